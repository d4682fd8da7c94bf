#pragma once

#include "core/base/Id.h"
#include "core/model/Purpose.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace bk {

enum class Decision { Granted, Refused };

/// The yes or no for one purpose in one quitclaim, with an end date of its own where it has one.
struct Grant {
    Purpose purpose;
    Decision decision = Decision::Refused;
    std::optional<QDate> until; ///< the last day on which a yes counts, if earlier than the quitclaim's

    friend bool operator==(const Grant&, const Grant&) = default;
};

/// `Draft` until it has evidence (a scan) and a signed date; a draft counts for nothing.
enum class QuitclaimState { Draft, Active, Withdrawn, Superseded };

/// "draft", "active", "withdrawn", "superseded": the words of the command line and of the history of
/// versions.
QString toString(QuitclaimState state);

/// The grounds of GDPR art. 6 (and the journalistic exception of art. 85) under which a quitclaim is kept.
enum class LegalBasis { Consent, Contract, LegitimateInterest, PublicTask, Journalistic };

/// "consent", "contract", "legitimate-interest", "public-task", "journalistic": the words of the command
/// line.
QString toString(LegalBasis basis);
std::optional<LegalBasis> legalBasisFrom(QStringView word);

enum class ScopeKind { AllPhotos, Collection, Photos };

/// Which photos a quitclaim is about.
struct QuitclaimScope {
    ScopeKind kind = ScopeKind::AllPhotos;
    CollectionId collection;
    QList<PhotoId> photos;

    bool covers(const PhotoId& photo, const CollectionId& photoCollection) const {
        switch (kind) {
        case ScopeKind::AllPhotos:
            return true;
        case ScopeKind::Collection:
            return photoCollection == collection;
        case ScopeKind::Photos:
            return photos.contains(photo);
        }
        return false;
    }
    friend bool operator==(const QuitclaimScope&, const QuitclaimScope&) = default;
};

/// Who signed for whom. GDPR art. 8 and the Dutch UAVG art. 5: below 16 a guardian does.
struct Guardian {
    QString name;
    QString relation;
    friend bool operator==(const Guardian&, const Guardian&) = default;
};

/// Taking back all or some purposes (GDPR art. 7(3)). Counts from DATE on.
struct Withdrawal {
    QDate date;
    QList<Purpose> purposes; ///< empty: all of the quitclaim's
    QString channel;
    QString reason;
    UserId by;
    QDateTime at;
};

/// A scan kept in the vault.
struct Attachment {
    AttachmentId id;
    QByteArray sha256; ///< of the plain bytes
    qint64 size = 0;
    int pages = 0;
    QString mediaType;
    QDateTime added;
    UserId addedBy;
};

/// The version of a consent form that was signed.
struct FormSigned {
    TemplateId form;
    int version = 1;
    QString language; ///< "nl"
    friend bool operator==(const FormSigned&, const FormSigned&) = default;
};

/// One signed (or refused) permission record.
struct Quitclaim {
    QuitclaimId id;
    QString number; ///< "Q-2026-00042"
    PersonId person;
    int version = 1;
    QuitclaimState state = QuitclaimState::Draft;
    std::optional<QDate> signedOn;
    QString signedAt; ///< place
    std::optional<Guardian> guardian;
    std::optional<Guardian> secondGuardian;
    std::optional<QDate> from;  ///< the first day on which its grants count; none: from the signing on
    std::optional<QDate> until; ///< the last day on which its grants count; none only if openEnded
    bool openEnded = false;
    LegalBasis basis = LegalBasis::Consent;
    QString territory;
    QString conditions;
    QString notes;
    QuitclaimScope scope;
    QList<Grant> grants;
    QList<Attachment> scans;
    QList<Withdrawal> withdrawals;
    std::optional<QuitclaimId> supersedes;
    QDateTime added;
    std::optional<FormSigned> form; ///< none: signed on something else
};

} // namespace bk
