#include "app/cli/ClearanceCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

#include <algorithm>

namespace bk::cli {
namespace {

QString countsText(const QJsonObject& counts) {
    QStringList parts;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        parts.append(QStringLiteral("%1 %2").arg(it.value().toInteger()).arg(it.key()));
    return parts.isEmpty() ? QStringLiteral("no photos") : parts.join(QStringLiteral(", "));
}

class ClearanceCommand final : public Command {
public:
    ClearanceCommand() : Command("clearance", "which photos may be used for a purpose, and why not") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--purpose U", m_purpose, "what the photos are for", Need::Required);
        options.value("--on DATE", m_on, "on another day than today", Need::Optional);
        options.value("--query TEXT", m_query, "only photos that fit a search", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(knownForPhotos(context, m_purpose));
        PhotoFilter filter;
        filter.text = m_query;
        BK_ASSIGN(const auto report, context.services().clearance.report(m_purpose, filter, m_on));
        QJsonArray photos;
        for (const PhotoClearance& photo : report.photos)
            photos.append(clearanceJson(photo, report.names));
        return QJsonObject{
            {QStringLiteral("purpose"), m_purpose.key()},
            {QStringLiteral("on"), dayJson(m_on.value_or(context.services().session->today()))},
            {QStringLiteral("counts"), countsJson(report.counts)},
            {QStringLiteral("photos"), photos}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("photos")].toArray()) {
            QStringList reasons;
            for (const QJsonValue& reason : one[QStringLiteral("reasons")].toArray())
                reasons.append(reason[QStringLiteral("text")].toString());
            reasons.removeDuplicates();
            rows.append({cell(one[QStringLiteral("state")]), cell(one[QStringLiteral("until")]),
                         cell(one[QStringLiteral("path")]), reasons.join(QStringLiteral("; "))});
        }
        out.table({QStringLiteral("State"), QStringLiteral("Until"), QStringLiteral("Photo"),
                   QStringLiteral("Why")},
                  rows);
        out.line({});
        out.line(QStringLiteral("For %1 on %2: %3.")
                     .arg(answer[QStringLiteral("purpose")].toString(),
                          answer[QStringLiteral("on")].toString(),
                          countsText(answer[QStringLiteral("counts")].toObject())));
    }

private:
    Purpose m_purpose;
    std::optional<QDate> m_on;
    QString m_query;
};

class ReportCoverageCommand final : public Command {
public:
    ReportCoverageCommand()
        : Command("report coverage",
                  "per purpose: how many photos with people are cleared, and what blocks the others") {}
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto coverage, context.services().clearance.coverage());
        QJsonArray purposes;
        int withPeople = 0;
        for (const Coverage& one : coverage) {
            withPeople = std::max(withPeople, one.photosWithPeople);
            purposes.append(QJsonObject{{QStringLiteral("purpose"), one.purpose.key()},
                                        {QStringLiteral("photos_with_people"), one.photosWithPeople},
                                        {QStringLiteral("cleared"), one.cleared},
                                        {QStringLiteral("blocked"), countsJson(one.blocked)}});
        }
        return QJsonObject{{QStringLiteral("purposes"), purposes},
                           {QStringLiteral("photos_with_people"), withPeople}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(counted(answer[QStringLiteral("photos_with_people")].toInteger(), QStringLiteral("photo")) +
                 QStringLiteral(" with people."));
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("purposes")].toArray())
            rows.append({cell(one[QStringLiteral("purpose")]), cell(one[QStringLiteral("cleared")]),
                         countsText(one[QStringLiteral("blocked")].toObject())});
        out.table({QStringLiteral("Purpose"), QStringLiteral("Cleared"), QStringLiteral("Blocked")}, rows);
    }
};

} // namespace

void addClearanceCommands(Registry& registry) {
    registry.add<ClearanceCommand>();
    registry.add<ReportCoverageCommand>();
}

} // namespace bk::cli
