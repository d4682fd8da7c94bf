#include "core/services/FactsReader.h"
#include "core/services/PublicationService.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"
#include "tests/support/WriteDeaths.h"

#include <QRandomGenerator>

#include <time.h>

using namespace bk;
using namespace bk::test;

namespace {

const QDate theDay(2026, 3, 10);
constexpr int photosShown = 40;

/// What a process that looks at a catalog after a kill found.
enum Found : int { NotBegun = 10, Blocked = 11, Half = 12 };

using Opened = std::unique_ptr<Services>;

Result<Opened> opened(const QString& folder) {
    const CatalogService catalogs(std::make_shared<FixedClock>(theDay), std::make_shared<RandomIdSource>());
    BK_ASSIGN(auto session,
              catalogs.open(FilePath::fromString(folder), QString(), TestCatalog::passphrase()));
    return std::make_unique<Services>(std::move(session));
}

/// One person on all photos, who grants everything; the photos are published for the website.
int make(const QString& folder) {
    TestCatalog catalog(theDay);
    const auto photos = importPictures(catalog, photosShown);
    const auto person = catalog->persons.add(QStringLiteral("Noor"), {});
    if (!person) return 1;
    for (const PhotoId& photo : photos)
        if (!catalog->photos.addPerson(photo, person->id)) return 2;
    catalog.grant(person->id, Purpose::defaultKeys());
    Publication published;
    published.purpose = purpose("website");
    published.place = QStringLiteral("museum.example");
    published.publishedOn = theDay.addDays(-5);
    if (!PublicationService(*catalog->session).add(published, photos)) return 3;
    catalog.close();
    copyFolder(catalog.folder(), folder);
    return 0;
}

int withdraw(Services& services) {
    const auto records = services.consent.list({});
    if (!records || records->size() != 1) return 4;
    Withdrawal withdrawal;
    withdrawal.date = theDay;
    return services.consent.withdraw(records->first().quitclaim.id, withdrawal) ? 0 : 5;
}

/// Whether all that goes with the withdrawal is there, or nothing of it; and whether the check is content.
Found look(const QString& folder) {
    const auto services = opened(folder);
    if (!services) return Half;
    const auto complain = [](const QString& what) {
        qWarning("%s", qPrintable(what));
        return Half;
    };
    const auto records = (*services)->consent.list({});
    if (!records || records->size() != 1) return complain(QStringLiteral("another number of records"));
    const Quitclaim& record = records->first().quitclaim;
    const bool withdrawn = record.state == QuitclaimState::Withdrawn;
    if (withdrawn != (record.withdrawals.size() == 1) || record.version != (withdrawn ? 3 : 1))
        return complain(QStringLiteral("half a withdrawal, version %1").arg(record.version));
    const ClearanceState must = withdrawn ? ClearanceState::Withdrawn : ClearanceState::Cleared;
    for (const QString& key : Purpose::defaultKeys()) {
        PhotoFilter filter;
        filter.purpose = Purpose::tryFrom(key);
        filter.states = {must};
        const auto count = (*services)->photos.count(filter);
        if (!count || *count != photosShown)
            return complain(
                QStringLiteral("%1 photos are %2 for %3").arg(count.value_or(-1)).arg(toString(must), key));
    }
    const auto takedowns = PublicationService(*(*services)->session).takedowns(true);
    if (!takedowns || takedowns->size() != (withdrawn ? photosShown : 0))
        return complain(QStringLiteral("another number of takedowns"));
    const auto check = (*services)->checks.check({});
    if (!check) return complain(check.error().context);
    for (const CheckFinding& finding : check->findings)
        return complain(finding.what + QStringLiteral(": ") + finding.detail);
    if ((*services)->clearance.rebuild().value_or(-1) != 0) return complain(QStringLiteral("rebuilt"));
    return withdrawn ? Blocked : NotBegun;
}

void pauseFor(double seconds) {
    const timespec time = {
        static_cast<time_t>(seconds),
        static_cast<long>((seconds - static_cast<double>(static_cast<time_t>(seconds))) * 1e9)};
    ::nanosleep(&time, nullptr);
}

} // namespace

