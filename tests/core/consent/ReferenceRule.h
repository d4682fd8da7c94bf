#pragma once

#include "core/consent/ConsentRule.h"

#include <map>
#include <set>
#include <tuple>
#include <vector>

/// The consent rule told a second time, slowly and in another way: as a diary that is kept day after day by
/// somebody who sees each record on the day it is dated, and who looks into the following pages to learn how
/// long an answer lasts. Shares nothing with the rule but the records.
namespace bk::test {

class ReferencePerson {
public:
    /// Keeps the diary of PERSON from FIRST through LAST; outside these days there must be no dates.
    ReferencePerson(const PersonFacts& person, const Purpose& purpose, const PhotoId& photo,
                    const CollectionId& collection, const QDate& first, const QDate& last)
        : m_person(person), m_purpose(purpose), m_first(first) {
        for (const Quitclaim& quitclaim : person.quitclaims)
            if (isOfInterest(quitclaim, photo, collection)) m_papers.push_back({&quitclaim, {}});
        for (QDate today = first; today <= last; today = today.addDays(1)) {
            readWhatCameIn(today);
            m_pages.push_back(conclude(today));
        }
    }

    /// Without the last day.
    const PersonConsent& page(const QDate& today) const {
        return m_pages.at(static_cast<size_t>(m_first.daysTo(today)));
    }

    PersonConsent answer(const QDate& today) const {
        PersonConsent answer = page(today);
        for (size_t i = static_cast<size_t>(m_first.daysTo(today)); i < m_pages.size(); ++i) {
            if (m_pages[i] == page(today)) continue;
            answer.lastDay = m_first.addDays(static_cast<qint64>(i) - 1);
            break;
        }
        return answer;
    }

private:
    struct Paper {
        const Quitclaim* quitclaim;
        std::set<int> seenWithdrawals;
    };
    struct Yes {
        QDate signedOn;
        QDate from;
        std::optional<QDate> until;
        QuitclaimId quitclaim;
    };
    struct No {
        bool withdrawal = false;
        QDate on;
        QuitclaimId quitclaim;
    };

    static bool isOfInterest(const Quitclaim& quitclaim, const PhotoId& photo,
                             const CollectionId& collection) {
        if (quitclaim.state == QuitclaimState::Draft) return false;
        if (!quitclaim.signedOn.has_value() || quitclaim.signedOn->isNull()) return false;
        switch (quitclaim.scope.kind) {
        case ScopeKind::AllPhotos:
            return true;
        case ScopeKind::Collection:
            return !collection.isNull() && quitclaim.scope.collection == collection;
        case ScopeKind::Photos:
            break;
        }
        int found = 0;
        for (const PhotoId& listed : quitclaim.scope.photos)
            found += listed == photo && !photo.isNull() ? 1 : 0;
        return found > 0;
    }

    // Counted as people count: the year's difference, less one before the birthday.
    static int ageOn(const QDate& date, const QDate& born) {
        const int years = date.year() - born.year();
        const bool hadBirthday = 100 * date.month() + date.day() >= 100 * born.month() + born.day();
        return hadBirthday ? years : years - 1;
    }

    bool isGoodYes(const Quitclaim& quitclaim, const Grant& grant) const {
        if (quitclaim.state == QuitclaimState::Superseded) return false;
        const std::vector<std::optional<QDate>> dates = {quitclaim.from, quitclaim.until, grant.until};
        for (const auto& date : dates)
            if (date.has_value() && date->isNull()) return false;
        if (!quitclaim.openEnded && !quitclaim.until.has_value()) return false;
        if (!m_person.born.has_value()) return true;
        if (ageOn(*quitclaim.signedOn, *m_person.born) >= 16) return true;
        const bool first = quitclaim.guardian.has_value() && quitclaim.guardian->name != QString();
        const bool second =
            quitclaim.secondGuardian.has_value() && quitclaim.secondGuardian->name != QString();
        return first || second;
    }

    void readWhatCameIn(const QDate& today) {
        std::vector<Yes> yesToday;
        std::vector<No> noToday;
        for (Paper& paper : m_papers) {
            const Quitclaim& quitclaim = *paper.quitclaim;
            if (today < *quitclaim.signedOn) continue;
            bool saidYes = false;
            for (const Grant& grant : quitclaim.grants) {
                if (grant.purpose.key() != m_purpose.key()) continue;
                saidYes = saidYes || grant.decision == Decision::Granted;
                if (today != *quitclaim.signedOn) continue;
                if (grant.decision == Decision::Refused) noToday.push_back({false, today, quitclaim.id});
                if (grant.decision == Decision::Granted && isGoodYes(quitclaim, grant))
                    yesToday.push_back({today, quitclaim.from.value_or(today),
                                        earlier(quitclaim.until, grant.until), quitclaim.id});
            }
            if (saidYes && readWithdrawals(paper, today)) noToday.push_back({true, today, quitclaim.id});
        }
        if (noToday.empty()) {
            m_standing.insert(m_standing.end(), yesToday.begin(), yesToday.end());
            return;
        }
        m_standing.clear();
        std::map<std::pair<int, QuitclaimId>, No> ranked;
        for (const No& no : noToday)
            ranked[{no.withdrawal ? 0 : 1, no.quitclaim}] = no;
        m_no = ranked.begin()->second;
    }

