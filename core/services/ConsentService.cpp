#include "core/services/ConsentService.h"

#include "core/imaging/ScanReader.h"
#include "core/services/ConsentChange.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/KeptPart.h"
#include "core/services/PublicationService.h"
#include "core/services/QuitclaimChecks.h"
#include "core/services/QuitclaimHistory.h"
#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"
#include "core/store/SettingStore.h"

#include <QCryptographicHash>

namespace bk {
namespace {

/// What hears of a record that changed: takedowns may have been opened.
constexpr ChangeKinds recordKinds = ChangeKinds(ChangeKind::Quitclaims) | ChangeKind::Persons |
                                    ChangeKind::Clearance | ChangeKind::Publications;

/// A scan looked at and ready to be stored.
struct ReadyScan {
    Attachment attachment;
    const QByteArray* bytes = nullptr;
};

Result<ReadyScan> readyScan(const QByteArray& bytes, IdSource& ids) {
    BK_ASSIGN(const ScanInfo info, inspectScan(bytes));
    ReadyScan scan;
    scan.attachment.id = ids.make<AttachmentId>();
    scan.attachment.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    scan.attachment.size = bytes.size();
    scan.attachment.pages = info.pages;
    scan.attachment.mediaType = info.mediaType;
    scan.bytes = &bytes;
    return scan;
}

/// Everything that follows from what the records of a person say now.
struct RecordEffects {
    int photos = 0;       ///< whose state changed
    int publications = 0; ///< in which a takedown was opened
};

/// Inside the write command that changed what CHANGE is about.
Result<RecordEffects> followRecords(const Session& session, Connection& catalog, ConsentChange change,
                                    const QDate& today) {
    BK_ASSIGN(const ConsentChange::Outcome followed, change.follow());
    RecordEffects effects;
    effects.photos = followed.changed;
    BK_ASSIGN(effects.publications, openTakedowns(session, catalog, followed.photos, today));
    return effects;
}

Status supersede(QuitclaimStore& store, const std::optional<QuitclaimId>& id, const Stamp& stamp) {
    if (!id) return {};
    BK_ASSIGN(const Quitclaim older, store.find(*id));
    // What is withdrawn stays withdrawn, and a draft counts for nothing anyway.
    if (older.state != QuitclaimState::Active) return {};
    return store.setState(older.id, QuitclaimState::Superseded, stamp);
}

/// Of what came after a record was kept: nobody may take that for failed too, and record it again.
tl::unexpected<Error> afterKeeping(const Error& error) {
    return fail(keptThough(KeptPart::Record, error));
}

/// WANTED with who and when.
Result<Withdrawal> stamped(const Session& session, const Withdrawal& wanted) {
    if (!wanted.date.isValid() || wanted.date > session.today())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("a withdrawal counts from today or an earlier day"));
    Withdrawal withdrawal = wanted;
    withdrawal.channel = withdrawal.channel.simplified();
    withdrawal.reason = withdrawal.reason.trimmed();
    withdrawal.by = session.user();
    withdrawal.at = session.clock().now();
    return withdrawal;
}

/// Writes WITHDRAWAL, which was checked; RECORD is withdrawn once nothing that it grants is left.
Status takeBack(QuitclaimStore& store, const Quitclaim& record, const Withdrawal& withdrawal,
                const Stamp& stamp) {
    BK_TRY(store.addWithdrawal(record.id, withdrawal, stamp));
    BK_ASSIGN(const Quitclaim after, store.find(record.id));
    if (!standingGrants(after).isEmpty() || record.state == QuitclaimState::Withdrawn) return {};
    return store.setState(record.id, QuitclaimState::Withdrawn, stamp);
}

/// What CHANGED makes of BEFORE: what a record is given, or gets by being added to, stays.
Quitclaim correctionOf(const Quitclaim& before, const Quitclaim& changed) {
    Quitclaim after = tidied(changed);
    after.number = before.number;
    after.person = before.person;
    after.version = before.version;
    after.state = before.state;
    after.scans = before.scans;
    after.withdrawals = before.withdrawals;
    after.supersedes = before.supersedes;
    after.added = before.added;
    return after;
}

/// See QuitclaimView::lastDay.
std::optional<QDate> lastDayOf(const Quitclaim& quitclaim) {
    std::optional<QDate> last;
    const QList<Purpose> standing = standingGrants(quitclaim);
    for (const Grant& grant : quitclaim.grants) {
        if (!standing.contains(grant.purpose)) continue;
        const auto end = grant.until && quitclaim.until ? std::min(*grant.until, *quitclaim.until)
                         : grant.until                  ? grant.until
                                                        : quitclaim.until;
        if (!end) return std::nullopt;
        if (!last || *end > *last) last = end;
    }
    return last;
}

/// Whether its grants count only where the person was old enough.
bool mayLackGuardian(const Quitclaim& quitclaim) {
    return quitclaim.signedOn && !(quitclaim.guardian && !quitclaim.guardian->name.isEmpty()) &&
           std::any_of(quitclaim.grants.begin(), quitclaim.grants.end(),
                       [](const Grant& grant) { return grant.decision == Decision::Granted; });
}

} // namespace

