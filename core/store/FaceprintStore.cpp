#include "core/store/FaceprintStore.h"

namespace bk {

Status FaceprintStore::insert(const SealedFaceprint& faceprint, const QDateTime& at) {
    BK_ASSIGN(Statement* const query, m_faces.cached("INSERT OR REPLACE INTO faceprints(face, person, model, "
                                                     "sealed, added_at, mark) VALUES(?,?,?,?,?,?)"));
    return query
        ->bind(faceprint.face, faceprint.person, faceprint.model, faceprint.sealed, at,
               markOf(faceprint.sealed))
        .run();
}

Status FaceprintStore::remove(const FaceId& face) {
    BK_ASSIGN(Statement* const query, m_faces.cached("DELETE FROM faceprints WHERE face = ?"));
    return query->bind(face).run();
}

Result<int> FaceprintStore::removeOf(const PersonId& person) {
    BK_ASSIGN(Statement* const query, m_faces.cached("DELETE FROM faceprints WHERE person = ?"));
    BK_TRY(query->bind(person).run());
    return static_cast<int>(m_faces.changes());
}

Result<int> FaceprintStore::removeAll() {
    BK_TRY(m_faces.execute("DELETE FROM faceprints"));
    return static_cast<int>(m_faces.changes());
}

Result<QList<FaceId>> FaceprintStore::ofOtherModels(const QString& model) {
    BK_ASSIGN(Statement* const query, m_faces.cached("SELECT face FROM faceprints WHERE model <> ?"));
    query->bind(model);
    QList<FaceId> faces;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        faces << query->id<FaceId>(0);
    }
    query->reset();
    return faces;
}

Result<QList<SealedFaceprint>> FaceprintStore::list(const QString& model) {
    BK_ASSIGN(Statement* const query,
              m_faces.cached("SELECT face, person, model, sealed FROM faceprints WHERE model = ?"));
    query->bind(model);
    QList<SealedFaceprint> faceprints;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        faceprints << SealedFaceprint{query->id<FaceId>(0), query->id<PersonId>(1), query->text(2),
                                      query->blob(3)};
    }
    return faceprints;
}

Result<QHash<FaceId, FaceprintMark>> FaceprintStore::marks() {
    BK_ASSIGN(Statement* const query, m_faces.cached("SELECT face, person, mark FROM faceprints"));
    return readMarks(*query);
}

Result<QHash<FaceId, FaceprintMark>> FaceprintStore::marks(const QString& model) {
    BK_ASSIGN(Statement* const query,
              m_faces.cached("SELECT face, person, mark FROM faceprints WHERE model = ?"));
    query->bind(model);
    return readMarks(*query);
}

Result<QHash<FaceId, FaceprintMark>> FaceprintStore::marksOfPerson(const PersonId& person) {
    BK_ASSIGN(Statement* const query,
              m_faces.cached("SELECT face, person, mark FROM faceprints WHERE person = ?"));
    query->bind(person);
    return readMarks(*query);
}

Result<QHash<FaceId, FaceprintMark>> FaceprintStore::marksOfPerson(const PersonId& person,
                                                                   const QString& model) {
    BK_ASSIGN(Statement* const query,
              m_faces.cached("SELECT face, person, mark FROM faceprints WHERE person = ? AND model = ?"));
    query->bind(person, model);
    return readMarks(*query);
}

Result<std::optional<FaceprintMark>> FaceprintStore::mark(const FaceId& face) {
    BK_ASSIGN(Statement* const query,
              m_faces.cached("SELECT face, person, mark FROM faceprints WHERE face = ?"));
    query->bind(face);
    BK_ASSIGN(const auto found, readMarks(*query));
    return found.isEmpty() ? std::nullopt : std::optional(found.value(face));
}

Status FaceprintStore::compact(Connection& faces) {
    return faces.execute("VACUUM");
}

} // namespace bk
