#include "ui/viewer/BoxGrips.h"

#include <algorithm>

namespace bk::ui {

Qt::CursorShape BoxGrip::cursor() const {
    if (moves()) return Qt::SizeAllCursor;
    if (x == 0) return Qt::SizeVerCursor;
    if (y == 0) return Qt::SizeHorCursor;
    return x == y ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
}

std::array<QPointF, 8> gripsOf(const QRectF& place) {
    const QPointF middle = place.center();
    return {
        place.topLeft(),     {middle.x(), place.top()},    place.topRight(),   {place.right(), middle.y()},
        place.bottomRight(), {middle.x(), place.bottom()}, place.bottomLeft(), {place.left(), middle.y()}};
}

std::optional<BoxGrip> gripAt(const QRectF& place, const QPointF& point) {
    const double reach = gripReach + 2; // a hand is not that steady
    if (!place.adjusted(-reach, -reach, reach, reach).contains(point)) return std::nullopt;
    // Of a small box the middle third moves it.
    const double inwards = std::min({reach, place.width() / 3, place.height() / 3});
    BoxGrip grip;
    if (point.x() <= place.left() + inwards)
        grip.x = -1;
    else if (point.x() >= place.right() - inwards)
        grip.x = 1;
    if (point.y() <= place.top() + inwards)
        grip.y = -1;
    else if (point.y() >= place.bottom() - inwards)
        grip.y = 1;
    return grip;
}

QRectF dragged(const QRectF& box, const BoxGrip& grip, const QPointF& by, const QRectF& bounds,
               double smallest) {
    if (grip.moves()) {
        const double x = std::clamp(box.x() + by.x(), bounds.left(),
                                    std::max(bounds.left(), bounds.right() - box.width()));
        const double y = std::clamp(box.y() + by.y(), bounds.top(),
                                    std::max(bounds.top(), bounds.bottom() - box.height()));
        return {QPointF(x, y), box.size()};
    }
    QRectF changed = box;
    if (grip.x < 0)
        changed.setLeft(std::clamp(box.left() + by.x(), std::min(bounds.left(), box.left()),
                                   std::max(bounds.left(), box.right() - smallest)));
    if (grip.x > 0)
        changed.setRight(std::clamp(box.right() + by.x(), std::min(bounds.right(), box.left() + smallest),
                                    std::max(bounds.right(), box.right())));
    if (grip.y < 0)
        changed.setTop(std::clamp(box.top() + by.y(), std::min(bounds.top(), box.top()),
                                  std::max(bounds.top(), box.bottom() - smallest)));
    if (grip.y > 0)
        changed.setBottom(std::clamp(box.bottom() + by.y(), std::min(bounds.bottom(), box.top() + smallest),
                                     std::max(bounds.bottom(), box.bottom())));
    return changed;
}

} // namespace bk::ui
