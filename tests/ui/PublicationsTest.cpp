#include "tests/ui/PageSupport.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/library/LibraryPage.h"
#include "ui/publications/PublicationDetails.h"
#include "ui/publications/PublicationForm.h"
#include "ui/publications/PublicationList.h"
#include "ui/publications/PublicationModel.h"
#include "ui/publications/PublicationWords.h"
#include "ui/publications/PublicationsPage.h"
#include "ui/publications/TakedownPanel.h"
#include "ui/quitclaims/DateField.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

using namespace bk;
using namespace bk::ui;

/// Where photos were used: the page, the short list, the form, and the end of an export.
class PublicationsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    Person m_mei;
    Person m_ola;
    Quitclaim m_meis;
    Quitclaim m_olas;
    PhotoId m_first;
    PhotoId m_second;
    PublicationsPage* m_page = nullptr;
    const QDate m_today = test::PageDesk::today;

    static Purpose purpose(const char* key) { return *Purpose::tryFrom(QString::fromLatin1(key)); }

    Publication publish(const QString& place, const QList<PhotoId>& photos, const char* use = "website",
                        PublicationKind kind = PublicationKind::Website) const {
        Publication wanted;
        wanted.purpose = purpose(use);
        wanted.kind = kind;
        wanted.place = place;
        wanted.publishedOn = m_today.addDays(-40);
        return test::PageDesk::must(m_desk->services().publications.add(wanted, photos));
    }

    void openPage(const QSize& size = QSize(1180, 800)) {
        m_page = new PublicationsPage(*m_desk->workspace);
        m_desk->showPage(m_page, size);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->activate();
        if (!ready.wait(test::patience)) qFatal("the page does not come");
    }

    /// What the page does after a change of the catalog.
    void waitForChange(const std::function<void()>& act) {
        QSignalSpy ready(m_page, &Page::ready);
        act();
        if (!ready.wait(test::patience)) qFatal("the page does not follow");
    }

    void withdraw(const Quitclaim& quitclaim) const {
        Withdrawal withdrawal;
        withdrawal.date = m_today;
        withdrawal.channel = QStringLiteral("by e-mail");
        test::PageDesk::must(m_desk->services().consent.withdraw(quitclaim.id, withdrawal));
    }

    QList<TakedownView> open() const {
        return test::PageDesk::must(m_desk->services().publications.takedowns(true));
    }

    QList<PublicationView> all() const {
        return test::PageDesk::must(m_desk->services().publications.list({}));
    }