ConsentService::ConsentService(Session& session) : m_session(session), m_reads(session) {}

Result<QList<Purpose>> ConsentService::purposes() const {
    BK_ASSIGN(auto purposes, m_session.catalog().read(
                                 [](Connection& connection) { return SettingStore(connection).purposes(); }));
    purposes << Purpose::recognition();
    return purposes;
}

Result<Quitclaim> ConsentService::add(const Quitclaim& wanted, const QList<QByteArray>& scans) {
    BK_TRY(m_session.require(Right::ManageConsent));
    if (!scans.isEmpty()) BK_TRY(m_session.require(Right::OpenScans));
    const QDate today = m_session.today();
    BK_TRY(checkRecord(wanted, today));

    Quitclaim record = tidied(wanted);
    record.id = m_session.ids().make<QuitclaimId>();
    record.withdrawals.clear();
    record.scans.clear();
    record.state = scans.isEmpty() ? QuitclaimState::Draft : QuitclaimState::Active;

    // Evidence goes into the vault first: a file without a record is found by the check, a record without its
    // file would be a lie.
    Catalog& catalog = m_session.catalog();
    QList<AttachmentId> stored;
    const auto storeAll = [&]() -> Status {
        for (const QByteArray& bytes : scans) {
            BK_ASSIGN(const ReadyScan scan, readyScan(bytes, m_session.ids()));
            BK_TRY(catalog.vault().store(scan.attachment.id, bytes));
            stored << scan.attachment.id;
            record.scans << scan.attachment;
        }
        return {};
    };
    auto outcome = [&]() -> Result<Quitclaim> {
        BK_TRY(storeAll());
        return catalog.write([&](Connection& connection, ConnectionSet&) -> Result<Quitclaim> {
            QuitclaimStore store(connection);
            BK_TRY(checkInCatalog(connection, record, nullptr));
            BK_ASSIGN(const auto change, ConsentChange::begin(connection, record.person, today));
            BK_ASSIGN(record.number, store.nextNumber(record.signedOn->year()));
            BK_TRY(store.insert(record, m_session.stamp()));
            if (record.state == QuitclaimState::Active)
                BK_TRY(supersede(store, record.supersedes, m_session.stamp()));
            BK_TRY(followRecords(m_session, connection, change, today));
            BK_TRY(m_session.record(connection, "quitclaim.add", "quitclaim", record.id.uuid()));
            return store.find(record.id);
        });
    }();
    if (!outcome) {
        for (const AttachmentId& id : std::as_const(stored))
            (void)catalog.vault().remove(id);
        return outcome;
    }
    m_session.changes().notify({recordKinds, {}});
    if (auto followed = followRecognition(record.person); !followed) return afterKeeping(followed.error());
    return outcome;
}

