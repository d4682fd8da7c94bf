#pragma once

#include "core/consent/ConsentRule.h"

#include <QStringList>

#include <algorithm>
#include <initializer_list>
#include <utility>

/// Records for the tests of the consent rule: made by hand, or at random from a seed.
namespace bk::test {

/// Day 0 of the tests is 20 February 2100. The window holds the end of a February that has no 29th although
/// its year divides by 4, and somebody born 16 years before, in 2084, can be born on a 29th.
inline QDate day(int number) {
    static const QDate first(2100, 2, 20);
    return first.addDays(number);
}

template <class AnId>
AnId idOf(uint number) {
    return AnId(QUuid(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));
}

inline Purpose purposeOf(const char* key) {
    return *Purpose::tryFrom(QLatin1String(key));
}

inline const Purpose& website() {
    static const Purpose purpose = purposeOf("website");
    return purpose;
}

inline const Purpose& print() {
    static const Purpose purpose = purposeOf("print");
    return purpose;
}

inline const PhotoId thePhoto = idOf<PhotoId>(1);
inline const CollectionId theCollection = idOf<CollectionId>(1);

/// A quitclaim in words: `signedOn(1, day(0)).grants(website()).until(day(4))`. Active, for all photos, with
/// neither an end nor the open-ended mark until told.
class QuitclaimBuilder {
public:
    QuitclaimBuilder(uint number, const QDate& signedDate) {
        m_made.id = idOf<QuitclaimId>(number);
        m_made.state = QuitclaimState::Active;
        m_made.signedOn = signedDate;
    }

    QuitclaimBuilder& grants(const Purpose& purpose, const std::optional<QDate>& until = {}) {
        m_made.grants.append({purpose, Decision::Granted, until});
        return *this;
    }
    QuitclaimBuilder& refuses(const Purpose& purpose) {
        m_made.grants.append({purpose, Decision::Refused, std::nullopt});
        return *this;
    }
    QuitclaimBuilder& from(const QDate& date) {
        m_made.from = date;
        return *this;
    }
    QuitclaimBuilder& until(const QDate& date) {
        m_made.until = date;
        return *this;
    }
    QuitclaimBuilder& openEnded() {
        m_made.openEnded = true;
        return *this;
    }
    QuitclaimBuilder& guardian(const char* name) {
        m_made.guardian = Guardian{QLatin1String(name), QStringLiteral("mother")};
        return *this;
    }
    QuitclaimBuilder& withdrawn(const QDate& date, const QList<Purpose>& purposes = {}) {
        m_made.state = QuitclaimState::Withdrawn;
        Withdrawal withdrawal;
        withdrawal.date = date;
        withdrawal.purposes = purposes;
        m_made.withdrawals.append(withdrawal);
        return *this;
    }
    QuitclaimBuilder& in(QuitclaimState state) {
        m_made.state = state;
        return *this;
    }
    QuitclaimBuilder& onlyCollection(const CollectionId& collection) {
        m_made.scope = {ScopeKind::Collection, collection, {}};
        return *this;
    }
    QuitclaimBuilder& onlyPhotos(const QList<PhotoId>& photos) {
        m_made.scope = {ScopeKind::Photos, {}, photos};
        return *this;
    }
    Quitclaim made() const { return m_made; }
    operator Quitclaim() const { return m_made; }

private:
    Quitclaim m_made;
};

inline QuitclaimBuilder signedOn(uint number, const QDate& date) {
    return QuitclaimBuilder(number, date);
}

inline PersonFacts personWith(const QList<Quitclaim>& quitclaims, const std::optional<QDate>& born = {}) {
    return {idOf<PersonId>(1), born, quitclaims};
}

/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014): the
/// same numbers everywhere, and each case has a seed of its own, so that a failing one is made again by its
/// number alone.
class Random {
public:
    explicit Random(quint64 seed) : m_state(seed * 0x9e3779b97f4a7c15ull + 0x2545f4914f6cdd1dull) {}

    int below(int limit) { return static_cast<int>(next() % static_cast<quint64>(limit)); }
    bool chance(int percent) { return below(100) < percent; }
    template <class List>
    void shuffle(List& list) {
        for (auto i = list.size() - 1; i > 0; --i)
            list.swapItemsAt(i, below(static_cast<int>(i) + 1));
    }

private:
    quint64 next() {
        m_state += 0x9e3779b97f4a7c15ull;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }

    quint64 m_state;
};

/// A photo, who is on it, and what they signed.
struct Case {
    quint64 seed = 0;
    PhotoFacts photo;
    QHash<PersonId, PersonFacts> persons;
    int windowDays = 16; ///< all dates lie in day(0) .. day(windowDays - 1)
};

class CaseMaker {
public:
    explicit CaseMaker(quint64 seed) : m_random(seed) { m_case.seed = seed; }

