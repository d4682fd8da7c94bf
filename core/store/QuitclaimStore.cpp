#include "core/store/QuitclaimStore.h"

#include "core/store/QuitclaimJson.h"

#include <QJsonDocument>

namespace bk {
namespace {

const QByteArray columns = "SELECT id, number, person, version, state, signed_on, signed_at, guardian_name, "
                           "guardian_relation, second_guardian_name, "
                           "second_guardian_relation, valid_from, valid_until, open_ended, basis, territory, "
                           "conditions, notes, scope_kind, scope_collection, "
                           "supersedes, added_at, template, template_version, "
                           "template_language FROM quitclaims ";

std::optional<QString> nameOf(const std::optional<Guardian>& guardian) {
    return guardian ? std::optional(guardian->name) : std::nullopt;
}

std::optional<QString> relationOf(const std::optional<Guardian>& guardian) {
    return guardian ? std::optional(guardian->relation) : std::nullopt;
}

std::optional<TemplateId> formOf(const Quitclaim& quitclaim) {
    return quitclaim.form ? std::optional(quitclaim.form->form) : std::nullopt;
}

std::optional<qint64> formVersionOf(const Quitclaim& quitclaim) {
    return quitclaim.form ? std::optional<qint64>(quitclaim.form->version) : std::nullopt;
}

std::optional<QString> languageOf(const Quitclaim& quitclaim) {
    return quitclaim.form ? std::optional(quitclaim.form->language) : std::nullopt;
}

std::optional<Guardian> guardianAt(const Statement& row, int column) {
    if (row.isNull(column)) return std::nullopt;
    return Guardian{row.text(column), row.text(column + 1)};
}

Quitclaim quitclaimAt(const Statement& row) {
    Quitclaim quitclaim;
    quitclaim.id = row.id<QuitclaimId>(0);
    quitclaim.number = row.text(1);
    quitclaim.person = row.id<PersonId>(2);
    quitclaim.version = static_cast<int>(row.integer(3));
    quitclaim.state = static_cast<QuitclaimState>(row.integer(4));
    quitclaim.signedOn = row.date(5);
    quitclaim.signedAt = row.text(6);
    quitclaim.guardian = guardianAt(row, 7);
    quitclaim.secondGuardian = guardianAt(row, 9);
    quitclaim.from = row.date(11);
    quitclaim.until = row.date(12);
    quitclaim.openEnded = row.boolean(13);
    quitclaim.basis = static_cast<LegalBasis>(row.integer(14));
    quitclaim.territory = row.text(15);
    quitclaim.conditions = row.text(16);
    quitclaim.notes = row.text(17);
    quitclaim.scope.kind = static_cast<ScopeKind>(row.integer(18));
    quitclaim.scope.collection = row.id<CollectionId>(19);
    quitclaim.supersedes = row.optionalId<QuitclaimId>(20);
    quitclaim.added = row.instant(21).value_or(QDateTime());
    if (!row.isNull(22))
        quitclaim.form = FormSigned{row.id<TemplateId>(22), static_cast<int>(row.integer(23)), row.text(24)};
    return quitclaim;
}

QList<Purpose> purposesFrom(const QString& text) {
    QList<Purpose> purposes;
    for (const QString& key : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (auto purpose = Purpose::tryFrom(key)) purposes << *purpose;
    return purposes;
}

QString textOf(const QList<Purpose>& purposes) {
    QStringList keys;
    for (const Purpose& purpose : purposes)
        keys << purpose.key();
    return keys.join(QLatin1Char(','));
}

Attachment attachmentAt(const Statement& row) {
    Attachment attachment;
    attachment.id = row.id<AttachmentId>(0);
    attachment.sha256 = row.blob(1);
    attachment.size = row.integer(2);
    attachment.pages = static_cast<int>(row.integer(3));
    attachment.mediaType = row.text(4);
    attachment.added = row.instant(5).value_or(QDateTime());
    attachment.addedBy = row.id<UserId>(6);
    return attachment;
}

} // namespace

Result<QString> QuitclaimStore::nextNumber(int year) {
    const QString prefix = QStringLiteral("Q-%1-").arg(year, 4, 10, QLatin1Char('0'));
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT coalesce(max(CAST(substr(number, 8) AS INTEGER)), 0) + 1 FROM "
                               "quitclaims WHERE substr(number, 1, 7) = ?"));
    query->bind(prefix);
    BK_ASSIGN(const bool row, query->step());
    const qint64 next = row ? query->integer(0) : 1;
    query->reset();
    return prefix + QStringLiteral("%1").arg(next, 5, 10, QLatin1Char('0'));
}

