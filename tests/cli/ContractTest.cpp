#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// The fields that docs for scripts promise are there, with their kinds, on a small catalog.
class ContractTest : public QObject {
    Q_OBJECT

    CliDriver m_driver;
    QByteArray m_single; ///< a photo of one person
    QByteArray m_empty;  ///< a photo of nobody

    static bool has(const QJsonValue& object, const char* names, QByteArray* missing) {
        for (const QByteArray& name : QByteArray(names).split(' '))
            if (!object.toObject().contains(QString::fromLatin1(name))) *missing += name + ' ';
        return missing->isEmpty();
    }

    CliAnswer ok(const QByteArrayList& words) { return m_driver.run(words); }

#define BK_FIELDS(object, names)                                                                             \
    do {                                                                                                     \
        QByteArray missing;                                                                                  \
        QVERIFY2(has(object, names, &missing), ("not there: " + missing).constData());                       \
    } while (false)

private Q_SLOTS:
    void initTestCase() {
        const CliAnswer created = m_driver.create();
        BK_EXIT(created, 0);
        BK_FIELDS(created.json, "catalog recovery_key");
        QCOMPARE(created.json[QStringLiteral("catalog")].toString().toUtf8(), m_driver.catalog());
        QVERIFY(QDir().mkpath(QString::fromUtf8(m_driver.path("photos"))));
        m_single = m_driver.photo(2, "photos/one [a,b] \xff.jpg");
        m_empty = m_driver.photo(1, "photos/nobody.jpg");
        QVERIFY(!m_single.isEmpty() && !m_empty.isEmpty());
        m_driver.file("photos/broken.jpg", "\xff\xd8\xff not a photo");
        m_driver.file("photos/empty.png", "");
    }

    void importListsWhatFailed() {
        const CliAnswer first = ok({"import", "CATALOG", m_driver.path("photos"), m_driver.path("nowhere"),
                                    "--collection", "Open day"});
        BK_EXIT(first, 0);
        BK_FIELDS(first.json, "imported known failed seconds");
        QVERIFY2(first.json[QStringLiteral("imported")].toInt() == 2, first.out.constData());
        const QJsonArray failed = first.json[QStringLiteral("failed")].toArray();
        QCOMPARE(failed.size(), 3);
        for (const QJsonValue& file : failed)
            BK_FIELDS(file, "path reason");
        const CliAnswer again = ok({"import", "CATALOG", m_single, m_empty});
        QCOMPARE(again.json[QStringLiteral("imported")].toInt(), 0);
        QCOMPARE(again.json[QStringLiteral("known")].toInt(), 2);
    }

    void collections() {
        const CliAnswer set = ok({"collection", "set", "CATALOG", "Open day", "--recognition", "on",
                                  "--basis", "consent", "--dpia", "DPIA 1", "--retain-until", "2040-12-31"});
        BK_EXIT(set, 0);
        const CliAnswer list = ok({"collection", "list", "CATALOG"});
        QCOMPARE(set.json[QStringLiteral("collections")].toArray().size(), 1);
        for (const QJsonValue& one : list.json[QStringLiteral("collections")].toArray())
            BK_FIELDS(one, "name photos recognition basis dpia retain_until");
        const QJsonValue one = set.json[QStringLiteral("collections")][0];
        QCOMPARE(one[QStringLiteral("photos")].toInt(), 2);
        QCOMPARE(one[QStringLiteral("recognition")].toBool(), true);
        QCOMPARE(one[QStringLiteral("retain_until")].toString(), QStringLiteral("2040-12-31"));
        const CliAnswer cleared = ok({"collection", "set", "CATALOG", "Open day", "--retain-until", "none"});
        QVERIFY(cleared.json[QStringLiteral("collections")][0][QStringLiteral("retain_until")].isNull());
    }

