#include "core/store/ClearanceStore.h"

#include <algorithm>

namespace bk {
namespace {

// A reason is one byte for its kind, one that tells which of face, person, quitclaim and date follow, and
// these: ids as their 16 bytes, the date as its Julian day in 4 bytes, the highest first.
enum Part : char { HasFace = 1, HasPerson = 2, HasQuitclaim = 4, HasDate = 8 };
constexpr qsizetype idSize = 16;
constexpr qsizetype dateSize = 4;

class Packer {
public:
    explicit Packer(qsizetype size) { m_bytes.reserve(size); }
    void add(char byte) { m_bytes.append(byte); }
    template <class AnId>
    void add(const std::optional<AnId>& id) {
        if (id) m_bytes.append(id->toBytes());
    }
    void add(const std::optional<QDate>& date) {
        if (!date) return;
        const auto day = static_cast<quint32>(date->toJulianDay());
        for (int shift = 24; shift >= 0; shift -= 8)
            m_bytes.append(static_cast<char>(day >> shift));
    }
    QByteArray bytes() && { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

class Unpacker {
public:
    explicit Unpacker(const QByteArray& bytes) : m_bytes(bytes) {}
    bool left(qsizetype size) const { return m_bytes.size() - m_at >= size; }
    char byte() { return m_bytes.at(m_at++); }
    template <class AnId>
    std::optional<AnId> id(bool there) {
        if (!there) return std::nullopt;
        m_at += idSize;
        return AnId::fromBytes(m_bytes.mid(m_at - idSize, idSize));
    }
    std::optional<QDate> date(bool there) {
        if (!there) return std::nullopt;
        quint32 day = 0;
        for (qsizetype i = 0; i < dateSize; ++i)
            day = (day << 8) | static_cast<quint8>(byte());
        return QDate::fromJulianDay(static_cast<qint32>(day));
    }

private:
    const QByteArray& m_bytes;
    qsizetype m_at = 0;
};

qsizetype sizeOf(char parts) {
    const auto one = [&](char part, qsizetype size) { return (parts & part) != 0 ? size : 0; };
    return one(HasFace, idSize) + one(HasPerson, idSize) + one(HasQuitclaim, idSize) + one(HasDate, dateSize);
}

QString textOf(const QList<Purpose>& purposes) {
    QStringList keys;
    for (const Purpose& purpose : purposes)
        keys << purpose.key();
    keys.sort();
    return keys.join(QLatin1Char(','));
}

Result<QList<PhotoId>> photosOf(Statement& query) {
    QList<PhotoId> photos;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        photos << query.id<PhotoId>(0);
    }
    query.reset();
    return photos;
}

Result<std::optional<Clearance>> clearanceOf(Statement& query) {
    BK_ASSIGN(const bool row, query.step());
    if (!row) return std::optional<Clearance>();
    Clearance clearance;
    clearance.state = static_cast<ClearanceState>(query.integer(0));
    clearance.reasons = ClearanceStore::unpacked(query.blob(1));
    clearance.firstDay = query.date(2).value_or(QDate());
    clearance.lastDay = query.date(3).value_or(QDate());
    query.reset();
    return std::optional<Clearance>(clearance);
}

} // namespace

QByteArray ClearanceStore::packed(const QList<ClearanceReason>& reasons) {
    Packer packer(reasons.size() * (2 + 3 * idSize + dateSize));
    for (const ClearanceReason& reason : reasons) {
        packer.add(static_cast<char>(reason.kind));
        packer.add(static_cast<char>((reason.face ? HasFace : 0) | (reason.person ? HasPerson : 0) |
                                     (reason.quitclaim ? HasQuitclaim : 0) | (reason.date ? HasDate : 0)));
        packer.add(reason.face);
        packer.add(reason.person);
        packer.add(reason.quitclaim);
        packer.add(reason.date);
    }
    return std::move(packer).bytes();
}

QList<ClearanceReason> ClearanceStore::unpacked(const QByteArray& bytes) {
    QList<ClearanceReason> reasons;
    Unpacker unpacker(bytes);
    while (unpacker.left(2)) {
        ClearanceReason reason;
        reason.kind = static_cast<ClearanceState>(unpacker.byte());
        const char parts = unpacker.byte();
        if (!unpacker.left(sizeOf(parts))) break;
        reason.face = unpacker.id<FaceId>((parts & HasFace) != 0);
        reason.person = unpacker.id<PersonId>((parts & HasPerson) != 0);
        reason.quitclaim = unpacker.id<QuitclaimId>((parts & HasQuitclaim) != 0);
        reason.date = unpacker.date((parts & HasDate) != 0);
        reasons << reason;
    }
    return reasons;
}

QByteArray ClearanceStore::isFresh(const char* photo) {
    // Whether there are any is asked once for a whole statement.
    return QByteArray("(NOT EXISTS (SELECT 1 FROM clearance_stale) OR ") + photo +
           " NOT IN (SELECT photo FROM clearance_stale))";
}

Status ClearanceStore::put(const PhotoId& photo, const Purpose& purpose, const Clearance& clearance) {
    BK_ASSIGN(const auto known, stored(photo, purpose));
    const QByteArray reasons = packed(clearance.reasons);
    return known ? update(photo, purpose, clearance, reasons) : insert(photo, purpose, clearance, reasons);
}

// Not one statement with ON CONFLICT: SQLite would keep a journal for each run of it, and the time for
// letting go of that grows with all that the transaction has written before.

Status ClearanceStore::insert(const PhotoId& photo, const Purpose& purpose, const Clearance& clearance,
                              const QByteArray& reasons) {
    BK_TRY(noteDay(clearance.firstDay));
    return m_catalog.run("INSERT INTO clearance VALUES(?,?,?,?,?,?)", photo, purpose.key(),
                         static_cast<int>(clearance.state), reasons, clearance.firstDay, clearance.lastDay);
}

Status ClearanceStore::update(const PhotoId& photo, const Purpose& purpose, const Clearance& clearance,
                              const QByteArray& reasons) {
    BK_TRY(noteDay(clearance.firstDay));
    return m_catalog.run("UPDATE clearance SET state = ?3, reasons = ?4, first_day = ?5, last_day = ?6 WHERE "
                         "photo = ?1 AND purpose = ?2",
                         photo, purpose.key(), static_cast<int>(clearance.state), reasons, clearance.firstDay,
                         clearance.lastDay);
}

Result<std::optional<Clearance>> ClearanceStore::validOn(const QDate& day, const PhotoId& photo,
                                                         const Purpose& purpose) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached(
            "SELECT state, reasons, first_day, last_day FROM clearance WHERE photo = ?1 AND purpose = ?2 "
            "AND first_day <= ?3 AND (last_day IS NULL OR last_day >= ?3) AND NOT EXISTS (SELECT 1 FROM "
            "clearance_stale s WHERE s.photo = ?1)"));
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

Result<QList<PhotoId>> ClearanceStore::endedBefore(const QDate& day, int limit) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("SELECT DISTINCT photo FROM clearance INDEXED BY clearance_last_day WHERE last_day "
                         "< ? AND +purpose IN (SELECT key FROM purposes WHERE retired = 0) LIMIT ?"));
    query->bind(day, limit);
    return photosOf(*query);
}

