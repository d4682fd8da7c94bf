#include "core/store/TaskFacts.h"

#include "core/base/FilePath.h"
#include "core/model/Publication.h"
#include "core/store/ClearanceStore.h"

#include <QMap>

#include <algorithm>
#include <tuple>

namespace bk {
namespace {

/// The persons that endingBy() is about; parameter 1 is the last day, 2 and 3 are Active and Granted.
const QByteArray endingPersons =
    "(SELECT e.person FROM quitclaims e WHERE e.state = ?2 AND (e.valid_until <= ?1 OR EXISTS (SELECT 1 FROM "
    "grants g WHERE g.quitclaim = e.id AND g.decision = ?3 AND g.until <= ?1)))";

constexpr int active = static_cast<int>(QuitclaimState::Active);
constexpr int granted = static_cast<int>(Decision::Granted);

std::optional<Guardian> guardianAt(const Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return Guardian{row.text(column), row.text(column + 1)};
}

/// Calls TAKE for every row of QUERY.
template <class Take>
Status forEach(Statement& query, Take take) {
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        take(query);
    }
    query.reset();
    return {};
}

} // namespace

QByteArray TaskFacts::seen(const char* photo) const {
    if (!m_withoutRestricted) return {};
    // Restricted photos are few and have an index of their own.
    return QByteArray(" AND ") + photo + " NOT IN (SELECT r.id FROM photos r WHERE r.restricted = 1)";
}

QByteArray TaskFacts::publishedOn(const QList<ClearanceState>& states) const {
    const auto numbers = [](const QList<ClearanceState>& wanted) {
        QByteArrayList all;
        for (const ClearanceState state : wanted)
            all << QByteArray::number(static_cast<int>(state));
        return all.join(',');
    };
    static_assert(static_cast<int>(TakedownOutcome::Impossible) == 2);
    // From the few publications that are open to their photos, and never the other way: there may be very
    // many photos in these states that were never published.
    return "FROM publications u CROSS JOIN publication_photos m ON m.publication = u.id CROSS JOIN clearance "
           "k ON k.photo = m.photo AND k.purpose = u.purpose WHERE u.published_on <= ?1 AND (u.until IS NULL "
           "OR u.until >= ?1) AND (u.ended_on IS NULL OR u.ended_on > ?1) AND " +
           ClearanceStore::isFresh("k.photo") + " AND k.state IN (" + numbers(states) +
           // That it cannot be taken down answers what was known then, and a no until another one opens a
           // takedown of its own; not what came later, when it may have been permitted again in between.
           ") AND NOT EXISTS (SELECT 1 FROM takedowns t WHERE t.publication = m.publication AND t.photo = "
           "m.photo AND (t.outcome <> 2 OR t.opened_on >= k.first_day OR k.state IN (" +
           numbers({ClearanceState::Restricted, ClearanceState::Withdrawn, ClearanceState::Refused}) + ")))" +
           seen("m.photo");
}

Status TaskFacts::readQuitclaims(const QDate& last, QHash<PersonId, QList<Quitclaim>>& quitclaims) {
    QHash<QuitclaimId, Quitclaim> all;
    const auto ofThese = [](const char* table) {
        return QByteArray(" JOIN quitclaims q ON q.id = ") + table + ".quitclaim WHERE q.person IN " +
               endingPersons;
    };
    BK_ASSIGN(Statement* const rows,
              m_catalog.cached("SELECT id, number, person, state, signed_on, guardian_name, "
                               "guardian_relation, second_guardian_name, second_guardian_relation, "
                               "valid_from, valid_until, open_ended, scope_kind, scope_collection FROM "
                               "quitclaims q WHERE q.person IN " +
                               endingPersons));
    rows->bind(last, active, granted);
    BK_TRY(forEach(*rows, [&](const Statement& row) {
        Quitclaim one;
        one.id = row.id<QuitclaimId>(0);
        one.number = row.text(1);
        one.person = row.id<PersonId>(2);
        one.state = static_cast<QuitclaimState>(row.integer(3));
        one.signedOn = row.date(4);
        one.guardian = guardianAt(row, 5);
        one.secondGuardian = guardianAt(row, 7);
        one.from = row.date(9);
        one.until = row.date(10);
        one.openEnded = row.boolean(11);
        one.scope.kind = static_cast<ScopeKind>(row.integer(12));
        one.scope.collection = row.id<CollectionId>(13);
        all.insert(one.id, one);
    }));
    BK_ASSIGN(
        Statement* const grants,
        m_catalog.cached("SELECT t.quitclaim, t.purpose, t.decision, t.until FROM grants t" + ofThese("t")));
    grants->bind(last, active, granted);
    BK_TRY(forEach(*grants, [&](const Statement& row) {
        if (auto purpose = Purpose::tryFrom(row.text(1)))
            all[row.id<QuitclaimId>(0)].grants
                << Grant{*purpose, static_cast<Decision>(row.integer(2)), row.date(3)};
    }));
    BK_ASSIGN(Statement* const photos,
              m_catalog.cached("SELECT t.quitclaim, t.photo FROM quitclaim_photos t" + ofThese("t")));
    photos->bind(last, active, granted);
    BK_TRY(forEach(*photos, [&](const Statement& row) {
        all[row.id<QuitclaimId>(0)].scope.photos << row.id<PhotoId>(1);
    }));
    BK_ASSIGN(Statement* const withdrawals,
              m_catalog.cached("SELECT t.quitclaim, t.date, t.purposes FROM withdrawals t" + ofThese("t")));
    withdrawals->bind(last, active, granted);
    BK_TRY(forEach(*withdrawals, [&](const Statement& row) {
        Withdrawal withdrawal;
        withdrawal.date = row.date(1).value_or(QDate());
        for (const QString& key : row.text(2).split(QLatin1Char(','), Qt::SkipEmptyParts))
            if (auto purpose = Purpose::tryFrom(key)) withdrawal.purposes << *purpose;
        all[row.id<QuitclaimId>(0)].withdrawals << withdrawal;
    }));
    for (const Quitclaim& one : std::as_const(all))
        quitclaims[one.person] << one;
    return {};
}

