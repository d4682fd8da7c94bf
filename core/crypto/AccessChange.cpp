#include "core/crypto/AccessChange.h"

#include "core/crypto/KeyAccess.h"
#include "core/crypto/KeyRoster.h"
#include "core/crypto/Slots.h"

namespace bk {
namespace {

constexpr std::size_t keySize = 32;

QList<DatabaseFile> databasesUnder(DataKey key) {
    switch (key) {
    case DataKey::Main:
        return {DatabaseFile::Catalog, DatabaseFile::Previews, DatabaseFile::Audit};
    case DataKey::Face:
        return {DatabaseFile::Faces};
    case DataKey::Vault:
    case DataKey::Log:
        return {};
    }
    return {};
}

/// The entries of persons under NEXT instead of NOW. Each key seals its own half.
Result<QMap<QByteArray, KeyFile::PersonEntry>> resealed(const KeyFile& file, const PersonEntries& now,
                                                        const PersonEntries& next, bool ids, bool keys) {
    QMap<QByteArray, KeyFile::PersonEntry> persons;
    for (auto entry = file.persons.begin(); entry != file.persons.end(); ++entry) {
        BK_ASSIGN(const PersonId person, now.openId(*entry));
        KeyFile::PersonEntry changed = *entry;
        if (ids) changed.sealedId = next.sealId(person);
        if (keys) {
            BK_ASSIGN(const SecretBytes key, now.openKey(person, *entry));
            changed.sealedKey = next.sealKey(person, key);
        }
        persons.insert(ids ? next.tag(person) : entry.key(), changed);
    }
    return persons;
}

} // namespace

AccessChange AccessChange::prepare(const KeyFile& file, const DataKeys& keys, const UserId& user, Roles roles,
                                   bool recognition) {
    AccessChange change;
    change.user = user;
    change.roles = roles;
    change.recognition = recognition;
    change.marks = marksOf(file);
    change.salts = file.salts;
    const KeyFile::User* before = file.userById(user);
    const QList<DataKey> left = dataKeysOf(roles, recognition);
    for (const DataKey key : dataKeysOf(before->roles, before->recognition))
        if (!left.contains(key)) change.renewed.append(key);

    for (const DataKey key : allDataKeys) {
        const std::size_t index = indexOf(key);
        if (!change.renewed.contains(key)) {
            change.keys[index] = keys[index].clone();
            continue;
        }
        change.keys[index] = SecretBytes::random(keySize);
        change.marks[index] = {randomSalt(), change.marks[index].epoch + 1};
        for (const DatabaseFile database : databasesUnder(key))
            change.salts[database] = randomSalt();
    }
    if (before->slot(KeyFile::SlotKind::Recovery) && !roles.testFlag(Role::Administrator))
        change.recoveryKey = SecretBytes::random(keySize);
    return change;
}

Result<KeyFile> AccessChange::apply(const KeyFile& file, const DataKeys& now, const UserId& signer,
                                    const Identity& identity) const {
    KeyFile next = file;
    KeyFile::User* changed = next.userById(user);
    KeyFile::User* acting = next.userById(signer);
    if (!changed || !acting) return fail(ErrorCode::NotFound, QStringLiteral("no such user"));
    changed->roles = roles;
    changed->recognition = recognition;
    if (!changed->active()) changed->slots.clear();
    if (!recoveryKey.isEmpty()) {
        changed->removeSlot(KeyFile::SlotKind::Recovery);
        addRandomSlot(next.scope(), *acting, KeyFile::SlotKind::Recovery, identity, recoveryKey);
    }

    next.salts = salts;
    const bool main = renewed.contains(DataKey::Main);
    const bool face = renewed.contains(DataKey::Face);
    if (main)
        for (KeyFile::User& named : next.users) {
            BK_ASSIGN(const QString name, openName(now, file.catalog, named));
            named.sealedName = sealName(keys, file.catalog, named.id, name);
        }
    if (main || face) {
        BK_ASSIGN(next.persons, resealed(file, PersonEntries(now, file.catalog),
                                         PersonEntries(keys, file.catalog), main, face));
    }
    issueRoster(next, keys, marks, signer, identity);
    return next;
}

} // namespace bk
