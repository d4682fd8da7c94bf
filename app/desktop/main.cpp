#include "app/cli/ProcessHygiene.h"
#include "app/composition/Composition.h"
#include "core/imaging/PhotoDecoder.h"
#include "resources/Resources.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/Translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLocale>

int main(int argc, char** argv) {
    using namespace bk;
    cli::openStandardStreams();
    cli::hardenProcess();
    guardImageLimits();
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
    ui::MainWindow window(composeProgram(), preferences);
    if (parser.isSet(catalog)) window.chooseCatalog(FilePath::fromString(parser.value(catalog)));
    window.show();
    if (parser.isSet(example)) window.openExample();
    return QApplication::exec();
}
