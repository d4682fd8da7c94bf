#include "app/cli/Cli.h"
#include "app/cli/DescriptorDevice.h"
#include "app/cli/InterruptWatcher.h"
#include "app/cli/Passphrase.h"
#include "app/cli/ProcessHygiene.h"
#include "core/imaging/PhotoDecoder.h"
#include "resources/Resources.h"

#include <QGuiApplication>

#include <memory>

#include <unistd.h>

int main(int argc, char** argv) {
    using namespace bk::cli;
    openStandardStreams();
    hardenProcess();
    bk::guardImageLimits();
    const InterruptWatcher interrupts;

    DescriptorDevice in(STDIN_FILENO, QIODevice::ReadOnly, interrupts.descriptor());
    DescriptorDevice out(STDOUT_FILENO, QIODevice::WriteOnly);
    DescriptorDevice err(STDERR_FILENO, QIODevice::WriteOnly);

    std::unique_ptr<QGuiApplication> application;
    CliSettings settings;
    settings.clock = std::make_shared<bk::SystemClock>();
    settings.ids = std::make_shared<bk::RandomIdSource>();
    settings.stop = interrupts.token();
    settings.showProgress = ::isatty(STDERR_FILENO) == 1;
    settings.askPassphrase = askOnTerminal;
    settings.beforeWork = [&] {
        // Only now: help, version and wrong words need no fonts, plugins or resources.
        bk::initResources();
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Arguments may not be UTF-8, and none is meant for Qt.
        static int one = 1;
        static char* name[] = {argv[0], nullptr};
        application = std::make_unique<QGuiApplication>(one, name);
        QCoreApplication::setApplicationName(QStringLiteral("beeldkluis-cli"));
        QCoreApplication::setApplicationVersion(QStringLiteral(BK_VERSION));
    };

    QList<QByteArray> arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QByteArray(argv[i]));
    return runCli(arguments, {in, out, err}, settings);
}
