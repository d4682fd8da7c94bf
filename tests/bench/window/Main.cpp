#include "resources/Resources.h"
#include "tests/bench/window/WindowActs.h"
#include "ui/widgets/Theme.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>

namespace {

constexpr double turnBar = 16;      // milliseconds
constexpr double residentBar = 400; // MiB

bool write(const QString& file, const QList<bk::bench::Turns>& table) {
    QJsonArray rows;
    for (const bk::bench::Turns& turns : table)
        rows << turns.json();
    QFile out(file);
    const QJsonObject all{{QStringLiteral("acts"), rows},
                          {QStringLiteral("turn_bar_ms"), turnBar},
                          {QStringLiteral("resident_bar_mib"), residentBar}};
    return out.open(QIODevice::WriteOnly) && out.write(QJsonDocument(all).toJson()) > 0;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    bk::initResources();
    QStandardPaths::setTestModeEnabled(true);
    bk::bench::TurnMeter meter(argc, argv);
    bk::ui::applyTheme(meter, bk::ui::ThemeChoice::Light);
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("catalog"), QStringLiteral("made by make-catalog"), QStringLiteral("folder")},
         {QStringLiteral("crowds"), QStringLiteral("photos of 200 people each"), QStringLiteral("n")},
         {QStringLiteral("json"), QStringLiteral("file"), QStringLiteral("file")}});
    const bool parsed = parser.parse(QCoreApplication::arguments());
    const int crowds = parser.value(QStringLiteral("crowds")).toInt();
    if (!parsed || parser.isSet(QStringLiteral("catalog")) == parser.isSet(QStringLiteral("crowds")) ||
        (parser.isSet(QStringLiteral("crowds")) && crowds < 2)) {
        std::fputs("usage: beeldkluis-window-bench (--catalog CATALOG | --crowds PHOTOS) [--json FILE]\n"
                   "Turns of the window's thread: its own work, and the clock beside it, in milliseconds.\n",
                   stderr);
        return 2;
    }
    bk::bench::WindowDriver driver(meter);
    const bk::Status done =
        parser.isSet(QStringLiteral("catalog"))
            ? bk::bench::actOnCatalog(driver,
                                      bk::FilePath::fromString(parser.value(QStringLiteral("catalog"))))
            : bk::bench::actOnCrowds(driver, crowds);
    if (!done) {
        std::fprintf(stderr, "%s\n", qPrintable(done.error().context));
        return 1;
    }
    if (parser.isSet(QStringLiteral("json")) &&
        !write(parser.value(QStringLiteral("json")), driver.table())) {
        std::fputs("the JSON file could not be written\n", stderr);
        return 1;
    }
    const auto over = std::count_if(driver.table().begin(), driver.table().end(), [](const auto& turns) {
        return turns.json().value(QLatin1String("longest_work_ms")).toDouble() > turnBar;
    });
    std::printf("%d of %d acts had a turn of more than %.0f ms of work; bar for memory: %.0f MiB\n",
                int(over), int(driver.table().size()), turnBar, residentBar);
    return 0;
}
