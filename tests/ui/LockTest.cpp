#include "tests/ui/WindowDesk.h"

#include "core/services/PersonService.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/library/LibraryPage.h"
#include "ui/people/PersonPage.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/RecoveryKeyPanel.h"
#include "ui/shell/SecretClipboard.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PassphraseField.h"

#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

using namespace bk;
using namespace bk::ui;

/// Locking: when, what goes, what is kept, and where one comes back to.
class LockTest : public QObject, test::WindowDesk {
    Q_OBJECT

    Shell& shell() { return *m_window->shell(); }

    /// Unlocks again, without the form.
    void comeBackAs(const QString& user, const QString& passphrase) {
        auto session = m_desk->program.catalogs->open(catalog(), user, passphrase);
        QVERIFY2(session.has_value(), session ? "" : qPrintable(session.error().context));
        m_window->open(std::move(*session));
    }

    PersonId addPerson(const QString& name) {
        const auto person = PersonService(session()).add(name, {});
        return person ? person->id : PersonId();
    }

    /// The session behind the window.
    Session& session() {
        Session* found = nullptr;
        QSignalSpy asked(this, &LockTest::answered);
        shell().workspace().ask(
            this, [](Services& services) { return services.session.get(); },
            [&](Session* session) {
                found = session;
                Q_EMIT answered();
            });
        if (asked.isEmpty()) asked.wait(test::patience);
        return *found;
    }

Q_SIGNALS:
    void answered();

private Q_SLOTS:
    void init() { makeDesk(); }
    void cleanup() { clearDesk(); }

    void theTimeIsFiveMinutesUntilChosenOtherwise() {
        Preferences fresh(m_desk->folder.filePath(QStringLiteral("fresh.ini")));
        QCOMPARE(fresh.lockAfterMinutes(), 5);
        fresh.setLockAfterMinutes(600);
        QCOMPARE(fresh.lockAfterMinutes(), 60);
        fresh.setLockAfterMinutes(0);
        QCOMPARE(fresh.lockAfterMinutes(), 60);
    }

    void locksItselfWhenNobodyIsAtTheDesk() {
        m_desk->preferences.setLockAfterMinutes(5);
        openCatalog();
        QVERIFY(m_window->idleTimer().isActive());
        QCOMPARE(m_window->idleTimer().interval(), 5 * 60 * 1000);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        m_window->idleTimer().start(0);
        QVERIFY(locked.wait(test::patience));
        QVERIFY(m_window->locked());
        QVERIFY(m_window->unlockPage().banner()->sentence().contains(QStringLiteral("nobody")));
        QVERIFY(!m_window->idleTimer().isActive());
    }

    void theFirstTouchAfterALongSleepLocks() {
        openCatalog();
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        m_desk->clock->setDay(m_desk->clock->today().addDays(1));
        QTest::mouseMove(&shell(), QPoint(100, 100));
        QTest::keyClick(&shell(), Qt::Key_A);
        QVERIFY(locked.count() > 0 || locked.wait(test::patience));
        QVERIFY(m_window->locked());
    }

    void idleLocksWhileAJobRunsAndKeepsWhatIsDone() {
        openCatalog();
        std::atomic<bool> begun = false;
        bool delivered = false;
        shell().workspace().startJob(
            QStringLiteral("Adding people"), this,
            [&begun](Services& services, const JobControl& control) {
                const bool added = services.persons.add(QStringLiteral("Noor"), {}).has_value();
                begun = true;
                while (!control.stopRequested())
                    std::this_thread::yield();
                return added;
            },
            [&delivered](bool) { delivered = true; });
        QTRY_VERIFY_WITH_TIMEOUT(begun, test::patience);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        m_window->idleTimer().start(0);
        QVERIFY(locked.wait(test::patience));
        QCoreApplication::sendPostedEvents();
        QVERIFY(!delivered);
        comeBackAs({}, test::testPassphrase());
        const auto persons = PersonService(session()).list();
        QVERIFY(persons && persons->size() == 1);
        QCOMPARE(persons->first().person.name, QStringLiteral("Noor"));
    }

