#pragma once

#include "core/base/Id.h"
#include "ui/viewer/BoxGrips.h"
#include "ui/widgets/Theme.h"

#include <QHash>
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
    bool editable = false; ///< can be moved and resized while it is chosen
};

/// One photo, whole or enlarged, with boxes. Wheel and Z zoom, dragging moves, a click takes a face, dragging
/// with Ctrl draws a new box; the chosen box, where it can be, is moved by its middle and resized by its
/// eight handles, Esc gives up. All places are in pixels of the upright original; zoom 1 shows one of those
/// as one pixel of the screen. Window's thread.
class PhotoCanvas : public QWidget {
    Q_OBJECT
public:
    static constexpr double largestZoom = 8;

    explicit PhotoCanvas(QWidget* parent = nullptr);

    /// PICTURE may be smaller than SIZE (a preview). A null one: nothing to show yet, SENTENCE says why.
    void setPhoto(const QPixmap& picture, const QSize& size, const QString& sentence);
    /// The same photo in more pixels, used where the picture above would be blown up. The view stays.
    void setOriginal(const QPixmap& original);
    bool hasOriginal() const { return !m_original.isNull(); }
    /// Whether more pixels would be seen than the picture has.
    bool wantsOriginal() const;
    void setFaces(const QList<CanvasFace>& faces);
    void setBoxesShown(bool shown);
    bool boxesShown() const { return m_boxesShown; }
    void select(const FaceId& face);
    const FaceId& selected() const { return m_selected; }

    bool isFitted() const { return m_fitted; }
    void fit();
    /// A box to be placed with the arrows, sized with Shift and the arrows; Enter draws it, Esc gives up.
    void beginBox();
    /// The same for the chosen box, where it can be changed.
    void beginChange();
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
    void boxChanged(const bk::FaceId& face, const QRectF& box);
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
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// What the two layers below show.
    struct View {
        qint64 picture = 0;
        QSize size;
        qreal ratio = 0;
        double scale = 0;
        QPointF centre;
        friend bool operator==(const View&, const View&) = default;
    };
    View view() const;
    const QPixmap& shownPicture() const;
    const QPixmap& layer();
    void drawBoxes(const QRect& area);
    QRect areaOf(const CanvasFace& face) const;
    bool isApart(const FaceId& face) const { return face == m_selected || face == m_hovered; }
    void paintFrame(QPainter& painter, const QRect& place, const CanvasFace& face) const;
    QRect pillOf(const CanvasFace& face) const;
    void paintPill(QPainter& painter, const QRect& place, const CanvasFace& face) const;
    double fittingScale() const;
    QPointF toPhoto(const QPointF& place) const;
    QPointF toView(const QPointF& point) const;
    void keepInSight();
    const CanvasFace* faceAt(const QPointF& place) const;
    const CanvasFace* changeable() const;
    std::optional<BoxGrip> gripUnder(const QPointF& place) const;
    QRectF bounds() const { return QRectF(QPointF(), QSizeF(m_size)); }
    void change(const FaceId& face, const QRectF& box);
    void paintHandles(QPainter& painter, const QRectF& place) const;
    void paintBox(QPainter& painter, const CanvasFace& face) const;
    void updateCursor(const QPointF& place, Qt::KeyboardModifiers modifiers);

    static constexpr int margin = 16; ///< around the photo, and the words where there is none

    QPixmap m_picture;
    QPixmap m_original;
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

    // Two hundred boxes take longer than a frame: the picture, and the picture with the boxes that are
    // neither chosen nor pointed at, are kept as they were painted, and mended where one of them changes.
    QPixmap m_ground;
    View m_groundView;
    QPixmap m_layer;
    View m_layerView;
    FaceId m_layerSelected; ///< not in the layer
    FaceId m_layerHovered;
    bool m_layerStale = true;
    mutable QHash<QString, QPixmap> m_pieces; ///< frames and pills that many boxes share

    enum class Drag { None, Move, Draw, Change };
    Drag m_drag = Drag::None;
    QPointF m_dragFrom;
    QPointF m_dragTo;
    std::optional<QRectF> m_newBox; ///< placed by keys, or dragged; of m_changed, where that is set
    FaceId m_changed;
    BoxGrip m_grip;
};

} // namespace bk::ui
