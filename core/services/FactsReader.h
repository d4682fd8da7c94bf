#pragma once

#include "core/base/Result.h"
#include "core/consent/ConsentRule.h"
#include "core/db/Connection.h"
#include "core/store/ClearanceFacts.h"

#include <QHash>

namespace bk {

/// Reads from catalog.db what the consent rule needs, each person once. On the thread of its connection;
/// valid as long as nothing is written in between but clearances.
class FactsReader {
public:
    explicit FactsReader(Connection& catalog) : m_catalog(catalog) {}

    /// Also reads everybody shown into persons(). Of the faces only id, state and person are there.
    Result<PhotoFacts> photo(const PhotoId& id);
    /// What was read about a photo as the rule wants it.
    Result<PhotoFacts> factsOf(PhotoOnRecord&& photo);
    /// Reads everybody on PHOTOS into persons(). Where these are many, everybody at once, and of their
    /// quitclaims only what the rule asks for.
    Status readPersonsOn(const std::vector<PhotoOnRecord>& photos);

    Result<PersonFacts> person(const PersonId& id);
    const QHash<PersonId, PersonFacts>& persons() const { return m_persons; }

private:
    Connection& m_catalog;
    QHash<PersonId, PersonFacts> m_persons;
    std::optional<QHash<CollectionId, std::optional<QDate>>> m_retention;
};

/// Sees to it that what is stored for these photos and every purpose of the catalog is what the rule says on
/// DAY, or does not count: where the rule says something else about very many of them, they are marked stale
/// and asked about later (ClearanceService::settle). Inside a write command, after the change.
Status recomputeClearance(Connection& catalog, const QList<PhotoId>& photos, const QDate& day);

/// So many photos' clearances are written within the change that they follow from; more are marked stale, so
/// that nobody waits for them.
int mostRewrittenAtOnce();
/// For tests.
void setMostRewrittenAtOnce(int photos);

/// The rule's own answer, not the cache's.
Result<Clearance> askRule(FactsReader& facts, const PhotoId& photo, const Purpose& purpose, const QDate& day);

} // namespace bk
