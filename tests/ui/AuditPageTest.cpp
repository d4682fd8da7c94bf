#include "ui/audit/AuditPage.h"
#include "core/store/Catalog.h"
#include "tests/core/store/FirstFormat.h"
#include "tests/ui/PageSupport.h"
#include "ui/audit/AuditExport.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditListModel.h"
#include "ui/audit/AuditWords.h"
#include "ui/quitclaims/DateField.h"
#include "ui/widgets/Banner.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QtPrintSupport/QPrinter>

using namespace bk;
using namespace bk::ui;

/// The log as those see it who may read it.
class AuditPageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    Person m_mei;
    Quitclaim m_meis;
    ui::AuditPage* m_page = nullptr;

    AuditListModel& model() { return *m_page->model(); }
    AuditFilterBar& filters() { return *m_page->filters(); }

    void open(const QSize& size = QSize(1180, 800)) {
        m_page = new ui::AuditPage(*m_desk->workspace);
        m_desk->showPage(m_page, size);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->activate();
        QVERIFY(ready.wait(test::patience));
        m_desk->settle();
    }

    QString cell(int row, int column) { return model().index(row, column).data(Qt::DisplayRole).toString(); }

    QString told() {
        QStringList lines;
        for (int row = 0; row < model().rowCount(); ++row) {
            QStringList cells;
            for (int column = AuditListModel::User; column < AuditListModel::columns; ++column)
                cells << cell(row, column);
            lines << cells.join(QStringLiteral(" | "));
        }
        return lines.join(QLatin1Char('\n'));
    }

    /// Lets CHANGE narrow the rows and waits for them.
    void narrow(const std::function<void()>& change) {
        QSignalSpy loaded(&model(), &AuditListModel::loaded);
        change();
        QVERIFY(loaded.count() > 0 || loaded.wait(test::patience));
    }

    bool choose(QComboBox* box, const QVariant& data) {
        const int index = box->findData(data);
        if (index >= 0) box->setCurrentIndex(index);
        return index >= 0;
    }

    void waitForVerdict(const std::function<void()>& begin) {
        QSignalSpy verified(m_page, &ui::AuditPage::verified);
        begin();
        QVERIFY(verified.count() > 0 || verified.wait(test::patience));
    }

    /// So many events of reading at once.
    void fillLog(int count) {
        Session& session = *m_desk->services().session;
        QVERIFY(session.catalog().write([&](Connection& catalog, ConnectionSet&) -> Status {
            for (int i = 0; i < count; ++i)
                BK_TRY(session.record(catalog, "person.open", "person", m_mei.id.uuid()));
            return {};
        }));
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0018")});
        m_mei = m_desk->addPerson(QStringLiteral("Mei-Lin Chen"));
        m_meis = m_desk->keep(m_mei, test::PageDesk::record(m_mei, {QStringLiteral("website")}));
        m_desk->addUser(QStringLiteral("Olga"), Role::Auditor);
        m_desk->addUser(QStringLiteral("Eva"), Role::Editor);
        m_desk->become(QStringLiteral("Eva"));
        // What an editor may not do is refused, and the refusal is in the log.
        QVERIFY(!m_desk->services().audit.list({}));
        m_desk->become(QStringLiteral("Anna"));
    }

    void cleanup() { m_desk->window.reset(); }

    void theNewestRowsComeFirstInWords() {
        open();
        QVERIFY(model().rowCount() > 5);
        for (int row = 1; row < model().rowCount(); ++row)
            QVERIFY(model().row(row).sequence < model().row(row - 1).sequence);
        QCOMPARE(cell(0, AuditListModel::Action), QStringLiteral("Unlocked the catalog"));
        QCOMPARE(cell(0, AuditListModel::User), QStringLiteral("Anna"));
        QCOMPARE(cell(0, AuditListModel::UserRoles), QStringLiteral("Administrator"));
        QCOMPARE(cell(0, AuditListModel::Outcome), QStringLiteral("Done"));
        const QString all = told();
        QVERIFY2(all.contains(QStringLiteral("Recorded a quitclaim | Quitclaim: %1").arg(m_meis.number)),
                 qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("Added a person | Person: Mei-Lin Chen")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("Added a user | User: Olga")), qPrintable(all));
        QVERIFY2(all.contains(QStringLiteral("Refused | This needs the role auditor or administrator.")),
                 qPrintable(all));
        const QString utc = model().index(0, AuditListModel::Time).data(Qt::ToolTipRole).toString();
        QVERIFY2(utc.endsWith(QStringLiteral("UTC")), qPrintable(utc));
    }

    void everyActionThatHappensHasASentence() {
        const QStringList actions = test::PageDesk::must(m_desk->services().audit.actions());
        for (const QString& action : actions) {
            const QString words = wordsForAction(action);
            QVERIFY2(!words.contains(QLatin1Char(':')) && !words.contains(QLatin1Char('.')),
                     qPrintable(action));
        }
    }

    void filtersNarrowAndClear() {
        open();
        const int all = model().rowCount();
        UserId eva;
        for (const UserView& user : test::PageDesk::must(m_desk->services().users.list()))
            if (user.name == QStringLiteral("Eva")) eva = user.id;
        narrow([&] { QVERIFY(choose(filters().user(), eva.toBytes())); });
        QVERIFY(model().rowCount() > 0 && model().rowCount() < all);
        for (int row = 0; row < model().rowCount(); ++row)
            QCOMPARE(cell(row, AuditListModel::User), QStringLiteral("Eva"));
        narrow([&] { filters().clearButton()->click(); });
        QCOMPARE(model().rowCount(), all);

        narrow([&] { QVERIFY(choose(filters().action(), QStringLiteral("quitclaim"))); });
        QCOMPARE(model().rowCount(), 1);
        narrow([&] { filters().clear(); });
        narrow([&] { QVERIFY(choose(filters().outcome(), static_cast<int>(AuditOutcome::Refused))); });
        QCOMPARE(model().rowCount(), 1);
        narrow([&] { filters().clear(); });

        narrow([&] { filters().object()->setText(QStringLiteral("mei-lin chen")); });
        QVERIFY(model().rowCount() > 0 && model().rowCount() < all);
        for (int row = 0; row < model().rowCount(); ++row)
            QVERIFY(model().row(row).event.object == m_mei.id.uuid());
        narrow([&] { filters().object()->setText(m_meis.id.toString()); });
        QVERIFY(model().row(0).event.object == m_meis.id.uuid());
        narrow([&] { filters().clear(); });

        narrow([&] { filters().to()->setDate(test::PageDesk::today.addDays(-1)); });
        QCOMPARE(model().rowCount(), 0);
        QVERIFY(test::buttonNamed(m_page, QStringLiteral("Show all")) != nullptr);
        narrow([&] { filters().to()->setDate(test::PageDesk::today); });
        narrow([&] { filters().from()->setDate(test::PageDesk::today); });
        QCOMPARE(model().rowCount(), all);
    }

    void anUnknownNameIsTold() {
        open();
        const int all = model().rowCount();
        QSignalSpy ready(m_page, &Page::ready);
        filters().object()->setText(QStringLiteral("Nobody at all"));
        QVERIFY(ready.wait(test::patience));
        const auto labels = filters().findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().startsWith(QStringLiteral("Nothing that you may see"));
        }));
        QCOMPARE(model().rowCount(), all);
    }

    void enterOpensWhatARowIsAbout() {
        open();
        narrow([&] { QVERIFY(choose(filters().action(), QStringLiteral("quitclaim.add"))); });
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::personWanted);
        m_page->table()->setFocus();
        m_page->table()->setCurrentIndex(model().index(0, AuditListModel::Action));
        QTest::keyClick(m_page->table(), Qt::Key_Return);
        QVERIFY(wanted.count() > 0 || wanted.wait(test::patience));
        QVERIFY(wanted.first().first().value<PersonId>() == m_mei.id);
    }

    void theWholeLogIsVerified() {
        open();
        waitForVerdict([&] { QTest::mouseClick(m_page->verifyButton(), Qt::LeftButton); });
        const QString sentence = m_page->verdict()->sentence();
        QVERIFY2(m_page->verdict()->tone() == Tone::Cleared, qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("MACs) were checked")), qPrintable(sentence));
        QVERIFY(m_page->verifyButton()->isEnabled());
        QVERIFY2(m_desk->picture(QStringLiteral("page-audit")).isEmpty(), "words are cut");
        QCOMPARE(m_desk->largePicture(QStringLiteral("page-audit")), QString());
    }

    void aCheckpointKeptElsewhereIsCompared() {
        open();
        const QString file = m_desk->path(QStringLiteral("checkpoint.json"));
        QSignalSpy told(m_desk->workspace.get(), &Workspace::message);
        m_page->saveCheckpoint(file);
        QVERIFY(told.count() > 0 || told.wait(test::patience));
        QVERIFY(QFile::exists(file));
        waitForVerdict([&] { m_page->compareWith(file); });
        QVERIFY2(m_page->verdict()->tone() == Tone::Cleared, qPrintable(m_page->verdict()->sentence()));
        QVERIFY(m_page->verdict()->sentence().contains(QStringLiteral("since the checkpoint of")));

        QFile broken(m_desk->path(QStringLiteral("broken.json")));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{}");
        broken.close();
        waitForVerdict([&] { m_page->compareWith(broken.fileName()); });
        QVERIFY(m_page->verdict()->tone() == Tone::Attention);
        QVERIFY(m_page->verdict()->sentence().contains(QStringLiteral("no checkpoint")));
    }

    void aCheckpointOfAnotherCatalogIsToldAsSuch() {
        test::Desk other;
        const auto session = other.makeCatalog(QStringLiteral("Other"));
        AuditService audit(*session);
        const AuditCheckpoint foreign = test::PageDesk::must(audit.checkpoint());
        const QString file = m_desk->path(QStringLiteral("foreign.json"));
        QVERIFY(writeWholeFile(file, toJson(foreign)));
        open();
        waitForVerdict([&] { m_page->compareWith(file); });
        QVERIFY(m_page->verdict()->tone() == Tone::Blocked);
        QVERIFY2(m_page->verdict()->sentence().contains(QStringLiteral("does not belong")),
                 qPrintable(m_page->verdict()->sentence()));
    }

    void aCheckpointIsPrintedOnOnePage() {
        const AuditCheckpoint made = test::PageDesk::must(m_desk->services().audit.checkpoint());
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(m_desk->path(QStringLiteral("checkpoint.pdf")));
        paintCheckpoint(made, QStringLiteral("Museum De Brug"), QStringLiteral("Anna"), printer);
        QFile pdf(m_desk->path(QStringLiteral("checkpoint.pdf")));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.readAll().contains("/Count 1"));
    }

    void theRowsThatFitAreSaved() {
        open();
        narrow([&] { QVERIFY(choose(filters().action(), QStringLiteral("quitclaim"))); });
        const QString file = m_desk->path(QStringLiteral("log.csv"));
        QSignalSpy told(m_desk->workspace.get(), &Workspace::message);
        m_page->exportTo(file);
        QVERIFY(told.count() > 0 || told.wait(test::patience));
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(csv.readAll());
        QCOMPARE(text.count(QStringLiteral("\r\n")), 2);
        QVERIFY(text.contains(QStringLiteral(",quitclaim.add,Recorded a quitclaim,quitclaim,")));
        QVERIFY(text.contains(m_meis.number));
        QVERIFY(text.contains(QStringLiteral(",Anna,")));
    }

    void aLongLogComesByThePage() {
        fillLog(1200);
        open();
        QCOMPARE(model().rowCount(), AuditListModel::pageSize);
        QVERIFY(!model().complete());
        QScrollBar* bar = m_page->table()->verticalScrollBar();
        for (int page = 2; page <= 3; ++page) {
            QSignalSpy grown(&model(), &AuditListModel::grown);
            m_page->table()->scrollToTop();
            QCoreApplication::processEvents();
            m_page->table()->scrollToBottom();
            bar->setValue(bar->maximum());
            QVERIFY(grown.count() > 0 || grown.wait(test::patience));
        }
        QVERIFY(model().rowCount() > 1200 - AuditListModel::pageSize);
        QSet<qint64> seen;
        for (int row = 0; row < model().rowCount(); ++row)
            seen.insert(model().row(row).sequence);
        QCOMPARE(seen.size(), model().rowCount());

        QSignalSpy loaded(&model(), &AuditListModel::loaded);
        m_page->goToRow(7);
        QVERIFY(loaded.count() > 0 || loaded.wait(test::patience));
        QCOMPARE(model().row(m_page->table()->currentIndex().row()).sequence, 7);
        QVERIFY(test::buttonNamed(m_page, QStringLiteral("To the newest")) != nullptr);
        narrow([&] { test::buttonNamed(m_page, QStringLiteral("To the newest"))->click(); });
        QVERIFY(model().row(0).sequence > 1200);
    }

    void anAuditorReadsItWithoutTheWayToPeople() {
        m_desk->become(QStringLiteral("Olga"));
        QSignalSpy failed(m_desk->workspace.get(), &Workspace::failed);
        open();
        QVERIFY(model().rowCount() > 0);
        for (int row = 0; row < model().rowCount(); ++row)
            QVERIFY(!model().opens(model().row(row).event));
        waitForVerdict([&] { m_page->verify(); });
        QVERIFY2(m_page->verdict()->tone() == Tone::Cleared, qPrintable(m_page->verdict()->sentence()));
        QVERIFY(m_page->verdict()->sentence().contains(QStringLiteral("MACs) were checked")));
        QSignalSpy ready(m_page, &Page::ready);
        filters().object()->setText(QStringLiteral("Somebody"));
        QVERIFY(ready.wait(test::patience));
        QCOMPARE(failed.count(), 0);
        AuditFilter refused;
        refused.action = QStringLiteral("access");
        refused.user = m_desk->services().session->user();
        QVERIFY(test::PageDesk::must(m_desk->services().audit.list(refused)).rows.isEmpty());
        m_desk->window.reset();
        m_desk->become(QStringLiteral("Anna"));
    }

    void aRowThatWasChangedIsFoundAndShown() {
        Session& session = *m_desk->services().session;
        QVERIFY(session.catalog().write([](Connection&, ConnectionSet& connections) -> Status {
            BK_ASSIGN(Connection * audit, connections.of(DatabaseFile::Audit));
            BK_TRY(audit->execute("DROP TRIGGER log_no_update"));
            return audit->execute("UPDATE log SET detail = 'nothing' WHERE sequence = 9");
        }));
        open();
        waitForVerdict([&] { m_page->verify(); });
        QVERIFY(m_page->verdict()->tone() == Tone::Blocked);
        QVERIFY2(m_page->verdict()->sentence().startsWith(QStringLiteral("Row 9 is not what was written")),
                 qPrintable(m_page->verdict()->sentence()));
        QVERIFY2(m_desk->picture(QStringLiteral("page-audit-tampered")).isEmpty(), "words are cut");
        QSignalSpy loaded(&model(), &AuditListModel::loaded);
        test::buttonNamed(m_page, QStringLiteral("Go to row 9"))->click();
        QVERIFY(loaded.count() > 0 || loaded.wait(test::patience));
        QCOMPARE(model().row(m_page->table()->currentIndex().row()).sequence, 9);
        // The verdict stays until another takes its place.
        QVERIFY(m_page->verdict()->isVisible());
    }

    /// The last: it leaves another log behind.
    void rowsWithoutSignaturesAreTold() {
        m_desk = std::make_unique<test::PageDesk>(QStringList());
        open();
        waitForVerdict([&] { m_page->verify(); });
        QVERIFY(!m_page->verdict()->sentence().contains(QStringLiteral("signature;")));
        QVERIFY(m_desk->services().session->catalog().maintain(test::makeFirstFormat));
        waitForVerdict([&] { m_page->verify(); });
        const QString sentence = m_page->verdict()->sentence();
        QVERIFY2(sentence.contains(
                     QStringLiteral("carry no signature; a catalog made by this version has none such.")),
                 qPrintable(sentence));
        QVERIFY2(m_desk->picture(QStringLiteral("page-audit-unsigned")).isEmpty(), "words are cut");
    }
};

BK_UI_TEST_MAIN(AuditPageTest)
#include "AuditPageTest.moc"
