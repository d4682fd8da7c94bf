#include "ui/viewer/PhotoCanvas.h"

#include "ui/widgets/StateBadge.h"

#include <QPainter>

namespace bk::ui {
namespace {

constexpr int keptPieces = 500;
constexpr int frameReach = 3;  // how far a frame's lines go beyond a box
constexpr int framePiece = 12; // more than its round corner
constexpr int boxReach = 12;   // how far lines and shadow go beyond a box

/// Bright enough for any photo: the light theme's tones are made for a white ground.
QColor lineColor(Tone tone) {
    const QColor color = toneColor(tone);
    return darkTheme() ? color : QColor::fromHsl(color.hslHue(), qMin(color.hslSaturation() + 20, 255), 150);
}

void drawFrame(QPainter& painter, const QRectF& place, const CanvasFace& face, bool chosen) {
    // A dark line under the coloured one keeps the box visible on any photo.
    painter.setPen(QPen(QColor(0, 0, 0, 120), chosen ? 6 : 4));
    painter.drawRoundedRect(place, 6, 6);
    QPen line(lineColor(face.tone), chosen ? 3 : face.quiet ? 1.5 : 2);
    if (face.dashed) line.setStyle(Qt::DashLine);
    painter.setPen(line);
    painter.drawRoundedRect(place, 6, 6);
}

} // namespace

PhotoCanvas::View PhotoCanvas::view() const {
    return {shownPicture().cacheKey(), size(), devicePixelRatioF(), m_scale, m_centre};
}

const QPixmap& PhotoCanvas::shownPicture() const {
    return !m_original.isNull() && wantsOriginal() ? m_original : m_picture;
}

/// All that does not move with the pointer.
const QPixmap& PhotoCanvas::layer() {
    const View now = view();
    if (now != m_groundView) {
        m_ground = QPixmap(size() * devicePixelRatioF());
        m_ground.setDevicePixelRatio(devicePixelRatioF());
        m_ground.fill(ink(Ink::Window));
        QPainter painter(&m_ground);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QPixmap& shown = shownPicture();
        painter.drawPixmap(placeOf(bounds()), shown, QRectF(shown.rect()));
        m_groundView = now;
    }
    if (!m_boxesShown || m_faces.isEmpty()) return m_ground;
    const FaceId selected = std::exchange(m_layerSelected, m_selected);
    const FaceId hovered = std::exchange(m_layerHovered, m_hovered);
    if (m_layerStale || now != m_layerView) {
        m_layer = m_ground;
        m_layerView = now;
        m_layerStale = false;
        drawBoxes(rect());
        return m_layer;
    }
    // Those that are apart now and were not, or the other way round.
    for (const CanvasFace& face : std::as_const(m_faces))
        if ((face.id == selected || face.id == hovered) != isApart(face.id)) drawBoxes(areaOf(face));
    return m_layer;
}

/// In the layer, on the ground, what of the boxes falls into AREA.
void PhotoCanvas::drawBoxes(const QRect& area) {
    if (area.isEmpty()) return;
    QPainter painter(&m_layer);
    painter.setClipRect(area);
    painter.drawPixmap(0, 0, m_ground);
    painter.setRenderHint(QPainter::Antialiasing);
    // Where a pill ends exactly is dear to know; most boxes are far away.
    const QRect around = area.adjusted(-scaled(112), -scaled(64), scaled(112), scaled(64));
    for (const CanvasFace& face : std::as_const(m_faces)) {
        if (isApart(face.id) || !around.intersects(placeOf(face.box).toAlignedRect())) continue;
        if (areaOf(face).intersects(area)) paintBox(painter, face);
    }
}

void PhotoCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (m_picture.isNull()) {
        painter.fillRect(rect(), ink(Ink::Window));
        painter.setPen(ink(Ink::Muted));
        painter.drawText(rect().adjusted(margin, margin, -margin, -margin),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_sentence);
    } else {
        painter.drawPixmap(0, 0, layer());
        m_painted = true;
        if (m_boxesShown) {
            // The chosen one last, so that nothing lies over it.
            for (const CanvasFace& face : std::as_const(m_faces))
                if (face.id == m_hovered && face.id != m_selected) paintBox(painter, face);
            for (const CanvasFace& face : std::as_const(m_faces))
                if (face.id == m_selected && face.id != m_changed) paintBox(painter, face);
            if (const CanvasFace* face = changeable(); face != nullptr && !m_newBox)
                paintHandles(painter, placeOf(face->box));
        }
    }
    if (m_drag == Drag::Draw || m_newBox) {
        painter.setBrush(Qt::NoBrush);
        const QRectF drawn = m_newBox ? placeOf(*m_newBox) : QRectF(m_dragFrom, m_dragTo).normalized();
        painter.setPen(QPen(QColor(0, 0, 0, 120), 4));
        painter.drawRect(drawn);
        painter.setPen(QPen(lineColor(Tone::NotNeeded), 2, Qt::DashLine));
        painter.drawRect(drawn);
        if (m_newBox) paintHandles(painter, drawn);
    }
    if (hasFocus()) {
        painter.setPen(QPen(ink(Ink::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    }
}

void PhotoCanvas::paintBox(QPainter& painter, const CanvasFace& face) const {
    const QRectF place = placeOf(face.box);
    const bool chosen = face.id == m_selected;
    const bool pointed = face.id == m_hovered;
    painter.setBrush(Qt::NoBrush);
    const QRect whole = place.toRect();
    if (chosen || face.dashed || qMin(whole.width(), whole.height()) < 2 * framePiece)
        drawFrame(painter, place, face, chosen);
    else
        paintFrame(painter, whole, face);
    if (chosen) {
        painter.setPen(QPen(ink(Ink::Accent), 2));
        painter.drawRoundedRect(place.adjusted(-5, -5, 5, 5), 8, 8);
    }
    if (face.quiet && !chosen && !pointed) return;
    paintPill(painter, pillOf(face), face);
}

/// A frame put together from the corners and sides of one that was drawn before: lines with soft edges take
/// long, and there may be hundreds.
void PhotoCanvas::paintFrame(QPainter& painter, const QRect& place, const CanvasFace& face) const {
    constexpr int side = 2 * framePiece + 4;
    const qreal ratio = devicePixelRatioF();
    QPixmap& frame =
        m_pieces[QStringLiteral("frame %1 %2").arg(static_cast<int>(face.tone)).arg(face.quiet ? 1 : 0)];
    if (frame.isNull()) {
        frame = QPixmap(QSize(side, side) * ratio);
        frame.setDevicePixelRatio(ratio);
        frame.fill(Qt::transparent);
        QPainter onFrame(&frame);
        onFrame.setRenderHint(QPainter::Antialiasing);
        drawFrame(onFrame, QRectF(frameReach, frameReach, side - 2 * frameReach, side - 2 * frameReach), face,
                  false);
    }
    const QRect outer = place.adjusted(-frameReach, -frameReach, frameReach, frameReach);
    const int xs[] = {outer.left(), outer.left() + framePiece, outer.right() + 1 - framePiece};
    const int ys[] = {outer.top(), outer.top() + framePiece, outer.bottom() + 1 - framePiece};
    const int widths[] = {framePiece, outer.width() - 2 * framePiece, framePiece};
    const int heights[] = {framePiece, outer.height() - 2 * framePiece, framePiece};
    const int from[] = {0, framePiece, side - framePiece};
    const int lengths[] = {framePiece, side - 2 * framePiece, framePiece};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            if (row != 1 || column != 1)
                painter.drawPixmap(QRectF(xs[column], ys[row], widths[column], heights[row]), frame,
                                   QRectF(from[column] * ratio, from[row] * ratio, lengths[column] * ratio,
                                          lengths[row] * ratio));
}

QRect PhotoCanvas::pillOf(const CanvasFace& face) const {
    const QRectF place = placeOf(face.box);
    const bool chosen = face.id == m_selected;
    const int widest =
        qMax(static_cast<int>(place.width()) + 24, scaled(chosen || face.id == m_hovered ? 240 : 112));
    const QSize pill = StateBadge::sizeFor(face.label);
    const int pillWidth = qMin(pill.width(), widest);
    const int left =
        qBound(4, static_cast<int>(place.center().x()) - pillWidth / 2, qMax(4, width() - pillWidth - 4));
    int middle = static_cast<int>(place.bottom()) + pill.height() / 2 + (chosen ? 9 : 5);
    middle = qMin(middle, height() - pill.height() / 2 - 4);
    return {left, middle - pill.height() / 2, pillWidth, pill.height()};
}

/// Most faces of a crowd say the same: what was painted once is copied.
void PhotoCanvas::paintPill(QPainter& painter, const QRect& place, const CanvasFace& face) const {
    const QString key =
        QStringLiteral("%1 %2 %3").arg(static_cast<int>(face.tone)).arg(place.width()).arg(face.label);
    QPixmap& pill = m_pieces[key];
    if (pill.isNull()) {
        pill = QPixmap(place.size() * devicePixelRatioF());
        pill.setDevicePixelRatio(devicePixelRatioF());
        pill.fill(Qt::transparent);
        QPainter onPill(&pill);
        StateBadge::paint(&onPill, QPoint(0, place.height() / 2), place.width(), face.tone, face.label);
    }
    painter.drawPixmap(place.topLeft(), pill);
    if (m_pieces.size() > keptPieces) m_pieces.clear();
}

QRect PhotoCanvas::areaOf(const CanvasFace& face) const {
    const QRect box = placeOf(face.box).toAlignedRect().adjusted(-boxReach, -boxReach, boxReach, boxReach);
    return box.united(pillOf(face));
}

void PhotoCanvas::paintHandles(QPainter& painter, const QRectF& place) const {
    painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
    painter.setBrush(QColor(255, 255, 255)); // seen on any photo
    const QSizeF size(2 * gripReach - 2, 2 * gripReach - 2);
    for (const QPointF& grip : gripsOf(place))
        painter.drawRoundedRect(QRectF(grip - QPointF(size.width(), size.height()) / 2, size), 2, 2);
}

void PhotoCanvas::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // Other colours or another size of the text.
    m_groundView = {};
    m_layerStale = true;
    m_pieces.clear();
}

} // namespace bk::ui
