#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

#include <ctime>

namespace bk::bench {

inline double seconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

/// How long something took by the clock, and how much of that was work: others may be at work on the same
/// machine.
struct Taken {
    double clock = 0;
    double work = 0; ///< processor time of all threads
};

class Stopwatch {
public:
    Stopwatch() : m_work(work()) { m_clock.start(); }
    Taken taken() const { return {seconds(m_clock), work() - m_work}; }

private:
    static double work() {
        timespec time = {};
        ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    }
    QElapsedTimer m_clock;
    double m_work;
};

inline QJsonObject toJson(const Taken& taken) {
    return {{QStringLiteral("seconds"), taken.clock}, {QStringLiteral("work_seconds"), taken.work}};
}

/// "by the clock/of work", in seconds.
inline QByteArray cell(const Taken& taken) {
    return QStringLiteral("%1/%2").arg(taken.clock, 0, 'f', 2).arg(taken.work, 0, 'f', 2).toUtf8();
}

} // namespace bk::bench
