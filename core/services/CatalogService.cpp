#include "core/services/CatalogService.h"

#include "core/services/ClearanceService.h"
#include "core/services/CollectionService.h"
#include "core/services/NameLength.h"
#include "core/services/RecoveryKeyMark.h"
#include "core/services/RosterWatch.h"
#include "core/services/UnlockGuard.h"
#include "core/services/VaultTidy.h"
#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/SettingStore.h"

#include <sys/stat.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <thread>

namespace bk {
namespace {

/// Set once an older catalog.db was put back: from then on no scan is taken for a stray.
const QString keepStraysKey = QStringLiteral("keep_stray_scans");

bool exists(const FilePath& path) {
    struct stat info = {};
    return ::lstat(path.bytes().constData(), &info) == 0;
}

Status requireKeyFile(const FilePath& folder) {
    if (exists(Catalog::keyFile(folder))) return {};
    // Somebody else's catalog is not a damaged one.
    if (const int reason = errno; reason == EACCES)
        return fail(ErrorCode::Disk,
                    QStringLiteral("%1 cannot be read: %2")
                        .arg(folder.display(), QString::fromLocal8Bit(std::strerror(reason))),
                    reason);
    if (!exists(folder))
        return fail(ErrorCode::NotFound, QStringLiteral("there is no catalog at %1").arg(folder.display()));
    // The key ring mentions an older version that could be put back.
    if (const auto missing = KeyRing::catalogOf(Catalog::keyFile(folder));
        !missing && missing.error().code == ErrorCode::Damaged)
        return fail(missing.error());
    return fail(
        ErrorCode::Damaged,
        QStringLiteral("%1 has no key file; it is not a catalog, or a damaged one").arg(folder.display()));
}

Status fillNew(Connection& catalog, const KeyRing& keys, const Stamp& stamp, const NewCatalog& wanted,
               IdSource& ids) {
    SettingStore settings(catalog);
    BK_TRY(settings.setValue(QStringLiteral("organisation"), wanted.organisation.trimmed()));
    int position = 0;
    for (const QString& key : Purpose::defaultKeys())
        BK_TRY(settings.addPurpose(*Purpose::tryFrom(key), position++));
    Collection first;
    first.id = ids.make<CollectionId>();
    first.name = CollectionService::defaultName();
    BK_TRY(CollectionStore(catalog).insert(first, stamp));
    BK_TRY(markRecoveryKey(catalog, RecoveryKeyMark::Unconfirmed));
    AuditEvent event;
    event.at = stamp.at;
    event.user = stamp.by;
    event.roles = keys.roles();
    event.action = QStringLiteral("catalog.create");
    event.objectKind = QStringLiteral("catalog");
    return AuditLog::record(catalog, event, keys);
}

Status logUnlock(Session& session, const UnlockGuard& guard, const QString& how) {
    return session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        if (const auto moments = guard.failures(); !moments.isEmpty())
            BK_TRY(session.record(
                connection, "catalog.unlock-failed", "catalog", {},
                QStringLiteral("%1 failed, from %2 to %3")
                    .arg(guard.count())
                    .arg(moments.first().toString(Qt::ISODate), moments.last().toString(Qt::ISODate)),
                AuditOutcome::Failed));
        QString detail = how;
        if (session.clockTurnedBack())
            detail += QStringLiteral(", the clock was turned back");
        else if (session.clockDoubtful())
            detail += QStringLiteral(", the clock is years ahead");
        return session.record(connection, "catalog.unlock", "catalog", {}, detail);
    });
}

} // namespace

Status acceptablePassphrase(const QString& passphrase) {
    if (passphrase.size() >= 8) return {};
    return fail(ErrorCode::InvalidArgument, QStringLiteral("the passphrase needs at least 8 characters"));
}

