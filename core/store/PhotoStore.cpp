#include "core/store/PhotoStore.h"

#include "core/store/PhotoQuery.h"

namespace bk {
namespace {

const QByteArray columns = "SELECT p.id, p.collection, p.path, p.sha256, p.file_size, p.file_modified, "
                           "p.media_type, p.width, p.height, p.perceptual_hash, "
                           "p.orientation, p.taken, p.camera, p.caption, p.keywords, p.rating, p.missing, "
                           "p.reviewed, p.restricted, p.embargo, p.expires, "
                           "p.override_reason, p.override_note, p.override_at, p.override_by, "
                           "p.override_until, p.scanned_by, p.added_at FROM photos p ";

std::optional<QDateTime> asUtc(const std::optional<QDateTime>& local) {
    if (!local) return std::nullopt;
    return QDateTime(local->date(), local->time(), Qt::UTC);
}

std::optional<QDateTime> asLocal(const std::optional<QDateTime>& utc) {
    if (!utc) return std::nullopt;
    return QDateTime(utc->date(), utc->time());
}

Photo photoAt(const Statement& row) {
    Photo photo;
    photo.id = row.id<PhotoId>(0);
    photo.collection = row.id<CollectionId>(1);
    photo.path = FilePath::fromBytes(row.blob(2));
    photo.sha256 = row.blob(3);
    photo.fileSize = row.integer(4);
    photo.fileModified = row.instant(5).value_or(QDateTime());
    photo.mediaType = row.text(6);
    photo.size = QSize(static_cast<int>(row.integer(7)), static_cast<int>(row.integer(8)));
    photo.perceptualHash = static_cast<quint64>(row.integer(9));
    photo.metadata.orientation = static_cast<int>(row.integer(10));
    photo.metadata.taken = asLocal(row.instant(11));
    photo.metadata.camera = row.text(12);
    photo.metadata.caption = row.text(13);
    photo.metadata.keywords = row.text(14).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    photo.metadata.rating = static_cast<int>(row.integer(15));
    photo.missing = row.boolean(16);
    photo.reviewed = row.boolean(17);
    photo.restricted = row.boolean(18);
    photo.embargo = row.date(19);
    photo.expires = row.date(20);
    photo.override.reason = static_cast<OverrideReason>(row.integer(21));
    photo.override.note = row.text(22);
    photo.override.at = row.instant(23).value_or(QDateTime());
    photo.override.by = row.id<UserId>(24);
    photo.override.until = row.date(25);
    photo.scannedBy = row.text(26);
    photo.added = row.instant(27).value_or(QDateTime());
    return photo;
}

std::optional<KnownPhoto> knownAt(const Statement& row) {
    return KnownPhoto{row.id<PhotoId>(0), FilePath::fromBytes(row.blob(1)), row.integer(2),
                      row.instant(3).value_or(QDateTime()), row.boolean(4)};
}

Result<QList<PhotoId>> idsOf(Statement& query) {
    QList<PhotoId> ids;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        ids << query.id<PhotoId>(0);
    }
    query.reset();
    return ids;
}

Result<std::optional<KnownPhoto>> knownOf(Statement& query) {
    BK_ASSIGN(const bool row, query.step());
    std::optional<KnownPhoto> known = row ? knownAt(query) : std::nullopt;
    query.reset();
    return known;
}

QByteArray orderOf(PhotoSort sort) {
    switch (sort) {
    case PhotoSort::TakenNewest:
        return "p.taken DESC NULLS LAST, p.row DESC";
    case PhotoSort::TakenOldest:
        return "p.taken ASC NULLS LAST, p.row ASC";
    case PhotoSort::AddedNewest:
        return "p.row DESC";
    case PhotoSort::Name:
        return "p.path, p.row";
    }
    return "p.row";
}

} // namespace

Status PhotoStore::insert(const Photo& photo, const Stamp& stamp) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached(
            "INSERT INTO photos(id, collection, path, sha256, file_size, file_modified, media_type, width, "
            "height, "
            "perceptual_hash, orientation, taken, camera, caption, keywords, rating, added_at, added_by) "
            "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    query->bind(photo.id, photo.collection, photo.path.bytes(), photo.sha256, photo.fileSize,
                photo.fileModified, photo.mediaType, photo.size.width(), photo.size.height(),
                photo.perceptualHash, photo.metadata.orientation, asUtc(photo.metadata.taken),
                photo.metadata.camera, photo.metadata.caption,
                photo.metadata.keywords.join(QLatin1Char('\n')), photo.metadata.rating, stamp.at, stamp.by);
    BK_TRY(query->run());
    return renewWords(photo.id);
}

