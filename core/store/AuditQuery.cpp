#include "core/store/AuditEncoding.h"
#include "core/store/AuditLog.h"

namespace bk {
namespace {

/// A WHERE for both formats with what goes into its places, kept as texts, numbers and bytes.
class Conditions {
public:
    Conditions(const AuditFilter& filter, bool firstFormat) : m_filter(filter) {
        if (filter.user) add("user = ?");
        if (!filter.action.isEmpty()) add("(action = ? OR (action >= ? AND action < ?))");
        if (!filter.object.isNull()) add("object = ?");
        if (filter.outcome && !firstFormat) add("outcome = ?");
        m_outcomeBound = filter.outcome && !firstFormat;
        if (filter.from) add("at >= ?");
        if (filter.to) add("at < ?");
        if (filter.before > 0) add("sequence < ?");
    }
    QByteArray sql() const { return m_words.isEmpty() ? QByteArray() : " WHERE " + m_words.join(" AND "); }
    void bind(Statement& statement, int limit) const {
        int place = 0;
        if (m_filter.user) statement.bindOne(place++, m_filter.user->toBytes());
        if (!m_filter.action.isEmpty()) {
            statement.bindOne(place++, m_filter.action);
            // All words that go on with a dot: '/' is the character after it.
            statement.bindOne(place++, m_filter.action + QLatin1Char('.'));
            statement.bindOne(place++, m_filter.action + QLatin1Char('/'));
        }
        if (!m_filter.object.isNull()) statement.bindOne(place++, m_filter.object.toRfc4122());
        if (m_outcomeBound) statement.bindOne(place++, static_cast<int>(*m_filter.outcome));
        if (m_filter.from) statement.bindOne(place++, *m_filter.from);
        if (m_filter.to) statement.bindOne(place++, *m_filter.to);
        if (m_filter.before > 0) statement.bindOne(place++, m_filter.before);
        statement.bindOne(place, limit);
    }

private:
    void add(const char* words) { m_words << words; }
    const AuditFilter& m_filter;
    QByteArrayList m_words;
    bool m_outcomeBound = false;
};

} // namespace

Result<QList<AuditRow>> AuditLog::list(const AuditFilter& filter) {
    QList<AuditRow> rows;
    if (filter.limit <= 0) return rows;
    {
        const Conditions conditions(filter, false);
        BK_ASSIGN(Statement found, m_audit.prepare("SELECT " + QByteArray(auditColumns) + " FROM log" +
                                                   conditions.sql() + " ORDER BY sequence DESC LIMIT ?"));
        conditions.bind(found, filter.limit);
        for (;;) {
            BK_ASSIGN(const bool row, found.step());
            if (!row) break;
            const AuditRecord record = auditRecordAt(found);
            rows << AuditRow{record.sequence, record.event(), record.hash};
        }
    }
    // Those of the first format are all older, and all say "done".
    const int left = filter.limit - static_cast<int>(rows.size());
    if (left <= 0 || filter.outcome.value_or(AuditOutcome::Done) != AuditOutcome::Done) return rows;
    const Conditions conditions(filter, true);
    BK_ASSIGN(Statement found, m_audit.prepare("SELECT " + QByteArray(firstFormatColumns) + " FROM events" +
                                               conditions.sql() + " ORDER BY sequence DESC LIMIT ?"));
    conditions.bind(found, left);
    for (;;) {
        BK_ASSIGN(const bool row, found.step());
        if (!row) break;
        const FirstFormatRow old = firstFormatRowAt(found);
        rows << AuditRow{old.sequence, old.event, old.hash};
    }
    return rows;
}

Result<QStringList> AuditLog::actions() {
    BK_ASSIGN(Statement found,
              m_audit.prepare("SELECT action FROM log UNION SELECT action FROM events ORDER BY action"));
    QStringList actions;
    for (;;) {
        BK_ASSIGN(const bool row, found.step());
        if (!row) return actions;
        actions << found.text(0);
    }
}

} // namespace bk
