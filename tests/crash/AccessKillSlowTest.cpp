#include "core/store/Catalog.h"
#include "tests/support/TestCatalog.h"
#include "tests/support/TestMain.h"

#include <QDirIterator>
#include <QRandomGenerator>

#include <chrono>
#include <filesystem>
#include <numeric>

#include <csignal>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

using namespace bk;
using namespace bk::test;

namespace {

const QString ilsesNext = QStringLiteral("a newer horse 12 battery");
const QString bobsPassphrase = QStringLiteral("quite another 9 horse");
const QString carlasPassphrase = QStringLiteral("a third one 31 stable");

using Milliseconds = std::chrono::duration<double, std::milli>;

double now() {
    return Milliseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Waits without anything that a killed child could be missed by.
void pauseFor(double milliseconds) {
    const auto nanoseconds = static_cast<long>(milliseconds * 1e6);
    const timespec time = {nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
    ::nanosleep(&time, nullptr);
}

/// What a process that looks at a catalog after a kill found.
enum Found : int { Old = 10, New = 11, Half = 12 };

/// The catalog that every kill begins with. Everything that opens a catalog is done in processes of their
/// own, so that the one that forks never has threads.
struct Example {
    FilePath folder;
    QString recoveryKey;
    UserId bob;
    UserId carla;
    QuitclaimId recognition;
    qint64 scans = 0;
};

using Opened = std::unique_ptr<Services>;

CatalogService catalogService() {
    return CatalogService(std::make_shared<FixedClock>(QDate(2026, 3, 10)),
                          std::make_shared<RandomIdSource>());
}

Result<Opened> openAsIlse(const FilePath& folder, const Example& example) {
    BK_ASSIGN(auto session, catalogService().openWithRecoveryKey(folder, example.recoveryKey));
    return std::make_unique<Services>(std::move(session));
}

bool opens(const FilePath& folder, const QString& user, const QString& passphrase) {
    return KeyRing::unlock(Catalog::keyFile(folder), user, SecretBytes::fromPassphrase(passphrase))
        .has_value();
}

/// Whether USER opens the catalog and reads all that their keys are for.
bool worksFor(const FilePath& folder, const QString& user, const QString& passphrase, bool faces,
              bool scans) {
    auto lock = FolderLock::take(folder);
    if (!lock) return false;
    auto ring = KeyRing::unlock(Catalog::keyFile(folder), user, SecretBytes::fromPassphrase(passphrase));
    if (!ring) return false;
    auto catalog = Catalog::open(folder, std::move(*ring), std::move(*lock));
    if (!catalog) return false;
    const auto readable = [&](DatabaseFile file) {
        return (*catalog)
            ->readFrom(file, [](Connection& c) { return c.integer("SELECT count(*) FROM sqlite_master"); })
            .has_value();
    };
    const auto stored = (*catalog)->vault().list();
    const bool loads = stored && !stored->isEmpty() && (*catalog)->vault().load(stored->first()).has_value();
    return readable(DatabaseFile::Catalog) && readable(DatabaseFile::Previews) &&
           readable(DatabaseFile::Audit) && readable(DatabaseFile::Faces) == faces && loads == scans;
}

/// One kind of work that is killed: DO it, and tell LATER which state it left.
struct Work {
    const char* name;
    std::function<Status(Services&, const Example&)> perform;
    /// After the catalog was opened, CHECKed and closed.
    std::function<Found(const FilePath&, const Example&)> look;
};

Found rolesOf(const FilePath& folder, const Example& example, const UserId& user, Roles before, Roles after) {
    const auto services = openAsIlse(folder, example);
    if (!services) return Half;
    for (const KeyRing::User& one : (*services)->session->catalog().keys().users())
        if (one.id == user) return one.roles == before ? Old : one.roles == after ? New : Half;
    return Half;
}

Found roleChange(const FilePath& folder, const Example& example) {
    const Found found =
        rolesOf(folder, example, example.carla, Role::ConsentOfficer | Role::FaceOperator, Role::Editor);
    const bool old = found == Old;
    return found != Half && worksFor(folder, QStringLiteral("Carla"), carlasPassphrase, old, old) ? found
                                                                                                  : Half;
}

Found removal(const FilePath& folder, const Example& example) {
    const Found found = rolesOf(folder, example, example.bob, Role::Administrator | Role::FaceOperator, {});
    if (found == Old) return worksFor(folder, QStringLiteral("Bob"), bobsPassphrase, true, true) ? Old : Half;
    if (found != New || opens(folder, QStringLiteral("Bob"), bobsPassphrase)) return Half;
    return worksFor(folder, QStringLiteral("Carla"), carlasPassphrase, true, true) ? New : Half;
}

Found passphrase(const FilePath& folder, const Example&) {
    const bool old = opens(folder, QStringLiteral("Ilse"), TestCatalog::passphrase());
    if (old == opens(folder, QStringLiteral("Ilse"), ilsesNext)) return Half;
    return old ? Old : New;
}

Found withdrawal(const FilePath& folder, const Example& example) {
    const auto services = openAsIlse(folder, example);
    if (!services) return Half;
    const auto record = (*services)->consent.quitclaim(example.recognition);
    Catalog& catalog = (*services)->session->catalog();
    const auto faceprints = catalog.readFrom(
        DatabaseFile::Faces, [](Connection& c) { return c.integer("SELECT count(*) FROM faceprints"); });
    if (!record || !faceprints) return Half;
    const qsizetype keys = catalog.keys().personsWithKeys().size();
    if (record->state == QuitclaimState::Active) return keys == 1 && *faceprints == 1 ? Old : Half;
    return record->state == QuitclaimState::Withdrawn && keys == 0 && *faceprints == 0 ? New : Half;
}

const std::array works = {
    Work{"role change that takes keys away",
         [](Services& services, const Example& example) -> Status {
             BK_TRY(services.users.setAccess(example.carla, Role::Editor, true, {}));
             return {};
         },
         roleChange},
    Work{"removal with all keys made anew",
         [](Services& services, const Example& example) -> Status {
             BK_TRY(services.users.disable(example.bob, {}));
             return {};
         },
         removal},
    Work{"passphrase change",
         [](Services& services, const Example&) {
             return services.users.changePassphrase(SecretBytes::fromPassphrase(TestCatalog::passphrase()),
                                                    ilsesNext);
         },
         passphrase},
    Work{"withdrawal of recognition",
         [](Services& services, const Example& example) -> Status {
             Withdrawal withdrawal;
             withdrawal.date = QDate(2026, 3, 10);
             BK_TRY(services.consent.withdraw(example.recognition, withdrawal));
             return {};
         },
         withdrawal},
};

/// Sound for who may all, and the files in order; then what LOOK says.
Found lookAfter(const FilePath& folder, const Example& example, const Work& work) {
    {
        const auto services = openAsIlse(folder, example);
        if (!services) {
            qWarning("opening: %s", qPrintable(services.error().context));
            return Half;
        }
        (*services)->greetDay();
        const auto outcome = (*services)->checks.check({});
        if (!outcome || !outcome->ok() || !outcome->notChecked.isEmpty() || outcome->scans != example.scans ||
            outcome->photos != 2) {
            qWarning("check: %s",
                     !outcome ? qPrintable(outcome.error().context)
                     : outcome->findings.isEmpty()
                         ? "something is missing"
                         : qPrintable(outcome->findings.first().what + outcome->findings.first().detail));
            return Half;
        }
    }
    QDirIterator entries(folder.display(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        entries.next();
        const QString name = entries.fileName();
        if (name.contains(QLatin1String(".next")) || name.contains(QLatin1String(".old"))) {
            qWarning("left over: %s", qPrintable(name));
            return Half;
        }
    }
    return work.look(folder, example);
}

template <class Task>
int inChild(Task task) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(task());
    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

/// Tells when a file is being made in a folder that takes the place of another: that of the keys.
class FirstWrite {
public:
    explicit FirstWrite(const FilePath& folder) : m_descriptor(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
        if (::inotify_add_watch(m_descriptor, folder.bytes().constData(), IN_CREATE) < 0) qFatal("no watch");
    }
    FirstWrite(const FirstWrite&) = delete;
    FirstWrite& operator=(const FirstWrite&) = delete;
    ~FirstWrite() { ::close(m_descriptor); }
    /// Until then, or until ANSWERS has something.
    void wait(int answers) const {
        for (;;) {
            pollfd either[] = {{m_descriptor, POLLIN, 0}, {answers, POLLIN, 0}};
            if (::poll(either, 2, -1) < 1 || either[1].revents != 0) return;
            alignas(inotify_event) char events[4096];
            const ssize_t size = ::read(m_descriptor, events, sizeof events);
            for (ssize_t at = 0; at < size;) {
                const auto* event = reinterpret_cast<const inotify_event*>(events + at);
                if (event->len > 0 && QByteArray(event->name).endsWith(".part")) return;
                at += ssize_t(sizeof(inotify_event) + event->len);
            }
        }
    }

private:
    int m_descriptor;
};

/// A process that opened the catalog and is about to begin with WORK.
struct Victim {
    pid_t process = -1;
    int answers = -1; ///< a byte when it begins, one when it is done, then its end
};

Victim begin(const FilePath& folder, const Example& example, const Work& work) {
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) qFatal("no pipe");
    Victim victim{::fork(), ends[0]};
    if (victim.process == 0) {
        ::close(ends[0]);
        const auto tell = [&](char what) { return ::write(ends[1], &what, 1) == 1; };
        const auto services = openAsIlse(folder, example);
        if (!services || !tell('b')) ::_exit(2);
        if (const Status done = work.perform(**services, example); !done || !tell('d')) {
            if (!done) qWarning("%s: %s", work.name, qPrintable(done.error().context));
            ::_exit(3);
        }
        ::_exit(0);
    }
    ::close(ends[1]);
    return victim;
}

bool says(const Victim& victim, char what) {
    char said = 0;
    return ::read(victim.answers, &said, 1) == 1 && said == what;
}

int endOf(const Victim& victim) {
    int status = 0;
    ::waitpid(victim.process, &status, 0);
    ::close(victim.answers);
    return status;
}

} // namespace

/// Killed for real, at moments that nobody chose: BK_KILLS of them in all (40 unless told), from BK_SEED.
class AccessKillSlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    Example m_example;

    FilePath path(const QString& name) const { return FilePath::fromString(m_dir.filePath(name)); }

    /// In a process of its own.
    int make() {
        TestCatalog catalog;
        const auto photos = catalog.importDemo({23, 0});
        catalog.allowRecognition();
        if (!catalog->faces.scan(std::nullopt, {})) return 1;
        FaceFilter filter;
        filter.photo = photos.first();
        const auto faces = catalog->faces.faces(filter);
        const auto person = catalog->persons.add(QStringLiteral("Sofie"), {});
        if (!faces || faces->isEmpty() || !person) return 2;
        const QuitclaimId recognition = catalog.grant(person->id, {QStringLiteral("recognition")}).id;
        for (int i = 0; i < 3; ++i)
            catalog.grant(person->id, {QStringLiteral("website")});
        if (!catalog->faces.name(faces->first().face.id, person->id)) return 3;
        if (catalog->session->catalog().keys().personsWithKeys().size() != 1) return 4;
        const auto bob = catalog->users.add(QStringLiteral("Bob"), Role::Administrator | Role::FaceOperator,
                                            true, bobsPassphrase);
        const auto carla = catalog->users.add(
            QStringLiteral("Carla"), Role::ConsentOfficer | Role::FaceOperator, true, carlasPassphrase);
        if (!bob || !carla) return 5;
        catalog.close();
        std::filesystem::copy(catalog.path().toStd(), m_example.folder.toStd(),
                              std::filesystem::copy_options::recursive);
        QFile facts(m_dir.filePath(QStringLiteral("facts")));
        if (!facts.open(QIODevice::WriteOnly)) return 6;
        facts.write(QStringList{catalog.recoveryKey(), bob->id.toString(), carla->id.toString(),
                                recognition.toString()}
                        .join(QLatin1Char('\n'))
                        .toUtf8());
        return 0;
    }

    FilePath copy() {
        const FilePath folder = path(QStringLiteral("copy"));
        std::filesystem::remove_all(folder.toStd());
        std::filesystem::copy(m_example.folder.toStd(), folder.toStd(),
                              std::filesystem::copy_options::recursive);
        return folder;
    }
    int look(const FilePath& folder, const Work& work) {
        return inChild([&] { return int(lookAfter(folder, m_example, work)); });
    }
    /// How long WORK takes when nobody kills it, milliseconds.
    double timeOf(const Work& work) {
        const FilePath folder = copy();
        const Victim victim = begin(folder, m_example, work);
        if (!says(victim, 'b')) qFatal("%s does not begin", work.name);
        const double begun = now();
        if (!says(victim, 'd')) qFatal("%s fails", work.name);
        const double took = now() - begun;
        if (endOf(victim) != 0 || look(folder, work) != New) qFatal("%s does not work", work.name);
        return took;
    }

private Q_SLOTS:
    void initTestCase() {
        m_example.folder = path(QStringLiteral("Example.beeldkluis"));
        QCOMPARE(inChild([this] { return make(); }), 0);
        QFile facts(m_dir.filePath(QStringLiteral("facts")));
        QVERIFY(facts.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(facts.readAll()).split(QLatin1Char('\n'));
        m_example.recoveryKey = lines[0];
        m_example.bob = *UserId::tryFrom(lines[1]);
        m_example.carla = *UserId::tryFrom(lines[2]);
        m_example.recognition = *QuitclaimId::tryFrom(lines[3]);
        m_example.scans = 4;
        for (const Work& work : works)
            QCOMPARE(look(m_example.folder, work), int(Old));
    }

    void itOpensOldOrNewNeverHalf_data() {
        QTest::addColumn<int>("which");
        for (std::size_t i = 0; i < works.size(); ++i)
            QTest::newRow(works[i].name) << int(i);
    }
    void itOpensOldOrNewNeverHalf() {
        QFETCH(int, which);
        const Work& work = works[std::size_t(which)];
        bool told = false;
        const int wanted = qEnvironmentVariableIntValue("BK_KILLS", &told);
        const int kills = (told ? wanted : 40) / int(works.size());
        const quint32 seed = quint32(qEnvironmentVariableIntValue("BK_SEED", &told));
        QRandomGenerator chance(told ? seed + quint32(which) : QRandomGenerator::global()->generate());
        const double took = std::max(timeOf(work), timeOf(work));

        int hit = 0;
        int old = 0;
        int attempts = 0;
        while (hit < kills && attempts < 4 * kills + 10) {
            ++attempts;
            const FilePath folder = copy();
            const FirstWrite writing(folder);
            const Victim victim = begin(folder, m_example, work);
            QVERIFY(says(victim, 'b'));
            // Anywhere; near the end, since what a passphrase takes its time for comes before anything is
            // written; and in the moment in which a key file is.
            const quint32 when = chance.bounded(3u);
            const double from = when == 1 ? 0.75 : 0;
            const double moment = when == 2 ? 3 * chance.generateDouble()
                                            : (from + chance.generateDouble() * (1.2 - from)) * took;
            if (when == 2) writing.wait(victim.answers);
            pauseFor(moment);
            ::kill(victim.process, SIGKILL);
            const bool wasDone = says(victim, 'd');
            const int status = endOf(victim);
            const int found = look(folder, work);
            QVERIFY2(found == Old || found == New,
                     qPrintable(QStringLiteral("killed after %1 of %2 ms, it is half (%3)")
                                    .arg(moment)
                                    .arg(took)
                                    .arg(found)));
            if (wasDone) QCOMPARE(found, int(New));
            if (wasDone || !WIFSIGNALED(status)) continue;
            ++hit;
            if (found == Old) ++old;
        }
        QCOMPARE(hit, kills);
        if (qEnvironmentVariableIsSet("BK_KILLS"))
            qInfo("%s: %d killed, %d of them before it was in force; it takes %.0f ms", work.name, hit, old,
                  took);
    }
};

BK_TEST_MAIN(AccessKillSlowTest)
#include "AccessKillSlowTest.moc"
