#include "app/cli/PassphraseCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/Passphrase.h"
#include "app/cli/SheetFile.h"
#include "app/cli/TextOut.h"

namespace bk::cli {
namespace {

class PassphraseChangeCommand final : public Command {
public:
    PassphraseChangeCommand() : Command("passphrase change", "a new passphrase of your own") {}

    void setUp(Options& options) override {
        options.catalog();
        m_passphrase.setUp(options);
        options.value("--recovery-key-file FILE", m_recoveryKeyFile,
                      "for whoever forgot the passphrase: the recovery key is the first line of FILE",
                      Need::Optional);
    }
    Status validate() const override { return m_passphrase.validate(); }

    Result<std::optional<QString>> recoveryKeyToOpen() override {
        // Read once: it may be a pipe.
        if (m_recoveryKeyFile && !m_recoveryKey) {
            BK_ASSIGN(m_recoveryKey, recoveryKeyIn(*m_recoveryKeyFile));
        }
        return m_recoveryKey;
    }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const QString next,
                  newPassphrase(context, m_passphrase, QStringLiteral("New passphrase: ")));
        BK_ASSIGN(const std::optional<QString> recoveryKey, recoveryKeyToOpen());
        UserService& users = context.services().users;
        SecretBytes& current = *context.passphrase();
        BK_TRY(recoveryKey ? users.resetPassphrase(*recoveryKey, next)
                           : users.changePassphrase(current, next));
        current = SecretBytes::fromPassphrase(next);
        return QJsonObject{{QStringLiteral("user"), context.services().session->user().toString()},
                           {QStringLiteral("name"), context.services().session->userName()}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("From now on the catalog opens for %1 with the new passphrase only.")
                     .arg(cell(answer[QStringLiteral("name")])));
    }

private:
    PassphraseSource m_passphrase;
    std::optional<FilePath> m_recoveryKeyFile;
    std::optional<QString> m_recoveryKey;
};

class RecoveryKeyRenewCommand final : public Command {
public:
    RecoveryKeyRenewCommand()
        : Command("recovery-key renew", "a new recovery key, which opens as you; the one before is void") {}

    void setUp(Options& options) override {
        options.catalog();
        m_sheet.setUp(options);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(m_sheet.requireFree());
        UserService& users = context.services().users;
        BK_ASSIGN(const QString recoveryKey, users.renewRecoveryKey());
        const QJsonObject answer{{QStringLiteral("recovery_key"), recoveryKey}};
        if (auto written = m_sheet.write(users.recoverySheet(recoveryKey)); !written) {
            // The key counts, so it must be told.
            context.attach(answer);
            if (context.say(QStringLiteral("The new recovery key, shown this once: %1").arg(recoveryKey)))
                (void)users.confirmRecoveryKey();
            return fail(written.error());
        }
        context.onceTold([services = context.shared()] { (void)services->users.confirmRecoveryKey(); });
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("The recovery key before is void. The new one, shown this once: write it "
                                "down and keep it apart from the computer."));
        out.line(cell(answer[QStringLiteral("recovery_key")]));
    }

private:
    SheetFile m_sheet;
};

} // namespace

void addPassphraseCommands(Registry& registry) {
    registry.add<PassphraseChangeCommand>();
    registry.add<RecoveryKeyRenewCommand>();
}

} // namespace bk::cli