Result<QList<EndingFacts>> TaskFacts::endingBy(const QDate& last) {
    QHash<PersonId, QList<Quitclaim>> quitclaims;
    BK_TRY(readQuitclaims(last, quitclaims));
    BK_ASSIGN(Statement* const persons, m_catalog.cached("SELECT id, name, born FROM persons WHERE id IN " +
                                                         endingPersons + " ORDER BY name_key, number"));
    persons->bind(last, active, granted);
    QList<EndingFacts> ending;
    BK_TRY(forEach(*persons, [&](const Statement& row) {
        EndingFacts one;
        one.facts.id = row.id<PersonId>(0);
        one.name = row.text(1);
        one.facts.born = row.date(2);
        one.facts.quitclaims = quitclaims.take(one.facts.id);
        // The order in which they are told.
        std::sort(one.facts.quitclaims.begin(), one.facts.quitclaims.end(),
                  [](const Quitclaim& a, const Quitclaim& b) { return a.number < b.number; });
        ending << one;
    }));
    return ending;
}

Result<QList<DraftFacts>> TaskFacts::drafts() {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT q.id, q.number, p.id, p.name, q.added_at FROM quitclaims q JOIN "
                               "persons p ON p.id = q.person WHERE q.state = ? ORDER BY q.added_at, "
                               "q.number"));
    query->bind(static_cast<int>(QuitclaimState::Draft));
    QList<DraftFacts> drafts;
    BK_TRY(forEach(*query, [&](const Statement& row) {
        drafts << DraftFacts{row.id<QuitclaimId>(0), row.text(1), row.id<PersonId>(2), row.text(3),
                             row.instant(4).value_or(QDateTime())};
    }));
    return drafts;
}

Result<QList<GuardedFacts>> TaskFacts::guarded(const QDate& bornBy, const QDate& today) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached(
            "SELECT p.id, p.name, p.born, (SELECT max(s.signed_on) FROM quitclaims s WHERE s.person = p.id "
            "AND s.state = ?3) FROM persons p WHERE p.born <= ?1 AND p.deceased IS NULL AND EXISTS (SELECT 1 "
            "FROM quitclaims q JOIN grants g ON g.quitclaim = q.id AND g.decision = ?4 WHERE q.person = p.id "
            "AND q.state = ?3 AND (q.guardian_name IS NOT NULL OR q.second_guardian_name IS NOT NULL) AND "
            "(q.valid_until IS NULL OR q.valid_until >= ?2)) ORDER BY p.born, p.name_key"));
    query->bind(bornBy, today, active, granted);
    QList<GuardedFacts> guarded;
    BK_TRY(forEach(*query, [&](const Statement& row) {
        guarded << GuardedFacts{row.id<PersonId>(0), row.text(1), row.date(2).value_or(QDate()), row.date(3)};
    }));
    return guarded;
}

