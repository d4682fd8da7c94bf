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
        options.flag("--find-only", m_findOnly, "find faces without comparing them");
    }

    Result<QJsonObject> run(Context& context) override {
        std::optional<CollectionId> collection;
        if (m_collection) {
            BK_ASSIGN(const Collection named, context.services().collections.byName(*m_collection));
            collection = named.id;
        }
        BK_TRY(mayCompare(context, collection));
        const ScanMode mode = m_findOnly ? ScanMode::FindOnly : ScanMode::FindAndCompare;
        BK_ASSIGN(const auto summary,
                  context.services().faces.scan(collection, context.job(QStringLiteral("scan")), mode));
        QJsonObject answer{{QStringLiteral("photos"), summary.photos},
                           {QStringLiteral("faces"), summary.faces},
                           {QStringLiteral("possible_faces"), summary.possibleFaces},
                           {QStringLiteral("suggestions"), summary.suggestions},
                           {QStringLiteral("compared"), summary.compared},
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
    /// Half of what was asked for would look like all of it: where comparing is part of it and not allowed,
    /// nothing is done.
    Status mayCompare(const Context& context, const std::optional<CollectionId>& collection) const {
        const Session& session = *context.services().session;
        if (m_findOnly || session.may(Right::Recognise)) return {};
        BK_ASSIGN(const bool compares, context.services().faces.wouldCompare(collection));
        if (!compares) return {};
        Status refused = session.require(Right::Recognise);
        if (!refused)
            refused.error().context +=
                QStringLiteral(" where recognition is on; --find-only finds faces without comparing them");
        return refused;
    }

    std::optional<QString> m_collection;
    bool m_findOnly = false;
};

} // namespace

void addScanCommand(Registry& registry) {
    registry.add<ScanCommand>();
}

} // namespace bk::cli
