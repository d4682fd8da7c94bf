#include "core/services/FactsReader.h"
#include "core/store/SettingStore.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <random>

using namespace bk;
using namespace bk::test;

class ClearanceServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;
    PersonId m_person;
    QDate m_today = QDate(2026, 3, 10);
    int m_rounds = 0;

    QString collection() const { return QStringLiteral("Round %1").arg(m_rounds); }
    PhotoFilter ours() const {
        PhotoFilter filter;
        filter.only = m_photos;
        return filter;
    }
    /// SQL for "of the photos of this round".
    QByteArray isOurs() const {
        QList<QByteArray> ids;
        for (const PhotoId& photo : m_photos)
            ids << hex(photo.toBytes());
        return "photo IN (" + ids.join(',') + ')';
    }
    qint64 storedExpired() {
        return countIn(*m_catalog, DatabaseFile::Catalog,
                       "SELECT count(*) FROM clearance WHERE state = 7 AND " + isOurs());
    }

    QString stateOf(int photo, const char* forPurpose = "website") {
        return state(*m_catalog, m_photos[photo], forPurpose);
    }
    /// As the grid shows it.
    QString rowState(int photo, const char* forPurpose = "website") {
        const auto rows = (*m_catalog)->photos.rows({m_photos[photo]}, purpose(forPurpose));
        if (!rows || rows->size() != 1 || !rows->first().state) return QStringLiteral("none");
        return toString(*rows->first().state);
    }
    QString stateOn(const QDate& day, int photo) {
        const auto report = (*m_catalog)->clearance.report(purpose("website"), ours(), day);
        if (!report) return report.error().context;
        for (const PhotoClearance& one : report->photos)
            if (one.photo == m_photos[photo]) return toString(one.clearance.state);
        return QStringLiteral("not told");
    }
    qint64 withState(ClearanceState wanted) {
        PhotoFilter filter = ours();
        filter.purpose = purpose("website");
        filter.states = {wanted};
        return *(*m_catalog)->photos.count(filter);
    }
    Quitclaim grantUntil(const QDate& until) {
        Quitclaim wanted;
        wanted.person = m_person;
        wanted.signedOn = m_today.addDays(-10);
        wanted.until = until;
        wanted.grants << Grant{purpose("website"), Decision::Granted, {}};
        const auto added = (*m_catalog)->consent.add(wanted, {TestCatalog::smallScan()});
        if (!added) qFatal("%s", qPrintable(added.error().context));
        return *added;
    }

