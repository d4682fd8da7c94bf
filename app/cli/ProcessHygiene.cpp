#include "app/cli/ProcessHygiene.h"

#include <QLoggingCategory>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bk::cli {

void openStandardStreams() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
        // The lowest number that is free: this one, as those below it are open by now. Not for writing, where
        // an answer would be lost without a word.
        [[maybe_unused]] const int opened =
            ::open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY);
    }
}

void hardenProcess() {
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__
    // The leak check of the sanitizer traces the process, which this forbids.
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
    ::umask(077);
    // A reader that goes away (head, less) is an error of writing, not a reason to die with a catalog open.
    std::signal(SIGPIPE, SIG_IGN);
    for (const char* name :
         {"QT_IMAGEIO_MAXALLOC", "QT_LOGGING_RULES", "QT_LOGGING_CONF", "QT_DEBUG_PLUGINS"})
        qunsetenv(name);
    QLoggingCategory::setFilterRules(
        QStringLiteral("*.debug=false\n*.info=false\nqt.*=false\ndefault.warning=false"));
}

} // namespace bk::cli