Result<QList<TakedownFacts>> TaskFacts::takedowns() {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT u.id, u.place, u.purpose, t.person, coalesce(p.name, ''), count(*), "
                               "min(t.opened_on), min(t.photo) FROM takedowns t JOIN publications u ON u.id "
                               "= t.publication LEFT JOIN persons p ON p.id = t.person WHERE t.outcome = 0" +
                               seen("t.photo") +
                               " GROUP BY u.id, t.person ORDER BY min(t.opened_on), u.place, p.name_key"));
    QList<TakedownFacts> takedowns;
    BK_TRY(forEach(*query, [&](const Statement& row) {
        TakedownFacts one;
        one.publication = row.id<PublicationId>(0);
        one.place = row.text(1);
        one.purpose = Purpose::tryFrom(row.text(2)).value_or(Purpose());
        one.person = row.optionalId<PersonId>(3);
        one.name = row.text(4);
        one.photos = static_cast<int>(row.integer(5));
        one.since = row.date(6).value_or(QDate());
        one.one = row.id<PhotoId>(7);
        takedowns << one;
    }));
    return takedowns;
}

Result<QList<PublishedFacts>> TaskFacts::published(const QDate& day, const QList<ClearanceState>& states) {
    // Each photo's clearance lies somewhere else in a large table: they are gone through once.
    static_assert(static_cast<int>(ClearanceState::AssetExpired) == 2 &&
                  static_cast<int>(ClearanceState::Expired) == 7);
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT u.id, u.place, u.purpose, k.state, m.photo, CASE WHEN k.state IN (2, "
                               "7) THEN k.reasons ELSE x'' END, u.published_on " +
                               publishedOn(states)));
    query->bind(day);
    QMap<std::tuple<QDate, PublicationId, ClearanceState>, PublishedFacts> found;
    BK_TRY(forEach(*query, [&](const Statement& row) {
        const auto publication = row.id<PublicationId>(0);
        const auto state = static_cast<ClearanceState>(row.integer(3));
        const auto photo = row.id<PhotoId>(4);
        PublishedFacts& one = found[{row.date(6).value_or(QDate()), publication, state}];
        if (one.photos++ == 0) {
            one.publication = publication;
            one.place = row.text(1);
            one.purpose = Purpose::tryFrom(row.text(2)).value_or(Purpose());
            one.state = state;
            one.one = photo;
        }
        one.one = std::min(one.one, photo);
        // The first reason decides.
        const auto reasons = ClearanceStore::unpacked(row.blob(5));
        if (reasons.isEmpty() || !reasons.first().date) return;
        if (!one.ended.isValid() || *reasons.first().date < one.ended) one.ended = *reasons.first().date;
    }));
    return found.values();
}

Result<QList<LastDayFacts>> TaskFacts::collectionsKeptTo(const QDate& last) {
    // Counted by the index of collections alone; the few restricted ones are taken off again.
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT c.id, c.name, c.retain_until, (SELECT count(*) FROM photos p WHERE "
                               "p.collection = c.id) - (SELECT count(*) FROM photos r WHERE ?2 AND "
                               "r.restricted = 1 AND r.collection = c.id) FROM collections c WHERE "
                               "c.retain_until <= ?1 ORDER BY c.retain_until, c.name"));
    query->bind(last, m_withoutRestricted);
    QList<LastDayFacts> kept;
    BK_TRY(forEach(*query, [&](const Statement& row) {
        LastDayFacts one;
        one.collection = row.id<CollectionId>(0);
        one.name = row.text(1);
        one.day = row.date(2).value_or(QDate());
        one.photos = static_cast<int>(row.integer(3));
        if (one.photos > 0) kept << one;
    }));
    return kept;
}

Result<QList<LastDayFacts>> TaskFacts::photosKeptTo(const QDate& last) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT c.id, c.name, p.expires, count(*), min(p.id) FROM photos p JOIN "
                               "collections c ON c.id = p.collection WHERE p.expires <= ?1 AND "
                               "(c.retain_until IS NULL OR p.expires < c.retain_until)" +
                               QByteArray(m_withoutRestricted ? " AND p.restricted = 0" : "") +
                               " GROUP BY c.id, p.expires ORDER BY p.expires, c.name"));
    query->bind(last);
    QList<LastDayFacts> kept;
    BK_TRY(forEach(*query, [&](const Statement& row) {
        kept << LastDayFacts{row.id<CollectionId>(0), row.text(1), row.date(2).value_or(QDate()),
                             static_cast<int>(row.integer(3)), row.id<PhotoId>(4)};
    }));
    return kept;
}

Result<qint64> TaskFacts::photosWithOpenFaces() {
    // By the index alone: the faces themselves lie all over the table.
    return m_catalog.integer("SELECT count(*) FROM (SELECT DISTINCT f.photo FROM faces f INDEXED BY "
                             "faces_open_photo WHERE f.state < 2" +
                             seen("f.photo") + ")");
}

Result<QString> TaskFacts::fileName(const PhotoId& photo) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT path FROM photos WHERE id = ?"));
    query->bind(photo);
    BK_ASSIGN(const bool row, query->step());
    const QString name = row ? FilePath::fromBytes(query->blob(0)).fileNameDisplay() : QString();
    query->reset();
    return name;
}

} // namespace bk
