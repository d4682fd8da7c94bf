#pragma once

#include "core/base/FilePath.h"
#include "core/model/Collection.h"
#include "core/model/ConsentForm.h"
#include "core/model/Person.h"
#include "core/services/ConsentService.h"
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
class FoldSection;
class FormFields;
class PurposeChoice;
class ScanTray;
class ScopeFields;
class SigneeFields;
class Workspace;
struct SavedQuitclaim;

/// A quitclaim copied from paper. No purpose is ticked beforehand, an end date or "open-ended" is chosen on
/// purpose, and one sentence says all the while what will become of it: active, or a draft and why. A renewal
/// is the same form with the older one's guardians, scope and length, but none of its yeses. A correction is
/// the same form with what is written down, and asks why where the record counts already.
class QuitclaimEditor : public Card {
    Q_OBJECT
public:
    explicit QuitclaimEditor(Workspace& workspace, QWidget* parent = nullptr);

    /// The person's records, for what a new one may replace.
    void setKnown(const QList<QuitclaimView>& known) { m_known = known; }
    /// Opened when the purposes and collections have come (opened()).
    void beginNew(const Person& person, const QList<FilePath>& scans = {});
    void beginRenewal(const Person& person, const Quitclaim& older);
    void beginCorrection(const Person& person, const Quitclaim& kept);
    /// Somebody said no to everything, today: what the press that led here means.
    void beginRefusal(const Person& person);
    void refuseAll();
    void addScans(const QList<FilePath>& files);
    void save();

    /// What the fields say now.
    Quitclaim record() const;
    const QList<PurposeChoice*>& choices() const { return m_choices; }
    PurposeChoice* choice(const Purpose& purpose) const;
    QString outlook() const;
    bool isSavable() const;
    DateField* signedOn() const { return m_signedOn; }
    QLineEdit* place() const { return m_place; }
    DateField* until() const { return m_until; }
    DateField* from() const { return m_from; }
    QCheckBox* openEnded() const { return m_openEnded; }
    SigneeFields* signee() const { return m_signee; }
    ScopeFields* scope() const { return m_scope; }
    FormFields* form() const { return m_form; }
    QLineEdit* conditions() const { return m_conditions; }
    QLineEdit* territory() const { return m_territory; }
    QPlainTextEdit* notes() const { return m_notes; }
    QComboBox* replaces() const { return m_replaces; }
    QLineEdit* why() const { return m_why; }
    ScanTray* scans() const { return m_scans; }
    QPushButton* saveButton() const { return m_save; }
    /// The parts that begin folded.
    QList<FoldSection*> folds() const { return {m_scopeFold, m_termsFold, m_formFold, m_notesFold}; }

Q_SIGNALS:
    void opened();
    void saved(const bk::Quitclaim& quitclaim);
    /// As saved(), for a record that was there.
    void corrected(const bk::Quitclaim& quitclaim);
    /// As either, but SENTENCE says what could not follow from it.
    void savedInPart(const QString& sentence);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Task { New, Renewal, Correction, Refusal };
    struct Lists {
        QList<Purpose> purposes;
        QList<Collection> collections;
        QList<ConsentForm> forms;
        Quitclaim frame; ///< what it begins with
    };

    void begin(Task task, const Person& person, const std::optional<Quitclaim>& older);
    void makePurposes();
    void makeDates();
    void makeSignee();
    void makeMore();
    void makeWhy();
    void makeButtons();
    void connectFields();
    void fill(const Lists& lists);
    void fillFrame(const Lists& lists);
    void fillRenewal(const Quitclaim& older);
    void fillCorrection(const Quitclaim& kept);
    void fillReplaces();
    void addChoice(const Purpose& purpose);
    void refresh();
    void tellFolds(const Quitclaim& wanted);
    void sayOutlook(const Quitclaim& wanted);
    bool datesAreDates() const;
    bool asksWhy() const;
    void tellKeptScans();
    void takeOutcome(const SavedQuitclaim& outcome);
    void showError(const QString& sentence);
    QLabel* addHeading(const QString& text);

    Workspace& m_workspace;
    Task m_task = Task::New;
    Person m_person;
    std::optional<Quitclaim> m_older; ///< what is renewed or corrected
    QList<QuitclaimView> m_known;
    QList<PurposeChoice*> m_choices;

    QLabel* m_heading = nullptr;
    QLabel* m_keptScans = nullptr;
    ScanTray* m_scans = nullptr;
    QPushButton* m_refuse = nullptr;
    QWidget* m_purposes = nullptr;
    QWidget* m_recognition = nullptr;
    DateField* m_signedOn = nullptr;
    QLineEdit* m_place = nullptr;
    DateField* m_from = nullptr;
    DateField* m_until = nullptr;
    QCheckBox* m_openEnded = nullptr;
    SigneeFields* m_signee = nullptr;
    FoldSection* m_scopeFold = nullptr;
    ScopeFields* m_scope = nullptr;
    FoldSection* m_termsFold = nullptr;
    QComboBox* m_basis = nullptr;
    QLineEdit* m_territory = nullptr;
    QLineEdit* m_conditions = nullptr;
    FoldSection* m_formFold = nullptr;
    FormFields* m_form = nullptr;
    FoldSection* m_notesFold = nullptr;
    QComboBox* m_replaces = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    QWidget* m_whyBox = nullptr;
    QLineEdit* m_why = nullptr;
    Banner* m_outlook = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_save = nullptr;
    bool m_filling = false;
    bool m_saving = false;
    int m_generation = 0;
};

/// Whether two records say the same, apart from what the catalog gives.
bool saysTheSame(const Quitclaim& a, const Quitclaim& b);

} // namespace bk::ui
