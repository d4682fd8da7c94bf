#include "ui/today/PutOffDialog.h"

#include "ui/quitclaims/DateField.h"
#include "ui/shell/Workspace.h"
#include "ui/today/TaskWords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int dialogWidth = 420;
constexpr int usualDays = 7;

} // namespace

PutOffDialog::PutOffDialog(Workspace& workspace, const Task& task, QWidget* parent)
    : QDialog(parent), m_workspace(workspace), m_task(task) {
    setWindowTitle(tr("Put off"));
    setMinimumWidth(scaled(dialogWidth));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(8);
    auto* what = new QLabel(sentenceFor(task), this);
    what->setTextFormat(Qt::PlainText);
    what->setWordWrap(true);
    what->setProperty("role", QStringLiteral("heading"));
    layout->addWidget(what);
    layout->addSpacing(8);

    const QDate today = workspace.today();
    auto* untilWords = new QLabel(tr("Tell it again &on"), this);
    m_until = new DateField(today, tr("The day on which it is told again"), this);
    m_until->setDate(today.addDays(usualDays));
    untilWords->setBuddy(m_until->edit());
    layout->addWidget(untilWords);
    layout->addWidget(m_until);
    auto* quick = new QHBoxLayout;
    quick->setSpacing(8);
    const auto offer = [&](const QString& words, int days) {
        auto* chip = new QPushButton(words, this);
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setAutoDefault(false);
        connect(chip, &QPushButton::clicked, this,
                [this, day = today.addDays(days)] { m_until->setDate(day); });
        quick->addWidget(chip);
    };
    offer(tr("Tomorrow"), 1);
    offer(tr("In a week"), usualDays);
    offer(tr("In 30 days"), 30);
    offer(tr("In 90 days"), TaskService::longestSnoozeDays);
    quick->addStretch(1);
    layout->addLayout(quick);
    layout->addSpacing(8);

    auto* reasonWords = new QLabel(tr("&Why"), this);
    m_reason = new QLineEdit(this);
    m_reason->setAccessibleName(tr("Why it is put off"));
    m_reason->setPlaceholderText(tr("For example: the form was sent"));
    reasonWords->setBuddy(m_reason);
    layout->addWidget(reasonWords);
    layout->addWidget(m_reason);
    m_problem = new QLabel(this);
    m_problem->setProperty("role", QStringLiteral("error"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addSpacing(8);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_putOff = new QPushButton(tr("Put off"), this);
    m_putOff->setProperty("role", QStringLiteral("primary"));
    m_putOff->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(m_putOff);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_putOff, &QPushButton::clicked, this, &PutOffDialog::putOff);
    m_reason->setFocus();
}

QString PutOffDialog::problem() const {
    return m_problem->isVisible() ? m_problem->text() : QString();
}

void PutOffDialog::showEvent(QShowEvent* event) {
    fit();
    QDialog::showEvent(event);
}

/// As high as the words need at this width: a window does not see to that by itself.
void PutOffDialog::fit() {
    ensurePolished();
    layout()->activate();
    const int wide = std::max(width(), minimumWidth());
    resize(wide, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : sizeHint().height());
}

void PutOffDialog::refuse(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->show();
    fit();
}

void PutOffDialog::putOff() {
    const std::optional<QDate> until = m_until->date();
    const QDate today = m_workspace.today();
    if (!until || *until <= today || *until > today.addDays(TaskService::longestSnoozeDays)) {
        refuse(tr("Choose a day from tomorrow to %1.")
                   .arg(shortDate(today.addDays(TaskService::longestSnoozeDays))));
        m_until->edit()->setFocus();
        return;
    }
    if (m_reason->text().simplified().isEmpty()) {
        refuse(tr("Say why, for whoever looks at it later."));
        m_reason->setFocus();
        return;
    }
    m_putOff->setEnabled(false);
    m_workspace.ask(
        this,
        [task = m_task, until = *until, reason = m_reason->text()](Services& services) {
            return services.tasks.snooze(task, until, reason);
        },
        [this](const Status& done) {
            m_putOff->setEnabled(true);
            if (!done) {
                refuse(bk::ui::sentenceFor(done.error()));
                return;
            }
            Q_EMIT m_workspace.message(tr("Put off until %1.").arg(shortDate(*m_until->date())));
            accept();
        });
}

} // namespace bk::ui
