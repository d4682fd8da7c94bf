#include "ui/viewer/PhotoCanvas.h"

#include "ui/widgets/StateBadge.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace bk::ui {
namespace {

constexpr int margin = 16;
constexpr double smallestDrawn = 8; // widget pixels; less is a slip of the hand
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

PhotoCanvas::PhotoCanvas(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(200, 160);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Photo"));
}

void PhotoCanvas::setPhoto(const QPixmap& picture, const QSize& size, const QString& sentence) {
    m_picture = picture;
    m_size = size.isEmpty() ? picture.size() : size;
    m_sentence = sentence;
    m_original = {};
    m_painted = false;
    m_hovered = {};
    m_drag = Drag::None;
    m_newBox.reset();
    m_changed = {};
    fit();
}

void PhotoCanvas::setOriginal(const QPixmap& original) {
    m_original = original;
    update();
}

bool PhotoCanvas::wantsOriginal() const {
    if (m_picture.isNull() || m_size.isEmpty() || m_picture.width() >= m_size.width()) return false;
    return zoom() > 1.01 * m_picture.width() / m_size.width();
}

void PhotoCanvas::setFaces(const QList<CanvasFace>& faces) {
    m_faces = faces;
    m_layerStale = true;
    const bool gone = std::none_of(faces.begin(), faces.end(),
                                   [&](const CanvasFace& face) { return face.id == m_changed; });
    if (!m_changed.isNull() && gone) {
        m_newBox.reset();
        m_changed = {};
        m_drag = Drag::None;
    }
    QStringList words;
    for (const CanvasFace& face : faces)
        if (!face.quiet) words << face.sentence;
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

void PhotoCanvas::setBoxesShown(bool shown) {
    m_boxesShown = shown;
    m_layerStale = true;
    update();
}

void PhotoCanvas::select(const FaceId& face) {
    m_selected = face;
    update();
    if (m_fitted) return;
    for (const CanvasFace& one : std::as_const(m_faces)) {
        if (one.id != face || QRectF(rect()).contains(placeOf(one.box))) continue;
        m_centre = one.box.center();
        keepInSight();
    }
}

double PhotoCanvas::fittingScale() const {
    if (m_size.isEmpty()) return 1;
    const QSizeF room(qMax(1, width() - 2 * margin), qMax(1, height() - 2 * margin));
    const double scale = qMin(room.width() / m_size.width(), room.height() / m_size.height());
    // A small photo is not blown up.
    return qMin(scale, 2.0);
}

double PhotoCanvas::zoom() const {
    return m_scale * devicePixelRatioF();
}

void PhotoCanvas::fit() {
    m_fitted = true;
    m_scale = fittingScale();
    m_centre = QPointF(m_size.width() / 2.0, m_size.height() / 2.0);
    update();
    Q_EMIT zoomChanged();
}

void PhotoCanvas::toggleZoom() {
    if (!m_fitted) {
        fit();
        return;
    }
    QPointF around = m_centre;
    for (const CanvasFace& face : std::as_const(m_faces))
        if (face.id == m_selected) around = face.box.center();
    m_fitted = false;
    m_scale = 1 / devicePixelRatioF();
    m_centre = around;
    keepInSight();
    Q_EMIT zoomChanged();
}

void PhotoCanvas::zoomBy(double factor, const QPointF& around) {
    if (m_picture.isNull()) return;
    const double wanted = qMin(m_scale * factor, largestZoom / devicePixelRatioF());
    if (wanted <= fittingScale()) {
        fit();
        return;
    }
    const QPointF fixed = toPhoto(around);
    m_fitted = false;
    m_scale = wanted;
    m_centre = fixed - (around - QRectF(rect()).center()) / m_scale;
    keepInSight();
    Q_EMIT zoomChanged();
}

void PhotoCanvas::moveBy(const QPointF& pixels) {
    if (m_fitted) return;
    m_centre -= pixels / m_scale;
    keepInSight();
}

void PhotoCanvas::keepInSight() {
    const auto within = [](double centre, double half, double length) {
        return half * 2 >= length ? length / 2 : qBound(half, centre, length - half);
    };
    m_centre.setX(within(m_centre.x(), width() / 2.0 / m_scale, m_size.width()));
    m_centre.setY(within(m_centre.y(), height() / 2.0 / m_scale, m_size.height()));
    update();
}

QPointF PhotoCanvas::toPhoto(const QPointF& place) const {
    return (place - QRectF(rect()).center()) / m_scale + m_centre;
}

QPointF PhotoCanvas::toView(const QPointF& point) const {
    return (point - m_centre) * m_scale + QRectF(rect()).center();
}

QRectF PhotoCanvas::placeOf(const QRectF& box) const {
    return {toView(box.topLeft()), toView(box.bottomRight())};
}

const CanvasFace* PhotoCanvas::faceAt(const QPointF& place) const {
    if (!m_boxesShown) return nullptr;
    const CanvasFace* found = nullptr;
    for (const CanvasFace& face : m_faces) {
        if (!placeOf(face.box).contains(place)) continue;
        // The smaller of two that overlap is harder to hit.
        const double area = face.box.width() * face.box.height();
        if (found == nullptr || area < found->box.width() * found->box.height()) found = &face;
    }
    return found;
}

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

const CanvasFace* PhotoCanvas::changeable() const {
    if (!m_boxesShown) return nullptr;
    for (const CanvasFace& face : m_faces)
        if (face.id == m_selected && face.editable) return &face;
    return nullptr;
}

std::optional<BoxGrip> PhotoCanvas::gripUnder(const QPointF& place) const {
    const CanvasFace* face = changeable();
    return face != nullptr ? gripAt(placeOf(face->box), place) : std::nullopt;
}

void PhotoCanvas::change(const FaceId& id, const QRectF& box) {
    for (CanvasFace& face : m_faces)
        if (face.id == id) face.box = box; // until it is read again
    m_layerStale = true;
    Q_EMIT boxChanged(id, box);
}

void PhotoCanvas::beginChange() {
    const CanvasFace* face = changeable();
    if (face == nullptr || m_picture.isNull()) return;
    m_newBox = face->box;
    m_changed = face->id;
    setFocus();
    update();
}

void PhotoCanvas::beginBox() {
    if (m_picture.isNull()) return;
    m_changed = {};
    const double side = qMin(width(), height()) / 5.0 / m_scale;
    m_newBox = QRectF(m_centre - QPointF(side, side * 1.25) / 2, QSizeF(side, side * 1.25));
    m_layerStale = m_layerStale || !m_boxesShown;
    m_boxesShown = true;
    setFocus();
    update();
}

void PhotoCanvas::keyPressEvent(QKeyEvent* event) {
    if (m_drag == Drag::Draw || m_drag == Drag::Change) {
        if (event->key() == Qt::Key_Escape) {
            m_drag = Drag::None;
            m_newBox.reset();
            m_changed = {};
            update();
        }
        return;
    }
    if (!m_newBox) return QWidget::keyPressEvent(event);
    const double step = 8 / m_scale;
    QPointF by;
    switch (event->key()) {
    case Qt::Key_Left:
        by.setX(-step);
        break;
    case Qt::Key_Right:
        by.setX(step);
        break;
    case Qt::Key_Up:
        by.setY(-step);
        break;
    case Qt::Key_Down:
        by.setY(step);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const QRectF box = m_newBox->intersected(bounds());
        const FaceId changed = std::exchange(m_changed, FaceId());
        m_newBox.reset();
        if (box.isEmpty()) break;
        if (changed.isNull())
            Q_EMIT boxDrawn(box);
        else
            change(changed, box);
        break;
    }
    case Qt::Key_Escape:
        m_newBox.reset();
        m_changed = {};
        break;
    default:
        return; // nothing else may happen while a box is placed
    }
    if (m_newBox && event->modifiers().testFlag(Qt::ShiftModifier))
        m_newBox->setSize((m_newBox->size() + QSizeF(by.x(), by.y()))
                              .expandedTo(QSizeF(smallestDrawn, smallestDrawn) / m_scale));
    else if (m_newBox)
        m_newBox->translate(by);
    update();
}

void PhotoCanvas::resizeEvent(QResizeEvent*) {
    if (m_fitted)
        fit();
    else
        keepInSight();
}

void PhotoCanvas::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0) zoomBy(std::pow(1.2, steps), event->position());
    event->accept();
}

void PhotoCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_picture.isNull()) return;
    m_dragFrom = m_dragTo = event->position();
    m_drag = event->modifiers().testFlag(Qt::ControlModifier) ? Drag::Draw : Drag::Move;
    m_newBox.reset();
    m_changed = {};
    const auto grip = gripUnder(event->position());
    if (m_drag == Drag::Move && grip) {
        m_drag = Drag::Change;
        m_grip = *grip;
    }
    updateCursor(event->position(), event->modifiers());
}

void PhotoCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (m_drag == Drag::Draw) {
        m_dragTo = event->position();
        update();
    } else if (m_drag == Drag::Change) {
        m_dragTo = event->position();
        const CanvasFace* face = changeable();
        if (face != nullptr && (!m_changed.isNull() || (m_dragTo - m_dragFrom).manhattanLength() >= 4)) {
            m_changed = face->id;
            m_newBox = dragged(face->box, m_grip, (m_dragTo - m_dragFrom) / m_scale, bounds(),
                               smallestDrawn / m_scale);
        }
        update();
    } else if (m_drag == Drag::Move) {
        moveBy(event->position() - m_dragTo);
        m_dragTo = event->position();
    } else {
        const CanvasFace* face = faceAt(event->position());
        const FaceId pointed = face != nullptr ? face->id : FaceId();
        if (pointed != m_hovered) {
            m_hovered = pointed;
            update();
        }
    }
    updateCursor(event->position(), event->modifiers());
}

void PhotoCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    const QRectF drawn = QRectF(m_dragFrom, event->position()).normalized();
    update();
    updateCursor(event->position(), event->modifiers());
    if (drag == Drag::Change && m_newBox) {
        const QRectF box = *std::exchange(m_newBox, std::nullopt);
        change(std::exchange(m_changed, FaceId()), box);
    } else if (drag == Drag::Draw && drawn.width() >= smallestDrawn && drawn.height() >= smallestDrawn) {
        const QRectF box =
            QRectF(toPhoto(drawn.topLeft()), toPhoto(drawn.bottomRight())).intersected(bounds());
        if (!box.isEmpty()) Q_EMIT boxDrawn(box);
    } else if (drag != Drag::Draw && (event->position() - m_dragFrom).manhattanLength() < 4) {
        const CanvasFace* face = faceAt(event->position());
        Q_EMIT faceClicked(face != nullptr ? face->id : FaceId());
    }
}

void PhotoCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || faceAt(event->position()) != nullptr) return;
    if (m_fitted)
        zoomBy(1 / devicePixelRatioF() / m_scale, event->position());
    else
        fit();
}

void PhotoCanvas::leaveEvent(QEvent*) {
    m_hovered = {};
    update();
}

void PhotoCanvas::updateCursor(const QPointF& place, Qt::KeyboardModifiers modifiers) {
    const auto grip = m_drag == Drag::Change ? std::optional(m_grip) : gripUnder(place);
    if (grip && m_drag != Drag::Draw && !modifiers.testFlag(Qt::ControlModifier)) {
        setCursor(grip->cursor());
        return;
    }
    if (m_drag == Drag::Draw || modifiers.testFlag(Qt::ControlModifier))
        setCursor(Qt::CrossCursor);
    else if (!m_hovered.isNull())
        setCursor(Qt::PointingHandCursor);
    else if (!m_fitted)
        setCursor(m_drag == Drag::Move ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
    else
        unsetCursor();
}

void PhotoCanvas::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // Other colours or another size of the text.
    m_groundView = {};
    m_layerStale = true;
    m_pieces.clear();
}

bool PhotoCanvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const CanvasFace* face = faceAt(help->pos());
        if (face != nullptr)
            QToolTip::showText(help->globalPos(), face->sentence, this, placeOf(face->box).toRect());
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace bk::ui
