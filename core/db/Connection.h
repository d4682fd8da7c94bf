#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"
#include "core/crypto/SecretBytes.h"
#include "core/db/Statement.h"

#include <QHash>

#include <functional>
#include <memory>

struct sqlite3;

namespace bk {

/// Copy: a new file that is filled by Connection::copyTo.
enum class OpenMode { ReadOnly, ReadWrite, Create, Copy };

/// One SQLCipher connection. Used by one thread at a time; whoever hands it on sees to that. Statements made
/// by cached() live as long as the connection.
class Connection {
public:
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// KEY 32 bytes, SALT 16. Refuses (Damaged) what is not an SQLCipher 4 file under this key: after
    /// opening, the cipher must say that it is there and the first page on disk must not be readable as
    /// SQLite. Sets WAL, secure_delete, temp_store=MEMORY, foreign_keys, synchronous=FULL; no automatic
    /// checkpoints except on a ReadWrite connection.
    static Result<std::unique_ptr<Connection>> open(const FilePath& file, const SecretBytes& key,
                                                    const QByteArray& salt, OpenMode mode);

    /// SQL without parameters and results; may hold several statements.
    Status execute(const QByteArray& sql);
    Result<Statement> prepare(const QByteArray& sql);
    /// Prepared once per connection; already reset. Not to be used twice at the same time (a query while its
    /// rows are being read).
    Result<Statement*> cached(const QByteArray& sql);

    /// cached(), bind, run: a statement without rows in one go.
    template <class... Arguments>
    Status run(const QByteArray& sql, const Arguments&... arguments) {
        auto statement = cached(sql);
        if (!statement) return fail(statement.error());
        return (*statement)->bind(arguments...).run();
    }

    /// Ends whatever the cached statements were reading, so that no snapshot stays open.
    void resetCached();

    /// One value, or NotFound.
    Result<qint64> integer(const QByteArray& sql);

    /// Rows changed by the last statement.
    qint64 changes() const;
    bool inTransaction() const;
    /// WAL into the file and the WAL cut to nothing, so that deleted rows are gone from it.
    /// False when a reader's snapshot is in the way: to be tried again later; nothing is lost by it.
    Result<bool> truncateWal();
    /// Every page's MAC and the structure; findings in words, none when sound.
    Result<QStringList> verify();
    /// Writes all that is in this database, as one sound file, to the new FILE under other keys: page by
    /// page, then every page's MAC, the structure and the schema of the copy are verified, and it is on disk
    /// (its name is so after the folder is synced). No log is left beside it. ONPIECE is called after each
    /// piece with the bytes written so far, and at least once when all is verified; its failure stops the
    /// copying and is returned. On failure FILE is gone. Others may read meanwhile; whoever writes makes it
    /// begin again. Exists, Disk; Damaged when a page of this database is, or the copy is not what it should
    /// be.
    Status copyTo(const FilePath& file, const SecretBytes& key, const QByteArray& salt,
                  const std::function<Status(qint64 bytes)>& onPiece);
    /// Pages times their size: what a copy takes on disk.
    Result<qint64> size();
    /// The error of the last failed call with CONTEXT in front.
    Error lastError(const QString& context) const;

private:
    friend class Statement;
    explicit Connection(sqlite3* handle) : m_handle(handle) {}
    Status copyPages(Connection& target, const std::function<Status(qint64)>& onPiece);
    Status verifyCopy(const FilePath& file, const QByteArray& outline, const std::function<Status()>& goOn);
    sqlite3* m_handle = nullptr;
    QHash<QByteArray, std::shared_ptr<Statement>> m_cache;
};

/// Begins at once, rolls back unless committed. Same thread as the connection.
class Transaction {
public:
    static Result<Transaction> begin(Connection& connection, bool immediate = true);
    Transaction(Transaction&& other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    /// The only way to keep what was done; its failure means nothing was kept.
    Status commit();

private:
    explicit Transaction(Connection& connection) : m_connection(&connection) {}
    Connection* m_connection;
};

} // namespace bk
