#include "ui/quitclaims/WithdrawPanel.h"

#include "core/services/KeptPart.h"
#include "ui/quitclaims/DateField.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FlowLayout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

QString doneBy(const WithdrawalOutcome& outcome) {
    QString done = WithdrawPanel::tr("%n photo(s) blocked", nullptr, outcome.photosAffected);
    if (outcome.faceprintsErased > 0)
        done += WithdrawPanel::tr(", %n faceprint(s) erased", nullptr, outcome.faceprintsErased);
    if (outcome.publicationsAffected > 0)
        done += WithdrawPanel::tr(", %n publication(s) to take down", nullptr, outcome.publicationsAffected);
    return done;
}

} // namespace

WithdrawPanel::WithdrawPanel(Workspace& workspace, QWidget* parent)
    : QFrame(parent), m_workspace(workspace) {}

WithdrawPanel::WithdrawPanel(Workspace& workspace, const Quitclaim& quitclaim, QWidget* parent)
    : WithdrawPanel(workspace, parent) {
    m_quitclaim = quitclaim.id;
    m_number = quitclaim.number;
    m_granted = withdrawableOf(quitclaim);
    begin(tr("Withdraw %1").arg(quitclaim.number),
          tr("Counts at once: the photos that rely on it are blocked when you press the button, and with "
             "recognition the faceprints are erased for good. How many there were is told right after. It "
             "cannot be undone; the person can sign a new quitclaim."),
          tr("Withdraw"));
}

WithdrawPanel::WithdrawPanel(Workspace& workspace, const PersonSummary& person,
                             const QList<QuitclaimView>& quitclaims, QWidget* parent)
    : WithdrawPanel(workspace, parent) {
    m_person = person.person.id;
    for (const QuitclaimView& view : quitclaims) {
        if (!isWithdrawable(view.quitclaim)) continue;
        ++m_records;
        for (const Purpose& purpose : withdrawableOf(view.quitclaim))
            if (!m_granted.contains(purpose)) m_granted << purpose;
    }
    QString numbers = tr("%n quitclaim(s)", nullptr, m_records);
    numbers += tr(", %n photo(s) that show this person", nullptr, person.photos);
    if (person.faceprints > 0) numbers += tr(", %n faceprint(s)", nullptr, person.faceprints);
    begin(tr("Withdraw everything that %1 allowed").arg(person.person.name),
          tr("This is about %1. Counts at once: the photos are blocked for %2 when you press the button, and "
             "faceprints are erased for good. It cannot be undone; the person can sign a new quitclaim.")
              .arg(numbers, listOf(m_granted)),
          tr("Withdraw everything"));
}

void WithdrawPanel::begin(const QString& heading, const QString& meaning, const QString& press) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    m_line = makeLine(Qt::Horizontal, this);
    layout->addWidget(m_line);
    auto* title = new QLabel(heading, this);
    title->setProperty("role", QStringLiteral("heading"));
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    layout->addWidget(title);
    m_meaning = new QLabel(meaning, this);
    m_meaning->setProperty("role", QStringLiteral("caption"));
    m_meaning->setTextFormat(Qt::PlainText);
    m_meaning->setWordWrap(true);
    layout->addWidget(m_meaning);
    if (!ofPerson()) makePurposes(layout);
    makeDetails(layout);

    m_error = new QLabel(this);
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->hide();
    layout->addWidget(m_error);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_withdraw = new QPushButton(press, this);
    m_withdraw->setProperty("role", QStringLiteral("danger"));
    m_withdraw->setAccessibleDescription(meaning);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setToolTip(tr("Esc"));
    buttons->addWidget(m_withdraw);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    connect(m_withdraw, &QPushButton::clicked, this, &WithdrawPanel::withdraw);
    connect(cancel, &QPushButton::clicked, this, &WithdrawPanel::cancelled);
    refresh();
}

void WithdrawPanel::standAlone() {
    m_line->hide();
    layout()->setContentsMargins(0, 0, 0, 0);
}

QString WithdrawPanel::meaning() const {
    return m_meaning->text();
}

