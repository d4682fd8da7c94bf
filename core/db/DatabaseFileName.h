#pragma once

#include <QString>

struct sqlite3;

namespace bk {

/// The name of DATABASE's file without its folder, for sentences; empty where there is none. On the thread of
/// its connection.
QString databaseFileName(sqlite3* database);

} // namespace bk
