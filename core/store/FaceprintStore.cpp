#include "core/store/FaceprintStore.h"

namespace bk {

Status FaceprintStore::insert(const SealedFaceprint& faceprint, const QDateTime& at) {
    BK_ASSIGN(Statement* const query, m_faces.cached("INSERT OR REPLACE INTO faceprints VALUES(?,?,?,?,?)"));
    return query->bind(faceprint.face, faceprint.person, faceprint.model, faceprint.sealed, at).run();
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
    BK_ASSIGN(Statement* const query,
              m_faces.cached("SELECT face, person, substr(sealed, 1, ?) FROM faceprints"));
    query->bind(static_cast<qint64>(markSize));
    QHash<FaceId, FaceprintMark> marks;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        marks.insert(query->id<FaceId>(0), {query->id<PersonId>(1), query->blob(2)});
    }
    query->reset();
    return marks;
}

Status FaceprintStore::compact(Connection& faces) {
    return faces.execute("VACUUM");
}

} // namespace bk
