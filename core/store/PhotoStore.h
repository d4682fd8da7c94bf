#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Photo.h"
#include "core/model/PhotoFilter.h"
#include "core/store/Stamp.h"

#include <QList>

namespace bk {

/// What an import must know about a photo with the same content.
struct KnownPhoto {
    PhotoId id;
    FilePath path;
    qint64 fileSize = 0;
    QDateTime fileModified;
    bool missing = false; ///< its original was not at its path when last looked for
};

/// Photos and their search index. On the thread of its connection.
class PhotoStore {
public:
    explicit PhotoStore(Connection& catalog) : m_catalog(catalog) {}

    Status insert(const Photo& photo, const Stamp& stamp);
    /// Everything that a person may change, and path, missing, scannedBy; renews the words.
    Status update(const Photo& photo);
    Result<Photo> find(const PhotoId& id);
    /// NotFound. When several entries have had this path, the one that is not missing.
    Result<PhotoId> findByPath(const FilePath& path);
    Result<std::optional<KnownPhoto>> findBySha256(const QByteArray& sha256);
    Result<std::optional<KnownPhoto>> knownAtPath(const FilePath& path);
    Result<FilePath> path(const PhotoId& id);
    Result<bool> isRestricted(const PhotoId& id);

    Result<qint64> count(const PhotoFilter& filter);
    Result<QList<PhotoId>> ids(const PhotoFilter& filter, PhotoSort sort);
    Result<std::optional<PhotoRow>> row(const PhotoId& id, const std::optional<Purpose>& purpose);

    Result<QList<PersonId>> alsoShown(const PhotoId& id);
    Status addAlsoShown(const PhotoId& id, const PersonId& person, const Stamp& stamp);
    Status removeAlsoShown(const PhotoId& id, const PersonId& person);

    /// Photos that show PERSON, by box or without.
    Result<QList<PhotoId>> showing(const PersonId& person);
    Result<QList<PhotoId>> inCollection(const CollectionId& collection);

    /// Writes the search words of a photo anew: file name, folders, caption, tags, camera, collection,
    /// persons.
    Status renewWords(const PhotoId& id);

    /// Photos the detector of this id has not looked at, oldest first.
    Result<QList<PhotoId>> notScannedBy(const QString& detector,
                                        const std::optional<CollectionId>& collection,
                                        bool withoutRestricted = false);
    /// PATH now holds the content of PHOTO: other entries that were there have lost their original.
    Status takePath(const PhotoId& photo, const FilePath& path);
    /// PATH no longer holds the content of PHOTO, if that is still where PHOTO's original is looked for.
    /// Whether that is news.
    Result<bool> losePath(const PhotoId& photo, const FilePath& path);

    Status setScannedBy(const PhotoId& id, const QString& detector);
    /// What the photo's open faces were last compared with (a fingerprint of faceprints and model), as of the
    /// date it has; empty: nothing.
    Status setComparedWith(const PhotoId& id, const QString& fingerprint);
    /// Photos with open faces in collections with recognition on, not yet compared with FINGERPRINT, or of
    /// another date by now: who was a child on it needs more.
    Result<QList<PhotoId>> notComparedWith(const QString& fingerprint,
                                           const std::optional<CollectionId>& collection,
                                           bool withoutRestricted = false);

private:
    Result<Photo> photo(Statement& query);
    Connection& m_catalog;
};

} // namespace bk
