#include "core/crypto/Sealer.h"
#include "core/store/AuditLog.h"
#include "tests/core/store/AuditTestLog.h"
#include "tests/core/store/Outcomes.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Older copies put back, logs of the first format, data keys made anew.
class AuditContinuationTest : public QObject {
    Q_OBJECT

    using Bad = std::optional<qint64>;

    std::unique_ptr<AuditTestLog> m_log;

    void mustHold(int line) {
        const AuditVerdict verdict = m_log->verify();
        if (!verdict.ok()) qFatal("line %d, row %lld: %s", line, *verdict.firstBad, qPrintable(verdict.why));
    }
    /// As the first version wrote it; TABLE the outbox of that version.
    void waitFirstFormat(const char* table, int count) {
        for (int i = 0; i < count; ++i) {
            const AuditEvent event = m_log->event(*m_log->admin, "old");
            must(m_log->catalog().run(
                "INSERT INTO " + QByteArray(table) +
                    "(at, user, action, object_kind, object, detail) VALUES(?,?,?,?,?,?)",
                event.at, event.user, event.action, event.objectKind,
                i % 2 ? std::optional<QByteArray>() : event.object.toRfc4122(), event.detail));
        }
    }
    void moveFirstFormat() {
        Statement rows = must(m_log->catalog().prepare(
            "SELECT sequence, sequence, at, user, action, object_kind, object, detail, x'', x'' FROM "
            "audit_outbox ORDER BY sequence"));
        QByteArray previous(32, '\0');
        while (must(rows.step())) {
            FirstFormatRow row = firstFormatRowAt(rows);
            row.previous = previous;
            row.hash = previous = firstFormatHash(row);
            must(m_log->audit().run(
                "INSERT INTO events VALUES(?,?,?,?,?,?,?,?,?,?)", row.sequence, row.outbox, row.event.at,
                row.event.user, row.event.action, row.event.objectKind,
                row.event.object.isNull() ? std::optional<QByteArray>() : row.event.object.toRfc4122(),
                row.event.detail, row.previous, row.hash));
        }
        rows = Statement();
        m_log->run(m_log->catalog(), "DELETE FROM audit_outbox");
    }
    /// What somebody with the data key of the databases can do: the end of the log goes, the catalog forgets
    /// it and remembers MACKEY for the next row, and the runs that began later were never there.
    void cutTo(qint64 last, const QByteArray& macKey = "x''") {
        const QByteArray row = QByteArray::number(last);
        m_log->drain();
        m_log->run(m_log->audit(), "DROP TRIGGER IF EXISTS log_no_delete; DROP TRIGGER IF EXISTS "
                                   "checkpoints_no_delete; DROP TRIGGER IF EXISTS mac_runs_no_delete");
        for (const char* what :
             {"log WHERE sequence", "checkpoints WHERE sequence", "mac_runs WHERE first_sequence"})
            m_log->run(m_log->audit(), QByteArray("DELETE FROM ") + what + " > " + row);
        Statement found = must(m_log->audit().prepare("SELECT hash FROM log WHERE sequence = " + row));
        const QByteArray head = must(found.step()) ? found.blob(0) : QByteArray(32, '\0');
        found = Statement();
        const qint64 checkpoint =
            must(m_log->audit().integer("SELECT coalesce(max(sequence), 0) FROM checkpoints"));
        m_log->run(m_log->catalog(), "UPDATE audit_state SET sequence = " + row + ", head = x'" +
                                         head.toHex() + "', checkpoint = " + QByteArray::number(checkpoint) +
                                         ", mac_key = " + macKey + ", log_key = x'', waiting_key = x''");
    }
    Bad badAfterCut(qint64 last, const QByteArray& macKey = "x''") {
        const QByteArray catalog = m_log->bytes(DatabaseFile::Catalog);
        const QByteArray audit = m_log->bytes(DatabaseFile::Audit);
        cutTo(last, macKey);
        m_log->add(*m_log->auditor, "catalog.unlock");
        m_log->add(*m_log->editor, "later", 30);
        m_log->drain();
        const Bad bad = m_log->verify().firstBad;
        m_log->putBack(DatabaseFile::Catalog, catalog);
        m_log->putBack(DatabaseFile::Audit, audit);
        return bad;
    }
    void upgrade() {
        AuditTestLog::migrate(m_log->catalog(), DatabaseFile::Catalog);
        AuditTestLog::migrate(m_log->audit(), DatabaseFile::Audit);
    }

private Q_SLOTS:
    void cleanup() { m_log.reset(); }

