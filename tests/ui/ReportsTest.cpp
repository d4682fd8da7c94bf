#include "tests/ui/PageSupport.h"
#include "ui/library/OverrideForm.h"
#include "ui/reports/CoverageTableModel.h"
#include "ui/reports/CoverageView.h"
#include "ui/reports/ExceptionListModel.h"
#include "ui/reports/ExceptionsView.h"
#include "ui/reports/GrowthChart.h"
#include "ui/reports/ReportWords.h"
#include "ui/reports/ReportsPage.h"
#include "ui/reports/StateBars.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/RingChart.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTableView>

using namespace bk;
using namespace bk::ui;

/// What an organisation accounts for, on the screen.
class ReportsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    ReportsPage* m_page = nullptr;

    void open(const QSize& size = QSize(1180, 900)) {
        m_page = new ReportsPage(*m_desk->workspace);
        m_desk->showPage(m_page, size);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->activate();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        m_desk->settle();
    }
    void openExceptions(const QSize& size = QSize(1180, 900)) {
        open(size);
        QSignalSpy loaded(m_page->exceptions(), &ExceptionsView::loaded);
        m_page->tabs()->setCurrentIndex(1);
        QVERIFY(loaded.count() > 0 || loaded.wait(test::patience));
        m_desk->settle();
    }
    int rowOf(ExceptionKind kind) const {
        const ExceptionListModel* model = m_page->exceptions()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            if (const Exception* one = model->exception(row); one != nullptr && one->kind == kind) return row;
        return -1;
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(
            QStringList{QStringLiteral("0002"), QStringLiteral("0003"), QStringLiteral("0018")});
        m_desk->addUser(QStringLiteral("Olga"), Role::Auditor);
    }
    void cleanup() { m_desk->window.reset(); }

    void anEmptyCatalogSaysWhatToDo() {
        test::PageDesk empty({});
        auto* page = new ReportsPage(*empty.workspace);
        empty.showPage(page);
        QSignalSpy ready(page, &Page::ready);
        page->activate();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        QVERIFY(page->coverage()->empty()->isVisible());
        QSignalSpy wanted(empty.workspace.get(), &Workspace::importWanted);
        page->coverage()->empty()->button()->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(empty.picture(QStringLiteral("page-reports-empty")), QString());
    }

    void theSentenceIsOfTheChosenPurpose() {
        auto& services = m_desk->services();
        const Person noor = m_desk->addPerson(
            QStringLiteral("Noor van der Meer-Vandenbroucke en Van Nassau tot Oranje-Lippe-Biesterfeld"));
        QVERIFY(services.photos.addPerson(m_desk->photo(QStringLiteral("0002")), noor.id));
        m_desk->keep(noor,
                     test::PageDesk::record(noor, {QStringLiteral("website")}, {QStringLiteral("press")}));
        for (const FaceView& face : m_desk->faces(QStringLiteral("0002")))
            QVERIFY(services.faces.bystander(face.face.id, QStringLiteral("cannot be recognised")));
        open();
        CoverageView* view = m_page->coverage();
        QCOMPARE(view->findChildren<RingChart*>().size(), 6);
        QVERIFY2(view->sentence()->text().contains(QStringLiteral("website")),
                 qPrintable(view->sentence()->text()));
        QVERIFY(view->growth()->tooShort()->isVisible());
        m_desk->workspace->setPurpose(*Purpose::tryFrom(QStringLiteral("press")));
        QVERIFY2(view->sentence()->text().contains(QStringLiteral("press")),
                 qPrintable(view->sentence()->text()));
        m_desk->workspace->setPurpose(*Purpose::tryFrom(QStringLiteral("website")));
        QCOMPARE(view->table()->model()->rowCount(), 12);
        QCOMPARE(view->bars()->lines().size(), 6);
        // Collections side by side for a purpose.
        view->barsChoice()->setCurrentIndex(2);
        Q_EMIT view->barsChoice()->activated(2);
        QCOMPARE(view->bars()->lines().size(), 1);
        QCOMPARE(view->bars()->lines().first().collectionName, QStringLiteral("Open day"));
    }

    void growthIsDrawnFromTheSecondDayOn() {
        auto& clock = *m_desk->desk().clock;
        const QDate first = test::PageDesk::today;
        for (int day = 1; day <= 12; ++day) {
            clock.setDay(first.addDays(day));
            m_desk->services().greetDay();
            if (day == 4)
                QVERIFY(m_desk->services().photos.setOverride(m_desk->photo(QStringLiteral("0003")),
                                                              OverrideReason::Crowd, {}, {}));
        }
        open();
        QVERIFY(!m_page->coverage()->growth()->tooShort()->isVisible());
        QCOMPARE(m_desk->picture(QStringLiteral("page-reports-coverage")), QString());
        auto* scroll = m_page->coverage()->findChild<QScrollArea*>();
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        QCOMPARE(m_desk->picture(QStringLiteral("page-reports-coverage-below")), QString());
        scroll->verticalScrollBar()->setValue(0);
        QCOMPARE(m_desk->largePicture(QStringLiteral("page-reports-coverage")), QString());
    }

    void aRowLeadsToTheBlockedPhotos() {
        open();
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::libraryWanted);
        QTableView* table = m_page->coverage()->table();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(4, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        const auto filter = wanted.first().first().value<PhotoFilter>();
        QCOMPARE(filter.purpose->key(), QStringLiteral("press"));
        QVERIFY(filter.states.contains(ClearanceState::Refused) &&
                !filter.states.contains(ClearanceState::Cleared));
        m_desk->workspace->setPurpose(*Purpose::tryFrom(QStringLiteral("website")));
    }

    void reportsAreSaved_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("pages") << QStringLiteral("pdf") << QByteArray("%PDF");
        QTest::newRow("table") << QStringLiteral("csv") << QByteArray("\xEF\xBB\xBF");
    }
    void reportsAreSaved() {
        QFETCH(const QString, ending);
        QFETCH(const QByteArray, begin);
        openExceptions();
        const auto contentOf = [](const QString& path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QString first = m_desk->path(QStringLiteral("coverage.") + ending);
        QSignalSpy coverageSaved(m_page->coverage(), &CoverageView::saved);
        m_page->coverage()->saveTo(first);
        QVERIFY(coverageSaved.count() > 0 || coverageSaved.wait(test::patience));
        QVERIFY(contentOf(first).startsWith(begin));
        const QString second = m_desk->path(QStringLiteral("exceptions.") + ending);
        QSignalSpy exceptionsSaved(m_page->exceptions(), &ExceptionsView::saved);
        m_page->exceptions()->saveTo(second);
        QVERIFY(exceptionsSaved.count() > 0 || exceptionsSaved.wait(test::patience));
        QVERIFY(contentOf(second).startsWith(begin));
    }

    void exceptionsAreGroupedNarrowedAndLeadToTheirPhotos() {
        auto& services = m_desk->services();
        const QDate today = services.session->today();
        Person mayor = m_desk->addPerson(QStringLiteral("The mayor"));
        mayor.commissioned = true;
        QVERIFY(services.persons.update(mayor));
        QVERIFY(services.photos.addPerson(m_desk->photo(QStringLiteral("0018")), mayor.id));
        QVERIFY(services.photos.setOverride(m_desk->photo(QStringLiteral("0018")),
                                            OverrideReason::PublicEvent,
                                            QStringLiteral("opening of the exhibition"), today.addDays(90)));
        QVERIFY(services.photos.setOverride(m_desk->photo(QStringLiteral("0002")), OverrideReason::Other,
                                            QStringLiteral("seen from behind"), today.addDays(-1)));
        QVERIFY(services.photos.setEmbargo(m_desk->photo(QStringLiteral("0003")), today.addDays(3)));
        QVERIFY(services.photos.setExpires(m_desk->photo(QStringLiteral("0003")), today.addYears(1)));
        QVERIFY(services.photos.setRestricted(m_desk->photo(QStringLiteral("0002")), true));
        openExceptions();
        ExceptionsView* view = m_page->exceptions();
        const int all = view->model()->rowCount();
        QVERIFY(rowOf(ExceptionKind::NotNeeded) > 0 && rowOf(ExceptionKind::Restricted) > 0);
        QVERIFY(view->warning()->isVisible());
        QVERIFY(view->model()->index(0, 0).data().toString().contains(QStringLiteral("(3)")));
        QCOMPARE(m_desk->picture(QStringLiteral("page-reports-exceptions")), QString());
        QCOMPARE(m_desk->largePicture(QStringLiteral("page-reports-exceptions")), QString());

        view->chip(ExceptionKind::Embargo)->click();
        QCOMPARE(view->model()->rowCount(), 2);
        QVERIFY(!view->warning()->isVisible());
        view->chip(ExceptionKind::Embargo)->click();
        view->onlyInForce()->click();
        QCOMPARE(view->model()->rowCount(), all - 1);
        view->onlyInForce()->click();
        QSignalSpy narrowed(view, &ExceptionsView::narrowed);
        view->search()->setText(QStringLiteral("exhibition"));
        QVERIFY(narrowed.count() > 0 || narrowed.wait(test::patience));
        QCOMPARE(view->model()->rowCount(), 2);

        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::photoWanted);
        view->table()->setFocus();
        QTest::keyClick(view->table(), Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<PhotoId>(), m_desk->photo(QStringLiteral("0018")));

        narrowed.clear();
        view->search()->setText(QStringLiteral("nothing like this"));
        QVERIFY(narrowed.count() > 0 || narrowed.wait(test::patience));
        QVERIFY(!view->table()->isVisible());
        QVERIFY(test::buttonNamed(view, QStringLiteral("Show all")) != nullptr);
        test::buttonNamed(view, QStringLiteral("Show all"))->click();
        QCOMPARE(view->model()->rowCount(), all);
    }

    void aCommissionedPortraitIsToldBeforeConsentIsSaidNotToBeNeeded() {
        auto* form = new OverrideForm;
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        layout->setSizeConstraint(QLayout::SetNoConstraint);
        layout->addWidget(form);
        window.resize(320, 400);
        window.show();
        form->open(test::PageDesk::today);
        QVERIFY(!form->warning()->isVisible());
        form->warnOf({QStringLiteral("The mayor")});
        QVERIFY(form->warning()->isVisible());
        QVERIFY(form->warning()->sentence().contains(QStringLiteral("The mayor")));
        form->open(test::PageDesk::today);
        QVERIFY(!form->warning()->isVisible());
    }

    void anAuditorSeesTheNumbersOnly() {
        m_desk->become(QStringLiteral("Olga"));
        QSignalSpy failed(m_desk->workspace.get(), &Workspace::failed);
        open();
        QVERIFY(m_page->exceptions() == nullptr);
        QVERIFY(!m_page->tabs()->isVisible());
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::libraryWanted);
        QTableView* table = m_page->coverage()->table();
        table->setCurrentIndex(table->model()->index(0, 0));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(wanted.count(), 0);
        QCOMPARE(failed.count(), 0);
        m_desk->become(QStringLiteral("Anna"));
    }
};

BK_UI_TEST_MAIN(ReportsTest)
#include "ReportsTest.moc"
