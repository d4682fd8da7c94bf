#pragma once

namespace bk {

/// Makes what is compiled in (models, schema files, icons, themes, example photos) readable under ":/". Call once at the
/// start of every program and test.
void initResources();

} // namespace bk
