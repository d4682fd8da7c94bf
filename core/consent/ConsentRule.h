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

#include <optional>

/// \file
/// The consent rule: pure functions of records and a day, without clock or database, safe on any thread. What
/// is stored elsewhere is only a cache of their answers. All days are legal days without a time zone; a DAY
/// asked for is valid. Photos have no history here: their properties and boxes count as given, on any day.
///
/// **What counts as a decision.** Looked at are the person's *active, withdrawn and superseded* quitclaims
/// with a valid signed date whose scope covers the photo. A draft counts for nothing. Of a superseded one the
/// grants count for nothing, on any day: its successor is what the person says instead. Its refusals and
/// withdrawals stay decisions on their dates, as what was said: else an older grant that they had ended would
/// live again. Only a later grant replaces them.
///
/// A *refusal* is dated on the signing. It has no end: only a later grant replaces it.
///
/// A *grant* is dated on the signing. It is valid from the quitclaim's first day (none: the signing) through
/// the earlier of its own and the quitclaim's last day, both included. It does not count, so that alone it
/// gives `Missing`, if
/// - its quitclaim has neither a last day nor the open-ended mark, whatever end the grant has of its own,
/// - one of its dates is there but is not a valid date, or
/// - the person was below 16 on the signing and no guardian with a name signed; without a birth date it
/// counts.
///
/// A *withdrawal* (GDPR art. 7(3)) is dated on its own day, or on the signing if that is later or if it has
/// no valid date. It concerns the purposes it names, or all. It is a decision only about purposes that its
/// quitclaim granted, also where that grant did not count: a minor may always refuse and withdraw. A
/// quitclaim in state `Withdrawn` that holds no withdrawal is withdrawn on the signing.
///
/// **Which decision decides.** Of those dated on or before the day the latest; records dated later change
/// nothing about that day. On one date a withdrawal outweighs a refusal (the stronger act, and the earlier
/// line in the table of states) and both outweigh a grant. A refusal or withdrawal ends all grants up to its
/// date, those of other quitclaims too. If grants came after the last of them, the latest one that is valid
/// on the day makes it `Granted`; if none is valid, the latest one says `NotYetValid` or `Expired`. Of
/// several grants signed on one date: `Expired` before `NotYetValid`, then the one that ends last or begins
/// first, then the lowest id. So the order of the records never matters.

namespace bk {

/// What one person's quitclaims say, with the record that decided and the last day on which that surely stays
/// so (null: time alone does not change it).
struct PersonConsent {
    ConsentState state = ConsentState::Missing;
    std::optional<QuitclaimId> quitclaim; ///< none if and only if Missing
    /// Until (Granted, Expired; none: open-ended), from (NotYetValid), decided on (Withdrawn, Refused).
    std::optional<QDate> date;
    QDate lastDay;

    friend bool operator==(const PersonConsent&, const PersonConsent&) = default;
};

/// The facts about one person that the rule needs.
struct PersonFacts {
    PersonId id;
    std::optional<QDate> born;
    QList<Quitclaim> quitclaims; ///< all of the person's, any state, each once in its current version
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

/// The first day on which somebody BORN then may sign alone: the 16th birthday, 1 March for 29 February in a
/// year that has none. BORN must be valid.
QDate firstDayOfOwnConsent(const QDate& born);

/// Consent of PERSON for PURPOSE on a photo on DAY, by the rule above. PHOTO null: only quitclaims for all
/// photos or for COLLECTION count, COLLECTION null: only those for all photos (used for `recognition`, which
/// is about a person). `lastDay` is exact: on the day after it something in the answer is different.
PersonConsent consentOf(const PersonFacts& person, const Purpose& purpose, const PhotoId& photo,
                        const CollectionId& collection, const QDate& day);

/// Clearance of PHOTO for PURPOSE on DAY. PERSONS must hold the facts of everybody shown; somebody who is not
/// there is Missing.
///
/// All reasons are kept, each of the kind that it alone would lead to: one per property of the photo that
/// says something on the day (Restricted, Embargoed, AssetExpired, NotNeeded, Unreviewed), one per person and
/// face (Cleared for who grants; a person in `alsoShown` twice or who has a box as well is not told again),
/// and one Unresolved per unnamed or possible face. They are sorted by kind, face, person, so the first one
/// decides: the state is its kind, and without any it is NoPeople. `lastDay` is the last day on which state
/// and reasons stay exactly the same.
///
/// A limit that is there but not a valid date blocks (embargo, expiry, retention) or does not count
/// (override).
Clearance clearanceOf(const PhotoFacts& photo, const QHash<PersonId, PersonFacts>& persons,
                      const Purpose& purpose, const QDate& day);

/// True while faceprints of PERSON may exist on DAY. A faceprint is about the person wherever shown, so only
/// quitclaims for all photos answer; ask recognitionGrantedOn too before a faceprint is made from one photo
/// or compared with one.
bool recognitionGranted(const PersonFacts& person, const QDate& day);

/// True while PERSON may be recognised on a photo of COLLECTION on DAY: recognitionGranted, and no narrower
/// refusal or withdrawal (for the collection or the photo) says otherwise there.
bool recognitionGrantedOn(const PersonFacts& person, const PhotoId& photo, const CollectionId& collection,
                          const QDate& day);

/// Whether any of PERSON's quitclaims decides on recognition for less than all photos. If not,
/// recognitionGranted is the answer for every photo.
bool limitsRecognition(const PersonFacts& person);

} // namespace bk
