#include "core/store/PersonMergeStore.h"

#include "core/store/PersonPairStore.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bk {
namespace {

/// Kinds of person_merge_items. The numbers are stored. P: the departed, I: the one who stays. `at` and `by`
/// are those of the row itself.
namespace item {
constexpr int face = 0;          // named P
constexpr int quitclaim = 1;     // P's
constexpr int shown = 2;         // a photo that shows P too
constexpr int shownBoth = 3;     // the same, and I
constexpr int rejection = 4;     // a face that is not P
constexpr int rejectionBoth = 5; // that is neither P nor I
constexpr int rejectionGone = 6; // that is not P: it is I
constexpr int rejectionOver = 7; // that is not I: it is P
constexpr int takedown = 8;      // because of P
constexpr int pair = 9; // what was answered about P and the item, and holds for I now; `value` the answer
constexpr int pairBefore = 10;  // what was answered about I and the item before
constexpr int pairGone = 11;    // about P and the item, and does not hold for I
constexpr int merge = 12;       // an earlier merge into P
constexpr int splitPerson = 13; // a split of P
constexpr int splitOther = 14;  // a split by which P got faces
} // namespace item

QByteArray number(int kind) {
    return QByteArray::number(kind);
}

/// One value of a takedown's key, which has three parts.
const QByteArray takedownKey = "CAST(hex(publication) || hex(photo) || opened_at AS BLOB)";

QJsonValue day(const std::optional<QDate>& date) {
    return date ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject toJson(const Person& person) {
    return {{QStringLiteral("name"), person.name},
            {QStringLiteral("born"), day(person.born)},
            {QStringLiteral("contact"), person.contact},
            {QStringLiteral("notes"), person.notes},
            {QStringLiteral("deceased"), day(person.deceased)},
            {QStringLiteral("cover"), person.cover ? QJsonValue(person.cover->toString()) : QJsonValue()},
            {QStringLiteral("commissioned"), person.commissioned},
            {QStringLiteral("added"), person.added.toMSecsSinceEpoch()}};
}

std::optional<QDate> dayOf(const QJsonValue& value) {
    const QDate date = QDate::fromString(value.toString(), Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

Person personFrom(const QJsonValue& json, const PersonId& id) {
    Person person;
    person.id = id;
    person.name = json[QStringLiteral("name")].toString();
    person.born = dayOf(json[QStringLiteral("born")]);
    person.contact = json[QStringLiteral("contact")].toString();
    person.notes = json[QStringLiteral("notes")].toString();
    person.deceased = dayOf(json[QStringLiteral("deceased")]);
    person.cover = FaceId::tryFrom(json[QStringLiteral("cover")].toString());
    person.commissioned = json[QStringLiteral("commissioned")].toBool();
    person.added = QDateTime::fromMSecsSinceEpoch(json[QStringLiteral("added")].toInteger(), Qt::UTC);
    return person;
}

const QByteArray columns =
    "SELECT id, person, number, into_person, record, merged_at, merged_by, sequence FROM person_merges ";

Result<PersonMerge> mergeAt(const Statement& row) {
    const auto record = QJsonDocument::fromJson(row.text(4).toUtf8()).object();
    if (record.isEmpty()) return fail(ErrorCode::Damaged, QStringLiteral("a merge cannot be read"));
    PersonMerge merge;
    merge.id = row.id<PersonMergeId>(0);
    merge.departed = personFrom(record[QStringLiteral("departed")], row.id<PersonId>(1));
    merge.number = row.integer(2);
    merge.sequence = row.integer(7);
    merge.addedBy = UserId(QUuid(record[QStringLiteral("added_by")].toString()));
    merge.into = row.id<PersonId>(3);
    merge.before = personFrom(record[QStringLiteral("before")], merge.into);
    merge.after = personFrom(record[QStringLiteral("after")], merge.into);
    merge.stamp = {row.id<UserId>(6), row.instant(5).value_or(QDateTime())};
    return merge;
}

Result<QList<PersonMerge>> mergesOf(Statement& query) {
    QList<PersonMerge> merges;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        BK_ASSIGN(const auto merge, mergeAt(query));
        merges << merge;
    }
    query.reset();
    return merges;
}

/// "INSERT INTO person_merge_items SELECT merge, KIND, ITEM, AT, BY, VALUE FROM..." with ?1 the departed, ?2
/// the one who stays, ?3 the merge.
QByteArray note(int kind, const QByteArray& from) {
    return "INSERT INTO person_merge_items SELECT ?3, " + number(kind) + ", " + from;
}

/// Faces that moved and about which nobody has decided since.
const QByteArray untouched =
    "FROM faces f JOIN person_merge_items m ON m.merge = ?3 AND m.kind = " + number(item::face) +
    " AND m.item = f.id WHERE f.person = ?2 AND f.decided_at IS m.at AND f.decided_by IS m.by";

QByteArray noted(int kind) {
    return "(SELECT item FROM person_merge_items WHERE merge = ?3 AND kind = " + number(kind) + ")";
}

} // namespace

Result<qint64> PersonMergeStore::nextSequence() {
    return m_catalog.integer("SELECT coalesce(max(sequence), 0) + 1 FROM person_merges");
}

Status PersonMergeStore::insert(const PersonMerge& merge) {
    const QJsonObject record{{QStringLiteral("departed"), toJson(merge.departed)},
                             {QStringLiteral("added_by"), merge.addedBy.toString()},
                             {QStringLiteral("before"), toJson(merge.before)},
                             {QStringLiteral("after"), toJson(merge.after)}};
    return m_catalog.run("INSERT INTO person_merges VALUES(?,?,?,?,?,?,?,?)", merge.id, merge.sequence,
                         merge.departed.id, merge.number, merge.into,
                         QString::fromUtf8(QJsonDocument(record).toJson(QJsonDocument::Compact)),
                         merge.stamp.at, merge.stamp.by);
}

Status PersonMergeStore::remove(const PersonMergeId& id) {
    return m_catalog.run("DELETE FROM person_merges WHERE id = ?", id);
}

Result<PersonMerge> PersonMergeStore::find(const PersonMergeId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE id = ?"));
    query->bind(id);
    BK_ASSIGN(const auto found, mergesOf(*query));
    if (found.isEmpty())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("no such merge; it may have been taken back already"));
    return found.first();
}

Result<QList<PersonMerge>> PersonMergeStore::ofPerson(const PersonId& person) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached(columns + "WHERE into_person = ? ORDER BY sequence DESC"));
    query->bind(person);
    return mergesOf(*query);
}

