#include "ui/settings/PassphraseSetting.h"

#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/NewPassphrase.h"
#include "ui/widgets/PassphraseField.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int fieldWidth = 320;

} // namespace

PassphraseSetting::PassphraseSetting(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_open =
        new QPushButton(themedIcon(QStringLiteral("password-copy")), tr("Change your passphrase…"), this);
    layout->addWidget(m_open, 0, Qt::AlignLeft);
    m_fields = new QWidget(this);
    auto* fields = new QVBoxLayout(m_fields);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(4);
    m_caption = new QLabel(m_fields);
    m_caption->setProperty("role", QStringLiteral("caption"));
    m_current = new PassphraseField(tr("Current passphrase"), m_fields);
    m_caption->setBuddy(m_current->edit());
    fields->addWidget(m_caption);
    fields->addWidget(m_current);
    m_instead = new QPushButton(themedIcon(QStringLiteral("view-certificate")), {}, m_fields);
    m_instead->setProperty("role", QStringLiteral("link"));
    m_instead->setCursor(Qt::PointingHandCursor);
    fields->addWidget(m_instead, 0, Qt::AlignLeft);
    m_next = new NewPassphrase(m_fields);
    fields->addWidget(m_next);
    auto* buttons = new QHBoxLayout;
    m_save = new QPushButton(tr("Change it"), m_fields);
    m_save->setProperty("role", QStringLiteral("primary"));
    auto* cancel = new QPushButton(tr("Cancel"), m_fields);
    buttons->addWidget(m_save);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    fields->addSpacing(4);
    fields->addLayout(buttons);
    m_fields->setMaximumWidth(scaled(fieldWidth));
    m_fields->hide();
    layout->addWidget(m_fields);
    m_outcome = new Banner(this);
    layout->addWidget(m_outcome);
    connect(m_open, &QPushButton::clicked, this, &PassphraseSetting::open);
    connect(cancel, &QPushButton::clicked, this, [this] {
        close();
        m_open->setFocus();
    });
    connect(m_instead, &QPushButton::clicked, this, [this] {
        askFor(!m_withRecoveryKey);
        m_current->setFocus();
    });
    connect(m_current, &PassphraseField::textChanged, this, &PassphraseSetting::check);
    connect(m_current, &PassphraseField::returnPressed, m_next, [this] { m_next->setFocus(); });
    connect(m_next, &NewPassphrase::changed, this, &PassphraseSetting::check);
    connect(m_next, &NewPassphrase::returnPressed, this, &PassphraseSetting::save);
    connect(m_save, &QPushButton::clicked, this, &PassphraseSetting::save);
}

void PassphraseSetting::open() {
    m_outcome->clear();
    m_open->hide();
    m_fields->show();
    m_instead->setVisible(m_workspace.isHolderOfRecoveryKey());
    askFor(m_workspace.needsPassphrase());
    check();
    m_current->setFocus();
}

void PassphraseSetting::askFor(bool recoveryKey) {
    m_withRecoveryKey = recoveryKey;
    m_current->clear();
    m_outcome->clear();
    m_caption->setText(recoveryKey ? tr("Recovery key, as printed") : tr("Current passphrase"));
    m_current->edit()->setAccessibleName(m_caption->text());
    m_instead->setIcon(
        themedIcon(recoveryKey ? QStringLiteral("password-copy") : QStringLiteral("view-certificate")));
    m_instead->setText(recoveryKey ? tr("I have the passphrase") : tr("I have only the recovery key"));
}

void PassphraseSetting::close() {
    m_current->clear();
    m_next->clear();
    m_fields->hide();
    m_open->show();
}

void PassphraseSetting::check() {
    m_save->setEnabled(!m_current->text().isEmpty() && m_next->isAcceptable() && !m_saving);
}

void PassphraseSetting::save() {
    if (!m_save->isEnabled()) return;
    m_saving = true;
    check();
    m_outcome->clear();
    const auto done = [this](const Status& changed) { saved(changed); };
    if (m_withRecoveryKey)
        m_workspace.ask(
            this,
            [key = m_current->text(), next = m_next->text()](Services& services) {
                return services.users.resetPassphrase(key, next);
            },
            done, 2);
    else
        m_workspace.ask(
            this,
            [current = SecretBytes::fromPassphrase(m_current->text()), next = m_next->text()](
                Services& services) { return services.users.changePassphrase(current, next); },
            done, 2);
}

void PassphraseSetting::saved(const Status& changed) {
    m_saving = false;
    if (changed) {
        m_workspace.setNeedsPassphrase(false);
        close();
        m_outcome->say(Tone::Cleared, tr("The passphrase is changed; the one before opens nothing any "
                                         "more."));
    } else if (changed.error().code == ErrorCode::NoAccess) {
        m_outcome->say(Tone::Attention,
                       m_withRecoveryKey
                           ? tr("This recovery key does not open the catalog as you. Nothing was changed.")
                           : tr("The current passphrase is not right. Nothing was changed."));
        m_current->clear();
        m_current->setFocus();
    } else if (changed.error().code == ErrorCode::InvalidArgument && m_withRecoveryKey) {
        m_outcome->say(Tone::Attention,
                       tr("The recovery key is mistyped somewhere: compare it group by group."));
        m_current->setFocus();
    } else {
        m_outcome->say(Tone::Blocked, sentenceFor(changed.error()));
    }
    check();
    Q_EMIT ended();
}

void PassphraseSetting::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    if (!m_saving) close();
}

void PassphraseSetting::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_fields->isVisible()) {
        close();
        m_open->setFocus();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace bk::ui
