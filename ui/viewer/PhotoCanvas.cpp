#include "ui/viewer/PhotoCanvas.h"

namespace bk::ui {

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

void PhotoCanvas::resizeEvent(QResizeEvent*) {
    if (m_fitted)
        fit();
    else
        keepInSight();
}

} // namespace bk::ui
