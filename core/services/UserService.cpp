#include "core/services/UserService.h"

#include "core/crypto/KeyFile.h"
#include "core/services/CatalogService.h"
#include "core/services/NameLength.h"
#include "core/services/RecognitionOff.h"
#include "core/services/RecoveryKeyMark.h"
#include "core/services/RosterWatch.h"
#include "core/store/Catalog.h"

#include <algorithm>

namespace bk {
namespace {

QString onOff(bool on) {
    return on ? QStringLiteral("on") : QStringLiteral("off");
}

QString inWords(Roles roles) {
    return roles.toInt() == 0 ? QStringLiteral("none") : toStrings(roles).join(QLatin1Char('+'));
}

UserView toView(const KeyRing::User& user, const KeyRing& keys) {
    return {user.id,
            user.name,
            user.roles,
            user.recognition,
            user.active(),
            user.id == keys.userId(),
            user.holdsRecoveryKey};
}

tl::unexpected<Error> noSuchUser(const QString& idOrName) {
    return fail(ErrorCode::NotFound, QStringLiteral("there is no user %1").arg(idOrName));
}

Result<KeyRing::User> userOf(const KeyRing& keys, const UserId& id) {
    for (const KeyRing::User& user : keys.users())
        if (user.id == id) return user;
    return noSuchUser(id.toString());
}

/// An event that what the log already tells did not happen.
Status recordFailure(Session& session, Connection& catalog, const char* action, const UserId& whom,
                     const Error& error) {
    const bool withRecoveryKey = QLatin1String(action) == QLatin1String("passphrase.reset");
    return session.record(catalog, action, "user", whom.uuid(),
                          error.code == ErrorCode::Cancelled  ? QStringLiteral("stopped")
                          : error.code == ErrorCode::Disk     ? QStringLiteral("disk")
                          : error.code != ErrorCode::NoAccess ? QStringLiteral("not done")
                          : withRecoveryKey                   ? QStringLiteral("wrong recovery key")
                                                              : QStringLiteral("wrong passphrase"),
                          AuditOutcome::Failed);
}

/// The same for a change of users, which was announced and will not come: for whoever announced it, and for
/// nobody else. Nothing can be done where this fails: at the next opening the announced number tells the
/// same.
void recordUnchanged(Session& session, const char* action, const UserId& whom, const Error& error,
                     std::optional<RecoveryKeyMark> markBefore = {}) {
    (void)session.catalog().write([&](Connection& catalog, ConnectionSet&) -> Status {
        BK_TRY(recordFailure(session, catalog, action, whom, error));
        if (markBefore) BK_TRY(markRecoveryKey(catalog, *markBefore));
        return settleRosterChange(catalog, session.catalog().keys());
    });
}

/// The log before the key file: DO happens only when the event is written, and the log tells when it failed.
template <class Do>
std::invoke_result_t<Do> logged(Session& session, const char* action, const UserId& whom,
                                const QString& detail, Do perform) {
    BK_TRY(session.recordRead(action, "user", whom.uuid(), detail));
    auto done = perform();
    // In force already where it was done: the next opening sees to what cannot be written here.
    (void)session.catalog().write([&](Connection& catalog, ConnectionSet&) {
        return done ? rememberKeyFile(catalog, session)
                    : recordFailure(session, catalog, action, whom, done.error());
    });
    return done;
}

} // namespace

UserService::UserService(Session& session) : m_session(session) {}

Result<QList<UserView>> UserService::list() const {
    BK_TRY(m_session.require(Right::ReadAudit));
    const KeyRing& keys = m_session.catalog().keys();
    QList<UserView> users;
    for (const KeyRing::User& user : keys.users())
        users << toView(user, keys);
    std::stable_partition(users.begin(), users.end(), [](const UserView& user) { return user.active; });
    return users;
}

Result<UserId> UserService::find(const QString& idOrName) const {
    BK_ASSIGN(const auto users, list());
    const auto id = UserId::tryFrom(idOrName.trimmed());
    const QString wanted = KeyFile::comparableName(idOrName);
    QList<UserId> withdrawn;
    for (const UserView& user : users) {
        const bool named = KeyFile::comparableName(user.name) == wanted;
        if ((id && user.id == *id) || (named && user.active)) return user.id;
        if (named) withdrawn << user.id;
    }
    if (withdrawn.isEmpty()) return noSuchUser(idOrName);
    if (withdrawn.size() == 1) return withdrawn.first();
    QStringList ids;
    for (const UserId& one : withdrawn)
        ids << one.toString();
    return fail(ErrorCode::Ambiguous,
                QStringLiteral("several users had this name: ") + ids.join(QStringLiteral(", ")));
}

Result<UserView> UserService::viewOf(const UserId& id) const {
    const KeyRing& keys = m_session.catalog().keys();
    BK_ASSIGN(const KeyRing::User user, userOf(keys, id));
    return toView(user, keys);
}

Result<UserView> UserService::add(const QString& name, Roles roles, bool recognition,
                                  const QString& passphrase) {
    BK_TRY(m_session.require(Right::ManageUsers));
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty()) return fail(ErrorCode::InvalidArgument, QStringLiteral("a user needs a name"));
    BK_TRY(checkLength(QStringLiteral("a user's name"), trimmed));
    if (roles.toInt() == 0)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a user needs at least one role"));
    BK_TRY(acceptablePassphrase(passphrase));
    const SecretBytes secret = SecretBytes::fromPassphrase(passphrase);

