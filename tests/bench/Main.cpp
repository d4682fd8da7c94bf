#include "resources/Resources.h"
#include "tests/bench/ClearanceBench.h"
#include "tests/bench/FaceBench.h"

#include <QGuiApplication>

#include <cstdio>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    bk::initResources();
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments().mid(1);
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("faces"))
        return bk::bench::runFaces(arguments.mid(1));
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("make-catalog"))
        return bk::bench::runMakeCatalog(arguments.mid(1));
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("clearance"))
        return bk::bench::runClearance(arguments.mid(1));
    std::fputs("usage: beeldkluis-bench faces (--manifest FILE | --dataset DIR | --folder DIR) [--named N] "
               "[--no-mirror]\n"
               "                       [--draw DIR] [--json FILE]\n"
               "       beeldkluis-bench make-catalog --to CATALOG --photos N --people M [--quitclaims Q] "
               "[--seed S] [--day DATE]\n"
               "       beeldkluis-bench clearance [--photos N,N,...] [--in FOLDER] [--json FILE]\n",
               stderr);
    return 2;
}
