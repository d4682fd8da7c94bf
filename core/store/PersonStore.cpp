#include "core/store/PersonStore.h"

namespace bk {
namespace {

const QByteArray columns =
    "SELECT id, name, born, contact, notes, deceased, cover, added_at, commissioned FROM persons ";

Person personAt(const Statement& row) {
    Person person;
    person.id = row.id<PersonId>(0);
    person.name = row.text(1);
    person.born = row.date(2);
    person.contact = row.text(3);
    person.notes = row.text(4);
    person.deceased = row.date(5);
    person.cover = row.optionalId<FaceId>(6);
    person.added = row.instant(7).value_or(QDateTime());
    person.commissioned = row.boolean(8);
    return person;
}

QString nameKey(const QString& name) {
    return name.normalized(QString::NormalizationForm_KC).simplified().toCaseFolded();
}

Result<QList<Person>> all(Statement& query) {
    QList<Person> persons;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        persons << personAt(query);
    }
    query.reset();
    return persons;
}

} // namespace

QString numberedName(qint64 number) {
    return QStringLiteral("Person %1").arg(number);
}

Result<qint64> PersonStore::nextNumber() {
    return m_catalog.integer("SELECT coalesce(max(number), 0) + 1 FROM (SELECT number FROM persons UNION ALL "
                             "SELECT number FROM person_merges)");
}

Status PersonStore::insert(const Person& person, qint64 number, const Stamp& stamp) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("INSERT INTO persons VALUES(?,?,?,?,?,?,?,?,?,?,?,?)"));
    query->bind(person.id, number, person.name, nameKey(person.name), person.born, person.contact,
                person.notes, person.deceased, person.cover, stamp.at, stamp.by, person.commissioned);
    return query->run();
}

Status PersonStore::update(const Person& person) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("UPDATE persons SET name = ?2, name_key = ?3, born = ?4, contact = ?5, notes = ?6, "
                         "deceased = ?7, cover = ?8, commissioned = ?9 WHERE id = ?1"));
    query->bind(person.id, person.name, nameKey(person.name), person.born, person.contact, person.notes,
                person.deceased, person.cover, person.commissioned);
    return query->run();
}

Status PersonStore::remove(const PersonId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("DELETE FROM persons WHERE id = ?"));
    return query->bind(id).run();
}

Result<Person> PersonStore::find(const PersonId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE id = ?"));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such person"));
    Person person = personAt(*query);
    query->reset();
    return person;
}

Result<PersonOrigin> PersonStore::origin(const PersonId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT number, added_by FROM persons WHERE id = ?"));
    query->bind(id);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such person"));
    const PersonOrigin origin{query->integer(0), query->id<UserId>(1)};
    query->reset();
    return origin;
}

Result<bool> PersonStore::isNumbered(const PersonId& id) {
    BK_ASSIGN(const Person person, find(id));
    BK_ASSIGN(const PersonOrigin known, origin(id));
    return person.name == numberedName(known.number);
}

Result<QSet<PersonId>> PersonStore::numbered() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT id, number, name FROM persons"));
    QSet<PersonId> persons;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        if (query->text(2) == numberedName(query->integer(1))) persons << query->id<PersonId>(0);
    }
    query->reset();
    return persons;
}

Result<QList<Person>> PersonStore::findByName(const QString& name) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE name_key = ?"));
    query->bind(nameKey(name));
    return all(*query);
}

Result<QList<Person>> PersonStore::list() {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "ORDER BY name_key, number"));
    return all(*query);
}

Result<QHash<PersonId, int>> PersonStore::photoCounts(bool withoutRestricted) {
    QByteArray sql("SELECT person, count(*) FROM (SELECT person, photo FROM faces WHERE person IS NOT NULL "
                   "UNION SELECT person, photo FROM photo_persons) ");
    if (withoutRestricted) sql += "WHERE photo NOT IN (SELECT id FROM photos WHERE restricted = 1) ";
    BK_ASSIGN(Statement* const query, m_catalog.cached(sql + "GROUP BY person"));
    QHash<PersonId, int> counts;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        counts.insert(query->id<PersonId>(0), static_cast<int>(query->integer(1)));
    }
    query->reset();
    return counts;
}

Result<QHash<PersonId, QString>> PersonStore::names() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT id, name FROM persons"));
    QHash<PersonId, QString> names;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        names.insert(query->id<PersonId>(0), query->text(1));
    }
    query->reset();
    return names;
}

} // namespace bk
