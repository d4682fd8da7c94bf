#pragma once

#include "core/base/FilePath.h"
#include "core/model/Publication.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"

namespace bk {

struct PublicationView {
    Publication publication;
    int photos = 0;        ///< that the user may see
    int openTakedowns = 0; ///< of them
    int notCleared = 0;    ///< of them, photos that may not be used for its purpose today, while it is open
};

struct TakedownView {
    Takedown takedown;
    Publication publication;
    QString fileName;
    FilePath path;
    QString personName; ///< empty for users without Right::SeePersons
    /// Open, and the photo may be used for the publication's purpose again: somebody granted it since.
    bool lawfulAgain = false;
};

/// Where photos were used, and what has to be taken down. A takedown is opened in the transaction of what
/// made it due (openTakedowns). Reading needs Right::SeePhotos and is logged where it is about a person;
/// changing needs Right::Publish. Photos that the user may not see are left out. Thread-safe; not on the
/// window's thread.
class PublicationService {
public:
    explicit PublicationService(Session& session);

    /// Newest first. NotFound for a photo that the user may not see.
    Result<QList<PublicationView>> list(const PublicationFilter& filter) const;
    Result<PublicationView> publication(const PublicationId& id) const;
    /// In the order in which they were taken.
    Result<QList<PhotoId>> photosOf(const PublicationId& id) const;
    /// Open ones first, the oldest of them first; those that are closed stay listed unless OPENONLY. Of all
    /// publications, or of one.
    Result<QList<TakedownView>> takedowns(bool openOnly, const std::optional<PublicationId>& of = {}) const;

    /// Id, added, addedBy and endedOn are given. InvalidArgument: no place, no photo, `recognition` or an
    /// unknown purpose (a retired one is known), until before publishedOn, a photo that is not in the export
    /// it names. Its day may be ahead: what is not out yet is stopped by a takedown too. What is not cleared
    /// is recorded all the same, as it happened; where a person said no, a takedown is opened at once.
    Result<Publication> add(const Publication& wanted, const QList<PhotoId>& photos);
    /// All photos of an export that the user may see; for the export's purpose, unless WANTED says another.
    Result<Publication> addExport(const Publication& wanted);
    /// The purpose of an export. NotFound.
    Result<Purpose> exportedFor(const ExportId& id) const;
    /// Place, kind, until and notes; logged with what they were. Nothing happens where nothing differs.
    Result<Publication> update(const Publication& changed);
    /// Taken down as a whole on DAY (not ahead, not before it was published): its open takedowns are done.
    /// REASON, when there is one, is added to its notes. InvalidArgument: it has ended already.
    Result<Publication> end(const PublicationId& id, const QDate& day, const QString& reason);
    /// OUTCOME Done or Impossible; Impossible needs a reason. NotFound: none is open.
    Status close(const PublicationId& publication, const PhotoId& photo, TakedownOutcome outcome,
                 const QString& reason);
    /// Many at once, in one transaction; those that are closed already are passed over. How many it closed.
    Result<int> closeAll(const QList<Takedown>& takedowns, TakedownOutcome outcome, const QString& reason);

private:
    Result<QList<PublicationView>> views(const PublicationFilter& filter) const;

    Session& m_session;
    mutable ReadLog m_reads;
};

/// Opens a takedown for each of PHOTOS in each open publication where somebody on it withdrew or refused the
/// publication's purpose by the rule on DAY, or the photo is restricted: also where an embargo or an end of
/// its own hides that in the clearance's state, and not where consent is not needed. Not where one is open,
/// where the photo was taken down already, nor again for a no that was answered with Impossible. How many
/// publications got one; each is logged with the number of photos. Inside the write command that made it so,
/// after recomputeClearance().
Result<int> openTakedowns(const Session& session, Connection& catalog, const QList<PhotoId>& photos,
                          const QDate& day);

} // namespace bk
