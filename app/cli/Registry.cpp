#include "app/cli/Registry.h"

#include "app/cli/AuditCommands.h"
#include "app/cli/BatchCommand.h"
#include "app/cli/CheckCommands.h"
#include "app/cli/ClearanceCommands.h"
#include "app/cli/CollectionCommands.h"
#include "app/cli/CreateCommand.h"
#include "app/cli/DemoCommand.h"
#include "app/cli/ExportCommand.h"
#include "app/cli/FaceCommands.h"
#include "app/cli/FormCommands.h"
#include "app/cli/GroupCommands.h"
#include "app/cli/ImportCommand.h"
#include "app/cli/ModelCommands.h"
#include "app/cli/PassphraseCommands.h"
#include "app/cli/PersonCommands.h"
#include "app/cli/PhotoCommands.h"
#include "app/cli/PublicationCommands.h"
#include "app/cli/PurposeCommands.h"
#include "app/cli/QuitclaimCommands.h"
#include "app/cli/ReceiptCommands.h"
#include "app/cli/ReportCommands.h"
#include "app/cli/ScanCommand.h"
#include "app/cli/TaskCommands.h"
#include "app/cli/UnavailableCommand.h"
#include "app/cli/UserCommands.h"

namespace bk::cli {

std::vector<std::unique_ptr<Command>> Registry::commands() const {
    std::vector<std::unique_ptr<Command>> made;
    made.reserve(m_makers.size());
    for (const auto& make : m_makers)
        made.push_back(make());
    return made;
}

const Registry& Registry::all() {
    static const Registry registry = [] {
        Registry made;
        addCreateCommand(made);
        addImportCommand(made);
        addCollectionCommands(made);
        addScanCommand(made);
        addPhotoCommands(made);
        addFaceCommands(made);
        addGroupCommands(made);
        addModelCommands(made);
        addPersonCommands(made);
        addQuitclaimCommands(made);
        addReceiptCommands(made);
        addFormCommands(made);
        addClearanceCommands(made);
        addReportCommands(made);
        addPurposeCommands(made);
        addExportCommand(made);
        addPublicationCommands(made);
        addTaskCommands(made);
        addUserCommands(made);
        addPassphraseCommands(made);
        addAuditCommands(made);
        addCheckCommands(made);
        addBatchCommand(made);
        addDemoCommand(made);
        addUnavailableCommands(made);
        return made;
    }();
    return registry;
}

} // namespace bk::cli