Result<QString> ClearanceStore::wholeFor() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT purposes, newest_day FROM clearance_cache"));
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::Damaged, QStringLiteral("the catalog's note on its clearances is gone"));
    QString keys = query->text(0);
    m_newestDay = query->date(1).value_or(QDate());
    query->reset();
    return keys;
}

Status ClearanceStore::setWholeFor(const QString& keys) {
    return m_catalog.run("UPDATE clearance_cache SET purposes = ?", keys);
}

Status ClearanceStore::noteDay(const QDate& day) {
    if (!m_newestDay) BK_TRY(wholeFor());
    if (day <= *m_newestDay) return {};
    m_newestDay = day;
    return m_catalog.run("UPDATE clearance_cache SET newest_day = ?", day);
}

Result<bool> ClearanceStore::isWhole(const QDate& day, const QList<Purpose>& purposes) {
    BK_ASSIGN(const QString keys, wholeFor());
    return !keys.isEmpty() && keys == textOf(purposes) && *m_newestDay <= day;
}

Status ClearanceStore::storesOnly(const QList<Purpose>& purposes) {
    BK_ASSIGN(const QString keys, wholeFor());
    if (keys.isEmpty() || keys == textOf(purposes)) return {};
    return setWholeFor({});
}

Status ClearanceStore::beginWhole(const QDate& day) {
    m_newestDay = day;
    return m_catalog.run("UPDATE clearance_cache SET purposes = '', newest_day = ?", day);
}

Status ClearanceStore::setWhole(const QList<Purpose>& purposes) {
    return setWholeFor(textOf(purposes));
}

Status ClearanceStore::markStale(const QList<PhotoId>& photos) {
    // As they lie in the file.
    QList<PhotoId> sorted = photos;
    std::sort(sorted.begin(), sorted.end());
    for (const PhotoId& photo : std::as_const(sorted))
        BK_TRY(m_catalog.run("INSERT OR IGNORE INTO clearance_stale VALUES(?)", photo));
    return {};
}

Status ClearanceStore::markFresh(const QList<PhotoId>& photos) {
    BK_ASSIGN(const bool any, anyStale());
    if (!any) return {};
    for (const PhotoId& photo : photos)
        BK_TRY(m_catalog.run("DELETE FROM clearance_stale WHERE photo = ?", photo));
    return {};
}

Result<bool> ClearanceStore::anyStale() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT EXISTS (SELECT 1 FROM clearance_stale)"));
    BK_TRY(query->step());
    const bool any = query->boolean(0);
    query->reset();
    return any;
}

Result<QList<PhotoId>> ClearanceStore::stale(int limit) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT photo FROM clearance_stale ORDER BY photo LIMIT ?"));
    query->bind(limit);
    return photosOf(*query);
}

Result<QSet<PhotoId>> ClearanceStore::staleAmong(const QList<PhotoId>& photos) {
    QSet<PhotoId> found;
    BK_ASSIGN(const bool any, anyStale());
    if (!any) return found;
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT 1 FROM clearance_stale WHERE photo = ?"));
    for (const PhotoId& photo : photos) {
        query->bind(photo);
        BK_ASSIGN(const bool row, query->step());
        if (row) found << photo;
        query->reset();
    }
    return found;
}

Result<QMap<ClearanceState, int>> ClearanceStore::counts(const Purpose& purpose, bool withPeopleOnly,
                                                         bool withoutRestricted) {
    QByteArray sql =
        "SELECT k.state, count(*) FROM clearance k WHERE k.purpose = ? AND " + isFresh("k.photo") + ' ';
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
