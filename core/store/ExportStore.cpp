#include "core/store/ExportStore.h"

namespace bk {

Status ExportStore::insert(const ExportId& id, const Purpose& purpose, const QDate& day,
                           const QString& preset, const Stamp& stamp) {
    return m_catalog.run("INSERT INTO exports VALUES(?,?,?,?,?,?)", id, purpose.key(), day, preset, stamp.at,
                         stamp.by);
}

Status ExportStore::addPhoto(const ExportId& id, const PhotoId& photo, const QByteArray& fileSha256,
                             const QStringList& quitclaims) {
    return m_catalog.run("INSERT INTO exported_photos VALUES(?,?,?,?)", id, photo, fileSha256,
                         quitclaims.join(QLatin1Char(',')));
}

Status ExportStore::removePhoto(const ExportId& id, const PhotoId& photo) {
    return m_catalog.run("DELETE FROM exported_photos WHERE export = ? AND photo = ?", id, photo);
}

Result<Purpose> ExportStore::purpose(const ExportId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT purpose FROM exports WHERE id = ?"));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such export"));
    const Purpose purpose = Purpose::tryFrom(query->text(0)).value_or(Purpose());
    query->reset();
    return purpose;
}

Result<QList<PhotoId>> ExportStore::photos(const ExportId& id) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT photo FROM exported_photos WHERE export = ? ORDER BY photo"));
    query->bind(id);
    QList<PhotoId> found;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        found << query->id<PhotoId>(0);
    }
    query->reset();
    return found;
}

} // namespace bk
