#include "ui/quitclaims/QuitclaimEditor.h"

#include "ui/quitclaims/DateField.h"
#include "ui/quitclaims/PurposeChoice.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/quitclaims/ScanTray.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace bk::ui {

// The fields are made in QuitclaimEditorLayout.cpp.

void QuitclaimEditor::beginNew(const Person& person, const QList<FilePath>& scans) {
    begin(person, std::nullopt);
    if (!scans.isEmpty()) m_scans->add(scans);
}

void QuitclaimEditor::beginRenewal(const Person& person, const Quitclaim& older) {
    begin(person, older);
}

void QuitclaimEditor::addScans(const QList<FilePath>& files) {
    m_scans->add(files);
}

void QuitclaimEditor::begin(const Person& person, const std::optional<Quitclaim>& older) {
    m_person = person;
    m_older = older;
    m_saving = false;
    m_error->hide();
    m_scans->clear();
    m_heading->setText(older ? tr("Renew %1 of %2").arg(older->number, person.name)
                             : tr("New quitclaim of %1").arg(person.name));
    m_signedOn->setDate({});
    m_from->setDate({});
    m_until->setDate({});
    m_openEnded->setChecked(false);
    for (QLineEdit* line : {m_place, m_guardianName, m_guardianRelation, m_territory, m_conditions})
        line->clear();
    m_notes->clear();
    m_basis->setCurrentIndex(0);
    struct Lists {
        QList<Purpose> purposes;
        QList<Collection> collections;
    };
    m_workspace.ask(
        this,
        [](Services& services) -> Result<Lists> {
            Lists lists;
            BK_ASSIGN(lists.purposes, services.consent.purposes());
            BK_ASSIGN(lists.collections, services.collections.list());
            return lists;
        },
        [this, generation = ++m_generation](Result<Lists> lists) {
            if (generation != m_generation) return;
            if (!lists) {
                Q_EMIT m_workspace.failed(lists.error());
                return;
            }
            fill(lists->purposes, lists->collections);
            show();
            if (!m_choices.isEmpty()) m_choices.first()->none()->setFocus();
            Q_EMIT opened();
        },
        2);
}

void QuitclaimEditor::fill(const QList<Purpose>& purposes, const QList<Collection>& collections) {
    for (PurposeChoice* choice : std::as_const(m_choices)) {
        choice->hide();
        choice->deleteLater();
    }
    m_choices.clear();
    for (const Purpose& purpose : purposes)
        addChoice(purpose, (purpose.isRecognition() ? m_recognition : m_purposes)->layout());
    m_scope->clear();
    m_scope->addItem(tr("All photos"));
    for (const Collection& collection : collections)
        m_scope->addItem(tr("Only the collection “%1”").arg(collection.name), collection.id.toBytes());
    if (m_older) fillFromOlder(*m_older);
    refresh();
}

void QuitclaimEditor::addChoice(const Purpose& purpose, QLayout* layout) {
    auto* choice = new PurposeChoice(purpose, this);
    connect(choice, &PurposeChoice::changed, this, &QuitclaimEditor::refresh);
    layout->addWidget(choice);
    m_choices << choice;
}

