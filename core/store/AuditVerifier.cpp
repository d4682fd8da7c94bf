#include "core/store/AuditVerifier.h"

#include "core/crypto/Sealer.h"

namespace bk {
namespace {

constexpr int rowsBetweenTicks = 256;
constexpr qint64 millisecondsBetweenReports = 100;

QString inRow(qint64 sequence, const char* what) {
    return QStringLiteral("row %1: %2").arg(sequence).arg(QLatin1String(what));
}

QString checkpointOf(qint64 sequence, const char* what) {
    return QStringLiteral("the checkpoint of row %1 %2").arg(sequence).arg(QLatin1String(what));
}

} // namespace

AuditVerifier::AuditVerifier(Connection& catalog, Connection& audit, const KeyRing& keys)
    : m_catalog(catalog)
    , m_audit(audit)
    , m_keys(keys)
    , m_signatureHolds([&keys](const UserId& user, const QByteArray& message, const QByteArray& signature) {
        return keys.verify(user, message, signature);
    }) {}

void AuditVerifier::bad(qint64 sequence, const QString& why) {
    if (m_verdict.firstBad && *m_verdict.firstBad <= sequence) return;
    m_verdict.firstBad = sequence;
    m_verdict.why = why;
}

Status AuditVerifier::tick() {
    if (m_last % rowsBetweenTicks != 0) return {};
    if (m_control->stopRequested())
        return fail(ErrorCode::Cancelled, QStringLiteral("verifying the log was stopped"));
    if (m_control->progress &&
        (!m_lastReport.isValid() || m_lastReport.elapsed() >= millisecondsBetweenReports)) {
        m_lastReport.start();
        m_control->progress({m_last, m_verdict.rows, 0, std::nullopt});
    }
    return {};
}

Status AuditVerifier::readRuns(Connection& from, const QByteArray& table) {
    BK_ASSIGN(const SecretBytes sealing, macRunSealingKey(m_keys));
    const QByteArray id = m_keys.keyId(DataKey::Log);
    BK_ASSIGN(Statement runs,
              from.prepare("SELECT first_sequence, log_key, begun_under, sealed FROM " + table));
    for (;;) {
        BK_ASSIGN(const bool found, runs.step());
        if (!found) return {};
        const qint64 first = runs.integer(0);
        const QByteArray logKey = runs.blob(1);
        const QByteArray begunUnder = runs.blob(2);
        Run& run = m_runs[first];
        if (logKey == id) {
            auto key =
                unsealSecret(sealing, runs.blob(3), macRunContext(m_keys.catalogId(), first, id, begunUnder));
            run = Run();
            run.begunUnder = begunUnder;
            if (!key || key->size() < macKeySize) continue;
            run.firstKey = SecretBytes::copyOf(key->bytes().first(macKeySize));
            const auto handover = key->bytes().subspan(macKeySize);
            run.handover = QByteArray(reinterpret_cast<const char*>(handover.data()),
                                      static_cast<qsizetype>(handover.size()));
        } else if (logKey.isEmpty() && run.firstKey.isEmpty()) {
            run = Run();
            if (runs.blob(3).size() == qsizetype(macKeySize)) run.firstKey = secretAt(runs, 3);
        }
    }
}

Status AuditVerifier::requireKept() const {
    if (m_kept->catalog != m_keys.catalogId())
        return fail(ErrorCode::Damaged, QStringLiteral("the checkpoint is of another catalog"));
    if (m_kept->sequence <= 0 ||
        !m_signatureHolds(m_kept->user, checkpointMessage(*m_kept), m_kept->signature))
        return fail(ErrorCode::Damaged,
                    QStringLiteral("the checkpoint was not signed by a user of this catalog"));
    return {};
}

Result<AuditVerdict> AuditVerifier::verify(const std::optional<AuditCheckpoint>& kept,
                                           const JobControl& control) {
    m_control = &control;
    m_kept = kept ? &*kept : nullptr;
    if (m_kept != nullptr) BK_TRY(requireKept());
    BK_ASSIGN(m_state, AuditState::read(m_catalog));
    if (!m_state.first)
        return fail(ErrorCode::Internal,
                    QStringLiteral("the log of an earlier version waits to be taken over"));
    m_verdict.unsignedRows = *m_state.first - 1;
    m_verdict.macsChecked = m_keys.has(DataKey::Log);
    if (m_verdict.macsChecked) {
        BK_TRY(readRuns(m_audit, "mac_runs"));
        BK_TRY(readRuns(m_catalog, "audit_outbox_runs"));
    }
    BK_ASSIGN(m_verdict.rows, AuditLog(m_audit).rows());
    BK_ASSIGN(m_verdict.checkpoints, m_audit.integer("SELECT count(*) FROM checkpoints"));
    BK_ASSIGN(m_checkpoints, m_audit.prepare("SELECT " + QByteArray(checkpointColumns) +
                                             " FROM checkpoints ORDER BY sequence"));
    BK_TRY(nextCheckpoint());

    BK_TRY(walkFirstFormat());
    const QByteArray columns(auditColumns);
    if (!m_verdict.firstBad) BK_TRY(walkRows(m_audit, "SELECT " + columns + " FROM log ORDER BY sequence"));
    // What waits in the catalog goes on where the log ends.
    if (!m_verdict.firstBad)
        BK_TRY(walkRows(m_catalog, "SELECT " + columns + " FROM audit_outbox WHERE sequence > " +
                                       QByteArray::number(m_last) + " ORDER BY sequence"));
    if (!m_verdict.firstBad) BK_TRY(checkEnd());
    if (control.progress) control.progress({m_last, m_verdict.rows, 0, std::nullopt});
    return std::move(m_verdict);
}

Status AuditVerifier::walkFirstFormat() {
    BK_ASSIGN(Statement rows,
              m_audit.prepare("SELECT " + QByteArray(firstFormatColumns) + " FROM events ORDER BY sequence"));
    while (!m_verdict.firstBad) {
        BK_TRY(tick());
        BK_ASSIGN(const bool found, rows.step());
        if (!found) break;
        const FirstFormatRow row = firstFormatRowAt(rows);
        const qint64 expected = m_last + 1;
        if (row.sequence != expected)
            bad(std::min(row.sequence, expected),
                inRow(std::min(row.sequence, expected),
                      row.sequence < expected ? "was never written" : "is missing"));
        else if (expected >= *m_state.first)
            bad(expected, inRow(expected, "a row of the first format was added after it had ended"));
        else if (row.previous != m_previous)
            bad(expected, inRow(expected, "does not follow from the row before"));
        else if (firstFormatHash(row) != row.hash)
            bad(expected, inRow(expected, "is not what was written"));
        if (m_verdict.firstBad) break;
        m_last = expected;
        m_previous = row.hash;
        checkHead(m_last, m_previous);
        BK_TRY(checkCheckpoint(m_last, m_previous));
    }
    if (!m_verdict.firstBad && m_last + 1 < *m_state.first) bad(m_last + 1, inRow(m_last + 1, "is missing"));
    return {};
}

Status AuditVerifier::walkRows(Connection& from, const QByteArray& sql) {
    BK_ASSIGN(Statement rows, from.prepare(sql));
    while (!m_verdict.firstBad) {
        BK_TRY(tick());
        BK_ASSIGN(const bool found, rows.step());
        if (!found) return {};
        const AuditRecord row = auditRecordAt(rows);
        checkRow(row);
        if (m_verdict.firstBad) return {};
        checkNamed(row.checkpoint);
        if (m_verdict.firstBad) return {};
        m_last = row.sequence;
        m_previous = row.hash;
        m_checkpointBefore = row.checkpoint;
        checkHead(m_last, m_previous);
        BK_TRY(checkCheckpoint(m_last, m_previous));
    }
    return {};
}

void AuditVerifier::checkRow(const AuditRecord& row) {
    const qint64 expected = m_last + 1;
    if (row.sequence < expected) return bad(row.sequence, inRow(row.sequence, "was never written"));
    if (row.sequence > expected) return bad(expected, inRow(expected, "is missing"));
    if (expected > m_state.sequence)
        return bad(expected, inRow(expected, "was added; the catalog knows of no such row"));
    if (row.previous != m_previous)
        return bad(expected, inRow(expected, "does not follow from the row before"));
    if (auditHash(row) != row.hash) return bad(expected, inRow(expected, "is not what was written"));
    if (!m_signatureHolds(UserId::fromBytes(row.user), row.hash, row.signature))
        return bad(expected, inRow(expected, "the signature is not of the user it names"));
    if (expected == 1 && row.action != "catalog.create")
        return bad(expected, inRow(expected, "the log does not begin with the making of the catalog"));
    if (m_verdict.macsChecked) checkMac(row);
}

bool AuditVerifier::mayBegin(const Run& run, const AuditRecord& row) const {
    // Whoever put a key in place of another without the one before, to go on with a log that was cut short,
    // would have to show it by such a row.
    if (row.action == "catalog.older-copy") return true;
    const bool first = row.sequence == *m_state.first;
    // Without the data key a run begins only where there is no other way.
    if (run.begunUnder.isEmpty()) return first && row.sequence > 1;
    if (first) return true;
    return run.begunUnder != m_begunUnder && !m_macKey.isEmpty() &&
           run.handover == macHandover(m_macKey, row.sequence);
}

void AuditVerifier::checkMac(const AuditRecord& row) {
    if (const auto begun = m_runs.find(row.sequence); begun != m_runs.end()) {
        Run& run = begun->second;
        if (run.firstKey.isEmpty())
            return bad(row.sequence, inRow(row.sequence, "the key of the MAC from here on cannot be opened"));
        if (!mayBegin(run, row))
            return bad(row.sequence, inRow(row.sequence, "the key of the MAC was replaced here"));
        m_macKey = EvolvingKey(std::move(run.firstKey));
        m_begunUnder = run.begunUnder;
    }
    if (m_macKey.isEmpty()) return bad(row.sequence, inRow(row.sequence, "the key of the MAC is missing"));
    if (m_macKey.mac(auditMacInput(row)) != row.mac)
        bad(row.sequence, inRow(row.sequence, "the MAC does not hold; the row or the one before was remade"));
}

void AuditVerifier::checkHead(qint64 sequence, const QByteArray& hash) {
    if (sequence == m_state.sequence && hash != m_state.head)
        bad(sequence, inRow(sequence, "is not the one that the catalog remembers"));
    if (m_kept != nullptr && sequence == m_kept->sequence && hash != m_kept->head)
        bad(sequence, inRow(sequence, "is not the one of the checkpoint that was kept elsewhere"));
}

Status AuditVerifier::nextCheckpoint() {
    const qint64 before = m_next ? m_next->sequence : 0;
    m_next.reset();
    BK_ASSIGN(bool found, m_checkpoints.step());
    if (!found && !m_checkpointsOfCatalog) {
        m_checkpointsOfCatalog = true;
        BK_ASSIGN(m_checkpoints, m_catalog.prepare("SELECT " + QByteArray(checkpointColumns) +
                                                   " FROM audit_outbox_checkpoints WHERE sequence > " +
                                                   QByteArray::number(before) + " ORDER BY sequence"));
        BK_ASSIGN(found, m_checkpoints.step());
    }
    if (found) m_next = checkpointAt(m_checkpoints, m_keys.catalogId());
    return {};
}

Status AuditVerifier::checkCheckpoint(qint64 sequence, const QByteArray& hash) {
    m_checkpointSeen = false;
    if (m_next && m_next->sequence < sequence)
        bad(m_next->sequence, checkpointOf(m_next->sequence, "was never made"));
    if (!m_next || m_next->sequence != sequence) return {};
    if (m_next->head != hash || m_next->rows != sequence ||
        !m_signatureHolds(m_next->user, checkpointMessage(*m_next), m_next->signature))
        bad(sequence, checkpointOf(sequence, "is not what was written"));
    m_checkpointSeen = true;
    return nextCheckpoint();
}

void AuditVerifier::checkNamed(qint64 named) {
    if (m_last == 0) return;
    if (m_checkpointSeen && named != m_last)
        bad(m_last, checkpointOf(m_last, "was never made"));
    else if (!m_checkpointSeen && named == m_last)
        bad(m_last, checkpointOf(m_last, "is missing"));
    else if (named != m_last && named != m_checkpointBefore)
        bad(m_last + 1, inRow(m_last + 1, "names another checkpoint than the row before"));
}

Status AuditVerifier::checkEnd() {
    if (m_last < m_state.sequence) {
        bad(m_last + 1,
            QStringLiteral("rows are missing: the log ends at row %1, the catalog remembers row %2")
                .arg(m_last)
                .arg(m_state.sequence));
    } else {
        checkNamed(m_state.checkpoint);
        if (m_next) bad(m_next->sequence, checkpointOf(m_next->sequence, "was never made"));
    }
    if (m_kept != nullptr && m_kept->sequence > m_last)
        bad(m_last + 1,
            QStringLiteral(
                "rows are missing: the log ends at row %1, the checkpoint kept elsewhere is of row %2")
                .arg(m_last)
                .arg(m_kept->sequence));
    return {};
}

} // namespace bk
