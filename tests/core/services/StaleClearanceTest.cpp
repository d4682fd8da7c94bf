#include "core/services/FactsReader.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <QScopeGuard>

#include <thread>

using namespace bk;
using namespace bk::test;

namespace {

constexpr int photosShown = 12;
const QDate theDay(2026, 3, 10);

} // namespace

/// Changes of more photos than are written at once: what is stored for them counts for nobody until it is
/// renewed.
class StaleClearanceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;
    PersonId m_noor;

    Services& services() { return **m_catalog; }
    qint64 stale() {
        return countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM clearance_stale");
    }
    qint64 stored(ClearanceState state, const char* key = "website") {
        return countIn(*m_catalog, DatabaseFile::Catalog,
                       "SELECT count(*) FROM clearance WHERE purpose = '" + QByteArray(key) +
                           "' AND state = " + QByteArray::number(static_cast<int>(state)));
    }
    qint64 listed(ClearanceState state, const char* key = "website") {
        PhotoFilter filter;
        filter.purpose = purpose(key);
        filter.states = {state};
        return services().photos.count(filter).value_or(-1);
    }
    Result<WithdrawalOutcome> withdraw(const Quitclaim& quitclaim, const QStringList& keys = {}) {
        Withdrawal withdrawal;
        withdrawal.date = services().session->today();
        for (const QString& key : keys)
            withdrawal.purposes << *Purpose::tryFrom(key);
        return services().consent.withdraw(quitclaim.id, withdrawal);
    }
    Quitclaim grantAll() { return m_catalog->grant(m_noor, Purpose::defaultKeys()); }

