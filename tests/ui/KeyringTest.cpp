#include "tests/ui/UiTestSupport.h"

#include "core/services/KeyFacts.h"
#include "core/services/UserService.h"
#include "ui/shell/KeyringSetting.h"
#include "ui/shell/KeyringStore.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PassphraseField.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSemaphore>
#include <QtDBus/QDBusConnection>
#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusObjectPath>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace bk;
using namespace bk::ui;

namespace {

constexpr const char* insideMark = "BK_KEYRING_TEST_INSIDE";
constexpr int quick = 10000; // milliseconds; what has nobody to ask answers in well under one

/// A socket that takes whoever comes and answers nothing.
class MuteBus {
public:
    explicit MuteBus(const QByteArray& path) : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.constData(), sizeof(address.sun_path));
        m_listens = ::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0 &&
                    ::listen(m_socket, 8) == 0;
    }
    ~MuteBus() {
        hangUp();
        if (m_later.joinable()) m_later.join();
    }

    bool listens() const { return m_listens; }
    bool waitUntilAsked() {
        return QTest::qWaitFor(
            [this] {
                pollfd one = {m_socket, POLLIN, 0};
                return ::poll(&one, 1, 0) > 0;
            },
            test::patience);
    }
    /// Hangs up after MILLISECONDS, or when it goes.
    void hangUpAfter(int milliseconds) {
        m_later = std::thread([this, milliseconds] {
            if (m_over.tryAcquire(1, milliseconds)) return;
            m_hungUp = true;
            close();
        });
    }
    bool hungUp() const { return m_hungUp; }

private:
    void hangUp() {
        m_over.release();
        close();
    }
    /// Those who wait to be taken in are turned away.
    void close() {
        const int socket = m_socket.exchange(-1);
        if (socket >= 0) ::close(socket);
    }

    std::atomic<int> m_socket;
    bool m_listens = false;
    std::atomic<bool> m_hungUp = false;
    QSemaphore m_over;
    std::thread m_later;
};

struct Reading {
    KeyringAnswer answer = KeyringAnswer::TimedOut;
    std::optional<KeyringEntry> entry;
};

/// The catalog's window with its door, and the keyring behind it.
class Home {
public:
    Home() : window(std::make_unique<MainWindow>(desk.program, desk.preferences)) { window->show(); }

    FilePath catalog() const { return desk.path(QStringLiteral("Museum De Brug.beeldkluis")); }
    UnlockPage& door() { return window->unlockPage(); }

    bool look() {
        QSignalSpy looked(&door(), &UnlockPage::lookedAt);
        door().choose(catalog());
        return looked.count() > 0 || looked.wait(test::patience);
    }
    bool attempt() { return test::attempt(door(), test::testPassphrase()); }
    bool attemptWithKeyring() {
        QSignalSpy attempted(&door(), &UnlockPage::attempted);
        door().keyringButton()->click();
        if (attempted.isEmpty() && !attempted.wait(test::patience)) return false;
        return attempted.first().first().toBool();
    }
    /// Clicks the switch and tells how it stands then.
    bool flip() {
        KeyringSetting setting(window->shell()->workspace());
        QSignalSpy settled(&setting, &KeyringSetting::settled);
        setting.show();
        if (settled.isEmpty() && !settled.wait(test::patience)) qFatal("the switch never settles");
        settled.clear();
        setting.box()->click();
        if (settled.isEmpty() && !settled.wait(test::patience)) qFatal("the switch never settles");
        said = setting.banner()->sentence();
        return settled.first().first().toBool();
    }

    test::Desk desk;
    std::unique_ptr<MainWindow> window;
    QString said;
};

Reading readFrom(KeyringStore& store, const CatalogId& catalog) {
    Reading reading;
    bool came = false;
    store.read(catalog, &store, [&](KeyringAnswer answer, std::optional<KeyringEntry> entry) {
        reading = {answer, std::move(entry)};
        came = true;
    });
    if (!QTest::qWaitFor([&] { return came; }, test::patience)) qFatal("the keyring never answers");
    return reading;
}

KeyringAnswer writeTo(KeyringStore& store, const CatalogId& catalog, const KeyringEntry& entry) {
    std::optional<KeyringAnswer> answer;
    store.write(catalog, entry, &store, [&](KeyringAnswer given) { answer = given; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, test::patience)) qFatal("no answer");
    return *answer;
}

