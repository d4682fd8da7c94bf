#include "core/crypto/KeyAccess.h"
#include "core/crypto/RecoveryKey.h"

#include "tests/core/crypto/KeyRingExample.h"
#include "tests/support/TestMain.h"

#include <QProcess>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bk;
using namespace bk::test;

namespace {

const QString anna = QStringLiteral("Anna");
const QString clara = QStringLiteral("Clara");

constexpr std::size_t keySize = 32;
/// The keys that are looked for are kept under this mask, so that looking for them does not put them there.
constexpr unsigned char mask = 0xa5;
using Masked = std::array<std::array<unsigned char, keySize>, 4>;

/// The raw data keys of the file at PATH, masked. In a process of its own: they are in its memory.
std::optional<Masked> learnKeys(const FilePath& path, const QString& recoveryKey) {
    int ends[2] = {};
    if (::pipe(ends) != 0) return {};
    const pid_t child = ::fork();
    if (child == 0) {
        const QByteArray bytes = *readWhole(path, 1 << 20);
        const KeyFile file = *KeyFile::parse(bytes);
        const KeyFile::User& user = *file.recoveryHolder();
        const KeyFile::Slot& slot = *user.slot(KeyFile::SlotKind::Recovery);
        const auto opened = openKeyFile(file, bytes, user, slot,
                                        wrapKeyFromRandom(slot, file.catalog, *readRecoveryKey(recoveryKey)));
        if (!opened) ::_exit(1);
        Masked masked = {};
        for (std::size_t key = 0; key < masked.size(); ++key)
            for (std::size_t i = 0; i < keySize; ++i)
                masked[key][i] = opened->keys[key].data()[i] ^ mask;
        ::_exit(::write(ends[1], &masked, sizeof masked) == sizeof masked ? 0 : 1);
    }
    ::close(ends[1]);
    Masked masked = {};
    const bool whole = ::read(ends[0], &masked, sizeof masked) == sizeof masked;
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!whole || status != 0) return {};
    return masked;
}

/// Which of the keys are anywhere in this process's memory: every readable private mapping.
std::array<bool, 4> keysInMemory(const Masked& masked) {
    std::array<bool, 4> found = {};
    QFile maps(QStringLiteral("/proc/self/maps"));
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    if (memory < 0 || !maps.open(QIODevice::ReadOnly)) qFatal("the memory cannot be read");
    constexpr std::size_t step = 1 << 20;
    // What is read ends up here, so this is left out.
    std::vector<unsigned char> buffer(step + keySize);
    qint64 scanned = 0;
    const QByteArrayList lines = maps.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QByteArrayList parts = line.simplified().split(' ');
        if (parts.size() < 2 || parts[1][0] != 'r' || parts[1][3] != 'p') continue;
        const QByteArrayList range = parts[0].split('-');
        const quint64 begin = range[0].toULongLong(nullptr, 16);
        const quint64 end = range[1].toULongLong(nullptr, 16);
        for (quint64 at = begin; at < end; at += step) {
            // A key may lie across two steps.
            const std::size_t wanted = std::min<quint64>(end - at, step + keySize - 1);
            const ssize_t got = ::pread(memory, buffer.data(), wanted, static_cast<off_t>(at));
            if (got < static_cast<ssize_t>(keySize)) continue;
            scanned += got;
            const auto own = reinterpret_cast<quint64>(buffer.data());
            for (std::size_t i = 0; i + keySize <= static_cast<std::size_t>(got); ++i) {
                if (at + i + keySize > own && at + i < own + buffer.size()) continue;
                for (std::size_t key = 0; key < masked.size(); ++key) {
                    std::size_t same = 0;
                    while (same < keySize && (buffer[i + same] ^ mask) == masked[key][same])
                        ++same;
                    if (same == keySize) found[key] = true;
                }
            }
        }
    }
    ::close(memory);
    if (scanned < (1 << 20)) qFatal("the memory was not read");
    return found;
}

} // namespace

class KeyMemoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // In one test, because it counts what this process has seen so far. What only administrators may see
    // happens in processes of its own.
    void anEditorsMemoryHoldsTheMainKeyOnly() {
        const ScratchFolder folder;
        const FilePath file = folder.file("catalog.keys");
        const FilePath secretFile = folder.file("secret");
        const FilePath recoveryFile = folder.file("recovery");
        const FilePath idFile = folder.file("id");
        const pid_t child = ::fork();
        if (child == 0) {
            KeyRingExample example({{anna, Role::Administrator}, {clara, Role::Editor}});
            const bool written =
                writeAtomically(file, example.bytes).has_value() &&
                writeAtomically(secretFile,
                                bytesOf(Result<SecretBytes>(std::move(example.secrets.at(clara)))))
                    .has_value() &&
                writeAtomically(idFile, example.users.at(clara).toBytes()).has_value() &&
                writeAtomically(recoveryFile, example.recovery.toUtf8()).has_value();
            ::_exit(written ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QCOMPARE(status, 0);
        const QString recovery = QString::fromUtf8(*readWhole(recoveryFile, 1000));
        const auto keys = learnKeys(file, recovery);
        QVERIFY(keys.has_value());
        QCOMPARE(keysInMemory(*keys), (std::array{false, false, false, false}));

        const QByteArray secret = *readWhole(secretFile, 1000);
        auto editor = KeyRing::unlockWithKeyring(
            file, UserId::fromBytes(*readWhole(idFile, 1000)),
            SecretBytes::copyOf({reinterpret_cast<const unsigned char*>(secret.constData()), keySize}));
        QVERIFY(editor.has_value());
        for (const DataKey key : allDataKeys)
            (void)(*editor)->subkey(key, "catalog.db");
        (void)(*editor)->createPersonKey(RandomIdSource().make<PersonId>());
        QVERIFY((*editor)->changePassphrase(passphraseOf(clara), passphraseOf(anna)));
        QCOMPARE(keysInMemory(*keys), (std::array{true, false, false, false}));
        // Locking wipes it.
        editor->reset();
        QCOMPARE(keysInMemory(*keys), (std::array{false, false, false, false}));

        // And this is how it would show.
        auto administrator = KeyRing::unlockWithRecovery(file, recovery);
        QVERIFY(administrator.has_value());
        QCOMPARE(keysInMemory(*keys), (std::array{true, true, true, true}));
        administrator->reset();
        QCOMPARE(keysInMemory(*keys), (std::array{false, false, false, false}));
    }
};

BK_TEST_MAIN(KeyMemoryTest)
#include "KeyMemoryTest.moc"
