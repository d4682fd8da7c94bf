// Taking decisions about faces back, last one first.
#include "core/model/FaceAnswers.h"
#include "core/services/Admittance.h"
#include "core/services/FaceDecisions.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonMergeStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"

namespace bk {
namespace {

/// STATUS, where what is not there is an answer and no error.
Result<bool> isThere(const Status& status) {
    if (status) return true;
    if (status.error().code == ErrorCode::NotFound) return false;
    return fail(status.error());
}

Result<bool> personIsThere(Connection& connection, const PersonId& person) {
    const auto known = PersonStore(connection).find(person);
    return isThere(known ? Status() : Status(fail(known.error())));
}

/// PERSON may have become part of somebody else since.
Status inherit(Connection& connection, std::optional<PersonId>& person) {
    if (!person) return {};
    BK_ASSIGN(person, PersonMergeStore(connection).heirOf(*person));
    return {};
}

} // namespace

Result<FaceDecisions::Change> FaceDecisions::inherited(Connection& connection, Change change) {
    for (std::optional<Face>* const face : {&change.before, &change.after}) {
        if (!*face) continue;
        BK_TRY(inherit(connection, (*face)->person));
        if (!(*face)->suggestion) continue;
        BK_ASSIGN((*face)->suggestion->person,
                  PersonMergeStore(connection).heirOf((*face)->suggestion->person));
    }
    for (auto& [face, suggestion] : change.suggestionsEnded) {
        BK_ASSIGN(suggestion.person, PersonMergeStore(connection).heirOf(suggestion.person));
    }
    BK_TRY(inherit(connection, change.rejectionAdded));
    BK_TRY(inherit(connection, change.rejectionRemoved));
    QSet<PersonId> rejections;
    for (const PersonId& person : std::as_const(change.rejections)) {
        BK_ASSIGN(const PersonId heir, PersonMergeStore(connection).heirOf(person));
        rejections << heir;
    }
    // As in a merge: the name outweighs the rejection.
    const auto named = change.before ? change.before->person : std::nullopt;
    if (named) rejections.remove(*named);
    if (named && change.rejectionRemoved == named) change.rejectionRemoved.reset();
    change.rejections = rejections;
    return change;
}

Result<QList<FaceId>> FaceDecisions::undo() {
    Step last;
    {
        const std::lock_guard lock(m_mutex);
        if (m_steps.empty()) return QList<FaceId>();
        last = std::move(m_steps.back());
        m_steps.pop_back();
    }
    const QDate today = m_session.today();
    QList<FaceId> faces;
    QSet<PhotoId> photos;
    QSet<PersonId> named;
    QSet<PersonId> former;
    const auto outcome = m_session.catalog().write([&](Connection& connection, ConnectionSet& all) -> Status {
        faces.clear();
        photos.clear();
        named.clear();
        former.clear();
        for (auto step = last.rbegin(); step != last.rend(); ++step) {
            BK_ASSIGN(const Change change, inherited(connection, *step));
            const Face& face = change.after ? *change.after : *change.before;
            BK_ASSIGN(const bool done, takeBack(connection, all, change, today));
            if (!done) continue;
            BK_TRY(m_session.record(connection, "face.undo", "face", face.id.uuid(),
                                    change.before && change.before->person ? change.before->person->toString()
                                                                           : QString()));
            faces.prepend(face.id);
            photos << face.photo;
            if (change.before && change.before->person) named << *change.before->person;
            if (change.after && change.after->person) former << *change.after->person;
        }
        return follow(connection, photos, photos, former, today);
    });
    if (!outcome) {
        // It was not taken back, so it still can be.
        const std::lock_guard lock(m_mutex);
        m_steps.push_back(std::move(last));
        return fail(outcome.error());
    }
    if (faces.isEmpty())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("the face is gone, or something else was decided about it since"));
    tell(photos);
    BK_TRY(makeFaceprints(named));
    return faces;
}

