#include "core/services/PersonPairService.h"

#include "core/faces/PersonLikeness.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/PersonStore.h"

namespace bk {
namespace {

/// What was answered about PAIR, or what the records say against it.
class Answers {
public:
    static Result<Answers> read(Connection& connection) {
        Answers answers;
        BK_ASSIGN(answers.m_answered, PersonPairStore(connection).all());
        BK_ASSIGN(const auto persons, PersonStore(connection).list());
        for (const Person& person : persons)
            answers.m_persons.insert(person.id, person);
        return answers;
    }
    const QHash<PersonId, Person>& persons() const { return m_persons; }

    bool areTwo(const PersonPair& pair) const {
        const auto known = m_answered.constFind(pair);
        if (known != m_answered.constEnd() && known->answer == PairAnswer::Two) return true;
        const auto low = m_persons.constFind(pair.low());
        const auto high = m_persons.constFind(pair.high());
        if (low == m_persons.constEnd() || high == m_persons.constEnd()) return true;
        return low->born && high->born && *low->born != *high->born;
    }
    LikelyPair made(const PersonId& one, const PersonId& other) const {
        LikelyPair pair;
        pair.one = one;
        pair.other = other;
        pair.oneName = m_persons.value(one).name;
        pair.otherName = m_persons.value(other).name;
        pair.notSure = m_answered.contains(PersonPair(one, other));
        return pair;
    }

private:
    QHash<PersonPair, AnsweredPair> m_answered;
    QHash<PersonId, Person> m_persons;
};

void doubtedLast(QList<LikelyPair>& pairs) {
    std::stable_partition(pairs.begin(), pairs.end(), [](const LikelyPair& pair) { return !pair.notSure; });
}

/// Those of PERSONS who permit recognition today; what ended may be there still.
Result<QSet<PersonId>> permitting(Session& session, const QSet<PersonId>& persons) {
    const QDate today = session.today();
    return session.catalog().read([&](Connection& connection) -> Result<QSet<PersonId>> {
        FactsReader facts(connection);
        QSet<PersonId> permitting;
        for (const PersonId& id : persons) {
            const auto person = facts.person(id);
            if (!person && person.error().code == ErrorCode::NotFound) continue;
            if (!person) return fail(person.error());
            if (recognitionGranted(*person, today)) permitting << id;
        }
        return permitting;
    });
}

} // namespace

Result<QList<LikelyPair>> PersonPairService::likely() const {
    BK_TRY(m_session.require(Right::ManagePersons));
    BK_ASSIGN(auto pairs, byName());
    if (!m_session.may(Right::Recognise)) return pairs;
    BK_ASSIGN(const auto alike, byFaces());
    QHash<PersonPair, qsizetype> known;
    for (qsizetype i = 0; i < pairs.size(); ++i)
        known.insert(PersonPair(pairs[i].one, pairs[i].other), i);
    QList<LikelyPair> both;
    QList<LikelyPair> byFacesOnly;
    for (const LikelyPair& pair : alike) {
        const auto named = known.constFind(PersonPair(pair.one, pair.other));
        if (named == known.constEnd())
            byFacesOnly << pair;
        else
            pairs[*named].faces = pair.faces;
    }
    // Whoever is alike by name and face first.
    std::stable_partition(pairs.begin(), pairs.end(),
                          [](const LikelyPair& pair) { return pair.faces.has_value(); });
    pairs += byFacesOnly;
    doubtedLast(pairs);
    return pairs;
}

Result<QList<LikelyPair>> PersonPairService::byName() const {
    BK_TRY(m_reads.note("person.duplicates", "catalog", {}));
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<LikelyPair>> {
        BK_ASSIGN(const Answers answers, Answers::read(connection));
        BK_ASSIGN(const auto numbered, PersonStore(connection).numbered());
        PersonPairStore store(connection);
        QList<NamedPerson> named;
        for (const Person& person : answers.persons())
            if (!numbered.contains(person.id)) named << NamedPerson{person.id, person.name};
        std::sort(named.begin(), named.end(),
                  [](const NamedPerson& a, const NamedPerson& b) { return a.id < b.id; });
        QList<LikelyPair> pairs;
        const auto alike = likeNames(named);
        for (const LikeNames& one : alike) {
            const PersonPair ids(named[one.one].id, named[one.other].id);
            if (answers.areTwo(ids)) continue;
            BK_ASSIGN(const int toldApart, store.facesToldApart(ids));
            if (toldApart > 0) continue;
            LikelyPair pair = answers.made(named[one.one].id, named[one.other].id);
            pair.names = one.likeness;
            pairs << pair;
        }
        doubtedLast(pairs);
        return pairs;
    });
}

