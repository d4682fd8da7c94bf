#pragma once

#include "core/store/Catalog.h"
#include "core/store/FaceprintStore.h"
#include "tests/support/TestCatalog.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>

#include <filesystem>

namespace bk::test {

/// A catalog with something in every database and in the vault, and with a second user; opened with the
/// recovery key, which takes no time. Closed while nobody has asked for it.
class ResealExample {
public:
    static QString bobsPassphrase() { return QStringLiteral("quite another 9 horse"); }

    /// BOB may do what ROLES say. FILLER bytes of previews make copying long.
    explicit ResealExample(Roles roles, qsizetype filler = 600'000) {
        m_catalog.importDemo({0, 1});
        const auto person = m_catalog->persons.add(QStringLiteral("Noor"), {});
        if (!person) qFatal("%s", qPrintable(person.error().context));
        for (int i = 0; i < 4; ++i)
            m_catalog.grant(person->id, {QStringLiteral("website")});
        Catalog& catalog = m_catalog->session->catalog();
        // Larger than one chunk.
        must(catalog.vault().store(RandomIdSource().make<AttachmentId>(), QByteArray(200'000, 's')));
        must(catalog.write([&](Connection&, ConnectionSet& all) -> Status {
            BK_ASSIGN(Connection* const previews, all.of(DatabaseFile::Previews));
            BK_TRY(previews->execute("CREATE TABLE filler(a BLOB)"));
            for (qsizetype made = 0; made < filler; made += 50'000)
                BK_TRY(
                    previews->run("INSERT INTO filler VALUES(?)", QByteArray(50'000, char(made / 50'000))));
            BK_ASSIGN(Connection* const faces, all.of(DatabaseFile::Faces));
            return faces->execute("INSERT INTO faceprints(face, person, model, sealed, added_at) "
                                  "VALUES(x'00112233445566778899aabbccddeeff', "
                                  "x'ffeeddccbbaa99887766554433221100', 'model', zeroblob(700), 12)");
        }));
        const auto bob = m_catalog->users.add(QStringLiteral("Bob"), roles, true, bobsPassphrase());
        if (!bob) qFatal("%s", qPrintable(bob.error().context));
        m_bob = bob->id;
        m_catalog.close();
    }

    UserId bob() const { return m_bob; }
    FilePath folder() const { return m_catalog.path(); }
    const QString& recoveryKey() const { return m_catalog.recoveryKey(); }
    const TestCatalog& catalog() const { return m_catalog; }

    /// A copy of it that may be spoilt.
    FilePath copy() {
        const FilePath path = FilePath::fromString(m_catalog.file(QStringLiteral("copy%1").arg(++m_copies)));
        std::filesystem::copy(folder().toStd(), path.toStd(), std::filesystem::copy_options::recursive);
        return path;
    }
    static void remove(const FilePath& copy) { std::filesystem::remove_all(copy.toStd()); }

    Result<std::unique_ptr<KeyRing>> unlock(const FilePath& path) const {
        return KeyRing::unlockWithRecovery(Catalog::keyFile(path), recoveryKey());
    }
    Result<std::unique_ptr<Catalog>> open(const FilePath& path) const {
        BK_ASSIGN(auto lock, FolderLock::take(path));
        BK_ASSIGN(auto ring, unlock(path));
        return Catalog::open(path, std::move(ring), std::move(lock));
    }
    static Result<std::unique_ptr<Catalog>> openAs(const FilePath& path, const QString& user,
                                                   const QString& passphrase) {
        BK_ASSIGN(auto lock, FolderLock::take(path));
        BK_ASSIGN(auto ring,
                  KeyRing::unlock(Catalog::keyFile(path), user, SecretBytes::fromPassphrase(passphrase)));
        return Catalog::open(path, std::move(ring), std::move(lock));
    }

    /// What changeAccess() is asked to do first here.
    static Status announce(Connection& catalog, ConnectionSet&) {
        return catalog.execute("INSERT OR REPLACE INTO settings VALUES('announced', '1')");
    }
    Status change(Catalog& catalog, Roles roles, const JobControl& control = {}) const {
        BK_ASSIGN(KeyRing::Change change, catalog.keys().prepareAccess(m_bob, roles, true));
        BK_TRY(catalog.changeAccess(std::move(change), announce, control));
        return {};
    }

    /// A hash of all rows of all databases and of all scans; the settings are left out, they tell of the
    /// change. Empty when something cannot be read.
    static QByteArray contentOf(Catalog& catalog) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        auto lease = catalog.snapshot();
        for (const DatabaseFile file :
             {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews, DatabaseFile::Audit}) {
            const auto connection = lease.of(file);
            if (!connection || !addRows(**connection, hash)) return {};
        }
        const auto scans = catalog.vault().list();
        if (!scans || scans->size() != 5) return {};
        for (const AttachmentId& scan : *scans) {
            const auto bytes = catalog.vault().load(scan);
            if (!bytes) return {};
            hash.addData(scan.toBytes() + *bytes);
        }
        return hash.result();
    }

    /// What is in the folder that should not be there.
    static QStringList leftovers(const FilePath& folder) {
        QStringList found;
        QDirIterator entries(folder.display(),
                             QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            entries.next();
            const QString name = entries.fileName();
            if (name.contains(QLatin1String(".next")) || name.contains(QLatin1String(".old")) ||
                name.endsWith(QLatin1String(".part")))
                found << entries.filePath();
        }
        return found;
    }

private:
    static void must(const Status& status) {
        if (!status) qFatal("%s", qPrintable(status.error().context));
    }
    static bool addRows(Connection& connection, QCryptographicHash& hash) {
        auto tables =
            connection.prepare("SELECT name FROM sqlite_master WHERE type='table' AND name<>'settings' "
                               "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name");
        while (tables && tables->step().value_or(false)) {
            const QByteArray table = tables->text(0).toUtf8();
            auto columns = connection.prepare("SELECT group_concat('quote(\"'||name||'\")', '||') FROM "
                                              "pragma_table_info('" +
                                              table + "')");
            if (!columns || !columns->step().value_or(false)) return false;
            auto rows = connection.prepare("SELECT " + columns->text(0).toUtf8() + " FROM \"" + table +
                                           "\" ORDER BY 1");
            if (!rows) return false;
            for (;;) {
                const auto row = rows->step();
                if (!row) return false;
                if (!*row) break;
                hash.addData(table + rows->text(0).toUtf8());
            }
        }
        return tables.has_value();
    }

    TestCatalog m_catalog;
    UserId m_bob;
    int m_copies = 0;
};

} // namespace bk::test
