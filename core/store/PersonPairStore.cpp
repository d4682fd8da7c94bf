#include "core/store/PersonPairStore.h"

namespace bk {
namespace {

const QByteArray columns = "SELECT low, high, answer, at, by FROM person_pairs ";

AnsweredPair pairAt(const Statement& row) {
    return {PersonPair(row.id<PersonId>(0), row.id<PersonId>(1)), static_cast<PairAnswer>(row.integer(2)),
            Stamp{row.id<UserId>(4), row.instant(3).value_or(QDateTime())}};
}

Result<QList<AnsweredPair>> pairsOf(Statement& query) {
    QList<AnsweredPair> pairs;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        pairs << pairAt(query);
    }
    query.reset();
    return pairs;
}

Result<int> countOf(Statement& query) {
    BK_ASSIGN(const bool row, query.step());
    const int count = row ? static_cast<int>(query.integer(0)) : 0;
    query.reset();
    return count;
}

} // namespace

PersonPair::PersonPair(const PersonId& one, const PersonId& other)
    : m_low(one.toBytes() < other.toBytes() ? one : other)
    , m_high(one.toBytes() < other.toBytes() ? other : one) {}

Status PersonPairStore::put(const PersonPair& pair, PairAnswer answer, const Stamp& stamp) {
    return m_catalog.run("INSERT OR REPLACE INTO person_pairs VALUES(?,?,?,?,?)", pair.low(), pair.high(),
                         static_cast<int>(answer), stamp.at, stamp.by);
}

Status PersonPairStore::remove(const PersonPair& pair) {
    return m_catalog.run("DELETE FROM person_pairs WHERE low = ? AND high = ?", pair.low(), pair.high());
}

Result<std::optional<AnsweredPair>> PersonPairStore::find(const PersonPair& pair) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE low = ? AND high = ?"));
    query->bind(pair.low(), pair.high());
    BK_ASSIGN(const auto found, pairsOf(*query));
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

Result<QList<AnsweredPair>> PersonPairStore::ofPerson(const PersonId& person) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE low = ?1 OR high = ?1"));
    query->bind(person);
    return pairsOf(*query);
}

Result<QHash<PersonPair, AnsweredPair>> PersonPairStore::all() {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns));
    BK_ASSIGN(const auto list, pairsOf(*query));
    QHash<PersonPair, AnsweredPair> pairs;
    for (const AnsweredPair& one : list)
        pairs.insert(one.pair, one);
    return pairs;
}

Result<int> PersonPairStore::photosWithBoth(const PersonPair& pair) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT count(*) FROM (SELECT photo FROM faces WHERE person = ?1 INTERSECT "
                               "SELECT photo FROM faces WHERE person = ?2)"));
    query->bind(pair.low(), pair.high());
    return countOf(*query);
}

Result<int> PersonPairStore::facesToldApart(const PersonPair& pair) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT count(*) FROM faces f JOIN face_rejections r ON r.face = f.id WHERE "
                               "(f.person = ?1 AND r.person = ?2) OR (f.person = ?2 AND r.person = ?1)"));
    query->bind(pair.low(), pair.high());
    return countOf(*query);
}

} // namespace bk
