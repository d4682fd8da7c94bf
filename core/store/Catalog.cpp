#include "core/store/Catalog.h"

#include "core/base/AtomicFile.h"
#include "core/db/Migrator.h"
#include "core/store/AuditLog.h"
#include "core/store/CatalogFiles.h"

#include <QThread>

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace bk {
namespace {

/// The first 16 bytes of a database are its salt. The key comes with the salt from the key file, so nothing
/// else would notice that they were changed.
Status mustBeginWith(const FilePath& file, const QByteArray& salt) {
    const auto head = saltIn(file);
    if (!head && head.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::Damaged, head.error().context, head.error().native);
    if (!head) return fail(head.error());
    if (*head == salt) return {};
    return fail(ErrorCode::Damaged,
                QStringLiteral("%1 does not begin as it was written; it is damaged or belongs "
                               "to another catalog")
                    .arg(file.fileNameDisplay()));
}

Status makeFolder(const FilePath& folder) {
    if (::mkdir(folder.bytes().constData(), 0700) == 0) return {};
    const int number = errno;
    return fail(number == EEXIST ? ErrorCode::Exists : ErrorCode::Disk,
                QStringLiteral("%1: %2").arg(folder.display(), QString::fromLocal8Bit(std::strerror(number))),
                number);
}

} // namespace

QByteArray Catalog::fileName(DatabaseFile file) {
    return databaseName(file);
}

Result<std::unique_ptr<Connection>> Catalog::openDatabase(const FilePath& folder, const KeyRing& keys,
                                                          DatabaseFile file, OpenMode mode) {
    BK_ASSIGN(const SecretBytes key, keys.subkey(dataKeyOf(file), fileName(file)));
    const FilePath path = folder.child(fileName(file));
    // Before it is opened: an emptied file would be taken for a new database.
    if (mode != OpenMode::Create) BK_TRY(mustBeginWith(path, keys.salt(file)));
    return Connection::open(path, key, keys.salt(file), mode);
}

Status Catalog::createFiles(const FilePath& folder, const KeyRing& keys) {
    BK_TRY(makeFolder(folder.child("vault")));
    for (const DatabaseFile file : allDatabases) {
        BK_ASSIGN(const auto connection, openDatabase(folder, keys, file, OpenMode::Create));
        BK_TRY(migrateDatabase(*connection, file));
        BK_TRY(connection->truncateWal());
    }
    return {};
}

Result<std::unique_ptr<Catalog>> Catalog::open(const FilePath& folder, std::unique_ptr<KeyRing> keys,
                                               std::unique_ptr<FolderLock> lock) {
    BK_TRY(Reseal::settle(folder, *keys));
    for (const DatabaseFile file : allDatabases) {
        const FilePath path = folder.child(fileName(file));
        struct stat info = {};
        if (::stat(path.bytes().constData(), &info) != 0)
            return fail(ErrorCode::Damaged,
                        QStringLiteral("%1 is missing").arg(QString::fromUtf8(fileName(file))));
        if (!keys->has(dataKeyOf(file))) continue;
        BK_ASSIGN(const auto connection, openDatabase(folder, *keys, file, OpenMode::ReadWrite));
        BK_ASSIGN(const int version, Migrator::version(*connection));
        if (version == 0)
            return fail(ErrorCode::Damaged,
                        QStringLiteral("%1 has lost its content").arg(QString::fromUtf8(fileName(file))));
        BK_TRY(migrateDatabase(*connection, file));
    }
    return std::unique_ptr<Catalog>(new Catalog(folder, std::move(keys), std::move(lock)));
}

Catalog::Catalog(FilePath folder, std::unique_ptr<KeyRing> keys, std::unique_ptr<FolderLock> lock)
    : m_folder(std::move(folder)), m_keys(std::move(keys)), m_lock(std::move(lock)) {
    auto vaultKey = m_keys->subkey(DataKey::Vault, vaultContext);
    m_vault = std::make_unique<Vault>(vaultFolder(m_folder), vaultKey ? std::move(*vaultKey) : SecretBytes());
    const Opener opener = [this](DatabaseFile file, OpenMode mode) -> Result<std::unique_ptr<Connection>> {
        const std::shared_lock opening(m_filesMutex);
        if (!m_filesFit)
            return fail(ErrorCode::Disk,
                        QStringLiteral("the catalog's files could not be put in their places; close the "
                                       "catalog and open it again"));
        return openDatabase(m_folder, *m_keys, file, mode);
    };
    m_readers = std::make_unique<ReadPool>(opener, std::max(4, QThread::idealThreadCount() * 2));
    m_writer = std::make_unique<WriteQueue>(
        opener, [this](ConnectionSet& connections) { AuditLog::drainOutbox(connections, *m_keys); });
}

Result<QList<DatabaseFile>>
Catalog::changeAccess(KeyRing::Change change,
                      std::function<Status(Connection& catalog, ConnectionSet& all)> beforeLast,
                      const JobControl& control) {
    QList<DatabaseFile> emptied;
    BK_TRY(m_writer->maintain([&](ConnectionSet& connections) -> Status {
        BK_TRY(WriteQueue::inTransaction(connections, [&](ConnectionSet& all) -> Status {
            BK_ASSIGN(Connection* const catalog, all.of(DatabaseFile::Catalog));
            return beforeLast(*catalog, all);
        }));
        m_resealHooks.at("announced");
        BK_TRY(AuditLog::drainOutbox(connections, *m_keys));
        // Copying reads the logs too; this only makes them short.
        connections.each([](Connection& connection) { (void)connection.truncateWal(); });
        m_resealHooks.at("logs emptied");

        const Vault::Pause pause = m_vault->pauseChanges();
        Reseal reseal(m_folder, *m_keys, change, *m_vault, m_resealHooks);
        Status copied = reseal.copy(connections, control);
        if (!copied) {
            (void)Reseal::settle(m_folder, *m_keys, m_resealHooks);
            return copied;
        }
        emptied = reseal.emptied();
        return putIntoForce(std::move(change), connections);
    }));
    return emptied;
}

Status Catalog::putIntoForce(KeyRing::Change&& change, ConnectionSet& connections) {
    const bool hasFiles = !change.renewed().isEmpty();
    {
        // From the new keys to the new files nobody opens anything.
        const std::unique_lock lock(m_filesMutex);
        if (Status committed = m_keys->commit(std::move(change)); !committed) {
            (void)Reseal::settle(m_folder, *m_keys, m_resealHooks);
            return committed;
        }
        m_resealHooks.at("committed");
        if (!hasFiles) return {};
        connections.close();
        m_readers->renew();
        takeNewFiles();
        if (!m_filesFit) return {};
    }
    (void)Reseal::removeOldVault(m_folder, m_resealHooks);
    m_resealHooks.at("done");
    return {};
}

void Catalog::takeNewFiles() {
    // The new keys are in force whatever happens here; the next opening ends what does not succeed.
    if (!Reseal::settleDatabases(m_folder, *m_keys, m_resealHooks)) m_filesFit = false;
    auto key = m_keys->subkey(DataKey::Vault, vaultContext);
    m_vault->switchTo(vaultFolder(m_folder), key ? std::move(*key) : SecretBytes(), [&] {
        m_filesFit = m_filesFit && Reseal::settleVault(m_folder, *m_keys, m_resealHooks);
        return m_filesFit;
    });
}

Catalog::~Catalog() {
    // Readers first: an open snapshot would keep the write-ahead log from being emptied.
    m_readers.reset();
    m_writer.reset();
}

} // namespace bk
