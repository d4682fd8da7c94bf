#include "ui/viewer/PersonTarget.h"

#include "ui/viewer/FaceDrag.h"
#include "ui/widgets/Theme.h"

#include <QDragEnterEvent>
#include <QPainter>

namespace bk::ui {

PersonTarget::PersonTarget(const PersonId& person, const QString& name, QWidget* parent)
    : QPushButton(name, parent), m_person(person), m_name(name) {
    setAcceptDrops(true);
}

void PersonTarget::dragEnterEvent(QDragEnterEvent* event) {
    if (draggedFace(event->mimeData()).isNull()) return;
    m_over = true;
    update();
    event->acceptProposedAction();
}

void PersonTarget::dragLeaveEvent(QDragLeaveEvent*) {
    m_over = false;
    update();
}

void PersonTarget::dropEvent(QDropEvent* event) {
    m_over = false;
    update();
    const FaceId face = draggedFace(event->mimeData());
    if (face.isNull()) return;
    event->acceptProposedAction();
    Q_EMIT faceDropped(face, m_person, m_name);
}

void PersonTarget::paintEvent(QPaintEvent* event) {
    QPushButton::paintEvent(event);
    if (!m_over) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink(Ink::Accent), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
}

} // namespace bk::ui
