#include "core/base/Csv.h"
#include "core/services/CoverageSheet.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <random>

using namespace bk;
using namespace bk::test;

/// The coverage report, its history and its files.
class CoverageServiceTest : public QObject {
    Q_OBJECT

    static CoverageLine line(const char* key, int withPeople, int cleared) {
        CoverageLine line;
        line.purpose = purpose(key);
        line.photosWithPeople = withPeople;
        line.cleared = cleared;
        if (cleared < withPeople) line.blocked.insert(ClearanceState::Missing, withPeople - cleared);
        return line;
    }
    static CoverageLine of(const QList<CoverageLine>& lines, const char* key) {
        for (const CoverageLine& one : lines)
            if (one.purpose == purpose(key)) return one;
        return {};
    }
    /// Photos with people by the plain question, without the store's short cut.
    static QMap<int, qint64> plainCounts(TestCatalog& catalog, const char* key) {
        QMap<int, qint64> counts;
        for (int state = 0; state < 13; ++state) {
            const qint64 count =
                countIn(catalog, DatabaseFile::Catalog,
                        "SELECT count(*) FROM clearance k WHERE purpose = '" + QByteArray(key) +
                            "' AND state = " + QByteArray::number(state) +
                            " AND (EXISTS (SELECT 1 FROM faces f WHERE f.photo = k.photo AND f.state < 3) OR "
                            "EXISTS (SELECT 1 FROM photo_persons s WHERE s.photo = k.photo))");
            if (count > 0) counts.insert(state, count);
        }
        return counts;
    }

private Q_SLOTS:
    void theSentenceSaysNeitherNoneNorAllWhereItIsNotSo_data() {
        QTest::addColumn<int>("withPeople");
        QTest::addColumn<int>("cleared");
        QTest::addColumn<QString>("sentence");
        const auto percent = [](int number) {
            return QStringLiteral("%1 % of the photos with people have no valid permission for the website.")
                .arg(number);
        };
        QTest::newRow("38") << 1000 << 620 << percent(38);
        QTest::newRow("rounded") << 1000 << 615 << percent(39);
        QTest::newRow("one of very many blocked") << 1000000 << 999999 << percent(1);
        QTest::newRow("one of very many cleared") << 1000000 << 1 << percent(99);
        QTest::newRow("none blocked")
            << 7 << 7 << QStringLiteral("All photos with people have a valid permission for the website.");
        QTest::newRow("all blocked")
            << 7 << 0
            << QStringLiteral("None of the photos with people has a valid permission for the website.");
        QTest::newRow("nobody") << 0 << 0 << QStringLiteral("There are no photos with people.");
    }
    void theSentenceSaysNeitherNoneNorAllWhereItIsNotSo() {
        QFETCH(const int, withPeople);
        QFETCH(const int, cleared);
        QFETCH(const QString, sentence);
        QCOMPARE(boardSentence(line("website", withPeople, cleared)), sentence);
    }

    void aNameGivenInTheCatalogIsSaid() {
        CoverageLine named = line("website", 2, 1);
        named.purposeName = QStringLiteral("Our site");
        QVERIFY(boardSentence(named).endsWith(QStringLiteral("for \"Our site\".")));
        QVERIFY(boardSentence(line("year-book", 2, 1)).endsWith(QStringLiteral("for year book.")));
    }

    void photosWithPeopleAreCountedByStateAndCollection() {
        TestCatalog catalog;
        const auto first = importPictures(catalog, 4, QStringLiteral("First"), 1);
        const auto second = importPictures(catalog, 2, QStringLiteral("Second"), 100);
        ASSIGN_OK(const Person person, catalog->persons.add(QStringLiteral("Noor"), std::nullopt));
        for (const PhotoId& photo : {first[0], first[1], first[2], second[0]})
            VERIFY_OK(catalog->photos.addPerson(photo, person.id));
        catalog.grant(person.id, {QStringLiteral("website")}, {QStringLiteral("press")});
        for (const PhotoId& photo : first + second)
            VERIFY_OK(catalog->photos.setReviewed(photo, true));
        VERIFY_OK(catalog->photos.setOverride(first[1], OverrideReason::Crowd, {}, {}));
        VERIFY_OK(catalog->photos.setRestricted(first[2], true));

        ASSIGN_OK(const CoverageReport report, catalog->coverage.report());
        QCOMPARE(report.photos, 6);
        QCOMPARE(report.photosWithPeople, 4);
        QCOMPARE(report.total.size(), 6);
        const CoverageLine website = of(report.total, "website");
        QCOMPARE(website.photosWithPeople, 4);
        QCOMPARE(website.cleared, 3);
        QCOMPARE(website.blocked, (QMap<ClearanceState, int>{{ClearanceState::Restricted, 1}}));
        const CoverageLine press = of(report.total, "press");
        QCOMPARE(press.cleared, 1);
        QCOMPARE(press.blocked,
                 (QMap<ClearanceState, int>{{ClearanceState::Restricted, 1}, {ClearanceState::Refused, 2}}));
        QCOMPARE(of(report.total, "print").blocked.value(ClearanceState::Missing), 2);

        QCOMPARE(report.byCollection.size(), 6 * catalog->collections.list()->size());
        QList<CoverageLine> secondLines;
        for (const CoverageLine& one : report.byCollection)
            if (one.collectionName == QStringLiteral("Second")) secondLines << one;
        QCOMPARE(of(secondLines, "website").photosWithPeople, 1);
        QCOMPARE(of(secondLines, "website").cleared, 1);
        QCOMPARE(of(secondLines, "press").blocked.value(ClearanceState::Refused), 1);
    }

