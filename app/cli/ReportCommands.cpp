#include "app/cli/ReportCommands.h"

#include "app/cli/Context.h"
#include "app/cli/Options.h"
#include "app/cli/Registry.h"
#include "app/cli/ScanFile.h"
#include "app/cli/TextOut.h"
#include "app/cli/Views.h"
#include "core/services/CoverageSheet.h"
#include "core/services/ExceptionSheet.h"

namespace bk::cli {
namespace {

/// `--to FILE`: the report as a table or on paper.
class ReportFile {
public:
    void setUp(Options& options) {
        options.value("--to FILE", m_file, "also write it to a new file, .csv or .pdf", Need::Optional);
    }
    Status validate() const {
        if (m_file && !isPdf() && !m_file->bytes().toLower().endsWith(".csv"))
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("a report goes to a file that ends with .csv or .pdf"));
        return {};
    }
    /// Before the report is asked for.
    Status requireFree() const { return m_file ? cli::requireFree(*m_file) : Status(); }
    bool isWanted() const { return m_file.has_value(); }
    bool isPdf() const { return m_file && m_file->bytes().toLower().endsWith(".pdf"); }
    Status write(const QByteArray& bytes) const { return writeNewFile(*m_file, bytes); }
    QJsonValue json() const { return m_file ? QJsonValue(m_file->display()) : QJsonValue(); }

private:
    std::optional<FilePath> m_file;
};

QJsonObject lineJson(const CoverageLine& line) {
    return {{QStringLiteral("purpose"), line.purpose.key()},
            {QStringLiteral("name"), textJson(line.purposeName)},
            {QStringLiteral("photos_with_people"), line.photosWithPeople},
            {QStringLiteral("cleared"), line.cleared},
            {QStringLiteral("blocked"), countsJson(line.blocked)},
            {QStringLiteral("blocked_percent"), blockedPercent(line)}};
}

QJsonArray collectionsJson(const QList<CoverageLine>& lines) {
    QJsonArray collections;
    for (qsizetype first = 0; first < lines.size();) {
        const CoverageLine& head = lines[first];
        QJsonArray purposes;
        for (; first < lines.size() && lines[first].collection == head.collection; ++first)
            purposes << lineJson(lines[first]);
        collections << QJsonObject{{QStringLiteral("collection"), head.collectionName},
                                   {QStringLiteral("photos_with_people"), head.photosWithPeople},
                                   {QStringLiteral("purposes"), purposes}};
    }
    return collections;
}

QString countsText(const QJsonObject& counts) {
    QStringList parts;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        parts.append(QStringLiteral("%1 %2").arg(it.value().toInteger()).arg(it.key()));
    return parts.isEmpty() ? QStringLiteral("no photos") : parts.join(QStringLiteral(", "));
}

class ReportCoverageCommand final : public Command {
public:
    ReportCoverageCommand()
        : Command("report coverage",
                  "per purpose: how many photos with people are cleared, and what blocks the others") {}
    void setUp(Options& options) override {
        options.catalog();
        options.flag("--history", m_history, "also how each day ended");
        m_file.setUp(options);
    }
    Status validate() const override { return m_file.validate(); }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(m_file.requireFree());
        BK_ASSIGN(const CoverageReport report, context.services().coverage.report());
        if (m_file.isPdf()) {
            BK_ASSIGN(const QByteArray pdf, toPdf(report, context.services().session->organisation()));
            BK_TRY(m_file.write(pdf));
        } else if (m_file.isWanted()) {
            BK_TRY(m_file.write(toCsv(report, m_history)));
        }
        QJsonArray purposes;
        for (const CoverageLine& line : report.total) {
            QJsonObject one = lineJson(line);
            one.insert(QStringLiteral("sentence"), boardSentence(line));
            purposes << one;
        }
        QJsonObject answer{{QStringLiteral("day"), dayJson(report.day)},
                           {QStringLiteral("purposes"), purposes},
                           {QStringLiteral("photos"), report.photos},
                           {QStringLiteral("photos_with_people"), report.photosWithPeople},
                           {QStringLiteral("collections"), collectionsJson(report.byCollection)}};
        if (m_file.isWanted()) answer.insert(QStringLiteral("file"), m_file.json());
        if (m_history) {
            QJsonArray history;
            for (const CoverageDay& day : report.history) {
                QJsonObject one = lineJson(day.line);
                one.insert(QStringLiteral("day"), dayJson(day.day));
                history << one;
            }
            answer.insert(QStringLiteral("history"), history);
        }
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        out.line(counted(answer[QStringLiteral("photos_with_people")].toInteger(), QStringLiteral("photo")) +
                 QStringLiteral(" with people."));
        QList<QStringList> rows;
        QString last;
        for (const QJsonValue& one : answer[QStringLiteral("purposes")].toArray()) {
            const QString sentence = cell(one[QStringLiteral("sentence")]);
            // The same one for each purpose where there are no people at all.
            if (sentence != last) out.line(sentence);
            last = sentence;
            rows.append({cell(one[QStringLiteral("purpose")]), cell(one[QStringLiteral("cleared")]),
                         countsText(one[QStringLiteral("blocked")].toObject())});
        }
        out.table({QStringLiteral("Purpose"), QStringLiteral("Cleared"), QStringLiteral("Blocked")}, rows);
        if (!answer.contains(QStringLiteral("history"))) return;
        out.line({});
        rows.clear();
        for (const QJsonValue& one : answer[QStringLiteral("history")].toArray())
            rows.append({cell(one[QStringLiteral("day")]), cell(one[QStringLiteral("purpose")]),
                         cell(one[QStringLiteral("photos_with_people")]),
                         cell(one[QStringLiteral("cleared")])});
        out.table({QStringLiteral("Day"), QStringLiteral("Purpose"), QStringLiteral("With people"),
                   QStringLiteral("Cleared")},
                  rows);
    }

private:
    bool m_history = false;
    ReportFile m_file;
};

