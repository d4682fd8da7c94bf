#include "tests/ui/UiTestSupport.h"

#include "core/services/PersonService.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/library/LibraryPage.h"
#include "ui/people/PersonPage.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/SecretClipboard.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/SystemLock.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PassphraseField.h"

#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QtDBus/QDBusArgument>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusObjectPath>
#include <QtDBus/QDBusUnixFileDescriptor>
#include <QtDBus/QDBusVariant>
#include <QtDBus/QDBusVirtualObject>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace bk;
using namespace bk::ui;

namespace {

const QString loginPath = QStringLiteral("/org/freedesktop/login1");
const QString sessionPath = QStringLiteral("/org/freedesktop/login1/session/_31");

/// A bus of this test's own, on which nothing is started by itself.
class PrivateBus {
public:
    bool start() {
        QFile config(m_folder.filePath(QStringLiteral("bus.conf")));
        if (!config.open(QIODevice::WriteOnly)) return false;
        config.write("<busconfig><type>session</type><listen>unix:dir=");
        config.write(m_folder.path().toUtf8());
        config.write("</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                     "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        config.close();
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--nofork"), QStringLiteral("--print-address=1"),
                        QStringLiteral("--config-file=") + config.fileName()});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead(test::patience)) return false;
        m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
        return !m_address.isEmpty();
    }
    ~PrivateBus() {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    const QString& address() const { return m_address; }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

/// What logind answers and says, and a screen saver.
class FakeLogin : public QDBusVirtualObject {
public:
    explicit FakeLogin(const QString& address)
        : m_bus(QDBusConnection::connectToBus(address, QStringLiteral("fake"))) {
        m_bus.registerService(QStringLiteral("org.freedesktop.login1"));
        m_bus.registerService(QStringLiteral("org.gnome.ScreenSaver"));
        m_bus.registerVirtualObject(loginPath, this, QDBusConnection::SubPath);
    }
    ~FakeLogin() override {
        m_bus.unregisterObject(loginPath, QDBusConnection::UnregisterTree);
        QDBusConnection::disconnectFromBus(QStringLiteral("fake"));
        if (m_inhibitor >= 0) ::close(m_inhibitor);
    }

    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection&) override {
        if (message.member() == QLatin1String("Inhibit")) {
            inhibited = message.arguments();
            int ends[2] = {-1, -1};
            if (::pipe2(ends, O_CLOEXEC) != 0) return false;
            m_inhibitor = ends[0];
            m_bus.send(message.createReply(QVariant::fromValue(QDBusUnixFileDescriptor(ends[1]))));
            ::close(ends[1]);
            return true;
        }
        if (message.member() == QLatin1String("Get")) {
            QDBusArgument user;
            user.beginStructure();
            user << owner << QDBusObjectPath(QStringLiteral("/org/freedesktop/login1/user/_1"));
            user.endStructure();
            m_bus.send(message.createReply(QVariant::fromValue(QDBusVariant(QVariant::fromValue(user)))));
            ++ownersAsked;
            return true;
        }
        return false;
    }

    /// Whether the program still makes sleep wait.
    bool held() const {
        if (m_inhibitor < 0) return false;
        pollfd end = {m_inhibitor, POLLIN, 0};
        return ::poll(&end, 1, 0) == 0;
    }

    void prepareForSleep(bool begins) {
        say(loginPath, QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"),
            {begins});
    }
    void lockSession() {
        say(sessionPath, QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"), {});
    }
    void hintLocked() {
        say(sessionPath, QStringLiteral("org.freedesktop.DBus.Properties"),
            QStringLiteral("PropertiesChanged"),
            {QStringLiteral("org.freedesktop.login1.Session"),
             QVariantMap{{QStringLiteral("LockedHint"), true}}, QStringList()});
    }
    void blankScreen() {
        say(QStringLiteral("/org/gnome/ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver"),
            QStringLiteral("ActiveChanged"), {true});
    }

    QVariantList inhibited;
    uint owner = ::getuid();
    int ownersAsked = 0;

private:
    void say(const QString& path, const QString& interface, const QString& name,
             const QVariantList& arguments) {
        QDBusMessage signal = QDBusMessage::createSignal(path, interface, name);
        signal.setArguments(arguments);
        m_bus.send(signal);
    }

    QDBusConnection m_bus;
    int m_inhibitor = -1;
};

} // namespace

