#include "ui/widgets/RingChart.h"

#include <QLocale>
#include <QPainter>

namespace bk::ui {

RingChart::RingChart(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void RingChart::setParts(const QList<Part>& parts, const QString& words) {
    m_parts = parts;
    setAccessibleName(words);
    setToolTip(words);
    update();
}

QSize RingChart::sizeHint() const {
    return {scaled(88), scaled(88)};
}

void RingChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int thick = qMax(8, scaled(10));
    const QRectF circle =
        QRectF(rect()).adjusted(thick / 2.0 + 1, thick / 2.0 + 1, -thick / 2.0 - 1, -thick / 2.0 - 1);
    QPen pen(ink(Ink::Border), thick);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.drawEllipse(circle);

    qint64 total = 0;
    for (const Part& part : m_parts)
        total += part.amount;
    constexpr int top = 90 * 16;
    constexpr int whole = 360 * 16;
    qint64 before = 0;
    for (const Part& part : m_parts) {
        if (part.amount <= 0) continue;
        const int from = static_cast<int>(before * whole / total);
        before += part.amount;
        const int to = static_cast<int>(before * whole / total);
        pen.setColor(toneFill(part.tone));
        painter.setPen(pen);
        painter.drawArc(circle, top - from, from - to);
    }
    painter.setFont(titleFont());
    painter.setPen(total > 0 ? ink(Ink::Text) : ink(Ink::Muted));
    // "100 %" is never said of all but one, nor "0 %" where there is one.
    QString share = QStringLiteral("–");
    if (total > 0) {
        const qint64 first = m_parts.first().amount;
        const int others = qRound(100.0 * static_cast<double>(total - first) / static_cast<double>(total));
        const int percent = first == total ? 100 : first == 0 ? 0 : 100 - qBound(1, others, 99);
        share = tr("%1%").arg(QLocale().toString(percent));
    }
    painter.drawText(rect(), Qt::AlignCenter, share);
}

} // namespace bk::ui
