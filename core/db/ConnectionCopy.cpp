#include "core/base/AtomicFile.h"
#include "core/db/Connection.h"
#include "core/db/DatabaseCompanions.h"
#include "core/db/DatabaseFileName.h"

#include <sqlite3.h>

#include <sys/stat.h>
#include <unistd.h>

namespace bk {
namespace {

/// Between two looks at whether to stop: 256 KiB in pages of 4 KiB.
constexpr int pagesAtOnce = 64;
/// Virtual machine instructions between two looks while the structure is verified.
constexpr int instructionsAtOnce = 200'000;

void removeCopy(const FilePath& file) {
    ::unlink(file.bytes().constData());
    for (const char* companion : databaseCompanions)
        ::unlink((file.bytes() + companion).constData());
}

/// All that tells two databases apart at a glance: schema, version and number of pages.
Result<QByteArray> outlineOf(Connection& connection) {
    QByteArray outline;
    for (const QByteArray& sql :
         {QByteArray("PRAGMA user_version"), QByteArray("PRAGMA application_id"),
          QByteArray("PRAGMA page_count"),
          QByteArray(
              "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY rowid")}) {
        BK_ASSIGN(Statement statement, connection.prepare(sql));
        for (;;) {
            BK_ASSIGN(const bool row, statement.step());
            if (!row) break;
            outline += statement.text(0).toUtf8() + '\n';
        }
    }
    return outline;
}

Status mustSayNothingButOk(Connection& connection, const QByteArray& sql, const FilePath& file) {
    BK_ASSIGN(Statement statement, connection.prepare(sql));
    for (;;) {
        BK_ASSIGN(const bool row, statement.step());
        if (!row) return {};
        if (const QString line = statement.text(0); line != QLatin1String("ok"))
            return fail(ErrorCode::Damaged,
                        QStringLiteral("%1 is not sound: %2").arg(file.fileNameDisplay(), line));
    }
}

/// Asks now and then whether to go on, while SQLite works.
class Watch {
public:
    Watch(sqlite3* handle, std::function<Status()> ask) : m_handle(handle), m_ask(std::move(ask)) {
        sqlite3_progress_handler(
            m_handle, instructionsAtOnce,
            [](void* self) {
                auto* watch = static_cast<Watch*>(self);
                watch->m_answer = watch->m_ask();
                return watch->m_answer ? 0 : 1;
            },
            this);
    }
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch() { sqlite3_progress_handler(m_handle, 0, nullptr, nullptr); }
    const Status& answer() const { return m_answer; }

private:
    sqlite3* m_handle;
    std::function<Status()> m_ask;
    Status m_answer;
};

} // namespace

Result<qint64> Connection::size() {
    BK_ASSIGN(const qint64 pages, integer("PRAGMA page_count"));
    BK_ASSIGN(const qint64 pageSize, integer("PRAGMA page_size"));
    return pages * pageSize;
}

Status Connection::copyPages(Connection& target, const std::function<Status(qint64)>& onPiece) {
    BK_ASSIGN(const qint64 pageSize, integer("PRAGMA page_size"));
    // SQLCipher hands out a page whose code does not hold as zeros, and fails what comes next: after the last
    // page that is nothing, unless it is asked for before the snapshot ends.
    BK_ASSIGN(const Transaction snapshot, Transaction::begin(*this, false));
    BK_ASSIGN(Statement anything, prepare("SELECT count(*) FROM sqlite_master"));
    BK_TRY(anything.run());
    sqlite3_backup* backup = sqlite3_backup_init(target.m_handle, "main", m_handle, "main");
    if (backup == nullptr) return fail(target.lastError(QStringLiteral("beginning to copy")));
    Status told;
    int code = SQLITE_OK;
    while (told && code == SQLITE_OK) {
        code = sqlite3_backup_step(backup, pagesAtOnce);
        if (code == SQLITE_OK || code == SQLITE_DONE)
            told = onPiece((sqlite3_backup_pagecount(backup) - sqlite3_backup_remaining(backup)) * pageSize);
    }
    const int finished = sqlite3_backup_finish(backup);
    if (!told) return told;
    if (code == SQLITE_DONE && finished == SQLITE_OK) return anything.run();
    // SQLCipher's word for a page whose code does not hold, as in Statement::step().
    if (code == SQLITE_ERROR)
        return fail(
            ErrorCode::Damaged,
            QStringLiteral("%1 is damaged: a page is not what was written").arg(databaseFileName(m_handle)),
            code);
    return fail(target.lastError(QStringLiteral("copying")));
}

Status Connection::verifyCopy(const FilePath& file, const QByteArray& outline,
                              const std::function<Status()>& goOn) {
    BK_TRY(mustSayNothingButOk(*this, "PRAGMA cipher_integrity_check", file));
    BK_TRY(goOn());
    const Watch watch(m_handle, goOn);
    const Status sound = mustSayNothingButOk(*this, "PRAGMA quick_check", file);
    if (!watch.answer()) return watch.answer();
    BK_TRY(sound);
    BK_ASSIGN(const QByteArray copied, outlineOf(*this));
    if (copied != outline)
        return fail(ErrorCode::Damaged,
                    QStringLiteral("%1 is not what was copied").arg(file.fileNameDisplay()));
    return {};
}

Status Connection::copyTo(const FilePath& file, const SecretBytes& key, const QByteArray& salt,
                          const std::function<Status(qint64 bytes)>& onPiece) {
    struct stat info = {};
    if (::lstat(file.bytes().constData(), &info) == 0)
        return fail(ErrorCode::Exists, QStringLiteral("%1 is there already").arg(file.fileNameDisplay()));
    const auto copy = [&]() -> Status {
        BK_ASSIGN(const QByteArray outline, outlineOf(*this));
        {
            BK_ASSIGN(const auto target, open(file, key, salt, OpenMode::Copy));
            BK_TRY(copyPages(*target, onPiece));
        }
        BK_ASSIGN(const qint64 bytes, size());
        {
            // Another connection, so that it is the file that is verified and not what is still in memory.
            BK_ASSIGN(const auto target, open(file, key, salt, OpenMode::ReadWrite));
            BK_TRY(target->verifyCopy(file, outline, [&] { return onPiece(bytes); }));
            BK_ASSIGN(const bool emptied, target->truncateWal());
            if (!emptied) return fail(ErrorCode::InUse, QStringLiteral("somebody reads the copy"));
        }
        for (const char* companion : databaseCompanions)
            if (::lstat((file.bytes() + companion).constData(), &info) == 0)
                return fail(ErrorCode::Internal, QStringLiteral("the copy is not in one file"));
        BK_TRY(syncFile(file));
        return onPiece(bytes);
    };
    Status done = copy();
    if (!done) removeCopy(file);
    return done;
}

} // namespace bk
