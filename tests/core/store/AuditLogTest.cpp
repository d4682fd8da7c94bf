#include "core/store/AuditLog.h"
#include "tests/core/store/AuditTestLog.h"
#include "tests/core/store/Outcomes.h"
#include "tests/support/TestMain.h"

#include <QSet>

using namespace bk;
using namespace bk::test;

class AuditLogTest : public QObject {
    Q_OBJECT

    std::unique_ptr<AuditTestLog> m_log;

    qint64 waiting() { return *m_log->catalog().integer("SELECT count(*) FROM audit_outbox"); }
    void unlock(Connection& audit) {
        m_log->run(audit, "DROP TRIGGER log_no_update; DROP TRIGGER log_no_delete; "
                          "DROP TRIGGER checkpoints_no_update; DROP TRIGGER checkpoints_no_delete; "
                          "DROP TRIGGER mac_runs_no_update; DROP TRIGGER mac_runs_no_delete; "
                          "DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete; ");
    }
    /// The verdict with SQL done for as long as it takes.
    AuditVerdict verdictAfter(const QByteArray& sql, const KeyRing* keys = nullptr) {
        Connection& audit = m_log->audit();
        m_log->run(audit, "BEGIN");
        unlock(audit);
        m_log->run(audit, sql);
        const auto verdict = m_log->verifyAs(keys ? *keys : *m_log->admin);
        audit.resetCached();
        m_log->run(audit, "ROLLBACK");
        return must(verdict);
    }

private Q_SLOTS:
    void init() { m_log = std::make_unique<AuditTestLog>(); }
    void cleanup() { m_log.reset(); }

