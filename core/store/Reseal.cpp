#include "core/store/Reseal.h"

#include "core/base/AtomicFile.h"
#include "core/base/DiskError.h"
#include "core/db/DatabaseCompanions.h"
#include "core/db/Migrator.h"
#include "core/store/CatalogFiles.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace bk {
namespace {

/// What a copy may take beyond the bytes that were counted: blocks that are not full, folders, the key file.
constexpr qint64 margin = 16ll << 20;

FilePath nextOf(const FilePath& file) {
    return file.parent().child(file.fileName() + ".next");
}

FilePath oldOf(const FilePath& file) {
    return file.parent().child(file.fileName() + ".old");
}

bool isThere(const FilePath& file) {
    struct stat info = {};
    return ::lstat(file.bytes().constData(), &info) == 0;
}

Status removeFile(const FilePath& file) {
    if (::unlink(file.bytes().constData()) == 0 || errno == ENOENT) return {};
    return diskError(file, errno);
}

Status moveTo(const FilePath& from, const FilePath& to) {
    if (std::rename(from.bytes().constData(), to.bytes().constData()) == 0) return {};
    return diskError(from, errno);
}

/// With all that is in it; links are not followed.
Status removeTree(const FilePath& folder) {
    std::error_code error;
    std::filesystem::remove_all(folder.toStd(), error);
    if (error) return diskError(folder, error.value());
    return {};
}

/// What SQLite keeps beside a database.
Status removeLogs(const FilePath& database) {
    for (const char* suffix : databaseCompanions)
        BK_TRY(removeFile(database.parent().child(database.fileName() + suffix)));
    return {};
}

Result<qint64> freeBytesAt(const FilePath& folder) {
    struct statvfs info = {};
    if (::statvfs(folder.bytes().constData(), &info) != 0) return diskError(folder, errno);
    return static_cast<qint64>(info.f_bavail) * static_cast<qint64>(info.f_frsize);
}

/// Tells at most ten times a second how far it is.
class Meter {
public:
    Meter(const ProgressSink& sink, qint64 total) : m_sink(sink), m_total(total) {}
    void tell(qint64 done) {
        const auto now = std::chrono::steady_clock::now();
        if (!m_sink || now < m_next) return;
        m_next = now + std::chrono::milliseconds(100);
        Progress progress;
        progress.done = std::min(done, m_total);
        progress.total = m_total;
        m_sink(progress);
    }

private:
    const ProgressSink& m_sink;
    qint64 m_total;
    std::chrono::steady_clock::time_point m_next;
};

/// Whether an empty database may take the place of FILE, which could not be read: previews are made from the
/// photos, and nobody keeps their access because of them.
bool mayBeginEmpty(DatabaseFile file, const Error& error) {
    return file == DatabaseFile::Previews && error.code == ErrorCode::Damaged;
}

tl::unexpected<Error> sayWhatIsDamaged(DatabaseFile file, Error error) {
    if (error.code == ErrorCode::Damaged)
        error.context = QStringLiteral("%1 is damaged, so it cannot be sealed under new keys and nothing was "
                                       "changed; put a sound copy of the catalog's folder back first (%2)")
                            .arg(QString::fromUtf8(databaseName(file)), error.context);
    return fail(std::move(error));
}

/// BYTES of a disk, rounded up or down so that what is asked for is enough.
QString inMegabytes(qint64 bytes, bool up) {
    constexpr qint64 megabyte = 1'000'000;
    return QStringLiteral("%1 MB").arg((bytes + (up ? megabyte - 1 : 0)) / megabyte);
}

Result<qint64> sizeOf(ConnectionSet& connections, DatabaseFile file) {
    BK_ASSIGN(Connection* const connection, connections.of(file));
    return connection->size();
}

} // namespace

Reseal::Reseal(const FilePath& folder, const KeyRing& keys, const KeyRing::Change& change, const Vault& vault,
               const ResealHooks& hooks)
    : m_folder(folder), m_keys(keys), m_change(change), m_vault(vault), m_hooks(hooks) {}

QList<DatabaseFile> Reseal::databases() const {
    QList<DatabaseFile> files;
    const QList<DataKey> renewed = m_change.renewed();
    for (const DatabaseFile file : allDatabases)
        if (renewed.contains(dataKeyOf(file))) files << file;
    return files;
}

