#include "ui/widgets/PhotoGridView.h"

#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/PhotoDelegate.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/Theme.h"

#include <QBitArray>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

namespace bk::ui {
namespace {

constexpr int gap = 8;
constexpr int sideStep = 24;
// Beyond this, putting a selection back after a reload costs more than selecting again.
constexpr int keptSelectionLimit = 5000;

/// Which of a million ids are among a few thousand: most are told by two of their random bytes, without a
/// look into the set.
class IdFinder {
public:
    explicit IdFinder(const QList<PhotoId>& ids) : m_ids(ids.cbegin(), ids.cend()), m_marks(marks) {
        for (const PhotoId& id : ids)
            m_marks.setBit(markOf(id));
    }
    bool contains(const PhotoId& id) const { return m_marks.testBit(markOf(id)) && m_ids.contains(id); }

private:
    static constexpr int marks = 65'536;
    static int markOf(const PhotoId& id) {
        const QUuid uuid = id.uuid();
        return uuid.data4[6] << 8 | uuid.data4[7];
    }
    QSet<PhotoId> m_ids;
    QBitArray m_marks;
};

} // namespace

PhotoGridView::PhotoGridView(ImageLoader& images, QWidget* parent)
    : QAbstractItemView(parent), m_images(images), m_delegate(new PhotoDelegate(images, this)) {
    setItemDelegate(m_delegate);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setProperty("role", QStringLiteral("bare"));
    setFrameShape(NoFrame);
    setAccessibleName(tr("Photos"));
    setEditTriggers(NoEditTriggers);
    // Every point is painted, so that scrolling can move what is on the screen and paint the new strip only.
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&images, &ImageLoader::thumbnailReady, this, &PhotoGridView::pictureCame);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (m_photos != nullptr && index.isValid()) Q_EMIT opened(m_photos->idAt(index.row()));
    });
}

void PhotoGridView::setPhotos(PhotoGridModel* model) {
    m_photos = model;
    setModel(model);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &PhotoGridView::remember);
    connect(model, &PhotoGridModel::loaded, this, &PhotoGridView::putBack);
}

void PhotoGridView::setSide(int side) {
    side = qBound(smallestSide, side, largestSide);
    if (side == m_delegate->side()) return;
    const QModelIndex top = indexAt(QPoint(m_margin + 4, viewport()->height() / 2));
    m_delegate->setSide(side);
    updateGeometries();
    if (top.isValid()) scrollTo(top, PositionAtCenter);
    viewport()->update();
    Q_EMIT sideChanged(side);
}

void PhotoGridView::setMargin(int margin) {
    m_margin = margin;
    updateGeometries();
}

int PhotoGridView::side() const {
    return m_delegate->side();
}

PhotoGridView::Grid PhotoGridView::gridFor(int width) const {
    Grid grid;
    const int room = width - 2 * m_margin;
    const int least = m_delegate->cellSize().width();
    grid.columns = qMax(1, (room + gap) / (least + gap));
    // What is left over goes to the pictures.
    grid.cell = m_delegate->cellSizeFor((room - (grid.columns - 1) * gap) / grid.columns);
    grid.gap = gap;
    grid.left = m_margin;
    return grid;
}

PhotoGridView::Grid PhotoGridView::grid() const {
    return gridFor(viewport()->width());
}

int PhotoGridView::columns() const {
    return grid().columns;
}

int PhotoGridView::heightFor(int width) const {
    const Grid wanted = gridFor(width);
    const int count = m_photos != nullptr ? m_photos->rowCount() : 0;
    const int lines = (count + wanted.columns - 1) / wanted.columns;
    return lines == 0 ? 0 : 2 * m_margin + lines * (wanted.cell.height() + gap) - gap;
}

QRect PhotoGridView::cellRect(const Grid& grid, int row) const {
    const int line = row / grid.columns;
    const int column = row % grid.columns;
    return {QPoint(grid.left + column * (grid.cell.width() + grid.gap),
                   m_margin + line * (grid.cell.height() + gap)),
            grid.cell};
}

