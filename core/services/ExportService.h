#pragma once

#include "core/base/Progress.h"
#include "core/services/ClearanceService.h"
#include "core/services/ImportService.h"

namespace bk {

enum class ExportPreset {
    Original, ///< a byte-for-byte copy; not of files that hold more pictures than the one that was checked
    Jpeg2048  ///< long edge at most 2048 px, no metadata
};

struct ExportRequest {
    Purpose purpose;
    PhotoFilter filter;
    FilePath folder; ///< made when it is not there
    ExportPreset preset = ExportPreset::Jpeg2048;
};

struct ExportedPhoto {
    PhotoId photo;
    FilePath path;     ///< the original
    FilePath file;     ///< what was written
    QByteArray sha256; ///< of what was written
};

struct ExportOutcome {
    ExportId id;
    QList<ExportedPhoto> exported;
    QList<PhotoClearance> blocked;
    /// Cleared, but the original could not be read or the copy not written; and the manifest, when it could
    /// not be written.
    QList<FailedFile> failed;
    ReasonNames names;
    FilePath manifest; ///< empty: could not be written
    bool stopped = false;
};

/// Lets cleared photos leave the catalog. Asks the rule itself for every photo with the day on which that
/// photo is written, never the cached row alone, and logs each file. Restricted photos are left out for users
/// without Right::SeeRestricted (for others they are blocked). Right::ExportPhotos. Thread-safe; not on the
/// window's thread.
class ExportService {
public:
    explicit ExportService(Session& session);

    /// What run() would do now: the report of all photos of the filter. Logged (see ReadLog).
    Result<ClearanceReport> plan(const ExportRequest& request) const;

    /// ConsentRefused when no photo is cleared (nothing is written then). InvalidArgument for `recognition`
    /// or an unknown purpose. Files of the same name get a number; nothing in the folder is overwritten.
    Result<ExportOutcome> run(const ExportRequest& request, const JobControl& control);

private:
    Result<ClearanceReport> planned(const ExportRequest& request) const;

    Session& m_session;
    mutable ReadLog m_reads;
};

} // namespace bk
