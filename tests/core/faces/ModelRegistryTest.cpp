#include "core/faces/ModelRegistry.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace bk;

namespace {

bool write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The built-in models as files of a folder that a test may spoil.
bool copyModels(const QString& folder) {
    for (const QString& name : {QStringLiteral("bk-detector"), QStringLiteral("bk-embedder")}) {
        if (!QDir().mkpath(folder + QLatin1Char('/') + name)) return false;
        for (const QString& file : {QStringLiteral("card.json"), name + QStringLiteral(".onnx")}) {
            const QString part = QLatin1Char('/') + name + QLatin1Char('/') + file;
            if (!write(folder + part, read(QStringLiteral(":/models") + part))) return false;
        }
    }
    return true;
}

} // namespace

class ModelRegistryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void builtInCardsAreComplete();
    void spoiledModelIsRefused();
    void bytesThatAreNoNetworkAreRefused();
    void networkOfAnotherKindIsRefused();
    void folderWithoutModelsIsNotFound();
    void wrongCardIsDamaged_data();
    void wrongCardIsDamaged();
    void embeddingsHaveUnitLengthAndIgnoreMirroring();
    void chipOfAnotherSizeIsRefused();
};

void ModelRegistryTest::builtInCardsAreComplete() {
    const auto registry = ModelRegistry::builtIn();
    QVERIFY(registry);
    QCOMPARE(registry->cards().size(), 2);
    const ModelCard& detector = registry->detectorCard();
    QCOMPARE(detector.id, QStringLiteral("bk-detector-1"));
    QCOMPARE(detector.inputSide, 640);
    QCOMPARE(detector.sha256.size(), 32);
    QCOMPARE(detector.faceThreshold, 0.5);
    QCOMPARE(detector.possibleThreshold, 0.3);
    const ModelCard& embedder = registry->embedderCard();
    QCOMPARE(embedder.inputSide, 112);
    QCOMPARE(embedder.outputSize, 256);
    QVERIFY(embedder.alignment[0].x() < embedder.alignment[1].x());
    QVERIFY(embedder.suggestThreshold > 0.3 && embedder.suggestThreshold < 0.7);
    QVERIFY(embedder.suggestMargin > 0);
    QVERIFY(!embedder.licence.isEmpty() && !embedder.provenance.isEmpty() && !embedder.measured.isEmpty());
}

void ModelRegistryTest::spoiledModelIsRefused() {
    QTemporaryDir folder;
    QVERIFY(copyModels(folder.path()));
    for (const QString& name : {QStringLiteral("bk-detector"), QStringLiteral("bk-embedder")}) {
        const QString path = folder.filePath(name + QLatin1Char('/') + name + QLatin1String(".onnx"));
        QByteArray bytes = read(path);
        bytes[bytes.size() / 2] = char(bytes.at(bytes.size() / 2) ^ 1);
        QVERIFY(write(path, bytes));
    }
    const auto registry = ModelRegistry::fromFolder(folder.path());
    QVERIFY(registry);
    const auto detector = registry->makeDetector();
    QVERIFY(!detector);
    QCOMPARE(detector.error().code, ErrorCode::Damaged);
    const auto embedder = registry->makeEmbedder();
    QVERIFY(!embedder);
    QCOMPARE(embedder.error().code, ErrorCode::Damaged);
}

void ModelRegistryTest::bytesThatAreNoNetworkAreRefused() {
    QTemporaryDir folder;
    QVERIFY(copyModels(folder.path()));
    const QByteArray bytes("not a network");
    QVERIFY(write(folder.filePath(QStringLiteral("bk-detector/bk-detector.onnx")), bytes));
    const QString path = folder.filePath(QStringLiteral("bk-detector/card.json"));
    QJsonObject card = QJsonDocument::fromJson(read(path)).object();
    card[QStringLiteral("sha256")] =
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    QVERIFY(write(path, QJsonDocument(card).toJson()));
    const auto registry = ModelRegistry::fromFolder(folder.path());
    QVERIFY(registry);
    const auto detector = registry->makeDetector();
    QVERIFY(!detector);
    QCOMPARE(detector.error().code, ErrorCode::Damaged);
}

