#include "core/store/PublicationStore.h"

#include "core/store/ClearanceStore.h"

namespace bk {
namespace {

const QByteArray columns = "SELECT u.id, u.purpose, u.kind, u.place, u.published_on, u.until, u.ended_on, "
                           "u.export, u.notes, u.added_at, u.added_by FROM publications u ";
/// On the day ?1.
const QByteArray isOpen = "(u.until IS NULL OR u.until >= ?1) AND (u.ended_on IS NULL OR u.ended_on > ?1) ";
/// The stored clearance of the photo for the publication's purpose, where it counts on the day ?1; rows of
/// stale photos do not, and rows of retired purposes are not kept in step.
const QByteArray clearanceNow =
    "LEFT JOIN clearance k ON k.photo = s.photo AND k.purpose = u.purpose AND k.first_day <= ?1 AND "
    "(k.last_day IS NULL OR k.last_day >= ?1) AND NOT EXISTS (SELECT 1 FROM purposes r WHERE r.key = "
    "u.purpose AND r.retired = 1) AND " +
    ClearanceStore::isFresh("k.photo") + ' ';

QByteArray unrestricted(const char* photo, bool wanted) {
    if (!wanted) return {};
    return QByteArray("AND ") + photo + " NOT IN (SELECT id FROM photos WHERE restricted = 1) ";
}

Publication publicationAt(const Statement& row) {
    Publication publication;
    publication.id = row.id<PublicationId>(0);
    publication.purpose = Purpose::tryFrom(row.text(1)).value_or(Purpose());
    publication.kind = static_cast<PublicationKind>(row.integer(2));
    publication.place = row.text(3);
    publication.publishedOn = row.date(4).value_or(QDate());
    publication.until = row.date(5);
    publication.endedOn = row.date(6);
    publication.exported = row.optionalId<ExportId>(7);
    publication.notes = row.text(8);
    publication.added = row.instant(9).value_or(QDateTime());
    publication.addedBy = row.id<UserId>(10);
    return publication;
}

const QByteArray takedownColumns =
    "SELECT s.publication, s.photo, s.opened_on, s.state, s.person, s.quitclaim, s.outcome, s.reason, "
    "s.opened_at, s.closed_at, s.closed_by";

Takedown takedownAt(const Statement& row) {
    Takedown takedown;
    takedown.publication = row.id<PublicationId>(0);
    takedown.photo = row.id<PhotoId>(1);
    takedown.openedOn = row.date(2).value_or(QDate());
    takedown.state = static_cast<ClearanceState>(row.integer(3));
    takedown.person = row.optionalId<PersonId>(4);
    takedown.quitclaim = row.optionalId<QuitclaimId>(5);
    takedown.outcome = static_cast<TakedownOutcome>(row.integer(6));
    takedown.reason = row.text(7);
    takedown.openedAt = row.instant(8).value_or(QDateTime());
    takedown.closedAt = row.instant(9).value_or(QDateTime());
    takedown.closedBy = row.id<UserId>(10);
    return takedown;
}

std::optional<ClearanceState> stateAt(const Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return static_cast<ClearanceState>(row.integer(column));
}

Result<int> counted(Connection& catalog, const QByteArray& sql, const PublicationId& id) {
    BK_ASSIGN(Statement* const query, catalog.cached(sql));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    const int count = row ? static_cast<int>(query->integer(0)) : 0;
    query->reset();
    return count;
}

/// What notCleared() reads of a publication u and its photo s; SOURCE tells of which.
QByteArray notClearedFrom(const QByteArray& source) {
    static_assert(static_cast<int>(ClearanceState::NotNeeded) == 3 &&
                  static_cast<int>(ClearanceState::Cleared) == 11 &&
                  static_cast<int>(ClearanceState::NoPeople) == 12);
    static_assert(static_cast<int>(TakedownOutcome::Done) == 1 &&
                  static_cast<int>(TakedownOutcome::Impossible) == 2);
    return "SELECT s.publication, u.purpose, s.photo, k.state, k.reasons, EXISTS (SELECT 1 FROM takedowns t "
           "WHERE "
           "t.publication = s.publication AND t.photo = s.photo AND t.outcome = 0), EXISTS (SELECT 1 FROM "
           "takedowns t WHERE t.publication = s.publication AND t.photo = s.photo AND t.outcome = 2) " +
           source + clearanceNow + "WHERE " + isOpen +
           "AND (k.state IS NULL OR k.state NOT IN (3, 11, 12)) AND NOT EXISTS (SELECT 1 FROM takedowns t "
           "WHERE t.publication = s.publication AND t.photo = s.photo AND t.outcome = 1) ";
}

Result<QList<ShownPhoto>> shownBy(Statement& query) {
    QList<ShownPhoto> shown;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        shown << ShownPhoto{query.id<PublicationId>(0),
                            Purpose::tryFrom(query.text(1)).value_or(Purpose()),
                            query.id<PhotoId>(2),
                            stateAt(query, 3),
                            ClearanceStore::unpacked(query.blob(4)),
                            query.boolean(5),
                            query.boolean(6)};
    }
    query.reset();
    return shown;
}

} // namespace