Status PhotoStore::update(const Photo& photo) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("UPDATE photos SET path = ?2, caption = ?3, keywords = ?4, rating = ?5, "
                               "missing = ?6, reviewed = ?7, "
                               "restricted = ?8, embargo = ?9, expires = ?10, override_reason = ?11, "
                               "override_note = ?12, override_at = ?13, "
                               "override_by = ?14, override_until = ?15, scanned_by = ?16, collection = ?17, "
                               "file_modified = ?18 WHERE id = ?1"));
    query->bind(
        photo.id, photo.path.bytes(), photo.metadata.caption, photo.metadata.keywords.join(QLatin1Char('\n')),
        photo.metadata.rating, photo.missing, photo.reviewed, photo.restricted, photo.embargo, photo.expires,
        static_cast<int>(photo.override.reason), photo.override.note, photo.override.at, photo.override.by,
        photo.override.until, photo.scannedBy, photo.collection, photo.fileModified);
    BK_TRY(query->run());
    return renewWords(photo.id);
}

Result<Photo> PhotoStore::find(const PhotoId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE p.id = ?"));
    query->bind(id);
    return photo(*query);
}

Result<Photo> PhotoStore::photo(Statement& query) {
    BK_ASSIGN(const bool row, query.step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such photo in the catalog"));
    Photo found = photoAt(query);
    query.reset();
    return found;
}

Result<PhotoId> PhotoStore::findByPath(const FilePath& path) {
    BK_ASSIGN(const auto known, knownAtPath(path));
    if (!known)
        return fail(ErrorCode::NotFound, QStringLiteral("%1 is not in the catalog").arg(path.display()));
    return known->id;
}

Result<std::optional<KnownPhoto>> PhotoStore::findBySha256(const QByteArray& sha256) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("SELECT id, path, file_size, file_modified, missing FROM photos WHERE sha256 = ?"));
    query->bind(sha256);
    return knownOf(*query);
}

Result<std::optional<KnownPhoto>> PhotoStore::knownAtPath(const FilePath& path) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("SELECT id, path, file_size, file_modified, missing FROM photos WHERE path = ? "
                         "ORDER BY missing, row DESC LIMIT 1"));
    query->bind(path.bytes());
    return knownOf(*query);
}

Result<FilePath> PhotoStore::path(const PhotoId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT path FROM photos WHERE id = ?"));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such photo in the catalog"));
    FilePath path = FilePath::fromBytes(query->blob(0));
    query->reset();
    return path;
}

Result<bool> PhotoStore::isRestricted(const PhotoId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT restricted FROM photos WHERE id = ?"));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such photo in the catalog"));
    const bool restricted = query->boolean(0);
    query->reset();
    return restricted;
}

Result<qint64> PhotoStore::count(const PhotoFilter& filter) {
    const PhotoQuery wanted(filter);
    BK_ASSIGN(Statement query, m_catalog.prepare("SELECT count(*) FROM photos p WHERE " + wanted.condition));
    wanted.bindTo(query);
    BK_ASSIGN(const bool row, query.step());
    return row ? query.integer(0) : 0;
}

Result<QList<PhotoId>> PhotoStore::ids(const PhotoFilter& filter, PhotoSort sort) {
    const PhotoQuery wanted(filter);
    BK_ASSIGN(Statement query, m_catalog.prepare("SELECT p.id FROM photos p WHERE " + wanted.condition +
                                                 " ORDER BY " + orderOf(sort)));
    wanted.bindTo(query);
    return idsOf(query);
}

Result<std::optional<PhotoRow>> PhotoStore::row(const PhotoId& id, const std::optional<Purpose>& purpose) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached(
                  "SELECT p.path, c.name, p.taken, p.width, p.height, p.rating, p.scanned_by, p.missing, "
                  "(SELECT count(*) FROM faces f WHERE f.photo = p.id AND f.state <> 4), "
                  "(SELECT count(*) FROM faces f WHERE f.photo = p.id AND f.state < 2), "
                  "(SELECT state FROM clearance k WHERE k.photo = p.id AND k.purpose = ?2 AND NOT EXISTS "
                  "(SELECT 1 FROM clearance_stale s WHERE s.photo = p.id)) "
                  "FROM photos p JOIN collections c ON c.id = p.collection WHERE p.id = ?1"));
    query->bind(id, purpose ? purpose->key() : QString());
    BK_ASSIGN(const bool there, query->step());
    if (!there) return std::optional<PhotoRow>();
    PhotoRow row;
    row.id = id;
    row.fileName = FilePath::fromBytes(query->blob(0)).fileNameDisplay();
    row.collection = query->text(1);
    row.taken = asLocal(query->instant(2));
    row.size = QSize(static_cast<int>(query->integer(3)), static_cast<int>(query->integer(4)));
    row.rating = static_cast<int>(query->integer(5));
    row.scanned = !query->text(6).isEmpty();
    row.missing = query->boolean(7);
    row.faces = static_cast<int>(query->integer(8));
    row.openFaces = static_cast<int>(query->integer(9));
    if (!query->isNull(10)) row.state = static_cast<ClearanceState>(query->integer(10));
    query->reset();
    return std::optional<PhotoRow>(row);
}

