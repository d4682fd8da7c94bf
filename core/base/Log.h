#pragma once

#include <QLoggingCategory>

namespace bk {

// No names, paths or keys in any line above debug; debug is off in release builds.
Q_DECLARE_LOGGING_CATEGORY(logCatalog)
Q_DECLARE_LOGGING_CATEGORY(logImport)
Q_DECLARE_LOGGING_CATEGORY(logFaces)
Q_DECLARE_LOGGING_CATEGORY(logUi)

} // namespace bk
