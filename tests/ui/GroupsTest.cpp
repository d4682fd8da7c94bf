#include "core/services/FaceprintKeeper.h"
#include "core/store/Catalog.h"
#include "core/store/FaceStore.h"
#include "tests/support/NumberScan.h"
#include "tests/ui/PageSupport.h"
#include "ui/people/PersonField.h"
#include "ui/review/GroupChip.h"
#include "ui/review/GroupList.h"
#include "ui/review/GroupRequest.h"
#include "ui/review/GroupsPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"

#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QScopeGuard>
#include <QScrollBar>

using namespace bk;
using namespace bk::ui;

/// Unknown people in the window: made on request, answered by the group, forgotten when nobody looks.
class GroupsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    GroupsPage* m_page = nullptr;

    void show() {
        m_page = new GroupsPage(*m_desk->workspace);
        m_desk->showPage(m_page);
        waitReady([this] { m_page->activate(); });
    }
    void waitReady(const std::function<void()>& act) {
        QSignalSpy ready(m_page, &Page::ready);
        act();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
    }
    void findGroups() {
        waitReady([this] { m_page->request()->findButton()->click(); });
        QVERIFY(m_page->queue().group() != nullptr);
        QTRY_VERIFY(allSeen());
    }
    bool allSeen() const {
        return std::all_of(m_page->chips().begin(), m_page->chips().end(),
                           [](const GroupChip* chip) { return chip->seen(); });
    }
    static void press(Qt::Key key, const QString& text = {}) {
        QWidget* target = QApplication::focusWidget();
        QVERIFY(target != nullptr);
        if (text.isEmpty())
            QTest::keyClick(target, key);
        else
            QTest::keyClicks(target, text);
    }
    QSet<FaceId> current() const {
        QSet<FaceId> faces;
        for (const GroupedFace& face : *m_page->queue().group())
            faces << face.face;
        return faces;
    }
    int inState(const QSet<FaceId>& faces, FaceState state) const {
        return static_cast<int>(std::count_if(
            faces.begin(), faces.end(), [&](const FaceId& id) { return m_desk->face(id).state == state; }));
    }
    QString emptyWords() const {
        QStringList words;
        for (const QLabel* label : m_page->emptyState()->findChildren<QLabel*>())
            if (label->isVisible()) words << label->text();
        return words.join(QLatin1Char(' '));
    }
    void takeBack() { (void)test::PageDesk::must(m_desk->services().faces.undo()); }
    void setRecognition(bool on) {
        CollectionChange change;
        change.recognition = on;
        test::PageDesk::must(m_desk->services().collections.set(QStringLiteral("Open day"), change));
    }
    QList<test::NumberScan> numbers() const {
        QList<test::NumberScan> numbers;
        for (const char* scene : {"0011", "0018"}) {
            QList<Face> faces;
            for (const FaceView& view : m_desk->faces(QString::fromLatin1(scene)))
                faces << view.face;
            const auto made =
                test::PageDesk::must(FaceprintKeeper(*m_desk->services().session)
                                         .embed(m_desk->photo(QString::fromLatin1(scene)), faces));
            for (const Embedding& one : made)
                if (!one.empty()) numbers << test::NumberScan(one);
        }
        return numbers;
    }

