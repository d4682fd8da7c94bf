#pragma once

#include "core/model/Purpose.h"
#include "core/services/Session.h"

namespace bk {

struct PurposeView {
    Purpose purpose;
    QString name; ///< as given here; empty: the program's own word for the key
    bool retired = false;
    int uses = 0; ///< quitclaims, consent forms, exports and publications that name it
};

struct PurposeVersion {
    int version = 1;
    QString name;
    bool retired = false;
    QDateTime at;
    QString by; ///< name of the user
};

/// What permissions of this catalog are for. Records hold the key of a purpose, so a new name is the name of
/// what was signed before, too; the history tells what it was called. A retired purpose is not offered and
/// not exported for any more; what was decided for it stays and can be withdrawn. Reading is for everybody,
/// changing needs Right::ManageSettings. Thread-safe; not on the window's thread.
class PurposeService {
public:
    explicit PurposeService(Session& session);

    /// In their order, retired ones last; recognition is not among them: it is not for editing.
    Result<QList<PurposeView>> list() const;
    Result<QList<PurposeVersion>> history(const Purpose& purpose) const;

    /// The key is made of NAME ("Year book" becomes "year-book"); InvalidArgument where nothing of a key is
    /// left or the name is in use. All photos get a clearance for it in the same transaction.
    Result<PurposeView> add(const QString& name);
    Result<PurposeView> rename(const Purpose& purpose, const QString& name);
    Result<PurposeView> setRetired(const Purpose& purpose, bool retired);
    /// POSITION from 0 among those in use.
    Result<PurposeView> move(const Purpose& purpose, int position);
    /// Only what nothing names: InvalidArgument says to retire it instead.
    Status remove(const Purpose& purpose);

private:
    Session& m_session;
};

} // namespace bk
