#include "tests/core/crypto/KeyRingExample.h"
#include "tests/support/TestMain.h"

#include <QSet>

#include <functional>

#include <csignal>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bk;
using namespace bk::test;

namespace {

const QString anna = QStringLiteral("Anna");
const QString clara = QStringLiteral("Clara");

using Action = std::function<bool(KeyRing&)>;

bool touchesFiles(quint64 call) {
    static const QSet<quint64> calls = {
        SYS_openat, SYS_write,  SYS_fsync,  SYS_close, SYS_renameat, SYS_unlinkat, SYS_linkat, SYS_renameat2,
#ifdef SYS_rename
        SYS_open,   SYS_rename, SYS_unlink, SYS_link,
#endif
    };
    return calls.contains(call);
}

enum class Outcome { Killed, Finished, Failed, NotTraceable };

/// Runs ACTION on RING in a process of its own, which dies just before its call number KILLAT (from 1) that
/// touches files; it never sees a signal that it could answer.
Outcome runKilled(KeyRing& ring, const Action& action, int killAt) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) ::_exit(3);
        ::raise(SIGSTOP);
        ::_exit(action(ring) ? 0 : 2);
    }
    int status = 0;
    if (::waitpid(child, &status, 0) != child || WIFEXITED(status)) return Outcome::NotTraceable;
    if (::ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL) != 0) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
        return Outcome::NotTraceable;
    }
    int calls = 0;
    while (true) {
        ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
        ::waitpid(child, &status, 0);
        if (WIFEXITED(status)) return WEXITSTATUS(status) == 0 ? Outcome::Finished : Outcome::Failed;
        if (WIFSIGNALED(status)) return Outcome::Failed;
        if (WSTOPSIG(status) != (SIGTRAP | 0x80)) continue;
        __ptrace_syscall_info info = {};
        ::ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info);
        if (info.op != PTRACE_SYSCALL_INFO_ENTRY || !touchesFiles(info.entry.nr)) continue;
        if (++calls < killAt) continue;
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
        return Outcome::Killed;
    }
}

} // namespace

// Every change of the key file, stopped before each single call that touches a file.
class KeyRingKillTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_example = std::make_unique<KeyRingExample>(QList<std::pair<QString, Roles>>{
            {anna, Role::Administrator}, {clara, Role::Editor | Role::FaceOperator}});
        m_person = m_example->ids.make<PersonId>();
    }

    void aStopAtAnyPointLeavesTheOldFileOrTheNew_data() {
        QTest::addColumn<Action>("action");
        QTest::addColumn<bool>("forgets");
        const UserId editor = m_example->users.at(clara);
        const PersonId person = m_person;
        const auto other = m_example->ids.make<PersonId>();
        const auto added = m_example->ids.make<UserId>();
        QTest::newRow("access withdrawn") << Action([editor](KeyRing& ring) {
            auto change = ring.prepareAccess(editor, Roles(), true);
            return change && ring.commit(std::move(*change));
        }) << true;
        QTest::newRow("recognition switched off") << Action([editor](KeyRing& ring) {
            auto change = ring.prepareAccess(editor, Role::Editor | Role::FaceOperator, false);
            return change && ring.commit(std::move(*change));
        }) << true;
        QTest::newRow("user added") << Action([added](KeyRing& ring) {
            return ring
                .addUser(added, QStringLiteral("Gijs"), Role::Editor, true,
                         passphraseOf(QStringLiteral("Gijs")))
                .has_value();
        }) << true;
        QTest::newRow("passphrase changed") << Action([](KeyRing& ring) {
            return ring.changePassphrase(passphraseOf(anna), passphraseOf(clara)).has_value();
        }) << true;
        QTest::newRow("recovery key renewed")
            << Action([](KeyRing& ring) { return ring.renewRecoveryKey().has_value(); }) << true;
        QTest::newRow("keyring slot removed")
            << Action([](KeyRing& ring) { return ring.removeKeyringSlot().has_value(); }) << true;
        QTest::newRow("person key destroyed")
            << Action([person](KeyRing& ring) { return ring.destroyPersonKeys({person}).has_value(); })
            << true;
        QTest::newRow("person key made")
            << Action([other](KeyRing& ring) { return ring.createPersonKey(other).has_value(); }) << false;
    }
    void aStopAtAnyPointLeavesTheOldFileOrTheNew() {
        QFETCH(Action, action);
        QFETCH(bool, forgets);
        bool seenOld = false;
        bool seenNew = false;
        for (int killAt = 1;; ++killAt) {
            QVERIFY(killAt < 200);
            const ScratchFolder folder;
            const FilePath file = folder.file("catalog.keys");
            QVERIFY(writeAtomically(file, m_example->bytes));
            auto ring = m_example->open(file, anna);
            QVERIFY(ring.has_value());
            // Two older versions, each with something that the current one lacks.
            const auto extra = m_example->ids.make<PersonId>();
            QVERIFY((*ring)->createPersonKey(extra) && (*ring)->createPersonKey(m_person));
            const QByteArray before = read(file);
            const quint64 generation = KeyFile::parse(before)->generation;

            const Outcome outcome = runKilled(**ring, action, killAt);
            if (outcome == Outcome::NotTraceable) QSKIP("processes cannot be traced here");
            QVERIFY(outcome != Outcome::Failed);
            const QByteArray after = read(file);
            const bool isNew = after != before;
            // Once it is there it stays.
            QVERIFY(isNew || !seenNew);
            (isNew ? seenNew : seenOld) = true;
            const auto parsed = KeyFile::parse(after);
            QVERIFY(parsed.has_value());
            QCOMPARE(parsed->generation, generation + (isNew ? 1 : 0));
            for (const char* name : {"catalog.keys.1", "catalog.keys.2"}) {
                if (!folder.names().contains(name)) continue;
                const auto older = KeyFile::parse(read(folder.file(name)));
                QVERIFY(older.has_value());
                QVERIFY(older->generation <= parsed->generation);
                if (isNew && forgets) QCOMPARE(older->generation, parsed->generation);
            }

            // It opens by one of the ways there are, and goes on; what the stop left lying goes.
            auto again = KeyRing::unlockWithRecovery(file, m_example->recovery);
            if (!again) again = m_example->open(file, anna);
            QVERIFY2(again.has_value(), qPrintable(again ? QString() : again.error().context));
            QVERIFY((*again)->verifyFile());
            QVERIFY((*again)->destroyPersonKeys({extra}));
            for (const QByteArray& name : folder.names())
                QVERIFY2((QByteArrayList{"catalog.keys", "catalog.keys.1", "catalog.keys.2"}.contains(name)),
                         name.constData());
            if (outcome == Outcome::Finished) {
                QVERIFY(isNew);
                break;
            }
        }
        QVERIFY(seenOld && seenNew);
    }

private:
    static QByteArray read(const FilePath& file) { return *readWhole(file, 1 << 20); }

    std::unique_ptr<KeyRingExample> m_example;
    PersonId m_person;
};

BK_TEST_MAIN(KeyRingKillTest)
#include "KeyRingKillTest.moc"
