#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Publication.h"
#include "core/store/Stamp.h"

#include <QList>

namespace bk {

/// A photo that is still to be seen in a publication, though nothing says that it may be.
struct ShownPhoto {
    PublicationId publication;
    Purpose purpose;
    PhotoId photo;
    std::optional<ClearanceState> state; ///< as stored; none: no row counts on the day, ask the rule
    QList<ClearanceReason> reasons;      ///< behind it
    bool takedownOpen = false;
    bool answered = false; ///< with Impossible, for some no
};

struct TakedownRow {
    Takedown takedown;
    Purpose purpose;                     ///< of the publication
    FilePath path;                       ///< of the photo
    QString person;                      ///< the name of the one who said no
    std::optional<ClearanceState> state; ///< as ShownPhoto::state, on the day asked for
};

/// Where photos were used, and what has to be taken down there. On the thread of its connection.
class PublicationStore {
public:
    explicit PublicationStore(Connection& catalog) : m_catalog(catalog) {}

    /// Added and addedBy are those of STAMP. A photo that is named twice is kept once.
    Status insert(const Publication& publication, const QList<PhotoId>& photos, const Stamp& stamp);
    /// Kind, place, until, endedOn and notes.
    Status update(const Publication& publication);
    Result<Publication> find(const PublicationId& id);
    /// The newest first. A restricted photo leads to no publication WITHOUTRESTRICTED.
    Result<QList<Publication>> list(const PublicationFilter& filter, const QDate& day,
                                    bool withoutRestricted = false);
    /// In the order in which they were taken.
    Result<QList<PhotoId>> photos(const PublicationId& id, bool withoutRestricted = false);
    Result<int> photoCount(const PublicationId& id, bool withoutRestricted = false);
    Result<int> openTakedownCount(const PublicationId& id, bool withoutRestricted = false);
    /// Whether PURPOSE is or was one of this catalog.
    Result<bool> knowsPurpose(const Purpose& purpose);

    /// Of AMONG, in publications that are open on DAY: what was not taken down and whose stored clearance for
    /// the purpose is no, or does not count on DAY.
    Result<QList<ShownPhoto>> notCleared(const QDate& day, const QList<PhotoId>& among);
    /// The same of the photos of one publication.
    Result<QList<ShownPhoto>> notCleared(const QDate& day, const PublicationId& id,
                                         bool withoutRestricted = false);

    Status openTakedown(const Takedown& takedown, const Stamp& stamp);
    /// Open ones first, the oldest of them first; of the others the last closed first.
    Result<QList<TakedownRow>> takedowns(bool openOnly, const QDate& day,
                                         const std::optional<PublicationId>& of = {},
                                         bool withoutRestricted = false);
    /// Those of PHOTO in PUBLICATION that were answered with Impossible.
    Result<QList<Takedown>> impossible(const PublicationId& publication, const PhotoId& photo);
    /// Of PHOTO, or of all photos, in PUBLICATION; how many there were.
    Result<int> closeTakedowns(const PublicationId& publication, const std::optional<PhotoId>& photo,
                               TakedownOutcome outcome, const QString& reason, const Stamp& stamp);

private:
    Connection& m_catalog;
};

} // namespace bk
