#include "core/faces/NetworkProcess.h"
#include "core/faces/ModelRegistry.h"
#include "core/faces/NetworkProtocol.h"
#include "core/faces/NetworkThreads.h"
#include "core/faces/OnnxInput.h"
#include "core/worker/Channel.h"
#include "core/worker/Mapping.h"
#include "resources/Resources.h"
#include "tests/support/RandomDlibNetwork.h"
#include "tests/support/TinyModel.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <csignal>
#include <limits>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bk;

namespace {

constexpr int channelNumber = 3;

/// What a network that has taken its process over may do and answer. The name of the program says which.
void lie(const QByteArray& how) {
    const Channel channel(channelNumber);
    NetworkHello hello;
    hello.seccomp = 1;
    // This program is larger than the real one.
    hello.addressSpace = 1ull << 30;
    if (how == "otherhello") hello.magic = 7;
    if (how == "no walls") hello.seccomp = 0;
    if (how == "silent") return;
    channel.send(hello);
    Received<NetworkRequest> received;
    while (channel.receive(received)) {
        Mapping result(received.result.number(), networkResultLength, Mapping::Access::Write);
        NetworkReply reply;
        reply.outcome = NetworkReply::Done;
        if (received.request.wish == NetworkRequest::Load) {
            if (how == "crash") abort();
            if (how == "hang") pause();
            if (how == "gives up") _exit(1);
            if (how == "words") {
                const QByteArray words = "\x1B]0;all your base\x07" + QByteArray(5000, 'x');
                std::memcpy(result.data(), words.constData(), size_t(words.size()));
                reply.outcome = NetworkReply::Refused;
                reply.sentenceLength = quint32(words.size());
            }
            if (how == "endless words") {
                reply.outcome = NetworkReply::Refused;
                reply.sentenceLength = ~0u;
            }
            if (how == "outcome") reply.outcome = NetworkReply::Outcome(99);
            channel.send(reply);
            continue;
        }
        // One chip that gives 3 numbers, or a picture of 100 x 100 with one face.
        reply.count = received.request.count;
        std::array<float, 3> numbers{0.6f, 0.8f, 0};
        if (how == "nan") numbers[2] = std::numeric_limits<float>::quiet_NaN();
        if (how == "infinite") numbers[0] = std::numeric_limits<float>::infinity();
        if (how == "long") numbers[2] = 3;
        if (how == "zero") numbers = {};
        if (how == "two") reply.count = 2;
        NetworkFace face;
        face.score = 0.9;
        face.box = {10, 10, 30, 30};
        face.hasLandmarks = 1;
        if (how == "score") face.score = 7;
        if (how == "doubtful") face.score = 0.01;
        if (how == "nan score") face.score = std::numeric_limits<double>::quiet_NaN();
        if (how == "outside") face.box = {200, 10, 30, 30};
        if (how == "far") face.box = {-1e9, 10, 2e9, 30};
        if (how == "inside out") face.box = {50, 50, -30, -30};
        if (how == "nan box") face.box[2] = std::numeric_limits<double>::quiet_NaN();
        if (how == "far landmark") face.landmarks[3] = 1e6;
        if (how == "many") reply.count = ~0u;
        if (how == "crash later") abort();
        // Whether it is asked for faces or numbers shows in the size.
        if (received.request.width == 100)
            std::memcpy(result.data(), &face, sizeof face);
        else
            for (quint32 i = 0; i < received.request.count; ++i)
                std::memcpy(result.data() + i * sizeof numbers, numbers.data(), sizeof numbers);
        if (how == "too long") {
            const QByteArray more(sizeof reply + 1, '\1');
            [[maybe_unused]] const ssize_t sent = write(channelNumber, more.constData(), size_t(more.size()));
            continue;
        }
        channel.send(reply);
    }
}

/// Starts a process for a network, tells its id, and is gone without a word to it.
void orphan() {
    const QByteArray network = test::tinyNetwork(112);
    const auto card =
        parseModelCard(QJsonDocument(test::tinyCard(QStringLiteral("tiny"), 112, network)).toJson());
    const auto loaded = NetworkProcess::load(*card, network);
    const QByteArray id = QByteArray::number(loaded ? (*loaded)->process() : 0);
    [[maybe_unused]] const ssize_t sent = write(STDOUT_FILENO, id.constData(), size_t(id.size()));
    kill(getpid(), SIGKILL);
}

ModelCard cardOf(const QJsonObject& json) {
    const auto card = parseModelCard(QJsonDocument(json).toJson());
    if (!card) qFatal("%s", qPrintable(card.error().context));
    return *card;
}

ModelCard tinyCard(const QByteArray& network, int side = 112) {
    return cardOf(test::tinyCard(QStringLiteral("tiny"), side, network));
}

ModelCard detectorCard(const QByteArray& network) {
    return cardOf(test::cardLike(QStringLiteral("bk-detector"), QStringLiteral("other"), network));
}

QImage chip(int side, int seed) {
    QImage image(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            image.setPixel(x, y, qRgb(x * seed, y + seed, x ^ y));
    return image;
}

/// A network that lays its picture beside itself again and again: TIMES doublings of what it holds.
QByteArray doublingNetwork(int side, int times, const QByteArrayList& operations) {
    QByteArray graph;
    QByteArray from = "input";
    for (int i = 0; i < times; ++i) {
        const QByteArray to = "wide" + QByteArray::number(i);
        const QByteArray axis = test::part(1, "axis") + test::number(3, 1) + test::number(20, 2);
        graph += test::part(1, test::part(1, from) + test::part(1, from) + test::part(2, to) +
                                   test::part(4, "Concat") + test::part(5, axis));
        from = to;
    }
    const QByteArrayList all = operations + QByteArrayList{"GlobalAveragePool"};
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QByteArray to = i + 1 == all.size() ? QByteArray("embedding") : "step" + QByteArray::number(i);
        graph += test::part(1, test::part(1, from) + test::part(2, to) + test::part(4, all[i]));
        from = to;
    }
    graph += test::part(2, "doubling") + test::part(11, test::tensor("input", {1, 3, side, side})) +
             test::part(12, test::tensor("embedding", {1, 3 << times, 1, 1}));
    return test::number(1, 7) + test::part(7, graph) + test::part(8, test::number(2, 11));
}

class Environment {
public:
    Environment(const char* name, const QByteArray& value) : m_name(name) { qputenv(name, value); }
    ~Environment() { qunsetenv(m_name); }

private:
    const char* m_name;
};

/// What this program itself may take.
std::array<rlim_t, 4> ownLimits() {
    rlimit memory{};
    rlimit time{};
    getrlimit(RLIMIT_AS, &memory);
    getrlimit(RLIMIT_CPU, &time);
    return {memory.rlim_cur, memory.rlim_max, time.rlim_cur, time.rlim_max};
}

class Patience {
public:
    explicit Patience(int milliseconds) { NetworkProcess::setPatience(milliseconds); }
    ~Patience() { NetworkProcess::setPatience(60'000); }
};

} // namespace

/// Networks that are loaded and run in a process of their own, and what such a process may answer.
class NetworkProcessTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    const QByteArray m_tiny = test::tinyNetwork(112);

