#pragma once

#include "core/base/Id.h"
#include "ui/widgets/Theme.h"

#include <QPixmap>
#include <QRectF>
#include <QWidget>

#include <optional>

namespace bk::ui {

/// A box as the canvas draws it; BOX in pixels of the upright original.
struct CanvasFace {
    FaceId id;
    QRectF box;
    Tone tone = Tone::Neutral;
    QString label;
    QString sentence; ///< told while the pointer rests on it
    bool dashed = false;
    bool quiet = false;
};

/// One photo, whole or enlarged, with boxes. Wheel and Z zoom, dragging moves, a click takes a face, dragging
/// with Ctrl draws a new box. All places are in pixels of the upright original; zoom 1 shows one of those as
/// one pixel of the screen. Window's thread.
class PhotoCanvas : public QWidget {
    Q_OBJECT
public:
    static constexpr double largestZoom = 8;

    explicit PhotoCanvas(QWidget* parent = nullptr);

    /// PICTURE may be smaller than SIZE (a preview). A null one: nothing to show yet, SENTENCE says why.
    void setPhoto(const QPixmap& picture, const QSize& size, const QString& sentence);
    void setFaces(const QList<CanvasFace>& faces);
    void setBoxesShown(bool shown);
    bool boxesShown() const { return m_boxesShown; }
    void select(const FaceId& face);
    const FaceId& selected() const { return m_selected; }

    bool isFitted() const { return m_fitted; }
    void fit();
    /// A box to be placed with the arrows, sized with Shift and the arrows; Enter draws it, Esc gives up.
    void beginBox();
    /// Between the whole photo and 100 %.
    void toggleZoom();
    void zoomBy(double factor, const QPointF& around);
    void moveBy(const QPointF& pixels);
    double zoom() const;
    /// Where a box is on the widget now.
    QRectF placeOf(const QRectF& box) const;
    /// Whether the picture given last has been painted.
    bool painted() const { return m_painted; }
    QSize sizeHint() const override { return {640, 480}; }

Q_SIGNALS:
    void faceClicked(const bk::FaceId& face);
    void boxDrawn(const QRectF& box);
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    double fittingScale() const;
    QPointF toPhoto(const QPointF& place) const;
    QPointF toView(const QPointF& point) const;
    void keepInSight();
    const CanvasFace* faceAt(const QPointF& place) const;
    void paintBox(QPainter& painter, const CanvasFace& face) const;
    void updateCursor(Qt::KeyboardModifiers modifiers);

    QPixmap m_picture;
    QSize m_size;
    QString m_sentence;
    QList<CanvasFace> m_faces;
    FaceId m_selected;
    FaceId m_hovered;
    bool m_boxesShown = true;
    bool m_fitted = true;
    bool m_painted = false;
    double m_scale = 1; ///< widget pixels per pixel of the original
    QPointF m_centre;   ///< of the view, on the original

    enum class Drag { None, Move, Draw };
    Drag m_drag = Drag::None;
    QPointF m_dragFrom;
    QPointF m_dragTo;
    std::optional<QRectF> m_newBox; ///< placed by keys
};

} // namespace bk::ui
