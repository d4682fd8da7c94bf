#include "tests/cli/CliDriver.h"
#include "tests/support/RandomDlibNetwork.h"
#include "tests/support/TestMain.h"
#include "tests/support/TinyModel.h"

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// Face models by the command line.
class ModelVerbsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CliDriver> m_driver;

    QByteArray pack() {
        const QByteArray network = test::tinyNetwork(112);
        return test::writePack(QString::fromUtf8(m_driver->folder()),
                               test::tinyCard(QStringLiteral("tiny-1"), 112, network), network)
            .toUtf8();
    }
    QJsonArray models() {
        return m_driver->run({"model", "list", "CATALOG"}).json[QStringLiteral("models")].toArray();
    }
    QJsonObject model(const char* id) {
        for (const QJsonValue& one : models())
            if (one[QStringLiteral("id")].toString() == QLatin1String(id)) return one.toObject();
        return {};
    }

private Q_SLOTS:
    void init() {
        m_driver = std::make_unique<CliDriver>();
        initResources();
        BK_EXIT(m_driver->create(), 0);
    }

    void theListTellsWhatIsKnown() {
        QCOMPARE(models().size(), 2);
        const QJsonObject embedder = model("bk-embedder-1");
        QCOMPARE(test::keys(embedder),
                 (QStringList{QStringLiteral("added"), QStringLiteral("added_by"), QStringLiteral("built_in"),
                              QStringLiteral("distance"), QStringLiteral("engine"), QStringLiteral("id"),
                              QStringLiteral("in_use"), QStringLiteral("input"), QStringLiteral("kind"),
                              QStringLiteral("licence"), QStringLiteral("measured"), QStringLiteral("output"),
                              QStringLiteral("provenance"), QStringLiteral("sha256"), QStringLiteral("sound"),
                              QStringLiteral("trouble")}));
        QCOMPARE(embedder[QStringLiteral("kind")].toString(), QStringLiteral("embedder"));
        QCOMPARE(embedder[QStringLiteral("input")].toInt(), 112);
        QCOMPARE(embedder[QStringLiteral("output")].toInt(), 256);
        QVERIFY(embedder[QStringLiteral("built_in")].toBool() && embedder[QStringLiteral("in_use")].toBool());
        QCOMPARE(embedder[QStringLiteral("sha256")].toString().size(), 64);
        QVERIFY(embedder[QStringLiteral("measured")].toObject().contains(QStringLiteral("lfw_folds_8_10")));
        QVERIFY(model("bk-detector-1")[QStringLiteral("output")].isNull());
    }

    void installedUsedAndRemoved() {
        CliAnswer answer = m_driver->run({"model", "install", "CATALOG", pack()});
        BK_EXIT(answer, 0);
        QCOMPARE(answer.json[QStringLiteral("model")][QStringLiteral("id")].toString(),
                 QStringLiteral("tiny-1"));
        QCOMPARE(answer.json[QStringLiteral("model")][QStringLiteral("added_by")].toString(),
                 QStringLiteral("Ada"));
        BK_EXIT(m_driver->run({"model", "install", "CATALOG", pack()}), 1);
        answer = m_driver->run({"model", "use", "CATALOG", "tiny-1"});
        BK_EXIT(answer, 0);
        QCOMPARE(test::keys(answer.json),
                 (QStringList{QStringLiteral("faceprints_made"), QStringLiteral("faceprints_to_make"),
                              QStringLiteral("model"), QStringLiteral("photos_to_scan")}));
        QVERIFY(model("tiny-1")[QStringLiteral("in_use")].toBool());
        QVERIFY(!model("bk-embedder-1")[QStringLiteral("in_use")].toBool());
        BK_EXIT(m_driver->run({"model", "remove", "CATALOG", "tiny-1"}), 2);
        BK_EXIT(m_driver->run({"model", "use", "CATALOG", "bk-embedder-1"}), 0);
        BK_EXIT(m_driver->run({"model", "remove", "CATALOG", "tiny-1"}), 0);
        BK_EXIT(m_driver->run({"model", "remove", "CATALOG", "tiny-1"}), 5);
        BK_EXIT(m_driver->run({"model", "remove", "CATALOG", "bk-embedder-1"}), 2);
        BK_EXIT(m_driver->run({"model", "use", "CATALOG", "tiny-1"}), 5);
        QCOMPARE(models().size(), 2);
    }

    void changingMakesTheFaceprintsAnewRightThere() {
        const QByteArray photo = m_driver->photo(2, "noor.jpg");
        BK_EXIT(m_driver->run({"import", "CATALOG", photo, "--collection", "Photos"}), 0);
        BK_EXIT(m_driver->run({"collection", "set", "CATALOG", "Photos", "--recognition", "on", "--basis",
                               "b", "--dpia", "d"}),
                0);
        BK_EXIT(m_driver->run({"scan", "CATALOG"}), 0);
        BK_EXIT(m_driver->run({"person", "add", "CATALOG", "Noor"}), 0);
        BK_EXIT(m_driver->run({"quitclaim", "add", "CATALOG", "--person", "Noor", "--grant", "recognition",
                               "--signed", "2026-01-01", "--open-ended", "--scan", m_driver->paper("q.png")}),
                0);
        const QJsonArray faces =
            m_driver->run({"face", "list", "CATALOG"}).json[QStringLiteral("faces")].toArray();
        QVERIFY(!faces.isEmpty());
        BK_EXIT(m_driver->run({"face", "name", "CATALOG",
                               faces.first()[QStringLiteral("face")].toString().toUtf8(), "Noor"}),
                0);
        BK_EXIT(m_driver->run({"model", "install", "CATALOG", pack()}), 0);
        CliAnswer answer = m_driver->run({"model", "use", "CATALOG", "tiny-1"});
        BK_EXIT(answer, 0);
        QCOMPARE(answer.json[QStringLiteral("faceprints_made")].toInt(), 1);
        QCOMPARE(answer.json[QStringLiteral("faceprints_to_make")].toInt(), 0);
        QVERIFY2(answer.err.contains("1 faceprint"), answer.err.constData());
        // Nothing is left to do the second time.
        answer = m_driver->run({"model", "use", "CATALOG", "tiny-1"});
        QCOMPARE(answer.json[QStringLiteral("faceprints_made")].toInt(), 0);
        BK_EXIT(m_driver->run({"check", "CATALOG"}), 0);

        // Stopped at once, and gone on with by the same words.
        std::stop_source stop;
        stop.request_stop();
        m_driver->settings().stop = stop.get_token();
        answer = m_driver->run({"model", "use", "CATALOG", "bk-embedder-1"});
        QCOMPARE(answer.json[QStringLiteral("faceprints_to_make")].toInt(), 1);
        QVERIFY(answer.json[QStringLiteral("stopped")].toBool());
        m_driver->settings().stop = {};
        answer = m_driver->run({"model", "use", "CATALOG", "bk-embedder-1"});
        QCOMPARE(answer.json[QStringLiteral("faceprints_to_make")].toInt(), 0);
        QVERIFY(!answer.json.contains(QStringLiteral("stopped")));
        answer = m_driver->run({"person", "list", "CATALOG"});
        QCOMPARE(answer.json[QStringLiteral("persons")][0][QStringLiteral("faceprints")].toInt(), 1);
    }

    void theNetworkOfDlibThereAndBack() {
        const QByteArray photo = m_driver->photo(2, "noor.jpg");
        BK_EXIT(m_driver->run({"import", "CATALOG", photo, "--collection", "Photos"}), 0);
        BK_EXIT(m_driver->run({"collection", "set", "CATALOG", "Photos", "--recognition", "on", "--basis",
                               "b", "--dpia", "d"}),
                0);
        BK_EXIT(m_driver->run({"scan", "CATALOG"}), 0);
        BK_EXIT(m_driver->run({"person", "add", "CATALOG", "Noor"}), 0);
        BK_EXIT(m_driver->run({"quitclaim", "add", "CATALOG", "--person", "Noor", "--grant", "recognition",
                               "--signed", "2026-01-01", "--open-ended", "--scan", m_driver->paper("q.png")}),
                0);
        const QJsonArray faces =
            m_driver->run({"face", "list", "CATALOG"}).json[QStringLiteral("faces")].toArray();
        BK_EXIT(m_driver->run({"face", "name", "CATALOG",
                               faces.first()[QStringLiteral("face")].toString().toUtf8(), "Noor"}),
                0);
        const QByteArray file =
            m_driver->file("dlib_face_recognition_resnet_model_v1.dat", test::randomDlibNetwork());
        BK_EXIT(m_driver->run({"model", "install", "CATALOG", file}), 0);
        const QJsonObject installed = model("dlib-resnet-1");
        QCOMPARE(installed[QStringLiteral("engine")].toString(), QStringLiteral("dlib-resnet"));
        QCOMPARE(installed[QStringLiteral("input")].toInt(), 150);
        QCOMPARE(installed[QStringLiteral("output")].toInt(), 128);
        QCOMPARE(installed[QStringLiteral("distance")].toString(), QStringLiteral("euclidean"));
        for (const char* id : {"dlib-resnet-1", "bk-embedder-1"}) {
            const CliAnswer answer = m_driver->run({"model", "use", "CATALOG", id});
            BK_EXIT(answer, 0);
            QCOMPARE(answer.json[QStringLiteral("faceprints_made")].toInt(), 1);
            QCOMPARE(answer.json[QStringLiteral("faceprints_to_make")].toInt(), 0);
            BK_EXIT(m_driver->run({"scan", "CATALOG"}), 0);
            BK_EXIT(m_driver->run({"check", "CATALOG"}), 0);
            QCOMPARE(m_driver->run({"face", "list", "CATALOG", "--person", "Noor"})
                         .json[QStringLiteral("faces")]
                         .toArray()
                         .size(),
                     1);
        }
        BK_EXIT(m_driver->run({"model", "remove", "CATALOG", "dlib-resnet-1"}), 0);
    }

    void aDraftOfACardIsWrittenAndNothingInstalled() {
        const QByteArray network = m_driver->file("mine.onnx", test::tinyNetwork(112));
        const CliAnswer answer = m_driver->run({"model", "install", "CATALOG", network, "--draft-card"});
        BK_EXIT(answer, 0);
        QCOMPARE(answer.json[QStringLiteral("card")].toString(),
                 QString::fromUtf8(m_driver->path("mine.card.json")));
        QCOMPARE(models().size(), 2);
        // As it is it says too little.
        BK_EXIT(m_driver->run({"model", "install", "CATALOG", network}), 7);
        BK_EXIT(m_driver->run({"model", "install", "CATALOG", network, "--draft-card"}), 1);
        QFile::remove(QString::fromUtf8(m_driver->path("mine.card.json")));
        const CliAnswer printed =
            m_driver->raw({"model", "install", m_driver->catalog(), network, "--draft-card"});
        BK_EXIT(printed, 0);
        QVERIFY2(printed.out.contains("Fill in"), printed.out.constData());
    }

    void whatCannotBeUsedIsRefused() {
        const QByteArray file = pack();
        QFile::remove(QString::fromUtf8(m_driver->path("tiny-1.card.json")));
        const CliAnswer answer = m_driver->run({"model", "install", "CATALOG", file});
        BK_EXIT(answer, 5);
        QVERIFY2(answer.err.contains("card.json") || answer.out.contains("card.json"),
                 answer.out.constData());
        (void)m_driver->file("tiny-1.card.json", "{}");
        BK_EXIT(m_driver->run({"model", "install", "CATALOG", file}), 7);
        BK_EXIT(m_driver->run({"model", "install", "CATALOG", m_driver->path("nothing.onnx")}), 5);
    }

    void aDamagedFileIsToldByTheCheck() {
        BK_EXIT(m_driver->run({"model", "install", "CATALOG", pack()}), 0);
        const QString sha256 = model("tiny-1")[QStringLiteral("sha256")].toString();
        QFile file(QString::fromUtf8(m_driver->catalog()) + QStringLiteral("/models/") + sha256);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
        file.close();
        QVERIFY(!model("tiny-1")[QStringLiteral("sound")].toBool());
        BK_EXIT(m_driver->run({"check", "CATALOG"}), 7);
        BK_EXIT(m_driver->run({"model", "use", "CATALOG", "tiny-1"}), 7);
        BK_EXIT(m_driver->run({"model", "remove", "CATALOG", "tiny-1"}), 0);
        BK_EXIT(m_driver->run({"check", "CATALOG"}), 0);
    }

    void everyAnswerCanBePrintedForPeople() {
        const QByteArray catalog = m_driver->catalog();
        for (const QByteArrayList& words : {QByteArrayList{"model", "list", catalog},
                                            {"model", "install", catalog, pack()},
                                            {"model", "use", catalog, "tiny-1"},
                                            {"model", "list", catalog},
                                            {"model", "use", catalog, "bk-embedder-1"},
                                            {"model", "remove", catalog, "tiny-1"}}) {
            const CliAnswer answer = m_driver->raw(words);
            BK_EXIT(answer, 0);
            QVERIFY2(!answer.out.isEmpty() && !answer.out.startsWith('{'), words.join(' ').constData());
        }
    }
};

BK_TEST_MAIN(ModelVerbsTest)
#include "ModelVerbsTest.moc"
