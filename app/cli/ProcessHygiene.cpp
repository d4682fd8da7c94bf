#include "app/cli/ProcessHygiene.h"

#include <QLoggingCategory>

#include <csignal>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace bk::cli {

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
