#include "ui/widgets/RatingBar.h"

#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QtMath>

namespace bk::ui {
namespace {

constexpr int stars = 5;

int starSide() {
    return scaled(20);
}

QPainterPath star(const QRectF& place) {
    QPainterPath path;
    const QPointF centre = place.center();
    for (int i = 0; i < 10; ++i) {
        const qreal radius = (i % 2 == 0 ? 0.5 : 0.21) * place.width();
        const qreal angle = -M_PI_2 + i * M_PI / 5;
        const QPointF point = centre + QPointF(radius * qCos(angle), radius * qSin(angle));
        if (i == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

} // namespace

RatingBar::RatingBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setRating(0);
}

void RatingBar::setRating(int rating) {
    m_rating = qBound(0, rating, stars);
    setAccessibleName(tr("Rating: %n star(s)", nullptr, m_rating));
    setToolTip(accessibleName());
    update();
}

QSize RatingBar::sizeHint() const {
    return {stars * starSide() + 4, starSide() + 4};
}

void RatingBar::choose(int rating) {
    if (rating == m_rating || rating < 0 || rating > stars) return;
    setRating(rating);
    Q_EMIT ratingChosen(rating);
}

void RatingBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < stars; ++i) {
        const QRectF place(2 + i * starSide(), 2, starSide(), starSide());
        painter.setPen(QPen(i < m_rating ? ink(Ink::Accent) : ink(Ink::StrongBorder), 1.2));
        painter.setBrush(i < m_rating ? QBrush(ink(Ink::Accent)) : QBrush(Qt::NoBrush));
        painter.drawPath(star(place.adjusted(2, 2, -2, -2)));
    }
    if (!hasFocus()) return;
    painter.setPen(QPen(ink(Ink::Accent), 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void RatingBar::mousePressEvent(QMouseEvent* event) {
    const int chosen = static_cast<int>((event->position().x() - 2) / starSide()) + 1;
    choose(chosen == m_rating ? chosen - 1 : chosen);
}

void RatingBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() >= Qt::Key_0 && event->key() <= Qt::Key_5)
        choose(event->key() - Qt::Key_0);
    else if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Plus)
        choose(m_rating + 1);
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Minus)
        choose(m_rating - 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace bk::ui
