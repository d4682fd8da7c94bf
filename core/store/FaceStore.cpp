#include "core/store/FaceStore.h"

#include <QDataStream>

namespace bk {
namespace {

const QByteArray columns = "SELECT id, photo, x, y, width, height, landmarks, origin, state, person, "
                           "confidence, quality, reason, detector, "
                           "suggested_person, suggested_score FROM faces ";

std::optional<QByteArray> encoded(const std::optional<Landmarks>& landmarks) {
    if (!landmarks) return std::nullopt;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    for (const QPointF& point : *landmarks)
        stream << point;
    return bytes;
}

std::optional<Landmarks> decoded(const QByteArray& bytes) {
    Landmarks landmarks;
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_0);
    for (QPointF& point : landmarks)
        stream >> point;
    if (stream.status() != QDataStream::Ok) return std::nullopt;
    return landmarks;
}

Face faceAt(const Statement& row) {
    Face face;
    face.id = row.id<FaceId>(0);
    face.photo = row.id<PhotoId>(1);
    face.box = QRectF(row.real(2), row.real(3), row.real(4), row.real(5));
    if (!row.isNull(6)) face.landmarks = decoded(row.blob(6));
    face.origin = static_cast<FaceOrigin>(row.integer(7));
    face.state = static_cast<FaceState>(row.integer(8));
    face.person = row.optionalId<PersonId>(9);
    face.confidence = row.real(10);
    face.quality = row.real(11);
    face.reason = row.text(12);
    face.detector = row.text(13);
    if (!row.isNull(14)) face.suggestion = Suggestion{row.id<PersonId>(14), row.real(15)};
    return face;
}

Result<QList<Face>> facesOf(Statement& query) {
    QList<Face> faces;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        faces << faceAt(query);
    }
    query.reset();
    return faces;
}

std::optional<PersonId> suggestedPerson(const Face& face) {
    if (!face.suggestion) return std::nullopt;
    return face.suggestion->person;
}

std::optional<double> suggestedScore(const Face& face) {
    if (!face.suggestion) return std::nullopt;
    return face.suggestion->score;
}

} // namespace

Status FaceStore::insert(const Face& face, const std::optional<Stamp>& decided) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("INSERT INTO faces VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    query->bind(face.id, face.photo, face.box.x(), face.box.y(), face.box.width(), face.box.height(),
                encoded(face.landmarks), static_cast<int>(face.origin), static_cast<int>(face.state),
                face.person, face.confidence, face.quality, face.reason, face.detector, suggestedPerson(face),
                suggestedScore(face), decided ? std::optional(decided->at) : std::nullopt,
                decided ? std::optional(decided->by) : std::nullopt);
    return query->run();
}

Status FaceStore::update(const Face& face, const std::optional<Stamp>& decided) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached(
            "UPDATE faces SET x = ?2, y = ?3, width = ?4, height = ?5, landmarks = ?6, state = ?7, person = "
            "?8, confidence = ?9, "
            "quality = ?10, reason = ?11, detector = ?12, suggested_person = ?13, suggested_score = ?14, "
            "decided_at = coalesce(?15, decided_at), decided_by = coalesce(?16, decided_by) WHERE id = ?1"));
    query->bind(face.id, face.box.x(), face.box.y(), face.box.width(), face.box.height(),
                encoded(face.landmarks), static_cast<int>(face.state), face.person, face.confidence,
                face.quality, face.reason, face.detector, suggestedPerson(face), suggestedScore(face),
                decided ? std::optional(decided->at) : std::nullopt,
                decided ? std::optional(decided->by) : std::nullopt);
    return query->run();
}

Status FaceStore::remove(const FaceId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("DELETE FROM faces WHERE id = ?"));
    return query->bind(id).run();
}

Result<Face> FaceStore::find(const FaceId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE id = ?"));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such face"));
    Face face = faceAt(*query);
    query->reset();
    return face;
}

Result<FacePlace> FaceStore::place(const FaceId& id) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("SELECT f.photo, p.collection, c.recognition, f.person FROM faces f JOIN photos p "
                         "ON p.id = f.photo JOIN collections c ON c.id = p.collection WHERE f.id = ?"));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such face"));
    const FacePlace place{query->id<PhotoId>(0), query->id<CollectionId>(1), query->boolean(2),
                          query->optionalId<PersonId>(3)};
    query->reset();
    return place;
}

