#pragma once

#include "core/services/UserService.h"
#include "core/store/SettingStore.h"
#include "tests/core/services/ServiceChecks.h"

namespace bk::test {

inline const QString bobsPassphrase = QStringLiteral("bob likes ladders 4");

/// A catalog of Ilse, its administrator, to which Bob comes.
class UserFixture {
protected:
    /// Before each function.
    void begin() {
        m_catalog = std::make_unique<TestCatalog>();
        m_opening = std::make_unique<CatalogService>(std::make_shared<FixedClock>(QDate(2026, 3, 10)),
                                                     std::make_shared<RandomIdSource>());
        m_opening->setPause([](std::chrono::milliseconds) { return true; });
    }

    UserService& users() { return (*m_catalog)->users; }
    Session& session() { return *(*m_catalog)->session; }
    KeyRing& keys() { return session().catalog().keys(); }

    Result<UserView> addBob(Roles roles, bool recognition = true) {
        return users().add(QStringLiteral("Bob"), roles, recognition, bobsPassphrase);
    }
    Result<std::unique_ptr<Session>> openAs(const QString& user, const QString& passphrase) {
        m_catalog->close();
        return m_opening->open(m_catalog->path(), user, passphrase);
    }
    static QList<AuditRow> logged(Session& session, const QString& action) {
        (void)session.catalog().maintain([](ConnectionSet&) { return Status(); });
        AuditFilter filter;
        filter.action = action;
        const auto rows = session.catalog().readFrom(
            DatabaseFile::Audit, [&](Connection& audit) { return AuditLog(audit).list(filter); });
        if (!rows) qFatal("%s", qPrintable(rows.error().context));
        return *rows;
    }
    static SecretBytes secret(const QString& passphrase) { return SecretBytes::fromPassphrase(passphrase); }
    QString setting(const char* key) {
        return session()
            .catalog()
            .read([&](Connection& catalog) { return SettingStore(catalog).value(QLatin1String(key)); })
            .value_or(QStringLiteral("unreadable"));
    }
    bool confirmed() { return users().recoveryKeyConfirmed().value(); }
    QString folderFile(const char* name) const {
        return m_catalog->folder() + QLatin1Char('/') + QLatin1String(name);
    }

    std::unique_ptr<TestCatalog> m_catalog;
    std::unique_ptr<CatalogService> m_opening;
};

} // namespace bk::test
