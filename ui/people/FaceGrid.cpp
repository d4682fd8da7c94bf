#include "ui/people/FaceGrid.h"

#include "ui/people/FacePicture.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/Theme.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace bk::ui {
namespace {

constexpr int faceSide = 88;
constexpr int gap = 8;

} // namespace

class FaceGrid::Model final : public QAbstractListModel {
public:
    explicit Model(FaceGrid* grid) : QAbstractListModel(grid), m_grid(grid) {}
    void reset() {
        beginResetModel();
        endResetModel();
    }
    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_grid->m_list.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid()) return {};
        const GridFace& face = m_grid->m_list.at(index.row());
        if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
            QString words = FaceGrid::tr("Face %1").arg(index.row() + 1);
            if (!face.words.isEmpty()) words += QStringLiteral(", ") + face.words;
            if (face.marked) words += QStringLiteral(", ") + FaceGrid::tr("marked");
            return words;
        }
        return {};
    }

private:
    FaceGrid* m_grid;
};

class FaceGrid::Delegate final : public QStyledItemDelegate {
public:
    explicit Delegate(FaceGrid* grid) : QStyledItemDelegate(grid), m_grid(grid) {}
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        const int words = QFontMetrics(captionFont()).height();
        return {scaled(faceSide) + 2 * gap, scaled(faceSide) + words + 2 * gap + 4};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const GridFace& face = m_grid->m_list.at(index.row());
        const int side = scaled(faceSide);
        const QRect place(option.rect.left() + gap, option.rect.top() + gap, side, side);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        if (face.marked || focused || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(face.marked || focused ? QPen(ink(Ink::Accent), focused ? 2 : 1) : Qt::NoPen);
            painter->setBrush(ink(face.marked ? Ink::AccentSoft : Ink::Hover));
            painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 6, 6);
        }
        FacePicture::paint(painter, place, m_grid->m_images.face(face.face));
        if (face.marked) {
            const int tick = scaled(20);
            const QRect corner(place.right() - tick - 2, place.top() + 4, tick, tick);
            painter->setPen(Qt::NoPen);
            painter->setBrush(ink(Ink::Accent));
            painter->drawEllipse(corner);
            QPen pen(ink(Ink::OnAccent), qMax(1.5, tick / 10.0));
            pen.setCapStyle(Qt::RoundCap);
            painter->setPen(pen);
            const QPointF low(corner.left() + tick * 0.44, corner.top() + tick * 0.68);
            painter->drawLine(QPointF(corner.left() + tick * 0.28, corner.top() + tick * 0.52), low);
            painter->drawLine(low, QPointF(corner.left() + tick * 0.74, corner.top() + tick * 0.34));
        }
        const int height = QFontMetrics(captionFont()).height();
        const QRect words(option.rect.left() + 4, place.bottom() + 4, option.rect.width() - 8, height);
        painter->setFont(captionFont());
        painter->setPen(ink(Ink::Muted));
        painter->drawText(words, Qt::AlignCenter,
                          QFontMetrics(captionFont()).elidedText(face.words, Qt::ElideRight, words.width()));
        painter->restore();
    }

private:
    FaceGrid* m_grid;
};

FaceGrid::FaceGrid(ImageLoader& images, const QString& name, QWidget* parent)
    : QListView(parent), m_images(images), m_model(new Model(this)) {
    setProperty("role", QStringLiteral("panel"));
    setAccessibleName(name);
    setViewMode(QListView::IconMode);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setModel(m_model);
    setItemDelegate(new Delegate(this));
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (index.isValid()) Q_EMIT chosen(m_list.at(index.row()).face);
    });
    connect(&images, &ImageLoader::faceReady, viewport(), qOverload<>(&QWidget::update));
}

void FaceGrid::setFaces(const QList<GridFace>& faces) {
    const FaceId before = current();
    const int row = currentIndex().row();
    m_list = faces;
    m_model->reset();
    setCurrent(before);
    if (!currentIndex().isValid() && row >= 0 && !m_list.isEmpty())
        setCurrentIndex(m_model->index(qMin(row, static_cast<int>(m_list.size()) - 1), 0));
}

FaceId FaceGrid::current() const {
    const QModelIndex index = currentIndex();
    return index.isValid() && index.row() < m_list.size() ? m_list.at(index.row()).face : FaceId();
}

int FaceGrid::heightFor(int width, int mostRows) const {
    const QSize cell = itemDelegate()->sizeHint({}, {});
    const int columns = qMax(1, width / cell.width());
    const int rows = (static_cast<int>(m_list.size()) + columns - 1) / columns;
    return qBound(1, rows, mostRows) * cell.height() + 2 * frameWidth();
}

void FaceGrid::setCurrent(const FaceId& face) {
    for (int row = 0; row < m_list.size(); ++row)
        if (m_list.at(row).face == face) setCurrentIndex(m_model->index(row, 0));
}

void FaceGrid::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!current().isNull()) Q_EMIT chosen(current());
        return;
    case Qt::Key_Escape:
        // For whoever holds the grid.
        event->ignore();
        return;
    default:
        QListView::keyPressEvent(event);
    }
}

} // namespace bk::ui
