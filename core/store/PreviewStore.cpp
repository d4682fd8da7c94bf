#include "core/store/PreviewStore.h"

namespace bk {

Status PreviewStore::insert(const PhotoId& photo, const QByteArray& thumbnail, const QByteArray& preview) {
    BK_ASSIGN(Statement* const small, m_previews.cached("INSERT OR REPLACE INTO thumbnails VALUES(?,?)"));
    BK_TRY(small->bind(photo, thumbnail).run());
    BK_ASSIGN(Statement* const large, m_previews.cached("INSERT OR REPLACE INTO previews VALUES(?,?)"));
    return large->bind(photo, preview).run();
}

Result<QByteArray> PreviewStore::thumbnail(const PhotoId& photo) {
    return jpeg("SELECT jpeg FROM thumbnails WHERE photo = ?", photo);
}

Result<QByteArray> PreviewStore::preview(const PhotoId& photo) {
    return jpeg("SELECT jpeg FROM previews WHERE photo = ?", photo);
}

Result<QByteArray> PreviewStore::jpeg(const QByteArray& sql, const PhotoId& photo) {
    BK_ASSIGN(Statement* const query, m_previews.cached(sql));
    query->bind(photo);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("this photo has no preview"));
    QByteArray bytes = query->blob(0);
    query->reset();
    return bytes;
}

} // namespace bk
