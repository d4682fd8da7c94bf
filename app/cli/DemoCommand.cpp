#include "app/cli/DemoCommand.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"
#include "core/services/DemoService.h"

namespace bk::cli {
namespace {

/// The deepest folder that all of these photos are under.
Result<FilePath> commonFolder(const PhotoService& photos, const QList<PhotoId>& ids) {
    FilePath common;
    for (const PhotoId& id : ids) {
        BK_ASSIGN(const Photo photo, photos.photo(id));
        const FilePath folder = photo.path.parent();
        if (common.isEmpty()) common = folder;
        while (folder != common && !folder.bytes().startsWith(common.child({}).bytes()))
            common = common.parent();
    }
    return common;
}

class DemoCommand final : public Command {
public:
    DemoCommand() : Command("demo", "a filled example catalog, with people who do not exist") {}
    Needs needs() const override { return Needs::Nothing; }
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        const DemoService demo(context.settings().clock, context.settings().ids);
        BK_ASSIGN(auto session, demo.build(context.catalog(), context.job(QStringLiteral("demo"))));
        context.use(std::make_shared<Services>(std::move(session)));
        const Services& services = context.services();
        BK_ASSIGN(const auto ids, services.photos.ids({}, PhotoSort::Name));
        BK_ASSIGN(const auto persons, services.persons.list());
        BK_ASSIGN(const auto quitclaims, services.consent.list({}));
        BK_ASSIGN(const auto faces, services.faces.faces({}));
        BK_ASSIGN(const FilePath photos, commonFolder(services.photos, ids));
        const QJsonObject counts{{QStringLiteral("photos"), ids.size()},
                                 {QStringLiteral("persons"), persons.size()},
                                 {QStringLiteral("quitclaims"), quitclaims.size()},
                                 {QStringLiteral("faces"), faces.size()}};
        return QJsonObject{{QStringLiteral("catalog"), context.catalog().display()},
                           {QStringLiteral("photos"), photos.display()},
                           {QStringLiteral("administrator"), demoAdministrator()},
                           {QStringLiteral("passphrase"), demoPassphrase()},
                           {QStringLiteral("counts"), counts}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        const QJsonObject counts = answer[QStringLiteral("counts")].toObject();
        out.line(
            QStringLiteral("The example catalog %1 is made: %2, %3, %4, %5.")
                .arg(answer[QStringLiteral("catalog")].toString(),
                     counted(counts[QStringLiteral("photos")].toInteger(), QStringLiteral("photo")),
                     counted(counts[QStringLiteral("faces")].toInteger(), QStringLiteral("face")),
                     counted(counts[QStringLiteral("persons")].toInteger(), QStringLiteral("person")),
                     counted(counts[QStringLiteral("quitclaims")].toInteger(), QStringLiteral("quitclaim"))));
        out.line(QStringLiteral("Its photos: %1").arg(answer[QStringLiteral("photos")].toString()));
        out.line(QStringLiteral("Administrator: %1").arg(answer[QStringLiteral("administrator")].toString()));
        out.line(QStringLiteral("Passphrase: %1").arg(answer[QStringLiteral("passphrase")].toString()));
    }
};

} // namespace

void addDemoCommand(Registry& registry) {
    registry.add<DemoCommand>();
}

} // namespace bk::cli