    /// This program, by a name that tells it what to do.
    QByteArray named(const QByteArray& how) {
        const QString path = m_folder.filePath(QString::fromLatin1(how));
        QFile::link(QCoreApplication::applicationFilePath(), path);
        return path.toUtf8();
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        keepNetworksToOneThread();
    }

    void givesWhatTheNetworkGives() {
        const QByteArray network = test::builtInNetwork(QStringLiteral("bk-embedder"));
        const ModelCard card =
            cardOf(test::cardLike(QStringLiteral("bk-embedder"), QStringLiteral("other"), network));
        auto apart = makeEmbedderApart(card, network);
        QVERIFY2(apart, apart ? "" : qPrintable(apart.error().context));
        auto here = makeEmbedder(card, network);
        QVERIFY(here);
        QList<QImage> chips;
        for (int i = 1; i < 20; ++i) // more than go in one request
            chips << chip(112, i);
        const auto ours = (*here)->embed(chips);
        const auto theirs = (*apart)->embed(chips);
        QVERIFY2(theirs, theirs ? "" : qPrintable(theirs.error().context));
        QCOMPARE(theirs->size(), chips.size());
        for (qsizetype i = 0; i < chips.size(); ++i)
            for (size_t k = 0; k < 256; ++k)
                QVERIFY(std::abs(ours->at(i)[k] - theirs->at(i)[k]) < 1e-3f);
        QVERIFY((*apart)->embed({})->isEmpty());
        QCOMPARE((*apart)->embed({chip(100, 1)}).error().code, ErrorCode::InvalidArgument);
    }

