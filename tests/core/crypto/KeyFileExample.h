#pragma once

#include "core/crypto/KeyAccess.h"
#include "core/crypto/KeyRoster.h"
#include "core/crypto/Sealer.h"
#include "core/crypto/Slots.h"

#include "tests/support/CountingIds.h"

#include <vector>

namespace bk::test {

inline constexpr qsizetype checksumSize = 32;
inline constexpr qsizetype macSize = 32;

inline QByteArray bytesOf(const SecretBytes& secret) {
    return {reinterpret_cast<const char*>(secret.data()), static_cast<qsizetype>(secret.size())};
}

inline QByteArray randomBytes(std::size_t size) {
    return bytesOf(SecretBytes::random(size));
}

/// BYTES with a checksum that fits, as somebody who changes the file on purpose would make it.
inline QByteArray withChecksum(const QByteArray& bytes) {
    const QByteArray body = bytes.chopped(checksumSize);
    return body + blake2b(body);
}

/// BYTES with mac and checksum that fit, as somebody who holds DEK_MAIN could make them.
inline QByteArray withMac(const QByteArray& bytes, const DataKeys& keys) {
    const QByteArray body = bytes.chopped(checksumSize + macSize);
    const QByteArray whole = body + keyedBlake2b(macKeyOf(keys), body);
    return whole + blake2b(whole);
}

/// A key file whose wrap keys are known: everything but the slow derivation. The first administrator, a
/// second one whom the first appointed, and a face operator; the second signed last.
struct KeyFileExample {
    struct Member {
        UserId id;
        Identity identity;
        SecretBytes wrapKey;
    };

    RandomIdSource ids;
    KeyFile file;
    DataKeys keys;
    DataKeyMarks marks;
    std::vector<Member> members;
    PersonId person = ids.make<PersonId>();
    SecretBytes personKey = SecretBytes::random(32);

    KeyFileExample() {
        file.catalog = ids.make<CatalogId>();
        file.nameKey = randomBytes(32);
        for (int i = 0; i < 4; ++i)
            file.salts.insert(static_cast<DatabaseFile>(i), randomBytes(16));
        for (SecretBytes& key : keys)
            key = SecretBytes::random(32);
        for (DataKeyMark& mark : marks)
            mark = {randomBytes(16), 1};
        addMember(QStringLiteral("First"), Role::Administrator);
        addMember(QStringLiteral("Second"), Role::Administrator);
        issue(0);
        addMember(QStringLiteral("Third"), Role::FaceOperator);
        issue(1);

        const PersonEntries entries(keys, file.catalog);
        for (const PersonId& each : {person, ids.make<PersonId>()})
            file.persons.insert(entries.tag(each), entries.seal(each, personKey));
    }

    KeyFile::User& user(std::size_t member) { return *file.userById(members[member].id); }
    const KeyFile::User& user(std::size_t member) const { return *file.userById(members[member].id); }

    /// Not signed yet: see issue().
    std::size_t addMember(const QString& name, Roles roles, bool recognition = true) {
        Member member{ids.make<UserId>(), {}, SecretBytes::random(32)};
        KeyFile::User user;
        user.id = member.id;
        user.nameTag = file.nameTag(name);
        user.roles = roles;
        user.recognition = recognition;
        member.identity = Identity::make(user);
        if (members.empty()) file.administrator = user.fingerprint();
        user.sealedName = sealName(keys, file.catalog, user.id, name);
        KeyFile::Slot slot = newPassphraseSlot(KdfCost::floor());
        wrapIdentity(file.scope(), user, slot, member.identity, member.wrapKey);
        user.slots = {slot};
        file.users.append(user);
        members.push_back(std::move(member));
        return members.size() - 1;
    }

    /// Signed by a member, whether they may or not.
    void issue(std::size_t by) { issueRoster(file, keys, marks, members[by].id, members[by].identity); }

    QByteArray bytes() const { return file.serialise(macKeyOf(keys)); }

    /// As unlocking does before and after the derivation.
    Result<DataKeys> open(const QByteArray& fileBytes, std::size_t member) const {
        BK_ASSIGN(const KeyFile parsed, KeyFile::parse(fileBytes));
        BK_TRY(checkRoster(parsed));
        const KeyFile::User* found = parsed.userById(members[member].id);
        const KeyFile::Slot* slot = found ? found->slot(KeyFile::SlotKind::Passphrase) : nullptr;
        if (!slot) return fail(ErrorCode::NoAccess);
        BK_ASSIGN(OpenedKeyFile opened,
                  openKeyFile(parsed, fileBytes, *found, *slot, members[member].wrapKey));
        return std::move(opened.keys);
    }
};

} // namespace bk::test