Result<Quitclaim> ConsentService::attachScan(const QuitclaimId& id, const QByteArray& bytes) {
    BK_TRY(m_session.require(Right::ManageConsent));
    BK_TRY(m_session.require(Right::OpenScans));
    BK_ASSIGN(const ReadyScan scan, readyScan(bytes, m_session.ids()));
    const QDate today = m_session.today();
    Catalog& catalog = m_session.catalog();
    BK_TRY(record(id));
    BK_TRY(catalog.vault().store(scan.attachment.id, bytes));
    auto outcome = catalog.write([&](Connection& connection, ConnectionSet&) -> Result<Quitclaim> {
        QuitclaimStore store(connection);
        BK_ASSIGN(const Quitclaim before, store.find(id));
        BK_ASSIGN(const auto change, ConsentChange::begin(connection, before.person, today));
        BK_TRY(store.addScan(id, scan.attachment, m_session.stamp()));
        if (before.state == QuitclaimState::Draft && before.signedOn) {
            // Its successor may have had its scan first.
            BK_ASSIGN(const auto all, store.ofPerson(before.person));
            const auto state = successorOf(before, all) ? QuitclaimState::Superseded : QuitclaimState::Active;
            BK_TRY(store.setState(id, state, m_session.stamp()));
            BK_TRY(supersede(store, before.supersedes, m_session.stamp()));
        }
        BK_TRY(followRecords(m_session, connection, change, today));
        BK_TRY(m_session.record(connection, "quitclaim.attach", "quitclaim", id.uuid()));
        return store.find(id);
    });
    if (!outcome) {
        (void)catalog.vault().remove(scan.attachment.id);
        return outcome;
    }
    m_session.changes().notify({recordKinds, {}});
    if (auto followed = followRecognition(outcome->person); !followed) return afterKeeping(followed.error());
    return outcome;
}

Result<Quitclaim> ConsentService::correct(const Quitclaim& changed, const QString& why) {
    BK_TRY(m_session.require(Right::ManageConsent));
    const QDate today = m_session.today();
    auto outcome = m_session.catalog().write([&](Connection& connection,
                                                 ConnectionSet&) -> Result<Quitclaim> {
        QuitclaimStore store(connection);
        BK_ASSIGN(const Quitclaim before, store.find(changed.id));
        // Else what somebody else put right meanwhile would go back to what it was.
        if (changed.version != before.version)
            return fail(
                ErrorCode::InvalidArgument,
                QStringLiteral("quitclaim %1 was changed meanwhile; look at it again").arg(before.number));
        const Quitclaim after = correctionOf(before, changed);
        BK_TRY(checkRecord(after, today));
        BK_TRY(checkInCatalog(connection, after, &before));
        BK_TRY(checkCorrection(before, after, why));
        QStringList fields;
        for (const QuitclaimDifference& difference : differencesBetween(before, after, {}))
            fields << difference.field;
        if (fields.isEmpty())
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("quitclaim %1 says all that already").arg(before.number));
        BK_ASSIGN(const auto change, ConsentChange::begin(connection, before.person, today));
        BK_TRY(store.correct(after, why.trimmed(), m_session.stamp()));
        BK_TRY(followRecords(m_session, connection, change, today));
        BK_TRY(m_session.record(connection, "quitclaim.correct", "quitclaim", before.id.uuid(),
                                fields.join(QLatin1Char(','))));
        return store.find(before.id);
    });
    if (!outcome) return outcome;
    m_session.changes().notify({recordKinds | ChangeKind::Photos, {}});
    if (auto followed = followRecognition(outcome->person); !followed) return afterKeeping(followed.error());
    return outcome;
}

Result<QList<QuitclaimVersion>> ConsentService::history(const QuitclaimId& id) const {
    BK_TRY(m_session.require(Right::SeePersons));
    BK_TRY(m_reads.note("quitclaim.history", "quitclaim", id.uuid()));
    QHash<UserId, QString> users;
    for (const KeyRing::User& user : m_session.catalog().keys().users())
        users.insert(user.id, user.name);
    return m_session.catalog().read(
        [&](Connection& connection) { return versionsOf(connection, id, users); });
}

Result<Quitclaim> ConsentService::renewal(const QuitclaimId& id) const {
    BK_TRY(m_session.require(Right::ManageConsent));
    const QDate today = m_session.today();
    return m_session.catalog().read([&](Connection& connection) -> Result<Quitclaim> {
        QuitclaimStore store(connection);
        BK_ASSIGN(const Quitclaim older, store.find(id));
        if (older.state == QuitclaimState::Draft)
            return fail(
                ErrorCode::InvalidArgument,
                QStringLiteral("quitclaim %1 is a draft; there is nothing to renew yet").arg(older.number));
        if (older.state == QuitclaimState::Superseded) {
            BK_ASSIGN(const auto all, store.ofPerson(older.person));
            const auto successor = successorOf(older, all);
            return fail(ErrorCode::InvalidArgument,
                        successor ? QStringLiteral("quitclaim %1 was replaced by %2; renew that one")
                                        .arg(older.number, successor->number)
                                  : QStringLiteral("quitclaim %1 was replaced").arg(older.number));
        }
        BK_ASSIGN(const Person person, PersonStore(connection).find(older.person));
        Quitclaim next;
        next.person = older.person;
        next.supersedes = older.id;
        next.basis = older.basis;
        next.territory = older.territory;
        next.conditions = older.conditions;
        next.scope = older.scope;
        // Whoever is of age by now signs for themselves.
        if (!person.born || firstDayOfOwnConsent(*person.born) > today) {
            next.guardian = older.guardian;
            next.secondGuardian = older.secondGuardian;
        }
        BK_ASSIGN(next.form, formInUse(connection, older.form));
        return next;
    });
}

