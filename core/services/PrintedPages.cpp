#include "core/services/PrintedPages.h"

#include "core/services/QrCode.h"

#include <QBuffer>
#include <QFont>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

#include <algorithm>

namespace bk {
namespace {

// All in tenths of a millimetre on paper.
constexpr qreal unitsPerInch = 254;
constexpr qreal paperWidth = 2100;
constexpr qreal paperHeight = 2970;
constexpr qreal side = 200;
constexpr qreal top = 160;
constexpr qreal bottom = 300; ///< the foot among it
constexpr qreal width = paperWidth - 2 * side;
constexpr qreal height = paperHeight - top - bottom;

constexpr qreal titleSize = 62;
constexpr qreal headingSize = 37;
constexpr qreal bodySize = 33;
constexpr qreal smallSize = 27;
constexpr qreal betweenLines = 3;
constexpr qreal labelWidth = 520;
constexpr qreal ticksWidth = 320;
constexpr qreal dayWidth = 330;
constexpr qreal tick = 38;
constexpr qreal codeSize = 190;

const QColor ink(0x1a, 0x1a, 0x1a);
const QColor paleInk(0x55, 0x55, 0x55);
const QColor hair(0xb0, 0xb0, 0xb0);

QFont textFont(qreal size, bool bold = false) {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(qRound(size));
    font.setBold(bold);
    // Lines break at the same words on paper and on every screen.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void drawTick(QPainter& painter, qreal left, qreal above, const QString& word) {
    const QFont font = textFont(bodySize);
    painter.setPen(QPen(ink, 3));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(left, above, tick, tick));
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QRectF(left + tick + 14, above - 10, 200, tick + 20), Qt::AlignLeft | Qt::AlignVCenter,
                     word);
}

} // namespace

PrintedPages::Row& PrintedPages::textRows(Block& block, const QString& words, const QFont& font, qreal left,
                                          qreal room) {
    const size_t first = block.rows.size();
    for (const QString& one : words.split(QLatin1Char('\n'))) {
        const auto layout = std::make_shared<QTextLayout>(one.trimmed(), font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout->setTextOption(option);
        layout->beginLayout();
        for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine())
            line.setLineWidth(room);
        layout->endLayout();
        for (int i = 0; i < layout->lineCount(); ++i) {
            layout->lineAt(i).setPosition(QPointF(0, 0));
            block.rows.push_back(
                {layout->lineAt(i).height() + betweenLines, [layout, i, left](QPainter& painter, qreal at) {
                     painter.setPen(ink);
                     layout->lineAt(i).draw(&painter, QPointF(side + left, at));
                 }});
        }
    }
    return block.rows[first];
}

void PrintedPages::words(const QString& text, const QFont& font, qreal before, bool withFollowing) {
    Block block;
    block.before = std::max(before, std::exchange(m_room, 0));
    block.withFollowing = withFollowing;
    block.together = withFollowing;
    textRows(block, text, font, 0, width);
    m_blocks.push_back(std::move(block));
}

void PrintedPages::title(const QString& text) {
    words(text, textFont(titleSize, true), 0, true);
    space(4);
}

void PrintedPages::heading(const QString& text) {
    words(text, textFont(headingSize, true), 32, true);
    space(0.8);
}

void PrintedPages::paragraph(const QString& text) {
    for (const QString& one : text.trimmed().split(QLatin1Char('\n'))) {
        if (one.trimmed().isEmpty()) continue;
        words(one, textFont(bodySize), 0, false);
        space(1.6);
    }
}

void PrintedPages::lead(const QString& text) {
    words(text.trimmed(), textFont(bodySize), 0, true);
    space(1.6);
}

void PrintedPages::small(const QString& text) {
    words(text.trimmed(), textFont(smallSize), 0, false);
    space(1.2);
}

void PrintedPages::space(qreal millimetres) {
    m_room = std::max(m_room, millimetres * 10);
}

PrintedPages::Block PrintedPages::sideBySide(const Block& left, const Block& right) {
    Block block;
    block.before = std::exchange(m_room, 0);
    block.together = true;
    for (size_t i = 0; i < std::max(left.rows.size(), right.rows.size()); ++i) {
        Row row;
        std::vector<Row> beside;
        if (i < left.rows.size()) beside.push_back(left.rows[i]);
        if (i < right.rows.size()) beside.push_back(right.rows[i]);
        for (const Row& one : beside)
            row.height = std::max(row.height, one.height);
        row.draw = [beside](QPainter& painter, qreal at) {
            for (const Row& one : beside)
                one.draw(painter, at);
        };
        block.rows.push_back(std::move(row));
    }
    return block;
}

