#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Purpose.h"
#include "core/store/Stamp.h"

#include <QList>

namespace bk {

/// A purpose as it is kept.
struct PurposeRow {
    Purpose purpose;
    QString name; ///< empty: the program's own word for the key
    bool retired = false;
};

/// What a purpose was called, and whether it was offered, from a moment on.
struct PurposeVersionRow {
    int version = 1;
    QString name;
    bool retired = false;
    Stamp stamp;
};

/// Settings and the list of purposes of a catalog. On the thread of its connection.
class SettingStore {
public:
    explicit SettingStore(Connection& catalog) : m_catalog(catalog) {}

    Result<QString> value(const QString& key, const QString& otherwise = {});
    Status setValue(const QString& key, const QString& value);

    /// In their order, without recognition, without retired ones.
    Result<QList<Purpose>> purposes();
    /// In their order, retired ones last; without recognition.
    Result<QList<PurposeRow>> allPurposes();
    /// NotFound.
    Result<PurposeRow> purposeRow(const Purpose& purpose);
    Status addPurpose(const Purpose& purpose, int position);
    /// Name and whether it is retired, with a new version in the history; FIRSTVERSION where there is none
    /// yet (what a catalog begins with is version 1 without a row).
    Status changePurpose(const PurposeRow& row, const Stamp& stamp, int firstVersion = 2);
    /// PURPOSES get the positions from 0 on; others keep theirs.
    Status arrangePurposes(const QList<Purpose>& purposes);
    /// Only what nothing names: the catalog refuses otherwise.
    Status removePurpose(const Purpose& purpose);
    /// What was stored of the rule's answers for it.
    Status dropClearance(const Purpose& purpose);
    /// Oldest first. A catalog's first purposes begin with their first change.
    Result<QList<PurposeVersionRow>> purposeVersions(const Purpose& purpose);
    /// Quitclaims (earlier versions of them, too), consent forms, exports and publications that name it.
    Result<int> purposeUses(const Purpose& purpose);

private:
    Connection& m_catalog;
};

} // namespace bk