Result<PersonId> PersonMergeStore::heirOf(const PersonId& person) {
    // A later merge of the heir renamed this one, so that one step is enough.
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT into_person FROM person_merges WHERE person = ?1 AND NOT EXISTS "
                               "(SELECT 1 FROM persons WHERE id = ?1) ORDER BY sequence DESC LIMIT 1"));
    query->bind(person);
    BK_ASSIGN(const bool row, query->step());
    const PersonId heir = row ? query->id<PersonId>(0) : person;
    query->reset();
    return heir;
}

/// SQL with ?1 the departed, ?2 the one who stays and ?3 the merge, as far as it asks for them.
Result<Statement*> PersonMergeStore::bound(const PersonMerge& merge, const QByteArray& sql) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(sql));
    query->bindOne(0, merge.departed.id);
    if (sql.contains("?2") || sql.contains("?3")) query->bindOne(1, merge.into);
    if (sql.contains("?3")) query->bindOne(2, merge.id);
    return query;
}

Status PersonMergeStore::runFor(const PersonMerge& merge, const QByteArray& sql) {
    BK_ASSIGN(Statement* const query, bound(merge, sql));
    return query->run();
}

Result<int> PersonMergeStore::count(const QByteArray& sql, const PersonMerge& merge) {
    BK_ASSIGN(Statement* const query, bound(merge, sql));
    BK_ASSIGN(const bool row, query->step());
    const int count = row ? static_cast<int>(query->integer(0)) : 0;
    query->reset();
    return count;
}

