#pragma once

#include "core/services/PurposeService.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class Workspace;

/// The list of purposes for an administrator: each with its name, which is changed in place, its place in the
/// list, retired or removed; a new one below; what each was called before.
class PurposeList : public QWidget {
    Q_OBJECT
public:
    explicit PurposeList(Workspace& workspace, QWidget* parent = nullptr);

    /// Asks; loaded() when it came.
    void load();

    /// Of the purpose with this key; null: it is not shown.
    QLineEdit* nameOf(const QString& key) const;
    QPushButton* up(const QString& key) const { return m_rows.value(key).up; }
    QPushButton* down(const QString& key) const { return m_rows.value(key).down; }
    /// Retires it, or restores a retired one.
    QPushButton* retire(const QString& key) const { return m_rows.value(key).retire; }
    /// Only where nothing names it.
    QPushButton* removal(const QString& key) const { return m_rows.value(key).remove; }
    QPushButton* history(const QString& key) const { return m_rows.value(key).history; }
    QLineEdit* newName() const { return m_newName; }
    QPushButton* addButton() const { return m_add; }
    Banner* outcome() const { return m_outcome; }

Q_SIGNALS:
    void loaded();

private:
    struct Row {
        QLineEdit* name = nullptr;
        QPushButton* up = nullptr;
        QPushButton* down = nullptr;
        QPushButton* retire = nullptr;
        QPushButton* remove = nullptr;
        QPushButton* history = nullptr;
        QLabel* past = nullptr;
    };
    using Change = std::function<Status(PurposeService&)>;

    void show(const QList<PurposeView>& views);
    void addRow(const PurposeView& view, int place, int inUse);
    QPushButton* addButton(QLayout* layout, const QString& icon, const QString& name);
    void rename(const Purpose& purpose, const QString& name);
    void add();
    void showHistory(const Purpose& purpose);
    bool isTaken(const QString& name, const Purpose& but);
    void change(const QString& sentence, Change change);

    Workspace& m_workspace;
    QList<PurposeView> m_views;
    QHash<QString, Row> m_rows; ///< by key
    QVBoxLayout* m_list = nullptr;
    QLineEdit* m_newName = nullptr;
    QPushButton* m_add = nullptr;
    Banner* m_outcome = nullptr;
    QString m_focus; ///< key and button that have the keyboard again after the list was made anew
    int m_generation = 0;
};

} // namespace bk::ui
