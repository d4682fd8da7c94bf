#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Face.h"
#include "core/store/Stamp.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace bk {

/// Which faces to read; all conditions must hold.
struct FaceSelection {
    std::optional<PhotoId> photo;
    std::optional<PersonId> person;
    std::optional<PersonId> suggestedAs;
    bool open = false;      ///< unnamed or possible
    bool suggested = false; ///< with a suggestion
    int limit = 0;
    bool withoutRestricted = false;  ///< not on restricted photos
    bool withoutSuggestions = false; ///< none is told, by the order neither; SUGGESTED finds nothing
};

/// Where a face is and whose: what decides whether it may be recognised.
struct FacePlace {
    PhotoId photo;
    CollectionId collection;
    bool recognition = false; ///< of the collection
    std::optional<PersonId> person;
};

/// Faces, suggestions and rejections. On the thread of its connection.
class FaceStore {
public:
    explicit FaceStore(Connection& catalog) : m_catalog(catalog) {}

    Status insert(const Face& face, const std::optional<Stamp>& decided);
    /// All but photo and origin.
    Status update(const Face& face, const std::optional<Stamp>& decided);
    Status remove(const FaceId& id);
    Result<Face> find(const FaceId& id);
    /// NotFound.
    Result<FacePlace> place(const FaceId& id);
    Result<QList<Face>> ofPhoto(const PhotoId& photo);
    /// Of those, the ones about which a person has said something, or which a person drew or moved.
    Result<QSet<FaceId>> answered(const PhotoId& photo);
    /// An unnamed face becomes a possible one.
    Status doubt(const FaceId& id);
    /// Suggested first (best score first), then unnamed, then possible, then the rest.
    Result<QList<Face>> select(const FaceSelection& selection);

    /// Per person (ONLY: of that one) the face that stands for them: the cover that was chosen while it is
    /// named so, else the one of the best quality. Persons without a face are not in it.
    Result<QHash<PersonId, FaceId>> covers(const std::optional<PersonId>& only, bool withoutRestricted);
    /// Unnamed and possible faces on photos of collections with recognition on; of COLLECTION or of all.
    Result<QList<Face>> openWithRecognition(const std::optional<CollectionId>& collection,
                                            bool withoutRestricted);
    /// Confirmed faces of PERSON with landmarks on photos of collections with recognition on.
    Result<QList<Face>> recognisable(const PersonId& person);
    Result<QList<FaceId>> namedIn(const CollectionId& collection);
    /// Possible faces, and unnamed ones with a suggestion (not WITHOUTSUGGESTIONS).
    Result<qint64> countToReview(bool withoutRestricted = false, bool withoutSuggestions = false);

    Status setSuggestion(const FaceId& id, const std::optional<Suggestion>& suggestion);
    /// Everybody who is suggested for some face.
    Result<QList<PersonId>> suggestedPersons();
    /// How many went. Their photos are to be compared anew: the person may permit it again.
    Result<int> clearSuggestionsOf(const PersonId& person);
    Result<int> clearSuggestionsIn(const CollectionId& collection);

    Status reject(const FaceId& id, const PersonId& person, const Stamp& stamp);
    Status takeBackRejection(const FaceId& id, const PersonId& person);
    Result<QSet<PersonId>> rejected(const FaceId& id);

private:
    Connection& m_catalog;
};

} // namespace bk
