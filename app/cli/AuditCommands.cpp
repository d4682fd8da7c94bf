#include "app/cli/AuditCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/ScanFile.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"
#include "core/base/AtomicFile.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bk::cli {
namespace {

/// A checkpoint is some 500 bytes.
constexpr qint64 largestCheckpoint = 64 * 1024;

QString word(AuditOutcome outcome) {
    switch (outcome) {
    case AuditOutcome::Done:
        return QStringLiteral("done");
    case AuditOutcome::Refused:
        return QStringLiteral("refused");
    case AuditOutcome::Failed:
        return QStringLiteral("failed");
    }
    return QString::number(static_cast<int>(outcome));
}

Result<AuditOutcome> outcomeFrom(const QString& text) {
    for (const AuditOutcome outcome : {AuditOutcome::Done, AuditOutcome::Refused, AuditOutcome::Failed})
        if (word(outcome) == text) return outcome;
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("\"%1\" is no outcome; use done, refused or failed").arg(text));
}

QString momentOf(const QDateTime& at) {
    return at.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime startOf(const QDate& day) {
    return QDateTime(day, QTime(0, 0), Qt::UTC);
}

QJsonValue idJson(const QUuid& id) {
    return id.isNull() ? QJsonValue() : QJsonValue(id.toString(QUuid::WithoutBraces));
}

QJsonObject eventJson(const AuditRow& row, const AuditPage& page) {
    const AuditEvent& event = row.event;
    return {{QStringLiteral("sequence"), row.sequence},
            {QStringLiteral("at"), momentOf(event.at)},
            {QStringLiteral("user"), event.user.toString()},
            {QStringLiteral("name"), textJson(page.users.value(event.user))},
            {QStringLiteral("roles"), QJsonArray::fromStringList(toStrings(event.roles))},
            {QStringLiteral("session"), idJson(event.session)},
            {QStringLiteral("action"), event.action},
            {QStringLiteral("kind"), textJson(event.objectKind)},
            {QStringLiteral("object"), idJson(event.object)},
            {QStringLiteral("object_name"), textJson(page.objects.value(event.object))},
            {QStringLiteral("outcome"), word(event.outcome)},
            {QStringLiteral("detail"), textJson(event.detail)},
            {QStringLiteral("hash"), hex(row.hash)}};
}

/// Puts FILE in front of a failure to read it. That it is not there is the disk's matter here: nothing was
/// looked for in the catalog.
auto reading(const FilePath& file) {
    return [file](Error error) {
        if (error.code == ErrorCode::NotFound) error.code = ErrorCode::Disk;
        error.context = QStringLiteral("%1: %2").arg(file.display(), error.context);
        return error;
    };
}

Result<AuditCheckpoint> readCheckpoint(const FilePath& file) {
    BK_ASSIGN(const QByteArray json, readWhole(file, largestCheckpoint));
    return checkpointFromJson(json);
}

class AuditListCommand final : public Command {
public:
    AuditListCommand() : Command("audit list", "the newest events of the log, the newest last") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--by NAME", m_by, "only what this user did (name or id)", Need::Optional);
        options.value("--action ACTION", m_action,
                      "only this action, or all of a group: quitclaim.withdraw, quitclaim", Need::Optional);
        options.value("--object ID", m_object, "only about the person, photo, quitclaim ... of this id",
                      Need::Optional);
        options.value("--outcome OUTCOME", m_outcome, "done, refused or failed", Need::Optional);
        options.value("--from DATE", m_from, "from this day on (UTC)", Need::Optional);
        options.value("--to DATE", m_to, "up to and with this day (UTC)", Need::Optional);
        options.value("--limit N", m_limit, "at most so many, the newest; 500 unless given", Need::Optional);
    }

    Status validate() const override {
        if (m_outcome) BK_TRY(outcomeFrom(*m_outcome));
        if (m_object && QUuid::fromString(*m_object).isNull())
            return fail(ErrorCode::InvalidArgument, QStringLiteral("\"%1\" is no id").arg(*m_object));
        if (m_limit && *m_limit < 1)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("--limit needs a number above zero"));
        if (m_from && m_to && *m_to < *m_from)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("--to is before --from"));
        return {};
    }

    Result<QJsonObject> run(Context& context) override {
        AuditFilter filter;
        // Before the user is looked for: who may not read the log is told that.
        BK_TRY(context.services().session->require(Right::ReadAudit));
        if (m_by) {
            BK_ASSIGN(filter.user, context.services().users.find(*m_by));
        }
        filter.action = m_action.value_or(QString());
        if (m_object) filter.object = QUuid::fromString(*m_object);
        if (m_outcome) {
            BK_ASSIGN(filter.outcome, outcomeFrom(*m_outcome));
        }
        if (m_from) filter.from = startOf(*m_from);
        if (m_to) filter.to = startOf(m_to->addDays(1));
        filter.limit = m_limit.value_or(filter.limit);
        BK_ASSIGN(const AuditPage page, context.services().audit.list(filter));
        QJsonArray events;
        for (auto row = page.rows.rbegin(); row != page.rows.rend(); ++row)
            events.append(eventJson(*row, page));
        return QJsonObject{{QStringLiteral("events"), events}, {QStringLiteral("more"), page.more}};
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        if (answer[QStringLiteral("more")].toBool()) out.line(QStringLiteral("(there are earlier ones)"));
        QList<QStringList> rows;
        for (const QJsonValue& value : answer[QStringLiteral("events")].toArray()) {
            const QJsonObject event = value.toObject();
            const QString name = cell(event[QStringLiteral("object_name")]);
            const QString about = cell(event[QStringLiteral("kind")]) + QLatin1Char(' ') +
                                  (name.isEmpty() ? cell(event[QStringLiteral("object")]) : name);
            const QString user = cell(event[QStringLiteral("name")]);
            rows << QStringList{cell(event[QStringLiteral("sequence")]),
                                cell(event[QStringLiteral("at")]),
                                user.isEmpty() ? cell(event[QStringLiteral("user")]) : user,
                                cell(event[QStringLiteral("action")]),
                                about.trimmed(),
                                cell(event[QStringLiteral("outcome")]),
                                cell(event[QStringLiteral("detail")])};
        }
        out.table({QStringLiteral("ROW"), QStringLiteral("WHEN"), QStringLiteral("USER"),
                   QStringLiteral("ACTION"), QStringLiteral("ABOUT"), QStringLiteral("OUTCOME"),
                   QStringLiteral("DETAIL")},
                  rows);
    }

