#include "ui/review/FaceCloseUp.h"

#include "ui/widgets/Theme.h"

#include <QPainter>
#include <QPainterPath>

namespace bk::ui {
namespace {

constexpr int closeUpSide = 320;
constexpr QSize contextSize(320, 208);

} // namespace

FaceCloseUp::FaceCloseUp(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("The face in question"));
}

void FaceCloseUp::expect(const FaceId& face) {
    m_face = face;
    m_painted = {};
    m_picture = {};
    m_sentence.clear();
    update();
}

void FaceCloseUp::setPicture(const FaceId& face, const QPixmap& picture) {
    if (face != m_face) return;
    m_picture = picture;
    m_sentence.clear();
    update();
}

void FaceCloseUp::setSentence(const QString& sentence) {
    m_sentence = sentence;
    update();
}

QSize FaceCloseUp::sizeHint() const {
    return {closeUpSide, closeUpSide};
}

void FaceCloseUp::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(rect(), 6, 6);
    painter.fillPath(shape, ink(Ink::Hover));
    if (m_picture.isNull()) {
        painter.setPen(ink(Ink::Muted));
        painter.drawText(rect().adjusted(16, 16, -16, -16),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap, m_sentence);
        return;
    }
    painter.setClipPath(shape);
    painter.drawPixmap(rect(), m_picture);
    m_painted = m_face;
}

PhotoContext::PhotoContext(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("The photo around it"));
}

void PhotoContext::setPhoto(const QPixmap& thumbnail, const QSize& size, const QRectF& box) {
    m_thumbnail = thumbnail;
    m_size = size;
    m_box = box;
    update();
}

QSize PhotoContext::sizeHint() const {
    return contextSize;
}

void PhotoContext::paintEvent(QPaintEvent*) {
    if (m_thumbnail.isNull() || m_size.isEmpty()) return;
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QSizeF shown = QSizeF(m_thumbnail.size()).scaled(QSizeF(size()), Qt::KeepAspectRatio);
    const QRectF place(0, 0, shown.width(), shown.height());
    QPainterPath shape;
    shape.addRoundedRect(place, 6, 6);
    painter.setClipPath(shape);
    painter.drawPixmap(place, m_thumbnail, QRectF(m_thumbnail.rect()));
    const double scale = shown.width() / m_size.width();
    const QRectF box(m_box.topLeft() * scale, m_box.size() * scale);
    painter.setPen(QPen(QColor(0, 0, 0, 140), 4));
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(QPen(QColor(0xf2, 0xbd, 0x60), 2)); // seen on any photo, in both themes
    painter.drawRoundedRect(box, 3, 3);
}

} // namespace bk::ui
