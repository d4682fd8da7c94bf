#include "core/store/ExceptionStore.h"

#include <QSet>

namespace bk {

Result<QList<ExceptionPhoto>> ExceptionStore::photos() {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached(
            "SELECT p.id, p.path, p.collection, c.name, p.override_reason, p.override_note, p.override_at, "
            "p.override_by, p.override_until, p.embargo, p.expires, p.restricted, p.override_reason <> 0 AND "
            "(EXISTS (SELECT 1 FROM faces f JOIN persons s ON s.id = f.person WHERE f.photo = p.id AND "
            "s.commissioned = 1) OR EXISTS (SELECT 1 FROM photo_persons t JOIN persons s ON s.id = t.person "
            "WHERE t.photo = p.id AND s.commissioned = 1)) FROM photos p JOIN collections c ON c.id = "
            "p.collection WHERE p.override_reason <> 0 OR p.embargo IS NOT NULL OR p.expires IS NOT NULL OR "
            "p.restricted = 1 ORDER BY p.row DESC"));
    QList<ExceptionPhoto> photos;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        ExceptionPhoto photo;
        photo.id = query->id<PhotoId>(0);
        photo.path = FilePath::fromBytes(query->blob(1));
        photo.collection = query->id<CollectionId>(2);
        photo.collectionName = query->text(3);
        photo.override.reason = static_cast<OverrideReason>(query->integer(4));
        photo.override.note = query->text(5);
        photo.override.at = query->instant(6).value_or(QDateTime());
        photo.override.by = query->optionalId<UserId>(7).value_or(UserId());
        photo.override.until = query->date(8);
        photo.embargo = query->date(9);
        photo.expires = query->date(10);
        photo.restricted = query->boolean(11);
        photo.commissioned = query->boolean(12);
        photos << photo;
    }
    return photos;
}

Result<QList<ExceptionFace>> ExceptionStore::bystanders() {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT f.id, f.photo, p.path, p.collection, c.name, f.reason, f.decided_at, "
                               "f.decided_by FROM faces f JOIN photos p ON p.id = f.photo JOIN collections c "
                               "ON c.id = p.collection WHERE f.state = 3 ORDER BY f.decided_at DESC, f.id"));
    QList<ExceptionFace> faces;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        faces << ExceptionFace{query->id<FaceId>(0),
                               query->id<PhotoId>(1),
                               FilePath::fromBytes(query->blob(2)),
                               query->id<CollectionId>(3),
                               query->text(4),
                               query->text(5),
                               query->instant(6),
                               query->optionalId<UserId>(7)};
    }
    return faces;
}

Result<QStringList> ExceptionStore::commissionedOn(const QList<PhotoId>& photos) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT s.name FROM persons s WHERE s.commissioned = 1 AND (s.id IN (SELECT "
                               "person FROM faces WHERE photo = ?1 AND person IS NOT NULL) OR s.id IN "
                               "(SELECT person FROM photo_persons WHERE photo = ?1))"));
    QSet<QString> names;
    for (const PhotoId& photo : photos) {
        query->bind(photo);
        for (;;) {
            BK_ASSIGN(const bool row, query->step());
            if (!row) break;
            names.insert(query->text(0));
        }
        query->reset();
    }
    QStringList sorted = names.values();
    sorted.sort(Qt::CaseInsensitive);
    return sorted;
}

} // namespace bk
