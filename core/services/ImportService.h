#pragma once

#include "core/base/Progress.h"
#include "core/services/Session.h"

namespace bk {

struct FailedFile {
    FilePath path;
    Error error;
};

struct ImportSummary {
    qint64 imported = 0;
    qint64 known = 0; ///< same content already there (also when it was found at a new path)
    qint64 moved = 0; ///< of the known ones, those whose path was brought up to date
    QList<FailedFile> failed;
    double seconds = 0;
    bool stopped = false; ///< by request; what is done is kept
};

/// Brings photos into the catalog. One decode per photo, on all cores; batches are committed as they come, so
/// that a killed import keeps what it had and the next run goes on. Originals are opened read-only and never
/// changed. Logged before it begins and with its count when it ends. Right::ImportPhotos.
class ImportService {
public:
    explicit ImportService(Session& session);

    /// Files and folders (recursive, hidden entries and symbolic links to folders passed over). COLLECTION is
    /// made when it is not there and there is a file to import. A path that does not exist and a folder that
    /// cannot be read are listed as failed, and the rest goes on. Only a failure of the catalog itself is an
    /// Error.
    Result<ImportSummary> import(const QList<FilePath>& paths, const QString& collection,
                                 const JobControl& control);

private:
    Session& m_session;
};

} // namespace bk
