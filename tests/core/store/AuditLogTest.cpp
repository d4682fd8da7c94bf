#include "core/store/AuditLog.h"
#include "core/store/Catalog.h"
#include "tests/core/store/Outcomes.h"
#include "tests/support/CountingIds.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

using namespace bk;
using namespace bk::test;

class AuditLogTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Catalog> m_catalog;
    CountingIds m_ids;

    AuditEvent event(const char* action) {
        return {QDateTime(QDate(2026, 3, 10), QTime(1, 2, 3, 4), Qt::UTC),
                m_ids.make<UserId>(),
                QLatin1String(action),
                QStringLiteral("photo"),
                m_ids.next(),
                QStringLiteral("12")};
    }
    Status record(const AuditEvent& event) {
        return m_catalog->write(
            [&](Connection& connection, ConnectionSet&) { return AuditLog::record(connection, event); });
    }
    template <class Function>
    auto read(Function function) {
        // Events follow what they record a little later; when nothing is under way they are there.
        (void)m_catalog->maintain([](ConnectionSet&) { return Status(); });
        return m_catalog->readFrom(DatabaseFile::Audit, [&](Connection& audit) {
            AuditLog log(audit);
            return function(log);
        });
    }
    std::optional<qint64> bad() {
        const auto found = read([](AuditLog& log) { return log.firstBadRow(); });
        return found ? *found : std::optional<qint64>(-1);
    }
    /// With SQL done for as long as the answer takes.
    Result<std::optional<qint64>> badAfter(const QByteArray& sql) {
        std::optional<qint64> found;
        BK_TRY(m_catalog->maintain([&](ConnectionSet& all) -> Status {
            BK_ASSIGN(Connection* const audit, all.of(DatabaseFile::Audit));
            BK_TRY(audit->execute("BEGIN; DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete; " +
                                  sql));
            const auto answer = AuditLog(*audit).firstBadRow();
            audit->resetCached();
            BK_TRY(audit->execute("ROLLBACK"));
            if (!answer) return fail(answer.error());
            found = *answer;
            return {};
        }));
        return found;
    }

private Q_SLOTS:
    void initTestCase() {
        const FilePath folder = FilePath::fromString(m_folder.filePath(QStringLiteral("A.beeldkluis")));
        QVERIFY(QDir().mkpath(folder.display()));
        ASSIGN_OK(auto created, KeyRing::create(Catalog::keyFile(folder), m_ids.make<CatalogId>(),
                                                m_ids.make<UserId>(), QStringLiteral("Ilse"),
                                                SecretBytes::fromPassphrase(QStringLiteral("pass phrase")),
                                                KdfCost::floor()));
        VERIFY_OK(Catalog::createFiles(folder, *created.ring));
        ASSIGN_OK(auto lock, FolderLock::take(folder));
        ASSIGN_OK(m_catalog, Catalog::open(folder, std::move(created.ring), std::move(lock)));
        for (const char* action : {"one", "two", "three", "four"})
            VERIFY_OK(record(event(action)));
    }
    void cleanupTestCase() { m_catalog.reset(); }

    void eventsComeBackInTheirOrder() {
        const AuditEvent wanted = event("five");
        VERIFY_OK(record(wanted));
        AuditEvent bare = event("six");
        bare.object = QUuid();
        bare.detail.clear();
        VERIFY_OK(record(bare));
        ASSIGN_OK(const auto events, read([](AuditLog& log) { return log.list(4, 10); }));
        QCOMPARE(events.size(), 3);
        QCOMPARE(events[0].action, QStringLiteral("four"));
        const AuditEvent& is = events[1];
        QCOMPARE(is.at, wanted.at);
        QCOMPARE(is.user, wanted.user);
        QCOMPARE(is.action, wanted.action);
        QCOMPARE(is.objectKind, wanted.objectKind);
        QCOMPARE(is.object, wanted.object);
        QCOMPARE(is.detail, wanted.detail);
        QVERIFY(events[2].object.isNull());
        QCOMPARE(*read([](AuditLog& log) { return log.rows(); }), 6);
        ASSIGN_OK(const qint64 waiting, m_catalog->read([](Connection& connection) {
            return connection.integer("SELECT count(*) FROM audit_outbox");
        }));
        QCOMPARE(waiting, 0);
        QCOMPARE(bad(), std::nullopt);
    }

    void anEventOfWhatFailedIsNotKept() {
        ASSIGN_OK(const qint64 rows, read([](AuditLog& log) { return log.rows(); }));
        const auto failed = m_catalog->write([&](Connection& connection, ConnectionSet&) -> Status {
            BK_TRY(AuditLog::record(connection, event("never")));
            return fail(ErrorCode::InvalidArgument, QStringLiteral("no"));
        });
        VERIFY_ERROR(ErrorCode::InvalidArgument, failed);
        QCOMPARE(*read([](AuditLog& log) { return log.rows(); }), rows);
    }

    void rowsAreOnlyAdded() {
        const auto attempt = [&](const QByteArray& sql) {
            return m_catalog->maintain([&](ConnectionSet& all) -> Status {
                BK_ASSIGN(Connection* const audit, all.of(DatabaseFile::Audit));
                return audit->execute(sql);
            });
        };
        QVERIFY(!attempt("UPDATE events SET detail = '13'"));
        QVERIFY(!attempt("DELETE FROM events"));
        QCOMPARE(bad(), std::nullopt);
    }

    void everyChangedRowShows_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<qint64>("row");
        QTest::newRow("detail") << QByteArray("UPDATE events SET detail = '13' WHERE sequence = 3") << 3ll;
        QTest::newRow("action") << QByteArray("UPDATE events SET action = 'x' WHERE sequence = 2") << 2ll;
        QTest::newRow("kind") << QByteArray("UPDATE events SET object_kind = 'x' WHERE sequence = 2") << 2ll;
        QTest::newRow("time") << QByteArray("UPDATE events SET at = at + 1 WHERE sequence = 1") << 1ll;
        QTest::newRow("user") << QByteArray("UPDATE events SET user = zeroblob(16) WHERE sequence = 4")
                              << 4ll;
        QTest::newRow("object") << QByteArray("UPDATE events SET object = NULL WHERE sequence = 4") << 4ll;
        QTest::newRow("hash") << QByteArray("UPDATE events SET hash = zeroblob(32) WHERE sequence = 2")
                              << 2ll;
        QTest::newRow("removed") << QByteArray("DELETE FROM events WHERE sequence = 2") << 2ll;
        QTest::newRow("the first removed") << QByteArray("DELETE FROM events WHERE sequence = 1") << 1ll;
        QTest::newRow("swapped")
            << QByteArray("UPDATE events SET sequence = 9 WHERE sequence = 1; UPDATE events SET "
                          "sequence = 1 WHERE sequence = 2; UPDATE events SET sequence = 2 "
                          "WHERE sequence = 9")
            << 1ll;
    }
    void everyChangedRowShows() {
        QFETCH(QByteArray, sql);
        QFETCH(qint64, row);
        QCOMPARE(bad(), std::nullopt);
        ASSIGN_OK(const auto found, badAfter(sql));
        QCOMPARE(found, std::optional(row));
    }
};

BK_TEST_MAIN(AuditLogTest)
#include "AuditLogTest.moc"
