#pragma once

#include "core/crypto/KeyFile.h"

#include "tests/core/crypto/KeyRingExample.h"

#include <QFile>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

namespace bk::test {

inline const QString administrator = QStringLiteral("Anna Voorbeeld");

inline QByteArray bytesOf(const SecretBytes& secret) {
    return {reinterpret_cast<const char*>(secret.data()), static_cast<qsizetype>(secret.size())};
}

inline SecretBytes passphrase(const char* text = "correct horse") {
    return SecretBytes::fromPassphrase(QString::fromUtf8(text));
}

inline ErrorCode codeOf(const Result<std::unique_ptr<KeyRing>>& result) {
    return result ? ErrorCode::Internal : result.error().code;
}

/// The key file of one administrator. Each derivation takes about 0.2 s, so most functions start from the
/// file that was made once, and open it with the recovery key, which needs none.
class KeyRingOfOne {
protected:
    /// As a test's first function.
    void make() {
        const ScratchFolder folder;
        m_catalog = m_ids.make<CatalogId>();
        m_user = m_ids.make<UserId>();
        auto created = KeyRing::create(folder.file("catalog.keys"), m_catalog, m_user, administrator,
                                       passphrase(), KdfCost::floor());
        QVERIFY(created.has_value());
        m_recovery = created->recoveryKey;
        m_mainSubkey = bytesOf(created->ring->subkey(DataKey::Main, "x"));
        QCOMPARE(created->ring->userName(), administrator);
        QCOMPARE(folder.names(), QByteArrayList{"catalog.keys"});
        m_bytes = *readWhole(folder.file("catalog.keys"), 1 << 20);
    }

    /// Before each function: the file as it was made.
    void begin() {
        m_folder = std::make_unique<ScratchFolder>();
        m_file = m_folder->file("catalog.keys");
        QVERIFY(writeAtomically(m_file, m_bytes));
    }

    std::unique_ptr<KeyRing> recovered() const {
        auto ring = KeyRing::unlockWithRecovery(m_file, m_recovery);
        return ring ? std::move(*ring) : nullptr;
    }
    QByteArray current() const { return *readWhole(m_file, 1 << 20); }
    QByteArray version(int age) const {
        return *readWhole(m_folder->file("catalog.keys." + QByteArray::number(age)), 1 << 20);
    }
    // In place: this runs a thousand times, and waiting for the disk is not what is tested.
    void overwrite(const QByteArray& bytes) const {
        QFile file(m_file.display());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(bytes), bytes.size());
        QVERIFY(file.resize(bytes.size()));
    }
    /// While ACTION runs, no file can grow over 500 bytes.
    template <class Action>
    static void withFullDisk(Action action) {
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small = {500, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        action();
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
    }

    CountingIds m_ids;
    CatalogId m_catalog;
    UserId m_user;
    QString m_recovery;
    QByteArray m_mainSubkey;
    QByteArray m_bytes;
    std::unique_ptr<ScratchFolder> m_folder;
    FilePath m_file;
};

} // namespace bk::test
