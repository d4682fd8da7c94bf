#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>

struct sqlite3_stmt;

namespace bk {

class Connection;

/// One prepared statement. Belongs to the thread that uses its connection; must not outlive it. Parameters
/// and columns are numbered from 0. Errors are remembered: bind as much as wanted, step() or run() tells.
class Statement {
public:
    Statement() = default;
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    /// Binds all arguments in order. Takes integers, double, bool, QString, QByteArray, ids, QDate (Julian
    /// day), QDateTime (UTC milliseconds), optionals of these, nullptr.
    template <class... Arguments>
    Statement& bind(const Arguments&... arguments) {
        int index = 0;
        (bindOne(index++, arguments), ...);
        return *this;
    }

    void bindOne(int index, std::nullptr_t);
    void bindOne(int index, qint64 value);
    void bindOne(int index, int value) { bindOne(index, static_cast<qint64>(value)); }
    void bindOne(int index, quint64 value) { bindOne(index, static_cast<qint64>(value)); }
    void bindOne(int index, bool value) { bindOne(index, static_cast<qint64>(value)); }
    void bindOne(int index, double value);
    void bindOne(int index, const QString& value);
    void bindOne(int index, const QByteArray& value);
    void bindOne(int index, const QDate& value);
    void bindOne(int index, const QDateTime& value);
    template <class Tag>
    void bindOne(int index, const Id<Tag>& id) {
        if (id.isNull())
            bindOne(index, nullptr);
        else
            bindOne(index, id.toBytes());
    }
    template <class T>
    void bindOne(int index, const std::optional<T>& value) {
        if (value)
            bindOne(index, *value);
        else
            bindOne(index, nullptr);
    }

    /// True when there is a row to read.
    Result<bool> step();
    /// For statements without rows. Resets, so that it can be bound and run again.
    Status run();
    void reset();

    bool isNull(int column) const;
    qint64 integer(int column) const;
    double real(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    QString text(int column) const;
    QByteArray blob(int column) const;
    std::optional<QDate> date(int column) const;
    std::optional<QDateTime> instant(int column) const;
    template <class AnId>
    AnId id(int column) const {
        return AnId::fromBytes(blob(column));
    }
    template <class AnId>
    std::optional<AnId> optionalId(int column) const {
        if (isNull(column)) return std::nullopt;
        return id<AnId>(column);
    }

private:
    friend class Connection;
    Statement(Connection* connection, sqlite3_stmt* statement)
        : m_connection(connection), m_statement(statement) {}
    void remember(int code);

    Connection* m_connection = nullptr;
    sqlite3_stmt* m_statement = nullptr;
    int m_bindError = 0;
};

} // namespace bk