private Q_SLOTS:
    void init() {
        setMostRewrittenAtOnce(5);
        m_catalog = std::make_unique<TestCatalog>(theDay);
        m_photos = importPictures(*m_catalog, photosShown);
        m_noor = services().persons.add(QStringLiteral("Noor"), {})->id;
        for (const PhotoId& photo : std::as_const(m_photos))
            VERIFY_OK(services().photos.addPerson(photo, m_noor));
    }
    void cleanup() {
        QCOMPARE(findings(*m_catalog), QStringList());
        QCOMPARE(*services().clearance.rebuild(), 0);
        QCOMPARE(stale(), 0);
        m_catalog.reset();
    }
    void cleanupTestCase() { setMostRewrittenAtOnce(1000); }

    void aChangeOfManyPhotosIsAnsweredBeforeTheRowsAreWritten() {
        const Quitclaim quitclaim = grantAll();
        QCOMPARE(stale(), photosShown);
        VERIFY_OK(services().clearance.settle());
        QCOMPARE(stale(), 0);
        QCOMPARE(stored(ClearanceState::Cleared), photosShown);

        ASSIGN_OK(const auto outcome, withdraw(quitclaim));
        QCOMPARE(outcome.photosAffected, photosShown);
        QCOMPARE(stale(), photosShown);
        QCOMPARE(stored(ClearanceState::Cleared), photosShown);
        for (const PhotoId& photo : std::as_const(m_photos))
            QCOMPARE(state(*m_catalog, photo), QStringLiteral("Withdrawn"));
        ASSIGN_OK(const auto rows, services().photos.rows(m_photos, purpose("website")));
        QCOMPARE(rows.size(), photosShown);
        for (const PhotoRow& row : rows)
            QCOMPARE(row.state, std::optional(ClearanceState::Withdrawn));
        // One photo at a time nobody had to wait for.
        QCOMPARE(stale(), photosShown);

        QCOMPARE(listed(ClearanceState::Cleared), 0);
        QCOMPARE(listed(ClearanceState::Withdrawn), photosShown);
        QCOMPARE(stale(), 0);
        QCOMPARE(stored(ClearanceState::Withdrawn), photosShown);
    }

    void fewPhotosAreWrittenAtOnceHoweverManyAreLookedAt() {
        Quitclaim wanted;
        wanted.person = m_noor;
        wanted.signedOn = theDay;
        wanted.openEnded = true;
        wanted.scope = {ScopeKind::Photos, {}, m_photos.mid(0, 3)};
        wanted.grants << Grant{purpose("website"), Decision::Granted, {}};
        ASSIGN_OK(const Quitclaim made, services().consent.add(wanted, {TestCatalog::smallScan()}));
        QCOMPARE(stale(), 0);
        QCOMPARE(stored(ClearanceState::Cleared), 3);
        ASSIGN_OK(const auto outcome, withdraw(made));
        QCOMPARE(outcome.photosAffected, 3);
        QCOMPARE(stale(), 0);
        QCOMPARE(stored(ClearanceState::Withdrawn), 3);
    }

    void whatIsToldOfEachOfSeveralChangesIsTrue() {
        const Quitclaim quitclaim = grantAll();
        const Quitclaim recognition = m_catalog->grant(m_noor, {QStringLiteral("recognition")});
        VERIFY_OK(services().clearance.settle());
        ASSIGN_OK(const auto first, withdraw(quitclaim, {QStringLiteral("website")}));
        QCOMPARE(first.photosAffected, photosShown);
        QCOMPARE(stale(), photosShown);
        // The rows are stale still, and this changes nothing about any photo.
        ASSIGN_OK(const auto second, withdraw(recognition));
        QCOMPARE(second.photosAffected, 0);
        ASSIGN_OK(const auto third, withdraw(quitclaim, {QStringLiteral("press")}));
        QCOMPARE(third.photosAffected, photosShown);
        QCOMPARE(stale(), photosShown);
    }

    void takedownsAreOpenedWithTheWithdrawal() {
        const Quitclaim quitclaim = grantAll();
        Publication wanted;
        wanted.purpose = purpose("website");
        wanted.place = QStringLiteral("museum.example");
        wanted.publishedOn = theDay;
        ASSIGN_OK(const Publication published, services().publications.add(wanted, m_photos));
        ASSIGN_OK(const auto outcome, withdraw(quitclaim));
        QCOMPARE(outcome.publicationsAffected, 1);
        QCOMPARE(
            countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM takedowns WHERE outcome = 0"),
            photosShown);
        QCOMPARE(stale(), photosShown);
        ASSIGN_OK(const PublicationView view, services().publications.publication(published.id));
        QCOMPARE(view.notCleared, photosShown);
        QCOMPARE(view.openTakedowns, photosShown);
        ASSIGN_OK(const auto takedowns, services().publications.takedowns(true));
        QCOMPARE(takedowns.size(), photosShown);
        for (const TakedownView& one : takedowns)
            QVERIFY(!one.lawfulAgain);
        // Publications ask the rule themselves: nobody waited for the rows.
        QCOMPARE(stale(), photosShown);
    }

    /// The stored rows lie as no program would write them: nobody may be told so.
    void nothingThatReadsManyRowsReadsStaleOnes() {
        grantAll();
        VERIFY_OK(services().clearance.settle());
        Publication wanted;
        wanted.purpose = purpose("website");
        wanted.place = QStringLiteral("museum.example");
        wanted.publishedOn = theDay;
        ASSIGN_OK(const Publication published, services().publications.add(wanted, m_photos));
        const auto lie = [&](ClearanceState state) {
            change(*m_catalog, DatabaseFile::Catalog,
                   "UPDATE clearance SET state = " + QByteArray::number(static_cast<int>(state)) +
                       ", reasons = x''; INSERT OR IGNORE INTO clearance_stale SELECT id FROM photos");
        };
        lie(ClearanceState::Expired);
        QCOMPARE(listed(ClearanceState::Expired), 0);
        lie(ClearanceState::Expired);
        QCOMPARE(listed(ClearanceState::Cleared), photosShown);
        lie(ClearanceState::Expired);
        ASSIGN_OK(const auto coverage, services().clearance.coverage());
        QCOMPARE(coverage.first().photosWithPeople, photosShown);
        QCOMPARE(coverage.first().cleared, photosShown);
        lie(ClearanceState::Embargoed);
        ASSIGN_OK(const auto report, services().coverage.report());
        QCOMPARE(report.photosWithPeople, photosShown);
        QCOMPARE(report.total.first().cleared, photosShown);
        lie(ClearanceState::Expired);
        ASSIGN_OK(const auto tasks, services().tasks.tasks(true));
        for (const Task& task : tasks)
            QVERIFY(task.kind != TaskKind::StillPublished);
        lie(ClearanceState::Expired);
        QCOMPARE(services().publications.publication(published.id)->notCleared, 0);
        QCOMPARE(findings(*m_catalog), QStringList());
        QVERIFY(stale() > 0);
        // What is told of each day does not tell of them either.
        m_catalog->clock().setDay(theDay.addDays(1));
        services().greetDay();
        ASSIGN_OK(const auto later, services().coverage.report());
        for (const CoverageDay& day : later.history)
            if (day.day == theDay) QCOMPARE(day.line.cleared, photosShown);
    }

    void aCollectionsNewLastDayIsFollowedSoonEnough() {
        CollectionChange change;
        change.retainUntil = theDay.addDays(-1);
        VERIFY_OK(services().collections.set(QStringLiteral("Photos"), change));
        QCOMPARE(stale(), photosShown);
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("AssetExpired"));
        QCOMPARE(listed(ClearanceState::AssetExpired), photosShown);
    }

    void aNewPurposeHasItsRowsSoonEnough() {
        grantAll();
        VERIFY_OK(services().purposes.add(QStringLiteral("Jaarboek")));
        QCOMPARE(stale(), photosShown);
        ASSIGN_OK(const auto purposes, services().purposes.list());
        const QByteArray key = purposes.last().purpose.key().toUtf8();
        QCOMPARE(state(*m_catalog, m_photos[0], key.constData()), QStringLiteral("Missing"));
        QCOMPARE(listed(ClearanceState::Missing, key.constData()), photosShown);
    }

    void aPhotoThatIsChangedItselfIsStaleNoMore() {
        withdraw(grantAll());
        QCOMPARE(stale(), photosShown);
        VERIFY_OK(services().photos.setEmbargo(m_photos[0], theDay.addDays(3)));
        QCOMPARE(stale(), photosShown - 1);
        ASSIGN_OK(const auto rows, services().photos.rows({m_photos[0]}, purpose("website")));
        QCOMPARE(rows.first().state, std::optional(ClearanceState::Embargoed));
        change(*m_catalog, DatabaseFile::Catalog,
               "DELETE FROM photos WHERE id = " + hex(m_photos[1].toBytes()));
        QCOMPARE(stale(), photosShown - 2);
    }

    void whatIsLeftIsRenewedAtTheNextOpening() {
        withdraw(grantAll());
        QCOMPARE(stale(), photosShown);
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(stale(), 0);
        QCOMPARE(stored(ClearanceState::Withdrawn), photosShown);
    }

    /// Somebody says yes and no to everything while others count.
    void nobodyIsToldHalfOfAChange() {
        const Quitclaim first = grantAll();
        std::atomic<bool> over = false;
        std::thread changing([&] {
            const auto end = qScopeGuard([&] { over = true; });
            Quitclaim last = first;
            for (int i = 0; i < 8; ++i) {
                if (!withdraw(last)) return;
                last = grantAll();
            }
            (void)withdraw(last);
        });
        int counted = 0;
        QString wrong;
        while (!over && wrong.isEmpty()) {
            const auto coverage = services().clearance.coverage();
            const bool whole =
                coverage && std::all_of(coverage->begin(), coverage->end(), [](const Coverage& one) {
                    return one.photosWithPeople == photosShown &&
                           (one.cleared == 0 || one.cleared == photosShown);
                });
            if (!whole)
                wrong = coverage ? QStringLiteral("%1 of %2 cleared")
                                       .arg(coverage->first().cleared)
                                       .arg(coverage->first().photosWithPeople)
                                 : coverage.error().context;
            ++counted;
        }
        changing.join();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY(counted > 0);
        QCOMPARE(listed(ClearanceState::Withdrawn), photosShown);
    }
};

BK_TEST_MAIN(StaleClearanceTest)
#include "StaleClearanceTest.moc"
