#include "core/services/ExceptionSheet.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// The list of what was decided beside what people signed, and the policies of collections.
class ExceptionServiceTest : public QObject {
    Q_OBJECT

    static QStringList kinds(TestCatalog& catalog) {
        QStringList kinds;
        const QList<Exception> list = *catalog->exceptions.list();
        for (const Exception& one : list)
            kinds << toString(one.kind) + (one.inForce ? QString() : QStringLiteral("!"));
        return kinds;
    }
    static qint64 events(TestCatalog& catalog, const char* action) {
        return countIn(catalog, DatabaseFile::Audit,
                       "SELECT count(*) FROM log WHERE action = '" + QByteArray(action) + "'");
    }

private Q_SLOTS:
    void everyKindIsListedAndGoesWhenItIsTakenBack() {
        TestCatalog catalog;
        const QDate today = catalog->session->today();
        const auto photos = importPictures(catalog, 5);
        QVERIFY(catalog->exceptions.list()->isEmpty());
        VERIFY_OK(catalog->photos.setOverride(photos[0], OverrideReason::Other, QStringLiteral("the market"),
                                              today.addDays(3)));
        ASSIGN_OK(const FaceId face, catalog->faces.add(photos[1], QRectF(4, 4, 20, 20), std::nullopt));
        VERIFY_OK(catalog->faces.bystander(face, QStringLiteral("only the back of a head")));
        VERIFY_OK(catalog->photos.setEmbargo(photos[2], today.addDays(1)));
        VERIFY_OK(catalog->photos.setExpires(photos[3], today.addDays(1)));
        VERIFY_OK(catalog->photos.setRestricted(photos[4], true));
        CollectionChange change;
        change.retainUntil = today.addYears(1);
        VERIFY_OK(catalog->collections.set(QStringLiteral("Photos"), change));

        QCOMPARE(kinds(catalog),
                 (QStringList{QStringLiteral("not-needed"), QStringLiteral("bystander"),
                              QStringLiteral("embargo"), QStringLiteral("asset-expiry"),
                              QStringLiteral("collection-retention"), QStringLiteral("restricted")}));
        ASSIGN_OK(const auto list, catalog->exceptions.list());
        const Exception& notNeeded = list[0];
        QCOMPARE(notNeeded.reason, OverrideReason::Other);
        QCOMPARE(notNeeded.words, QStringLiteral("the market"));
        QCOMPARE(notNeeded.day, std::optional(today.addDays(3)));
        QCOMPARE(notNeeded.by, catalog->session->userName());
        QVERIFY(notNeeded.at.isValid() && !notNeeded.fileName.isEmpty());
        QCOMPARE(notNeeded.collectionName, QStringLiteral("Photos"));
        QCOMPARE(list[1].face, std::optional(face));
        QCOMPARE(list[1].words, QStringLiteral("only the back of a head"));
        QCOMPARE(list[1].by, catalog->session->userName());
        QVERIFY(list[4].photo.isNull());
        for (const Exception& one : list)
            QVERIFY2(one.by == catalog->session->userName() && one.at.isValid(),
                     qPrintable(toString(one.kind)));
        QVERIFY(events(catalog, "report.exceptions") > 0);

        // What is over stays to be read, and is told to be over.
        catalog.clock().setDay(today.addDays(4));
        QCOMPARE(kinds(catalog)[0], QStringLiteral("not-needed!"));
        QCOMPARE(kinds(catalog)[2], QStringLiteral("embargo!"));

        VERIFY_OK(catalog->photos.clearOverride(photos[0]));
        VERIFY_OK(catalog->faces.unname(face));
        VERIFY_OK(catalog->photos.setEmbargo(photos[2], {}));
        VERIFY_OK(catalog->photos.setExpires(photos[3], {}));
        VERIFY_OK(catalog->photos.setRestricted(photos[4], false));
        change.retainUntil = std::optional<QDate>();
        VERIFY_OK(catalog->collections.set(QStringLiteral("Photos"), change));
        QCOMPARE(kinds(catalog), QStringList());
    }

