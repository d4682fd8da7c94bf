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
    }
    Status validate() const override { return m_passphrase.validate(); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const QString next,
                  newPassphrase(context, m_passphrase, QStringLiteral("New passphrase: ")));
        SecretBytes& current = *context.passphrase();
        const QString before = QString::fromUtf8(reinterpret_cast<const char*>(current.data()),
                                                 static_cast<qsizetype>(current.size()));
        BK_TRY(context.services().users.changePassphrase(before, next));
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
            context.say(QStringLiteral("The new recovery key, shown this once: %1").arg(recoveryKey));
            return fail(written.error());
        }
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
