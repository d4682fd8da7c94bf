#pragma once

#include "core/db/Migrator.h"
#include "core/store/AuditEncoding.h"
#include "core/store/AuditLog.h"
#include "core/store/AuditVerifier.h"
#include "tests/support/CountingIds.h"
#include "tests/support/Must.h"

#include <QDir>
#include <QTemporaryDir>

#include <memory>

namespace bk::test {

/// The two databases of a log in a folder of their own, with three users: an administrator, an editor and an
/// auditor. One thread.
class AuditTestLog {
public:
    explicit AuditTestLog(int schema = 2) {
        auto created = KeyRing::create(keyFile(), ids.make<CatalogId>(), ids.make<UserId>(),
                                       QStringLiteral("Ilse"), passphrase(), KdfCost::floor());
        admin = std::move(must(std::move(created)).ring);
        must(admin->addUser(ids.make<UserId>(), QStringLiteral("Bob"), Role::Editor, true, passphrase()));
        must(admin->addUser(ids.make<UserId>(), QStringLiteral("Ada"), Role::Auditor, true, passphrase()));
        unlockOthers();
        for (const DatabaseFile file : {DatabaseFile::Catalog, DatabaseFile::Audit}) {
            const auto connection = must(open(file, OpenMode::Create));
            migrate(*connection, file, schema);
        }
        reopen();
    }

    static SecretBytes passphrase() { return SecretBytes::fromPassphrase(QStringLiteral("pass phrase")); }

    static void migrate(Connection& connection, DatabaseFile file, int upTo = 1000) {
        auto migrations = must(Migrator::builtIn(file == DatabaseFile::Audit ? QStringLiteral("audit")
                                                                             : QStringLiteral("catalog")));
        while (migrations.size() > upTo)
            migrations.removeLast();
        must(Migrator::migrate(connection, migrations, QStringLiteral(BK_VERSION)));
    }

    FilePath path(DatabaseFile file) const {
        return FilePath::fromString(m_folder.filePath(
            file == DatabaseFile::Audit ? QStringLiteral("audit.db") : QStringLiteral("catalog.db")));
    }
    Connection& of(DatabaseFile file) { return *must(m_connections->of(file)); }
    Connection& catalog() { return of(DatabaseFile::Catalog); }
    Connection& audit() { return of(DatabaseFile::Audit); }
    ConnectionSet& all() { return *m_connections; }
    /// Closes: the write-ahead logs go into the files.
    void close() {
        if (m_connections)
            m_connections->each([](Connection& connection) { must(connection.truncateWal()); });
        m_connections.reset();
    }
    void reopen() {
        close();
        m_connections = std::make_unique<ConnectionSet>(
            [this](DatabaseFile file, OpenMode mode) { return open(file, mode); }, OpenMode::ReadWrite);
    }
    QByteArray bytes(DatabaseFile file) {
        reopen();
        close();
        QFile source(path(file).display());
        if (!source.open(QIODevice::ReadOnly)) qFatal("cannot be read");
        const QByteArray content = source.readAll();
        reopen();
        return content;
    }
    void putBack(DatabaseFile file, const QByteArray& content) {
        close();
        QFile target(path(file).display());
        if (!target.open(QIODevice::WriteOnly | QIODevice::Truncate)) qFatal("cannot be written");
        target.write(content);
        target.close();
        reopen();
    }

    AuditEvent event(const KeyRing& keys, const char* action) {
        AuditEvent made;
        made.at = QDateTime(QDate(2026, 3, 10), QTime(1, 2, 3, 4), Qt::UTC).addSecs(++m_seconds);
        made.user = keys.userId();
        made.roles = keys.roles();
        made.session = m_session;
        made.action = QLatin1String(action);
        made.objectKind = QStringLiteral("photo");
        made.object = ids.next();
        made.detail = QStringLiteral("12 é");
        if (m_seconds % 3 == 0) made.payload = QByteArray(32, static_cast<char>(m_seconds));
        return made;
    }
    Status record(const KeyRing& keys, const AuditEvent& event) {
        BK_ASSIGN(Transaction transaction, Transaction::begin(catalog()));
        BK_TRY(AuditLog::record(catalog(), event, keys));
        return transaction.commit();
    }
    /// The first row of all is the making of the catalog, whatever ACTION says.
    void add(const KeyRing& keys, const char* action = "photo.describe", int count = 1) {
        for (int i = 0; i < count; ++i) {
            AuditEvent made = event(keys, action);
            if (must(catalog().integer("SELECT sequence = 0 AND first IS 1 FROM audit_state")) != 0)
                made.action = QStringLiteral("catalog.create");
            must(record(keys, made));
        }
    }
    /// As UserService does it: somebody stops being an auditor. One row, then a run under the new key.
    void renewLogKey() {
        const UserId left = ids.make<UserId>();
        must(admin->addUser(left, QStringLiteral("Left ") + left.toString(), Role::Editor | Role::Auditor,
                            true, passphrase()));
        KeyRing::Change change = must(admin->prepareAccess(left, Role::Editor, true));
        inTransaction([&] { return AuditLog::resealMacRuns(catalog(), audit(), *admin, change); });
        add(*admin, "user.access");
        drain();
        must(admin->commit(std::move(change)));
        inTransaction([&] { return AuditLog::beginMacRun(catalog(), audit(), *admin); });
        unlockOthers();
    }
    template <class Task>
    void inTransaction(Task task) {
        Transaction transaction = must(Transaction::begin(catalog()));
        must(task());
        must(transaction.commit());
    }
    void drain() { must(AuditLog::drainOutbox(all(), *admin)); }
    AuditCheckpoint checkpoint(const KeyRing& keys) {
        return must(AuditLog::checkpoint(all(), keys, QDateTime(QDate(2026, 3, 11), QTime(1, 0), Qt::UTC)));
    }
    bool continueAfterLog() {
        Transaction transaction = must(Transaction::begin(catalog()));
        const bool older = must(AuditLog::continueAfterLog(catalog(), audit()));
        must(transaction.commit());
        return older;
    }
    Result<AuditVerdict> verifyAs(const KeyRing& keys, const std::optional<AuditCheckpoint>& kept = {}) {
        return AuditLog(audit()).verify(catalog(), keys, kept, {});
    }
    AuditVerdict verify(const std::optional<AuditCheckpoint>& kept = {}) {
        return must(verifyAs(*admin, kept));
    }
    QList<AuditRow> list(const AuditFilter& filter = {}) { return must(AuditLog(audit()).list(filter)); }
    void run(Connection& connection, const QByteArray& sql) { must(connection.execute(sql)); }

    CountingIds ids;
    std::unique_ptr<KeyRing> admin;
    std::unique_ptr<KeyRing> editor;
    std::unique_ptr<KeyRing> auditor;

private:
    FilePath keyFile() const {
        return FilePath::fromString(m_folder.filePath(QStringLiteral("catalog.keys")));
    }
    void unlockOthers() {
        editor = must(KeyRing::unlock(keyFile(), QStringLiteral("Bob"), passphrase()));
        auditor = must(KeyRing::unlock(keyFile(), QStringLiteral("Ada"), passphrase()));
    }
    Result<std::unique_ptr<Connection>> open(DatabaseFile file, OpenMode mode) const {
        return Connection::open(path(file), m_key, QByteArray(16, 's'), mode);
    }

    QTemporaryDir m_folder;
    SecretBytes m_key = SecretBytes::random(32);
    std::unique_ptr<ConnectionSet> m_connections;
    QUuid m_session = ids.next();
    int m_seconds = 0;
};

} // namespace bk::test
