#include "core/services/PaperPages.h"

#include <QPageLayout>
#include <QTextOption>

#include <algorithm>

namespace bk {
namespace {

constexpr qreal unitsPerInch = 254;
constexpr qreal marginMillimetres = 15;
constexpr qreal footHeight = 60;
constexpr qreal cellGap = 20;
constexpr qreal rowGap = 14;

const QColor ink(0x1a, 0x1a, 0x1a);
const QColor paleInk(0x55, 0x55, 0x55);
const QColor lineInk(0xbb, 0xbb, 0xbb);

} // namespace

PaperPages::PaperPages(const QString& title, const QString& foot, const QString& page)
    : m_foot(foot), m_pageWords(page) {
    m_writer.setTitle(title);
    m_writer.setCreator(QStringLiteral("Beeldkluis"));
}

Status PaperPages::begin(Qt::Orientation orientation) {
    m_writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4),
                    orientation == Qt::Horizontal ? QPageLayout::Landscape : QPageLayout::Portrait,
                    QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
                    QPageLayout::Millimeter));
    if (!m_buffer.open(QIODevice::WriteOnly) || !m_painter.begin(&m_writer))
        return fail(ErrorCode::Disk, QStringLiteral("the report cannot be drawn"));
    const QSizeF size = m_writer.pageLayout().paintRect(QPageLayout::Inch).size() * unitsPerInch;
    m_painter.scale(m_writer.logicalDpiX() / unitsPerInch, m_writer.logicalDpiY() / unitsPerInch);
    m_page = QRectF(0, 0, size.width(), size.height() - footHeight);
    return {};
}

Result<QByteArray> PaperPages::end() {
    foot();
    if (!m_painter.end()) return fail(ErrorCode::Disk, QStringLiteral("the report cannot be drawn"));
    return m_bytes;
}

QFont PaperPages::font(qreal size, bool bold) {
    QFont font(QStringLiteral("Noto Sans"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(std::max(1, qRound(size)));
    font.setBold(bold);
    return font;
}

void PaperPages::foot() {
    const QRectF place(0, m_page.height() + footHeight / 3, m_page.width(), footHeight * 2 / 3);
    m_painter.setFont(font(smallSize));
    m_painter.setPen(paleInk);
    m_painter.drawText(place, Qt::AlignLeft | Qt::AlignBottom, m_foot);
    m_painter.drawText(place, Qt::AlignRight | Qt::AlignBottom, m_pageWords.arg(m_number));
}

void PaperPages::turn() {
    foot();
    m_writer.newPage();
    ++m_number;
    m_top = 0;
}

qreal PaperPages::heightOf(const QString& words, const QFont& font, qreal width) {
    QTextOption option(Qt::AlignLeft | Qt::AlignTop);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_painter.setFont(font);
    return m_painter.boundingRect(QRectF(0, 0, width, 100000), words, option).height();
}

void PaperPages::write(const QString& words, const QFont& font, const QRectF& place,
                       Qt::Alignment alignment) {
    QTextOption option(alignment | Qt::AlignTop);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_painter.setFont(font);
    m_painter.setPen(ink);
    m_painter.drawText(place, words, option);
}

void PaperPages::paragraph(const QString& words, qreal size, bool bold) {
    const QFont used = font(size, bold);
    const qreal height = heightOf(words, used, width());
    if (!fits(height)) turn();
    write(words, used, QRectF(0, m_top, width(), height), Qt::AlignLeft);
    m_top += height + size / 3;
}

void PaperPages::title(const QString& words) {
    paragraph(words, 64, true);
    space(10);
}

void PaperPages::heading(const QString& words) {
    space(30);
    // Never alone at the foot of a page.
    if (!fits(360)) turn();
    paragraph(words, 42, true);
    space(6);
}

void PaperPages::picture(qreal height, const std::function<void(QPainter&, const QRectF&)>& draw) {
    if (!fits(height)) turn();
    m_painter.save();
    draw(m_painter, QRectF(0, m_top, width(), height));
    m_painter.restore();
    m_top += height;
}

void PaperPages::row(const QList<Column>& columns, const QStringList& cells, const QFont& used,
                     qreal height) {
    qreal shares = 0;
    for (const Column& column : columns)
        shares += column.share;
    qreal left = 0;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const qreal room = width() * columns[i].share / shares;
        write(cells.value(i), used, QRectF(left, m_top + rowGap / 2, room - cellGap, height),
              columns[i].number ? Qt::AlignRight : Qt::AlignLeft);
        left += room;
    }
    m_top += height + rowGap;
    m_painter.setPen(QPen(lineInk, 2));
    m_painter.drawLine(QPointF(0, m_top), QPointF(width(), m_top));
}

void PaperPages::table(const QList<Column>& columns, const QList<QStringList>& rows,
                       const std::function<bool(qsizetype)>& emphasised) {
    qreal shares = 0;
    QStringList titles;
    for (const Column& column : columns) {
        shares += column.share;
        titles << column.title;
    }
    const auto heightOfRow = [&](const QStringList& cells, const QFont& used) {
        qreal height = 0;
        for (qsizetype i = 0; i < columns.size(); ++i)
            height = std::max(height,
                              heightOf(cells.value(i), used, width() * columns[i].share / shares - cellGap));
        return height;
    };
    const QFont head = font(smallSize, true);
    const qreal headHeight = heightOfRow(titles, head);
    if (!fits(headHeight * 3)) turn();
    row(columns, titles, head, headHeight);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QFont used = font(smallSize, emphasised && emphasised(i));
        const qreal height = heightOfRow(rows[i], used);
        if (!fits(height + rowGap)) {
            turn();
            row(columns, titles, head, headHeight);
        }
        row(columns, rows[i], used, height);
    }
}

} // namespace bk
