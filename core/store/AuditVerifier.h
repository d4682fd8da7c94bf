#pragma once

#include "core/store/AuditEncoding.h"
#include "core/store/AuditLog.h"
#include "core/store/AuditState.h"

#include <QElapsedTimer>

#include <functional>
#include <map>

namespace bk {

/// One walk through the whole log, in order, up to the first row that is not what was written. On one thread,
/// on snapshots of both databases of one moment. Once.
class AuditVerifier {
public:
    /// Whether SIGNATURE over MESSAGE is of USER.
    using SignatureCheck =
        std::function<bool(const UserId& user, const QByteArray& message, const QByteArray& signature)>;

    AuditVerifier(Connection& catalog, Connection& audit, const KeyRing& keys);
    /// In place of the key ring's: for who verifies the same signatures again and again.
    void setSignatureCheck(SignatureCheck check) { m_signatureHolds = std::move(check); }

    Result<AuditVerdict> verify(const std::optional<AuditCheckpoint>& kept, const JobControl& control);

private:
    /// A run of the MAC as it is kept.
    struct Run {
        SecretBytes firstKey;  ///< empty: cannot be opened
        QByteArray begunUnder; ///< id of the data key; empty: by somebody without it, in clear
        QByteArray handover;   ///< see macHandover()
    };
    Status readRuns(Connection& from, const QByteArray& table);
    Status requireKept() const;
    Status walkFirstFormat();
    Status walkRows(Connection& from, const QByteArray& sql);
    void checkRow(const AuditRecord& row);
    void checkMac(const AuditRecord& row);
    /// Whether there was a reason for another run of the MAC at ROW.
    bool mayBegin(const Run& run, const AuditRecord& row) const;
    void checkHead(qint64 sequence, const QByteArray& hash);
    /// Between the row before and ROW, which says where the latest checkpoint was.
    void checkNamed(qint64 named);
    Status checkCheckpoint(qint64 sequence, const QByteArray& hash);
    Status nextCheckpoint();
    Status checkEnd();
    void bad(qint64 sequence, const QString& why);
    Status tick();

    Connection& m_catalog;
    Connection& m_audit;
    const KeyRing& m_keys;
    SignatureCheck m_signatureHolds;
    const JobControl* m_control = nullptr;
    const AuditCheckpoint* m_kept = nullptr;
    QElapsedTimer m_lastReport;

    AuditVerdict m_verdict;
    AuditState m_state;
    std::map<qint64, Run> m_runs;
    EvolvingKey m_macKey;
    QByteArray m_begunUnder;                      ///< of the run in force
    qint64 m_last = 0;                            ///< row that held last
    QByteArray m_previous = QByteArray(32, '\0'); ///< its hash
    qint64 m_checkpointBefore = 0;                ///< what the last row or state said
    bool m_checkpointSeen = false;                ///< there is one of the last row
    Statement m_checkpoints;                      ///< of the log, then those that wait in the catalog
    bool m_checkpointsOfCatalog = false;
    std::optional<AuditCheckpoint> m_next; ///< the checkpoint that was not reached yet
};

} // namespace bk
