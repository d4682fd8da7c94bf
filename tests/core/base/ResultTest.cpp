#include "core/base/Result.h"

#include "tests/support/TestMain.h"

#include <memory>

using namespace bk;

namespace {

Result<std::unique_ptr<int>> half(int number) {
    if (number % 2 != 0) return fail(ErrorCode::InvalidArgument, QStringLiteral("odd"), number);
    return std::make_unique<int>(number / 2);
}

Result<int> quarter(int number) {
    BK_ASSIGN(const std::unique_ptr<int> first, half(number));
    BK_ASSIGN(const std::unique_ptr<int> second, half(*first));
    return *second;
}

Status check(int number, int& reached) {
    ++reached;
    BK_TRY(half(number));
    ++reached;
    return {};
}

} // namespace

class ResultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aValueGoesThroughAlsoWhenItCanOnlyBeMoved() {
        const auto result = quarter(12);
        QVERIFY(result.has_value());
        QCOMPARE(*result, 3);
    }

    void anErrorGoesToTheCallerWhole() {
        for (const int number : {7, 14}) {
            const auto result = quarter(number);
            QVERIFY(!result.has_value());
            QVERIFY(result.error().code == ErrorCode::InvalidArgument);
            QCOMPARE(result.error().context, QStringLiteral("odd"));
            QCOMPARE(result.error().native, 7);
        }
    }

    void tryStopsAtTheFirstError() {
        int reached = 0;
        QVERIFY(!check(1, reached));
        QCOMPARE(reached, 1);
        QVERIFY(check(2, reached));
        QCOMPARE(reached, 3);
    }
};

BK_TEST_MAIN(ResultTest)
#include "ResultTest.moc"
