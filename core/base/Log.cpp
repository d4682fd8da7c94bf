#include "core/base/Log.h"

namespace bk {

Q_LOGGING_CATEGORY(logCatalog, "beeldkluis.catalog", QtWarningMsg)
Q_LOGGING_CATEGORY(logImport, "beeldkluis.import", QtWarningMsg)
Q_LOGGING_CATEGORY(logFaces, "beeldkluis.faces", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "beeldkluis.ui", QtWarningMsg)

} // namespace bk
