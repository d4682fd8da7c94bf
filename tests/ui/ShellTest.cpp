#include "tests/ui/UiTestSupport.h"

#include "ui/library/ImportPanel.h"
#include "ui/library/LibraryPage.h"
#include "ui/shell/ExampleCatalog.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PassphraseField.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QWheelEvent>

using namespace bk;
using namespace bk::ui;

/// The window around the pages: its door, its lock, its keys and its bars.
class ShellTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;
    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;

    FilePath catalog() const { return m_desk->path(QStringLiteral("Museum De Brug.beeldkluis")); }

    bool attempt(const QString& passphrase) { return test::attempt(m_window->unlockPage(), passphrase); }

    void openCatalog() {
        m_window->open(m_desk->makeCatalog(QStringLiteral("Museum De Brug")));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

private Q_SLOTS:
    void initTestCase() {
        // Qt's own settings of file dialogs go to a folder of this test too.
        QVERIFY(m_settings.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void init() {
        m_desk = std::make_unique<test::Desk>();
        m_window = std::make_unique<MainWindow>(m_desk->program, m_desk->preferences);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup() {
        m_window.reset();
        m_desk.reset();
    }

    void startsLocked() {
        QVERIFY(m_window->locked());
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Beeldkluis"));
    }

    void aWrongPassphraseSaysSo() {
        { const auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug")); }
        UnlockPage& door = m_window->unlockPage();
        door.choose(catalog());
        QVERIFY(!attempt(QStringLiteral("not the passphrase at all")));
        QVERIFY(m_window->locked());
        QVERIFY(!door.banner()->isHidden());
        QVERIFY(door.banner()->sentence().contains(QStringLiteral("not right")));
        QVERIFY(door.passphraseField()->text().isEmpty());
        QVERIFY(attempt(test::testPassphrase()));
        QVERIFY(!m_window->locked());
    }

    void aFolderThatIsNoCatalogIsRefusedInWords() {
        UnlockPage& door = m_window->unlockPage();
        door.choose(m_desk->path(QStringLiteral("nothing here")));
        QVERIFY(!attempt(test::testPassphrase()));
        QVERIFY(door.banner()->sentence().contains(QStringLiteral("no catalog")));
    }

    void theTitleIsTheCatalogsNameOnly() {
        openCatalog();
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Museum De Brug"));
        m_window->shell()->go(Shell::Room::People);
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Museum De Brug"));
    }

    void lockingEmptiesTheWindow() {
        openCatalog();
        QVERIFY(test::visit(*m_window->shell(), Shell::Room::Library));
        const QPointer<Page> today = m_window->shell()->page(Shell::Room::Today);
        const QPointer<Page> library = m_window->shell()->page(Shell::Room::Library);
        const QPointer<Workspace> workspace = &m_window->shell()->workspace();
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        m_window->lock();
        QVERIFY(m_window->locked());
        QVERIFY(locked.count() > 0 || locked.wait(test::patience));
        QVERIFY(today.isNull() && library.isNull() && workspace.isNull());
        QVERIFY(m_window->unlockPage().passphraseField()->text().isEmpty());
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Beeldkluis"));
        // The lock file is given back: it opens again.
        QVERIFY(attempt(test::testPassphrase()));
    }

    void purposesAreCalledAsInThisCatalogUntilItIsLocked() {
        openCatalog();
        Shell& shell = *m_window->shell();
        const Purpose website = *Purpose::tryFrom(QStringLiteral("website"));
        const auto offered = [&](const QString& name) {
            return shell.topBar().purposeChooser()->findText(name) >= 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(offered(QStringLiteral("Website")), test::patience);
        shell.workspace().ask(
            &shell,
            [website](Services& services) {
                return services.purposes.rename(website, QStringLiteral("Our site"));
            },
            [](const Result<PurposeView>&) {});
        QTRY_VERIFY_WITH_TIMEOUT(offered(QStringLiteral("Our site")), test::patience);
        QCOMPARE(purposeName(website), QStringLiteral("Our site"));
        QVERIFY(test::lockAndWait(*m_window));
        QCOMPARE(purposeName(website), QStringLiteral("Website"));
        QVERIFY(attempt(test::testPassphrase()));
        QTRY_COMPARE_WITH_TIMEOUT(purposeName(website), QStringLiteral("Our site"), test::patience);
    }

    void keysGoToThePages() {
        openCatalog();
        Shell& shell = *m_window->shell();
        for (int room = 0; room < Shell::rooms; ++room) {
            QTest::keyClick(m_window.get(), static_cast<Qt::Key>(Qt::Key_0 + (room + 1) % 10),
                            Qt::ControlModifier);
            QCOMPARE(shell.rail().current(), room);
            QCOMPARE(shell.currentPage(), shell.page(static_cast<Shell::Room>(room)));
        }
        QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(shell.topBar().searchField()->hasFocus());
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(shell.currentPage(), static_cast<Page*>(&shell.library()));
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        QTest::keyClick(m_window.get(), Qt::Key_L, Qt::ControlModifier);
        QVERIFY(locked.count() > 0 || locked.wait(test::patience));
        QVERIFY(m_window->locked());
    }

    void undoIsOfferedOnceAndTakesBack() {
        openCatalog();
        Shell& shell = *m_window->shell();
        int takenBack = 0;
        Q_EMIT shell.workspace().message(QStringLiteral("Done."), [&] { ++takenBack; });
        QCOMPARE(shell.status().sentence(), QStringLiteral("Done."));
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(takenBack, 1);
    }

    void aJobShowsItsProgressAndCanBeCancelled() {
        openCatalog();
        Shell& shell = *m_window->shell();
        Workspace& workspace = shell.workspace();
        std::atomic<bool> stopped = false;
        bool ended = false;
        QSignalSpy progressed(&workspace, &Workspace::jobProgress);
        workspace.startJob(
            QStringLiteral("Counting"), this,
            [&stopped](Services&, const JobControl& control) {
                control.progress({20, 80, 4, 15});
                while (!control.stopRequested())
                    std::this_thread::yield();
                stopped = true;
                return true;
            },
            [&ended](bool) { ended = true; });
        QVERIFY(progressed.count() > 0 || progressed.wait(test::patience));
        QVERIFY(workspace.jobRunning());
        const QString words = shell.status().jobWords();
        QVERIFY2(words.contains(QStringLiteral("20 of 80")) &&
                     words.contains(QStringLiteral("15 seconds left")),
                 qPrintable(words));
        workspace.cancelJob(QStringLiteral("Counting"));
        QTRY_VERIFY_WITH_TIMEOUT(ended, test::patience);
        QVERIFY(stopped);
        QVERIFY(!workspace.jobRunning());
        QVERIFY(shell.status().jobWords().isEmpty());
    }

    void aJobCanRestAndGoOn() {
        openCatalog();
        Shell& shell = *m_window->shell();
        Workspace& workspace = shell.workspace();
        const QString title = QStringLiteral("Counting slowly");
        std::atomic<int> done = 0;
        std::atomic<bool> more = true;
        bool ended = false;
        workspace.startJob(
            title, this,
            [&](Services&, const JobControl& control) {
                control.progress({20, 80, 4, 15});
                while (more && control.mayGoOn())
                    ++done;
                return true;
            },
            [&ended](bool) { ended = true; }, WhenIdle::Stop, Pausing::Yes);
        QTRY_VERIFY_WITH_TIMEOUT(shell.status().jobWords().contains(QStringLiteral("20 of 80")),
                                 test::patience);
        QToolButton* pause = shell.status().pauseButton();
        QVERIFY(pause->isVisible());
        QCOMPARE(pause->accessibleName(), QStringLiteral("Pause the running work"));
        pause->click();
        QVERIFY2(shell.status().jobWords().contains(QStringLiteral("paused, 20 of 80")),
                 qPrintable(shell.status().jobWords()));
        QVERIFY(!shell.status().jobWords().contains(QStringLiteral("left")));
        QCOMPARE(pause->accessibleName(), QStringLiteral("Go on with the paused work"));
        // At most what was under way is still done.
        int at = done;
        const auto rests = [&] {
            const int now = done;
            return std::exchange(at, now) == now;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rests(), test::patience);
        pause->click();
        QTRY_VERIFY_WITH_TIMEOUT(done > at, test::patience);
        QVERIFY(shell.status().jobWords().contains(QStringLiteral("15 seconds left")));
        more = false;
        QTRY_VERIFY_WITH_TIMEOUT(ended, test::patience);
    }

    void aPausedJobIsCancelledAndAPausedOneLocks() {
        openCatalog();
        Workspace& workspace = m_window->shell()->workspace();
        const QString title = QStringLiteral("Counting slowly");
        bool ended = false;
        const auto begin = [&] {
            ended = false;
            workspace.startJob(
                title, this,
                [](Services&, const JobControl& control) {
                    while (control.mayGoOn())
                        std::this_thread::yield();
                    return true;
                },
                [&ended](bool) { ended = true; }, WhenIdle::Stop, Pausing::Yes);
            workspace.pauseJob(title, true);
        };
        begin();
        workspace.cancelJob(title);
        QTRY_VERIFY_WITH_TIMEOUT(ended, test::patience);
        // One that does not rest has no button for it.
        workspace.startJob(
            title, this,
            [](Services&, const JobControl& control) {
                while (!control.stopRequested())
                    std::this_thread::yield();
                return true;
            },
            [&ended](bool) { ended = true; });
        QVERIFY(!workspace.canPauseJob(title));
        QVERIFY(!m_window->shell()->status().pauseButton()->isVisible());
        ended = false;
        workspace.cancelJob(title);
        QTRY_VERIFY_WITH_TIMEOUT(ended, test::patience);
        begin();
        QVERIFY(test::lockAndWait(*m_window));
    }

    void thePurposeChosenCountsForAll() {
        openCatalog();
        Shell& shell = *m_window->shell();
        QComboBox* chooser = shell.topBar().purposeChooser();
        QTRY_VERIFY_WITH_TIMEOUT(chooser->count() == Purpose::defaultKeys().size(), test::patience);
        QCOMPARE(shell.workspace().purpose().key(), QStringLiteral("website"));
        QSignalSpy changed(&shell.workspace(), &Workspace::purposeChanged);
        chooser->setCurrentIndex(static_cast<int>(Purpose::defaultKeys().indexOf(QStringLiteral("press"))));
        Q_EMIT chooser->activated(chooser->currentIndex());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(shell.workspace().purpose().key(), QStringLiteral("press"));
    }

    void settingsKeepWhereCatalogsAreAndNothingElseOfThem() {
        { const auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug")); }
        m_window->unlockPage().choose(catalog());
        QVERIFY(attempt(test::testPassphrase()));
        m_window->close();
        QFile file(m_desk->folder.filePath(QStringLiteral("settings.ini")));
        m_desk->preferences = Preferences(m_desk->folder.filePath(QStringLiteral("other.ini")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("recentCatalogs"));
        QVERIFY(!content.contains("Anna"));
        QVERIFY(!content.contains("staple"));
    }

    void aNewCatalogNeedsAGoodPassphraseAndTheKeyTypedBack() {
        UnlockPage& door = m_window->unlockPage();
        door.startNewCatalog();
        NewCatalogPage& page = *door.newCatalogPage();
        QVERIFY(!page.nextButton()->isEnabled());
        page.organisationField()->setText(QStringLiteral("Museum / De Brug"));
        page.folderField()->setText(m_desk->folder.path());
        QVERIFY(page.nextButton()->isEnabled());
        page.nextButton()->click();
        page.administratorField()->setText(QStringLiteral("Anna"));
        page.passphraseField()->edit()->setText(QStringLiteral("welkom01"));
        page.repeatField()->edit()->setText(QStringLiteral("welkom01"));
        QVERIFY(!page.nextButton()->isEnabled());
        page.passphraseField()->edit()->setText(test::testPassphrase());
        QVERIFY(!page.nextButton()->isEnabled());
        page.repeatField()->edit()->setText(test::testPassphrase());
        QVERIFY(page.nextButton()->isEnabled());
        QSignalSpy steps(&page, &NewCatalogPage::stepChanged);
        page.nextButton()->click();
        QVERIFY(steps.wait(test::patience));
        QCOMPARE(page.step(), 2);
        QVERIFY(page.passphraseField()->text().isEmpty());
        QVERIFY(!page.nextButton()->isEnabled());
        page.typedBackField()->setText(page.recoveryKey().left(8));
        QVERIFY(!page.nextButton()->isEnabled());
        page.typedBackField()->setText(page.recoveryKey().toLower().remove(QLatin1Char('-')));
        QVERIFY(page.nextButton()->isEnabled());
        page.nextButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->locked(), test::patience);
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Museum - De Brug"));
        bool confirmed = false;
        m_window->shell()->workspace().ask(
            this, [](Services& services) { return services.users.recoveryKeyConfirmed(); },
            [&](const Result<bool>& answer) { confirmed = answer && *answer; });
        QTRY_VERIFY_WITH_TIMEOUT(confirmed, test::patience);
        QVERIFY(page.recoveryKey().isEmpty());
    }

    void aNewCatalogMakesTheFolderItIsKeptIn() {
        UnlockPage& door = m_window->unlockPage();
        door.startNewCatalog();
        NewCatalogPage& page = *door.newCatalogPage();
        page.organisationField()->setText(QStringLiteral("Museum De Brug"));
        page.folderField()->setText(m_desk->folder.filePath(QStringLiteral("Documents/of Anna")));
        page.nextButton()->click();
        page.administratorField()->setText(QStringLiteral("Anna"));
        page.passphraseField()->edit()->setText(test::testPassphrase());
        page.repeatField()->edit()->setText(test::testPassphrase());
        QSignalSpy steps(&page, &NewCatalogPage::stepChanged);
        page.nextButton()->click();
        QVERIFY(steps.wait(test::patience));
        QCOMPARE(page.step(), 2);
    }

    void aNewCatalogTellsWhatIsTypedWrong() {
        UnlockPage& door = m_window->unlockPage();
        door.startNewCatalog();
        NewCatalogPage& page = *door.newCatalogPage();
        page.organisationField()->setText(QStringLiteral("Museum De Brug"));
        page.folderField()->setText(m_desk->folder.path());
        page.nextButton()->click();
        page.administratorField()->setText(QStringLiteral("Anna"));
        page.passphraseField()->edit()->setText(test::testPassphrase());
        page.repeatField()->edit()->setText(test::testPassphrase().left(5));
        QCOMPARE(page.hint(), QString());
        page.repeatField()->edit()->setText(QStringLiteral("corect"));
        QVERIFY(page.hint().contains(QStringLiteral("not the same")));
        page.repeatField()->edit()->setText(test::testPassphrase());
        QCOMPARE(page.hint(), QString());
        QSignalSpy steps(&page, &NewCatalogPage::stepChanged);
        page.nextButton()->click();
        QVERIFY(steps.wait(test::patience));
        QString typed = page.recoveryKey();
        page.typedBackField()->setText(typed.left(7));
        QVERIFY(!page.hint().contains(QStringLiteral("Group")));
        typed[6] = typed.at(6) == QLatin1Char('A') ? QLatin1Char('B') : QLatin1Char('A');
        page.typedBackField()->setText(typed.left(9));
        QVERIFY2(page.hint().contains(QStringLiteral("Group 2 ")), qPrintable(page.hint()));
        page.typedBackField()->setText(page.recoveryKey() + QStringLiteral("A"));
        QVERIFY(page.hint().contains(QStringLiteral("more typed")));
    }

    void scrollingOverAChoiceChangesNothing() {
        openCatalog();
        QComboBox* chooser = m_window->shell()->topBar().purposeChooser();
        QTRY_VERIFY_WITH_TIMEOUT(chooser->count() == Purpose::defaultKeys().size(), test::patience);
        const int before = chooser->currentIndex();
        const QPointF middle = QRectF(chooser->rect()).center();
        QWheelEvent wheel(middle, chooser->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(chooser, &wheel);
        QCOMPARE(chooser->currentIndex(), before);
    }

    void keysNeverFallIntoTheRail() {
        openCatalog();
        Shell& shell = *m_window->shell();
        QVERIFY(test::visit(shell, Shell::Room::Library));
        shell.library().openImport({m_desk->path(QStringLiteral("nothing"))});
        auto* import = shell.library().findChild<ImportPanel*>()->importButton();
        QTRY_VERIFY(import->isEnabled());
        import->setFocus();
        QVERIFY(import->hasFocus());
        import->setEnabled(false);
        QTRY_VERIFY(QApplication::focusWidget() != nullptr &&
                    shell.currentPage()->isAncestorOf(QApplication::focusWidget()));
        for (int room = 0; room < Shell::rooms; ++room) {
            QVERIFY(test::visit(shell, static_cast<Shell::Room>(room)));
            QTRY_VERIFY(!shell.rail().isAncestorOf(QApplication::focusWidget()));
        }
    }

    void theKeysGoDownTheRailToLock() {
        openCatalog();
        const auto buttons = m_window->shell()->rail().findChildren<QToolButton*>();
        const auto named = [&](const QString& name) {
            return *std::find_if(buttons.begin(), buttons.end(),
                                 [&](const QToolButton* button) { return button->accessibleName() == name; });
        };
        QCOMPARE(named(QStringLiteral("Today"))->nextInFocusChain(), named(QStringLiteral("Library")));
        QCOMPARE(named(QStringLiteral("Settings"))->nextInFocusChain(), named(QStringLiteral("Lock")));
    }

    void foldersVisitedInAFileDialogLeaveNoTrace() {
        const QString key = QStringLiteral("FileDialog/lastVisited");
        const QDir folder(m_desk->folder.path());
        QVERIFY(folder.mkpath(QStringLiteral("Noor de Vries")));
        QSettings(QSettings::UserScope, QStringLiteral("QtProject")).remove(key);
        auto* dialog = new QFileDialog(m_window.get(), {}, folder.filePath(QStringLiteral("Noor de Vries")));
        dialog->setOption(QFileDialog::DontUseNativeDialog);
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        delete dialog;
        const QSettings left(QSettings::UserScope, QStringLiteral("QtProject"));
        QVERIFY2(!left.contains(key), qPrintable(left.value(key).toString()));
        QVERIFY(!left.value(QStringLiteral("FileDialog/history"))
                     .toStringList()
                     .join(QLatin1Char(' '))
                     .contains(QStringLiteral("Noor")));
    }

    void theBarOnTopFitsASmallWindowWithLargeText() {
        setTextScale(2.0);
        openCatalog();
        m_window->resize(m_window->minimumSize());
        TopBar& bar = m_window->shell()->topBar();
        const auto overlaps = [&bar] {
            const QRect search = bar.searchField()->geometry();
            const auto parts = bar.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
            return std::any_of(parts.begin(), parts.end(), [&](const QWidget* part) {
                return part != bar.searchField() && !part->isHidden() && part->geometry().intersects(search);
            });
        };
        QTRY_VERIFY(bar.width() < 800 && !overlaps());
        setTextScale(1.0);
    }

    void aCatalogsFolderThatIsGoneIsTold() {
        openCatalog();
        Shell& shell = *m_window->shell();
        const QString away = m_desk->folder.filePath(QStringLiteral("away"));
        QVERIFY(QDir().rename(catalog().display(), away));
        Q_EMIT shell.workspace().failed(Error{ErrorCode::Damaged, QStringLiteral("previews.db")});
        QVERIFY2(shell.status().sentence().contains(QStringLiteral("no longer at")),
                 qPrintable(shell.status().sentence()));
        QVERIFY(QDir().rename(away, catalog().display()));
        Q_EMIT shell.workspace().failed(Error{ErrorCode::Damaged, QStringLiteral("previews.db")});
        QVERIFY(shell.status().sentence().contains(QStringLiteral("damaged")));
    }

    void capsLockIsGuessedFromWhatIsTyped() {
        PassphraseField field(QStringLiteral("Passphrase"));
        field.show();
        QTest::keyClick(field.edit(), Qt::Key_A);
        QVERIFY(!field.capsLockHint());
        QKeyEvent capital(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("A"));
        QCoreApplication::sendEvent(field.edit(), &capital);
        QVERIFY(field.capsLockHint());
        QKeyEvent shifted(QEvent::KeyPress, Qt::Key_A, Qt::ShiftModifier, QStringLiteral("A"));
        QCoreApplication::sendEvent(field.edit(), &shifted);
        QVERIFY(!field.capsLockHint());
    }

    void everyButtonHasANameAndEveryPageATitle() {
        openCatalog();
        for (int room = 0; room < Shell::rooms; ++room) {
            Page* page = m_window->shell()->page(static_cast<Shell::Room>(room));
            QVERIFY(test::visit(*m_window->shell(), static_cast<Shell::Room>(room)));
            QVERIFY(!page->title().isEmpty());
            QVERIFY(!page->accessibleName().isEmpty());
        }
        for (const QAbstractButton* button : m_window->findChildren<QAbstractButton*>()) {
            if (!button->isVisible() || button->focusPolicy() == Qt::NoFocus) continue;
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty() ||
                         !button->toolTip().isEmpty(),
                     button->metaObject()->className());
        }
    }
};

BK_UI_TEST_MAIN(ShellTest)
#include "ShellTest.moc"