    void theFirstFormatsHashIsWhatItWas() {
        // As version 0.1.0 laid it out.
        FirstFormatRow row;
        row.sequence = 1;
        row.previous = QByteArray(32, '\0');
        row.event.at = QDateTime(QDate(2026, 3, 10), QTime(1, 2, 3, 4), Qt::UTC);
        row.event.user = UserId(QUuid(QStringLiteral("00112233-4455-6677-8899-aabbccddeeff")));
        row.event.action = QStringLiteral("photo.add");
        row.event.objectKind = QStringLiteral("photo");
        row.event.detail = QStringLiteral("é");
        QByteArray bytes =
            QByteArray::fromHex("00000020") + QByteArray(32, '\0') + QByteArray::fromHex("0000000000000001");
        bytes += QByteArray::fromHex(
            QByteArray::number(row.event.at.toMSecsSinceEpoch(), 16).rightJustified(16, '0'));
        bytes += QByteArray::fromHex("00000010"
                                     "00112233445566778899aabbccddeeff");
        bytes += QByteArray::fromHex("00000009") + "photo.add" + QByteArray::fromHex("00000005") + "photo";
        bytes += QByteArray::fromHex("00000010") + QByteArray(16, '\0');
        bytes += QByteArray::fromHex("00000002") + "\xc3\xa9";
        QCOMPARE(firstFormatHash(row), blake2b(bytes));
    }

    void aLogOfTheFirstFormatGoesOn() {
        m_log = std::make_unique<AuditTestLog>(1);
        waitFirstFormat("audit_outbox", 5);
        moveFirstFormat();
        waitFirstFormat("audit_outbox", 2); // a crash before they moved
        upgrade();
        VERIFY_ERROR(ErrorCode::Internal,
                     m_log->record(*m_log->admin, m_log->event(*m_log->admin, "too early")));
        QVERIFY(!m_log->continueAfterLog());
        QVERIFY(!m_log->continueAfterLog());
        QCOMPARE(m_log->list().size(), 7);
        mustHold(__LINE__);
        m_log->add(*m_log->admin, "new", 3);
        m_log->drain();
        mustHold(__LINE__);
        const auto rows = m_log->list();
        QCOMPARE(rows.size(), 10);
        QCOMPARE(rows.first().sequence, 10);
        QCOMPARE(rows.last().sequence, 1);
        QCOMPARE(rows[3].event.action, QStringLiteral("old"));
        AuditFilter filter;
        filter.action = QStringLiteral("old");
        filter.before = 6;
        filter.limit = 3;
        QCOMPARE(m_log->list(filter).size(), 3);
        QCOMPARE(m_log->list(filter).first().sequence, 5);
        filter = {};
        filter.outcome = AuditOutcome::Refused;
        QVERIFY(m_log->list(filter).isEmpty());
        QCOMPARE(*AuditLog(m_log->audit()).rows(), 10);
        ASSIGN_OK(const QStringList actions, AuditLog(m_log->audit()).actions());
        QCOMPARE(actions, (QStringList{QStringLiteral("new"), QStringLiteral("old")}));

        // What was changed shows by either rule.
        const auto badAfter = [&](const QByteArray& sql) {
            m_log->run(m_log->audit(), "BEGIN; DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete; "
                                       "DROP TRIGGER log_no_delete; " +
                                           sql);
            const AuditVerdict verdict = m_log->verify();
            m_log->audit().resetCached();
            m_log->run(m_log->audit(), "ROLLBACK");
            return verdict.firstBad;
        };
        QCOMPARE(badAfter("UPDATE events SET detail = 'x' WHERE sequence = 3"), Bad(3));
        QCOMPARE(badAfter("DELETE FROM events WHERE sequence = 7"), Bad(7));
        QCOMPARE(badAfter("DELETE FROM events WHERE sequence = 2"), Bad(2));
        QCOMPARE(badAfter("DELETE FROM events"), Bad(1));
        QCOMPARE(badAfter("INSERT INTO events SELECT 8, 100, at, user, action, object_kind, object, detail, "
                          "previous, hash FROM events WHERE sequence = 7"),
                 Bad(8));
        QCOMPARE(badAfter("DELETE FROM log"), Bad(8));
    }