void PrintedPages::fact(const QString& label, const QString& value) {
    Block left, right;
    textRows(left, label, textFont(bodySize), 0, labelWidth - 30);
    textRows(right, value.trimmed(), textFont(bodySize, true), labelWidth, width - labelWidth);
    m_blocks.push_back(sideBySide(left, right));
    space(1.4);
}

void PrintedPages::toDo(const QString& day, const QString& text, bool urgent) {
    const qreal boxWidth = tick + 30;
    Block left, right;
    textRows(left, day, textFont(bodySize, urgent), boxWidth, dayWidth - 30);
    textRows(right, text.trimmed(), textFont(bodySize), boxWidth + dayWidth, width - boxWidth - dayWidth);
    Block block = sideBySide(left, right);
    Row& first = block.rows.front();
    const qreal inner = 12;
    first.height = std::max(first.height, tick + betweenLines) + inner;
    first.draw = [words = first.draw, inner](QPainter& painter, qreal at) {
        painter.setPen(QPen(hair, 2));
        painter.drawLine(QPointF(side, at), QPointF(side + width, at));
        words(painter, at + inner);
        drawTick(painter, side, at + inner, {});
    };
    m_blocks.push_back(std::move(block));
    space(1);
}

void PrintedPages::choice(const QString& text, const QString& yes, const QString& no) {
    const QStringList lines = text.trimmed().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    const qreal room = width - ticksWidth - 40;
    Block block;
    block.before = std::exchange(m_room, 0) + 10;
    block.together = true;
    for (qsizetype i = 0; i < std::max<qsizetype>(lines.size(), 1); ++i) {
        textRows(block, lines.value(i), textFont(bodySize, i == 0 && lines.size() > 1), 0, room);
        if (i > 0 && i + 1 < lines.size()) block.rows.back().height += 10;
    }
    Row& first = block.rows.front();
    const qreal inner = 12;
    first.height = std::max(first.height, tick + betweenLines) + inner;
    first.draw = [words = first.draw, yes, no, inner](QPainter& painter, qreal at) {
        painter.setPen(QPen(hair, 2));
        painter.drawLine(QPointF(side, at), QPointF(side + width, at));
        words(painter, at + inner);
        drawTick(painter, side + width - ticksWidth, at + inner, yes);
        drawTick(painter, side + width - ticksWidth / 2, at + inner, no);
    };
    m_blocks.push_back(std::move(block));
    space(1.4);
}

void PrintedPages::blanks(const QList<Blank>& rows) {
    Block block;
    block.before = std::exchange(m_room, 0);
    block.together = true;
    for (const Blank& blank : rows) {
        const qreal gap = 60;
        const qsizetype count = std::max<qsizetype>(blank.labels.size(), 1);
        const qreal each = (width - gap * static_cast<qreal>(count - 1)) / static_cast<qreal>(count);
        const qreal writing = blank.high ? 145 : 88;
        Block below;
        std::vector<std::pair<qreal, Block>> columns;
        qreal wordsHeight = 0;
        for (qsizetype i = 0; i < blank.labels.size(); ++i) {
            Block column;
            const qreal left = static_cast<qreal>(i) * (each + gap);
            textRows(column, blank.labels[i], textFont(smallSize), left, each);
            qreal sum = 0;
            for (const Row& row : column.rows)
                sum += row.height;
            wordsHeight = std::max(wordsHeight, sum);
            columns.emplace_back(left, std::move(column));
        }
        block.rows.push_back(
            {writing + 8 + wordsHeight, [columns, each, writing](QPainter& painter, qreal at) {
                 for (const auto& [left, column] : columns) {
                     painter.setPen(QPen(ink, 2));
                     painter.drawLine(QPointF(side + left, at + writing),
                                      QPointF(side + left + each, at + writing));
                     qreal line = at + writing + 8;
                     for (const Row& row : column.rows) {
                         row.draw(painter, line);
                         line += row.height;
                     }
                 }
             }});
    }
    m_blocks.push_back(std::move(block));
    space(2);
}

