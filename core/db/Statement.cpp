#include "core/db/Statement.h"

#include "core/db/Connection.h"
#include "core/db/DatabaseFileName.h"

#include <sqlite3.h>

namespace bk {

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_bindError(other.m_bindError) {}

Statement& Statement::operator=(Statement&& other) noexcept {
    if (this != &other) {
        sqlite3_finalize(m_statement);
        m_connection = other.m_connection;
        m_statement = std::exchange(other.m_statement, nullptr);
        m_bindError = other.m_bindError;
    }
    return *this;
}

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

void Statement::remember(int code) {
    if (code != SQLITE_OK && m_bindError == SQLITE_OK) m_bindError = code;
}

void Statement::bindOne(int index, std::nullptr_t) {
    remember(sqlite3_bind_null(m_statement, index + 1));
}

void Statement::bindOne(int index, qint64 value) {
    remember(sqlite3_bind_int64(m_statement, index + 1, value));
}

void Statement::bindOne(int index, double value) {
    remember(sqlite3_bind_double(m_statement, index + 1, value));
}

void Statement::bindOne(int index, const QString& value) {
    const QByteArray utf8 = value.toUtf8();
    remember(sqlite3_bind_text(m_statement, index + 1, utf8.constData(), static_cast<int>(utf8.size()),
                               SQLITE_TRANSIENT));
}

void Statement::bindOne(int index, const QByteArray& value) {
    // An empty blob is a value, not NULL.
    const char* data = value.isNull() ? "" : value.constData();
    remember(sqlite3_bind_blob64(m_statement, index + 1, data, static_cast<sqlite3_uint64>(value.size()),
                                 SQLITE_TRANSIENT));
}

void Statement::bindOne(int index, const QDate& value) {
    if (value.isValid())
        bindOne(index, static_cast<qint64>(value.toJulianDay()));
    else
        bindOne(index, nullptr);
}

void Statement::bindOne(int index, const QDateTime& value) {
    if (value.isValid())
        bindOne(index, static_cast<qint64>(value.toMSecsSinceEpoch()));
    else
        bindOne(index, nullptr);
}

Result<bool> Statement::step() {
    if (m_bindError != SQLITE_OK)
        return fail(ErrorCode::Internal, QStringLiteral("binding a value failed"), m_bindError);
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    Error error = m_connection->lastError(QStringLiteral("reading or writing the catalog"));
    // SQLCipher's word for a page whose code does not hold: the SQL itself was found right when it was
    // prepared.
    if (error.native == SQLITE_ERROR)
        error = {ErrorCode::Damaged,
                 QStringLiteral("%1 is damaged: a page is not what was written")
                     .arg(databaseFileName(sqlite3_db_handle(m_statement))),
                 error.native};
    return fail(std::move(error));
}

Status Statement::run() {
    auto result = step();
    reset();
    if (!result) return fail(result.error());
    return {};
}

void Statement::reset() {
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_bindError = SQLITE_OK;
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(m_statement, column);
}

QString Statement::text(int column) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(data, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::blob(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return QByteArray(data, sqlite3_column_bytes(m_statement, column));
}

std::optional<QDate> Statement::date(int column) const {
    if (isNull(column)) return std::nullopt;
    return QDate::fromJulianDay(integer(column));
}

std::optional<QDateTime> Statement::instant(int column) const {
    if (isNull(column)) return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(integer(column), Qt::UTC);
}

} // namespace bk
