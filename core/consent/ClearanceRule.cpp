#include "core/consent/ConsentRule.h"

#include <algorithm>
#include <tuple>

namespace bk {
namespace {

ClearanceState clearanceStateOf(ConsentState state) {
    switch (state) {
    case ConsentState::Granted:
        return ClearanceState::Cleared;
    case ConsentState::Withdrawn:
        return ClearanceState::Withdrawn;
    case ConsentState::Refused:
        return ClearanceState::Refused;
    case ConsentState::Expired:
        return ClearanceState::Expired;
    case ConsentState::NotYetValid:
        return ClearanceState::NotYetValid;
    case ConsentState::Missing:
        break;
    }
    return ClearanceState::Missing;
}

// Collects the reasons and, beside them, the last day on which all of them stay as they are.
class ClearanceBuilder {
public:
    ClearanceBuilder(const PhotoFacts& photo, const QHash<PersonId, PersonFacts>& persons,
                     const Purpose& purpose, const QDate& day)
        : m_photo(photo), m_persons(persons), m_purpose(purpose), m_day(day) {}

    Clearance build() {
        m_clearance.firstDay = m_day;
        // Nearly always there are only the persons and faces; the few properties fit in the two spare places.
        m_clearance.reasons.reserve(m_photo.faces.size() + m_photo.alsoShown.size() + 2);
        addPhoto();
        addFaces();
        addAlsoShown();

        QList<ClearanceReason>& reasons = m_clearance.reasons;
        std::sort(reasons.begin(), reasons.end(), [](const ClearanceReason& a, const ClearanceReason& b) {
            return std::tie(a.kind, a.face, a.person, a.quitclaim, a.date) <
                   std::tie(b.kind, b.face, b.person, b.quitclaim, b.date);
        });
        // The states are declared in the order in which the rule asks, so the smallest kind is the answer.
        m_clearance.state = reasons.isEmpty() ? ClearanceState::NoPeople : reasons.constFirst().kind;
        return std::move(m_clearance);
    }

private:
    void addReason(ClearanceState kind, const std::optional<QDate>& date) {
        m_clearance.reasons.append({kind, std::nullopt, std::nullopt, std::nullopt, date});
    }

    void staysUntil(const QDate& lastDay) {
        if (!lastDay.isValid()) return;
        if (!m_clearance.lastDay.isValid() || lastDay < m_clearance.lastDay) m_clearance.lastDay = lastDay;
    }

    void addPhoto() {
        if (m_photo.restricted) addReason(ClearanceState::Restricted, std::nullopt);
        addEmbargo();
        addExpiry();
        addOverride();
        if (!m_photo.scanned && !m_photo.reviewed) addReason(ClearanceState::Unreviewed, std::nullopt);
    }

    void addEmbargo() {
        if (!m_photo.embargo) return;
        if (!m_photo.embargo->isValid()) {
            addReason(ClearanceState::Embargoed, std::nullopt);
        } else if (m_day < *m_photo.embargo) {
            addReason(ClearanceState::Embargoed, m_photo.embargo);
            staysUntil(m_photo.embargo->addDays(-1));
        }
    }

    void addExpiry() {
        // A null date sorts before all others, so a limit that is no date wins and has always passed.
        std::optional<QDate> limit = m_photo.expires;
        if (m_photo.collectionRetainUntil && (!limit || *m_photo.collectionRetainUntil < *limit))
            limit = m_photo.collectionRetainUntil;
        if (!limit) return;
        if (!limit->isValid()) {
            addReason(ClearanceState::AssetExpired, std::nullopt);
        } else if (m_day > *limit) {
            addReason(ClearanceState::AssetExpired, limit);
        } else {
            staysUntil(*limit);
        }
    }

    void addOverride() {
        if (!m_photo.override.isSet()) return;
        const std::optional<QDate>& until = m_photo.override.until;
        if (until && (!until->isValid() || m_day > *until)) return;
        addReason(ClearanceState::NotNeeded, until);
        if (until) staysUntil(*until);
    }

    void addPerson(const PersonId& person, const std::optional<FaceId>& face) {
        const auto facts = m_persons.constFind(person);
        if (facts == m_persons.constEnd()) {
            m_clearance.reasons.append({ClearanceState::Missing, face, person, std::nullopt, std::nullopt});
            return;
        }
        const PersonConsent consent = consentOf(*facts, m_purpose, m_photo.id, m_photo.collection, m_day);
        m_clearance.reasons.append(
            {clearanceStateOf(consent.state), face, person, consent.quitclaim, consent.date});
        staysUntil(consent.lastDay);
    }

    void addFaces() {
        for (const Face& face : m_photo.faces) {
            if (face.state == FaceState::Bystander || face.state == FaceState::NotAFace) continue;
            if (face.state == FaceState::Named && face.person) {
                addPerson(*face.person, face.id);
            } else {
                m_clearance.reasons.append(
                    {ClearanceState::Unresolved, face.id, std::nullopt, std::nullopt, std::nullopt});
            }
        }
    }

    void addAlsoShown() {
        for (auto person = m_photo.alsoShown.begin(); person != m_photo.alsoShown.end(); ++person) {
            const bool hasBox =
                std::any_of(m_photo.faces.begin(), m_photo.faces.end(), [&](const Face& face) {
                    return face.state == FaceState::Named && face.person == *person;
                });
            if (!hasBox && std::find(m_photo.alsoShown.begin(), person, *person) == person)
                addPerson(*person, std::nullopt);
        }
    }

    const PhotoFacts& m_photo;
    const QHash<PersonId, PersonFacts>& m_persons;
    const Purpose& m_purpose;
    const QDate m_day;
    Clearance m_clearance;
};

} // namespace

Clearance clearanceOf(const PhotoFacts& photo, const QHash<PersonId, PersonFacts>& persons,
                      const Purpose& purpose, const QDate& day) {
    return ClearanceBuilder(photo, persons, purpose, day).build();
}

} // namespace bk
