#pragma once

#include "core/model/Photo.h"
#include "core/services/ReadLog.h"
#include "core/services/Session.h"

namespace bk {

/// What was decided about a photo or a face beside what people signed.
enum class ExceptionKind { NotNeeded, Bystander, Embargo, AssetExpiry, CollectionRetention, Restricted };
QString toString(ExceptionKind kind);

struct Exception {
    ExceptionKind kind = ExceptionKind::NotNeeded;
    PhotoId photo; ///< null for a collection's retention
    QString fileName;
    CollectionId collection;
    QString collectionName;
    std::optional<FaceId> face;
    OverrideReason reason = OverrideReason::None;
    QString words;             ///< the note or the reason given
    std::optional<QDate> day;  ///< embargo until, expires on, override until
    QString by;                ///< name of the user who decided; empty: not known
    QDateTime at;              ///< not valid: not known
    bool inForce = true;       ///< today; an embargo that is over and a decision that has ended are not
    bool commissioned = false; ///< NotNeeded on a photo that shows somebody whose portraits were commissioned
};

/// All of them on one list, so that a lawyer can read them in one go. Right::ManageConsent; logged.
/// Who set an embargo, a last day or a restriction, and when, is what the log says last. Thread-safe; not on
/// the window's thread.
class ExceptionService {
public:
    explicit ExceptionService(Session& session);
    /// By kind, then newest first.
    Result<QList<Exception>> list() const;
    /// Names of those on PHOTOS whose portraits were commissioned: to be told before somebody says that
    /// consent is not needed. Right::ManageConsent.
    Result<QStringList> commissionedOn(const QList<PhotoId>& photos) const;

private:
    Session& m_session;
    mutable ReadLog m_reads;
};

} // namespace bk
