#include "ui/widgets/StateBadge.h"

#include <QFontMetrics>
#include <QPainter>

namespace bk::ui {
namespace {

constexpr int sidePadding = 8;
constexpr int gap = 4;

int iconSide() {
    return scaled(14);
}

int pillHeight() {
    return qMax(iconSide(), QFontMetrics(captionFont()).height()) + 8;
}

} // namespace

StateBadge::StateBadge(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

StateBadge::StateBadge(Tone tone, const QString& words, QWidget* parent) : StateBadge(parent) {
    setState(tone, words);
}

void StateBadge::setState(Tone tone, const QString& words) {
    m_tone = tone;
    m_words = words;
    setAccessibleName(words);
    updateGeometry();
    update();
}

QSize StateBadge::sizeHint() const {
    return sizeFor(m_words);
}

QSize StateBadge::sizeFor(const QString& words) {
    const int text = QFontMetrics(captionFont()).horizontalAdvance(words) + 2;
    return {2 * sidePadding + iconSide() + gap + text, pillHeight()};
}

QRect StateBadge::paint(QPainter* painter, const QPoint& where, int maxWidth, Tone tone,
                        const QString& words) {
    const QSize wanted = sizeFor(words);
    const QRect pill(where.x(), where.y() - wanted.height() / 2, qMin(wanted.width(), maxWidth),
                     wanted.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(toneBackground(tone));
    painter->drawRoundedRect(pill, 6, 6);
    const QRect icon(pill.left() + sidePadding, pill.center().y() - iconSide() / 2 + 1, iconSide(),
                     iconSide());
    toneIcon(tone).paint(painter, icon);
    painter->setFont(captionFont());
    painter->setPen(toneColor(tone));
    const QRect text = pill.adjusted(sidePadding + iconSide() + gap, 0, -sidePadding + 2, 0);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      QFontMetrics(captionFont()).elidedText(words, Qt::ElideRight, text.width()));
    painter->restore();
    return pill;
}

void StateBadge::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(&painter, QPoint(0, height() / 2), width(), m_tone, m_words);
}

} // namespace bk::ui
