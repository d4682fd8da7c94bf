#include "ui/widgets/ImageLoader.h"

#include "ui/shell/Workspace.h"

#include <QImage>
#include <QPainter>

namespace bk::ui {
namespace {

// Whole thumbnails are for the few places that show one photo; of cells, several large screens of small ones
// or of large ones are kept, so that what is in sight never drives out what is in sight.
constexpr int thumbnailKibibytes = 24 * 1024;
constexpr int cellKibibytes = 64 * 1024;
constexpr int faceKibibytes = 64 * 1024;
constexpr int atOnce = 4;
// More than the cells of a large screen: what is further back has been scrolled past.
constexpr qsizetype longestWait = 600;
constexpr int faceSide = 256;
constexpr int afterQuestions = -1;

int kibibytes(const QImage& image) {
    return qMax<int>(1, static_cast<int>(image.sizeInBytes() / 1024));
}

/// On a worker's thread.
QImage fitted(const QImage& picture, const CellRoom& room) {
    const QSize size = picture.size().scaled(room.room, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    const QImage scaled = picture.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    // As pixmaps are kept, so that the window's thread has nothing to convert.
    QImage rounded(size, QImage::Format_ARGB32_Premultiplied);
    rounded.fill(Qt::transparent);
    QPainter painter(&rounded);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QBrush(scaled));
    painter.drawRoundedRect(QRectF(QPointF(0, 0), QSizeF(size)), room.radius, room.radius);
    return rounded;
}

template <class AnId>
void want(QList<AnId>& wanted, const AnId& id) {
    wanted.removeOne(id);
    wanted.append(id);
    if (wanted.size() > longestWait) wanted.removeFirst();
}

} // namespace

ImageLoader::ImageLoader(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_thumbnails(thumbnailKibibytes)
    , m_faces(faceKibibytes)
    , m_cells(cellKibibytes) {}

QPixmap ImageLoader::thumbnail(const PhotoId& photo) {
    if (const QPixmap* found = m_thumbnails.object(photo)) return *found;
    if (photo.isNull() || m_failedThumbnails.contains(photo) || m_underWayThumbnails.contains(photo))
        return {};
    want(m_wantedThumbnails, photo);
    fetch();
    return {};
}

QPixmap ImageLoader::cell(const PhotoId& photo, const CellRoom& room) {
    const Cell* found = m_cells.object(photo);
    const QPixmap picture = found != nullptr ? found->picture : QPixmap();
    if (found != nullptr && found->room == room) return picture;
    if (photo.isNull() || room.room.isEmpty() || m_failedThumbnails.contains(photo)) return picture;
    m_cellRoom = room;
    if (m_underWayCells.contains(photo)) return picture;
    want(m_wantedCells, photo);
    fetch();
    return picture;
}

QPixmap ImageLoader::face(const FaceId& face) {
    if (const QPixmap* found = m_faces.object(face)) return *found;
    if (face.isNull() || m_failedFaces.contains(face) || m_underWayFaces.contains(face)) return {};
    want(m_wantedFaces, face);
    fetch();
    return {};
}

bool ImageLoader::idle() const {
    return m_wantedThumbnails.isEmpty() && m_wantedCells.isEmpty() && m_wantedFaces.isEmpty() &&
           m_underWayThumbnails.isEmpty() && m_underWayCells.isEmpty() && m_underWayFaces.isEmpty();
}

void ImageLoader::forget() {
    ++m_generation;
    m_thumbnails.clear();
    m_cells.clear();
    m_faces.clear();
    m_wantedThumbnails.clear();
    m_wantedCells.clear();
    m_wantedFaces.clear();
    m_underWayThumbnails.clear();
    m_underWayCells.clear();
    m_underWayFaces.clear();
    m_failedThumbnails.clear();
    m_failedFaces.clear();
}

void ImageLoader::fetch() {
    while (m_underWayThumbnails.size() + m_underWayCells.size() + m_underWayFaces.size() < atOnce) {
        if (!m_wantedFaces.isEmpty())
            fetchFace(m_wantedFaces.takeLast());
        else if (!m_wantedThumbnails.isEmpty())
            fetchThumbnail(m_wantedThumbnails.takeLast());
        else if (!m_wantedCells.isEmpty())
            fetchCell(m_wantedCells.takeLast());
        else
            break;
    }
    if (idle()) Q_EMIT allReady();
}

void ImageLoader::fetchThumbnail(const PhotoId& photo) {
    m_underWayThumbnails.insert(photo);
    m_workspace.ask(
        this, [photo](Services& services) { return services.photos.thumbnail(photo); },
        [this, photo, generation = m_generation](Result<QImage> image) {
            if (generation != m_generation) return;
            m_underWayThumbnails.remove(photo);
            if (image)
                m_thumbnails.insert(photo, new QPixmap(QPixmap::fromImage(*image)), kibibytes(*image));
            else
                m_failedThumbnails.insert(photo);
            Q_EMIT thumbnailReady(photo);
            fetch();
        },
        afterQuestions);
}

void ImageLoader::fetchCell(const PhotoId& photo) {
    m_underWayCells.insert(photo);
    m_workspace.ask(
        this,
        [photo, room = m_cellRoom](Services& services) -> Result<QImage> {
            BK_ASSIGN(const QImage thumbnail, services.photos.thumbnail(photo));
            return fitted(thumbnail, room);
        },
        [this, photo, room = m_cellRoom, generation = m_generation](Result<QImage> image) {
            if (generation != m_generation) return;
            m_underWayCells.remove(photo);
            if (image) {
                const int size = kibibytes(*image);
                m_cells.insert(photo, new Cell{room, QPixmap::fromImage(std::move(*image))}, size);
            } else {
                m_failedThumbnails.insert(photo);
            }
            Q_EMIT thumbnailReady(photo);
            fetch();
        },
        afterQuestions);
}

void ImageLoader::fetchFace(const FaceId& face) {
    m_underWayFaces.insert(face);
    m_workspace.ask(
        this, [face](Services& services) { return services.faces.cutOut(face, faceSide); },
        [this, face, generation = m_generation](Result<QImage> image) {
            if (generation != m_generation) return;
            m_underWayFaces.remove(face);
            if (image)
                m_faces.insert(face, new QPixmap(QPixmap::fromImage(*image)), kibibytes(*image));
            else
                m_failedFaces.insert(face);
            Q_EMIT faceReady(face);
            fetch();
        },
        afterQuestions);
}

} // namespace bk::ui
