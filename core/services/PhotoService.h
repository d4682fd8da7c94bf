#pragma once

#include "core/model/Photo.h"
#include "core/model/PhotoFilter.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"

#include <QImage>

#include <functional>

namespace bk {

/// Finds photos and changes what is kept about them (never the originals). Reading needs Right::SeePhotos; a
/// restricted photo does not exist (NotFound, not counted) for users without SeeRestricted. A search by words
/// or by a person is logged. Thread-safe; not on the window's thread.
class PhotoService {
public:
    explicit PhotoService(Session& session);

    Result<qint64> count(const PhotoFilter& filter) const;
    /// In the order asked; the grid keeps the ids and fetches rows by the window.
    Result<QList<PhotoId>> ids(const PhotoFilter& filter, PhotoSort sort) const;
    /// Rows of these photos in this order, with the state for PURPOSE today where given. Photos that are gone
    /// are left out.
    Result<QList<PhotoRow>> rows(const QList<PhotoId>& ids, const std::optional<Purpose>& purpose) const;

    Result<Photo> photo(const PhotoId& id) const;
    /// By id or absolute path; NotFound.
    Result<PhotoId> find(const QString& idOrPath) const;
    Result<PhotoId> findByPath(const FilePath& path) const;

    /// Long edge at most 512 / 2048. NotFound when the previews were removed.
    Result<QImage> thumbnail(const PhotoId& id) const;
    Result<QImage> preview(const PhotoId& id) const;
    /// The original as it was imported, upright, in full size (above 60 megapixels as large as those), from a
    /// decoder process. NotFound when it is not there, BrokenFile when it has changed since; else as
    /// decodeUprightFile().
    Result<QImage> original(const PhotoId& id) const;

    // Right::ManageConsent: what overrides the rule for one photo. What is published of it and may not be any
    // more has its takedowns opened at once, as after every change below.

    Status setOverride(const PhotoId& id, OverrideReason reason, const QString& note,
                       const std::optional<QDate>& until);
    Status clearOverride(const PhotoId& id);
    Status setRestricted(const PhotoId& id, bool restricted);

    // Right::DescribePhotos.

    Status setEmbargo(const PhotoId& id, const std::optional<QDate>& day);
    Status setExpires(const PhotoId& id, const std::optional<QDate>& day);
    Status setRating(const PhotoId& id, int rating); ///< 0..5
    Status setTags(const PhotoId& id, const QStringList& tags);
    Status setCaption(const PhotoId& id, const QString& caption);

    // Right::NameFaces: who is shown.

    Status setReviewed(const PhotoId& id, bool reviewed);
    /// "also shown" without a box.
    Status addPerson(const PhotoId& id, const PersonId& person);
    Status removePerson(const PhotoId& id, const PersonId& person);
    Result<QList<PersonId>> alsoShown(const PhotoId& id) const;

private:
    Status changeShown(const PhotoId& id, const PersonId& person, bool shown);
    Status change(const PhotoId& id, const char* action, const std::function<void(Photo&)>& edit);
    Result<QImage> stored(const PhotoId& id, bool large) const;

    Session& m_session;
    mutable ReadLog m_reads;
};

} // namespace bk
