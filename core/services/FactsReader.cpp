#include "core/services/FactsReader.h"

#include "core/services/ClearancePass.h"
#include "core/store/ClearanceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/QuitclaimStore.h"

#include <QSet>

#include <atomic>

namespace bk {
namespace {

/// From so many persons on, reading everybody takes less time than reading each.
constexpr qsizetype manyPersons = 100;

/// The rule is asked about more photos only once somebody wants to know.
constexpr qsizetype mostComparedAtOnce = 20'000;

std::atomic<int> mostRewritten = 1000;

} // namespace

Result<PhotoFacts> FactsReader::photo(const PhotoId& id) {
    BK_ASSIGN(auto found, ClearanceFacts(m_catalog).photos({id}, Stored::LeftOut));
    BK_TRY(readPersonsOn(found));
    return factsOf(std::move(found.front()));
}

Result<PhotoFacts> FactsReader::factsOf(PhotoOnRecord&& photo) {
    if (!m_retention) {
        BK_ASSIGN(m_retention, ClearanceFacts(m_catalog).retention());
    }
    PhotoFacts facts;
    facts.id = photo.id;
    facts.collection = photo.collection;
    facts.scanned = photo.scanned;
    facts.reviewed = photo.reviewed;
    facts.restricted = photo.restricted;
    facts.embargo = photo.embargo;
    facts.expires = photo.expires;
    facts.collectionRetainUntil = m_retention->value(photo.collection);
    facts.override.reason = photo.overrideReason;
    facts.override.until = photo.overrideUntil;
    facts.faces = std::move(photo.faces);
    facts.alsoShown = std::move(photo.alsoShown);
    return facts;
}

Status FactsReader::readPersonsOn(const std::vector<PhotoOnRecord>& photos) {
    QSet<PersonId> unread;
    const auto note = [&](const PersonId& id) {
        if (!m_persons.contains(id)) unread << id;
    };
    for (const PhotoOnRecord& photo : photos) {
        for (const Face& face : photo.faces)
            if (face.person) note(*face.person);
        for (const PersonId& shown : photo.alsoShown)
            note(shown);
    }
    if (unread.size() < manyPersons) {
        for (const PersonId& id : std::as_const(unread))
            BK_TRY(person(id));
        return {};
    }
    BK_ASSIGN(auto everybody, ClearanceFacts(m_catalog).persons());
    for (auto one = everybody.begin(); one != everybody.end(); ++one)
        if (!m_persons.contains(one.key()))
            m_persons.insert(one.key(), {one.key(), one->born, std::move(one->quitclaims)});
    return {};
}

Result<PersonFacts> FactsReader::person(const PersonId& id) {
    if (const auto found = m_persons.constFind(id); found != m_persons.constEnd()) return *found;
    BK_ASSIGN(const Person person, PersonStore(m_catalog).find(id));
    PersonFacts facts;
    facts.id = id;
    facts.born = person.born;
    BK_ASSIGN(facts.quitclaims, QuitclaimStore(m_catalog).ofPerson(id));
    m_persons.insert(id, facts);
    return facts;
}

Result<Clearance> askRule(FactsReader& facts, const PhotoId& photo, const Purpose& purpose,
                          const QDate& day) {
    BK_ASSIGN(const PhotoFacts photoFacts, facts.photo(photo));
    return clearanceOf(photoFacts, facts.persons(), purpose, day);
}

Status recomputeClearance(Connection& catalog, const QList<PhotoId>& photos, const QDate& day) {
    const int most = mostRewrittenAtOnce();
    if (photos.size() > mostComparedAtOnce) return ClearanceStore(catalog).markStale(photos);
    QList<PhotoId> different = photos;
    if (photos.size() > most) {
        BK_ASSIGN(const ClearanceTally tally, ClearancePass(catalog, day).compare(photos));
        different = tally.different;
    }
    if (different.size() > most) return ClearanceStore(catalog).markStale(different);
    BK_TRY(ClearancePass(catalog, day).renew(different));
    return {};
}

int mostRewrittenAtOnce() {
    return mostRewritten;
}

void setMostRewrittenAtOnce(int photos) {
    mostRewritten = photos;
}

} // namespace bk