    const std::scoped_lock lock(m_mutex);
    KeyRing& keys = m_session.catalog().keys();
    for (const KeyRing::User& user : keys.users())
        if (user.active() && KeyFile::comparableName(user.name) == KeyFile::comparableName(trimmed))
            return fail(ErrorCode::Exists, QStringLiteral("there is a user %1 already").arg(user.name));
    const UserId id = m_session.ids().make<UserId>();
    BK_TRY(m_session.catalog().write([&](Connection& catalog, ConnectionSet&) -> Status {
        BK_TRY(
            m_session.record(catalog, "user.add", "user", id.uuid(),
                             QStringLiteral("%1, recognition %2").arg(inWords(roles), onOff(recognition))));
        return announceRosterChange(catalog, keys, "user.add", id);
    }));
    if (auto added = keys.addUser(id, trimmed, roles, recognition, secret); !added) {
        recordUnchanged(m_session, "user.add", id, added.error());
        return fail(added.error());
    }
    // In force already; where this cannot be written the next opening does it.
    (void)m_session.catalog().write(
        [&](Connection& catalog, ConnectionSet&) { return settleRosterChange(catalog, keys); });
    return viewOf(id);
}

Result<AccessOutcome> UserService::setAccess(const UserId& id, Roles roles, bool recognition,
                                             const JobControl& control) {
    BK_TRY(m_session.require(Right::ManageUsers));
    if (roles.toInt() == 0)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("a user needs at least one role; to take all away, withdraw the access"));
    return change(id, roles, recognition, control);
}

Result<RecognitionTraces> UserService::wouldErase(const UserId& id, Roles roles, bool recognition) const {
    BK_TRY(m_session.require(Right::ManageUsers));
    auto users = m_session.catalog().keys().users();
    for (KeyRing::User& user : users) {
        if (user.id != id) continue;
        user.roles = roles;
        user.recognition = recognition;
    }
    if (anybodyRecognises(users)) return RecognitionTraces();
    return m_session.catalog().read([](Connection& catalog) { return recognitionTraces(catalog); });
}

Result<AccessOutcome> UserService::disable(const UserId& id, const JobControl& control) {
    BK_TRY(m_session.require(Right::ManageUsers));
    return change(id, {}, false, control);
}

Result<AccessOutcome> UserService::change(const UserId& id, Roles roles, bool recognition,
                                          const JobControl& control) {
    const std::scoped_lock lock(m_mutex);
    KeyRing& keys = m_session.catalog().keys();
    BK_ASSIGN(const KeyRing::User before, userOf(keys, id));
    if (!before.active()) return noSuchUser(before.name);
    AccessOutcome outcome;
    if (before.roles == roles && before.recognition == recognition) {
        outcome.user = toView(before, keys);
        return outcome;
    }
    const bool anybodyBefore = anybodyRecognises(keys);
    BK_ASSIGN(KeyRing::Change change, keys.prepareAccess(id, roles, recognition));
    outcome.renewed = change.renewed();
    outcome.recoveryKey = change.recoveryKey();
    const bool logRenewed = outcome.renewed.contains(DataKey::Log);
    // Harmless when the change does not come: what is sealed for a key that never was opens to nobody.
    if (logRenewed)
        BK_TRY(m_session.catalog().write([&](Connection& catalog, ConnectionSet& all) -> Status {
            BK_ASSIGN(Connection* const audit, all.of(DatabaseFile::Audit));
            return AuditLog::resealMacRuns(catalog, *audit, keys, change);
        }));

    bool announced = false;
    const quint64 serialBefore = keys.rosterSerial();
    RecoveryKeyMark markBefore = RecoveryKeyMark::Confirmed;
    const auto announce = [&](Connection& catalog, ConnectionSet&) -> Status {
        BK_TRY(m_session.record(
            catalog, "user.access", "user", id.uuid(),
            QStringLiteral("%1 -> %2, recognition %3 -> %4, users %5")
                .arg(inWords(before.roles), inWords(roles), onOff(before.recognition), onOff(recognition))
                .arg(keys.rosterSerial() + 1)));
        BK_TRY(announceRosterChange(catalog, keys, "user.access", id));
        BK_ASSIGN(markBefore, recoveryKeyMark(catalog));
        if (!outcome.recoveryKey.isEmpty()) BK_TRY(markRecoveryKey(catalog, RecoveryKeyMark::Unconfirmed));
        announced = true;
        return {};
    };
    const auto done = m_session.catalog().changeAccess(std::move(change), announce, control);
    if (!done) {
        // What came into force all the same has the new recovery key too.
        const bool asBefore = keys.rosterSerial() == serialBefore;
        if (announced)
            recordUnchanged(m_session, "user.access", id, done.error(),
                            asBefore ? std::optional(markBefore) : std::nullopt);
        return fail(done.error());
    }
    outcome.previewsLost = done->contains(DatabaseFile::Previews);
    // In force already; where this cannot be written the next opening does it.
    (void)m_session.catalog().write([&](Connection& catalog, ConnectionSet& all) -> Status {
        BK_TRY(settleRosterChange(catalog, keys));
        if (outcome.previewsLost) BK_TRY(m_session.record(catalog, "catalog.previews-lost", "catalog", {}));
        if (!logRenewed) return {};
        BK_ASSIGN(Connection* const audit, all.of(DatabaseFile::Audit));
        return AuditLog::beginMacRun(catalog, *audit, keys);
    });
    BK_ASSIGN(outcome.user, viewOf(id));
    if (anybodyBefore && !anybodyRecognises(keys)) {
        const auto erased = eraseUnusedRecognition(m_session);
        if (erased)
            outcome.erased = *erased;
        else
            outcome.notErased = erased.error();
    }
    return outcome;
}

