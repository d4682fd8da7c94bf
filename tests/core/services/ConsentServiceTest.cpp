#include "core/services/VaultTidy.h"
#include "core/store/QuitclaimStore.h"
#include "tests/core/services/RecordSupport.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>

using namespace bk;
using namespace bk::test;

class ConsentServiceTest : public QObject, RecordFixture {
    Q_OBJECT

    static QString word(QuitclaimState state) {
        return QStringList{QStringLiteral("draft"), QStringLiteral("active"), QStringLiteral("withdrawn"),
                           QStringLiteral("superseded")}[static_cast<int>(state)];
    }
    QString quitclaimState(const Quitclaim& quitclaim) {
        return word(consent().quitclaim(quitclaim.id)->state);
    }

    qsizetype scansInVault() { return (*m_catalog)->session->catalog().vault().list()->size(); }
    qint64 quitclaims() {
        return countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM quitclaims");
    }
    qint64 events(const char* action) {
        return countIn(*m_catalog, DatabaseFile::Audit,
                       QByteArray("SELECT count(*) FROM log WHERE action = '") + action + '\'');
    }

private Q_SLOTS:
    void initTestCase() { makeCatalog(); }
    void init() { beginPerson(); }
    void cleanup() { QCOMPARE(findings(*m_catalog), QStringList()); }
    void cleanupTestCase() { m_catalog.reset(); }

    void withoutAScanItIsADraftAndCountsForNothing() {
        ASSIGN_OK(const Quitclaim draft, consent().add(form("website print"), {}));
        QCOMPARE(word(draft.state), QStringLiteral("draft"));
        QVERIFY(draft.number.startsWith(QStringLiteral("Q-2026-000")));
        QCOMPARE(draft.version, 1);
        QCOMPARE(stateOf(0), QStringLiteral("Missing"));
        ASSIGN_OK(const Quitclaim now, consent().attachScan(draft.id, TestCatalog::smallScan()));
        QCOMPARE(word(now.state), QStringLiteral("active"));
        QCOMPARE(now.scans.size(), 1);
        QCOMPARE(now.number, draft.number);
        QVERIFY(now.version > draft.version);
        QCOMPARE(stateOf(0), QStringLiteral("Cleared"));
        QCOMPARE(stateOf(1), QStringLiteral("Cleared"));
        QCOMPARE(stateOf(2), QStringLiteral("NoPeople"));
        QCOMPARE(stateOf(0, "press"), QStringLiteral("Missing"));
        // A second scan is more evidence, no other state.
        ASSIGN_OK(const Quitclaim more, consent().attachScan(draft.id, TestCatalog::smallScan()));
        QCOMPARE(more.scans.size(), 2);
        QCOMPARE(word(more.state), QStringLiteral("active"));
    }

    void withAScanItIsActiveAtOnce() {
        const Quitclaim made = active(form("website"));
        QCOMPARE(word(made.state), QStringLiteral("active"));
        QCOMPARE(made.scans.size(), 1);
        QCOMPARE(made.scans.first().mediaType, QStringLiteral("image/png"));
        QCOMPARE(made.scans.first().pages, 1);
        QCOMPARE(made.scans.first().size, TestCatalog::smallScan().size());
        QCOMPARE(made.scans.first().addedBy, (*m_catalog)->session->user());
        QCOMPARE(stateOf(0), QStringLiteral("Cleared"));
    }