    void theWindowIsEmptyAtOnceAndTheKeysGoWhenWorkHasStopped() {
        openCatalog();
        QVERIFY(test::visit(shell(), Shell::Room::Library));
        const QPointer<Page> library = shell().page(Shell::Room::Library);
        const QPointer<Shell> window = &shell();
        const QPointer<ChangeNotifier> session = &this->session().changes();
        std::atomic<bool> begun = false;
        std::atomic<bool> letGo = false;
        shell().workspace().startJob(
            QStringLiteral("Slow to stop"), this,
            [&](Services&, const JobControl&) {
                begun = true;
                while (!letGo)
                    std::this_thread::yield();
                return true;
            },
            [](bool) {});
        QTRY_VERIFY_WITH_TIMEOUT(begun, test::patience);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        m_window->lock();
        QVERIFY(library.isNull() && window.isNull());
        QVERIFY(m_window->locked() && m_window->locking());
        QVERIFY(m_window->unlockPage().isVisible() && m_window->unlockPage().busy());
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Beeldkluis"));
        QCoreApplication::processEvents();
        QVERIFY(locked.isEmpty() && !session.isNull());
        // Nothing can be opened meanwhile, and locking again changes nothing.
        m_window->openExample();
        m_window->lock();
        letGo = true;
        QVERIFY(locked.wait(test::patience));
        QVERIFY(session.isNull());
        QVERIFY(!m_window->locking() && !m_window->unlockPage().busy());
        QCOMPARE(locked.count(), 1);
        comeBackAs({}, test::testPassphrase());
    }

    void closingTheWindowWhileItLocksWaitsForTheCatalog() {
        openCatalog();
        const QPointer<ChangeNotifier> session = &this->session().changes();
        m_window->lock();
        m_window.reset();
        QVERIFY(session.isNull());
    }

    void dialogsGoToo() {
        openCatalog();
        shell().openExport({});
        const QPointer<ExportDialog> dialog = shell().exportDialog();
        QVERIFY(!dialog.isNull());
        QDialog alone;
        alone.show();
        QVERIFY(test::lockAndWait(*m_window));
        QVERIFY(dialog.isNull());
        QVERIFY(!alone.isVisible());
    }

    void aDialogThatWaitsForAnAnswerIsEndedFirst() {
        openCatalog();
        const QPointer<Page> page = shell().currentPage();
        auto* question = new QDialog(page);
        bool pageLivedOn = false;
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        QTimer::singleShot(0, this, [&] {
            QTimer::singleShot(0, question, [&] { m_window->lock(); });
            (void)question->exec();
            // Whoever asked comes back to what is still there.
            pageLivedOn = !page.isNull();
        });
        QVERIFY(locked.wait(test::patience));
        QVERIFY(pageLivedOn);
        QVERIFY(page.isNull());
    }

    void aSecretLeavesTheClipboardAtLock() {
        openCatalog();
        QClipboard* clipboard = QGuiApplication::clipboard();
        SecretClipboard::instance().copy(QStringLiteral("a recovery key"));
        QCOMPARE(clipboard->text(), QStringLiteral("a recovery key"));
        QCOMPARE(SecretClipboard::instance().timer().interval(), 10000);
        QVERIFY(test::lockAndWait(*m_window));
        QVERIFY(clipboard->text().isEmpty());
    }

    void aSecretLeavesTheClipboardAfterAWhileUnlessSomethingElseCame() {
        QClipboard* clipboard = QGuiApplication::clipboard();
        SecretClipboard& secrets = SecretClipboard::instance();
        secrets.copy(QStringLiteral("a recovery key"));
        secrets.timer().start(0);
        QTRY_VERIFY(clipboard->text().isEmpty());
        secrets.copy(QStringLiteral("a recovery key"));
        clipboard->setText(QStringLiteral("a shopping list"));
        secrets.timer().start(0);
        QTRY_VERIFY(!secrets.timer().isActive());
        QCOMPARE(clipboard->text(), QStringLiteral("a shopping list"));
    }

