#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Purpose.h"

#include <QList>

namespace bk {

/// Settings and the list of purposes of a catalog. On the thread of its connection.
class SettingStore {
public:
    explicit SettingStore(Connection& catalog) : m_catalog(catalog) {}

    Result<QString> value(const QString& key, const QString& otherwise = {});
    Status setValue(const QString& key, const QString& value);

    /// In their order, without recognition, without retired ones.
    Result<QList<Purpose>> purposes();
    Status addPurpose(const Purpose& purpose, int position);

private:
    Connection& m_catalog;
};

} // namespace bk
