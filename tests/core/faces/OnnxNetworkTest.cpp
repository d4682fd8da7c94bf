#include "core/faces/OnnxNetwork.h"

#include "core/faces/ModelCard.h"
#include "core/faces/NetworkThreads.h"
#include "core/faces/OneDnnPlan.h"
#include "core/faces/OnnxEmbedder.h"
#include "tests/support/NumberScan.h"
#include "tests/support/ShortMemory.h"
#include "tests/support/TestMain.h"
#include "tests/support/TinyModel.h"

#include <QDir>
#include <QRandomGenerator>

#include <numeric>
#include <thread>

using namespace bk;

namespace {

using Engine = OnnxNetwork::Engine;
using Outputs = std::vector<std::span<const float>>;

const QString detectorName = QStringLiteral("bk-detector");
const QString embedderName = QStringLiteral("bk-embedder");
const QSize chipSize(112, 112);

std::vector<std::string> outputsOf(const QString& name) {
    std::vector<std::string> outputs;
    if (name == embedderName) return outputs;
    for (const char* part : {"cls_", "obj_", "bbox_", "kps_"})
        for (const char* stride : {"8", "16", "32"})
            outputs.push_back(std::string(part) + stride);
    return outputs;
}

/// Something with edges and slopes, another one for each SEED.
std::vector<unsigned char> picture(const QSize& size, int seed) {
    std::vector<unsigned char> pixels;
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            for (int colour = 0; colour < 3; ++colour)
                pixels.push_back(static_cast<unsigned char>((x * (colour + 2) + y * seed) % 256 / 2 +
                                                            ((x / 9 + y / 7) % 2) * 90));
    return pixels;
}

std::unique_ptr<OnnxNetwork> loaded(const QByteArray& bytes, const OnnxNetwork::Use& use) {
    auto network = OnnxNetwork::fromBytes(bytes, use);
    return network ? std::move(*network) : nullptr;
}

double cosine(std::span<const float> one, std::span<const float> other) {
    const auto product = [](std::span<const float> a, std::span<const float> b) {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
    };
    return product(one, other) / std::sqrt(product(one, one) * product(other, other));
}

// A graph in the words of TinyModel.h.

QByteArray attribute(const QByteArray& name, const QList<int>& values) {
    constexpr int integers = 7;
    QByteArray bytes = test::part(1, name);
    for (const int value : values)
        bytes += test::number(8, static_cast<quint64>(value));
    return test::part(5, bytes + test::number(20, integers));
}

QByteArray node(const QByteArray& operation, const QByteArrayList& inputs, const QByteArray& output,
                const QByteArray& attributes = {}) {
    QByteArray bytes;
    for (const QByteArray& input : inputs)
        bytes += test::part(1, input);
    return test::part(1, bytes + test::part(2, output) + test::part(4, operation) + attributes);
}

QByteArray constant(const QByteArray& name, const QList<int>& shape, const std::vector<float>& numbers) {
    QByteArray bytes;
    for (const int size : shape)
        bytes += test::number(1, static_cast<quint64>(size));
    const QByteArray raw(reinterpret_cast<const char*>(numbers.data()),
                         qsizetype(numbers.size() * sizeof(float)));
    return test::part(5, bytes + test::number(2, 1) + test::part(8, name) + test::part(9, raw));
}

/// From a picture of 16 pixels to "out".
QByteArray network(const QByteArray& body) {
    const QByteArray graph = body + test::part(2, "made") +
                             test::part(11, test::tensor("in", {1, 3, 16, 16})) +
                             test::part(12, test::tensor("out", {1, 3, 1, 1}));
    return test::number(1, 7) + test::part(7, graph) + test::part(8, test::number(2, 11));
}

} // namespace

