#include "core/services/ScanPreview.h"
#include "tests/ui/PageSupport.h"
#include "ui/people/PersonPage.h"
#include "ui/quitclaims/DateField.h"
#include "ui/quitclaims/PurposeChoice.h"
#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimEditor.h"
#include "ui/quitclaims/QuitclaimExport.h"
#include "ui/quitclaims/QuitclaimFocus.h"
#include "ui/quitclaims/QuitclaimList.h"
#include "ui/quitclaims/QuitclaimListModel.h"
#include "ui/quitclaims/QuitclaimsPage.h"
#include "ui/quitclaims/ScanTray.h"
#include "ui/quitclaims/SigneeFields.h"
#include "ui/quitclaims/WithdrawPanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QtPrintSupport/QPrinter>

using namespace bk;
using namespace bk::ui;

/// The form, what it promises, and the table of all.
class QuitclaimsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    Person m_mei;
    Person m_milan;
    Quitclaim m_meis;
    PersonPage* m_page = nullptr;

    static Purpose purpose(const char* key) { return *Purpose::tryFrom(QString::fromLatin1(key)); }
    const QDate m_today = test::PageDesk::today;

    QuitclaimEditor* openEditor(const Person& person) {
        m_page = new PersonPage(*m_desk->workspace);
        m_desk->showPage(m_page, QSize(1180, 1000));
        QSignalSpy ready(m_page, &Page::ready);
        m_page->show(person.id);
        m_page->activate();
        if (!ready.wait(test::patience)) qFatal("the page does not come");
        QuitclaimEditor* editor = m_page->quitclaims()->editor();
        QSignalSpy opened(editor, &QuitclaimEditor::opened);
        m_page->quitclaims()->beginNew();
        if (!opened.wait(test::patience)) qFatal("the form does not open");
        return editor;
    }

    QuitclaimsPage* openTable(const QuitclaimFilter& filter = {}) {
        auto* page = new QuitclaimsPage(*m_desk->workspace);
        m_desk->showPage(page);
        QSignalSpy ready(page, &Page::ready);
        page->show(filter);
        if (!ready.wait(test::patience)) qFatal("the table does not come");
        page->table()->setFocus();
        return page;
    }

    QList<QuitclaimView> kept(const Person& person) const {
        QuitclaimFilter filter;
        filter.person = person.id;
        return test::PageDesk::must(m_desk->services().consent.list(filter));
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0018")});
        m_mei = m_desk->addPerson(QStringLiteral("Mei-Lin Chen"));
        m_milan = m_desk->addPerson(QStringLiteral("Milan Visser"), m_today.addYears(-12));
        Quitclaim record = test::PageDesk::record(m_mei, {QStringLiteral("website"), QStringLiteral("print")},
                                                  {QStringLiteral("social")});
        record.openEnded = false;
        record.signedOn = QDate(2024, 3, 20);
        record.until = QDate(2026, 3, 20);
        record.guardian = Guardian{QStringLiteral("Petra Chen"), QStringLiteral("mother")};
        m_meis = m_desk->keep(m_mei, record);
    }

    void cleanup() { m_desk->window.reset(); }

    void datesAreReadTheWayPeopleWriteThem() {
        const QDate day(2026, 5, 3);
        for (const char* text :
             {"3-5-2026", "03-05-2026", "3/5/2026", "3.5.2026", "2026-05-03", "3 May 2026"})
            QCOMPARE(DateField::read(QString::fromLatin1(text)), std::optional(day));
        for (const char* text : {"", "31-2-2026", "tomorrow", "3-5-26"})
            QVERIFY(!DateField::read(QString::fromLatin1(text)));
    }

    void nothingIsTickedBeforehand() {
        QuitclaimEditor* editor = openEditor(m_mei);
        QVERIFY(m_desk->picture(QStringLiteral("page-quitclaim-new")).isEmpty());
        QCOMPARE(editor->choices().size(), 7);
        for (const PurposeChoice* choice : editor->choices()) {
            QVERIFY(!choice->decision());
            QVERIFY(!choice->yes()->isChecked() && !choice->no()->isChecked());
        }
        QVERIFY(editor->choices().last()->purpose().isRecognition());
        QVERIFY(!editor->openEnded()->isChecked());
        QVERIFY(!editor->record().signedOn && !editor->record().until);
        QVERIFY(!editor->isSavable());
    }

    void theSentenceFollowsWhatIsFilledIn() {
        QuitclaimEditor* editor = openEditor(m_mei);
        QVERIFY(editor->outlook().contains(QStringLiteral("at least one purpose")));
        QTest::mouseClick(editor->choice(purpose("website"))->yes(), Qt::LeftButton);
        QVERIFY(editor->outlook().contains(QStringLiteral("signed")));
        editor->signedOn()->edit()->setText(QStringLiteral("1-3-2026"));
        QVERIFY(editor->outlook().contains(QStringLiteral("open-ended")));
        QVERIFY(!editor->isSavable());
        editor->until()->edit()->setText(QStringLiteral("1-3-20026"));
        QVERIFY(editor->outlook().contains(QStringLiteral("not a date")));
        editor->until()->edit()->setText(QStringLiteral("1-2-2026"));
        QVERIFY(editor->outlook().contains(QStringLiteral("end before it begins")));
        editor->until()->edit()->setText(QStringLiteral("1-3-2028"));
        QVERIFY(editor->outlook().contains(QStringLiteral("draft")));
        QVERIFY(editor->isSavable());
        editor->scans()->add({FilePath::fromString(m_desk->scanFile(QStringLiteral("one.pdf")))});
        QVERIFY(!editor->isSavable());
        QTRY_VERIFY(editor->scans()->idle());
        QCOMPARE(editor->scans()->count(), 1);
        QVERIFY2(editor->outlook().contains(QStringLiteral("active at once, until 1 Mar 2028")),
                 qPrintable(editor->outlook()));
        m_page->area()->verticalScrollBar()->setValue(0);
        QVERIFY(m_desk->picture(QStringLiteral("page-quitclaim-filled")).isEmpty());
        editor->signedOn()->edit()->setText(QStringLiteral("5-3-2026"));
        QVERIFY(editor->outlook().contains(QStringLiteral("in the future")));
    }

    void aFileThatIsNoScanIsRefusedWithTheReason() {
        QuitclaimEditor* editor = openEditor(m_mei);
        QFile file(m_desk->path(QStringLiteral("letter.pdf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Dear museum");
        file.close();
        editor->scans()->add({FilePath::fromString(file.fileName())});
        QTRY_VERIFY(editor->scans()->idle());
        QCOMPARE(editor->scans()->count(), 0);
        const auto labels = editor->scans()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().startsWith(QStringLiteral("letter.pdf: "));
        }));
    }

    void aChildNeedsAGuardian() {
        QuitclaimEditor* editor = openEditor(m_milan);
        editor->choice(purpose("website"))->setDecision(Decision::Granted);
        editor->signedOn()->edit()->setText(QStringLiteral("1-3-2026"));
        editor->openEnded()->setChecked(true);
        editor->scans()->add({FilePath::fromString(m_desk->scanFile(QStringLiteral("child.pdf")))});
        QTRY_VERIFY(editor->scans()->idle());
        QVERIFY(editor->outlook().contains(QStringLiteral("no guardian signed")));
        QTest::mouseClick(editor->signee()->byGuardian(), Qt::LeftButton);
        QVERIFY(!editor->isSavable());
        editor->signee()->guardianName()->setText(QStringLiteral("Petra Visser"));
        QVERIFY(editor->outlook().contains(QStringLiteral("active at once")));
    }

    void whatIsSavedIsWhatWasFilledIn() {
        const Person person = m_desk->addPerson(QStringLiteral("Noor de Vries"));
        QuitclaimEditor* editor = openEditor(person);
        editor->choice(purpose("website"))->setDecision(Decision::Granted);
        editor->choice(purpose("social"))->setDecision(Decision::Refused);
        editor->signedOn()->edit()->setText(QStringLiteral("1-3-2026"));
        editor->openEnded()->setChecked(true);
        editor->scans()->add({FilePath::fromString(m_desk->scanFile(QStringLiteral("noor.pdf")))});
        QTRY_VERIFY(editor->isSavable());
        QSignalSpy saved(editor, &QuitclaimEditor::saved);
        QTest::mouseClick(editor->saveButton(), Qt::LeftButton);
        QVERIFY(saved.count() > 0 || saved.wait(test::patience));
        const Quitclaim quitclaim = kept(person).first().quitclaim;
        QVERIFY(quitclaim.state == QuitclaimState::Active);
        QCOMPARE(quitclaim.grants.size(), 2);
        QVERIFY(quitclaim.grants.contains(Grant{purpose("website"), Decision::Granted, {}}));
        QVERIFY(quitclaim.grants.contains(Grant{purpose("social"), Decision::Refused, {}}));
        QVERIFY(quitclaim.openEnded);
        QCOMPARE(quitclaim.scans.size(), 1);
        QVERIFY(!editor->isVisible());
        QCOMPARE(editor->scans()->count(), 0); // the plain bytes are gone with the form
    }

    void withoutAScanItIsSavedAsADraft() {
        const Person person = m_desk->addPerson(QStringLiteral("Sofie Peeters"));
        QuitclaimEditor* editor = openEditor(person);
        editor->choice(purpose("website"))->setDecision(Decision::Granted);
        editor->signedOn()->edit()->setText(QStringLiteral("1-3-2026"));
        editor->openEnded()->setChecked(true);
        QCOMPARE(editor->saveButton()->text(), QStringLiteral("Save as draft"));
        editor->save();
        QTRY_COMPARE(kept(person).size(), 1);
        QVERIFY(kept(person).first().quitclaim.state == QuitclaimState::Draft);
    }

    void aRenewalKeepsTheFrameButNoYes() {
        QuitclaimEditor* editor = openEditor(m_mei);
        QSignalSpy opened(editor, &QuitclaimEditor::opened);
        m_page->quitclaims()->card(m_meis.id);
        test::buttonNamed(m_page, QStringLiteral("Renew %1").arg(m_meis.number))->click();
        QVERIFY(opened.wait(test::patience));
        QVERIFY(m_desk->picture(QStringLiteral("page-quitclaim-renew")).isEmpty());
        QVERIFY(!editor->choices().isEmpty());
        for (const PurposeChoice* choice : editor->choices())
            QVERIFY(!choice->decision());
        const Quitclaim record = editor->record();
        QCOMPARE(record.supersedes, std::optional(m_meis.id));
        QCOMPARE(record.guardian, m_meis.guardian);
        QVERIFY(!record.signedOn);
        QVERIFY(!record.from); // no gap between the two
        QCOMPARE(record.until, std::optional(QDate(2028, 3, 20)));
    }

    void somePurposesCanBeWithdrawnAlone() {
        const Person person = m_desk->addPerson(QStringLiteral("Chidi Okafor"));
        const Quitclaim quitclaim = m_desk->keep(
            person, test::PageDesk::record(person, {QStringLiteral("website"), QStringLiteral("print")}));
        openEditor(person)->hide();
        QTRY_VERIFY(m_page->quitclaims()->card(quitclaim.id) != nullptr);
        WithdrawPanel* panel = m_page->quitclaims()->card(quitclaim.id)->beginWithdrawal(purpose("print"));
        m_desk->settle();
        QVERIFY(m_desk->picture(QStringLiteral("page-withdraw-some")).isEmpty());
        panel->withdraw();
        QTRY_COMPARE(m_desk->services().consent.quitclaim(quitclaim.id)->withdrawals.size(), 1);
        const Quitclaim after = *m_desk->services().consent.quitclaim(quitclaim.id);
        QCOMPARE(after.withdrawals.first().purposes, QList<Purpose>{purpose("print")});
        QCOMPARE(after.withdrawals.first().date, m_today);
        QVERIFY(after.state == QuitclaimState::Active);
    }

    void theTableSortsFiltersAndOpensThePerson() {
        QuitclaimsPage* page = openTable();
        QAbstractItemModel* model = page->table()->model();
        QVERIFY(model->rowCount() >= 4);
        QVERIFY(m_desk->picture(QStringLiteral("page-quitclaims")).isEmpty());
        const QString cut = m_desk->largePicture(QStringLiteral("page-quitclaims"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        // What ends first is on top.
        QCOMPARE(model->index(0, QuitclaimListModel::Number).data().toString(), m_meis.number);
        QCOMPARE(model->index(0, QuitclaimListModel::DaysLeft).data().toString(), QStringLiteral("16"));
        QVERIFY(test::buttonNamed(page, QStringLiteral("Withdraw…"))->isEnabled());
        page->chip(QuitclaimStanding::Draft)->click();
        QCOMPARE(model->rowCount(), 1);
        page->chip(QuitclaimStanding::Draft)->click();
        page->search()->setText(QStringLiteral("noor"));
        QCOMPARE(model->rowCount(), 1);
        page->search()->setText(m_meis.number);
        QCOMPARE(model->rowCount(), 1);
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::personWanted);
        page->table()->setFocus();
        page->table()->setCurrentIndex(model->index(0, 0));
        QTest::keyClick(page->table(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<PersonId>(), m_mei.id);
        QCOMPARE(QuitclaimFocus::of(*m_desk->workspace).take(m_mei.id), m_meis.id);
    }

    void theTableIsNarrowedByPurposeAndEnd() {
        QuitclaimsPage* page = openTable();
        const QAbstractItemModel* model = page->table()->model();
        const int all = model->rowCount();
        page->purposeFilter()->setCurrentIndex(page->purposeFilter()->findData(QStringLiteral("social")));
        QVERIFY(model->rowCount() > 0);
        QVERIFY(model->rowCount() < all);
        for (int row = 0; row < model->rowCount(); ++row)
            QVERIFY(model->index(row, QuitclaimListModel::Purposes)
                        .data()
                        .toString()
                        .contains(QStringLiteral("Social media")));
        page->endFilter()->setCurrentIndex(page->endFilter()->findData(30));
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->index(0, QuitclaimListModel::Number).data().toString(), m_meis.number);
        page->endFilter()->setCurrentIndex(page->endFilter()->findData(7));
        QCOMPARE(model->rowCount(), 0);
        test::buttonNamed(page, QStringLiteral("Show all"))->click();
        QTRY_COMPARE(model->rowCount(), all);
    }

    void theListGoesToThePrinterAndIntoAPdf() {
        QuitclaimsPage* page = openTable();
        const QString path = m_desk->path(QStringLiteral("list.pdf"));
        page->exportTo(path);
        QTRY_VERIFY(QFile::exists(path));
        auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(m_desk->path(QStringLiteral("printed.pdf")));
        QSignalSpy printed(page, &QuitclaimsPage::printed);
        page->printTo(printer);
        QVERIFY(printed.count() > 0 || printed.wait(test::patience));
        QCOMPARE(printed.first().first().toInt(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const ScanPreview preview = test::PageDesk::must(previewScan(file.readAll(), 0, 1600));
        QCOMPARE(preview.pages, 1);
        QVERIFY(preview.page.width() > preview.page.height());
        QVERIFY(preview.page.save(m_desk->pictureFile(QStringLiteral("paper-quitclaims.png"))));
    }

    void aWarningShowsOnlyWhatEnds() {
        QuitclaimFilter filter;
        filter.expiringWithinDays = 30;
        QuitclaimsPage* page = openTable(filter);
        QCOMPARE(page->table()->model()->rowCount(), 1);
        test::buttonNamed(page, QStringLiteral("Ending within 30 days"))->click();
        QTRY_VERIFY(page->table()->model()->rowCount() > 1);
    }

    void aCardOfTodayShowsOnlyWhatItCounts() {
        QuitclaimsPage* page = openTable();
        const int all = page->table()->model()->rowCount();
        page->search()->setText(QStringLiteral("noor"));
        page->chip(QuitclaimStanding::Active)->setChecked(true);
        page->showOnly({}, QuitclaimStanding::Draft);
        QTRY_COMPARE(page->table()->model()->rowCount(), 1);
        QVERIFY(page->search()->text().isEmpty());
        QVERIFY(!page->chip(QuitclaimStanding::Active)->isChecked());
        page->showOnly({}, std::nullopt);
        QTRY_COMPARE(page->table()->model()->rowCount(), all);
    }

    void theCalendarHoldsNoNames() {
        QuitclaimsPage* page = openTable();
        const QString path = m_desk->path(QStringLiteral("ends.ics"));
        page->exportTo(path);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray calendar = file.readAll();
        QVERIFY(calendar.contains("SUMMARY:Quitclaim " + m_meis.number.toUtf8() + " ends\r\n"));
        QVERIFY(calendar.contains("DTSTART;VALUE=DATE:20260320\r\n"));
        QVERIFY(!calendar.contains("Mei"));
        QVERIFY(!calendar.contains("Chen"));
    }

    void whatAChildSignedAloneIsNoActiveOne() {
        QuitclaimView view;
        view.quitclaim = m_meis;
        view.lacksGuardian = true;
        QVERIFY(standingOf(view, m_today) == QuitclaimStanding::LacksGuardian);
        QVERIFY(toneOf(QuitclaimStanding::LacksGuardian) == Tone::Attention);
        view.quitclaim.state = QuitclaimState::Withdrawn;
        QVERIFY(standingOf(view, m_today) == QuitclaimStanding::Withdrawn);
    }

    void aSpreadsheetIsNotGivenFormulas() {
        QuitclaimView view;
        view.quitclaim = m_meis;
        view.personName = QStringLiteral("=HYPERLINK(\"x\"), Mei");
        const QByteArray csv = quitclaimsAsCsv({view}, m_today);
        QVERIFY(csv.contains(m_meis.number.toUtf8() + ",\"'=HYPERLINK(\"\"x\"\"), Mei\",\"Website, Print\""));
    }
};

BK_UI_TEST_MAIN(QuitclaimsTest)
#include "QuitclaimsTest.moc"
