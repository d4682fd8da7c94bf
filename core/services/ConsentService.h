#pragma once

#include "core/model/Quitclaim.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"

#include <QImage>

namespace bk {

struct QuitclaimView {
    Quitclaim quitclaim;
    QString personName;
    /// The last day on which one of its grants that were not withdrawn is valid; null when one of them has no
    /// end, or there is none.
    std::optional<QDate> lastDay;
    /// It grants something, but was signed below the age of consent and by no guardian: no grant counts.
    bool lacksGuardian = false;
};

/// One field of a record that a version changed: its stable name ("until", "grants"; see
/// differencesBetween()) and both values in words, of lists only what differs.
struct QuitclaimDifference {
    QString field;
    QString before;
    QString after;
};

struct QuitclaimVersion {
    int version = 1;
    QDateTime at;
    QString by;  ///< name of the user
    QString why; ///< of a correction
    QuitclaimState state = QuitclaimState::Draft;
    QList<QuitclaimDifference> differences; ///< none for the first
    Quitclaim record;                       ///< as this version says it; scans by id and hash only
};

struct QuitclaimFilter {
    std::optional<PersonId> person;
    std::optional<int> expiringWithinDays; ///< valid today and ending within so many days
};

struct WithdrawalOutcome {
    QuitclaimId quitclaim;         ///< the first of them
    QList<QuitclaimId> quitclaims; ///< all that were taken back
    int photosAffected = 0;        ///< photos whose clearance for some purpose changed
    int publicationsAffected = 0;  ///< publications in which a takedown was opened
    int faceprintsErased = 0;
};

/// Permissions: recording, evidence, withdrawal. Every change is a new version and an audit event; from the
/// same transaction on it counts for all photos concerned, whose clearances are stored anew in it or, where
/// they are many, marked stale. Thread-safe; not on the window's thread.
///
/// Reading records needs Right::SeePersons, and listing them is logged (see ReadLog). Recording and
/// withdrawing need ManageConsent; scans are under a key of their own, so adding one needs OpenScans too.
class ConsentService {
public:
    explicit ConsentService(Session& session);

    /// The purposes of this catalog in their order, recognition last. For everybody.
    Result<QList<Purpose>> purposes() const;

    /// Id, number, version, state, scans and added are given by the catalog. Needs a person, at least one
    /// decision, a signed date, and until or openEnded but not both: else InvalidArgument with the sentence.
    /// Each of SCANS is the bytes of a PDF, JPEG, PNG or TIFF; with at least one the record becomes active,
    /// without it stays a draft. `supersedes`, when set, becomes superseded in the same step (once this one
    /// is active). A purpose that is retired can be refused, but not granted; `form` has to be there in that
    /// version and language (NotFound); nothing is signed before the person was born. Whoever refuses here
    /// what they are published for opens takedowns.
    Result<Quitclaim> add(const Quitclaim& wanted, const QList<QByteArray>& scans);
    /// What was written down wrongly, put right: a new version, with WHY where the record counts already (not
    /// needed for a draft). Person, number, state, scans, withdrawals and what it follows stay as they are,
    /// whatever CHANGED says of them; its version has to be the one that is there. Checked as by add();
    /// InvalidArgument where it was changed meanwhile or nothing differs, for a
    /// superseded record, where a purpose that was withdrawn would not be granted any more, where a withdrawn
    /// record would grant more, and for a signing after a withdrawal. Photos, takedowns and faceprints follow
    /// at once.
    Result<Quitclaim> correct(const Quitclaim& changed, const QString& why);
    /// All versions, the first first, with what differs from the one before. Logged as a reading.
    Result<QList<QuitclaimVersion>> history(const QuitclaimId& id) const;
    /// What a record that follows ID begins with: person, scope, basis, territory, conditions, the form in
    /// the version that is used now, and the guardians while the person is a minor; nothing is decided yet
    /// (grants is empty). Not kept. InvalidArgument for a draft and for a superseded record (the sentence
    /// names the one that took its place).
    Result<Quitclaim> renewal(const QuitclaimId& id) const;

    /// Adds evidence; a complete draft becomes active.
    Result<Quitclaim> attachScan(const QuitclaimId& id, const QByteArray& scan);

    Result<QList<QuitclaimView>> list(const QuitclaimFilter& filter) const;
    Result<Quitclaim> quitclaim(const QuitclaimId& id) const;
    /// By id or number.
    Result<QuitclaimId> find(const QString& idOrNumber) const;

    /// At once: when it returns, the photos concerned are blocked and, where recognition was granted, the key
    /// of the person's faceprints is destroyed. PURPOSES empty: all. A draft can only be withdrawn whole.
    /// InvalidArgument: DATE in the future or before the signing, a purpose that is not granted, some
    /// purposes of a draft, nothing but what was taken back before (from an earlier day it may be again), or
    /// a superseded record (the sentence names the one to withdraw instead). A
    /// session without the key of faces.db erases all the same: see FaceprintKeeper.
    Result<WithdrawalOutcome> withdraw(const QuitclaimId& id, const Withdrawal& withdrawal);

    /// Everything that PERSON granted and did not take back yet, drafts too, in one step: one transaction
    /// over all records. InvalidArgument: there is nothing to take back, WITHDRAWAL names purposes, or its
    /// day is before one of the signings.
    Result<WithdrawalOutcome> withdrawAll(const PersonId& person, const Withdrawal& withdrawal);

    /// Decrypted in memory; logged. Right::OpenScans.
    Result<QByteArray> scan(const QuitclaimId& id, const AttachmentId& attachment) const;
    Result<QImage> scanPage(const QuitclaimId& id, const AttachmentId& attachment, int page,
                            int longEdge) const;

private:
    /// Faceprints in step with what PERSON now permits; how many were erased.
    Result<int> followRecognition(const PersonId& person);
    Result<WithdrawalOutcome> followWithdrawal(WithdrawalOutcome outcome, const PersonId& person);
    Result<Quitclaim> record(const QuitclaimId& id) const;

    Session& m_session;
    mutable ReadLog m_reads;
};

} // namespace bk
