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
    }

    Result<QJsonObject> run(Context& context) override {
        CollectionChange change{
            .recognition = m_recognition, .legalBasis = m_basis, .dpia = m_dpia, .retainUntil = {}};
        if (m_retainUntil) change.retainUntil = m_retainUntil->day;
        BK_ASSIGN(const Collection collection, context.services().collections.set(m_name, change));
        return QJsonObject{{QStringLiteral("collections"), QJsonArray{collectionJson(collection)}}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override { printCollections(answer, out); }

private:
    QString m_name;
    std::optional<bool> m_recognition;
    std::optional<QString> m_basis;
    std::optional<QString> m_dpia;
    std::optional<DayChange> m_retainUntil;
};

} // namespace

void addCollectionCommands(Registry& registry) {
    registry.add<CollectionListCommand>();
    registry.add<CollectionSetCommand>();
}

} // namespace bk::cli
