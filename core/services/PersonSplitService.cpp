#include "core/services/PersonSplitService.h"

#include "core/faces/PersonLikeness.h"
#include "core/services/Admittance.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/services/NameLength.h"
#include "core/services/PersonConsequences.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonPairStore.h"
#include "core/store/PersonStore.h"

#include <QMap>

#include <cmath>

namespace bk {
namespace {

const ChangeKinds everything = ChangeKind::Persons | ChangeKind::Faces | ChangeKind::Clearance |
                               ChangeKind::Photos | ChangeKind::Publications;

QList<PhotoId> photosOf(const QList<Face>& faces) {
    QSet<PhotoId> photos;
    for (const Face& face : faces)
        photos << face.photo;
    return photos.values();
}

/// The faces of somebody, and which of them may be compared.
struct Named {
    QList<Face> faces;
    QSet<FaceId> comparable;
};

Result<Named> readNamed(Session& session, const PersonId& person, const QDate& today) {
    return session.catalog().read([&](Connection& connection) -> Result<Named> {
        BK_TRY(PersonStore(connection).find(person));
        FaceSelection selection;
        selection.person = person;
        selection.withoutRestricted = !session.may(Right::SeeRestricted);
        selection.withoutSuggestions = true;
        FaceStore store(connection);
        Named named;
        BK_ASSIGN(named.faces, store.select(selection));
        FactsReader facts(connection);
        for (const Face& face : std::as_const(named.faces)) {
            if (!face.landmarks) continue;
            BK_ASSIGN(const FacePlace place, store.place(face.id));
            BK_ASSIGN(const bool allowed, mayCompare(facts, place, person, today));
            if (allowed) named.comparable << face.id;
        }
        return named;
    });
}

/// Which of MOVING make PERSON be on one photo twice.
Result<QList<FaceId>> onPhotoTwice(FaceStore& store, const QList<Face>& moving, const PersonId& person) {
    QSet<PhotoId> shown;
    QList<FaceId> twice;
    for (const Face& face : moving) {
        BK_ASSIGN(const auto onPhoto, store.ofPhoto(face.photo));
        const bool already = std::any_of(onPhoto.begin(), onPhoto.end(),
                                         [&](const Face& other) { return other.person == person; });
        if (already || shown.contains(face.photo)) twice << face.id;
        shown << face.photo;
    }
    return twice;
}

qsizetype indexOf(const QList<Face>& faces, const FaceId& id) {
    for (qsizetype i = 0; i < faces.size(); ++i)
        if (faces[i].id == id) return i;
    return -1;
}

} // namespace

Result<SplitProposal> PersonSplitService::propose(const PersonId& person, const FaceId& first,
                                                  const FaceId& second) const {
    BK_TRY(m_session.require(Right::ManagePersons));
    BK_ASSIGN(const Named named, readNamed(m_session, person, m_session.today()));
    const qsizetype one = indexOf(named.faces, first);
    const qsizetype other = indexOf(named.faces, second);
    if (one < 0 || other < 0 || one == other)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("choose two faces of this person that are two different people"));
    SplitProposal proposal;
    if (!m_session.may(Right::Recognise))
        proposal.obstacle = SplitObstacle::NotForUser;
    else if (!named.faces[one].landmarks || !named.faces[other].landmarks)
        proposal.obstacle = SplitObstacle::TooUnclear;
    else if (!named.comparable.contains(first) || !named.comparable.contains(second))
        proposal.obstacle = SplitObstacle::NotPermitted;