Result<QList<LikelyPair>> PersonPairService::byFaces() const {
    // Numbers of two models say nothing about each other.
    const auto hold = m_session.engines().hold();
    FaceprintKeeper keeper(m_session);
    // What ended meanwhile is compared with nobody any more.
    BK_TRY(keeper.eraseEnded({}));
    BK_ASSIGN(auto loaded, keeper.loadMended());
    QSet<PersonId> persons;
    for (const Faceprint& one : std::as_const(loaded))
        persons << one.person;
    BK_ASSIGN(persons, permitting(m_session, persons));
    loaded.removeIf([&](const Faceprint& one) { return !persons.contains(one.person); });
    if (persons.size() < 2) return QList<LikelyPair>();
    BK_TRY(m_session.recordRead(
        "person.compare", "catalog", {},
        QStringLiteral("persons %1 faceprints %2").arg(persons.size()).arg(loaded.size())));
    std::vector<PersonFaceprint> faceprints;
    faceprints.reserve(static_cast<std::size_t>(loaded.size()));
    for (Faceprint& one : loaded)
        faceprints.push_back({one.person, std::move(one.numbers)});
    BK_ASSIGN(const ModelRegistry* const models, m_session.engines().registry());
    const auto alike = likePersons(faceprints, models->embedderCard().suggestThreshold);
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<LikelyPair>> {
        BK_ASSIGN(const Answers answers, Answers::read(connection));
        PersonPairStore store(connection);
        QList<LikelyPair> pairs;
        for (const LikePersons& one : alike) {
            const PersonPair ids(one.one, one.other);
            if (answers.areTwo(ids)) continue;
            BK_ASSIGN(const int together, store.photosWithBoth(ids));
            BK_ASSIGN(const int toldApart, store.facesToldApart(ids));
            if (together > 0 || toldApart > 0) continue;
            LikelyPair pair = answers.made(one.one, one.other);
            pair.faces = one.score;
            pair.likeness = models->embedderCard().likeness.wordFor(one.score);
            pairs << pair;
        }
        doubtedLast(pairs);
        return pairs;
    });
}

Result<std::optional<PairAnswer>> PersonPairService::answer(const PersonId& one, const PersonId& other,
                                                            const std::optional<PairAnswer>& answer) {
    BK_TRY(m_session.require(Right::ManagePersons));
    if (one == other)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("these are one person, not two"));
    auto outcome = m_session.catalog().write(
        [&](Connection& connection, ConnectionSet&) -> Result<std::optional<PairAnswer>> {
            for (const PersonId& person : {one, other})
                BK_TRY(PersonStore(connection).find(person));
            PersonPairStore store(connection);
            const PersonPair pair(one, other);
            BK_ASSIGN(const auto before, store.find(pair));
            const char* action = "person.apart.undo";
            if (!answer) {
                BK_TRY(store.remove(pair));
            } else {
                BK_TRY(store.put(pair, *answer, m_session.stamp()));
                action = *answer == PairAnswer::Two ? "person.apart" : "person.unsure";
            }
            BK_TRY(m_session.record(connection, action, "person", one.uuid(), other.toString()));
            return before ? std::optional(before->answer) : std::nullopt;
        });
    if (outcome) m_session.changes().notify({ChangeKind::Persons, {}});
    return outcome;
}

} // namespace bk