    Case make() {
        // A narrow window makes dates meet, a wide one keeps them apart.
        m_case.windowDays = m_random.chance(50) ? 6 : 16;
        makePhoto();
        for (uint person = 1; person <= 3; ++person)
            if (person == 1 || m_random.chance(85))
                m_case.persons.insert(idOf<PersonId>(person), makePerson(person));
        return m_case;
    }

    /// A quitclaim like those of make(), for adding to a case.
    Quitclaim makeQuitclaim(uint number, int windowDays) {
        m_case.windowDays = windowDays;
        return makeQuitclaim(number);
    }

private:
    QDate anyDay() { return m_random.chance(1) ? QDate() : day(m_random.below(m_case.windowDays)); }
    std::optional<QDate> perhaps(int percent) {
        return m_random.chance(percent) ? std::optional(anyDay()) : std::nullopt;
    }

    void makePhoto() {
        PhotoFacts& photo = m_case.photo;
        photo.id = thePhoto;
        photo.collection = theCollection;
        photo.scanned = m_random.chance(90);
        photo.reviewed = m_random.chance(30);
        photo.restricted = m_random.chance(5);
        photo.embargo = perhaps(15);
        photo.expires = perhaps(15);
        photo.collectionRetainUntil = perhaps(15);
        if (m_random.chance(15)) {
            photo.override.reason = OverrideReason::Crowd;
            photo.override.until = perhaps(70);
        }
        const int faces = m_random.below(5);
        for (int i = 0; i < faces; ++i)
            photo.faces.append(makeFace(static_cast<uint>(1 + i)));
        while (m_random.chance(25))
            photo.alsoShown.append(anyPerson());
    }

    PersonId anyPerson() { return idOf<PersonId>(static_cast<uint>(1 + m_random.below(3))); }

    Face makeFace(uint number) {
        Face face;
        face.id = idOf<FaceId>(number);
        const int roll = m_random.below(100);
        if (roll < 80) {
            face.state = FaceState::Named;
            // One in a hundred breaks the promise that a named face has a person.
            if (roll > 0) face.person = anyPerson();
        } else {
            constexpr std::array others = {FaceState::Possible, FaceState::Unnamed, FaceState::Bystander,
                                           FaceState::Bystander, FaceState::NotAFace};
            face.state = others[static_cast<size_t>(m_random.below(5))];
        }
        return face;
    }

    PersonFacts makePerson(uint number) {
        PersonFacts person;
        person.id = idOf<PersonId>(number);
        const int roll = m_random.below(100);
        if (roll < 35)
            person.born = QDate(2084, 2, 20).addDays(m_random.below(m_case.windowDays + 1));
        else if (roll < 70)
            person.born = QDate(2050, 6, 1);
        else if (roll < 75)
            person.born = QDate(2084, 2, 29);
        const int quitclaims = m_random.chance(90) ? 1 + m_random.below(4) : 0;
        for (int i = 0; i < quitclaims; ++i)
            person.quitclaims.append(makeQuitclaim(100 * number + static_cast<uint>(i)));
        m_random.shuffle(person.quitclaims);
        return person;
    }

    Quitclaim makeQuitclaim(uint number) {
        Quitclaim made;
        made.id = idOf<QuitclaimId>(number);
        const int roll = m_random.below(100);
        made.state = roll < 62   ? QuitclaimState::Active
                     : roll < 84 ? QuitclaimState::Withdrawn
                     : roll < 89 ? QuitclaimState::Draft
                                 : QuitclaimState::Superseded;
        made.signedOn = perhaps(98);
        made.from = perhaps(25);
        made.until = perhaps(50);
        made.openEnded = made.until ? m_random.chance(5) : m_random.chance(90);
        if (m_random.chance(40))
            made.guardian = Guardian{m_random.chance(90) ? QStringLiteral("G") : QString(), QString()};
        if (m_random.chance(5)) made.secondGuardian = Guardian{QStringLiteral("H"), QString()};
        made.scope = makeScope();
        makeGrants(made, website());
        makeGrants(made, print());
        makeWithdrawals(made);
        return made;
    }

    QuitclaimScope makeScope() {
        const int roll = m_random.below(100);
        if (roll < 65) return {};
        if (roll < 82) return {ScopeKind::Collection, idOf<CollectionId>(m_random.chance(75) ? 1 : 2), {}};
        return {ScopeKind::Photos, {}, {idOf<PhotoId>(m_random.chance(75) ? 1 : 2), idOf<PhotoId>(3)}};
    }

    void makeGrants(Quitclaim& made, const Purpose& purpose) {
        const int roll = m_random.below(100);
        if (roll < 15) return;
        made.grants.append({purpose, roll < 75 ? Decision::Granted : Decision::Refused, perhaps(20)});
        if (m_random.chance(4)) makeGrants(made, purpose);
    }

