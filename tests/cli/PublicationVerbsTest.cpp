#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Where photos were used and what has to be taken down, as a script does it.
class PublicationVerbsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CliDriver> m_driver;
    QByteArray m_noor;  ///< a photo of Noor
    QByteArray m_empty; ///< a photo of nobody
    QByteArray m_export;

    CliAnswer ok(const QByteArrayList& words) {
        const CliAnswer answer = m_driver->run(words);
        if (answer.exit != 0) qFatal("%s: %s", words.join(' ').constData(), answer.err.constData());
        return answer;
    }
    static QJsonArray rows(const CliAnswer& answer, const char* name) {
        return answer.json[QString::fromLatin1(name)].toArray();
    }
    static QByteArray word(const QJsonValue& row, const char* name) {
        return row[QString::fromLatin1(name)].toString().toUtf8();
    }
    QByteArray publish(const QByteArray& where, const QByteArrayList& what) {
        const CliAnswer answer = ok(
            QByteArrayList{"publication", "add", "CATALOG", "--where", where, "--date", "2026-06-15"} + what);
        return word(rows(answer, "publications").first(), "publication");
    }
    QJsonArray takedowns(const QByteArrayList& options = {}) {
        return rows(ok(QByteArrayList{"takedown", "list", "CATALOG"} + options), "takedowns");
    }

