#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"
#include "tests/support/TinyModel.h"

#include <QDir>

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// Unknown people by the command line.
class GroupVerbsTest : public QObject {
    Q_OBJECT

    CliDriver m_driver;

    static QStringList photosOf(const QJsonValue& group) {
        QStringList photos;
        for (const QJsonValue& face : group[QStringLiteral("faces")].toArray())
            photos << face[QStringLiteral("photo")].toString();
        photos.sort();
        return photos;
    }

private Q_SLOTS:
    void initTestCase() {
        BK_EXIT(m_driver.create(), 0);
        const QByteArray first = m_driver.photo(11, "a.jpg");
        const QByteArray second = m_driver.photo(14, "b.jpg");
        BK_EXIT(m_driver.run({"import", "CATALOG", first, second, "--collection", "Open"}), 0);
        BK_EXIT(m_driver.run({"import", "CATALOG", m_driver.photo(19, "c.jpg"), "--collection", "Closed"}),
                0);
        BK_EXIT(m_driver.run({"collection", "set", "CATALOG", "Open", "--recognition", "on", "--basis",
                              "consent", "--dpia", "DPIA 1"}),
                0);
        BK_EXIT(m_driver.run({"scan", "CATALOG"}), 0);
    }

    void groupsAreFacesWithTheirPhotosAndBoxes() {
        const CliAnswer answer = m_driver.run({"face", "groups", "CATALOG"});
        BK_EXIT(answer, 0);
        QCOMPARE(
            test::keys(answer.json),
            (QStringList{QStringLiteral("alone"), QStringLiteral("compared"), QStringLiteral("groups"),
                         QStringLiteral("recognition"), QStringLiteral("seconds"), QStringLiteral("unfit")}));
        const QJsonArray groups = answer.json[QStringLiteral("groups")].toArray();
        QCOMPARE(groups.size(), 1);
        QCOMPARE(photosOf(groups.first()), (QStringList{QString::fromUtf8(m_driver.path("a.jpg")),
                                                        QString::fromUtf8(m_driver.path("b.jpg"))}));
        const QJsonObject face = groups.first()[QStringLiteral("faces")][0].toObject();
        QCOMPARE(test::keys(face), (QStringList{QStringLiteral("box"), QStringLiteral("face"),
                                                QStringLiteral("photo"), QStringLiteral("possible")}));
        QCOMPARE(face[QStringLiteral("box")].toArray().size(), 4);
        // Nothing of it is kept: it can be done again, and no face has a name or a suggestion by it.
        const CliAnswer again = m_driver.run({"face", "groups", "CATALOG", "--collection", "open"});
        QCOMPARE(photosOf(again.json[QStringLiteral("groups")][0]), photosOf(groups.first()));
        const CliAnswer faces = m_driver.run({"face", "list", "CATALOG"});
        for (const QJsonValue& one : faces.json[QStringLiteral("faces")].toArray()) {
            QVERIFY(one[QStringLiteral("person")].isNull());
            QVERIFY(one[QStringLiteral("suggestion")].isNull());
        }
    }

    void whereRecognitionIsOffThereAreNone() {
        const CliAnswer answer = m_driver.run({"face", "groups", "CATALOG", "--collection", "Closed"});
        BK_EXIT(answer, 0);
        QCOMPARE(answer.json[QStringLiteral("recognition")].toBool(), false);
        QVERIFY(answer.json[QStringLiteral("groups")].toArray().isEmpty());
        BK_EXIT(m_driver.run({"face", "groups", "CATALOG", "--collection", "Nowhere"}), 5);
    }

    void theSameForPeople() {
        const CliAnswer answer = m_driver.raw({"face", "groups", m_driver.catalog()});
        BK_EXIT(answer, 0);
        QVERIFY2(answer.out.startsWith("Person 1: 2 faces\n"), answer.out.constData());
        QVERIFY2(answer.out.contains("2 in 1 group, "), answer.out.constData());
        // The numbers add up for whoever reads them.
        const QJsonObject told = m_driver.run({"face", "groups", "CATALOG"}).json;
        const QByteArray compared = QByteArray::number(told[QStringLiteral("compared")].toInteger());
        QCOMPARE(told[QStringLiteral("compared")].toInteger(), 2 + told[QStringLiteral("alone")].toInteger());
        QVERIFY2(answer.out.contains('\n' + compared + " face"), answer.out.constData());
        const CliAnswer off = m_driver.raw({"face", "groups", m_driver.catalog(), "--collection", "Closed"});
        QVERIFY2(off.out.startsWith("Recognition is off there; "), off.out.constData());
    }

    void withoutItsModelNothingIsComparedAndItIsSaid() {
        const QByteArray network = test::tinyNetwork(112);
        const QByteArray pack =
            test::writePack(QString::fromUtf8(m_driver.folder()),
                            test::tinyCard(QStringLiteral("tiny-1"), 112, network), network)
                .toUtf8();
        BK_EXIT(m_driver.run({"model", "install", "CATALOG", pack}), 0);
        BK_EXIT(m_driver.run({"model", "use", "CATALOG", "tiny-1"}), 0);
        // Also where it is there and the program that runs it is not.
        qputenv("BK_NETWORK", "/bin/true");
        const CliAnswer stopped = m_driver.run({"face", "groups", "CATALOG"});
        qunsetenv("BK_NETWORK");
        BK_EXIT(stopped, 2);
        QVERIFY2(stopped.err.contains("face model tiny-1: beeldkluis-network does not start"),
                 stopped.err.constData());
        QDir models(QString::fromUtf8(m_driver.catalog()) + QStringLiteral("/models"));
        for (const QString& file : models.entryList(QDir::Files))
            QVERIFY(models.remove(file));
        const CliAnswer answer = m_driver.run({"face", "groups", "CATALOG"});
        BK_EXIT(answer, 7);
        QVERIFY2(answer.err.contains("the file of the face model tiny-1 is missing: choose another model"),
                 answer.err.constData());
        BK_EXIT(m_driver.run({"model", "use", "CATALOG", "bk-embedder-1"}), 0);
        BK_EXIT(m_driver.run({"face", "groups", "CATALOG"}), 0);
    }
};

BK_TEST_MAIN(GroupVerbsTest)
#include "GroupVerbsTest.moc"