/// Killed for real in the middle of a withdrawal: BK_KILLS times (16 unless told), half of them before or
/// within the calls that write, one after the other, half at moments that nobody chose (from BK_SEED). Where
/// the stored clearances are written with it, and where they are left stale, and then while these are
/// renewed.
class WithdrawalKillSlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_example;
    /// What a withdrawal that is let be takes.
    struct LetBe {
        int calls = 0;        ///< until its session is closed
        int renewalCalls = 0; ///< of renewing after that
        double seconds = 0;
    };
    QMap<int, LetBe> m_letBe; ///< by how many photos are written at once
    int m_kills = 16;
    int m_killed = 0;
    QMap<int, int> m_found;

    QString fresh(int number) {
        const QString folder = m_dir.filePath(QStringLiteral("%1.beeldkluis").arg(number));
        copyFolder(m_example, folder);
        return folder;
    }
    void seeTo(const QString& folder, const QByteArray& when) {
        const int found = inChild([&] { return look(folder); });
        QVERIFY2(found == Blocked || found == NotBegun, when.constData());
        ++m_found[found];
        QDir(folder).removeRecursively();
    }

private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<int>("writtenAtOnce");
        QTest::newRow("written at once") << 1000;
        QTest::newRow("left stale") << 3;
    }
    void initTestCase() {
        if (qEnvironmentVariableIsSet("BK_KILLS")) m_kills = qEnvironmentVariableIntValue("BK_KILLS");
        m_example = m_dir.filePath(QStringLiteral("Example.beeldkluis"));
        QCOMPARE(inChild([&] { return make(m_example); }), 0);
        QCOMPARE(inChild([&] { return look(m_example); }), int(NotBegun));
    }

    /// To its end, for the number of its calls and its time.
    void letBe() {
        QFETCH_GLOBAL(int, writtenAtOnce);
        const QString folder = fresh(0);
        int ends[2] = {-1, -1};
        QCOMPARE(::pipe(ends), 0);
        QCOMPARE(inChild([&] {
                     auto services = opened(folder);
                     if (!services) return 2;
                     QElapsedTimer timer;
                     timer.start();
                     setMostRewrittenAtOnce(writtenAtOnce);
                     const int before = callsMade;
                     if (const int wrong = withdraw(**services); wrong != 0) return wrong;
                     const auto time = static_cast<int>(timer.nsecsElapsed() / 1000);
                     const int answered = callsMade;
                     if (!(*services)->clearance.settle()) return 4;
                     const int renewed = callsMade;
                     services->reset();
                     const int told[] = {callsMade - before - (renewed - answered), time, renewed - answered};
                     return ::write(ends[1], told, sizeof told) == sizeof told ? 0 : 3;
                 }),
                 0);
        int told[3] = {};
        QCOMPARE(::read(ends[0], told, sizeof told), ssize_t(sizeof told));
        m_letBe[writtenAtOnce] = {told[0], told[2], told[1] / 1e6};
        QVERIFY(told[0] > 20);
        if (writtenAtOnce < photosShown) QVERIFY(told[2] > 5);
        QCOMPARE(inChild([&] { return look(folder); }), int(Blocked));
        QDir(folder).removeRecursively();
    }

    void beforeOrWithinTheCallsThatWrite() {
        QFETCH_GLOBAL(int, writtenAtOnce);
        const int before = m_killed;
        const int kills = m_kills / 2;
        for (int i = 0; i < kills; ++i) {
            const int call = static_cast<int>(qint64(i) * m_letBe[writtenAtOnce].calls / kills);
            const QString folder = fresh(1 + i);
            const pid_t child = ::fork();
            if (child == 0) {
                auto services = opened(folder);
                if (!services) ::_exit(2);
                setMostRewrittenAtOnce(writtenAtOnce);
                callsLeft = call;
                const int wrong = withdraw(**services);
                services->reset();
                ::_exit(wrong);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            if (WIFSIGNALED(status)) ++m_killed;
            seeTo(folder, "call " + QByteArray::number(call));
        }
        QVERIFY(m_killed - before >= kills - 2);
    }

    void afterTheAnswerAndWhileRenewing() {
        QFETCH_GLOBAL(int, writtenAtOnce);
        if (writtenAtOnce >= photosShown) return;
        const int kills = m_kills / 2;
        int killed = 0;
        for (int i = 0; i < kills; ++i) {
            const int call = static_cast<int>(qint64(i) * m_letBe[writtenAtOnce].renewalCalls / kills);
            const QString folder = fresh(2000 + i);
            const int ended = inChild([&] {
                auto services = opened(folder);
                if (!services) return 2;
                setMostRewrittenAtOnce(writtenAtOnce);
                if (const int wrong = withdraw(**services); wrong != 0) return wrong;
                callsLeft = call;
                (void)(*services)->clearance.settle();
                return 0;
            });
            if (ended == -1) ++killed;
            QCOMPARE(inChild([&] { return look(folder); }), int(Blocked));
            QDir(folder).removeRecursively();
        }
        QVERIFY(killed >= kills - 2);
        m_killed += killed;
    }

    void atMomentsNobodyChose() {
        quint32 seed = QRandomGenerator::system()->generate();
        if (qEnvironmentVariableIsSet("BK_SEED"))
            seed = static_cast<quint32>(qEnvironmentVariableIntValue("BK_SEED"));
        QFETCH_GLOBAL(int, writtenAtOnce);
        QRandomGenerator chance(seed);
        const int kills = m_kills - m_kills / 2;
        const int before = m_killed;
        for (int i = 0; i < kills; ++i) {
            const QString folder = fresh(1000 + i);
            int ends[2] = {-1, -1};
            QCOMPARE(::pipe(ends), 0);
            const pid_t child = ::fork();
            if (child == 0) {
                auto services = opened(folder);
                setMostRewrittenAtOnce(writtenAtOnce);
                const char begin = 'b';
                if (!services || ::write(ends[1], &begin, 1) != 1) ::_exit(2);
                const int wrong = withdraw(**services);
                services->reset();
                ::_exit(wrong);
            }
            ::close(ends[1]);
            char begun = 0;
            QCOMPARE(::read(ends[0], &begun, 1), ssize_t(1));
            pauseFor(chance.generateDouble() * m_letBe[writtenAtOnce].seconds * 1.3);
            ::kill(child, SIGKILL);
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            ::close(ends[0]);
            if (WIFSIGNALED(status)) ++m_killed;
            seeTo(folder, "seed " + QByteArray::number(seed) + ", kill " + QByteArray::number(i));
        }
        QVERIFY(m_killed > before);
    }

    void cleanupTestCase() {
        // Some of them came too early and some too late, or nothing was proved.
        QVERIFY(m_found.value(NotBegun) > 0);
        QVERIFY(m_found.value(Blocked) > 0);
        if (qEnvironmentVariableIsSet("BK_KILLS"))
            for (auto one = m_letBe.begin(); one != m_letBe.end(); ++one)
                qInfo("%d photos written at once: %d calls, %d of renewing, %.0f ms", one.key(), one->calls,
                      one->renewalCalls, one->seconds * 1000);
        if (qEnvironmentVariableIsSet("BK_KILLS"))
            qInfo("%d killed: %d not begun, %d blocked", m_killed, m_found.value(NotBegun),
                  m_found.value(Blocked));
    }
};

BK_TEST_MAIN(WithdrawalKillSlowTest)
#include "WithdrawalKillSlowTest.moc"
