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

Result<QList<PurposeRow>> SettingStore::allPurposes() {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT key, name, retired FROM purposes ORDER BY retired, position, key"));
    QList<PurposeRow> rows;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        if (const auto purpose = Purpose::tryFrom(query->text(0)))
            rows << PurposeRow{*purpose, query->text(1), query->boolean(2)};
    }
    return rows;
}

Result<PurposeRow> SettingStore::purposeRow(const Purpose& purpose) {
    BK_ASSIGN(const auto rows, allPurposes());
    for (const PurposeRow& row : rows)
        if (row.purpose == purpose) return row;
    return fail(ErrorCode::NotFound, QStringLiteral("this catalog has no purpose \"%1\"").arg(purpose.key()));
}

Status SettingStore::changePurpose(const PurposeRow& row, const Stamp& stamp, int firstVersion) {
    BK_TRY(m_catalog.run("UPDATE purposes SET name = ?2, retired = ?3 WHERE key = ?1", row.purpose.key(),
                         row.name, row.retired));
    return m_catalog.run("INSERT INTO purpose_versions SELECT ?1, coalesce(max(version) + 1, ?2), ?3, ?4, "
                         "?5, ?6 FROM purpose_versions WHERE purpose = ?1",
                         row.purpose.key(), firstVersion, row.name, row.retired, stamp.at, stamp.by);
}

Status SettingStore::arrangePurposes(const QList<Purpose>& purposes) {
    int position = 0;
    for (const Purpose& purpose : purposes)
        BK_TRY(m_catalog.run("UPDATE purposes SET position = ?2 WHERE key = ?1", purpose.key(), position++));
    return {};
}

Status SettingStore::removePurpose(const Purpose& purpose) {
    BK_TRY(dropClearance(purpose));
    BK_TRY(m_catalog.run("DELETE FROM purpose_versions WHERE purpose = ?", purpose.key()));
    return m_catalog.run("DELETE FROM purposes WHERE key = ?", purpose.key());
}

Status SettingStore::dropClearance(const Purpose& purpose) {
    return m_catalog.run("DELETE FROM clearance WHERE purpose = ?", purpose.key());
}

Result<QList<PurposeVersionRow>> SettingStore::purposeVersions(const Purpose& purpose) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("SELECT version, name, retired, at, by FROM purpose_versions WHERE purpose = ? "
                         "ORDER BY version"));
    query->bind(purpose.key());
    QList<PurposeVersionRow> versions;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        versions << PurposeVersionRow{static_cast<int>(query->integer(0)), query->text(1), query->boolean(2),
                                      Stamp{query->id<UserId>(4), query->instant(3).value_or(QDateTime())}};
    }
    return versions;
}

Result<int> SettingStore::purposeUses(const Purpose& purpose) {
    // Earlier versions and forms are JSON, where the key stands in quotes as a value of its own.
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached(
            "SELECT (SELECT count(*) FROM (SELECT quitclaim FROM grants WHERE purpose = ?1 UNION SELECT "
            "quitclaim FROM quitclaim_versions WHERE instr(content, ?2) > 0)) + (SELECT count(DISTINCT "
            "template) FROM template_versions WHERE instr(content, ?2) > 0) + (SELECT count(*) FROM "
            "exports WHERE purpose = ?1) + (SELECT count(*) FROM publications WHERE purpose = ?1)"));
    query->bind(purpose.key(), QLatin1Char('"') + purpose.key() + QLatin1Char('"'));
    BK_TRY(query->step());
    const int uses = static_cast<int>(query->integer(0));
    query->reset();
    return uses;
}

} // namespace bk