Result<int> ConsentService::followRecognition(const PersonId& person) {
    FaceprintKeeper keeper(m_session);
    BK_ASSIGN(const int erased, keeper.eraseEnded({person}));
    BK_TRY(keeper.makeWanted({person}));
    return erased;
}

Result<QList<QuitclaimView>> ConsentService::list(const QuitclaimFilter& filter) const {
    BK_TRY(m_session.require(Right::SeePersons));
    BK_TRY(m_reads.note("quitclaim.list", filter.person ? "person" : "catalog",
                        filter.person ? filter.person->uuid() : QUuid()));
    const QDate today = m_session.today();
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<QuitclaimView>> {
        BK_ASSIGN(const auto quitclaims, QuitclaimStore(connection).list(filter.person));
        BK_ASSIGN(const auto names, PersonStore(connection).names());
        QHash<PersonId, std::optional<QDate>> born;
        const auto bornOn = [&](const PersonId& id) -> Result<std::optional<QDate>> {
            if (const auto known = born.constFind(id); known != born.cend()) return *known;
            BK_ASSIGN(const Person person, PersonStore(connection).find(id));
            return *born.insert(id, person.born);
        };
        QList<QuitclaimView> views;
        for (const Quitclaim& quitclaim : quitclaims) {
            QuitclaimView view{quitclaim, names.value(quitclaim.person), lastDayOf(quitclaim)};
            if (mayLackGuardian(quitclaim)) {
                BK_ASSIGN(const auto birth, bornOn(quitclaim.person));
                view.lacksGuardian = birth && firstDayOfOwnConsent(*birth) > *quitclaim.signedOn;
            }
            if (filter.expiringWithinDays) {
                const bool ends = quitclaim.state == QuitclaimState::Active && view.lastDay &&
                                  *view.lastDay >= today &&
                                  *view.lastDay <= today.addDays(*filter.expiringWithinDays);
                if (!ends) continue;
            }
            views << view;
        }
        return views;
    });
}

Result<Quitclaim> ConsentService::quitclaim(const QuitclaimId& id) const {
    BK_TRY(m_session.require(Right::SeePersons));
    return record(id);
}

Result<Quitclaim> ConsentService::record(const QuitclaimId& id) const {
    return m_session.catalog().read(
        [&](Connection& connection) { return QuitclaimStore(connection).find(id); });
}

Result<QuitclaimId> ConsentService::find(const QString& idOrNumber) const {
    BK_TRY(m_session.require(Right::SeePersons));
    return m_session.catalog().read([&](Connection& connection) -> Result<QuitclaimId> {
        QuitclaimStore store(connection);
        if (const auto id = QuitclaimId::tryFrom(idOrNumber)) {
            if (auto found = store.find(*id)) return *id;
        }
        return store.findByNumber(idOrNumber.trimmed().toUpper());
    });
}

Result<WithdrawalOutcome> ConsentService::withdraw(const QuitclaimId& id, const Withdrawal& wanted) {
    BK_TRY(m_session.require(Right::ManageConsent));
    BK_ASSIGN(const Withdrawal withdrawal, stamped(m_session, wanted));
    const QDate today = m_session.today();
    PersonId person;
    auto written =
        m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<WithdrawalOutcome> {
            QuitclaimStore store(connection);
            BK_ASSIGN(const Quitclaim before, store.find(id));
            person = before.person;
            BK_ASSIGN(const auto all, store.ofPerson(person));
            BK_TRY(checkWithdrawal(before, withdrawal, all));
            BK_ASSIGN(const auto change, ConsentChange::begin(connection, person, today));
            BK_TRY(takeBack(store, before, withdrawal, m_session.stamp()));
            BK_ASSIGN(const RecordEffects effects, followRecords(m_session, connection, change, today));
            BK_TRY(m_session.record(connection, "quitclaim.withdraw", "quitclaim", id.uuid(),
                                    QString::number(effects.photos)));
            return WithdrawalOutcome{id, {id}, effects.photos, effects.publications, 0};
        });
    if (!written) return written;
    return followWithdrawal(*written, person);
}

