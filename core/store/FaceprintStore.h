#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/store/FaceprintList.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>

namespace bk {

/// One sealed faceprint: the numbers are under the person's own key.
struct SealedFaceprint {
    FaceId face;
    PersonId person;
    QString model;
    QByteArray sealed;
};

/// Rows of faces.db. On the thread of its connection.
class FaceprintStore {
public:
    explicit FaceprintStore(Connection& faces) : m_faces(faces) {}

    Status insert(const SealedFaceprint& faceprint, const QDateTime& at);
    Status remove(const FaceId& face);
    /// How many rows went.
    Result<int> removeOf(const PersonId& person);
    Result<int> removeAll();
    /// Faces whose faceprint is not of MODEL.
    Result<QList<FaceId>> ofOtherModels(const QString& model);
    Result<QList<SealedFaceprint>> list(const QString& model);
    /// As FaceprintList should have them, of any model. The sealed bytes are not read.
    Result<QHash<FaceId, FaceprintMark>> marks();
    Result<QHash<FaceId, FaceprintMark>> marks(const QString& model);
    Result<QHash<FaceId, FaceprintMark>> marksOfPerson(const PersonId& person);
    Result<QHash<FaceId, FaceprintMark>> marksOfPerson(const PersonId& person, const QString& model);
    Result<std::optional<FaceprintMark>> mark(const FaceId& face);
    static QByteArray markOf(const QByteArray& sealed) { return sealed.left(markSize); }
    /// Free pages out of the file, so that nothing of what was deleted stays in it. Outside a transaction.
    static Status compact(Connection& faces);

private:
    /// The nonce of the sealing: random, so that two sealings never share it.
    static constexpr qsizetype markSize = 24;

    Connection& m_faces;
};

} // namespace bk