Status QuitclaimStore::insert(const Quitclaim& quitclaim, const Stamp& stamp) {
    BK_TRY(m_catalog.run(
        "INSERT INTO quitclaims VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", quitclaim.id,
        quitclaim.number, quitclaim.person, 0, static_cast<int>(quitclaim.state), quitclaim.signedOn,
        quitclaim.signedAt, nameOf(quitclaim.guardian), relationOf(quitclaim.guardian),
        nameOf(quitclaim.secondGuardian), relationOf(quitclaim.secondGuardian), quitclaim.from,
        quitclaim.until, quitclaim.openEnded, static_cast<int>(quitclaim.basis), quitclaim.territory,
        quitclaim.conditions, quitclaim.notes, static_cast<int>(quitclaim.scope.kind),
        quitclaim.scope.collection, quitclaim.supersedes, stamp.at, stamp.by, formOf(quitclaim),
        formVersionOf(quitclaim), languageOf(quitclaim)));
    BK_TRY(insertParts(quitclaim));
    for (const Attachment& scan : quitclaim.scans)
        BK_TRY(m_catalog.run("INSERT INTO attachments VALUES(?,?,?,?,?,?,?,?)", scan.id, quitclaim.id,
                             scan.sha256, scan.size, scan.pages, scan.mediaType, stamp.at, stamp.by));
    return keepVersion(quitclaim.id, stamp);
}

Status QuitclaimStore::insertParts(const Quitclaim& quitclaim) {
    for (const PhotoId& photo : quitclaim.scope.photos)
        BK_TRY(m_catalog.run("INSERT OR IGNORE INTO quitclaim_photos VALUES(?,?)", quitclaim.id, photo));
    for (const Grant& grant : quitclaim.grants)
        BK_TRY(m_catalog.run("INSERT INTO grants VALUES(?,?,?,?)", quitclaim.id, grant.purpose.key(),
                             static_cast<int>(grant.decision), grant.until));
    return {};
}

Status QuitclaimStore::correct(const Quitclaim& corrected, const QString& why, const Stamp& stamp) {
    BK_TRY(m_catalog.run(
        "UPDATE quitclaims SET signed_on = ?2, signed_at = ?3, guardian_name = ?4, guardian_relation = ?5, "
        "second_guardian_name = ?6, second_guardian_relation = ?7, valid_from = ?8, valid_until = ?9, "
        "open_ended = ?10, basis = ?11, territory = ?12, conditions = ?13, notes = ?14, scope_kind = ?15, "
        "scope_collection = ?16, template = ?17, template_version = ?18, template_language = ?19 "
        "WHERE id = ?1",
        corrected.id, corrected.signedOn, corrected.signedAt, nameOf(corrected.guardian),
        relationOf(corrected.guardian), nameOf(corrected.secondGuardian),
        relationOf(corrected.secondGuardian), corrected.from, corrected.until, corrected.openEnded,
        static_cast<int>(corrected.basis), corrected.territory, corrected.conditions, corrected.notes,
        static_cast<int>(corrected.scope.kind), corrected.scope.collection, formOf(corrected),
        formVersionOf(corrected), languageOf(corrected)));
    BK_TRY(m_catalog.run("DELETE FROM quitclaim_photos WHERE quitclaim = ?", corrected.id));
    BK_TRY(m_catalog.run("DELETE FROM grants WHERE quitclaim = ?", corrected.id));
    BK_TRY(insertParts(corrected));
    return keepVersion(corrected.id, stamp, why);
}