    void aCommissionedPortraitIsTold() {
        TestCatalog catalog;
        const auto photos = importPictures(catalog, 3);
        ASSIGN_OK(Person noor, catalog->persons.add(QStringLiteral("Noor"), std::nullopt));
        ASSIGN_OK(const Person bo, catalog->persons.add(QStringLiteral("Bo"), std::nullopt));
        noor.commissioned = true;
        VERIFY_OK(catalog->persons.update(noor));
        VERIFY_OK(catalog->photos.addPerson(photos[0], noor.id));
        VERIFY_OK(catalog->faces.add(photos[1], QRectF(4, 4, 20, 20), noor.id));
        VERIFY_OK(catalog->photos.addPerson(photos[2], bo.id));
        for (const PhotoId& photo : photos) {
            VERIFY_OK(catalog->photos.setOverride(photo, OverrideReason::Crowd, {}, {}));
            VERIFY_OK(catalog->photos.setEmbargo(photo, QDate(2027, 1, 1)));
        }
        const QList<Exception> list = *catalog->exceptions.list();
        for (const Exception& one : list)
            QCOMPARE(one.commissioned, one.kind == ExceptionKind::NotNeeded && one.photo != photos[2]);
        QCOMPARE(*catalog->exceptions.commissionedOn(photos), QStringList{QStringLiteral("Noor")});
        QCOMPARE(*catalog->exceptions.commissionedOn({photos[2]}), QStringList());
        const QByteArray table = toCsv(*catalog->exceptions.list());
        QCOMPARE(table.count("Commissioned portrait"), 2);
    }

    void theListGoesOnPaperAndIntoATable() {
        QList<Exception> list;
        for (int i = 0; i < 70; ++i) {
            Exception one;
            one.kind = i < 40 ? ExceptionKind::NotNeeded : ExceptionKind::Bystander;
            one.fileName = QStringLiteral("=photo %1.jpg").arg(i);
            one.collectionName = QStringLiteral("Open day of the school with a rather long name");
            one.reason = i < 40 ? OverrideReason::PublicEvent : OverrideReason::None;
            one.words = QStringLiteral("the mayor opens the exhibition, seen from the back of the hall");
            one.commissioned = i == 3;
            one.inForce = i % 7 != 0;
            list << one;
        }
        const QByteArray table = toCsv(list);
        QCOMPARE(table.count("\r\n"), 71);
        QVERIFY(table.contains("'=photo 3.jpg"));
        ASSIGN_OK(const QByteArray pdf, toPdf(list, QStringLiteral("Museum De Brug"), QDate(2026, 3, 10)));
        QVERIFY(pdf.startsWith("%PDF"));
        VERIFY_OK(toPdf({}, {}, QDate(2026, 3, 10)));
        keepToLookAt(QStringLiteral("exceptions.pdf"), pdf);
    }

    void recognitionNeedsBasisAndAssessmentAsLongAsItIsOn_data() {
        QTest::addColumn<QString>("basis");
        QTest::addColumn<QString>("dpia");
        QTest::newRow("neither") << QString() << QString();
        QTest::newRow("no assessment") << QStringLiteral("Consent") << QString();
        QTest::newRow("no basis") << QString() << QStringLiteral("DPIA 1");
        QTest::newRow("blanks") << QStringLiteral("  ") << QStringLiteral("\t");
    }
    void recognitionNeedsBasisAndAssessmentAsLongAsItIsOn() {
        QFETCH(const QString, basis);
        QFETCH(const QString, dpia);
        TestCatalog catalog;
        CollectionChange change;
        change.recognition = true;
        change.legalBasis = basis;
        change.dpia = dpia;
        VERIFY_ERROR(ErrorCode::ConsentRefused, catalog->collections.set(QStringLiteral("New"), change));
        // Not even made.
        VERIFY_ERROR(ErrorCode::NotFound, catalog->collections.byName(QStringLiteral("New")));

        catalog.allowRecognition(QStringLiteral("Old"));
        const Collection before = *catalog->collections.byName(QStringLiteral("Old"));
        change.recognition.reset();
        VERIFY_ERROR(ErrorCode::ConsentRefused, catalog->collections.set(QStringLiteral("Old"), change));
        ASSIGN_OK(const Collection after, catalog->collections.byName(QStringLiteral("Old")));
        QVERIFY(after.recognition);
        QCOMPARE(after.legalBasis, before.legalBasis);
        QCOMPARE(after.dpia, before.dpia);
        // In one go with switching it off they may go.
        change.recognition = false;
        VERIFY_OK(catalog->collections.set(QStringLiteral("Old"), change));
    }

    void thePolicyOfPhotosWithoutPeopleIsKeptAndLogged() {
        TestCatalog catalog;
        QVERIFY(!*catalog->clearance.noPeopleNeedsReview());
        VERIFY_OK(catalog->collections.setNoPeopleNeedsReview(true));
        QVERIFY(*catalog->clearance.noPeopleNeedsReview());
        VERIFY_OK(catalog->collections.setNoPeopleNeedsReview(true));
        QCOMPARE(events(catalog, "policy.no-people-review"), 1);
        VERIFY_OK(catalog->collections.setNoPeopleNeedsReview(false));
        QVERIFY(!*catalog->clearance.noPeopleNeedsReview());
        QCOMPARE(events(catalog, "policy.no-people-review"), 2);
    }
};

BK_TEST_MAIN(ExceptionServiceTest)
#include "ExceptionServiceTest.moc"