    void numbersRunPerYearOfSigning() {
        const auto number = [&](const QDate& signedOn) {
            Quitclaim wanted = form("website");
            wanted.signedOn = signedOn;
            return consent().add(wanted, {})->number;
        };
        QCOMPARE(number(QDate(2019, 12, 31)), QStringLiteral("Q-2019-00001"));
        QCOMPARE(number(QDate(2020, 1, 1)), QStringLiteral("Q-2020-00001"));
        QCOMPARE(number(QDate(2019, 1, 1)), QStringLiteral("Q-2019-00002"));
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<std::function<void(Quitclaim&)>>("edit");
        const auto row = [](const char* name, const std::function<void(Quitclaim&)>& edit) {
            QTest::newRow(name) << edit;
        };
        row("nobody", [](Quitclaim& one) { one.person = PersonId(); });
        row("nothing decided", [](Quitclaim& one) { one.grants.clear(); });
        row("unknown purpose", [](Quitclaim& one) { one.grants.first().purpose = purpose("balloons"); });
        row("decided twice", [](Quitclaim& one) { one.grants << one.grants.first(); });
        row("granted and refused", [](Quitclaim& one) {
            one.grants << Grant{purpose("website"), Decision::Refused, {}};
        });
        row("no signed date", [](Quitclaim& one) { one.signedOn.reset(); });
        row("signed on no date", [](Quitclaim& one) { one.signedOn = QDate(); });
        row("signed tomorrow", [](Quitclaim& one) { one.signedOn = QDate(2026, 3, 11); });
        row("signed before the birth", [](Quitclaim& one) { one.signedOn = QDate(1980, 5, 4); });
        row("neither end nor open-ended", [](Quitclaim& one) { one.openEnded = false; });
        row("end and open-ended", [](Quitclaim& one) { one.until = QDate(2027, 1, 1); });
        row("ends before the signing", [](Quitclaim& one) {
            one.openEnded = false;
            one.until = QDate(2026, 1, 1);
        });
        row("ends before it begins", [](Quitclaim& one) {
            one.openEnded = false;
            one.from = QDate(2026, 5, 2);
            one.until = QDate(2026, 5, 1);
        });
        row("until no date", [](Quitclaim& one) {
            one.openEnded = false;
            one.until = QDate();
        });
        row("from no date", [](Quitclaim& one) { one.from = QDate(); });
        row("a grant until no date", [](Quitclaim& one) { one.grants.first().until = QDate(); });
        row("a guardian without a name", [](Quitclaim& one) {
            one.guardian = Guardian{QStringLiteral("  "), {}};
        });
        row("a second one without a name", [](Quitclaim& one) { one.secondGuardian = Guardian(); });
        row("no photo listed", [](Quitclaim& one) { one.scope.kind = ScopeKind::Photos; });
    }
    void whatCannotBeIsRefused() {
        QFETCH(std::function<void(Quitclaim&)>, edit);
        Quitclaim wanted = form("website");
        edit(wanted);
        const qint64 before = quitclaims();
        const qsizetype vault = scansInVault();
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().add(wanted, {TestCatalog::smallScan()}));
        QCOMPARE(quitclaims(), before);
        QCOMPARE(scansInVault(), vault);
        QCOMPARE(stateOf(0), QStringLiteral("Missing"));
    }

    void whatIsNotThereIsNotFound() {
        const qsizetype vault = scansInVault();
        Quitclaim nobody = form("website");
        nobody.person = PersonId(QUuid::createUuid());
        VERIFY_ERROR(ErrorCode::NotFound, consent().add(nobody, {TestCatalog::smallScan()}));
        Quitclaim nowhere = form("website");
        nowhere.scope = {ScopeKind::Collection, CollectionId(QUuid::createUuid()), {}};
        VERIFY_ERROR(ErrorCode::NotFound, consent().add(nowhere, {TestCatalog::smallScan()}));
        Quitclaim after = form("website");
        after.supersedes = QuitclaimId(QUuid::createUuid());
        VERIFY_ERROR(ErrorCode::NotFound, consent().add(after, {TestCatalog::smallScan()}));
        const QuitclaimId none(QUuid::createUuid());
        VERIFY_ERROR(ErrorCode::NotFound, consent().attachScan(none, TestCatalog::smallScan()));
        VERIFY_ERROR(ErrorCode::NotFound, consent().withdraw(none, withdrawal()));
        VERIFY_ERROR(ErrorCode::NotFound, consent().quitclaim(none));
        VERIFY_ERROR(ErrorCode::NotFound, consent().find(QStringLiteral("Q-1999-00001")));
        QCOMPARE(scansInVault(), vault);
    }

    void whatIsNoScanIsRefusedWhole() {
        const qint64 before = quitclaims();
        const qsizetype vault = scansInVault();
        VERIFY_ERROR(ErrorCode::UnsupportedFile,
                     consent().add(form("website"), {TestCatalog::smallScan(), "text"}));
        VERIFY_ERROR(ErrorCode::EmptyFile, consent().add(form("website"), {QByteArray()}));
        QCOMPARE(quitclaims(), before);
        ASSIGN_OK(const Quitclaim draft, consent().add(form("website"), {}));
        QVERIFY(!consent().attachScan(draft.id, TestCatalog::smallScan().first(40)));
        QCOMPARE(quitclaimState(draft), QStringLiteral("draft"));
        QCOMPARE(scansInVault(), vault);
    }

    void aScanComesBackByteForByte() {
        QByteArray large = picture(77, "TIFF", QSize(400, 300));
        ASSIGN_OK(const Quitclaim made, consent().add(form("website"), {TestCatalog::smallScan(), large}));
        QCOMPARE(made.scans.size(), 2);
        const qint64 opened = events("scan.open");
        for (const Attachment& scan : made.scans) {
            ASSIGN_OK(const QByteArray bytes, consent().scan(made.id, scan.id));
            QVERIFY(bytes == large || bytes == TestCatalog::smallScan());
            QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), scan.sha256);
            ASSIGN_OK(const QImage page, consent().scanPage(made.id, scan.id, 0, 60));
            QCOMPARE(std::max(page.width(), page.height()), 60);
        }
        QCOMPARE(events("scan.open"), opened + 4);
        QVERIFY(!consent().scanPage(made.id, made.scans.first().id, 1, 200));
        const Quitclaim other = active(form("print"));
        VERIFY_ERROR(ErrorCode::NotFound, consent().scan(other.id, made.scans.first().id));
        VERIFY_ERROR(ErrorCode::NotFound, consent().scan(made.id, AttachmentId(QUuid::createUuid())));
    }

    void aSuccessorTakesItsPlace() {
        const Quitclaim older = active(form("website print"));
        Quitclaim wanted = form("print", 3);
        wanted.supersedes = older.id;
        // As a draft it takes nobody's place yet.
        ASSIGN_OK(const Quitclaim draft, consent().add(wanted, {}));
        QCOMPARE(quitclaimState(older), QStringLiteral("active"));
        QCOMPARE(stateOf(0), QStringLiteral("Cleared"));
        VERIFY_OK(consent().attachScan(draft.id, TestCatalog::smallScan()));
        QCOMPARE(quitclaimState(older), QStringLiteral("superseded"));
        QCOMPARE(stateOf(0), QStringLiteral("Missing"));
        QCOMPARE(stateOf(0, "print"), QStringLiteral("Cleared"));

        Quitclaim third = form("website", 1);
        third.supersedes = draft.id;
        const Quitclaim last = active(third);
        QCOMPARE(quitclaimState(draft), QStringLiteral("superseded"));
        QCOMPARE(stateOf(0), QStringLiteral("Cleared"));
        QCOMPARE(stateOf(0, "print"), QStringLiteral("Missing"));

        // Who withdraws the old paper means the one that counts now.
        for (const Quitclaim& replaced : {older, draft}) {
            const auto refused = consent().withdraw(replaced.id, withdrawal());
            VERIFY_ERROR(ErrorCode::InvalidArgument, refused);
            QVERIFY2(refused.error().context.contains(last.number), qPrintable(refused.error().context));
        }
        QCOMPARE(stateOf(0), QStringLiteral("Cleared"));
    }

    void aDraftWhoseSuccessorCountsAlreadyGrantsNothing() {
        ASSIGN_OK(const Quitclaim draft, consent().add(form("website"), {}));
        Quitclaim wanted = form("print", 3);
        wanted.supersedes = draft.id;
        active(wanted);
        QCOMPARE(quitclaimState(draft), QStringLiteral("draft"));
        VERIFY_OK(consent().attachScan(draft.id, TestCatalog::smallScan()));
        QCOMPARE(quitclaimState(draft), QStringLiteral("superseded"));
        QCOMPARE(stateOf(0), QStringLiteral("Missing"));
    }

    void aSuccessorIsOfTheSamePerson() {
        const Quitclaim older = active(form("website"));
        Quitclaim wanted = form("print");
        wanted.person = (*m_catalog)->persons.add(QStringLiteral("Other"), {})->id;
        wanted.supersedes = older.id;
        const qint64 before = quitclaims();
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().add(wanted, {TestCatalog::smallScan()}));
        QCOMPARE(quitclaims(), before);
        QCOMPARE(quitclaimState(older), QStringLiteral("active"));
    }

    void replacingARecordBringsNothingWithdrawnBack() {
        active(form("website", 30));
        const Quitclaim second = active(form("website print", 20));
        ASSIGN_OK(const auto outcome, consent().withdraw(second.id, withdrawal({purpose("website")}, 5)));
        QCOMPARE(outcome.photosAffected, 2);
        QCOMPARE(quitclaimState(second), QStringLiteral("active"));
        QCOMPARE(stateOf(0), QStringLiteral("Withdrawn"));
        Quitclaim third = form("print", 1);
        third.supersedes = second.id;
        active(third);
        QCOMPARE(quitclaimState(second), QStringLiteral("superseded"));
        QCOMPARE(stateOf(0), QStringLiteral("Withdrawn"));
        QCOMPARE(stateOf(0, "print"), QStringLiteral("Cleared"));
    }

    void withdrawingBlocksAtOnce() {
        const Quitclaim made = active(form("website print"));
        VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[2], m_person));
        VERIFY_OK((*m_catalog)->photos.setRestricted(m_photos[2], true));
        ASSIGN_OK(const auto outcome, consent().withdraw(made.id, withdrawal()));
        // The third one was blocked before and stays so.
        QCOMPARE(outcome.photosAffected, 2);
        QCOMPARE(outcome.quitclaim, made.id);
        QCOMPARE(outcome.faceprintsErased, 0);
        QCOMPARE(stateOf(0), QStringLiteral("Withdrawn"));
        QCOMPARE(stateOf(1, "print"), QStringLiteral("Withdrawn"));
        ASSIGN_OK(const Quitclaim now, consent().quitclaim(made.id));
        QCOMPARE(word(now.state), QStringLiteral("withdrawn"));
        QCOMPARE(now.withdrawals.size(), 1);
        QCOMPARE(now.withdrawals.first().date, m_today);
        QCOMPARE(now.withdrawals.first().reason, QStringLiteral("moved"));
        QCOMPARE(now.withdrawals.first().by, (*m_catalog)->session->user());
        VERIFY_OK((*m_catalog)->photos.setRestricted(m_photos[2], false));
        QCOMPARE(stateOf(2), QStringLiteral("Withdrawn"));
    }

    void withdrawingInSteps() {
        const Quitclaim made = active(form("website print"));
        VERIFY_OK(consent().withdraw(made.id, withdrawal({purpose("website")}, 2)));
        QCOMPARE(quitclaimState(made), QStringLiteral("active"));
        QCOMPARE(stateOf(0), QStringLiteral("Withdrawn"));
        QCOMPARE(stateOf(0, "print"), QStringLiteral("Cleared"));
        VERIFY_OK(consent().withdraw(made.id, withdrawal({purpose("print")})));
        QCOMPARE(quitclaimState(made), QStringLiteral("withdrawn"));
        QCOMPARE(stateOf(0, "print"), QStringLiteral("Withdrawn"));
    }

    void aWithdrawalHasLimits() {
        Quitclaim wanted = form("website");
        wanted.grants << Grant{purpose("print"), Decision::Refused, {}};
        const Quitclaim made = active(wanted);
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().withdraw(made.id, withdrawal({}, -1)));
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().withdraw(made.id, withdrawal({}, 11)));
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().withdraw(made.id, withdrawal({purpose("print")})));
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().withdraw(made.id, withdrawal({purpose("press")})));
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().withdraw(made.id, Withdrawal()));
        QCOMPARE(stateOf(0), QStringLiteral("Cleared"));
        QVERIFY(consent().quitclaim(made.id)->withdrawals.isEmpty());
    }

    void whatIsTakenBackIsNotTakenBackAgain() {
        const Quitclaim made = active(form("website print"));
        VERIFY_OK(consent().withdraw(made.id, withdrawal({purpose("website")}, 2)));
        const auto refused = [&](const Withdrawal& wanted) {
            const auto again = consent().withdraw(made.id, wanted);
            return !again && again.error().code == ErrorCode::InvalidArgument &&
                   again.error().context.contains(made.number);
        };
        QVERIFY(refused(withdrawal({purpose("website")})));
        QVERIFY(refused(withdrawal({purpose("website")}, 2)));
        QCOMPARE(consent().quitclaim(made.id)->withdrawals.size(), 1);
        // From an earlier day it says something else, and so does one that takes more back.
        VERIFY_OK(consent().withdraw(made.id, withdrawal({purpose("website")}, 3)));
        VERIFY_OK(consent().withdraw(made.id, withdrawal()));
        QCOMPARE(quitclaimState(made), QStringLiteral("withdrawn"));
        QVERIFY(refused(withdrawal()));
        QCOMPARE(consent().quitclaim(made.id)->withdrawals.size(), 3);
        VERIFY_OK(consent().withdraw(made.id, withdrawal({}, 1)));
    }

    void aDraftIsWithdrawnWhole() {
        ASSIGN_OK(const Quitclaim draft, consent().add(form("website print"), {}));
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     consent().withdraw(draft.id, withdrawal({purpose("website")})));
        QCOMPARE(quitclaimState(draft), QStringLiteral("draft"));
        VERIFY_OK(consent().withdraw(draft.id, withdrawal({purpose("print"), purpose("website")})));
        QCOMPARE(quitclaimState(draft), QStringLiteral("withdrawn"));
        // Evidence that comes later does not bring it to life.
        VERIFY_OK(consent().attachScan(draft.id, TestCatalog::smallScan()));
        QCOMPARE(quitclaimState(draft), QStringLiteral("withdrawn"));
        QCOMPARE(stateOf(0), QStringLiteral("Withdrawn"));
    }

    void whatIsForOneCollectionOrPhotoCountsThere() {
        Quitclaim one = form("website");
        one.scope = {ScopeKind::Photos, {}, {m_photos[1]}};
        active(one);
        QCOMPARE(stateOf(0), QStringLiteral("Missing"));
        QCOMPARE(stateOf(1), QStringLiteral("Cleared"));
        Quitclaim collection = form("print");
        collection.scope = {
            ScopeKind::Collection, (*m_catalog)->collections.byName(QStringLiteral("Photos"))->id, {}};
        active(collection);
        QCOMPARE(stateOf(0, "print"), QStringLiteral("Cleared"));
    }

    void listsAndTheirFilters() {
        Quitclaim soon = form("website");
        soon.openEnded = false;
        soon.until = m_today.addDays(30);
        Quitclaim partly = soon;
        partly.until = m_today.addDays(400);
        partly.grants.first().until = m_today.addDays(31);
        Quitclaim over = soon;
        over.until = m_today.addDays(-1);
        const Quitclaim ending = active(soon);
        active(partly);
        active(over);
        active(form("print"));
        QuitclaimFilter filter;
        filter.person = m_person;
        ASSIGN_OK(const auto all, consent().list(filter));
        QCOMPARE(all.size(), 4);
        QCOMPARE(all[0].lastDay, soon.until);
        QCOMPARE(all[1].lastDay, partly.grants.first().until);
        QVERIFY(!all[3].lastDay);
        QCOMPARE(all[0].personName, QStringLiteral("Noor %1").arg(m_persons));
        filter.expiringWithinDays = 30;
        ASSIGN_OK(const auto within30, consent().list(filter));
        QCOMPARE(within30.size(), 1);
        QCOMPARE(within30.first().quitclaim.id, ending.id);
        filter.expiringWithinDays = 31;
        QCOMPARE(consent().list(filter)->size(), 2);
        QCOMPARE(*consent().find(ending.number.toLower()), ending.id);
        QCOMPARE(*consent().find(QLatin1Char(' ') + ending.number), ending.id);
        QCOMPARE(*consent().find(ending.id.toString()), ending.id);
    }

    void whatEndsByTheDatesOfItsGrantsEnds() {
        // No end date of its own, but all that it grants has one.
        Quitclaim byGrants = form("website");
        byGrants.grants = {Grant{purpose("website"), Decision::Granted, m_today.addDays(10)},
                           Grant{purpose("print"), Decision::Granted, m_today.addDays(20)},
                           Grant{purpose("social"), Decision::Refused, {}}};
        const Quitclaim ending = active(byGrants);
        // One of two goes on without an end.
        Quitclaim half = form("website");
        half.grants = {Grant{purpose("website"), Decision::Granted, m_today.addDays(10)},
                       Grant{purpose("print"), Decision::Granted, {}}};
        const Quitclaim lasting = active(half);
        QuitclaimFilter filter;
        filter.person = m_person;
        filter.expiringWithinDays = 20;
        ASSIGN_OK(const auto first, consent().list(filter));
        QCOMPARE(first.size(), 1);
        QCOMPARE(first.first().quitclaim.id, ending.id);
        QCOMPARE(first.first().lastDay, m_today.addDays(20));
        filter.expiringWithinDays = 19;
        QVERIFY(consent().list(filter)->isEmpty());

        // What is withdrawn says nothing about the end.
        Withdrawal withdrawal;
        withdrawal.date = m_today;
        withdrawal.purposes = {purpose("print")};
        VERIFY_OK(consent().withdraw(ending.id, withdrawal));
        VERIFY_OK(consent().withdraw(lasting.id, withdrawal));
        filter.expiringWithinDays = 10;
        ASSIGN_OK(const auto second, consent().list(filter));
        QCOMPARE(second.size(), 2);
        QCOMPARE(second[0].lastDay, m_today.addDays(10));
        QCOMPARE(second[1].lastDay, m_today.addDays(10));
    }

    void aScanThatNobodyRecordedIsTidiedAway() {
        active(form("website"));
        VERIFY_OK(tidyVault(*(*m_catalog)->session));
        const qsizetype recorded = scansInVault();
        QVERIFY(recorded > 0);
        const AttachmentId stray{QUuid::createUuid()};
        VERIFY_OK((*m_catalog)->session->catalog().vault().store(stray, "half way"));
        QCOMPARE(scansInVault(), recorded + 1);
        VERIFY_OK(tidyVault(*(*m_catalog)->session));
        QCOMPARE(scansInVault(), recorded);
        QCOMPARE(findings(*m_catalog), QStringList());
    }
};

BK_TEST_MAIN(ConsentServiceTest)
#include "ConsentServiceTest.moc"
