#include "core/services/FaceComparison.h"

#include "core/model/FaceAnswers.h"
#include "core/services/AskedTwice.h"
#include "core/services/FaceChips.h"
#include "core/services/FaceEngines.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "core/store/FaceprintList.h"
#include "core/store/PhotoStore.h"

#include <QCryptographicHash>

namespace bk {
namespace {

/// How faces are scored, told with what photos were compared with: another way, or other limits on a model's
/// card, compares them anew.
QByteArray scoringBy(const ModelCard& card) {
    QByteArray words = "best and middle, in series";
    for (const double number :
         {card.suggestThreshold, card.suggestMargin, card.childExtra, card.cohort.weight,
          double(card.cohort.size), card.cohort.floor, card.groupThreshold})
        words += ' ' + QByteArray::number(number);
    return words;
}

} // namespace

Result<FaceComparison> FaceComparison::load(Session& session) {
    BK_ASSIGN(const auto faceprints, FaceprintKeeper(session).loadMended());
    if (!faceprints.isEmpty()) BK_TRY(session.engines().requireEmbedder());
    BK_ASSIGN(const ModelRegistry* const models, session.engines().registry());
    const ModelCard& card = models->embedderCard();

    FaceComparison comparison(session, Matcher(card.outputSize, card.cohort));
    comparison.m_limits = MatchLimits::of(card);
    comparison.m_childLimits = MatchLimits::of(card, true);
    comparison.m_alike = card.groupThreshold;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(scoringBy(card));
    hash.addData(card.id.toUtf8());
    BK_ASSIGN(const auto permitting, comparison.permitting(faceprints, hash));
    comparison.m_matcher.reserve(static_cast<int>(faceprints.size()));
    for (const Faceprint& faceprint : faceprints) {
        if (!permitting.contains(faceprint.person)) continue;
        comparison.m_matcher.add(faceprint.person, faceprint.numbers, faceprint.face);
        hash.addData(faceprint.face.toBytes());
        hash.addData(faceprint.person.toBytes());
    }
    comparison.m_fingerprint = QString::fromLatin1(hash.result().toHex());
    return comparison;
}

Result<QSet<PersonId>> FaceComparison::permitting(const QList<Faceprint>& faceprints,
                                                  QCryptographicHash& hash) {
    const QDate today = m_session->today();
    return m_session->catalog().read([&](Connection& connection) -> Result<QSet<PersonId>> {
        FactsReader facts(connection);
        const auto note = [&](bool granted) { hash.addData(QByteArray(1, granted ? '1' : '0')); };
        QSet<PersonId> seen;
        QSet<PersonId> permitting;
        for (const Faceprint& faceprint : faceprints) {
            const PersonId& id = faceprint.person;
            if (seen.contains(id)) continue;
            seen << id;
            const auto person = facts.person(id);
            if (!person && person.error().code == ErrorCode::NotFound) continue;
            if (!person) return fail(person.error());
            // Ended, and not seen to yet.
            if (!recognitionGranted(*person, today)) continue;
            permitting << id;
            if (person->born && person->born->isValid()) {
                m_ownConsentFrom.insert(id, firstDayOfOwnConsent(*person->born));
                hash.addData(id.toBytes() + person->born->toString(Qt::ISODate).toUtf8());
            }
            if (!limitsRecognition(*person)) continue;
            m_limited << id;
            // When one of their narrower permissions begins to say something else, photos are compared anew.
            for (const Quitclaim& quitclaim : person->quitclaims) {
                const QuitclaimScope& scope = quitclaim.scope;
                if (scope.kind == ScopeKind::Collection)
                    note(recognitionGrantedOn(*person, {}, scope.collection, today));
                for (const PhotoId& photo : scope.photos)
                    note(recognitionGrantedOn(*person, photo, {}, today));
            }
        }
        return permitting;
    });
}

Result<QSet<PersonId>> FaceComparison::notAllowed(Connection& connection, const FacePlace& place) const {
    const QDate today = m_session->today();
    FactsReader facts(connection);
    QSet<PersonId> persons;
    for (const PersonId& person : m_limited) {
        BK_ASSIGN(const bool allowed, mayCompare(facts, place, person, today));
        if (!allowed) persons << person;
    }
    return persons;
}

Result<FaceComparison::OpenFaces> FaceComparison::openFaces(Connection& connection,
                                                            const PhotoId& photo) const {
    FaceStore faces(connection);
    BK_ASSIGN(const auto all, faces.ofPhoto(photo));
    OpenFaces open;
    if (std::none_of(all.begin(), all.end(), isOpen)) return open;
    BK_ASSIGN(const FacePlace place, faces.place(all.first().id));
    open.off = !place.recognition;
    if (open.off) return open;
    BK_ASSIGN(const Photo record, PhotoStore(connection).find(photo));
    const QDate taken = record.metadata.taken ? record.metadata.taken->date() : m_session->today();
    for (auto day = m_ownConsentFrom.begin(); day != m_ownConsentFrom.end(); ++day)
        if (taken < day.value()) open.children << day.key();
    for (const Face& face : all) {
        if (face.person) open.named << *face.person;
        if (!isOpen(face)) continue;
        BK_ASSIGN(const auto rejected, faces.rejected(face.id));
        open.faces << OpenFace{face, rejected};
    }
    return open;
}

bool FaceComparison::same(const OpenFaces& left, const OpenFaces& right) {
    if (left.off != right.off || left.named != right.named || left.children != right.children) return false;
    return std::equal(left.faces.begin(), left.faces.end(), right.faces.begin(), right.faces.end(),
                      [](const OpenFace& one, const OpenFace& other) {
                          return one.face.id == other.face.id && one.face.box == other.face.box &&
                                 one.rejected == other.rejected;
                      });
}

MatchExclusions FaceComparison::excludedFor(const OpenFace& one, const OpenFaces& open,
                                            const QSet<PersonId>& forbidden) const {
    return {one.rejected + open.named + forbidden, one.face.id};
}

Result<QList<Embedding>> FaceComparison::numbersOf(const PhotoId& photo, const OpenFaces& open,
                                                   const QSet<PersonId>& forbidden) const {
    QList<Face> faces;
    for (const OpenFace& one : open.faces)
        faces << one.face;
    BK_ASSIGN(const ModelRegistry* const models, m_session->engines().registry());
    BK_ASSIGN(const QList<QImage> chips, faceChips(*m_session, models->embedderCard(), photo, faces));
    const double least = std::min(m_limits.threshold, m_childLimits.threshold) - m_mirrorGain;
    const auto comesNear = [&](qsizetype index, const Embedding& alone) {
        const auto best = m_matcher.candidates(alone, excludedFor(open.faces[index], open, forbidden), 1);
        return !best.isEmpty() && best.first().score >= least;
    };
    FaceEngines& engines = m_session->engines();
    return askedTwice(
        [&] {
            return engines.withEmbedder(
                *models, [&](FaceEmbedder& embedder) { return embedPromising(embedder, chips, comesNear); });
        },
        [&] { return engines.requireEmbedder(); });
}

Result<std::vector<FaceComparison::NearFace>>
FaceComparison::nearFaces(const PhotoId& photo, const OpenFaces& open,
                          const QSet<PersonId>& forbidden) const {
    std::vector<NearFace> near;
    if (m_matcher.isEmpty() || open.faces.isEmpty()) return near;
    BK_ASSIGN(const auto numbers, numbersOf(photo, open, forbidden));
    for (qsizetype i = 0; i < open.faces.size(); ++i) {
        if (numbers[i].empty()) continue;
        const OpenFace& one = open.faces[i];
        const MatchExclusions excluded = excludedFor(one, open, forbidden);
        near.push_back(
            {one.face.id,
             {0, numbers[i], m_matcher.candidates(numbers[i], excluded, SeriesFace::mostCandidates),
              excluded.persons}});
    }
    return near;
}

QHash<FaceId, FaceMatch> FaceComparison::suggestionsFor(const std::vector<NearFace>& near,
                                                        const QSet<PersonId>& children) const {
    QHash<FaceId, FaceMatch> suggestions;
    QHash<PersonId, FaceId> best;
    for (const NearFace& one : near) {
        const QList<FaceMatch>& candidates = one.seen.candidates;
        if (candidates.isEmpty()) continue;
        const FaceMatch& found = candidates.first();
        const MatchLimits& limits = children.contains(found.person) ? m_childLimits : m_limits;
        if (!limits.hold(candidates)) continue;
        const auto other = best.constFind(found.person);
        if (other != best.constEnd()) {
            if (suggestions.value(*other).score >= found.score) continue;
            suggestions.remove(*other);
        }
        best.insert(found.person, one.face);
        suggestions.insert(one.face, found);
    }
    return suggestions;
}

Result<FaceComparison::Compared> FaceComparison::compare(const PhotoId& photo) const {
    Compared compared;
    QSet<PersonId> forbidden;
    BK_TRY(m_session->catalog().read([&](Connection& connection) -> Status {
        BK_ASSIGN(compared.open, openFaces(connection, photo));
        if (compared.open.faces.isEmpty()) return {};
        BK_ASSIGN(const FacePlace place, FaceStore(connection).place(compared.open.faces.first().face.id));
        BK_ASSIGN(forbidden, notAllowed(connection, place));
        return {};
    }));
    BK_ASSIGN(compared.near, nearFaces(photo, compared.open, forbidden));
    compared.suggestions = suggestionsFor(compared.near, compared.open.children);
    return compared;
}

Status FaceComparison::compareTogether(std::vector<Compared>& photos,
                                       const std::function<void()>& rest) const {
    BK_TRY(m_session->catalog().read([&](Connection& connection) -> Status {
        for (Compared& compared : photos) {
            if (compared.near.empty()) continue;
            const auto place = FaceStore(connection).place(compared.near.front().face);
            if (!place && place.error().code != ErrorCode::NotFound) return fail(place.error());
            if (place && place->recognition) continue;
            compared.open.off = true;
            compared.near.clear();
            compared.suggestions.clear();
        }
        return {};
    }));
    size_t first = 0;
    size_t faces = 0;
    for (size_t photo = 0; photo < photos.size(); ++photo) {
        faces += photos[photo].near.size();
        if (faces < facesTogether && photo + 1 < photos.size()) continue;
        compareSome(std::span(photos).subspan(first, photo + 1 - first), rest);
        first = photo + 1;
        faces = 0;
    }
    return {};
}

void FaceComparison::compareSome(std::span<Compared> photos, const std::function<void()>& rest) const {
    std::vector<SeriesFace> faces;
    for (size_t photo = 0; photo < photos.size(); ++photo) {
        for (NearFace& near : photos[photo].near) {
            near.seen.photo = static_cast<int>(photo);
            faces.push_back(std::move(near.seen));
        }
    }
    auto heard = inSeries(faces, m_alike, rest);
    size_t at = 0;
    for (Compared& compared : photos) {
        for (NearFace& near : compared.near) {
            near.seen = std::move(faces[at]);
            near.seen.candidates = std::move(heard[at]);
            ++at;
        }
        compared.suggestions = suggestionsFor(compared.near, compared.open.children);
    }
}

Result<int> FaceComparison::keep(const PhotoId& photo, const Compared& compared) const {
    if (compared.open.off) return 0;
    const QDate today = m_session->today();
    return m_session->catalog().write([&](Connection& connection, ConnectionSet&) -> Result<int> {
        FaceStore faces(connection);
        FaceprintList list(connection);
        FactsReader facts(connection);
        // Somebody may have answered, or withdrawn, while this was being compared.
        BK_ASSIGN(const OpenFaces open, openFaces(connection, photo));
        bool whole = same(open, compared.open);
        const auto isAllowed = [&](const OpenFace& one, const FaceMatch& found) -> Result<bool> {
            if (one.rejected.contains(found.person) || open.named.contains(found.person)) return false;
            BK_ASSIGN(const auto listed, list.find(found.reference));
            if (!listed || listed->person != found.person) return false;
            BK_ASSIGN(const FacePlace place, faces.place(one.face.id));
            return mayCompare(facts, place, found.person, today);
        };
        int made = 0;
        for (const OpenFace& one : open.faces) {
            const FaceId& face = one.face.id;
            const bool known = std::any_of(
                compared.open.faces.begin(), compared.open.faces.end(), [&](const OpenFace& before) {
                    return before.face.id == face && before.face.box == one.face.box;
                });
            if (!known) continue;
            std::optional<Suggestion> suggestion;
            const auto found = compared.suggestions.constFind(face);
            if (found != compared.suggestions.constEnd()) {
                BK_ASSIGN(const bool allowed, isAllowed(one, *found));
                if (allowed) {
                    suggestion = Suggestion{found->person, found->score};
                    ++made;
                } else {
                    // Compared again as soon as it is allowed again.
                    whole = false;
                }
            }
            if (suggestion || one.face.suggestion) BK_TRY(faces.setSuggestion(face, suggestion));
        }
        if (whole) BK_TRY(PhotoStore(connection).setComparedWith(photo, m_fingerprint));
        return made;
    });
}

Result<QList<FaceMatch>> FaceComparison::candidates(const Face& face, int limit) const {
    if (m_matcher.isEmpty()) return QList<FaceMatch>();
    bool recognition = false;
    QSet<PersonId> excluded;
    BK_TRY(m_session->catalog().read([&](Connection& connection) -> Status {
        FaceStore faces(connection);
        BK_ASSIGN(const FacePlace place, faces.place(face.id));
        recognition = place.recognition;
        BK_ASSIGN(const auto forbidden, notAllowed(connection, place));
        BK_ASSIGN(const auto rejected, faces.rejected(face.id));
        excluded = forbidden + rejected;
        return {};
    }));
    if (!recognition) return QList<FaceMatch>();
    BK_ASSIGN(const auto numbers, FaceprintKeeper(*m_session).embed(face.photo, {face}));
    return m_matcher.candidates(numbers.first(), {excluded, face.id}, limit);
}

} // namespace bk