Result<bool> PersonMergeStore::isThere(const PersonId& person) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT 1 FROM persons WHERE id = ?"));
    query->bind(person);
    BK_ASSIGN(const bool there, query->step());
    query->reset();
    return there;
}

Status PersonMergeStore::move(const PersonMerge& merge) {
    const auto run = [&](const QByteArray& sql) { return runFor(merge, sql); };
    BK_TRY(moveRejections(merge));
    BK_TRY(run(note(item::face, "id, decided_at, decided_by, NULL FROM faces WHERE person = ?1")));
    BK_TRY(run("UPDATE faces SET person = ?2 WHERE person = ?1"));
    // A suggestion is for the person who permits it: whether the one who stays does, the next comparison
    // asks. And nobody is suggested where somebody said no, or twice on one photo.
    BK_TRY(run("UPDATE faces SET suggested_person = NULL, suggested_score = NULL WHERE suggested_person = ?1 "
               "OR (suggested_person = ?2 AND (id IN (SELECT face FROM face_rejections WHERE person = ?2) OR "
               "photo IN (SELECT photo FROM faces WHERE person = ?2)))"));

    const QByteArray both = "photo IN (SELECT photo FROM photo_persons WHERE person = ?2)";
    BK_TRY(
        run(note(item::shownBoth, "photo, at, by, NULL FROM photo_persons WHERE person = ?1 AND " + both)));
    BK_TRY(run("DELETE FROM photo_persons WHERE person = ?1 AND photo IN " + noted(item::shownBoth)));
    BK_TRY(run(note(item::shown, "photo, at, by, NULL FROM photo_persons WHERE person = ?1")));
    BK_TRY(run("UPDATE photo_persons SET person = ?2 WHERE person = ?1"));

    BK_TRY(run(note(item::takedown, takedownKey + ", NULL, NULL, NULL FROM takedowns WHERE person = ?1")));
    BK_TRY(run("UPDATE takedowns SET person = ?2 WHERE person = ?1"));
    BK_TRY(run(note(item::quitclaim, "id, NULL, NULL, NULL FROM quitclaims WHERE person = ?1")));
    BK_TRY(run("UPDATE quitclaims SET person = ?2 WHERE person = ?1"));
    BK_TRY(movePairs(merge));
    return moveJournals(merge);
}

Status PersonMergeStore::moveRejections(const PersonMerge& merge) {
    const auto run = [&](const QByteArray& sql) { return runFor(merge, sql); };
    // The faces must have their names from before the merge here.
    BK_TRY(run(note(item::rejectionOver,
                    "face, at, by, NULL FROM face_rejections WHERE person = ?2 AND face IN (SELECT id FROM "
                    "faces WHERE person = ?1)")));
    BK_TRY(run("DELETE FROM face_rejections WHERE person = ?2 AND face IN " + noted(item::rejectionOver)));
    const auto take = [&](int kind, const QByteArray& condition) -> Status {
        BK_TRY(run(note(kind, "face, at, by, NULL FROM face_rejections WHERE person = ?1 AND " + condition)));
        return run("DELETE FROM face_rejections WHERE person = ?1 AND face IN " + noted(kind));
    };
    BK_TRY(take(item::rejectionGone, "face IN (SELECT id FROM faces WHERE person = ?2)"));
    BK_TRY(take(item::rejectionBoth, "face IN (SELECT face FROM face_rejections WHERE person = ?2)"));
    BK_TRY(run(note(item::rejection, "face, at, by, NULL FROM face_rejections WHERE person = ?1")));
    return run("UPDATE face_rejections SET person = ?2 WHERE person = ?1");
}

