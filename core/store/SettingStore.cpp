#include "core/store/SettingStore.h"

namespace bk {

Result<QString> SettingStore::value(const QString& key, const QString& otherwise) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT value FROM settings WHERE key = ?"));
    query->bind(key);
    BK_ASSIGN(const bool row, query->step());
    QString value = row ? query->text(0) : otherwise;
    query->reset();
    return value;
}

Status SettingStore::setValue(const QString& key, const QString& value) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached(
                  "INSERT INTO settings VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value = excluded.value"));
    return query->bind(key, value).run();
}

Result<QList<Purpose>> SettingStore::purposes() {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT key FROM purposes WHERE retired = 0 ORDER BY position, key"));
    QList<Purpose> purposes;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        if (auto purpose = Purpose::tryFrom(query->text(0))) purposes << *purpose;
    }
    return purposes;
}

Status SettingStore::addPurpose(const Purpose& purpose, int position) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("INSERT INTO purposes(key, position) VALUES(?,?)"));
    return query->bind(purpose.key(), position).run();
}

} // namespace bk