    void scanFindsFacesOnce() {
        const CliAnswer first = ok({"scan", "CATALOG"});
        BK_EXIT(first, 0);
        BK_FIELDS(first.json, "photos faces possible_faces suggestions seconds");
        QCOMPARE(first.json[QStringLiteral("photos")].toInt(), 2);
        QCOMPARE(first.json[QStringLiteral("faces")].toInt(), 1);
        const CliAnswer again = ok({"scan", "CATALOG", "--collection", "Open day"});
        QCOMPARE(again.json[QStringLiteral("photos")].toInt(), 0);
    }

    void photosByAnyPath() {
        const CliAnswer list = ok({"photo", "list", "CATALOG"});
        BK_EXIT(list, 0);
        const QJsonArray photos = list.json[QStringLiteral("photos")].toArray();
        QCOMPARE(photos.size(), 2);
        for (const QJsonValue& photo : photos)
            BK_FIELDS(photo, "path collection taken width height rating tags faces");
        const CliAnswer found = ok({"photo", "list", "CATALOG", "--query", "nobody"});
        QCOMPARE(found.json[QStringLiteral("photos")].toArray().size(), 1);
        QCOMPARE(found.json[QStringLiteral("photos")][0][QStringLiteral("path")].toString().toUtf8(),
                 m_empty);

        // A path that is not UTF-8: as bytes, as it is shown, and by id.
        const QJsonValue odd = photos[0][QStringLiteral("path")].toString().contains(QLatin1String("\\xff"))
                                   ? photos[0]
                                   : photos[1];
        const QByteArray shown = odd[QStringLiteral("path")].toString().toUtf8();
        QVERIFY(shown.endsWith("\\xff.jpg"));
        for (const QByteArray& word : {m_single, shown, odd[QStringLiteral("id")].toString().toUtf8()}) {
            const CliAnswer set = ok({"photo", "set", "CATALOG", word, "--reviewed"});
            BK_EXIT(set, 0);
            QCOMPARE(set.json[QStringLiteral("photo")].toString().toUtf8(), shown);
        }
    }

    void photoOverridesCanBeSetAndTakenBack() {
        const auto state = [&](const QByteArrayList& options) {
            if (!options.isEmpty() &&
                ok(QByteArrayList{"photo", "set", "CATALOG", m_empty} + options).exit != 0)
                return QString();
            for (const QJsonValue& photo : ok({"clearance", "CATALOG", "--purpose", "website"})
                                               .json[QStringLiteral("photos")]
                                               .toArray())
                if (photo[QStringLiteral("path")].toString().toUtf8() == m_empty)
                    return photo[QStringLiteral("state")].toString();
            return QString();
        };
        QCOMPARE(state({}), QStringLiteral("NoPeople"));
        BK_EXIT(m_driver.run({"photo", "set", "CATALOG", m_empty, "--not-needed", "off"}), 2);
        QCOMPARE(state({}), QStringLiteral("NoPeople"));
        QCOMPARE(state({"--not-needed", "opening by the mayor"}), QStringLiteral("NotNeeded"));
        QCOMPARE(state({"--not-needed", "crowd"}), QStringLiteral("NotNeeded"));
        QCOMPARE(state({"--expires", "2026-06-14"}), QStringLiteral("AssetExpired"));
        QCOMPARE(state({"--embargo", "2026-06-16"}), QStringLiteral("Embargoed"));
        QCOMPARE(state({"--embargo", "none", "--expires", "none"}), QStringLiteral("NotNeeded"));
        QCOMPARE(state({"--not-needed", "none"}), QStringLiteral("NoPeople"));
    }