    void eventsComeBackAsTheyWere() {
        m_log->add(*m_log->admin, "one");
        AuditEvent wanted = m_log->event(*m_log->editor, "two");
        wanted.outcome = AuditOutcome::Refused;
        wanted.payload = QByteArray(32, 'p');
        VERIFY_OK(m_log->record(*m_log->editor, wanted));
        AuditEvent bare;
        bare.at = wanted.at.addSecs(1);
        bare.user = m_log->admin->userId();
        bare.action = QStringLiteral("three");
        VERIFY_OK(m_log->record(*m_log->admin, bare));
        QCOMPARE(waiting(), 3);
        m_log->drain();
        QCOMPARE(waiting(), 0);
        const auto rows = m_log->list();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].sequence, 3);
        QVERIFY(rows[0].event.object.isNull() && rows[0].event.session.isNull());
        QVERIFY(rows[0].event.detail.isEmpty() && rows[0].event.payload.isEmpty());
        const AuditEvent& is = rows[1].event;
        QCOMPARE(is.at, wanted.at);
        QCOMPARE(is.user, wanted.user);
        QCOMPARE(is.roles, wanted.roles);
        QCOMPARE(is.session, wanted.session);
        QCOMPARE(is.action, wanted.action);
        QCOMPARE(is.objectKind, wanted.objectKind);
        QCOMPARE(is.object, wanted.object);
        QCOMPARE(is.outcome, wanted.outcome);
        QCOMPARE(is.detail, wanted.detail);
        QCOMPARE(is.payload, wanted.payload);
        QCOMPARE(rows[1].hash.size(), 32);
        const AuditVerdict verdict = m_log->verify();
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        QVERIFY(verdict.macsChecked);
        QCOMPARE(verdict.rows, 3);
    }

    void anEventOfWhatFailedTakesNoNumber() {
        m_log->add(*m_log->admin, "one");
        {
            ASSIGN_OK(Transaction transaction, Transaction::begin(m_log->catalog()));
            VERIFY_OK(
                AuditLog::record(m_log->catalog(), m_log->event(*m_log->admin, "never"), *m_log->admin));
        }
        m_log->add(*m_log->admin, "two");
        m_log->drain();
        const auto rows = m_log->list();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].sequence, 2);
        QCOMPARE(rows[0].event.action, QStringLiteral("two"));
        QVERIFY(m_log->verify().ok());
    }

    void nobodySignsForSomebodyElse() {
        VERIFY_ERROR(ErrorCode::Internal, m_log->record(*m_log->editor, m_log->event(*m_log->admin, "one")));
        QCOMPARE(waiting(), 0);
    }

    void theKeyOfTheMacIsReplacedByEveryRow() {
        QSet<QByteArray> keys;
        for (int i = 0; i < 5; ++i) {
            m_log->add(*m_log->admin);
            Statement state = must(m_log->catalog().prepare("SELECT mac_key FROM audit_state"));
            QVERIFY(must(state.step()));
            QCOMPARE(state.blob(0).size(), 32);
            keys << state.blob(0);
        }
        QCOMPARE(keys.size(), 5);
        QCOMPARE(*m_log->catalog().integer("SELECT count(*) FROM audit_outbox_runs"), 1);
    }

    void rowsAreOnlyAdded() {
        m_log->add(*m_log->admin, "one", 3);
        (void)m_log->checkpoint(*m_log->admin);
        for (const QByteArray& table :
             {QByteArray("log"), QByteArray("checkpoints"), QByteArray("mac_runs")}) {
            QVERIFY(*m_log->audit().integer("SELECT count(*) FROM " + table) > 0);
            QVERIFY(!m_log->audit().execute("DELETE FROM " + table));
        }
        QVERIFY(!m_log->audit().execute("UPDATE log SET detail = '13'"));
        QVERIFY(!m_log->audit().execute("UPDATE checkpoints SET at = 0"));
        QVERIFY(!m_log->audit().execute("UPDATE mac_runs SET sealed = x'00'"));
        QVERIFY(m_log->verify().ok());
    }

    void aMoveThatWasCutShortIsDoneAgain() {
        m_log->add(*m_log->admin, "one", 3);
        // The log has them, the catalog has not forgotten them yet.
        Connection& catalog = m_log->catalog();
        m_log->run(catalog, "CREATE TEMP TABLE kept AS SELECT * FROM audit_outbox; "
                            "CREATE TEMP TABLE runs AS SELECT * FROM audit_outbox_runs");
        m_log->drain();
        m_log->run(catalog, "INSERT INTO audit_outbox SELECT * FROM kept; "
                            "INSERT INTO audit_outbox_runs SELECT * FROM runs");
        m_log->add(*m_log->editor, "four");
        AuditVerdict verdict = m_log->verify();
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        m_log->drain();
        QCOMPARE(m_log->list().size(), 4);
        verdict = m_log->verify();
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
    }

    void anotherRowOfThatNumberIsNotOverwritten() {
        m_log->add(*m_log->admin, "one", 2);
        m_log->drain();
        m_log->run(
            m_log->audit(),
            "INSERT INTO log SELECT 3, at, user, roles, session, 'forged', object_kind, object, outcome, "
            "detail, payload, checkpoint, previous, hash, signature, mac FROM log WHERE sequence = 2");
        m_log->add(*m_log->admin, "three");
        VERIFY_ERROR(ErrorCode::Damaged, AuditLog::drainOutbox(m_log->all(), *m_log->admin));
        QCOMPARE(waiting(), 1);
        QCOMPARE(m_log->list().first().event.action, QStringLiteral("forged"));
        QCOMPARE(m_log->verify().firstBad, std::optional<qint64>(3));
    }

    void checkpointsAreMadeEvery256RowsAndAtWish() {
        m_log->add(*m_log->editor, "photo.describe", 0);
        m_log->add(*m_log->admin, "photo.describe", 250);
        m_log->add(*m_log->editor, "photo.describe", 300);
        // Those that wait are part of the log.
        AuditVerdict verdict = m_log->verify();
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        m_log->drain();
        verdict = m_log->verify();
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        QCOMPARE(verdict.checkpoints, 2);
        const AuditCheckpoint made = m_log->checkpoint(*m_log->auditor);
        QCOMPARE(made.sequence, 550);
        QCOMPARE(made.rows, 550);
        QCOMPARE(made.head, m_log->list().first().hash);
        QCOMPARE(made.user, m_log->auditor->userId());
        QVERIFY(m_log->admin->verify(made.user, checkpointMessage(made), made.signature));
        // No second one of the same row.
        QCOMPARE(m_log->checkpoint(*m_log->admin).user, made.user);
        m_log->add(*m_log->editor);
        m_log->drain();
        verdict = m_log->verify(made);
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        QCOMPARE(verdict.checkpoints, 3);
    }

    void aCheckpointThatWasNeverMadeShows() {
        m_log->add(*m_log->admin, "one", 5);
        (void)m_log->checkpoint(*m_log->admin);
        m_log->add(*m_log->admin, "two", 2);
        m_log->drain();
        const auto rows = m_log->list();
        for (const qint64 row : {3, 7}) {
            // In every way as it must be, signed by somebody who may.
            AuditCheckpoint made;
            made.catalog = m_log->admin->catalogId();
            made.sequence = made.rows = row;
            made.head = rows[7 - row].hash;
            made.at = rows[0].event.at;
            made.user = m_log->editor->userId();
            made.signature = m_log->editor->sign(checkpointMessage(made));
            m_log->run(m_log->audit(), "BEGIN");
            VERIFY_OK(m_log->audit().run("INSERT INTO checkpoints VALUES(?,?,?,?,?,?)", made.sequence,
                                         made.head, made.rows, made.at, made.user, made.signature));
            const AuditVerdict verdict = m_log->verify();
            m_log->audit().resetCached();
            m_log->run(m_log->audit(), "ROLLBACK");
            QCOMPARE(verdict.firstBad, std::optional<qint64>(row));
        }
        QVERIFY(m_log->verify().ok());
    }

    void anEmptyLogHasNoCheckpoint() {
        const auto made = AuditLog::checkpoint(m_log->all(), *m_log->admin, QDateTime::currentDateTimeUtc());
        QVERIFY(!made && made.error().code == ErrorCode::NotFound);
        QVERIFY(m_log->verify().ok());
    }

    void aCheckpointSurvivesAsJson() {
        m_log->add(*m_log->admin, "one", 3);
        const AuditCheckpoint made = m_log->checkpoint(*m_log->admin);
        const QByteArray json = toJson(made);
        ASSIGN_OK(const AuditCheckpoint read, checkpointFromJson(json));
        QCOMPARE(toJson(read), json);
        QCOMPARE(checkpointMessage(read), checkpointMessage(made));
        QCOMPARE(read.signature, made.signature);
        for (const QByteArray& broken :
             {QByteArray(), QByteArray("{}"), QByteArray("[1]"),
              QByteArray(json).replace("sequence", "sequins"),
              QByteArray(json).replace(made.head.toHex(), made.head.toHex().left(60)),
              QByteArray(json).replace(made.head.toHex(), QByteArray(64, 'z'))}) {
            const auto result = checkpointFromJson(broken);
            QVERIFY(!result && result.error().code == ErrorCode::BrokenFile);
        }
    }

    void aCheckpointKeptElsewhereMustBeOfThisCatalogAndSigned() {
        m_log->add(*m_log->admin, "one", 3);
        const AuditCheckpoint made = m_log->checkpoint(*m_log->admin);
        QVERIFY(m_log->verify(made).ok());
        AuditCheckpoint other = made;
        other.catalog = m_log->ids.make<CatalogId>();
        QVERIFY(m_log->verifyAs(*m_log->admin, other).error().code == ErrorCode::Damaged);
        other = made;
        other.sequence = other.rows = 4;
        QVERIFY(m_log->verifyAs(*m_log->admin, other).error().code == ErrorCode::Damaged);
        other = made;
        other.user = m_log->editor->userId();
        QVERIFY(m_log->verifyAs(*m_log->admin, other).error().code == ErrorCode::Damaged);
    }

    void filtersFindWhatTheySay() {
        m_log->add(*m_log->admin, "catalog.create");
        m_log->add(*m_log->admin, "quitclaim.add");
        m_log->add(*m_log->editor, "quitclaim");
        m_log->add(*m_log->editor, "quitclaims.list");
        AuditEvent refused = m_log->event(*m_log->editor, "quitclaim.withdraw");
        refused.outcome = AuditOutcome::Refused;
        VERIFY_OK(m_log->record(*m_log->editor, refused));
        m_log->drain();
        const auto found = [&](auto change) {
            AuditFilter filter;
            change(filter);
            QList<qint64> numbers;
            for (const AuditRow& row : m_log->list(filter))
                numbers << row.sequence;
            return numbers;
        };
        using Numbers = QList<qint64>;
        QCOMPARE(found([](AuditFilter&) {}), (Numbers{5, 4, 3, 2, 1}));
        QCOMPARE(found([](AuditFilter& f) { f.action = QStringLiteral("quitclaim"); }), (Numbers{5, 3, 2}));
        QCOMPARE(found([](AuditFilter& f) { f.action = QStringLiteral("quitclaim.add"); }), (Numbers{2}));
        QCOMPARE(found([](AuditFilter& f) { f.action = QStringLiteral("quit"); }), Numbers());
        QCOMPARE(found([&](AuditFilter& f) { f.user = m_log->admin->userId(); }), (Numbers{2, 1}));
        QCOMPARE(found([&](AuditFilter& f) { f.object = refused.object; }), (Numbers{5}));
        QCOMPARE(found([](AuditFilter& f) { f.outcome = AuditOutcome::Refused; }), (Numbers{5}));
        QCOMPARE(found([](AuditFilter& f) { f.outcome = AuditOutcome::Done; }), (Numbers{4, 3, 2, 1}));
        QCOMPARE(found([&](AuditFilter& f) { f.from = refused.at; }), (Numbers{5}));
        QCOMPARE(found([&](AuditFilter& f) { f.to = refused.at; }), (Numbers{4, 3, 2, 1}));
        QCOMPARE(found([](AuditFilter& f) { f.before = 3; }), (Numbers{2, 1}));
        QCOMPARE(found([](AuditFilter& f) { f.limit = 2; }), (Numbers{5, 4}));
        ASSIGN_OK(const QStringList actions, AuditLog(m_log->audit()).actions());
        QCOMPARE(actions, (QStringList{QStringLiteral("catalog.create"), QStringLiteral("quitclaim"),
                                       QStringLiteral("quitclaim.add"), QStringLiteral("quitclaim.withdraw"),
                                       QStringLiteral("quitclaims.list")}));
    }

    void whoLacksTheKeyVerifiesAllButTheMac() {
        m_log->add(*m_log->admin, "one", 2);
        m_log->add(*m_log->editor, "two", 2);
        m_log->drain();
        ASSIGN_OK(const AuditVerdict editors, m_log->verifyAs(*m_log->editor));
        QVERIFY(editors.ok() && !editors.macsChecked);
        ASSIGN_OK(const AuditVerdict auditors, m_log->verifyAs(*m_log->auditor));
        QVERIFY(auditors.ok() && auditors.macsChecked);
        const QByteArray sql = "UPDATE log SET mac = zeroblob(32) WHERE sequence = 3";
        QVERIFY(verdictAfter(sql, m_log->editor.get()).ok());
        QCOMPARE(verdictAfter(sql).firstBad, std::optional<qint64>(3));
        QCOMPARE(verdictAfter(sql, m_log->auditor.get()).firstBad, std::optional<qint64>(3));
    }

    void runsThatWereChangedShow() {
        m_log->add(*m_log->admin, "one", 2);
        m_log->renewLogKey(); // row 3
        m_log->add(*m_log->editor, "two", 3);
        m_log->drain();
        // The first as it was, and again for the new key.
        QCOMPARE(*m_log->audit().integer("SELECT count(*) FROM mac_runs"), 3);
        const AuditVerdict verdict = m_log->verify();
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        using Bad = std::optional<qint64>;
        QCOMPARE(verdictAfter("DELETE FROM mac_runs").firstBad, Bad(1));
        QCOMPARE(verdictAfter("DELETE FROM mac_runs WHERE first_sequence = 4").firstBad, Bad(4));
        QCOMPARE(verdictAfter("UPDATE mac_runs SET first_sequence = 5 WHERE first_sequence = 4").firstBad,
                 Bad(4));
        QCOMPARE(verdictAfter("UPDATE mac_runs SET begun_under = x'' WHERE first_sequence = 4").firstBad,
                 Bad(4));
        QCOMPARE(verdictAfter("UPDATE mac_runs SET log_key = zeroblob(16) WHERE first_sequence = 4").firstBad,
                 Bad(4));
        // In clear is what an insider could write.
        QCOMPARE(verdictAfter("INSERT INTO mac_runs VALUES(5, x'', x'', zeroblob(32))").firstBad, Bad(5));
        {
            ASSIGN_OK(Transaction transaction, Transaction::begin(m_log->catalog()));
            VERIFY_ERROR(ErrorCode::NoAccess,
                         AuditLog::beginMacRun(m_log->catalog(), m_log->audit(), *m_log->editor));
        }
    }

    void verifyingCanBeStoppedAndTells() {
        m_log->add(*m_log->admin, "one", 600);
        m_log->drain();
        qint64 told = 0;
        JobControl control;
        control.progress = [&](const Progress& progress) {
            told = progress.done;
            QCOMPARE(progress.total, 600);
        };
        VERIFY_OK(AuditLog(m_log->audit()).verify(m_log->catalog(), *m_log->admin, {}, control));
        QCOMPARE(told, 600);
        std::stop_source source;
        control.stop = source.get_token();
        source.request_stop();
        VERIFY_ERROR(ErrorCode::Cancelled,
                     AuditLog(m_log->audit()).verify(m_log->catalog(), *m_log->admin, {}, control));
    }
};

BK_TEST_MAIN(AuditLogTest)
#include "AuditLogTest.moc"
