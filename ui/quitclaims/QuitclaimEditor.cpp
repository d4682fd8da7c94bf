#include "ui/quitclaims/QuitclaimEditor.h"

#include "ui/quitclaims/DateField.h"
#include "ui/quitclaims/FoldSection.h"
#include "ui/quitclaims/FormFields.h"
#include "ui/quitclaims/PurposeChoice.h"
#include "ui/quitclaims/QuitclaimSaving.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/quitclaims/ScanTray.h"
#include "ui/quitclaims/ScopeFields.h"
#include "ui/quitclaims/SigneeFields.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

namespace bk::ui {

// The fields are made in QuitclaimEditorLayout.cpp.

bool saysTheSame(const Quitclaim& a, const Quitclaim& b) {
    const auto sorted = [](QList<Grant> grants) {
        std::sort(grants.begin(), grants.end(),
                  [](const Grant& one, const Grant& other) { return one.purpose < other.purpose; });
        return grants;
    };
    return a.signedOn == b.signedOn && a.signedAt == b.signedAt && a.guardian == b.guardian &&
           a.secondGuardian == b.secondGuardian && a.from == b.from && a.until == b.until &&
           a.openEnded == b.openEnded && a.basis == b.basis && a.territory == b.territory &&
           a.conditions == b.conditions && a.notes == b.notes && a.scope == b.scope &&
           sorted(a.grants) == sorted(b.grants) && a.form == b.form;
}

void QuitclaimEditor::beginNew(const Person& person, const QList<FilePath>& scans) {
    begin(Task::New, person, std::nullopt);
    if (!scans.isEmpty()) m_scans->add(scans);
}

void QuitclaimEditor::beginRenewal(const Person& person, const Quitclaim& older) {
    begin(Task::Renewal, person, older);
}

void QuitclaimEditor::beginCorrection(const Person& person, const Quitclaim& kept) {
    begin(Task::Correction, person, kept);
}

void QuitclaimEditor::beginRefusal(const Person& person) {
    begin(Task::Refusal, person, std::nullopt);
}

void QuitclaimEditor::addScans(const QList<FilePath>& files) {
    m_scans->add(files);
}

void QuitclaimEditor::begin(Task task, const Person& person, const std::optional<Quitclaim>& older) {
    m_task = task;
    m_person = person;
    m_older = older;
    m_saving = false;
    m_error->hide();
    m_scans->clear();
    m_workspace.ask(
        this,
        [task, older](Services& services) -> Result<Lists> {
            Lists lists;
            BK_ASSIGN(lists.purposes, services.consent.purposes());
            BK_ASSIGN(lists.collections, services.collections.list());
            BK_ASSIGN(lists.forms, services.forms.list());
            if (task == Task::Renewal) {
                BK_ASSIGN(lists.frame, services.consent.renewal(older->id));
            } else if (older) {
                lists.frame = *older;
            }
            return lists;
        },
        [this, generation = ++m_generation](Result<Lists> lists) {
            if (generation != m_generation) return;
            if (!lists) {
                Q_EMIT m_workspace.failed(lists.error());
                return;
            }
            fill(*lists);
            show();
            if (m_task == Task::Refusal)
                m_signedOn->edit()->setFocus();
            else if (!m_choices.isEmpty())
                m_choices.first()->none()->setFocus();
            Q_EMIT opened();
        },
        2);
}

void QuitclaimEditor::fill(const Lists& lists) {
    m_filling = true;
    m_heading->setText(m_task == Task::Renewal ? tr("Renew %1 of %2").arg(m_older->number, m_person.name)
                       : m_task == Task::Correction
                           ? tr("Correct %1 of %2").arg(m_older->number, m_person.name)
                           : tr("New quitclaim of %1").arg(m_person.name));
    const bool correction = m_task == Task::Correction;
    m_keptScans->setVisible(correction);
    m_scans->setVisible(!correction || m_workspace.may(Right::OpenScans));
    if (correction) tellKeptScans();
    for (DateField* field : {m_signedOn, m_from, m_until})
        field->setDate({});
    m_place->clear();
    m_why->clear();
    m_notes->clear();
    m_openEnded->setChecked(false);
    for (FoldSection* section : folds())
        section->setOpen(false);

    for (PurposeChoice* choice : std::as_const(m_choices)) {
        choice->hide();
        choice->deleteLater();
    }
    m_choices.clear();
    QList<Purpose> purposes = lists.purposes;
    // What a record decided stays in it, whether or not it is asked for today.
    if (correction)
        for (const Grant& grant : m_older->grants)
            if (!purposes.contains(grant.purpose))
                purposes.insert(qMax<qsizetype>(0, purposes.size() - 1), grant.purpose);
    for (const Purpose& purpose : std::as_const(purposes))
        addChoice(purpose);
    fillFrame(lists);
    fillReplaces();
    if (m_task == Task::Renewal) fillRenewal(*m_older);
    if (m_task == Task::Correction) fillCorrection(*m_older);
    if (m_task == Task::Refusal) {
        m_signedOn->setDate(m_workspace.today());
        refuseAll();
    }
    m_filling = false;
    refresh();
}

void QuitclaimEditor::tellKeptScans() {
    m_keptScans->setText(m_older->scans.isEmpty()
                             ? tr("No scan is kept yet.")
                             : tr("%n scan(s) kept; they stay as they are. Add more here.", nullptr,
                                  static_cast<int>(m_older->scans.size())));
}

/// What a new record takes over from the one it follows, or is put right in it.
void QuitclaimEditor::fillFrame(const Lists& lists) {
    const Quitclaim& frame = lists.frame;
    m_scope->begin(m_person.id, lists.collections, frame.scope);
    m_form->begin(lists.forms, frame.form);
    m_signee->setGuardians(frame.guardian, frame.secondGuardian);
    m_basis->setCurrentIndex(qMax(0, m_basis->findData(static_cast<int>(frame.basis))));
    m_territory->setText(frame.territory);
    m_conditions->setText(frame.conditions);
}

void QuitclaimEditor::addChoice(const Purpose& purpose) {
    QWidget* box = purpose.isRecognition() ? m_recognition : m_purposes;
    auto* choice = new PurposeChoice(purpose, m_workspace.today(), box);
    connect(choice, &PurposeChoice::changed, this, &QuitclaimEditor::refresh);
    box->layout()->addWidget(choice);
    m_choices << choice;
}

void QuitclaimEditor::fillReplaces() {
    m_replaces->clear();
    m_replaces->addItem(tr("nothing"));
    // A correction puts right what was written down, not which record came before.
    m_replaces->setEnabled(m_task != Task::Correction);
    const std::optional<QuitclaimId> chosen = m_task == Task::Renewal      ? std::optional(m_older->id)
                                              : m_task == Task::Correction ? m_older->supersedes
                                                                           : std::nullopt;
    for (const QuitclaimView& view : std::as_const(m_known)) {
        const Quitclaim& one = view.quitclaim;
        const bool offered = one.state == QuitclaimState::Active || one.id == chosen;
        if (!offered || (m_task == Task::Correction && one.id == m_older->id)) continue;
        m_replaces->addItem(one.signedOn ? tr("%1, signed %2").arg(one.number, shortDate(*one.signedOn))
                                         : one.number,
                            one.id.toBytes());
    }
    if (!chosen) return;
    if (m_replaces->findData(chosen->toBytes()) < 0 && m_task == Task::Renewal)
        m_replaces->addItem(m_older->number, chosen->toBytes());
    m_replaces->setCurrentIndex(qMax(0, m_replaces->findData(chosen->toBytes())));
}

void QuitclaimEditor::fillRenewal(const Quitclaim& older) {
    for (PurposeChoice* choice : std::as_const(m_choices)) {
        std::optional<Decision> before;
        for (const Grant& grant : older.grants)
            if (grant.purpose == choice->purpose()) before = grant.decision;
        choice->setBefore(before);
    }
    // As long as the older one was, from its end on; being open-ended is said anew each time.
    const QDate begin = older.from.value_or(older.signedOn.value_or(QDate()));
    if (older.until && begin.isValid()) {
        const QDate start = qMax(*older.until, m_workspace.today());
        const qint64 days = begin.daysTo(*older.until);
        const int years = older.until->year() - begin.year();
        // Whole years stay whole, whatever leap days lie between.
        const qint64 beside = begin.addYears(years).daysTo(*older.until);
        m_until->setDate(qAbs(beside) <= 1 && years > 0 ? start.addYears(years) : start.addDays(days));
    }
}

void QuitclaimEditor::fillCorrection(const Quitclaim& kept) {
    for (PurposeChoice* choice : std::as_const(m_choices))
        for (const Grant& grant : kept.grants)
            if (grant.purpose == choice->purpose()) {
                choice->setDecision(grant.decision);
                choice->setUntil(grant.until);
            }
    m_signedOn->setDate(kept.signedOn);
    m_place->setText(kept.signedAt);
    m_from->setDate(kept.from);
    m_until->setDate(kept.until);
    m_openEnded->setChecked(kept.openEnded);
    m_notes->setPlainText(kept.notes);
}

void QuitclaimEditor::refuseAll() {
    for (PurposeChoice* choice : std::as_const(m_choices))
        choice->setDecision(Decision::Refused);
    // A no has no last day.
    if (!m_until->date()) m_openEnded->setChecked(true);
}

PurposeChoice* QuitclaimEditor::choice(const Purpose& purpose) const {
    for (PurposeChoice* one : m_choices)
        if (one->purpose() == purpose) return one;
    return nullptr;
}

Quitclaim QuitclaimEditor::record() const {
    Quitclaim record;
    if (m_task == Task::Correction) record = *m_older;
    record.person = m_person.id;
    record.signedOn = m_signedOn->date();
    record.signedAt = m_place->text().simplified();
    record.from = m_from->date();
    record.openEnded = m_openEnded->isChecked();
    record.until = record.openEnded ? std::nullopt : m_until->date();
    record.guardian = m_signee->guardian();
    record.secondGuardian = m_signee->secondGuardian();
    record.basis = static_cast<LegalBasis>(m_basis->currentData().toInt());
    record.territory = m_territory->text().simplified();
    record.conditions = m_conditions->text().simplified();
    record.notes = m_notes->toPlainText().trimmed();
    record.scope = m_scope->scope();
    record.form = m_form->form();
    record.grants.clear();
    for (const PurposeChoice* choice : m_choices)
        if (const auto decision = choice->decision())
            record.grants << Grant{choice->purpose(), *decision, choice->until()};
    if (m_task != Task::Correction) {
        const QByteArray replaced = m_replaces->currentData().toByteArray();
        if (!replaced.isEmpty()) record.supersedes = QuitclaimId::fromBytes(replaced);
    }
    return record;
}

bool QuitclaimEditor::datesAreDates() const {
    const bool fields = m_signedOn->isAcceptable() && m_from->isAcceptable() &&
                        (m_openEnded->isChecked() || m_until->isAcceptable());
    return fields && std::all_of(m_choices.begin(), m_choices.end(),
                                 [](const PurposeChoice* choice) { return choice->isAcceptable(); });
}

bool QuitclaimEditor::asksWhy() const {
    return m_task == Task::Correction && m_older->state != QuitclaimState::Draft;
}

void QuitclaimEditor::refresh() {
    if (m_filling) return;
    m_until->setEnabled(!m_openEnded->isChecked());
    m_whyBox->setVisible(asksWhy());
    const Quitclaim wanted = record();
    const QDate signedOn = wanted.signedOn.value_or(m_workspace.today());
    m_signee->sayUnder16(under16(m_person.born, signedOn) ? m_person.name : QString());
    tellFolds(wanted);
    sayOutlook(wanted);
}

void QuitclaimEditor::tellFolds(const Quitclaim& wanted) {
    m_scopeFold->setSummary(m_scope->summary());
    QStringList terms{m_basis->currentText(),
                      wanted.territory.isEmpty() ? tr("everywhere") : wanted.territory};
    if (!wanted.conditions.isEmpty()) terms << wanted.conditions;
    m_termsFold->setSummary(terms.join(QStringLiteral(" · ")));
    m_formFold->setSummary(m_form->summary());
    QStringList notes;
    if (m_replaces->currentIndex() > 0) notes << tr("replaces %1").arg(m_replaces->currentText());
    if (!wanted.notes.isEmpty()) notes << wanted.notes.simplified();
    m_notesFold->setSummary(notes.isEmpty() ? tr("none") : notes.join(QStringLiteral(" · ")));
}

void QuitclaimEditor::sayOutlook(const Quitclaim& wanted) {
    const bool correction = m_task == Task::Correction;
    const int kept = correction ? static_cast<int>(m_older->scans.size()) : 0;
    QuitclaimOutlook outlook =
        outlookFor(wanted, m_scans->count() + kept, m_person.born, m_workspace.today());
    if (correction && outlook.savable) {
        const bool same = saysTheSame(wanted, *m_older);
        if (same && m_scans->count() == 0)
            outlook = {false, Tone::Neutral, tr("Nothing is changed yet.")};
        else if (!same && asksWhy() && m_why->text().trimmed().isEmpty())
            outlook = {false, Tone::Neutral, tr("Say why it is put right.")};
        else if (m_older->state == QuitclaimState::Withdrawn)
            outlook = {true, Tone::Attention,
                       tr("It will be put right, and stays withdrawn. The history keeps what was before.")};
        else if (m_older->state == QuitclaimState::Active && outlook.tone == Tone::Cleared)
            outlook.sentence =
                tr("It will count as it is put right, at once. The history keeps what was before.");
    }
    if (!datesAreDates())
        outlook = {false, Tone::Neutral, tr("One of the dates is not a date. Write it like 31-12-2026.")};
    if (!m_scans->idle()) outlook = {false, Tone::Neutral, tr("Reading the scan…")};
    m_outlook->say(outlook.tone, outlook.sentence);
    m_save->setEnabled(outlook.savable && !m_saving);
    m_save->setText(m_scans->count() + kept == 0 ? tr("Save as draft") : tr("Save"));
}

QString QuitclaimEditor::outlook() const {
    return m_outlook->sentence();
}

bool QuitclaimEditor::isSavable() const {
    return m_save->isEnabled();
}

void QuitclaimEditor::showError(const QString& sentence) {
    m_error->setText(sentence);
    m_error->show();
    refresh();
}

void QuitclaimEditor::save() {
    if (!isSavable()) return;
    m_saving = true;
    m_save->setEnabled(false);
    m_error->hide();
    const Quitclaim wanted = record();
    const bool correction = m_task == Task::Correction;
    const bool changed = !correction || !saysTheSame(wanted, *m_older);
    m_workspace.ask(
        this,
        [wanted, scans = m_scans->scans(), why = m_why->text().simplified(), correction,
         changed](Services& services) {
            return correction ? saveCorrection(services, wanted, changed, why, scans)
                              : saveNew(services, wanted, scans);
        },
        [this](const SavedQuitclaim& outcome) { takeOutcome(outcome); }, 2);
}

void QuitclaimEditor::takeOutcome(const SavedQuitclaim& outcome) {
    m_saving = false;
    if (!outcome.isWhole()) {
        if (!outcome.record) return showError(sentenceFor(*outcome.error));
        // What is kept is not to be saved again with the rest.
        m_older = outcome.record;
        m_scans->takeOff(outcome.scans);
        tellKeptScans();
        return showError(
            tr("What you changed is kept; only a scan is not yet. %1").arg(sentenceFor(*outcome.error)));
    }
    // The scan's plain bytes are not kept longer than needed.
    m_scans->clear();
    hide();
    if (outcome.error)
        Q_EMIT savedInPart(sentenceFor(*outcome.error));
    else if (m_task == Task::Correction)
        Q_EMIT corrected(*outcome.record);
    else
        Q_EMIT saved(*outcome.record);
}

void QuitclaimEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        event->modifiers().testFlag(Qt::ControlModifier)) {
        save();
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace bk::ui
