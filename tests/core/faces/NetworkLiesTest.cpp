#include "NetworkSupport.h"
#include "core/faces/NetworkProcess.h"
#include "core/faces/NetworkProtocol.h"
#include "core/faces/NetworkThreads.h"
#include "core/worker/Channel.h"
#include "core/worker/Mapping.h"
#include "resources/Resources.h"
#include "tests/support/Environment.h"
#include "tests/support/OwnProgram.h"

#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cstring>
#include <limits>

#include <sys/resource.h>
#include <unistd.h>

using namespace bk;
using namespace bk::test;

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

/// What this program itself may take.
std::array<rlim_t, 4> ownLimits() {
    rlimit memory{};
    rlimit time{};
    getrlimit(RLIMIT_AS, &memory);
    getrlimit(RLIMIT_CPU, &time);
    return {memory.rlim_cur, memory.rlim_max, time.rlim_cur, time.rlim_max};
}

} // namespace

/// What the process of a network may answer when the network has taken it over.
class NetworkLiesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    const QByteArray m_tiny = tinyNetwork(112);

    QByteArray named(const QByteArray& how) { return ownProgramAs(m_folder, how); }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        keepNetworksToOneThread();
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
};

int main(int argc, char** argv) {
    if (argc == 3 && qstrcmp(argv[1], "model") == 0) {
        lie(QByteArray(argv[0]).split('/').last());
        return 0;
    }
    bk::initResources();
    QGuiApplication application(argc, argv);
    NetworkLiesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "NetworkLiesTest.moc"
