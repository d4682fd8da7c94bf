#include "tests/ui/PageSupport.h"

#include "core/store/Catalog.h"
#include "ui/shell/RecoveryKeyPanel.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"
#include "ui/users/UserCard.h"
#include "ui/users/UsersPage.h"
#include "ui/widgets/Banner.h"

#include <QLineEdit>
#include <QPushButton>

#include <atomic>
#include <thread>

using namespace bk;
using namespace bk::ui;

/// What becomes of a change of access, and of a new recovery key, when the window locks meanwhile.
class AccessAtLockTest : public QObject {
    Q_OBJECT

    const QString m_never = QStringLiteral("The recovery key that counts was never typed back");

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    std::atomic<bool> m_begun = false;
    std::atomic<bool> m_letGo = false;
    std::atomic<bool> m_stopped = false;

    Shell& shell() { return *m_window->shell(); }
    QString notice() { return shell().notice()->isHidden() ? QString() : shell().notice()->sentence(); }
    QString sentenceAtTheDoor() { return m_window->unlockPage().banner()->sentence(); }

    std::unique_ptr<Session> opened(const QString& user) {
        auto session = m_desk->program.catalogs->open(
            m_desk->path(QStringLiteral("Museum De Brug.beeldkluis")), user, test::testPassphrase());
        if (!session) qFatal("%s", qPrintable(session.error().context));
        return std::move(*session);
    }

    /// As Bram, an administrator beside Anna, who holds the recovery key.
    void openAsBram() {
        {
            const auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug"));
            QVERIFY(
                test::addUser(*session, QStringLiteral("Bram"), Role::Administrator, test::testPassphrase()));
        }
        m_window->open(opened(QStringLiteral("Bram")));
    }

    /// A job that ends when it is let go, or stopped.
    void startJob(WhenIdle whenIdle) {
        shell().workspace().startJob(
            QStringLiteral("Long work"), this,
            [this](Services&, const JobControl& control) {
                m_begun = true;
                while (!m_letGo && !control.stopRequested())
                    std::this_thread::yield();
                m_stopped = control.stopRequested();
                return true;
            },
            [](bool) {}, whenIdle);
        QTRY_VERIFY_WITH_TIMEOUT(m_begun, test::patience);
    }

    void lockIdle() {
        m_window->idleTimer().start(0);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->locked(), test::patience);
    }

    UsersPage& usersPage() { return *static_cast<UsersPage*>(shell().page(Shell::Room::Users)); }

