#include "core/services/KeyFacts.h"

#include "core/store/Catalog.h"

#include <algorithm>

namespace bk {

CatalogId catalogOf(Session& session) {
    return session.catalog().keys().catalogId();
}

QString administratorFingerprint(Session& session) {
    return session.catalog().keys().administratorFingerprint();
}

bool holdsRecoveryKey(Session& session) {
    const QList<KeyRing::User> users = session.catalog().keys().users();
    return std::any_of(users.begin(), users.end(), [&](const KeyRing::User& user) {
        return user.id == session.user() && user.holdsRecoveryKey;
    });
}

bool hasKeyringSlot(Session& session) {
    return session.catalog().keys().hasKeyringSlot();
}

Result<CatalogId> catalogIn(const FilePath& folder) {
    return KeyRing::catalogOf(Catalog::keyFile(folder));
}

} // namespace bk