QString reasonWord(OverrideReason reason) {
    switch (reason) {
    case OverrideReason::None:
        return {};
    case OverrideReason::Crowd:
        return QStringLiteral("crowd");
    case OverrideReason::PublicEvent:
        return QStringLiteral("public-event");
    case OverrideReason::Unrecognisable:
        return QStringLiteral("unrecognisable");
    case OverrideReason::PressException:
        return QStringLiteral("press-exception");
    case OverrideReason::Other:
        return QStringLiteral("other");
    }
    return {};
}

QJsonObject exceptionJson(const Exception& one) {
    return {{QStringLiteral("kind"), toString(one.kind)},
            {QStringLiteral("photo"), one.photo.isNull() ? QJsonValue() : QJsonValue(one.photo.toString())},
            {QStringLiteral("file"), textJson(one.fileName)},
            {QStringLiteral("collection"), one.collectionName},
            {QStringLiteral("face"), one.face ? QJsonValue(one.face->toString()) : QJsonValue()},
            {QStringLiteral("reason"), textJson(reasonWord(one.reason))},
            {QStringLiteral("words"), textJson(one.words)},
            {QStringLiteral("day"), dayJson(one.day)},
            {QStringLiteral("by"), textJson(one.by)},
            {QStringLiteral("at"),
             one.at.isValid() ? QJsonValue(one.at.toUTC().toString(Qt::ISODate)) : QJsonValue()},
            {QStringLiteral("in_force"), one.inForce},
            {QStringLiteral("commissioned"), one.commissioned}};
}

class ReportExceptionsCommand final : public Command {
public:
    ReportExceptionsCommand()
        : Command("report exceptions", "what was decided about photos beside what people signed") {}
    void setUp(Options& options) override {
        options.catalog();
        m_file.setUp(options);
    }
    Status validate() const override { return m_file.validate(); }

    Result<QJsonObject> run(Context& context) override {
        BK_TRY(m_file.requireFree());
        Services& services = context.services();
        BK_ASSIGN(const auto exceptions, services.exceptions.list());
        if (m_file.isPdf()) {
            BK_ASSIGN(const QByteArray pdf,
                      toPdf(exceptions, services.session->organisation(), services.session->today()));
            BK_TRY(m_file.write(pdf));
        } else if (m_file.isWanted()) {
            BK_TRY(m_file.write(toCsv(exceptions)));
        }
        QJsonArray list;
        for (const Exception& one : exceptions)
            list << exceptionJson(one);
        QJsonObject answer{{QStringLiteral("exceptions"), list}};
        if (m_file.isWanted()) answer.insert(QStringLiteral("written"), m_file.json());
        return answer;
    }

    void print(const QJsonObject& answer, TextOut& out) const override {
        QList<QStringList> rows;
        for (const QJsonValue& one : answer[QStringLiteral("exceptions")].toArray()) {
            QStringList why{cell(one[QStringLiteral("reason")]), cell(one[QStringLiteral("words")])};
            why.removeAll(QString());
            if (one[QStringLiteral("commissioned")].toBool()) why << QStringLiteral("COMMISSIONED PORTRAIT");
            rows.append({cell(one[QStringLiteral("kind")]), cell(one[QStringLiteral("in_force")]),
                         cell(one[QStringLiteral("day")]), cell(one[QStringLiteral("by")]),
                         cell(one[QStringLiteral("at")]).left(QStringLiteral("2026-01-01").size()),
                         cell(one[QStringLiteral("collection")]), cell(one[QStringLiteral("file")]),
                         why.join(QStringLiteral(": "))});
        }
        out.table({QStringLiteral("Exception"), QStringLiteral("In force"), QStringLiteral("Day"),
                   QStringLiteral("By"), QStringLiteral("Since"), QStringLiteral("Collection"),
                   QStringLiteral("Photo"), QStringLiteral("Why")},
                  rows);
    }

private:
    ReportFile m_file;
};

} // namespace

void addReportCommands(Registry& registry) {
    registry.add<ReportCoverageCommand>();
    registry.add<ReportExceptionsCommand>();
}

} // namespace bk::cli
