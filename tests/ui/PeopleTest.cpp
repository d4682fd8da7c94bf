#include "core/store/Catalog.h"
#include "tests/ui/PageSupport.h"
#include "ui/people/MergePanel.h"
#include "ui/people/PeoplePage.h"
#include "ui/people/PersonField.h"
#include "ui/people/PersonForm.h"
#include "ui/people/PersonPage.h"
#include "ui/people/RecognitionCard.h"
#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimEditor.h"
#include "ui/quitclaims/QuitclaimList.h"
#include "ui/quitclaims/ScanPages.h"
#include "ui/quitclaims/ScanViewer.h"
#include "ui/quitclaims/WithdrawPanel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PhotoGridView.h"

#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QUrl>
#include <QWheelEvent>
#include <QtPrintSupport/QPrinter>

using namespace bk;
using namespace bk::ui;

/// The list of persons and the page of one.
class PeopleTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    Person m_mei;
    Person m_anna;
    Person m_fatima;
    Person m_milan;
    Quitclaim m_meis;
    PersonPage* m_page = nullptr;

    PeoplePage* openList() {
        auto* page = new PeoplePage(*m_desk->workspace);
        m_desk->showPage(page);
        QSignalSpy ready(page, &Page::ready);
        page->activate();
        if (!ready.wait(test::patience)) qFatal("the list does not come");
        return page;
    }

    void openPerson(const PersonId& person) {
        m_page = new PersonPage(*m_desk->workspace);
        m_desk->showPage(m_page, QSize(1180, 900));
        QSignalSpy ready(m_page, &Page::ready);
        m_page->show(person);
        m_page->activate();
        QVERIFY(ready.wait(test::patience));
        QTRY_VERIFY(m_page->quitclaims()->pages()->idle());
    }

    qint64 logged(const char* action) {
        AuditFilter filter;
        filter.action = QLatin1String(action);
        filter.limit = 100000;
        const auto rows = m_desk->services().audit.list(filter);
        if (!rows) qFatal("%s", qPrintable(rows.error().context));
        return rows->rows.size();
    }
    void drop(const QString& file) {
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(QPointF(300, 300), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page, &dropped);
    }

    static Purpose purpose(const char* key) { return *Purpose::tryFrom(QString::fromLatin1(key)); }

    int kept(const Person& person) const {
        QuitclaimFilter filter;
        filter.person = person.id;
        return static_cast<int>(test::PageDesk::must(m_desk->services().consent.list(filter)).size());
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(
            QStringList{QStringLiteral("0000"), QStringLiteral("0008"), QStringLiteral("0018"),
                        QStringLiteral("0038"), QStringLiteral("0041"), QStringLiteral("0044")});
        const QDate today = test::PageDesk::today;
        m_mei = m_desk->addPerson(QStringLiteral("Mei-Lin Chen"));
        m_anna = m_desk->addPerson(QStringLiteral("Anna Kowalska"));
        m_fatima = m_desk->addPerson(QStringLiteral("Fatima El Amrani"));
        m_milan = m_desk->addPerson(QStringLiteral("Milan Visser"), today.addYears(-12));
        m_desk->addPerson(QStringLiteral("Kaya Yilmaz"));
        Quitclaim record = test::PageDesk::record(
            m_mei, {QStringLiteral("website"), QStringLiteral("print"), QStringLiteral("recognition")},
            {QStringLiteral("advertising")});
        record.openEnded = false;
        record.until = today.addDays(20);
        record.conditions = QStringLiteral("not with the name beside it");
        m_meis = m_desk->keep(m_mei, record);
        record = test::PageDesk::record(m_fatima, {QStringLiteral("website")});
        record.openEnded = false;
        record.until = today.addDays(-30);
        m_desk->keep(m_fatima, record);
        m_desk->keep(m_milan, test::PageDesk::record(m_milan, {QStringLiteral("website")}), false);
        m_desk->keep(m_anna, test::PageDesk::record(m_anna, {QStringLiteral("website")}));
        for (const char* scene : {"0018", "0038"})
            for (const FaceView& view : m_desk->faces(QString::fromLatin1(scene)))
                QVERIFY(m_desk->services().faces.name(view.face.id, m_mei.id));
        for (const FaceView& view : m_desk->faces(QStringLiteral("0044")))
            QVERIFY(m_desk->services().faces.name(view.face.id, m_anna.id));
        m_desk->scan();
    }

    void cleanup() { m_desk->window.reset(); }

    void textOfDoubleSizeIsNotCut() {
        ui::setTextScale(2.0);
        openList();
        QString cut = m_desk->largePicture(QStringLiteral("page-people"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        ui::setTextScale(2.0);
        openPerson(m_mei.id);
        cut = m_desk->largePicture(QStringLiteral("page-person"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        QSignalSpy opened(m_page->quitclaims()->editor(), &QuitclaimEditor::opened);
        m_page->quitclaims()->beginNew();
        QVERIFY(opened.wait(test::patience));
        cut = m_desk->largePicture(QStringLiteral("page-quitclaim"));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
    }

    void chipsAndSearchNarrowTheList() {
        PeoplePage* page = openList();
        QCOMPARE(page->list()->model()->rowCount(), 5);
        QVERIFY(m_desk->picture(QStringLiteral("page-people")).isEmpty());
        test::buttonNamed(page, QStringLiteral("Expires soon"))->click();
        QCOMPARE(page->list()->model()->rowCount(), 1);
        test::buttonNamed(page, QStringLiteral("Under 16"))->click();
        QCOMPARE(page->list()->model()->rowCount(), 2);
        page->search()->setText(QStringLiteral("milan"));
        QCOMPARE(page->list()->model()->rowCount(), 1);
        page->search()->setText(QStringLiteral("nobody of that name"));
        QVERIFY(!page->list()->isVisible());
        test::buttonNamed(page, QStringLiteral("Show everybody"))->click();
        QCOMPARE(page->list()->model()->rowCount(), 5);
    }

    void readingAndOpeningAreLoggedOnceEach() {
        // Faces of people are painted without a question about each of them.
        const qint64 searched = logged("person.search");
        openList();
        QCOMPARE(logged("person.search"), searched);
        const qint64 opened = logged("person.open");
        openPerson(m_fatima.id);
        QCOMPARE(logged("person.open"), opened + 1);
        QCOMPARE(logged("person.search"), searched);
    }

    void whatCouldNotBeLoggedIsLoggedAndShownTheNextTime() {
        const auto change = [&](const QByteArray& sql) {
            return m_desk->services().session->catalog().maintain([&](ConnectionSet& all) -> Status {
                BK_ASSIGN(Connection* const catalog, all.of(DatabaseFile::Catalog));
                return catalog->execute(sql);
            });
        };
        QVERIFY(change("CREATE TRIGGER refused BEFORE INSERT ON audit_outbox WHEN NEW.action = "
                       "'person.open' BEGIN SELECT RAISE(ABORT, 'refused'); END"));
        const qint64 opened = logged("person.open");
        openPerson(m_anna.id);
        const QString shown = m_page->sheet().summary.person.name;
        QVERIFY(change("DROP TRIGGER refused"));
        QVERIFY(shown.isEmpty());
        QCOMPARE(logged("person.open"), opened);
        m_page->activate();
        QTRY_COMPARE(m_page->sheet().summary.person.name, m_anna.name);
        QCOMPARE(logged("person.open"), opened + 1);
    }

    void enterOpensThePerson() {
        PeoplePage* page = openList();
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::personWanted);
        page->list()->setFocus();
        page->list()->setCurrentIndex(page->list()->model()->index(0, 0));
        QTest::keyClick(page->list(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<PersonId>(), m_anna.id);
    }

    void aPersonIsAddedInThePage() {
        PeoplePage* page = openList();
        test::buttonNamed(page, QStringLiteral("Add person"))->click();
        QTRY_COMPARE(QApplication::focusWidget(), page->form()->name());
        QTest::keyClicks(page->form()->name(), QStringLiteral("Daan Bakker"));
        QVERIFY(m_desk->picture(QStringLiteral("page-people-add")).isEmpty());
        QTest::keyClick(page->form()->name(), Qt::Key_Return);
        QTRY_COMPARE(page->list()->model()->rowCount(), 6);
        QVERIFY(m_desk->services().persons.find(QStringLiteral("Daan Bakker")));
    }

    void whatEndsSoonIsSaidAcrossThePage() {
        openPerson(m_mei.id);
        QVERIFY(m_page->banner()->isVisible());
        QCOMPARE(m_page->banner()->tone(), Tone::Attention);
        QVERIFY(m_page->banner()->sentence().contains(QStringLiteral("24 Mar 2026")));
        QVERIFY(m_desk->picture(QStringLiteral("page-person-expiring")).isEmpty());
        m_page->area()->verticalScrollBar()->setValue(m_page->area()->verticalScrollBar()->maximum());
        QTest::qWait(0);
        QVERIFY(m_desk->picture(QStringLiteral("page-person-expiring-below")).isEmpty());
    }

    void whatHasExpiredIsSaidInRed() {
        openPerson(m_fatima.id);
        QCOMPARE(m_page->banner()->tone(), Tone::Blocked);
        QVERIFY(m_desk->picture(QStringLiteral("page-person-expired")).isEmpty());
    }

    void recognitionIsToldWithTheCount() {
        openPerson(m_mei.id);
        QVERIFY(m_page->recognition()->sentence().startsWith(QStringLiteral("2 faceprint")));
        openPerson(m_anna.id);
        QVERIFY(m_page->recognition()->sentence().startsWith(QStringLiteral("No faceprint")));
    }

    void aSuggestionIsAnsweredOnThePage() {
        openPerson(m_mei.id);
        QVERIFY(m_page->sheet().suggestionCount > 0);
        const FaceId face = m_page->sheet().suggestions.first().face.id;
        QAbstractButton* yes = test::buttonNamed(m_page, QStringLiteral("Yes: Mei-Lin Chen"));
        QVERIFY(yes != nullptr);
        yes->click();
        QTRY_COMPARE(m_desk->face(face).state, FaceState::Named);
        QVERIFY(m_desk->services().faces.undo());
    }

    void enterOnAPhotoOpensIt() {
        openPerson(m_mei.id);
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::photoWanted);
        m_page->photos()->setFocus();
        m_page->photos()->setCurrentIndex(m_page->photos()->model()->index(0, 0));
        QTest::keyClick(m_page->photos(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(1).value<QList<PhotoId>>().size(), 2);
    }

    void theScanIsShownInside() {
        openPerson(m_mei.id);
        QAbstractButton* sheet =
            test::buttonNamed(m_page, QStringLiteral("Open the scan of %1").arg(m_meis.number));
        QVERIFY(sheet != nullptr);
        QSignalSpy shown(m_page->scanViewer(), &ScanViewer::pageShown);
        sheet->click();
        QVERIFY(shown.wait(test::patience));
        QVERIFY(m_page->scanViewer()->hasPicture());
        QVERIFY(m_desk->picture(QStringLiteral("page-scan")).isEmpty());
        QTest::keyClick(m_page->scanViewer(), Qt::Key_Plus);
        QVERIFY(m_page->scanViewer()->zoom() > 1);
        QTest::keyClick(m_page->scanViewer(), Qt::Key_0);
        QCOMPARE(m_page->scanViewer()->zoom(), 1.0);
        QWheelEvent wheel(QPointF(200, 200), m_page->scanViewer()->mapToGlobal(QPointF(200, 200)), {},
                          QPoint(0, 120), Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_page->scanViewer()->findChild<QScrollArea*>()->viewport(), &wheel);
        QVERIFY(m_page->scanViewer()->zoom() > 1);
        QTest::keyClick(m_page->scanViewer(), Qt::Key_Escape);
        QVERIFY(!m_page->scanViewer()->isVisible());
        // Closed means gone: no page of a scan waits in memory.
        QVERIFY(!m_page->scanViewer()->hasPicture());
        QCOMPARE(m_page->scanViewer()->pages(), 0);
    }

    void theScanGoesStraightToThePrinter() {
        openPerson(m_mei.id);
        QAbstractButton* scan =
            test::buttonNamed(m_page, QStringLiteral("Open the scan of %1").arg(m_meis.number));
        QSignalSpy shown(m_page->scanViewer(), &ScanViewer::pageShown);
        scan->click();
        QVERIFY(shown.count() > 0 || shown.wait(test::patience));
        const int pages = m_page->scanViewer()->pages();
        auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(m_desk->path(QStringLiteral("printed.pdf")));
        QSignalSpy printed(m_page->scanViewer(), &ScanViewer::printed);
        m_page->scanViewer()->printTo(printer);
        QVERIFY(printed.count() > 0 || printed.wait(test::patience));
        QCOMPARE(printed.first().first().toInt(), pages);
        QFile file(m_desk->path(QStringLiteral("printed.pdf")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(QByteArray("/Count ") + QByteArray::number(pages)));
    }

    void nothingGoesToThePrinterOnceTheWindowIsLocked() {
        const Person person = m_desk->addPerson(QStringLiteral("Sem Bakker"));
        Quitclaim record = test::PageDesk::record(person, {QStringLiteral("website")});
        const QByteArray page = m_desk->scanOf(person, record);
        const Quitclaim kept = test::PageDesk::must(
            m_desk->services().consent.add(record, {page, m_desk->scanOf(m_mei, m_meis)}));
        openPerson(person.id);
        QAbstractButton* scan =
            test::buttonNamed(m_page, QStringLiteral("Open the scan of %1").arg(kept.number));
        const QPointer<ScanViewer> viewer = m_page->scanViewer();
        QSignalSpy shown(viewer.data(), &ScanViewer::pageShown);
        scan->click();
        QVERIFY(shown.count() > 0 || shown.wait(test::patience));
        QCOMPARE(viewer->pages(), 2);
        auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(m_desk->path(QStringLiteral("half.pdf")));
        QSignalSpy printed(viewer.data(), &ScanViewer::printed);
        // What a lock does, with the first page read and the next on its way.
        connect(viewer.data(), &ScanViewer::pageRead, this, [this] {
            m_desk->workspace->stop();
            m_page->deleteLater();
        });
        viewer->printTo(std::move(printer));
        QTRY_VERIFY_WITH_TIMEOUT(viewer.isNull(), test::patience);
        m_page = nullptr;
        QCOMPARE(printed.count(), 0);
        QVERIFY(!QFile::exists(m_desk->path(QStringLiteral("half.pdf"))));
        m_desk->become(QStringLiteral("Anna"));
    }

    void aDroppedScanMakesTheDraftCount() {
        openPerson(m_milan.id);
        QVERIFY(m_desk->picture(QStringLiteral("page-person-draft")).isEmpty());
        const QuitclaimId draft = m_page->sheet().quitclaims.first().quitclaim.id;
        drop(m_desk->scanFile(QStringLiteral("milan.pdf")));
        QTRY_VERIFY(m_desk->services().consent.quitclaim(draft)->state == QuitclaimState::Active);
        QTRY_VERIFY(m_page->quitclaims()->outcome()->isVisible());
    }

    void aDroppedScanWithoutDraftOpensANewQuitclaim() {
        openPerson(m_anna.id);
        const int before = kept(m_anna);
        QSignalSpy opened(m_page->quitclaims()->editor(), &QuitclaimEditor::opened);
        drop(m_desk->scanFile(QStringLiteral("anna.pdf")));
        QVERIFY(opened.wait(test::patience));
        QCOMPARE(kept(m_anna), before);
        QTRY_COMPARE(m_page->quitclaims()->editor()->record().person, m_anna.id);
    }

    void mergingNamesWhatMovesAndNeedsAPress() {
        const Person twin = m_desk->addPerson(QStringLiteral("Mei Chen"));
        m_desk->keep(twin, test::PageDesk::record(twin, {QStringLiteral("press")}));
        openPerson(twin.id);
        test::buttonNamed(m_page, QStringLiteral("Merge…"))->click();
        MergePanel* panel = m_page->mergePanel();
        QTest::keyClicks(panel->field()->edit(), QStringLiteral("Mei"));
        QTRY_VERIFY(panel->field()->choices()->isVisible());
        QCOMPARE(panel->field()->choices()->count(), 1); // not the one who goes, and nobody new
        QTest::keyClick(panel->field()->edit(), Qt::Key_Return);
        QVERIFY(panel->sentence().contains(QStringLiteral("1 quitclaim")));
        QVERIFY(m_desk->picture(QStringLiteral("page-person-merge")).isEmpty());
        QVERIFY(m_desk->services().persons.summary(twin.id));
        const int before = kept(m_mei);
        panel->button()->click();
        QTRY_COMPARE(kept(m_mei), before + 1);
        QVERIFY(!m_desk->services().persons.summary(twin.id));
        QTRY_COMPARE(m_page->title(), QStringLiteral("Mei-Lin Chen"));
    }

    void aPersonWhoIsGoneIsSaidToBeGone() {
        openPerson(PersonId(QUuid::createUuid()));
        QVERIFY(test::buttonNamed(m_page, QStringLiteral("Go to people")) != nullptr);
    }

    void withdrawingBlocksAtOnceAndSaysWhatItDid() {
        openPerson(m_mei.id);
        QuitclaimCard* card = m_page->quitclaims()->card(m_meis.id);
        QVERIFY(card != nullptr);
        WithdrawPanel* panel = card->beginWithdrawal();
        m_desk->settle();
        QVERIFY(!panel->visibleRegion().isEmpty());
        QVERIFY(m_desk->picture(QStringLiteral("page-person-withdraw")).isEmpty());
        // One press is all it takes.
        QTest::keyClick(panel->button(), Qt::Key_Space);
        Banner* outcome = m_page->quitclaims()->outcome();
        QTRY_VERIFY(outcome->isVisible());
        QVERIFY2(outcome->sentence().contains(QStringLiteral("2 photo")), qPrintable(outcome->sentence()));
        QVERIFY2(outcome->sentence().contains(QStringLiteral("2 faceprints erased")),
                 qPrintable(outcome->sentence()));
        const auto clearance =
            m_desk->services().clearance.of(m_desk->photo(QStringLiteral("0018")), purpose("website"));
        QVERIFY(clearance->state == ClearanceState::Withdrawn);
        QTRY_VERIFY(m_page->sheet().summary.standing == PersonStanding::Withdrawn);
        QTRY_VERIFY(m_page->quitclaims()->outcome()->isVisible());
        QSignalSpy ready(m_page, &Page::ready);
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        QTRY_VERIFY(!outcome->visibleRegion().isEmpty());
        QTRY_VERIFY(m_page->photos()
                        ->model()
                        ->index(0, 0)
                        .data(Qt::AccessibleTextRole)
                        .toString()
                        .contains(QStringLiteral("Withdrawn")));
        QVERIFY(m_desk->picture(QStringLiteral("page-person-withdrawn")).isEmpty());
    }
};

BK_UI_TEST_MAIN(PeopleTest)
#include "PeopleTest.moc"
