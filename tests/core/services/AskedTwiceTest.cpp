#include "core/services/AskedTwice.h"
#include "tests/support/TestMain.h"

#include <QList>

#include <optional>

using namespace bk;

/// One photo that ends a network is no end of the network.
class AskedTwiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAnswerIsAnAnswer() {
        QCOMPARE(*ask({Answer()}), 1);
        QCOMPARE(m_asked, 1);
    }
    void aProcessThatEndedIsFollowedByAnother() {
        QCOMPARE(*ask({ErrorCode::Damaged, Answer()}), 2);
        QCOMPARE(m_tried, 0);
    }
    void aPhotoThatEndsEveryProcessIsOnePhoto() {
        const auto outcome = ask({ErrorCode::Damaged, ErrorCode::Damaged});
        QCOMPARE(outcome.error().code, ErrorCode::Internal);
        QCOMPARE(outcome.error().context, QStringLiteral("time 2"));
        QCOMPARE(m_tried, 1);
    }
    void aModelThatCannotBeLoadedIsDamaged() {
        m_there = fail(ErrorCode::Damaged, QStringLiteral("not the file"));
        const auto outcome = ask({ErrorCode::Damaged, ErrorCode::Damaged});
        QCOMPARE(outcome.error().code, ErrorCode::Damaged);
        QCOMPARE(outcome.error().context, QStringLiteral("not the file"));
    }
    void otherFailuresAreNotAskedAgain() {
        QCOMPARE(ask({ErrorCode::NotFound}).error().code, ErrorCode::NotFound);
        QCOMPARE(m_asked, 1);
        QCOMPARE(ask({ErrorCode::Damaged, ErrorCode::Disk}).error().code, ErrorCode::Disk);
        QCOMPARE(m_tried, 0);
    }
    void init() {
        m_tried = 0;
        m_there = {};
    }

private:
    using Answer = std::optional<ErrorCode>; ///< none: it answers
    Result<int> ask(const QList<Answer>& answers) {
        m_asked = 0;
        return askedTwice(
            [&]() -> Result<int> {
                const Answer answer = answers.at(m_asked++);
                if (answer) return fail(*answer, QStringLiteral("time %1").arg(m_asked));
                return m_asked;
            },
            [&] {
                ++m_tried;
                return m_there;
            });
    }

    int m_asked = 0;
    int m_tried = 0;
    Status m_there;
};

BK_TEST_MAIN(AskedTwiceTest)
#include "AskedTwiceTest.moc"