    void whatTheStatesSayAgreesWithThePlainQuestion() {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const auto below = [&](int limit) {
            return static_cast<int>(random() % static_cast<unsigned>(limit));
        };
        TestCatalog catalog;
        const auto photos = importPictures(catalog, 40);
        QList<PersonId> persons;
        for (int i = 0; i < 4; ++i) {
            persons << catalog->persons.add(QStringLiteral("Person %1").arg(i), std::nullopt)->id;
            if (i > 0) catalog.grant(persons[i], {QStringLiteral("website")}, {QStringLiteral("press")});
        }
        const QDate today = catalog->session->today();
        for (const PhotoId& photo : photos) {
            for (int faces = below(3); faces > 0; --faces) {
                ASSIGN_OK(const FaceId face,
                          catalog->faces.add(photo, QRectF(4 + 8 * faces, 4, 12, 12), std::nullopt));
                if (below(3) == 0) VERIFY_OK(catalog->faces.bystander(face, QStringLiteral("far away")));
                if (below(3) == 0) VERIFY_OK(catalog->faces.name(face, persons[below(4)]));
                if (below(5) == 0) VERIFY_OK(catalog->faces.notAFace(face, {}));
            }
            if (below(4) == 0) VERIFY_OK(catalog->photos.addPerson(photo, persons[below(4)]));
            if (below(2) == 0) VERIFY_OK(catalog->photos.setReviewed(photo, true));
            if (below(5) == 0) VERIFY_OK(catalog->photos.setRestricted(photo, true));
            if (below(5) == 0)
                VERIFY_OK(catalog->photos.setOverride(photo, OverrideReason::PublicEvent, {}, {}));
            if (below(5) == 0) VERIFY_OK(catalog->photos.setEmbargo(photo, today.addDays(5)));
            if (below(5) == 0) VERIFY_OK(catalog->photos.setExpires(photo, today.addDays(-1)));
        }
        ASSIGN_OK(const CoverageReport report, catalog->coverage.report());
        for (const char* key : {"website", "press", "print"}) {
            const CoverageLine found = of(report.total, key);
            QMap<ClearanceState, int> blocked;
            int cleared = 0;
            const auto plain = plainCounts(catalog, key);
            for (auto count = plain.begin(); count != plain.end(); ++count) {
                const auto state = static_cast<ClearanceState>(count.key());
                if (mayExport(state))
                    cleared += static_cast<int>(count.value());
                else
                    blocked.insert(state, static_cast<int>(count.value()));
            }
            QCOMPARE(found.cleared, cleared);
            QCOMPARE(found.blocked, blocked);
        }
    }

    void aDayIsKeptAsItEnded() {
        TestCatalog catalog(QDate(2026, 3, 10));
        const auto photos = importPictures(catalog, 2);
        ASSIGN_OK(const Person person, catalog->persons.add(QStringLiteral("Noor"), std::nullopt));
        catalog->greetDay();
        for (const PhotoId& photo : photos)
            VERIFY_OK(catalog->photos.addPerson(photo, person.id));
        catalog.grant(person.id, {QStringLiteral("website")});
        VERIFY_OK(catalog->photos.setExpires(photos[0], QDate(2026, 3, 11)));

        const auto history = [&](const QDate& day) {
            const CoverageReport report = *catalog->coverage.report();
            for (const CoverageDay& one : report.history)
                if (one.day == day && one.line.purpose == purpose("website"))
                    return QStringLiteral("%1 of %2").arg(one.line.cleared).arg(one.line.photosWithPeople);
            return QStringLiteral("nothing");
        };
        // Today is told as it is now, before the day has ended.
        QCOMPARE(history(QDate(2026, 3, 10)), QStringLiteral("2 of 2"));
        // The catalog is shut on the 11th; what ends by its passing is not the 10th's.
        catalog.clock().setDay(QDate(2026, 3, 12));
        catalog->greetDay();
        QCOMPARE(history(QDate(2026, 3, 10)), QStringLiteral("2 of 2"));
        QCOMPARE(history(QDate(2026, 3, 11)), QStringLiteral("nothing"));
        QCOMPARE(history(QDate(2026, 3, 12)), QStringLiteral("1 of 2"));
        VERIFY_OK(catalog->photos.removePerson(photos[1], person.id));
        catalog.clock().setDay(QDate(2026, 3, 13));
        QCOMPARE(history(QDate(2026, 3, 12)), QStringLiteral("0 of 1"));
        QCOMPARE(history(QDate(2026, 3, 10)), QStringLiteral("2 of 2"));
    }