Result<qint64> Reseal::bytesToCopy(ConnectionSet& connections, qint64 scans) const {
    qint64 bytes = scans;
    for (const DatabaseFile file : databases()) {
        const auto size = sizeOf(connections, file);
        if (!size && mayBeginEmpty(file, size.error())) continue;
        if (!size) return sayWhatIsDamaged(file, size.error());
        bytes += *size;
    }
    return bytes;
}

Status Reseal::requireSpace(qint64 bytes) const {
    const qint64 needed = bytes + bytes / 64 + margin;
    BK_ASSIGN(const qint64 there, m_hooks.freeBytes ? m_hooks.freeBytes(m_folder) : freeBytesAt(m_folder));
    if (there >= needed) return {};
    return fail(
        ErrorCode::Disk,
        QStringLiteral("the catalog's files have to be written anew, which takes %1 of free disk space; "
                       "there is %2")
            .arg(inMegabytes(needed, true), inMegabytes(there, false)));
}

Status Reseal::copy(ConnectionSet& connections, const JobControl& control) {
    const QList<DataKey> renewed = m_change.renewed();
    if (databases().isEmpty() && !renewed.contains(DataKey::Vault)) return {};
    BK_TRY(settle(m_folder, m_keys, m_hooks));
    BK_ASSIGN(const qint64 scans, renewed.contains(DataKey::Vault) ? m_vault.size() : Result<qint64>(0));
    BK_ASSIGN(const qint64 bytes, bytesToCopy(connections, scans));
    BK_TRY(requireSpace(bytes));
    m_hooks.at("space");

    // Scans count twice: they are sealed and read back.
    Meter meter(control.progress, bytes + scans);
    qint64 before = 0;
    qint64 last = 0;
    const auto tell = [&](qint64 done) -> Status {
        last = done;
        meter.tell(before + done);
        if (control.stopRequested())
            return fail(ErrorCode::Cancelled, QStringLiteral("stopped; nothing was changed"));
        return {};
    };
    for (const DatabaseFile file : databases()) {
        BK_TRY(copyDatabase(connections, file, tell));
        before += std::exchange(last, 0);
    }
    if (renewed.contains(DataKey::Vault)) BK_TRY(copyVault(tell));
    BK_TRY(syncFolder(m_folder));
    m_hooks.at("copies on disk");
    return tell(last);
}

Status Reseal::copyDatabase(ConnectionSet& connections, DatabaseFile file,
                            const std::function<Status(qint64)>& tell) {
    const QByteArray name = databaseName(file);
    const FilePath next = nextOf(m_folder.child(name));
    BK_ASSIGN(const SecretBytes key, m_change.subkey(dataKeyOf(file), name));
    const auto copy = [&]() -> Status {
        BK_ASSIGN(Connection* const connection, connections.of(file));
        return connection->copyTo(next, key, m_change.salt(file), [&](qint64 bytes) -> Status {
            m_hooks.at(("copying " + name).constData());
            return tell(bytes);
        });
    };
    const Status copied = copy();
    if (copied) return {};
    if (!mayBeginEmpty(file, copied.error())) return sayWhatIsDamaged(file, copied.error());
    m_emptied << file;
    return makeEmpty(next, file, key);
}

Status Reseal::makeEmpty(const FilePath& next, DatabaseFile file, const SecretBytes& key) const {
    {
        BK_ASSIGN(const auto made, Connection::open(next, key, m_change.salt(file), OpenMode::Create));
        BK_TRY(migrateDatabase(*made, file));
        BK_ASSIGN(const bool emptied, made->truncateWal());
        if (!emptied) return fail(ErrorCode::InUse, QStringLiteral("somebody reads the new file"));
    }
    BK_TRY(removeLogs(next));
    return syncFile(next);
}

Status Reseal::copyVault(const std::function<Status(qint64)>& tell) {
    BK_ASSIGN(const SecretBytes key, m_change.subkey(DataKey::Vault, vaultContext));
    qint64 done = 0;
    const auto onFile = [&](qint64 bytes) -> Status {
        m_hooks.at("copying scans");
        return tell(done += bytes);
    };
    return m_vault.copyTo(nextOf(vaultFolder(m_folder)), key, m_change.keyId(DataKey::Vault), onFile);
}

