#include "tests/ui/PageSupport.h"
#include "ui/settings/CollectionPolicy.h"
#include "ui/settings/PurposeList.h"
#include "ui/settings/SettingsPage.h"
#include "ui/widgets/Banner.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>

using namespace bk;
using namespace bk::ui;

/// What an administrator sets for a catalog: its purposes, the policies of its collections and its own.
class PoliciesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    SettingsPage* m_page = nullptr;

    void open(const QSize& size = QSize(1180, 1700)) {
        m_page = new SettingsPage(*m_desk->workspace, m_desk->desk().preferences, m_desk->desk().program);
        m_desk->showPage(m_page, size);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->activate();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        m_desk->settle();
    }
    PurposeList& purposes() const { return *m_page->purposes(); }
    CollectionPolicy* policy() const {
        for (CollectionPolicy* one : m_page->findChildren<CollectionPolicy*>())
            if (one->isVisible() && one->collection().name == QStringLiteral("Open day")) return one;
        return nullptr;
    }
    Collection stored() const {
        return test::PageDesk::must(m_desk->services().collections.byName(QStringLiteral("Open day")));
    }
    QStringList keys() const {
        QStringList keys;
        for (const PurposeView& view : test::PageDesk::must(m_desk->services().purposes.list()))
            keys << view.purpose.key() + (view.retired ? QStringLiteral("!") : QString());
        return keys;
    }
    /// What is told of earlier names.
    QString past() const {
        QString words;
        for (const QLabel* label : purposes().findChildren<QLabel*>())
            if (label->isVisible()) words += label->text() + QLatin1Char('\n');
        return words;
    }
    /// What ACT does, until the list has been read again.
    template <class Act>
    void andWait(Act act) {
        QSignalSpy loaded(&purposes(), &PurposeList::loaded);
        act();
        QVERIFY(loaded.count() > 0 || loaded.wait(test::patience));
        m_desk->settle();
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk =
            std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0002"), QStringLiteral("0018")});
        m_desk->addUser(QStringLiteral("Eva"), Role::Editor);
    }
    void cleanup() { m_desk->window.reset(); }

    void anEditorIsNotOfferedThem() {
        m_desk->become(QStringLiteral("Eva"));
        open();
        QVERIFY(m_page->purposes() == nullptr);
        QVERIFY(m_page->noPeopleNeedsReview() == nullptr);
        m_desk->become(QStringLiteral("Anna"));
    }

    void purposesAreAddedRenamedMovedAndRetired() {
        open();
        QVERIFY(!purposes().addButton()->isEnabled());
        purposes().newName()->setFocus();
        QTest::keyClicks(purposes().newName(), QStringLiteral("Year book"));
        andWait([&] { QTest::keyClick(purposes().newName(), Qt::Key_Return); });
        QVERIFY(keys().contains(QStringLiteral("year-book")));
        QVERIFY(purposes().newName()->text().isEmpty());
        QVERIFY(purposes().outcome()->tone() == Tone::Cleared);

        // The program's own word in the language of the window counts as taken.
        purposes().newName()->setText(QStringLiteral("social MEDIA"));
        QTest::keyClick(purposes().newName(), Qt::Key_Return);
        QVERIFY(purposes().outcome()->tone() == Tone::Attention);
        QVERIFY(!keys().contains(QStringLiteral("social-media")));
        purposes().newName()->clear();

        QLineEdit* name = purposes().nameOf(QStringLiteral("year-book"));
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Annual report"));
        andWait([&] { QTest::keyClick(name, Qt::Key_Return); });
        QCOMPARE(purposes().nameOf(QStringLiteral("year-book"))->text(), QStringLiteral("Annual report"));

        QVERIFY(!purposes().down(QStringLiteral("year-book"))->isEnabled());
        purposes().up(QStringLiteral("year-book"))->setFocus();
        andWait([&] { QTest::keyClick(purposes().up(QStringLiteral("year-book")), Qt::Key_Space); });
        QCOMPARE(keys().at(5), QStringLiteral("year-book"));
        // The same key goes on moving it.
        QVERIFY(purposes().up(QStringLiteral("year-book"))->hasFocus());
        purposes().history(QStringLiteral("year-book"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(past().contains(QStringLiteral("1. Year book")), test::patience);
        QCOMPARE(m_desk->picture(QStringLiteral("page-settings-purposes")), QString());

        andWait([&] { purposes().retire(QStringLiteral("press"))->click(); });
        QCOMPARE(keys().last(), QStringLiteral("press!"));
        QVERIFY(!purposes().nameOf(QStringLiteral("press"))->isEnabled());
        andWait([&] { purposes().retire(QStringLiteral("press"))->click(); });
        QCOMPARE(keys().last(), QStringLiteral("press"));
        andWait([&] { purposes().removal(QStringLiteral("year-book"))->click(); });
        QVERIFY(!keys().contains(QStringLiteral("year-book")));
    }

    void whatIsNamedCanOnlyBeRetired() {
        const Person noor = m_desk->addPerson(QStringLiteral("Noor"));
        m_desk->keep(noor, test::PageDesk::record(noor, {QStringLiteral("print")}));
        open();
        QVERIFY(!purposes().removal(QStringLiteral("print"))->isEnabled());
        QVERIFY(purposes().retire(QStringLiteral("print"))->isEnabled());
        QVERIFY(purposes().removal(QStringLiteral("press"))->isEnabled());
    }

    void recognitionCannotBeOnWithoutBasisAndAssessment() {
        open();
        QVERIFY(policy()->recognition()->isChecked());
        QVERIFY(!policy()->saveButton()->isEnabled());
        for (QLineEdit* field : {policy()->basis(), policy()->assessment()}) {
            const QString before = field->text();
            field->setText(QStringLiteral("  "));
            QVERIFY(!policy()->saveButton()->isEnabled());
            QVERIFY(policy()->consequence()->isVisible());
            QTest::keyClick(field, Qt::Key_Return);
            field->setText(before);
            QVERIFY(!policy()->consequence()->isVisible());
        }
        policy()->assessment()->clear();
        QCOMPARE(m_desk->picture(QStringLiteral("page-settings-policy-refused")), QString());
        m_desk->settle();
        QVERIFY(stored().recognition && !stored().dpia.isEmpty());
    }

    void whatSwitchingOffErasesIsSaidBefore() {
        auto& services = m_desk->services();
        const Person bo = m_desk->addPerson(QStringLiteral("Bo"));
        m_desk->keep(bo, test::PageDesk::record(bo, {QStringLiteral("recognition")}));
        const auto faces = m_desk->faces(QStringLiteral("0002"));
        QVERIFY(!faces.isEmpty());
        QVERIFY(services.faces.name(faces.first().face.id, bo.id));
        m_desk->scan();
        const RecognitionTraces traces = test::PageDesk::must(services.collections.traces(stored().id));
        QCOMPARE(traces.faceprints, 1);
        open();
        policy()->recognition()->click();
        QTRY_VERIFY_WITH_TIMEOUT(policy()->saveButton()->isEnabled(), test::patience);
        QVERIFY2(policy()->consequence()->sentence().contains(QStringLiteral("1 faceprint")),
                 qPrintable(policy()->consequence()->sentence()));
        QVERIFY(stored().recognition);
        QCOMPARE(m_desk->picture(QStringLiteral("page-settings-policy-erases")), QString());
        QSignalSpy ready(m_page, &Page::ready);
        QSignalSpy told(m_desk->workspace.get(), &Workspace::message);
        policy()->saveButton()->click();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        QTRY_COMPARE_WITH_TIMEOUT(told.count(), 1, test::patience);
        QVERIFY2(told.first().first().toString().contains(QStringLiteral("1 faceprint")),
                 qPrintable(told.first().first().toString()));
        m_desk->settle();
        QVERIFY(!stored().recognition);
        QCOMPARE(test::PageDesk::must(services.collections.traces(stored().id)).faceprints, 0);
    }

    void aDayThatHasPassedIsWarnedOf() {
        open();
        policy()->limited()->click();
        QVERIFY(!policy()->consequence()->isVisible());
        policy()->until()->setDate(test::PageDesk::today.addDays(-1));
        QVERIFY2(policy()->consequence()->sentence().contains(QStringLiteral("2 photo")),
                 qPrintable(policy()->consequence()->sentence()));
        QVERIFY(policy()->saveButton()->isEnabled());
    }

    void photosWithoutPeopleMayNeedAWord() {
        open();
        QVERIFY(!m_page->noPeopleNeedsReview()->isChecked());
        const auto needed = [this] {
            return test::PageDesk::must(m_desk->services().clearance.noPeopleNeedsReview());
        };
        m_page->noPeopleNeedsReview()->click();
        QTRY_VERIFY_WITH_TIMEOUT(needed(), test::patience);
        m_page->noPeopleNeedsReview()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!needed(), test::patience);
    }

    void aNameOfTheCatalogIsUsedEverywhere() {
        const Purpose website = *Purpose::tryFrom(QStringLiteral("website"));
        QCOMPARE(purposeName(website), QStringLiteral("Website"));
        setPurposeNames({{website, QStringLiteral("Our site")}});
        QCOMPARE(purposeName(website), QStringLiteral("Our site"));
        setPurposeNames({});
        QCOMPARE(purposeName(website), QStringLiteral("Website"));
    }
};

BK_UI_TEST_MAIN(PoliciesTest)
#include "PoliciesTest.moc"
