#include "core/store/CollectionStore.h"

namespace bk {
namespace {

Collection collectionAt(const Statement& row) {
    Collection collection;
    collection.id = row.id<CollectionId>(0);
    collection.name = row.text(1);
    collection.recognition = row.boolean(2);
    collection.legalBasis = row.text(3);
    collection.dpia = row.text(4);
    collection.retainUntil = row.date(5);
    collection.photos = static_cast<int>(row.integer(6));
    return collection;
}

Result<Collection> only(Statement& query, const QString& missing) {
    BK_ASSIGN(const bool row, query.step());
    if (!row) return fail(ErrorCode::NotFound, missing);
    Collection collection = collectionAt(query);
    query.reset();
    return collection;
}

} // namespace

QByteArray CollectionStore::columns() const {
    QByteArray count("(SELECT count(*) FROM photos p WHERE p.collection = c.id)");
    if (m_withoutRestricted)
        count += " - (SELECT count(*) FROM photos p WHERE p.restricted = 1 AND +p.collection = c.id)";
    return "SELECT c.id, c.name, c.recognition, c.legal_basis, c.dpia, c.retain_until, " + count +
           " FROM collections c ";
}

Result<QList<Collection>> CollectionStore::list() {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns() + "ORDER BY c.name"));
    QList<Collection> collections;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        collections << collectionAt(*query);
    }
    return collections;
}

Result<Collection> CollectionStore::find(const CollectionId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns() + "WHERE c.id = ?"));
    query->bind(id);
    return only(*query, QStringLiteral("no such collection"));
}

Result<Collection> CollectionStore::findByName(const QString& name) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns() + "WHERE c.name = ?"));
    query->bind(name);
    return only(*query, QStringLiteral("no collection is called \"%1\"").arg(name));
}

Status CollectionStore::insert(const Collection& collection, const Stamp& stamp) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("INSERT INTO collections VALUES(?,?,?,?,?,?,?,?)"));
    query->bind(collection.id, collection.name, collection.recognition, collection.legalBasis,
                collection.dpia, collection.retainUntil, stamp.at, stamp.by);
    return query->run();
}

Status CollectionStore::update(const Collection& collection) {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("UPDATE collections SET name = ?2, recognition = ?3, legal_basis = ?4, dpia = ?5, "
                         "retain_until = ?6 WHERE id = ?1"));
    query->bind(collection.id, collection.name, collection.recognition, collection.legalBasis,
                collection.dpia, collection.retainUntil);
    return query->run();
}

Result<RecognitionTraces> CollectionStore::traces(const std::optional<CollectionId>& id) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached(
                  "SELECT (SELECT count(*) FROM faces f JOIN photos p ON p.id = f.photo WHERE "
                  "f.suggested_person IS NOT NULL AND (?1 IS NULL OR p.collection = ?1 OR f.suggested_person "
                  "IN (SELECT l.person FROM faceprint_list l JOIN faces g ON g.id = l.face JOIN photos q ON "
                  "q.id = g.photo GROUP BY l.person HAVING min(q.collection = ?1) = 1))), (SELECT count(*) "
                  "FROM faceprint_list l JOIN faces f ON f.id = l.face JOIN photos p ON p.id = f.photo WHERE "
                  "(?1 IS NULL OR p.collection = ?1))"));
    query->bind(id);
    BK_TRY(query->step());
    const RecognitionTraces traces{static_cast<int>(query->integer(0)), static_cast<int>(query->integer(1))};
    query->reset();
    return traces;
}

} // namespace bk
