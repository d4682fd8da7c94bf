#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/db/Connection.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <optional>

namespace bk {

/// Whose faceprint a face has, and the first bytes of the sealed row, which no other sealing repeats.
struct FaceprintMark {
    PersonId person;
    QByteArray mark;
    friend bool operator==(const FaceprintMark&, const FaceprintMark&) = default;
};

/// Rows of face, person and mark; QUERY is run and reset.
Result<QHash<FaceId, FaceprintMark>> readMarks(Statement& query);

/// In catalog.db, which everybody can read: the faceprints of faces.db that count. A row goes by itself when
/// its face gets another person or another box, or is deleted. On the thread of its connection.
class FaceprintList {
public:
    explicit FaceprintList(Connection& catalog) : m_catalog(catalog) {}

    Status put(const FaceId& face, const FaceprintMark& mark);
    Status remove(const FaceId& face);
    /// How many rows went.
    Result<int> removeOf(const PersonId& person);
    Result<int> removeAll();
    Result<QHash<FaceId, FaceprintMark>> all();
    /// The same as long as all() is, and no longer.
    Result<QByteArray> digest();
    Result<QHash<FaceId, FaceprintMark>> ofPerson(const PersonId& person);
    /// None: no faceprint of this face counts.
    Result<std::optional<FaceprintMark>> find(const FaceId& face);
    Result<QHash<PersonId, int>> counts();

private:
    Connection& m_catalog;
};

} // namespace bk
