#include "ui/quitclaims/QuitclaimEditor.h"
#include "core/store/Catalog.h"
#include "tests/ui/PageSupport.h"
#include "ui/library/LibraryPage.h"
#include "ui/people/PersonPage.h"
#include "ui/quitclaims/ChosenPhotos.h"
#include "ui/quitclaims/DateField.h"
#include "ui/quitclaims/FoldSection.h"
#include "ui/quitclaims/FormFields.h"
#include "ui/quitclaims/HistoryPanel.h"
#include "ui/quitclaims/PurposeChoice.h"
#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimList.h"
#include "ui/quitclaims/ScanTray.h"
#include "ui/quitclaims/ScopeFields.h"
#include "ui/quitclaims/SigneeFields.h"
#include "ui/quitclaims/WithdrawPanel.h"
#include "ui/quitclaims/WithdrawalReport.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace bk;
using namespace bk::ui;

/// Every field of a quitclaim, corrections with their history, and a no to everything.
class QuitclaimEditorTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    PersonPage* m_page = nullptr;
    const QDate m_today = test::PageDesk::today;

    static Purpose purpose(const char* key) { return *Purpose::tryFrom(QString::fromLatin1(key)); }

    PersonPage* openPerson(const Person& person) {
        m_page = new PersonPage(*m_desk->workspace);
        m_desk->showPage(m_page, QSize(1180, 1000));
        QSignalSpy ready(m_page, &Page::ready);
        m_page->show(person.id);
        m_page->activate();
        if (!ready.wait(test::patience)) qFatal("the page does not come");
        return m_page;
    }

    QuitclaimEditor* open(const Person& person, const std::function<void(QuitclaimList&)>& begin) {
        openPerson(person);
        QuitclaimEditor* editor = m_page->quitclaims()->editor();
        QSignalSpy opened(editor, &QuitclaimEditor::opened);
        begin(*m_page->quitclaims());
        if (!opened.wait(test::patience)) qFatal("the form does not open");
        return editor;
    }
    QuitclaimEditor* openNew(const Person& person) {
        return open(person, [](QuitclaimList& list) { list.newButton()->click(); });
    }

    void addScans(QuitclaimEditor* editor, const QStringList& names) {
        QList<FilePath> files;
        for (const QString& name : names)
            files << FilePath::fromString(m_desk->scanFile(name));
        editor->scans()->add(files);
        QTRY_VERIFY(editor->scans()->idle());
        QCOMPARE(editor->scans()->count(), names.size());
    }

    Quitclaim saved(QuitclaimEditor* editor) {
        QSignalSpy added(editor, &QuitclaimEditor::saved);
        QSignalSpy corrected(editor, &QuitclaimEditor::corrected);
        QTest::mouseClick(editor->saveButton(), Qt::LeftButton);
        if (!QTest::qWaitFor([&] { return added.count() + corrected.count() > 0; }, test::patience))
            qFatal("%s", qPrintable(editor->outlook()));
        const QuitclaimId id = (added.isEmpty() ? corrected : added).first().first().value<Quitclaim>().id;
        return test::PageDesk::must(m_desk->services().consent.quitclaim(id));
    }

    /// The change that nothing may write ACTION to the log, until the end of the block.
    auto refusal(const char* action) {
        const auto execute = [this](const QByteArray& sql) {
            const auto done = m_desk->services().session->catalog().write(
                [&](Connection& catalog, ConnectionSet&) { return catalog.execute(sql); });
            if (!done) qFatal("%s", qPrintable(done.error().context));
        };
        execute(QByteArray("CREATE TRIGGER refused BEFORE INSERT ON audit_outbox WHEN NEW.action = '") +
                action + "' BEGIN SELECT RAISE(ABORT, 'refused'); END");
        return qScopeGuard([execute] { execute("DROP TRIGGER refused"); });
    }
    QString outcome() { return m_page->quitclaims()->outcome()->sentence(); }

    QString picture(const char* name) { return m_desk->picture(QString::fromLatin1(name)); }
    void showFrom(QWidget* widget) {
        m_desk->settle();
        QScrollBar* bar = m_page->area()->verticalScrollBar();
        bar->setValue(widget->mapTo(m_page->area()->widget(), QPoint(0, 0)).y() - 16);
        m_desk->settle();
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(
            QStringList{QStringLiteral("0008"), QStringLiteral("0018"), QStringLiteral("0038")});
    }

    void cleanup() { m_desk->window.reset(); }

    void everyFieldIsKept() {
        const Person person = m_desk->addPerson(QStringLiteral("Noor de Vries"), m_today.addYears(-14));
        for (const char* scene : {"0018", "0038"})
            for (const FaceView& view : m_desk->faces(QString::fromLatin1(scene)))
                QVERIFY(m_desk->services().faces.name(view.face.id, person.id));
        const Quitclaim older =
            m_desk->keep(person, test::PageDesk::record(person, {QStringLiteral("website")}));
        ChosenPhotos::of(*m_desk->workspace).set({m_desk->photo(QStringLiteral("0008"))});
        QuitclaimEditor* editor = openNew(person);
        addScans(editor, {QStringLiteral("front.pdf"), QStringLiteral("back.pdf")});
        QTest::mouseClick(editor->choice(purpose("website"))->yes(), Qt::LeftButton);
        QTest::mouseClick(editor->choice(purpose("website"))->ownEnd(), Qt::LeftButton);
        editor->choice(purpose("website"))->ownEndField()->edit()->setText(QStringLiteral("31-12-2026"));
        QTest::mouseClick(editor->choice(purpose("print"))->yes(), Qt::LeftButton);
        QTest::mouseClick(editor->choice(purpose("social"))->no(), Qt::LeftButton);
        editor->signedOn()->edit()->setText(QStringLiteral("1-3-2026"));
        editor->place()->setText(QStringLiteral("Nijmegen"));
        editor->from()->edit()->setText(QStringLiteral("2-3-2026"));
        editor->until()->edit()->setText(QStringLiteral("1-3-2028"));
        QTest::mouseClick(editor->signee()->byGuardian(), Qt::LeftButton);
        editor->signee()->setGuardians(Guardian{QStringLiteral("Petra de Vries"), QStringLiteral("mother")},
                                       std::nullopt);
        QTest::mouseClick(editor->signee()->addSecond(), Qt::LeftButton);
        editor->signee()->secondGuardianName()->setText(QStringLiteral("Jan de Vries"));
        for (FoldSection* fold : editor->folds()) {
            QVERIFY(!fold->isOpen());
            fold->header()->setFocus();
            QTest::keyClick(fold->header(), Qt::Key_Space);
            QVERIFY(fold->isOpen());
        }
        editor->scope()->choosePhotos();
        QVERIFY(!editor->isSavable());
        PhotoGridView* grid = editor->scope()->grid();
        QTRY_COMPARE(grid->model()->rowCount(), 3);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 0));
        grid->clearSelection();
        QTest::keyClick(grid, Qt::Key_Space);
        grid->setCurrentIndex(grid->model()->index(2, 0));
        QCOMPARE(editor->record().scope.photos.size(), 2);
        editor->territory()->setText(QStringLiteral("Netherlands"));
        editor->conditions()->setText(QStringLiteral("not with the name beside it"));
        editor->notes()->setPlainText(QStringLiteral("Came by with her mother."));
        editor->replaces()->setCurrentIndex(editor->replaces()->findData(older.id.toBytes()));
        m_desk->settle();
        showFrom(editor);
        QCOMPARE(picture("page-editor-open-top"), QString());
        showFrom(editor->signee());
        QCOMPARE(picture("page-editor-open-middle"), QString());
        showFrom(editor->folds().at(1));
        QCOMPARE(picture("page-editor-open-below"), QString());

        const Quitclaim kept = saved(editor);
        QVERIFY(kept.state == QuitclaimState::Active);
        QCOMPARE(kept.scans.size(), 2);
        QCOMPARE(kept.grants.size(), 3);
        QVERIFY(kept.grants.contains(Grant{purpose("website"), Decision::Granted, QDate(2026, 12, 31)}));
        QVERIFY(kept.grants.contains(Grant{purpose("print"), Decision::Granted, {}}));
        QVERIFY(kept.grants.contains(Grant{purpose("social"), Decision::Refused, {}}));
        QCOMPARE(kept.signedOn, std::optional(QDate(2026, 3, 1)));
        QCOMPARE(kept.signedAt, QStringLiteral("Nijmegen"));
        QCOMPARE(kept.from, std::optional(QDate(2026, 3, 2)));
        QCOMPARE(kept.until, std::optional(QDate(2028, 3, 1)));
        QCOMPARE(kept.guardian->relation, QStringLiteral("mother"));
        QCOMPARE(kept.secondGuardian->name, QStringLiteral("Jan de Vries"));
        QVERIFY(kept.scope.kind == ScopeKind::Photos);
        QCOMPARE(kept.scope.photos.size(), 2);
        QCOMPARE(kept.territory, QStringLiteral("Netherlands"));
        QCOMPARE(kept.conditions, QStringLiteral("not with the name beside it"));
        QCOMPARE(kept.notes, QStringLiteral("Came by with her mother."));
        QCOMPARE(kept.supersedes, std::optional(older.id));
        QVERIFY(m_desk->services().consent.quitclaim(older.id)->state == QuitclaimState::Superseded);
    }

    void theLibraryTellsWhatIsSelected() {
        auto* library = new LibraryPage(*m_desk->workspace);
        m_desk->showPage(library);
        QSignalSpy ready(library, &Page::ready);
        library->activate();
        QVERIFY(ready.wait(test::patience));
        library->grid().select(m_desk->photo(QStringLiteral("0018")));
        QCOMPARE(ChosenPhotos::of(*m_desk->workspace).photos(),
                 QList<PhotoId>{m_desk->photo(QStringLiteral("0018"))});
        library->grid().clearSelection();
        QVERIFY(ChosenPhotos::of(*m_desk->workspace).photos().isEmpty());
    }

    void foldsSayWhatTheyHold() {
        const Person person = m_desk->addPerson(QStringLiteral("Ana Costa"));
        QuitclaimEditor* editor = openNew(person);
        QVERIFY(editor->folds().first()->header()->accessibleName().contains(QStringLiteral("All photos")));
        editor->territory()->setText(QStringLiteral("Belgium"));
        QVERIFY(editor->folds().at(1)->header()->accessibleName().contains(QStringLiteral("Belgium")));
        showFrom(editor->signee());
        QCOMPARE(picture("page-editor-folded"), QString());
    }

    void aDateThatIsNoDateKeepsItFromBeingSaved() {
        const Person person = m_desk->addPerson(QStringLiteral("Bram Smit"));
        QuitclaimEditor* editor = openNew(person);
        PurposeChoice* website = editor->choice(purpose("website"));
        QTest::mouseClick(website->yes(), Qt::LeftButton);
        editor->signedOn()->edit()->setText(QStringLiteral("1-3-2026"));
        QTest::mouseClick(editor->openEnded(), Qt::LeftButton, Qt::NoModifier, QPoint(8, 8));
        QVERIFY(editor->isSavable());
        QTest::mouseClick(website->ownEnd(), Qt::LeftButton);
        website->ownEndField()->edit()->setText(QStringLiteral("soon"));
        QVERIFY(!editor->isSavable());
        website->ownEndField()->edit()->setText(QStringLiteral("1-2-2026"));
        QVERIFY2(editor->outlook().contains(QStringLiteral("end before it begins")),
                 qPrintable(editor->outlook()));
        website->ownEndField()->edit()->setText(QStringLiteral("1-2-2027"));
        QVERIFY(editor->isSavable());
    }

    void aNoToEverythingIsOnePress() {
        const Person person = m_desk->addPerson(QStringLiteral("Cees Bos"));
        QuitclaimEditor* editor = open(person, [](QuitclaimList& list) { list.refusedButton()->click(); });
        QVERIFY(!editor->choices().isEmpty());
        for (const PurposeChoice* choice : editor->choices())
            QVERIFY(choice->decision() == Decision::Refused);
        addScans(editor, {QStringLiteral("no.pdf")});
        QVERIFY2(editor->outlook().contains(QStringLiteral("refusal")), qPrintable(editor->outlook()));
        showFrom(editor);
        QCOMPARE(picture("page-editor-refusal"), QString());
        const Quitclaim kept = saved(editor);
        QVERIFY(kept.state == QuitclaimState::Active);
        QCOMPARE(kept.grants.size(), editor->choices().size());
        for (const PurposeStanding& standing :
             test::PageDesk::must(m_desk->services().persons.standings(person.id)))
            QVERIFY(standing.state == ConsentState::Refused);
    }

    void aCorrectionAsksWhyAndTheHistoryTells() {
        const Person person = m_desk->addPerson(QStringLiteral("Dirk Mulder"));
        Quitclaim record =
            test::PageDesk::record(person, {QStringLiteral("website"), QStringLiteral("print")});
        record.openEnded = false;
        record.until = QDate(2026, 12, 31);
        const Quitclaim kept = m_desk->keep(person, record);
        QuitclaimEditor* editor = open(person, [&](QuitclaimList& list) {
            test::buttonNamed(&list, QStringLiteral("Correct %1").arg(kept.number))->click();
        });
        QVERIFY(editor->choice(purpose("website"))->decision() == Decision::Granted);
        QVERIFY(!editor->isSavable());
        QVERIFY(editor->outlook().contains(QStringLiteral("Nothing is changed")));
        editor->until()->edit()->setText(QStringLiteral("31-12-2027"));
        QTest::mouseClick(editor->choice(purpose("social"))->no(), Qt::LeftButton);
        QVERIFY(!editor->isSavable());
        QVERIFY(editor->outlook().contains(QStringLiteral("why")));
        editor->why()->setText(QStringLiteral("the paper says 2027"));
        QVERIFY2(editor->isSavable(), qPrintable(editor->outlook()));
        showFrom(editor->signee());
        QCOMPARE(picture("page-editor-correct"), QString());
        const Quitclaim after = saved(editor);
        QCOMPARE(after.id, kept.id);
        QCOMPARE(after.version, kept.version + 1);
        QCOMPARE(after.until, std::optional(QDate(2027, 12, 31)));
        QTRY_VERIFY(m_page->quitclaims()->outcome()->isVisible());

        QTRY_VERIFY(m_page->quitclaims()->card(kept.id) != nullptr &&
                    m_page->quitclaims()->card(kept.id)->quitclaim().version == after.version);
        HistoryPanel* history = m_page->quitclaims()->card(kept.id)->showHistory();
        QSignalSpy shown(history, &HistoryPanel::shown);
        QVERIFY(shown.wait(test::patience));
        QVERIFY(history->versions().size() >= 2);
        QCOMPARE(history->versions().last().why, QStringLiteral("the paper says 2027"));
        QStringList words;
        for (const QLabel* label : history->findChildren<QLabel*>())
            words << label->text();
        QVERIFY(words.contains(QStringLiteral("31 Dec 2026")));
        QVERIFY(words.contains(QStringLiteral("31 Dec 2027")));
        QVERIFY(words.contains(QStringLiteral("Social media: no")));
        QVERIFY(words.contains(QStringLiteral("Why: the paper says 2027")));
        m_desk->settle();
        QCOMPARE(picture("page-history"), QString());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(m_page->quitclaims()->findChild<HistoryPanel*>() == nullptr);
    }

    void aDraftIsPutRightWithoutWhyAndCountsWithItsScan() {
        const Person person = m_desk->addPerson(QStringLiteral("Els Kok"));
        const Quitclaim draft =
            m_desk->keep(person, test::PageDesk::record(person, {QStringLiteral("website")}), false);
        QuitclaimEditor* editor = open(person, [&](QuitclaimList& list) {
            test::buttonNamed(&list, QStringLiteral("Correct %1").arg(draft.number))->click();
        });
        QVERIFY(!editor->why()->isVisible());
        editor->place()->setText(QStringLiteral("Arnhem"));
        addScans(editor, {QStringLiteral("els.pdf"), QStringLiteral("els-back.pdf")});
        const Quitclaim after = saved(editor);
        QVERIFY(after.state == QuitclaimState::Active);
        QCOMPARE(after.signedAt, QStringLiteral("Arnhem"));
        QCOMPARE(after.scans.size(), 2);
    }

    void aCorrectionWhoseScanCannotBeKeptIsSavedAgainWithTheScanOnly() {
        const Person person = m_desk->addPerson(QStringLiteral("Gijs Bos"));
        const Quitclaim kept =
            m_desk->keep(person, test::PageDesk::record(person, {QStringLiteral("website")}));
        QuitclaimEditor* editor = open(person, [&](QuitclaimList& list) {
            test::buttonNamed(&list, QStringLiteral("Correct %1").arg(kept.number))->click();
        });
        editor->place()->setText(QStringLiteral("Arnhem"));
        editor->why()->setText(QStringLiteral("the paper says Arnhem"));
        addScans(editor, {QStringLiteral("gijs.pdf")});
        {
            const auto guard = refusal("quitclaim.attach");
            QTest::mouseClick(editor->saveButton(), Qt::LeftButton);
            QTRY_VERIFY(editor->isSavable());
            m_desk->settle();
        }
        const auto told = editor->findChildren<QLabel*>();
        QVERIFY(std::any_of(told.begin(), told.end(), [](const QLabel* label) {
            return label->isVisible() && label->text().startsWith(QLatin1String("What you changed is kept;"));
        }));
        QCOMPARE(m_desk->services().consent.quitclaim(kept.id)->signedAt, QStringLiteral("Arnhem"));
        QCOMPARE(editor->scans()->count(), 1);
        const Quitclaim after = saved(editor);
        QCOMPARE(after.signedAt, QStringLiteral("Arnhem"));
        QCOMPARE(after.scans.size(), 2);
    }

    void whatIsKeptIsNotSavedTwiceWhereItsFaceprintsCannotBeSeenTo() {
        const Person person = m_desk->addPerson(QStringLiteral("Roos Blok"));
        const FaceId face = m_desk->faces(QStringLiteral("0018")).first().face.id;
        QVERIFY(m_desk->services().faces.name(face, person.id));
        QuitclaimEditor* editor = openNew(person);
        QTest::mouseClick(editor->choice(Purpose::recognition())->yes(), Qt::LeftButton);
        editor->signedOn()->setDate(m_today.addDays(-1));
        editor->openEnded()->setChecked(true);
        addScans(editor, {QStringLiteral("roos.pdf")});
        {
            const auto guard = refusal("faceprints.make");
            QTest::mouseClick(editor->saveButton(), Qt::LeftButton);
            QTRY_VERIFY(!editor->isVisible());
            m_desk->settle();
        }
        QVERIFY2(outcome().startsWith(QStringLiteral("The record is kept:")), qPrintable(outcome()));
        QCOMPARE(m_desk->services().consent.list({person.id, {}})->size(), 1);

        m_desk->scan();
        openPerson(person);
        {
            const auto guard = refusal("faceprints.erase");
            m_page->quitclaims()->beginWithdrawAll()->withdraw();
            QTRY_VERIFY(m_page->quitclaims()->findChild<WithdrawPanel*>() == nullptr);
            m_desk->settle();
        }
        QVERIFY2(outcome().startsWith(QStringLiteral("The withdrawal is recorded")), qPrintable(outcome()));
        QVERIFY(!m_page->quitclaims()->report()->letterButton()->isVisible());
        // The page follows all the same.
        const Quitclaim gone = m_desk->services().consent.list({person.id, {}})->first().quitclaim;
        QTRY_VERIFY(m_page->quitclaims()->card(gone.id) != nullptr &&
                    m_page->quitclaims()->card(gone.id)->quitclaim().version == gone.version &&
                    m_page->quitclaims()->card(gone.id)->height() > 100);
        m_desk->settle();
        QCOMPARE(picture("page-kept-in-part"), QString());
    }

    void scansAreAddedToWhatCountsAlready() {
        const Person person = m_desk->addPerson(QStringLiteral("Finn Dekker"));
        const Quitclaim kept =
            m_desk->keep(person, test::PageDesk::record(person, {QStringLiteral("website")}));
        openPerson(person);
        QuitclaimCard* card = m_page->quitclaims()->card(kept.id);
        Q_EMIT card->attachWanted(kept.id, {FilePath::fromString(m_desk->scanFile(QStringLiteral("a.pdf"))),
                                            FilePath::fromString(m_desk->scanFile(QStringLiteral("b.pdf")))});
        QTRY_COMPARE(m_desk->services().consent.quitclaim(kept.id)->scans.size(), 3);
        QTRY_VERIFY(m_page->quitclaims()->outcome()->sentence().startsWith(QStringLiteral("2 scan")));
        QVERIFY(m_desk->services().consent.quitclaim(kept.id)->state == QuitclaimState::Active);
    }
};

BK_UI_TEST_MAIN(QuitclaimEditorTest)
#include "QuitclaimEditorTest.moc"