private:
    std::optional<QString> m_by;
    std::optional<QString> m_action;
    std::optional<QString> m_object;
    std::optional<QString> m_outcome;
    std::optional<QDate> m_from;
    std::optional<QDate> m_to;
    std::optional<int> m_limit;
};

class AuditVerifyCommand final : public Command {
public:
    AuditVerifyCommand() : Command("audit verify", "whether the log is what was written; 7 when it is not") {}

    void setUp(Options& options) override {
        options.catalog();
        options.value("--checkpoint FILE", m_checkpoint,
                      "a checkpoint that was kept elsewhere: shows a log that was cut short or replaced",
                      Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        std::optional<AuditCheckpoint> kept;
        if (m_checkpoint) {
            BK_ASSIGN(kept, readCheckpoint(*m_checkpoint).map_error(reading(*m_checkpoint)));
        }
        BK_ASSIGN(const AuditVerdict verdict,
                  context.services().audit.verify(kept, context.job(QStringLiteral("audit verify"))));
        context.endJob();
        const QJsonObject answer{
            {QStringLiteral("ok"), verdict.ok()},
            {QStringLiteral("rows"), verdict.rows},
            {QStringLiteral("first_bad"), verdict.firstBad ? QJsonValue(*verdict.firstBad) : QJsonValue()},
            {QStringLiteral("why"), textJson(verdict.why)},
            {QStringLiteral("checkpoints"), verdict.checkpoints},
            {QStringLiteral("macs_checked"), verdict.macsChecked},
            {QStringLiteral("unsigned_rows"), verdict.unsignedRows}};
        if (verdict.ok()) return answer;
        context.attach(answer);
        return fail(ErrorCode::Damaged, QStringLiteral("the log is not what was written, from row %1 on: %2")
                                            .arg(*verdict.firstBad)
                                            .arg(verdict.why));
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(QStringLiteral("The log is what was written: %1, %2.")
                     .arg(counted(answer[QStringLiteral("rows")].toInteger(), QStringLiteral("row")),
                          counted(answer[QStringLiteral("checkpoints")].toInteger(),
                                  QStringLiteral("checkpoint"))));
        if (const qint64 bare = answer[QStringLiteral("unsigned_rows")].toInteger(); bare > 0)
            out.line(
                QStringLiteral("The first %1 of an earlier version and not signed: whoever could open the "
                               "catalog could have made them. A catalog made by this version has none.")
                    .arg(counted(bare, QStringLiteral("row is"), QStringLiteral("rows are"))));
        if (!answer[QStringLiteral("macs_checked")].toBool())
            out.line(QStringLiteral("You hold no key for the seals of its rows (MAC): an auditor or "
                                    "administrator verifies those too."));
        if (!m_checkpoint)
            out.line(
                QStringLiteral("Only a checkpoint kept elsewhere shows that a whole older folder was put "
                               "back: --checkpoint FILE."));
    }

private:
    std::optional<FilePath> m_checkpoint;
};

class AuditCheckpointCommand final : public Command {
public:
    AuditCheckpointCommand()
        : Command("audit checkpoint", "a signed statement about the log as it is now, to be kept elsewhere") {
    }

    void setUp(Options& options) override {
        options.catalog();
        options.value("--to FILE", m_to, "write it there as well; never over another file", Need::Optional);
    }

    Result<QJsonObject> run(Context& context) override {
        if (m_to) BK_TRY(requireFree(*m_to));
        BK_ASSIGN(const AuditCheckpoint made, context.services().audit.checkpoint());
        const QByteArray json = toJson(made);
        QJsonObject answer{{QStringLiteral("checkpoint"), QJsonDocument::fromJson(json).object()}};
        if (m_to) {
            BK_TRY(writeNewFile(*m_to, json));
            answer.insert(QStringLiteral("file"), m_to->display());
        }
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        const QJsonObject made = answer[QStringLiteral("checkpoint")].toObject();
        if (m_to)
            out.line(QStringLiteral("Checkpoint of row %1 written to %2. Keep it away from this computer.")
                         .arg(cell(made[QStringLiteral("sequence")]), cell(answer[QStringLiteral("file")])));
        else
            for (const QString& line :
                 QString::fromUtf8(QJsonDocument(made).toJson(QJsonDocument::Indented).trimmed())
                     .split(QLatin1Char('\n')))
                out.line(line);
    }

private:
    std::optional<FilePath> m_to;
};

} // namespace

void addAuditCommands(Registry& registry) {
    registry.add<AuditListCommand>();
    registry.add<AuditVerifyCommand>();
    registry.add<AuditCheckpointCommand>();
}

} // namespace bk::cli
