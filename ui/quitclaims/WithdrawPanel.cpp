#include "ui/quitclaims/WithdrawPanel.h"

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

QString sentenceFor(const WithdrawalOutcome& outcome, const QString& number) {
    QString sentence =
        WithdrawPanel::tr("%1 is withdrawn: %n photo(s) blocked", nullptr, outcome.photosAffected)
            .arg(number);
    if (outcome.faceprintsErased > 0)
        sentence += WithdrawPanel::tr(", %n faceprint(s) erased", nullptr, outcome.faceprintsErased);
    if (outcome.publicationsAffected > 0)
        sentence +=
            WithdrawPanel::tr(", %n publication(s) to take down", nullptr, outcome.publicationsAffected);
    return sentence + QLatin1Char('.');
}

WithdrawPanel::WithdrawPanel(Workspace& workspace, const Quitclaim& quitclaim, QWidget* parent)
    : QFrame(parent), m_workspace(workspace), m_quitclaim(quitclaim) {
    const QList<Purpose> gone = withdrawnOf(quitclaim);
    for (const Purpose& purpose : purposesOf(quitclaim, Decision::Granted))
        if (!gone.contains(purpose)) m_granted << purpose;

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLine(Qt::Horizontal, this));
    auto* heading = new QLabel(tr("Withdraw %1").arg(quitclaim.number), this);
    heading->setProperty("role", QStringLiteral("heading"));
    layout->addWidget(heading);
    auto* meaning = new QLabel(
        tr("Counts at once: the photos that rely on it are blocked when you press the button, and with "
           "recognition the faceprints are erased for good. How many there were is told right after. It "
           "cannot "
           "be "
           "undone; the person can sign a new quitclaim."),
        this);
    meaning->setProperty("role", QStringLiteral("caption"));
    meaning->setWordWrap(true);
    layout->addWidget(meaning);
    makePurposes(layout);
    makeDetails(layout);

    m_error = new QLabel(this);
    m_error->setProperty("role", QStringLiteral("error"));
    m_error->setWordWrap(true);
    m_error->hide();
    layout->addWidget(m_error);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_withdraw = new QPushButton(tr("Withdraw"), this);
    m_withdraw->setProperty("role", QStringLiteral("danger"));
    auto* cancel = new QPushButton(tr("Cancel"), this);
    buttons->addWidget(m_withdraw);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    connect(m_withdraw, &QPushButton::clicked, this, &WithdrawPanel::withdraw);
    connect(cancel, &QPushButton::clicked, this, &WithdrawPanel::cancelled);
    refresh();
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
    m_boxes->setVisible(m_some->isChecked());
    const bool something = m_everything->isChecked() || !chosen().isEmpty();
    m_withdraw->setEnabled(something && m_date->date().has_value());
}

void WithdrawPanel::withdraw() {
    if (!m_withdraw->isEnabled()) return;
    m_withdraw->setEnabled(false);
    m_error->hide();
    Withdrawal withdrawal;
    withdrawal.date = m_date->date().value_or(m_workspace.today());
    if (m_some->isChecked()) withdrawal.purposes = chosen();
    withdrawal.channel = m_channel->currentText().simplified();
    withdrawal.reason = m_reason->text().simplified();
    m_workspace.ask(
        this,
        [id = m_quitclaim.id, withdrawal](Services& services) {
            return services.consent.withdraw(id, withdrawal);
        },
        [this](Result<WithdrawalOutcome> outcome) {
            if (!outcome) {
                m_error->setText(sentenceFor(outcome.error()));
                m_error->show();
                refresh();
                return;
            }
            Q_EMIT withdrawn(*outcome, sentenceFor(*outcome, m_quitclaim.number));
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
