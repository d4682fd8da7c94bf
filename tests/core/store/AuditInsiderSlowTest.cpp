#include "tests/core/store/AuditLogOf600.h"
#include "tests/support/TestMain.h"

#include <QElapsedTimer>

using namespace bk;
using namespace bk::test;

/// What somebody who holds keys can do to the log, what older copies of it show, and what an event takes.
class AuditInsiderSlowTest : public QObject, private AuditLogOf600 {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { make(); }
    void cleanupTestCase() { m_log.reset(); }

    /// Bob holds the databases' key and his own. He changes what he did and makes everything follow that he
    /// can.
    void anInsiderIsFound() {
        run("BEGIN; DROP TRIGGER log_no_update; DROP TRIGGER log_no_delete");
        m_log->run(m_log->catalog(), "BEGIN");
        const KeyRing& bob = *m_log->editor;
        const auto remake = [&](qint64 from) {
            // From here on he can know the key of the MAC only as it is now.
            EvolvingKey now = std::move(must(AuditState::read(m_log->catalog())).macKey);
            QByteArray previous = record(from).previous;
            for (qint64 row = from; row <= logRows; ++row) {
                AuditRecord changed = record(row);
                if (row == from) changed.detail = "never happened";
                changed.previous = previous;
                changed.hash = previous = auditHash(changed);
                if (changed.user == bob.userId().toBytes()) changed.signature = bob.sign(changed.hash);
                changed.mac = now.mac(auditMacInput(changed));
                put(changed);
            }
            must(m_log->catalog().run("UPDATE audit_state SET head = ?, mac_key = ?", previous,
                                      viewOf(now.key())));
        };
        const auto takeBack = [&] {
            m_log->audit().resetCached();
            m_log->catalog().resetCached();
            run("ROLLBACK TO insider");
            m_log->run(m_log->catalog(), "ROLLBACK TO insider");
        };
        run("SAVEPOINT insider");
        m_log->run(m_log->catalog(), "SAVEPOINT insider");
        for (int round = 0; round < 60; ++round) {
            qint64 row = pick(1, logRows);
            while (record(row).user != bob.userId().toBytes())
                row = row % logRows + 1;
            remake(row);
            // Who holds the key of the log sees it by the MAC.
            QCOMPARE(verify(*m_log->auditor).firstBad, Bad(row));
            // Anybody else sees it by the first row of somebody else, or a checkpoint that does not fit.
            qint64 others = row + 1;
            while (others <= logRows && record(others).user == bob.userId().toBytes() &&
                   !m_checkpoints.contains(others - 1))
                ++others;
            const Bad found = verify(bob).firstBad;
            QVERIFY(found && *found >= row && *found <= others);
            takeBack();
        }
        run("ROLLBACK");
        m_log->run(m_log->catalog(), "ROLLBACK");
        QVERIFY(verify(*m_log->admin, m_kept).ok());
    }

    /// Bob's rows are the last ones: no signature of somebody else comes after them.
    void anInsiderAtTheEndIsFoundByTheMac() {
        const KeyRing& bob = *m_log->editor;
        m_log->add(bob, "photo.describe", 3);
        m_log->drain();
        QVERIFY(verify(*m_log->admin).ok());
        AuditState state = must(AuditState::read(m_log->catalog()));
        Statement rows = must(m_log->audit().prepare("SELECT " + QByteArray(auditColumns) +
                                                     " FROM log WHERE sequence > 600 ORDER BY sequence"));
        QList<AuditRecord> last;
        while (must(rows.step()))
            last << auditRecordAt(rows);
        rows = Statement();
        run("BEGIN; DROP TRIGGER log_no_update; DROP TRIGGER log_no_delete");
        m_log->run(m_log->catalog(), "BEGIN");
        QByteArray previous = last.first().previous;
        last.first().detail = "never happened";
        for (AuditRecord& row : last) {
            row.previous = previous;
            row.hash = previous = auditHash(row);
            row.signature = bob.sign(row.hash);
            row.mac = state.macKey.mac(auditMacInput(row));
            put(row);
        }
        must(m_log->catalog().run("UPDATE audit_state SET head = ?, mac_key = ?", previous,
                                  viewOf(state.macKey.key())));
        const AuditVerdict found = verify(*m_log->auditor);
        QCOMPARE(found.firstBad, Bad(601));
        // Without the key of the log this is what it looks like: the limit that the manual names.
        QVERIFY(verify(bob).ok());
        m_log->audit().resetCached();
        m_log->catalog().resetCached();
        run("ROLLBACK");
        m_log->run(m_log->catalog(), "ROLLBACK");
        QVERIFY(verify(*m_log->admin).ok());
    }

