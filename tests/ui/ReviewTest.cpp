#include "tests/ui/ReviewDesk.h"
#include "ui/library/ImportPanel.h"
#include "ui/people/PersonField.h"
#include "ui/review/FaceDecider.h"
#include "ui/widgets/EmptyState.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>

#include <future>
#include <thread>

using namespace bk;
using namespace bk::ui;

/// One key per decision, and none about a face that nobody has seen.
class ReviewTest : public QObject, test::ReviewDesk {
    Q_OBJECT

    /// The last COUNT decisions never were.
    void takeBack(int count) {
        for (int i = 0; i < count; ++i)
            QVERIFY(!test::PageDesk::must(m_desk->services().faces.undo()).isEmpty());
    }

private Q_SLOTS:
    void initTestCase() { makeDesk(); }
    void init() { makePage(); }
    void cleanup() { m_desk->window.reset(); }

    void aKeyBeforeTheFaceIsPaintedDoesNothing() {
        const int before = openFaces();
        // Its picture may have come, but is kept from the screen: this very moment is what the guard is for.
        m_page->closeUp()->setUpdatesEnabled(false);
        m_page->show({});
        QTRY_VERIFY(!m_page->face().isNull());
        m_desk->settle();
        QVERIFY(m_page->closeUp()->painted().isNull());
        const FaceId face = m_page->face();
        m_page->setFocus();
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Delete, Qt::Key_B, Qt::Key_X, Qt::Key_1})
            press(key);
        QCOMPARE(m_page->face(), face);
        m_desk->settle();
        QCOMPARE(openFaces(), before);
        m_page->closeUp()->setUpdatesEnabled(true);
        waitUntilSeen();
        press(Qt::Key_B);
        QTRY_COMPARE(m_desk->face(face).state, FaceState::Bystander);
        takeBack(1);
    }

    void enterHitTwiceAnswersOneFace() {
        open();
        QVERIFY(m_page->queue().current()->face.suggestion);
        const FaceId first = m_page->face();
        press(Qt::Key_Return);
        const FaceId second = m_page->face();
        QVERIFY(second != first);
        press(Qt::Key_Return);
        QCOMPARE(m_page->face(), second);
        QTRY_COMPARE(m_desk->face(first).state, FaceState::Named);
        m_desk->settle();
        QVERIFY(m_desk->face(second).state != FaceState::Named);
        takeBack(1);
    }

    void aHeldKeyDoesNotRunThroughTheQueue() {
        open();
        const FaceId first = m_page->face();
        QKeyEvent held(QEvent::KeyPress, Qt::Key_B, Qt::NoModifier, QStringLiteral("b"), true);
        QCoreApplication::sendEvent(m_page, &held);
        QCOMPARE(m_page->face(), first);
    }

    void noAsksAgainWithoutThatPerson() {
        open();
        const FaceId face = m_page->face();
        QVERIFY(m_desk->picture(QStringLiteral("page-review-early")).isEmpty());
        press(Qt::Key_Delete);
        QCOMPARE(m_page->face(), face);
        QVERIFY(!m_page->queue().current()->face.suggestion);
        QTRY_VERIFY(!m_desk->face(face).suggestion);
        waitUntilSeen();
        press(Qt::Key_U);
        QTRY_VERIFY(m_page->queue().current()->face.suggestion);
        QTRY_VERIFY(m_desk->face(face).suggestion);
    }

    void undoBringsTheFaceBack() {
        open();
        const FaceId face = m_page->face();
        press(Qt::Key_X);
        QVERIFY(m_page->face() != face);
        QTRY_COMPARE(m_desk->face(face).state, FaceState::NotAFace);
        press(Qt::Key_U);
        QTRY_COMPARE(m_page->face(), face);
        QCOMPARE(m_desk->face(face).state, FaceState::Unnamed);
    }

    void aTypedNameIsGivenAndSkippingAnswersNothing() {
        open();
        const FaceId skipped = m_page->face();
        press(Qt::Key_S);
        waitUntilSeen();
        const FaceId face = m_page->face();
        QVERIFY(face != skipped);
        QTest::keyClick(m_page, 'A', Qt::ShiftModifier);
        QTRY_COMPARE(QApplication::focusWidget(), m_page->nameField()->edit());
        QTest::keyClicks(m_page->nameField()->edit(), QStringLiteral("nna"));
        QTRY_VERIFY(m_page->nameField()->choices()->isVisible());
        press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->face(face).state, FaceState::Named);
        QCOMPARE(*m_desk->face(face).person, m_anna.id);
        QVERIFY(m_desk->face(skipped).state != FaceState::Named);
        takeBack(1);
    }

    void aPossibleFaceCanBeOne() {
        const PhotoId photo = m_desk->photo(QStringLiteral("0008"));
        FaceFilter filter;
        filter.photo = photo;
        open(filter);
        // F is for possible faces only and does nothing here.
        const FaceId sure = m_page->face();
        press(Qt::Key_F);
        QCOMPARE(m_page->face(), sure);

        const QList<FaceId> drawn = drawBoxes(QStringLiteral("0008"), 2);
        for (const FaceId& face : drawn)
            leaveAs(face, FaceState::Possible, {});
        m_page->show(filter);
        QTRY_VERIFY(test::buttonNamed(m_page, QStringLiteral("Possible faces 2")) != nullptr);
        test::buttonNamed(m_page, QStringLiteral("Possible faces 2"))->click();
        QVERIFY(drawn.contains(m_page->face()));
        waitUntilSeen();
        QVERIFY(says(QStringLiteral("Is this a face?")));
        QVERIFY(m_desk->picture(QStringLiteral("page-review-possible")).isEmpty());
        const QString cut = m_desk->largePicture(QStringLiteral("page-review-possible"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        // A photo with an unanswered one is not resolved.
        QVERIFY(m_desk->services().clearance.of(photo, m_desk->workspace->purpose())->state ==
                ClearanceState::Unresolved);
        // Enter: it is one, and now whose it is.
        const FaceId first = m_page->face();
        press(Qt::Key_Return);
        QCOMPARE(m_page->face(), first);
        QVERIFY(says(QStringLiteral("Who is this?")));
        QTRY_COMPARE(m_desk->face(first).state, FaceState::Unnamed);
        waitUntilSeen();
        press(Qt::Key_S);
        // Delete: it is none.
        QCOMPARE(m_page->queue().position(), 2);
        m_page->show(filter);
        QTRY_COMPARE(m_page->queue().position(), 1);
        QTRY_VERIFY(test::buttonNamed(m_page, QStringLiteral("Possible faces 1")) != nullptr);
        test::buttonNamed(m_page, QStringLiteral("Possible faces 1"))->click();
        const FaceId second = m_page->face();
        QVERIFY(second != first && drawn.contains(second));
        waitUntilSeen();
        press(Qt::Key_Delete);
        QTRY_COMPARE(m_desk->face(second).state, FaceState::NotAFace);
        m_desk->settle();
        removeBoxes(drawn);
    }

    void thirtyDecisionsAMinuteWithoutWaitingForTheDisk() {
        const QList<FaceId> drawn = drawBoxes(QStringLiteral("0006"), 34);
        FaceFilter filter;
        filter.photo = m_desk->photo(QStringLiteral("0006"));
        open(filter);
        m_desk->settle();
        // Something else writes and does not end: what was fetched ahead is answered all the same.
        std::promise<void> begun, mayEnd;
        std::thread slow([&] {
            (void)m_desk->services().session->catalog().write([&](Connection&, ConnectionSet&) -> Status {
                begun.set_value();
                mayEnd.get_future().wait();
                return {};
            });
        });
        begun.get_future().wait();
        const int before = openFaces();
        for (int i = 0; i < 4; ++i) {
            waitUntilSeen();
            press(Qt::Key_B);
        }
        QCOMPARE(m_page->queue().position(), 5);
        QCOMPARE(openFaces(), before);
        mayEnd.set_value();
        slow.join();
        QElapsedTimer time;
        time.start();
        for (int i = 0; i < 30; ++i) {
            waitUntilSeen();
            press(i % 3 == 0 ? Qt::Key_B : i % 3 == 1 ? Qt::Key_X : Qt::Key_S);
        }
        QVERIFY2(time.elapsed() < 60'000, qPrintable(QString::number(time.elapsed())));
        if (qEnvironmentVariableIsSet("BK_MEASURE")) qInfo("30 decisions in %lld ms", time.elapsed());
        QVERIFY(m_page->face().isNull());
        QTRY_COMPARE(openFaces(), before - 24);
        QVERIFY(says(QStringLiteral("10 face")));
        removeBoxes(drawn);
    }

    void thePlaceIsKeptWhenThePageIsLeftAndMadeAnew() {
        const QList<FaceId> drawn = drawBoxes(QStringLiteral("0006"), 4);
        FaceFilter filter;
        filter.photo = m_desk->photo(QStringLiteral("0006"));
        open(filter);
        press(Qt::Key_S);
        const FaceId there = m_page->face();
        waitUntilSeen();
        m_page->hide();
        QVERIFY(m_desk->services().faces.bystander(drawn.last(), {}));
        m_page->QWidget::show();
        m_page->activate();
        m_desk->settle();
        QCOMPARE(m_page->face(), there);
        QCOMPARE(m_page->closeUp()->painted(), there);
        QCOMPARE(m_page->queue().skipped(), 1);
        QVERIFY(m_page->queue().ahead(1) != nullptr);
        QVERIFY(m_page->queue().ahead(2) == nullptr);

        m_page = new ReviewPage(*m_desk->workspace);
        m_desk->showPage(m_page);
        m_page->show(filter);
        m_page->startAt(there);
        QTRY_COMPARE(m_page->face(), there);
        removeBoxes(drawn);
    }

    void nobodyIsNamedTwiceOnAPhotoUnasked() {
        const QList<FaceId> drawn = drawBoxes(QStringLiteral("0006"), 2);
        QVERIFY(m_desk->services().faces.name(drawn.first(), m_anna.id));
        FaceFilter filter;
        filter.photo = m_desk->photo(QStringLiteral("0006"));
        leaveAs(drawn.last(), FaceState::Unnamed, Suggestion{m_anna.id, 0.7});
        open(filter);
        QTRY_VERIFY(says(QStringLiteral("already named on another face")));
        press(Qt::Key_Return);
        QVERIFY(says(QStringLiteral("Enter names both")));
        QVERIFY(m_desk->picture(QStringLiteral("page-review-twice")).isEmpty());
        const QString cut = m_desk->largePicture(QStringLiteral("page-review-twice"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        QCOMPARE(m_page->face(), drawn.last());
        press(Qt::Key_Escape);
        QVERIFY(!says(QStringLiteral("Enter names both")));
        QVERIFY(!m_desk->face(drawn.last()).person);
        waitUntilSeen();
        press(Qt::Key_Return);
        press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->face(drawn.last()).person, std::optional(m_anna.id));
        m_desk->settle();
        removeBoxes(drawn);
    }

    void whereNobodyAsksAboutANameGivenTwiceItIsSaid() {
        const QList<FaceId> drawn = drawBoxes(QStringLiteral("0006"), 2);
        QVERIFY(m_desk->services().faces.name(drawn.first(), m_anna.id));
        FaceDecider alone(*m_desk->workspace);
        QSignalSpy told(m_desk->workspace.get(), &Workspace::message);
        QSignalSpy refused(&alone, &FaceDecider::refused);
        alone.name(drawn.last(), m_anna.id, m_anna.name);
        QTRY_COMPARE(refused.count(), 1);
        QCOMPARE(refused.first().first().value<FaceId>(), drawn.last());
        QVERIFY(told.first().first().toString().contains(QStringLiteral("already named on another face")));
        QVERIFY(!m_desk->face(drawn.last()).person);
        alone.name(drawn.last(), m_anna.id, m_anna.name, FaceDecider::Twice::Allow);
        QTRY_COMPARE(m_desk->face(drawn.last()).person, std::optional(m_anna.id));
        // A batch passes over what is gone, and says so.
        QSignalSpy all(&alone, &FaceDecider::decidedAll);
        QVERIFY(m_desk->services().faces.remove(drawn.first()));
        alone.answerAll({{drawn.first(), FaceAnswer::Kind::NotAFace}}, {}, {});
        QTRY_COMPARE(all.count(), 1);
        QCOMPARE(all.first().first().toInt(), 0);
        QVERIFY(told.last().first().toString().contains(QStringLiteral("Passed over")));
        removeBoxes({drawn.last()});
    }

    void theEndSaysSo() {
        (void)suggestMei({0.9, 0.6, 0.3});
        FaceFilter filter;
        filter.suggested = true;
        QSignalSpy ready(m_page, &Page::ready);
        m_page->show(filter);
        QVERIFY(ready.wait(test::patience));
        QVERIFY(m_desk->picture(QStringLiteral("page-review")).isEmpty());
        const QString cut = m_desk->largePicture(QStringLiteral("page-review"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        while (!m_page->face().isNull()) {
            waitUntilSeen();
            press(Qt::Key_Return); // the second one on a photo is asked for twice
        }
        QTRY_VERIFY(m_desk->services().faces.faces(filter)->isEmpty());
        // Others wait: it is not said that all are answered, and they are a click away.
        QVERIFY(says(QStringLiteral("These faces are answered")));
        QVERIFY(m_desk->picture(QStringLiteral("page-review-end")).isEmpty());
        auto* more = m_page->findChild<EmptyState*>()->findChild<QPushButton*>();
        QCOMPARE(more->text(), QStringLiteral("Show all faces"));
        more->click();
        QTRY_VERIFY(!m_page->face().isNull());
    }

    void suggestionsAreRenewedOnlyWhereTheyAreAllowed() {
        QSignalSpy started(m_desk->workspace.get(), &Workspace::jobStarted);
        QSignalSpy ended(m_desk->workspace.get(), &Workspace::jobEnded);
        renewSuggestions(*m_desk->workspace);
        QVERIFY(ended.wait(test::patience));
        QCOMPARE(started.count(), 1);
        QSignalSpy told(m_desk->workspace.get(), &Workspace::message);
        // Nothing is new the second time.
        renewSuggestions(*m_desk->workspace);
        QVERIFY(ended.wait(test::patience));
        QCOMPARE(told.count(), 0);
        // Where recognition is off, nothing is compared.
        CollectionChange off;
        off.recognition = false;
        QVERIFY(m_desk->services().collections.set(QStringLiteral("Open day"), off));
        renewSuggestions(*m_desk->workspace);
        bool asked = false;
        m_desk->workspace->ask(
            m_page, [](Services& services) { return services.collections.list(); },
            [&asked](const Result<QList<Collection>>&) { asked = true; });
        QTRY_VERIFY(asked);
        QCOMPARE(started.count(), 2);
    }
};

BK_UI_TEST_MAIN(ReviewTest)
#include "ReviewTest.moc"
