#pragma once

#include "core/crypto/KeyRing.h"
#include "core/db/Connection.h"

#include <array>
#include <functional>
#include <memory>

namespace bk {

/// Opens one of the databases of a catalog; knows files, keys and salts. Called from any thread.
using Opener = std::function<Result<std::unique_ptr<Connection>>(DatabaseFile, OpenMode)>;

/// The connections of one thread to the databases of a catalog, each opened when first asked for.
class ConnectionSet {
public:
    ConnectionSet(Opener opener, OpenMode mode) : m_opener(std::move(opener)), m_mode(mode) {}

    Result<Connection*> of(DatabaseFile file);
    /// Those that are open.
    template <class Function>
    void each(Function function) {
        for (auto& connection : m_connections)
            if (connection) function(*connection);
    }
    /// Closes all; they are opened anew when asked for. Not inside a transaction.
    void close();
    bool isOpen(DatabaseFile file) const { return m_connections[static_cast<std::size_t>(file)] != nullptr; }

private:
    Opener m_opener;
    OpenMode m_mode;
    std::array<std::unique_ptr<Connection>, 4> m_connections;
};

} // namespace bk
