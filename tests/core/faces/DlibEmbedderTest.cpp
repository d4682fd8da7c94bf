#include "core/faces/DlibEmbedder.h"
#include "tests/support/NumberScan.h"
#include "tests/support/RandomDlibNetwork.h"
#include "tests/support/TestMain.h"

#include <QPainter>

#include <numeric>

using namespace bk;

namespace {

constexpr int side = 150;
constexpr size_t numbers = 128;

ModelCard card() {
    ModelCard made;
    made.id = QStringLiteral("dlib-random");
    made.kind = ModelKind::Embedder;
    made.inputSide = side;
    made.outputSize = int(numbers);
    return made;
}

QImage chip(int seed) {
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(QColor(40 + seed * 30, 90, 120));
    QPainter painter(&image);
    painter.setBrush(QColor(200, 30 * seed, 90));
    painter.drawEllipse(QRect(20 + 10 * seed, 30, 60, 80));
    return image;
}

} // namespace

/// With a network of random weights: what is read, what goes in and what comes out.
class DlibEmbedderTest : public QObject {
    Q_OBJECT

    QByteArray m_bytes = test::randomDlibNetwork();

private Q_SLOTS:
    // The first: what dlib itself is asked for below stays in freed memory.
    void nothingIsLeftInMemory() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        const auto embedder = DlibEmbedder::fromFile(card(), m_bytes);
        QVERIFY(embedder.has_value());
        std::optional<test::NumberScan> numbers;
        {
            const auto made = (*embedder)->embed({chip(1), chip(2)});
            QVERIFY(made.has_value());
            // A network of random weights makes much the same of all chips, its own weights among them.
            numbers.emplace(made->first(), 0.99999);
            QVERIFY(numbers->timesInMemory() > 0);
        }
        QCOMPARE(numbers->timesInMemory(), 0);
    }

    void givesNumbersInTheOrderOfTheChips() {
        const auto embedder = DlibEmbedder::fromFile(card(), m_bytes);
        QVERIFY2(embedder.has_value(), embedder ? "" : qPrintable(embedder.error().context));
        QList<QImage> chips;
        for (int i = 0; i < 10; ++i) // more than one run of the network
            chips << chip(i % 5);
        const auto together = (*embedder)->embed(chips);
        QVERIFY(together.has_value());
        QCOMPARE(together->size(), chips.size());
        for (qsizetype i = 0; i < chips.size(); ++i) {
            const Embedding& vector = together->at(i);
            QCOMPARE(vector.size(), numbers);
            const double squared = std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0);
            QVERIFY(std::abs(squared - 1) < 1e-5);
            const auto alone = (*embedder)->embed({chips[i]});
            QVERIFY(alone.has_value());
            for (size_t k = 0; k < numbers; ++k)
                QVERIFY(std::abs(alone->first()[k] - together->at(i)[k]) < 1e-4f);
        }
        QVERIFY(together->at(0) != together->at(1));
        QVERIFY((*embedder)->embed({})->isEmpty());
    }

    void saysWhatTheNetworkSays() {
        const auto embedder = DlibEmbedder::fromFile(card(), m_bytes);
        QVERIFY(embedder.has_value());
        const auto made = (*embedder)->embed({chip(1), chip(2)});
        QVERIFY(made.has_value());
        const QList<Embedding> expected = test::askDlibNetwork(m_bytes, {chip(1), chip(2)});
        for (qsizetype i = 0; i < 2; ++i)
            for (size_t k = 0; k < numbers; ++k)
                QVERIFY(std::abs(expected[i][k] - made->at(i)[k]) < 1e-4f);
    }

    void aNetworkOfAnotherShapeIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("this is not a network");
        QTest::newRow("half") << m_bytes.left(m_bytes.size() / 2);
        QTest::newRow("no end") << m_bytes.left(m_bytes.size() - 100);
        QTest::newRow("ones") << QByteArray(100'000, '\xff');
    }
    void aNetworkOfAnotherShapeIsRefused() {
        QFETCH(QByteArray, bytes);
        const auto embedder = DlibEmbedder::fromFile(card(), bytes);
        QVERIFY(!embedder);
        QCOMPARE(embedder.error().code, ErrorCode::Damaged);
        QVERIFY(embedder.error().context.contains(card().id));
    }

    void aCardThatTellsAnotherSizeIsRefused() {
        ModelCard other = card();
        other.outputSize = 256;
        QCOMPARE(DlibEmbedder::fromFile(other, m_bytes).error().code, ErrorCode::Damaged);
        other = card();
        other.inputSide = 112;
        QCOMPARE(DlibEmbedder::fromFile(other, m_bytes).error().code, ErrorCode::Damaged);
    }

    void aChipOfAnotherSizeIsRefused() {
        const auto embedder = DlibEmbedder::fromFile(card(), m_bytes);
        QVERIFY(embedder.has_value());
        const auto outcome = (*embedder)->embed({QImage(112, 112, QImage::Format_RGB32)});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::InvalidArgument);
    }
};

BK_TEST_MAIN(DlibEmbedderTest)
#include "DlibEmbedderTest.moc"