    void findsWhatTheNetworkFinds() {
        const QByteArray network = test::builtInNetwork(QStringLiteral("bk-detector"));
        auto apart = makeDetectorApart(detectorCard(network), network);
        QVERIFY2(apart, apart ? "" : qPrintable(apart.error().context));
        auto here = makeDetector(detectorCard(network), network);
        QVERIFY(here);
        const QDir photos(QStringLiteral(":/demo"));
        int faces = 0;
        for (const QString& name : photos.entryList({QStringLiteral("*.jpg")}).mid(0, 4)) {
            const QImage picture(photos.filePath(name));
            const auto ours = (*here)->detect(picture);
            const auto theirs = (*apart)->detect(picture);
            QVERIFY(ours && theirs);
            QCOMPARE(theirs->size(), ours->size());
            for (qsizetype i = 0; i < ours->size(); ++i) {
                QVERIFY(std::abs(ours->at(i).score - theirs->at(i).score) < 1e-2);
                QVERIFY(std::abs(ours->at(i).box.x() - theirs->at(i).box.x()) < 1);
                QCOMPARE(theirs->at(i).possible, ours->at(i).possible);
                QVERIFY(theirs->at(i).landmarks.has_value());
            }
            faces += int(ours->size());
        }
        QVERIFY((*apart)->detect(QImage(3, 3, QImage::Format_RGB32))->isEmpty());
        QVERIFY((*apart)->detect(QImage())->isEmpty());
    }

    void runsTheNetworkOfDlib() {
        const QByteArray network = test::randomDlibNetwork();
        ModelCard card;
        card.id = QStringLiteral("dlib-random");
        card.kind = ModelKind::Embedder;
        card.engine = ModelEngine::DlibResnet;
        card.inputSide = 150;
        card.outputSize = 128;
        auto apart = makeEmbedderApart(card, network);
        QVERIFY2(apart, apart ? "" : qPrintable(apart.error().context));
        const auto theirs = (*apart)->embed({chip(150, 1), chip(150, 2)});
        QVERIFY2(theirs, theirs ? "" : qPrintable(theirs.error().context));
        const auto expected = test::askDlibNetwork(network, {chip(150, 1), chip(150, 2)});
        for (qsizetype i = 0; i < 2; ++i)
            for (size_t k = 0; k < 128; ++k)
                QVERIFY(std::abs(theirs->at(i)[k] - expected[i][k]) < 1e-4f);
    }

    void theProgramProvesItsWalls() {
        QProcess network;
        network.start(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/beeldkluis-network"),
                      {QStringLiteral("--self-test")});
        QVERIFY(network.waitForFinished());
        const QByteArray said = network.readAllStandardOutput();
        QVERIFY2(network.exitCode() == 0, said.constData());
        QVERIFY(said.count('\n') > 100);
    }

