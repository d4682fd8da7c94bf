#include "core/store/Catalog.h"

#include "core/db/Migrator.h"
#include "core/store/AuditLog.h"

#include <QThread>

#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace bk {
namespace {

constexpr std::array allDatabases = {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews,
                                     DatabaseFile::Audit};

DataKey dataKeyOf(DatabaseFile file) {
    return file == DatabaseFile::Faces ? DataKey::Face : DataKey::Main;
}

QString schemaOf(DatabaseFile file) {
    return QString::fromUtf8(Catalog::fileName(file)).section(QLatin1Char('.'), 0, 0);
}

/// The first 16 bytes of a database are its salt. The key comes with the salt from the key file, so nothing
/// else would notice that they were changed.
Status mustBeginWith(const FilePath& file, const QByteArray& salt) {
    FILE* stream = std::fopen(file.bytes().constData(), "rb");
    if (stream == nullptr) {
        const int number = errno;
        return fail(number == ENOENT ? ErrorCode::Damaged : ErrorCode::Disk,
                    QStringLiteral("%1 cannot be read: %2")
                        .arg(file.fileNameDisplay(), QString::fromLocal8Bit(std::strerror(number))),
                    number);
    }
    QByteArray head(salt.size(), '\0');
    const std::size_t count = std::fread(head.data(), 1, static_cast<std::size_t>(head.size()), stream);
    const bool broken = std::ferror(stream) != 0;
    std::fclose(stream);
    if (broken) return fail(ErrorCode::Disk, QStringLiteral("%1 cannot be read").arg(file.fileNameDisplay()));
    if (count == static_cast<std::size_t>(head.size()) && head == salt) return {};
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
        BK_ASSIGN(const auto migrations, Migrator::builtIn(schemaOf(file)));
        BK_TRY(Migrator::migrate(*connection, migrations, QStringLiteral(BK_VERSION)));
        BK_TRY(connection->truncateWal());
    }
    return {};
}

Result<std::unique_ptr<Catalog>> Catalog::open(const FilePath& folder, std::unique_ptr<KeyRing> keys,
                                               std::unique_ptr<FolderLock> lock) {
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
        BK_ASSIGN(const auto migrations, Migrator::builtIn(schemaOf(file)));
        BK_TRY(Migrator::migrate(*connection, migrations, QStringLiteral(BK_VERSION)));
    }
    return std::unique_ptr<Catalog>(new Catalog(folder, std::move(keys), std::move(lock)));
}

Catalog::Catalog(FilePath folder, std::unique_ptr<KeyRing> keys, std::unique_ptr<FolderLock> lock)
    : m_folder(std::move(folder)), m_keys(std::move(keys)), m_lock(std::move(lock)) {
    auto vaultKey = m_keys->subkey(DataKey::Vault, "vault");
    m_vault =
        std::make_unique<Vault>(m_folder.child("vault"), vaultKey ? std::move(*vaultKey) : SecretBytes());
    const Opener opener = [this](DatabaseFile file, OpenMode mode) {
        return openDatabase(m_folder, *m_keys, file, mode);
    };
    m_readers = std::make_unique<ReadPool>(opener, std::max(4, QThread::idealThreadCount() * 2));
    m_writer = std::make_unique<WriteQueue>(
        opener, [this](ConnectionSet& connections) { AuditLog::drainOutbox(connections, *m_keys); });
}

Catalog::~Catalog() {
    // Readers first: an open snapshot would keep the write-ahead log from being emptied.
    m_readers.reset();
    m_writer.reset();
}

} // namespace bk
