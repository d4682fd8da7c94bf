#include "ui/people/PersonPage.h"
#include "tests/ui/PageSupport.h"
#include "ui/people/PeoplePage.h"
#include "ui/people/PersonForm.h"
#include "ui/people/PersonHeader.h"
#include "ui/quitclaims/DateField.h"
#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimEditor.h"
#include "ui/quitclaims/QuitclaimFocus.h"
#include "ui/quitclaims/QuitclaimList.h"
#include "ui/quitclaims/QuitclaimsPage.h"
#include "ui/widgets/ElidedLabel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace bk;
using namespace bk::ui;

/// The page of persons with much, with little, with a long name and under age.
class PersonPageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    PersonPage* m_page = nullptr;
    const QDate m_today = test::PageDesk::today;

    void openPerson(const PersonId& person, const QSize& size = QSize(1180, 1000)) {
        m_page = new PersonPage(*m_desk->workspace);
        m_desk->showPage(m_page, size);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->show(person);
        m_page->activate();
        QVERIFY(ready.wait(test::patience));
    }
    QuitclaimList* list() const { return m_page->quitclaims(); }
    QString picture(const char* name) { return m_desk->picture(QString::fromLatin1(name)); }

    int cards() const {
        int count = 0;
        for (const QuitclaimCard* card : list()->findChildren<QuitclaimCard*>())
            count += card->isVisible() ? 1 : 0;
        return count;
    }