PhotoGridView::Rows PhotoGridView::rowsIn(const QRect& area) const {
    if (m_photos == nullptr) return {};
    const Grid now = grid();
    const int lineHeight = now.cell.height() + gap;
    const int firstLine = qMax(0, (verticalOffset() + area.top() - m_margin) / lineHeight);
    const int lastLine = (verticalOffset() + area.bottom() - m_margin) / lineHeight;
    return {firstLine * now.columns, qMin(m_photos->rowCount() - 1, (lastLine + 1) * now.columns - 1)};
}

QRect PhotoGridView::visualRect(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    return cellRect(grid(), index.row()).translated(0, -verticalOffset());
}

QModelIndex PhotoGridView::indexAt(const QPoint& point) const {
    if (model() == nullptr) return {};
    const Grid now = grid();
    const QPoint inList = point + QPoint(0, verticalOffset());
    const int line = (inList.y() - m_margin) / (now.cell.height() + gap);
    const int column = (inList.x() - now.left) / (now.cell.width() + now.gap);
    if (inList.y() < m_margin || inList.x() < now.left || column >= now.columns) return {};
    const int row = line * now.columns + column;
    if (row >= model()->rowCount() || !cellRect(now, row).contains(inList)) return {};
    return model()->index(row, 0);
}

int PhotoGridView::verticalOffset() const {
    return verticalScrollBar()->value();
}

void PhotoGridView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid()) return;
    const QRect rect = visualRect(index);
    const int height = viewport()->height();
    int by = 0;
    if (hint == PositionAtTop)
        by = rect.top() - m_margin;
    else if (hint == PositionAtBottom)
        by = rect.bottom() + m_margin - height;
    else if (hint == PositionAtCenter)
        by = rect.center().y() - height / 2;
    else if (rect.top() < 0 || rect.height() > height)
        by = rect.top() - m_margin;
    else if (rect.bottom() >= height)
        by = rect.bottom() + m_margin - height;
    if (by != 0) verticalScrollBar()->setValue(verticalScrollBar()->value() + by);
}

void PhotoGridView::keyboardSearch(const QString&) {
    // Letters would read a million names; the search field does that.
}

void PhotoGridView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                                const QList<int>& roles) {
    // The base class asks every row between them for its place, and there may be a million.
    const Rows seen = rowsIn(viewport()->rect());
    const int first = qMax(topLeft.row(), seen.first);
    const int last = qMin(bottomRight.row(), seen.last);
    if (first <= last)
        QAbstractItemView::dataChanged(model()->index(first, 0), model()->index(last, 0), roles);
}

void PhotoGridView::updateGeometries() {
    const int height = heightFor(viewport()->width());
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep((m_delegate->cellSize().height() + gap) / 3);
    verticalScrollBar()->setRange(0, qMax(0, height - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

void PhotoGridView::resizeEvent(QResizeEvent* event) {
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

void PhotoGridView::changeEvent(QEvent* event) {
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) updateGeometries();
}

void PhotoGridView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), ink(Ink::Window));
    if (m_photos == nullptr || m_photos->rowCount() == 0) return;

    const Grid now = grid();
    const Rows rows = rowsIn(event->rect());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    // The last is wanted most: painting from the bottom up lets pictures come from the top down.
    for (int row = rows.last; row >= rows.first; --row) {
        option.rect = cellRect(now, row).translated(0, -verticalOffset());
        if (!event->region().intersects(option.rect)) continue;
        const QModelIndex index = m_photos->index(row);
        option.state = QStyle::State_Enabled;
        if (selectionModel()->isSelected(index)) option.state |= QStyle::State_Selected;
        if (hasFocus() && index == currentIndex()) option.state |= QStyle::State_HasFocus;
        m_delegate->paint(&painter, option, index);
    }
    if (m_band) {
        const QRect band = QRect(m_bandFrom, m_bandTo).normalized().translated(0, -verticalOffset());
        QColor fill = ink(Ink::Accent);
        fill.setAlpha(40);
        painter.setPen(ink(Ink::Accent));
        painter.setBrush(fill);
        painter.drawRect(band);
    }
}

