#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// Reports, purposes and policies on the command line.
class ReportVerbsTest : public QObject {
    Q_OBJECT

    CliDriver m_driver;
    QByteArray m_photo;

    CliAnswer ok(const QByteArrayList& words) {
        const CliAnswer answer = m_driver.run(words);
        if (answer.exit != 0) qWarning("%s: %s", words.join(' ').constData(), answer.err.constData());
        return answer;
    }
    QStringList keys(const CliAnswer& answer) const {
        QStringList keys;
        for (const QJsonValue& one : answer.json[QStringLiteral("purposes")].toArray())
            keys << one[QStringLiteral("purpose")].toString() +
                        (one[QStringLiteral("retired")].toBool() ? QStringLiteral("!") : QString());
        return keys;
    }
    static QByteArray contentOf(const QByteArray& path) {
        QFile file(QString::fromUtf8(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() {
        BK_EXIT(m_driver.create(), 0);
        QVERIFY(QDir().mkpath(QString::fromUtf8(m_driver.path("photos"))));
        m_photo = m_driver.photo(2, "photos/one.jpg");
        BK_EXIT(ok({"import", "CATALOG", m_driver.path("photos"), "--collection", "Open day"}), 0);
        BK_EXIT(ok({"scan", "CATALOG"}), 0);
    }

    void recognitionIsRefusedWithoutBasisOrAssessment() {
        BK_EXIT(m_driver.run({"collection", "set", "CATALOG", "Open day", "--recognition", "on"}), 6);
        BK_EXIT(m_driver.run({"collection", "set", "CATALOG", "Open day", "--recognition", "on", "--basis",
                              "Consent"}),
                6);
        BK_EXIT(m_driver.run(
                    {"collection", "set", "CATALOG", "Open day", "--recognition", "on", "--dpia", "DPIA 1"}),
                6);
        BK_EXIT(ok({"collection", "set", "CATALOG", "Open day", "--recognition", "on", "--basis", "Consent",
                    "--dpia", "DPIA 1"}),
                0);
        // Nor can either be taken away while it is on.
        BK_EXIT(m_driver.run({"collection", "set", "CATALOG", "Open day", "--basis", ""}), 6);
        BK_EXIT(m_driver.run({"collection", "set", "CATALOG", "Open day", "--dpia", " "}), 6);
        const CliAnswer list = ok({"collection", "list", "CATALOG"});
        const QJsonValue collection = list.json[QStringLiteral("collections")][0];
        QVERIFY(collection[QStringLiteral("recognition")].toBool());
        QCOMPARE(collection[QStringLiteral("dpia")].toString(), QStringLiteral("DPIA 1"));
        // What would go is told, and nothing is changed by asking.
        const CliAnswer asked =
            ok({"collection", "set", "CATALOG", "Open day", "--recognition", "off", "--dry-run"});
        QVERIFY(asked.json[QStringLiteral("would_erase")][QStringLiteral("faceprints")].isDouble());
        QVERIFY(asked.json[QStringLiteral("collections")][0][QStringLiteral("recognition")].toBool());
        const CliAnswer off = ok({"collection", "set", "CATALOG", "Open day", "--recognition", "off"});
        QVERIFY(off.json[QStringLiteral("erased")][QStringLiteral("suggestions")].isDouble());
        QVERIFY(!off.json[QStringLiteral("collections")][0][QStringLiteral("recognition")].toBool());
    }

    void coverageTellsTheSentence() {
        const CliAnswer answer = ok({"report", "coverage", "CATALOG", "--history"});
        BK_EXIT(answer, 0);
        for (const char* field :
             {"purposes", "photos_with_people", "photos", "day", "collections", "history"})
            QVERIFY2(answer.json.contains(QLatin1String(field)), field);
        QCOMPARE(answer.json[QStringLiteral("photos_with_people")].toInt(), 1);
        const QJsonValue website = answer.json[QStringLiteral("purposes")][1];
        for (const char* field : {"purpose", "photos_with_people", "cleared", "blocked", "sentence"})
            QVERIFY2(website.toObject().contains(QLatin1String(field)), field);
        QCOMPARE(website[QStringLiteral("sentence")].toString(),
                 QStringLiteral("None of the photos with people has a valid permission for the website."));
        QCOMPARE(answer.json[QStringLiteral("collections")][0][QStringLiteral("collection")].toString(),
                 QStringLiteral("Open day"));
        QCOMPARE(answer.json[QStringLiteral("history")].toArray().size(), 6);
    }

    void reportsGoToFilesThatAreNotThereYet() {
        const QByteArray csv = m_driver.path("coverage.csv");
        BK_EXIT(ok({"report", "coverage", "CATALOG", "--to", csv}), 0);
        QVERIFY(contentOf(csv).contains("website,1,0,1"));
        BK_EXIT(m_driver.run({"report", "coverage", "CATALOG", "--to", csv}), 9);
        BK_EXIT(ok({"report", "coverage", "CATALOG", "--to", m_driver.path("coverage.pdf")}), 0);
        QVERIFY(contentOf(m_driver.path("coverage.pdf")).startsWith("%PDF"));
        BK_EXIT(m_driver.run({"report", "coverage", "CATALOG", "--to", m_driver.path("coverage.doc")}), 2);
        BK_EXIT(ok({"report", "exceptions", "CATALOG", "--to", m_driver.path("exceptions.csv")}), 0);
        BK_EXIT(ok({"report", "exceptions", "CATALOG", "--to", m_driver.path("exceptions.pdf")}), 0);
        QVERIFY(contentOf(m_driver.path("exceptions.pdf")).startsWith("%PDF"));
    }

    void exceptionsAreListed() {
        BK_EXIT(ok({"photo", "set", "CATALOG", m_photo, "--not-needed", "other:the market", "--embargo",
                    "2026-12-01"}),
                0);
        const CliAnswer answer = ok({"report", "exceptions", "CATALOG"});
        const QJsonArray list = answer.json[QStringLiteral("exceptions")].toArray();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0][QStringLiteral("kind")].toString(), QStringLiteral("not-needed"));
        QCOMPARE(list[0][QStringLiteral("reason")].toString(), QStringLiteral("other"));
        QCOMPARE(list[0][QStringLiteral("words")].toString(), QStringLiteral("the market"));
        QCOMPARE(list[0][QStringLiteral("by")].toString(), QStringLiteral("Ada"));
        QVERIFY(list[0][QStringLiteral("in_force")].toBool());
        QCOMPARE(list[1][QStringLiteral("by")].toString(), QStringLiteral("Ada"));
        QVERIFY(list[1][QStringLiteral("at")].isString());
        const CliAnswer never = ok({"photo", "set", "CATALOG", m_photo, "--expires", "2026-11-30"});
        QVERIFY(never.json[QStringLiteral("note")].toString().contains(QStringLiteral("never be used")));
        QVERIFY(ok({"photo", "set", "CATALOG", m_photo, "--expires", "2026-12-01"})
                    .json[QStringLiteral("note")]
                    .isNull());
        BK_EXIT(ok({"photo", "set", "CATALOG", m_photo, "--expires", "none"}), 0);
        QCOMPARE(list[1][QStringLiteral("kind")].toString(), QStringLiteral("embargo"));
        QCOMPARE(list[1][QStringLiteral("day")].toString(), QStringLiteral("2026-12-01"));
        BK_EXIT(ok({"photo", "set", "CATALOG", m_photo, "--not-needed", "none", "--embargo", "none"}), 0);
        QVERIFY(
            ok({"report", "exceptions", "CATALOG"}).json[QStringLiteral("exceptions")].toArray().isEmpty());
    }

    void purposesAreEdited() {
        const CliAnswer added = ok({"purpose", "add", "CATALOG", "Year book"});
        QCOMPARE(added.json[QStringLiteral("purpose")].toString(), QStringLiteral("year-book"));
        QCOMPARE(keys(added).last(), QStringLiteral("year-book"));
        // Photos can be asked about for it at once.
        BK_EXIT(ok({"clearance", "CATALOG", "--purpose", "year-book"}), 0);
        BK_EXIT(m_driver.run({"purpose", "add", "CATALOG", "year BOOK"}), 2);
        BK_EXIT(ok({"purpose", "rename", "CATALOG", "year-book", "Annual report"}), 0);
        const CliAnswer history = ok({"purpose", "history", "CATALOG", "year-book"});
        QCOMPARE(history.json[QStringLiteral("versions")].toArray().size(), 2);
        QCOMPARE(history.json[QStringLiteral("versions")][0][QStringLiteral("name")].toString(),
                 QStringLiteral("Year book"));
        QCOMPARE(keys(ok({"purpose", "move", "CATALOG", "year-book", "1"})).first(),
                 QStringLiteral("year-book"));
        BK_EXIT(m_driver.run({"purpose", "move", "CATALOG", "year-book", "0"}), 2);
        QCOMPARE(keys(ok({"purpose", "retire", "CATALOG", "year-book"})).last(),
                 QStringLiteral("year-book!"));
        QVERIFY(m_driver.run({"clearance", "CATALOG", "--purpose", "year-book"}).exit != 0);
        QCOMPARE(keys(ok({"purpose", "restore", "CATALOG", "year-book"})).last(),
                 QStringLiteral("year-book"));
        QVERIFY(
            !keys(ok({"purpose", "remove", "CATALOG", "year-book"})).contains(QStringLiteral("year-book")));
        BK_EXIT(m_driver.run({"purpose", "remove", "CATALOG", "year-book"}), 5);
        QCOMPARE(keys(ok({"purpose", "list", "CATALOG"})).size(), 6);
    }

    void thePolicyIsShownAndChanged() {
        QVERIFY(!ok({"policy", "CATALOG"}).json[QStringLiteral("no_people_review")].toBool());
        QVERIFY(ok({"policy", "CATALOG", "--no-people-review", "on"})
                    .json[QStringLiteral("no_people_review")]
                    .toBool());
        QVERIFY(ok({"policy", "CATALOG"}).json[QStringLiteral("no_people_review")].toBool());
        BK_EXIT(ok({"policy", "CATALOG", "--no-people-review", "off"}), 0);
    }

    void peopleReadTheSame() {
        const CliAnswer text = m_driver.raw({"report", "coverage", m_driver.catalog()});
        QVERIFY2(text.out.contains("None of the photos with people"), text.out.constData());
        QVERIFY(m_driver.raw({"purpose", "list", m_driver.catalog()}).out.contains("website"));
    }
};

BK_TEST_MAIN(ReportVerbsTest)
#include "ReportVerbsTest.moc"