    // True if one is new today.
    bool readWithdrawals(Paper& paper, const QDate& today) {
        const Quitclaim& quitclaim = *paper.quitclaim;
        if (quitclaim.state == QuitclaimState::Withdrawn && quitclaim.withdrawals.empty())
            return paper.seenWithdrawals.insert(-1).second;
        bool isNew = false;
        for (int i = 0; i < quitclaim.withdrawals.size(); ++i) {
            const Withdrawal& withdrawal = quitclaim.withdrawals.at(i);
            bool named = withdrawal.purposes.size() == 0;
            for (const Purpose& purpose : withdrawal.purposes)
                named = named || purpose.key() == m_purpose.key();
            const bool dueByNow = withdrawal.date.isNull() || withdrawal.date.daysTo(today) >= 0;
            if (named && dueByNow && paper.seenWithdrawals.insert(i).second) isNew = true;
        }
        return isNew;
    }

    static std::optional<QDate> earlier(const std::optional<QDate>& a, const std::optional<QDate>& b) {
        if (a.has_value() && b.has_value()) return *a < *b ? a : b;
        return a.has_value() ? a : b;
    }

    PersonConsent conclude(const QDate& today) const {
        if (m_standing.empty()) {
            if (!m_no.has_value()) return {};
            return {m_no->withdrawal ? ConsentState::Withdrawn : ConsentState::Refused, m_no->quitclaim,
                    m_no->on, QDate()};
        }
        // Ordered so that the wanted one comes first.
        using Rank = std::tuple<qint64, qint64, QuitclaimId>;
        std::map<Rank, const Yes*> valid;
        std::map<Rank, const Yes*> over;
        std::map<Rank, const Yes*> ahead;
        const QDate farAway(9999, 1, 1);
        for (const Yes& yes : m_standing) {
            const qint64 age = yes.signedOn.daysTo(today);
            const QDate until = yes.until.value_or(farAway);
            const Rank byEnd = {age, until.daysTo(farAway), yes.quitclaim};
            if (today < yes.from)
                ahead[{age, today.daysTo(yes.from), yes.quitclaim}] = &yes;
            else if (until < today)
                over[byEnd] = &yes;
            else
                valid[byEnd] = &yes;
        }
        if (!valid.empty()) return told(ConsentState::Granted, *valid.begin()->second);
        const bool overIsLatest = !over.empty() && (ahead.empty() || std::get<0>(over.begin()->first) <=
                                                                         std::get<0>(ahead.begin()->first));
        if (overIsLatest) return told(ConsentState::Expired, *over.begin()->second);
        return told(ConsentState::NotYetValid, *ahead.begin()->second);
    }

    static PersonConsent told(ConsentState state, const Yes& yes) {
        return {state, yes.quitclaim,
                state == ConsentState::NotYetValid ? std::optional(yes.from) : yes.until, QDate()};
    }

    const PersonFacts& m_person;
    const Purpose& m_purpose;
    const QDate m_first;
    std::vector<Paper> m_papers;
    std::vector<Yes> m_standing;
    std::optional<No> m_no;
    std::vector<PersonConsent> m_pages;
};

/// The table of states, row by row.
class ReferencePhoto {
public:
    /// As for ReferencePerson.
    ReferencePhoto(const PhotoFacts& photo, const QHash<PersonId, PersonFacts>& persons,
                   const Purpose& purpose, const QDate& first, const QDate& last)
        : m_photo(photo), m_last(last) {
        for (const PersonFacts& person : persons)
            m_persons.emplace(person.id,
                              ReferencePerson(person, purpose, photo.id, photo.collection, first, last));
    }