    void makeWithdrawals(Quitclaim& made) {
        int percent = made.state == QuitclaimState::Withdrawn    ? 95
                      : made.state == QuitclaimState::Superseded ? 40
                                                                 : 10;
        while (m_random.chance(percent)) {
            Withdrawal withdrawal;
            withdrawal.date = anyDay();
            if (m_random.chance(20)) withdrawal.purposes.append(website());
            if (m_random.chance(20)) withdrawal.purposes.append(print());
            made.withdrawals.append(withdrawal);
            percent = 10;
        }
    }

    Random m_random;
    Case m_case;
};

inline QString words(const std::optional<QDate>& date) {
    if (!date) return QStringLiteral("-");
    if (!date->isValid()) return QStringLiteral("broken");
    return QString::number(day(0).daysTo(*date));
}

template <class Tag>
QString words(const std::optional<Id<Tag>>& id) {
    return id ? QString::number(id->uuid().data1) : QStringLiteral("-");
}

inline QString words(const PersonConsent& consent) {
    return QStringLiteral("%1 by %2 date %3 stays until %4")
        .arg(toString(consent.state), words(consent.quitclaim), words(consent.date),
             consent.lastDay.isNull() ? QStringLiteral("ever") : words(consent.lastDay));
}

inline QString words(const Clearance& clearance) {
    QString text = QStringLiteral("%1 from %2 stays until %3")
                       .arg(toString(clearance.state), words(clearance.firstDay),
                            clearance.lastDay.isNull() ? QStringLiteral("ever") : words(clearance.lastDay));
    for (const ClearanceReason& reason : clearance.reasons)
        text += QStringLiteral("; %1 face %2 person %3 by %4 date %5")
                    .arg(toString(reason.kind), words(reason.face), words(reason.person),
                         words(reason.quitclaim), words(reason.date));
    return text;
}

inline QString words(const Quitclaim& quitclaim) {
    constexpr std::array states = {"draft", "active", "withdrawn", "superseded"};
    constexpr std::array scopes = {"all", "collection", "photos"};
    QString text =
        QStringLiteral("\n  quitclaim %1 %2 signed %3 from %4 until %5%6%7 scope %8")
            .arg(words(std::optional(quitclaim.id)),
                 QLatin1String(states[static_cast<size_t>(quitclaim.state)]), words(quitclaim.signedOn),
                 words(quitclaim.from), words(quitclaim.until),
                 quitclaim.openEnded ? QStringLiteral(" open-ended") : QString(),
                 quitclaim.guardian || quitclaim.secondGuardian ? QStringLiteral(" guardian") : QString(),
                 QLatin1String(scopes[static_cast<size_t>(quitclaim.scope.kind)]));
    for (const Grant& grant : quitclaim.grants)
        text += QStringLiteral(", %1 %2 until %3")
                    .arg(grant.purpose.key(),
                         grant.decision == Decision::Granted ? QStringLiteral("yes") : QStringLiteral("no"),
                         words(grant.until));
    for (const Withdrawal& withdrawal : quitclaim.withdrawals) {
        text += QStringLiteral(", withdrawn %1").arg(words(withdrawal.date));
        for (const Purpose& purpose : withdrawal.purposes)
            text += QLatin1Char(' ') + purpose.key();
    }
    return text;
}

inline QString words(const PersonFacts& person) {
    QString text = QStringLiteral("\n person %1 born %2")
                       .arg(words(std::optional(person.id)),
                            person.born ? person.born->toString(Qt::ISODate) : QStringLiteral("-"));
    for (const Quitclaim& quitclaim : person.quitclaims)
        text += words(quitclaim);
    return text;
}

inline QString words(const Case& wanted) {
    constexpr std::array faceStates = {"possible", "unnamed", "named", "bystander", "not a face"};
    const PhotoFacts& photo = wanted.photo;
    QString text =
        QStringLiteral("\ncase %1: scanned %2 reviewed %3 restricted %4 embargo %5 expires %6 retained %7")
            .arg(wanted.seed)
            .arg(photo.scanned)
            .arg(photo.reviewed)
            .arg(photo.restricted)
            .arg(words(photo.embargo), words(photo.expires), words(photo.collectionRetainUntil));
    if (photo.override.isSet()) text += QStringLiteral(" override until ") + words(photo.override.until);
    for (const Face& face : photo.faces)
        text += QStringLiteral(", face %1 %2 %3")
                    .arg(words(std::optional(face.id)),
                         QLatin1String(faceStates[static_cast<size_t>(face.state)]), words(face.person));
    for (const PersonId& person : photo.alsoShown)
        text += QStringLiteral(", also shown ") + words(std::optional(person));
    for (const PersonFacts& person : wanted.persons)
        text += words(person);
    return text;
}

} // namespace bk::test
