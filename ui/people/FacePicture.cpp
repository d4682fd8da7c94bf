#include "ui/people/FacePicture.h"

#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/Theme.h"

#include <QPainter>
#include <QPainterPath>

namespace bk::ui {

FacePicture::FacePicture(ImageLoader& images, int side, QWidget* parent)
    : QWidget(parent), m_images(images), m_side(side) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&images, &ImageLoader::faceReady, this, [this](const FaceId& face) {
        if (face == m_face) update();
    });
}

void FacePicture::setFace(const FaceId& face) {
    if (face == m_face) return;
    m_face = face;
    update();
}

QSize FacePicture::sizeHint() const {
    return {scaled(m_side), scaled(m_side)};
}

void FacePicture::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    // Two faces are compared: a squeezed one would mislead.
    const int side = qMin(width(), height());
    paint(&painter, QRect(0, 0, side, side), m_images.face(m_face));
}

void FacePicture::paint(QPainter* painter, const QRect& place, const QPixmap& picture) {
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(place, 6, 6);
    painter->fillPath(shape, ink(Ink::Hover));
    if (picture.isNull()) {
        const int inset = place.width() / 4;
        themedIcon(QStringLiteral("user"), Tone::Neutral)
            .paint(painter, place.adjusted(inset, inset, -inset, -inset));
    } else {
        painter->setClipPath(shape);
        painter->drawPixmap(place, picture);
    }
    painter->restore();
}

} // namespace bk::ui
