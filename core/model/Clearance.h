#pragma once

#include "core/base/Id.h"
#include "core/model/Purpose.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace bk {

/// The state of one photo for one purpose on one day, in the order in which the rule asks (see consent/).
enum class ClearanceState {
    Restricted,
    Embargoed,
    AssetExpired,
    NotNeeded,
    Unreviewed,
    Withdrawn,
    Refused,
    Expired,
    NotYetValid,
    Missing,
    Unresolved,
    Cleared,
    NoPeople
};

/// Whether a photo in STATE may leave the catalog. NoPeople is yes unless the policy asks for a person's
/// word.
bool mayExport(ClearanceState state);
/// The stable word of the command line, e.g. "NotYetValid".
QString toString(ClearanceState state);
std::optional<ClearanceState> clearanceStateFrom(const QString& word);

/// What one person's quitclaims say for one purpose on one photo.
enum class ConsentState { Granted, Withdrawn, Refused, Expired, NotYetValid, Missing };
QString toString(ConsentState state);

/// One reason behind a clearance: a person with what their quitclaims say, a face that nobody has named, or a
/// property of the photo. KIND is the state this reason alone would lead to.
struct ClearanceReason {
    ClearanceState kind = ClearanceState::Missing;
    std::optional<FaceId> face;
    std::optional<PersonId> person;
    std::optional<QuitclaimId> quitclaim; ///< the one that decided, if any
    std::optional<QDate> date;            ///< until, from, withdrawn on, embargo ..., as kind tells

    friend bool operator==(const ClearanceReason&, const ClearanceReason&) = default;
};

struct Clearance {
    ClearanceState state = ClearanceState::Unreviewed;
    QList<ClearanceReason> reasons;
    QDate firstDay; ///< the day it was asked for
    QDate lastDay;  ///< the last day on which it is surely the same; null: does not change by time alone

    friend bool operator==(const Clearance&, const Clearance&) = default;
};

} // namespace bk