Status PublicationStore::insert(const Publication& publication, const QList<PhotoId>& photos,
                                const Stamp& stamp) {
    BK_TRY(m_catalog.run("INSERT INTO publications VALUES(?,?,?,?,?,?,?,?,?,?,?)", publication.id,
                         publication.purpose.key(), static_cast<int>(publication.kind), publication.place,
                         publication.publishedOn, publication.until, publication.endedOn,
                         publication.exported, publication.notes, stamp.at, stamp.by));
    for (const PhotoId& photo : photos)
        BK_TRY(m_catalog.run("INSERT OR IGNORE INTO publication_photos VALUES(?,?)", publication.id, photo));
    return {};
}

Status PublicationStore::update(const Publication& publication) {
    return m_catalog.run("UPDATE publications SET kind = ?2, place = ?3, until = ?4, ended_on = ?5, notes = "
                         "?6 WHERE id = ?1",
                         publication.id, static_cast<int>(publication.kind), publication.place,
                         publication.until, publication.endedOn, publication.notes);
}

Result<Publication> PublicationStore::find(const PublicationId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE u.id = ?"));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such publication"));
    Publication publication = publicationAt(*query);
    query->reset();
    return publication;
}

Result<QList<Publication>> PublicationStore::list(const PublicationFilter& filter, const QDate& day,
                                                  bool withoutRestricted) {
    QByteArray sql = columns + "WHERE ?1 IS NOT NULL ";
    if (filter.only) sql += "AND u.id = ?2 ";
    if (filter.photo)
        sql += "AND u.id IN (SELECT publication FROM publication_photos WHERE photo = ?3 " +
               unrestricted("photo", withoutRestricted) + ") ";
    if (filter.person)
        sql += "AND u.id IN (SELECT publication FROM publication_photos WHERE photo IN (SELECT photo FROM "
               "faces WHERE person = ?4 UNION SELECT photo FROM photo_persons WHERE person = ?4) " +
               unrestricted("photo", withoutRestricted) + ") ";
    if (filter.exported) sql += "AND u.export = ?5 ";
    if (filter.openOnly) sql += "AND " + isOpen;
    if (filter.withTakedowns)
        sql += "AND u.id IN (SELECT publication FROM takedowns WHERE outcome = 0 " +
               unrestricted("photo", withoutRestricted) + ") ";
    // Named, so that each has its number whichever conditions are there.
    sql += "AND (?2 IS NULL OR 1) AND (?3 IS NULL OR 1) AND (?4 IS NULL OR 1) AND (?5 IS NULL OR 1) "
           "ORDER BY u.published_on DESC, u.added_at DESC, u.id DESC";
    BK_ASSIGN(Statement* const query, m_catalog.cached(sql));
    query->bind(day, filter.only, filter.photo, filter.person, filter.exported);
    QList<Publication> found;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        found << publicationAt(*query);
    }
    query->reset();
    return found;
}

Result<QList<PhotoId>> PublicationStore::photos(const PublicationId& id, bool withoutRestricted) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("SELECT s.photo FROM publication_photos s JOIN photos p ON p.id = s.photo WHERE "
                         "s.publication = ? " +
                         unrestricted("s.photo", withoutRestricted) + "ORDER BY p.taken, p.row"));
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

Result<int> PublicationStore::photoCount(const PublicationId& id, bool withoutRestricted) {
    return counted(m_catalog,
                   "SELECT count(*) FROM publication_photos WHERE publication = ? " +
                       unrestricted("photo", withoutRestricted),
                   id);
}

Result<int> PublicationStore::openTakedownCount(const PublicationId& id, bool withoutRestricted) {
    return counted(m_catalog,
                   "SELECT count(*) FROM takedowns WHERE publication = ? AND outcome = 0 " +
                       unrestricted("photo", withoutRestricted),
                   id);
}

Result<bool> PublicationStore::knowsPurpose(const Purpose& purpose) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT 1 FROM purposes WHERE key = ?"));
    query->bind(purpose.key());
    BK_ASSIGN(const bool row, query->step());
    query->reset();
    return row;
}