KeyringAnswer removeFrom(KeyringStore& store, const CatalogId& catalog) {
    std::optional<KeyringAnswer> answer;
    store.remove(catalog, &store, [&](KeyringAnswer given) { answer = given; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, test::patience)) qFatal("no answer");
    return *answer;
}

KeyringEntry someEntry() {
    return {UserId(QUuid::createUuid()), SecretBytes::random(32)};
}

bool same(const KeyringEntry& a, const KeyringEntry& b) {
    return a.user == b.user && std::ranges::equal(a.secret.bytes(), b.secret.bytes());
}

} // namespace

/// With a Secret Service: run in a session of its own, by KeyringTest.
class KeyringInsideTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thereIsOne() {
        KeyringStore store;
        std::optional<bool> there;
        store.probe(&store, [&](bool found) { there = found; });
        QTRY_VERIFY_WITH_TIMEOUT(there.has_value(), test::patience);
        QVERIFY(*there);
    }

    void givesBackWhatWasPutThere() {
        KeyringStore store;
        const CatalogId catalog(QUuid::createUuid());
        const KeyringEntry entry = someEntry();
        QCOMPARE(readFrom(store, catalog).answer, KeyringAnswer::Missing);
        QCOMPARE(writeTo(store, catalog, entry), KeyringAnswer::Done);
        const Reading reading = readFrom(store, catalog);
        QCOMPARE(reading.answer, KeyringAnswer::Done);
        QVERIFY(reading.entry && same(*reading.entry, entry));
        const KeyringEntry later = someEntry();
        QCOMPARE(writeTo(store, catalog, later), KeyringAnswer::Done);
        const Reading again = readFrom(store, catalog);
        QVERIFY(again.entry && same(*again.entry, later));
        QCOMPARE(readFrom(store, CatalogId(QUuid::createUuid())).answer, KeyringAnswer::Missing);
        QCOMPARE(removeFrom(store, catalog), KeyringAnswer::Done);
        QCOMPARE(readFrom(store, catalog).answer, KeyringAnswer::Missing);
        // To take away what is not there is no failure.
        const KeyringAnswer nothing = removeFrom(store, catalog);
        QVERIFY(nothing == KeyringAnswer::Missing || nothing == KeyringAnswer::Done);
    }

    void unlocksForTheUserWhoSwitchedItOn() {
        Home place;
        place.window->open(place.desk.makeCatalog(QStringLiteral("Museum De Brug")));
        const UserId anna = place.window->shell()->workspace().user();
        QVERIFY(!place.window->shell()->workspace().inKeyring());
        QVERIFY2(place.flip(), qPrintable(place.said));
        QVERIFY(test::lockAndWait(*place.window));
        QVERIFY(place.look());
        QVERIFY(!place.door().keyringButton()->isHidden());
        QVERIFY(place.attemptWithKeyring());
        QCOMPARE(place.window->shell()->workspace().user(), anna);
        QVERIFY(place.window->shell()->workspace().inKeyring());

        // The passphrase goes on working.
        QVERIFY(test::lockAndWait(*place.window));
        QVERIFY(place.attempt());

        // Nothing of it lies in the settings.
        QFile settings(place.desk.folder.filePath(QStringLiteral("settings.ini")));
        place.desk.preferences = Preferences(place.desk.folder.filePath(QStringLiteral("other.ini")));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        const QByteArray kept = settings.readAll();
        QVERIFY(kept.contains("keyring"));
        QVERIFY(!kept.contains(anna.toString().toLatin1()));
    }

    void switchedOffItOpensNothingAnyMore() {
        Home place;
        place.window->open(place.desk.makeCatalog(QStringLiteral("Museum De Brug")));
        const CatalogId catalog = place.window->shell()->workspace().catalogId();
        QVERIFY2(place.flip(), qPrintable(place.said));
        KeyringStore store;
        const Reading kept = readFrom(store, catalog);
        QVERIFY(kept.entry.has_value());
        QVERIFY(!place.flip());
        QCOMPARE(readFrom(store, catalog).answer, KeyringAnswer::Missing);
        QVERIFY(test::lockAndWait(*place.window));
        QVERIFY(place.look());
        QVERIFY(place.door().keyringButton()->isHidden());
        // Nor does a copy of it.
        const auto opened = place.desk.program.catalogs->openWithKeyring(place.catalog(), kept.entry->user,
                                                                         kept.entry->secret);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NoAccess);
        QVERIFY(place.attempt());
    }

    void aChangedKeyringLocksNobodyOut_data() {
        QTest::addColumn<bool>("gone");
        QTest::newRow("the entry is gone") << true;
        QTest::newRow("the entry is another") << false;
    }

    void aChangedKeyringLocksNobodyOut() {
        QFETCH(bool, gone);
        Home place;
        place.window->open(place.desk.makeCatalog(QStringLiteral("Museum De Brug")));
        const CatalogId catalog = place.window->shell()->workspace().catalogId();
        const UserId anna = place.window->shell()->workspace().user();
        QVERIFY2(place.flip(), qPrintable(place.said));
        QVERIFY(test::lockAndWait(*place.window));
        KeyringStore store;
        QCOMPARE(gone ? removeFrom(store, catalog) : writeTo(store, catalog, {anna, SecretBytes::random(32)}),
                 KeyringAnswer::Done);
        QVERIFY(place.look());
        QVERIFY(!place.attemptWithKeyring());
        QVERIFY(place.window->locked());
        QVERIFY2(place.door().banner()->sentence().contains(QStringLiteral("passphrase")),
                 qPrintable(place.door().banner()->sentence()));
        // It was no guess: nobody has to wait, and it counts for nothing.
        QVERIFY(place.door().unlockButton()->isEnabled());
        QVERIFY(place.attempt());
    }

    void itIsEachUsersOwn() {
        Home place;
        auto session = place.desk.makeCatalog(QStringLiteral("Museum De Brug"));
        QVERIFY(test::addUser(*session, QStringLiteral("Bram"), Role::Editor, test::testPassphrase()));
        place.window->open(std::move(session));
        QVERIFY2(place.flip(), qPrintable(place.said));
        QVERIFY(test::lockAndWait(*place.window));
        auto bram = place.desk.program.catalogs->open(place.catalog(), QStringLiteral("Bram"),
                                                      test::testPassphrase());
        QVERIFY(bram.has_value());
        place.window->open(std::move(*bram));
        QVERIFY(!place.window->shell()->workspace().inKeyring());
        QVERIFY(test::lockAndWait(*place.window));
        QVERIFY(place.look());
        QVERIFY(place.attemptWithKeyring());
        QCOMPARE(place.window->shell()->workspace().userName(), QStringLiteral("Anna"));
    }

    // Last: it stays locked.
    void aKeyringThatStaysLockedLocksNobodyOut() {
        Home place;
        place.window->open(place.desk.makeCatalog(QStringLiteral("Museum De Brug")));
        QVERIFY2(place.flip(), qPrintable(place.said));
        QVERIFY(test::lockAndWait(*place.window));
        auto lock = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
            QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
        lock << QVariant::fromValue(QList<QDBusObjectPath>{
            QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))});
        QCOMPARE(QDBusConnection::sessionBus().call(lock).type(), QDBusMessage::ReplyMessage);
        place.door().keyring().setPatience(2000);
        QVERIFY(place.look());
        QVERIFY(!place.attemptWithKeyring());
        QVERIFY(place.door().banner()->sentence().contains(QStringLiteral("passphrase")));
        QVERIFY(place.attempt());
    }
};