    void aDayIsNotForgottenWithTheStoredClearances() {
        TestCatalog catalog(QDate(2026, 3, 10));
        const auto photos = importPictures(catalog, 1);
        ASSIGN_OK(const Person person, catalog->persons.add(QStringLiteral("Noor"), std::nullopt));
        VERIFY_OK(catalog->photos.addPerson(photos[0], person.id));
        catalog->greetDay();
        catalog.clock().setDay(QDate(2026, 3, 11));
        catalog->greetDay();
        change(catalog, DatabaseFile::Catalog,
               "DELETE FROM clearance; UPDATE clearance_cache SET purposes = ''");
        catalog.clock().setDay(QDate(2026, 3, 12));
        catalog->greetDay();
        for (const QDate& day : {QDate(2026, 3, 10), QDate(2026, 3, 11)})
            QCOMPARE(countIn(catalog, DatabaseFile::Catalog,
                             "SELECT with_people FROM coverage_days WHERE purpose = 'website' AND day = " +
                                 QByteArray::number(day.toJulianDay())),
                     1);
    }

    void aRetiredPurposeIsNotReported() {
        TestCatalog catalog;
        importPictures(catalog, 1);
        catalog->greetDay();
        catalog.clock().setDay(QDate(2026, 3, 11));
        VERIFY_OK(catalog->purposes.setRetired(purpose("press"), true));
        ASSIGN_OK(const CoverageReport report, catalog->coverage.report());
        QCOMPARE(report.total.size(), 5);
        QVERIFY(of(report.total, "press").purpose.isNull());
        QVERIFY(!report.history.isEmpty());
        for (const CoverageDay& day : report.history)
            QVERIFY(day.line.purpose != purpose("press"));
    }

    void theTableIsSafeInASpreadsheet() {
        CoverageReport report;
        report.day = QDate(2026, 3, 10);
        CoverageLine one = line("website", 3, 1);
        report.total << one;
        one.collectionName = QStringLiteral("=HYPERLINK(1)");
        report.byCollection << one;
        report.history << CoverageDay{QDate(2026, 3, 9), one} << CoverageDay{report.day, one};
        const QByteArray table = toCsv(report, true);
        QVERIFY(table.startsWith(csvMark));
        QVERIFY(table.contains("\r\n2026-03-10,'=HYPERLINK(1),website,3,1,2,"));
        QVERIFY(table.contains("\r\n2026-03-09,All,website,3,1,2,"));
        QCOMPARE(table.count("\r\n"), 4);
        QCOMPARE(toCsv(report, false).count("\r\n"), 3);
    }

    void thePaperIsAPdf() {
        CoverageReport report;
        report.day = QDate(2026, 3, 10);
        report.photos = 12;
        ASSIGN_OK(const QByteArray empty, toPdf(report, QStringLiteral("Museum De Brug")));
        QVERIFY(empty.startsWith("%PDF"));
        report.photosWithPeople = 10;
        for (const char* key : {"internal", "website", "social", "print", "press", "advertising"}) {
            CoverageLine one = line(key, 10, 4);
            one.blocked = {{ClearanceState::Missing, 3},
                           {ClearanceState::Withdrawn, 2},
                           {ClearanceState::Unresolved, 1}};
            report.total << one;
            one.collectionName = QStringLiteral("Open day");
            for (int i = 0; i < 20; ++i)
                report.byCollection << one;
            for (int day = 0; day < 60; ++day) {
                one.cleared = (day + report.total.size() * 5) % 10;
                report.history << CoverageDay{report.day.addDays(day - 59), one};
            }
        }
        std::stable_sort(report.history.begin(), report.history.end(),
                         [](const CoverageDay& a, const CoverageDay& b) { return a.day < b.day; });
        ASSIGN_OK(const QByteArray pdf, toPdf(report, QStringLiteral("Museum De Brug")));
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.size() > empty.size());
        keepToLookAt(QStringLiteral("coverage.pdf"), pdf);
    }
};

BK_TEST_MAIN(CoverageServiceTest)
#include "CoverageServiceTest.moc"
