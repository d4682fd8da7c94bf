#include "core/faces/ModelPack.h"
#include "tests/support/TestMain.h"
#include "tests/support/TinyModel.h"

#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace bk;

/// Models from files, as others give them.
class ModelPackTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    const QByteArray m_network = test::tinyNetwork(112);

    QJsonObject card() const { return test::tinyCard(QStringLiteral("tiny"), 112, m_network); }
    FilePath at(const QByteArray& name) const {
        return FilePath::fromBytes(m_folder->path().toUtf8() + '/' + name);
    }
    static bool write(const FilePath& file, const QByteArray& bytes) {
        const int descriptor = open(file.bytes().constData(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        const bool whole = ::write(descriptor, bytes.constData(), size_t(bytes.size())) == bytes.size();
        close(descriptor);
        return whole;
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void isReadWithItsCard() {
        const FilePath file = FilePath::fromString(test::writePack(m_folder->path(), card(), m_network));
        const auto pack = readModelPack(file);
        QVERIFY2(pack, pack ? "" : qPrintable(pack.error().context));
        QCOMPARE(pack->bytes, m_network);
        QCOMPARE(pack->card.id, QStringLiteral("tiny"));
        QCOMPARE(pack->unread, QStringList());
    }

    void namesMayBeAnything_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("Arabic") << QByteArray("\u0646\u0645\u0648\u0630\u062c");
        QTest::newRow("emoji") << QByteArray("\U0001F642 face");
        QTest::newRow("not UTF-8") << QByteArray("mod\xE8le");
        QTest::newRow("dots") << QByteArray("a.b.c");
        QTest::newRow("a new line") << QByteArray("two\nlines");
    }
    void namesMayBeAnything() {
        QFETCH(const QByteArray, name);
        QVERIFY(write(at(name + ".onnx"), m_network));
        QVERIFY(write(at(name + ".card.json"), QJsonDocument(card()).toJson()));
        const auto pack = readModelPack(at(name + ".onnx"));
        QVERIFY2(pack, pack ? "" : qPrintable(pack.error().context));
        // Through a link, too: its card lies beside the link.
        QCOMPARE(symlink((name + ".onnx").constData(), at("link.onnx").bytes().constData()), 0);
        QCOMPARE(readModelPack(at("link.onnx")).error().code, ErrorCode::NotFound);
        QVERIFY(write(at("card.json"), QJsonDocument(card()).toJson()));
        QVERIFY(readModelPack(at("link.onnx")));
        // Qt does not find names again that are no UTF-8.
        QCOMPARE(unlink(at(name + ".onnx").bytes().constData()), 0);
        QCOMPARE(unlink(at(name + ".card.json").bytes().constData()), 0);
    }

    void whatIsNoFileIsRefused() {
        QCOMPARE(mkfifo(at("pipe.onnx").bytes().constData(), 0600), 0);
        QCOMPARE(mkdir(at("folder.onnx").bytes().constData(), 0700), 0);
        QCOMPARE(symlink("loop.onnx", at("loop.onnx").bytes().constData()), 0);
        QCOMPARE(symlink("nothing", at("dangling.onnx").bytes().constData()), 0);
        for (const char* name : {"pipe.onnx", "folder.onnx"}) {
            const auto pack = readModelPack(at(name));
            QVERIFY(!pack);
            QCOMPARE(pack.error().code, ErrorCode::Disk);
            QVERIFY2(pack.error().context.contains(QLatin1String(name)), qPrintable(pack.error().context));
        }
        QCOMPARE(readModelPack(FilePath::fromString(QStringLiteral("/dev/zero"))).error().code,
                 ErrorCode::Disk);
        QCOMPARE(readModelPack(at("loop.onnx")).error().code, ErrorCode::Disk);
        QCOMPARE(readModelPack(at("dangling.onnx")).error().code, ErrorCode::NotFound);
    }

    void oneOfTwoGigabytesIsNotRead() {
        QFile file(m_folder->filePath(QStringLiteral("huge.onnx")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(qint64(2) << 30));
        const auto pack = readModelPack(at("huge.onnx"));
        QVERIFY(!pack);
        QCOMPARE(pack.error().code, ErrorCode::TooLarge);
        QVERIFY2(pack.error().context.contains(QStringLiteral("256 MB")), qPrintable(pack.error().context));
    }

    void aCardOfOthersTellsMore_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, const char* key, const QJsonValue& value, const char* word) {
            QTest::newRow(name) << QString::fromLatin1(key) << value << QString::fromLatin1(word);
        };
        row("no licence", "licence", QJsonValue::Undefined, "licence");
        row("an empty licence", "licence", QStringLiteral("  "), "licence");
        row("no provenance", "provenance", QJsonValue::Undefined, "provenance");
        row("no threshold", "thresholds", QJsonObject{{QStringLiteral("margin"), 0.1}}, "suggest");
        row("everybody is everybody", "thresholds", QJsonObject{{QStringLiteral("suggest"), 0}}, "everybody");
        row("a threshold above one", "thresholds", QJsonObject{{QStringLiteral("suggest"), 45}}, "suggest");
        row("a threshold in words", "thresholds",
            QJsonObject{{QStringLiteral("suggest"), QStringLiteral("0.45")}}, "suggest");
        row("figures in words", "measured", QStringLiteral("very good"), "measured");
        row("points in pixels", "alignment",
            QJsonObject{{QStringLiteral("template"),
                         QJsonArray{QJsonArray{38, 51}, QJsonArray{73, 51}, QJsonArray{56, 71},
                                    QJsonArray{41, 92}, QJsonArray{70, 92}}}},
            "template");
        row("a point outside", "alignment",
            QJsonObject{{QStringLiteral("template"),
                         QJsonArray{QJsonArray{-0.3, 0.4}, QJsonArray{0.7, 0.4}, QJsonArray{0.5, 0.6},
                                    QJsonArray{0.3, 0.8}, QJsonArray{0.7, 0.8}}}},
            "template");
        row("numbers that are none", "output", QJsonObject{{QStringLiteral("shape"), QJsonArray{1, 0}}},
            "output");
        row("another metric", "distance", QStringLiteral("manhattan"), "distance");
    }
    void aCardOfOthersTellsMore() {
        QFETCH(const QString, key);
        QFETCH(const QJsonValue, value);
        QFETCH(const QString, word);
        QJsonObject json = card();
        json.remove(key);
        if (!value.isUndefined()) json[key] = value;
        const auto pack =
            readModelPack(FilePath::fromString(test::writePack(m_folder->path(), json, m_network)));
        QVERIFY(!pack);
        QCOMPARE(pack.error().code, ErrorCode::Damaged);
        QVERIFY2(pack.error().context.contains(word), qPrintable(pack.error().context));
    }

    void whatNobodyReadsIsTold() {
        QJsonObject json = card();
        json[QStringLiteral("colour")] = QStringLiteral("green");
        QJsonObject thresholds = json[QStringLiteral("thresholds")].toObject();
        thresholds[QStringLiteral("sugest")] = 0.5;
        json[QStringLiteral("thresholds")] = thresholds;
        const auto pack =
            readModelPack(FilePath::fromString(test::writePack(m_folder->path(), json, m_network)));
        QVERIFY(pack);
        QCOMPARE(pack->unread, (QStringList{QStringLiteral("colour"), QStringLiteral("thresholds.sugest")}));
    }

    void aDraftOfACardHasItsHashAndPlacesToFillIn() {
        const QByteArray name = "Een \"model\" \\ 2.onnx";
        QVERIFY(write(at(name), m_network));
        const auto draft = draftModelCard(at(name));
        QVERIFY2(draft, draft ? "" : qPrintable(draft.error().context));
        QCOMPARE(draftModelCard(at(name)).error().code, ErrorCode::Exists);
        QFile file(QString::fromUtf8(draft->bytes()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(json[QStringLiteral("file")].toString(), QString::fromUtf8(name));
        QCOMPARE(json[QStringLiteral("id")].toString(), QStringLiteral("een-model-2"));
        // Nothing is taken for granted.
        const auto unfilled = readModelPack(at(name));
        QVERIFY(!unfilled);
        QCOMPARE(unfilled.error().code, ErrorCode::Damaged);
        const auto fill = [&](const char* key, const QJsonValue& value) {
            json[QLatin1String(key)] = value;
            file.close();
            return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0 &&
                   file.flush();
        };
        QVERIFY(fill("kind", QStringLiteral("embedder")));
        QVERIFY(fill("input", QJsonObject{{QStringLiteral("shape"), QJsonArray{1, 3, 112, 112}}}));
        QVERIFY(fill("output", QJsonObject{{QStringLiteral("shape"), QJsonArray{1, 3}}}));
        QVERIFY(fill("thresholds", QJsonObject{{QStringLiteral("suggest"), 0.4}}));
        QVERIFY(fill("licence", QStringLiteral("CC0")));
        QVERIFY(!readModelPack(at(name)));
        QVERIFY(fill("provenance", QStringLiteral("A test.")));
        const auto pack = readModelPack(at(name));
        QVERIFY2(pack, pack ? "" : qPrintable(pack.error().context));
        QCOMPARE(pack->unread, QStringList());
    }

    void theCardsThatComeWithTheProgramAreReadWhole() {
        for (const QString& name : {QStringLiteral("bk-embedder"), QStringLiteral("bk-detector")}) {
            const QByteArray network = test::builtInNetwork(name);
            const auto pack = readModelPack(FilePath::fromString(test::writePack(
                m_folder->path(), test::cardLike(name, QStringLiteral("copy"), network), network)));
            QVERIFY2(pack, pack ? "" : qPrintable(pack.error().context));
            QCOMPARE(pack->unread, QStringList());
        }
    }
};

BK_TEST_MAIN(ModelPackTest)
#include "ModelPackTest.moc"
