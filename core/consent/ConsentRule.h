#pragma once

#include "core/model/Clearance.h"
#include "core/model/Collection.h"
#include "core/model/Face.h"
#include "core/model/Person.h"
#include "core/model/Photo.h"
#include "core/model/Quitclaim.h"

#include <QDate>
#include <QHash>
#include <QList>

namespace bk {

/// What one person's quitclaims say, with the record that decided and the last day on which that surely stays so (null:
/// time alone does not change it).
struct PersonConsent {
    ConsentState state = ConsentState::Missing;
    std::optional<QuitclaimId> quitclaim;
    std::optional<QDate> date; ///< until (Granted, Expired), from (NotYetValid), decided on (Withdrawn, Refused)
    QDate lastDay;

    friend bool operator==(const PersonConsent&, const PersonConsent&) = default;
};

/// The facts about one person that the rule needs.
struct PersonFacts {
    PersonId id;
    std::optional<QDate> born;
    QList<Quitclaim> quitclaims; ///< all of the person's, any state
};

/// The facts about one photo that the rule needs.
struct PhotoFacts {
    PhotoId id;
    CollectionId collection;
    bool scanned = false;  ///< faces were looked for
    bool reviewed = false; ///< a person said that everybody recognisable is marked
    bool restricted = false;
    std::optional<QDate> embargo;
    std::optional<QDate> expires;
    std::optional<QDate> collectionRetainUntil;
    PhotoOverride override;
    QList<Face> faces;
    QList<PersonId> alsoShown; ///< persons without a box
};

/// The age at which a person may sign alone (GDPR art. 8(1); the Netherlands keep 16, UAVG art. 5).
inline constexpr int ageOfConsent = 16;

/// Consent of PERSON for PURPOSE on a photo on DAY, by the latest decision that counts; see the numbered rule in the .cpp. PHOTO
/// null: only quitclaims for all photos or for COLLECTION count (used for `recognition`, which is about a person). Pure.
PersonConsent consentOf(const PersonFacts& person, const Purpose& purpose, const PhotoId& photo,
                        const CollectionId& collection, const QDate& day);

/// Clearance of PHOTO for PURPOSE on DAY, first matching state wins, all reasons kept (one per person and face). PERSONS must
/// hold the facts of everybody shown; somebody who is not there is Missing. Pure.
Clearance clearanceOf(const PhotoFacts& photo, const QHash<PersonId, PersonFacts>& persons, const Purpose& purpose,
                      const QDate& day);

/// True while faceprints of PERSON may exist on DAY.
bool recognitionGranted(const PersonFacts& person, const QDate& day);

} // namespace bk
