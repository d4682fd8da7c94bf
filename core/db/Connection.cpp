#include "core/db/Connection.h"

#include "core/db/DatabaseFileName.h"

#include <QRegularExpression>

#include <sqlite3.h>

#include <cerrno>
#include <cstring>

namespace bk {
namespace {

/// How long a statement waits for a lock, milliseconds.
constexpr int patience = 10'000;

ErrorCode codeFor(int sqlite) {
    switch (sqlite & 0xff) {
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return ErrorCode::Damaged;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::InUse;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return ErrorCode::Disk;
    case SQLITE_NOMEM:
        return ErrorCode::TooLarge;
    default:
        return ErrorCode::Internal;
    }
}

/// What the disk said to HANDLE, whose last answer was CODE.
QString diskWords(sqlite3* handle, int code) {
    const int number = sqlite3_system_errno(handle);
    if ((code & 0xff) == SQLITE_FULL || number == ENOSPC || number == EDQUOT)
        return QStringLiteral("the disk is full");
    if (((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN) && number != 0)
        return QString::fromLocal8Bit(std::strerror(number));
    return QString::fromUtf8(sqlite3_errmsg(handle));
}

/// SQLCipher takes the raw key and salt as text: x'<64 hex digits><32 hex digits>'.
SecretBytes keyText(const SecretBytes& key, const QByteArray& salt) {
    static constexpr char digits[] = "0123456789abcdef";
    SecretBytes text(3 + 2 * (key.size() + static_cast<std::size_t>(salt.size())));
    unsigned char* out = text.data();
    *out++ = 'x';
    *out++ = '\'';
    const auto put = [&out](unsigned char byte) {
        *out++ = static_cast<unsigned char>(digits[byte >> 4]);
        *out++ = static_cast<unsigned char>(digits[byte & 15]);
    };
    for (const unsigned char byte : key.bytes())
        put(byte);
    for (const char byte : salt)
        put(static_cast<unsigned char>(byte));
    *out = '\'';
    return text;
}

bool firstPageIsPlain(const FilePath& file) {
    FILE* stream = std::fopen(file.bytes().constData(), "rb");
    if (stream == nullptr) return false;
    char head[16] = {};
    const std::size_t count = std::fread(head, 1, sizeof head, stream);
    std::fclose(stream);
    return count == sizeof head && std::memcmp(head, "SQLite format 3", 15) == 0;
}

/// A file name as SQLite's URI wants it, so that a catalog folder may hold any byte.
QByteArray uriOf(const FilePath& file, OpenMode mode) {
    QByteArray uri("file:");
    for (const char c : file.bytes()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || byte == '/' || byte == '.' || byte == '-' ||
                           byte == '_';
        if (plain)
            uri += c;
        else
            uri += '%' + QByteArray::number(byte, 16).rightJustified(2, '0');
    }
    switch (mode) {
    case OpenMode::ReadOnly:
        return uri + "?mode=ro";
    case OpenMode::ReadWrite:
        return uri + "?mode=rw";
    case OpenMode::Create:
    case OpenMode::Copy:
        return uri + "?mode=rwc";
    }
    return uri;
}

/// Those whose codes do not hold, in words.
Result<QStringList> damagedPages(Connection& connection) {
    constexpr qsizetype mostNamed = 20;
    static const QRegularExpression number(QStringLiteral("page (\\d+)"));
    QStringList findings;
    qsizetype more = 0;
    BK_ASSIGN(Statement statement, connection.prepare("PRAGMA cipher_integrity_check"));
    for (;;) {
        BK_ASSIGN(const bool row, statement.step());
        if (!row) break;
        const QString line = statement.text(0);
        const auto page = number.match(line);
        if (findings.size() == mostNamed)
            ++more;
        else
            findings << (page.hasMatch()
                             ? QStringLiteral("page %1 is not what was written").arg(page.captured(1))
                             : line);
    }
    if (more > 0) findings << QStringLiteral("and %1 pages more").arg(more);
    return findings;
}

} // namespace

QString databaseFileName(sqlite3* database) {
    const char* path = database == nullptr ? nullptr : sqlite3_db_filename(database, "main");
    return path == nullptr || *path == '\0' ? QString() : FilePath::fromBytes(path).fileNameDisplay();
}

Connection::~Connection() {
    m_cache.clear();
    sqlite3_close(m_handle);
}

Result<std::unique_ptr<Connection>> Connection::open(const FilePath& file, const SecretBytes& key,
                                                     const QByteArray& salt, OpenMode mode) {
    if (key.size() != 32 || salt.size() != 16)
        return fail(ErrorCode::Internal, QStringLiteral("a key of the wrong size"));
    if (firstPageIsPlain(file))
        return fail(ErrorCode::Damaged, QStringLiteral("%1 is not encrypted").arg(file.fileNameDisplay()));

    sqlite3* handle = nullptr;
    const int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
                      (mode == OpenMode::ReadOnly    ? SQLITE_OPEN_READONLY
                       : mode == OpenMode::ReadWrite ? SQLITE_OPEN_READWRITE
                                                     : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    const int opened = sqlite3_open_v2(uriOf(file, mode).constData(), &handle, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(handle));
    if (opened != SQLITE_OK)
        return fail(connection->lastError(QStringLiteral("opening %1").arg(file.fileNameDisplay())));

    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, patience);
    const SecretBytes text = keyText(key, salt);
    if (sqlite3_key_v2(handle, "main", text.data(), static_cast<int>(text.size())) != SQLITE_OK)
        return fail(connection->lastError(QStringLiteral("keying %1").arg(file.fileNameDisplay())));
    // SQLCipher would print what it finds wrong to standard error; our own sentence says it. After the key:
    // the first one that a process uses sets this back.
    (void)connection->execute("PRAGMA cipher_log_level=NONE");

    // Were another SQLite answering here, the key would have been ignored and the file written in plain text.
    {
        auto version = connection->prepare("PRAGMA cipher_version");
        if (!version) return fail(version.error());
        auto row = version->step();
        if (!row || !*row || version->text(0).section(QLatin1Char('.'), 0, 0).toInt() < 4)
            return fail(ErrorCode::Damaged,
                        QStringLiteral("the encryption of the database is not at work; nothing was opened"));
    }
    BK_TRY(connection->execute(
        "PRAGMA cipher_memory_security=OFF; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;"));
    // The first reading is where a wrong key or a foreign file shows.
    if (auto readable = connection->integer("SELECT count(*) FROM sqlite_master"); !readable) {
        Error error = readable.error();
        // What the disk says stays what the disk says.
        if (error.code != ErrorCode::Internal && error.code != ErrorCode::Damaged) return fail(error);
        error.code = ErrorCode::Damaged;
        error.context =
            QStringLiteral("%1 cannot be read with this key; it is damaged or belongs to another catalog")
                .arg(file.fileNameDisplay());
        return fail(error);
    }
    if (mode == OpenMode::Copy) {
        // The file is worth nothing before it is whole, so nothing is kept to roll it back.
        BK_TRY(connection->execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"));
    } else if (mode != OpenMode::ReadOnly) {
        BK_TRY(connection->execute(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=2000;"
            "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536;"));
    } else {
        BK_TRY(connection->execute("PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0;"));
    }
    if (firstPageIsPlain(file))
        return fail(ErrorCode::Damaged, QStringLiteral("%1 is not encrypted").arg(file.fileNameDisplay()));
    return connection;
}

Status Connection::execute(const QByteArray& sql) {
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(lastError(QStringLiteral("changing the catalog")));
    return {};
}

Result<Statement> Connection::prepare(const QByteArray& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.constData(), static_cast<int>(sql.size()), &statement, nullptr) !=
        SQLITE_OK)
        return fail(lastError(QStringLiteral("preparing a statement")));
    return Statement(this, statement);
}

Result<Statement*> Connection::cached(const QByteArray& sql) {
    auto found = m_cache.constFind(sql);
    if (found == m_cache.constEnd()) {
        BK_ASSIGN(Statement made, prepare(sql));
        found = m_cache.insert(sql, std::make_shared<Statement>(std::move(made)));
    }
    (*found)->reset();
    return found->get();
}

void Connection::resetCached() {
    for (const auto& statement : std::as_const(m_cache))
        statement->reset();
}

Result<qint64> Connection::integer(const QByteArray& sql) {
    BK_ASSIGN(Statement statement, prepare(sql));
    BK_ASSIGN(const bool row, statement.step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such row"));
    return statement.integer(0);
}

qint64 Connection::changes() const {
    return sqlite3_changes64(m_handle);
}

bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}

Result<bool> Connection::truncateWal() {
    // Without the usual patience: whoever reads may read for long, and this can be done at any other time.
    sqlite3_busy_timeout(m_handle, 0);
    const int code =
        sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(m_handle, patience);
    if (code == SQLITE_OK) return true;
    if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) return false;
    return fail(lastError(QStringLiteral("emptying the write-ahead log")));
}

