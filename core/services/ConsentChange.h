#pragma once

#include "core/services/FactsReader.h"

namespace bk {

/// A change of what is on record about one person, and the stored clearances that follow from it. Made
/// before the change, on the thread of its connection, and used up by follow(), all inside one write command.
class ConsentChange {
public:
    static Result<ConsentChange> begin(Connection& catalog, const PersonId& person, const QDate& day);

    struct Outcome {
        QList<PhotoId> photos; ///< all that show the person
        int changed = 0;       ///< of these, those whose state became another one for some purpose
    };
    /// Asks the rule what it said before and what it says now. What is stored for the photos about which it
    /// says something else is written anew, or marked stale where they are many (mostRewrittenAtOnce).
    Result<Outcome> follow();

private:
    ConsentChange(Connection& catalog, PersonFacts before, const QDate& day)
        : m_catalog(&catalog), m_before(std::move(before)), m_day(day) {}

    Connection* m_catalog;
    PersonFacts m_before;
    QDate m_day;
};

} // namespace bk