void QuitclaimEditor::fillFromOlder(const Quitclaim& older) {
    for (PurposeChoice* choice : std::as_const(m_choices)) {
        std::optional<Decision> before;
        for (const Grant& grant : older.grants)
            if (grant.purpose == choice->purpose()) before = grant.decision;
        choice->setBefore(before);
    }
    m_place->setText(older.signedAt);
    if (older.guardian) {
        m_guardianName->setText(older.guardian->name);
        m_guardianRelation->setText(older.guardian->relation);
    }
    m_basis->setCurrentIndex(qMax(0, m_basis->findData(static_cast<int>(older.basis))));
    m_territory->setText(older.territory);
    m_conditions->setText(older.conditions);
    if (older.scope.kind == ScopeKind::Collection)
        m_scope->setCurrentIndex(qMax(0, m_scope->findData(older.scope.collection.toBytes())));
    if (older.scope.kind == ScopeKind::Photos) {
        m_scope->addItem(tr("The same %n photo(s) as before", nullptr, older.scope.photos.size()),
                         QByteArrayLiteral("photos"));
        m_scope->setCurrentIndex(m_scope->count() - 1);
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

PurposeChoice* QuitclaimEditor::choice(const Purpose& purpose) const {
    for (PurposeChoice* one : m_choices)
        if (one->purpose() == purpose) return one;
    return nullptr;
}

Quitclaim QuitclaimEditor::record() const {
    Quitclaim record;
    record.person = m_person.id;
    record.signedOn = m_signedOn->date();
    record.signedAt = m_place->text().simplified();
    record.from = m_from->date();
    record.openEnded = m_openEnded->isChecked();
    if (!record.openEnded) record.until = m_until->date();
    const QString guardian = m_guardianName->text().simplified();
    const QString relation = m_guardianRelation->text().simplified();
    if (!guardian.isEmpty() || !relation.isEmpty()) record.guardian = Guardian{guardian, relation};
    record.basis = static_cast<LegalBasis>(m_basis->currentData().toInt());
    record.territory = m_territory->text().simplified();
    record.conditions = m_conditions->text().simplified();
    record.notes = m_notes->toPlainText().trimmed();
    const QByteArray scope = m_scope->currentData().toByteArray();
    if (scope == QByteArrayLiteral("photos") && m_older) {
        record.scope = m_older->scope;
    } else if (!scope.isEmpty()) {
        record.scope.kind = ScopeKind::Collection;
        record.scope.collection = CollectionId::fromBytes(scope);
    }
    for (const PurposeChoice* choice : m_choices)
        if (const auto decision = choice->decision())
            record.grants << Grant{choice->purpose(), *decision, std::nullopt};
    if (m_older) record.supersedes = m_older->id;
    return record;
}

void QuitclaimEditor::refresh() {
    m_until->setEnabled(!m_openEnded->isChecked());
    const Quitclaim wanted = record();
    const QDate signedOn = wanted.signedOn.value_or(m_workspace.today());
    const bool young = under16(m_person.born, signedOn);
    m_guardianHint->setText(
        young
            ? tr("%1 is under 16 on the day of signing: a parent or guardian has to sign.").arg(m_person.name)
            : tr("Only when a parent or guardian signed."));
    m_guardianHint->setProperty("role", young ? QStringLiteral("error") : QStringLiteral("caption"));
    // A changed property counts for the style only after it is put on again.
    m_guardianHint->setStyleSheet(young ? QStringLiteral("color: %1").arg(toneColor(Tone::Attention).name())
                                        : QString());

    QuitclaimOutlook outlook = outlookFor(wanted, m_scans->count(), m_person.born, m_workspace.today());
    for (const DateField* field : {m_signedOn, m_from, m_until})
        if (field->isEnabled() && !field->isAcceptable())
            outlook = {false, Tone::Neutral, tr("One of the dates is not a date. Write it like 31-12-2026.")};
    if (!m_scans->idle()) outlook = {false, Tone::Neutral, tr("Reading the scan…")};
    m_outlook->say(outlook.tone, outlook.sentence);
    m_save->setEnabled(outlook.savable && !m_saving);
    m_save->setText(m_scans->count() == 0 ? tr("Save as draft") : tr("Save"));
}

QString QuitclaimEditor::outlook() const {
    return m_outlook->sentence();
}

bool QuitclaimEditor::isSavable() const {
    return m_save->isEnabled();
}

void QuitclaimEditor::save() {
    if (!isSavable()) return;
    m_saving = true;
    m_save->setEnabled(false);
    m_error->hide();
    m_workspace.ask(
        this,
        [record = record(), scans = m_scans->scans()](Services& services) {
            return services.consent.add(record, scans);
        },
        [this](Result<Quitclaim> quitclaim) {
            m_saving = false;
            if (!quitclaim) {
                m_error->setText(sentenceFor(quitclaim.error()));
                m_error->show();
                refresh();
                return;
            }
            // The scan's plain bytes are not kept longer than needed.
            m_scans->clear();
            hide();
            Q_EMIT saved(*quitclaim);
        },
        2);
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
