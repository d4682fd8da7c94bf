#include "tests/bench/ClearanceBench.h"

#include "core/services/ClearancePass.h"
#include "core/services/ClearanceService.h"
#include "core/services/ConsentService.h"
#include "core/store/Catalog.h"
#include "core/store/QuitclaimStore.h"
#include "tests/bench/CatalogMaker.h"

#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

namespace bk::bench {
namespace {

constexpr double withdrawalBar = 1.0; ///< seconds, a person on 10,000 photos
constexpr double allBar = 60.0;       ///< seconds, 1,000,000 photos and 6 purposes on one core
constexpr int sittersMeasured = 3;

/// What was measured in a catalog of one size; seconds and MiB.
struct Measured {
    int photos = 0;
    int persons = 0;
    double made = 0;
    double filled = 0;   ///< all clearances computed and written for the first time
    double rebuilt = 0;  ///< all computed anew and held against what is stored
    double compared = 0; ///< the same, reading only, in one snapshot
    int differences = 0; ///< which the rebuilding found
    double nextDay = 0;  ///< what a passing midnight makes stale
    int stale = 0;
    QList<double> withdrawals;
    QList<int> blocked; ///< photos that each changed
    double memory = 0;  ///< largest resident set so far
    double fileSize = 0;
};

double seconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

/// From /proc/self/status, MiB.
double largestResidentSet() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:")) return line.mid(6).simplified().split(' ').first().toDouble() / 1024;
    return 0;
}

class MovingClock final : public Clock {
public:
    explicit MovingClock(const QDate& day) : m_day(day.toJulianDay()) {}
    void setDay(const QDate& day) { m_day = day.toJulianDay(); }
    QDate today() const override { return QDate::fromJulianDay(m_day); }
    QDateTime now() const override { return QDateTime(today(), QTime(12, 0), Qt::UTC); }

private:
    std::atomic<qint64> m_day;
};

CatalogPlan planFor(int photos, const FilePath& folder) {
    CatalogPlan plan;
    plan.folder = folder;
    plan.photos = photos;
    plan.persons = std::max(200, photos / 200);
    plan.quitclaims = plan.persons * 3 / 2;
    plan.today = QDate(2026, 3, 10);
    plan.sitterPhotos = std::min(photos, 10'000);
    plan.sitters = photos >= 100'000 ? sittersMeasured : 1;
    return plan;
}

Result<int> compareAll(Session& session) {
    return session.catalog().read([&](Connection& connection) -> Result<int> {
        ClearancePass pass(connection, session.today());
        int different = 0;
        for (PhotoId last;;) {
            BK_ASSIGN(const ClearanceTally tally, pass.compareAfter(last, 10'000));
            if (tally.photos == 0) return different;
            different += tally.different;
            last = tally.last;
        }
    });
}

Status withdrawOne(Session& session, const PersonId& person, Measured& measured) {
    BK_ASSIGN(const auto records, session.catalog().read([&](Connection& connection) {
        return QuitclaimStore(connection).ofPerson(person);
    }));
    Withdrawal withdrawal;
    withdrawal.date = session.today();
    withdrawal.channel = QStringLiteral("letter");
    ConsentService consent(session);
    QElapsedTimer timer;
    timer.start();
    BK_ASSIGN(const auto outcome, consent.withdraw(records.first().id, withdrawal));
    measured.withdrawals << seconds(timer);
    measured.blocked << outcome.photosAffected;
    return {};
}

Result<Measured> measure(int photos, const FilePath& folder) {
    Measured measured;
    const CatalogPlan plan = planFor(photos, folder);
    measured.photos = plan.photos;
    measured.persons = plan.persons;
    auto clock = std::make_shared<MovingClock>(plan.today);
    CatalogMaker maker(plan);
    QElapsedTimer timer;
    timer.start();
    BK_ASSIGN(const auto session, maker.make(clock));
    measured.made = seconds(timer);

    ClearanceService clearance(*session);
    timer.restart();
    BK_TRY(clearance.refresh());
    measured.filled = seconds(timer);
    timer.restart();
    BK_ASSIGN(measured.differences, clearance.rebuild());
    measured.rebuilt = seconds(timer);
    timer.restart();
    BK_TRY(compareAll(*session));
    measured.compared = seconds(timer);

    for (int sitter = 0; sitter < plan.sitters; ++sitter)
        BK_TRY(withdrawOne(*session, maker.persons()[sitter], measured));

    clock->setDay(plan.today.addDays(1));
    timer.restart();
    BK_ASSIGN(measured.stale, clearance.refresh());
    measured.nextDay = seconds(timer);
    measured.memory = largestResidentSet();
    measured.fileSize =
        static_cast<double>(QFile(folder.display() + QStringLiteral("/catalog.db")).size()) / (1024 * 1024);
    return measured;
}

QJsonObject toJson(const Measured& one) {
    QJsonArray withdrawals;
    for (qsizetype i = 0; i < one.withdrawals.size(); ++i)
        withdrawals << QJsonObject{{QStringLiteral("seconds"), one.withdrawals[i]},
                                   {QStringLiteral("photos_blocked"), one.blocked[i]}};
    const double perPhoto = 1e6 / one.photos;
    return {{QStringLiteral("photos"), one.photos},
            {QStringLiteral("persons"), one.persons},
            {QStringLiteral("made_seconds"), one.made},
            {QStringLiteral("fill_seconds"), one.filled},
            {QStringLiteral("fill_microseconds_per_photo"), one.filled * perPhoto},
            {QStringLiteral("rebuild_seconds"), one.rebuilt},
            {QStringLiteral("rebuild_microseconds_per_photo"), one.rebuilt * perPhoto},
            {QStringLiteral("compare_seconds"), one.compared},
            {QStringLiteral("differences"), one.differences},
            {QStringLiteral("withdrawals"), withdrawals},
            {QStringLiteral("next_day_seconds"), one.nextDay},
            {QStringLiteral("next_day_photos"), one.stale},
            {QStringLiteral("catalog_mib"), one.fileSize},
            {QStringLiteral("largest_resident_mib"), one.memory}};
}

void print(const QList<Measured>& all) {
    std::printf("%9s %8s %8s %8s %8s %8s %12s %10s %9s %9s\n", "photos", "made s", "fill s", "rebuild",
                "compare", "us/photo", "withdraw s", "blocked", "next day", "MiB");
    for (const Measured& one : all) {
        QList<double> sorted = one.withdrawals;
        std::sort(sorted.begin(), sorted.end());
        std::printf("%9d %8.2f %8.2f %8.2f %8.2f %8.2f %12.3f %10d %9.2f %9.0f\n", one.photos, one.made,
                    one.filled, one.rebuilt, one.compared, one.rebuilt * 1e6 / one.photos, sorted.last(),
                    one.blocked.first(), one.nextDay, one.memory);
    }
    const Measured& last = all.last();
    const double slowest = *std::max_element(last.withdrawals.begin(), last.withdrawals.end());
    std::printf("\nwithdrawal of somebody on %d photos: %.3f s (bar %.1f s)\n", last.blocked.first(), slowest,
                withdrawalBar);
    std::printf("all clearances of %d photos: first %.1f s, anew %.1f s (bar %.0f s for 1,000,000)\n",
                last.photos, last.filled, last.rebuilt, allBar);
}

void write(const QString& file, const QJsonObject& object) {
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(QJsonDocument(object).toJson()) < 0)
        std::fprintf(stderr, "could not write %s\n", qPrintable(file));
}

} // namespace

int runMakeCatalog(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("to"), QStringLiteral("folder"), QStringLiteral("folder")},
         {QStringLiteral("photos"), QStringLiteral("how many"), QStringLiteral("n"), QStringLiteral("10000")},
         {QStringLiteral("people"), QStringLiteral("how many"), QStringLiteral("n"), QStringLiteral("200")},
         {QStringLiteral("quitclaims"), QStringLiteral("how many"), QStringLiteral("n")},
         {QStringLiteral("seed"), QStringLiteral("number"), QStringLiteral("n"), QStringLiteral("1")},
         {QStringLiteral("day"), QStringLiteral("around which the dates lie"), QStringLiteral("date")}});
    const bool parsed = parser.parse(QStringList{QStringLiteral("make-catalog")} + arguments);
    CatalogPlan plan;
    plan.folder = FilePath::fromString(parser.value(QStringLiteral("to")));
    plan.photos = parser.value(QStringLiteral("photos")).toInt();
    plan.persons = parser.value(QStringLiteral("people")).toInt();
    plan.quitclaims = parser.isSet(QStringLiteral("quitclaims"))
                          ? parser.value(QStringLiteral("quitclaims")).toInt()
                          : plan.persons * 3 / 2;
    plan.seed = parser.value(QStringLiteral("seed")).toULongLong();
    plan.today = parser.isSet(QStringLiteral("day"))
                     ? QDate::fromString(parser.value(QStringLiteral("day")), Qt::ISODate)
                     : QDate::currentDate();
    if (!parsed || !parser.isSet(QStringLiteral("to")) || plan.photos < 1 || plan.persons < 1 ||
        plan.quitclaims < 0 || !plan.today.isValid()) {
        std::fputs("usage: beeldkluis-bench make-catalog --to CATALOG --photos N --people M [--quitclaims Q] "
                   "[--seed S] [--day DATE]\n",
                   stderr);
        return 2;
    }
    QElapsedTimer timer;
    timer.start();
    CatalogMaker maker(plan);
    const auto session = maker.make(std::make_shared<SystemClock>(), [&](int photos) {
        std::fprintf(stderr, "\r%d photos, %.0f s", photos, seconds(timer));
    });
    std::fputs("\n", stderr);
    if (!session) {
        std::fprintf(stderr, "%s\n", qPrintable(session.error().context));
        return 1;
    }
    if (const auto computed = ClearanceService(**session).refresh(); !computed) {
        std::fprintf(stderr, "%s\n", qPrintable(computed.error().context));
        return 1;
    }
    std::printf("%d photos, %d people, %d quitclaims in %.1f s; opens as Ilse with \"%s\"\n", plan.photos,
                plan.persons, plan.quitclaims, seconds(timer), qPrintable(passphraseOfPlans()));
    return 0;
}

