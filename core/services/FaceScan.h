#pragma once

#include "core/base/Progress.h"
#include "core/services/FaceService.h"

namespace bk {

class FaceComparison;
class ProgressMeter;

/// One run of finding and comparing faces; see FaceService::scan. Not thread-safe itself; works on all cores.
class FaceScan {
public:
    FaceScan(Session& session, const JobControl& control) : m_session(session), m_control(control) {}

    Status find(const std::optional<CollectionId>& collection, ScanSummary& summary);
    Status compare(const std::optional<CollectionId>& collection, ScanSummary& summary);

private:
    struct Counts {
        qint64 faces = 0;
        qint64 possible = 0;
        std::optional<Error> notLooked; ///< the finder failed on this photo, which is left as it is
    };
    FilePath pathOf(const PhotoId& photo) const;
    Result<Counts> findOn(const PhotoId& photo, const QString& detector);
    /// PHOTOS, so that their faces are seen in the light of each other.
    Status compareTogether(const FaceComparison& comparison, const QList<PhotoId>& photos,
                           ProgressMeter& meter, ScanSummary& summary);

    Session& m_session;
    const JobControl& m_control;
};

} // namespace bk
