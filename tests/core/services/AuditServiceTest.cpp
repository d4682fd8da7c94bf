#include "core/services/AuditService.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/core/store/FirstFormat.h"
#include "tests/support/TestMain.h"

#include <future>
#include <limits>

using namespace bk;
using namespace bk::test;

class AuditServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;

    Session& session() { return *(*m_catalog)->session; }
    AuditService& audit() { return (*m_catalog)->audit; }
    QList<AuditRow> rows(const char* action) {
        AuditFilter filter;
        filter.action = QLatin1String(action);
        const auto page = audit().list(filter);
        if (!page) qFatal("%s", qPrintable(page.error().context));
        return page->rows;
    }
    Status recordOf(const char* kind, const QUuid& object) {
        return session().recordRead("test.read", kind, object);
    }

private Q_SLOTS:
    void init() { m_catalog = std::make_unique<TestCatalog>(); }
    void cleanup() { m_catalog.reset(); }

    void aNewCatalogsLogBeginsWithItsMakingAndIsSound() {
        ASSIGN_OK(const AuditPage page, audit().list({}));
        QCOMPARE(page.rows.last().sequence, 1);
        QCOMPARE(page.rows.last().event.action, QStringLiteral("catalog.create"));
        QCOMPARE(page.rows.last().event.roles, Roles(Role::Administrator));
        QCOMPARE(page.users.value(session().user()), QStringLiteral("Ilse"));
        QVERIFY(!page.more);
        ASSIGN_OK(const AuditVerdict verdict, audit().verify({}, {}));
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        QVERIFY(verdict.macsChecked);
        QCOMPARE(rows("audit.verify").size(), 1);
        QCOMPARE(rows("audit.verify").first().event.session, page.rows.first().event.session);
    }

    void idsComeWithTheirNames() {
        ASSIGN_OK(const Person person,
                  (*m_catalog)->persons.add(QStringLiteral("Noor de Vries"), std::nullopt));
        const PhotoId photo = importPictures(*m_catalog, 1).first();
        ASSIGN_OK(const auto collections, (*m_catalog)->collections.list());
        const QUuid nobody = session().ids().next();
        VERIFY_OK(recordOf("person", person.id.uuid()));
        VERIFY_OK(recordOf("photo", photo.uuid()));
        VERIFY_OK(recordOf("collection", collections.first().id.uuid()));
        VERIFY_OK(recordOf("user", session().user().uuid()));
        VERIFY_OK(recordOf("person", nobody));
        ASSIGN_OK(const AuditPage page, audit().list({}));
        QCOMPARE(page.objects.value(person.id.uuid()), QStringLiteral("Noor de Vries"));
        QCOMPARE(page.objects.value(photo.uuid()), QStringLiteral("p1.png"));
        QCOMPARE(page.objects.value(collections.first().id.uuid()), collections.first().name);
        QCOMPARE(page.objects.value(session().user().uuid()), QStringLiteral("Ilse"));
        QVERIFY(!page.objects.contains(nobody));
        // No name is in the log itself.
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                         "SELECT count(*) FROM log WHERE detail LIKE '%Noor%' OR detail LIKE '%p1.png%'"),
                 0);
    }

    void aRestrictedPhotosNameIsForThoseWhoMaySeeIt() {
        const PhotoId photo = importPictures(*m_catalog, 1).first();
        VERIFY_OK(recordOf("photo", photo.uuid()));
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE photos SET restricted = 1");
        QCOMPARE(audit().list({})->objects.value(photo.uuid()), QStringLiteral("p1.png"));
        m_catalog->addUser(QStringLiteral("Ada"), Role::Auditor);
        VERIFY_OK(m_catalog->reopenAs(QStringLiteral("Ada")));
        ASSIGN_OK(const AuditPage page, audit().list({}));
        QVERIFY(!page.objects.contains(photo.uuid()));
    }

    void pagesFollowOneAnother() {
        for (int i = 0; i < 5; ++i)
            VERIFY_OK(recordOf("person", session().ids().next()));
        AuditFilter filter;
        filter.action = QStringLiteral("test");
        filter.limit = 2;
        QList<qint64> seen;
        for (;;) {
            ASSIGN_OK(const AuditPage page, audit().list(filter));
            for (const AuditRow& row : page.rows)
                seen << row.sequence;
            if (!page.more) break;
            QCOMPARE(page.rows.size(), 2);
            filter.before = page.rows.last().sequence;
        }
        QCOMPARE(seen.size(), 5);
        QVERIFY(std::is_sorted(seen.rbegin(), seen.rend()));
        ASSIGN_OK(const QStringList actions, audit().actions());
        QVERIFY(actions.contains(QStringLiteral("test.read")));
    }

    void noLimitIsTooLargeOrTooSmall() {
        AuditFilter filter;
        filter.limit = std::numeric_limits<int>::max();
        ASSIGN_OK(const AuditPage all, audit().list(filter));
        QVERIFY(!all.rows.isEmpty() && !all.more);
        for (const int none : {0, -1, std::numeric_limits<int>::min()}) {
            filter.limit = none;
            ASSIGN_OK(const AuditPage page, audit().list(filter));
            QVERIFY(page.rows.isEmpty());
        }
    }

    void checkingTheCatalogIsLogged() {
        QVERIFY(findings(*m_catalog).isEmpty());
        QCOMPARE(rows("catalog.check").size(), 1);
        AuditEvent event = rows("catalog.check").first().event;
        QCOMPARE(event.outcome, AuditOutcome::Done);
        QVERIFY2(event.detail.startsWith(QStringLiteral("0 findings, 0 not checked")),
                 qPrintable(event.detail));
        // Who holds fewer keys checks less.
        m_catalog->addUser(QStringLiteral("Bob"), Role::Editor);
        VERIFY_OK(m_catalog->reopenAs(QStringLiteral("Bob")));
        QVERIFY(findings(*m_catalog).isEmpty());
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(rows("catalog.check").size(), 2);
        event = rows("catalog.check").first().event;
        QVERIFY(!event.detail.contains(QStringLiteral(" 0 not checked")));
        change(*m_catalog, DatabaseFile::Audit,
               "DROP TRIGGER log_no_update; UPDATE log SET detail = 'x' WHERE sequence = 2");
        QCOMPARE(findings(*m_catalog).size(), 1);
        event = rows("catalog.check").first().event;
        QCOMPARE(event.outcome, AuditOutcome::Failed);
        QVERIFY2(event.detail.startsWith(QStringLiteral("1 findings")), qPrintable(event.detail));
    }

    void othersWriteWhileTheCatalogIsChecked() {
        std::vector<std::future<Status>> writes;
        bool stalled = false;
        JobControl control;
        control.progress = [&](const Progress& progress) {
            // Of the rows of the log; the other steps are few.
            if (progress.total <= 12 || stalled) return;
            writes.push_back(std::async(std::launch::async, [&] {
                return session().recordRead("test.read", "person", session().ids().next());
            }));
            stalled = writes.back().wait_for(std::chrono::seconds(10)) != std::future_status::ready;
        };
        for (int i = 0; i < 15; ++i)
            VERIFY_OK(recordOf("person", session().ids().next()));
        const auto outcome = (*m_catalog)->checks.check(control);
        QVERIFY(outcome && outcome->ok());
        QVERIFY(!writes.empty());
        for (auto& write : writes)
            VERIFY_OK(write.get());
        QVERIFY(!stalled);
    }

    void onlyWhoMayReadsIt() {
        m_catalog->addUser(QStringLiteral("Bob"), Role::Editor | Role::ConsentOfficer | Role::FaceOperator);
        VERIFY_OK(m_catalog->reopenAs(QStringLiteral("Bob")));
        const auto refused = [](const auto& result) {
            return !result && result.error().code == ErrorCode::RoleMissing;
        };
        QVERIFY(refused(audit().list({})));
        QVERIFY(refused(audit().actions()));
        QVERIFY(refused(audit().verify({}, {})));
        QVERIFY(refused(audit().checkpoint()));
        VERIFY_OK(m_catalog->reopen());
        const auto refusals = rows("access.refused");
        QCOMPARE(refusals.size(), 4);
        QCOMPARE(refusals.first().event.outcome, AuditOutcome::Refused);
        ASSIGN_OK(const AuditVerdict verdict, audit().verify({}, {}));
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
    }

    void closingSignsACheckpoint() {
        VERIFY_OK(m_catalog->reopen());
        VERIFY_OK(m_catalog->reopen());
        const qint64 rows = countIn(*m_catalog, DatabaseFile::Audit,
                                    "SELECT count(*) FROM log WHERE action = 'catalog.unlock'");
        const qint64 checkpoints =
            countIn(*m_catalog, DatabaseFile::Audit, "SELECT count(*) FROM checkpoints");
        QCOMPARE(rows, 3);
        QCOMPARE(checkpoints, 2);
        ASSIGN_OK(const AuditVerdict verdict, audit().verify({}, {}));
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        QCOMPARE(verdict.checkpoints, 2);
    }

    void aCheckpointShowsThatTheFolderWasReplaced() {
        VERIFY_OK(recordOf("person", session().ids().next()));
        m_catalog->close();
        copyFolder(m_catalog->folder(), m_catalog->file(QStringLiteral("older")));
        VERIFY_OK(m_catalog->reopen());
        for (int i = 0; i < 20; ++i)
            VERIFY_OK(recordOf("person", session().ids().next()));
        ASSIGN_OK(const AuditCheckpoint made, audit().checkpoint());
        QCOMPARE(rows("audit.checkpoint").first().sequence, made.sequence);
        ASSIGN_OK(const AuditVerdict sound, audit().verify(made, {}));
        QVERIFY2(sound.ok(), qPrintable(sound.why));
        m_catalog->close();
        std::filesystem::remove_all(m_catalog->folder().toStdString());
        std::filesystem::rename(m_catalog->file(QStringLiteral("older")).toStdString(),
                                m_catalog->folder().toStdString());
        VERIFY_OK(m_catalog->reopen());
        QVERIFY(audit().verify({}, {})->ok());
        ASSIGN_OK(const AuditVerdict verdict, audit().verify(made, {}));
        QVERIFY(!verdict.ok());
        QCOMPARE(verdict.firstBad, std::optional<qint64>(verdict.rows + 1));
        QCOMPARE(rows("audit.verify").first().event.outcome, AuditOutcome::Failed);
    }

    void anOlderCatalogBesideANewerLogIsToldAndGoesOn() {
        m_catalog->addUser(QStringLiteral("Bob"), Role::Editor);
        m_catalog->close();
        const QString file = m_catalog->folder() + QStringLiteral("/catalog.db");
        const QByteArray older = contentOf(file);
        VERIFY_OK(m_catalog->reopen());
        VERIFY_OK(recordOf("person", session().ids().next()));
        ASSIGN_OK(const AuditCheckpoint made, audit().checkpoint());
        m_catalog->close();
        write(file, older);
        // The editor comes first, who cannot begin a run that is sealed.
        VERIFY_OK(m_catalog->reopenAs(QStringLiteral("Bob")));
        VERIFY_OK(m_catalog->reopen());
        QList<qint64> told;
        for (const AuditRow& row : rows("catalog.older-copy"))
            if (row.event.detail.isEmpty()) told << row.sequence; // others are about the list of users
        QCOMPARE(told, QList<qint64>{made.sequence + 1});
        ASSIGN_OK(const AuditVerdict verdict, audit().verify(made, {}));
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        QCOMPARE(
            countIn(*m_catalog, DatabaseFile::Audit, "SELECT count(*) FROM mac_runs WHERE log_key = x''"), 0);
    }

    void anOlderLogBesideANewerCatalogIsFound() {
        m_catalog->close();
        const QString file = m_catalog->folder() + QStringLiteral("/audit.db");
        const QByteArray older = contentOf(file);
        VERIFY_OK(m_catalog->reopen());
        VERIFY_OK(recordOf("person", session().ids().next()));
        const qint64 before = rows("").size();
        m_catalog->close();
        write(file, older);
        VERIFY_OK(m_catalog->reopen());
        ASSIGN_OK(const AuditVerdict verdict, audit().verify({}, {}));
        QVERIFY(!verdict.ok());
        QVERIFY(*verdict.firstBad > 1 && *verdict.firstBad <= before);
        QVERIFY(!findings(*m_catalog).isEmpty());
    }

    void aLogMadeToLookLikeOneOfTheFirstFormatIsTold() {
        VERIFY_OK(recordOf("person", session().ids().next()));
        QCOMPARE(audit().verify({}, {})->unsignedRows, 0);
        ASSIGN_OK(const AuditCheckpoint kept, audit().checkpoint());
        VERIFY_OK(session().catalog().maintain(makeFirstFormat));
        VERIFY_OK(m_catalog->reopen());
        ASSIGN_OK(const AuditVerdict verdict, audit().verify({}, {}));
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        QCOMPARE(verdict.unsignedRows, kept.sequence);
        // A checkpoint that was kept elsewhere shows it, too.
        QCOMPARE(audit().verify(kept, {})->firstBad, std::optional<qint64>(kept.sequence));
    }

    void whileOthersWriteNothingSeemsMissing() {
        std::atomic<bool> stop = false;
        std::thread writer([&] {
            while (!stop)
                (void)session().recordRead("test.read", "person", session().ids().next());
        });
        bool sound = true;
        for (int i = 0; i < 20 && sound; ++i) {
            const auto verdict = audit().verify({}, {});
            sound = verdict && verdict->ok();
        }
        stop = true;
        writer.join();
        QVERIFY(sound);
    }

    void olderRowsHoldAfterAnAuditorLeft() {
        const UserId ada = m_catalog->addUser(QStringLiteral("Ada"), Role::Auditor);
        VERIFY_OK(m_catalog->reopenAs(QStringLiteral("Ada")));
        VERIFY_OK(m_catalog->reopen());
        ASSIGN_OK(const AccessOutcome outcome, (*m_catalog)->users.disable(ada, {}));
        QVERIFY(outcome.renewed.contains(DataKey::Log));
        ASSIGN_OK(const AuditVerdict verdict, audit().verify({}, {}));
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        VERIFY_OK(m_catalog->reopen());
        ASSIGN_OK(const AuditVerdict again, audit().verify({}, {}));
        QVERIFY2(again.ok() && again.macsChecked, qPrintable(again.why));
        QCOMPARE(audit().list({})->users.value(ada), QStringLiteral("Ada"));
    }
};

BK_TEST_MAIN(AuditServiceTest)
#include "AuditServiceTest.moc"
