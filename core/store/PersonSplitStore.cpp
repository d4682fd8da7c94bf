#include "core/store/PersonSplitStore.h"

#include "core/store/PersonMergeStore.h"

namespace bk {
namespace {

const QByteArray columns =
    "SELECT id, person, other, made, made_name, paired, split_at, split_by FROM person_splits ";

/// Faces of a split that nobody has decided about since. ?1 the split, ?2 the other, ?3 and ?4 the stamp.
const QByteArray untouched =
    "FROM faces f JOIN person_split_faces s ON s.split = ?1 AND s.face = f.id WHERE f.person = ?2 AND "
    "f.decided_at IS ?3 AND f.decided_by IS ?4";

Result<QList<PersonSplit>> splitsOf(Statement& query) {
    QList<PersonSplit> splits;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        splits << PersonSplit{query.id<PersonSplitId>(0),
                              query.id<PersonId>(1),
                              query.id<PersonId>(2),
                              query.boolean(3),
                              query.text(4),
                              query.boolean(5),
                              {query.id<UserId>(7), query.instant(6).value_or(QDateTime())}};
    }
    query.reset();
    return splits;
}

} // namespace

Status PersonSplitStore::insert(const PersonSplit& split) {
    return m_catalog.run("INSERT INTO person_splits VALUES(?,?,?,?,?,?,?,?)", split.id, split.person,
                         split.other, split.made, split.madeName, split.paired, split.stamp.at,
                         split.stamp.by);
}

Status PersonSplitStore::remove(const PersonSplitId& id) {
    return m_catalog.run("DELETE FROM person_splits WHERE id = ?", id);
}

Result<PersonSplit> PersonSplitStore::find(const PersonSplitId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE id = ?"));
    query->bind(id);
    BK_ASSIGN(const auto found, splitsOf(*query));
    if (found.isEmpty())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("no such split; it may have been taken back already"));
    return found.first();
}

Result<QList<PersonSplit>> PersonSplitStore::ofPerson(const PersonId& person) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE person = ? AND other <> person "
                                                                 "ORDER BY split_at DESC, id DESC"));
    query->bind(person);
    return splitsOf(*query);
}

Status PersonSplitStore::move(const PersonSplit& split, const FaceId& face) {
    BK_TRY(m_catalog.run("INSERT INTO person_split_faces SELECT ?1, f.id, f.decided_at, f.decided_by, "
                         "NOT EXISTS (SELECT 1 FROM face_rejections WHERE face = ?2 AND person = ?3), r.at, "
                         "r.by FROM faces f LEFT JOIN face_rejections r ON r.face = f.id AND r.person = ?4 "
                         "WHERE f.id = ?2 AND f.person = ?3",
                         split.id, face, split.person, split.other));
    if (m_catalog.changes() != 1)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("one of the faces is not this person's (any more)"));
    BK_TRY(m_catalog.run("INSERT OR IGNORE INTO face_rejections VALUES(?,?,?,?)", face, split.person,
                         split.stamp.at, split.stamp.by));
    BK_TRY(m_catalog.run("DELETE FROM face_rejections WHERE face = ? AND person = ?", face, split.other));
    return m_catalog.run("UPDATE faces SET person = ?2, suggested_person = NULL, suggested_score = NULL, "
                         "decided_at = ?3, decided_by = ?4 WHERE id = ?1",
                         face, split.other, split.stamp.at, split.stamp.by);
}

Result<QList<FaceId>> PersonSplitStore::facesThere(const PersonSplit& split) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT f.id " + untouched));
    query->bind(split.id, split.other, split.stamp.at, split.stamp.by);
    QList<FaceId> faces;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        faces << query->id<FaceId>(0);
    }
    query->reset();
    return faces;
}

Status PersonSplitStore::moveBack(const PersonSplit& split) {
    BK_ASSIGN(const auto faces, facesThere(split));
    for (const FaceId& face : faces) {
        BK_TRY(m_catalog.run("DELETE FROM face_rejections WHERE face = ?1 AND person = ?2 AND EXISTS (SELECT "
                             "1 FROM person_split_faces WHERE split = ?3 AND face = ?1 AND rejected = 1)",
                             face, split.person, split.id));
        BK_TRY(m_catalog.run("INSERT OR IGNORE INTO face_rejections SELECT face, ?2, gone_at, gone_by FROM "
                             "person_split_faces WHERE split = ?3 AND face = ?1 AND gone_at IS NOT NULL",
                             face, split.other, split.id));
        BK_TRY(
            m_catalog.run("UPDATE faces SET person = ?2, (decided_at, decided_by) = (SELECT decided_at, "
                          "decided_by FROM person_split_faces WHERE split = ?3 AND face = ?1) WHERE id = ?1",
                          face, split.person, split.id));
        // Whose it was may have become part of split.person in between.
        BK_TRY(PersonMergeStore(m_catalog).takeAlong(split.id, face));
    }
    return {};
}

Result<int> PersonSplitStore::faceCount(const PersonSplit& split) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("SELECT count(*) FROM person_split_faces s JOIN faces f ON f.id = s.face WHERE "
                         "s.split = ?"));
    query->bind(split.id);
    BK_ASSIGN(const bool row, query->step());
    const int count = row ? static_cast<int>(query->integer(0)) : 0;
    query->reset();
    return count;
}

Result<bool> PersonSplitStore::isBare(const PersonSplit& split) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached(
                  "SELECT EXISTS (SELECT 1 FROM faces WHERE person = ?1) OR EXISTS (SELECT 1 "
                  "FROM face_rejections WHERE person = ?1) OR EXISTS (SELECT 1 FROM "
                  "photo_persons WHERE person = ?1) OR EXISTS (SELECT 1 FROM quitclaims WHERE "
                  "person = ?1) OR EXISTS (SELECT 1 FROM takedowns WHERE person = ?1) OR EXISTS "
                  "(SELECT 1 FROM person_merges WHERE into_person = ?1) OR EXISTS (SELECT 1 "
                  "FROM person_pairs WHERE low = ?1 OR high = ?1) OR EXISTS (SELECT 1 FROM "
                  "person_splits WHERE person = ?1 OR other = ?1) OR NOT EXISTS (SELECT 1 FROM persons "
                  "WHERE id = ?1 AND name = ?2 AND born IS NULL AND deceased IS NULL AND contact "
                  "= '' AND notes = '' AND cover IS NULL AND commissioned = 0)"));
    query->bind(split.other, split.madeName);
    BK_ASSIGN(const bool row, query->step());
    const bool bare = row && !query->boolean(0);
    query->reset();
    return bare;
}

} // namespace bk
