#include "core/services/ConsentService.h"

#include "core/imaging/ScanReader.h"
#include "core/services/FaceprintKeeper.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/QuitclaimStore.h"
#include "core/store/SettingStore.h"

#include <QCryptographicHash>

namespace bk {
namespace {

Status checkRecord(const Quitclaim& wanted, const QList<Purpose>& known, const QDate& today) {
    const auto bad = [](const QString& sentence) { return fail(ErrorCode::InvalidArgument, sentence); };
    if (wanted.person.isNull()) return bad(QStringLiteral("a quitclaim is about a person"));
    if (wanted.grants.isEmpty())
        return bad(QStringLiteral("a quitclaim grants or refuses at least one purpose"));
    QSet<Purpose> seen;
    for (const Grant& grant : wanted.grants) {
        if (!grant.purpose.isRecognition() && !known.contains(grant.purpose))
            return bad(QStringLiteral("\"%1\" is not a purpose of this catalog").arg(grant.purpose.key()));
        if (seen.contains(grant.purpose))
            return bad(QStringLiteral("\"%1\" is decided twice").arg(grant.purpose.key()));
        seen << grant.purpose;
    }
    const auto broken = [](const std::optional<QDate>& date) { return date && !date->isValid(); };
    bool brokenDate = broken(wanted.signedOn) || broken(wanted.from) || broken(wanted.until);
    for (const Grant& grant : wanted.grants)
        brokenDate = brokenDate || broken(grant.until);
    if (brokenDate) return bad(QStringLiteral("one of its dates is not a date"));
    if (!wanted.signedOn) return bad(QStringLiteral("say on which day it was signed"));
    if (*wanted.signedOn > today) return bad(QStringLiteral("the day of signing is in the future"));
    if (wanted.until && wanted.openEnded)
        return bad(QStringLiteral("a quitclaim has an end date or is open-ended, not both"));
    if (!wanted.until && !wanted.openEnded)
        return bad(QStringLiteral("give an end date, or say on purpose that it is open-ended"));
    if (wanted.until && wanted.until < wanted.from.value_or(*wanted.signedOn))
        return bad(QStringLiteral("it would end before it begins"));
    for (const auto& guardian : {wanted.guardian, wanted.secondGuardian})
        if (guardian && guardian->name.trimmed().isEmpty())
            return bad(QStringLiteral("a guardian needs a name"));
    if (wanted.scope.kind == ScopeKind::Photos && wanted.scope.photos.isEmpty())
        return bad(QStringLiteral("it is for listed photos, but none is listed"));
    return {};
}

/// The record that took the place of the superseded QUITCLAIM, or that record's own successor; none when
/// there is no such.
std::optional<Quitclaim> successorOf(const Quitclaim& quitclaim, const QList<Quitclaim>& all) {
    std::optional<Quitclaim> successor;
    QuitclaimId id = quitclaim.id;
    // Each round goes on to another record, so there are never more rounds than records.
    for (qsizetype round = 0; round < all.size(); ++round) {
        const auto next = std::find_if(all.begin(), all.end(), [&](const Quitclaim& one) {
            return one.supersedes == id && one.state != QuitclaimState::Draft;
        });
        if (next == all.end()) break;
        successor = *next;
        if (next->state != QuitclaimState::Superseded) break;
        id = next->id;
    }
    return successor;
}

/// Whether WITHDRAWAL makes sense for QUITCLAIM, one of ALL of its person.
Status checkWithdrawal(const Quitclaim& quitclaim, const Withdrawal& withdrawal,
                       const QList<Quitclaim>& all) {
    const auto bad = [](const QString& sentence) { return fail(ErrorCode::InvalidArgument, sentence); };
    if (quitclaim.state == QuitclaimState::Superseded) {
        const auto successor = successorOf(quitclaim, all);
        return bad(successor ? QStringLiteral("quitclaim %1 was replaced by %2; withdraw that one")
                                   .arg(quitclaim.number, successor->number)
                             : QStringLiteral("quitclaim %1 was replaced; withdraw the one that replaced it")
                                   .arg(quitclaim.number));
    }
    if (quitclaim.signedOn && withdrawal.date < *quitclaim.signedOn)
        return bad(QStringLiteral("a withdrawal cannot be older than the signature"));
    for (const Purpose& purpose : withdrawal.purposes) {
        const bool granted =
            std::any_of(quitclaim.grants.begin(), quitclaim.grants.end(), [&](const Grant& grant) {
                return grant.purpose == purpose && grant.decision == Decision::Granted;
            });
        if (!granted)
            return bad(
                QStringLiteral("quitclaim %1 does not grant \"%2\"").arg(quitclaim.number, purpose.key()));
    }
    if (quitclaim.state == QuitclaimState::Draft && !withdrawal.purposes.isEmpty()) {
        const bool whole =
            std::all_of(quitclaim.grants.begin(), quitclaim.grants.end(), [&](const Grant& grant) {
                return grant.decision == Decision::Refused || withdrawal.purposes.contains(grant.purpose);
            });
        if (!whole)
            return bad(QStringLiteral("quitclaim %1 is a draft, which counts for nothing yet; it can only be "
                                      "withdrawn whole")
                           .arg(quitclaim.number));
    }
    return {};
}

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

Status supersede(QuitclaimStore& store, const std::optional<QuitclaimId>& id, const Stamp& stamp) {
    if (!id) return {};
    BK_ASSIGN(const Quitclaim older, store.find(*id));
    // What is withdrawn stays withdrawn, and a draft counts for nothing anyway.
    if (older.state != QuitclaimState::Active) return {};
    return store.setState(older.id, QuitclaimState::Superseded, stamp);
}

/// Whether PURPOSE, granted by QUITCLAIM, has been withdrawn since.
bool isWithdrawn(const Quitclaim& quitclaim, const Purpose& purpose) {
    return std::any_of(quitclaim.withdrawals.begin(), quitclaim.withdrawals.end(),
                       [&](const Withdrawal& withdrawal) {
                           return withdrawal.purposes.isEmpty() || withdrawal.purposes.contains(purpose);
                       });
}

/// See QuitclaimView::lastDay.
std::optional<QDate> lastDayOf(const Quitclaim& quitclaim) {
    std::optional<QDate> last;
    for (const Grant& grant : quitclaim.grants) {
        if (grant.decision != Decision::Granted || isWithdrawn(quitclaim, grant.purpose)) continue;
        const auto end = grant.until && quitclaim.until ? std::min(*grant.until, *quitclaim.until)
                         : grant.until                  ? grant.until
                                                        : quitclaim.until;
        if (!end) return std::nullopt;
        if (!last || *end > *last) last = end;
    }
    return last;
}

} // namespace

ConsentService::ConsentService(Session& session) : m_session(session), m_reads(session) {}

Result<QList<Purpose>> ConsentService::purposes() const {
    return knownPurposes();
}

Result<QList<Purpose>> ConsentService::knownPurposes() const {
    BK_ASSIGN(auto purposes, m_session.catalog().read(
                                 [](Connection& connection) { return SettingStore(connection).purposes(); }));
    purposes << Purpose::recognition();
    return purposes;
}

Result<Quitclaim> ConsentService::add(const Quitclaim& wanted, const QList<QByteArray>& scans) {
    BK_TRY(m_session.require(Right::ManageConsent));
    if (!scans.isEmpty()) BK_TRY(m_session.require(Right::OpenScans));
    BK_ASSIGN(const auto known, knownPurposes());
    const QDate today = m_session.today();
    BK_TRY(checkRecord(wanted, known, today));

    Quitclaim record = wanted;
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
            BK_TRY(PersonStore(connection).find(record.person));
            if (record.scope.kind == ScopeKind::Collection)
                BK_TRY(CollectionStore(connection).find(record.scope.collection));
            if (record.supersedes) {
                BK_ASSIGN(const Quitclaim older, store.find(*record.supersedes));
                if (older.person != record.person)
                    return fail(ErrorCode::InvalidArgument,
                                QStringLiteral("a quitclaim can only follow one of the same person"));
            }
            BK_ASSIGN(record.number, store.nextNumber(record.signedOn->year()));
            BK_TRY(store.insert(record, m_session.stamp()));
            if (record.state == QuitclaimState::Active)
                BK_TRY(supersede(store, record.supersedes, m_session.stamp()));
            BK_ASSIGN(const auto photos, PhotoStore(connection).showing(record.person));
            BK_TRY(recomputeClearance(connection, photos, today));
            BK_TRY(m_session.record(connection, "quitclaim.add", "quitclaim", record.id.uuid()));
            return store.find(record.id);
        });
    }();
    if (!outcome) {
        for (const AttachmentId& id : std::as_const(stored))
            (void)catalog.vault().remove(id);
        return outcome;
    }
    BK_TRY(followRecognition(record.person));
    m_session.changes().notify({ChangeKind::Quitclaims | ChangeKind::Persons | ChangeKind::Clearance, {}});
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
        BK_TRY(store.addScan(id, scan.attachment, m_session.stamp()));
        if (before.state == QuitclaimState::Draft && before.signedOn) {
            // Its successor may have had its scan first.
            BK_ASSIGN(const auto all, store.ofPerson(before.person));
            const auto state = successorOf(before, all) ? QuitclaimState::Superseded : QuitclaimState::Active;
            BK_TRY(store.setState(id, state, m_session.stamp()));
            BK_TRY(supersede(store, before.supersedes, m_session.stamp()));
        }
        BK_ASSIGN(const auto photos, PhotoStore(connection).showing(before.person));
        BK_TRY(recomputeClearance(connection, photos, today));
        BK_TRY(m_session.record(connection, "quitclaim.attach", "quitclaim", id.uuid()));
        return store.find(id);
    });
    if (!outcome) {
        (void)catalog.vault().remove(scan.attachment.id);
        return outcome;
    }
    BK_TRY(followRecognition(outcome->person));
    m_session.changes().notify({ChangeKind::Quitclaims | ChangeKind::Persons | ChangeKind::Clearance, {}});
    return outcome;
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
        QList<QuitclaimView> views;
        for (const Quitclaim& quitclaim : quitclaims) {
            const QuitclaimView view{quitclaim, names.value(quitclaim.person), lastDayOf(quitclaim)};
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
    const QDate today = m_session.today();
    if (!wanted.date.isValid() || wanted.date > today)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("a withdrawal counts from today or an earlier day"));
    Withdrawal withdrawal = wanted;
    withdrawal.by = m_session.user();
    withdrawal.at = m_session.clock().now();

    WithdrawalOutcome outcome;
    outcome.quitclaim = id;
    PersonId person;
    auto written = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Result<int> {
        QuitclaimStore store(connection);
        BK_ASSIGN(const Quitclaim before, store.find(id));
        person = before.person;
        BK_ASSIGN(const auto all, store.ofPerson(person));
        BK_TRY(checkWithdrawal(before, withdrawal, all));
        BK_TRY(store.addWithdrawal(id, withdrawal, m_session.stamp()));
        BK_ASSIGN(const Quitclaim after, store.find(id));
        QSet<Purpose> left;
        for (const Grant& grant : after.grants)
            if (grant.decision == Decision::Granted) left << grant.purpose;
        for (const Withdrawal& one : after.withdrawals) {
            if (one.purposes.isEmpty()) left.clear();
            for (const Purpose& purpose : one.purposes)
                left.remove(purpose);
        }
        if (left.isEmpty() && before.state != QuitclaimState::Withdrawn)
            BK_TRY(store.setState(id, QuitclaimState::Withdrawn, m_session.stamp()));
        BK_ASSIGN(const auto photos, PhotoStore(connection).showing(person));
        BK_ASSIGN(const int affected, recomputeClearance(connection, photos, today));
        BK_TRY(m_session.record(connection, "quitclaim.withdraw", "quitclaim", id.uuid(),
                                QString::number(affected)));
        return affected;
    });
    if (!written) return fail(written.error());
    outcome.photosAffected = *written;
    // Told before the faceprints are seen to: the photos are blocked whatever becomes of those.
    m_session.changes().notify(
        {ChangeKind::Quitclaims | ChangeKind::Persons | ChangeKind::Clearance | ChangeKind::Photos, {}});
    auto erased = followRecognition(person);
    if (!erased) {
        erased.error().context = QStringLiteral("the withdrawal is recorded and the photos are blocked; ") +
                                 erased.error().context;
        return fail(erased.error());
    }
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
