#include "ui/quitclaims/ScanButton.h"

#include "ui/widgets/Theme.h"

#include <QPainter>

namespace bk::ui {
namespace {

constexpr double sheetRatio = 0.72; // a little wider than A4, for the border

} // namespace

ScanButton::ScanButton(int height, QWidget* parent) : QAbstractButton(parent), m_height(height) {
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void ScanButton::setPage(const QPixmap& page) {
    m_page = page;
    update();
}

void ScanButton::setWord(const QString& word) {
    m_word = word;
    update();
}

void ScanButton::seal(const QString& reason) {
    m_sealed = true;
    m_page = {};
    m_word = tr("Sealed");
    setEnabled(false);
    setToolTip(reason);
    setCursor(Qt::ArrowCursor);
    update();
}

QSize ScanButton::sizeHint() const {
    return {qRound(scaled(m_height) * sheetRatio), scaled(m_height)};
}

void ScanButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setBrush(ink(underMouse() && isEnabled() ? Ink::Hover : Ink::Window));
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(frame, 6, 6);
    if (m_page.isNull()) {
        const int side = scaled(32);
        const QRect icon(width() / 2 - side / 2, height() / 2 - side, side, side);
        themedIcon(m_sealed ? QStringLiteral("object-locked") : QStringLiteral("document-scan"),
                   Tone::Neutral)
            .paint(&painter, icon);
        painter.setFont(captionFont());
        painter.setPen(ink(Ink::Muted));
        painter.drawText(QRect(4, icon.bottom() + 4, width() - 8, height() - icon.bottom() - 8),
                         static_cast<int>(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap, m_word);
    } else {
        const QSizeF size =
            QSizeF(m_page.size()).scaled(frame.adjusted(4, 4, -4, -4).size(), Qt::KeepAspectRatio);
        const QRectF place(QPointF(width() / 2.0 - size.width() / 2, height() / 2.0 - size.height() / 2),
                           size);
        painter.drawPixmap(place, m_page, QRectF(m_page.rect()));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(hasFocus() ? QPen(ink(Ink::Accent), 2) : QPen(ink(Ink::Border), 1));
    painter.drawRoundedRect(frame, 6, 6);
}

} // namespace bk::ui