void PhotoGridView::requestVisible() {
    if (m_photos == nullptr) return;
    const Rows rows = rowsIn(viewport()->rect());
    for (int row = rows.last; row >= rows.first; --row) {
        m_photos->photoRow(row);
        m_delegate->request(m_photos->idAt(row), cellRect(grid(), row).size());
    }
}

void PhotoGridView::pictureCame(const PhotoId& photo) {
    const Rows rows = rowsIn(viewport()->rect());
    for (int row = rows.first; row <= rows.last; ++row)
        if (m_photos->idAt(row) == photo)
            viewport()->update(cellRect(grid(), row).translated(0, -verticalOffset()));
}

void PhotoGridView::scrollContentsBy(int dx, int dy) {
    // The band stays with the pointer while the photos move below it.
    if (m_band)
        viewport()->update();
    else
        viewport()->scroll(dx, dy);
}

void PhotoGridView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractItemView::wheelEvent(event);
        return;
    }
    setSide(side() + (event->angleDelta().y() > 0 ? sideStep : -sideStep));
    event->accept();
}

void PhotoGridView::mousePressEvent(QMouseEvent* event) {
    m_bandFrom = event->position().toPoint() + QPoint(0, verticalOffset());
    QAbstractItemView::mousePressEvent(event);
}

void PhotoGridView::mouseMoveEvent(QMouseEvent* event) {
    QAbstractItemView::mouseMoveEvent(event);
    m_band = state() == DragSelectingState;
    if (!m_band) return;
    m_bandTo = event->position().toPoint() + QPoint(0, verticalOffset());
    viewport()->update();
}

void PhotoGridView::mouseReleaseEvent(QMouseEvent* event) {
    QAbstractItemView::mouseReleaseEvent(event);
    m_band = false;
    viewport()->update();
}

QModelIndex PhotoGridView::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const int count = model() != nullptr ? model()->rowCount() : 0;
    if (count == 0) return {};
    if (!currentIndex().isValid()) return model()->index(0, 0);
    const Grid now = grid();
    const int linesInSight = qMax(1, viewport()->height() / (now.cell.height() + gap));
    int row = currentIndex().row();
    const auto moved = [&](int by) { return row + by >= 0 && row + by < count ? row + by : row; };
    switch (action) {
    case MoveLeft:
    case MovePrevious:
        row = moved(-1);
        break;
    case MoveRight:
    case MoveNext:
        row = moved(1);
        break;
    case MoveUp:
        row = moved(-now.columns);
        break;
    case MoveDown:
        // The last line may be shorter: go to its end.
        if (row + now.columns < count || row / now.columns == (count - 1) / now.columns)
            row = moved(now.columns);
        else
            row = count - 1;
        break;
    case MovePageUp:
        row = qMax(row % now.columns, row - linesInSight * now.columns);
        break;
    case MovePageDown:
        row = qMin(count - 1, row + linesInSight * now.columns);
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = count - 1;
        break;
    }
    return model()->index(row, 0);
}

