#include "app/cli/ImportCommand.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"
#include "core/services/DecodingState.h"

namespace bk::cli {
namespace {

class ImportCommand final : public Command {
public:
    ImportCommand() : Command("import", "photos of files and folders; what is known is passed over") {}

    void setUp(Options& options) override {
        options.catalog();
        options.values("PATH", m_paths, "files, and folders with all that is in them", Need::Required);
        options.value("--collection NAME", m_collection, "where they go; made when it is not there",
                      Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        if (const QString warning = warningOf(decodingState()); !warning.isEmpty()) context.say(warning);
        const QString collection = m_collection.value_or(CollectionService::defaultName());
        BK_ASSIGN(const auto summary, context.services().imports.import(
                                          m_paths, collection, context.job(QStringLiteral("import"))));
        QJsonObject answer{{QStringLiteral("imported"), summary.imported},
                           {QStringLiteral("known"), summary.known},
                           {QStringLiteral("moved"), summary.moved},
                           {QStringLiteral("failed"), failedJson(summary.failed)},
                           {QStringLiteral("seconds"), summary.seconds}};
        if (summary.stopped) answer.insert(QStringLiteral("stopped"), true);
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        const QJsonArray failed = answer[QStringLiteral("failed")].toArray();
        if (answer[QStringLiteral("stopped")].toBool())
            out.line(QStringLiteral("Stopped; what was done is kept."));
        out.line(QStringLiteral("%1 imported, %2 known already, %3 could not be read, in %4 s.")
                     .arg(counted(answer[QStringLiteral("imported")].toInteger(), QStringLiteral("photo")))
                     .arg(answer[QStringLiteral("known")].toInteger())
                     .arg(failed.size())
                     .arg(answer[QStringLiteral("seconds")].toDouble(), 0, 'f', 1));
        for (const QJsonValue& file : failed)
            out.line(
                QStringLiteral("  %1: %2")
                    .arg(file[QStringLiteral("path")].toString(), file[QStringLiteral("reason")].toString()));
    }

private:
    QList<FilePath> m_paths;
    std::optional<QString> m_collection;
};

} // namespace

void addImportCommand(Registry& registry) {
    registry.add<ImportCommand>();
}

} // namespace bk::cli