    void anOlderCopyOfTheFirstFormatGivesNoNumberTwice() {
        m_log = std::make_unique<AuditTestLog>(1);
        waitFirstFormat("audit_outbox", 3);
        const QByteArray older = m_log->bytes(DatabaseFile::Catalog);
        waitFirstFormat("audit_outbox", 2);
        moveFirstFormat();
        m_log->putBack(DatabaseFile::Catalog, older);
        upgrade();
        QVERIFY(m_log->continueAfterLog());
        m_log->add(*m_log->admin, "catalog.older-copy");
        m_log->drain();
        QCOMPARE(m_log->list().size(), 6);
        mustHold(__LINE__);
        // The same copy once more, beside a log that has rows of both formats.
        m_log->putBack(DatabaseFile::Catalog, older);
        AuditTestLog::migrate(m_log->catalog(), DatabaseFile::Catalog);
        QVERIFY(m_log->continueAfterLog());
        m_log->add(*m_log->admin, "catalog.older-copy");
        m_log->drain();
        QCOMPARE(m_log->list().first().sequence, 7);
        mustHold(__LINE__);
    }

    void anOlderCatalogGoesOnAfterTheLog() {
        m_log = std::make_unique<AuditTestLog>();
        m_log->add(*m_log->admin, "one", 5);
        m_log->drain();
        m_log->add(*m_log->admin, "waits", 2);
        const QByteArray older = m_log->bytes(DatabaseFile::Catalog);
        m_log->add(*m_log->editor, "two", 5);
        m_log->drain();
        const AuditCheckpoint kept = m_log->checkpoint(*m_log->admin);
        m_log->putBack(DatabaseFile::Catalog, older);
        QVERIFY(m_log->continueAfterLog());
        m_log->add(*m_log->admin, "catalog.older-copy");
        QVERIFY(!m_log->continueAfterLog());
        m_log->drain();
        mustHold(__LINE__);
        QVERIFY(m_log->verify(kept).ok());
        QCOMPARE(m_log->list().first().sequence, 13);
        QCOMPARE(m_log->list().first().event.action, QStringLiteral("catalog.older-copy"));
    }

    void aCopyFromBeforeTheCheckpointAtTheEndIsOlderToo() {
        m_log = std::make_unique<AuditTestLog>();
        m_log->add(*m_log->admin, "one", 5);
        m_log->drain();
        const QByteArray older = m_log->bytes(DatabaseFile::Catalog);
        (void)m_log->checkpoint(*m_log->admin);
        m_log->putBack(DatabaseFile::Catalog, older);
        QVERIFY(m_log->continueAfterLog());
        m_log->add(*m_log->admin, "catalog.older-copy");
        m_log->drain();
        mustHold(__LINE__);
    }

    void anEditorGoesOnWithoutTheKeyUntilSomebodyHasIt() {
        m_log = std::make_unique<AuditTestLog>();
        m_log->add(*m_log->admin, "one", 5);
        m_log->drain();
        const QByteArray older = m_log->bytes(DatabaseFile::Catalog);
        m_log->add(*m_log->admin, "two", 5);
        m_log->drain();
        for (int lost = 0; lost < 2; ++lost) {
            m_log->putBack(DatabaseFile::Catalog, older);
            QVERIFY(m_log->continueAfterLog());
            m_log->add(*m_log->editor, "catalog.older-copy");
            m_log->add(*m_log->editor, "three", 3);
            m_log->drain();
            // Not sealed yet, and not lost with the catalog either.
            mustHold(__LINE__);
        }
        m_log->putBack(DatabaseFile::Catalog, older);
        QVERIFY(m_log->continueAfterLog());
        m_log->add(*m_log->editor, "catalog.older-copy");
        m_log->add(*m_log->editor, "four", 3);
        m_log->drain();
        QCOMPARE(*m_log->audit().integer("SELECT count(*) FROM mac_runs WHERE log_key = x''"), 3);
        m_log->add(*m_log->auditor, "catalog.unlock");
        m_log->drain();
        mustHold(__LINE__);
        // The run in force was sealed and another began.
        QCOMPARE(*m_log->audit().integer("SELECT count(*) FROM mac_runs WHERE log_key = x''"), 2);
        QCOMPARE(*m_log->catalog().integer("SELECT length(waiting_key) FROM audit_state"), 0);
        m_log->add(*m_log->editor, "five", 2);
        m_log->drain();
        mustHold(__LINE__);
        QCOMPARE(*m_log->audit().integer("SELECT max(first_sequence) FROM mac_runs"),
                 m_log->list().at(2).sequence);
    }

