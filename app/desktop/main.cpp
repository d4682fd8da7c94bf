#include "app/cli/ProcessHygiene.h"
#include "app/composition/Composition.h"
#include "core/imaging/PhotoDecoder.h"
#include "resources/Resources.h"
#include "ui/shell/DesktopNotice.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/SystemLock.h"
#include "ui/shell/Translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLocale>

#include <sys/stat.h>
#include <unistd.h>

namespace {

/// The system's printing keeps a page in a temporary file until the printer has it: in memory, where there is
/// such a place, not on the disk.
void keepTemporaryFilesInMemory() {
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    struct stat info = {};
    if (!runtime.isEmpty() && ::stat(runtime.constData(), &info) == 0 && S_ISDIR(info.st_mode) &&
        info.st_uid == ::getuid() && ::access(runtime.constData(), W_OK) == 0)
        qputenv("TMPDIR", runtime);
}

} // namespace

int main(int argc, char** argv) {
    using namespace bk;
    cli::openStandardStreams();
    cli::hardenProcess();
    guardImageLimits();
    keepTemporaryFilesInMemory();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("beeldkluis"));
    QApplication::setOrganizationName(QStringLiteral("Beeldkluis"));
    QApplication::setApplicationDisplayName(QString());
    QApplication::setApplicationVersion(QStringLiteral(BK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("beeldkluis"));
    initResources();
    ui::installTranslations(application, QLocale());
    QIcon::setFallbackSearchPaths(QIcon::fallbackSearchPaths() << QStringLiteral("/usr/share/icons"));
    QIcon::setFallbackThemeName(QStringLiteral("breeze"));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("bk::desktop", "Photos of people, kept and shared by permission."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption example(QStringLiteral("example"),
                                     QApplication::translate("bk::desktop", "Open the example catalog."));
    const QCommandLineOption catalog(
        QStringLiteral("catalog"),
        QApplication::translate("bk::desktop", "Offer the catalog in the folder PATH."),
        QStringLiteral("PATH"));
    parser.addOptions({example, catalog});
    parser.process(application);

    ui::Preferences preferences;
    ui::setTextScale(preferences.textScale());
    ui::applyTheme(application, preferences.theme());
    ui::DesktopNotice desktop;
    ui::MainWindow window(composeProgram(), preferences);
    ui::SystemLock system;
    window.follow(system);
    window.tellOn(desktop);
    if (parser.isSet(catalog)) window.chooseCatalog(FilePath::fromString(parser.value(catalog)));
    window.show();
    if (parser.isSet(example)) window.openExample();
    return QApplication::exec();
}
