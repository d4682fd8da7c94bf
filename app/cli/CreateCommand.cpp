#include "app/cli/CreateCommand.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/Passphrase.h"
#include "app/cli/SheetFile.h"
#include "app/cli/TextOut.h"
#include "core/services/CatalogService.h"

namespace bk::cli {
namespace {

class CreateCommand final : public Command {
public:
    CreateCommand() : Command("create", "a new catalog") {}
    Needs needs() const override { return Needs::Nothing; }

    void setUp(Options& options) override {
        options.catalog();
        options.value("--admin NAME", m_admin, "the first administrator", Need::Required);
        options.value("--organisation TEXT", m_organisation, "whose catalog it is", Need::Optional);
        m_sheet.setUp(options);
    }

    Status validate() const override {
        if (m_admin.trimmed().isEmpty())
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("--admin needs the name of the first administrator"));
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        std::error_code ignored;
        if (std::filesystem::exists(context.catalog().toStd(), ignored))
            return fail(ErrorCode::Exists,
                        QStringLiteral("%1 is there already").arg(context.catalog().display()));
        BK_TRY(m_sheet.requireFree());
        BK_ASSIGN(const QString passphrase, passphraseToSet(context));
        const CatalogService catalogs(context.settings().clock, context.settings().ids);
        BK_ASSIGN(auto created, catalogs.create({.folder = context.catalog(),
                                                 .organisation = m_organisation,
                                                 .administrator = m_admin,
                                                 .passphrase = passphrase,
                                                 .cost = context.settings().kdf}));
        const QJsonObject answer{{QStringLiteral("catalog"), context.catalog().display()},
                                 {QStringLiteral("recovery_key"), created.recoveryKey}};
        const auto services = std::make_shared<Services>(std::move(created.session));
        context.use(services);
        UserService& users = services->users;
        if (auto written = m_sheet.write(users.recoverySheet(created.recoveryKey)); !written) {
            // The catalog is there, so its key must be told.
            context.attach(answer);
            if (context.say(QStringLiteral("The catalog is made. Its recovery key, shown this once: %1")
                                .arg(created.recoveryKey)))
                (void)users.confirmRecoveryKey();
            return fail(written.error());
        }
        context.onceTold([services] { (void)services->users.confirmRecoveryKey(); });
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("The catalog %1 is made.").arg(answer[QStringLiteral("catalog")].toString()));
        out.line(QStringLiteral(
            "Recovery key, shown this once: write it down and keep it apart from the computer."));
        out.line(answer[QStringLiteral("recovery_key")].toString());
    }

private:
    QString m_admin;
    QString m_organisation;
    SheetFile m_sheet;
};

} // namespace

void addCreateCommand(Registry& registry) {
    registry.add<CreateCommand>();
}

} // namespace bk::cli
