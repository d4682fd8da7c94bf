#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"

#include <QList>
#include <QString>

namespace bk {

/// One numbered schema file, ":/sql/NAME/0001.sql". Its first line says the oldest program that can work with
/// the result:
/// "-- minimum-program: 0.1.0".
struct Migration {
    int version = 0;
    QString minimumProgram;
    QByteArray sql;
};

/// Brings a database to the newest schema: each file in a transaction of its own, in which version and
/// minimum program are stored too. One thread, the one of the connection.
class Migrator {
public:
    /// Reads ":/sql/SCHEMA/*.sql". Internal when numbers are missing.
    static Result<QList<Migration>> builtIn(const QString& schema);

    /// TooNew when the file was made by a program whose minimum is above PROGRAM. Nothing changes on failure
    /// beyond the migrations that were committed before it.
    static Status migrate(Connection& connection, const QList<Migration>& migrations, const QString& program);
    /// 0 for an empty database.
    static Result<int> version(Connection& connection);
};

} // namespace bk
