#include "tests/ui/PageSupport.h"
#include "ui/people/PersonField.h"
#include "ui/viewer/FaceDrag.h"
#include "ui/viewer/FaceRow.h"
#include "ui/viewer/PersonTarget.h"
#include "ui/viewer/PhotoCanvas.h"
#include "ui/viewer/ViewerPage.h"
#include "ui/viewer/ViewerPanel.h"

#include <QDeadlineTimer>
#include <QDropEvent>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>

using namespace bk;
using namespace bk::ui;

/// Looking at one photo and answering its faces with keys, mouse and buttons.
class ViewerTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    ViewerPage* m_page = nullptr;
    Person m_mei;
    Person m_anna;

    void open(const QString& scene) {
        const QList<PhotoId> order{
            m_desk->photo(QStringLiteral("0008")), m_desk->photo(QStringLiteral("0018")),
            m_desk->photo(QStringLiteral("0006")), m_desk->photo(QStringLiteral("0044"))};
        QSignalSpy ready(m_page, &Page::ready);
        m_page->show(m_desk->photo(scene), order);
        QVERIFY(ready.wait(test::patience));
        QTRY_VERIFY(m_page->canvas()->painted());
        m_page->canvas()->setFocus();
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QWidget* target = QApplication::focusWidget();
        QVERIFY(target != nullptr);
        QTest::keyClick(target, key, modifiers);
    }

    /// What the page offers to take back at the bottom of the window.
    std::function<void()> m_undo;
    void watchUndo() {
        m_undo = {};
        connect(m_desk->workspace.get(), &Workspace::message, m_page,
                [this](const QString&, const std::function<void()>& way) { m_undo = way; });
    }
    void undo() {
        QTRY_VERIFY(m_undo);
        std::exchange(m_undo, {})();
    }

    bool says(const QString& words) const {
        const auto labels = m_page->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words);
        });
    }

    /// A face dropped onto the person of this name in the panel.
    void drop(const FaceId& face, const QString& name) {
        for (PersonTarget* target : m_page->findChildren<PersonTarget*>()) {
            if (target->name() != name || !target->isVisible()) continue;
            const auto data = faceToDrag(face);
            QDragEnterEvent enter(target->rect().center(), Qt::LinkAction, data.get(), Qt::LeftButton, {});
            QApplication::sendEvent(target, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent dropped(QPointF(target->rect().center()), Qt::LinkAction, data.get(), Qt::LeftButton,
                               {});
            QApplication::sendEvent(target, &dropped);
            return;
        }
        QFAIL("nobody to drop a face on");
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0006"), QStringLiteral("0008"),
                                                              QStringLiteral("0018"), QStringLiteral("0038"),
                                                              QStringLiteral("0044")});
        m_mei = m_desk->addPerson(QStringLiteral("Mei-Lin Chen"));
        m_anna = m_desk->addPerson(QStringLiteral("Anna Kowalska"));
        m_desk->keep(
            m_mei, test::PageDesk::record(m_mei, {QStringLiteral("website"), QStringLiteral("recognition")}));
        m_desk->keep(m_anna, test::PageDesk::record(m_anna, {}, {QStringLiteral("website")}));
        // Faces of one person on two photos: enough to suggest them on a third.
        for (const char* scene : {"0018", "0038"})
            for (const FaceView& view : m_desk->faces(QString::fromLatin1(scene)))
                QVERIFY(m_desk->services().faces.name(view.face.id, m_mei.id));
        m_desk->scan();
    }

    void init() {
        m_page = new ViewerPage(*m_desk->workspace);
        m_desk->showPage(m_page);
    }

    void cleanup() { m_desk->window.reset(); }

    void arrowsGoToTheNeighboursAndNoFurther() {
        open(QStringLiteral("0008"));
        press(Qt::Key_Left);
        QCOMPARE(m_page->photo(), m_desk->photo(QStringLiteral("0008")));
        press(Qt::Key_Right);
        QCOMPARE(m_page->photo(), m_desk->photo(QStringLiteral("0018")));
        QTRY_VERIFY(m_page->canvas()->painted());
        press(Qt::Key_Left);
        QCOMPARE(m_page->photo(), m_desk->photo(QStringLiteral("0008")));
    }

    void keysZoomHideBoxesAndThePanelAndGoBack() {
        open(QStringLiteral("0008"));
        QVERIFY(m_page->canvas()->isFitted());
        press(Qt::Key_Z);
        QVERIFY(!m_page->canvas()->isFitted());
        QCOMPARE(m_page->canvas()->zoom(), 1.0);
        press(Qt::Key_Z);
        QVERIFY(m_page->canvas()->isFitted());
        press(Qt::Key_F);
        QVERIFY(!m_page->canvas()->boxesShown());
        press(Qt::Key_F);
        QVERIFY(m_page->canvas()->boxesShown());
        press(Qt::Key_I);
        QVERIFY(!m_page->panel()->isVisible());
        press(Qt::Key_I);
        QVERIFY(m_page->panel()->isVisible());
        QSignalSpy closed(m_page, &ViewerPage::closed);
        press(Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }

    void enterTakesTheSuggestionAndUndoTakesItBack() {
        FaceId suggested;
        for (const FaceView& view : m_desk->faces(QStringLiteral("0008")))
            if (view.face.suggestion) suggested = view.face.id;
        QVERIFY2(!suggested.isNull(), "the example holds no suggestion");
        open(QStringLiteral("0008"));
        while (m_page->selectedFace() != suggested)
            press(Qt::Key_N);
        std::function<void()> undo;
        connect(m_desk->workspace.get(), &Workspace::message, m_page,
                [&](const QString&, const std::function<void()>& way) { undo = way; });
        press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->face(suggested).state, FaceState::Named);
        QCOMPARE(*m_desk->face(suggested).person, m_mei.id);
        QTRY_VERIFY(undo);
        undo();
        QTRY_COMPARE(m_desk->face(suggested).state, FaceState::Unnamed);
        QVERIFY(m_desk->face(suggested).suggestion);
    }

    void deleteRejectsForGood() {
        FaceId suggested;
        for (const FaceView& view : m_desk->faces(QStringLiteral("0008")))
            if (view.face.suggestion) suggested = view.face.id;
        open(QStringLiteral("0008"));
        while (m_page->selectedFace() != suggested)
            press(Qt::Key_N);
        QVERIFY(m_desk->picture(QStringLiteral("page-viewer-suggestion")).isEmpty());
        press(Qt::Key_Delete);
        QTRY_VERIFY(!m_desk->face(suggested).suggestion);
        m_desk->scan();
        QVERIFY(!m_desk->face(suggested).suggestion);
        QVERIFY(m_desk->services().faces.undo());
        m_desk->scan();
    }

    void keysMarkBystandersAndWhatIsNoFace() {
        const FaceId id = m_desk->faces(QStringLiteral("0044")).first().face.id;
        open(QStringLiteral("0044"));
        press(Qt::Key_B);
        m_desk->settle();
        QCOMPARE(m_desk->face(id).state, FaceState::Unnamed); // nothing is chosen yet
        press(Qt::Key_N);
        QCOMPARE(m_page->selectedFace(), id);
        press(Qt::Key_B);
        QTRY_COMPARE(m_desk->face(id).state, FaceState::Bystander);
        press(Qt::Key_X);
        QTRY_COMPARE(m_desk->face(id).state, FaceState::NotAFace);
        QVERIFY(m_desk->services().faces.unname(id));
    }

    void aNameBeginsWithACapitalAndDecidesNothing() {
        const FaceId id = m_desk->faces(QStringLiteral("0044")).first().face.id;
        open(QStringLiteral("0044"));
        press(Qt::Key_N);
        PersonField* field = m_page->panel()->nameField();
        QTest::keyClick(m_page->canvas(), 'B', Qt::ShiftModifier);
        QTRY_COMPARE(QApplication::focusWidget(), field->edit());
        QCOMPARE(field->edit()->text(), QStringLiteral("B"));
        QCOMPARE(m_desk->face(id).state, FaceState::Unnamed);
        field->edit()->clear();
        QTest::keyClicks(field->edit(), QStringLiteral("kowal"));
        QTRY_VERIFY(field->choices()->isVisible());
        QTRY_COMPARE(field->choices()->item(0)->text(), QStringLiteral("Anna Kowalska"));
        QVERIFY(m_desk->picture(QStringLiteral("page-viewer-naming")).isEmpty());
        press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->face(id).state, FaceState::Named);
        QCOMPARE(*m_desk->face(id).person, m_anna.id);
        QTRY_COMPARE(QApplication::focusWidget(), m_page->canvas());
        QVERIFY(m_desk->services().faces.unname(id));
    }

    void anUnknownNameOffersToAddThePerson() {
        const FaceId id = m_desk->faces(QStringLiteral("0044")).first().face.id;
        open(QStringLiteral("0044"));
        press(Qt::Key_N);
        press(Qt::Key_Return);
        PersonField* field = m_page->panel()->nameField();
        QTRY_COMPARE(QApplication::focusWidget(), field->edit());
        QTest::keyClicks(field->edit(), QStringLiteral("Zoe Brand"));
        QTRY_VERIFY(field->choices()->isVisible());
        QCOMPARE(field->choices()->item(0)->text(), QStringLiteral("Add person “Zoe Brand”"));
        press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->face(id).state, FaceState::Named);
        const auto zoe = m_desk->services().persons.find(QStringLiteral("Zoe Brand"));
        QVERIFY(zoe);
        QCOMPARE(*m_desk->face(id).person, *zoe);
        QVERIFY(m_desk->services().faces.unname(id));
    }

    void draggingWithControlDrawsABoxInPixelsOfTheOriginal() {
        open(QStringLiteral("0006"));
        PhotoCanvas* canvas = m_page->canvas();
        const QRectF wanted(200, 150, 120, 160);
        const QRectF place = canvas->placeOf(wanted);
        QTest::mousePress(canvas, Qt::LeftButton, Qt::ControlModifier, place.topLeft().toPoint());
        // QTest::mouseMove does not carry modifiers; the drag knows that it draws.
        QTest::mouseMove(canvas, place.center().toPoint());
        QTest::mouseRelease(canvas, Qt::LeftButton, Qt::ControlModifier, place.bottomRight().toPoint());
        QTRY_COMPARE(m_desk->faces(QStringLiteral("0006")).size(), 1);
        const Face drawn = m_desk->faces(QStringLiteral("0006")).first().face;
        QVERIFY(qAbs(drawn.box.x() - wanted.x()) < 3 && qAbs(drawn.box.y() - wanted.y()) < 3);
        QVERIFY(qAbs(drawn.box.width() - wanted.width()) < 4 &&
                qAbs(drawn.box.height() - wanted.height()) < 4);
        QCOMPARE(drawn.origin, FaceOrigin::Manual);
        QTRY_COMPARE(m_page->selectedFace(), drawn.id);
    }

    void aBoxCanBePlacedByKeysAlone() {
        const qsizetype before = m_desk->faces(QStringLiteral("0006")).size();
        open(QStringLiteral("0006"));
        press(Qt::Key_Insert);
        press(Qt::Key_Escape); // gives the box up, not the page
        press(Qt::Key_Insert);
        for (int i = 0; i < 20; ++i)
            press(Qt::Key_Right);
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_B); // decides nothing now
        press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->faces(QStringLiteral("0006")).size(), before + 1);
        const QRectF box = m_desk->faces(QStringLiteral("0006")).last().face.box;
        QVERIFY(box.center().x() > 960 / 2 + 100);
    }

    void aBoxDrawnByHandIsMovedAndResizedAndTakenBack() {
        const QRectF box(300, 200, 120, 160);
        const FaceId id = test::PageDesk::must(
            m_desk->services().faces.add(m_desk->photo(QStringLiteral("0006")), box, std::nullopt));
        open(QStringLiteral("0006"));
        watchUndo();
        PhotoCanvas* canvas = m_page->canvas();
        QTest::mouseClick(canvas, Qt::LeftButton, Qt::NoModifier, canvas->placeOf(box).center().toPoint());
        QCOMPARE(m_page->selectedFace(), id);
        const auto drag = [&](const QPointF& from, const QPointF& by) {
            QTest::mousePress(canvas, Qt::LeftButton, Qt::NoModifier, from.toPoint());
            QTest::mouseMove(canvas, (from + by / 2).toPoint());
            QTest::mouseMove(canvas, (from + by).toPoint());
            QTest::mouseRelease(canvas, Qt::LeftButton, Qt::NoModifier, (from + by).toPoint());
        };
        const auto boxNow = [&] { return m_desk->face(id).box; };
        const double scale = canvas->placeOf(box).width() / box.width();
        drag(canvas->placeOf(box).center(), QPointF(60, 30) * scale);
        QTRY_VERIFY(qAbs(boxNow().x() - 360) < 3 && qAbs(boxNow().y() - 230) < 3);
        QVERIFY(qAbs(boxNow().width() - 120) < 0.01);
        undo();
        QTRY_COMPARE(boxNow(), box);
        QTRY_COMPARE(canvas->placeOf(box).isValid(), true);
        m_desk->settle();
        drag(canvas->placeOf(box).bottomRight(), QPointF(40, 20) * scale);
        QTRY_VERIFY(qAbs(boxNow().width() - 160) < 3 && qAbs(boxNow().height() - 180) < 3);
        QCOMPARE(boxNow().topLeft(), box.topLeft());
        QVERIFY(m_desk->picture(QStringLiteral("page-viewer-box")).isEmpty());
        const QString cut = m_desk->largePicture(QStringLiteral("page-viewer-box"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        undo();
        QTRY_COMPARE(boxNow(), box);
        m_desk->settle();
        // Esc in the middle gives up.
        const QPointF from = canvas->placeOf(box).center();
        QTest::mousePress(canvas, Qt::LeftButton, Qt::NoModifier, from.toPoint());
        QTest::mouseMove(canvas, (from + QPointF(50, 50)).toPoint());
        press(Qt::Key_Escape);
        QTest::mouseRelease(canvas, Qt::LeftButton, Qt::NoModifier, (from + QPointF(50, 50)).toPoint());
        m_desk->settle();
        QCOMPARE(boxNow(), box);
        QVERIFY(!m_undo);
        // Keys: M, arrows, Shift and arrows, Enter.
        press(Qt::Key_M);
        press(Qt::Key_Left);
        press(Qt::Key_Right, Qt::ShiftModifier);
        press(Qt::Key_Return);
        QTRY_VERIFY(boxNow().x() < box.x() && boxNow().width() > box.width());
        undo();
        QTRY_COMPARE(boxNow(), box);
        m_desk->settle();
        press(Qt::Key_M);
        press(Qt::Key_Left);
        press(Qt::Key_Escape);
        m_desk->settle();
        QCOMPARE(boxNow(), box);
        // Delete removes it, and that is taken back too.
        const qsizetype before = m_desk->faces(QStringLiteral("0006")).size();
        press(Qt::Key_Delete);
        QTRY_COMPARE(m_desk->faces(QStringLiteral("0006")).size(), before - 1);
        undo();
        QTRY_COMPARE(m_desk->faces(QStringLiteral("0006")).size(), before);
        QCOMPARE(boxNow(), box);
        QVERIFY(m_desk->services().faces.remove(id));
    }

    void aBoxThatWasFoundStaysWhereItIs() {
        const FaceView face = m_desk->faces(QStringLiteral("0008")).first();
        open(QStringLiteral("0008"));
        PhotoCanvas* canvas = m_page->canvas();
        const QPoint middle = canvas->placeOf(face.face.box).center().toPoint();
        QTest::mouseClick(canvas, Qt::LeftButton, Qt::NoModifier, middle);
        QTest::mousePress(canvas, Qt::LeftButton, Qt::NoModifier, middle);
        QTest::mouseMove(canvas, middle + QPoint(40, 0));
        QTest::mouseRelease(canvas, Qt::LeftButton, Qt::NoModifier, middle + QPoint(40, 0));
        m_desk->settle();
        QCOMPARE(m_desk->face(face.face.id).box, face.face.box);
    }

    void nobodyIsNamedTwiceOnAPhotoUnasked() {
        const auto views = m_desk->faces(QStringLiteral("0008"));
        QVERIFY(views.size() >= 2);
        const FaceId one = views[0].face.id, other = views[1].face.id;
        QVERIFY(m_desk->services().faces.name(one, m_anna.id));
        open(QStringLiteral("0008"));
        const auto give = [&] {
            QTest::mouseClick(m_page->canvas(), Qt::LeftButton, Qt::NoModifier,
                              m_page->canvas()->placeOf(views[1].face.box).center().toPoint());
            QTRY_COMPARE(m_page->selectedFace(), other);
            drop(other, QStringLiteral("Anna Kowalska"));
            QTRY_VERIFY(says(QStringLiteral("already named on another face")));
            QVERIFY(!m_desk->face(other).person);
        };
        give();
        QVERIFY(m_desk->picture(QStringLiteral("page-viewer-twice")).isEmpty());
        press(Qt::Key_Escape);
        QVERIFY(!says(QStringLiteral("already named on another face")));
        give();
        press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->face(other).person, std::optional(m_anna.id));
        QVERIFY(m_desk->services().faces.undo());
        QVERIFY(m_desk->services().faces.undo());
    }

    void aFaceIsDroppedOnAPerson() {
        const FaceId id = m_desk->faces(QStringLiteral("0044")).first().face.id;
        // Mei-Lin was seen on the photo before.
        open(QStringLiteral("0018"));
        open(QStringLiteral("0044"));
        watchUndo();
        drop(id, QStringLiteral("Mei-Lin Chen"));
        QTRY_COMPARE(m_desk->face(id).person, std::optional(m_mei.id));
        undo();
        QTRY_VERIFY(!m_desk->face(id).person);
        // On somebody who is also shown without a box.
        const PhotoId photo = m_desk->photo(QStringLiteral("0044"));
        QVERIFY(m_desk->services().photos.addPerson(photo, m_anna.id));
        QTRY_VERIFY(test::buttonNamed(m_page, QStringLiteral("Open the page of Anna Kowalska")) != nullptr);
        drop(id, QStringLiteral("Anna Kowalska"));
        QTRY_COMPARE(m_desk->face(id).person, std::optional(m_anna.id));
        undo();
        QTRY_VERIFY(!m_desk->face(id).person);
        QVERIFY(m_desk->services().photos.removePerson(photo, m_anna.id));
    }

    void aFaceStandsForItsPerson() {
        const FaceId id = m_desk->faces(QStringLiteral("0044")).first().face.id;
        QVERIFY(m_desk->services().faces.name(id, m_anna.id));
        const FaceId before = m_desk->services().persons.summary(m_anna.id)->cover;
        open(QStringLiteral("0044"));
        watchUndo();
        const auto offer = [&] {
            return test::buttonNamed(m_page, QStringLiteral("This face stands for Anna Kowalska"));
        };
        Q_EMIT m_page->canvas()->faceClicked(id);
        QTRY_VERIFY(offer() != nullptr);
        offer()->click();
        const auto chosen = [&] { return m_desk->services().persons.summary(m_anna.id)->cover; };
        QTRY_COMPARE(chosen(), id);
        QTRY_VERIFY(m_undo);
        undo();
        QTRY_COMPARE(chosen(), before);
        QVERIFY(m_desk->services().faces.unname(id));
    }

    void enlargedTheOriginalIsShown() {
        QImage large(3200, 2400, QImage::Format_RGB32);
        for (int y = 0; y < large.height(); ++y)
            for (int x = 0; x < large.width(); ++x)
                large.setPixel(x, y, (x + y) % 2 ? qRgb(200, 200, 200) : qRgb(90, 90, 90));
        const QString file = m_desk->path(QStringLiteral("large.png"));
        QVERIFY(large.save(file));
        QVERIFY(
            m_desk->services().imports.import({FilePath::fromString(file)}, QStringLiteral("Open day"), {}));
        const PhotoId photo =
            test::PageDesk::must(m_desk->services().photos.findByPath(FilePath::fromString(file)));
        const auto show = [&] {
            QSignalSpy ready(m_page, &Page::ready);
            m_page->show(photo, {photo});
            QVERIFY(ready.wait(test::patience));
            QTRY_VERIFY(m_page->canvas()->painted());
        };
        show();
        m_desk->settle();
        QVERIFY(!m_page->canvas()->hasOriginal());
        press(Qt::Key_Z);
        QTRY_VERIFY(m_page->canvas()->hasOriginal());
        QVERIFY(!says(QStringLiteral("preview")));
        // Single pixels are told apart.
        const QImage seen = m_page->canvas()->grab().toImage();
        const QPoint middle = seen.rect().center();
        QVERIFY(qAbs(qGray(seen.pixel(middle)) - qGray(seen.pixel(middle + QPoint(1, 0)))) > 60);
        // Where it is gone, the preview and a word.
        QVERIFY(QFile::remove(file));
        m_page = new ViewerPage(*m_desk->workspace);
        m_desk->showPage(m_page);
        show();
        m_page->canvas()->setFocus();
        press(Qt::Key_Z);
        QTRY_VERIFY(says(QStringLiteral("The original was not found: this is the preview")));
        QVERIFY(!m_page->canvas()->hasOriginal());
        QVERIFY(m_desk->picture(QStringLiteral("page-viewer-without-original")).isEmpty());
    }

    void aClickTakesTheFaceUnderIt() {
        const FaceView face = m_desk->faces(QStringLiteral("0008")).at(1);
        open(QStringLiteral("0008"));
        const QPoint middle = m_page->canvas()->placeOf(face.face.box).center().toPoint();
        QTest::mouseClick(m_page->canvas(), Qt::LeftButton, Qt::NoModifier, middle);
        QCOMPARE(m_page->selectedFace(), face.face.id);
    }

    void alsoShownIsKeptAndTakenBack() {
        open(QStringLiteral("0006"));
        PersonField* field = m_page->panel()->shownField();
        field->begin(QStringLiteral("Anna K"));
        QTRY_VERIFY(field->choices()->isVisible());
        press(Qt::Key_Return);
        const PhotoId photo = m_desk->photo(QStringLiteral("0006"));
        QTRY_COMPARE(m_desk->services().photos.alsoShown(photo)->size(), 1);
        QTRY_VERIFY(test::buttonNamed(m_page, QStringLiteral("Anna Kowalska is not shown after all")) !=
                    nullptr);
        test::buttonNamed(m_page, QStringLiteral("Anna Kowalska is not shown after all"))->click();
        QTRY_VERIFY(m_desk->services().photos.alsoShown(photo)->isEmpty());
    }

    /// Of a crowd, the rows come a few at a time; those that say the same as before stay.
    void rowsOfACrowdComeByAndBy() {
        QList<FaceId> drawn;
        for (int i = 0; i < 40; ++i)
            drawn << test::PageDesk::must(m_desk->services().faces.add(
                m_desk->photo(QStringLiteral("0044")), QRectF(4 + 24 * (i % 20), 4 + 30 * (i / 20), 20, 24),
                std::nullopt));
        const auto rows = [this] {
            QList<FaceRow*> shown;
            for (FaceRow* row : m_page->findChildren<FaceRow*>())
                if (row->isVisible()) shown << row;
            std::sort(shown.begin(), shown.end(),
                      [](const FaceRow* a, const FaceRow* b) { return a->y() < b->y(); });
            return shown;
        };
        QSignalSpy ready(m_page, &Page::ready);
        m_page->show(m_desk->photo(QStringLiteral("0044")), {});
        // Turn by turn, for a wait would let several pass.
        const QDeadlineTimer deadline(test::patience);
        while (rows().isEmpty() && !deadline.hasExpired())
            QCoreApplication::processEvents();
        QVERIFY(!rows().isEmpty());
        QVERIFY(rows().size() < 20);
        QVERIFY(ready.wait(test::patience));
        const QList<FaceRow*> before = rows();
        QList<FaceId> order;
        for (const FaceView& view : m_desk->faces(QStringLiteral("0044")))
            order << view.face.id;
        QCOMPARE(before.size(), order.size());
        for (int i = 0; i < before.size(); ++i) {
            QVERIFY(order.contains(before.at(i)->face()));
            if (i > 0) QVERIFY(before.at(i)->y() >= before.at(i - 1)->geometry().bottom());
        }

        m_page->setFocus();
        QTest::keyClick(m_page, Qt::Key_N);
        const FaceId chosen = m_page->selectedFace();
        QVERIFY(!chosen.isNull());
        const QList<FaceRow*> after = rows();
        QCOMPARE(after.size(), before.size());
        for (int i = 0; i < before.size(); ++i)
            QCOMPARE(after.at(i) == before.at(i), after.at(i)->face() != chosen);
        QCOMPARE(m_desk->picture(QStringLiteral("page-viewer-crowd")), QString());
        for (const FaceId& face : std::as_const(drawn))
            QVERIFY(m_desk->services().faces.remove(face));
    }

    void aDecisionElsewhereIsSeenHere() {
        const FaceView face = m_desk->faces(QStringLiteral("0008")).first();
        open(QStringLiteral("0008"));
        QVERIFY(m_desk->services().faces.name(face.face.id, m_anna.id));
        QTRY_VERIFY(m_page->canvas()->accessibleDescription().contains(QStringLiteral("Anna Kowalska")));
        QVERIFY(m_desk->picture(QStringLiteral("page-viewer")).isEmpty());
        const QString cut = m_desk->largePicture(QStringLiteral("page-viewer"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        QVERIFY(m_desk->services().faces.undo());
    }
};

BK_UI_TEST_MAIN(ViewerTest)
#include "ViewerTest.moc"
