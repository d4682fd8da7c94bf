#pragma once

#include "core/crypto/KeyAccess.h"

#include "tests/core/crypto/KeyRingExample.h"

#include <QFile>
#include <QtTest>

namespace bk::test {

inline const QString anna = QStringLiteral("Anna");   // the first administrator
inline const QString bert = QStringLiteral("Bert");   // another one
inline const QString clara = QStringLiteral("Clara"); // editor
inline const QString daan = QStringLiteral("Daan");   // consent officer
inline const QString emma = QStringLiteral("Emma");   // face operator
inline const QString femke = QStringLiteral("Femke"); // auditor

inline constexpr std::array dataKeys = {DataKey::Main, DataKey::Vault, DataKey::Face, DataKey::Log};
inline constexpr std::array databases = {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews,
                                         DatabaseFile::Audit};

template <class T>
ErrorCode codeOf(const Result<T>& result) {
    return result ? ErrorCode::Internal : result.error().code;
}

/// The key file of six users, made once and put back before each function.
class KeyRingFixture {
protected:
    /// As a test's first function.
    void make() {
        m_example =
            std::make_unique<KeyRingExample>(QList<std::pair<QString, Roles>>{{anna, Role::Administrator},
                                                                              {bert, Role::Administrator},
                                                                              {clara, Role::Editor},
                                                                              {daan, Role::ConsentOfficer},
                                                                              {emma, Role::FaceOperator},
                                                                              {femke, Role::Auditor}});
    }

    /// Before each function: the file as it was made.
    void begin() {
        m_folder = std::make_unique<ScratchFolder>();
        m_file = m_folder->file("catalog.keys");
        QVERIFY(writeAtomically(m_file, m_example->bytes));
    }

    std::unique_ptr<KeyRing> ring(const QString& name) const {
        auto opened = m_example->open(m_file, name);
        return opened ? std::move(*opened) : nullptr;
    }
    template <class Keys>
    static QList<QByteArray> subkeys(const Keys& keys) {
        QList<QByteArray> found;
        for (const DataKey key : dataKeys)
            found.append(bytesOf(keys.subkey(key, "x")));
        return found;
    }
    template <class AnId>
    AnId id() {
        return m_example->ids.make<AnId>();
    }
    static SecretBytes words() { return SecretBytes::fromPassphrase(QStringLiteral("other words")); }
    QByteArray current() const { return *readWhole(m_file, 1 << 20); }
    quint64 serialIn(const QByteArray& name) const {
        return KeyFile::parse(*readWhole(m_folder->file(name), 1 << 20))->roster.serial;
    }
    // In place: this runs thousands of times, and waiting for the disk is not what is tested.
    void overwrite(const QByteArray& bytes) const {
        QFile file(m_file.display());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(bytes), bytes.size());
        QVERIFY(file.resize(bytes.size()));
    }

    std::unique_ptr<KeyRingExample> m_example;
    std::unique_ptr<ScratchFolder> m_folder;
    FilePath m_file;
};

} // namespace bk::test
