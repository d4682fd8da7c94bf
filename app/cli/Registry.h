#pragma once

#include "app/cli/Command.h"

#include <functional>
#include <memory>
#include <vector>

namespace bk::cli {

/// All verbs of the program. Immutable once made; may be shared by threads.
class Registry {
public:
    template <class ACommand, class... Arguments>
    void add(Arguments... arguments) {
        m_makers.push_back([arguments...] { return std::make_unique<ACommand>(arguments...); });
    }

    /// Fresh commands, in the order of the help text.
    std::vector<std::unique_ptr<Command>> commands() const;

    /// Every verb of the contract.
    static const Registry& all();

private:
    std::vector<std::function<std::unique_ptr<Command>()>> m_makers;
};

} // namespace bk::cli