Result<WithdrawalOutcome> ConsentService::withdrawAll(const PersonId& person, const Withdrawal& wanted) {
    BK_TRY(m_session.require(Right::ManageConsent));
    if (!wanted.purposes.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("everything is taken back, or one quitclaim"));
    BK_ASSIGN(const Withdrawal withdrawal, stamped(m_session, wanted));
    const QDate today = m_session.today();
    auto written =
        m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<WithdrawalOutcome> {
            BK_ASSIGN(const Person known, PersonStore(connection).find(person));
            QuitclaimStore store(connection);
            BK_ASSIGN(const auto all, store.ofPerson(person));
            BK_ASSIGN(const auto change, ConsentChange::begin(connection, person, today));
            WithdrawalOutcome outcome;
            for (const Quitclaim& record : all) {
                Withdrawal rest = withdrawal;
                rest.purposes = standingGrants(record);
                if (record.state == QuitclaimState::Superseded || rest.purposes.isEmpty()) continue;
                // What was taken back before stays dated as it was.
                if (record.withdrawals.isEmpty()) rest.purposes.clear();
                BK_TRY(checkWithdrawal(record, rest, all));
                BK_TRY(takeBack(store, record, rest, m_session.stamp()));
                outcome.quitclaims << record.id;
            }
            if (outcome.quitclaims.isEmpty())
                return fail(ErrorCode::InvalidArgument,
                            QStringLiteral("there is nothing that %1 could take back").arg(known.name));
            outcome.quitclaim = outcome.quitclaims.first();
            BK_ASSIGN(const RecordEffects effects, followRecords(m_session, connection, change, today));
            outcome.photosAffected = effects.photos;
            outcome.publicationsAffected = effects.publications;
            for (const QuitclaimId& id : std::as_const(outcome.quitclaims))
                BK_TRY(m_session.record(connection, "quitclaim.withdraw", "quitclaim", id.uuid(),
                                        QString::number(effects.photos)));
            return outcome;
        });
    if (!written) return written;
    return followWithdrawal(*written, person);
}

Result<WithdrawalOutcome> ConsentService::followWithdrawal(WithdrawalOutcome outcome,
                                                           const PersonId& person) {
    // Told before the faceprints are seen to: the photos are blocked whatever becomes of those.
    m_session.changes().notify({recordKinds | ChangeKind::Photos, {}});
    const auto erased = followRecognition(person);
    if (!erased) return fail(keptThough(KeptPart::Withdrawal, erased.error()));
    outcome.faceprintsErased = *erased;
    return outcome;
}

Result<QByteArray> ConsentService::scan(const QuitclaimId& id, const AttachmentId& attachment) const {
    BK_TRY(m_session.require(Right::OpenScans));
    BK_ASSIGN(const Quitclaim known, record(id));
    const auto found = std::find_if(known.scans.begin(), known.scans.end(),
                                    [&](const Attachment& one) { return one.id == attachment; });
    if (found == known.scans.end())
        return fail(ErrorCode::NotFound, QStringLiteral("quitclaim %1 has no such scan").arg(known.number));
    BK_TRY(m_session.recordRead("scan.open", "quitclaim", id.uuid()));
    BK_ASSIGN(QByteArray bytes, m_session.catalog().vault().load(attachment));
    if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != found->sha256)
        return fail(ErrorCode::Damaged,
                    QStringLiteral("a scan of quitclaim %1 is not what was attached").arg(known.number));
    return bytes;
}

Result<QImage> ConsentService::scanPage(const QuitclaimId& id, const AttachmentId& attachment, int page,
                                        int longEdge) const {
    BK_TRY(m_session.require(Right::OpenScans));
    BK_ASSIGN(const QByteArray bytes, scan(id, attachment));
    return renderScanPage(bytes, page, longEdge);
}

} // namespace bk
