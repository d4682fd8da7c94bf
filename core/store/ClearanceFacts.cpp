#include "core/store/ClearanceFacts.h"

namespace bk {
namespace {

const QByteArray columns = "SELECT id, collection, scanned_by <> '', reviewed, restricted, embargo, expires, "
                           "override_reason, override_until FROM photos ";

PhotoOnRecord photoAt(const Statement& row) {
    PhotoOnRecord photo;
    photo.id = row.id<PhotoId>(0);
    photo.collection = row.id<CollectionId>(1);
    photo.scanned = row.boolean(2);
    photo.reviewed = row.boolean(3);
    photo.restricted = row.boolean(4);
    photo.embargo = row.date(5);
    photo.expires = row.date(6);
    photo.overrideReason = static_cast<OverrideReason>(row.integer(7));
    photo.overrideUntil = row.date(8);
    return photo;
}

Quitclaim quitclaimAt(const Statement& row) {
    Quitclaim quitclaim;
    quitclaim.id = row.id<QuitclaimId>(0);
    quitclaim.person = row.id<PersonId>(1);
    quitclaim.state = static_cast<QuitclaimState>(row.integer(2));
    quitclaim.signedOn = row.date(3);
    if (!row.isNull(4)) quitclaim.guardian = Guardian{row.text(4), QString()};
    if (!row.isNull(5)) quitclaim.secondGuardian = Guardian{row.text(5), QString()};
    quitclaim.from = row.date(6);
    quitclaim.until = row.date(7);
    quitclaim.openEnded = row.boolean(8);
    quitclaim.scope.kind = static_cast<ScopeKind>(row.integer(9));
    quitclaim.scope.collection = row.id<CollectionId>(10);
    return quitclaim;
}

/// The photo whose id is in the row's first column, looked for from INDEX on: rows come in the order of
/// PHOTOS.
PhotoOnRecord* photoOf(std::vector<PhotoOnRecord>& photos, std::size_t& index, const Statement& row) {
    const auto id = row.id<PhotoId>(0);
    while (index < photos.size() && photos[index].id != id)
        ++index;
    return index < photos.size() ? &photos[index] : nullptr;
}

/// READ takes each row; the statement is free again afterwards.
template <class Read>
Status eachRow(Statement& query, Read read) {
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        read(query);
    }
    query.reset();
    return {};
}

/// The same with the photo of PHOTOS that each row is about.
template <class Read>
Status eachRowOf(std::vector<PhotoOnRecord>& photos, Statement& query, Read read) {
    std::size_t index = 0;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        PhotoOnRecord* const photo = photoOf(photos, index, query);
        if (!photo)
            return fail(ErrorCode::Damaged,
                        QStringLiteral("a photo of the catalog was not found where it is told of"));
        read(*photo, query);
    }
    query.reset();
    return {};
}

} // namespace

/// The photo LAST alone, or all after BEFORE up to LAST.
struct ClearanceFacts::Span {
    QByteArray before;
    QByteArray last;
    bool one = false;
};

Result<std::vector<PhotoOnRecord>> ClearanceFacts::photosAfter(const PhotoId& last, int limit) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE id > ?1 ORDER BY id LIMIT ?2"));
    const QByteArray from = last.isNull() ? QByteArray() : last.toBytes();
    query->bind(from, limit);
    std::vector<PhotoOnRecord> photos;
    photos.reserve(static_cast<std::size_t>(limit));
    BK_TRY(eachRow(*query, [&](const Statement& row) { photos.push_back(photoAt(row)); }));
    if (!photos.empty())
        BK_TRY(complete(photos, {from, photos.back().id.toBytes(), false}, Stored::Included));
    return photos;
}

Result<std::vector<PhotoOnRecord>> ClearanceFacts::photos(const QList<PhotoId>& ids, Stored stored) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE id = ?"));
    std::vector<PhotoOnRecord> photos;
    photos.reserve(static_cast<std::size_t>(ids.size()));
    for (const PhotoId& id : ids) {
        query->bind(id);
        BK_ASSIGN(const bool row, query->step());
        if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no such photo in the catalog"));
        std::vector<PhotoOnRecord> one{photoAt(*query)};
        query->reset();
        BK_TRY(complete(one, {{}, id.toBytes(), true}, stored));
        photos.push_back(std::move(one.front()));
    }
    return photos;
}

