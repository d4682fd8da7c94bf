#include "core/base/AtomicFile.h"
#include "core/crypto/KeyFile.h"
#include "core/services/UnlockGuard.h"
#include "tests/core/crypto/KeyFileFormat1.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace bk;
using namespace bk::test;

class CatalogServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    std::shared_ptr<FixedClock> m_clock = std::make_shared<FixedClock>(QDate(2026, 3, 10));
    CatalogService m_service{m_clock, std::make_shared<RandomIdSource>()};
    QTemporaryDir m_folder;
    QList<qint64> m_pauses;            ///< milliseconds
    std::function<void()> m_meanwhile; ///< happens in the first pause
    bool m_patient = true;

    FilePath place(const char* name) const {
        return FilePath::fromString(m_folder.filePath(QLatin1String(name)));
    }
    NewCatalog wanted(const FilePath& folder) const {
        NewCatalog made;
        made.folder = folder;
        made.organisation = QStringLiteral(" Museum ");
        made.administrator = QStringLiteral("Ilse");
        made.passphrase = TestCatalog::passphrase();
        made.cost = KdfCost::floor();
        return made;
    }
    QStringList entries() const {
        return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    /// A copy of the closed catalog.
    FilePath copy(const QString& name) {
        const QString to = m_folder.filePath(name + QStringLiteral(".beeldkluis"));
        copyFolder(m_catalog->folder(), to);
        return FilePath::fromString(to);
    }
    Result<std::unique_ptr<Session>> open(const FilePath& folder) {
        return m_service.open(folder, QString(), TestCatalog::passphrase());
    }

private Q_SLOTS:
    void initTestCase() {
        m_service.setPause([this](std::chrono::milliseconds time) {
            m_pauses << time.count();
            if (m_meanwhile) std::exchange(m_meanwhile, nullptr)();
            return m_patient;
        });
        m_catalog = std::make_unique<TestCatalog>();
        importPictures(*m_catalog, 2);
        m_catalog->close();
    }
    void cleanup() {
        QDir(m_folder.path()).removeRecursively();
        QDir().mkpath(m_folder.path());
    }
    void cleanupTestCase() { m_catalog.reset(); }

    void aNewCatalogIsWhatWasAskedFor() {
        const FilePath folder = place("A.beeldkluis");
        ASSIGN_OK(CreatedCatalog created, m_service.create(wanted(folder)));
        QCOMPARE(created.session->organisation(), QStringLiteral("Museum"));
        QCOMPARE(created.session->userName(), QStringLiteral("Ilse"));
        QCOMPARE(created.session->folder(), folder);
        QVERIFY(created.recoveryKey.size() > 50);
        QCOMPARE(QFile::permissions(folder.display()) & (QFile::ReadGroup | QFile::ReadOther), 0);
        {
            Services services(std::move(created.session));
            QStringList keys;
            ASSIGN_OK(const auto purposes, services.consent.purposes());
            for (const Purpose& one : purposes)
                keys << one.key();
            QCOMPARE(keys, Purpose::defaultKeys() + QStringList{QStringLiteral("recognition")});
            ASSIGN_OK(const auto collections, services.collections.list());
            QCOMPARE(collections.size(), 1);
            QCOMPARE(collections.first().recognition, false);
            ASSIGN_OK(const auto outcome, services.checks.check({}));
            QVERIFY(outcome.ok());
        }
        QCOMPARE(entries(), QStringList{QStringLiteral("A.beeldkluis")});

        // Once more at the same place: refused, and what is there stays.
        const QByteArray before = contentOf(folder.display() + QStringLiteral("/catalog.keys"));
        VERIFY_ERROR(ErrorCode::Exists, m_service.create(wanted(folder)));
        QCOMPARE(contentOf(folder.display() + QStringLiteral("/catalog.keys")), before);
        VERIFY_OK(open(folder));
    }

    void whatCannotBeIsRefusedAndNothingIsLeft() {
        const FilePath folder = place("A.beeldkluis");
        NewCatalog none = wanted(FilePath());
        VERIFY_ERROR(ErrorCode::InvalidArgument, m_service.create(none));
        NewCatalog nameless = wanted(folder);
        nameless.administrator = QStringLiteral("  ");
        VERIFY_ERROR(ErrorCode::InvalidArgument, m_service.create(nameless));
        NewCatalog shortPassphrase = wanted(folder);
        shortPassphrase.passphrase = QStringLiteral("1234567");
        VERIFY_ERROR(ErrorCode::InvalidArgument, m_service.create(shortPassphrase));
        NewCatalog cheap = wanted(folder);
        cheap.cost = {1 << 20, 1};
        QVERIFY(!m_service.create(cheap));
        NewCatalog longName = wanted(folder);
        longName.administrator = QString(5000, QLatin1Char('x'));
        QVERIFY(!m_service.create(longName));
        VERIFY_ERROR(ErrorCode::Disk, m_service.create(wanted(place("no/such/folder.beeldkluis"))));
        QCOMPARE(entries(), QStringList());
        write(place("file.beeldkluis").display(), "x");
        VERIFY_ERROR(ErrorCode::Exists, m_service.create(wanted(place("file.beeldkluis"))));
        QCOMPARE(contentOf(place("file.beeldkluis").display()), QByteArray("x"));
    }

    void aKeyFileOfTheFirstFormatIsWrittenAnewOnlyWhenItIsNotAnOlderOne() {
        const FilePath folder = place("A.beeldkluis");
        const FilePath keyFile = Catalog::keyFile(folder);
        const QString recovery = QString::fromLatin1(KeyFileFormat1::recovery);
        QVERIFY(QDir().mkpath(folder.display()));
        VERIFY_OK(writeAtomically(keyFile, KeyFileFormat1::bytes()));
        {
            ASSIGN_OK(const auto ring, KeyRing::unlockWithRecovery(keyFile, recovery));
            VERIFY_OK(Catalog::createFiles(folder, *ring));
        }
        {
            ASSIGN_OK(const auto session, m_service.openWithRecoveryKey(folder, recovery));
            QCOMPARE(KeyFile::parse(contentOf(keyFile.display()))->format, KeyFile::currentFormat);
            ASSIGN_OK(const UserView bob, UserService(*session).add(QStringLiteral("Bob"), Role::Editor, true,
                                                                    QStringLiteral("bob likes ladders 4")));
        }
        const QByteArray withBob = contentOf(keyFile.display());
        // It still opens every file; and what would be written of it has no Bob.
        VERIFY_OK(writeAtomically(keyFile, KeyFileFormat1::bytes()));
        VERIFY_ERROR(ErrorCode::Damaged, m_service.openWithRecoveryKey(folder, recovery));
        QCOMPARE(contentOf(keyFile.display()), KeyFileFormat1::bytes());
        VERIFY_OK(writeAtomically(keyFile, withBob));
        VERIFY_OK(m_service.open(folder, QStringLiteral("Bob"), QStringLiteral("bob likes ladders 4")));
        VERIFY_OK(m_service.openWithRecoveryKey(folder, recovery));
    }

    void namesThatAreHardOnFilesWork() {
        const QByteArray name = "caf\xc3\xa9 \xd8\xb5\xd9\x88\xd8\xb1 % ?#'\".beeldkluis";
        const FilePath folder = FilePath::fromString(m_folder.path()).child(name);
        VERIFY_OK(m_service.create(wanted(folder)));
        VERIFY_OK(open(folder));
    }

    void onlyTheRightSecretOpens() {
        const FilePath folder = copy(QStringLiteral("A"));
        VERIFY_ERROR(ErrorCode::NoAccess,
                     m_service.open(folder, QString(), TestCatalog::passphrase() + QLatin1Char('x')));
        VERIFY_ERROR(ErrorCode::NoAccess, m_service.open(folder, QString(), QString()));
        VERIFY_ERROR(ErrorCode::NoAccess,
                     m_service.open(folder, QStringLiteral("Nobody"), TestCatalog::passphrase()));
        ASSIGN_OK(auto named, m_service.open(folder, QStringLiteral("Ilse"), TestCatalog::passphrase()));
        QCOMPARE(named->userName(), QStringLiteral("Ilse"));
        named.reset();
        ASSIGN_OK(auto recovered, m_service.openWithRecoveryKey(folder, m_catalog->recoveryKey()));
        QCOMPARE(recovered->userName(), QStringLiteral("Ilse"));
        QCOMPARE(*PhotoService(*recovered).count({}), 2);
        recovered.reset();
        QString mistyped = m_catalog->recoveryKey();
        mistyped[3] = mistyped[3] == QLatin1Char('A') ? QLatin1Char('B') : QLatin1Char('A');
        VERIFY_ERROR(ErrorCode::InvalidArgument, m_service.openWithRecoveryKey(folder, mistyped));
        VERIFY_ERROR(ErrorCode::InvalidArgument, m_service.openWithRecoveryKey(folder, QString()));
        ASSIGN_OK(const auto other, m_service.create(wanted(place("B.beeldkluis"))));
        VERIFY_ERROR(ErrorCode::NoAccess, m_service.openWithRecoveryKey(folder, other.recoveryKey));
        VERIFY_OK(open(folder));
    }

    void failedAttemptsSlowDownAndAreLoggedAtTheNextSuccess() {
        const FilePath folder = copy(QStringLiteral("A"));
        m_pauses.clear();
        const auto wrong = [&] {
            return m_service.open(folder, QString(), QStringLiteral("wrong wrong")).error().code;
        };
        for (int i = 0; i < 4; ++i)
            QCOMPARE(wrong(), ErrorCode::NoAccess);
        QCOMPARE(m_pauses, QList<qint64>{1000});
        // A recovery key can be guessed at too, and mistyping it is no guess.
        VERIFY_ERROR(ErrorCode::InvalidArgument, m_service.openWithRecoveryKey(folder, QStringLiteral("x")));
        QCOMPARE(UnlockGuard(folder, *m_clock).count(), 4);
        // Somebody who does not wait does not get to try.
        m_patient = false;
        VERIFY_ERROR(ErrorCode::Cancelled, open(folder));
        m_patient = true;
        QCOMPARE(UnlockGuard(folder, *m_clock).count(), 4);
        {
            ASSIGN_OK(const auto session, open(folder));
            QCOMPARE(m_pauses, (QList<qint64>{1000, 2000, 2000, 2000}));
            VERIFY_OK(session->catalog().maintain([](ConnectionSet&) { return Status(); }));
            ASSIGN_OK(const auto events,
                      session->catalog().readFrom(
                          DatabaseFile::Audit, [](Connection& audit) { return AuditLog(audit).list({}); }));
            QCOMPARE(events[0].event.action, QStringLiteral("catalog.unlock"));
            QCOMPARE(events[0].event.detail, QStringLiteral("passphrase"));
            QCOMPARE(events[1].event.action, QStringLiteral("catalog.unlock-failed"));
            QCOMPARE(events[1].event.outcome, AuditOutcome::Failed);
            QCOMPARE(events[1].event.detail,
                     QStringLiteral("4 failed, from 2026-03-10T12:00:00Z to 2026-03-10T12:00:00Z"));
            QCOMPARE(UnlockGuard(folder, *m_clock).count(), 0);
        }
        m_pauses.clear();
        VERIFY_OK(open(folder));
        QVERIFY(m_pauses.isEmpty());
    }

    void whoWaitedTogetherIsNotLetInOneAfterTheOther() {
        const FilePath folder = copy(QStringLiteral("A"));
        UnlockGuard other(folder, *m_clock);
        for (int i = 0; i < 3; ++i)
            VERIFY_OK(other.failed());
        m_pauses.clear();
        m_meanwhile = [&] { QVERIFY(other.failed()); };
        VERIFY_OK(open(folder));
        QCOMPARE(m_pauses, (QList<qint64>{1000, 2000}));
    }

    void whereFailuresCannotBeRememberedTheRightPassphraseOpens() {
        const FilePath folder = copy(QStringLiteral("A"));
        QVERIFY(QDir().mkpath(folder.child("unlock-failures").display() + QStringLiteral("/in the way")));
        for (int i = 0; i < 4; ++i)
            VERIFY_ERROR(ErrorCode::NoAccess,
                         m_service.open(folder, QString(), QStringLiteral("wrong wrong")));
        VERIFY_OK(open(folder));
        VERIFY_OK(open(folder));
    }

    void twoCannotHaveItOpen() {
        const FilePath folder = copy(QStringLiteral("A"));
        ASSIGN_OK(auto first, open(folder));
        VERIFY_ERROR(ErrorCode::InUse, open(folder));
        VERIFY_ERROR(ErrorCode::InUse, m_service.openWithRecoveryKey(folder, m_catalog->recoveryKey()));
        QCOMPARE(*PhotoService(*first).count({}), 2);
        first.reset();
        VERIFY_OK(open(folder));
        // A refused opening gives the lock back.
        VERIFY_ERROR(ErrorCode::NoAccess, m_service.open(folder, QString(), QStringLiteral("wrong wrong")));
        VERIFY_OK(open(folder));
    }

    void aLockLastsAsLongAsItsProgram() {
        const FilePath folder = copy(QStringLiteral("A"));
        const QByteArray lock = folder.child("lock").bytes();
        // Whatever an earlier program left in the file shuts nobody out.
        write(folder.child("lock").display(), "1\nbeeldkluis\nhost\n");
        VERIFY_OK(open(folder));
        int ready[2];
        QVERIFY(::pipe(ready) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const int descriptor = ::open(lock.constData(), O_RDWR);
            const char word = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 'y' : 'n';
            (void)!::write(ready[1], &word, 1);
            for (;;)
                ::pause();
        }
        QVERIFY(child > 0);
        char word = 0;
        QVERIFY(::read(ready[0], &word, 1) == 1);
        const auto refused = open(folder);
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(ready[0]);
        ::close(ready[1]);
        QCOMPARE(word, 'y');
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::InUse);
        VERIFY_OK(open(folder));
    }

    void whatIsMissingOrDamagedIsSaid_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("content"); // null: gone
        for (const char* file : {"catalog.keys", "catalog.db", "faces.db", "previews.db", "audit.db"}) {
            QTest::addRow("%s gone", file) << QByteArray(file) << QByteArray();
            QTest::addRow("%s empty", file) << QByteArray(file) << QByteArray("");
            QTest::addRow("%s garbage", file) << QByteArray(file) << QByteArray(8192, 'x');
            QTest::addRow("%s cut to its first bytes", file) << QByteArray(file) << QByteArray("cut");
            QTest::addRow("%s plain", file)
                << QByteArray(file) << QByteArray("SQLite format 3\0", 16) + QByteArray(8176, '\0');
        }
    }
    void whatIsMissingOrDamagedIsSaid() {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, content);
        const FilePath folder = copy(QStringLiteral("A"));
        const QString path = folder.display() + QLatin1Char('/') + QString::fromUtf8(file);
        if (content == "cut") content = contentOf(path).first(16);
        if (content.isNull())
            QVERIFY(QFile::remove(path));
        else
            write(path, content);
        const auto opened = open(folder);
        QVERIFY(!opened);
        QVERIFY2(opened.error().code == ErrorCode::Damaged, qPrintable(opened.error().context));
        QVERIFY2(opened.error().context.size() > 10, qPrintable(opened.error().context));
        // Opening a damaged catalog leaves it as it was.
        QCOMPARE(contentOf(path), content);
        const auto recovered = m_service.openWithRecoveryKey(folder, m_catalog->recoveryKey());
        QVERIFY(!recovered);
        QVERIFY2(recovered.error().code == ErrorCode::Damaged, qPrintable(recovered.error().context));
    }

    void aCatalogThatMayNotBeReadIsNotCalledDamaged() {
        if (::geteuid() == 0) QSKIP("root may read everything");
        const FilePath folder = copy(QStringLiteral("A"));
        QVERIFY(QFile::setPermissions(folder.display(), QFileDevice::Permissions()));
        const auto opened = open(folder);
        QVERIFY(QFile::setPermissions(folder.display(), QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                                            QFileDevice::ExeOwner));
        QVERIFY(!opened);
        QVERIFY2(opened.error().code == ErrorCode::Disk, qPrintable(opened.error().context));
    }

    void anOlderKeyFileThatIsThereIsMentioned() {
        const FilePath folder = copy(QStringLiteral("A"));
        const FilePath keyFile = Catalog::keyFile(folder);
        const QString older = keyFile.display() + QStringLiteral(".1");
        QVERIFY(QFile::exists(older) || QFile::copy(keyFile.display(), older));
        QVERIFY(QFile::remove(keyFile.display()));
        const auto opened = open(folder);
        QVERIFY(!opened);
        QVERIFY2(opened.error().context.contains(QStringLiteral("catalog.keys.1")),
                 qPrintable(opened.error().context));
    }

    void noCatalogIsNotFound() {
        VERIFY_ERROR(ErrorCode::NotFound, open(place("none.beeldkluis")));
        VERIFY_ERROR(ErrorCode::NotFound,
                     m_service.openWithRecoveryKey(place("none.beeldkluis"), m_catalog->recoveryKey()));
        QCOMPARE(entries(), QStringList());
    }

    void filesOfAnotherCatalogAreRefused() {
        VERIFY_OK(m_service.create(wanted(place("B.beeldkluis"))));
        for (const char* file : {"catalog.keys", "catalog.db", "faces.db", "previews.db", "audit.db"}) {
            const FilePath folder = copy(QStringLiteral("A-") + QLatin1String(file));
            write(folder.display() + QLatin1Char('/') + QLatin1String(file),
                  contentOf(m_folder.filePath(QStringLiteral("B.beeldkluis/")) + QLatin1String(file)));
            const auto opened = open(folder);
            QVERIFY2(!opened, file);
            QVERIFY2(opened.error().code == ErrorCode::Damaged, file);
        }
    }

    void aClockTurnedBackIsNoticedAndDoesNotCount() {
        const FilePath folder = copy(QStringLiteral("A"));
        const QDate day(2026, 3, 20);
        m_clock->setDay(day);
        {
            ASSIGN_OK(const auto session, open(folder));
            QCOMPARE(session->today(), day);
            QVERIFY(!session->clockTurnedBack());
            m_clock->setDay(day.addDays(-4));
            QCOMPARE(session->today(), day);
            QVERIFY(session->clockTurnedBack());
        }
        {
            ASSIGN_OK(const auto session, open(folder));
            QCOMPARE(session->today(), day);
            QVERIFY(session->clockTurnedBack());
            m_clock->setDay(day.addDays(1));
            QCOMPARE(session->today(), day.addDays(1));
            QVERIFY(!session->clockTurnedBack());
            VERIFY_OK(session->catalog().maintain([](ConnectionSet&) { return Status(); }));
            ASSIGN_OK(const auto events,
                      session->catalog().readFrom(
                          DatabaseFile::Audit, [](Connection& audit) { return AuditLog(audit).list({}); }));
            QCOMPARE(events.first().event.action, QStringLiteral("catalog.unlock"));
            QVERIFY(events.first().event.detail.contains(QStringLiteral("turned back")));
        }
        m_clock->setDay(QDate(2026, 3, 10));
    }

    void strengthGrowsWithWhatIsHardToGuess() {
        QCOMPARE(passphraseStrength(QString()), 0);
        QCOMPARE(passphraseStrength(QStringLiteral("aaaaaaaaaaaaaaaaaaaa")), 0);
        QCOMPARE(passphraseStrength(QStringLiteral("12345678")), 0);
        QVERIFY(passphraseStrength(QStringLiteral("abcdefgh")) == 0);
        QVERIFY(passphraseStrength(QStringLiteral("tiger-hat")) <= 2);
        QVERIFY(passphraseStrength(QStringLiteral("correct horse battery staple")) >= 3);
        QCOMPARE(passphraseStrength(QStringLiteral("Xk7#pQ2!vLm9 zRt4&")), 4);
    }
};

BK_TEST_MAIN(CatalogServiceTest)
#include "CatalogServiceTest.moc"