Result<QList<PersonId>> PhotoStore::alsoShown(const PhotoId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT person FROM photo_persons WHERE photo = ?"));
    query->bind(id);
    QList<PersonId> persons;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        persons << query->id<PersonId>(0);
    }
    query->reset();
    return persons;
}

Status PhotoStore::addAlsoShown(const PhotoId& id, const PersonId& person, const Stamp& stamp) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("INSERT OR IGNORE INTO photo_persons VALUES(?,?,?,?)"));
    BK_TRY(query->bind(id, person, stamp.at, stamp.by).run());
    return renewWords(id);
}

Status PhotoStore::removeAlsoShown(const PhotoId& id, const PersonId& person) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("DELETE FROM photo_persons WHERE photo = ? AND person = ?"));
    BK_TRY(query->bind(id, person).run());
    return renewWords(id);
}

Result<QList<PhotoId>> PhotoStore::showing(const PersonId& person) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT photo FROM faces WHERE person = ?1 UNION "
                                                       "SELECT photo FROM photo_persons WHERE person = ?1"));
    query->bind(person);
    return idsOf(*query);
}

Result<QList<PhotoId>> PhotoStore::inCollection(const CollectionId& collection) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT id FROM photos WHERE collection = ?"));
    query->bind(collection);
    return idsOf(*query);
}

Status PhotoStore::renewWords(const PhotoId& id) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT p.row, p.path, p.caption, p.keywords, p.camera, c.name, "
                               "(SELECT group_concat(n.name, ' ') FROM persons n WHERE n.id IN (SELECT "
                               "person FROM faces WHERE photo = ?1 AND person IS NOT NULL "
                               "UNION SELECT person FROM photo_persons WHERE photo = ?1)) "
                               "FROM photos p JOIN collections c ON c.id = p.collection WHERE p.id = ?1"));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return {};
    const qint64 number = query->integer(0);
    QStringList words{FilePath::fromBytes(query->blob(1)).display()};
    for (int column = 2; column <= 6; ++column)
        words << query->text(column);
    query->reset();

    BK_ASSIGN(Statement* const remove, m_catalog.cached("DELETE FROM photo_words WHERE rowid = ?"));
    BK_TRY(remove->bind(number).run());
    BK_ASSIGN(Statement* const add, m_catalog.cached("INSERT INTO photo_words(rowid, words) VALUES(?,?)"));
    return add->bind(number, words.join(QLatin1Char('\n'))).run();
}

Result<QList<PhotoId>> PhotoStore::notScannedBy(const QString& detector,
                                                const std::optional<CollectionId>& collection,
                                                bool withoutRestricted) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("SELECT id FROM photos WHERE scanned_by <> ?1 AND (?2 IS NULL OR collection = ?2) "
                         "AND restricted <= ?3 ORDER BY row"));
    query->bind(detector, collection, !withoutRestricted);
    return idsOf(*query);
}

Status PhotoStore::takePath(const PhotoId& photo, const FilePath& path) {
    return m_catalog.run("UPDATE photos SET missing = (id <> ?1) WHERE path = ?2", photo, path.bytes());
}

Result<bool> PhotoStore::losePath(const PhotoId& photo, const FilePath& path) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("UPDATE photos SET missing = 1 WHERE id = ?1 AND path = ?2 AND missing = 0 "
                               "RETURNING 1"));
    query->bind(photo, path.bytes());
    BK_ASSIGN(const bool row, query->step());
    query->reset();
    return row;
}

Status PhotoStore::setScannedBy(const PhotoId& id, const QString& detector) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("UPDATE photos SET scanned_by = ?2 WHERE id = ?1"));
    return query->bind(id, detector).run();
}

Status PhotoStore::setComparedWith(const PhotoId& id, const QString& fingerprint) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("UPDATE photos SET compared_with = CASE WHEN ?2 = '' THEN '' ELSE ?2 || ' ' "
                               "|| coalesce(taken, '') END WHERE id = ?1"));
    return query->bind(id, fingerprint).run();
}

Result<QList<PhotoId>> PhotoStore::notComparedWith(const QString& fingerprint,
                                                   const std::optional<CollectionId>& collection,
                                                   bool withoutRestricted) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT p.id FROM photos p JOIN collections c ON c.id = p.collection WHERE "
                               "c.recognition = 1 AND p.compared_with <> ?1 || ' ' || coalesce(p.taken, '') "
                               "AND (?2 IS NULL OR p.collection = ?2) AND p.id IN (SELECT photo FROM faces "
                               "WHERE state < 2) AND p.restricted <= ?3 ORDER BY p.row"));
    query->bind(fingerprint, collection, !withoutRestricted);
    return idsOf(*query);
}

} // namespace bk