    std::vector<Embedding> numbers(static_cast<std::size_t>(named.faces.size()));
    if (proposal.obstacle == SplitObstacle::None) {
        BK_TRY(m_session.recordRead("person.split.compare", "person", person.uuid(),
                                    QStringLiteral("faces %1").arg(named.comparable.size())));
        // Numbers of two models say nothing about each other.
        const auto hold = m_session.engines().hold();
        FaceprintKeeper keeper(m_session);
        QMap<PhotoId, QList<Face>> byPhoto;
        for (const Face& face : named.faces)
            if (named.comparable.contains(face.id)) byPhoto[face.photo] << face;
        for (auto photo = byPhoto.cbegin(); photo != byPhoto.cend(); ++photo) {
            auto made = keeper.embed(photo.key(), *photo);
            if (!made && made.error().code == ErrorCode::NotFound) continue;
            if (!made) return fail(made.error());
            for (qsizetype i = 0; i < photo->size(); ++i)
                numbers[static_cast<std::size_t>(indexOf(named.faces, photo->at(i).id))] =
                    std::move((*made)[i]);
        }
        if (numbers[static_cast<std::size_t>(one)].empty() ||
            numbers[static_cast<std::size_t>(other)].empty())
            proposal.obstacle = SplitObstacle::TooUnclear;
    }
    const bool compared = proposal.obstacle == SplitObstacle::None;
    const auto leads = divideFaces(numbers, static_cast<std::size_t>(one), static_cast<std::size_t>(other));
    for (qsizetype i = 0; i < named.faces.size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        SplitFace face;
        face.face = named.faces[i].id;
        face.second = i == other || (compared && i != one && leads[at] > 0);
        face.compared = compared && !numbers[at].empty();
        face.lead = face.compared ? std::abs(leads[at]) : 0;
        proposal.faces << face;
    }
    // The two chosen ones lead their sides.
    std::stable_sort(proposal.faces.begin(), proposal.faces.end(),
                     [&](const SplitFace& a, const SplitFace& b) {
                         const auto rank = [&](const SplitFace& face) {
                             return face.face == first || face.face == second ? 1e9 : face.lead;
                         };
                         return rank(a) > rank(b);
                     });
    return proposal;
}

Result<SplitOutcome> PersonSplitService::split(const PersonId& person, const QList<FaceId>& faces,
                                               const PersonId& other) {
    BK_TRY(m_session.require(Right::ManagePersons));
    if (other == person)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the other one must be somebody else"));
    return move(person, faces, other, {});
}

Result<SplitOutcome> PersonSplitService::splitNew(const PersonId& person, const QList<FaceId>& faces,
                                                  const QString& name) {
    BK_TRY(m_session.require(Right::ManagePersons));
    BK_TRY(checkLength(QStringLiteral("a person's name"), name.simplified()));
    return move(person, faces, std::nullopt, name.simplified());
}

Result<SplitOutcome> PersonSplitService::move(const PersonId& person, const QList<FaceId>& faces,
                                              const std::optional<PersonId>& other, const QString& name) {
    if (faces.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("choose the faces that are somebody else's"));
    const QDate today = m_session.today();
    auto outcome = m_session.catalog().write([&](Connection& connection,
                                                 ConnectionSet& all) -> Result<SplitOutcome> {
        PersonStore persons(connection);
        PersonSplitStore journal(connection);
        FaceStore store(connection);
        BK_TRY(persons.find(person));
        PersonSplit split;
        split.id = m_session.ids().make<PersonSplitId>();
        split.person = person;
        split.stamp = m_session.stamp();
        QList<Face> moving;
        for (const FaceId& id : faces) {
            BK_TRY(requireVisible(m_session, connection, id));
            BK_ASSIGN(const Face face, store.find(id));
            moving << face;
        }
        FaceSelection theirs;
        theirs.person = person;
        BK_ASSIGN(const auto named, store.select(theirs));
        if (QSet<FaceId>(faces.begin(), faces.end()).size() >= named.size())
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("these are all faces of this person; rename or merge instead"));
        if (other) {
            BK_TRY(persons.find(*other));
            split.other = *other;
        } else {
            BK_ASSIGN(const qint64 number, persons.nextNumber());
            Person added;
            added.id = m_session.ids().make<PersonId>();
            added.name = name.isEmpty() ? numberedName(number) : name;
            BK_TRY(persons.insert(added, number, split.stamp));
            BK_TRY(m_session.record(connection, "person.add", "person", added.id.uuid()));
            split.other = added.id;
            split.made = true;
            split.madeName = added.name;
        }
        BK_ASSIGN(const auto twice, onPhotoTwice(store, moving, split.other));
        PersonPairStore pairs(connection);
        const PersonPair pair(person, split.other);
        BK_ASSIGN(const auto answered, pairs.find(pair));
        split.paired = !answered || answered->answer != PairAnswer::Two;
        if (split.paired) BK_TRY(pairs.put(pair, PairAnswer::Two, split.stamp));
        BK_TRY(journal.insert(split));
        BK_ASSIGN(const FaceprintsHeld held, faceprintsHeld(connection, person));
        for (const FaceId& face : QSet<FaceId>(faces.begin(), faces.end()))
            BK_TRY(journal.move(split, face));
        BK_TRY(renewPhotos(m_session, connection, photosOf(moving), today));
        BK_TRY(m_session.record(connection, "person.split", "person", person.uuid(),
                                QStringLiteral("%1 faces %2").arg(split.other.toString()).arg(faces.size())));
        BK_TRY(dropFaceprints(m_session, connection, all, held));
        return SplitOutcome{split.id, split.other, twice};
    });
    if (!outcome) return outcome;
    m_session.changes().notify({everything, {}});
    BK_TRY(followChange(m_session, {person, outcome->other}));
    return outcome;
}

