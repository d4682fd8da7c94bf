#pragma once

#include "core/base/Progress.h"
#include "core/services/Session.h"

namespace bk {

struct CheckFinding {
    QString what; ///< e.g. "vault file", "catalog.db page"
    QString detail;
};

struct CheckOutcome {
    QList<CheckFinding> findings;
    QStringList notChecked; ///< one sentence each: for lack of a key, which says nothing against the catalog
    QString decoderWarning; ///< one sentence when decoding is not closed off on this computer; else empty
    qint64 photos = 0;
    qint64 scans = 0;
    qint64 faceprints = 0;
    qint64 auditRows = 0;
    bool ok() const { return findings.isEmpty(); }
};

/// Verifies the whole catalog: the key file and its older versions, that nothing is left of an interrupted
/// change, every page of every database (cipher and structure), every scan in the vault against its hash,
/// faceprints = living recognition grants, the files of face models against their cards, the cached clearance
/// against the rule, the audit chain. As far as the keys of the user go; every role may ask, since findings
/// name ids only. Repairs nothing; that it was done and what it counted is logged. Others may write
/// meanwhile.
class CheckService {
public:
    explicit CheckService(Session& session);
    Result<CheckOutcome> check(const JobControl& control) const;

private:
    Session& m_session;
};

} // namespace bk
