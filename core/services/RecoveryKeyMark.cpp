#include "core/services/RecoveryKeyMark.h"

#include "core/store/SettingStore.h"

namespace bk {
namespace {

const QString unconfirmedKey = QStringLiteral("recovery_key_unconfirmed");

} // namespace

Status markRecoveryKey(Connection& catalog, RecoveryKeyMark mark) {
    return SettingStore(catalog).setValue(
        unconfirmedKey, mark == RecoveryKeyMark::Unconfirmed ? QStringLiteral("yes") : QString());
}

Result<RecoveryKeyMark> recoveryKeyMark(Connection& catalog) {
    BK_ASSIGN(const QString unconfirmed, SettingStore(catalog).value(unconfirmedKey));
    return unconfirmed.isEmpty() ? RecoveryKeyMark::Confirmed : RecoveryKeyMark::Unconfirmed;
}

} // namespace bk
