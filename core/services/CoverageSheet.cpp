#include "core/services/CoverageSheet.h"

#include "core/base/Csv.h"
#include "core/services/PaperPages.h"

#include <array>

namespace bk {
namespace {

/// What blocks, in the order of the rule.
constexpr std::array blockingStates = {ClearanceState::Restricted,   ClearanceState::Embargoed,
                                       ClearanceState::AssetExpired, ClearanceState::Unreviewed,
                                       ClearanceState::Withdrawn,    ClearanceState::Refused,
                                       ClearanceState::Expired,      ClearanceState::NotYetValid,
                                       ClearanceState::Missing,      ClearanceState::Unresolved};

QString nameOf(const CoverageLine& line, const CoverageWords& words) {
    if (words.purposeName) return words.purposeName(line);
    return line.purposeName.isEmpty() ? line.purpose.key() : line.purposeName;
}

/// A fill for each part of a bar: told apart on a printer without colours, too.
QBrush fillFor(ClearanceState state) {
    switch (state) {
    case ClearanceState::Restricted:
        return {QColor(0x60, 0x20, 0x60), Qt::SolidPattern};
    case ClearanceState::Embargoed:
        return {QColor(0xa0, 0x70, 0x00), Qt::Dense5Pattern};
    case ClearanceState::AssetExpired:
        return {QColor(0x90, 0x30, 0x30), Qt::HorPattern};
    case ClearanceState::Unreviewed:
        return {QColor(0x80, 0x80, 0x80), Qt::Dense6Pattern};
    case ClearanceState::Withdrawn:
        return {QColor(0xa0, 0x20, 0x20), Qt::SolidPattern};
    case ClearanceState::Refused:
        return {QColor(0xa0, 0x20, 0x20), Qt::BDiagPattern};
    case ClearanceState::Expired:
        return {QColor(0xa0, 0x20, 0x20), Qt::VerPattern};
    case ClearanceState::NotYetValid:
        return {QColor(0xa0, 0x70, 0x00), Qt::FDiagPattern};
    case ClearanceState::Missing:
        return {QColor(0xc0, 0x80, 0x00), Qt::DiagCrossPattern};
    case ClearanceState::Unresolved:
        return {QColor(0xc0, 0x80, 0x00), Qt::CrossPattern};
    default:
        return {QColor(0x1f, 0x7a, 0x5c), Qt::SolidPattern};
    }
}

struct Part {
    ClearanceState state = ClearanceState::Cleared;
    int photos = 0;
};

QList<Part> partsOf(const CoverageLine& line) {
    QList<Part> parts;
    if (line.cleared > 0) parts << Part{ClearanceState::Cleared, line.cleared};
    for (const ClearanceState state : blockingStates)
        if (const int photos = line.blocked.value(state); photos > 0) parts << Part{state, photos};
    return parts;
}

void box(QPainter& painter, const QRectF& place, ClearanceState state) {
    painter.setPen(QPen(Qt::black, 1.5));
    painter.setBrush(Qt::white);
    painter.drawRect(place);
    QBrush brush = fillFor(state);
    // Patterns come in dots of the device; here a unit is a tenth of a millimetre.
    brush.setTransform(QTransform::fromScale(3, 3));
    painter.setBrush(brush);
    painter.drawRect(place);
}

QString whyOf(const CoverageLine& line, const CoverageWords& words) {
    QStringList reasons;
    for (const Part& part : partsOf(line))
        if (part.state != ClearanceState::Cleared)
            reasons << QStringLiteral("%1: %2").arg(words.state(part.state),
                                                    words.locale.toString(part.photos));
    return reasons.join(QStringLiteral(", "));
}

/// Rounded down, so that 100 is never said of all but one.
QString shareOf(const CoverageLine& line, const CoverageWords& words) {
    if (line.photosWithPeople == 0) return QStringLiteral("–");
    return words.locale.toString(100 - blockedPercent(line));
}

void drawBars(PaperPages& pages, const CoverageReport& report, const CoverageWords& words) {
    constexpr qreal barHeight = 52;
    for (const CoverageLine& line : report.total) {
        pages.space(12);
        pages.picture(barHeight, [&](QPainter& painter, const QRectF& place) {
            const qreal nameWidth = place.width() * 0.24;
            painter.setFont(PaperPages::font(PaperPages::smallSize, true));
            painter.setPen(Qt::black);
            const QRectF name(place.left(), place.top(), nameWidth - 20, place.height());
            painter.drawText(
                name, Qt::AlignLeft | Qt::AlignVCenter,
                QFontMetricsF(painter.font()).elidedText(nameOf(line, words), Qt::ElideRight, name.width()));
            const qreal shareWidth = 110;
            const qreal room = place.width() - nameWidth - shareWidth;
            qreal left = place.left() + nameWidth;
            for (const Part& part : partsOf(line)) {
                const qreal width = room * part.photos / line.photosWithPeople;
                box(painter, QRectF(left, place.top() + 6, width, place.height() - 12), part.state);
                left += width;
            }
            painter.setPen(Qt::black);
            painter.drawText(QRectF(place.right() - shareWidth, place.top(), shareWidth, place.height()),
                             Qt::AlignRight | Qt::AlignVCenter, shareOf(line, words) + QStringLiteral(" %"));
        });
    }
}

void drawLegend(PaperPages& pages, const CoverageReport& report, const CoverageWords& words) {
    QList<ClearanceState> shown{ClearanceState::Cleared};
    for (const ClearanceState state : blockingStates)
        for (const CoverageLine& line : report.total)
            if (line.blocked.value(state) > 0 && !shown.contains(state)) shown << state;
    constexpr int inRow = 4;
    constexpr qreal rowHeight = 46;
    pages.space(16);
    for (qsizetype first = 0; first < shown.size(); first += inRow)
        pages.picture(rowHeight, [&](QPainter& painter, const QRectF& place) {
            const qreal room = place.width() / inRow;
            painter.setFont(PaperPages::font(PaperPages::smallSize));
            for (qsizetype i = first; i < std::min<qsizetype>(shown.size(), first + inRow); ++i) {
                const qreal left = place.left() + room * static_cast<qreal>(i - first);
                box(painter, QRectF(left, place.top() + 8, 44, 30), shown[i]);
                painter.setPen(Qt::black);
                painter.drawText(QRectF(left + 56, place.top(), room - 60, place.height()),
                                 Qt::AlignLeft | Qt::AlignVCenter,
                                 shown[i] == ClearanceState::Cleared ? words.cleared : words.state(shown[i]));
            }
        });
}

/// One line per purpose from the first day to the last; each with its own dashes and its name at its end.
void drawHistory(PaperPages& pages, const CoverageReport& report, const CoverageWords& words) {
    if (report.history.isEmpty() || report.history.first().day == report.history.last().day) return;
    const QDate from = report.history.first().day;
    const auto days = static_cast<qreal>(from.daysTo(report.history.last().day));
    pages.heading(words.history);
    pages.picture(620, [&](QPainter& painter, const QRectF& place) {
        const QRectF plot = place.adjusted(110, 20, -420, -70);
        painter.setFont(PaperPages::font(PaperPages::smallSize));
        for (int percent = 0; percent <= 100; percent += 25) {
            const qreal y = plot.bottom() - plot.height() * percent / 100;
            painter.setPen(QPen(QColor(0xcc, 0xcc, 0xcc), 2));
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
            painter.setPen(Qt::black);
            painter.drawText(QRectF(place.left(), y - 20, 95, 40), Qt::AlignRight | Qt::AlignVCenter,
                             words.locale.toString(percent) + QStringLiteral(" %"));
        }
        painter.drawText(QRectF(plot.left(), plot.bottom() + 15, plot.width(), 50), Qt::AlignLeft,
                         words.locale.toString(from, QLocale::ShortFormat));
        painter.drawText(QRectF(plot.left(), plot.bottom() + 15, plot.width(), 50), Qt::AlignRight,
                         words.locale.toString(report.history.last().day, QLocale::ShortFormat));
        constexpr std::array dashes = {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine,
                                       Qt::DashDotDotLine};
        const qreal lineHeight = 44;
        int number = 0;
        for (const CoverageLine& line : report.total) {
            const QColor colour =
                QColor::fromHsv(number * 360 / std::max(1, int(report.total.size())), 200, 130);
            painter.setPen(QPen(colour, 5, dashes[static_cast<size_t>(number) % dashes.size()]));
            QPolygonF points;
            for (const CoverageDay& day : report.history) {
                if (day.line.purpose != line.purpose || day.line.photosWithPeople == 0) continue;
                points << QPointF(
                    plot.left() + plot.width() * static_cast<qreal>(from.daysTo(day.day)) / days,
                    plot.bottom() - plot.height() * day.line.cleared / day.line.photosWithPeople);
            }
            painter.drawPolyline(points);
            const qreal y = place.top() + 30 + lineHeight * number;
            painter.drawLine(QPointF(plot.right() + 30, y), QPointF(plot.right() + 110, y));
            painter.setPen(Qt::black);
            const QRectF name(plot.right() + 125, y - 22, place.right() - plot.right() - 125, 44);
            painter.drawText(
                name, Qt::AlignLeft | Qt::AlignVCenter,
                QFontMetricsF(painter.font()).elidedText(nameOf(line, words), Qt::ElideRight, name.width()));
            ++number;
        }
    });
}

QStringList rowOf(const CoverageLine& line, const CoverageWords& words) {
    return {nameOf(line, words), words.locale.toString(line.photosWithPeople),
            words.locale.toString(line.cleared), shareOf(line, words), whyOf(line, words)};
}

void drawTables(PaperPages& pages, const CoverageReport& report, const CoverageWords& words) {
    QList<PaperPages::Column> columns{{words.purpose, 2.2, false},
                                      {words.withPeople, 1.2, true},
                                      {words.cleared, 1.2, true},
                                      {words.share, 1.2, true},
                                      {words.why, 4, false}};
    QList<QStringList> rows;
    for (const CoverageLine& line : report.total)
        rows << rowOf(line, words);
    pages.heading(words.byPurpose);
    pages.table(columns, rows);
    rows.clear();
    columns.prepend({words.collection, 2, false});
    for (const CoverageLine& line : report.byCollection)
        if (line.photosWithPeople > 0) rows << (QStringList{line.collectionName} + rowOf(line, words));
    if (rows.isEmpty()) return;
    pages.heading(words.byCollection);
    pages.table(columns, rows);
}

} // namespace

Result<QByteArray> toPdf(const CoverageReport& report, const QString& organisation,
                         const CoverageWords& words) {
    const QString day = words.locale.toString(report.day, QLocale::LongFormat);
    PaperPages pages(words.title, organisation + QStringLiteral(" · ") + day, words.page);
    BK_TRY(pages.begin());
    pages.title(words.title);
    pages.paragraph(organisation, PaperPages::bodySize, true);
    pages.paragraph(words.counted.arg(words.locale.toString(report.photos),
                                      words.locale.toString(report.photosWithPeople), day));
    if (report.photosWithPeople == 0) {
        pages.paragraph(words.nobody, 42);
    } else {
        pages.space(20);
        for (const CoverageLine& line : report.total)
            pages.paragraph(words.sentence(line), line.purpose == report.total.first().purpose ? 42 : 36);
        drawBars(pages, report, words);
        drawLegend(pages, report, words);
        drawHistory(pages, report, words);
        drawTables(pages, report, words);
    }
    return pages.end();
}

QByteArray toCsv(const CoverageReport& report, bool withHistory, const CoverageWords& words) {
    QStringList titles{words.day,        words.collection, words.purpose,
                       words.withPeople, words.cleared,    words.blocked};
    for (const ClearanceState state : blockingStates)
        titles << words.state(state);
    QByteArray csv = csvMark + csvLine(titles);
    const auto add = [&](const QDate& day, const QString& collection, const CoverageLine& line) {
        QStringList cells{
            day.toString(Qt::ISODate),     collection,
            nameOf(line, words),           QString::number(line.photosWithPeople),
            QString::number(line.cleared), QString::number(line.photosWithPeople - line.cleared)};
        for (const ClearanceState state : blockingStates)
            cells << QString::number(line.blocked.value(state));
        csv += csvLine(cells);
    };
    for (const CoverageLine& line : report.total)
        add(report.day, words.all, line);
    for (const CoverageLine& line : report.byCollection)
        add(report.day, line.collectionName, line);
    if (withHistory)
        for (const CoverageDay& day : report.history)
            if (day.day < report.day) add(day.day, words.all, day.line);
    return csv;
}

} // namespace bk
