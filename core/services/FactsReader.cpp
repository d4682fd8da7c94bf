#include "core/services/FactsReader.h"

#include "core/store/ClearanceStore.h"
#include "core/store/CollectionStore.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"
#include "core/store/SettingStore.h"

namespace bk {

Result<PhotoFacts> FactsReader::photo(const PhotoId& id) {
    PhotoStore photos(m_catalog);
    BK_ASSIGN(const Photo photo, photos.find(id));
    PhotoFacts facts;
    facts.id = id;
    facts.collection = photo.collection;
    facts.scanned = !photo.scannedBy.isEmpty();
    facts.reviewed = photo.reviewed;
    facts.restricted = photo.restricted;
    facts.embargo = photo.embargo;
    facts.expires = photo.expires;
    facts.override = photo.override;
    if (!m_retention.contains(photo.collection)) {
        BK_ASSIGN(const Collection collection, CollectionStore(m_catalog).find(photo.collection));
        m_retention.insert(photo.collection, collection.retainUntil);
    }
    facts.collectionRetainUntil = m_retention.value(photo.collection);
    BK_ASSIGN(facts.faces, FaceStore(m_catalog).ofPhoto(id));
    BK_ASSIGN(facts.alsoShown, photos.alsoShown(id));
    for (const Face& face : std::as_const(facts.faces))
        if (face.person) BK_TRY(person(*face.person));
    for (const PersonId& shown : std::as_const(facts.alsoShown))
        BK_TRY(person(shown));
    return facts;
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

Result<int> recomputeClearance(Connection& catalog, const QList<PhotoId>& photos, const QDate& day) {
    BK_ASSIGN(const QList<Purpose> purposes, SettingStore(catalog).purposes());
    FactsReader facts(catalog);
    ClearanceStore store(catalog);
    int changed = 0;
    for (const PhotoId& id : photos) {
        BK_ASSIGN(const PhotoFacts photo, facts.photo(id));
        bool different = false;
        for (const Purpose& purpose : purposes) {
            const Clearance now = clearanceOf(photo, facts.persons(), purpose, day);
            BK_ASSIGN(const auto before, store.stored(id, purpose));
            if (!before || before->state != now.state) different = true;
            if (!before || *before != now) BK_TRY(store.put(id, purpose, now));
        }
        if (different) ++changed;
    }
    return changed;
}

} // namespace bk