std::vector<PrintedPages::Page> PrintedPages::laidOut() const {
    std::vector<Page> pages(1);
    qreal used = 0;
    const auto heightOf = [](const Block& block) {
        qreal sum = 0;
        for (const Row& row : block.rows)
            sum += row.height;
        return sum;
    };
    /// What has to follow on the same page for BLOCK to begin there.
    const std::function<qreal(size_t)> needed = [&](size_t i) -> qreal {
        const Block& block = m_blocks[i];
        const qreal whole = heightOf(block);
        if (block.withFollowing && i + 1 < m_blocks.size() && whole < height / 2)
            return whole + m_blocks[i + 1].before + needed(i + 1);
        if (block.together && whole <= height) return whole;
        return block.rows.front().height + (block.rows.size() > 1 ? block.rows[1].height : 0);
    };
    for (size_t i = 0; i < m_blocks.size(); ++i) {
        const Block& block = m_blocks[i];
        const qreal before = used > 0 ? block.before : 0;
        if (used > 0 && used + before + std::min(needed(i), height) > height) {
            pages.emplace_back();
            used = 0;
        } else {
            used += before;
        }
        for (size_t k = 0; k < block.rows.size(); ++k) {
            const Row& row = block.rows[k];
            const size_t left = block.rows.size() - k;
            // The last line but one goes to the next page with the last.
            const bool alone = left == 2 && k > 0 && used + row.height + block.rows[k + 1].height > height;
            if (used > 0 && (used + row.height > height || alone)) {
                pages.emplace_back();
                used = 0;
            }
            pages.back().push_back({&row, top + used});
            used += row.height;
        }
    }
    return pages;
}

void PrintedPages::paint(QPainter& painter, const Page& page, int number, int count) const {
    for (const Placed& placed : page)
        placed.row->draw(painter, placed.top);
    const qreal foot = paperHeight - bottom + 40;
    painter.setPen(QPen(hair, 2));
    painter.drawLine(QPointF(side, foot), QPointF(side + width, foot));
    qreal right = width;
    if (!m_foot.code.isEmpty()) {
        drawQrCode(painter, m_foot.code, QRectF(side + width - codeSize, foot + 14, codeSize, codeSize));
        right -= codeSize + 20;
    }
    painter.setPen(paleInk);
    painter.setFont(textFont(smallSize));
    const QString pageOf = m_foot.pageOf.arg(number + 1).arg(count);
    const qreal numberWidth = 640;
    painter.drawText(QRectF(side + right - numberWidth, foot + 20, numberWidth, 60),
                     Qt::AlignRight | Qt::AlignTop, pageOf);
    QTextOption option(Qt::AlignLeft | Qt::AlignTop);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    const QRectF words(side, foot + 20, right - numberWidth - 20, 150);
    painter.save();
    painter.setClipRect(words);
    painter.drawText(words, m_foot.words, option);
    painter.restore();
}

int PrintedPages::pages() const {
    return static_cast<int>(laidOut().size());
}

QImage PrintedPages::picture(int page, int pixels) const {
    const std::vector<Page> pages = laidOut();
    if (page < 0 || page >= static_cast<int>(pages.size()) || pixels <= 0) return {};
    QImage image(pixels, qRound(pixels * paperHeight / paperWidth), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(pixels / paperWidth, pixels / paperWidth);
    paint(painter, pages[static_cast<size_t>(page)], page, static_cast<int>(pages.size()));
    return image;
}

Result<QByteArray> PrintedPages::pdf(const QString& title) const {
    const auto failed = [] { return fail(ErrorCode::Disk, QStringLiteral("the pages cannot be drawn")); };
    const std::vector<Page> pages = laidOut();
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Beeldkluis"));
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
        QPainter painter;
        if (!painter.begin(&writer)) return failed();
        painter.scale(writer.logicalDpiX() / unitsPerInch, writer.logicalDpiY() / unitsPerInch);
        for (size_t i = 0; i < pages.size(); ++i) {
            if (i > 0 && !writer.newPage()) return failed();
            paint(painter, pages[i], static_cast<int>(i), static_cast<int>(pages.size()));
        }
        if (!painter.end()) return failed();
    }
    return bytes;
}

} // namespace bk
