#include "resources/Resources.h"
#include "tests/bench/ClearanceBench.h"
#include "tests/bench/DlibStack.h"
#include "tests/bench/FaceBench.h"
#include "tests/bench/MatchBench.h"
#include "tests/bench/MirrorBench.h"
#include "tests/bench/WithdrawalBench.h"

#include <QGuiApplication>

#include <cstdio>

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    bk::initResources();
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments().mid(1);
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("faces"))
        return bk::bench::runFaces(arguments.mid(1));
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("match"))
        return bk::bench::runMatch(arguments.mid(1));
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("mirror"))
        return bk::bench::runMirror(arguments.mid(1));
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("dlib"))
        return bk::bench::runDlib(arguments.mid(1));
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("make-catalog"))
        return bk::bench::runMakeCatalog(arguments.mid(1));
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("clearance"))
        return bk::bench::runClearance(arguments.mid(1));
    if (!arguments.isEmpty() && arguments.first() == QLatin1String("withdrawal"))
        return bk::bench::runWithdrawal(arguments.mid(1));
    std::fputs(
        "usage: beeldkluis-bench faces (--dataset DIR | --manifest FILE | --folder DIR) [--named N] "
        "[--strangers P]\n"
        "                       [--stranger-photos N]\n"
        "                       [--splits N] [--seed S] [--model DIR|FILE [--side N]] [--detector DIR|FILE]\n"
        "                       [--threshold T] [--margin M] [--cohort W] [--plain-threshold T] "
        "[--no-mirror]\n"
        "                       [--draw DIR] [--json FILE]\n"
        "       beeldkluis-bench match [--faceprints N,N,...] [--runs N] [--json FILE]\n"
        "       beeldkluis-bench mirror (--dataset DIR | --manifest FILE) [--model DIR|FILE] [--threshold T] "
        "[--splits N]\n"
        "       beeldkluis-bench dlib (--manifest FILE | --folder DIR) [--landmarks FILE] [--json FILE]\n"
        "       beeldkluis-bench make-catalog --to CATALOG --photos N --people M [--quitclaims Q] "
        "[--sitters T]\n"
        "                       [--seed S] [--day DATE]\n"
        "       beeldkluis-bench clearance [--photos N,N,...] [--in FOLDER] [--json FILE]\n"
        "       beeldkluis-bench withdrawal --catalog CATALOG [--persons N]\n",
        stderr);
    return 2;
}