Result<QStringList> Connection::verify() {
    BK_ASSIGN(QStringList findings, damagedPages(*this));
    // With a page that is damaged the structure has faults without end, which say no more.
    if (!findings.isEmpty()) return findings;
    for (const QByteArray& sql :
         {QByteArray("PRAGMA integrity_check(20)"), QByteArray("PRAGMA foreign_key_check")}) {
        BK_ASSIGN(Statement statement, prepare(sql));
        while (true) {
            auto row = statement.step();
            if (!row) {
                findings << row.error().context;
                break;
            }
            if (!*row) break;
            for (const QString& line : statement.text(0).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
                if (line != QLatin1String("ok") && !line.startsWith(QLatin1String("***"))) findings << line;
        }
    }
    return findings;
}

Error Connection::lastError(const QString& context) const {
    const int code = m_handle == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(m_handle);
    const QString words =
        m_handle == nullptr ? QStringLiteral("out of memory") : QString::fromUtf8(sqlite3_errmsg(m_handle));
    const ErrorCode meaning = codeFor(code);
    if (const QString file = databaseFileName(m_handle); !file.isEmpty()) {
        if (meaning == ErrorCode::Damaged)
            return Error{meaning, QStringLiteral("%1 is damaged: %2").arg(file, words), code};
        if (meaning == ErrorCode::Disk)
            return Error{
                meaning,
                QStringLiteral("%1 cannot be read or written: %2").arg(file, diskWords(m_handle, code)),
                code};
    }
    return Error{meaning, QStringLiteral("%1: %2").arg(context, words), code};
}

Result<Transaction> Transaction::begin(Connection& connection, bool immediate) {
    BK_TRY(connection.execute(immediate ? "BEGIN IMMEDIATE" : "BEGIN"));
    return Transaction(connection);
}

Transaction::~Transaction() {
    if (m_connection != nullptr && m_connection->inTransaction()) (void)m_connection->execute("ROLLBACK");
}

Status Transaction::commit() {
    Connection* connection = std::exchange(m_connection, nullptr);
    if (auto done = connection->execute("COMMIT"); !done) {
        if (connection->inTransaction()) (void)connection->execute("ROLLBACK");
        return done;
    }
    return {};
}

} // namespace bk
