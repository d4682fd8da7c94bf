#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

#include <QMap>

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// The main job on six example photos: every state of the way, until the withdrawal blocks what was cleared.
class MainJobTest : public QObject {
    Q_OBJECT

    CliDriver m_driver;

    QMap<QString, QString> states(const QByteArray& purpose) {
        QMap<QString, QString> states;
        const CliAnswer answer = m_driver.run({"clearance", "CATALOG", "--purpose", purpose});
        for (const QJsonValue& photo : answer.json[QStringLiteral("photos")].toArray())
            states.insert(photo[QStringLiteral("path")].toString().section(QLatin1Char('/'), -1),
                          photo[QStringLiteral("state")].toString());
        return states;
    }

    /// Those that nobody has named.
    QJsonArray faces(const QByteArray& photo) {
        return m_driver.run({"face", "list", "CATALOG", "--unnamed", "--photo", photo})
            .json[QStringLiteral("faces")]
            .toArray();
    }

    QString name(const QJsonValue& face, const char* person) {
        const CliAnswer answer = m_driver.run(
            {"face", "name", "CATALOG", face[QStringLiteral("face")].toString().toUtf8(), person});
        return answer.exit == 0 ? answer.json[QStringLiteral("state")].toString()
                                : QString::fromUtf8(answer.err);
    }

private Q_SLOTS:
    void theWholeWay() {
        // 1: nobody. 2, 21, 15 and 33: one person each. 3: two persons. Who is who is for the test to say.
        QVERIFY(QDir().mkpath(QString::fromUtf8(m_driver.path("in"))));
        const auto photo = [&](int number) {
            return m_driver.photo(number, "in/" + QByteArray::number(number) + ".jpg");
        };
        const QByteArray nobody = photo(1), noor1 = photo(2), noor2 = photo(21), pair = photo(3),
                         greet = photo(15), loose = photo(33);

        BK_EXIT(m_driver.create(), 0);
        const CliAnswer imported =
            m_driver.run({"import", "CATALOG", m_driver.path("in"), "--collection", "Open day"});
        QCOMPARE(imported.json[QStringLiteral("imported")].toInt(), 6);
        QVERIFY(imported.json[QStringLiteral("failed")].toArray().isEmpty());
        for (const QString& state : states("website"))
            QCOMPARE(state, QStringLiteral("Unreviewed"));
        BK_EXIT(
            m_driver.run({"export", "CATALOG", "--purpose", "website", "--to", m_driver.path("too early")}),
            6);

        BK_EXIT(m_driver.run({"scan", "CATALOG"}), 0);
        QCOMPARE(states("website")[QStringLiteral("1.jpg")], QStringLiteral("NoPeople"));
        QCOMPARE(states("website")[QStringLiteral("2.jpg")], QStringLiteral("Unresolved"));
        QCOMPARE(faces(noor1).size(), 1);
        QCOMPARE(faces(pair).size(), 2);

        // Named, but no word from anybody yet.
        BK_EXIT(m_driver.run({"person", "add", "CATALOG", "Noor"}), 0);
        BK_EXIT(m_driver.run({"person", "add", "CATALOG", "Greet"}), 0);
        BK_EXIT(m_driver.run({"person", "add", "CATALOG", "Sem", "--born", "2015-01-01"}), 0);
        for (const QByteArray& one : {noor1, noor2})
            for (const QJsonValue& face : faces(one))
                QCOMPARE(name(face, "Noor"), QStringLiteral("named"));
        for (const QJsonValue& face : faces(greet))
            QCOMPARE(name(face, "Greet"), QStringLiteral("named"));
        QCOMPARE(name(faces(pair)[0], "Noor"), QStringLiteral("named"));
        QCOMPARE(states("website")[QStringLiteral("2.jpg")], QStringLiteral("Missing"));
        QCOMPARE(states("website")[QStringLiteral("3.jpg")], QStringLiteral("Missing"));

        // A draft counts for nothing; a signed paper does.
        const QByteArrayList noorAllows = {"quitclaim",     "add",      "CATALOG",    "--person",
                                           "Noor",          "--signed", "2026-06-01", "--grant",
                                           "website,print", "--until",  "2026-12-31"};
        BK_EXIT(m_driver.run(noorAllows), 0);
        QCOMPARE(states("website")[QStringLiteral("2.jpg")], QStringLiteral("Missing"));
        const CliAnswer signedOne =
            m_driver.run(noorAllows + QByteArrayList{"--scan", m_driver.paper("noor.png")});
        BK_EXIT(signedOne, 0);
        QCOMPARE(states("website")[QStringLiteral("2.jpg")], QStringLiteral("Cleared"));
        QCOMPARE(states("website")[QStringLiteral("3.jpg")], QStringLiteral("Unresolved"));
        QCOMPARE(states("social")[QStringLiteral("2.jpg")], QStringLiteral("Missing"));

        // One begins later, one was refused for print, a child cannot sign alone.
        BK_EXIT(m_driver.run({"quitclaim", "add", "CATALOG", "--person", "Greet", "--signed", "2026-06-01",
                              "--from", "2026-07-01", "--grant", "website", "--refuse", "print",
                              "--open-ended", "--scan", m_driver.paper("greet.png")}),
                0);
        QCOMPARE(states("website")[QStringLiteral("15.jpg")], QStringLiteral("NotYetValid"));
        QCOMPARE(states("print")[QStringLiteral("15.jpg")], QStringLiteral("Refused"));
        QCOMPARE(name(faces(pair)[0], "Sem"), QStringLiteral("named"));
        const QByteArrayList semAllows = {"quitclaim", "add",        "CATALOG", "--person", "Sem",
                                          "--signed",  "2026-06-01", "--grant", "website",  "--open-ended"};
        BK_EXIT(m_driver.run(semAllows + QByteArrayList{"--scan", m_driver.paper("sem alone.png")}), 0);
        QCOMPARE(states("website")[QStringLiteral("3.jpg")], QStringLiteral("Missing"));
        BK_EXIT(m_driver.run(semAllows + QByteArrayList{"--guardian", "Jan", "--scan",
                                                        m_driver.paper("sem and Jan.png")}),
                0);
        QCOMPARE(states("website")[QStringLiteral("3.jpg")], QStringLiteral("Cleared"));
        for (const QJsonValue& face : faces(loose))
            BK_EXIT(
                m_driver.run({"face", "bystander", "CATALOG",
                              face[QStringLiteral("face")].toString().toUtf8(), "--reason", "from behind"}),
                0);
        QCOMPARE(states("website")[QStringLiteral("33.jpg")], QStringLiteral("NoPeople"));

        const CliAnswer first =
            m_driver.run({"export", "CATALOG", "--purpose", "website", "--to", m_driver.path("first")});
        BK_EXIT(first, 0);
        QCOMPARE(exportedNames(first),
                 QStringList({QStringLiteral("1.jpg"), QStringLiteral("2.jpg"), QStringLiteral("21.jpg"),
                              QStringLiteral("3.jpg"), QStringLiteral("33.jpg")}));
        QCOMPARE(first.json[QStringLiteral("blocked")].toArray().size(), 1);
        QVERIFY(QFile::exists(first.json[QStringLiteral("manifest")].toString()));

        // It counts at once, and for good.
        const CliAnswer withdrawn =
            m_driver.run({"quitclaim", "withdraw", "CATALOG",
                          signedOne.json[QStringLiteral("number")].toString().toUtf8()});
        BK_EXIT(withdrawn, 0);
        QCOMPARE(withdrawn.json[QStringLiteral("photos_affected")].toInt(), 3);
        for (const char* blocked : {"2.jpg", "21.jpg", "3.jpg"})
            QCOMPARE(states("website")[QLatin1String(blocked)], QStringLiteral("Withdrawn"));
        const CliAnswer second =
            m_driver.run({"export", "CATALOG", "--purpose", "website", "--to", m_driver.path("second")});
        BK_EXIT(second, 0);
        QCOMPARE(exportedNames(second), QStringList({QStringLiteral("1.jpg"), QStringLiteral("33.jpg")}));

        // Days pass without anybody touching the catalog.
        m_driver.clock().setDay(QDate(2026, 7, 1));
        QCOMPARE(states("website")[QStringLiteral("15.jpg")], QStringLiteral("Cleared"));
        BK_EXIT(m_driver.run({"check", "CATALOG"}), 0);
    }

    static QStringList exportedNames(const CliAnswer& answer) {
        QStringList names;
        for (const QJsonValue& photo : answer.json[QStringLiteral("exported")].toArray())
            names.append(photo[QStringLiteral("path")].toString().section(QLatin1Char('/'), -1));
        names.sort();
        return names;
    }

    void aRequestToStopKeepsWhatIsDone() {
        CliDriver driver;
        BK_EXIT(driver.create(), 0);
        std::stop_source source;
        source.request_stop();
        driver.settings().stop = source.get_token();
        for (const QByteArrayList& words : {QByteArrayList{"import", "CATALOG", driver.photo(2, "a.jpg")},
                                            QByteArrayList{"scan", "CATALOG"}}) {
            const CliAnswer answer = driver.run(words);
            BK_EXIT(answer, 0);
            QCOMPARE(answer.json[QStringLiteral("stopped")].toBool(), true);
        }
    }
};

BK_TEST_MAIN(MainJobTest)
#include "MainJobTest.moc"