Status Reseal::settle(const FilePath& folder, const KeyRing& keys, const ResealHooks& hooks) {
    BK_TRY(settleDatabases(folder, keys, hooks));
    BK_TRY(settleVault(folder, keys, hooks));
    // The one in the way may be the only one under the keys in force.
    BK_TRY(requireVaultOf(folder, keys));
    return removeOldVault(folder, hooks);
}

Status Reseal::settleDatabases(const FilePath& folder, const KeyRing& keys, const ResealHooks& hooks) {
    QList<FilePath> taking;
    bool changed = false;
    for (const DatabaseFile file : allDatabases) {
        const FilePath database = folder.child(databaseName(file));
        const FilePath next = nextOf(database);
        if (!isThere(next)) {
            // A copy that was being verified when it was interrupted may have gone without these.
            BK_TRY(removeLogs(next));
            continue;
        }
        const QByteArray expected = keys.salt(file);
        BK_ASSIGN(const QByteArray copied, saltIn(next));
        const auto current = saltIn(database);
        if (!current && current.error().code != ErrorCode::NotFound) return fail(current.error());
        const bool fits = current && *current == expected;
        changed = true;
        if (copied == expected && !fits) {
            taking << database;
            continue;
        }
        // Neither of both: that is not ours to decide, and opening says what is wrong.
        if (!fits && copied.size() == expected.size()) continue;
        hooks.at("deleting a copy");
        BK_TRY(removeFile(next));
        BK_TRY(removeLogs(next));
    }
    if (!changed) return {};
    // The key file that puts the copies into force has to be there after a power cut too.
    BK_TRY(syncFolder(folder));
    for (const FilePath& database : std::as_const(taking)) {
        // Before the file comes: SQLite would take the log of the old one for its own.
        BK_TRY(removeLogs(database));
        BK_TRY(removeLogs(nextOf(database)));
        hooks.at("log removed");
    }
    BK_TRY(syncFolder(folder));
    for (const FilePath& database : std::as_const(taking)) {
        BK_TRY(moveTo(nextOf(database), database));
        hooks.at("database in place");
    }
    return syncFolder(folder);
}

Status Reseal::settleVault(const FilePath& folder, const KeyRing& keys, const ResealHooks& hooks) {
    const FilePath vault = vaultFolder(folder);
    const FilePath next = nextOf(vault);
    const FilePath old = oldOf(vault);
    const bool hasNext = isThere(next);
    if (!hasNext && !isThere(old)) return {};
    const QByteArray expected = keys.keyId(DataKey::Vault);
    BK_ASSIGN(const QByteArray current, Vault::keyIdIn(vault));
    BK_ASSIGN(const QByteArray copied, Vault::keyIdIn(next));
    if (hasNext && !expected.isEmpty() && copied == expected && current != expected) {
        BK_TRY(syncFolder(folder));
        if (isThere(vault)) {
            // With the vault there, what is left of an earlier one is of no use.
            BK_TRY(removeTree(old));
            BK_TRY(moveTo(vault, old));
            hooks.at("vault away");
        }
        BK_TRY(moveTo(next, vault));
        hooks.at("vault in place");
        return syncFolder(folder);
    }
    if (!isThere(vault) && isThere(old)) BK_TRY(moveTo(old, vault));
    if (hasNext) {
        hooks.at("deleting the copied vault");
        BK_TRY(removeTree(next));
    }
    return syncFolder(folder);
}

Status Reseal::requireVaultOf(const FilePath& folder, const KeyRing& keys) {
    BK_ASSIGN(const QByteArray current, Vault::keyIdIn(vaultFolder(folder)));
    // The first vault of a catalog has no such file.
    if (current.isEmpty() && keys.epoch(DataKey::Vault) <= 1) return {};
    if (current == keys.keyId(DataKey::Vault)) return {};
    return fail(
        ErrorCode::Damaged,
        QStringLiteral("the scans in the vault are not under the key that catalog.keys holds for them; "
                       "one of both is older than the other: put the newer catalog.keys back, or the "
                       "whole folder of one moment"));
}

Status Reseal::removeOldVault(const FilePath& folder, const ResealHooks& hooks) {
    const FilePath vault = vaultFolder(folder);
    if (!isThere(oldOf(vault)) || !isThere(vault)) return {};
    hooks.at("deleting the old vault");
    BK_TRY(removeTree(oldOf(vault)));
    return syncFolder(folder);
}

} // namespace bk
