#pragma once

#include "core/base/AtomicFile.h"
#include "core/crypto/KeyFile.h"
#include "core/crypto/KeyRing.h"

#include "tests/core/base/ScratchFolder.h"
#include "tests/support/CountingIds.h"

#include <map>

namespace bk::test {

inline QByteArray bytesOf(const Result<SecretBytes>& secret) {
    return secret ? QByteArray(reinterpret_cast<const char*>(secret->data()),
                               static_cast<qsizetype>(secret->size()))
                  : QByteArray();
}

inline SecretBytes passphraseOf(const QString& name) {
    return SecretBytes::fromPassphrase(QStringLiteral("the passphrase of ") + name);
}

/// A key file with several users, made once: every derivation takes about 0.1 s. All can be opened without
/// one, by the secret that they gave the desktop's keyring.
struct KeyRingExample {
    CountingIds ids;
    CatalogId catalog = ids.make<CatalogId>();
    QString recovery;
    QByteArray bytes;
    std::map<QString, UserId> users;
    std::map<QString, SecretBytes> secrets;

    /// The first is the administrator; the others get ROLES.
    explicit KeyRingExample(const QList<std::pair<QString, Roles>>& wanted) {
        const ScratchFolder folder;
        const FilePath file = folder.file("catalog.keys");
        const QString first = wanted[0].first;
        users[first] = ids.make<UserId>();
        auto created =
            KeyRing::create(file, catalog, users[first], first, passphraseOf(first), KdfCost::floor());
        if (!created) qFatal("no key file");
        recovery = created->recoveryKey;
        for (const auto& [name, roles] : wanted) {
            if (name == first) continue;
            users[name] = ids.make<UserId>();
            if (!created->ring->addUser(users[name], name, roles, true, passphraseOf(name)))
                qFatal("no user");
        }
        for (const auto& [name, roles] : wanted) {
            auto ring = KeyRing::unlock(file, name, passphraseOf(name));
            if (!ring) qFatal("a user who cannot open it");
            auto secret = (*ring)->addKeyringSlot();
            if (!secret) qFatal("no slot");
            secrets[name] = std::move(*secret);
        }
        bytes = *readWhole(file, 1 << 20);
    }

    Result<std::unique_ptr<KeyRing>> open(const FilePath& file, const QString& name) const {
        return KeyRing::unlockWithKeyring(file, users.at(name), secrets.at(name));
    }
};

} // namespace bk::test