    void endsWithTheProgram() {
        QCOMPARE(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--orphan")});
        QVERIFY(program.waitForFinished());
        const pid_t worker = program.readAllStandardOutput().toInt();
        QVERIFY(worker > 0);
        int status = 0;
        QCOMPARE(waitpid(worker, &status, 0), worker);
        prctl(PR_SET_CHILD_SUBREAPER, 0);
    }

    void whatEndsTheProcessEndsNoProgram_data() {
        QTest::addColumn<QByteArray>("how");
        QTest::addColumn<QString>("why");
        QTest::newRow("crash") << QByteArray("crash") << QStringLiteral("crashed on this file (signal 6)");
        QTest::newRow("hang") << QByteArray("hang") << QStringLiteral("it took longer than 1 seconds");
        QTest::newRow("gives up") << QByteArray("gives up") << QStringLiteral("gave up with code 1");
        QTest::newRow("outcome") << QByteArray("outcome") << QStringLiteral("makes no sense");
        QTest::newRow("endless words") << QByteArray("endless words") << QStringLiteral("makes no sense");
        QTest::newRow("words") << QByteArray("words") << QStringLiteral("all your base");
    }
    void whatEndsTheProcessEndsNoProgram() {
        QFETCH(const QByteArray, how);
        QFETCH(const QString, why);
        const Environment environment("BK_NETWORK", named(how));
        const Patience patience(how == "hang" ? 500 : 60'000);
        const Status tried = tryModel(tinyCard(m_tiny), m_tiny);
        QVERIFY(!tried);
        QCOMPARE(tried.error().code, ErrorCode::Damaged);
        QVERIFY2(tried.error().context.contains(why), qPrintable(tried.error().context));
        // So that nobody takes it for a damaged catalog.
        QVERIFY2(tried.error().context.startsWith(QStringLiteral("face model tiny")),
                 qPrintable(tried.error().context));
        QVERIFY(tried.error().context.size() < 400);
        QVERIFY(!tried.error().context.contains(QChar(0x1B)));
    }

    void aProgramThatIsNoneIsNotAvailable() {
        for (const QByteArray& how : {named("otherhello"), named("silent"), QByteArray("/nonexistent")}) {
            const Environment environment("BK_NETWORK", how);
            const Error error = tryModel(tinyCard(m_tiny), m_tiny).error();
            QCOMPARE(error.code, ErrorCode::NotAvailable);
            QVERIFY2(error.context.startsWith(QStringLiteral("face model tiny: beeldkluis-network ")),
                     qPrintable(error.context));
        }
    }

    void noModelRunsWithoutWalls() {
        const Environment environment("BK_NETWORK", named("no walls"));
        const Status tried = tryModel(tinyCard(m_tiny), m_tiny);
        QVERIFY(!tried);
        QCOMPARE(tried.error().code, ErrorCode::NotAvailable);
        QVERIFY2(tried.error().context.contains(QStringLiteral("seccomp")),
                 qPrintable(tried.error().context));
    }

    void limitsOfAProcessThatEndedFallOnNobody() {
        const Environment environment("BK_NETWORK", named("crash later"));
        auto embedder = makeEmbedderApart(tinyCard(m_tiny), m_tiny);
        QVERIFY(embedder);
        const auto before = ownLimits();
        QVERIFY(!(*embedder)->embed({chip(112, 1)}));
        QVERIFY(!(*embedder)->embed({chip(112, 1)}));
        const auto after = ownLimits();
        // Not to hold for the tests that follow, whatever comes out.
        for (const auto& [resource, cur] :
             {std::pair(RLIMIT_AS, before[0]), std::pair(RLIMIT_CPU, before[2])}) {
            rlimit again{};
            getrlimit(resource, &again);
            again.rlim_cur = cur;
            setrlimit(resource, &again);
        }
        QCOMPARE(after, before);
    }

    void numbersThatCannotBeAreNotBelieved_data() {
        QTest::addColumn<QByteArray>("how");
        for (const char* how : {"nan", "infinite", "long", "zero", "two", "many", "crash later", "too long"})
            QTest::newRow(how) << QByteArray(how);
    }
    void numbersThatCannotBeAreNotBelieved() {
        QFETCH(const QByteArray, how);
        const Environment environment("BK_NETWORK", named(how));
        auto embedder = makeEmbedderApart(tinyCard(m_tiny), m_tiny);
        QVERIFY(embedder);
        const auto numbers = (*embedder)->embed({chip(112, 1)});
        QVERIFY(!numbers);
        QCOMPARE(numbers.error().code, ErrorCode::Damaged);
        // And is not asked again.
        QVERIFY(!(*embedder)->embed({chip(112, 1)}));
    }

    void facesThatCannotBeAreNotBelieved_data() {
        QTest::addColumn<QByteArray>("how");
        for (const char* how : {"score", "doubtful", "nan score", "outside", "far", "inside out", "nan box",
                                "far landmark", "many", "crash later", "too long"})
            QTest::newRow(how) << QByteArray(how);
    }
    void facesThatCannotBeAreNotBelieved() {
        QFETCH(const QByteArray, how);
        const Environment environment("BK_NETWORK", named(how));
        auto detector = makeDetectorApart(detectorCard("any"), "any");
        QVERIFY(detector);
        const auto faces = (*detector)->detect(chip(100, 1));
        QVERIFY(!faces);
        QCOMPARE(faces.error().code, ErrorCode::Damaged);
    }

    void theTruthOfTheSameProgramIsBelieved() {
        const Environment environment("BK_NETWORK", named("honest"));
        auto embedder = makeEmbedderApart(tinyCard(m_tiny), m_tiny);
        QVERIFY(embedder);
        QCOMPARE((*embedder)->embed({chip(112, 1)})->size(), 1);
        auto detector = makeDetectorApart(detectorCard("any"), "any");
        QVERIFY(detector);
        const auto faces = (*detector)->detect(chip(100, 1));
        QVERIFY(faces);
        QCOMPARE(faces->size(), 1);
        QCOMPARE(faces->first().box, QRectF(10, 10, 30, 30));
        QVERIFY(!faces->first().possible);
        // The same numbers for whatever it is shown.
        QVERIFY(
            tryModel(tinyCard(m_tiny), m_tiny).error().context.contains(QStringLiteral("the same numbers")));
    }

    void oneThatTakesTooMuchMemoryIsRefused() {
        // 150 KB, twelve times doubled, and more than once at that.
        const QByteArray network = doublingNetwork(112, 12, {"Exp", "Sigmoid"});
        ModelCard card = tinyCard(network);
        card.outputSize = 4096;
        const Status tried = tryModel(card, network);
        QVERIFY(!tried);
        QCOMPARE(tried.error().code, ErrorCode::Damaged);
    }

    void oneThatTakesTooLongIsRefused() {
        QByteArrayList slow;
        for (int i = 0; i < 400; ++i)
            slow << "Sigmoid"
                 << "Tanh";
        const QByteArray network = doublingNetwork(112, 7, slow);
        ModelCard card = tinyCard(network);
        card.outputSize = 3 << 7;
        const Patience patience(1000);
        const Status tried = tryModel(card, network);
        QVERIFY(!tried);
        QCOMPARE(tried.error().code, ErrorCode::Damaged);
        QVERIFY2(tried.error().context.contains(QStringLiteral("longer than")) ||
                     tried.error().context.contains(QStringLiteral("too much computing time")),
                 qPrintable(tried.error().context));
    }

    void theDeclaredInputIsHeldAgainstTheCard() {
        QCOMPARE(declaredInput(m_tiny), (QList<qint64>{1, 3, 112, 112}));
        QCOMPARE(declaredInput(test::builtInNetwork(QStringLiteral("bk-detector"))),
                 (QList<qint64>{1, 3, 640, 640}));
        const Status other = tryModel(tinyCard(m_tiny, 128), m_tiny);
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::Damaged);
        QCOMPARE(
            other.error().context,
            QStringLiteral(
                "face model tiny: the network takes 1 x 3 x 112 x 112, and its card says 1 x 3 x 128 x 128"));
        // Open sizes, as the built-in embedder leaves the number of chips.
        const QByteArray open =
            test::number(1, 7) +
            test::part(
                7,
                test::part(
                    11, test::part(1, "input") +
                            test::part(
                                2, test::part(1, test::number(1, 1) +
                                                     test::part(2, test::part(1, "") +
                                                                       test::part(1, test::number(1, 3)))))));
        QCOMPARE(declaredInput(open), (QList<qint64>{0, 3}));
        QCOMPARE(declaredInput(test::builtInNetwork(QStringLiteral("bk-embedder"))),
                 (QList<qint64>{0, 3, 112, 112}));
        for (qsizetype length = 0; length < m_tiny.size(); ++length)
            declaredInput(m_tiny.left(length));
        QCOMPARE(declaredInput("not a network"), QList<qint64>());
    }

    void brokenFilesOfDlibAreToldInWords_data() {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray network = test::randomDlibNetwork();
        QTest::newRow("cut short") << network.left(network.size() / 2);
        QTest::newRow("another network") << test::otherDlibNetwork();
        QTest::newRow("no numbers") << test::dlibNetworkWithoutNumbers();
        QTest::newRow("no network") << QByteArray("this is not a network");
        QTest::newRow("onnx") << m_tiny;
    }
    void brokenFilesOfDlibAreToldInWords() {
        QFETCH(const QByteArray, bytes);
        ModelCard card;
        card.id = QStringLiteral("dlib-random");
        card.kind = ModelKind::Embedder;
        card.engine = ModelEngine::DlibResnet;
        card.inputSide = 150;
        card.outputSize = 128;
        const Status tried = tryModel(card, bytes);
        QVERIFY(!tried);
        QCOMPARE(tried.error().code, ErrorCode::Damaged);
        const QString why =
            QString::fromLatin1(QTest::currentDataTag()) == QLatin1String("no numbers")
                ? QStringLiteral("face model dlib-random: it gives nothing that could be compared")
                : QStringLiteral("face model dlib-random: this is not dlib's network for faces");
        QVERIFY2(tried.error().context.startsWith(why), qPrintable(tried.error().context));
    }
};

int main(int argc, char** argv) {
    if (argc == 3 && qstrcmp(argv[1], "model") == 0) {
        lie(QByteArray(argv[0]).split('/').last());
        return 0;
    }
    bk::initResources();
    QGuiApplication application(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], "--orphan") == 0) orphan();
    NetworkProcessTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "NetworkProcessTest.moc"
