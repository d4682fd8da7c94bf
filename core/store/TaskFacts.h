#pragma once

#include "core/base/Result.h"
#include "core/consent/ConsentRule.h"
#include "core/db/Connection.h"
#include "core/model/Clearance.h"

#include <QDateTime>
#include <QHash>
#include <QList>

namespace bk {

/// A person with what the rule needs of the quitclaims, and their numbers.
struct EndingFacts {
    PersonFacts facts;
    QString name;
};

struct DraftFacts {
    QuitclaimId quitclaim;
    QString number;
    PersonId person;
    QString name;
    QDateTime added;
};

/// Somebody for whom a guardian signed what still counts.
struct GuardedFacts {
    PersonId person;
    QString name;
    QDate born;
    std::optional<QDate> lastSigned; ///< of all active records
};

/// Open takedowns of one person's photos in one publication.
struct TakedownFacts {
    PublicationId publication;
    QString place;
    Purpose purpose;
    std::optional<PersonId> person;
    QString name;
    int photos = 0;
    QDate since;
    PhotoId one; ///< of the photos
};

/// Photos of an open publication that share a state for its purpose.
struct PublishedFacts {
    PublicationId publication;
    QString place;
    Purpose purpose;
    ClearanceState state = ClearanceState::Missing;
    int photos = 0;
    PhotoId one; ///< of the photos
    /// Of those that have expired, themselves or by a permission, the earliest last day; null: none has.
    QDate ended;
};

/// Photos of a collection whose last day is near or past.
struct LastDayFacts {
    CollectionId collection;
    QString name;
    QDate day;
    int photos = 0;
    PhotoId one;
};

/// What tasks are made of, each kind in one pass over what it concerns however many photos there are. On the
/// thread of its connection.
class TaskFacts {
public:
    /// WITHOUTRESTRICTED: restricted photos do not count.
    TaskFacts(Connection& catalog, bool withoutRestricted)
        : m_catalog(catalog), m_withoutRestricted(withoutRestricted) {}

    /// Everybody with an active quitclaim of which something ends on or before LAST, by name.
    Result<QList<EndingFacts>> endingBy(const QDate& last);
    Result<QList<DraftFacts>> drafts();
    /// Born on or before BORNBY, with a grant in a guardian's quitclaim that has not ended before TODAY.
    Result<QList<GuardedFacts>> guarded(const QDate& bornBy, const QDate& today);
    Result<QList<TakedownFacts>> takedowns();
    /// What is to be seen on DAY in one of STATES by the stored clearances, without what was taken down or is
    /// being taken down, and without what was known when it was said that it cannot be.
    Result<QList<PublishedFacts>> published(const QDate& day, const QList<ClearanceState>& states);
    /// Collections that are kept no longer than LAST and hold photos.
    Result<QList<LastDayFacts>> collectionsKeptTo(const QDate& last);
    /// Photos with a last day of their own, on or before LAST and before their collection's, by collection
    /// and day.
    Result<QList<LastDayFacts>> photosKeptTo(const QDate& last);
    /// Photos with faces that nobody has named.
    Result<qint64> photosWithOpenFaces();
    /// As shown to people.
    Result<QString> fileName(const PhotoId& photo);

private:
    QByteArray seen(const char* photo) const;
    QByteArray publishedOn(const QList<ClearanceState>& states) const;
    Status readQuitclaims(const QDate& last, QHash<PersonId, QList<Quitclaim>>& quitclaims);

    Connection& m_catalog;
    bool m_withoutRestricted;
};

} // namespace bk
