#include "core/store/FaceprintList.h"

#include <QCryptographicHash>

namespace bk {

Result<QHash<FaceId, FaceprintMark>> readMarks(Statement& query) {
    QHash<FaceId, FaceprintMark> marks;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        marks.insert(query.id<FaceId>(0), {query.id<PersonId>(1), query.blob(2)});
    }
    query.reset();
    return marks;
}

Status FaceprintList::put(const FaceId& face, const FaceprintMark& mark) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("INSERT OR REPLACE INTO faceprint_list VALUES(?,?,?)"));
    return query->bind(face, mark.person, mark.mark).run();
}

Status FaceprintList::remove(const FaceId& face) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("DELETE FROM faceprint_list WHERE face = ?"));
    return query->bind(face).run();
}

Result<int> FaceprintList::removeOf(const PersonId& person) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("DELETE FROM faceprint_list WHERE person = ?"));
    BK_TRY(query->bind(person).run());
    return static_cast<int>(m_catalog.changes());
}

Result<int> FaceprintList::removeAll() {
    BK_TRY(m_catalog.execute("DELETE FROM faceprint_list"));
    return static_cast<int>(m_catalog.changes());
}

Result<QHash<FaceId, FaceprintMark>> FaceprintList::all() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT face, person, mark FROM faceprint_list"));
    return readMarks(*query);
}

Result<QByteArray> FaceprintList::digest() {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT face, person, mark FROM faceprint_list ORDER BY face"));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        for (int column = 0; column < 3; ++column)
            hash.addData(query->blob(column));
    }
    query->reset();
    return hash.result();
}

Result<QHash<FaceId, FaceprintMark>> FaceprintList::ofPerson(const PersonId& person) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT face, person, mark FROM faceprint_list WHERE person = ?"));
    query->bind(person);
    return readMarks(*query);
}

Result<std::optional<FaceprintMark>> FaceprintList::find(const FaceId& face) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT face, person, mark FROM faceprint_list WHERE face = ?"));
    query->bind(face);
    BK_ASSIGN(const auto found, readMarks(*query));
    return found.isEmpty() ? std::nullopt : std::optional(found.value(face));
}

Result<QHash<PersonId, int>> FaceprintList::counts() {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT person, count(*) FROM faceprint_list GROUP BY person"));
    QHash<PersonId, int> counts;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        counts.insert(query->id<PersonId>(0), static_cast<int>(query->integer(1)));
    }
    query->reset();
    return counts;
}

} // namespace bk
