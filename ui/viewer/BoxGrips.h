#pragma once

#include <QPointF>
#include <QRectF>
#include <Qt>

#include <array>
#include <optional>

namespace bk::ui {

/// Where a box is taken to move it or to change its size: its middle, or one of eight handles. Plain
/// geometry.
struct BoxGrip {
    int x = 0; ///< -1 the left side, 1 the right side, 0 neither
    int y = 0; ///< -1 the upper side, 1 the lower side, 0 neither

    bool moves() const { return x == 0 && y == 0; }
    Qt::CursorShape cursor() const;
    bool operator==(const BoxGrip&) const = default;
};

/// Half the side of a handle, pixels of the screen.
inline constexpr double gripReach = 6;

/// The middles of the eight handles of a box that is drawn at PLACE.
std::array<QPointF, 8> gripsOf(const QRectF& place);
/// What of a box that is drawn at PLACE lies under POINT; none: it is outside.
std::optional<BoxGrip> gripAt(const QRectF& place, const QPointF& point);
/// BOX after its GRIP was dragged BY so much: within BOUNDS, no side shorter than SMALLEST. All in the same
/// units.
QRectF dragged(const QRectF& box, const BoxGrip& grip, const QPointF& by, const QRectF& bounds,
               double smallest);

} // namespace bk::ui
