#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/store/Stamp.h"

#include <QHash>
#include <QList>

namespace bk {

/// What somebody said about two persons who look like one. The numbers are stored.
enum class PairAnswer { Two = 0, NotSure = 1 };

/// Two persons, in no order: (a, b) is (b, a).
class PersonPair {
public:
    PersonPair(const PersonId& one, const PersonId& other);
    /// The one with the lesser bytes, which is how pairs are stored.
    const PersonId& low() const { return m_low; }
    const PersonId& high() const { return m_high; }
    bool has(const PersonId& person) const { return m_low == person || m_high == person; }
    friend bool operator==(const PersonPair&, const PersonPair&) = default;
    friend size_t qHash(const PersonPair& pair, size_t seed = 0) {
        return qHashMulti(seed, pair.m_low, pair.m_high);
    }

private:
    PersonId m_low;
    PersonId m_high;
};

struct AnsweredPair {
    PersonPair pair;
    PairAnswer answer = PairAnswer::Two;
    Stamp stamp;
};

/// Answers about pairs of persons. They go with either person; a merge moves those of the departed one. On
/// the thread of its connection.
class PersonPairStore {
public:
    explicit PersonPairStore(Connection& catalog) : m_catalog(catalog) {}

    /// In place of what was answered before.
    Status put(const PersonPair& pair, PairAnswer answer, const Stamp& stamp);
    Status remove(const PersonPair& pair);
    Result<std::optional<AnsweredPair>> find(const PersonPair& pair);
    Result<QList<AnsweredPair>> ofPerson(const PersonId& person);
    Result<QHash<PersonPair, AnsweredPair>> all();
    /// Photos on which both are named, in boxes of their own: nobody is on one photo twice.
    Result<int> photosWithBoth(const PersonPair& pair);
    /// Faces of the one about which somebody said that they are not the other.
    Result<int> facesToldApart(const PersonPair& pair);

private:
    Connection& m_catalog;
};

} // namespace bk