Result<QList<ShownPhoto>> PublicationStore::notCleared(const QDate& day, const QList<PhotoId>& among) {
    if (among.isEmpty()) return QList<ShownPhoto>();
    // The ids come as one value of 16 bytes each, so that 10,000 photos are one statement. A photo that is
    // named twice is one photo.
    static const QByteArray sql =
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?3), wanted(photo) AS "
        "(SELECT DISTINCT substr(?2, 16 * i + 1, 16) FROM n) " +
        notClearedFrom("FROM wanted w CROSS JOIN publication_photos s ON s.photo = w.photo CROSS JOIN "
                       "publications u ON u.id = s.publication ");
    QByteArray ids;
    ids.reserve(16 * among.size());
    for (const PhotoId& photo : among)
        ids += photo.toBytes();
    BK_ASSIGN(Statement* const query, m_catalog.cached(sql));
    query->bind(day, ids, static_cast<qint64>(among.size()));
    return shownBy(*query);
}

Result<QList<ShownPhoto>> PublicationStore::notCleared(const QDate& day, const PublicationId& id,
                                                       bool withoutRestricted) {
    const QByteArray sql =
        notClearedFrom("FROM publications u CROSS JOIN publication_photos s ON s.publication = u.id ") +
        "AND u.id = ?2 " + unrestricted("s.photo", withoutRestricted);
    BK_ASSIGN(Statement* const query, m_catalog.cached(sql));
    query->bind(day, id);
    return shownBy(*query);
}

Status PublicationStore::openTakedown(const Takedown& takedown, const Stamp& stamp) {
    // A later one of the same photo has a later moment, whatever the clock says.
    return m_catalog.run(
        "INSERT INTO takedowns(publication, photo, opened_on, state, person, quitclaim, opened_at, "
        "opened_by) "
        "SELECT ?1, ?2, ?3, ?4, ?5, ?6, max(?7, coalesce((SELECT max(opened_at) + 1 FROM takedowns WHERE "
        "publication = ?1 AND photo = ?2), ?7)), ?8",
        takedown.publication, takedown.photo, takedown.openedOn, static_cast<int>(takedown.state),
        takedown.person, takedown.quitclaim, stamp.at, stamp.by);
}

Result<QList<TakedownRow>> PublicationStore::takedowns(bool openOnly, const QDate& day,
                                                       const std::optional<PublicationId>& of,
                                                       bool withoutRestricted) {
    QByteArray sql = takedownColumns +
                     ", u.purpose, p.path, coalesce(w.name, ''), k.state FROM takedowns s JOIN publications "
                     "u ON u.id = s.publication JOIN photos p ON p.id = s.photo LEFT JOIN persons w ON w.id "
                     "= s.person " +
                     clearanceNow + "WHERE (?2 IS NULL OR s.publication = ?2) " +
                     unrestricted("s.photo", withoutRestricted);
    if (openOnly) sql += "AND s.outcome = 0 ";
    sql += "ORDER BY s.outcome <> 0, s.closed_at DESC, s.opened_at, s.publication, p.taken, p.row";
    BK_ASSIGN(Statement* const query, m_catalog.cached(sql));
    query->bind(day, of);
    QList<TakedownRow> rows;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        rows << TakedownRow{takedownAt(*query), Purpose::tryFrom(query->text(11)).value_or(Purpose()),
                            FilePath::fromBytes(query->blob(12)), query->text(13), stateAt(*query, 14)};
    }
    query->reset();
    return rows;
}

Result<QList<Takedown>> PublicationStore::impossible(const PublicationId& publication, const PhotoId& photo) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached(takedownColumns + " FROM takedowns s WHERE s.publication = ? AND s.photo = ? "
                                                 "AND s.outcome = 2"));
    query->bind(publication, photo);
    QList<Takedown> found;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        found << takedownAt(*query);
    }
    query->reset();
    return found;
}

Result<int> PublicationStore::closeTakedowns(const PublicationId& publication,
                                             const std::optional<PhotoId>& photo, TakedownOutcome outcome,
                                             const QString& reason, const Stamp& stamp) {
    BK_TRY(m_catalog.run("UPDATE takedowns SET outcome = ?3, reason = ?4, closed_at = ?5, closed_by = ?6 "
                         "WHERE publication = ?1 AND (?2 IS NULL OR photo = ?2) AND outcome = 0",
                         publication, photo, static_cast<int>(outcome), reason, stamp.at, stamp.by));
    return static_cast<int>(m_catalog.changes());
}

} // namespace bk
