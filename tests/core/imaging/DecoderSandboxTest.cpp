#include "app/decoder/Sandbox.cpp"
#include "tests/support/TestMain.h"

#include <sys/socket.h>
#include <sys/wait.h>

using namespace bk;

namespace {

/// What a child says that has gone into the sandbox and then runs TRY: 0 when TRY was refused.
int inSandbox(const std::function<bool()>& attempt) {
    const pid_t child = fork();
    if (child == 0) {
        if (!enterSandbox()) _exit(3);
        _exit(attempt() ? 1 : 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 100 + WTERMSIG(status);
}

bool kernelHasLandlock() {
    return syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) >= 1;
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

    void stillComputesAndWritesToItsPipe() {
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        // Only the first three descriptors survive, as in the decoder.
        QCOMPARE(inSandbox([] { return write(STDOUT_FILENO, "", 0) == 0 && malloc(1000) != nullptr; }), 1);
        QCOMPARE(inSandbox([&] { return write(ends[1], "x", 1) == 1; }), 0);
        close(ends[0]);
        close(ends[1]);
    }

    void makesNoSockets() {
        QCOMPARE(inSandbox([] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }), 0);
        QCOMPARE(inSandbox([] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }), 0);
    }

    void writesNoFiles() {
        const QByteArray fresh = m_folder.filePath(QStringLiteral("new")).toUtf8();
        QCOMPARE(inSandbox([&] { return open(m_file, O_WRONLY) >= 0; }), 0);
        QCOMPARE(inSandbox([&] { return open(m_file, O_RDWR) >= 0; }), 0);
        QCOMPARE(inSandbox([&] { return open(fresh, O_CREAT | O_WRONLY, 0600) >= 0; }), 0);
        QCOMPARE(inSandbox([&] { return unlink(m_file) == 0; }), 0);
        QCOMPARE(inSandbox([&] { return rename(m_file, fresh) == 0; }), 0);
        QCOMPARE(inSandbox([&] { return truncate(m_file, 0) == 0; }), 0);
        QCOMPARE(QFileInfo(QString::fromUtf8(m_file)).size(), 6);
        QVERIFY(!QFileInfo::exists(QString::fromUtf8(fresh)));
    }

    void readsNothingButFontsAndLibraries() {
        if (!kernelHasLandlock()) QSKIP("this kernel has no Landlock");
        QCOMPARE(inSandbox([&] { return open(m_file, O_RDONLY) >= 0; }), 0);
        QCOMPARE(inSandbox([] { return open("/etc/passwd", O_RDONLY) >= 0; }), 0);
        QCOMPARE(inSandbox([] { return open("/proc/self/environ", O_RDONLY) >= 0; }), 0);
        QCOMPARE(inSandbox([] { return open("/etc/fonts/fonts.conf", O_RDONLY) >= 0; }), 1);
    }

    void startsNoProcesses() {
        QCOMPARE(inSandbox([] { return fork() >= 0; }), 0);
        QCOMPARE(inSandbox([] { return vfork() >= 0; }), 0);
        QCOMPARE(inSandbox([] {
                     char* const arguments[] = {nullptr};
                     return execve("/bin/true", arguments, arguments) == 0;
                 }),
                 0);
        QCOMPARE(inSandbox([] { return kill(getppid(), 0) == 0; }), 0);
    }

    void hasItsLimits() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QCOMPARE(inSandbox([] { return malloc(size_t(2) << 30) != nullptr; }), 0);
#endif
        QCOMPARE(inSandbox([] {
                     rlimit core{};
                     getrlimit(RLIMIT_CORE, &core);
                     return core.rlim_max != 0 || prctl(PR_GET_DUMPABLE) != 0;
                 }),
                 0);
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_file;
};

BK_TEST_MAIN(DecoderSandboxTest)
#include "DecoderSandboxTest.moc"