Result<QList<Face>> FaceStore::ofPhoto(const PhotoId& photo) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE photo = ? ORDER BY x, y, id"));
    query->bind(photo);
    return facesOf(*query);
}

Result<QSet<FaceId>> FaceStore::answered(const PhotoId& photo) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT id FROM faces WHERE photo = ? AND (state > 1 OR origin = 1 OR "
                               "decided_at IS NOT NULL)"));
    query->bind(photo);
    QSet<FaceId> ids;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        ids << query->id<FaceId>(0);
    }
    query->reset();
    return ids;
}

Status FaceStore::doubt(const FaceId& id) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("UPDATE faces SET state = 0 WHERE id = ? AND state = 1"));
    return query->bind(id).run();
}

Result<QList<Face>> FaceStore::select(const FaceSelection& selection) {
    QList<QByteArray> parts{"1"};
    if (selection.photo) parts << "photo = x'" + selection.photo->toBytes().toHex() + "'";
    if (selection.person) parts << "person = x'" + selection.person->toBytes().toHex() + "'";
    if (selection.suggestedAs)
        parts << "suggested_person = x'" + selection.suggestedAs->toBytes().toHex() + "' AND state < 2";
    if (selection.open) parts << "state < 2";
    if (selection.suggested) parts << "suggested_person IS NOT NULL AND state < 2";
    if (selection.withoutSuggestions && (selection.suggested || selection.suggestedAs)) parts << "0";
    if (selection.withoutRestricted) parts << "photo NOT IN (SELECT id FROM photos WHERE restricted = 1)";
    const QByteArray suggestedFirst =
        selection.withoutSuggestions ? "" : "WHEN state < 2 AND suggested_person IS NOT NULL THEN 0 ";
    const QByteArray bestFirst = selection.withoutSuggestions ? "" : "suggested_score DESC, ";
    QByteArray sql = columns + "WHERE " + parts.join(" AND ") + " ORDER BY CASE " + suggestedFirst +
                     "WHEN state = 1 THEN 1 WHEN state = 0 THEN 2 ELSE 3 END, " + bestFirst + "photo, x, id";
    if (selection.limit > 0) sql += " LIMIT " + QByteArray::number(selection.limit);
    BK_ASSIGN(Statement query, m_catalog.prepare(sql));
    BK_ASSIGN(auto faces, facesOf(query));
    if (selection.withoutSuggestions)
        for (Face& face : faces)
            face.suggestion.reset();
    return faces;
}

Result<QHash<PersonId, FaceId>> FaceStore::covers(const std::optional<PersonId>& only,
                                                  bool withoutRestricted) {
    // SQLite takes the id from the row of the maximum; quality is at most 1.
    QByteArray sql("SELECT f.person, f.id, max((f.id IS p.cover) * 2 + f.quality) FROM faces f JOIN persons "
                   "p ON p.id = f.person WHERE f.person IS NOT NULL");
    if (only) sql += " AND f.person = ?";
    if (withoutRestricted) sql += " AND f.photo NOT IN (SELECT id FROM photos WHERE restricted = 1)";
    BK_ASSIGN(Statement* const query, m_catalog.cached(sql + " GROUP BY f.person"));
    if (only) query->bind(*only);
    QHash<PersonId, FaceId> covers;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        covers.insert(query->id<PersonId>(0), query->id<FaceId>(1));
    }
    query->reset();
    return covers;
}

Result<QList<Face>> FaceStore::openWithRecognition(const std::optional<CollectionId>& collection,
                                                   bool withoutRestricted) {
    QByteArray sql = columns +
                     "WHERE state < 2 AND photo IN (SELECT p.id FROM photos p JOIN collections c ON "
                     "c.id = p.collection WHERE c.recognition = 1";
    if (withoutRestricted) sql += " AND p.restricted = 0";
    if (collection) sql += " AND c.id = ?";
    BK_ASSIGN(Statement* const query, m_catalog.cached(sql + ") ORDER BY photo, x, id"));
    if (collection) query->bind(*collection);
    return facesOf(*query);
}

