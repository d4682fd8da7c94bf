#include "ui/review/ReviewQueue.h"
#include "tests/support/TestMain.h"
#include "ui/review/FaceWords.h"

using namespace bk;
using namespace bk::ui;

/// Which face is asked about next.
class ReviewQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suggestionsComeFirstThenUnnamedThenPossible() {
        FaceView suggested, unnamed, possible, named;
        suggested.face.id = FaceId(QUuid::createUuid());
        suggested.face.suggestion = Suggestion{PersonId(QUuid::createUuid()), 0.6};
        unnamed.face.id = FaceId(QUuid::createUuid());
        possible.face.id = FaceId(QUuid::createUuid());
        possible.face.state = FaceState::Possible;
        named.face.state = FaceState::Named;
        ReviewQueue queue;
        queue.start({possible, named, unnamed, suggested});
        QCOMPARE(queue.total(), 3);
        QCOMPARE(queue.current()->face.id, suggested.face.id);
        queue.answer();
        QCOMPARE(queue.current()->face.id, unnamed.face.id);
        queue.skip();
        QCOMPARE(queue.current()->face.id, possible.face.id);
        queue.bringBack(suggested);
        QCOMPARE(queue.current()->face.id, suggested.face.id);
        queue.answer();
        queue.answer();
        QVERIFY(queue.current() == nullptr);
        QCOMPARE(queue.skipped(), 1);
        queue.startAgain();
        QCOMPARE(queue.current()->face.id, unnamed.face.id);
    }

    void theQueueKeepsItsPlaceWhateverIsReadAgain() {
        const auto view = [](FaceState state, std::optional<double> score = {}) {
            FaceView made;
            made.face.id = FaceId(QUuid::createUuid());
            made.face.state = state;
            if (score) made.face.suggestion = Suggestion{PersonId(QUuid::createUuid()), *score};
            return made;
        };
        const FaceView a = view(FaceState::Unnamed, 0.9), b = view(FaceState::Unnamed, 0.8),
                       c = view(FaceState::Unnamed), d = view(FaceState::Possible);
        ReviewQueue queue;
        queue.start({d, c, b, a});
        queue.answer();
        queue.skip();
        QCOMPARE(queue.current()->face.id, c.face.id);
        // A scan found more, surer than what is in question; somebody answered the last one.
        const FaceView e = view(FaceState::Unnamed, 0.95), f = view(FaceState::Possible);
        queue.renew({b, c, e, f});
        QCOMPARE(queue.current()->face.id, c.face.id);
        QCOMPARE(queue.ahead(1)->face.id, e.face.id);
        QCOMPARE(queue.ahead(2)->face.id, f.face.id);
        QVERIFY(queue.ahead(3) == nullptr);
        QCOMPARE(queue.skipped(), 1);
        QCOMPARE(queue.position(), 4);
        QCOMPARE(queue.total(), 6);
        // The one in question is gone: the next one.
        queue.renew({b, e, f});
        QCOMPARE(queue.current()->face.id, e.face.id);
        // What is jumped over stays to answer.
        QVERIFY(queue.goTo(ReviewQueue::Kind::Possible));
        QCOMPARE(queue.current()->face.id, f.face.id);
        queue.answer();
        QCOMPARE(queue.current()->face.id, e.face.id);
        queue.answer();
        QVERIFY(queue.current() == nullptr);
        // New ones after the end.
        const FaceView g = view(FaceState::Unnamed);
        queue.renew({b, g});
        QCOMPARE(queue.current()->face.id, g.face.id);
        queue.answer();
        queue.startAgain();
        QCOMPARE(queue.current()->face.id, b.face.id);
        queue.start({});
        QVERIFY(queue.current() == nullptr);
        queue.renew({});
        QVERIFY(queue.current() == nullptr);
    }

    void likenessIsToldInWords() {
        QCOMPARE(likenessWords(Likeness::VeryLikely), QStringLiteral("very likely"));
        QCOMPARE(likenessWords(Likeness::Likely), QStringLiteral("likely"));
        QCOMPARE(likenessWords(Likeness::Possible), QStringLiteral("possible"));
    }
};

BK_TEST_MAIN(ReviewQueueTest)
#include "ReviewQueueTest.moc"
