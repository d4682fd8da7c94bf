#include "core/services/TaskPages.h"

#include "core/base/Csv.h"

#include <QBuffer>
#include <QFont>
#include <QPageLayout>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>
#include <QTextOption>

#include <algorithm>

namespace bk {
namespace {

// All in tenths of a millimetre on paper.
constexpr qreal unitsPerInch = 254;
constexpr qreal marginMillimetres = 18;
constexpr qreal dayWidth = 330;
constexpr qreal boxSize = 30;
constexpr qreal boxWidth = 60;
constexpr qreal footHeight = 80;

const QColor ink(0x1a, 0x1a, 0x1a);
const QColor paleInk(0x55, 0x55, 0x55);
const QColor rule(0xcc, 0xcc, 0xcc);

QFont textFont(qreal size, bool bold = false) {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(std::max(1, qRound(size)));
    font.setBold(bold);
    return font;
}

QTextOption wrapped() {
    QTextOption option(Qt::AlignLeft | Qt::AlignTop);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    return option;
}

/// Lays the list out over pages; draws it, or only finds out how many there are.
class Layout {
public:
    /// DEVICE null: nothing is drawn.
    Layout(QPainter& painter, QPagedPaintDevice* device, const QSizeF& page, const TaskListWords& words,
           int pages)
        : m_painter(painter), m_device(device), m_page(page), m_words(words), m_pages(pages) {}

    int run(const TaskList& list) {
        heading(list);
        if (list.tasks.isEmpty()) text(m_words.nothing, textFont(36), ink, 0, m_page.width());
        QString kind;
        for (const Task& task : list.tasks) {
            const QString now = m_words.kindOf(task);
            const qreal before = height(m_words.textOf(task), textFont(34), textWidth()) + 24;
            if (now != kind) {
                kind = now;
                makeRoom(before + 110);
                m_top += 36;
                text(kind, textFont(40, true), ink, 0, m_page.width());
                m_top += 16;
            } else {
                makeRoom(before);
            }
            row(task);
        }
        foot();
        return m_number;
    }

private:
    qreal textWidth() const { return m_page.width() - boxWidth - dayWidth; }

    qreal height(const QString& words, const QFont& font, qreal width) {
        m_painter.setFont(font);
        return m_painter.boundingRect(QRectF(0, 0, width, 100000), words, wrapped()).height();
    }

    void text(const QString& words, const QFont& font, const QColor& colour, qreal left, qreal width) {
        const qreal used = height(words, font, width);
        if (m_device != nullptr) {
            m_painter.setPen(colour);
            m_painter.drawText(QRectF(left, m_top, width, used + 1), words, wrapped());
        }
        m_top += used;
    }

    void heading(const TaskList& list) {
        text(m_words.title, textFont(70, true), ink, 0, m_page.width());
        m_top += 16;
        QStringList facts;
        for (const QString& fact :
             {list.organisation, list.catalog, m_words.locale.toString(list.day, QLocale::LongFormat)})
            if (!fact.isEmpty()) facts << fact;
        text(facts.join(QStringLiteral(" · ")), textFont(34), paleInk, 0, m_page.width());
        if (list.withNames) {
            m_top += 8;
            text(m_words.names, textFont(30), paleInk, 0, m_page.width());
        }
        m_top += 20;
    }

    void row(const Task& task) {
        const qreal top = m_top;
        const QString day =
            task.due ? m_words.locale.toString(*task.due, QStringLiteral("d MMM yyyy")) : QString();
        if (m_device != nullptr) {
            m_painter.setPen(QPen(rule, 2));
            m_painter.drawLine(QPointF(0, top), QPointF(m_page.width(), top));
            m_painter.setPen(QPen(paleInk, 3));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(QRectF(4, top + 16, boxSize, boxSize));
        }
        m_top = top + 12;
        text(day, textFont(34, task.warning >= Warning::Today), ink, boxWidth, dayWidth);
        const qreal afterDay = m_top;
        m_top = top + 12;
        text(m_words.textOf(task), textFont(34), ink, boxWidth + dayWidth, textWidth());
        m_top = std::max(m_top, afterDay) + 12;
    }

    void makeRoom(qreal needed) {
        if (m_top + needed <= m_page.height() - footHeight) return;
        foot();
        if (m_device != nullptr) m_device->newPage();
        ++m_number;
        m_top = 0;
    }

    void foot() {
        if (m_device == nullptr || m_pages < 2) return;
        m_painter.setFont(textFont(28));
        m_painter.setPen(paleInk);
        m_painter.drawText(QRectF(0, m_page.height() - 40, m_page.width(), 40),
                           Qt::AlignRight | Qt::AlignBottom, m_words.page.arg(m_number).arg(m_pages));
    }

    QPainter& m_painter;
    QPagedPaintDevice* m_device;
    QSizeF m_page;
    const TaskListWords& m_words;
    int m_pages;
    int m_number = 1;
    qreal m_top = 0;
};

/// The kinds one after the other, those with the soonest task first.
QList<Task> byKind(const QList<Task>& tasks, const TaskListWords& words) {
    QStringList kinds;
    for (const Task& task : tasks)
        if (const QString kind = words.kindOf(task); !kinds.contains(kind)) kinds << kind;
    QList<Task> sorted = tasks;
    std::stable_sort(sorted.begin(), sorted.end(), [&](const Task& a, const Task& b) {
        return kinds.indexOf(words.kindOf(a)) < kinds.indexOf(words.kindOf(b));
    });
    return sorted;
}

} // namespace

QByteArray tasksAsCsv(const QList<Task>& tasks, const TaskListWords& words) {
    QList<QStringList> rows{
        {words.day, words.kind, words.what, words.number, words.person, words.place, words.photos}};
    for (const Task& task : tasks) {
        const bool counts = task.kind != TaskKind::Expiring && task.kind != TaskKind::Expired &&
                            task.kind != TaskKind::Draft && task.kind != TaskKind::Minor;
        rows << QStringList{task.due ? task.due->toString(Qt::ISODate) : QString(),
                            words.kindOf(task),
                            words.textOf(task),
                            task.quitclaimNumber,
                            task.personName,
                            task.place,
                            counts ? QString::number(task.count) : QString()};
    }
    return csvOf(rows);
}

Status paint(const TaskList& list, QPagedPaintDevice& device, const TaskListWords& words) {
    device.setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                    QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
                    QPageLayout::Millimeter));
    QPainter painter;
    if (!painter.begin(&device)) return fail(ErrorCode::Disk, QStringLiteral("the list cannot be printed"));
    TaskList sorted = list;
    sorted.tasks = byKind(list.tasks, words);
    // A printer may have taken another page than the one asked for.
    const QSizeF page = device.pageLayout().paintRect(QPageLayout::Inch).size() * unitsPerInch;
    painter.scale(device.logicalDpiX() / unitsPerInch, device.logicalDpiY() / unitsPerInch);
    const int pages = Layout(painter, nullptr, page, words, 0).run(sorted);
    Layout(painter, &device, page, words, pages).run(sorted);
    if (!painter.end()) return fail(ErrorCode::Disk, QStringLiteral("the list cannot be printed"));
    return {};
}

Result<QByteArray> toPdf(const TaskList& list, const TaskListWords& words) {
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setTitle(words.title);
        writer.setCreator(QStringLiteral("Beeldkluis"));
        BK_TRY(paint(list, writer, words));
    }
    return bytes;
}

} // namespace bk
