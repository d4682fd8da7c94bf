#pragma once

namespace bk::cli {

class Registry;

/// How much may be used for what, and what was decided beside what people signed.
void addReportCommands(Registry& registry);

} // namespace bk::cli
