#include "app/cli/CollectionCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

QJsonObject collectionJson(const Collection& collection) {
    return {{QStringLiteral("name"), collection.name},
            {QStringLiteral("photos"), collection.photos},
            {QStringLiteral("recognition"), collection.recognition},
            {QStringLiteral("basis"), textJson(collection.legalBasis)},
            {QStringLiteral("dpia"), textJson(collection.dpia)},
            {QStringLiteral("retain_until"), dayJson(collection.retainUntil)}};
}

void printCollections(const QJsonObject& answer, TextOut& out) {
    QList<QStringList> rows;
    for (const QJsonValue& one : answer[QStringLiteral("collections")].toArray())
        rows.append({cell(one[QStringLiteral("name")]), cell(one[QStringLiteral("photos")]),
                     cell(one[QStringLiteral("recognition")]), cell(one[QStringLiteral("retain_until")]),
                     cell(one[QStringLiteral("basis")]), cell(one[QStringLiteral("dpia")])});
    out.table({QStringLiteral("Collection"), QStringLiteral("Photos"), QStringLiteral("Recognition"),
               QStringLiteral("Retain until"), QStringLiteral("Basis"), QStringLiteral("DPIA")},
              rows);
}

class CollectionListCommand final : public Command {
public:
    CollectionListCommand() : Command("collection list", "all collections with their policies") {}
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto collections, context.services().collections.list());
        QJsonArray list;
        for (const Collection& collection : collections)
            list.append(collectionJson(collection));
        return QJsonObject{{QStringLiteral("collections"), list}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printCollections(answer, out); }
};

class CollectionSetCommand final : public Command {
public:
    CollectionSetCommand()
        : Command("collection set", "change a collection's policy; makes it when it is not there") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("NAME", m_name, "the collection", Need::Required);
        options.value("--recognition on|off", m_recognition, "compare faces; on needs a basis and a DPIA",
                      Need::Optional);
        options.value("--basis TEXT", m_basis, "the legal basis of recognition", Need::Optional);
        options.value("--dpia TEXT", m_dpia, "where the data protection impact assessment is",
                      Need::Optional);
        options.value("--retain-until DATE", m_retainUntil, "the last day its photos may be used, or none",
                      Need::Optional);
        options.flag("--dry-run", m_dryRun, "change nothing; say what switching recognition off would erase");
    }

    Result<QJsonObject> run(Context& context) override {
        CollectionChange change{
            .recognition = m_recognition, .legalBasis = m_basis, .dpia = m_dpia, .retainUntil = {}};
        if (m_retainUntil) change.retainUntil = m_retainUntil->day;
        CollectionService& collections = context.services().collections;
        QJsonObject answer;
        if (m_dryRun) {
            BK_ASSIGN(const Collection collection, collections.byName(m_name));
            RecognitionTraces traces;
            if (collection.recognition) {
                BK_ASSIGN(traces, collections.traces(collection.id));
            }
            return QJsonObject{{QStringLiteral("would_erase"), tracesJson(traces)},
                               {QStringLiteral("collections"), QJsonArray{collectionJson(collection)}}};
        }
        BK_ASSIGN(const SavedPolicy saved, collections.set(m_name, change));
        if (m_recognition == false)
            answer.insert(QStringLiteral("erased"), tracesJson(saved.erased.value_or(RecognitionTraces())));
        answer.insert(QStringLiteral("collections"), QJsonArray{collectionJson(saved)});
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        printCollections(answer, out);
        for (const auto& [field, words] : {std::pair(QStringLiteral("would_erase"),
                                                     QStringLiteral("Switching recognition off would erase")),
                                           std::pair(QStringLiteral("erased"), QStringLiteral("Erased:"))})
            if (const QJsonValue traces = answer[field]; traces.isObject())
                out.line(QStringLiteral("%1 %2 and %3.")
                             .arg(words,
                                  counted(traces[QStringLiteral("suggestions")].toInteger(),
                                          QStringLiteral("suggestion")),
                                  counted(traces[QStringLiteral("faceprints")].toInteger(),
                                          QStringLiteral("faceprint"))));
    }

private:
    QString m_name;
    std::optional<bool> m_recognition;
    std::optional<QString> m_basis;
    std::optional<QString> m_dpia;
    std::optional<DayChange> m_retainUntil;
    bool m_dryRun = false;
};

} // namespace

void addCollectionCommands(Registry& registry) {
    registry.add<CollectionListCommand>();
    registry.add<CollectionSetCommand>();
}

} // namespace bk::cli