/// The desktop's keyring, real and absent.
class KeyringTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withASecretService() {
        for (const QString& program :
             {QStringLiteral("dbus-run-session"), QStringLiteral("gnome-keyring-daemon")})
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + QStringLiteral(" is not installed")));
        QTemporaryDir home;
        QVERIFY(home.isValid());
        QProcessEnvironment surroundings = QProcessEnvironment::systemEnvironment();
        for (const char* folder : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) {
            const QString path = home.filePath(QString::fromLatin1(folder));
            QVERIFY(QDir().mkpath(path));
            QVERIFY(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                    QFileDevice::ExeOwner));
            surroundings.insert(QString::fromLatin1(folder), path);
        }
        surroundings.insert(QStringLiteral("HOME"), home.path());
        surroundings.insert(QString::fromLatin1(insideMark), QStringLiteral("1"));
        surroundings.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        QProcess session;
        session.setProcessEnvironment(surroundings);
        session.setProcessChannelMode(QProcess::MergedChannels);
        session.start(QStringLiteral("dbus-run-session"),
                      {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                       QStringLiteral("printf secret | gnome-keyring-daemon --unlock --components=secrets "
                                      ">/dev/null && exec \"$0\""),
                       QCoreApplication::applicationFilePath()});
        QVERIFY(session.waitForStarted());
        QVERIFY(session.waitForFinished(4 * test::patience));
        const QByteArray output = session.readAll();
        QVERIFY2(session.exitStatus() == QProcess::NormalExit && session.exitCode() == 0, output.constData());
    }

    void aBusThatHangsKeepsNoCatalogOpen() {
        // Somebody listens there, and never says a word.
        const QTemporaryDir runtime;
        const QByteArray path = runtime.filePath(QStringLiteral("bus")).toUtf8();
        MuteBus bus(path);
        QVERIFY(bus.listens());
        const QByteArray before = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + path);
        Home place;
        place.window->open(place.desk.makeCatalog(QStringLiteral("Museum De Brug")));
        place.window->shell()->go(Shell::Room::Settings);
        QVERIFY(bus.waitUntilAsked());
        // A window that waits for the bus waits until this hangs up.
        bus.hangUpAfter(quick);
        QSignalSpy locked(place.window.get(), &MainWindow::lockedNow);
        place.window->lock();
        const bool lockedInTime = locked.count() > 0 || locked.wait(test::patience);
        QVERIFY(lockedInTime);
        QVERIFY(!bus.hungUp());
        auto again = place.desk.program.catalogs->open(place.catalog(), {}, test::testPassphrase());
        QVERIFY(again.has_value());
        qputenv("DBUS_SESSION_BUS_ADDRESS", before);
    }

    void withoutABus_data() {
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("an address where nobody is") << QByteArray("unix:path=/nowhere/bus");
        QTest::newRow("no address") << QByteArray();
    }

    void withoutABus() {
        QFETCH(QByteArray, address);
        const QTemporaryDir runtime;
        const QByteArray before = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        const QByteArray runtimeBefore = qgetenv("XDG_RUNTIME_DIR");
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        qputenv("XDG_RUNTIME_DIR", runtime.path().toUtf8());
        QElapsedTimer time;
        time.start();
        KeyringStore store;
        const CatalogId catalog(QUuid::createUuid());
        QCOMPARE(readFrom(store, catalog).answer, KeyringAnswer::Unavailable);
        QCOMPARE(writeTo(store, catalog, someEntry()), KeyringAnswer::Unavailable);
        QCOMPARE(removeFrom(store, catalog), KeyringAnswer::Unavailable);
        QVERIFY(time.elapsed() < quick);

        Home place;
        place.window->open(place.desk.makeCatalog(QStringLiteral("Museum De Brug")));
        Workspace& workspace = place.window->shell()->workspace();
        {
            KeyringSetting setting(workspace);
            QSignalSpy settled(&setting, &KeyringSetting::settled);
            setting.show();
            QVERIFY(settled.wait(test::patience));
            QVERIFY(!setting.box()->isEnabled());
            QVERIFY(setting.banner()->sentence().contains(QStringLiteral("no keyring")));
        }
        // As on a computer whose keyring went away later.
        place.desk.preferences.setInKeyring(workspace.catalogId(), workspace.user(), true);
        QVERIFY(test::lockAndWait(*place.window));
        QVERIFY(place.look());
        QVERIFY(!place.door().keyringButton()->isHidden());
        QVERIFY(!place.attemptWithKeyring());
        QVERIFY(place.door().banner()->sentence().contains(QStringLiteral("passphrase")));
        QVERIFY(place.attempt());
        qputenv("DBUS_SESSION_BUS_ADDRESS", before);
        qputenv("XDG_RUNTIME_DIR", runtimeBefore);
    }
};

int main(int argc, char** argv) {
    bk::initResources();
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QApplication application(argc, argv);
    bk::ui::installTranslations(application, QLocale());
    bk::ui::applyTheme(application, bk::ui::ThemeChoice::Light);
    if (qEnvironmentVariableIsSet(insideMark)) {
        KeyringInsideTest inside;
        return QTest::qExec(&inside, {QStringLiteral("KeyringInsideTest")});
    }
    KeyringTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "KeyringTest.moc"