/// That both engines say the same, and which of them is asked.
class OnnxNetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { keepNetworksToOneThread(); }

    // The first: what OpenCV is asked below stays in freed memory.
    void nothingIsLeftInMemory() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        const auto card = parseModelCard(QJsonDocument(test::cardLike(embedderName, QStringLiteral("same"),
                                                                      test::builtInNetwork(embedderName)))
                                             .toJson());
        QVERIFY(card.has_value());
        const auto embedder = OnnxEmbedder::fromOnnx(*card, test::builtInNetwork(embedderName));
        QVERIFY(embedder.has_value());
        QImage chip(chipSize, QImage::Format_RGB32);
        for (int y = 0; y < chip.height(); ++y)
            for (int x = 0; x < chip.width(); ++x)
                chip.setPixel(x, y, qRgb(2 * x, 2 * y, (x * y) % 256));
        std::optional<test::NumberScan> numbers;
        {
            const auto made = (*embedder)->embed({chip});
            QVERIFY(made.has_value());
            numbers.emplace(made->first());
            QVERIFY(numbers->timesInMemory() > 0);
        }
        QCOMPARE(numbers->timesInMemory(), 0);
    }

    void aNetworkThatEndsLeavesNothingEither() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        std::optional<test::NumberScan> numbers;
        {
            const auto network = loaded(test::builtInNetwork(embedderName), {{}, {chipSize}});
            QVERIFY(network != nullptr);
            QCOMPARE(network->engine(), Engine::OneDnn);
            const auto pixels = picture(chipSize, 3);
            const auto outputs = network->run(pixels.data(), chipSize);
            QVERIFY(outputs.has_value());
            numbers.emplace(Embedding(outputs->front().begin(), outputs->front().end()));
            QVERIFY(numbers->timesInMemory() > 0);
        }
        QCOMPARE(numbers->timesInMemory(), 0);
    }

    void openCvLeavesNothingEither() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        const QByteArray bytes = test::builtInNetwork(embedderName);
        const auto pixels = picture(chipSize, 5);
        std::vector<test::NumberScan> scans;
        // The numbers of the face, and those of the layer before, from which they are but one product away.
        for (const auto& outputs :
             {std::vector<std::string>(), std::vector<std::string>{"/pool/pool.2/Flatten_output_0"}}) {
            const auto network = loaded(bytes, {outputs, {}});
            QVERIFY(network != nullptr);
            QCOMPARE(network->engine(), Engine::OneDnn);
            const auto made = network->run(pixels.data(), chipSize);
            QVERIFY(made.has_value());
            scans.emplace_back(Embedding(made->front().begin(), made->front().end()));
        }
        const auto network = loaded(bytes, {{}, {}, Engine::OpenCv});
        QVERIFY(network != nullptr);
        QVERIFY(network->run(pixels.data(), chipSize).has_value());
        for (const test::NumberScan& scan : scans)
            QVERIFY(scan.timesInMemory() > 0);
        network->wipe();
        for (const test::NumberScan& scan : scans)
            QCOMPARE(scan.timesInMemory(), 0);
        // It gives the same as before.
        const auto again = network->run(pixels.data(), chipSize);
        QVERIFY(again.has_value());
        QVERIFY(scans.front().timesInMemory() > 0);
        network->wipe();
    }

    void lackOfMemoryFailsOneRunOnly() {
        if (!test::memoryCanBeShort) QSKIP("the sanitizer has memory of its own");
        const QSize small(160, 96);
        const QSize large(4096, 2048);
        const auto network = loaded(test::builtInNetwork(detectorName), {outputsOf(detectorName), {small}});
        QVERIFY(network != nullptr);
        QCOMPARE(network->engine(), Engine::OneDnn);
        const auto few = picture(small, 1);
        const auto many = picture(large, 2);
        const auto before = network->run(few.data(), small);
        QVERIFY(before.has_value());
        const std::vector<float> expected(before->back().begin(), before->back().end());
        {
            // Enough to lay the network out, not enough to run it.
            const test::ShortMemory memory(64 << 20);
            QVERIFY(!network->run(many.data(), large).has_value());
            QVERIFY(!network->run(many.data(), large).has_value());
        }
        const auto after = network->run(few.data(), small);
        QVERIFY(after.has_value());
        QVERIFY(std::equal(expected.begin(), expected.end(), after->back().begin(), after->back().end()));
        QVERIFY(network->run(many.data(), large).has_value());
    }

    void bothEnginesSayTheSame_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<QSize>>("sizes");
        QTest::newRow("embedder") << embedderName << QList<QSize>{chipSize};
        QTest::newRow("detector") << detectorName
                                  << QList<QSize>{{640, 640}, {640, 480}, {416, 640}, {160, 96}, {32, 32}};
        // More than are kept laid out.
        QList<QSize> many;
        for (int i = 1; i <= 16; ++i)
            many << QSize(32 * i, 64);
        QTest::newRow("detector at many sizes") << detectorName << many + many;
    }
    void bothEnginesSayTheSame() {
        QFETCH(QString, name);
        QFETCH(QList<QSize>, sizes);
        const QByteArray bytes = test::builtInNetwork(name);
        const auto quick = loaded(bytes, {outputsOf(name), {sizes.last()}});
        const auto plain = loaded(bytes, {outputsOf(name), {}, Engine::OpenCv});
        QVERIFY(quick && plain);
        QCOMPARE(quick->engine(), Engine::OneDnn);
        QCOMPARE(plain->engine(), Engine::OpenCv);
        for (qsizetype n = 0; n < sizes.size(); ++n) {
            const auto pixels = picture(sizes[n], int(n) + 1);
            const auto one = quick->run(pixels.data(), sizes[n]);
            const auto other = plain->run(pixels.data(), sizes[n]);
            QVERIFY(one && other);
            QCOMPARE(one->size(), other->size());
            for (size_t i = 0; i < one->size(); ++i) {
                QCOMPARE(one->at(i).size(), other->at(i).size());
                float largest = 0;
                for (const float number : other->at(i))
                    largest = std::max(largest, std::abs(number));
                for (size_t k = 0; k < one->at(i).size(); ++k)
                    QVERIFY(std::abs(one->at(i)[k] - other->at(i)[k]) <= 1e-4f * largest);
            }
            // So faceprints of both compare.
            if (name == embedderName) QVERIFY(cosine(one->front(), other->front()) > 0.9999999);
        }
    }

    void operationsThatAreUnderstood_data() {
        QTest::addColumn<QByteArray>("body");
        const QByteArray window = attribute("kernel_shape", {2, 2}) + attribute("strides", {2, 2});
        const QByteArray slopes = constant("k", {3, 1, 1}, {0.5f, 0.25f, -0.5f});
        const QByteArray one = constant("one", {}, {100.f});
        QTest::newRow("largest") << node("MaxPool", {"in"}, "out", window);
        QTest::newRow("mean") << node("AveragePool", {"in"}, "out", window);
        QTest::newRow("factor of each colour") << slopes + node("Mul", {"in", "k"}, "out");
        QTest::newRow("colours in front") << slopes + node("Add", {"k", "in"}, "out");
        QTest::newRow("two in a row")
            << one + node("Sub", {"in", "one"}, "a") + node("Mul", {"a", "one"}, "out");
        QTest::newRow("slopes") << one + slopes + node("Sub", {"in", "one"}, "a") +
                                       node("PRelu", {"a", "k"}, "out");
        QTest::newRow("both of one") << one + node("Sub", {"in", "one"}, "a") + node("Relu", {"a"}, "b") +
                                            node("Add", {"b", "a"}, "out");
        QTest::newRow("weighed") << node("GlobalAveragePool", {"in"}, "a") + node("Mul", {"in", "a"}, "out");
        QTest::newRow("added, then none below zero")
            << one + node("Sub", {"in", "one"}, "a") + node("MaxPool", {"a"}, "b", window) +
                   node("AveragePool", {"a"}, "c", window) + node("Add", {"b", "c"}, "d") +
                   node("Relu", {"d"}, "out");
    }
    void operationsThatAreUnderstood() {
        QFETCH(QByteArray, body);
        // Which says that OpenCV's numbers are the same.
        const auto made = loaded(network(body), {{}, {QSize(16, 16)}});
        QVERIFY(made != nullptr);
        QCOMPARE(made->engine(), Engine::OneDnn);
        const auto pixels = picture({16, 16}, 5);
        const auto outputs = made->run(pixels.data(), {16, 16});
        QVERIFY(outputs.has_value());
        QVERIFY(std::any_of(outputs->front().begin(), outputs->front().end(),
                            [](float number) { return number != 0; }));
    }

    void whatIsNotUnderstoodGoesToOpenCv_data() {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray window = attribute("kernel_shape", {2, 2}) + attribute("strides", {2, 2});
        QTest::newRow("operation") << test::tinyNetwork(16, {"Exp"});
        QTest::newRow("edge") << network(
            node("AveragePool", {"in"}, "out", window + attribute("pads", {1, 1, 1, 1})));
        QTest::newRow("attribute") << network(
            node("MaxPool", {"in"}, "out", window + attribute("something", {1})));
    }
    void whatIsNotUnderstoodGoesToOpenCv() {
        QFETCH(QByteArray, bytes);
        const auto made = loaded(bytes, {{}, {QSize(16, 16)}});
        QVERIFY(made != nullptr);
        QCOMPARE(made->engine(), Engine::OpenCv);
        const auto pixels = picture({16, 16}, 5);
        QVERIFY(made->run(pixels.data(), {16, 16}));
    }

    void damagedBytesAreRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray whole = test::builtInNetwork(detectorName);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("this is not a network");
        QTest::newRow("half") << whole.left(whole.size() / 2);
    }
    void damagedBytesAreRefused() {
        QFETCH(QByteArray, bytes);
        const auto made = OnnxNetwork::fromBytes(bytes, {outputsOf(detectorName), {QSize(64, 64)}});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::Damaged);
        QVERIFY(!made.error().context.isEmpty());
    }

    /// What is spoiled is understood or not, and ends nothing.
    void spoiledGraphsEndNoProgram() {
        const quint32 seed = qEnvironmentVariableIntValue("BK_SEED") > 0
                                 ? static_cast<quint32>(qEnvironmentVariableIntValue("BK_SEED"))
                                 : 20261127;
        QRandomGenerator random(seed);
        int refused = 0;
        const auto spoil = [&](const QByteArray& whole, const std::vector<std::string>& outputs,
                               const QSize& size) {
            QByteArray bytes = whole;
            for (int i = random.bounded(1, 5); i > 0; --i)
                bytes[random.bounded(int(bytes.size()))] = static_cast<char>(random.bounded(256));
            try {
                OneDnnPlan plan(OnnxGraph::read(bytes), outputs, size);
                std::vector<std::byte> room(plan.workspace() + 64);
                void* first = room.data();
                size_t left = room.size();
                const auto pixels = picture(size, 1);
                plan.run(pixels.data(),
                         static_cast<std::byte*>(std::align(64, plan.workspace(), first, left)));
            } catch (const std::exception&) {
                ++refused;
            }
        };
        const QByteArray window = attribute("kernel_shape", {2, 2}) + attribute("strides", {2, 2}) +
                                  attribute("pads", {0, 0, 0, 0});
        const QByteArray small = network(
            constant("w", {4, 3, 3, 3}, std::vector<float>(108, 0.5f)) +
            constant("k", {4, 1, 1}, {1, 2, 3, 4}) +
            node("Conv", {"in", "w"}, "a", attribute("pads", {1, 1, 1, 1}) + attribute("dilations", {1, 1})) +
            node("PRelu", {"a", "k"}, "b") + node("MaxPool", {"b"}, "c", window) +
            node("AveragePool", {"c"}, "d", window) + node("Flatten", {"d"}, "out"));
        for (int i = 0; i < 2000; ++i)
            spoil(small, {"out"}, {16, 16});
        const QByteArray detector = test::builtInNetwork(detectorName);
        for (int i = 0; i < 30; ++i)
            spoil(detector, outputsOf(detectorName), {64, 32});
        QVERIFY2(refused > 100, qPrintable(QStringLiteral("%1 refused, seed %2").arg(refused).arg(seed)));
    }

    void noHelpersAreStarted() {
        const auto threads = [] {
            return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs).size();
        };
        const auto before = threads();
        qsizetype during = 0;
        std::thread other([&] {
            const auto network =
                loaded(test::builtInNetwork(detectorName), {outputsOf(detectorName), {QSize(160, 96)}});
            const auto pixels = picture({320, 320}, 2);
            if (network && network->run(pixels.data(), {320, 320})) during = threads();
        });
        other.join();
        QCOMPARE(during, before + 1);
    }
};

BK_TEST_MAIN(OnnxNetworkTest)
#include "OnnxNetworkTest.moc"