Status PersonMergeStore::movePairs(const PersonMerge& merge) {
    PersonPairStore pairs(m_catalog);
    const auto write = [&](int kind, const PersonId& other, const AnsweredPair& answered) {
        return m_catalog.run("INSERT INTO person_merge_items VALUES(?,?,?,?,?,?)", merge.id, kind, other,
                             answered.stamp.at, answered.stamp.by, static_cast<int>(answered.answer));
    };
    BK_ASSIGN(const auto theirs, pairs.ofPerson(merge.departed.id));
    for (const AnsweredPair& one : theirs) {
        const PersonId other = one.pair.low() == merge.departed.id ? one.pair.high() : one.pair.low();
        BK_TRY(pairs.remove(one.pair));
        std::optional<AnsweredPair> own;
        if (other != merge.into) {
            BK_ASSIGN(own, pairs.find(PersonPair(merge.into, other)));
        }
        // "Two persons" outweighs "not sure".
        if (other == merge.into || (own && own->answer <= one.answer)) {
            BK_TRY(write(item::pairGone, other, one));
            continue;
        }
        BK_TRY(write(item::pair, other, one));
        if (own) BK_TRY(write(item::pairBefore, other, *own));
        BK_TRY(pairs.put(PersonPair(merge.into, other), one.answer, one.stamp));
    }
    return {};
}

Status PersonMergeStore::moveJournals(const PersonMerge& merge) {
    const auto run = [&](const QByteArray& sql) { return runFor(merge, sql); };
    BK_TRY(run(note(item::merge, "id, NULL, NULL, NULL FROM person_merges WHERE into_person = ?1")));
    BK_TRY(run("UPDATE person_merges SET into_person = ?2 WHERE into_person = ?1"));
    BK_TRY(run(note(item::splitPerson, "id, NULL, NULL, NULL FROM person_splits WHERE person = ?1")));
    BK_TRY(run("UPDATE person_splits SET person = ?2 WHERE person = ?1"));
    BK_TRY(run(note(item::splitOther, "id, NULL, NULL, NULL FROM person_splits WHERE other = ?1")));
    return run("UPDATE person_splits SET other = ?2 WHERE other = ?1");
}

Result<QList<FaceId>> PersonMergeStore::facesOf(const PersonMerge& merge) {
    BK_ASSIGN(Statement* const query, bound(merge, "SELECT f.id " + untouched));
    QList<FaceId> faces;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        faces << query->id<FaceId>(0);
    }
    query->reset();
    return faces;
}

Status PersonMergeStore::takeAlong(const PersonSplitId& split, const FaceId& face) {
    return m_catalog.run(
        "INSERT OR IGNORE INTO person_merge_items SELECT m.merge, " + number(item::face) +
            ", f.id, f.decided_at, f.decided_by, NULL FROM person_merge_items m JOIN faces f "
            "ON f.id = ?1 WHERE m.item = ?2 AND m.kind = " +
            number(item::splitPerson),
        face, split);
}

