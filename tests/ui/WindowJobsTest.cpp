#include "tests/ui/WindowDesk.h"

#include "ui/shell/StatusStrip.h"
#include "ui/shell/Workspace.h"

#include <QToolButton>

#include <thread>

using namespace bk;
using namespace bk::ui;

/// Long work as the window shows it: how far it is, resting, going on, and its end.
class WindowJobsTest : public QObject, test::WindowDesk {
    Q_OBJECT

private Q_SLOTS:
    void init() { makeDesk(); }
    void cleanup() { clearDesk(); }

    void aJobShowsItsProgressAndCanBeCancelled() {
        openCatalog();
        Shell& shell = *m_window->shell();
        Workspace& workspace = shell.workspace();
        std::atomic<bool> stopped = false;
        bool ended = false;
        QSignalSpy progressed(&workspace, &Workspace::jobProgress);
        workspace.startJob(
            QStringLiteral("Counting"), this,
            [&stopped](Services&, const JobControl& control) {
                control.progress({20, 80, 4, 15});
                while (!control.stopRequested())
                    std::this_thread::yield();
                stopped = true;
                return true;
            },
            [&ended](bool) { ended = true; });
        QVERIFY(progressed.count() > 0 || progressed.wait(test::patience));
        QVERIFY(workspace.jobRunning());
        const QString words = shell.status().jobWords();
        QVERIFY2(words.contains(QStringLiteral("20 of 80")) &&
                     words.contains(QStringLiteral("15 seconds left")),
                 qPrintable(words));
        workspace.cancelJob(QStringLiteral("Counting"));
        QTRY_VERIFY_WITH_TIMEOUT(ended, test::patience);
        QVERIFY(stopped);
        QVERIFY(!workspace.jobRunning());
        QVERIFY(shell.status().jobWords().isEmpty());
    }

    void aJobCanRestAndGoOn() {
        openCatalog();
        Shell& shell = *m_window->shell();
        Workspace& workspace = shell.workspace();
        const QString title = QStringLiteral("Counting slowly");
        std::atomic<int> done = 0;
        std::atomic<bool> more = true;
        bool ended = false;
        workspace.startJob(
            title, this,
            [&](Services&, const JobControl& control) {
                control.progress({20, 80, 4, 15});
                while (more && control.mayGoOn())
                    ++done;
                return true;
            },
            [&ended](bool) { ended = true; }, WhenIdle::Stop, Pausing::Yes);
        QTRY_VERIFY_WITH_TIMEOUT(shell.status().jobWords().contains(QStringLiteral("20 of 80")),
                                 test::patience);
        QToolButton* pause = shell.status().pauseButton();
        QVERIFY(pause->isVisible());
        QCOMPARE(pause->accessibleName(), QStringLiteral("Pause the running work"));
        pause->click();
        QVERIFY2(shell.status().jobWords().contains(QStringLiteral("paused, 20 of 80")),
                 qPrintable(shell.status().jobWords()));
        QVERIFY(!shell.status().jobWords().contains(QStringLiteral("left")));
        QCOMPARE(pause->accessibleName(), QStringLiteral("Go on with the paused work"));
        // At most what was under way is still done.
        int at = done;
        const auto rests = [&] {
            const int now = done;
            return std::exchange(at, now) == now;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rests(), test::patience);
        pause->click();
        QTRY_VERIFY_WITH_TIMEOUT(done > at, test::patience);
        QVERIFY(shell.status().jobWords().contains(QStringLiteral("15 seconds left")));
        more = false;
        QTRY_VERIFY_WITH_TIMEOUT(ended, test::patience);
    }

    void aPausedJobIsCancelledAndAPausedOneLocks() {
        openCatalog();
        Workspace& workspace = m_window->shell()->workspace();
        const QString title = QStringLiteral("Counting slowly");
        bool ended = false;
        const auto begin = [&] {
            ended = false;
            workspace.startJob(
                title, this,
                [](Services&, const JobControl& control) {
                    while (control.mayGoOn())
                        std::this_thread::yield();
                    return true;
                },
                [&ended](bool) { ended = true; }, WhenIdle::Stop, Pausing::Yes);
            workspace.pauseJob(title, true);
        };
        begin();
        workspace.cancelJob(title);
        QTRY_VERIFY_WITH_TIMEOUT(ended, test::patience);
        // One that does not rest has no button for it.
        workspace.startJob(
            title, this,
            [](Services&, const JobControl& control) {
                while (!control.stopRequested())
                    std::this_thread::yield();
                return true;
            },
            [&ended](bool) { ended = true; });
        QVERIFY(!workspace.canPauseJob(title));
        QVERIFY(!m_window->shell()->status().pauseButton()->isVisible());
        ended = false;
        workspace.cancelJob(title);
        QTRY_VERIFY_WITH_TIMEOUT(ended, test::patience);
        begin();
        QVERIFY(test::lockAndWait(*m_window));
    }
};

BK_UI_TEST_MAIN(WindowJobsTest)
#include "WindowJobsTest.moc"
