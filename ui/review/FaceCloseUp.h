#pragma once

#include "core/base/Id.h"

#include <QPixmap>
#include <QWidget>

namespace bk::ui {

/// The face in question, large. Knows which face it has really painted, so that no key decides about one that
/// nobody has seen yet.
class FaceCloseUp : public QWidget {
    Q_OBJECT
public:
    explicit FaceCloseUp(QWidget* parent = nullptr);

    /// FACE without a picture yet: an empty place.
    void expect(const FaceId& face);
    void setPicture(const FaceId& face, const QPixmap& picture);
    /// Why there is no picture.
    void setSentence(const QString& sentence);
    /// The face whose picture is on the screen; null while there is none.
    const FaceId& painted() const { return m_painted; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    FaceId m_face;
    FaceId m_painted;
    QPixmap m_picture;
    QString m_sentence;
};

/// The whole photo, small, with the box of the face in question.
class PhotoContext : public QWidget {
    Q_OBJECT
public:
    explicit PhotoContext(QWidget* parent = nullptr);
    /// BOX in pixels of the upright original of SIZE.
    void setPhoto(const QPixmap& thumbnail, const QSize& size, const QRectF& box);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QPixmap m_thumbnail;
    QSize m_size;
    QRectF m_box;
};

} // namespace bk::ui
