#include "core/db/ConnectionSet.h"

namespace bk {

Result<Connection*> ConnectionSet::of(DatabaseFile file) {
    auto& place = m_connections[static_cast<std::size_t>(file)];
    if (!place) {
        BK_ASSIGN(place, m_opener(file, m_mode));
    }
    return place.get();
}

void ConnectionSet::close() {
    for (auto& connection : m_connections)
        connection.reset();
}

} // namespace bk
