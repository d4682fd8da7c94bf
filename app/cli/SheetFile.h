#pragma once

#include "app/cli/Options.h"
#include "core/services/RecoverySheet.h"

#include <optional>

namespace bk::cli {

/// `--sheet FILE`: where the sheet with a new recovery key goes.
class SheetFile {
public:
    void setUp(Options& options);
    /// Disk when there is something at its place: to be asked before a key is made.
    Status requireFree() const;
    /// Nothing without the option.
    Status write(const RecoverySheet& sheet) const;

private:
    std::optional<FilePath> m_file;
};

} // namespace bk::cli