Result<QString> UserService::renewRecoveryKey() {
    BK_TRY(m_session.require(Right::ManageUsers));
    const std::scoped_lock lock(m_mutex);
    constexpr const char* action = "recovery-key.renew";
    const UserId self = m_session.user();
    RecoveryKeyMark before = RecoveryKeyMark::Confirmed;
    BK_TRY(m_session.catalog().write([&](Connection& catalog, ConnectionSet&) -> Status {
        BK_TRY(m_session.record(catalog, action, "user", self.uuid()));
        BK_ASSIGN(before, recoveryKeyMark(catalog));
        return markRecoveryKey(catalog, RecoveryKeyMark::Unconfirmed);
    }));
    auto renewed = m_session.catalog().keys().renewRecoveryKey();
    (void)m_session.catalog().write([&](Connection& catalog, ConnectionSet&) -> Status {
        if (renewed) return rememberKeyFile(catalog, m_session);
        BK_TRY(recordFailure(m_session, catalog, action, self, renewed.error()));
        return markRecoveryKey(catalog, before);
    });
    return renewed;
}

Status UserService::confirmRecoveryKey() {
    BK_TRY(m_session.require(Right::ManageUsers));
    const std::scoped_lock lock(m_mutex);
    return m_session.catalog().write([&](Connection& catalog, ConnectionSet&) -> Status {
        BK_ASSIGN(const RecoveryKeyMark mark, recoveryKeyMark(catalog));
        if (mark == RecoveryKeyMark::Confirmed) return {};
        BK_TRY(m_session.record(catalog, "recovery-key.confirm", "user", m_session.user().uuid()));
        return markRecoveryKey(catalog, RecoveryKeyMark::Confirmed);
    });
}

Result<bool> UserService::recoveryKeyConfirmed() const {
    BK_TRY(m_session.require(Right::ReadAudit));
    BK_ASSIGN(const RecoveryKeyMark mark,
              m_session.catalog().read([](Connection& catalog) { return recoveryKeyMark(catalog); }));
    return mark == RecoveryKeyMark::Confirmed;
}

RecoverySheet UserService::recoverySheet(const QString& recoveryKey) const {
    RecoverySheet sheet;
    sheet.organisation = m_session.organisation();
    sheet.catalog = m_session.folder().fileNameDisplay();
    if (const QString suffix = QStringLiteral(".beeldkluis"); sheet.catalog.endsWith(suffix))
        sheet.catalog.chop(suffix.size());
    sheet.administrator = m_session.userName();
    sheet.recoveryKey = recoveryKey;
    sheet.fingerprint = m_session.catalog().keys().administratorFingerprint();
    sheet.day = m_session.today();
    return sheet;
}

Status UserService::changePassphrase(const SecretBytes& current, const QString& next) {
    BK_TRY(acceptablePassphrase(next));
    const SecretBytes nextSecret = SecretBytes::fromPassphrase(next);
    return logged(m_session, "passphrase.change", m_session.user(), {},
                  [&] { return m_session.catalog().keys().changePassphrase(current, nextSecret); });
}

Status UserService::resetPassphrase(const QString& recoveryKey, const QString& next) {
    BK_TRY(acceptablePassphrase(next));
    const SecretBytes nextSecret = SecretBytes::fromPassphrase(next);
    return logged(m_session, "passphrase.reset", m_session.user(), {},
                  [&] { return m_session.catalog().keys().resetPassphrase(recoveryKey, nextSecret); });
}

Result<SecretBytes> UserService::allowKeyring() {
    return logged(m_session, "keyring.allow", m_session.user(), {},
                  [&] { return m_session.catalog().keys().addKeyringSlot(); });
}

Status UserService::forbidKeyring() {
    if (!m_session.catalog().keys().hasKeyringSlot()) return {};
    return logged(m_session, "keyring.forbid", m_session.user(), {},
                  [&] { return m_session.catalog().keys().removeKeyringSlot(); });
}

} // namespace bk