    void aLogThatIsOlderThanTheCatalogShows() {
        m_log = std::make_unique<AuditTestLog>();
        m_log->add(*m_log->admin, "one", 5);
        const QByteArray empty = m_log->bytes(DatabaseFile::Audit);
        m_log->drain();
        const QByteArray older = m_log->bytes(DatabaseFile::Audit);
        m_log->add(*m_log->admin, "two", 5);
        m_log->drain();
        for (const auto& [copy, bad] : {std::pair{older, 6}, std::pair{empty, 1}}) {
            m_log->putBack(DatabaseFile::Audit, copy);
            QVERIFY(!m_log->continueAfterLog());
            QCOMPARE(m_log->verify().firstBad, std::optional<qint64>(bad));
            m_log->add(*m_log->admin, "three", 2);
            m_log->drain();
            QCOMPARE(m_log->verify().firstBad, std::optional<qint64>(bad));
        }
    }

    void aLogCutShortBeforeTheNextRunShows() {
        m_log = std::make_unique<AuditTestLog>();
        m_log->add(*m_log->admin, "one", 5);
        m_log->add(*m_log->editor, "two", 5);
        mustHold(__LINE__);
        for (const QByteArray& macKey : {QByteArray("x''"), QByteArray("zeroblob(32)")})
            for (const qint64 last : {1, 3, 7, 9})
                QCOMPARE(badAfterCut(last, macKey), Bad(last + 1));
        mustHold(__LINE__);
    }

    void aLogThatDoesNotBeginWithTheCatalogsMakingShows() {
        m_log = std::make_unique<AuditTestLog>();
        m_log->add(*m_log->admin, "one", 5);
        mustHold(__LINE__);
        cutTo(0);
        VERIFY_OK(m_log->record(*m_log->admin, m_log->event(*m_log->admin, "catalog.unlock")));
        m_log->drain();
        QCOMPARE(m_log->verify().firstBad, Bad(1));
        QCOMPARE(must(m_log->verifyAs(*m_log->editor)).firstBad, Bad(1));
    }

    void aLogCutShortToBeforeTheDataKeyWasMadeAnewShows() {
        m_log = std::make_unique<AuditTestLog>();
        m_log->add(*m_log->admin, "one", 4);
        m_log->renewLogKey(); // row 5
        m_log->add(*m_log->editor, "two", 4);
        m_log->renewLogKey(); // row 10
        m_log->renewLogKey(); // row 11
        m_log->add(*m_log->editor, "three", 4);
        m_log->drain();
        mustHold(__LINE__);
        // A run begun under another key than the one before is there in each, and what it goes on from is
        // not.
        for (const QByteArray& macKey : {QByteArray("x''"), QByteArray("zeroblob(32)")})
            for (const qint64 last : {2, 4, 5, 7, 9, 10, 11, 13})
                QCOMPARE(badAfterCut(last, macKey), Bad(last + 1));
        mustHold(__LINE__);
    }