Result<QList<Face>> FaceStore::recognisable(const PersonId& person) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached(columns + "WHERE person = ? AND landmarks IS NOT NULL AND EXISTS (SELECT 1 "
                                         "FROM photos p JOIN collections c ON c.id = p.collection WHERE p.id "
                                         "= faces.photo AND c.recognition = 1)"));
    query->bind(person);
    return facesOf(*query);
}

Result<QList<FaceId>> FaceStore::namedIn(const CollectionId& collection) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT f.id FROM faces f JOIN photos p ON p.id = f.photo WHERE p.collection "
                               "= ? AND f.person IS NOT NULL"));
    query->bind(collection);
    QList<FaceId> ids;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        ids << query->id<FaceId>(0);
    }
    query->reset();
    return ids;
}

Result<qint64> FaceStore::countToReview(bool withoutRestricted, bool withoutSuggestions) {
    const QByteArray seen =
        withoutRestricted ? " AND photo NOT IN (SELECT id FROM photos WHERE restricted = 1)" : "";
    // By indexes alone: the faces themselves lie all over the table.
    QByteArray sql = "SELECT (SELECT count(*) FROM faces INDEXED BY faces_open_photo WHERE state < 2 AND "
                     "state = 0" +
                     seen + ')';
    if (!withoutSuggestions)
        sql += " + (SELECT count(*) FROM faces INDEXED BY faces_possible_suggested WHERE state = 1 AND "
               "suggested_person IS NOT NULL" +
               seen + ')';
    return m_catalog.integer(sql);
}

Status FaceStore::setSuggestion(const FaceId& id, const std::optional<Suggestion>& suggestion) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached(
            "UPDATE faces SET suggested_person = ?2, suggested_score = ?3 WHERE id = ?1 AND state < 2"));
    query->bind(id, suggestion ? std::optional(suggestion->person) : std::nullopt,
                suggestion ? std::optional(suggestion->score) : std::nullopt);
    return query->run();
}

Result<QList<PersonId>> FaceStore::suggestedPersons() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT DISTINCT suggested_person FROM faces WHERE "
                                                       "suggested_person IS NOT NULL"));
    QList<PersonId> persons;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        persons << query->id<PersonId>(0);
    }
    query->reset();
    return persons;
}

Result<int> FaceStore::clearSuggestionsOf(const PersonId& person) {
    BK_ASSIGN(Statement* const forget,
              m_catalog.cached("UPDATE photos SET compared_with = '' WHERE id IN (SELECT photo FROM faces "
                               "WHERE suggested_person = ?)"));
    BK_TRY(forget->bind(person).run());
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached(
            "UPDATE faces SET suggested_person = NULL, suggested_score = NULL WHERE suggested_person = ?"));
    BK_TRY(query->bind(person).run());
    return static_cast<int>(m_catalog.changes());
}

Result<int> FaceStore::clearSuggestionsIn(const CollectionId& collection) {
    BK_ASSIGN(Statement* const forget,
              m_catalog.cached("UPDATE photos SET compared_with = '' WHERE collection = ?"));
    BK_TRY(forget->bind(collection).run());
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("UPDATE faces SET suggested_person = NULL, suggested_score = NULL WHERE "
                               "suggested_person IS NOT NULL "
                               "AND photo IN (SELECT id FROM photos WHERE collection = ?)"));
    BK_TRY(query->bind(collection).run());
    return static_cast<int>(m_catalog.changes());
}

Status FaceStore::reject(const FaceId& id, const PersonId& person, const Stamp& stamp) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("INSERT OR IGNORE INTO face_rejections VALUES(?,?,?,?)"));
    return query->bind(id, person, stamp.at, stamp.by).run();
}

Status FaceStore::takeBackRejection(const FaceId& id, const PersonId& person) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("DELETE FROM face_rejections WHERE face = ? AND person = ?"));
    return query->bind(id, person).run();
}

Result<QSet<PersonId>> FaceStore::rejected(const FaceId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT person FROM face_rejections WHERE face = ?"));
    query->bind(id);
    QSet<PersonId> persons;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        persons << query->id<PersonId>(0);
    }
    query->reset();
    return persons;
}

} // namespace bk