void WithdrawPanel::makePurposes(QVBoxLayout* layout) {
    m_everything = new QRadioButton(tr("Everything it grants: %1").arg(listOf(m_granted)), this);
    m_everything->setChecked(true);
    m_some = new QRadioButton(tr("Only some purposes"), this);
    layout->addWidget(m_everything);
    layout->addWidget(m_some);
    m_boxes = new QWidget(this);
    auto* boxes = new FlowLayout(m_boxes, 8);
    boxes->setContentsMargins(24, 0, 0, 0);
    for (const Purpose& purpose : std::as_const(m_granted)) {
        auto* box = new QCheckBox(purposeName(purpose), m_boxes);
        boxes->addWidget(box);
        m_purposes << box;
        connect(box, &QCheckBox::toggled, this, &WithdrawPanel::refresh);
    }
    layout->addWidget(m_boxes);
    connect(m_everything, &QRadioButton::toggled, this, &WithdrawPanel::refresh);
}

void WithdrawPanel::makeDetails(QVBoxLayout* layout) {
    auto* form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    m_date = new DateField(m_workspace.today(), tr("Day of the withdrawal"), this);
    m_date->setDate(m_workspace.today());
    form->addRow(tr("Day"), m_date);
    m_channel = new QComboBox(this);
    m_channel->setEditable(true);
    m_channel->addItems({tr("in person"), tr("by e-mail"), tr("by letter"), tr("by phone"), tr("by form")});
    m_channel->setAccessibleName(tr("How it reached you"));
    form->addRow(tr("How it reached you"), m_channel);
    m_reason = new QLineEdit(this);
    m_reason->setPlaceholderText(tr("not required"));
    form->addRow(tr("Reason"), m_reason);
    for (QWidget* field : QWidgetList{m_date, m_channel, m_reason})
        field->setMaximumWidth(scaled(280));
    layout->addLayout(form);
    connect(m_date, &DateField::dateChanged, this, &WithdrawPanel::refresh);
}

void WithdrawPanel::choose(const Purpose& purpose) {
    m_some->setChecked(true);
    for (int i = 0; i < m_purposes.size(); ++i)
        m_purposes.at(i)->setChecked(m_granted.at(i) == purpose);
}

QList<Purpose> WithdrawPanel::chosen() const {
    QList<Purpose> purposes;
    for (int i = 0; i < m_purposes.size(); ++i)
        if (m_purposes.at(i)->isChecked()) purposes << m_granted.at(i);
    return purposes;
}

void WithdrawPanel::refresh() {
    if (m_withdraw == nullptr) return;
    bool something = true;
    if (!ofPerson()) {
        m_boxes->setVisible(m_some->isChecked());
        something = m_everything->isChecked() || !chosen().isEmpty();
    }
    m_withdraw->setEnabled(something && m_date->date().has_value());
}

void WithdrawPanel::withdraw() {
    if (!m_withdraw->isEnabled()) return;
    m_withdraw->setEnabled(false);
    m_busy = true;
    m_error->hide();
    Withdrawal withdrawal;
    withdrawal.date = m_date->date().value_or(m_workspace.today());
    if (!ofPerson() && m_some->isChecked()) withdrawal.purposes = chosen();
    withdrawal.channel = m_channel->currentText().simplified();
    withdrawal.reason = m_reason->text().simplified();
    m_workspace.ask(
        this,
        [id = m_quitclaim, person = m_person, withdrawal](Services& services) {
            return person.isNull() ? services.consent.withdraw(id, withdrawal)
                                   : services.consent.withdrawAll(person, withdrawal);
        },
        [this](Result<WithdrawalOutcome> outcome) {
            m_busy = false;
            if (outcome) {
                const QString what = ofPerson() ? tr("%n quitclaim(s) withdrawn", nullptr, m_records)
                                                : tr("%1 is withdrawn").arg(m_number);
                Q_EMIT withdrawn(*outcome, tr("%1: %2.").arg(what, doneBy(*outcome)));
            } else if (keptPart(outcome.error()) == KeptPart::Withdrawal) {
                WithdrawalOutcome known;
                if (!ofPerson()) known.quitclaims << m_quitclaim;
                Q_EMIT withdrawn(known, sentenceFor(outcome.error()));
            } else {
                m_error->setText(sentenceFor(outcome.error()));
                m_error->show();
                refresh();
            }
            Q_EMIT settled();
        },
        3);
}

void WithdrawPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace bk::ui
