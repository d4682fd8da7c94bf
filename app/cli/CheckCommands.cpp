#include "app/cli/CheckCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"

namespace bk::cli {
namespace {

QJsonObject checkJson(const CheckOutcome& outcome) {
    QJsonArray findings;
    for (const CheckFinding& finding : outcome.findings)
        findings.append(
            QJsonObject{{QStringLiteral("what"), finding.what}, {QStringLiteral("detail"), finding.detail}});
    return {{QStringLiteral("ok"), outcome.ok()},
            {QStringLiteral("findings"), findings},
            {QStringLiteral("not_checked"), QJsonArray::fromStringList(outcome.notChecked)},
            {QStringLiteral("decoder_warning"), textJson(outcome.decoderWarning)},
            {QStringLiteral("photos"), outcome.photos},
            {QStringLiteral("scans"), outcome.scans},
            {QStringLiteral("faceprints"), outcome.faceprints},
            {QStringLiteral("audit_rows"), outcome.auditRows}};
}

class CheckCommand final : public Command {
public:
    CheckCommand() : Command("check", "verify everything; changes nothing") {}
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const auto outcome, context.services().checks.check(context.job(QStringLiteral("check"))));
        const QJsonObject answer = checkJson(outcome);
        if (!outcome.decoderWarning.isEmpty()) context.say(outcome.decoderWarning);
        if (outcome.ok()) return answer;
        context.attach(answer);
        context.endJob();
        for (const CheckFinding& finding : outcome.findings)
            context.say(QStringLiteral("  %1: %2").arg(finding.what, finding.detail));
        return fail(ErrorCode::Damaged, counted(outcome.findings.size(), QStringLiteral("thing is"),
                                                QStringLiteral("things are")) +
                                            QStringLiteral(" not as it must be"));
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(
            QStringLiteral("All is well: %1, %2, %3, %4.")
                .arg(counted(answer[QStringLiteral("photos")].toInteger(), QStringLiteral("photo")),
                     counted(answer[QStringLiteral("scans")].toInteger(), QStringLiteral("scan")),
                     counted(answer[QStringLiteral("faceprints")].toInteger(), QStringLiteral("faceprint")),
                     counted(answer[QStringLiteral("audit_rows")].toInteger(), QStringLiteral("audit row"))));
        for (const QJsonValue& left : answer[QStringLiteral("not_checked")].toArray())
            out.line(QStringLiteral("Not checked: %1.").arg(left.toString()));
    }
};

class RebuildCommand final : public Command {
public:
    RebuildCommand() : Command("rebuild", "compute the stored clearance anew and tell what was different") {}
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        BK_ASSIGN(const int differences,
                  context.services().clearance.rebuild(context.job(QStringLiteral("rebuild"))));
        return QJsonObject{{QStringLiteral("differences"), differences}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(counted(answer[QStringLiteral("differences")].toInteger(),
                         QStringLiteral("stored clearance was"), QStringLiteral("stored clearances were")) +
                 QStringLiteral(" different or missing."));
    }
};

} // namespace

void addCheckCommands(Registry& registry) {
    registry.add<CheckCommand>();
    registry.add<RebuildCommand>();
}

} // namespace bk::cli
