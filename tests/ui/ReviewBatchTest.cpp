#include "tests/ui/ReviewDesk.h"
#include "ui/review/BatchPanel.h"
#include "ui/review/FaceChip.h"

using namespace bk;
using namespace bk::ui;

/// Faces that look like one person, answered together.
class ReviewBatchTest : public QObject, test::ReviewDesk {
    Q_OBJECT

    void openBatch() {
        FaceFilter filter;
        filter.suggested = true;
        filter.suggestedAs = m_mei.id;
        m_page->show(filter);
        QTRY_VERIFY(m_page->showsBatch());
        QTRY_VERIFY(std::all_of(m_page->batch()->chips().begin(), m_page->batch()->chips().end(),
                                [](const FaceChip* chip) { return chip->seen(); }));
    }

    FaceChip* chip(const FaceId& face) const {
        for (FaceChip* one : m_page->batch()->chips())
            if (one->face() == face) return one;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { makeDesk(); }
    void init() { makePage(); }
    void cleanup() { m_desk->window.reset(); }

    void allAreNamedButThoseTakenOut() {
        const QList<FaceId> faces = suggestMei({0.9, 0.8, 0.7, 0.4});
        openBatch();
        QCOMPARE(m_page->batch()->chips().size(), 4);
        QVERIFY(chip(faces[0])->answer() == FaceChip::Answer::Yes);
        QVERIFY(chip(faces[3])->answer() == FaceChip::Answer::Open);
        QCOMPARE(QApplication::focusWidget(), chip(faces[0]));
        // Two of one photo: asked for. The third is taken out by keys.
        press(Qt::Key_Right);
        press(Qt::Key_Right);
        QCOMPARE(QApplication::focusWidget(), chip(faces[2]));
        press(Qt::Key_Space);
        QVERIFY(chip(faces[2])->answer() == FaceChip::Answer::No);
        press(Qt::Key_Space);
        QVERIFY(chip(faces[2])->answer() == FaceChip::Answer::Yes);
        press(Qt::Key_Delete);
        QVERIFY(m_desk->picture(QStringLiteral("page-review-batch")).isEmpty());
        const QString cut = m_desk->largePicture(QStringLiteral("page-review-batch"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        QTest::mouseClick(chip(faces[3]), Qt::LeftButton);
        QVERIFY(chip(faces[3])->answer() == FaceChip::Answer::Yes);
        QTest::mouseClick(chip(faces[3]), Qt::LeftButton);
        QTest::mouseClick(chip(faces[3]), Qt::LeftButton);
        QVERIFY(chip(faces[3])->answer() == FaceChip::Answer::Open);
        const bool samePhoto = m_desk->face(faces[0]).photo == m_desk->face(faces[1]).photo;
        press(Qt::Key_Return);
        if (samePhoto) {
            QTRY_VERIFY(says(QStringLiteral("would be named more than once")));
            QVERIFY(m_desk->picture(QStringLiteral("page-review-batch-twice")).isEmpty());
            QVERIFY(!m_desk->face(faces[0]).person);
            press(Qt::Key_Return);
        }
        QTRY_COMPARE(m_desk->face(faces[0]).person, std::optional(m_mei.id));
        QCOMPARE(m_desk->face(faces[1]).person, std::optional(m_mei.id));
        QVERIFY(!m_desk->face(faces[2]).person && !m_desk->face(faces[2]).suggestion);
        QVERIFY(m_desk->face(faces[3]).suggestion);
        // One is left; one undo brings all three back.
        QTRY_COMPARE(m_page->batch()->chips().size(), 1);
        press(Qt::Key_U);
        QTRY_COMPARE(m_page->batch()->chips().size(), 4);
        for (const FaceId& face : faces)
            QVERIFY(!m_desk->face(face).person && m_desk->face(face).suggestion);
        // One by one from here, and together again by a key.
        press(Qt::Key_Escape);
        QVERIFY(!m_page->showsBatch());
        waitUntilSeen();
        press(Qt::Key_A);
        QVERIFY(m_page->showsBatch());
    }

    void enterLooksFirstAtWhatWasNotSeen() {
        clearSuggestions();
        const QList<FaceId> drawn = drawBoxes(QStringLiteral("0006"), 40);
        for (const FaceId& face : drawn)
            leaveAs(face, FaceState::Unnamed, Suggestion{m_anna.id, 0.9});
        FaceFilter filter;
        filter.suggestedAs = m_anna.id;
        m_page->show(filter);
        QTRY_VERIFY(m_page->showsBatch());
        QCOMPARE(m_page->batch()->chips().size(), 40);
        const auto unseen = [&] {
            return std::count_if(m_page->batch()->chips().begin(), m_page->batch()->chips().end(),
                                 [](const FaceChip* one) { return !one->seen(); });
        };
        QTRY_VERIFY(unseen() < 40);
        m_desk->settle();
        QVERIFY(unseen() > 0);
        for (int presses = 0; unseen() > 0 && presses < 40; ++presses) {
            const auto before = unseen();
            press(Qt::Key_Return);
            QVERIFY(!m_desk->face(drawn.first()).person);
            QTRY_VERIFY(unseen() < before);
        }
        QCOMPARE(unseen(), 0);
        removeBoxes(drawn);
    }
};

BK_UI_TEST_MAIN(ReviewBatchTest)
#include "ReviewBatchTest.moc"
