#include "core/jobs/Workers.h"
#include "core/jobs/ProgressMeter.h"
#include "tests/support/TestMain.h"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace bk;

class WorkersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsDoneOnce() {
        std::mutex mutex;
        std::multiset<qint64> done;
        forEachParallel(1000, [&](qint64 i) {
            const std::lock_guard lock(mutex);
            done.insert(i);
            return true;
        });
        QCOMPARE(done.size(), 1000u);
        QCOMPARE(std::set<qint64>(done.begin(), done.end()).size(), 1000u);
        QCOMPARE(*done.begin(), 0);
        QCOMPARE(*done.rbegin(), 999);
    }

    void nothingToDoIsDone() {
        int calls = 0;
        forEachParallel(0, [&](qint64) {
            ++calls;
            return true;
        });
        QCOMPARE(calls, 0);
    }

    void oneThreadWhenLimitedToOne() {
        const auto caller = std::this_thread::get_id();
        QList<qint64> order;
        bool sameThread = true;
        forEachParallel(
            5,
            [&](qint64 i) {
                sameThread = sameThread && std::this_thread::get_id() == caller;
                order << i;
                return true;
            },
            1);
        QVERIFY(sameThread);
        QCOMPARE(order, (QList<qint64>{0, 1, 2, 3, 4}));
    }

    void whoSaysStopStopsAll() {
        std::atomic<int> done = 0;
        forEachParallel(100'000, [&](qint64 i) {
            ++done;
            return i < 10;
        });
        // Each other thread may still be at one more.
        QVERIFY(done >= 11);
        QVERIFY(done <= 11 + static_cast<int>(std::thread::hardware_concurrency()) * 2);
    }

    void progressEndsWithTheWholeCount() {
        QList<Progress> reports;
        JobControl control;
        control.progress = [&](const Progress& progress) { reports << progress; };
        ProgressMeter meter(control, 500);
        for (int i = 0; i < 500; ++i)
            meter.advance();
        meter.finish();
        QVERIFY(!reports.isEmpty());
        // About ten times a second, not once per step.
        QVERIFY(reports.size() < 250);
        QCOMPARE(reports.last().done, 500);
        QCOMPARE(reports.last().total, 500);
        for (qsizetype i = 1; i < reports.size(); ++i)
            QVERIFY(reports[i].done >= reports[i - 1].done);
    }

    void progressWithoutATotalTellsNoEnd() {
        Progress last;
        JobControl control;
        control.progress = [&](const Progress& progress) { last = progress; };
        ProgressMeter meter(control, -1);
        meter.advance(3);
        meter.finish();
        QCOMPARE(last.done, 3);
        QCOMPARE(last.total, -1);
        QVERIFY(!last.remainingSeconds);
    }

    void nobodyHasToListen() {
        const JobControl control;
        ProgressMeter meter(control, 2);
        meter.advance(2);
        meter.finish();
        QVERIFY(meter.seconds() >= 0);
    }
};

BK_TEST_MAIN(WorkersTest)
#include "WorkersTest.moc"
