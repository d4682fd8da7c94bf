#include "core/store/FaceModelStore.h"

#include "core/store/SettingStore.h"

namespace bk {
namespace {

const QString detectorKey = QStringLiteral("face-detector");
const QString embedderKey = QStringLiteral("face-embedder");

} // namespace

Result<QList<FaceModelRow>> FaceModelStore::list() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT id, card, sha256, added_at, added_by FROM "
                                                       "face_models ORDER BY added_at, id"));
    QList<FaceModelRow> rows;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        rows << FaceModelRow{query->text(0), query->text(1).toUtf8(), query->blob(2),
                             Stamp{query->id<UserId>(4), query->instant(3).value_or(QDateTime())}};
    }
    query->reset();
    return rows;
}

Status FaceModelStore::add(const FaceModelRow& row) {
    return m_catalog.run("INSERT INTO face_models VALUES(?,?,?,?,?)", row.id, QString::fromUtf8(row.card),
                         row.sha256, row.added.at, row.added.by);
}

Result<int> FaceModelStore::remove(const QString& id) {
    BK_TRY(m_catalog.run("DELETE FROM face_models WHERE id = ?", id));
    return static_cast<int>(m_catalog.changes());
}

Result<QString> FaceModelStore::detectorInUse() {
    return SettingStore(m_catalog).value(detectorKey);
}

Result<QString> FaceModelStore::embedderInUse() {
    return SettingStore(m_catalog).value(embedderKey);
}

Status FaceModelStore::useDetector(const QString& id) {
    return SettingStore(m_catalog).setValue(detectorKey, id);
}

Status FaceModelStore::useEmbedder(const QString& id) {
    return SettingStore(m_catalog).setValue(embedderKey, id);
}

Result<int> FaceModelStore::forgetComparisons() {
    BK_TRY(m_catalog.execute("UPDATE photos SET compared_with = '' WHERE compared_with <> ''"));
    BK_TRY(m_catalog.execute("UPDATE faces SET suggested_person = NULL, suggested_score = NULL WHERE "
                             "suggested_person IS NOT NULL"));
    return static_cast<int>(m_catalog.changes());
}

Result<QList<PhotoId>> FaceModelStore::doubtEmptyPhotos(const QString& detector) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("SELECT id FROM photos WHERE scanned_by NOT IN ('', ?) AND NOT EXISTS (SELECT 1 "
                         "FROM faces f WHERE f.photo = photos.id AND f.state < 3)"));
    query->bind(detector);
    QList<PhotoId> photos;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        photos << query->id<PhotoId>(0);
    }
    query->reset();
    BK_ASSIGN(Statement* const forget, m_catalog.cached("UPDATE photos SET scanned_by = '' WHERE id = ?"));
    for (const PhotoId& photo : photos)
        BK_TRY(forget->bind(photo).run());
    return photos;
}

Result<qint64> FaceModelStore::notScannedBy(const QString& detector) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT count(*) FROM photos WHERE scanned_by <> ?"));
    query->bind(detector);
    BK_TRY(query->step());
    const qint64 count = query->integer(0);
    query->reset();
    return count;
}

} // namespace bk
