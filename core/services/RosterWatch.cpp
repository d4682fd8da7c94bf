#include "core/services/RosterWatch.h"

#include "core/base/AtomicFile.h"
#include "core/crypto/KeyFile.h"
#include "core/store/Catalog.h"
#include "core/store/SettingStore.h"

#include <optional>

namespace bk {
namespace {

const QString serialKey = QStringLiteral("roster_serial");
/// The ids of the data keys that went with it.
const QString keysKey = QStringLiteral("roster_keys");
const QString announcedKey = QStringLiteral("roster_announced");
/// Of the key file, which grows by one with each writing of it.
const QString generationKey = QStringLiteral("key_file_generation");

struct Announced {
    quint64 serial = 0;
    QByteArray action;
    QUuid whom;
};

/// The number that KEY has, which the catalog has seen.
Result<std::optional<quint64>> seenNumber(SettingStore& settings, const QString& key) {
    BK_ASSIGN(const QString text, settings.value(key));
    bool fits = false;
    const quint64 serial = text.toULongLong(&fits);
    return fits ? std::optional(serial) : std::nullopt;
}

QString keyIdsOf(const KeyRing& keys) {
    QByteArray ids;
    for (const DataKey key : {DataKey::Main, DataKey::Vault, DataKey::Face, DataKey::Log})
        ids += keys.keyId(key);
    return QString::fromLatin1(ids.toHex());
}

Result<quint64> generationInForce(Session& session) {
    BK_ASSIGN(const QByteArray bytes, readWhole(Catalog::keyFile(session.folder()), KeyFile::sizeLimit));
    BK_ASSIGN(const KeyFile file, KeyFile::parse(bytes));
    return file.generation;
}

/// An older file with the same list of users is no reason to keep anybody out: it may have been put back for
/// one that was damaged. But passphrases that were changed since count again, so the log tells.
Status watchGeneration(Connection& catalog, Session& session) {
    SettingStore settings(catalog);
    BK_ASSIGN(const auto seen, seenNumber(settings, generationKey));
    BK_ASSIGN(const quint64 inForce, generationInForce(session));
    if (seen && inForce < *seen)
        BK_TRY(session.record(catalog, "catalog.older-keys", "catalog", {},
                              QStringLiteral("writing %1 of %2 seen").arg(inForce).arg(*seen)));
    if (seen == inForce) return {};
    return settings.setValue(generationKey, QString::number(inForce));
}

Result<std::optional<Announced>> announcedChange(SettingStore& settings) {
    BK_ASSIGN(const QString text, settings.value(announcedKey));
    const QStringList parts = text.split(QLatin1Char(' '));
    if (parts.size() != 3) return std::nullopt;
    return Announced{parts[0].toULongLong(), parts[1].toLatin1(), QUuid(parts[2])};
}

} // namespace

Status announceRosterChange(Connection& catalog, const KeyRing& keys, const char* action,
                            const UserId& whom) {
    return SettingStore(catalog).setValue(announcedKey, QStringLiteral("%1 %2 %3")
                                                            .arg(QString::number(keys.rosterSerial() + 1),
                                                                 QLatin1String(action), whom.toString()));
}

Status settleRosterChange(Connection& catalog, const KeyRing& keys) {
    SettingStore settings(catalog);
    BK_TRY(settings.setValue(serialKey, QString::number(keys.rosterSerial())));
    BK_TRY(settings.setValue(keysKey, keyIdsOf(keys)));
    return settings.setValue(announcedKey, QString());
}

Status checkRoster(Connection& catalog, Session& session) {
    SettingStore settings(catalog);
    KeyRing& keys = session.catalog().keys();
    const quint64 inForce = keys.rosterSerial();
    BK_ASSIGN(const auto seen, seenNumber(settings, serialKey));
    BK_ASSIGN(const auto announced, announcedChange(settings));
    if (seen && inForce < *seen)
        return fail(ErrorCode::Damaged,
                    QStringLiteral("the key file is older than this catalog: its list of users is number %1, "
                                   "and number %2 was in force; put the newer catalog.keys back, or the "
                                   "whole folder of one moment")
                        .arg(inForce)
                        .arg(*seen));
    BK_ASSIGN(const QString seenKeys, settings.value(keysKey));
    if (seen && inForce == *seen && !seenKeys.isEmpty() && seenKeys != keyIdsOf(keys))
        return fail(ErrorCode::Damaged,
                    QStringLiteral("the key file is not the one of this catalog: its list of users has the "
                                   "same number, %1, and other keys; put the catalog.keys of this catalog "
                                   "back, or the whole folder of one moment")
                        .arg(inForce));
    BK_TRY(keys.writeInCurrentFormat());
    if (announced && announced->serial > inForce)
        BK_TRY(session.record(catalog, announced->action.constData(), "user", announced->whom,
                              QStringLiteral("interrupted: not in force"), AuditOutcome::Failed));
    const bool expected = announced && announced->serial == inForce;
    if (seen && inForce > *seen && !expected)
        BK_TRY(session.record(catalog, "catalog.older-copy", "catalog", {},
                              QStringLiteral("users %1 of %2 seen").arg(*seen).arg(inForce)));
    if (announced || !seen || inForce != *seen || seenKeys.isEmpty())
        BK_TRY(settleRosterChange(catalog, keys));
    return watchGeneration(catalog, session);
}

Status rememberKeyFile(Connection& catalog, Session& session) {
    BK_ASSIGN(const quint64 inForce, generationInForce(session));
    return SettingStore(catalog).setValue(generationKey, QString::number(inForce));
}

} // namespace bk
