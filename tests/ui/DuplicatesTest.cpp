#include "core/store/Catalog.h"
#include "tests/ui/PageSupport.h"
#include "ui/people/CoverPanel.h"
#include "ui/people/DuplicatesView.h"
#include "ui/people/FaceGrid.h"
#include "ui/people/MergePanel.h"
#include "ui/people/PeoplePage.h"
#include "ui/people/PersonField.h"
#include "ui/people/PersonHeader.h"
#include "ui/people/PersonPage.h"
#include "ui/people/PersonPast.h"
#include "ui/people/SplitView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>

using namespace bk;
using namespace bk::ui;

/// Entries that are one person, one entry that is two people, and the face that stands for somebody.
class DuplicatesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    PeoplePage* m_people = nullptr;
    PersonPage* m_page = nullptr;
    Person m_noor;
    Person m_twin;
    Person m_mixed;
    std::function<void()> m_undo;
    QString m_said;

    Services& services() const { return m_desk->services(); }
    void name(const QString& scene, int face, const Person& person) const {
        const auto faces = m_desk->faces(scene);
        if (face >= faces.size()) qFatal("only %d faces on %s", int(faces.size()), qPrintable(scene));
        test::PageDesk::must(services().faces.name(faces[face].face.id, person.id).map([] { return 0; }));
    }
    void listen() {
        connect(m_desk->workspace.get(), &Workspace::message, this,
                [this](const QString& sentence, const std::function<void()>& undo) {
                    m_said = sentence;
                    m_undo = undo;
                });
        connect(m_desk->workspace.get(), &Workspace::failed, this,
                [this](const Error& error) { m_said = error.context; });
    }
    void openPeople() {
        m_people = new PeoplePage(*m_desk->workspace);
        m_page = nullptr;
        m_desk->showPage(m_people);
        QSignalSpy ready(m_people, &Page::ready);
        m_people->activate();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
    }
    void openPerson(const PersonId& person) {
        m_page = new PersonPage(*m_desk->workspace);
        m_people = nullptr;
        m_desk->showPage(m_page);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->show(person);
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
    }
    void renewPerson() {
        QSignalSpy ready(m_page, &Page::ready);
        QVERIFY(ready.wait(test::patience));
    }
    DuplicatesView* queue() const { return m_people->duplicates(); }
    void press(int key) { QTest::keyClick(queue(), static_cast<Qt::Key>(key)); }
    bool isOn(const Person& one, const Person& other) const {
        const LikelyPair* pair = queue()->pair();
        return pair != nullptr && ((pair->one == one.id && pair->other == other.id) ||
                                   (pair->one == other.id && pair->other == one.id));
    }
    int persons() const { return static_cast<int>(services().persons.list()->size()); }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(QStringList{
            QStringLiteral("0011"), QStringLiteral("0014"), QStringLiteral("0019"), QStringLiteral("0023"),
            QStringLiteral("0030"), QStringLiteral("0031"), QStringLiteral("0000")});
        m_noor = m_desk->addPerson(QStringLiteral("Noor van der Vries"), QDate(1990, 5, 1));
        m_twin = m_desk->addPerson(QStringLiteral("VRIES, Noor vd"));
        m_mixed = m_desk->addPerson(QStringLiteral("Hanna Lindqvist"));
        name(QStringLiteral("0011"), 0, m_noor);
        name(QStringLiteral("0014"), 0, m_noor);
        name(QStringLiteral("0030"), 1, m_twin);
        m_desk->keep(m_noor, test::PageDesk::record(
                                 m_noor, {QStringLiteral("website"), QStringLiteral("recognition")}));
        m_desk->keep(m_twin, test::PageDesk::record(m_twin, {QStringLiteral("press")}));
        for (const QString& scene : {QStringLiteral("0000"), QStringLiteral("0019"), QStringLiteral("0031")})
            for (int i = 0; i < m_desk->faces(scene).size(); ++i)
                if (i < 3) name(scene, i, m_mixed);
    }
    void init() {
        listen();
        m_said.clear();
        m_undo = {};
    }
    void cleanup() {
        disconnect(m_desk->workspace.get(), nullptr, this, nullptr);
        m_desk->window.reset();
    }
    void cleanupTestCase() { m_desk.reset(); }

    void theQueueIsAnsweredByKeys() {
        openPeople();
        QVERIFY(m_people->duplicatesButton()->isVisible());
        QVERIFY(m_desk->picture(QStringLiteral("page-people-duplicates-button")).isEmpty());
        QSignalSpy ready(m_people, &Page::ready);
        m_people->duplicatesButton()->click();
        QVERIFY(ready.wait(test::patience));
        QVERIFY(isOn(m_noor, m_twin));
        QTRY_VERIFY(queue()->isReady());
        QVERIFY(queue()->reason().contains(QStringLiteral("same")));
        QCOMPARE(m_desk->picture(QStringLiteral("page-duplicates")), QString());
        QCOMPARE(m_desk->largePicture(QStringLiteral("page-duplicates")), QString());

        // Whoever is on more photos stays, unless another is chosen.
        const int noors = queue()->side(0)->facts().summary.person.id == m_noor.id ? 0 : 1;
        QVERIFY(queue()->side(noors)->choice()->isChecked());
        press(noors == 0 ? Qt::Key_Right : Qt::Key_Left);
        QVERIFY(queue()->side(1 - noors)->choice()->isChecked());
        press(noors == 0 ? Qt::Key_Left : Qt::Key_Right);

        press(Qt::Key_S);
        QTRY_VERIFY(queue()->pair() == nullptr);
        QTRY_VERIFY(!queue()->empty()->isHidden());
        QVERIFY(m_desk->picture(QStringLiteral("page-duplicates-done")).isEmpty());
        press(Qt::Key_U);
        QTRY_VERIFY(isOn(m_noor, m_twin));
        QTRY_VERIFY(queue()->isReady());

        const int before = persons();
        press(Qt::Key_Y);
        QTRY_COMPARE(persons(), before - 1);
        QTRY_VERIFY(queue()->pair() == nullptr);
        QTRY_COMPARE(m_said, QStringLiteral("VRIES, Noor vd is now part of Noor van der Vries."));
        QVERIFY(m_undo);
        m_undo();
        QTRY_COMPARE(persons(), before);
        QTRY_VERIFY(isOn(m_noor, m_twin));
        QTRY_VERIFY(queue()->isReady());

        press(Qt::Key_N);
        QTRY_VERIFY(queue()->pair() == nullptr);
        press(Qt::Key_Escape);
        QVERIFY(!m_people->showsDuplicates());
        QSignalSpy again(m_people, &Page::ready);
        m_people->duplicatesButton()->click();
        QVERIFY(again.wait(test::patience));
        QVERIFY(queue()->pair() == nullptr);
        QVERIFY(m_desk->picture(QStringLiteral("page-duplicates-empty")).isEmpty());
    }

    void aMergeIsTakenBackOnThePage() {
        openPerson(m_twin.id);
        QVERIFY(m_page->past()->isHidden());
        test::buttonNamed(m_page, QStringLiteral("Merge…"))->click();
        MergePanel* panel = m_page->mergePanel();
        QTest::keyClicks(panel->field()->edit(), QStringLiteral("Noor van"));
        QTRY_VERIFY(panel->field()->choices()->isVisible());
        QTest::keyClick(panel->field()->edit(), Qt::Key_Return);
        // They were said to be two a moment ago.
        QTRY_VERIFY(panel->cautions()->isVisible());
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("page-person-merge-caution")), QString());
        panel->button()->click();
        QTRY_COMPARE(m_page->title(), m_noor.name);
        QTRY_VERIFY(m_undo);
        QTRY_VERIFY(m_page->past()->isVisible());
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("page-person-merged")), QString());
        QCOMPARE(m_desk->largePicture(QStringLiteral("page-person-merged")), QString());
        m_page->area()->ensureWidgetVisible(m_page->past());
        m_desk->settle();
        QVERIFY(m_desk->picture(QStringLiteral("page-person-past")).isEmpty());
        test::buttonNamed(m_page->past(), QStringLiteral("Take back: %1").arg(m_twin.name))->click();
        QTRY_VERIFY(services().persons.summary(m_twin.id));
        QTRY_VERIFY(m_said.contains(QStringLiteral("there again")));
        QTRY_VERIFY(m_page->past()->isHidden());
    }

    void aFaceIsChosen() {
        openPerson(m_mixed.id);
        m_page->header()->coverButton()->click();
        CoverPanel* panel = m_page->coverPanel();
        QTRY_VERIFY(panel->grid()->faces().size() > 2);
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("page-person-cover")), QString());
        const FaceId before = services().persons.summary(m_mixed.id)->cover;
        const auto offered = panel->grid()->faces();
        const FaceId wanted = offered.last().face == before ? offered.first().face : offered.last().face;
        panel->grid()->setCurrent(wanted);
        QTest::keyClick(panel->grid(), Qt::Key_Return);
        QTRY_COMPARE(services().persons.summary(m_mixed.id)->cover, wanted);
        QTRY_VERIFY(m_undo);
        QVERIFY(panel->isHidden());
        m_undo();
        QTRY_COMPARE(services().persons.summary(m_mixed.id)->cover, before);
    }

    void oneEntryBecomesTwo() {
        openPerson(m_mixed.id);
        m_page->header()->splitButton()->click();
        SplitView* view = m_page->splitView();
        QVERIFY(view->isVisible());
        QTRY_VERIFY(view->seeds()->faces().size() > 3);
        QVERIFY(!view->divideButton()->isEnabled());
        const int all = static_cast<int>(view->seeds()->faces().size());
        const FaceId one = view->seeds()->faces()[0].face;
        const FaceId other = view->seeds()->faces()[1].face;
        view->seeds()->setCurrent(one);
        QTest::keyClick(view->seeds(), Qt::Key_Space);
        view->seeds()->setCurrent(other);
        QTest::keyClick(view->seeds(), Qt::Key_Return);
        QVERIFY(view->divideButton()->isEnabled());
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("page-split-seeds")), QString());
        view->divideButton()->click();
        QTRY_VERIFY(view->divided());
        // Not permitted: by hand, and it is said so.
        QVERIFY(view->banner()->isVisible());
        QCOMPARE(view->second()->faces().size(), 1);
        const FaceId third = view->first()->faces().last().face;
        view->first()->setCurrent(third);
        QTest::keyClick(view->first(), Qt::Key_Return);
        QCOMPARE(view->second()->faces().size(), 2);
        QTest::keyClicks(view->newName(), QStringLiteral("Karin Holm"));
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("page-split")), QString());
        QCOMPARE(m_desk->largePicture(QStringLiteral("page-split")), QString());
        view->splitButton()->click();
        QTRY_VERIFY(m_undo);
        QVERIFY(m_said.contains(QStringLiteral("Karin Holm")));
        QTRY_VERIFY(!view->isVisible());
        QVERIFY(services().persons.find(QStringLiteral("Karin Holm")));
        FaceFilter filter;
        filter.person = m_mixed.id;
        QCOMPARE(services().faces.faces(filter)->size(), all - 2);
        QTRY_VERIFY(m_page->past()->isVisible());
        m_undo();
        QTRY_COMPARE(services().faces.faces(filter)->size(), all);
        QVERIFY(!services().persons.find(QStringLiteral("Karin Holm")));
    }

    void likenessDividesWhereItIsPermitted() {
        m_desk->keep(m_mixed, test::PageDesk::record(m_mixed, {QStringLiteral("recognition")}));
        openPerson(m_mixed.id);
        m_page->header()->splitButton()->click();
        SplitView* view = m_page->splitView();
        QTRY_VERIFY(view->seeds()->faces().size() > 3);
        // Of one photo, so two people.
        const auto faces = m_desk->faces(QStringLiteral("0031"));
        Q_EMIT view->seeds()->chosen(faces[0].face.id);
        Q_EMIT view->seeds()->chosen(faces[1].face.id);
        view->divideButton()->click();
        QTRY_VERIFY(view->divided());
        QVERIFY(view->banner()->isHidden());
        QVERIFY(view->first()->faces().size() + view->second()->faces().size() > 3);
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("page-split-compared")), QString());
        QTest::keyClick(view, Qt::Key_Escape);
        QVERIFY(!view->divided());
        QTest::keyClick(view, Qt::Key_Escape);
        QVERIFY(!view->isVisible());
    }

    void whoMayNotChangePersonsSeesNoneOfIt() {
        m_desk->addUser(QStringLiteral("Eva"), Role::Editor);
        m_desk->become(QStringLiteral("Eva"));
        openPeople();
        QVERIFY(!m_people->duplicatesButton()->isVisible());
        openPerson(m_noor.id);
        QVERIFY(!m_page->header()->splitButton()->isVisible());
        QVERIFY(!m_page->header()->coverButton()->isVisible());
        QVERIFY(m_page->past()->isHidden());
    }
};

BK_UI_TEST_MAIN(DuplicatesTest)
#include "DuplicatesTest.moc"