    Clearance answer(const QDate& today) const {
        Clearance answer = page(today);
        for (QDate later = today.addDays(1); later <= m_last; later = later.addDays(1)) {
            const Clearance other = page(later);
            if (other.state == answer.state && other.reasons == answer.reasons) continue;
            answer.lastDay = later.addDays(-1);
            break;
        }
        return answer;
    }

private:
    Clearance page(const QDate& today) const {
        Clearance answer;
        answer.firstDay = today;
        answer.reasons = reasons(today);
        const auto told = [&](ClearanceState kind) {
            for (const ClearanceReason& reason : answer.reasons)
                if (reason.kind == kind) return true;
            return false;
        };
        using S = ClearanceState;
        if (m_photo.restricted)
            answer.state = S::Restricted;
        else if (isBefore(today, m_photo.embargo))
            answer.state = S::Embargoed;
        else if (isAfter(today, m_photo.expires) || isAfter(today, m_photo.collectionRetainUntil))
            answer.state = S::AssetExpired;
        else if (m_photo.override.isSet() && !isAfter(today, m_photo.override.until))
            answer.state = S::NotNeeded;
        else if (!(m_photo.scanned || m_photo.reviewed))
            answer.state = S::Unreviewed;
        else if (told(S::Withdrawn))
            answer.state = S::Withdrawn;
        else if (told(S::Refused))
            answer.state = S::Refused;
        else if (told(S::Expired))
            answer.state = S::Expired;
        else if (told(S::NotYetValid))
            answer.state = S::NotYetValid;
        else if (told(S::Missing))
            answer.state = S::Missing;
        else if (told(S::Unresolved))
            answer.state = S::Unresolved;
        else if (told(S::Cleared))
            answer.state = S::Cleared;
        else
            answer.state = S::NoPeople;
        return answer;
    }

    static bool isBefore(const QDate& today, const std::optional<QDate>& start) {
        return start.has_value() && (start->isNull() || today < *start);
    }
    static bool isAfter(const QDate& today, const std::optional<QDate>& end) {
        return end.has_value() && (end->isNull() || *end < today);
    }
    static std::optional<QDate> known(const std::optional<QDate>& date) {
        return date.has_value() && date->isNull() ? std::nullopt : date;
    }

    QList<ClearanceReason> reasons(const QDate& today) const {
        using S = ClearanceState;
        using Rank = std::tuple<S, std::optional<FaceId>, std::optional<PersonId>>;
        std::map<Rank, ClearanceReason> told;
        const auto tell = [&](S kind, std::optional<FaceId> face, std::optional<PersonId> person,
                              std::optional<QuitclaimId> quitclaim, std::optional<QDate> date) {
            told[{kind, face, person}] = {kind, face, person, quitclaim, date};
        };
        if (m_photo.restricted) tell(S::Restricted, {}, {}, {}, {});
        if (isBefore(today, m_photo.embargo)) tell(S::Embargoed, {}, {}, {}, known(m_photo.embargo));
        if (isAfter(today, m_photo.expires) || isAfter(today, m_photo.collectionRetainUntil))
            tell(S::AssetExpired, {}, {}, {}, earliestLimit());
        if (m_photo.override.isSet() && !isAfter(today, m_photo.override.until))
            tell(S::NotNeeded, {}, {}, {}, m_photo.override.until);
        if (!m_photo.scanned && !m_photo.reviewed) tell(S::Unreviewed, {}, {}, {}, {});

        std::set<PersonId> withBox;
        const auto tellPerson = [&](const PersonId& person, std::optional<FaceId> face) {
            const auto known = m_persons.find(person);
            const PersonConsent consent =
                known == m_persons.end() ? PersonConsent() : known->second.page(today);
            static const std::map<ConsentState, S> kinds = {
                {ConsentState::Granted, S::Cleared}, {ConsentState::Withdrawn, S::Withdrawn},
                {ConsentState::Refused, S::Refused}, {ConsentState::Expired, S::Expired},
                {ConsentState::Missing, S::Missing}, {ConsentState::NotYetValid, S::NotYetValid}};
            tell(kinds.at(consent.state), face, person, consent.quitclaim, consent.date);
        };
        for (const Face& face : m_photo.faces) {
            const bool nobodyYet = face.state == FaceState::Possible || face.state == FaceState::Unnamed ||
                                   (face.state == FaceState::Named && !face.person.has_value());
            if (nobodyYet)
                tell(S::Unresolved, face.id, {}, {}, {});
            else if (face.state == FaceState::Named) {
                withBox.insert(*face.person);
                tellPerson(*face.person, face.id);
            }
        }
        for (const PersonId& person : m_photo.alsoShown)
            if (withBox.count(person) == 0) tellPerson(person, {});

        QList<ClearanceReason> list;
        for (const auto& [rank, reason] : told)
            list.append(reason);
        return list;
    }

    std::optional<QDate> earliestLimit() const {
        std::optional<QDate> earliest;
        for (const std::optional<QDate>& limit : {m_photo.expires, m_photo.collectionRetainUntil}) {
            if (!limit.has_value()) continue;
            if (limit->isNull()) return std::nullopt;
            if (!earliest.has_value() || *limit < *earliest) earliest = limit;
        }
        return earliest;
    }

    const PhotoFacts& m_photo;
    const QDate m_last;
    std::map<PersonId, ReferencePerson> m_persons;
};

} // namespace bk::test
