#pragma once

#include "core/services/CatalogService.h"
#include "core/services/Services.h"
#include "tests/support/FixedClock.h"

#include <QTemporaryDir>

namespace bk::test {

/// A catalog in a temporary folder of its own, with the quickest key derivation allowed, on a day of its own.
class TestCatalog {
public:
    explicit TestCatalog(const QDate& day = QDate(2026, 3, 10));

    Services& operator*() { return *m_services; }
    Services* operator->() { return m_services.get(); }
    FixedClock& clock() { return *m_clock; }
    QString folder() const { return m_dir.filePath(QStringLiteral("Test.beeldkluis")); }
    FilePath path() const { return FilePath::fromString(folder()); }
    QString file(const QString& name) const { return m_dir.filePath(name); }
    const QString& recoveryKey() const { return m_recoveryKey; }
    static QString passphrase() { return QStringLiteral("correct horse 7 battery"); }

    /// Closes; reopen() opens again.
    void close();
    Result<void> reopen();
    /// The next session is USER's; empty: the administrator's.
    Result<void> reopenAs(const QString& user);
    /// With the same passphrase as the administrator, whose session it must be.
    UserId addUser(const QString& name, Roles roles, bool recognition = true);

    /// Writes the example photos of these numbers to a folder and imports them; their ids in that order.
    QList<PhotoId> importDemo(const QList<int>& numbers,
                              const QString& collection = QStringLiteral("Photos"));
    /// Collection with recognition switched on.
    void allowRecognition(const QString& collection = QStringLiteral("Photos"));
    /// An active, open-ended quitclaim with a scan.
    Quitclaim grant(const PersonId& person, const QStringList& purposes, const QStringList& refused = {});
    /// Bytes of a small picture that may serve as a scan.
    static QByteArray smallScan();

private:
    QTemporaryDir m_dir;
    std::shared_ptr<FixedClock> m_clock;
    std::shared_ptr<IdSource> m_ids = std::make_shared<RandomIdSource>();
    std::unique_ptr<Services> m_services;
    QString m_recoveryKey;
};

} // namespace bk::test
