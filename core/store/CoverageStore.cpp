#include "core/store/CoverageStore.h"

#include "core/store/ClearanceStore.h"
#include "core/store/SettingStore.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace bk {
namespace {

// The states that a person or a face leads to say that there are people, NoPeople that there are none. They
// are counted in the index by purpose and state alone.
const QByteArray ofPeople =
    "INDEXED BY clearance_state WHERE state BETWEEN 5 AND 11 AND " + ClearanceStore::isFresh("photo");
// The states before them are decided for the photo as a whole, so they are the same for every purpose:
// whether there are people is looked up for one of them.
const QByteArray ofPhotos =
    "FROM clearance k WHERE k.purpose = ?1 AND k.state < 5 AND " + ClearanceStore::isFresh("k.photo") +
    " AND (EXISTS (SELECT 1 FROM photo_persons s WHERE s.photo = k.photo) OR EXISTS (SELECT 1 FROM faces f "
    "WHERE f.photo = k.photo AND f.state < 3))";

static_assert(static_cast<int>(ClearanceState::Withdrawn) == 5 &&
              static_cast<int>(ClearanceState::Cleared) == 11 &&
              static_cast<int>(ClearanceState::NoPeople) == 12);

QString encoded(const QMap<ClearanceState, int>& states) {
    QJsonObject json;
    for (auto state = states.begin(); state != states.end(); ++state)
        json.insert(toString(state.key()), state.value());
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QMap<ClearanceState, int> decoded(const QString& text) {
    QMap<ClearanceState, int> states;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto state = json.begin(); state != json.end(); ++state)
        if (const auto known = clearanceStateFrom(state.key())) states.insert(*known, state.value().toInt());
    return states;
}

} // namespace

Result<int> CoverageStore::photos() {
    BK_ASSIGN(const qint64 photos, m_catalog.integer("SELECT count(*) FROM photos"));
    return static_cast<int>(photos);
}

Result<QList<Purpose>> CoverageStore::purposes() {
    return SettingStore(m_catalog).purposes();
}

Result<QList<CoverageCount>> CoverageStore::counts() {
    BK_ASSIGN(const auto inUse, purposes());
    if (inUse.isEmpty()) return QList<CoverageCount>();
    QMap<ClearanceState, int> ofAll;
    BK_ASSIGN(Statement* const whole,
              m_catalog.cached("SELECT k.state, count(*) " + ofPhotos + " GROUP BY k.state"));
    whole->bind(inUse.first().key());
    for (;;) {
        BK_ASSIGN(const bool row, whole->step());
        if (!row) break;
        ofAll.insert(static_cast<ClearanceState>(whole->integer(0)), static_cast<int>(whole->integer(1)));
    }
    QHash<QString, QMap<ClearanceState, int>> found;
    BK_ASSIGN(Statement* const people, m_catalog.cached("SELECT purpose, state, count(*) FROM clearance " +
                                                        ofPeople + " GROUP BY purpose, state"));
    for (;;) {
        BK_ASSIGN(const bool row, people->step());
        if (!row) break;
        found[people->text(0)].insert(static_cast<ClearanceState>(people->integer(1)),
                                      static_cast<int>(people->integer(2)));
    }
    QList<CoverageCount> counts;
    for (const Purpose& purpose : inUse) {
        CoverageCount count{{}, purpose, found.value(purpose.key())};
        count.states.insert(ofAll);
        counts << count;
    }
    return counts;
}

Result<QList<CoverageCount>> CoverageStore::countsByCollection() {
    BK_ASSIGN(const auto inUse, purposes());
    if (inUse.isEmpty()) return QList<CoverageCount>();
    // Joined, the database would look every photo up once for each purpose.
    QHash<PhotoId, CollectionId> homes;
    BK_ASSIGN(const int all, photos());
    homes.reserve(all);
    BK_ASSIGN(Statement* const home, m_catalog.cached("SELECT id, collection FROM photos"));
    for (;;) {
        BK_ASSIGN(const bool row, home->step());
        if (!row) break;
        homes.insert(home->id<PhotoId>(0), home->id<CollectionId>(1));
    }
    using Counts = QHash<CollectionId, QMap<ClearanceState, int>>;
    Counts ofAll;
    BK_ASSIGN(Statement* const whole, m_catalog.cached("SELECT k.state, k.photo " + ofPhotos));
    whole->bind(inUse.first().key());
    for (;;) {
        BK_ASSIGN(const bool row, whole->step());
        if (!row) break;
        ++ofAll[homes.value(whole->id<PhotoId>(1))][static_cast<ClearanceState>(whole->integer(0))];
    }
    BK_ASSIGN(Statement* const people,
              m_catalog.cached("SELECT state, photo FROM clearance " + ofPeople + " AND purpose = ?"));
    QList<CoverageCount> counts;
    for (const Purpose& purpose : inUse) {
        Counts found = ofAll;
        people->bind(purpose.key());
        for (;;) {
            BK_ASSIGN(const bool row, people->step());
            if (!row) break;
            ++found[homes.value(people->id<PhotoId>(1))][static_cast<ClearanceState>(people->integer(0))];
        }
        people->reset();
        for (auto one = found.cbegin(); one != found.cend(); ++one)
            counts << CoverageCount{one.key(), purpose, one.value()};
    }
    return counts;
}

Result<QDate> CoverageStore::latestDay() {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT max(day) FROM coverage_days WHERE collection = x''"));
    BK_TRY(query->step());
    const QDate day = query->date(0).value_or(QDate());
    query->reset();
    return day;
}

Status CoverageStore::keep(const QDate& day, const QList<CoverageDayRow>& rows) {
    BK_TRY(m_catalog.run("DELETE FROM coverage_days WHERE day = ?", day));
    for (const CoverageDayRow& row : rows)
        BK_TRY(m_catalog.run("INSERT INTO coverage_days VALUES(?,?,x'',?,?,?)", day, row.purpose.key(),
                             row.withPeople, row.cleared, encoded(row.blocked)));
    return {};
}

Result<QList<CoverageDayRow>> CoverageStore::days() {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT day, purpose, with_people, cleared, blocked FROM coverage_days WHERE "
                               "collection = x'' ORDER BY day, purpose"));
    QList<CoverageDayRow> rows;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        const auto purpose = Purpose::tryFrom(query->text(1));
        if (!purpose) continue;
        rows << CoverageDayRow{query->date(0).value_or(QDate()), *purpose,
                               static_cast<int>(query->integer(2)), static_cast<int>(query->integer(3)),
                               decoded(query->text(4))};
    }
    return rows;
}

} // namespace bk
