#include "tests/ui/WindowDesk.h"

#include "ui/library/ImportPanel.h"
#include "ui/library/LibraryPage.h"
#include "ui/shell/ExampleCatalog.h"
#include "ui/shell/NavigationRail.h"
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
class ShellTest : public QObject, test::WindowDesk {
    Q_OBJECT

    QTemporaryDir m_settings;

private Q_SLOTS:
    void initTestCase() {
        // Qt's own settings of file dialogs go to a folder of this test too.
        QVERIFY(m_settings.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void init() { makeDesk(); }
    void cleanup() { clearDesk(); }

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
