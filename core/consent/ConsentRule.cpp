#include "core/consent/ConsentRule.h"

#include <QVarLengthArray>

#include <algorithm>
#include <limits>

namespace bk {
namespace {

// Days are Julian day numbers in here: comparing them needs no calendar.
constexpr qint64 noEnd = std::numeric_limits<qint64>::max();

enum class DecisionKind { Grant, Refusal, Withdrawal };

struct DatedDecision {
    DecisionKind kind;
    qint64 on;
    qint64 from;  // of a grant
    qint64 until; // of a grant, the last day
    QuitclaimId quitclaim;
};

// Enough for nearly everybody without an allocation.
using Decisions = QVarLengthArray<DatedDecision, 16>;

bool isBroken(const std::optional<QDate>& date) {
    return date && !date->isValid();
}

bool isNamed(const std::optional<Guardian>& guardian) {
    return guardian && !guardian->name.trimmed().isEmpty();
}

bool signedByWhoMay(const Quitclaim& quitclaim, const std::optional<QDate>& born) {
    if (!born || !born->isValid() || *quitclaim.signedOn >= firstDayOfOwnConsent(*born)) return true;
    return isNamed(quitclaim.guardian) || isNamed(quitclaim.secondGuardian);
}

bool covers(const QuitclaimScope& scope, const PhotoId& photo, const CollectionId& collection) {
    // A null id names nothing, so it must not match a scope that was left empty.
    if (scope.kind == ScopeKind::Collection && collection.isNull()) return false;
    if (scope.kind == ScopeKind::Photos && photo.isNull()) return false;
    return scope.covers(photo, collection);
}

bool decidesOn(const Quitclaim& quitclaim, const Purpose& purpose) {
    return std::any_of(quitclaim.grants.begin(), quitclaim.grants.end(),
                       [&](const Grant& grant) { return grant.purpose == purpose; });
}

void appendGrant(Decisions& decisions, const Quitclaim& quitclaim, const Grant& grant,
                 const std::optional<QDate>& born) {
    if (!quitclaim.until && !quitclaim.openEnded) return;
    if (isBroken(quitclaim.from) || isBroken(quitclaim.until) || isBroken(grant.until)) return;
    if (!signedByWhoMay(quitclaim, born)) return;

    qint64 until = quitclaim.until ? quitclaim.until->toJulianDay() : noEnd;
    if (grant.until) until = std::min(until, grant.until->toJulianDay());
    const qint64 on = quitclaim.signedOn->toJulianDay();
    const qint64 from = quitclaim.from ? quitclaim.from->toJulianDay() : on;
    decisions.append({DecisionKind::Grant, on, from, until, quitclaim.id});
}

void appendWithdrawals(Decisions& decisions, const Quitclaim& quitclaim, const Purpose& purpose) {
    const qint64 signedOn = quitclaim.signedOn->toJulianDay();
    const auto append = [&](qint64 on) {
        decisions.append({DecisionKind::Withdrawal, on, on, noEnd, quitclaim.id});
    };
    for (const Withdrawal& withdrawal : quitclaim.withdrawals) {
        if (!withdrawal.purposes.isEmpty() && !withdrawal.purposes.contains(purpose)) continue;
        append(withdrawal.date.isValid() ? std::max(signedOn, withdrawal.date.toJulianDay()) : signedOn);
    }
    if (quitclaim.withdrawals.isEmpty() && quitclaim.state == QuitclaimState::Withdrawn) append(signedOn);
}

void appendDecisions(Decisions& decisions, const Quitclaim& quitclaim, const Purpose& purpose,
                     const std::optional<QDate>& born) {
    bool granted = false;
    for (const Grant& grant : quitclaim.grants) {
        if (grant.purpose != purpose) continue;
        if (grant.decision == Decision::Granted) {
            granted = true;
            if (quitclaim.state != QuitclaimState::Superseded) appendGrant(decisions, quitclaim, grant, born);
        } else {
            const qint64 on = quitclaim.signedOn->toJulianDay();
            decisions.append({DecisionKind::Refusal, on, on, noEnd, quitclaim.id});
        }
    }
    if (granted) appendWithdrawals(decisions, quitclaim, purpose);
}

Decisions decisionsOf(const PersonFacts& person, const Purpose& purpose, const PhotoId& photo,
                      const CollectionId& collection) {
    Decisions decisions;
    for (const Quitclaim& quitclaim : person.quitclaims) {
        if (quitclaim.state == QuitclaimState::Draft) continue;
        if (!quitclaim.signedOn || !quitclaim.signedOn->isValid()) continue;
        if (!decidesOn(quitclaim, purpose) || !covers(quitclaim.scope, photo, collection)) continue;
        appendDecisions(decisions, quitclaim, purpose, person.born);
    }
    return decisions;
}

// The last refusal or withdrawal that is known on DAY.
const DatedDecision* lastNo(const Decisions& decisions, qint64 day) {
    const auto outweighs = [](const DatedDecision& a, const DatedDecision& b) {
        if (a.on != b.on) return a.on > b.on;
        if (a.kind != b.kind) return a.kind == DecisionKind::Withdrawal;
        return a.quitclaim < b.quitclaim;
    };
    const DatedDecision* last = nullptr;
    for (const DatedDecision& decision : decisions) {
        if (decision.kind == DecisionKind::Grant || decision.on > day) continue;
        if (!last || outweighs(decision, *last)) last = &decision;
    }
    return last;
}

ConsentState stateOfGrant(const DatedDecision& grant, qint64 day) {
    if (day < grant.from) return ConsentState::NotYetValid;
    return day > grant.until ? ConsentState::Expired : ConsentState::Granted;
}

// Of the grants signed after NO, the one that speaks on DAY.
const DatedDecision* speakingGrant(const Decisions& decisions, const DatedDecision* no, qint64 day) {
    const auto outweighs = [day](const DatedDecision& a, const DatedDecision& b) {
        const ConsentState stateA = stateOfGrant(a, day);
        const ConsentState stateB = stateOfGrant(b, day);
        const bool validA = stateA == ConsentState::Granted;
        const bool validB = stateB == ConsentState::Granted;
        if (validA != validB) return validA;
        if (a.on != b.on) return a.on > b.on;
        if (stateA != stateB) return stateA == ConsentState::Expired;
        if (stateA == ConsentState::NotYetValid) {
            if (a.from != b.from) return a.from < b.from;
        } else if (a.until != b.until) {
            return a.until > b.until;
        }
        return a.quitclaim < b.quitclaim;
    };
    const DatedDecision* speaking = nullptr;
    for (const DatedDecision& decision : decisions) {
        if (decision.kind != DecisionKind::Grant || decision.on > day || (no && decision.on <= no->on))
            continue;
        if (!speaking || outweighs(decision, *speaking)) speaking = &decision;
    }
    return speaking;
}

// Without the last day.
PersonConsent consentOn(const Decisions& decisions, qint64 day) {
    const auto consent = [](ConsentState state, const DatedDecision& decision, qint64 date) {
        return PersonConsent{state, decision.quitclaim,
                             date == noEnd ? std::nullopt : std::optional(QDate::fromJulianDay(date)),
                             QDate()};
    };
    const DatedDecision* no = lastNo(decisions, day);
    if (const DatedDecision* grant = speakingGrant(decisions, no, day)) {
        const ConsentState state = stateOfGrant(*grant, day);
        return consent(state, *grant, state == ConsentState::NotYetValid ? grant->from : grant->until);
    }
    if (!no) return {};
    return consent(no->kind == DecisionKind::Withdrawal ? ConsentState::Withdrawn : ConsentState::Refused,
                   *no, no->on);
}

// The first day after AFTER on which any decision begins to be known, to be valid, or to be over; noEnd:
// there is none.
qint64 nextTurn(const Decisions& decisions, qint64 after) {
    qint64 next = noEnd;
    const auto consider = [&](qint64 day) {
        if (day > after) next = std::min(next, day);
    };
    for (const DatedDecision& decision : decisions) {
        consider(decision.on);
        consider(decision.from);
        if (decision.until != noEnd) consider(decision.until + 1);
    }
    return next;
}

} // namespace

QDate firstDayOfOwnConsent(const QDate& born) {
    const int year = born.year() + ageOfConsent;
    const QDate birthday(year, born.month(), born.day());
    return birthday.isValid() ? birthday : QDate(year, 3, 1);
}

PersonConsent consentOf(const PersonFacts& person, const Purpose& purpose, const PhotoId& photo,
                        const CollectionId& collection, const QDate& day) {
    const Decisions decisions = decisionsOf(person, purpose, photo, collection);
    const qint64 today = day.toJulianDay();
    PersonConsent consent = consentOn(decisions, today);
    // Between two turns nothing can change, and most turns change nothing: only those that do are told.
    for (qint64 turn = nextTurn(decisions, today); turn != noEnd; turn = nextTurn(decisions, turn)) {
        if (consentOn(decisions, turn) == consent) continue;
        consent.lastDay = QDate::fromJulianDay(turn - 1);
        break;
    }
    return consent;
}

bool recognitionGranted(const PersonFacts& person, const QDate& day) {
    return consentOf(person, Purpose::recognition(), PhotoId(), CollectionId(), day).state ==
           ConsentState::Granted;
}

bool recognitionGrantedOn(const PersonFacts& person, const PhotoId& photo, const CollectionId& collection,
                          const QDate& day) {
    return recognitionGranted(person, day) &&
           consentOf(person, Purpose::recognition(), photo, collection, day).state == ConsentState::Granted;
}

bool limitsRecognition(const PersonFacts& person) {
    return std::any_of(person.quitclaims.begin(), person.quitclaims.end(), [](const Quitclaim& quitclaim) {
        return quitclaim.scope.kind != ScopeKind::AllPhotos && decidesOn(quitclaim, Purpose::recognition());
    });
}

} // namespace bk