private Q_SLOTS:
    void initTestCase() { m_desk = std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0018")}); }

    void cleanup() { m_desk->window.reset(); }

    void fortyQuitclaimsAreFoldedWithTheLatestFirst() {
        const Person person = m_desk->addPerson(QStringLiteral("Mei-Lin Chen"));
        std::optional<QuitclaimId> before;
        QuitclaimId first;
        QuitclaimId last;
        for (int number = 0; number < 40; ++number) {
            Quitclaim record = test::PageDesk::record(person, {QStringLiteral("website")});
            record.signedOn = m_today.addDays(-800 + 20 * number);
            record.supersedes = before;
            const Quitclaim kept = m_desk->keep(person, record);
            before = kept.id;
            if (number == 0) first = kept.id;
            last = kept.id;
        }
        // Two more that count beside the last of the chain.
        m_desk->keep(person, test::PageDesk::record(person, {QStringLiteral("print")}));
        m_desk->keep(person, test::PageDesk::record(person, {}, {QStringLiteral("advertising")}));
        openPerson(person.id);
        QCOMPARE(m_page->sheet().quitclaims.size(), 42);
        QCOMPARE(cards(), 3);
        QCOMPARE(m_page->sheet().quitclaims.first().quitclaim.id, last);
        QVERIFY(list()->card(last) != nullptr);
        QVERIFY(list()->card(first) == nullptr);
        QVERIFY2(list()->foldButton()->text().startsWith(QStringLiteral("39")),
                 qPrintable(list()->foldButton()->text()));
        QCOMPARE(picture("page-person-forty"), QString());
        m_page->area()->verticalScrollBar()->setValue(m_page->area()->verticalScrollBar()->maximum() / 2);
        m_desk->settle();
        QCOMPARE(picture("page-person-forty-fold"), QString());
        QTest::keyClick(list()->foldButton(), Qt::Key_Space);
        QTRY_COMPARE(cards(), 42);
        QTest::keyClick(list()->foldButton(), Qt::Key_Space);
        QTRY_COMPARE(cards(), 3);
        // The table leads to one that is folded away.
        QuitclaimFocus::of(*m_desk->workspace).set(person.id, first);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->show(person.id);
        QVERIFY(ready.wait(test::patience));
        QVERIFY(list()->card(first) != nullptr);
        QTRY_VERIFY(!list()->card(first)->visibleRegion().isEmpty());
    }

    void aLongNameGivesWay() {
        const QString name =
            QStringLiteral("Maria Aleida Wilhelmina van Nassau tot Dillenburg en Katzenelnbogen-Hohensolms "
                           "van de Berg");
        QCOMPARE(name.size(), 90);
        const Person person = m_desk->addPerson(name, m_today.addYears(-40));
        m_desk->keep(person, test::PageDesk::record(person, {QStringLiteral("website")}));
        openPerson(person.id, QSize(760, 900));
        QCOMPARE(m_page->header()->name()->text(), name);
        QCOMPARE(m_page->header()->name()->toolTip(), name);
        QCOMPARE(picture("page-person-long-name"), QString());
        list()->newButton()->click();
        m_desk->settle();
        QCOMPARE(picture("page-person-long-name-editor"), QString());
        auto* table = new QuitclaimsPage(*m_desk->workspace);
        m_desk->showPage(table);
        QSignalSpy ready(table, &Page::ready);
        table->show(QuitclaimFilter());
        QVERIFY(ready.wait(test::patience));
        table->search()->setText(QStringLiteral("maria"));
        QCOMPARE(picture("page-quitclaims-long-name"), QString());
        auto* people = new PeoplePage(*m_desk->workspace);
        m_desk->showPage(people);
        QSignalSpy listed(people, &Page::ready);
        people->activate();
        QVERIFY(listed.wait(test::patience));
        QCOMPARE(picture("page-people-long-name"), QString());
    }

    void aChildsAgeIsToldWithoutTheBirthDateToThoseWhoNeedNotKnow() {
        const Person child = m_desk->addPerson(QStringLiteral("Milan Visser"), QDate(2012, 5, 17));
        Quitclaim record = test::PageDesk::record(child, {QStringLiteral("website")});
        record.guardian = Guardian{QStringLiteral("Petra Visser"), QStringLiteral("mother")};
        m_desk->keep(child, record);
        openPerson(child.id);
        QVERIFY2(m_page->header()->age().contains(QStringLiteral("17 May 2028")),
                 qPrintable(m_page->header()->age()));
        QCOMPARE(picture("page-person-minor"), QString());
        m_desk->addUser(QStringLiteral("Ed"), Role::Editor);
        m_desk->become(QStringLiteral("Ed"));
        openPerson(child.id);
        QVERIFY(m_page->header()->age().startsWith(QStringLiteral("Under 16")));
        for (const QWidget* widget : m_page->findChildren<QWidget*>()) {
            QVERIFY(!widget->toolTip().contains(QStringLiteral("2012")));
            QVERIFY(!widget->accessibleName().contains(QStringLiteral("2012")));
        }
        for (const QLabel* label : m_page->findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QStringLiteral("2012")) &&
                         !label->text().contains(QStringLiteral("2028")),
                     qPrintable(label->text()));
        QCOMPARE(picture("page-person-minor-editor-role"), QString());
        m_desk->become(QStringLiteral("Anna"));
    }

    void whoTurned16IsAskedToSign() {
        const Person person = m_desk->addPerson(QStringLiteral("Lotte Bos"), QDate(2010, 1, 10));
        Quitclaim record = test::PageDesk::record(person, {QStringLiteral("website")});
        record.guardian = Guardian{QStringLiteral("Jan Bos"), QStringLiteral("father")};
        const Quitclaim kept = m_desk->keep(person, record);
        openPerson(person.id);
        QVERIFY2(m_page->header()->age().contains(kept.number), qPrintable(m_page->header()->age()));
        record.guardian.reset();
        record.signedOn = m_today;
        m_desk->keep(person, record);
        openPerson(person.id);
        QVERIFY(m_page->header()->age().isEmpty());
    }

    void whatIsKeptAboutAPersonCanBeChanged() {
        const Person person = m_desk->addPerson(QStringLiteral("Daan Bakker"));
        openPerson(person.id);
        test::buttonNamed(m_page, QStringLiteral("Change"))->click();
        PersonForm* form = m_page->form();
        QTRY_VERIFY(form->isVisible());
        form->born()->edit()->setText(QStringLiteral("3-4-1950"));
        form->deceased()->edit()->setText(QStringLiteral("5-6-2025"));
        form->contact()->setText(QStringLiteral("daan@example.org"));
        form->notes()->setPlainText(QStringLiteral("Head of the archive until 2010."));
        QTest::mouseClick(form->commissioned(), Qt::LeftButton, Qt::NoModifier, QPoint(8, 8));
        QCOMPARE(picture("page-person-change"), QString());
        QSignalSpy saved(form, &PersonForm::saved);
        form->save();
        QVERIFY(saved.count() > 0 || saved.wait(test::patience));
        const Person after = test::PageDesk::must(m_desk->services().persons.summary(person.id)).person;
        QCOMPARE(after.born, std::optional(QDate(1950, 4, 3)));
        QCOMPARE(after.deceased, std::optional(QDate(2025, 6, 5)));
        QCOMPARE(after.contact, QStringLiteral("daan@example.org"));
        QCOMPARE(after.notes, QStringLiteral("Head of the archive until 2010."));
        QVERIFY(after.commissioned);
        QTRY_VERIFY(m_page->sheet().summary.person.commissioned);
        QCOMPARE(picture("page-person-commissioned"), QString());
    }

    void manyPurposesWithLongNamesHaveTheirPlace() {
        for (const char* name : {"Annual report of the friends of the museum", "Schools", "Exhibitions"})
            QVERIFY(m_desk->services().purposes.add(QString::fromLatin1(name)));
        const Person person = m_desk->addPerson(QStringLiteral("Ines Janssen"));
        const auto purposes = test::PageDesk::must(m_desk->services().consent.purposes());
        QCOMPARE(purposes.size(), 10);
        QStringList granted;
        for (const Purpose& purpose : purposes)
            granted << purpose.key();
        m_desk->keep(person, test::PageDesk::record(person, granted));
        openPerson(person.id, QSize(900, 1000));
        QCOMPARE(picture("page-person-many-purposes"), QString());
        QSignalSpy opened(list()->editor(), &QuitclaimEditor::opened);
        list()->newButton()->click();
        QVERIFY(opened.wait(test::patience));
        m_desk->settle();
        QCOMPARE(picture("page-editor-many-purposes"), QString());
    }

    void anEmptyPageSaysWhatToDoNext() {
        const Person person = m_desk->addPerson(QStringLiteral("Kaya Yilmaz"));
        openPerson(person.id);
        QVERIFY(!list()->foldButton()->isVisible());
        QVERIFY(!m_page->header()->withdrawButton()->isVisible());
        QCOMPARE(picture("page-person-empty"), QString());
    }
};

BK_UI_TEST_MAIN(PersonPageTest)
#include "PersonPageTest.moc"
