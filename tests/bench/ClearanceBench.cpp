#include "tests/bench/ClearanceBench.h"

#include "core/services/ClearancePass.h"
#include "core/services/ClearanceService.h"
#include "core/services/ConsentService.h"
#include "core/store/Catalog.h"
#include "core/store/QuitclaimStore.h"
#include "tests/bench/CatalogMaker.h"
#include "tests/bench/Stopwatch.h"

#include <QCommandLineParser>
#include <QDir>
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
constexpr int sittersMeasured = 4;    ///< the first is on photos spread over the whole catalog

/// What was measured in a catalog of one size; seconds and MiB.
struct Measured {
    int photos = 0;
    int persons = 0;
    Taken made;
    Taken filled;        ///< all clearances computed and written for the first time
    Taken rebuilt;       ///< all computed anew and held against what is stored
    Taken compared;      ///< the same, reading only, in one snapshot
    int differences = 0; ///< which the rebuilding found
    Taken nextDay;       ///< what a passing midnight makes stale
    int stale = 0;
    QList<Taken> withdrawals; ///< until each is answered and all photos are blocked
    QList<Taken> renewals;    ///< and then until every stored clearance says so
    QList<int> blocked;       ///< photos that each changed
    double memory = 0;        ///< largest resident set so far
    double fileSize = 0;
};

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
            different += static_cast<int>(tally.different.size());
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
    const Stopwatch watch;
    BK_ASSIGN(const auto outcome, consent.withdraw(records.first().id, withdrawal));
    measured.withdrawals << watch.taken();
    measured.blocked << outcome.photosAffected;
    const Stopwatch renewal;
    BK_TRY(ClearanceService(session).settle());
    measured.renewals << renewal.taken();
    return {};
}

Result<Measured> measure(int photos, const FilePath& folder) {
    Measured measured;
    const CatalogPlan plan = planFor(photos, folder);
    measured.photos = plan.photos;
    measured.persons = plan.persons;
    auto clock = std::make_shared<MovingClock>(plan.today);
    CatalogMaker maker(plan);
    Stopwatch watch;
    BK_ASSIGN(const auto session, maker.make(clock));
    measured.made = watch.taken();

    ClearanceService clearance(*session);
    watch = {};
    BK_TRY(clearance.refresh());
    measured.filled = watch.taken();
    watch = {};
    BK_ASSIGN(measured.differences, clearance.rebuild());
    measured.rebuilt = watch.taken();
    watch = {};
    BK_TRY(compareAll(*session));
    measured.compared = watch.taken();

    for (int sitter = 0; sitter < plan.sitters; ++sitter)
        BK_TRY(withdrawOne(*session, maker.persons()[sitter], measured));

    clock->setDay(plan.today.addDays(1));
    watch = {};
    BK_ASSIGN(measured.stale, clearance.refresh());
    measured.nextDay = watch.taken();
    measured.memory = largestResidentSet();
    measured.fileSize =
        static_cast<double>(QFile(folder.display() + QStringLiteral("/catalog.db")).size()) / (1024 * 1024);
    return measured;
}

/// Of those who are on several photos of each event the one in the middle, by the clock.
Taken usual(const QList<Taken>& all) {
    QList<Taken> sorted = all.size() > 1 ? all.mid(1) : all;
    std::sort(sorted.begin(), sorted.end(), [](const Taken& a, const Taken& b) { return a.clock < b.clock; });
    return sorted[sorted.size() / 2];
}

QJsonObject toJson(const Measured& one) {
    QJsonArray withdrawals;
    for (qsizetype i = 0; i < one.withdrawals.size(); ++i) {
        QJsonObject withdrawal = toJson(one.withdrawals[i]);
        withdrawal[QStringLiteral("renewal")] = toJson(one.renewals[i]);
        withdrawal[QStringLiteral("photos_blocked")] = one.blocked[i];
        withdrawal[QStringLiteral("photos_spread_evenly")] = i == 0;
        withdrawals << withdrawal;
    }
    const double perPhoto = 1e6 / one.photos;
    return {{QStringLiteral("photos"), one.photos},
            {QStringLiteral("persons"), one.persons},
            {QStringLiteral("made"), toJson(one.made)},
            {QStringLiteral("fill"), toJson(one.filled)},
            {QStringLiteral("fill_work_microseconds_per_photo"), one.filled.work * perPhoto},
            {QStringLiteral("rebuild"), toJson(one.rebuilt)},
            {QStringLiteral("rebuild_work_microseconds_per_photo"), one.rebuilt.work * perPhoto},
            {QStringLiteral("compare"), toJson(one.compared)},
            {QStringLiteral("differences"), one.differences},
            {QStringLiteral("withdrawals"), withdrawals},
            {QStringLiteral("next_day"), toJson(one.nextDay)},
            {QStringLiteral("next_day_photos"), one.stale},
            {QStringLiteral("catalog_mib"), one.fileSize},
            {QStringLiteral("largest_resident_mib"), one.memory}};
}

void print(const QList<Measured>& all) {
    std::printf("seconds by the clock / of work\n%9s %13s %13s %13s %13s %9s %13s %13s %13s %13s %8s %13s "
                "%6s\n",
                "photos", "made", "first", "anew", "compared", "us/photo", "withdrawal", "renewal", "spread",
                "renewal", "blocked", "next day", "MiB");
    for (const Measured& one : all)
        std::printf("%9d %13s %13s %13s %13s %9.2f %13s %13s %13s %13s %8d %13s %6.0f\n", one.photos,
                    cell(one.made).constData(), cell(one.filled).constData(), cell(one.rebuilt).constData(),
                    cell(one.compared).constData(), one.rebuilt.work * 1e6 / one.photos,
                    cell(usual(one.withdrawals)).constData(), cell(usual(one.renewals)).constData(),
                    cell(one.withdrawals.first()).constData(), cell(one.renewals.first()).constData(),
                    one.blocked.first(), cell(one.nextDay).constData(), one.memory);
    const Measured& last = all.last();
    std::printf("\nwithdrawal of somebody on %d photos, until all are blocked: %.2f s, %.2f s of work; one "
                "here, one there: %.2f s, "
                "%.2f s of work (bar %.1f s)\n",
                last.blocked.last(), usual(last.withdrawals).clock, usual(last.withdrawals).work,
                last.withdrawals.first().clock, last.withdrawals.first().work, withdrawalBar);
    std::printf("all clearances of %d photos: first %.1f s, anew %.1f s (bar %.0f s for 1,000,000)\n",
                last.photos, last.filled.clock, last.rebuilt.clock, allBar);
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
         {QStringLiteral("sitters"), QStringLiteral("people on 10,000 photos each"), QStringLiteral("n"),
          QStringLiteral("0")},
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
    plan.sitters = parser.value(QStringLiteral("sitters")).toInt();
    plan.sitterPhotos = std::min(plan.photos, 10'000);
    plan.today = parser.isSet(QStringLiteral("day"))
                     ? QDate::fromString(parser.value(QStringLiteral("day")), Qt::ISODate)
                     : QDate::currentDate();
    if (!parsed || !parser.isSet(QStringLiteral("to")) || plan.photos < 1 || plan.persons < 1 ||
        plan.quitclaims < 0 || plan.sitters < 0 || plan.sitters > plan.persons || !plan.today.isValid()) {
        std::fputs("usage: beeldkluis-bench make-catalog --to CATALOG --photos N --people M [--quitclaims Q] "
                   "[--sitters T] [--seed S] [--day DATE]\n",
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
