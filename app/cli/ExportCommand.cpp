#include "app/cli/ExportCommand.h"

#include "app/cli/Context.h"
#include "app/cli/Lookup.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

/// So many blocked photos are told on standard error when nothing could be exported.
constexpr qsizetype toldAtMost = 20;

QString reasonsText(const QJsonArray& reasons) {
    QStringList texts;
    for (const QJsonValue& reason : reasons)
        texts.append(reason[QStringLiteral("text")].toString());
    texts.removeDuplicates();
    return texts.join(QStringLiteral("; "));
}

QString blockedText(const QJsonValue& photo) {
    return QStringLiteral("  %1  %2  %3")
        .arg(photo[QStringLiteral("state")].toString(), photo[QStringLiteral("path")].toString(),
             reasonsText(photo[QStringLiteral("reasons")].toArray()));
}

QJsonArray blockedJson(const QList<PhotoClearance>& photos, const ReasonNames& names) {
    QJsonArray list;
    for (const PhotoClearance& photo : photos)
        list.append(clearanceJson(photo, names));
    return list;
}

class ExportCommand final : public Command {
public:
    ExportCommand() : Command("export", "copies of the photos that are cleared today") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--purpose U", m_purpose, "what the photos are for", Need::Required);
        options.value("--to DIR", m_folder, "folder for the copies; made when it is not there",
                      Need::Required);
        options.value("--query TEXT", m_query, "only photos that fit a search", Need::Optional);
        options.value("--preset NAME", m_preset, "jpeg2048 (the usual) or original", Need::Optional);
    }

    Status validate() const override {
        if (m_preset != QLatin1String("jpeg2048") && m_preset != QLatin1String("original"))
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("\"%1\" is not a preset; jpeg2048 or original").arg(m_preset));
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(knownForPhotos(context, m_purpose));
        ExportRequest request;
        request.purpose = m_purpose;
        request.filter.text = m_query;
        request.folder = m_folder;
        request.preset =
            m_preset == QLatin1String("original") ? ExportPreset::Original : ExportPreset::Jpeg2048;
        ExportService& exports = context.services().exports;
        const auto outcome = exports.run(request, context.job(QStringLiteral("export")));
        if (!outcome) {
            if (outcome.error().code == ErrorCode::ConsentRefused) tellBlocked(context, request);
            return fail(outcome.error());
        }
        return answer(*outcome);
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        const QJsonArray blocked = answer[QStringLiteral("blocked")].toArray();
        if (answer[QStringLiteral("stopped")].toBool())
            out.line(QStringLiteral("Stopped; what was done is kept."));
        out.line(
            QStringLiteral("%1 written to %2, %3 blocked.")
                .arg(counted(answer[QStringLiteral("exported")].toArray().size(), QStringLiteral("photo")),
                     m_folder.display())
                .arg(blocked.size()));
        for (const QJsonValue& photo : blocked)
            out.line(blockedText(photo));
        for (const QJsonValue& file : answer[QStringLiteral("failed")].toArray())
            out.line(
                QStringLiteral("  not written: %1: %2")
                    .arg(file[QStringLiteral("path")].toString(), file[QStringLiteral("reason")].toString()));
        if (const QJsonValue manifest = answer[QStringLiteral("manifest")]; !manifest.isNull())
            out.line(QStringLiteral("What was relied on: %1").arg(manifest.toString()));
    }

private:
    static QJsonObject answer(const ExportOutcome& outcome) {
        QJsonArray exported;
        for (const ExportedPhoto& photo : outcome.exported)
            exported.append(QJsonObject{{QStringLiteral("path"), photo.path.display()},
                                        {QStringLiteral("file"), photo.file.display()},
                                        {QStringLiteral("sha256"), hex(photo.sha256)}});
        QJsonObject answer{{QStringLiteral("export"), outcome.id.toString()},
                           {QStringLiteral("exported"), exported},
                           {QStringLiteral("blocked"), blockedJson(outcome.blocked, outcome.names)},
                           {QStringLiteral("failed"), failedJson(outcome.failed)},
                           {QStringLiteral("manifest"), outcome.manifest.isEmpty()
                                                            ? QJsonValue()
                                                            : QJsonValue(outcome.manifest.display())}};
        if (outcome.stopped) answer.insert(QStringLiteral("stopped"), true);
        return answer;
    }

    static void tellBlocked(Context& context, const ExportRequest& request) {
        const auto plan = context.services().exports.plan(request);
        if (!plan) return;
        const QJsonArray blocked = blockedJson(plan->photos, plan->names);
        context.attach({{QStringLiteral("exported"), QJsonArray()}, {QStringLiteral("blocked"), blocked}});
        for (qsizetype i = 0; i < blocked.size() && i < toldAtMost; ++i)
            context.say(blockedText(blocked[i]));
        if (blocked.size() > toldAtMost)
            context.say(QStringLiteral("  and %1 more").arg(blocked.size() - toldAtMost));
    }

    Purpose m_purpose;
    FilePath m_folder;
    QString m_query;
    QString m_preset = QStringLiteral("jpeg2048");
};

} // namespace

void addExportCommand(Registry& registry) {
    registry.add<ExportCommand>();
}

} // namespace bk::cli