/// Locking: when, what goes, what is kept, and where one comes back to.
class LockTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;

    FilePath catalog() const { return m_desk->path(QStringLiteral("Museum De Brug.beeldkluis")); }
    Shell& shell() { return *m_window->shell(); }

    void openCatalog() {
        m_window->open(m_desk->makeCatalog(QStringLiteral("Museum De Brug")));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

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
    void init() {
        m_desk = std::make_unique<test::Desk>();
        m_window = std::make_unique<MainWindow>(m_desk->program, m_desk->preferences);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup() {
        m_window.reset();
        m_desk.reset();
    }

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

    void anAuditorBeginsAtTheLogAndFindsNothingElse() {
        openCatalog();
        QVERIFY(test::addUser(session(), QStringLiteral("Olga"), Role::Auditor, test::testPassphrase()));
        QVERIFY(test::lockAndWait(*m_window));
        comeBackAs(QStringLiteral("Olga"), test::testPassphrase());
        QCOMPARE(shell().currentPage(), shell().page(Shell::Room::Audit));
        QCOMPARE(shell().rail().roomsShown(),
                 (QList<int>{static_cast<int>(Shell::Room::Audit), static_cast<int>(Shell::Room::Settings)}));
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
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(shell().currentPage(), shell().page(Shell::Room::Settings));
    }

    void aRecoveryKeyOnTheScreenIsNotLeftAlone() {
        UnlockPage& door = m_window->unlockPage();
        door.startNewCatalog();
        NewCatalogPage& page = *door.newCatalogPage();
        page.organisationField()->setText(QStringLiteral("Museum De Brug"));
        page.folderField()->setText(m_desk->folder.path());
        page.nextButton()->click();
        page.administratorField()->setText(QStringLiteral("Anna"));
        page.passphraseField()->edit()->setText(test::testPassphrase());
        page.repeatField()->edit()->setText(test::testPassphrase());
        QSignalSpy steps(&page, &NewCatalogPage::stepChanged);
        page.nextButton()->click();
        QVERIFY(steps.wait(test::patience));
        QVERIFY(!page.recoveryKey().isEmpty());
        QVERIFY(m_window->idleTimer().isActive());
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        m_window->idleTimer().start(0);
        QVERIFY(locked.wait(test::patience));
        QVERIFY(page.recoveryKey().isEmpty() && page.session() == nullptr);
        QVERIFY2(door.banner()->sentence().contains(QStringLiteral("Users")),
                 qPrintable(door.banner()->sentence()));
        comeBackAs({}, test::testPassphrase());
    }

    void sleepWaitsUntilTheKeysAreGone() {
        PrivateBus bus;
        if (!bus.start()) QSKIP("dbus-daemon is not installed");
        FakeLogin login(bus.address());
        SystemLock system(nullptr, bus.address(), bus.address());
        QSignalSpy listening(&system, &SystemLock::listening);
        m_window->follow(system);
        QVERIFY(listening.wait(test::patience));
        QCOMPARE(listening.first(), (QVariantList{true, true}));
        QVERIFY(login.inhibited.isEmpty());
        QSignalSpy held(&system, &SystemLock::sleepHeld);
        openCatalog();
        QVERIFY(held.count() > 0 || held.wait(test::patience));
        QCOMPARE(login.inhibited.value(0).toString(), QStringLiteral("sleep"));
        QCOMPARE(login.inhibited.value(3).toString(), QStringLiteral("delay"));
        QVERIFY(login.held());

        const QPointer<ChangeNotifier> session = &this->session().changes();
        bool heldAtLock = false;
        bool goneAtLock = false;
        // The window's own answer to lockedNow, which lets sleep go on, was connected before.
        connect(&system, &SystemLock::lockWanted, this, [&] { heldAtLock = login.held(); });
        connect(m_window.get(), &MainWindow::lockedNow, this, [&] { goneAtLock = session.isNull(); });
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        login.prepareForSleep(true);
        QVERIFY(locked.wait(test::patience));
        QVERIFY(heldAtLock && goneAtLock);
        QTRY_VERIFY(!login.held());
        QVERIFY(m_window->locked());
        QVERIFY(m_window->unlockPage().banner()->sentence().contains(QStringLiteral("sleep")));

        // Awake again: the next catalog makes sleep wait again.
        login.prepareForSleep(false);
        held.clear();
        comeBackAs({}, test::testPassphrase());
        QVERIFY(held.count() > 0 || held.wait(test::patience));
        QVERIFY(login.held());
    }

    void locksWithTheScreen_data() {
        QTest::addColumn<int>("way");
        QTest::newRow("logind says lock") << 0;
        QTest::newRow("logind says it is locked") << 1;
        QTest::newRow("the screen saver") << 2;
    }

    void locksWithTheScreen() {
        QFETCH(int, way);
        PrivateBus bus;
        if (!bus.start()) QSKIP("dbus-daemon is not installed");
        FakeLogin login(bus.address());
        SystemLock system(nullptr, bus.address(), bus.address());
        QSignalSpy listening(&system, &SystemLock::listening);
        m_window->follow(system);
        QVERIFY(listening.wait(test::patience));
        openCatalog();
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        if (way == 0) login.lockSession();
        if (way == 1) login.hintLocked();
        if (way == 2) login.blankScreen();
        QVERIFY(locked.count() > 0 || locked.wait(test::patience));
        QVERIFY(m_window->locked());
        QVERIFY(m_window->unlockPage().banner()->sentence().contains(QStringLiteral("screen")));
    }

    void somebodyElsesScreenDoesNotLock() {
        PrivateBus bus;
        if (!bus.start()) QSKIP("dbus-daemon is not installed");
        FakeLogin login(bus.address());
        login.owner = ::getuid() + 1;
        SystemLock system(nullptr, bus.address(), bus.address());
        QSignalSpy listening(&system, &SystemLock::listening);
        QSignalSpy wanted(&system, &SystemLock::lockWanted);
        QVERIFY(listening.wait(test::patience));
        system.setOpen(true);
        login.lockSession();
        QTRY_COMPARE_WITH_TIMEOUT(login.ownersAsked, 1, test::patience);
        login.owner = ::getuid();
        login.lockSession();
        // The second answer comes after the first.
        QVERIFY(wanted.wait(test::patience));
        QCOMPARE(wanted.count(), 1);
    }

    void withoutABusNothingHappens() {
        const QString nowhere = QStringLiteral("unix:path=") + m_desk->folder.filePath(QStringLiteral("bus"));
        SystemLock system(nullptr, nowhere, nowhere);
        QSignalSpy listening(&system, &SystemLock::listening);
        m_window->follow(system);
        openCatalog();
        QVERIFY(listening.count() > 0 || listening.wait(test::patience));
        QCOMPARE(listening.first(), (QVariantList{false, false}));
        QVERIFY(!system.holdsSleep());
        QVERIFY(test::lockAndWait(*m_window));
    }

    void aBusThatGoesAwayIsNoTrouble() {
        auto bus = std::make_unique<PrivateBus>();
        if (!bus->start()) QSKIP("dbus-daemon is not installed");
        SystemLock system(nullptr, bus->address(), bus->address());
        QSignalSpy listening(&system, &SystemLock::listening);
        m_window->follow(system);
        QVERIFY(listening.wait(test::patience));
        bus.reset();
        openCatalog();
        QVERIFY(test::lockAndWait(*m_window));
    }
};

BK_UI_TEST_MAIN(LockTest)
#include "LockTest.moc"
