#include "core/services/FaceDecisions.h"

#include "core/model/FaceAnswers.h"
#include "core/services/Admittance.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/services/KeptPart.h"
#include "core/services/PublicationService.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintList.h"
#include "core/store/FaceprintStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"

namespace bk {
namespace {

/// How many steps can be taken back.
constexpr std::size_t undoDepth = 200;

void answerAs(Face& face, FaceState state, const QString& reason = {}) {
    face.state = state;
    face.person.reset();
    if (state != FaceState::Unnamed) face.suggestion.reset();
    face.reason = reason.trimmed();
}

/// Whether others could be suggested on the photo than before, so that its open faces are compared anew; what
/// an answer takes away takes its effect at once.
bool letsCompareAnew(const Face& before, const Face& after) {
    const bool opened = isOpen(after) && !isOpen(before);
    const bool nameWent = before.person && before.person != after.person;
    return opened || nameWent || before.box != after.box;
}

/// Nobody is on one photo twice. What was suggested until now goes to ENDED.
Status endSuggestionsBeside(FaceStore& faces, const Face& named,
                            std::vector<std::pair<FaceId, Suggestion>>& ended) {
    BK_ASSIGN(const auto all, faces.ofPhoto(named.photo));
    for (const Face& other : all) {
        if (other.id == named.id || !other.suggestion || other.suggestion->person != named.person) continue;
        BK_TRY(faces.setSuggestion(other.id, std::nullopt));
        ended.emplace_back(other.id, *other.suggestion);
    }
    return {};
}

} // namespace

Status FaceDecisions::endFaceprint(Connection& connection, ConnectionSet& all, const FaceId& id) {
    if (m_session.catalog().keys().has(DataKey::Face)) {
        BK_ASSIGN(Connection* const rows, all.of(DatabaseFile::Faces));
        return FaceprintStore(*rows).remove(id);
    }
    BK_ASSIGN(const auto listed, FaceprintList(connection).find(id));
    if (listed) BK_TRY(FaceprintKeeper(m_session).withhold(connection, listed->person));
    return {};
}

Result<bool> FaceDecisions::carryOut(Connection& connection, ConnectionSet& all, const Errand& errand,
                                     Step& step) {
    FaceStore faces(connection);
    BK_TRY(requireVisible(m_session, connection, errand.face));
    BK_ASSIGN(const Face before, faces.find(errand.face));
    Face face = before;
    Change change;
    BK_ASSIGN(const bool wanted, errand.edit(connection, face, change));
    if (!wanted) return false;
    if (face.person) face.suggestion.reset();
    // A faceprint is of this person and these pixels.
    if (before.person && (before.person != face.person || before.box != face.box))
        BK_TRY(endFaceprint(connection, all, errand.face));
    // Whose face it is was not decided by another box, or by who else it is not.
    const bool decided = isOpen(face) || before.state != face.state || before.person != face.person;
    BK_TRY(faces.update(face, decided ? std::optional(m_session.stamp()) : std::nullopt));
    if (face.person && face.person != before.person)
        BK_TRY(endSuggestionsBeside(faces, face, change.suggestionsEnded));
    const auto about = change.about ? change.about : face.person;
    BK_TRY(m_session.record(connection, errand.action, "face", errand.face.uuid(),
                            about ? about->toString() : QString()));
    change.before = before;
    change.after = face;
    step.push_back(std::move(change));
    return true;
}

Status FaceDecisions::follow(Connection& connection, const QSet<PhotoId>& photos,
                             const QSet<PhotoId>& comparedAnew, const QSet<PersonId>& former,
                             const QDate& today) {
    BK_TRY(FaceprintKeeper(m_session).clearUnfounded(connection, former, today));
    PhotoStore store(connection);
    for (const PhotoId& photo : comparedAnew)
        BK_TRY(store.setComparedWith(photo, QString()));
    for (const PhotoId& photo : photos)
        BK_TRY(store.renewWords(photo));
    BK_TRY(recomputeClearance(connection, photos.values(), today));
    // Somebody who said no may be on a photo that is to be seen.
    BK_TRY(openTakedowns(m_session, connection, photos.values(), today));
    return {};
}

void FaceDecisions::tell(const QSet<PhotoId>& photos) {
    m_session.changes().notify(
        {ChangeKind::Faces | ChangeKind::Clearance | ChangeKind::Persons | ChangeKind::Publications, photos});
}

Status FaceDecisions::finish(Step step) {
    QSet<PhotoId> photos;
    QSet<PersonId> named;
    for (const Change& change : step) {
        const Face& face = change.after ? *change.after : *change.before;
        photos << face.photo;
        if (change.after && change.after->person) named << *change.after->person;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_steps.push_back(std::move(step));
        if (m_steps.size() > undoDepth) m_steps.erase(m_steps.begin());
    }
    tell(photos);
    return makeFaceprints(named);
}

Status FaceDecisions::makeFaceprints(const QSet<PersonId>& persons) {
    if (persons.isEmpty()) return {};
    const auto made = FaceprintKeeper(m_session).makeWanted(persons.values());
    if (made) return {};
    // The next comparison tries again.
    return fail(keptThough(KeptPart::Change, made.error()));
}

Status FaceDecisions::decide(const FaceId& id, const char* action, const Edit& edit) {
    const QDate today = m_session.today();
    Step step;
    BK_TRY(m_session.catalog().write([&](Connection& connection, ConnectionSet& all) -> Status {
        step.clear();
        BK_TRY(carryOut(connection, all, {id, action, edit}, step));
        const Face& before = *step.front().before;
        QSet<PhotoId> comparedAnew;
        if (letsCompareAnew(before, *step.front().after)) comparedAnew << before.photo;
        QSet<PersonId> former;
        if (before.person) former << *before.person;
        return follow(connection, {before.photo}, comparedAnew, former, today);
    }));
    return finish(std::move(step));
}

Result<int> FaceDecisions::decideAll(const QList<Errand>& errands) {
    const QDate today = m_session.today();
    Step step;
    BK_TRY(m_session.catalog().write([&](Connection& connection, ConnectionSet& all) -> Status {
        step.clear();
        QSet<PhotoId> photos;
        QSet<PhotoId> comparedAnew;
        QSet<PersonId> former;
        for (const Errand& errand : errands) {
            // Asked apart from the errand: a person who is not there is no reason to pass a face over.
            const auto there = requireVisible(m_session, connection, errand.face);
            if (!there && there.error().code == ErrorCode::NotFound) continue;
            BK_TRY(there);
            BK_ASSIGN(const bool changed, carryOut(connection, all, errand, step));
            if (!changed) continue;
            const Face& before = *step.back().before;
            photos << before.photo;
            if (letsCompareAnew(before, *step.back().after)) comparedAnew << before.photo;
            if (before.person) former << *before.person;
        }
        return follow(connection, photos, comparedAnew, former, today);
    }));
    const int changed = static_cast<int>(step.size());
    if (changed > 0) BK_TRY(finish(std::move(step)));
    return changed;
}

FaceDecisions::Errand FaceDecisions::errandFor(const FaceAnswer& answer, const Stamp& stamp) {
    const FaceId id = answer.face;
    const PersonId person = answer.person;
    switch (answer.kind) {
    case FaceAnswer::Kind::Name:
        return {id, "face.name",
                [id, person](Connection& connection, Face& face, Change& change) -> Result<bool> {
                    BK_TRY(PersonStore(connection).find(person));
                    // Naming is the stronger word: an earlier "not this person" on this face is taken back.
                    FaceStore faces(connection);
                    BK_ASSIGN(const auto rejected, faces.rejected(id));
                    if (rejected.contains(person)) change.rejectionRemoved = person;
                    BK_TRY(faces.takeBackRejection(id, person));
                    face.state = FaceState::Named;
                    face.person = person;
                    face.reason.clear();
                    return true;
                }};
    case FaceAnswer::Kind::Reject:
        return {id, "face.reject",
                [id, person, stamp](Connection& connection, Face& face, Change& change) -> Result<bool> {
                    BK_TRY(PersonStore(connection).find(person));
                    FaceStore faces(connection);
                    BK_ASSIGN(const auto rejected, faces.rejected(id));
                    if (!rejected.contains(person)) change.rejectionAdded = person;
                    change.about = person;
                    BK_TRY(faces.reject(id, person, stamp));
                    if (face.person == person) answerAs(face, FaceState::Unnamed, face.reason);
                    if (face.suggestion && face.suggestion->person == person) face.suggestion.reset();
                    return true;
                }};
    case FaceAnswer::Kind::Bystander:
        return {id, "face.bystander",
                [reason = answer.reason](Connection&, Face& face, Change&) -> Result<bool> {
                    answerAs(face, FaceState::Bystander, reason);
                    return true;
                }};
    case FaceAnswer::Kind::NotAFace:
        return {id, "face.not-a-face",
                [reason = answer.reason](Connection&, Face& face, Change&) -> Result<bool> {
                    answerAs(face, FaceState::NotAFace, reason);
                    return true;
                }};
    case FaceAnswer::Kind::IsAFace:
        break;
    }
    return {id, "face.unname", [](Connection&, Face& face, Change&) -> Result<bool> {
                answerAs(face, FaceState::Unnamed);
                return true;
            }};
}

Result<int> FaceDecisions::answerAll(const QList<FaceAnswer>& answers) {
    QList<Errand> errands;
    for (const FaceAnswer& answer : answers) {
        Errand errand = errandFor(answer, m_session.stamp());
        errand.edit = [edit = std::move(errand.edit)](Connection& connection, Face& face,
                                                      Change& change) -> Result<bool> {
            if (!isOpen(face)) return false;
            return edit(connection, face, change);
        };
        errands << errand;
    }
    return decideAll(errands);
}

Status FaceDecisions::name(const FaceId& id, const PersonId& person) {
    const Errand errand = errandFor({id, FaceAnswer::Kind::Name, person}, m_session.stamp());
    return decide(id, errand.action, errand.edit);
}

Status FaceDecisions::reject(const FaceId& id, const PersonId& person) {
    const Errand errand = errandFor({id, FaceAnswer::Kind::Reject, person}, m_session.stamp());
    return decide(id, errand.action, errand.edit);
}

Status FaceDecisions::bystander(const FaceId& id, const QString& reason) {
    const Errand errand = errandFor({id, FaceAnswer::Kind::Bystander, {}, reason}, m_session.stamp());
    return decide(id, errand.action, errand.edit);
}

Status FaceDecisions::notAFace(const FaceId& id, const QString& reason) {
    const Errand errand = errandFor({id, FaceAnswer::Kind::NotAFace, {}, reason}, m_session.stamp());
    return decide(id, errand.action, errand.edit);
}

Status FaceDecisions::unname(const FaceId& id) {
    const Errand errand = errandFor({id, FaceAnswer::Kind::IsAFace}, m_session.stamp());
    return decide(id, errand.action, errand.edit);
}

Result<int> FaceDecisions::confirm(double minScore, const std::optional<PersonId>& person) {
    FaceSelection selection;
    selection.suggested = true;
    selection.suggestedAs = person;
    selection.withoutRestricted = !m_session.may(Right::SeeRestricted);
    BK_ASSIGN(const auto open, m_session.catalog().read([&](Connection& connection) {
        return FaceStore(connection).select(selection);
    }));
    QList<Errand> errands;
    for (const Face& one : open) {
        if (!one.suggestion || one.suggestion->score < minScore) continue;
        errands << Errand{
            one.id, "face.confirm",
            [suggested = one.suggestion->person](Connection&, Face& face, Change&) -> Result<bool> {
                // Answered, rejected or withdrawn since it was read.
                if (!isOpen(face) || !face.suggestion || face.suggestion->person != suggested) return false;
                face.state = FaceState::Named;
                face.person = suggested;
                return true;
            }};
    }
    return decideAll(errands);
}

} // namespace bk
