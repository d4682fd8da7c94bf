#include "tests/bench/WithdrawalBench.h"

#include "core/services/CatalogService.h"
#include "core/services/ClearanceService.h"
#include "core/services/ConsentService.h"
#include "core/services/PhotoService.h"
#include "core/services/TaskService.h"
#include "core/store/Catalog.h"
#include "core/store/QuitclaimStore.h"
#include "tests/bench/CatalogMaker.h"
#include "tests/bench/Stopwatch.h"

#include <QCommandLineParser>

#include <cstdio>

namespace bk::bench {
namespace {

struct Consequences {
    QString name;
    Taken answered; ///< all photos are blocked
    Taken renewed;  ///< and then every stored clearance says so
    int photos = 0; ///< whose state changed
    int publications = 0;
};

Result<PersonId> personOfNumber(Session& session, int number) {
    return session.catalog().read([&](Connection& connection) -> Result<PersonId> {
        BK_ASSIGN(Statement* const query, connection.cached("SELECT id FROM persons WHERE number = ?"));
        query->bind(number);
        BK_ASSIGN(const bool row, query->step());
        if (!row) return fail(ErrorCode::NotFound, QStringLiteral("nobody has the number %1").arg(number));
        return query->id<PersonId>(0);
    });
}

Result<Consequences> withdraw(Session& session, int number) {
    BK_ASSIGN(const PersonId person, personOfNumber(session, number));
    BK_ASSIGN(const auto records, session.catalog().read([&](Connection& connection) {
        return QuitclaimStore(connection).ofPerson(person);
    }));
    const auto active = std::find_if(records.begin(), records.end(), [](const Quitclaim& one) {
        return one.state == QuitclaimState::Active;
    });
    if (active == records.end()) return fail(ErrorCode::NotFound, QStringLiteral("nothing to withdraw"));
    Withdrawal withdrawal;
    withdrawal.date = session.today();
    withdrawal.channel = QStringLiteral("letter");
    ConsentService consent(session);
    Consequences consequences;
    consequences.name = active->number;
    const Stopwatch watch;
    BK_ASSIGN(const auto outcome, consent.withdraw(active->id, withdrawal));
    consequences.answered = watch.taken();
    consequences.photos = outcome.photosAffected;
    consequences.publications = outcome.publicationsAffected;
    BK_TRY(ClearanceService(session).settle());
    consequences.renewed = watch.taken();
    return consequences;
}

Status measure(const FilePath& folder, int persons) {
    Stopwatch watch;
    BK_ASSIGN(const auto session,
              CatalogService(std::make_shared<SystemClock>(), std::make_shared<RandomIdSource>())
                  .open(folder, QString(), passphraseOfPlans()));
    std::printf("opened in %s s (by the clock/of work)\n", cell(watch.taken()).constData());
    BK_TRY(ClearanceService(*session).settle());
    for (const char* const which : {"first", "again", "again"}) {
        watch = {};
        BK_ASSIGN(const auto tasks, TaskService(*session).tasks(false));
        std::printf("%d tasks, %s: %s s\n", static_cast<int>(tasks.size()), which,
                    cell(watch.taken()).constData());
    }
    std::printf("%-14s %13s %13s %8s %13s\n", "withdrawn", "all blocked", "all renewed", "photos",
                "publications");
    for (int number = 1; number <= persons; ++number) {
        BK_ASSIGN(const Consequences one, withdraw(*session, number));
        std::printf("%-14s %13s %13s %8d %13d%s\n", qPrintable(one.name), cell(one.answered).constData(),
                    cell(one.renewed).constData(), one.photos, one.publications,
                    number == 1 ? "  (one photo here, one there)" : "");
    }
    return {};
}

} // namespace

int runWithdrawal(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("catalog"), QStringLiteral("folder"), QStringLiteral("folder")},
         {QStringLiteral("persons"), QStringLiteral("how many"), QStringLiteral("n"), QStringLiteral("4")}});
    if (!parser.parse(QStringList{QStringLiteral("withdrawal")} + arguments) ||
        !parser.isSet(QStringLiteral("catalog"))) {
        std::fputs("usage: beeldkluis-bench withdrawal --catalog CATALOG [--persons N]\n", stderr);
        return 2;
    }
    const auto measured = measure(FilePath::fromString(parser.value(QStringLiteral("catalog"))),
                                  parser.value(QStringLiteral("persons")).toInt());
    if (measured) return 0;
    std::fprintf(stderr, "%s\n", qPrintable(measured.error().context));
    return 1;
}

} // namespace bk::bench