    void olderCopiesAreFound() {
        AuditTestLog log;
        struct Copy {
            QByteArray catalog;
            QByteArray audit;
            qint64 rows;
        };
        QList<Copy> copies;
        QList<AuditCheckpoint> kept;
        for (int i = 0; i < 6; ++i) {
            log.add(i % 2 ? *log.editor : *log.admin, "photo.describe", 20);
            log.drain();
            if (i % 2) kept << log.checkpoint(*log.admin);
            copies << Copy{log.bytes(DatabaseFile::Catalog), log.bytes(DatabaseFile::Audit), 20 * (i + 1)};
        }
        QVERIFY(log.verify(kept.last()).ok());
        for (qsizetype i = 0; i + 1 < copies.size(); ++i) {
            // The log alone.
            log.putBack(DatabaseFile::Catalog, copies.last().catalog);
            log.putBack(DatabaseFile::Audit, copies[i].audit);
            QVERIFY(!log.continueAfterLog());
            QCOMPARE(log.verify().firstBad, Bad(copies[i].rows + 1));
            // Both: nothing here can tell, only what was kept elsewhere.
            log.putBack(DatabaseFile::Catalog, copies[i].catalog);
            QVERIFY(!log.continueAfterLog());
            QVERIFY(log.verify().ok());
            for (const AuditCheckpoint& one : kept) {
                const AuditVerdict verdict = log.verify(one);
                if (one.sequence <= copies[i].rows)
                    QVERIFY2(verdict.ok(), qPrintable(verdict.why));
                else
                    QCOMPARE(verdict.firstBad, Bad(copies[i].rows + 1));
            }
            // Gone on with until it is as long again.
            log.add(*log.admin, "photo.describe", static_cast<int>(120 - copies[i].rows) + 5);
            log.drain();
            QVERIFY(log.verify().ok());
            QCOMPARE(log.verify(kept.last()).firstBad, Bad(kept.last().sequence));
        }
    }

    void oneEventIsRecordedQuickly() {
        AuditTestLog log;
        constexpr int events = 2000;
        log.add(*log.admin, "catalog.create");
        QList<AuditEvent> wanted;
        for (int i = 0; i < events; ++i)
            wanted << log.event(*log.admin, "photo.describe");
        {
            Transaction transaction = must(Transaction::begin(log.catalog()));
            QElapsedTimer time;
            time.start();
            for (const AuditEvent& event : wanted)
                must(AuditLog::record(log.catalog(), event, *log.admin));
            const double each = static_cast<double>(time.nsecsElapsed()) / 1e6 / events;
            must(transaction.commit());
            // Far above what it takes, for machines that are busy with other things.
            QVERIFY2(each < 1.0, qPrintable(QString::number(each)));
            if (qEnvironmentVariableIsSet("BK_TELL")) qInfo("record: %.4f ms each", each);
        }
        QElapsedTimer time;
        time.start();
        log.drain();
        const double drained = static_cast<double>(time.nsecsElapsed()) / 1e6 / events;
        time.start();
        QVERIFY(log.verify().ok());
        const double verified = static_cast<double>(time.nsecsElapsed()) / 1e6 / events;
        if (qEnvironmentVariableIsSet("BK_TELL"))
            qInfo("moved: %.4f ms each, verified: %.4f ms each", drained, verified);
        QVERIFY2(verified < 2.0, qPrintable(QString::number(verified)));
    }
};

BK_TEST_MAIN(AuditInsiderSlowTest)
#include "AuditInsiderSlowTest.moc"
