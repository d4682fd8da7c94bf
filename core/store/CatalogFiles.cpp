#include "core/store/CatalogFiles.h"

#include "core/db/Migrator.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace bk {

QByteArray databaseName(DatabaseFile file) {
    switch (file) {
    case DatabaseFile::Catalog:
        return "catalog.db";
    case DatabaseFile::Faces:
        return "faces.db";
    case DatabaseFile::Previews:
        return "previews.db";
    case DatabaseFile::Audit:
        return "audit.db";
    }
    return {};
}

Status migrateDatabase(Connection& connection, DatabaseFile file) {
    const QString schema = QString::fromUtf8(databaseName(file)).section(QLatin1Char('.'), 0, 0);
    BK_ASSIGN(const auto migrations, Migrator::builtIn(schema));
    return Migrator::migrate(connection, migrations, QStringLiteral(BK_VERSION));
}

Result<QByteArray> saltIn(const FilePath& database) {
    constexpr qsizetype saltSize = 16;
    FILE* stream = std::fopen(database.bytes().constData(), "rb");
    if (stream == nullptr) {
        const int number = errno;
        return fail(number == ENOENT ? ErrorCode::NotFound : ErrorCode::Disk,
                    QStringLiteral("%1 cannot be read: %2")
                        .arg(database.fileNameDisplay(), QString::fromLocal8Bit(std::strerror(number))),
                    number);
    }
    QByteArray head(saltSize, '\0');
    const std::size_t count = std::fread(head.data(), 1, static_cast<std::size_t>(head.size()), stream);
    const bool broken = std::ferror(stream) != 0;
    std::fclose(stream);
    if (broken)
        return fail(ErrorCode::Disk, QStringLiteral("%1 cannot be read").arg(database.fileNameDisplay()));
    head.truncate(static_cast<qsizetype>(count));
    return head;
}

} // namespace bk
