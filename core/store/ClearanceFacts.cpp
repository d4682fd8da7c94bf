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

Error outOfOrder() {
    return {ErrorCode::Damaged, QStringLiteral("a photo of the catalog was not found where it is told of")};
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
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        photos.push_back(photoAt(*query));
    }
    query->reset();
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
    BK_TRY(completeFaces(photos, *faces));
    BK_ASSIGN(Statement* const shown,
              query("SELECT photo, person FROM photo_persons ", "ORDER BY photo, person"));
    BK_TRY(completeAlsoShown(photos, *shown));
    if (stored == Stored::LeftOut) return {};
    BK_ASSIGN(Statement* const rows,
              query("SELECT photo, purpose, state, reasons, first_day, last_day FROM clearance ",
                    "ORDER BY photo, purpose"));
    return completeStored(photos, *rows);
}

Status ClearanceFacts::completeFaces(std::vector<PhotoOnRecord>& photos, Statement& query) {
    std::size_t index = 0;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        PhotoOnRecord* const photo = photoOf(photos, index, query);
        if (!photo) return fail(outOfOrder());
        Face face;
        face.id = query.id<FaceId>(1);
        face.photo = photo->id;
        face.state = static_cast<FaceState>(query.integer(2));
        face.person = query.optionalId<PersonId>(3);
        photo->faces << face;
    }
    query.reset();
    return {};
}

Status ClearanceFacts::completeAlsoShown(std::vector<PhotoOnRecord>& photos, Statement& query) {
    std::size_t index = 0;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        PhotoOnRecord* const photo = photoOf(photos, index, query);
        if (!photo) return fail(outOfOrder());
        photo->alsoShown << query.id<PersonId>(1);
    }
    query.reset();
    return {};
}

Status ClearanceFacts::completeStored(std::vector<PhotoOnRecord>& photos, Statement& query) {
    std::size_t index = 0;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        PhotoOnRecord* const photo = photoOf(photos, index, query);
        if (!photo) return fail(outOfOrder());
        photo->stored << StoredClearance{query.blob(1), query.integer(2), query.blob(3), query.date(4),
                                         query.date(5)};
    }
    query.reset();
    return {};
}

Result<QHash<PersonId, PersonOnRecord>> ClearanceFacts::persons() {
    QHash<PersonId, PersonOnRecord> persons;
    BK_ASSIGN(Statement* const people, m_catalog.cached("SELECT id, born FROM persons"));
    for (;;) {
        BK_ASSIGN(const bool row, people->step());
        if (!row) break;
        persons[people->id<PersonId>(0)].born = people->date(1);
    }
    people->reset();

    BK_ASSIGN(Statement* const records,
              m_catalog.cached("SELECT id, person, state, signed_on, guardian_name, second_guardian_name, "
                               "valid_from, valid_until, open_ended, scope_kind, scope_collection FROM "
                               "quitclaims WHERE state <> 0"));
    QHash<QuitclaimId, Quitclaim> quitclaims;
    for (;;) {
        BK_ASSIGN(const bool row, records->step());
        if (!row) break;
        const Quitclaim quitclaim = quitclaimAt(*records);
        quitclaims.insert(quitclaim.id, quitclaim);
    }
    records->reset();
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
    for (;;) {
        BK_ASSIGN(const bool row, grants->step());
        if (!row) break;
        const auto quitclaim = quitclaims.find(grants->id<QuitclaimId>(0));
        const Purpose& purpose = purposeOf(grants->blob(1));
        if (quitclaim != quitclaims.end() && !purpose.isNull())
            quitclaim->grants << Grant{purpose, static_cast<Decision>(grants->integer(2)), grants->date(3)};
    }
    grants->reset();

    BK_ASSIGN(Statement* const withdrawals,
              m_catalog.cached("SELECT quitclaim, date, purposes FROM withdrawals ORDER BY sequence"));
    for (;;) {
        BK_ASSIGN(const bool row, withdrawals->step());
        if (!row) break;
        const auto quitclaim = quitclaims.find(withdrawals->id<QuitclaimId>(0));
        if (quitclaim == quitclaims.end()) continue;
        Withdrawal withdrawal;
        withdrawal.date = withdrawals->date(1).value_or(QDate());
        for (const QByteArray& key : withdrawals->blob(2).split(','))
            if (const Purpose& purpose = purposeOf(key); !purpose.isNull()) withdrawal.purposes << purpose;
        quitclaim->withdrawals << withdrawal;
    }
    withdrawals->reset();

    BK_ASSIGN(Statement* const listed, m_catalog.cached("SELECT quitclaim, photo FROM quitclaim_photos"));
    for (;;) {
        BK_ASSIGN(const bool row, listed->step());
        if (!row) break;
        const auto quitclaim = quitclaims.find(listed->id<QuitclaimId>(0));
        if (quitclaim != quitclaims.end() && quitclaim->scope.kind == ScopeKind::Photos)
            quitclaim->scope.photos << listed->id<PhotoId>(1);
    }
    listed->reset();
    return {};
}

Result<QHash<CollectionId, std::optional<QDate>>> ClearanceFacts::retention() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT id, retain_until FROM collections"));
    QHash<CollectionId, std::optional<QDate>> days;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        days.insert(query->id<CollectionId>(0), query->date(1));
    }
    query->reset();
    return days;
}

} // namespace bk
