#include "tests/ui/PrivateBus.h"
#include "tests/ui/WindowDesk.h"

#include "core/services/UnlockGuard.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/SystemLock.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PassphraseField.h"

#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSemaphore>
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

/// Locking with the screen and before sleep, heard on a bus of this test's own.
class SystemLockTest : public QObject, test::WindowDesk {
    Q_OBJECT

    /// The changes that the session behind the window tells about; gone when it is closed.
    QPointer<ChangeNotifier> session() {
        QPointer<ChangeNotifier> found;
        bool came = false;
        m_window->shell()->workspace().ask(
            this, [](Services& services) { return &services.session->changes(); },
            [&](ChangeNotifier* changes) {
                found = changes;
                came = true;
            });
        if (!QTest::qWaitFor([&] { return came; }, test::patience)) qFatal("no session");
        return found;
    }

private Q_SLOTS:
    void init() { makeDesk(); }
    void cleanup() { clearDesk(); }

    void sleepWaitsUntilTheKeysAreGone() {
        test::PrivateBus bus;
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

        const QPointer<ChangeNotifier> session = this->session();
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
        m_window->open(m_desk->makeCatalog(QStringLiteral("Another")));
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
        test::PrivateBus bus;
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

    void aRecoveryKeyOnTheScreenGoesWithIt_data() {
        QTest::addColumn<bool>("sleep");
        QTest::newRow("the screen") << false;
        QTest::newRow("sleep") << true;
    }

    void aRecoveryKeyOnTheScreenGoesWithIt() {
        QFETCH(bool, sleep);
        test::PrivateBus bus;
        if (!bus.start()) QSKIP("dbus-daemon is not installed");
        FakeLogin login(bus.address());
        SystemLock system(nullptr, bus.address(), bus.address());
        QSignalSpy listening(&system, &SystemLock::listening);
        m_window->follow(system);
        QVERIFY(listening.wait(test::patience));
        NewCatalogPage& page = *m_window->unlockPage().newCatalogPage();
        test::makeInWindow(m_window->unlockPage(), m_desk->folder.path());
        QTRY_VERIFY_WITH_TIMEOUT(!page.recoveryKey().isEmpty(), test::patience);
        QTRY_VERIFY_WITH_TIMEOUT(login.held(), test::patience);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        if (sleep)
            login.prepareForSleep(true);
        else
            login.blankScreen();
        QVERIFY(locked.count() > 0 || locked.wait(test::patience));
        QVERIFY(page.recoveryKey().isEmpty() && page.session() == nullptr);
        QVERIFY(m_window->unlockPage().banner()->sentence().contains(QStringLiteral("Users")));
        QTRY_VERIFY_WITH_TIMEOUT(!login.held(), test::patience);
    }

    void nothingOpensBehindALockedScreen() {
        test::PrivateBus bus;
        if (!bus.start()) QSKIP("dbus-daemon is not installed");
        // An attempt takes until it is let go.
        QSemaphore begun;
        QSemaphore letGo;
        std::atomic<bool> hold = false;
        const auto catalogs =
            std::make_shared<CatalogService>(m_desk->clock, std::make_shared<RandomIdSource>());
        catalogs->setPause([&](std::chrono::milliseconds) {
            if (!hold) return true;
            begun.release();
            letGo.acquire();
            return true;
        });
        m_desk->program.catalogs = catalogs;
        { const auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug")); }
        makeWindow();
        UnlockPage& door = m_window->unlockPage();
        QSignalSpy looked(&door, &UnlockPage::lookedAt);
        door.choose(catalog());
        QVERIFY(looked.count() > 0 || looked.wait(test::patience));
        while (UnlockGuard(catalog(), *m_desk->clock).wait().count() == 0)
            QVERIFY(!catalogs->open(catalog(), {}, QStringLiteral("not the passphrase at all")));

        FakeLogin login(bus.address());
        SystemLock system(nullptr, bus.address(), bus.address());
        QSignalSpy listening(&system, &SystemLock::listening);
        m_window->follow(system);
        QVERIFY(listening.wait(test::patience));
        hold = true;
        door.passphraseField()->edit()->setText(test::testPassphrase());
        door.unlockButton()->click();
        QVERIFY(begun.tryAcquire(1, test::patience));
        hold = false;
        QSignalSpy opened(m_window.get(), &MainWindow::opened);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        QSignalSpy wanted(&system, &SystemLock::lockWanted);
        login.blankScreen();
        const bool heard = QTest::qWaitFor([&] { return wanted.count() > 0; }, 5000);
        // Sleep waits until what was being opened is closed again, though nobody sees it any more.
        const bool heldMeanwhile = QTest::qWaitFor([&] { return login.held(); }, 5000);
        letGo.release();
        QVERIFY(heard && heldMeanwhile);
        QCOMPARE(locked.count(), 1);
        QVERIFY(door.banner()->sentence().contains(QStringLiteral("screen")));
        QTRY_VERIFY_WITH_TIMEOUT(!login.held(), test::patience);
        QCOMPARE(opened.count(), 0);
        QVERIFY(m_window->locked() && !door.busy());
        // It is free for the next one.
        QVERIFY(catalogs->open(catalog(), {}, test::testPassphrase()).has_value());
    }

    void somebodyElsesScreenDoesNotLock() {
        test::PrivateBus bus;
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
        auto bus = std::make_unique<test::PrivateBus>();
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

BK_UI_TEST_MAIN(SystemLockTest)
#include "SystemLockTest.moc"