private Q_SLOTS:
    void init() {
        m_desk =
            std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0018"), QStringLiteral("0002")});
        m_mei = m_desk->addPerson(QStringLiteral("Mei-Lin Chen"));
        m_ola = m_desk->addPerson(
            QStringLiteral("Wilhelmina Theodora van Hohenstein-Oldenburg tot Drakensteyn en Nieuwerkerk"));
        const QStringList both{QStringLiteral("website"), QStringLiteral("print")};
        m_meis = m_desk->keep(m_mei, test::PageDesk::record(m_mei, both));
        m_olas = m_desk->keep(m_ola, test::PageDesk::record(m_ola, both));
        m_first = m_desk->photo(QStringLiteral("0018"));
        m_second = m_desk->photo(QStringLiteral("0002"));
        Services& services = m_desk->services();
        for (const char* scene : {"0018", "0002"})
            for (const FaceView& view : m_desk->faces(QString::fromLatin1(scene)))
                QVERIFY(services.faces.bystander(view.face.id, QStringLiteral("small")));
        QVERIFY(services.photos.addPerson(m_first, m_mei.id));
        QVERIFY(services.photos.addPerson(m_second, m_ola.id));
    }

    void cleanup() {
        m_desk->window.reset();
        m_desk.reset();
    }

    void anEmptyPageSaysWhatToDo() {
        openPage();
        QSignalSpy library(m_desk->workspace.get(), &Workspace::libraryWanted);
        QVERIFY(m_desk->picture(QStringLiteral("page-publications-empty")).isEmpty());
        QAbstractButton* choose = test::buttonNamed(m_page, QStringLiteral("Choose photos"));
        QVERIFY(choose != nullptr);
        choose->click();
        QCOMPARE(library.size(), 1);
    }

    void aPublicationIsRecordedForChosenPhotos() {
        openPage();
        m_page->beginRecord({m_first, m_second});
        PublicationForm* form = m_page->form();
        QVERIFY(form->placeField()->hasFocus());
        QVERIFY(!m_page->recordButton()->isEnabled());
        QCOMPARE(form->dayField()->date(), std::optional(m_today));
        form->purposeField()->setCurrentIndex(form->purposeField()->findData(QStringLiteral("print")));
        QVERIFY(form->publication().kind == PublicationKind::Print);
        form->placeField()->setText(QStringLiteral("Annual report 2025, 500 copies"));
        form->untilField()->edit()->setText(m_today.addDays(-1).toString(Qt::ISODate));
        QVERIFY(!m_page->recordButton()->isEnabled());
        form->untilField()->edit()->setText(m_today.addDays(300).toString(Qt::ISODate));
        QVERIFY(m_page->recordButton()->isEnabled());
        QVERIFY(m_desk->picture(QStringLiteral("page-publications-record")).isEmpty());
        QSignalSpy recorded(m_page, &PublicationsPage::recorded);
        waitForChange([&] { QTest::keyClick(form->placeField(), Qt::Key_Return); });
        QTRY_COMPARE(recorded.size(), 1);
        const QList<PublicationView> found = all();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().photos, 2);
        QVERIFY(found.first().publication.kind == PublicationKind::Print);
        QTRY_COMPARE(m_page->details()->photos().ids().size(), 2);
    }

    void whatHasToBeTakenDownIsAtTheTop() {
        publish(QStringLiteral("https://www.example.org/open-day-2025/photos-of-the-day"),
                {m_first, m_second});
        publish(QStringLiteral("Annual report 2025, 500 copies"), {m_first, m_second}, "print",
                PublicationKind::Print);
        withdraw(m_meis);
        withdraw(m_olas);
        openPage();
        TakedownPanel* panel = m_page->takedowns();
        QVERIFY(panel->isVisible());
        QCOMPARE(panel->table()->model()->rowCount(), 4);
        QVERIFY2(m_desk->picture(QStringLiteral("page-publications-takedown")).isEmpty(),
                 qPrintable(m_desk->cutWords()));
        const QString large = m_desk->largePicture(QStringLiteral("page-publications"));
        QVERIFY2(large.isEmpty(), qPrintable(large));

        // One by its key, the next with its reason, the rest at once.
        panel->table()->setFocus();
        panel->table()->selectRow(0);
        waitForChange([&] { QTest::keyClick(panel->table(), Qt::Key_D); });
        QCOMPARE(open().size(), 3);
        QTRY_COMPARE(panel->table()->model()->rowCount(), 3);
        QVERIFY(panel->table()->hasFocus());
        QTest::keyClick(panel->table(), Qt::Key_I);
        QVERIFY(panel->reasonField()->isVisible());
        QVERIFY(!panel->reasonButton()->isEnabled());
        QVERIFY(panel->reasonField()->currentText().isEmpty());
        QVERIFY(m_desk->picture(QStringLiteral("page-publications-impossible")).isEmpty());
        QTest::keyClick(panel->reasonField()->lineEdit(), Qt::Key_Escape);
        QVERIFY(!panel->reasonField()->isVisible());
        QTest::keyClick(panel->table(), Qt::Key_I);
        QTest::keyClicks(panel->reasonField()->lineEdit(), QStringLiteral("printed while it was permitted"));
        waitForChange([&] { QTest::keyClick(panel->reasonField()->lineEdit(), Qt::Key_Return); });
        QCOMPARE(open().size(), 2);
        QTRY_COMPARE(panel->table()->model()->rowCount(), 2);
        panel->table()->selectAll();
        waitForChange([&] { panel->doneButton()->click(); });
        QTRY_VERIFY(open().isEmpty());
        QTRY_VERIFY(!panel->isVisible());
        QVERIFY(m_page->table()->hasFocus());
    }

    void theListTellsWhatIsThere() {
        const Publication web =
            publish(QStringLiteral("https://www.example.org/open-day"), {m_first, m_second});
        publish(QStringLiteral("Annual report 2025"), {m_second}, "print", PublicationKind::Print);
        Publication over = publish(QStringLiteral("Old folder"), {m_second}, "print", PublicationKind::Print);
        test::PageDesk::must(m_desk->services().publications.end(over.id, m_today, {}));
        openPage();
        QVERIFY(!m_page->takedowns()->isVisible());
        QCOMPARE(m_page->table()->model()->rowCount(), 2);
        QVERIFY(m_desk->picture(QStringLiteral("page-publications")).isEmpty());
        waitForChange([&] { m_page->whichFilter()->setCurrentIndex(2); });
        QCOMPARE(m_page->table()->model()->rowCount(), 3);
        m_page->purposeFilter()->setCurrentIndex(
            m_page->purposeFilter()->findData(QStringLiteral("website")));
        QCOMPARE(m_page->table()->model()->rowCount(), 1);
        QTRY_COMPARE(m_page->details()->photos().ids().size(), 2);
        waitForChange([&] { m_page->whichFilter()->setCurrentIndex(1); });
        QCOMPARE(m_page->table()->model()->rowCount(), 0);
        QVERIFY(test::buttonNamed(m_page, QStringLiteral("Show all")) != nullptr);

        waitForChange([&] { m_page->showPublication(web.id); });
        PublicationDetails* details = m_page->details();
        QTRY_COMPARE(details->photos().ids().size(), 2);
        details->changeButton()->click();
        details->form()->placeField()->setText(QStringLiteral("https://www.example.org/moved"));
        QVERIFY(m_desk->picture(QStringLiteral("page-publications-change")).isEmpty());
        waitForChange([&] { details->saveButton()->click(); });
        QTRY_COMPARE(m_desk->services().publications.publication(web.id)->publication.place,
                     QStringLiteral("https://www.example.org/moved"));
        details->endButton()->click();
        waitForChange([&] { details->saveButton()->click(); });
        QTRY_VERIFY(m_desk->services().publications.publication(web.id)->publication.endedOn);
    }

    void theShortListFollowsPhotoAndPerson() {
        publish(QStringLiteral("https://www.example.org/a-very-long-address/of-a-page/that-does-not-fit"),
                {m_first});
        publish(QStringLiteral("Annual report 2025"), {m_first}, "print", PublicationKind::Print);
        auto* list = new PublicationList(*m_desk->workspace);
        auto* page = new QWidget;
        auto* layout = new QVBoxLayout(page);
        layout->addWidget(list);
        layout->addStretch(1);
        m_desk->window = std::make_unique<QWidget>();
        m_desk->window->setObjectName(QStringLiteral("page"));
        auto* outer = new QVBoxLayout(m_desk->window.get());
        // The offscreen platform complains about limits to a window's size.
        outer->setSizeConstraint(QLayout::SetNoConstraint);
        outer->addWidget(page);
        m_desk->window->resize(272, 400);
        m_desk->window->show();
        QSignalSpy loaded(list, &PublicationList::loaded);
        list->showPhoto(m_second);
        QVERIFY(loaded.wait(test::patience));
        QCOMPARE(loaded.takeFirst().first().toInt(), 0);
        list->showPerson(m_mei.id);
        QVERIFY(loaded.wait(test::patience));
        QCOMPARE(loaded.takeFirst().first().toInt(), 2);
        withdraw(m_meis);
        QVERIFY(loaded.wait(test::patience));
        QVERIFY2(m_desk->picture(QStringLiteral("publication-list")).isEmpty(),
                 qPrintable(m_desk->cutWords()));
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::publicationsWanted);
        const auto cards = list->findChildren<Card*>();
        QCOMPARE(cards.size(), 2);
        QTest::mouseClick(cards.last(), Qt::LeftButton);
        QCOMPARE(wanted.size(), 1);
        list->clear();
        QVERIFY(list->idle());
    }

    void theEndOfAnExportIsWhereItIsWrittenDown() {
        PhotoFilter filter;
        filter.only = {m_first, m_second};
        m_desk->window = std::make_unique<QWidget>();
        m_desk->window->setObjectName(QStringLiteral("page"));
        auto* layout = new QVBoxLayout(m_desk->window.get());
        layout->setSizeConstraint(QLayout::SetNoConstraint);
        auto* dialog = new ExportDialog(*m_desk->workspace, filter, m_desk->window.get());
        dialog->setWindowFlags(Qt::Widget);
        layout->addWidget(dialog);
        m_desk->window->resize(600, 640);
        QSignalSpy planned(dialog, &ExportDialog::planned);
        m_desk->window->show();
        QVERIFY(planned.wait(test::patience));
        dialog->folderField()->setText(m_desk->path(QStringLiteral("copies")));
        QSignalSpy ended(dialog, &ExportDialog::exportEnded);
        dialog->exportButton()->click();
        QVERIFY(ended.wait(test::patience));
        QVERIFY(dialog->publishButton()->isVisible());
        QVERIFY(m_desk->picture(QStringLiteral("export-done-publish")).isEmpty());
        dialog->publishButton()->click();
        QVERIFY(!dialog->recordButton()->isEnabled());
        dialog->publicationForm()->placeField()->setText(QStringLiteral("https://www.example.org"));
        QVERIFY(dialog->recordButton()->isEnabled());
        QVERIFY(m_desk->picture(QStringLiteral("export-published-where")).isEmpty());
        QSignalSpy published(dialog, &ExportDialog::published);
        dialog->recordButton()->click();
        QVERIFY(published.wait(test::patience));
        const QList<PublicationView> found = all();
        QCOMPARE(found.size(), 1);
        QVERIFY(found.first().publication.exported);
        QCOMPARE(found.first().photos, 2);
        QVERIFY(dialog->resultText().contains(QStringLiteral("example.org")));
    }

    void whatIsChosenInTheLibraryIsRecorded() {
        test::Desk desk;
        QVERIFY(QFile::copy(QStringLiteral(":/demo/scene_0018.jpg"),
                            desk.folder.filePath(QStringLiteral("one.jpg"))));
        {
            Services services(desk.makeCatalog(QStringLiteral("Museum")));
            QVERIFY(
                services.imports.import({desk.path(QStringLiteral("one.jpg"))}, QStringLiteral("Day"), {}));
        }
        MainWindow window(desk.program, desk.preferences);
        window.show();
        window.open(test::PageDesk::must(desk.program.catalogs->open(
            desk.path(QStringLiteral("Museum.beeldkluis")), QString(), test::testPassphrase())));
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Shell& shell = *window.shell();
        QVERIFY(test::visit(shell, Shell::Room::Library));
        auto* page = static_cast<PublicationsPage*>(shell.page(Shell::Room::Publications));
        // Nothing is chosen: the library, and how.
        Q_EMIT shell.workspace().recordPublicationWanted({});
        QCOMPARE(shell.currentPage(), shell.page(Shell::Room::Library));
        QTRY_COMPARE(shell.library().model().rowCount(), 1);
        shell.library().grid().select(shell.library().model().idAt(0));
        Q_EMIT shell.workspace().recordPublicationWanted({});
        QCOMPARE(shell.currentPage(), page);
        QVERIFY(page->form()->isVisible());
        QTRY_VERIFY(page->form()->placeField()->hasFocus());
        QTRY_VERIFY(page->form()->purposeField()->count() > 0);
        page->form()->placeField()->setText(QStringLiteral("https://www.example.org"));
        QSignalSpy recorded(page, &PublicationsPage::recorded);
        page->recordButton()->click();
        QVERIFY(recorded.wait(test::patience));
        const auto id = recorded.first().first().value<PublicationId>();
        QTRY_COMPARE(page->table()->model()->rowCount(), 1);
        QVERIFY(test::visit(shell, Shell::Room::Library));
        Q_EMIT shell.workspace().publicationsWanted(id);
        QCOMPARE(shell.currentPage(), page);
        QTRY_COMPARE(page->details()->photos().ids().size(), 1);
    }

    void whoMayNotPublishIsOfferedNothing() {
        publish(QStringLiteral("https://www.example.org"), {m_first});
        withdraw(m_meis);
        m_desk->addUser(QStringLiteral("Femke"), Role::FaceOperator);
        m_desk->become(QStringLiteral("Femke"));
        openPage();
        QVERIFY(m_page->takedowns()->isVisible());
        QVERIFY(!m_page->takedowns()->doneButton()->isVisible());
        QVERIFY(!m_page->details()->changeButton()->isVisible());
        QTest::keyClick(m_page->takedowns()->table(), Qt::Key_D);
        QTest::keyClick(m_page->takedowns()->table(), Qt::Key_I);
        QVERIFY(!m_page->takedowns()->reasonField()->isVisible());
        m_desk->settle();
        QCOMPARE(open().size(), 1);
    }
};

BK_UI_TEST_MAIN(PublicationsTest)
#include "PublicationsTest.moc"
