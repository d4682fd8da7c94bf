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

} // namespace

void addClearanceCommands(Registry& registry) {
    registry.add<ClearanceCommand>();
}

} // namespace bk::cli
