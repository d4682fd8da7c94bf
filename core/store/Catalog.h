#pragma once

#include "core/base/Clock.h"
#include "core/base/FilePath.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/crypto/KeyRing.h"
#include "core/crypto/Vault.h"
#include "core/db/ReadPool.h"
#include "core/db/WriteQueue.h"
#include "core/store/FolderLock.h"
#include "core/store/Reseal.h"

#include <memory>
#include <shared_mutex>

namespace bk {

/// One open catalog folder: its key ring, vault, reading connections and writing queue, and the lock that
/// keeps other programs out. Thread-safe.
class Catalog {
public:
    /// Makes the folder and its empty databases for KEYS. Disk, Exists.
    static Status createFiles(const FilePath& folder, const KeyRing& keys);
    /// Takes over KEYS. InUse when another program has it; Damaged, TooNew, Disk.
    static Result<std::unique_ptr<Catalog>> open(const FilePath& folder, std::unique_ptr<KeyRing> keys,
                                                 std::unique_ptr<FolderLock> lock);
    ~Catalog();

    static FilePath keyFile(const FilePath& folder) { return folder.child("catalog.keys"); }
    static QByteArray fileName(DatabaseFile file);

    const FilePath& folder() const { return m_folder; }
    KeyRing& keys() { return *m_keys; }
    const KeyRing& keys() const { return *m_keys; }
    Vault& vault() { return *m_vault; }

    /// FUNCTION(Connection&) -> Result<T> on catalog.db in one snapshot, on the calling thread.
    template <class Function>
    auto read(Function function) -> std::invoke_result_t<Function, Connection&> {
        return readFrom(DatabaseFile::Catalog, std::move(function));
    }
    template <class Function>
    auto readFrom(DatabaseFile file, Function function) -> std::invoke_result_t<Function, Connection&> {
        ReadPool::Lease lease = m_readers->take();
        auto connection = lease.of(file);
        if (!connection) return fail(connection.error());
        return function(**connection);
    }
    ReadPool::Lease snapshot() { return m_readers->take(); }

    /// COMMAND(Connection& catalog, ConnectionSet& all) -> Result<T> on the writing thread; the future is
    /// done after the commit.
    template <class Command>
    auto submit(Command command) -> QFuture<std::invoke_result_t<Command, Connection&, ConnectionSet&>> {
        return m_writer->submit([command = std::move(command)](ConnectionSet& connections) mutable
                                -> std::invoke_result_t<Command, Connection&, ConnectionSet&> {
            auto catalog = connections.of(DatabaseFile::Catalog);
            if (!catalog) return fail(catalog.error());
            return command(**catalog, connections);
        });
    }
    /// submit and wait.
    template <class Command>
    auto write(Command command) -> std::invoke_result_t<Command, Connection&, ConnectionSet&> {
        auto future = submit(std::move(command));
        future.waitForFinished();
        return future.takeResult();
    }
    /// Outside any transaction, on the writing thread.
    Status maintain(std::function<Status(ConnectionSet&)> task) {
        return m_writer->maintain(std::move(task));
    }
    /// Deleted rows are gone from the write-ahead logs too when it returns.
    Status truncateLogs() { return m_writer->truncateLogs(); }

    /// Puts CHANGE of users into force. Where it makes data keys anew, their databases and scans are first
    /// copied into new files under the next keys, verified, and only then the key file is written and the
    /// files swapped; reading goes on meanwhile, writing waits. Killed at any point the catalog opens with
    /// the old keys or the new, never half: open() ends or undoes what it finds. BEFORELAST (on the writing
    /// thread, in a transaction on the old files, before they are copied) is for the log. Cancelled and Disk
    /// (also when there is too little space) leave all as it was, and so does Damaged, of a database that
    /// cannot be copied. Returns the databases that were damaged and begin anew, empty: previews only, which
    /// are no reason to let anybody keep their access. Not inside a write command.
    Result<QList<DatabaseFile>>
    changeAccess(KeyRing::Change change,
                 std::function<Status(Connection& catalog, ConnectionSet& all)> beforeLast,
                 const JobControl& control);
    /// What changeAccess() meets on its way, for those who want to see it stopped there. Before any other
    /// thread uses this.
    void observeReseal(ResealHooks hooks) { m_resealHooks = std::move(hooks); }

private:
    Catalog(FilePath folder, std::unique_ptr<KeyRing> keys, std::unique_ptr<FolderLock> lock);
    static Result<std::unique_ptr<Connection>> openDatabase(const FilePath& folder, const KeyRing& keys,
                                                            DatabaseFile file, OpenMode mode);
    Status putIntoForce(KeyRing::Change&& change, ConnectionSet& connections);
    void takeNewFiles();

    FilePath m_folder;
    std::unique_ptr<KeyRing> m_keys;
    std::unique_ptr<FolderLock> m_lock;
    std::unique_ptr<Vault> m_vault;
    std::shared_mutex m_filesMutex; ///< shared: opening a database; alone: keys and files change
    bool m_filesFit = true;         ///< the databases are under the keys of the ring; with the mutex
    ResealHooks m_resealHooks;
    std::unique_ptr<ReadPool> m_readers;
    std::unique_ptr<WriteQueue> m_writer;
};

} // namespace bk
