#include "app/cli/UnavailableCommand.h"

#include "app/cli/Registry.h"

namespace bk::cli {

void addUnavailableCommands(Registry& registry) {
    for (const char* name :
         {"person erase", "person package", "backup", "restore", "model list", "model install", "model use"})
        registry.add<UnavailableCommand>(name);
}

} // namespace bk::cli
