#pragma once

#include "core/model/Purpose.h"
#include "core/services/Session.h"

#include <QMap>

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
    QString by; ///< name of the user; empty: it began with the catalog, whose making is in the log
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
    /// Those with a name of their own, retired ones too; quicker than list().
    Result<QMap<Purpose, QString>> names() const;
    Result<QList<PurposeVersion>> history(const Purpose& purpose) const;

    /// The key is made of NAME ("Year book" becomes "year-book", "year-book-2" where that one is taken);
    /// InvalidArgument where nothing of a key is left, the name is too long or in use. All photos get a
    /// clearance for it in the same transaction.
    Result<PurposeView> add(const QString& name);
    /// NotFound, as for all that follow. NAME empty: the program's own word again.
    Result<PurposeView> rename(const Purpose& purpose, const QString& name);
    /// What was stored of the rule's answers goes with retiring and is asked for anew with restoring, in the
    /// same transaction. InvalidArgument for the last one in use.
    Result<PurposeView> setRetired(const Purpose& purpose, bool retired);
    /// POSITION from 0 among those in use, the last one where it is beyond. InvalidArgument for a retired
    /// one.
    Result<PurposeView> move(const Purpose& purpose, int position);
    /// Only what nothing names: InvalidArgument says to retire it instead.
    Status remove(const Purpose& purpose);

    static constexpr int longestName = 60;

private:
    Session& m_session;
};

} // namespace bk
