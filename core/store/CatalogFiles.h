#pragma once

#include "core/base/FilePath.h"
#include "core/crypto/KeyRing.h"
#include "core/db/Connection.h"

#include <array>

namespace bk {

/// The databases of a catalog: names, and the data keys they are under.
inline constexpr std::array allDatabases = {DatabaseFile::Catalog, DatabaseFile::Faces,
                                            DatabaseFile::Previews, DatabaseFile::Audit};

constexpr DataKey dataKeyOf(DatabaseFile file) {
    return file == DatabaseFile::Faces ? DataKey::Face : DataKey::Main;
}

/// "catalog.db"; the context of its key too.
QByteArray databaseName(DatabaseFile file);

/// Brings the tables of CONNECTION, which is to FILE, up to this version. TooNew, Disk, Damaged.
Status migrateDatabase(Connection& connection, DatabaseFile file);

inline FilePath vaultFolder(const FilePath& catalog) {
    return catalog.child("vault");
}
/// The context of the vault's key.
inline constexpr QByteArrayView vaultContext("vault");

/// The first 16 bytes of a database, its salt; shorter when the file is. NotFound, Disk.
Result<QByteArray> saltIn(const FilePath& database);

} // namespace bk