Status ClearanceFacts::complete(std::vector<PhotoOnRecord>& photos, const Span& span, Stored stored) {
    const auto query = [&](const QByteArray& select, const QByteArray& order) -> Result<Statement*> {
        const QByteArray where = span.one ? "WHERE photo = ?1 " : "WHERE photo > ?1 AND photo <= ?2 ";
        BK_ASSIGN(Statement* const made, m_catalog.cached(select + where + order));
        if (span.one)
            made->bind(span.last);
        else
            made->bind(span.before, span.last);
        return made;
    };
    BK_ASSIGN(Statement* const faces, query("SELECT photo, id, state, person FROM faces ", "ORDER BY photo"));
    BK_TRY(eachRowOf(photos, *faces, [](PhotoOnRecord& photo, const Statement& row) {
        Face face;
        face.id = row.id<FaceId>(1);
        face.photo = photo.id;
        face.state = static_cast<FaceState>(row.integer(2));
        face.person = row.optionalId<PersonId>(3);
        photo.faces << face;
    }));
    BK_ASSIGN(Statement* const shown,
              query("SELECT photo, person FROM photo_persons ", "ORDER BY photo, person"));
    BK_TRY(eachRowOf(photos, *shown, [](PhotoOnRecord& photo, const Statement& row) {
        photo.alsoShown << row.id<PersonId>(1);
    }));
    if (stored == Stored::LeftOut) return {};
    BK_ASSIGN(Statement* const rows,
              query("SELECT photo, purpose, state, reasons, first_day, last_day FROM clearance ",
                    "ORDER BY photo, purpose"));
    return eachRowOf(photos, *rows, [](PhotoOnRecord& photo, const Statement& row) {
        photo.stored << StoredClearance{row.blob(1), row.integer(2), row.blob(3), row.date(4), row.date(5)};
    });
}

Result<QHash<PersonId, PersonOnRecord>> ClearanceFacts::persons() {
    QHash<PersonId, PersonOnRecord> persons;
    BK_ASSIGN(Statement* const people, m_catalog.cached("SELECT id, born FROM persons"));
    BK_TRY(eachRow(*people, [&](const Statement& row) { persons[row.id<PersonId>(0)].born = row.date(1); }));

    BK_ASSIGN(Statement* const records,
              m_catalog.cached("SELECT id, person, state, signed_on, guardian_name, second_guardian_name, "
                               "valid_from, valid_until, open_ended, scope_kind, scope_collection FROM "
                               "quitclaims WHERE state <> 0"));
    QHash<QuitclaimId, Quitclaim> quitclaims;
    BK_TRY(eachRow(*records, [&](const Statement& row) {
        const Quitclaim quitclaim = quitclaimAt(row);
        quitclaims.insert(quitclaim.id, quitclaim);
    }));
    BK_TRY(completeQuitclaims(quitclaims));
    for (const Quitclaim& quitclaim : std::as_const(quitclaims))
        persons[quitclaim.person].quitclaims << quitclaim;
    return persons;
}

Status ClearanceFacts::completeQuitclaims(QHash<QuitclaimId, Quitclaim>& quitclaims) {
    QHash<QByteArray, Purpose> purposes;
    const auto purposeOf = [&](const QByteArray& key) -> const Purpose& {
        auto known = purposes.find(key);
        if (known == purposes.end())
            known = purposes.insert(key, Purpose::tryFrom(QString::fromUtf8(key)).value_or(Purpose()));
        return *known;
    };
    BK_ASSIGN(Statement* const grants,
              m_catalog.cached("SELECT quitclaim, purpose, decision, until FROM grants"));
    BK_TRY(eachRow(*grants, [&](const Statement& row) {
        const auto quitclaim = quitclaims.find(row.id<QuitclaimId>(0));
        const Purpose& purpose = purposeOf(row.blob(1));
        if (quitclaim != quitclaims.end() && !purpose.isNull())
            quitclaim->grants << Grant{purpose, static_cast<Decision>(row.integer(2)), row.date(3)};
    }));

    BK_ASSIGN(Statement* const withdrawals,
              m_catalog.cached("SELECT quitclaim, date, purposes FROM withdrawals ORDER BY sequence"));
    BK_TRY(eachRow(*withdrawals, [&](const Statement& row) {
        const auto quitclaim = quitclaims.find(row.id<QuitclaimId>(0));
        if (quitclaim == quitclaims.end()) return;
        Withdrawal withdrawal;
        withdrawal.date = row.date(1).value_or(QDate());
        for (const QByteArray& key : row.blob(2).split(','))
            if (const Purpose& purpose = purposeOf(key); !purpose.isNull()) withdrawal.purposes << purpose;
        quitclaim->withdrawals << withdrawal;
    }));

    BK_ASSIGN(Statement* const listed, m_catalog.cached("SELECT quitclaim, photo FROM quitclaim_photos"));
    return eachRow(*listed, [&](const Statement& row) {
        const auto quitclaim = quitclaims.find(row.id<QuitclaimId>(0));
        if (quitclaim != quitclaims.end() && quitclaim->scope.kind == ScopeKind::Photos)
            quitclaim->scope.photos << row.id<PhotoId>(1);
    });
}

Result<QHash<CollectionId, std::optional<QDate>>> ClearanceFacts::retention() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT id, retain_until FROM collections"));
    QHash<CollectionId, std::optional<QDate>> days;
    BK_TRY(eachRow(*query, [&](const Statement& row) { days.insert(row.id<CollectionId>(0), row.date(1)); }));
    return days;
}

} // namespace bk
