#pragma once

#include "core/base/Id.h"

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>

namespace bk::ui {

class Workspace;

/// Thumbnails and face cut-outs for painting: what is in memory at once, else a null pixmap now and a signal when it came. Keeps a bounded
/// number; never writes anything. Window's thread.
class ImageLoader : public QObject {
    Q_OBJECT
public:
    explicit ImageLoader(Workspace& workspace, QObject* parent = nullptr);

    QPixmap thumbnail(const PhotoId& photo);
    QPixmap face(const FaceId& face); ///< 256 px square cut-out
    void forget();

Q_SIGNALS:
    void thumbnailReady(const bk::PhotoId& photo);
    void faceReady(const bk::FaceId& face);

private:
    Workspace& m_workspace;
    QCache<PhotoId, QPixmap> m_thumbnails;
    QCache<FaceId, QPixmap> m_faces;
    QSet<PhotoId> m_wantedThumbnails;
    QSet<FaceId> m_wantedFaces;
};

} // namespace bk::ui
