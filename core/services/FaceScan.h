#pragma once

#include "core/base/Progress.h"
#include "core/services/FaceService.h"

namespace bk {

/// One run of finding and comparing faces; see FaceService::scan. Not thread-safe itself; works on all cores.
class FaceScan {
public:
    FaceScan(Session& session, const JobControl& control)
        : m_session(session), m_control(control), m_today(session.today()) {}

    Status find(const std::optional<CollectionId>& collection, ScanSummary& summary);
    Status compare(const std::optional<CollectionId>& collection, ScanSummary& summary);

private:
    struct Counts {
        qint64 faces = 0;
        qint64 possible = 0;
    };
    Result<Counts> findOn(const PhotoId& photo, const QString& detector);
    Result<int> compareOn(const PhotoId& photo, const class Matcher& matcher, const QString& fingerprint,
                          double threshold, double margin);

    Session& m_session;
    const JobControl& m_control;
    QDate m_today;
};

} // namespace bk
