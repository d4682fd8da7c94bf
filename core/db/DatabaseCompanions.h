#pragma once

#include <array>

namespace bk {

/// What SQLite keeps beside a database: its name with one of these behind it.
inline constexpr std::array databaseCompanions = {"-wal", "-shm", "-journal"};

} // namespace bk