int runClearance(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("photos"), QStringLiteral("sizes"), QStringLiteral("list"),
                        QStringLiteral("10000,100000,1000000")},
                       {QStringLiteral("in"), QStringLiteral("folder for the catalogs"),
                        QStringLiteral("folder"), QDir::tempPath()},
                       {QStringLiteral("json"), QStringLiteral("file"), QStringLiteral("file")}});
    if (!parser.parse(QStringList{QStringLiteral("clearance")} + arguments)) {
        std::fputs("usage: beeldkluis-bench clearance [--photos N,N,...] [--in FOLDER] [--json FILE]\n",
                   stderr);
        return 2;
    }
    QList<Measured> all;
    QJsonArray rows;
    for (const QString& size : parser.value(QStringLiteral("photos")).split(QLatin1Char(','))) {
        // Each catalog goes before the next comes: the largest takes gigabytes.
        const QTemporaryDir folder(
            QDir(parser.value(QStringLiteral("in"))).filePath(QStringLiteral("beeldkluis-XXXXXX")));
        const auto measured =
            measure(size.toInt(), FilePath::fromString(folder.filePath(QStringLiteral("Made.beeldkluis"))));
        if (!measured) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(size), qPrintable(measured.error().context));
            return 1;
        }
        all << *measured;
        rows << toJson(*measured);
    }
    print(all);
    if (parser.isSet(QStringLiteral("json")))
        write(parser.value(QStringLiteral("json")),
              {{QStringLiteral("sizes"), rows},
               {QStringLiteral("withdrawal_bar_seconds"), withdrawalBar},
               {QStringLiteral("all_bar_seconds"), allBar}});
    return 0;
}

} // namespace bk::bench