Result<bool> FaceDecisions::takeBack(Connection& connection, ConnectionSet& all, const Change& change,
                                     const QDate& today) {
    FaceStore faces(connection);
    if (change.before && change.after) return takeBackEdit(connection, all, change, today);
    if (change.after) {
        BK_ASSIGN(const bool there, isThere(requireVisible(m_session, connection, change.after->id)));
        if (!there) return false;
        BK_ASSIGN(const Face face, faces.find(change.after->id));
        if (face.state != change.after->state || face.person != change.after->person) return false;
        if (face.person) BK_TRY(endFaceprint(connection, all, face.id));
        BK_TRY(faces.remove(face.id));
        return true;
    }
    Face face = *change.before;
    BK_ASSIGN(const bool there, isThere(requireVisible(m_session, connection, face.photo)));
    if (!there) return false;
    if (face.person) {
        BK_ASSIGN(const bool known, personIsThere(connection, *face.person));
        if (!known) return false;
    }
    face.suggestion.reset();
    BK_TRY(faces.insert(face, m_session.stamp()));
    for (const PersonId& person : change.rejections) {
        BK_ASSIGN(const bool known, personIsThere(connection, person));
        if (known) BK_TRY(faces.reject(face.id, person, m_session.stamp()));
    }
    return true;
}

Result<bool> FaceDecisions::takeBackEdit(Connection& connection, ConnectionSet& all, const Change& change,
                                         const QDate& today) {
    const Face& before = *change.before;
    const Face& after = *change.after;
    FaceStore faces(connection);
    BK_ASSIGN(const bool there, isThere(requireVisible(m_session, connection, before.id)));
    if (!there) return false;
    BK_ASSIGN(Face face, faces.find(before.id));
    const bool moved = before.box != after.box;
    if (face.state != after.state || face.person != after.person || (moved && face.box != after.box))
        return false;
    if (before.person) {
        BK_ASSIGN(const bool known, personIsThere(connection, *before.person));
        if (!known) return false;
    }
    // Else only the box is another, or who else it is not.
    const bool decided = face.state != before.state || face.person != before.person || !before.person;
    if (change.rejectionAdded) BK_TRY(faces.takeBackRejection(face.id, *change.rejectionAdded));
    if (change.rejectionRemoved) {
        BK_ASSIGN(const bool known, personIsThere(connection, *change.rejectionRemoved));
        if (known) BK_TRY(faces.reject(face.id, *change.rejectionRemoved, m_session.stamp()));
    }
    if (face.person && (moved || face.person != before.person))
        BK_TRY(endFaceprint(connection, all, face.id));
    face.state = before.state;
    face.person = before.person;
    face.reason = before.reason;
    if (moved) {
        // Else the box may be another by now: a later scan sees better.
        face.box = before.box;
        face.landmarks = before.landmarks;
        face.quality = before.quality;
    }
    if (before.suggestion && !face.person) {
        BK_ASSIGN(const bool allowed, mayReturn(connection, face.id, *before.suggestion, today));
        if (allowed) face.suggestion = before.suggestion;
    }
    if (face.person) face.suggestion.reset();
    BK_TRY(faces.update(face, decided ? std::optional(m_session.stamp()) : std::nullopt));
    BK_TRY(returnSuggestions(connection, change, today));
    return true;
}

Result<bool> FaceDecisions::mayReturn(Connection& connection, const FaceId& face,
                                      const Suggestion& suggestion, const QDate& today) {
    BK_ASSIGN(const bool known, personIsThere(connection, suggestion.person));
    FaceStore faces(connection);
    BK_ASSIGN(const auto rejected, faces.rejected(face));
    if (!known || rejected.contains(suggestion.person)) return false;
    FactsReader facts(connection);
    BK_ASSIGN(const FacePlace place, faces.place(face));
    return mayCompare(facts, place, suggestion.person, today);
}

Status FaceDecisions::returnSuggestions(Connection& connection, const Change& change, const QDate& today) {
    FaceStore faces(connection);
    for (const auto& [id, suggestion] : change.suggestionsEnded) {
        const auto face = faces.find(id);
        if (!face && face.error().code == ErrorCode::NotFound) continue;
        if (!face) return fail(face.error());
        if (!isOpen(*face) || face->suggestion) continue;
        BK_ASSIGN(const bool allowed, mayReturn(connection, id, suggestion, today));
        if (allowed) BK_TRY(faces.setSuggestion(id, suggestion));
    }
    return {};
}

} // namespace bk
