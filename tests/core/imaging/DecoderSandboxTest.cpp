#include "core/imaging/DecoderSandbox.h"
#include "app/walls/Sandbox.h"
#include "tests/support/TestMain.h"

#include <QProcess>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bk;

namespace {

/// What a child says that has gone into the sandbox and then runs ATTEMPT: 0 when ATTEMPT was refused.
int inSandbox(Walls walls, const std::function<bool()>& attempt) {
    const pid_t child = fork();
    if (child == 0) {
        bool landlock = false;
        if (!leaveFileSystem(walls, landlock) || !closeCalls(walls)) _exit(3);
        _exit(attempt() ? 1 : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

/// The same with the first walls alone, before the calls are closed.
int withoutFileSystem(Walls walls, const std::function<bool()>& attempt) {
    const pid_t child = fork();
    if (child == 0) {
        bool landlock = false;
        if (!leaveFileSystem(walls, landlock)) _exit(3);
        _exit(attempt() ? 1 : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

/// Refused to both kinds.
bool isRefused(const std::function<bool()>& attempt) {
    return inSandbox(Walls::Computing, attempt) == 0 && inSandbox(Walls::ReadingFonts, attempt) == 0;
}

long landlockVersion() {
    return syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

bool kernelHasLandlock() {
    return landlockVersion() >= 1;
}

} // namespace

class DecoderSandboxTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        m_file = m_folder.filePath(QStringLiteral("catalog.keys")).toUtf8();
        QFile file(QString::fromUtf8(m_file));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("secret");
    }

    void stillComputesReadsAndAnswers() {
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        const int opened = open(m_file, O_RDONLY | O_CLOEXEC);
        for (const auto walls : {Walls::Computing, Walls::ReadingFonts}) {
            QCOMPARE(inSandbox(walls, [] { return malloc(30 << 20) != nullptr; }), 1);
            QCOMPARE(inSandbox(walls, [&] { return write(ends[1], "x", 1) == 1; }), 1);
            char byte = 0;
            QCOMPARE(inSandbox(walls, [&] { return pread(opened, &byte, 1, 0) == 1; }), 1);
            QCOMPARE(
                inSandbox(walls,
                          [&] { return mmap(nullptr, 6, PROT_READ, MAP_PRIVATE, opened, 0) != MAP_FAILED; }),
                1);
        }
        close(opened);
        close(ends[0]);
        close(ends[1]);
    }

    void makesNoSockets() {
        QVERIFY(isRefused([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }));
        QVERIFY(isRefused([] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }));
    }

    void writesNoFiles() {
        const QByteArray fresh = m_folder.filePath(QStringLiteral("new")).toUtf8();
        QVERIFY(isRefused([&] { return open(m_file, O_WRONLY) >= 0; }));
        QVERIFY(isRefused([&] { return open(m_file, O_RDWR) >= 0; }));
        QVERIFY(isRefused([&] { return open(fresh, O_CREAT | O_WRONLY, 0600) >= 0; }));
        QVERIFY(isRefused([&] { return unlink(m_file) == 0; }));
        QVERIFY(isRefused([&] { return rename(m_file, fresh) == 0; }));
        QVERIFY(isRefused([&] { return truncate(m_file, 0) == 0; }));
        QCOMPARE(QFileInfo(QString::fromUtf8(m_file)).size(), 6);
        QVERIFY(!QFileInfo::exists(QString::fromUtf8(fresh)));
    }

    void photosOpenNothing() {
        for (const char* path : {m_file.constData(), "/etc/passwd", "/proc/self/environ", "/dev/null",
                                 "/etc/fonts/fonts.conf", "/usr/lib", "."}) {
            QCOMPARE(inSandbox(Walls::Computing, [&] { return open(path, O_RDONLY) >= 0; }), 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
            struct stat info = {};
            QCOMPARE(inSandbox(Walls::Computing, [&] { return stat(path, &info) == 0; }), 0);
#endif
        }
    }

    void landlockAloneKeepsSignalsIn() {
        if (landlockVersion() < 6) QSKIP("this kernel's Landlock knows nothing of signals");
        for (const auto walls : {Walls::Computing, Walls::ReadingFonts})
            QCOMPARE(withoutFileSystem(walls, [] { return kill(getppid(), 0) == 0; }), 0);
    }

    void documentsReadNothingButFonts() {
        if (!kernelHasLandlock()) QSKIP("this kernel has no Landlock");
        const auto canRead = [](const char* path) {
            return inSandbox(Walls::ReadingFonts, [&] { return open(path, O_RDONLY) >= 0; });
        };
        QCOMPARE(canRead(m_file), 0);
        QCOMPARE(canRead("/etc/passwd"), 0);
        QCOMPARE(canRead("/proc/self/environ"), 0);
        QCOMPARE(canRead("/usr/lib/os-release"), 0);
        QCOMPARE(canRead("/etc/fonts/fonts.conf"), 1);
    }

    void startsNoProcesses() {
        QVERIFY(isRefused([] { return fork() >= 0; }));
        QVERIFY(isRefused([] { return vfork() >= 0; }));
        QVERIFY(isRefused([] {
            char* const arguments[] = {nullptr};
            return execve("/bin/true", arguments, arguments) == 0;
        }));
        QVERIFY(isRefused([] { return kill(getppid(), 0) == 0; }));
    }

    void hasItsLimits() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QVERIFY(isRefused([] { return malloc(size_t(5) << 30) != nullptr; }));
#endif
        const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
        QVERIFY(isRefused([&] { return setrlimit(RLIMIT_AS, &more) == 0; }));
        QVERIFY(isRefused([&] { return setrlimit(RLIMIT_CORE, &more) == 0; }));
        QVERIFY(isRefused([] { return prctl(PR_SET_PDEATHSIG, 0) == 0; }));
        QCOMPARE(inSandbox(Walls::ReadingFonts,
                           [] {
                               rlimit core{};
                               return getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_max != 0;
                           }),
                 0);
        QCOMPARE(withoutFileSystem(Walls::ReadingFonts, [] { return prctl(PR_GET_DUMPABLE) != 0; }), 0);
    }

    void executesNothingNew() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizer builds list what is refused, not what is allowed");
#endif
        QVERIFY(isRefused([] {
            return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
                   MAP_FAILED;
        }));
    }

    void theProgramProvesItsWalls_data() {
        QTest::addColumn<QString>("kind");
        QTest::newRow("photos") << QStringLiteral("photos");
        QTest::newRow("documents") << QStringLiteral("documents");
    }
    void theProgramProvesItsWalls() {
        QFETCH(const QString, kind);
        QProcess decoder;
        decoder.start(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/beeldkluis-decoder"),
                      {QStringLiteral("--self-test"), kind});
        QVERIFY(decoder.waitForFinished());
        const QByteArray said = decoder.readAllStandardOutput();
        QVERIFY2(decoder.exitCode() == 0, said.constData());
        QVERIFY(said.contains("seccomp: in force"));
        for (const char* what :
             {"open /etc/passwd", "socket", "execve", "kill the program", "ptrace", "new process",
              "kill a thread of the program", "queue a signal for a thread", "signal by descriptor",
              "owner of signals", "owner by FIOSETOWN", "rights, newer", "attribute of a link", "io_uring"})
            QVERIFY2(said.contains(QByteArray(what) + ": refused"), what);
        QVERIFY(said.count(": refused\n") > 130);
    }

    void workersSayThatTheWallsStand() {
        const SandboxState state = decoderSandbox();
        QVERIFY(state.started && state.seccomp && state.isClosed());
        QCOMPARE(state.landlock, kernelHasLandlock());
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_file;
};

BK_TEST_MAIN(DecoderSandboxTest)
#include "DecoderSandboxTest.moc"