Result<MovedBack> PersonMergeStore::moveBack(const PersonMerge& merge) {
    const auto run = [&](const QByteArray& sql) { return runFor(merge, sql); };
    MovedBack back;
    BK_ASSIGN(back.moved, facesOf(merge));
    back.faces = static_cast<int>(back.moved.size());
    BK_ASSIGN(const int stillThere,
              count("SELECT count(*) FROM faces WHERE id IN " + noted(item::face), merge));
    back.facesKept = stillThere - back.faces;
    BK_TRY(run("UPDATE faces SET person = ?1 WHERE id IN (SELECT f.id " + untouched + ")"));
    // Compared again, since who is a candidate there is another matter now.
    BK_TRY(run("UPDATE faces SET suggested_person = NULL, suggested_score = NULL WHERE suggested_person = ?2 "
               "AND ?1 = ?1"));
    BK_TRY(rejectionsBack(merge, back));
    BK_TRY(alsoShownBack(merge, back));
    BK_TRY(run("UPDATE takedowns SET person = ?1 WHERE person = ?2 AND " + takedownKey + " IN " +
               noted(item::takedown)));

    // A paper belongs to whoever signed it, whatever was added to it since, and so does what renewed it.
    BK_ASSIGN(
        Statement* const papers,
        bound(merge, "WITH RECURSIVE theirs(id) AS (SELECT item FROM person_merge_items WHERE merge = ?3 "
                     "AND kind = " +
                         number(item::quitclaim) +
                         " UNION SELECT q.id FROM quitclaims q JOIN theirs t ON q.supersedes = t.id) "
                         "SELECT id FROM quitclaims WHERE person = ?2 AND id IN (SELECT id FROM theirs) "
                         "AND ?1 = ?1 ORDER BY number"));
    for (;;) {
        BK_ASSIGN(const bool row, papers->step());
        if (!row) break;
        back.movedQuitclaims << papers->id<QuitclaimId>(0);
    }
    papers->reset();
    back.quitclaims = static_cast<int>(back.movedQuitclaims.size());
    for (const QuitclaimId& paper : std::as_const(back.movedQuitclaims))
        BK_TRY(m_catalog.run("UPDATE quitclaims SET person = ? WHERE id = ?", merge.departed.id, paper));
    BK_ASSIGN(back.quitclaimsSince,
              count("SELECT count(*) FROM quitclaims WHERE person = ?2 AND added_at > (SELECT "
                    "merged_at FROM person_merges WHERE id = ?3)",
                    merge));
    BK_TRY(pairsBack(merge));
    BK_TRY(journalsBack(merge));
    return back;
}

Status PersonMergeStore::rejectionsBack(const PersonMerge& merge, MovedBack& back) {
    const auto run = [&](const QByteArray& sql) { return runFor(merge, sql); };
    const auto items = [](int kind) {
        return "FROM person_merge_items m JOIN faces f ON f.id = m.item WHERE m.merge = ?3 AND m.kind = " +
               number(kind);
    };
    const QByteArray stillSaid =
        " AND EXISTS (SELECT 1 FROM face_rejections r WHERE r.face = m.item AND r.person = ?2)";
    BK_ASSIGN(back.rejectionsKept,
              count("SELECT count(*) " + items(item::rejection) +
                        " AND NOT EXISTS (SELECT 1 FROM face_rejections r WHERE r.face = m.item "
                        "AND r.person = ?2)",
                    merge));
    // What was said of the one entry since, was said of both.
    BK_TRY(run("INSERT OR IGNORE INTO face_rejections SELECT face, ?1, at, by FROM face_rejections WHERE "
               "person = ?2 AND at > (SELECT merged_at FROM person_merges WHERE id = ?3) AND face NOT IN "
               "(SELECT id FROM faces WHERE person = ?1)"));
    const QByteArray insert = "INSERT OR IGNORE INTO face_rejections SELECT m.item, ?1, m.at, m.by ";
    BK_TRY(run(insert + items(item::rejection) + stillSaid));
    BK_TRY(run("DELETE FROM face_rejections WHERE person = ?2 AND EXISTS (SELECT 1 FROM person_merge_items m "
               "WHERE m.merge = ?3 AND m.kind = " +
               number(item::rejection) +
               " AND m.item = face_rejections.face AND m.at IS face_rejections.at AND m.by IS "
               "face_rejections.by)"));
    BK_TRY(run(insert + items(item::rejectionBoth) + stillSaid));
    BK_TRY(run(insert + items(item::rejectionGone) + " AND f.person IS NOT ?1"));
    return run("INSERT OR IGNORE INTO face_rejections SELECT m.item, ?2, m.at, m.by " +
               items(item::rejectionOver) + " AND f.person IS NOT ?2");
}

