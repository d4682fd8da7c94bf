#include "ui/audit/AuditExport.h"

#include "core/base/Csv.h"
#include "core/services/Services.h"
#include "ui/audit/AuditWords.h"
#include "ui/widgets/RoleWords.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QSaveFile>
#include <QTextDocument>

namespace bk::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::AuditExport)
};

constexpr int rowsAtOnce = 2000;
constexpr qint64 betweenReports = 100; // milliseconds

QByteArray lineOf(const AuditRow& row, const bk::AuditPage& page) {
    const AuditEvent& event = row.event;
    return csvLine({QString::number(row.sequence), event.at.toUTC().toString(Qt::ISODateWithMs),
                    page.users.value(event.user), event.user.toString(),
                    toStrings(event.roles).join(QLatin1Char(' ')), event.action, wordsForAction(event.action),
                    event.objectKind,
                    event.object.isNull() ? QString() : event.object.toString(QUuid::WithoutBraces),
                    page.objects.value(event.object), wordsFor(event.outcome), event.detail,
                    event.session.toString(QUuid::WithoutBraces)});
}

QString groups(const QByteArray& bytes) {
    QString text;
    const QByteArray hex = bytes.toHex();
    for (qsizetype i = 0; i < hex.size(); i += 8)
        text += QString::fromLatin1(hex.mid(i, 8)) + QLatin1Char(' ');
    return text.trimmed();
}

} // namespace

Result<qint64> writeAuditCsv(Services& services, AuditFilter filter, const QString& path,
                             const JobControl& control) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return fail(ErrorCode::Disk, file.errorString());
    file.write(csvMark);
    file.write(csvLine({Texts::tr("Row"), Texts::tr("Time (UTC)"), Texts::tr("User"), Texts::tr("User id"),
                        Texts::tr("Roles"), Texts::tr("Action"), Texts::tr("In words"), Texts::tr("Kind"),
                        Texts::tr("Object id"), Texts::tr("Object"), Texts::tr("Outcome"),
                        Texts::tr("Detail"), Texts::tr("Session")}));
    filter.limit = rowsAtOnce;
    qint64 written = 0;
    QElapsedTimer watch;
    watch.start();
    qint64 reported = 0;
    for (;;) {
        if (control.stopRequested()) return fail(ErrorCode::Cancelled);
        BK_ASSIGN(const bk::AuditPage page, services.audit.list(filter));
        for (const AuditRow& row : page.rows) {
            const QByteArray bytes = lineOf(row, page);
            if (file.write(bytes) != bytes.size()) return fail(ErrorCode::Disk, file.errorString());
        }
        written += page.rows.size();
        if (control.progress && watch.elapsed() - reported >= betweenReports) {
            reported = watch.elapsed();
            control.progress(
                Progress{written, -1, written * 1000.0 / static_cast<double>(reported), std::nullopt});
        }
        if (!page.more || page.rows.isEmpty()) break;
        filter.before = page.rows.last().sequence;
    }
    if (!file.commit()) return fail(ErrorCode::Disk, file.errorString());
    return written;
}

void paintCheckpoint(const AuditCheckpoint& checkpoint, const QString& organisation, const QString& madeBy,
                     QPagedPaintDevice& device) {
    QPainter painter(&device);
    // Everything is laid out at 96 dots an inch and grown to the device's.
    const double grow = painter.device()->logicalDpiX() / 96.0;
    painter.scale(grow, grow);
    const QRectF page(0, 0, painter.device()->width() / grow, painter.device()->height() / grow);
    const auto row = [](const QString& name, const QString& value) {
        return QStringLiteral("<tr><td style='padding:4px 16px 4px 0'>%1</td><td style='padding:4px 0'>"
                              "%2</td></tr>")
            .arg(name.toHtmlEscaped(), value.toHtmlEscaped());
    };
    const QString mono = QStringLiteral("<p style='font-family:monospace; font-size:9pt'>%1</p>");
    QString html =
        QStringLiteral("<h2>%1</h2>").arg(Texts::tr("Checkpoint of the log").toHtmlEscaped()) +
        QStringLiteral("<p>%1</p>")
            .arg(Texts::tr("Keep this page where nobody can change it. Comparing the log with it later shows "
                           "whether rows were changed, cut off or put back since.")
                     .toHtmlEscaped()) +
        QStringLiteral("<table>") + row(Texts::tr("Organisation"), organisation) +
        row(Texts::tr("Last row"), QString::number(checkpoint.sequence)) +
        row(Texts::tr("Rows"), QString::number(checkpoint.rows)) +
        row(Texts::tr("Made at (UTC)"), checkpoint.at.toUTC().toString(Qt::ISODateWithMs)) +
        row(Texts::tr("Made by"), madeBy) + QStringLiteral("</table>") +
        QStringLiteral("<h4>%1</h4>").arg(Texts::tr("Hash of the last row").toHtmlEscaped()) +
        mono.arg(groups(checkpoint.head)) +
        QStringLiteral("<h4>%1</h4>").arg(Texts::tr("The whole file, to be typed back").toHtmlEscaped()) +
        mono.arg(QString::fromUtf8(toJson(checkpoint)).toHtmlEscaped());
    QTextDocument document;
    document.setDefaultFont(QFont(QStringLiteral("sans-serif"), 11));
    document.setHtml(html);
    document.setTextWidth(page.width());
    document.drawContents(&painter, page);
}

Status writeWholeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Disk, file.errorString());
    return {};
}

} // namespace bk::ui
