#include "core/db/Migrator.h"

#include <QDir>
#include <QFile>
#include <QVersionNumber>

namespace bk {

Result<QList<Migration>> Migrator::builtIn(const QString& schema) {
    const QDir folder(QStringLiteral(":/sql/") + schema);
    QList<Migration> migrations;
    for (const QString& name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorCode::Internal, QStringLiteral("schema file %1 is missing").arg(name));
        Migration migration;
        migration.version = name.section(QLatin1Char('.'), 0, 0).toInt();
        migration.sql = file.readAll();
        const QByteArray first = migration.sql.left(migration.sql.indexOf('\n'));
        const QByteArray mark("-- minimum-program:");
        if (first.startsWith(mark))
            migration.minimumProgram = QString::fromUtf8(first.mid(mark.size())).trimmed();
        if (migration.version != migrations.size() + 1 || migration.minimumProgram.isEmpty())
            return fail(ErrorCode::Internal,
                        QStringLiteral("schema file %1 is out of order or has no minimum program").arg(name));
        migrations << migration;
    }
    if (migrations.isEmpty())
        return fail(ErrorCode::Internal, QStringLiteral("no schema files for %1").arg(schema));
    return migrations;
}

Result<int> Migrator::version(Connection& connection) {
    BK_ASSIGN(const qint64 version, connection.integer("PRAGMA user_version"));
    return static_cast<int>(version);
}

Status Migrator::migrate(Connection& connection, const QList<Migration>& migrations, const QString& program) {
    BK_ASSIGN(const int current, version(connection));
    if (current > 0) {
        BK_ASSIGN(Statement statement, connection.prepare("SELECT minimum_program FROM schema_info"));
        BK_ASSIGN(const bool row, statement.step());
        const QString minimum = row ? statement.text(0) : QString();
        if (QVersionNumber::fromString(minimum) > QVersionNumber::fromString(program))
            return fail(ErrorCode::TooNew,
                        QStringLiteral("this catalog needs Beeldkluis %1 or later; this is %2")
                            .arg(minimum, program));
    }
    for (const Migration& migration : migrations) {
        if (migration.version <= current) continue;
        BK_ASSIGN(Transaction transaction, Transaction::begin(connection));
        BK_TRY(connection.execute(
            "CREATE TABLE IF NOT EXISTS schema_info(minimum_program TEXT NOT NULL) STRICT;"));
        BK_TRY(connection.execute(migration.sql));
        BK_TRY(connection.execute("DELETE FROM schema_info"));
        BK_ASSIGN(Statement insert, connection.prepare("INSERT INTO schema_info VALUES(?)"));
        BK_TRY(insert.bind(migration.minimumProgram).run());
        BK_TRY(connection.execute("PRAGMA user_version=" + QByteArray::number(migration.version)));
        BK_TRY(transaction.commit());
    }
    return {};
}

} // namespace bk