Status QuitclaimStore::setState(const QuitclaimId& id, QuitclaimState state, const Stamp& stamp) {
    BK_TRY(m_catalog.run("UPDATE quitclaims SET state = ?2 WHERE id = ?1", id, static_cast<int>(state)));
    return keepVersion(id, stamp);
}

Status QuitclaimStore::addScan(const QuitclaimId& id, const Attachment& scan, const Stamp& stamp) {
    BK_TRY(m_catalog.run("INSERT INTO attachments VALUES(?,?,?,?,?,?,?,?)", scan.id, id, scan.sha256,
                         scan.size, scan.pages, scan.mediaType, stamp.at, stamp.by));
    return keepVersion(id, stamp);
}

Status QuitclaimStore::addWithdrawal(const QuitclaimId& id, const Withdrawal& withdrawal,
                                     const Stamp& stamp) {
    BK_TRY(m_catalog.run(
        "INSERT INTO withdrawals(quitclaim, date, purposes, channel, reason, at, by) VALUES(?,?,?,?,?,?,?)",
        id, withdrawal.date, textOf(withdrawal.purposes), withdrawal.channel, withdrawal.reason, stamp.at,
        stamp.by));
    return keepVersion(id, stamp);
}

Status QuitclaimStore::keepVersion(const QuitclaimId& id, const Stamp& stamp, const QString& why) {
    BK_TRY(m_catalog.run("UPDATE quitclaims SET version = version + 1 WHERE id = ?", id));
    BK_ASSIGN(const Quitclaim now, find(id));
    const QByteArray content = QJsonDocument(toJson(now)).toJson(QJsonDocument::Compact);
    return m_catalog.run(
        "INSERT INTO quitclaim_versions(quitclaim, version, content, at, by, why) VALUES(?,?,?,?,?,?)", id,
        now.version, QString::fromUtf8(content), stamp.at, stamp.by, why);
}

Result<Quitclaim> QuitclaimStore::find(const QuitclaimId& id) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE id = ?"));
    query->bind(id);
    BK_ASSIGN(const auto found, read(*query));
    if (found.isEmpty()) return fail(ErrorCode::NotFound, QStringLiteral("no such quitclaim"));
    return found.first();
}

Result<QuitclaimId> QuitclaimStore::findByNumber(const QString& number) {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT id FROM quitclaims WHERE number = ?"));
    query->bind(number);
    BK_ASSIGN(const bool row, query->step());
    if (!row) return fail(ErrorCode::NotFound, QStringLiteral("no quitclaim has the number %1").arg(number));
    const auto id = query->id<QuitclaimId>(0);
    query->reset();
    return id;
}

Result<QList<Quitclaim>> QuitclaimStore::ofPerson(const PersonId& person) {
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "WHERE person = ? ORDER BY number"));
    query->bind(person);
    return read(*query);
}

Result<QList<Quitclaim>> QuitclaimStore::list(const std::optional<PersonId>& person) {
    if (person) return ofPerson(*person);
    BK_ASSIGN(Statement* const query, m_catalog.cached(columns + "ORDER BY number"));
    return read(*query);
}

Result<QHash<QuitclaimId, QString>> QuitclaimStore::numbers() {
    BK_ASSIGN(Statement* const query, m_catalog.cached("SELECT id, number FROM quitclaims"));
    QHash<QuitclaimId, QString> numbers;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        numbers.insert(query->id<QuitclaimId>(0), query->text(1));
    }
    query->reset();
    return numbers;
}

Result<QList<Attachment>> QuitclaimStore::attachments() {
    BK_ASSIGN(
        Statement* const query,
        m_catalog.cached("SELECT id, sha256, size, pages, media_type, added_at, added_by FROM attachments"));
    QList<Attachment> attachments;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        attachments << attachmentAt(*query);
    }
    query->reset();
    return attachments;
}

