#include "core/services/KeyFacts.h"

#include "core/store/Catalog.h"

namespace bk {

CatalogId catalogOf(Session& session) {
    return session.catalog().keys().catalogId();
}

QString administratorFingerprint(Session& session) {
    return session.catalog().keys().administratorFingerprint();
}

bool hasKeyringSlot(Session& session) {
    return session.catalog().keys().hasKeyringSlot();
}

Result<CatalogId> catalogIn(const FilePath& folder) {
    return KeyRing::catalogOf(Catalog::keyFile(folder));
}

} // namespace bk