private Q_SLOTS:
    void init() {
        m_begun = m_letGo = m_stopped = false;
        m_desk = std::make_unique<test::Desk>();
        m_window = std::make_unique<MainWindow>(m_desk->program, m_desk->preferences);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup() {
        m_letGo = true;
        m_window.reset();
        m_desk.reset();
    }

    void theIdleLockEmptiesTheWindowAndLetsItGoOn() {
        openAsBram();
        startJob(WhenIdle::GoOn);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        lockIdle();
        QVERIFY(m_window->shell() == nullptr && m_window->locking());
        QVERIFY(m_window->unlockPage().isVisible() && m_window->unlockPage().busy());
        // Being idle once more does not stop it either.
        QCoreApplication::processEvents();
        QVERIFY(locked.isEmpty());
        m_letGo = true;
        QVERIFY(locked.wait(test::patience));
        QVERIFY(!m_stopped);
        QVERIFY2(sentenceAtTheDoor().contains(QStringLiteral("nobody")) &&
                     sentenceAtTheDoor().contains(QStringLiteral("under Users")),
                 qPrintable(sentenceAtTheDoor()));
    }

    void whatWaitsItsTurnGoesOnToo() {
        openAsBram();
        std::atomic<int> others = 0;
        for (int i = 0; i < 3; ++i)
            shell().workspace().startJob(
                QStringLiteral("Work %1").arg(i), this,
                [&](Services&, const JobControl& control) {
                    ++others;
                    while (!control.stopRequested())
                        std::this_thread::yield();
                    return true;
                },
                [](bool) {});
        QTRY_VERIFY_WITH_TIMEOUT(others == 3, test::patience);
        shell().workspace().startJob(
            QStringLiteral("Change of access"), this,
            [this](Services&, const JobControl& control) {
                m_begun = !control.stopRequested();
                return true;
            },
            [](bool) {}, WhenIdle::GoOn);
        QVERIFY(!m_begun);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        lockIdle();
        QVERIFY(locked.count() > 0 || locked.wait(test::patience));
        QVERIFY(m_begun);
    }

    void otherWorkStopsAtTheIdleLock() {
        openAsBram();
        startJob(WhenIdle::Stop);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        lockIdle();
        QVERIFY(locked.count() > 0 || locked.wait(test::patience));
        QVERIFY(m_stopped);
        QVERIFY(!sentenceAtTheDoor().contains(QStringLiteral("under Users")));
    }

    void aLockByHandOrScreenStopsIt() {
        openAsBram();
        startJob(WhenIdle::GoOn);
        QVERIFY(test::lockAndWait(*m_window));
        QVERIFY(m_stopped);
    }

    void aScreenThatLocksLaterStopsItToo() {
        openAsBram();
        startJob(WhenIdle::GoOn);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        lockIdle();
        m_window->lock(QStringLiteral("The screen was locked."));
        QVERIFY(locked.wait(test::patience));
        QVERIFY(m_stopped);
        QCOMPARE(sentenceAtTheDoor(), QStringLiteral("The screen was locked."));
        QCOMPARE(locked.count(), 1);
    }

    void closingTheWindowStopsIt() {
        openAsBram();
        startJob(WhenIdle::GoOn);
        lockIdle();
        m_window.reset();
        QVERIFY(m_stopped);
    }

    void theRecoveryKeyThatNobodySawIsTold() {
        openAsBram();
        QCOMPARE(notice(), QString());
        // Taking the holder's access away takes until it is let go.
        ResealHooks hooks;
        hooks.step = [this](const char*) {
            m_begun = true;
            while (!m_letGo)
                std::this_thread::yield();
        };
        Session* session = nullptr;
        shell().workspace().ask(
            this, [](Services& services) { return services.session.get(); },
            [&](Session* found) { session = found; });
        QTRY_VERIFY_WITH_TIMEOUT(session != nullptr, test::patience);
        session->catalog().observeReseal(hooks);
        QVERIFY(test::visit(shell(), Shell::Room::Users));
        UserCard* anna = usersPage().cardOf(QStringLiteral("Anna"));
        anna->beginWithdrawal();
        anna->confirmButton()->click();
        QVERIFY(usersPage().outcome()->sentence().contains(QStringLiteral("nobody is at the desk")));
        QTRY_VERIFY_WITH_TIMEOUT(m_begun, test::patience);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        lockIdle();
        m_letGo = true;
        QVERIFY(locked.wait(test::patience));

        m_window->open(opened(QStringLiteral("Bram")));
        QTRY_VERIFY_WITH_TIMEOUT(notice().contains(m_never), test::patience);
        QVERIFY(test::visit(shell(), Shell::Room::Users));
        QVERIFY(!usersPage().cardOf(QStringLiteral("Anna"))->user().active);
        QVERIFY(usersPage().unconfirmed()->sentence().contains(m_never));

        usersPage().renewButton()->click();
        test::buttonNamed(&usersPage(), QStringLiteral("Make a new key"))->click();
        RecoveryKeyPanel& panel = *usersPage().recoveryKey();
        QTRY_VERIFY_WITH_TIMEOUT(!panel.recoveryKey().isEmpty(), test::patience);
        panel.typedBackField()->setText(panel.recoveryKey());
        panel.doneButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(notice(), QString(), test::patience);
        QTRY_VERIFY_WITH_TIMEOUT(usersPage().unconfirmed()->isHidden(), test::patience);
        QVERIFY(test::lockAndWait(*m_window));
        QVERIFY(UserService(*opened(QStringLiteral("Bram"))).recoveryKeyConfirmed().value());
    }

    void aNewRecoveryKeyIsLostToALockAndTold() {
        openAsBram();
        QVERIFY(test::visit(shell(), Shell::Room::Users));
        usersPage().renewButton()->click();
        test::buttonNamed(&usersPage(), QStringLiteral("Make a new key"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(!usersPage().recoveryKey()->recoveryKey().isEmpty(), test::patience);
        QVERIFY(test::lockAndWait(*m_window));
        m_window->open(opened(QStringLiteral("Bram")));
        QTRY_VERIFY_WITH_TIMEOUT(notice().contains(m_never), test::patience);
    }

    void noticesDoNotPushOneAnotherAside() {
        openAsBram();
        shell().tell(QStringLiteral("One."));
        shell().tell(QStringLiteral("Two."));
        QCOMPARE(notice(), QStringLiteral("One.\nTwo."));
        test::buttonNamed(shell().notice(), QStringLiteral("Understood"))->click();
        QCOMPARE(notice(), QString());
    }
};

BK_UI_TEST_MAIN(AccessAtLockTest)
#include "AccessAtLockTest.moc"
