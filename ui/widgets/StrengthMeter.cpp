#include "ui/widgets/StrengthMeter.h"

#include "ui/widgets/Theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace bk::ui {
namespace {

constexpr int bars = 4;
constexpr int barGap = 4;

Tone toneFor(int strength) {
    return strength <= 1 ? Tone::Blocked : strength == 2 ? Tone::Attention : Tone::Cleared;
}

} // namespace

StrengthMeter::StrengthMeter(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StrengthMeter::setStrength(int strength, bool empty) {
    m_strength = qBound(0, strength, bars);
    m_empty = empty;
    setAccessibleName(words());
    update();
}

QString StrengthMeter::words() const {
    if (m_empty) return tr("Four or more words that do not belong together are best.");
    switch (m_strength) {
    case 0:
        return tr("Useless: guessed at once");
    case 1:
        return tr("Weak: guessed within hours");
    case 2:
        return tr("Fair: add a word or two");
    case 3:
        return tr("Good");
    default:
        return tr("Strong");
    }
}

QSize StrengthMeter::sizeHint() const {
    return {scaled(240), 4 + 4 + QFontMetrics(captionFont()).height()};
}

void StrengthMeter::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal barWidth = (width() - (bars - 1) * barGap) / qreal(bars);
    for (int i = 0; i < bars; ++i) {
        const bool filled = !m_empty && i < qMax(1, m_strength);
        painter.setBrush(filled ? toneColor(toneFor(m_strength)) : ink(Ink::Border));
        painter.drawRoundedRect(QRectF(i * (barWidth + barGap), 0, barWidth, 4), 2, 2);
    }
    painter.setFont(captionFont());
    painter.setPen(m_empty ? ink(Ink::Muted) : toneColor(toneFor(m_strength)));
    painter.drawText(rect().adjusted(0, 8, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, words());
}

} // namespace bk::ui