private Q_SLOTS:
    void initTestCase() {
        QStringList scenes;
        for (const char* scene : {"0008", "0011", "0014", "0015", "0016", "0018", "0020", "0023", "0030",
                                  "0031", "0032", "0038", "0041", "0043", "0044"})
            scenes << QString::fromLatin1(scene);
        m_desk = std::make_unique<test::PageDesk>(scenes);
        m_desk->addPerson(QStringLiteral("Mei-Lin Chen"));
        m_desk->addPerson(QStringLiteral("Sofie van den Heuvel"));
        m_desk->addUser(QStringLiteral("Emma"), Role::Editor);
    }
    void cleanup() { m_desk->window.reset(); }
    void cleanupTestCase() { m_desk.reset(); }

    void itSaysWhatItDoesBeforeItIsAsked() {
        show();
        QVERIFY(m_page->queue().isEmpty());
        QVERIFY(m_page->request()->findButton()->isEnabled());
        QCOMPARE(m_desk->picture(QStringLiteral("groups-request")), QString());
        QCOMPARE(m_desk->largePicture(QStringLiteral("groups-request")), QString());
    }

    void groupsComeLargestFirst() {
        show();
        findGroups();
        QVERIFY(m_page->queue().groups().size() >= 3);
        for (qsizetype i = 1; i < m_page->queue().groups().size(); ++i)
            QVERIFY(m_page->queue().groups()[i - 1].size() >= m_page->queue().groups()[i].size());
        QCOMPARE(m_page->chips().size(), m_page->queue().group()->size());
        QVERIFY(m_page->chips().size() >= 5);
        m_page->chips()[1]->click();
        m_page->chips()[2]->setFocus();
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("groups")), QString());
        QCOMPARE(m_desk->largePicture(QStringLiteral("groups")), QString());
    }

    void whatIsPerhapsAFaceIsMarked() {
        show();
        findGroups();
        const FaceId doubted = m_page->chips().first()->face().face;
        const auto set = [&](auto change) {
            QVERIFY(m_desk->services().session->catalog().write(
                [&](Connection& connection, ConnectionSet&) -> Status {
                    FaceStore faces(connection);
                    BK_ASSIGN(Face face, faces.find(doubted));
                    face.state = change;
                    return faces.update(face, std::nullopt);
                }));
        };
        set(FaceState::Possible);
        const auto putBack = qScopeGuard([&] { set(FaceState::Unnamed); });
        m_desk->window.reset();
        show();
        findGroups();
        // Another group of the same size may come first now.
        for (int row = 0; !current().contains(doubted) && row < m_page->queue().groups().size(); ++row) {
            m_page->findChild<GroupList*>()->setCurrentRow(row);
            m_desk->settle();
        }
        QVERIFY(current().contains(doubted));
        QTRY_VERIFY(allSeen());
        const GroupChip* const last = m_page->chips().last();
        QCOMPARE(last->face().face, doubted);
        QVERIFY(last->accessibleName().contains(QStringLiteral("perhaps a face")));
        QCOMPARE(m_desk->picture(QStringLiteral("groups-possible")), QString());
    }

    void progressTellsCountAndRateAndCanBeStopped() {
        show();
        QSignalSpy began(m_desk->workspace.get(), &Workspace::jobStarted);
        m_page->find();
        QCOMPARE(began.count(), 1);
        Progress half;
        half.done = 120;
        half.total = 480;
        half.perSecond = 31;
        half.remainingSeconds = 12;
        Q_EMIT m_desk->workspace->jobProgress(began.first().first().toString(), half);
        for (const char* words : {"120 of 480", "31 per second", "12 second"})
            QVERIFY2(m_page->request()->progressWords().contains(QLatin1String(words)),
                     qPrintable(m_page->request()->progressWords()));
        QCOMPARE(m_desk->picture(QStringLiteral("groups-progress")), QString());
        waitReady([this] { test::buttonNamed(m_page, QStringLiteral("Cancel"))->click(); });
        // Stopped before or after the last face: no group or all of them, and a way on either way.
        QVERIFY(!m_page->queue().isEmpty() || m_page->request()->findButton()->isVisible());
    }

    void aGroupIsNamedByTypingExceptThoseTakenOut() {
        show();
        findGroups();
        const QSet<FaceId> all = current();
        m_page->chips()[0]->setFocus();
        press(Qt::Key_Right);
        QVERIFY(m_page->chips()[1]->hasFocus());
        press(Qt::Key_Space);
        const QSet<FaceId> out = m_page->takenOut();
        QCOMPARE(out.size(), 1);
        const auto groups = m_page->queue().groups().size();
        press(Qt::Key_M, QStringLiteral("M"));
        QCOMPARE(QApplication::focusWidget(), m_page->nameField()->edit());
        press(Qt::Key_E, QStringLiteral("ei"));
        QTRY_VERIFY(m_page->nameField()->choices()->count() > 0);
        press(Qt::Key_Return);
        QTRY_COMPARE(inState(all, FaceState::Named), static_cast<int>(all.size()) - 1);
        // The one taken out is what is asked about next, and nobody it was said of.
        QTRY_COMPARE(current(), out);
        QCOMPARE(m_page->queue().groups().size(), groups);
        QCOMPARE(m_desk->face(*out.begin()).state, FaceState::Unnamed);
        // Taken back as one, the group is there again.
        m_page->setFocus();
        press(Qt::Key_U);
        QTRY_COMPARE(current(), all - out);
        QCOMPARE(inState(all, FaceState::Named), 0);
    }

    void someoneNewIsAddedAndNamed() {
        show();
        findGroups();
        const QSet<FaceId> all = current();
        press(Qt::Key_Z, QStringLiteral("Zoe"));
        QTRY_COMPARE(m_page->nameField()->choices()->count(), 1);
        press(Qt::Key_Return);
        QTRY_COMPARE(inState(all, FaceState::Named), static_cast<int>(all.size()));
        takeBack();
    }

    void aNameMayBeginWithALetterThatHasNoCapital() {
        show();
        findGroups();
        QTRY_VERIFY(allSeen());
        auto* field = m_page->findChild<PersonField*>()->edit();
        m_page->setFocus();
        const QString meem(QChar(0x0645));
        QTest::sendKeyEvent(QTest::Click, static_cast<QWidget*>(m_page), Qt::Key(0x0645), meem,
                            Qt::NoModifier);
        QCOMPARE(field->text(), meem);
        field->clear();
    }

    void bystandersAndNotFacesAreOneKey() {
        show();
        findGroups();
        const QSet<FaceId> first = current();
        press(Qt::Key_B);
        QTRY_COMPARE(inState(first, FaceState::Bystander), static_cast<int>(first.size()));
        QTRY_VERIFY(current() != first);
        QTRY_VERIFY(allSeen());
        const QSet<FaceId> second = current();
        press(Qt::Key_X);
        QTRY_COMPARE(inState(second, FaceState::NotAFace), static_cast<int>(second.size()));
        takeBack();
        takeBack();
        QCOMPARE(inState(first + second, FaceState::Unnamed), static_cast<int>(first.size() + second.size()));
    }

    void aGroupIsSplit() {
        show();
        findGroups();
        const QSet<FaceId> all = current();
        const auto groups = m_page->queue().groups().size();
        press(Qt::Key_G);
        QCOMPARE(m_page->queue().groups().size(), groups);
        m_page->chips()[0]->click();
        m_page->chips()[2]->click();
        const QSet<FaceId> out = m_page->takenOut();
        press(Qt::Key_G);
        QCOMPARE(m_page->queue().groups().size(), groups + 1);
        QCOMPARE(current(), all - out);
        m_page->setFocus();
        press(Qt::Key_S);
        QCOMPARE(current(), out);
        press(Qt::Key_PageUp);
        QCOMPARE(current(), all - out);
        // Nothing was decided by it.
        QCOMPARE(inState(all, FaceState::Unnamed), static_cast<int>(all.size()));
    }

    void aCapitalBeginsANameAndDecidesNothing() {
        show();
        findGroups();
        const QSet<FaceId> all = current();
        for (const char* letter : {"U", "B", "X", "G", "S"}) {
            m_page->setFocus();
            press(Qt::Key_unknown, QString::fromLatin1(letter));
            QCOMPARE(QApplication::focusWidget(), m_page->nameField()->edit());
            QCOMPARE(m_page->nameField()->edit()->text(), QString::fromLatin1(letter));
            press(Qt::Key_Escape);
        }
        m_desk->settle();
        QCOMPARE(current(), all);
        QCOMPARE(inState(all, FaceState::Unnamed), static_cast<int>(all.size()));
    }

    void skippingGoesRound() {
        show();
        findGroups();
        const QSet<FaceId> first = current();
        for (qsizetype i = 0; i < m_page->queue().groups().size(); ++i)
            press(Qt::Key_S);
        QCOMPARE(current(), first);
    }

    void nothingCountsBeforeTheFacesWereOnTheScreen() {
        show();
        waitReady([this] { m_page->request()->findButton()->click(); });
        m_page->setUpdatesEnabled(false);
        press(Qt::Key_S); // new faces that nobody has seen
        m_desk->settle();
        const QSet<FaceId> all = current();
        press(Qt::Key_B);
        press(Qt::Key_X);
        m_desk->settle();
        QCOMPARE(inState(all, FaceState::Unnamed), static_cast<int>(all.size()));
        QVERIFY(!m_page->banner()->sentence().isEmpty());
        m_page->setUpdatesEnabled(true);
        QTRY_VERIFY(allSeen());
        press(Qt::Key_B);
        QTRY_COMPARE(inState(all, FaceState::Bystander), static_cast<int>(all.size()));
        takeBack();
    }

    void whoIsOnThePhotoAlreadyIsAskedAbout() {
        show();
        findGroups();
        const QSet<FaceId> all = current();
        // Somebody else's face on one of the photos has the name already.
        const PhotoId photo = m_page->queue().group()->first().photo;
        const FaceId first = m_page->queue().group()->first().face;
        const FaceId other =
            test::PageDesk::must(m_desk->services().faces.add(photo, QRectF(2, 2, 30, 30), std::nullopt));
        const PersonId somebody = m_desk->addPerson(QStringLiteral("Anna Kowalska")).id;
        QVERIFY(m_desk->services().faces.name(other, somebody));
        const auto name = [&] {
            press(Qt::Key_A, QStringLiteral("Anna K"));
            QTRY_VERIFY(m_page->nameField()->choices()->count() > 0);
            press(Qt::Key_Return);
        };
        name();
        QTRY_COMPARE(m_page->takenOut(), QSet<FaceId>{first});
        QVERIFY(m_page->banner()->sentence().contains(QStringLiteral("already")));
        QCOMPARE(inState(all, FaceState::Named), 0);
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("groups-twice")), QString());
        name();
        QTRY_COMPARE(inState(all, FaceState::Named), static_cast<int>(all.size()) - 1);
        takeBack();
        QVERIFY(m_desk->services().faces.remove(other));
    }

    void whenAllAreAnsweredItSaysSo() {
        show();
        findGroups();
        int answered = 0;
        while (!m_page->queue().isEmpty()) {
            QTRY_VERIFY(m_page->queue().isEmpty() || allSeen());
            const auto left = m_page->queue().groups().size();
            press(Qt::Key_B);
            QTRY_VERIFY(m_page->queue().groups().size() < left);
            ++answered;
        }
        QVERIFY(emptyWords().contains(QStringLiteral("All groups are answered")));
        QCOMPARE(m_desk->picture(QStringLiteral("groups-done")), QString());
        // The way back is still there.
        press(Qt::Key_U);
        QTRY_VERIFY(!m_page->queue().isEmpty());
        for (; answered > 1; --answered)
            takeBack();
    }

    void largeGroupsComeInParts() {
        UnknownGroup many;
        QList<FaceId> ids;
        for (int i = 0; i < 2 * GroupQueue::most + 50; ++i) {
            ids << FaceId(QUuid::createUuid());
            many << GroupedFace{ids.last(), {}, {}, {}, 1};
        }
        GroupQueue queue;
        queue.start({many, many.mid(0, 2)});
        QCOMPARE(queue.groups().size(), 4);
        QCOMPARE(queue.group()->size(), GroupQueue::most);
        QCOMPARE(queue.groups()[2].size(), 50);
        queue.go(2);
        const QList<FaceId> answered = ids.mid(2 * GroupQueue::most, 49);
        queue.answer(QSet<FaceId>(answered.begin(), answered.end()));
        QCOMPARE(queue.group()->size(), 1);
        queue.answer({ids.last()});
        QCOMPARE(queue.groups().size(), 3);
        QCOMPARE(queue.group()->size(), 2); // the next one
        QVERIFY(!queue.bringBack({ids.first()}));
        QVERIFY(queue.bringBack({answered.last()}));
        QCOMPARE(queue.group()->size(), 49);
        QCOMPARE(queue.current(), 2);
        queue.forget();
        QVERIFY(queue.isEmpty() && queue.group() == nullptr && !queue.bringBack({ids.last()}));
    }

    void leavingForgetsThem() {
        show();
        findGroups();
        m_page->hide();
        QVERIFY(m_page->queue().isEmpty());
        QVERIFY(m_page->chips().isEmpty());
        QTRY_VERIFY(m_page->findChildren<GroupChip*>().isEmpty());
        for (const QListWidget* list : m_page->findChildren<QListWidget*>())
            QCOMPARE(list->count(), 0);
        m_page->show();
        waitReady([this] { m_page->activate(); });
        QVERIFY(m_page->queue().isEmpty());
        QVERIFY(m_page->request()->findButton()->isVisible());
        // And what was under way when it was left comes to nothing.
        QSignalSpy ended(m_desk->workspace.get(), &Workspace::jobEnded);
        m_page->find();
        m_page->hide();
        QVERIFY(ended.count() > 0 || ended.wait(test::patience));
        m_desk->workspace->disconnect(m_page);
        QVERIFY(m_page->queue().isEmpty());
    }

    void nothingOfItIsInMemoryAfterLeavingAndLocking() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        const QList<test::NumberScan> faces = numbers();
        QVERIFY(faces.size() >= 2);
        show();
        findGroups();
        m_page->hide();
        for (const test::NumberScan& one : faces)
            QCOMPARE(one.timesInMemory(), 0);
        m_page->show();
        waitReady([this] { m_page->activate(); });
        findGroups();
        m_desk->become(QStringLiteral("Anna")); // locked, and unlocked again
        for (const test::NumberScan& one : faces)
            QCOMPARE(one.timesInMemory(), 0);
    }

    void theWindowLeadsThereAndForgetsThemWhenItLocks() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        const QList<test::NumberScan> faces = numbers();
        m_desk->workspace.reset(); // one program at a time has the catalog open
        const auto again = qScopeGuard([this] { m_desk->become(QStringLiteral("Anna")); });
        test::Desk& desk = m_desk->desk();
        MainWindow window(desk.program, desk.preferences);
        window.resize(1280, 860);
        window.show();
        window.open(test::PageDesk::must(desk.program.catalogs->open(
            desk.path(QStringLiteral("Pages.beeldkluis")), QString(), test::testPassphrase())));
        Shell& shell = *window.shell();
        QVERIFY(test::visit(shell, Shell::Room::Review));
        QAbstractButton* way = test::buttonNamed(&window, QStringLiteral("Unknown people"));
        QVERIFY(way != nullptr);
        way->click();
        const QPointer<GroupsPage> page = qobject_cast<GroupsPage*>(shell.currentPage());
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(page->request()->findButton()->isVisible(), test::patience);
        page->request()->findButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!page->queue().isEmpty(), test::patience);
        // Another page, and back: they are gone.
        shell.back();
        QVERIFY(qobject_cast<GroupsPage*>(shell.currentPage()) == nullptr);
        QVERIFY(page->queue().isEmpty());
        shell.openUnknownPeople();
        QTRY_VERIFY_WITH_TIMEOUT(page->request()->findButton()->isVisible(), test::patience);
        page->request()->findButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!page->queue().isEmpty(), test::patience);
        QVERIFY(test::lockAndWait(window));
        QVERIFY(page.isNull());
        for (const test::NumberScan& one : faces)
            QCOMPARE(one.timesInMemory(), 0);
    }

    void switchingRecognitionOffForgetsThem() {
        show();
        findGroups();
        const QSet<FaceId> first = current();
        test::PageDesk::must(
            m_desk->services().collections.set(QStringLiteral("Another"), CollectionChange()));
        m_desk->settle();
        QCOMPARE(current(), first); // it is none of theirs
        waitReady([this] { setRecognition(false); });
        QVERIFY(m_page->queue().isEmpty());
        QVERIFY(emptyWords().contains(QStringLiteral("Recognition is off")));
        QCOMPARE(m_desk->picture(QStringLiteral("groups-off")), QString());
        waitReady([this] { setRecognition(true); });
        QVERIFY(m_page->request()->findButton()->isVisible());
    }

    void whoMayNotIsTold() {
        m_desk->become(QStringLiteral("Emma"));
        show();
        QVERIFY(emptyWords().contains(QStringLiteral("You may not compare faces")));
        QVERIFY(!m_page->request()->findButton()->isVisible());
        QCOMPARE(m_desk->picture(QStringLiteral("groups-not-allowed")), QString());
        m_page->find();
        QVERIFY(!m_desk->workspace->jobRunning());
        m_desk->become(QStringLiteral("Anna"));
    }

    void withoutUnnamedFacesThereIsNothingToDo() {
        FaceFilter filter;
        filter.open = true;
        QList<FaceId> open;
        for (const FaceView& view : test::PageDesk::must(m_desk->services().faces.faces(filter)))
            open << view.face.id;
        test::PageDesk::must(m_desk->services().faces.bystanderAll(open, QStringLiteral("far away")));
        show();
        QVERIFY(emptyWords().contains(QStringLiteral("No faces without a name")));
        takeBack();
    }
};

BK_UI_TEST_MAIN(GroupsTest)
#include "GroupsTest.moc"
