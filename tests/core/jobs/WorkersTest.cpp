#include "core/jobs/Workers.h"
#include "core/base/Pause.h"
#include "core/jobs/ProgressMeter.h"
#include "tests/support/TestMain.h"

#include <atomic>
#include <chrono>
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

    void aPauseHoldsEverybodyUntilItEnds() {
        JobControl control;
        control.pause = std::make_shared<Pause>();
        control.pause->begin();
        std::atomic<int> done = 0;
        std::atomic<int> asked = 0;
        std::thread work([&] {
            forEachParallel(20, [&](qint64) {
                ++asked;
                if (!control.mayGoOn()) return false;
                ++done;
                return true;
            });
        });
        QTRY_VERIFY(asked > 0);
        QCOMPARE(done, 0);
        control.pause->end();
        work.join();
        QCOMPARE(done, 20);
    }

    void stoppingEndsAPause() {
        std::stop_source source;
        JobControl control;
        control.stop = source.get_token();
        control.pause = std::make_shared<Pause>();
        control.pause->begin();
        std::atomic<bool> wentOn = true;
        std::thread work([&] { wentOn = control.mayGoOn(); });
        source.request_stop();
        work.join();
        QVERIFY(!wentOn);
        QVERIFY(control.pause->isOn());
    }

    void aPauseIsNoWorkingTime() {
        JobControl control;
        control.pause = std::make_shared<Pause>();
        const auto before = std::chrono::steady_clock::now();
        control.pause->begin();
        while (control.pause->length().count() < 20)
            std::this_thread::yield();
        // Rests from before the work do not count either.
        ProgressMeter meter(control, 1);
        while (control.pause->length().count() < 60)
            std::this_thread::yield();
        control.pause->end();
        const auto after = std::chrono::steady_clock::now();
        const double all = std::chrono::duration<double>(after - before).count();
        QVERIFY(meter.seconds() >= 0);
        QVERIFY(meter.seconds() <= all - 0.055);
        control.pause->begin();
        control.pause->begin();
        QVERIFY(control.pause->isOn());
        control.pause->end();
        QVERIFY(!control.pause->isOn());
        QVERIFY(control.pause->length().count() < 1000 * all + 1000);
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
