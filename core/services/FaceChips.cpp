#include "core/services/FaceChips.h"

#include "core/faces/FaceEngine.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/store/Catalog.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

namespace bk {

Result<QList<QImage>> faceChips(Session& session, const ModelCard& embedder, const PhotoId& photo,
                                const QList<Face>& faces) {
    Catalog& catalog = session.catalog();
    BK_ASSIGN(const QByteArray jpeg, catalog.readFrom(DatabaseFile::Previews, [&](Connection& previews) {
        return PreviewStore(previews).preview(photo);
    }));
    const QImage preview = decodeJpeg(jpeg);
    if (preview.isNull()) return fail(ErrorCode::NotFound, QStringLiteral("this photo has no preview"));
    BK_ASSIGN(const Photo record,
              catalog.read([&](Connection& connection) { return PhotoStore(connection).find(photo); }));
    const double scale = preview.width() / static_cast<double>(std::max(1, record.size.width()));
    QList<QImage> chips;
    for (const Face& face : faces) {
        if (!face.landmarks) {
            chips << QImage();
            continue;
        }
        Landmarks landmarks = *face.landmarks;
        for (QPointF& point : landmarks)
            point *= scale;
        chips << alignFace(preview, landmarks, embedder.alignment, embedder.inputSide);
    }
    return chips;
}

} // namespace bk
