#include "core/store/ClearanceStore.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bk {
namespace {

/// One reason is [kind, face, person, quitclaim, day]; ids as text or null.
QString encoded(const QList<ClearanceReason>& reasons) {
    if (reasons.isEmpty()) return QStringLiteral("[]");
    QJsonArray all;
    for (const ClearanceReason& reason : reasons)
        all << QJsonArray{
            static_cast<int>(reason.kind), reason.face ? QJsonValue(reason.face->toString()) : QJsonValue(),
            reason.person ? QJsonValue(reason.person->toString()) : QJsonValue(),
            reason.quitclaim ? QJsonValue(reason.quitclaim->toString()) : QJsonValue(),
            reason.date ? QJsonValue(static_cast<double>(reason.date->toJulianDay())) : QJsonValue()};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

QList<ClearanceReason> decoded(const QString& text) {
    QList<ClearanceReason> reasons;
    for (const QJsonValue& value : QJsonDocument::fromJson(text.toUtf8()).array()) {
        const QJsonArray parts = value.toArray();
        ClearanceReason reason;
        reason.kind = static_cast<ClearanceState>(parts.at(0).toInt());
        if (parts.at(1).isString()) reason.face = FaceId::tryFrom(parts.at(1).toString());
        if (parts.at(2).isString()) reason.person = PersonId::tryFrom(parts.at(2).toString());
        if (parts.at(3).isString()) reason.quitclaim = QuitclaimId::tryFrom(parts.at(3).toString());
        if (parts.at(4).isDouble())
            reason.date = QDate::fromJulianDay(static_cast<qint64>(parts.at(4).toDouble()));
        reasons << reason;
    }
    return reasons;
}

Result<std::optional<Clearance>> clearanceOf(Statement& query) {
    BK_ASSIGN(const bool row, query.step());
    if (!row) return std::optional<Clearance>();
    Clearance clearance;
    clearance.state = static_cast<ClearanceState>(query.integer(0));
    clearance.reasons = decoded(query.text(1));
    clearance.firstDay = query.date(2).value_or(QDate());
    clearance.lastDay = query.date(3).value_or(QDate());
    query.reset();
    return std::optional<Clearance>(clearance);
}

} // namespace

Status ClearanceStore::put(const PhotoId& photo, const Purpose& purpose, const Clearance& clearance) {
    return m_catalog.run(
        "INSERT INTO clearance VALUES(?,?,?,?,?,?) ON CONFLICT(photo, purpose) DO UPDATE SET state = "
        "excluded.state, "
        "reasons = excluded.reasons, first_day = excluded.first_day, last_day = excluded.last_day",
        photo, purpose.key(), static_cast<int>(clearance.state), encoded(clearance.reasons),
        clearance.firstDay, clearance.lastDay);
}

Result<std::optional<Clearance>> ClearanceStore::validOn(const QDate& day, const PhotoId& photo,
                                                         const Purpose& purpose) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached(
            "SELECT state, reasons, first_day, last_day FROM clearance WHERE photo = ?1 AND purpose = ?2 "
            "AND first_day <= ?3 AND (last_day IS NULL OR last_day >= ?3)"));
    query->bind(photo, purpose.key(), day);
    return clearanceOf(*query);
}

Result<std::optional<Clearance>> ClearanceStore::stored(const PhotoId& photo, const Purpose& purpose) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached(
            "SELECT state, reasons, first_day, last_day FROM clearance WHERE photo = ? AND purpose = ?"));
    query->bind(photo, purpose.key());
    return clearanceOf(*query);
}

Result<QList<PhotoId>> ClearanceStore::staleOn(const QDate& day, const QList<Purpose>& purposes) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT photo FROM clearance WHERE last_day < ?1 UNION SELECT photo FROM "
                               "clearance WHERE first_day > ?1 "
                               "UNION SELECT id FROM photos p WHERE (SELECT count(*) FROM clearance k WHERE "
                               "k.photo = p.id) < ?2"));
    query->bind(day, static_cast<qint64>(purposes.size()));
    QList<PhotoId> photos;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        photos << query->id<PhotoId>(0);
    }
    query->reset();
    return photos;
}

Result<QMap<ClearanceState, int>> ClearanceStore::counts(const Purpose& purpose, bool withPeopleOnly,
                                                         bool withoutRestricted) {
    QByteArray sql = "SELECT k.state, count(*) FROM clearance k WHERE k.purpose = ? ";
    if (withPeopleOnly)
        sql += "AND (EXISTS (SELECT 1 FROM faces f WHERE f.photo = k.photo AND f.state < 3) OR EXISTS "
               "(SELECT 1 FROM photo_persons s WHERE s.photo = k.photo)) ";
    if (withoutRestricted) sql += "AND k.photo NOT IN (SELECT id FROM photos WHERE restricted = 1) ";
    BK_ASSIGN(Statement* const query, m_catalog.cached(sql + "GROUP BY k.state"));
    query->bind(purpose.key());
    QMap<ClearanceState, int> counts;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        counts.insert(static_cast<ClearanceState>(query->integer(0)), static_cast<int>(query->integer(1)));
    }
    query->reset();
    return counts;
}

} // namespace bk
