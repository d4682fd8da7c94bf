#include "core/services/RecoverySheet.h"

#include "core/services/QrCode.h"

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
constexpr qreal qrSize = 520;
constexpr int groupsInLine = 4;

const QColor ink(0x1a, 0x1a, 0x1a);
const QColor paleInk(0x55, 0x55, 0x55);

QFont textFont(qreal size, bool bold = false) {
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(std::max(1, qRound(size)));
    font.setBold(bold);
    return font;
}

QFont keyFont(qreal size) {
    QFont font(QStringLiteral("DejaVu Sans Mono"));
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    font.setPixelSize(std::max(1, qRound(size)));
    return font;
}

/// The key's groups, some in a line. Hyphens stay: a line's last one tells that it goes on.
QString inLines(const QString& recoveryKey) {
    const QStringList groups = recoveryKey.split(QLatin1Char('-'));
    QString lines;
    for (qsizetype i = 0; i < groups.size(); ++i) {
        lines += groups[i];
        if (i + 1 == groups.size()) break;
        lines += QLatin1Char('-');
        if (i % groupsInLine == groupsInLine - 1) lines += QLatin1Char('\n');
    }
    return lines;
}

/// Lays the sheet out from the top; draws it, or only finds out how high it becomes. SCALE makes the words
/// smaller where names are so long that the page would not hold them; key and code keep their size.
class Layout {
public:
    Layout(QPainter& painter, qreal width, qreal scale, bool drawing)
        : m_painter(painter), m_width(width), m_scale(scale), m_drawing(drawing) {}

    qreal run(const RecoverySheet& sheet, const RecoverySheetWords& words);

private:
    void text(const QString& words, const QFont& font, const QColor& colour, qreal left, qreal width);
    void fact(const QString& label, const QString& value);
    void secret(const QString& recoveryKey);
    void section(const QString& title, const QString& words);
    void space(qreal height) { m_top += height * m_scale; }

    QPainter& m_painter;
    qreal m_width;
    qreal m_scale;
    bool m_drawing;
    qreal m_top = 0;
};

void Layout::text(const QString& words, const QFont& font, const QColor& colour, qreal left, qreal width) {
    QTextOption option(Qt::AlignLeft | Qt::AlignTop);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    const QRectF place(left, m_top, width, 100000);
    m_painter.setFont(font);
    m_painter.setPen(colour);
    const QRectF used = m_painter.boundingRect(place, words, option);
    if (m_drawing) m_painter.drawText(place, words, option);
    m_top += used.height();
}

void Layout::fact(const QString& label, const QString& value) {
    const qreal labelWidth = 400 * m_scale;
    const qreal before = m_top;
    text(label, textFont(34 * m_scale), paleInk, 0, labelWidth);
    const qreal afterLabel = m_top;
    m_top = before;
    text(value, textFont(38 * m_scale, true), ink, labelWidth, m_width - labelWidth);
    m_top = std::max(m_top, afterLabel);
    space(10);
}

void Layout::secret(const QString& recoveryKey) {
    const qreal top = m_top;
    const qreal padding = 40;
    if (m_drawing) {
        m_painter.setPen(QPen(ink, 4));
        m_painter.setBrush(Qt::white);
        m_painter.drawRect(QRectF(0, top, m_width, qrSize));
        drawQrCode(m_painter, recoveryKey.toLatin1(), QRectF(m_width - qrSize, top, qrSize, qrSize));
    }
    m_top = top + padding + 20;
    text(inLines(recoveryKey), keyFont(88), ink, padding, m_width - qrSize - padding);
    m_top = std::max(m_top + padding, top + qrSize);
}

void Layout::section(const QString& title, const QString& words) {
    space(34);
    text(title, textFont(40 * m_scale, true), ink, 0, m_width);
    space(8);
    text(words, textFont(36 * m_scale), ink, 0, m_width);
}

qreal Layout::run(const RecoverySheet& sheet, const RecoverySheetWords& words) {
    m_top = 0;
    text(words.title, textFont(90 * m_scale, true), ink, 0, m_width);
    space(40);
    if (!sheet.organisation.isEmpty()) fact(words.organisation, sheet.organisation);
    fact(words.catalog, sheet.catalog);
    fact(words.administrator, sheet.administrator);
    fact(words.day, words.locale.toString(sheet.day, QLocale::LongFormat));
    space(30);
    secret(sheet.recoveryKey);
    space(10);
    section(words.purposeTitle, words.purpose);
    section(words.keepingTitle, words.keeping);
    section(words.dangerTitle, words.danger);
    section(words.replacingTitle, words.replacing);
    section(words.fingerprint, words.fingerprintUse);
    space(14);
    text(sheet.fingerprint, keyFont(38 * m_scale), ink, 0, m_width);
    return m_top;
}

} // namespace

Status paint(const RecoverySheet& sheet, QPagedPaintDevice& device, const RecoverySheetWords& words) {
    device.setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                    QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
                    QPageLayout::Millimeter));
    QPainter painter;
    if (!painter.begin(&device))
        return fail(ErrorCode::Disk, QStringLiteral("the recovery sheet cannot be printed"));
    // A printer may have taken another page than the one asked for.
    const QSizeF page = device.pageLayout().paintRect(QPageLayout::Inch).size() * unitsPerInch;
    painter.scale(device.logicalDpiX() / unitsPerInch, device.logicalDpiY() / unitsPerInch);
    qreal scale = 1.15;
    while (scale > 0.4 && Layout(painter, page.width(), scale, false).run(sheet, words) > page.height())
        scale *= 0.94;
    Layout(painter, page.width(), scale, true).run(sheet, words);
    if (!painter.end()) return fail(ErrorCode::Disk, QStringLiteral("the recovery sheet cannot be printed"));
    return {};
}

Result<QByteArray> toPdf(const RecoverySheet& sheet, const RecoverySheetWords& words) {
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setTitle(words.title);
        writer.setCreator(QStringLiteral("Beeldkluis"));
        BK_TRY(paint(sheet, writer, words));
    }
    return bytes;
}

} // namespace bk