int passphraseStrength(const QString& passphrase) {
    // Bits of a blind guess: the alphabet's size to the length, where repeated characters and runs count for
    // little.
    double alphabet = 0;
    const auto has = [&](auto test) { return std::any_of(passphrase.begin(), passphrase.end(), test); };
    if (has([](QChar c) { return c.isLower(); })) alphabet += 26;
    if (has([](QChar c) { return c.isUpper(); })) alphabet += 26;
    if (has([](QChar c) { return c.isDigit(); })) alphabet += 10;
    if (has([](QChar c) { return !c.isLetterOrNumber(); })) alphabet += 20;
    if (has([](QChar c) { return c.unicode() > 127; })) alphabet += 60;
    double length = 0;
    QSet<QChar> seen;
    for (qsizetype i = 0; i < passphrase.size(); ++i) {
        const bool run =
            i > 0 && std::abs(int(passphrase[i].unicode()) - int(passphrase[i - 1].unicode())) <= 1;
        length += run ? 0.2 : seen.contains(passphrase[i]) ? 0.6 : 1.0;
        seen << passphrase[i];
    }
    const double bits = alphabet > 0 ? length * std::log2(alphabet) : 0;
    if (passphrase.size() < 8 || bits < 30) return 0;
    if (bits < 45) return 1;
    if (bits < 60) return 2;
    if (bits < 80) return 3;
    return 4;
}

CatalogService::CatalogService(std::shared_ptr<const Clock> clock, std::shared_ptr<IdSource> ids)
    : m_clock(std::move(clock)), m_ids(std::move(ids)), m_pause([](std::chrono::milliseconds time) {
        std::this_thread::sleep_for(time);
        return true;
    }) {}

