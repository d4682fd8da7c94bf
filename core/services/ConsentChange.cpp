#include "core/services/ConsentChange.h"

#include "core/services/ClearancePass.h"
#include "core/store/ClearanceStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/SettingStore.h"

#include <algorithm>

namespace bk {
namespace {

/// Photos in memory at a time.
constexpr qsizetype batch = 1000;

/// First days apart, which say only when it was asked.
bool saysTheSame(const Clearance& a, const Clearance& b) {
    return a.state == b.state && a.lastDay == b.lastDay && a.reasons == b.reasons;
}

} // namespace

Result<ConsentChange> ConsentChange::begin(Connection& catalog, const PersonId& person, const QDate& day) {
    BK_ASSIGN(PersonFacts before, FactsReader(catalog).person(person));
    return ConsentChange(catalog, std::move(before), day);
}

Result<ConsentChange::Outcome> ConsentChange::follow() {
    Outcome outcome;
    BK_ASSIGN(outcome.photos, PhotoStore(*m_catalog).showing(m_before.id));
    // As they lie in the file.
    std::sort(outcome.photos.begin(), outcome.photos.end());
    BK_ASSIGN(const auto purposes, SettingStore(*m_catalog).purposes());
    FactsReader facts(*m_catalog);
    QList<PhotoId> different;
    for (qsizetype first = 0; first < outcome.photos.size(); first += batch) {
        BK_ASSIGN(auto part,
                  ClearanceFacts(*m_catalog).photos(outcome.photos.mid(first, batch), Stored::LeftOut));
        BK_TRY(facts.readPersonsOn(part));
        QHash<PersonId, PersonFacts> before = facts.persons();
        before.insert(m_before.id, m_before);
        for (PhotoOnRecord& record : part) {
            BK_ASSIGN(const PhotoFacts photo, facts.factsOf(std::move(record)));
            bool changed = false;
            bool same = true;
            for (const Purpose& purpose : purposes) {
                const Clearance was = clearanceOf(photo, before, purpose, m_day);
                const Clearance is = clearanceOf(photo, facts.persons(), purpose, m_day);
                same = same && saysTheSame(was, is);
                changed = changed || was.state != is.state;
            }
            if (changed) ++outcome.changed;
            if (!same) different << photo.id;
        }
    }
    if (different.size() > mostRewrittenAtOnce())
        BK_TRY(ClearanceStore(*m_catalog).markStale(different));
    else
        BK_TRY(ClearancePass(*m_catalog, m_day).renew(different));
    return outcome;
}

} // namespace bk