    void aLogCutShortWhereAnEditorWentOnShows() {
        m_log = std::make_unique<AuditTestLog>();
        m_log->add(*m_log->admin, "one", 4);
        m_log->drain();
        const QByteArray older = m_log->bytes(DatabaseFile::Catalog);
        m_log->add(*m_log->admin, "two");
        m_log->drain();
        m_log->putBack(DatabaseFile::Catalog, older);
        QVERIFY(m_log->continueAfterLog());
        m_log->add(*m_log->editor, "catalog.older-copy"); // row 6
        m_log->add(*m_log->editor, "three", 3);
        m_log->add(*m_log->auditor, "catalog.unlock"); // row 10
        m_log->drain();
        mustHold(__LINE__);
        for (const qint64 last : {6, 8, 9, 10})
            QCOMPARE(badAfterCut(last), Bad(last + 1));
        mustHold(__LINE__);
    }

    void runsFollowOneAnotherThroughRenewalsAndOlderCopies() {
        m_log = std::make_unique<AuditTestLog>(1);
        waitFirstFormat("audit_outbox", 3);
        moveFirstFormat();
        upgrade();
        QVERIFY(!m_log->continueAfterLog());
        // The first to come by holds no key of the log.
        m_log->add(*m_log->editor, "catalog.unlock", 2);
        mustHold(__LINE__);
        // Nor does anybody else before the key is made anew.
        m_log->renewLogKey();
        mustHold(__LINE__);
        m_log->add(*m_log->editor, "one", 2);
        m_log->drain();
        const QByteArray older = m_log->bytes(DatabaseFile::Catalog);
        m_log->renewLogKey();
        m_log->add(*m_log->editor, "two", 2);
        m_log->drain();
        for (const KeyRing* first : {m_log->auditor.get(), m_log->editor.get()}) {
            m_log->putBack(DatabaseFile::Catalog, older);
            QVERIFY(m_log->continueAfterLog());
            m_log->add(*first, "catalog.older-copy");
            m_log->add(*m_log->editor, "three", 2);
            m_log->drain();
            mustHold(__LINE__);
        }
        m_log->renewLogKey();
        m_log->add(*m_log->auditor, "four", 2);
        m_log->drain();
        mustHold(__LINE__);
        QCOMPARE(m_log->verify().unsignedRows, 3);
    }

    void aRunThatIsInForceIsNotBegunAgain() {
        m_log = std::make_unique<AuditTestLog>();
        m_log->add(*m_log->admin, "one", 3);
        m_log->inTransaction(
            [&] { return AuditLog::beginMacRun(m_log->catalog(), m_log->audit(), *m_log->admin); });
        m_log->add(*m_log->admin, "two", 3);
        m_log->drain();
        QCOMPARE(*m_log->audit().integer("SELECT count(*) FROM mac_runs"), 1);
        mustHold(__LINE__);
        QCOMPARE(m_log->verify().unsignedRows, 0);
    }

    void olderRowsHoldAfterTheDataKeyWasMadeAnew() {
        m_log = std::make_unique<AuditTestLog>();
        m_log->add(*m_log->admin, "one", 3);
        m_log->drain();
        m_log->renewLogKey();
        m_log->add(*m_log->admin, "two", 2);
        m_log->add(*m_log->editor, "three", 3);
        ASSIGN_OK(KeyRing::Change change, m_log->admin->prepareAccess(m_log->auditor->userId(), {}, false));
        QVERIFY(change.renewed().contains(DataKey::Log));
        {
            // One run is in the log and one waits.
            ASSIGN_OK(Transaction transaction, Transaction::begin(m_log->catalog()));
            VERIFY_OK(AuditLog::resealMacRuns(m_log->catalog(), m_log->audit(), *m_log->admin, change));
            VERIFY_OK(transaction.commit());
        }
        mustHold(__LINE__);
        m_log->drain();
        mustHold(__LINE__);
        VERIFY_OK(m_log->admin->commit(std::move(change)));
        mustHold(__LINE__);
        QCOMPARE(*m_log->audit().integer("SELECT count(*) FROM mac_runs"), 5);
        m_log->add(*m_log->admin, "four", 3);
        m_log->drain();
        mustHold(__LINE__);
        // What the removed auditor could open is not in use any more.
        QCOMPARE(*m_log->audit().integer("SELECT count(*) FROM mac_runs"), 6);
        QCOMPARE(*m_log->audit().integer("SELECT max(first_sequence) FROM mac_runs"), 10);
    }
};

BK_TEST_MAIN(AuditContinuationTest)
#include "AuditContinuationTest.moc"