Result<CreatedCatalog> CatalogService::create(const NewCatalog& wanted) const {
    if (wanted.folder.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a catalog needs a folder"));
    if (wanted.administrator.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a catalog needs an administrator's name"));
    BK_TRY(checkLength(QStringLiteral("an administrator's name"), wanted.administrator.trimmed()));
    BK_TRY(checkLength(QStringLiteral("an organisation's name"), wanted.organisation.trimmed()));
    BK_TRY(acceptablePassphrase(wanted.passphrase));
    if (exists(wanted.folder))
        return fail(ErrorCode::Exists, QStringLiteral("%1 is there already").arg(wanted.folder.display()));

    // Built under another name and renamed when whole: a half-made catalog never bears the name.
    const FilePath building = wanted.folder.parent().child('.' + wanted.folder.fileName() + ".new-" +
                                                           m_ids->next().toByteArray(QUuid::WithoutBraces));
    if (::mkdir(building.bytes().constData(), 0700) != 0) {
        const int number = errno;
        return fail(ErrorCode::Disk,
                    QStringLiteral("%1 cannot be made: %2")
                        .arg(wanted.folder.display(), QString::fromLocal8Bit(std::strerror(number))),
                    number);
    }
    QString recoveryKey;
    const auto build = [&]() -> Status {
        BK_ASSIGN(KeyRing::Created created,
                  KeyRing::create(Catalog::keyFile(building), m_ids->make<CatalogId>(), m_ids->make<UserId>(),
                                  wanted.administrator.trimmed(),
                                  SecretBytes::fromPassphrase(wanted.passphrase), wanted.cost));
        recoveryKey = created.recoveryKey;
        BK_TRY(Catalog::createFiles(building, *created.ring));
        BK_ASSIGN(auto lock, FolderLock::take(building));
        BK_ASSIGN(const auto catalog, Catalog::open(building, std::move(created.ring), std::move(lock)));
        const Stamp stamp{catalog->keys().userId(), m_clock->now()};
        return catalog->write([&](Connection& connection, ConnectionSet&) -> Status {
            return fillNew(connection, catalog->keys(), stamp, wanted, *m_ids);
        });
    };
    Status built = build();
    if (built && ::rename(building.bytes().constData(), wanted.folder.bytes().constData()) != 0) {
        const int number = errno;
        built = fail(ErrorCode::Disk, QString::fromLocal8Bit(std::strerror(number)), number);
    }
    if (!built) {
        std::error_code ignored;
        std::filesystem::remove_all(building.toStd(), ignored);
        return fail(built.error());
    }
    BK_ASSIGN(auto session, open(wanted.folder, QString(), wanted.passphrase));
    return CreatedCatalog{std::move(session), recoveryKey};
}

Result<std::unique_ptr<Session>> CatalogService::open(const FilePath& folder, const QString& user,
                                                      const QString& passphrase) const {
    const SecretBytes secret = SecretBytes::fromPassphrase(passphrase);
    return unlock(folder, How::Passphrase,
                  [&](const FilePath& keyFile) { return KeyRing::unlock(keyFile, user, secret); });
}

Result<std::unique_ptr<Session>> CatalogService::openWithRecoveryKey(const FilePath& folder,
                                                                     const QString& recoveryKey) const {
    return unlock(folder, How::RecoveryKey,
                  [&](const FilePath& keyFile) { return KeyRing::unlockWithRecovery(keyFile, recoveryKey); });
}

Result<std::unique_ptr<Session>> CatalogService::openWithKeyring(const FilePath& folder, const UserId& user,
                                                                 const SecretBytes& secret) const {
    return unlock(folder, How::Keyring,
                  [&](const FilePath& keyFile) { return KeyRing::unlockWithKeyring(keyFile, user, secret); });
}

Result<std::unique_ptr<Session>> CatalogService::unlock(const FilePath& folder, How how,
                                                        const Unlock& tryKey) const {
    BK_TRY(requireKeyFile(folder));
    UnlockGuard guard(folder, *m_clock);
    const bool guessed = how != How::Keyring;
    std::unique_ptr<FolderLock> lock;
    for (int failures = guard.count(); lock == nullptr;) {
        // Without the lock: somebody who waits for nothing keeps nobody else out.
        if (const auto wait = guard.wait(); guessed && wait.count() > 0 && !m_pause(wait))
            return fail(ErrorCode::Cancelled, QStringLiteral("stopped"));
        BK_ASSIGN(lock, FolderLock::take(folder));
        // Another program failed meanwhile: many that waited together are not let in one after the other.
        if (const int now = guard.count(); guessed && now > failures) {
            failures = now;
            lock.reset();
        }
    }
    auto keys = tryKey(Catalog::keyFile(folder));
    if (!keys) {
        // Where nothing can be written the slow derivation is what slows down.
        if (guessed && keys.error().code == ErrorCode::NoAccess) (void)guard.failed();
        return fail(keys.error());
    }
    return start(folder, how, std::move(*keys), std::move(lock));
}

Result<std::unique_ptr<Session>> CatalogService::start(const FilePath& folder, How how,
                                                       std::unique_ptr<KeyRing> keys,
                                                       std::unique_ptr<FolderLock> lock) const {
    BK_ASSIGN(auto catalog, Catalog::open(folder, std::move(keys), std::move(lock)));
    auto session = std::make_unique<Session>(std::move(catalog), m_clock, m_ids);
    BK_TRY(session->catalog().write([&](Connection& connection, ConnectionSet& all) -> Status {
        BK_ASSIGN(Connection* const audit, all.of(DatabaseFile::Audit));
        BK_ASSIGN(const bool older, AuditLog::continueAfterLog(connection, *audit));
        if (older) {
            // Scans that this copy does not know may be evidence that the newer one knew.
            BK_TRY(SettingStore(connection).setValue(keepStraysKey, QStringLiteral("yes")));
            BK_TRY(session->record(connection, "catalog.older-copy", "catalog", {}));
        }
        // Whoever opens with it has it.
        if (how == How::RecoveryKey) BK_TRY(markRecoveryKey(connection, RecoveryKeyMark::Confirmed));
        return checkRoster(connection, *session);
    }));
    (void)session->today();
    UnlockGuard guard(folder, *m_clock);
    BK_TRY(logUnlock(*session, guard,
                     how == How::Passphrase    ? QStringLiteral("passphrase")
                     : how == How::RecoveryKey ? QStringLiteral("recovery key")
                                               : QStringLiteral("keyring")));
    (void)guard.forget();
    // What was interrupted is brought to its end: keys of ended permissions go, and passed days show in the
    // clearances.
    // A scan whose recording was cut short is nobody's evidence.
    const auto keepStrays = session->catalog().read(
        [](Connection& connection) { return SettingStore(connection).value(keepStraysKey); });
    if (keepStrays && keepStrays->isEmpty()) (void)tidyVault(*session);
    // A full disk keeps nobody out: it is tried again before anything is read.
    if (const auto settled = ClearanceService(*session).refresh();
        !settled && settled.error().code != ErrorCode::Disk)
        return fail(settled.error());
    return session;
}

} // namespace bk