private Q_SLOTS:
    void init() {
        m_driver = std::make_unique<CliDriver>();
        BK_EXIT(m_driver->create(), 0);
        QVERIFY(QDir().mkpath(QString::fromUtf8(m_driver->path("photos"))));
        m_noor = m_driver->photo(2, "photos/noor.jpg");
        m_empty = m_driver->photo(1, "photos/nobody.jpg");
        ok({"import", "CATALOG", m_driver->path("photos")});
        ok({"scan", "CATALOG"});
        ok({"photo", "set", "CATALOG", m_empty, "--reviewed"});
        ok({"person", "add", "CATALOG", "Noor Bakker"});
        const CliAnswer faces = ok({"face", "list", "CATALOG", "--photo", m_noor});
        for (const QJsonValue& face : rows(faces, "faces"))
            ok({"face", "name", "CATALOG", word(face, "face"), "Noor Bakker"});
        ok({"quitclaim", "add", "CATALOG", "--person", "Noor Bakker", "--grant", "website,print", "--signed",
            "2026-01-02", "--open-ended", "--scan", m_driver->paper("paper.png")});
        const CliAnswer exported = ok({"export", "CATALOG", "--purpose", "website", "--to",
                                       m_driver->path("out"), "--preset", "original"});
        QCOMPARE(rows(exported, "exported").size(), 2);
        m_export = exported.json[QStringLiteral("export")].toString().toUtf8();
    }

    void anExportIsNamedByTheIdItAnswered() {
        const CliAnswer added = ok({"publication", "add", "CATALOG", "--export", m_export, "--where",
                                    "https://example.org/open-day", "--date", "2026-06-15", "--until",
                                    "2026-12-31", "--notes", "home"});
        const QJsonObject one = rows(added, "publications").first().toObject();
        QCOMPARE(
            keys(one),
            (QStringList{QStringLiteral("date"), QStringLiteral("ended"), QStringLiteral("export"),
                         QStringLiteral("kind"), QStringLiteral("not_cleared"), QStringLiteral("notes"),
                         QStringLiteral("photos"), QStringLiteral("publication"), QStringLiteral("purpose"),
                         QStringLiteral("takedowns"), QStringLiteral("until"), QStringLiteral("where")}));
        QCOMPARE(one[QStringLiteral("purpose")].toString(), QStringLiteral("website"));
        QCOMPARE(one[QStringLiteral("kind")].toString(), QStringLiteral("website"));
        QCOMPARE(one[QStringLiteral("where")].toString(), QStringLiteral("https://example.org/open-day"));
        QCOMPARE(one[QStringLiteral("date")].toString(), QStringLiteral("2026-06-15"));
        QCOMPARE(one[QStringLiteral("until")].toString(), QStringLiteral("2026-12-31"));
        QVERIFY(one[QStringLiteral("ended")].isNull());
        QCOMPARE(one[QStringLiteral("export")].toString().toUtf8(), m_export);
        QCOMPARE(one[QStringLiteral("photos")].toInt(), 2);
        QCOMPARE(one[QStringLiteral("takedowns")].toInt(), 0);
        QCOMPARE(ok({"publication", "list", "CATALOG"}).json, added.json);
    }

    void whatIsMissingIsSaid() {
        const QByteArrayList begin{"publication", "add", "CATALOG", "--date", "2026-06-15"};
        BK_EXIT(m_driver->run(begin + QByteArrayList{"--export", m_export}), 2);
        BK_EXIT(m_driver->run(begin + QByteArrayList{"--where", "a"}), 2);
        BK_EXIT(m_driver->run(begin + QByteArrayList{"--where", "a", "--photo", m_noor}), 2);
        BK_EXIT(
            m_driver->run(begin + QByteArrayList{"--where", "a", "--photo", m_noor, "--export", m_export}),
            2);
        BK_EXIT(m_driver->run(begin + QByteArrayList{"--where", "a", "--export", "x"}), 2);
        BK_EXIT(m_driver->run(begin + QByteArrayList{"--where", "a", "--export", m_export, "--kind", "tv"}),
                2);
        BK_EXIT(m_driver->run(begin +
                              QByteArrayList{"--where", "a", "--export", m_export, "--until", "2026-06-14"}),
                2);
        BK_EXIT(m_driver->run(begin + QByteArrayList{"--where", "a", "--export",
                                                     "00000000-0000-7000-8000-000000000001"}),
                5);
        BK_EXIT(m_driver->run(begin + QByteArrayList{"--where", "a", "--photo", m_driver->path("no.jpg"),
                                                     "--purpose", "print"}),
                5);
        BK_EXIT(m_driver->run({"publication", "show", "CATALOG", "somewhere"}), 5);
        QVERIFY(rows(ok({"publication", "list", "CATALOG"}), "publications").isEmpty());
    }

    void listsByPhotoPersonAndOpen() {
        const QByteArray web =
            publish("page", {"--photo", m_noor, "--photo", m_empty, "--purpose", "website"});
        const QByteArray print = publish("report", {"--photo", m_empty, "--purpose", "print"});
        const auto found = [&](const QByteArrayList& options) {
            QByteArrayList ids;
            for (const QJsonValue& one :
                 rows(ok(QByteArrayList{"publication", "list", "CATALOG"} + options), "publications"))
                ids << word(one, "publication");
            return ids;
        };
        QCOMPARE(found({}), (QByteArrayList{print, web}));
        QCOMPARE(found({"--photo", m_noor}), QByteArrayList{web});
        QCOMPARE(found({"--person", "Noor Bakker"}), QByteArrayList{web});
        BK_EXIT(m_driver->run({"publication", "list", "CATALOG", "--person", "Nobody"}), 5);
        const CliAnswer ended = ok({"publication", "end", "CATALOG", print, "--reason", "sold out"});
        QCOMPARE(word(rows(ended, "publications").first(), "ended"), QByteArray("2026-06-15"));
        QCOMPARE(found({"--open"}), QByteArrayList{web});
        BK_EXIT(m_driver->run({"publication", "end", "CATALOG", print}), 2);

        const CliAnswer shown = ok({"publication", "show", "CATALOG", web});
        QCOMPARE(rows(shown, "photos").size(), 2);
        QCOMPARE(rows(shown, "publications").size(), 1);
        QVERIFY(rows(shown, "takedowns").isEmpty());
    }

    void aWithdrawalIsFollowedToTheEnd() {
        const QByteArray web = publish("page", {"--export", m_export});
        const QByteArray print =
            publish("Annual report", {"--photo", m_noor, "--purpose", "print", "--kind", "print"});
        const CliAnswer list = ok({"quitclaim", "list", "CATALOG"});
        const CliAnswer withdrawn =
            ok({"quitclaim", "withdraw", "CATALOG", word(rows(list, "quitclaims").first(), "quitclaim"),
                "--reason", "x"});
        QCOMPARE(withdrawn.json[QStringLiteral("publications_affected")].toInt(), 2);
        const QJsonArray open = takedowns();
        QCOMPARE(open.size(), 2);
        for (const QJsonValue& one : open) {
            QCOMPARE(word(one, "photo"), m_noor);
            QCOMPARE(word(one, "path"), m_noor);
            QCOMPARE(word(one, "state"), QByteArray("Withdrawn"));
            QCOMPARE(word(one, "name"), QByteArray("Noor Bakker"));
            QCOMPARE(word(one, "opened"), QByteArray("2026-06-15"));
            QCOMPARE(word(one, "outcome"), QByteArray("open"));
            QCOMPARE(one[QStringLiteral("lawful_again")].toBool(), false);
            QVERIFY(!word(one, "person").isEmpty());
        }
        BK_EXIT(m_driver->run({"takedown", "impossible", "CATALOG", print, m_noor}), 2);
        const CliAnswer impossible = ok({"takedown", "impossible", "CATALOG", print, m_noor, "--reason",
                                         "printed while it was permitted"});
        QCOMPARE(word(rows(impossible, "takedowns").first(), "outcome"), QByteArray("impossible"));
        QCOMPARE(word(rows(impossible, "takedowns").first(), "reason"),
                 QByteArray("printed while it was permitted"));
        BK_EXIT(m_driver->run({"takedown", "done", "CATALOG", print, m_noor}), 5);
        QCOMPARE(word(rows(ok({"takedown", "done", "CATALOG", web, m_noor}), "takedowns").first(), "outcome"),
                 QByteArray("done"));
        QVERIFY(takedowns().isEmpty());
        QCOMPARE(takedowns({"--all"}).size(), 2);
        BK_EXIT(m_driver->run({"takedown", "done", "CATALOG", web, m_empty}), 5);
    }

    void peopleCanReadIt() {
        const QByteArray web = publish("page", {"--export", m_export});
        const QByteArray catalog = m_driver->catalog();
        for (const QByteArrayList& words : {QByteArrayList{"publication", "list", catalog},
                                            QByteArrayList{"publication", "show", catalog, web}}) {
            const CliAnswer answer = m_driver->raw(words);
            BK_EXIT(answer, 0);
            QVERIFY2(answer.out.contains("page") && !answer.out.startsWith('{'), answer.out.constData());
        }
        QCOMPARE(m_driver->raw({"takedown", "list", catalog}).out, QByteArray("(none)\n"));
    }
};

BK_TEST_MAIN(PublicationVerbsTest)
#include "PublicationVerbsTest.moc"
