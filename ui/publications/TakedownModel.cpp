#include "ui/publications/TakedownModel.h"

#include "ui/publications/PublicationWords.h"
#include "ui/widgets/ImageLoader.h"

#include <QPainter>

namespace bk::ui {
namespace {

constexpr int iconSide = 16;

/// PICTURE cut to a square of SIDE.
QPixmap square(const QPixmap& picture, int side) {
    QPixmap made(side, side);
    made.fill(Qt::transparent);
    if (picture.isNull()) return made;
    const QPixmap fitted =
        picture.scaled(side, side, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    QPainter painter(&made);
    painter.drawPixmap((side - fitted.width()) / 2, (side - fitted.height()) / 2, fitted);
    return made;
}

} // namespace

TakedownModel::TakedownModel(ImageLoader& images, QObject* parent)
    : QAbstractTableModel(parent), m_images(images) {
    connect(&images, &ImageLoader::thumbnailReady, this, [this](const PhotoId& photo) {
        for (int row = 0; row < m_views.size(); ++row)
            if (m_views.at(row).takedown.photo == photo)
                Q_EMIT dataChanged(index(row, Photo), index(row, Photo), {Qt::DecorationRole});
    });
}

void TakedownModel::setTakedowns(const QList<TakedownView>& takedowns) {
    beginResetModel();
    m_views = takedowns;
    endResetModel();
}

int TakedownModel::rowOf(const PublicationId& publication, const PhotoId& photo) const {
    for (int row = 0; row < m_views.size(); ++row)
        if (m_views.at(row).publication.id == publication && m_views.at(row).takedown.photo == photo)
            return row;
    return -1;
}

int TakedownModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_views.size());
}

int TakedownModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant TakedownModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const TakedownView& view = m_views.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(view, index.column());
    case Qt::ToolTipRole:
        return index.column() == Photo ? view.path.display() : text(view, index.column());
    case Qt::DecorationRole:
        if (index.column() == Photo)
            return square(m_images.thumbnail(view.takedown.photo), scaled(pictureSide));
        if (index.column() == Where)
            return themedIcon(iconFor(view.publication.kind)).pixmap(scaled(iconSide));
        if (index.column() == Why)
            return toneIcon(view.lawfulAgain ? Tone::Cleared : Tone::Blocked).pixmap(scaled(iconSide));
        return {};
    default:
        return {};
    }
}

QString TakedownModel::text(const TakedownView& view, int column) const {
    switch (column) {
    case Photo:
        return view.fileName;
    case Why:
        return view.lawfulAgain ? tr("%1; permitted again since").arg(whyWords(view)) : whyWords(view);
    case Where:
        return view.publication.place;
    case Since:
        return shortDate(view.takedown.openedOn);
    default:
        return {};
    }
}

QVariant TakedownModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Photo:
        return tr("Photo");
    case Why:
        return tr("Why");
    case Where:
        return tr("Where");
    case Since:
        return tr("Since");
    default:
        return {};
    }
}

} // namespace bk::ui
