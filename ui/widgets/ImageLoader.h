#pragma once

#include "core/base/Id.h"

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QSize>

namespace bk::ui {

class Workspace;

/// How a picture is to lie in the cell of a grid: as large as ROOM lets it, with round corners. In pixels of
/// the screen.
struct CellRoom {
    QSize room;
    double radius = 0;
    friend bool operator==(const CellRoom&, const CellRoom&) = default;
};

/// Thumbnails and face cut-outs for painting: what is in memory at once, else a null pixmap now and a signal
/// when it came. What was wanted last is fetched first, a few at a time, so that a fast scroll never waits
/// for what has gone by. Keeps a bounded number; never writes anything. What could not be read is not asked
/// for again until forget(). Window's thread, which only takes ready pictures: they are read, decoded, scaled
/// and rounded on others.
class ImageLoader : public QObject {
    Q_OBJECT
public:
    explicit ImageLoader(Workspace& workspace, QObject* parent = nullptr);

    QPixmap thumbnail(const PhotoId& photo);
    /// The thumbnail for a cell with this ROOM; as it was made for another one until it has come anew.
    QPixmap cell(const PhotoId& photo, const CellRoom& room);
    QPixmap face(const FaceId& face); ///< 256 px square cut-out
    /// Whether everything asked for has come or failed.
    bool idle() const;
    void forget();

Q_SIGNALS:
    void thumbnailReady(const bk::PhotoId& photo);
    void faceReady(const bk::FaceId& face);
    /// Nothing is waited for any more.
    void allReady();

private:
    void fetch();
    void fetchThumbnail(const PhotoId& photo);
    void fetchCell(const PhotoId& photo);
    void fetchFace(const FaceId& face);

    Workspace& m_workspace;
    QCache<PhotoId, QPixmap> m_thumbnails;
    QCache<FaceId, QPixmap> m_faces;
    struct Cell {
        CellRoom room;
        QPixmap picture;
    };
    QCache<PhotoId, Cell> m_cells;
    CellRoom m_cellRoom;               ///< the one asked for last: a grid has one for all its cells
    QList<PhotoId> m_wantedThumbnails; ///< the last is the most wanted
    QList<PhotoId> m_wantedCells;
    QList<FaceId> m_wantedFaces;
    QSet<PhotoId> m_underWayThumbnails;
    QSet<PhotoId> m_underWayCells;
    QSet<FaceId> m_underWayFaces;
    QSet<PhotoId> m_failedThumbnails;
    QSet<FaceId> m_failedFaces;
    int m_generation = 0; ///< answers to questions before forget() are dropped
};

} // namespace bk::ui
