#pragma once

#include "core/base/Id.h"

#include <QWidget>

namespace bk::ui {

class ImageLoader;

/// A face as a rounded square, or a quiet outline of a person while there is none. The name stands beside it,
/// so screen readers pass it over.
class FacePicture : public QWidget {
    Q_OBJECT
public:
    /// SIDE in pixels at normal text size.
    FacePicture(ImageLoader& images, int side, QWidget* parent = nullptr);
    void setFace(const FaceId& face);
    const FaceId& face() const { return m_face; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    /// The same for delegates.
    static void paint(QPainter* painter, const QRect& place, const QPixmap& picture);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ImageLoader& m_images;
    int m_side = 48;
    FaceId m_face;
};

} // namespace bk::ui