private Q_SLOTS:
    void initTestCase() { m_catalog = std::make_unique<TestCatalog>(m_today); }
    /// Days only go on, so each round has days, photos and a person of its own.
    void init() {
        ++m_rounds;
        m_today = m_today.addDays(1000);
        m_catalog->clock().setDay(m_today);
        VERIFY_OK((*m_catalog)->clearance.refresh());
        m_photos = importPictures(*m_catalog, 4, collection(), static_cast<uint>(100 * m_rounds));
        m_person = (*m_catalog)->persons.add(QStringLiteral("Noor"), {})->id;
        VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[0], m_person));
    }
    void cleanup() { QCOMPARE(findings(*m_catalog), QStringList()); }
    void cleanupTestCase() { m_catalog.reset(); }

    void afterMidnightAPermissionIsOver() {
        const Quitclaim quitclaim = grantUntil(m_today.addDays(5));
        ASSIGN_OK(const Clearance now, (*m_catalog)->clearance.of(m_photos[0], purpose("website")));
        QCOMPARE(now.lastDay, m_today.addDays(5));
        m_catalog->clock().setDay(m_today.addDays(5));
        QCOMPARE(stateOf(0), QStringLiteral("Cleared"));
        QCOMPARE(rowState(0), QStringLiteral("Cleared"));
        m_catalog->clock().setDay(m_today.addDays(6));
        QCOMPARE(stateOf(0), QStringLiteral("Expired"));
        // Nobody has called refresh(): what shows many rows does so itself.
        QCOMPARE(rowState(0), QStringLiteral("Expired"));
        QCOMPARE(withState(ClearanceState::Expired), 1);
        QCOMPARE(*(*m_catalog)->clearance.refresh(), 0);
        m_catalog->clock().setDay(m_today.addDays(7));
        QCOMPARE(*(*m_catalog)->clearance.refresh(), 0);
        ASSIGN_OK(
            const auto names,
            (*m_catalog)->clearance.names(*(*m_catalog)->clearance.of(m_photos[0], purpose("website"))));
        QCOMPARE(names.persons.value(m_person), QStringLiteral("Noor"));
        QCOMPARE(names.quitclaims.value(quitclaim.id), quitclaim.number);
    }

    void filtersAfterMidnight() {
        grantUntil(m_today);
        m_catalog->clock().setDay(m_today.addDays(1));
        QCOMPARE(withState(ClearanceState::Expired), 1);
        grantUntil(m_today.addDays(1));
        m_catalog->clock().setDay(m_today.addDays(2));
        PhotoFilter filter = ours();
        filter.purpose = purpose("website");
        filter.states = {ClearanceState::Expired};
        QCOMPARE(*(*m_catalog)->photos.ids(filter, PhotoSort::Name), QList{m_photos[0]});
    }

    void refreshingRenewsJustWhatIsStale() {
        grantUntil(m_today.addDays(5));
        QCOMPARE(*(*m_catalog)->clearance.refresh(), 0);
        m_catalog->clock().setDay(m_today.addDays(6));
        QCOMPARE(*(*m_catalog)->clearance.refresh(), 1);
        QCOMPARE(*(*m_catalog)->clearance.refresh(), 0);
        QCOMPARE(storedExpired(), 1);
    }

    void openingAfterDaysRenewsToo() {
        grantUntil(m_today.addDays(5));
        m_catalog->close();
        m_catalog->clock().setDay(m_today.addDays(6));
        VERIFY_OK(m_catalog->reopen());
        QCOMPARE(storedExpired(), 1);
    }

    void coverageAfterMidnight() {
        grantUntil(m_today);
        const auto website = [&] {
            const auto rows = (*m_catalog)->clearance.coverage();
            if (!rows) qFatal("%s", qPrintable(rows.error().context));
            for (const Coverage& one : *rows)
                if (one.purpose == purpose("website")) return one;
            return Coverage();
        };
        const Coverage start = website();
        VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[1], (*m_catalog)->persons.add({}, {})->id));
        VERIFY_OK((*m_catalog)->faces.add(m_photos[2], QRectF(1, 1, 20, 20), std::nullopt));
        VERIFY_OK((*m_catalog)->photos.setOverride(m_photos[2], OverrideReason::Crowd, {}, {}));
        const Coverage before = website();
        QCOMPARE(before.photosWithPeople, start.photosWithPeople + 2);
        QCOMPARE(before.cleared, start.cleared + 1);
        QCOMPARE(before.blocked.value(ClearanceState::Missing),
                 start.blocked.value(ClearanceState::Missing) + 1);
        m_catalog->clock().setDay(m_today.addDays(1));
        const Coverage after = website();
        QCOMPARE(after.photosWithPeople, before.photosWithPeople);
        QCOMPARE(after.cleared, before.cleared - 1);
        QCOMPARE(after.blocked.value(ClearanceState::Missing), before.blocked.value(ClearanceState::Missing));
        QCOMPARE(after.blocked.value(ClearanceState::Expired),
                 before.blocked.value(ClearanceState::Expired) + 1);
        QCOMPARE((*m_catalog)->clearance.coverage()->size(), Purpose::defaultKeys().size());
    }

    void aReportForAnotherDay() {
        Quitclaim quitclaim = grantUntil(m_today.addDays(5));
        VERIFY_OK((*m_catalog)->photos.setEmbargo(m_photos[1], m_today.addDays(3)));
        QCOMPARE(stateOn(m_today.addDays(-11), 0), QStringLiteral("Missing"));
        QCOMPARE(stateOn(m_today.addDays(-10), 0), QStringLiteral("Cleared"));
        QCOMPARE(stateOn(m_today.addDays(5), 0), QStringLiteral("Cleared"));
        QCOMPARE(stateOn(m_today.addDays(6), 0), QStringLiteral("Expired"));
        QCOMPARE(stateOn(m_today.addDays(2), 1), QStringLiteral("Embargoed"));
        QCOMPARE(stateOn(m_today.addDays(3), 1), QStringLiteral("NoPeople"));
        // Asking about another day changes nothing about today.
        QCOMPARE(stateOf(0), QStringLiteral("Cleared"));
        ASSIGN_OK(const auto report, (*m_catalog)->clearance.report(purpose("website"), ours(), {}));
        QCOMPARE(report.photos.size(), 4);
        QCOMPARE(report.counts, (QMap<ClearanceState, int>{{ClearanceState::Cleared, 1},
                                                           {ClearanceState::Embargoed, 1},
                                                           {ClearanceState::NoPeople, 2}}));
        QCOMPARE(report.names.persons.value(m_person), QStringLiteral("Noor"));
        QCOMPARE(report.names.quitclaims.value(quitclaim.id), quitclaim.number);
        PhotoFilter filter;
        filter.only = {m_photos[1]};
        QCOMPARE((*m_catalog)->clearance.report(purpose("website"), filter, {})->photos.size(), 1);
        VERIFY_ERROR(ErrorCode::InvalidArgument, (*m_catalog)->clearance.report(purpose("balloons"), {}, {}));
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     (*m_catalog)->clearance.report(Purpose::recognition(), {}, {}));
        VERIFY_ERROR(ErrorCode::NotFound,
                     (*m_catalog)->clearance.of(PhotoId(QUuid::createUuid()), purpose("website")));
    }

    void propertiesOfAPhotoAndItsCollection() {
        auto& photos = (*m_catalog)->photos;
        VERIFY_OK(photos.setEmbargo(m_photos[1], m_today.addDays(1)));
        QCOMPARE(stateOf(1), QStringLiteral("Embargoed"));
        VERIFY_OK(photos.setEmbargo(m_photos[1], m_today));
        QCOMPARE(stateOf(1), QStringLiteral("NoPeople"));
        VERIFY_OK(photos.setExpires(m_photos[1], m_today.addDays(-1)));
        QCOMPARE(stateOf(1), QStringLiteral("AssetExpired"));
        VERIFY_OK(photos.setExpires(m_photos[1], std::nullopt));
        VERIFY_OK(photos.setReviewed(m_photos[1], false));
        QCOMPARE(stateOf(1), QStringLiteral("Unreviewed"));
        QCOMPARE(stateOf(0), QStringLiteral("Missing"));
        VERIFY_OK(
            photos.setOverride(m_photos[0], OverrideReason::PublicEvent, QStringLiteral("opening"), m_today));
        QCOMPARE(stateOf(0), QStringLiteral("NotNeeded"));
        m_catalog->clock().setDay(m_today.addDays(1));
        QCOMPARE(rowState(0), QStringLiteral("Missing"));
        m_catalog->clock().setDay(m_today);
        QCOMPARE(stateOf(0), QStringLiteral("Missing"));
        VERIFY_OK(photos.setOverride(m_photos[0], OverrideReason::Crowd, {}, {}));
        VERIFY_OK(photos.setRestricted(m_photos[0], true));
        QCOMPARE(stateOf(0), QStringLiteral("Restricted"));
        VERIFY_OK(photos.setRestricted(m_photos[0], false));
        VERIFY_OK(photos.clearOverride(m_photos[0]));
        QCOMPARE(stateOf(0), QStringLiteral("Missing"));
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     photos.setOverride(m_photos[0], OverrideReason::None, {}, {}));
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     photos.setOverride(m_photos[0], OverrideReason::Other, QStringLiteral(" "), {}));

        CollectionChange change;
        change.retainUntil = std::optional(m_today);
        VERIFY_OK((*m_catalog)->collections.set(collection(), change));
        QCOMPARE(stateOf(2), QStringLiteral("AssetExpired"));
        change.retainUntil = std::optional(m_today.addDays(1));
        VERIFY_OK((*m_catalog)->collections.set(collection(), change));
        QCOMPARE(stateOf(2), QStringLiteral("NoPeople"));
        QCOMPARE(stateOn(m_today.addDays(2), 2), QStringLiteral("AssetExpired"));
    }

    void rebuildingFindsWhatIsNotAsTheRuleSays_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("wrong");
        QTest::newRow("nothing") << QByteArray("SELECT 1 FROM clearance WHERE ") << 0;
        QTest::newRow("a state")
            << QByteArray("UPDATE clearance SET state = 11 WHERE state = 9 AND purpose = 'press' AND ") << 1;
        QTest::newRow("reasons") << QByteArray("UPDATE clearance SET reasons = x'' WHERE state = 9 AND ")
                                 << 1;
        QTest::newRow("a last day")
            << QByteArray("UPDATE clearance SET last_day = NULL WHERE last_day IS NOT NULL AND ") << 1;
    }
    void rebuildingFindsWhatIsNotAsTheRuleSays() {
        QFETCH(QByteArray, sql);
        QFETCH(int, wrong);
        grantUntil(m_today.addDays(5));
        change(*m_catalog, DatabaseFile::Catalog, sql + isOurs());
        QCOMPARE(*(*m_catalog)->clearance.rebuild(), wrong);
        QCOMPARE(*(*m_catalog)->clearance.rebuild(), 0);
    }

    void aMissingRowIsMadeAgain() {
        change(*m_catalog, DatabaseFile::Catalog,
               "DELETE FROM clearance WHERE purpose = 'press' AND photo = " + hex(m_photos[0].toBytes()));
        QVERIFY(!findings(*m_catalog).isEmpty());
        QCOMPARE(stateOf(0, "press"), QStringLiteral("Missing"));
        QCOMPARE(*(*m_catalog)->clearance.refresh(), 1);
        QCOMPARE(*(*m_catalog)->clearance.rebuild(), 0);
    }

    /// Whatever is done in whatever order: what is stored is what the rule says.
    void anySeriesOfActionsLeavesTheCacheRight() {
        std::mt19937 random(2026);
        const auto below = [&](int limit) {
            return static_cast<int>(random() % static_cast<unsigned>(limit));
        };
        auto& services = **m_catalog;
        QList<PersonId> persons{m_person};
        for (const char* name : {"Bo", "Cas"})
            persons << services.persons.add(QLatin1String(name), m_today.addYears(-16))->id;
        QList<QuitclaimId> quitclaims;
        QList<FaceId> faces;
        QDate today = m_today;
        const char* keys[] = {"website", "print", "press"};
        for (int step = 0; step < 150; ++step) {
            const PhotoId photo = m_photos[below(4)];
            const PersonId person = persons[below(static_cast<int>(persons.size()))];
            switch (below(14)) {
            case 0:
                VERIFY_OK(services.photos.addPerson(photo, person));
                break;
            case 1:
                VERIFY_OK(services.photos.removePerson(photo, person));
                break;
            case 2:
            case 3:
            case 4: {
                Quitclaim wanted;
                wanted.person = person;
                wanted.signedOn = today.addDays(-below(5));
                wanted.openEnded = below(2) == 0;
                if (!wanted.openEnded) wanted.until = today.addDays(below(4));
                if (below(3) == 0) wanted.guardian = Guardian{QStringLiteral("G"), QString()};
                for (const char* key : keys)
                    if (below(2) == 0)
                        wanted.grants
                            << Grant{purpose(key), below(3) ? Decision::Granted : Decision::Refused, {}};
                if (wanted.grants.isEmpty()) break;
                if (below(3) == 0) wanted.scope = {ScopeKind::Photos, {}, {photo}};
                if (below(3) == 0)
                    for (const QuitclaimId& id : quitclaims)
                        if (services.consent.quitclaim(id)->person == person) wanted.supersedes = id;
                QList<QByteArray> scans;
                if (below(4)) scans << TestCatalog::smallScan();
                ASSIGN_OK(const Quitclaim made, services.consent.add(wanted, scans));
                quitclaims << made.id;
                break;
            }
            case 5:
            case 6:
                if (!quitclaims.isEmpty()) {
                    Withdrawal withdrawal;
                    withdrawal.date = today;
                    if (below(2)) withdrawal.purposes << purpose(keys[below(3)]);
                    (void)services.consent.withdraw(quitclaims[below(static_cast<int>(quitclaims.size()))],
                                                    withdrawal);
                }
                break;
            case 7:
                if (!quitclaims.isEmpty())
                    VERIFY_OK(services.consent.attachScan(
                        quitclaims[below(static_cast<int>(quitclaims.size()))], TestCatalog::smallScan()));
                break;
            case 8: {
                ASSIGN_OK(const FaceId face,
                          services.faces.add(photo, QRectF(below(40), below(20), 15, 15),
                                             below(2) ? std::optional(person) : std::nullopt));
                faces << face;
                break;
            }
            case 9:
                if (!faces.isEmpty()) {
                    const FaceId face = faces[below(static_cast<int>(faces.size()))];
                    // A box may have been taken back, and who has one on the photo is not named again.
                    if (!services.faces.face(face)) break;
                    if (below(2))
                        (void)services.faces.name(face, person);
                    else
                        VERIFY_OK(services.faces.bystander(face, {}));
                }
                break;
            case 10:
                VERIFY_OK(services.faces.undo());
                break;
            case 11: {
                Person changed = services.persons.summary(person)->person;
                changed.born = today.addYears(-16).addDays(below(5) - 2);
                VERIFY_OK(services.persons.update(changed));
                break;
            }
            case 12:
                VERIFY_OK(services.photos.setExpires(photo, below(2) ? std::optional(today.addDays(below(3)))
                                                                     : std::nullopt));
                break;
            case 13:
                today = today.addDays(1);
                m_catalog->clock().setDay(today);
                VERIFY_OK(services.clearance.refresh());
                break;
            }
            ASSIGN_OK(const int wrong, services.clearance.rebuild());
            QVERIFY2(wrong == 0, qPrintable(QString::number(step)));
        }
        QVERIFY(quitclaims.size() > 10);
        QVERIFY(faces.size() > 3);
    }
};

BK_TEST_MAIN(ClearanceServiceTest)
#include "ClearanceServiceTest.moc"
