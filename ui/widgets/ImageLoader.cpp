#include "ui/widgets/ImageLoader.h"

#include "ui/shell/Workspace.h"

#include <QImage>

namespace bk::ui {
namespace {

constexpr int cacheKibibytes = 128 * 1024;
constexpr int atOnce = 4;
// More than the cells of a large screen: what is further back has been scrolled past.
constexpr qsizetype longestWait = 400;
constexpr int faceSide = 256;
constexpr int afterQuestions = -1;

int kibibytes(const QImage& image) {
    return qMax<int>(1, static_cast<int>(image.sizeInBytes() / 1024));
}

template <class AnId>
void want(QList<AnId>& wanted, const AnId& id) {
    wanted.removeOne(id);
    wanted.append(id);
    if (wanted.size() > longestWait) wanted.removeFirst();
}

} // namespace

ImageLoader::ImageLoader(Workspace& workspace, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_thumbnails(cacheKibibytes), m_faces(cacheKibibytes / 2) {}

QPixmap ImageLoader::thumbnail(const PhotoId& photo) {
    if (const QPixmap* found = m_thumbnails.object(photo)) return *found;
    if (photo.isNull() || m_failedThumbnails.contains(photo) || m_underWayThumbnails.contains(photo))
        return {};
    want(m_wantedThumbnails, photo);
    fetch();
    return {};
}

QPixmap ImageLoader::face(const FaceId& face) {
    if (const QPixmap* found = m_faces.object(face)) return *found;
    if (face.isNull() || m_failedFaces.contains(face) || m_underWayFaces.contains(face)) return {};
    want(m_wantedFaces, face);
    fetch();
    return {};
}

bool ImageLoader::idle() const {
    return m_wantedThumbnails.isEmpty() && m_wantedFaces.isEmpty() && m_underWayThumbnails.isEmpty() &&
           m_underWayFaces.isEmpty();
}

void ImageLoader::forget() {
    ++m_generation;
    m_thumbnails.clear();
    m_faces.clear();
    m_wantedThumbnails.clear();
    m_wantedFaces.clear();
    m_underWayThumbnails.clear();
    m_underWayFaces.clear();
    m_failedThumbnails.clear();
    m_failedFaces.clear();
}

void ImageLoader::fetch() {
    while (m_underWayThumbnails.size() + m_underWayFaces.size() < atOnce) {
        if (!m_wantedFaces.isEmpty())
            fetchFace(m_wantedFaces.takeLast());
        else if (!m_wantedThumbnails.isEmpty())
            fetchThumbnail(m_wantedThumbnails.takeLast());
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
