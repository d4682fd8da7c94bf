#include "tests/ui/PageSupport.h"
#include "ui/library/ImportPanel.h"
#include "ui/people/PersonField.h"
#include "ui/review/FaceCloseUp.h"
#include "ui/review/FaceWords.h"
#include "ui/review/ReviewPage.h"

#include <QLineEdit>
#include <QListWidget>

using namespace bk;
using namespace bk::ui;

/// One key per decision, and none about a face that nobody has seen.
class ReviewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    ReviewPage* m_page = nullptr;
    Person m_mei;
    Person m_anna;

    void open(const FaceFilter& filter = {}) {
        m_page->show(filter);
        QTRY_VERIFY(!m_page->face().isNull());
        waitUntilSeen();
        m_page->setFocus();
    }

    void waitUntilSeen() { QTRY_COMPARE(m_page->closeUp()->painted(), m_page->face()); }

    void press(Qt::Key key) {
        QWidget* target = QApplication::focusWidget();
        QVERIFY(target != nullptr);
        QTest::keyClick(target, key);
    }

    /// The last COUNT decisions never were.
    void takeBack(int count) {
        for (int i = 0; i < count; ++i)
            QVERIFY(!test::PageDesk::must(m_desk->services().faces.undo()).isEmpty());
    }

    int openFaces() const {
        FaceFilter filter;
        filter.open = true;
        return static_cast<int>(test::PageDesk::must(m_desk->services().faces.faces(filter)).size());
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0000"), QStringLiteral("0008"),
                                                              QStringLiteral("0018"), QStringLiteral("0038"),
                                                              QStringLiteral("0044")});
        m_mei = m_desk->addPerson(QStringLiteral("Mei-Lin Chen"));
        m_anna = m_desk->addPerson(QStringLiteral("Anna Kowalska"));
        const QStringList all{QStringLiteral("website"), QStringLiteral("recognition")};
        m_desk->keep(m_mei, test::PageDesk::record(m_mei, all));
        m_desk->keep(m_anna, test::PageDesk::record(m_anna, all));
        for (const char* scene : {"0018", "0038"})
            for (const FaceView& view : m_desk->faces(QString::fromLatin1(scene)))
                QVERIFY(m_desk->services().faces.name(view.face.id, m_mei.id));
        for (const FaceView& view : m_desk->faces(QStringLiteral("0044")))
            QVERIFY(m_desk->services().faces.name(view.face.id, m_anna.id));
        m_desk->scan();
    }

    void init() {
        m_page = new ReviewPage(*m_desk->workspace);
        m_desk->showPage(m_page);
    }

    void cleanup() { m_desk->window.reset(); }

    void suggestionsComeFirstThenUnnamedThenPossible() {
        FaceView suggested, unnamed, possible, named;
        suggested.face.id = FaceId(QUuid::createUuid());
        suggested.face.suggestion = Suggestion{m_mei.id, 0.6};
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

    void scoresAreToldInWords() {
        QCOMPARE(scoreWords(0.65), QStringLiteral("very likely"));
        QCOMPARE(scoreWords(0.5), QStringLiteral("likely"));
        QCOMPARE(scoreWords(0.49), QStringLiteral("possible"));
    }

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
        // No weak detection on these photos: F is for possible faces only and does nothing here.
        const FaceId face = m_page->face();
        press(Qt::Key_F);
        QCOMPARE(m_page->face(), face);
    }

    void theEndSaysSo() {
        FaceFilter filter;
        filter.suggested = true;
        filter.suggestedAs = m_mei.id;
        QSignalSpy ready(m_page, &Page::ready);
        m_page->show(filter);
        QVERIFY(ready.wait(test::patience));
        QVERIFY(m_desk->picture(QStringLiteral("page-review")).isEmpty());
        const QString cut = m_desk->largePicture(QStringLiteral("page-review"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        while (!m_page->face().isNull()) {
            waitUntilSeen();
            press(Qt::Key_Return);
        }
        QTRY_VERIFY(m_desk->services().faces.faces(filter)->isEmpty());
        const auto labels = m_page->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text() == QStringLiteral("All faces are answered");
        }));
        QVERIFY(m_desk->picture(QStringLiteral("page-review-end")).isEmpty());
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