void PhotoGridView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
    if (model() == nullptr) return;
    const int count = model()->rowCount();
    QItemSelection selection;
    if (state() == DragSelectingState) {
        const Grid now = grid();
        const QRect area = rect.normalized().translated(0, verticalOffset());
        const int columnStep = now.cell.width() + now.gap;
        const int lineStep = now.cell.height() + gap;
        // A cell counts when the band touches it, not the gap before it.
        const int firstColumn = qMax(0, (area.left() - now.left - now.cell.width()) / columnStep +
                                            (area.left() - now.left > now.cell.width() ? 1 : 0));
        const int lastColumn = qMin(now.columns - 1, (area.right() - now.left) / columnStep);
        const int firstLine = qMax(0, (area.top() - m_margin) / lineStep);
        const int lastLine = qMin((count - 1) / now.columns, (area.bottom() - m_margin) / lineStep);
        for (int line = firstLine; line <= lastLine && area.bottom() >= m_margin && area.right() >= now.left;
             ++line) {
            const int first = line * now.columns + firstColumn;
            const int last = qMin(count - 1, line * now.columns + lastColumn);
            if (first > last || !area.intersects(cellRect(now, first).united(cellRect(now, last)))) continue;
            selection.append(QItemSelectionRange(model()->index(first, 0), model()->index(last, 0)));
        }
    } else {
        const QModelIndex from = indexAt(rect.topLeft());
        const QModelIndex to = indexAt(rect.bottomRight());
        if (from.isValid() && to.isValid())
            selection.append(
                QItemSelectionRange(from.row() <= to.row() ? from : to, from.row() <= to.row() ? to : from));
    }
    selectionModel()->select(selection, command);
}

QRegion PhotoGridView::visualRegionForSelection(const QItemSelection&) const {
    // Only what is in sight is ever painted, and a selection can be long.
    return QRegion(viewport()->rect());
}

void PhotoGridView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QAbstractItemView::selectionChanged(selected, deselected);
    viewport()->update();
    Q_EMIT selectionMoved();
}

void PhotoGridView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update();
    Q_EMIT selectionMoved();
}

QList<PhotoId> PhotoGridView::selectedPhotos() const {
    QList<PhotoId> photos;
    if (m_photos == nullptr || selectionModel() == nullptr) return photos;
    QList<QItemSelectionRange> ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(),
              [](const QItemSelectionRange& a, const QItemSelectionRange& b) { return a.top() < b.top(); });
    for (const QItemSelectionRange& range : ranges)
        photos += m_photos->ids().mid(range.top(), range.height());
    return photos;
}

qint64 PhotoGridView::selectedCount() const {
    qint64 count = 0;
    if (selectionModel() == nullptr) return 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        count += range.height();
    return count;
}

PhotoId PhotoGridView::currentPhoto() const {
    return m_photos != nullptr && currentIndex().isValid() ? m_photos->idAt(currentIndex().row()) : PhotoId();
}

void PhotoGridView::select(const PhotoId& photo) {
    const int row = m_photos != nullptr ? m_photos->rowOf(photo) : -1;
    if (row < 0) return;
    const QModelIndex index = m_photos->index(row);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

void PhotoGridView::remember() {
    m_keptSelection = selectedCount() <= keptSelectionLimit ? selectedPhotos() : QList<PhotoId>();
    m_keptCurrent = currentPhoto();
    const QModelIndex top = verticalOffset() > 0
                                ? indexAt(QPoint(m_margin + 4, m_delegate->cellSize().height() / 2))
                                : QModelIndex();
    m_keptTop = top.isValid() ? m_photos->idAt(top.row()) : PhotoId();
}

void PhotoGridView::putBack() {
    updateGeometries();
    if (!m_keptSelection.isEmpty() || !m_keptCurrent.isNull()) {
        const IdFinder wanted(m_keptSelection);
        const QList<PhotoId>& ids = m_photos->ids();
        QItemSelection selection;
        for (int row = 0; row < ids.size() && !m_keptSelection.isEmpty(); ++row)
            if (wanted.contains(ids.at(row))) selection.select(m_photos->index(row), m_photos->index(row));
        if (const int row = m_photos->rowOf(m_keptCurrent); row >= 0)
            selectionModel()->setCurrentIndex(m_photos->index(row), QItemSelectionModel::NoUpdate);
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }
    if (!m_keptTop.isNull()) scrollTo(m_photos->index(m_photos->rowOf(m_keptTop)), PositionAtTop);
    m_keptSelection.clear();
    m_keptCurrent = {};
    m_keptTop = {};
    viewport()->update();
}

} // namespace bk::ui
