#pragma once

#include "core/base/Id.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QListWidget;
class QModelIndex;

namespace bk::ui {

class Workspace;

/// A line in which a name is typed, with the persons that fit listed right below: arrows move, Enter takes
/// the marked one, Esc gives up. A name nobody has offers to add that person, as a line of its own, so that
/// nobody is added by a slip. Accents and case do not matter. Window's thread.
class PersonField : public QWidget {
    Q_OBJECT
public:
    /// NAME is for screen readers; HINT stands in the empty line.
    PersonField(Workspace& workspace, const QString& name, const QString& hint, QWidget* parent = nullptr);

    /// Puts the keyboard here, with TEXT typed already.
    void begin(const QString& text = {});
    void clear();
    /// Whether an unknown name offers to add the person. On unless told otherwise.
    void setOffersNew(bool offers) { m_offersNew = offers; }
    /// PERSON is not offered.
    void leaveOut(const PersonId& person) { m_leftOut = person; }
    QLineEdit* edit() const { return m_edit; }
    QListWidget* choices() const { return m_choices; }

Q_SIGNALS:
    /// Somebody of the catalog, perhaps added just now.
    void chosen(const bk::PersonId& person, const QString& name);
    void cancelled();
    /// The names have come; what was typed before is compared with them now.
    void loaded();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Known {
        PersonId id;
        QString name;
        QString folded; ///< lower case, without accents
    };
    void load();
    void offer();
    void takeCurrent();
    void add(const QString& name);

    Workspace& m_workspace;
    QLineEdit* m_edit = nullptr;
    QListWidget* m_choices = nullptr;
    QList<Known> m_known;
    bool m_loaded = false;
    bool m_loading = false;
    bool m_adding = false;
    bool m_offersNew = true;
    std::optional<PersonId> m_leftOut;
};

/// TEXT for comparing: lower case, accents taken off.
QString foldedName(const QString& text);

} // namespace bk::ui