Result<QList<PersonSplitView>> PersonSplitService::splits(const PersonId& person) const {
    BK_TRY(m_session.require(Right::ManagePersons));
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PersonSplitView>> {
        PersonSplitStore journal(connection);
        BK_ASSIGN(const auto splits, journal.ofPerson(person));
        QList<PersonSplitView> views;
        for (const PersonSplit& split : splits) {
            BK_ASSIGN(const Person other, PersonStore(connection).find(split.other));
            BK_ASSIGN(const auto faces, journal.facesThere(split));
            views << PersonSplitView{split, other.name, static_cast<int>(faces.size())};
        }
        return views;
    });
}

Result<SplitUndone> PersonSplitService::undo(const PersonSplitId& id) {
    BK_TRY(m_session.require(Right::ManagePersons));
    const QDate today = m_session.today();
    PersonId other;
    auto outcome = m_session.catalog().write([&](Connection& connection,
                                                 ConnectionSet& all) -> Result<SplitUndone> {
        PersonStore persons(connection);
        PersonSplitStore journal(connection);
        FaceStore store(connection);
        BK_ASSIGN(const PersonSplit split, journal.find(id));
        if (split.person == split.other)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("the two are one person again"));
        other = split.other;
        BK_ASSIGN(const int together, journal.faceCount(split));
        BK_ASSIGN(const auto moving, journal.facesThere(split));
        BK_ASSIGN(const FaceprintsHeld held, faceprintsHeld(connection, split.other));
        BK_TRY(journal.moveBack(split));
        SplitUndone undone;
        undone.person = split.person;
        undone.faces = static_cast<int>(moving.size());
        undone.kept = together - undone.faces;
        PersonPairStore pairs(connection);
        const PersonPair pair(split.person, split.other);
        BK_ASSIGN(const auto answered, pairs.find(pair));
        if (split.paired && answered && answered->stamp.at == split.stamp.at &&
            answered->stamp.by == split.stamp.by)
            BK_TRY(pairs.remove(pair));
        BK_TRY(journal.remove(id));
        QList<Face> faces;
        for (const FaceId& face : moving) {
            BK_ASSIGN(const Face back, store.find(face));
            faces << back;
        }
        if (split.made) {
            BK_ASSIGN(const bool bare, journal.isBare(split));
            if (bare) {
                BK_TRY(store.clearSuggestionsOf(split.other));
                BK_TRY(persons.remove(split.other));
                BK_TRY(m_session.record(connection, "person.unsplit", "person", split.other.uuid(),
                                        QStringLiteral("removed")));
                undone.otherGone = true;
            }
        }
        BK_TRY(renewPhotos(m_session, connection, photosOf(faces), today));
        BK_TRY(m_session.record(connection, "person.unsplit", "person", split.person.uuid(),
                                QStringLiteral("%1 faces %2").arg(split.other.toString()).arg(undone.faces)));
        BK_TRY(dropFaceprints(m_session, connection, all, held));
        return undone;
    });
    if (!outcome) return outcome;
    m_session.changes().notify({everything, {}});
    BK_TRY(followChange(m_session, {outcome->person, other}));
    return outcome;
}

} // namespace bk
