#include "core/faces/RoundedRows.h"

#include "tests/support/NumberScan.h"
#include "tests/support/TestMain.h"

#include <cmath>
#include <random>

using namespace bk;

namespace {

constexpr size_t markedSize = 128;

/// The digits that a marked row is rounded to: told by a rule, so that looking for them does not put them
/// into memory.
int markedDigit(size_t i) {
    return i == 5 ? 127 : int(i * 89 % 251) - 125;
}

bool isMarkedInMemory() {
    bool found = false;
    test::forAllMemory(markedSize, [&](const char* bytes, std::size_t size, quint64) {
        for (std::size_t at = 0; at + markedSize <= size && !found; ++at) {
            std::size_t same = 0;
            while (same < markedSize && bytes[at + same] == char(markedDigit(same)))
                ++same;
            found = same == markedSize;
        }
    });
    return found;
}

} // namespace

class RoundedRowsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noProductIsFurtherOffThanSaid_data() {
        QTest::addColumn<int>("dimensions");
        for (const int dimensions : {1, 31, 32, 128, 256, 512, 2048})
            QTest::addRow("%d", dimensions) << dimensions;
    }

    void noProductIsFurtherOffThanSaid() {
        QFETCH(int, dimensions);
        const quint32 seed = std::random_device()();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        std::normal_distribution<float> normal;
        const auto drawn = [&](int kind) {
            Embedding numbers(static_cast<size_t>(dimensions));
            double squares = 0;
            for (float& number : numbers) {
                number = normal(random);
                if (kind == 1) number = number * number * number; // few large ones
                if (kind == 2) number = number < 0 ? -1.0f : 1.0f;
                squares += double(number) * double(number);
            }
            if (kind == 3) {
                numbers.assign(numbers.size(), 0);
                numbers[random() % numbers.size()] = -1;
                return numbers;
            }
            for (float& number : numbers)
                number = float(double(number) / std::sqrt(squares));
            return numbers;
        };
        RoundedRows rows(dimensions);
        std::vector<Embedding> plain;
        for (int i = 0; i < 400; ++i) {
            plain.push_back(drawn(i % 4));
            rows.add(plain.back().data());
        }
        plain.emplace_back(static_cast<size_t>(dimensions)); // all zero
        rows.add(plain.back().data());
        QCOMPARE(rows.size(), 401);
        std::vector<float> products;
        for (int run = 0; run < 40; ++run) {
            const Embedding vector = run % 5 == 4 ? plain.at(random() % plain.size()) : drawn(run % 4);
            const double error = rows.multiply(vector, products);
            QVERIFY(error < 0.5 / 127 * std::sqrt(double(dimensions)) + 0.01);
            QCOMPARE(products.size(), plain.size());
            for (size_t row = 0; row < plain.size(); ++row) {
                double product = 0;
                for (size_t i = 0; i < vector.size(); ++i)
                    product += double(plain[row][i]) * double(vector[i]);
                QVERIFY2(std::abs(product - double(products[row])) <= error,
                         qPrintable(QString::number(row)));
            }
        }
    }

    void nothingIsLeftInMemory() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        QVERIFY(!isMarkedInMemory());
        {
            FaceNumbers row;
            for (size_t i = 0; i < markedSize; ++i)
                row.push_back(float(markedDigit(i)) / 127);
            RoundedRows rows(markedSize);
            for (int i = 0; i < 300; ++i) // grows, and leaves what was too small
                rows.add(row.data());
            QVERIFY(isMarkedInMemory());
        }
        QVERIFY(!isMarkedInMemory());
    }
};

BK_TEST_MAIN(RoundedRowsTest)
#include "RoundedRowsTest.moc"
