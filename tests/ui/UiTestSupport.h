#pragma once

#include "core/services/CatalogService.h"
#include "core/services/DemoService.h"
#include "core/services/UserService.h"
#include "resources/Resources.h"
#include "tests/support/FixedClock.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/Page.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/Shell.h"
#include "ui/shell/Translations.h"
#include "ui/shell/UnlockPage.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

namespace bk::test {

inline constexpr int patience = 60000; // milliseconds; nothing waits that long unless it is broken

inline QString testPassphrase() {
    return QStringLiteral("correct horse battery staple");
}

/// A desk of its own: a temporary folder, a fixed day, settings that are nobody's, and what the window is
/// composed of.
class Desk {
public:
    Desk()
        : clock(std::make_shared<FixedClock>(QDate(2026, 3, 4)))
        , preferences(folder.filePath(QStringLiteral("settings.ini"))) {
        const auto ids = std::make_shared<RandomIdSource>();
        const auto catalogs = std::make_shared<CatalogService>(clock, ids);
        // Nothing sleeps: the clock stands still, so a wait would never end.
        catalogs->setPause([](std::chrono::milliseconds) { return true; });
        program.catalogs = catalogs;
        program.demo = std::make_shared<DemoService>(clock, ids);
        program.clock = clock;
        program.cost = KdfCost::floor();
        program.exampleFolder = path(QStringLiteral("example/Example museum.beeldkluis"));
        program.models = {{QStringLiteral("detector-1"), QStringLiteral("finds faces"),
                           QStringLiteral("GPL-3.0-or-later"), QStringLiteral("Made for this test.")}};
        preferences.setLockAfterMinutes(ui::Preferences::longestLockMinutes);
    }

    FilePath path(const QString& name) const { return FilePath::fromString(folder.filePath(name)); }

    /// A new, empty catalog, open; its recovery key was typed back.
    std::unique_ptr<Session> makeCatalog(const QString& name) const {
        NewCatalog wanted;
        wanted.folder = path(name + QStringLiteral(".beeldkluis"));
        wanted.organisation = QStringLiteral("Museum De Brug");
        wanted.administrator = QStringLiteral("Anna");
        wanted.passphrase = testPassphrase();
        wanted.cost = program.cost;
        auto created = program.catalogs->create(wanted);
        if (!created) qFatal("no catalog: %s", qPrintable(created.error().context));
        if (!UserService(*created->session).confirmRecoveryKey()) qFatal("the recovery key is not confirmed");
        return std::move(created->session);
    }

    QTemporaryDir folder;
    std::shared_ptr<FixedClock> clock;
    ui::Preferences preferences;
    ui::Program program;
};

/// Adds a user to the catalog that SESSION, of an administrator, has open.
inline bool addUser(Session& session, const QString& name, Roles roles, const QString& passphrase) {
    return UserService(session).add(name, roles, true, passphrase).has_value();
}

/// Fills in the first two steps of a new catalog in FOLDER and sets out to make it.
inline void makeInWindow(ui::UnlockPage& door, const QString& folder) {
    door.startNewCatalog();
    ui::NewCatalogPage& page = *door.newCatalogPage();
    page.organisationField()->setText(QStringLiteral("Museum De Brug"));
    page.folderField()->setText(folder);
    page.nextButton()->click();
    page.administratorField()->setText(QStringLiteral("Anna"));
    page.passphraseField()->edit()->setText(testPassphrase());
    page.repeatField()->edit()->setText(testPassphrase());
    page.nextButton()->click();
}

/// Types PASSPHRASE at the DOOR, where a catalog is chosen, and waits for what comes of it; whether it
/// opened.
inline bool attempt(ui::UnlockPage& door, const QString& passphrase) {
    QSignalSpy attempted(&door, &ui::UnlockPage::attempted);
    door.passphraseField()->edit()->setText(passphrase);
    door.unlockButton()->click();
    if (attempted.isEmpty() && !attempted.wait(patience)) return false;
    return attempted.first().first().toBool();
}

/// Locks and waits until the catalog is closed.
inline bool lockAndWait(ui::MainWindow& window) {
    QSignalSpy locked(&window, &ui::MainWindow::lockedNow);
    window.lock();
    return locked.count() > 0 || locked.wait(patience);
}

/// Goes to ROOM and waits until it has loaded.
inline bool visit(ui::Shell& shell, ui::Shell::Room room) {
    QSignalSpy ready(shell.page(room), &ui::Page::ready);
    shell.go(room);
    return ready.count() > 0 || ready.wait(patience);
}

} // namespace bk::test

#define BK_UI_TEST_MAIN(TestClass)                                                                           \
    int main(int argc, char** argv) {                                                                        \
        bk::initResources();                                                                                 \
        QStandardPaths::setTestModeEnabled(true);                                                            \
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));                              \
        QApplication application(argc, argv);                                                                \
        bk::ui::installTranslations(application, QLocale());                                                 \
        bk::ui::applyTheme(application, bk::ui::ThemeChoice::Light);                                         \
        TestClass test;                                                                                      \
        return QTest::qExec(&test, argc, argv);                                                              \
    }
