#include "app/cli/UnavailableCommand.h"

#include "app/cli/Registry.h"

namespace bk::cli {

void addUnavailableCommands(Registry& registry) {
    for (const char* name : {"person erase", "person package", "backup", "restore"})
        registry.add<UnavailableCommand>(name);
}

} // namespace bk::cli
