#include "ui/viewer/PhotoCanvas.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <cmath>

namespace bk::ui {
namespace {

constexpr double smallestDrawn = 8; // widget pixels; less is a slip of the hand

} // namespace

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
