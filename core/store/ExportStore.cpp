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

} // namespace bk
