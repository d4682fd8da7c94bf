#pragma once

#include "core/base/FilePath.h"
#include "core/model/Collection.h"
#include "core/model/Person.h"
#include "core/model/Quitclaim.h"
#include "ui/widgets/Card.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace bk::ui {

class Banner;
class DateField;
class PurposeChoice;
class ScanTray;
class Workspace;

/// A quitclaim copied from paper. No purpose is ticked beforehand, an end date or "open-ended" is chosen on
/// purpose, and one sentence says all the while what will become of it: active, or a draft and why. A renewal
/// is the same form with the older one's guardian, scope and length, but none of its yeses.
class QuitclaimEditor : public Card {
    Q_OBJECT
public:
    explicit QuitclaimEditor(Workspace& workspace, QWidget* parent = nullptr);

    /// Opened when the purposes and collections have come (opened()).
    void beginNew(const Person& person, const QList<FilePath>& scans = {});
    void beginRenewal(const Person& person, const Quitclaim& older);
    void addScans(const QList<FilePath>& files);
    void save();

    /// What the fields say now.
    Quitclaim record() const;
    const QList<PurposeChoice*>& choices() const { return m_choices; }
    PurposeChoice* choice(const Purpose& purpose) const;
    QString outlook() const;
    bool isSavable() const;
    DateField* signedOn() const { return m_signedOn; }
    DateField* until() const { return m_until; }
    DateField* from() const { return m_from; }
    QCheckBox* openEnded() const { return m_openEnded; }
    QLineEdit* guardianName() const { return m_guardianName; }
    ScanTray* scans() const { return m_scans; }
    QPushButton* saveButton() const { return m_save; }

Q_SIGNALS:
    void opened();
    void saved(const bk::Quitclaim& quitclaim);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void begin(const Person& person, const std::optional<Quitclaim>& older);
    void makePurposes();
    void makeDates();
    void makeGuardian();
    void makeMore();
    void makeButtons();
    void fill(const QList<Purpose>& purposes, const QList<Collection>& collections);
    void fillFromOlder(const Quitclaim& older);
    void addChoice(const Purpose& purpose, class QLayout* layout);
    void refresh();
    QLabel* addHeading(const QString& text);

    Workspace& m_workspace;
    Person m_person;
    std::optional<Quitclaim> m_older;
    QList<PurposeChoice*> m_choices;

    QLabel* m_heading = nullptr;
    ScanTray* m_scans = nullptr;
    QWidget* m_purposes = nullptr;
    QWidget* m_recognition = nullptr;
    DateField* m_signedOn = nullptr;
    QLineEdit* m_place = nullptr;
    DateField* m_from = nullptr;
    DateField* m_until = nullptr;
    QCheckBox* m_openEnded = nullptr;
    QLabel* m_guardianHint = nullptr;
    QLineEdit* m_guardianName = nullptr;
    QLineEdit* m_guardianRelation = nullptr;
    QComboBox* m_scope = nullptr;
    QComboBox* m_basis = nullptr;
    QLineEdit* m_territory = nullptr;
    QLineEdit* m_conditions = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    Banner* m_outlook = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_save = nullptr;
    bool m_saving = false;
    int m_generation = 0;
};

} // namespace bk::ui