Status PersonMergeStore::alsoShownBack(const PersonMerge& merge, MovedBack& back) {
    const auto run = [&](const QByteArray& sql) { return runFor(merge, sql); };
    // Only where the entry is still said to be shown.
    const auto those = [](int kind) {
        return "FROM person_merge_items m JOIN photo_persons s ON s.photo = m.item AND s.person = ?2 WHERE "
               "m.merge = ?3 AND m.kind = " +
               number(kind);
    };
    BK_ASSIGN(const int moved, count("SELECT count(*) " + those(item::shown) + "", merge));
    BK_ASSIGN(const int both, count("SELECT count(*) " + those(item::shownBoth) + "", merge));
    BK_ASSIGN(const int all, count("SELECT count(*) FROM person_merge_items WHERE merge = ?3 AND "
                                   "kind IN (" +
                                       number(item::shown) + ", " + number(item::shownBoth) +
                                       ") AND item IN (SELECT id FROM photos)",
                                   merge));
    back.alsoShown = moved + both;
    back.alsoShownKept = all - back.alsoShown;
    const QByteArray insert = "INSERT OR IGNORE INTO photo_persons SELECT m.item, ?1, m.at, m.by ";
    BK_TRY(run(insert + those(item::shownBoth)));
    BK_TRY(run(insert + those(item::shown)));
    return run("DELETE FROM photo_persons WHERE person = ?2 AND EXISTS (SELECT 1 FROM person_merge_items m "
               "WHERE m.merge = ?3 AND m.kind = " +
               number(item::shown) +
               " AND m.item = photo_persons.photo AND m.at IS photo_persons.at AND m.by IS photo_persons.by) "
               "AND ?1 = ?1");
}

Status PersonMergeStore::pairsBack(const PersonMerge& merge) {
    struct Item {
        int kind = 0;
        PersonId other;
        PairAnswer answer = PairAnswer::Two;
        Stamp stamp;
    };
    QList<Item> items;
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT kind, item, value, at, by FROM person_merge_items WHERE merge = ? AND "
                               "kind BETWEEN 9 AND 11"));
    query->bind(merge.id);
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        items << Item{static_cast<int>(query->integer(0)), query->id<PersonId>(1),
                      static_cast<PairAnswer>(query->integer(2)),
                      Stamp{query->id<UserId>(4), query->instant(3).value_or(QDateTime())}};
    }
    query->reset();

    PersonPairStore pairs(m_catalog);
    for (Item& one : items) {
        if (one.kind == item::pairBefore) continue;
        // The other one may have become part of somebody else meanwhile.
        BK_ASSIGN(const PersonId other, heirOf(one.other));
        BK_ASSIGN(const bool known, isThere(other));
        if (!known || other == merge.departed.id) continue;
        const PersonPair back(merge.departed.id, other);
        BK_ASSIGN(const auto there, pairs.find(back));
        if (!there || there->answer > one.answer) BK_TRY(pairs.put(back, one.answer, one.stamp));
        if (one.kind != item::pair || other == merge.into) continue;
        const PersonPair left(merge.into, other);
        BK_ASSIGN(const auto now, pairs.find(left));
        if (!now || now->answer != one.answer || now->stamp.at != one.stamp.at ||
            now->stamp.by != one.stamp.by)
            continue;
        const auto before = std::find_if(items.cbegin(), items.cend(), [&](const Item& earlier) {
            return earlier.kind == item::pairBefore && earlier.other == one.other;
        });
        if (before == items.cend())
            BK_TRY(pairs.remove(left));
        else
            BK_TRY(pairs.put(left, before->answer, before->stamp));
    }
    return {};
}

Status PersonMergeStore::journalsBack(const PersonMerge& merge) {
    const auto run = [&](const QByteArray& sql) { return runFor(merge, sql); };
    BK_TRY(run("UPDATE person_merges SET into_person = ?1 WHERE into_person = ?2 AND id IN " +
               noted(item::merge)));
    BK_TRY(
        run("UPDATE person_splits SET person = ?1 WHERE person = ?2 AND id IN " + noted(item::splitPerson)));
    BK_TRY(run("UPDATE person_splits SET other = ?1 WHERE other = ?2 AND id IN " + noted(item::splitOther)));
    // Faces that were split off since are whose somebody said they are: not the one's who stays, should the
    // split be taken back.
    return run("DELETE FROM person_split_faces WHERE split IN (SELECT id FROM person_splits WHERE person = "
               "?2) AND face IN " +
               noted(item::face));
}

} // namespace bk
