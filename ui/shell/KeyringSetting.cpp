#include "ui/shell/KeyringSetting.h"

#include "core/services/KeyFacts.h"
#include "ui/shell/KeyringStore.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace bk::ui {

KeyringSetting::KeyringSetting(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_store(new KeyringStore(this))
    , m_box(new QCheckBox(tr("Unlock with this computer's &keyring"), this))
    , m_banner(new Banner(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_box);
    auto* meaning = new QLabel(tr("For you on this computer only: anyone who is logged in as you on this "
                                  "desktop can then open the catalog without the passphrase."),
                               this);
    meaning->setWordWrap(true);
    meaning->setProperty("role", QStringLiteral("caption"));
    layout->addWidget(meaning);
    layout->addWidget(m_banner);
    m_box->setAccessibleDescription(meaning->text());
    m_box->setEnabled(false);
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
        m_busy = true;
        m_box->setEnabled(false);
        m_banner->clear();
        if (on)
            allow();
        else
            forbid();
    });
}

void KeyringSetting::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_busy) look();
}

void KeyringSetting::look() {
    m_busy = true;
    m_store->probe(this, [this](bool there) {
        const bool remembered = m_workspace.inKeyring();
        if (!there)
            m_banner->say(Tone::Neutral, tr("This computer has no keyring that answers, so there is nothing "
                                            "to switch on."));
        m_workspace.ask(
            this, [](Services& services) { return hasKeyringSlot(*services.session); },
            [this, there, remembered](bool slot) {
                settle(remembered && slot);
                // What is on can always be switched off.
                m_box->setEnabled(there || m_box->isChecked());
            });
    });
}

void KeyringSetting::settle(bool on) {
    m_busy = false;
    m_box->setEnabled(true);
    m_box->setChecked(on);
    m_workspace.setInKeyring(on);
    Q_EMIT settled(on);
}

void KeyringSetting::allow() {
    m_workspace.ask(
        this, [](Services& services) { return services.users.allowKeyring(); },
        [this](Result<SecretBytes> secret) { keep(std::move(secret)); });
}

void KeyringSetting::keep(Result<SecretBytes> secret) {
    if (!secret) {
        m_banner->say(Tone::Blocked, sentenceFor(secret.error()));
        settle(false);
        return;
    }
    m_store->write(m_workspace.catalogId(), KeyringEntry{m_workspace.user(), std::move(*secret)}, this,
                   [this](KeyringAnswer answer) { kept(answer); });
}

void KeyringSetting::kept(KeyringAnswer answer) {
    if (answer == KeyringAnswer::Done) {
        m_banner->say(Tone::Cleared, tr("It is in the keyring. The passphrase goes on working."));
        settle(true);
        return;
    }
    // What nobody keeps should open nothing.
    m_workspace.ask(
        this, [](Services& services) { return services.users.forbidKeyring(); },
        [this, answer](const Status&) {
            m_banner->say(Tone::Attention, sentenceFor(answer));
            settle(false);
        });
}

void KeyringSetting::forbid() {
    m_workspace.ask(
        this, [](Services& services) { return services.users.forbidKeyring(); },
        [this](const Status& forbidden) {
            if (!forbidden) {
                m_banner->say(Tone::Blocked, sentenceFor(forbidden.error()));
                settle(true);
                return;
            }
            m_store->remove(m_workspace.catalogId(), this, [this](KeyringAnswer answer) {
                const bool gone = answer == KeyringAnswer::Done || answer == KeyringAnswer::Missing;
                m_banner->say(Tone::Neutral,
                              gone ? tr("It is out of the keyring. The passphrase opens the catalog.")
                                   : tr("The keyring did not let go of its entry, but the entry opens "
                                        "nothing any more."));
                settle(false);
            });
        });
}

} // namespace bk::ui