Result<QList<StoredVersion>> QuitclaimStore::versions(const QuitclaimId& id) {
    BK_ASSIGN(Statement* const query,
              m_catalog.cached("SELECT version, content, at, by, why FROM quitclaim_versions WHERE "
                               "quitclaim = ? ORDER BY version"));
    query->bind(id);
    QList<StoredVersion> versions;
    for (;;) {
        BK_ASSIGN(const bool row, query->step());
        if (!row) break;
        StoredVersion version;
        version.version = static_cast<int>(query->integer(0));
        const auto record = quitclaimFrom(QJsonDocument::fromJson(query->text(1).toUtf8()).object());
        if (!record) {
            query->reset();
            return fail(record.error());
        }
        version.record = *record;
        version.record.id = id;
        version.record.version = version.version;
        version.at = query->instant(2).value_or(QDateTime());
        version.by = query->id<UserId>(3);
        version.why = query->text(4);
        versions << version;
    }
    query->reset();
    return versions;
}

Result<QList<Quitclaim>> QuitclaimStore::read(Statement& query) {
    QList<Quitclaim> quitclaims;
    for (;;) {
        BK_ASSIGN(const bool row, query.step());
        if (!row) break;
        quitclaims << quitclaimAt(query);
    }
    query.reset();
    for (Quitclaim& quitclaim : quitclaims)
        BK_TRY(complete(quitclaim));
    return quitclaims;
}

Status QuitclaimStore::complete(Quitclaim& quitclaim) {
    if (quitclaim.scope.kind == ScopeKind::Photos) {
        BK_ASSIGN(Statement* const photos,
                  m_catalog.cached("SELECT photo FROM quitclaim_photos WHERE quitclaim = ?"));
        photos->bind(quitclaim.id);
        for (;;) {
            BK_ASSIGN(const bool row, photos->step());
            if (!row) break;
            quitclaim.scope.photos << photos->id<PhotoId>(0);
        }
        photos->reset();
    }
    BK_ASSIGN(Statement* const grants,
              m_catalog.cached("SELECT purpose, decision, until FROM grants WHERE quitclaim = ?"));
    grants->bind(quitclaim.id);
    for (;;) {
        BK_ASSIGN(const bool row, grants->step());
        if (!row) break;
        if (auto purpose = Purpose::tryFrom(grants->text(0)))
            quitclaim.grants << Grant{*purpose, static_cast<Decision>(grants->integer(1)), grants->date(2)};
    }
    grants->reset();
    BK_ASSIGN(
        Statement* const scans,
        m_catalog.cached("SELECT id, sha256, size, pages, media_type, added_at, added_by FROM attachments "
                         "WHERE quitclaim = ? ORDER BY added_at, id"));
    scans->bind(quitclaim.id);
    for (;;) {
        BK_ASSIGN(const bool row, scans->step());
        if (!row) break;
        quitclaim.scans << attachmentAt(*scans);
    }
    scans->reset();
    BK_ASSIGN(Statement* const withdrawals,
              m_catalog.cached(
                  "SELECT date, purposes, channel, reason, at, by FROM withdrawals WHERE quitclaim = ? "
                  "ORDER BY sequence"));
    withdrawals->bind(quitclaim.id);
    for (;;) {
        BK_ASSIGN(const bool row, withdrawals->step());
        if (!row) break;
        Withdrawal withdrawal;
        withdrawal.date = withdrawals->date(0).value_or(QDate());
        withdrawal.purposes = purposesFrom(withdrawals->text(1));
        withdrawal.channel = withdrawals->text(2);
        withdrawal.reason = withdrawals->text(3);
        withdrawal.at = withdrawals->instant(4).value_or(QDateTime());
        withdrawal.by = withdrawals->id<UserId>(5);
        quitclaim.withdrawals << withdrawal;
    }
    withdrawals->reset();
    return {};
}

} // namespace bk
