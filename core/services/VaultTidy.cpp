#include "core/services/VaultTidy.h"

#include "core/store/Catalog.h"
#include "core/store/QuitclaimStore.h"

namespace bk {

Status tidyVault(Session& session) {
    BK_ASSIGN(const auto attachments, session.catalog().read([](Connection& connection) {
        return QuitclaimStore(connection).attachments();
    }));
    QSet<AttachmentId> known;
    for (const Attachment& scan : attachments)
        known << scan.id;
    return session.catalog().vault().removeStrays(known);
}

} // namespace bk
