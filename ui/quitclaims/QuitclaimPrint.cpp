#include "ui/quitclaims/QuitclaimPrint.h"

#include "ui/quitclaims/QuitclaimWords.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFont>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextOption>

#include <array>

namespace bk::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::QuitclaimPrint)
};

// All in tenths of a millimetre on paper.
constexpr int unitsPerInch = 254;
constexpr qreal marginMillimetres = 15;
constexpr qreal cellGap = 24;
constexpr qreal footHeight = 70;
constexpr int columns = 7;

const QColor ink(0x1a, 0x1a, 0x1a);
const QColor paleInk(0x55, 0x55, 0x55);
const QColor rule(0xcc, 0xcc, 0xcc);

using Row = std::array<QString, columns>;

QFont textFont(qreal size, bool bold = false) {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(qRound(size));
    font.setBold(bold);
    return font;
}

Row headings() {
    return {Texts::tr("Number"), Texts::tr("Person"), Texts::tr("Purposes"), Texts::tr("From"),
            Texts::tr("Until"),  Texts::tr("State"),  Texts::tr("Days left")};
}

Row rowOf(const QuitclaimView& view, const QDate& today) {
    const Quitclaim& quitclaim = view.quitclaim;
    QStringList purposes;
    const QList<Purpose> granted = withdrawableOf(quitclaim);
    const QList<Purpose> refused = purposesOf(quitclaim, Decision::Refused);
    const QList<Purpose> gone = withdrawnOf(quitclaim);
    if (!granted.isEmpty()) purposes << listWithEnds(quitclaim, granted);
    if (!refused.isEmpty()) purposes << Texts::tr("not %1").arg(listOf(refused));
    if (!gone.isEmpty()) purposes << Texts::tr("withdrawn: %1").arg(listOf(gone));
    const auto from = quitclaim.from ? quitclaim.from : quitclaim.signedOn;
    const auto days = daysLeft(view, today);
    return {quitclaim.number,
            view.personName,
            purposes.join(QStringLiteral("; ")),
            from ? shortDate(*from) : QString(),
            quitclaim.until ? shortDate(*quitclaim.until) : Texts::tr("open-ended"),
            wordsFor(standingOf(view, today)),
            days ? QString::number(*days) : QString()};
}

/// Lays the list out over pages; draws it, or only finds out how many there are.
class Sheets {
public:
    /// DEVICE null: nothing is drawn.
    Sheets(QPainter& painter, QPdfWriter* device, const QSizeF& page, int pages)
        : m_painter(painter), m_device(device), m_page(page), m_pages(pages) {}

    int run(const QList<Row>& rows, const QString& title, const QString& about) {
        heading(title, textFont(56, true), ink);
        heading(about, textFont(30), paleInk);
        m_top += 30;
        row(headings(), textFont(28, true), paleInk);
        for (const Row& one : rows) {
            if (m_top + heightOf(one, textFont(30)) > m_page.height() - footHeight) {
                turn();
                row(headings(), textFont(28, true), paleInk);
            }
            row(one, textFont(30), ink);
        }
        foot();
        return m_number;
    }

private:
    qreal widthOf(int column) const {
        static constexpr std::array<qreal, columns> shares{0.12, 0.2, 0.3, 0.1, 0.1, 0.1, 0.08};
        return m_page.width() * shares.at(static_cast<size_t>(column)) - cellGap;
    }

    static QTextOption wrapped() {
        QTextOption option(Qt::AlignLeft | Qt::AlignTop);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        return option;
    }

    qreal heightOf(const Row& cells, const QFont& font) {
        m_painter.setFont(font);
        qreal height = 0;
        for (int column = 0; column < columns; ++column)
            height = qMax(height, m_painter
                                      .boundingRect(QRectF(0, 0, widthOf(column), 100000),
                                                    cells.at(static_cast<size_t>(column)), wrapped())
                                      .height());
        return height + 20;
    }

    void heading(const QString& words, const QFont& font, const QColor& color) {
        m_painter.setFont(font);
        const QRectF place(0, m_top, m_page.width(), 100000);
        const qreal height = m_painter.boundingRect(place, words, wrapped()).height();
        if (m_device != nullptr) {
            m_painter.setPen(color);
            m_painter.drawText(place, words, wrapped());
        }
        m_top += height + 10;
    }

    void row(const Row& cells, const QFont& font, const QColor& color) {
        const qreal height = heightOf(cells, font);
        if (m_device != nullptr) {
            qreal left = 0;
            m_painter.setPen(color);
            for (int column = 0; column < columns; ++column) {
                m_painter.drawText(QRectF(left, m_top + 8, widthOf(column), height),
                                   cells.at(static_cast<size_t>(column)), wrapped());
                left += widthOf(column) + cellGap;
            }
            m_painter.setPen(QPen(rule, 2));
            m_painter.drawLine(QPointF(0, m_top + height), QPointF(m_page.width(), m_top + height));
        }
        m_top += height;
    }

    void turn() {
        foot();
        ++m_number;
        m_top = 0;
        if (m_device != nullptr) m_device->newPage();
    }

    void foot() {
        if (m_device == nullptr) return;
        m_painter.setFont(textFont(26));
        m_painter.setPen(paleInk);
        const QRectF place(0, m_page.height() - 40, m_page.width(), 40);
        m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                           Texts::tr("Holds names of people: keep it where only those can read it who may."));
        m_painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                           Texts::tr("Page %1 of %2").arg(m_number).arg(m_pages));
    }

    QPainter& m_painter;
    QPdfWriter* m_device = nullptr;
    QSizeF m_page;
    int m_pages = 0;
    int m_number = 1;
    qreal m_top = 0;
};

} // namespace

Result<QByteArray> quitclaimsAsPdf(const QList<QuitclaimView>& quitclaims, const QString& organisation,
                                   const QDate& today) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QPdfWriter device(&buffer);
    device.setResolution(unitsPerInch);
    device.setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape,
                    QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
                    QPageLayout::Millimeter));
    QPainter painter;
    if (!buffer.open(QIODevice::WriteOnly) || !painter.begin(&device))
        return fail(ErrorCode::Disk, QStringLiteral("the list as PDF"));
    const QSizeF page = painter.viewport().size();
    QList<Row> rows;
    for (const QuitclaimView& view : quitclaims)
        rows << rowOf(view, today);
    const QString title = Texts::tr("Quitclaims of %1").arg(organisation);
    const QString about =
        Texts::tr("%n quitclaim(s), on %1", nullptr, static_cast<int>(rows.size())).arg(shortDate(today));
    const int pages = Sheets(painter, nullptr, page, 0).run(rows, title, about);
    Sheets(painter, &device, page, pages).run(rows, title, about);
    if (!painter.end()) return fail(ErrorCode::Disk, QStringLiteral("the list as PDF"));
    return bytes;
}

} // namespace bk::ui
