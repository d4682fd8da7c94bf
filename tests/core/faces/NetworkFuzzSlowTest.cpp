#include "core/faces/ModelRegistry.h"
#include "tests/support/TestMain.h"
#include "tests/support/TinyModel.h"

#include <QRandomGenerator>

using namespace bk;

namespace {

int fromEnvironment(const char* name, int otherwise) {
    const int value = qEnvironmentVariableIntValue(name);
    return value > 0 ? value : otherwise;
}

} // namespace

/// Networks with some bytes changed, tried as `model install` does. However they end, this program does not.
/// BK_RUNS of each kind (30), from BK_SEED on.
class NetworkFuzzSlowTest : public QObject {
    Q_OBJECT

    const int m_runs = fromEnvironment("BK_RUNS", 30);
    QRandomGenerator m_random{static_cast<quint32>(fromEnvironment("BK_SEED", 20261127))};

    /// A byte, or a chunk that is noise, zeros, or of another place; now and then the end is missing.
    QByteArray spoiled(QByteArray bytes, qsizetype from) {
        const auto within = [&] { return from + m_random.bounded(int(bytes.size() - from)); };
        const int changes = m_random.bounded(1, 4);
        for (int i = 0; i < changes; ++i) {
            const qsizetype at = within();
            const qsizetype length =
                m_random.bounded(2) == 0 ? 1 : qMin<qsizetype>(m_random.bounded(1, 64), bytes.size() - at);
            QByteArray chunk(length, '\0');
            const int how = m_random.bounded(3);
            if (how == 0) chunk = bytes.mid(qMin(within(), bytes.size() - length), length);
            if (how == 1)
                for (char& byte : chunk)
                    byte = char(m_random.bounded(256));
            bytes.replace(at, length, chunk);
        }
        if (m_random.bounded(10) == 0) bytes.truncate(within());
        return bytes;
    }

private Q_SLOTS:
    void spoiledNetworksEndNoProgram_data() {
        QTest::addColumn<QByteArray>("network");
        QTest::addColumn<QJsonObject>("card");
        QTest::addColumn<bool>("atTheEnd");
        const QByteArray small = test::tinyNetwork(112);
        QTest::newRow("tiny") << small << test::tinyCard(QStringLiteral("tiny"), 112, small) << false;
        for (const QString& name : {QStringLiteral("bk-embedder"), QStringLiteral("bk-detector")}) {
            const QByteArray network = test::builtInNetwork(name);
            const QJsonObject card = test::cardLike(name, QStringLiteral("spoiled"), network);
            QTest::addRow("%s anywhere", qPrintable(name)) << network << card << false;
            // The structure of these is at their ends, after the weights.
            QTest::addRow("%s at the end", qPrintable(name)) << network << card << true;
        }
    }
    void spoiledNetworksEndNoProgram() {
        QFETCH(const QByteArray, network);
        QFETCH(const QJsonObject, card);
        QFETCH(const bool, atTheEnd);
        QMap<QString, int> outcomes;
        for (int run = 0; run < m_runs; ++run) {
            const QByteArray bytes = spoiled(network, atTheEnd ? network.size() * 9 / 10 : 0);
            const auto parsed = parseModelCard(QJsonDocument(test::withHash(card, bytes)).toJson());
            QVERIFY(parsed);
            const Status tried = tryModel(*parsed, bytes);
            const QString why = tried ? QString() : tried.error().context;
            if (!tried) QCOMPARE(tried.error().code, ErrorCode::Damaged);
            ++outcomes[tried                                         ? QStringLiteral("taken")
                       : why.contains(QStringLiteral("has ended"))   ? QStringLiteral("ended its process")
                       : why.contains(QStringLiteral("longer than")) ? QStringLiteral("hung")
                                                                     : QStringLiteral("refused")];
        }
        if (qEnvironmentVariableIsSet("BK_RUNS")) qInfo() << QTest::currentDataTag() << outcomes;
        // A change of a weight may well be taken; one of the structure is mostly seen.
        QVERIFY(outcomes.value(QStringLiteral("taken")) < m_runs || !atTheEnd);
    }
};

BK_TEST_MAIN(NetworkFuzzSlowTest)
#include "NetworkFuzzSlowTest.moc"
