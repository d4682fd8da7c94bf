#include "tests/bench/window/TurnMeter.h"

#include <QAbstractEventDispatcher>
#include <QFile>

#include <algorithm>
#include <ctime>
#include <unistd.h>

namespace bk::bench {
namespace {

double milliseconds(clockid_t clock) {
    timespec time = {};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

QString nameOf(const QObject* receiver, const QEvent* event) {
    return QStringLiteral("%1/%2").arg(QLatin1String(receiver->metaObject()->className())).arg(event->type());
}

} // namespace

double residentMebibytes() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const QList<QByteArray> pages = file.readAll().split(' ');
    return pages.value(1).toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

double Turns::within(QList<double> values, double part) {
    if (values.isEmpty()) return 0;
    std::sort(values.begin(), values.end());
    const auto place = static_cast<qsizetype>(part * static_cast<double>(values.size()));
    return values.at(std::min(place, values.size() - 1));
}

QJsonObject Turns::json() const {
    QList<double> work;
    QList<double> clock;
    for (const Turn& turn : turns) {
        work << turn.work;
        clock << turn.clock;
    }
    return {{QStringLiteral("act"), act},
            {QStringLiteral("turns"), turns.size()},
            {QStringLiteral("turns_that_painted"), pictures},
            {QStringLiteral("longest_work_ms"), within(work, 1)},
            {QStringLiteral("p99_work_ms"), within(work, 0.99)},
            {QStringLiteral("longest_clock_ms"), within(clock, 1)},
            {QStringLiteral("p99_clock_ms"), within(clock, 0.99)},
            {QStringLiteral("longest_event"), longestEvent},
            {QStringLiteral("longest_event_work_ms"), longestEventWork},
            {QStringLiteral("resident_mib"), resident},
            {QStringLiteral("seconds"), passed}};
}

QByteArray Turns::head() {
    return QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8 %9   longest event\n")
        .arg(QString(), -46)
        .arg(QStringLiteral("turns"), 6)
        .arg(QStringLiteral("paints"), 7)
        .arg(QStringLiteral("work: longest"), 14)
        .arg(QStringLiteral("99 %"), 6)
        .arg(QStringLiteral("clock: longest"), 15)
        .arg(QStringLiteral("99 %"), 6)
        .arg(QStringLiteral("MiB"), 6)
        .arg(QStringLiteral("seconds"), 8)
        .toUtf8();
}

QByteArray Turns::row() const {
    const QJsonObject all = json();
    const auto number = [&](const char* key) { return all.value(QLatin1String(key)).toDouble(); };
    return QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8 %9   ")
               .arg(act, -46)
               .arg(turns.size(), 6)
               .arg(pictures, 7)
               .arg(number("longest_work_ms"), 14, 'f', 1)
               .arg(number("p99_work_ms"), 6, 'f', 1)
               .arg(number("longest_clock_ms"), 15, 'f', 1)
               .arg(number("p99_clock_ms"), 6, 'f', 1)
               .arg(resident, 6, 'f', 0)
               .arg(passed, 8, 'f', 1)
               .toUtf8() +
           QStringLiteral("%1 (%2)\n").arg(longestEvent).arg(longestEventWork, 0, 'f', 1).toUtf8();
}

TurnMeter::TurnMeter(int& count, char** arguments) : QApplication(count, arguments) {
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, this,
            &TurnMeter::endTurn);
}

void TurnMeter::begin(const QString& act) {
    endTurn();
    m_now = {};
    m_now.act = act;
    m_passed.start();
}

Turns TurnMeter::end() {
    endTurn();
    m_now.resident = residentMebibytes();
    m_now.passed = static_cast<double>(m_passed.nsecsElapsed()) / 1e9;
    return m_now;
}

void TurnMeter::endTurn() {
    // A loop inside an event is part of that event.
    if (m_depth > 0) return;
    if (m_anything) {
        m_now.turns << m_turn;
        if (m_painted) ++m_now.pictures;
    }
    m_turn = {};
    m_painted = m_anything = false;
}

bool TurnMeter::notify(QObject* receiver, QEvent* event) {
    if (event->type() == QEvent::Paint) m_painted = true;
    if (m_depth > 0) return QApplication::notify(receiver, event);
    const QString name = nameOf(receiver, event);
    const double clock = milliseconds(CLOCK_MONOTONIC);
    const double work = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    ++m_depth;
    const bool taken = QApplication::notify(receiver, event);
    --m_depth;
    const double worked = milliseconds(CLOCK_THREAD_CPUTIME_ID) - work;
    m_turn.work += worked;
    m_turn.clock += milliseconds(CLOCK_MONOTONIC) - clock;
    m_anything = true;
    if (worked > m_now.longestEventWork) {
        m_now.longestEventWork = worked;
        m_now.longestEvent = name;
    }
    return taken;
}

} // namespace bk::bench
