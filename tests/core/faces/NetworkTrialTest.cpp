#include "NetworkSupport.h"
#include "core/faces/NetworkProcess.h"
#include "core/faces/NetworkThreads.h"
#include "core/faces/OnnxInput.h"
#include "tests/support/RandomDlibNetwork.h"
#include "tests/support/TestMain.h"

#include <QtTest>

using namespace bk;
using namespace bk::test;

namespace {

/// A network that lays its picture beside itself again and again: TIMES doublings of what it holds.
QByteArray doublingNetwork(int side, int times, const QByteArrayList& operations) {
    QByteArray graph;
    QByteArray from = "input";
    for (int i = 0; i < times; ++i) {
        const QByteArray to = "wide" + QByteArray::number(i);
        const QByteArray axis = part(1, "axis") + number(3, 1) + number(20, 2);
        graph += part(1, part(1, from) + part(1, from) + part(2, to) + part(4, "Concat") + part(5, axis));
        from = to;
    }
    const QByteArrayList all = operations + QByteArrayList{"GlobalAveragePool"};
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QByteArray to = i + 1 == all.size() ? QByteArray("embedding") : "step" + QByteArray::number(i);
        graph += part(1, part(1, from) + part(2, to) + part(4, all[i]));
        from = to;
    }
    graph += part(2, "doubling") + part(11, tensor("input", {1, 3, side, side})) +
             part(12, tensor("embedding", {1, 3 << times, 1, 1}));
    return number(1, 7) + part(7, graph) + part(8, number(2, 11));
}

} // namespace

/// What a network is refused for when it is tried in a process of its own.
class NetworkTrialTest : public QObject {
    Q_OBJECT

    const QByteArray m_tiny = tinyNetwork(112);

private Q_SLOTS:
    void initTestCase() { keepNetworksToOneThread(); }

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
        QCOMPARE(declaredInput(builtInNetwork(QStringLiteral("bk-detector"))),
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
            number(1, 7) +
            part(7,
                 part(11, part(1, "input") +
                              part(2, part(1, number(1, 1) + part(2, part(1, "") + part(1, number(1, 3)))))));
        QCOMPARE(declaredInput(open), (QList<qint64>{0, 3}));
        QCOMPARE(declaredInput(builtInNetwork(QStringLiteral("bk-embedder"))),
                 (QList<qint64>{0, 3, 112, 112}));
        for (qsizetype length = 0; length < m_tiny.size(); ++length)
            declaredInput(m_tiny.left(length));
        QCOMPARE(declaredInput("not a network"), QList<qint64>());
    }

    void brokenFilesOfDlibAreToldInWords_data() {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray network = randomDlibNetwork();
        QTest::newRow("cut short") << network.left(network.size() / 2);
        QTest::newRow("another network") << otherDlibNetwork();
        QTest::newRow("no numbers") << dlibNetworkWithoutNumbers();
        QTest::newRow("no network") << QByteArray("this is not a network");
        QTest::newRow("onnx") << m_tiny;
    }
    void brokenFilesOfDlibAreToldInWords() {
        QFETCH(const QByteArray, bytes);
        const ModelCard card = dlibCard();
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

BK_TEST_MAIN(NetworkTrialTest)
#include "NetworkTrialTest.moc"
