#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Quitclaim.h"
#include "core/store/Stamp.h"

#include <QHash>
#include <QList>

namespace bk {

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
    Status addScan(const QuitclaimId& id, const Attachment& attachment, const Stamp& stamp);
    Status addWithdrawal(const QuitclaimId& id, const Withdrawal& withdrawal, const Stamp& stamp);

    Result<Quitclaim> find(const QuitclaimId& id);
    Result<QuitclaimId> findByNumber(const QString& number);
    Result<QList<Quitclaim>> ofPerson(const PersonId& person);
    /// All, or those of PERSON; by number.
    Result<QList<Quitclaim>> list(const std::optional<PersonId>& person);
    Result<QHash<QuitclaimId, QString>> numbers();
    Result<QList<Attachment>> attachments();

private:
    Status keepVersion(const QuitclaimId& id, const Stamp& stamp);
    Result<QList<Quitclaim>> read(Statement& query);
    Status complete(Quitclaim& quitclaim);
    Connection& m_catalog;
};

} // namespace bk
