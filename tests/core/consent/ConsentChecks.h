#pragma once

#include "tests/core/consent/ConsentCases.h"
#include "tests/core/consent/ReferenceRule.h"

/// What must hold for every case. Each check returns nothing, or what is wrong in words.
namespace bk::test {

inline QString asked(const QDate& today) {
    return QStringLiteral(" on day %1 ").arg(day(0).daysTo(today));
}

/// The rule against the reference on TODAY, last day included.
inline QString compareWithReference(const Case& given, const QDate& today) {
    const QDate first = day(-1);
    const QDate last = day(given.windowDays + 1);
    for (const PersonFacts& person : given.persons) {
        const ReferencePerson reference(person, website(), thePhoto, theCollection, first, last);
        const PersonConsent is = consentOf(person, website(), thePhoto, theCollection, today);
        const PersonConsent wanted = reference.answer(today);
        if (is != wanted)
            return asked(today) + words(is) + QStringLiteral(", wanted ") + words(wanted) + words(person);
    }
    const ReferencePhoto reference(given.photo, given.persons, website(), first, last);
    const Clearance is = clearanceOf(given.photo, given.persons, website(), today);
    const Clearance wanted = reference.answer(today);
    if (is != wanted)
        return asked(today) + words(is) + QStringLiteral(", wanted ") + words(wanted) + words(given);
    return {};
}

inline bool saysTheSame(const Clearance& a, const Clearance& b) {
    return a.state == b.state && a.reasons == b.reasons;
}

/// On every day through the last day the answer is the one of TODAY, and on the next it is another.
inline QString checkLastDay(const Case& given, const QDate& today) {
    const Clearance now = clearanceOf(given.photo, given.persons, website(), today);
    const QDate end = now.lastDay.isNull() ? day(given.windowDays + 40) : now.lastDay;
    if (end < today)
        return asked(today) + QStringLiteral("a last day in the past: ") + words(now) + words(given);
    for (QDate later = today; later <= end; later = later.addDays(1))
        if (!saysTheSame(now, clearanceOf(given.photo, given.persons, website(), later)))
            return asked(today) + words(now) + QStringLiteral(" does not hold") + asked(later) + words(given);
    if (!now.lastDay.isNull() &&
        saysTheSame(now, clearanceOf(given.photo, given.persons, website(), now.lastDay.addDays(1))))
        return asked(today) + words(now) + QStringLiteral(" holds for longer") + words(given);
    return {};
}

/// The order of records, faces and names never matters.
inline QString checkOrder(const Case& given, Random& random, const QDate& today) {
    Case other = given;
    for (PersonFacts& person : other.persons) {
        random.shuffle(person.quitclaims);
        for (Quitclaim& quitclaim : person.quitclaims) {
            random.shuffle(quitclaim.grants);
            random.shuffle(quitclaim.withdrawals);
        }
    }
    random.shuffle(other.photo.faces);
    random.shuffle(other.photo.alsoShown);
    const Clearance a = clearanceOf(given.photo, given.persons, website(), today);
    const Clearance b = clearanceOf(other.photo, other.persons, website(), today);
    return a == b ? QString()
                  : asked(today) + words(a) + QStringLiteral(" in another order ") + words(b) + words(given);
}

/// The records as they were on TODAY: without what was signed or withdrawn later.
inline PersonFacts asKnownOn(PersonFacts person, const QDate& today) {
    const auto later = [&](const Quitclaim& quitclaim) {
        return quitclaim.signedOn && *quitclaim.signedOn > today;
    };
    person.quitclaims.removeIf(later);
    for (Quitclaim& quitclaim : person.quitclaims) {
        const auto removed = quitclaim.withdrawals.removeIf(
            [&](const Withdrawal& withdrawal) { return withdrawal.date > today; });
        if (removed > 0 && quitclaim.withdrawals.isEmpty() && quitclaim.state == QuitclaimState::Withdrawn)
            quitclaim.state = QuitclaimState::Active;
    }
    return person;
}

inline QString checkLaterRecords(const Case& given, const QDate& today) {
    Case known = given;
    for (PersonFacts& person : known.persons)
        person = asKnownOn(person, today);
    const Clearance a = clearanceOf(given.photo, given.persons, website(), today);
    const Clearance b = clearanceOf(known.photo, known.persons, website(), today);
    return saysTheSame(a, b) ? QString()
                             : asked(today) + words(a) + QStringLiteral(" without later records ") +
                                   words(b) + words(given);
}

/// Drafts, what superseded quitclaims grant beyond what was withdrawn again, and what is said about other
/// purposes change nothing.
inline QString checkIrrelevantRecords(const Case& given, const QDate& today) {
    Case other = given;
    for (PersonFacts& person : other.persons) {
        person.quitclaims.removeIf(
            [](const Quitclaim& quitclaim) { return quitclaim.state == QuitclaimState::Draft; });
        for (Quitclaim& quitclaim : person.quitclaims) {
            const bool idle =
                quitclaim.state == QuitclaimState::Superseded && quitclaim.withdrawals.isEmpty();
            quitclaim.grants.removeIf([&](const Grant& grant) {
                return grant.purpose != website() || (idle && grant.decision == Decision::Granted);
            });
        }
    }
    const Clearance a = clearanceOf(given.photo, given.persons, website(), today);
    const Clearance b = clearanceOf(other.photo, other.persons, website(), today);
    return a == b ? QString()
                  : asked(today) + words(a) + QStringLiteral(" is not ") + words(b) + words(given);
}

/// A no more, in any form, never lets a photo out that was blocked, and lets nobody be Granted who was not.
inline QString checkMoreNo(const Case& given, Random& random, const QDate& today) {
    if (given.persons.isEmpty()) return {};
    Case other = given;
    PersonFacts& person = *other.persons.begin();
    const PersonFacts before = person;
    Quitclaim refusal = signedOn(900, day(random.below(given.windowDays))).refuses(website());
    if (random.chance(50) || person.quitclaims.isEmpty()) {
        person.quitclaims.append(refusal);
    } else {
        Quitclaim& quitclaim = person.quitclaims[random.below(static_cast<int>(person.quitclaims.size()))];
        // Withdrawn without a withdrawal counts from the signing on; giving it a later date is no further no.
        if (quitclaim.state == QuitclaimState::Withdrawn && quitclaim.withdrawals.isEmpty()) return {};
        Withdrawal withdrawal;
        withdrawal.date = day(random.below(given.windowDays));
        quitclaim.withdrawals.append(withdrawal);
    }
    const auto granted = [&](const PersonFacts& facts) {
        return consentOf(facts, website(), thePhoto, theCollection, today).state == ConsentState::Granted;
    };
    if (granted(person) && !granted(before))
        return asked(today) + QStringLiteral("granted by a no:") + words(before) + QStringLiteral(" then ") +
               words(person);
    const Clearance a = clearanceOf(given.photo, given.persons, website(), today);
    const Clearance b = clearanceOf(other.photo, other.persons, website(), today);
    if (mayExport(b.state) && !mayExport(a.state))
        return asked(today) + words(a) + QStringLiteral(" cleared by a no: ") + words(b) + words(given) +
               words(person);
    return {};
}

/// Superseding a record never lets a photo out that was blocked, and lets nobody be Granted who was not; and
/// with its grants gone, whoever is Granted is so through another.
inline QString checkSuperseding(const Case& given, Random& random, const QDate& today) {
    for (auto person = given.persons.begin(); person != given.persons.end(); ++person) {
        if (person->quitclaims.isEmpty()) continue;
        Case other = given;
        PersonFacts& after = other.persons[person.key()];
        Quitclaim& chosen = after.quitclaims[random.below(static_cast<int>(after.quitclaims.size()))];
        // Only an active one can be superseded: one that is withdrawn whole has nothing to give up.
        if (chosen.state != QuitclaimState::Active) continue;
        chosen.state = QuitclaimState::Superseded;
        const PersonConsent was = consentOf(*person, website(), thePhoto, theCollection, today);
        const PersonConsent is = consentOf(after, website(), thePhoto, theCollection, today);
        if (is.state == ConsentState::Granted &&
            (was.state != ConsentState::Granted || is.quitclaim == chosen.id))
            return asked(today) + words(was) + QStringLiteral(" once superseded ") + words(is) + words(after);
        const Clearance a = clearanceOf(given.photo, given.persons, website(), today);
        const Clearance b = clearanceOf(other.photo, other.persons, website(), today);
        if (mayExport(b.state) && !mayExport(a.state))
            return asked(today) + words(a) + QStringLiteral(" cleared by superseding: ") + words(b) +
                   words(other);
    }
    return {};
}

/// A withdrawal dated on or before TODAY of all that was granted last blocks the person for good.
inline QString checkWithdrawAll(const Case& given, const QDate& today) {
    for (PersonFacts person : given.persons) {
        const PersonConsent before = consentOf(person, website(), thePhoto, theCollection, today);
        if (before.state != ConsentState::Granted) continue;
        for (Quitclaim& quitclaim : person.quitclaims) {
            if (quitclaim.id != *before.quitclaim) continue;
            Withdrawal withdrawal;
            withdrawal.date = today;
            quitclaim.withdrawals.append(withdrawal);
        }
        for (QDate later = today; later <= day(given.windowDays + 1); later = later.addDays(1)) {
            const PersonConsent after =
                consentOf(asKnownOn(person, today), website(), thePhoto, theCollection, later);
            if (after.state != ConsentState::Withdrawn)
                return asked(later) + QStringLiteral("not withdrawn: ") + words(after) + words(person);
        }
    }
    return {};
}

/// A yes more never takes a permission away, as long as it is no refusal or withdrawal too.
inline QString checkMoreYes(const Case& given, Random& random, const QDate& today) {
    for (PersonFacts person : given.persons) {
        if (consentOf(person, website(), thePhoto, theCollection, today).state != ConsentState::Granted)
            continue;
        QuitclaimBuilder yes = signedOn(901, day(random.below(given.windowDays)));
        yes.grants(website())
            .from(day(random.below(given.windowDays)))
            .until(day(random.below(given.windowDays)));
        person.quitclaims.append(yes);
        const PersonConsent after = consentOf(person, website(), thePhoto, theCollection, today);
        if (after.state != ConsentState::Granted)
            return asked(today) + QStringLiteral("no longer granted: ") + words(after) + words(person);
    }
    return {};
}

/// An unnamed or possible face more never clears, and only an override lets such a photo out.
inline QString checkMoreFaces(const Case& given, Random& random, const QDate& today) {
    Case other = given;
    Face face;
    face.id = idOf<FaceId>(77);
    face.state = random.chance(50) ? FaceState::Unnamed : FaceState::Possible;
    other.photo.faces.append(face);
    const Clearance a = clearanceOf(given.photo, given.persons, website(), today);
    const Clearance b = clearanceOf(other.photo, other.persons, website(), today);
    const bool wrong = (mayExport(b.state) && b.state != ClearanceState::NotNeeded) ||
                       (mayExport(b.state) && !mayExport(a.state));
    return wrong
               ? asked(today) + words(a) + QStringLiteral(" with an unknown face ") + words(b) + words(given)
               : QString();
}

/// State and reasons belong together, and nobody shown goes untold.
inline QString checkReasons(const Case& given, const QDate& today) {
    const Clearance now = clearanceOf(given.photo, given.persons, website(), today);
    const auto wrong = [&](const char* what) {
        return asked(today) + QLatin1String(what) + QStringLiteral(": ") + words(now) + words(given);
    };
    if (now.firstDay != today) return wrong("another first day");
    if (now.reasons.isEmpty() != (now.state == ClearanceState::NoPeople))
        return wrong("reasons and NoPeople");
    for (const ClearanceReason& reason : now.reasons)
        if (reason.kind < now.state) return wrong("a stronger reason than the state");
    if (!now.reasons.isEmpty() && now.reasons.constFirst().kind != now.state)
        return wrong("state without its reason");
    for (const Face& face : given.photo.faces) {
        const auto of = [&](const ClearanceReason& reason) { return reason.face == face.id; };
        const auto count = std::count_if(now.reasons.begin(), now.reasons.end(), of);
        const bool counts = face.state != FaceState::Bystander && face.state != FaceState::NotAFace;
        if (count != (counts ? 1 : 0)) return wrong("not one reason per face that counts");
    }
    for (const PersonId& person : given.photo.alsoShown) {
        const auto of = [&](const ClearanceReason& reason) { return reason.person == person; };
        if (std::none_of(now.reasons.begin(), now.reasons.end(), of)) return wrong("somebody untold");
    }
    return {};
}

/// Everything above, for the case of that seed, on one of its days.
inline QString checkCase(quint64 seed) {
    const Case given = CaseMaker(seed).make();
    Random random(~seed);
    const QDate today = day(random.below(given.windowDays + 2) - 1);
    QString wrong = compareWithReference(given, today);
    if (wrong.isEmpty()) wrong = checkReasons(given, today);
    if (wrong.isEmpty()) wrong = checkLastDay(given, today);
    // Each of these builds the records anew, which takes longer than the rule: one of them per case, in turn.
    if (wrong.isEmpty()) {
        switch (seed % 8) {
        case 0:
            wrong = checkOrder(given, random, today);
            break;
        case 1:
            wrong = checkLaterRecords(given, today);
            break;
        case 2:
            wrong = checkIrrelevantRecords(given, today);
            break;
        case 3:
            wrong = checkMoreNo(given, random, today);
            break;
        case 4:
            wrong = checkWithdrawAll(given, today);
            break;
        case 5:
            wrong = checkMoreYes(given, random, today);
            break;
        case 6:
            wrong = checkMoreFaces(given, random, today);
            break;
        case 7:
            wrong = checkSuperseding(given, random, today);
            break;
        }
    }
    return wrong.isEmpty() ? wrong : QStringLiteral("seed %1:").arg(seed) + wrong;
}

/// Signed on any of five days: refused, or granted from any day or none until any day or none, and that
/// withdrawn.
inline QList<Quitclaim> everyQuitclaimOfFiveDays() {
    QList<Quitclaim> all;
    for (int on = 0; on < 5; ++on) {
        all.append(signedOn(1, day(on)).refuses(website()));
        for (int from = -1; from < 5; ++from) {
            for (int until = -1; until < 5; ++until) {
                QuitclaimBuilder yes = signedOn(1, day(on)).grants(website());
                if (from >= 0) yes.from(day(from));
                if (until >= 0)
                    yes.until(day(until));
                else
                    yes.openEnded();
                all.append(yes);
                for (int taken = 0; from < 0 && taken < 5; ++taken)
                    all.append(QuitclaimBuilder(yes).withdrawn(day(taken)));
            }
        }
    }
    return all;
}

/// All sets of COUNT quitclaims out of OPTIONS, asked on every day of their window of WINDOWDAYS days.
inline QString checkAllSets(const QList<Quitclaim>& options, int count, int windowDays) {
    std::vector<qsizetype> chosen(static_cast<size_t>(count), 0);
    while (true) {
        PersonFacts person = personWith({});
        for (size_t i = 0; i < chosen.size(); ++i) {
            person.quitclaims.append(options.at(chosen[i]));
            person.quitclaims.last().id = idOf<QuitclaimId>(static_cast<uint>(i + 1));
        }
        const ReferencePerson reference(person, website(), thePhoto, theCollection, day(-1),
                                        day(windowDays + 1));
        for (int number = -1; number <= windowDays; ++number) {
            const PersonConsent is = consentOf(person, website(), thePhoto, theCollection, day(number));
            const PersonConsent wanted = reference.answer(day(number));
            if (is != wanted)
                return asked(day(number)) + words(is) + QStringLiteral(", wanted ") + words(wanted) +
                       words(person);
        }
        // Never descending: another order is the same set.
        size_t place = chosen.size();
        while (place > 0 && chosen[place - 1] == options.size() - 1)
            --place;
        if (place == 0) return {};
        const qsizetype next = chosen[place - 1] + 1;
        std::fill(chosen.begin() + static_cast<std::ptrdiff_t>(place) - 1, chosen.end(), next);
    }
}

} // namespace bk::test
