#include "app/cli/ScanCommand.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

class ScanCommand final : public Command {
public:
    ScanCommand() : Command("scan", "find faces, and compare them where recognition is on") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--collection NAME", m_collection, "only photos of this collection", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        std::optional<CollectionId> collection;
        if (m_collection) {
            BK_ASSIGN(const Collection named, context.services().collections.byName(*m_collection));
            collection = named.id;
        }
        BK_ASSIGN(const auto summary,
                  context.services().faces.scan(collection, context.job(QStringLiteral("scan"))));
        QJsonObject answer{{QStringLiteral("photos"), summary.photos},
                           {QStringLiteral("faces"), summary.faces},
                           {QStringLiteral("possible_faces"), summary.possibleFaces},
                           {QStringLiteral("suggestions"), summary.suggestions},
                           {QStringLiteral("failed"), failedJson(summary.failed)},
                           {QStringLiteral("seconds"), summary.seconds}};
        if (summary.stopped) answer.insert(QStringLiteral("stopped"), true);
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        if (answer[QStringLiteral("stopped")].toBool())
            out.line(QStringLiteral("Stopped; what was done is kept."));
        out.line(
            QStringLiteral("%1 on %2, %3 to look at, %4, in %5 s.")
                .arg(counted(answer[QStringLiteral("faces")].toInteger(), QStringLiteral("face")),
                     counted(answer[QStringLiteral("photos")].toInteger(), QStringLiteral("photo")),
                     counted(answer[QStringLiteral("possible_faces")].toInteger(),
                             QStringLiteral("possible face")),
                     counted(answer[QStringLiteral("suggestions")].toInteger(), QStringLiteral("suggestion")))
                .arg(answer[QStringLiteral("seconds")].toDouble(), 0, 'f', 1));
        for (const QJsonValue& file : answer[QStringLiteral("failed")].toArray())
            out.line(
                QStringLiteral("  %1: %2")
                    .arg(file[QStringLiteral("path")].toString(), file[QStringLiteral("reason")].toString()));
    }

private:
    std::optional<QString> m_collection;
};

} // namespace

void addScanCommand(Registry& registry) {
    registry.add<ScanCommand>();
}

} // namespace bk::cli