    void personsFacesAndQuitclaims() {
        const CliAnswer added = ok({"person", "add", "CATALOG", "Noor", "--born", "1990-02-03"});
        BK_EXIT(added, 0);
        BK_FIELDS(added.json, "person name");
        const QByteArray noor = added.json[QStringLiteral("person")].toString().toUtf8();
        BK_EXIT(ok({"person", "rename", "CATALOG", "noor", "Noor Bakker"}), 0);
        const CliAnswer twin = ok({"person", "add", "CATALOG", ""});
        BK_EXIT(twin, 0);
        QVERIFY(!twin.json[QStringLiteral("name")].toString().isEmpty());
        const CliAnswer merged =
            ok({"person", "merge", "CATALOG", twin.json[QStringLiteral("person")].toString().toUtf8(), noor});
        BK_EXIT(merged, 0);
        QCOMPARE(merged.json[QStringLiteral("person")].toString().toUtf8(), noor);

        const CliAnswer faces = ok({"face", "list", "CATALOG", "--unnamed", "--photo", m_single});
        QCOMPARE(faces.json[QStringLiteral("faces")].toArray().size(), 1);
        const QJsonValue face = faces.json[QStringLiteral("faces")][0];
        BK_FIELDS(face, "face photo box state person name confidence suggestion");
        QCOMPARE(face[QStringLiteral("box")].toArray().size(), 4);
        QVERIFY(face[QStringLiteral("suggestion")].isNull() && face[QStringLiteral("person")].isNull());
        const QByteArray id = face[QStringLiteral("face")].toString().toUtf8();
        const auto stateAfter = [&](const QByteArrayList& words) {
            return ok(words).json[QStringLiteral("state")].toString();
        };
        QCOMPARE(stateAfter({"face", "bystander", "CATALOG", id, "--reason", "far away"}),
                 QStringLiteral("bystander"));
        QCOMPARE(stateAfter({"face", "not-a-face", "CATALOG", id}), QStringLiteral("not-a-face"));
        QCOMPARE(stateAfter({"face", "name", "CATALOG", id, "Noor Bakker"}), QStringLiteral("named"));
        QCOMPARE(
            ok({"face", "list", "CATALOG", "--person", noor}).json[QStringLiteral("faces")].toArray().size(),
            1);
        QCOMPARE(stateAfter({"face", "reject", "CATALOG", id, noor}), QStringLiteral("unnamed"));
        QCOMPARE(stateAfter({"face", "name", "CATALOG", id, noor}), QStringLiteral("named"));
        const CliAnswer drawn = ok({"face", "add", "CATALOG", m_empty, "10,20,80,90", "--person", noor});
        BK_EXIT(drawn, 0);
        QCOMPARE(drawn.json[QStringLiteral("box")].toArray(), (QJsonArray{10, 20, 80, 90}));
        QCOMPARE(drawn.json[QStringLiteral("also_on_photo")].toArray(), QJsonArray());
        const CliAnswer again = ok({"face", "add", "CATALOG", m_empty, "200,20,80,90", "--person", noor});
        QCOMPARE(again.json[QStringLiteral("also_on_photo")].toArray(),
                 QJsonArray{drawn.json[QStringLiteral("face")]});
        QVERIFY(again.err.contains("named on another face of this photo too"));
        QCOMPARE(stateAfter({"face", "not-a-face", "CATALOG",
                             again.json[QStringLiteral("face")].toString().toUtf8()}),
                 QStringLiteral("not-a-face"));
        BK_EXIT(ok({"face", "add", "CATALOG", m_empty, "90000,20,80,90"}), 2);
        const CliAnswer confirmed = ok({"face", "confirm", "CATALOG", "--min-score", "0.4"});
        QCOMPARE(confirmed.json, (QJsonObject{{QStringLiteral("confirmed"), 0},
                                              {QStringLiteral("also_on_photo"), QJsonArray()}}));

        const QByteArray paper = m_driver.paper("paper.png");
        const QByteArrayList add = {"quitclaim", "add",        "CATALOG", "--person",           "Noor Bakker",
                                    "--signed",  "2026-06-01", "--grant", "website,recognition"};
        const CliAnswer draft = ok(add + QByteArrayList{"--open-ended", "--scope", "collection:Open day"});
        BK_EXIT(draft, 0);
        BK_FIELDS(draft.json, "quitclaim number state");
        QCOMPARE(draft.json[QStringLiteral("state")].toString(), QStringLiteral("draft"));
        const CliAnswer active =
            ok(add + QByteArrayList{"--refuse", "social", "--until", "2026-07-01", "--basis", "contract",
                                    "--scan", paper, "--scan", m_driver.paper("second.png"), "--scope",
                                    "photo:" + m_single + ",photo:" + m_empty});
        BK_EXIT(active, 0);
        QCOMPARE(active.json[QStringLiteral("state")].toString(), QStringLiteral("active"));
        BK_EXIT(ok(add + QByteArrayList{"--open-ended", "--scope", "photo:/no/such.jpg"}), 5);
        BK_EXIT(ok(add + QByteArrayList{"--open-ended", "--scope", "everything"}), 2);

        const CliAnswer list = ok({"quitclaim", "list", "CATALOG", "--person", noor, "--expiring", "30"});
        QCOMPARE(list.json[QStringLiteral("quitclaims")].toArray().size(), 1);
        const QJsonValue one = list.json[QStringLiteral("quitclaims")][0];
        BK_FIELDS(one, "quitclaim number person name state grants signed from until scans");
        QCOMPARE(one[QStringLiteral("grants")].toArray().size(), 3);
        BK_FIELDS(one[QStringLiteral("grants")][0], "purpose decision until");
        QCOMPARE(one[QStringLiteral("scans")].toArray().size(), 2);
        BK_FIELDS(one[QStringLiteral("scans")][0], "sha256 pages type");

        const CliAnswer scan =
            ok({"quitclaim", "scan", "CATALOG", active.json[QStringLiteral("number")].toString().toUtf8(),
                "--to", m_driver.path("out.png")});
        BK_EXIT(scan, 0);
        QFile written(QString::fromUtf8(m_driver.path("out.png")));
        QFile original(QString::fromUtf8(paper));
        QVERIFY(written.open(QIODevice::ReadOnly) && original.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        QCOMPARE(bytes, original.readAll());
        QCOMPARE(scan.json[QStringLiteral("sha256")].toString().toLatin1(),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());

        for (const CliAnswer& answer :
             {ok({"person", "list", "CATALOG"}), ok({"person", "show", "CATALOG", noor})})
            for (const QJsonValue& person : answer.json[QStringLiteral("persons")].toArray())
                BK_FIELDS(person, "person name photos faceprints recognition next_expiry state");
    }

    void clearanceTellsWhatBlocksWithNames() {
        const CliAnswer answer = ok({"clearance", "CATALOG", "--purpose", "website", "--on", "2026-07-02"});
        BK_EXIT(answer, 0);
        BK_FIELDS(answer.json, "counts photos");
        QCOMPARE(answer.json[QStringLiteral("counts")].toObject(),
                 (QJsonObject{{QStringLiteral("Expired"), 2}}));
        for (const QJsonValue& photo : answer.json[QStringLiteral("photos")].toArray()) {
            BK_FIELDS(photo, "path state until reasons");
            for (const QJsonValue& reason : photo[QStringLiteral("reasons")].toArray()) {
                BK_FIELDS(reason, "face person name reason quitclaim number date text");
                QCOMPARE(reason[QStringLiteral("name")].toString(), QStringLiteral("Noor Bakker"));
                QCOMPARE(reason[QStringLiteral("reason")].toString(), QStringLiteral("Expired"));
                QCOMPARE(reason[QStringLiteral("date")].toString(), QStringLiteral("2026-07-01"));
            }
        }
        const CliAnswer today = ok({"clearance", "CATALOG", "--purpose", "website"});
        for (const QJsonValue& photo : today.json[QStringLiteral("photos")].toArray())
            QCOMPARE(photo[QStringLiteral("until")].toString(), QStringLiteral("2026-07-01"));
    }

    void exportTasksReportsAndChecks() {
        const CliAnswer refused =
            ok({"export", "CATALOG", "--purpose", "social", "--to", m_driver.path("none")});
        BK_EXIT(refused, 6);
        BK_FIELDS(refused.json, "error exported blocked");
        QCOMPARE(refused.json[QStringLiteral("blocked")].toArray().size(), 2);
        QVERIFY(refused.err.contains("Noor Bakker refused on 2026-06-01"));
        QVERIFY(!QFile::exists(QString::fromUtf8(m_driver.path("none"))));

        const CliAnswer exported = ok({"export", "CATALOG", "--purpose", "website", "--to",
                                       m_driver.path("out"), "--preset", "original"});
        BK_EXIT(exported, 0);
        BK_FIELDS(exported.json, "exported blocked manifest export");
        QCOMPARE(exported.json[QStringLiteral("exported")].toArray().size(), 2);
        for (const QJsonValue& photo : exported.json[QStringLiteral("exported")].toArray())
            BK_FIELDS(photo, "path file sha256");

        const CliAnswer tasks = ok({"task", "list", "CATALOG"});
        QVERIFY(!tasks.json[QStringLiteral("tasks")].toArray().isEmpty());
        for (const QJsonValue& task : tasks.json[QStringLiteral("tasks")].toArray())
            BK_FIELDS(task, "kind due object text");
        const CliAnswer coverage = ok({"report", "coverage", "CATALOG"});
        BK_FIELDS(coverage.json, "purposes photos_with_people");
        QCOMPARE(coverage.json[QStringLiteral("photos_with_people")].toInt(), 2);
        for (const QJsonValue& purpose : coverage.json[QStringLiteral("purposes")].toArray())
            BK_FIELDS(purpose, "purpose cleared blocked");
        const CliAnswer checked = ok({"check", "CATALOG"});
        BK_EXIT(checked, 0);
        QCOMPARE(checked.json[QStringLiteral("ok")].toBool(), true);
        QCOMPARE(ok({"rebuild", "CATALOG"}).json, (QJsonObject{{QStringLiteral("differences"), 0}}));
    }

    void withdrawingTellsWhatItTouched() {
        const CliAnswer list = ok({"quitclaim", "list", "CATALOG", "--expiring", "30"});
        const QByteArray number =
            list.json[QStringLiteral("quitclaims")][0][QStringLiteral("number")].toString().toUtf8();
        const CliAnswer future = ok({"quitclaim", "withdraw", "CATALOG", number, "--date", "2026-06-16"});
        BK_EXIT(future, 2);
        const CliAnswer answer =
            ok({"quitclaim", "withdraw", "CATALOG", number, "--purposes", "website", "--reason", "asked"});
        BK_EXIT(answer, 0);
        BK_FIELDS(answer.json, "quitclaim photos_affected publications_affected faceprints_erased");
        QCOMPARE(answer.json[QStringLiteral("photos_affected")].toInt(), 2);
    }

    void everyAnswerCanBePrintedForPeople() {
        const QByteArray catalog = m_driver.catalog();
        for (const QByteArrayList& words : {QByteArrayList{"collection", "list", catalog},
                                            {"photo", "list", catalog},
                                            {"face", "list", catalog},
                                            {"person", "list", catalog},
                                            {"person", "show", catalog, "Noor Bakker"},
                                            {"quitclaim", "list", catalog},
                                            {"clearance", catalog, "--purpose", "website"},
                                            {"task", "list", catalog},
                                            {"report", "coverage", catalog},
                                            {"check", catalog},
                                            {"rebuild", catalog},
                                            {"scan", catalog},
                                            {"import", catalog, m_single}}) {
            const CliAnswer answer = m_driver.raw(words);
            BK_EXIT(answer, 0);
            QVERIFY2(!answer.out.isEmpty() && !answer.out.startsWith('{'), words.join(' ').constData());
            QVERIFY2(!answer.out.contains("\\xff\\xff") && answer.err.isEmpty(), answer.err.constData());
        }
    }

    void namesCannotSteerTheTerminal() {
        BK_EXIT(ok({"person", "add", "CATALOG", "Eve \x1b[31m"}), 0);
        const CliAnswer answer = m_driver.raw({"person", "list", m_driver.catalog()});
        QVERIFY(answer.out.contains("Eve"));
        QVERIFY(!answer.out.contains('\x1b'));
    }
};

BK_TEST_MAIN(ContractTest)
#include "ContractTest.moc"
