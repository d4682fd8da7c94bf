#pragma once

#include "core/base/Result.h"

#include <QImage>
#include <QString>

#include <ctime>
#include <memory>
#include <utility>

namespace bk::bench {

/// Milliseconds of this process's own work, so that others on the machine do not count; one core only.
class WorkTimer {
public:
    WorkTimer() : m_from(now()) {}
    /// Since the last time it was asked.
    double restart() {
        const double to = now();
        return to - std::exchange(m_from, to);
    }

private:
    static double now() {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    }
    double m_from;
};

/// What users of the library face_recognition run on each photo, for comparison: dlib's finder on the picture
/// doubled in size once, its 68 landmarks, and its residual network on chips of 150 pixels. The network has
/// random weights, which costs the same time; what it tells means nothing.
class DlibStack {
public:
    struct Times {
        double find = 0; ///< milliseconds, as all here
        double landmarks = 0;
        double embed = 0;
        int faces = 0;
        double sum() const { return find + landmarks + embed; }
    };

    /// LANDMARKS: the file shape_predictor_68_face_landmarks.dat, which Debian has in libdlib-data.
    static Result<std::unique_ptr<DlibStack>> open(const QString& landmarks);
    ~DlibStack();
    Times run(const QImage& image);

private:
    struct Held;
    explicit DlibStack(std::unique_ptr<Held> held);
    std::unique_ptr<Held> m_held;
};

/// beeldkluis-bench dlib.
int runDlib(const QStringList& arguments);

} // namespace bk::bench