    void theSameUserComesBackToTheSamePage() {
        openCatalog();
        const PersonId noor = addPerson(QStringLiteral("Noor"));
        QVERIFY(!noor.isNull());
        PhotoFilter filter;
        filter.minimumRating = 3;
        filter.text = QStringLiteral("Noor de Vries");
        shell().library().show(filter);
        shell().go(Shell::Room::People);
        shell().openPerson(noor);
        QVERIFY(test::lockAndWait(*m_window));
        comeBackAs({}, test::testPassphrase());
        auto* page = qobject_cast<PersonPage*>(shell().currentPage());
        QVERIFY(page != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(page->sheet().summary.person.id, noor, test::patience);
        shell().back();
        QCOMPARE(shell().currentPage(), shell().page(Shell::Room::People));
        QCOMPARE(shell().library().filter().minimumRating, 3);
        // What was typed may be a name: it is not kept.
        QVERIFY(shell().library().filter().text.isEmpty());
        QVERIFY(shell().topBar().searchField()->text().isEmpty());
    }

    void aRoomIsComeBackToOnceOnly() {
        openCatalog();
        shell().go(Shell::Room::Quitclaims);
        QVERIFY(test::lockAndWait(*m_window));
        comeBackAs({}, test::testPassphrase());
        QCOMPARE(shell().currentPage(), shell().page(Shell::Room::Quitclaims));
    }

    void anotherUserBeginsToday() {
        openCatalog();
        QVERIFY(test::addUser(session(), QStringLiteral("Bram"), Role::Editor, test::testPassphrase()));
        shell().openPerson(addPerson(QStringLiteral("Noor")));
        QVERIFY(test::lockAndWait(*m_window));
        comeBackAs(QStringLiteral("Bram"), test::testPassphrase());
        QCOMPARE(shell().currentPage(), shell().page(Shell::Room::Today));
        // Nor does the first one find what the other left no trace of.
        QVERIFY(test::lockAndWait(*m_window));
        comeBackAs({}, test::testPassphrase());
        QCOMPARE(shell().currentPage(), shell().page(Shell::Room::Today));
    }

    void anotherCatalogBeginsToday() {
        openCatalog();
        shell().go(Shell::Room::Quitclaims);
        QVERIFY(test::lockAndWait(*m_window));
        m_window->open(m_desk->makeCatalog(QStringLiteral("Another")));
        QCOMPARE(shell().currentPage(), shell().page(Shell::Room::Today));
    }

    void anAuditorBeginsAtTheLogAndFindsReportsBeside() {
        openCatalog();
        QVERIFY(test::addUser(session(), QStringLiteral("Olga"), Role::Auditor, test::testPassphrase()));
        QVERIFY(test::lockAndWait(*m_window));
        comeBackAs(QStringLiteral("Olga"), test::testPassphrase());
        QCOMPARE(shell().currentPage(), shell().page(Shell::Room::Audit));
        QCOMPARE(shell().rail().roomsShown(),
                 (QList<int>{static_cast<int>(Shell::Room::Reports), static_cast<int>(Shell::Room::Audit),
                             static_cast<int>(Shell::Room::Settings)}));
        QVERIFY(shell().topBar().isHidden());
        // Whatever asks for another room gets a sentence.
        Q_EMIT shell().workspace().libraryWanted({});
        QVERIFY2(shell().status().sentence().contains(QStringLiteral("role")),
                 qPrintable(shell().status().sentence()));
        Q_EMIT shell().workspace().personWanted(PersonId(QUuid::createUuid()));
        Q_EMIT shell().workspace().exportWanted({});
        shell().go(Shell::Room::Users);
        QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(shell().currentPage(), shell().page(Shell::Room::Audit));
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(shell().currentPage(), shell().page(Shell::Room::Settings));
    }

    void aRecoveryKeyOnTheScreenIsNotLeftAlone() {
        UnlockPage& door = m_window->unlockPage();
        NewCatalogPage& page = *door.newCatalogPage();
        test::makeInWindow(door, m_desk->folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(page.step(), 2, test::patience);
        QVERIFY(!page.recoveryKey().isEmpty());
        QVERIFY(m_window->idleTimer().isActive());
        // As the panel's own, for printing and saving.
        auto* question = new QDialog(page.recoveryPanel());
        question->open();
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        m_window->idleTimer().start(0);
        QVERIFY(locked.wait(test::patience));
        QVERIFY(!question->isVisible());
        QVERIFY(page.recoveryKey().isEmpty() && page.session() == nullptr);
        QVERIFY2(door.banner()->sentence().contains(QStringLiteral("Users")),
                 qPrintable(door.banner()->sentence()));
        comeBackAs({}, test::testPassphrase());
    }

    void whoCancelsAtTheRecoveryKeyIsTold() {
        UnlockPage& door = m_window->unlockPage();
        NewCatalogPage& page = *door.newCatalogPage();
        test::makeInWindow(door, m_desk->folder.path());
        QTRY_COMPARE_WITH_TIMEOUT(page.step(), 2, test::patience);
        QSignalSpy looked(&door, &UnlockPage::lookedAt);
        Q_EMIT page.cancelled();
        QVERIFY(page.recoveryKey().isEmpty() && page.session() == nullptr);
        QVERIFY2(door.banner()->sentence().contains(QStringLiteral("Users")),
                 qPrintable(door.banner()->sentence()));
        QVERIFY(!m_window->idleTimer().isActive());
        // It is the one that is chosen now.
        QVERIFY(looked.count() > 0 || looked.wait(test::patience));
        QSignalSpy attempted(&door, &UnlockPage::attempted);
        door.passphraseField()->edit()->setText(test::testPassphrase());
        door.unlockButton()->click();
        QVERIFY(attempted.wait(test::patience));
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Museum De Brug"));
    }
};

BK_UI_TEST_MAIN(LockTest)
#include "LockTest.moc"