void ModelRegistryTest::networkOfAnotherKindIsRefused() {
    QTemporaryDir folder;
    QVERIFY(copyModels(folder.path()));
    const QByteArray embedder = read(folder.filePath(QStringLiteral("bk-embedder/bk-embedder.onnx")));
    QVERIFY(write(folder.filePath(QStringLiteral("bk-detector/bk-detector.onnx")), embedder));
    const QString path = folder.filePath(QStringLiteral("bk-detector/card.json"));
    QJsonObject card = QJsonDocument::fromJson(read(path)).object();
    card[QStringLiteral("sha256")] =
        QString::fromLatin1(QCryptographicHash::hash(embedder, QCryptographicHash::Sha256).toHex());
    QVERIFY(write(path, QJsonDocument(card).toJson()));
    const auto registry = ModelRegistry::fromFolder(folder.path());
    QVERIFY(registry);
    QVERIFY(!registry->makeDetector());
}

void ModelRegistryTest::folderWithoutModelsIsNotFound() {
    QTemporaryDir folder;
    const auto registry = ModelRegistry::fromFolder(folder.path());
    QVERIFY(!registry);
    QCOMPARE(registry.error().code, ErrorCode::NotFound);
}

void ModelRegistryTest::wrongCardIsDamaged_data() {
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char* name, const char* model, const char* key, const QJsonValue& value) {
        QTest::newRow(name) << QString::fromLatin1(model) << QString::fromLatin1(key) << value;
    };
    row("no id", "bk-detector", "id", QString());
    row("unknown kind", "bk-detector", "kind", QStringLiteral("oracle"));
    row("file elsewhere", "bk-detector", "file", QStringLiteral("../secret"));
    row("short hash", "bk-detector", "sha256", QStringLiteral("abcd"));
    row("hash of other letters", "bk-detector", "sha256", QString(64, QLatin1Char('x')));
    row("threshold above one", "bk-detector", "thresholds", QJsonObject{{QStringLiteral("face"), 1.5}});
    row("possible above face", "bk-detector", "thresholds", QJsonObject{{QStringLiteral("possible"), 0.8}});
    row("no square", "bk-detector", "input",
        QJsonObject{{QStringLiteral("shape"), QJsonArray{1, 3, 640, 480}}});
    row("huge input", "bk-detector", "input",
        QJsonObject{{QStringLiteral("shape"), QJsonArray{1, 3, 99999, 99999}}});
    row("no template", "bk-embedder", "alignment", QJsonObject());
    row("no output size", "bk-embedder", "output", QJsonObject());
}

void ModelRegistryTest::wrongCardIsDamaged() {
    QFETCH(QString, model);
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    const QByteArray json = read(QStringLiteral(":/models/%1/card.json").arg(model));
    QVERIFY(parseModelCard(json));
    QJsonObject card = QJsonDocument::fromJson(json).object();
    card[key] = value;
    const auto parsed = parseModelCard(QJsonDocument(card).toJson());
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::Damaged);
    QVERIFY(!parseModelCard("{"));
}

void ModelRegistryTest::embeddingsHaveUnitLengthAndIgnoreMirroring() {
    const auto registry = ModelRegistry::builtIn();
    QVERIFY(registry);
    auto embedder = registry->makeEmbedder();
    QVERIFY(embedder);
    QImage chip(112, 112, QImage::Format_RGB32);
    for (int y = 0; y < 112; ++y)
        for (int x = 0; x < 112; ++x)
            chip.setPixel(x, y, qRgb(2 * x, 2 * y, (x * y) % 256));
    const auto vectors = embedFaces(**embedder, {chip, chip.mirrored(true, false)});
    QVERIFY(vectors);
    QCOMPARE(vectors->size(), 2);
    double length = 0;
    double cosine = 0;
    for (size_t i = 0; i < 256; ++i) {
        length += double(vectors->at(0)[i]) * double(vectors->at(0)[i]);
        cosine += double(vectors->at(0)[i]) * double(vectors->at(1)[i]);
    }
    QVERIFY(std::abs(length - 1) < 1e-5);
    QVERIFY(cosine > 0.9999);
    QVERIFY(embedFaces(**embedder, {})->isEmpty());
}

void ModelRegistryTest::chipOfAnotherSizeIsRefused() {
    const auto registry = ModelRegistry::builtIn();
    QVERIFY(registry);
    auto embedder = registry->makeEmbedder();
    QVERIFY(embedder);
    QImage chip(100, 112, QImage::Format_RGB32);
    chip.fill(Qt::gray);
    const auto vectors = (*embedder)->embed({chip});
    QVERIFY(!vectors);
    QCOMPARE(vectors.error().code, ErrorCode::InvalidArgument);
}

BK_TEST_MAIN(ModelRegistryTest)
#include "ModelRegistryTest.moc"
