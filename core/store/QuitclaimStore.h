#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Quitclaim.h"
#include "core/store/Stamp.h"

#include <QHash>
#include <QList>

namespace bk {

/// A record as one of its versions says it; see quitclaimFrom() for what is not in it.
struct StoredVersion {
    int version = 1;
    Quitclaim record;
    QDateTime at;
    UserId by;
    QString why;
};

/// Permissions with their grants, scans, withdrawals and versions. Every write keeps the whole record as a
/// new version. On the thread of its connection.
class QuitclaimStore {
public:
    explicit QuitclaimStore(Connection& catalog) : m_catalog(catalog) {}

    /// "Q-2026-00042": the next of the year.
    Result<QString> nextNumber(int year);
    Status insert(const Quitclaim& quitclaim, const Stamp& stamp);
    /// State and version; for the rest only what may change by adding: scans and withdrawals are added by the
    /// functions below.
    Status setState(const QuitclaimId& id, QuitclaimState state, const Stamp& stamp);
    /// Everything that CORRECTED says, but for what a record is given or gets by being added to: person,
    /// number, state, scans, withdrawals, and what it follows.
    Status correct(const Quitclaim& corrected, const QString& why, const Stamp& stamp);
    Status addScan(const QuitclaimId& id, const Attachment& attachment, const Stamp& stamp);
    Status addWithdrawal(const QuitclaimId& id, const Withdrawal& withdrawal, const Stamp& stamp);

    Result<Quitclaim> find(const QuitclaimId& id);
    Result<QuitclaimId> findByNumber(const QString& number);
    Result<QList<Quitclaim>> ofPerson(const PersonId& person);
    /// All, or those of PERSON; by number.
    Result<QList<Quitclaim>> list(const std::optional<PersonId>& person);
    Result<QHash<QuitclaimId, QString>> numbers();
    Result<QList<Attachment>> attachments();
    /// The first first. Damaged: one of them cannot be read.
    Result<QList<StoredVersion>> versions(const QuitclaimId& id);

private:
    Status keepVersion(const QuitclaimId& id, const Stamp& stamp, const QString& why = {});
    Status insertParts(const Quitclaim& quitclaim);
    Result<QList<Quitclaim>> read(Statement& query);
    Status complete(Quitclaim& quitclaim);
    Connection& m_catalog;
};

} // namespace bk
