#pragma once

#include "core/store/AuditState.h"
#include "tests/core/store/AuditTestLog.h"
#include "tests/core/store/Outcomes.h"

#include <QRandomGenerator>
#include <QSet>
#include <QtTest>

namespace bk::test {

inline constexpr qint64 logRows = 600;

using Bad = std::optional<qint64>;

/// A log of 600 rows by two users, with two runs of the MAC and five checkpoints, to be changed and put back.
class AuditLogOf600 {
protected:
    /// As a test's first function.
    void make() {
        m_log = std::make_unique<AuditTestLog>();
        for (qint64 row = 1; row <= logRows; ++row) {
            if (row == 300) {
                m_log->renewLogKey();
                continue;
            }
            m_log->add(row > 1 && row % 7 < 3 ? *m_log->editor : *m_log->admin);
            if (row == 100 || row == 450) (void)m_log->checkpoint(*m_log->editor);
        }
        m_kept = m_log->checkpoint(*m_log->admin);
        Statement rows = must(
            m_log->audit().prepare("SELECT " + QByteArray(auditColumns) + " FROM log ORDER BY sequence"));
        while (must(rows.step()))
            m_rows << auditRecordAt(rows);
        m_checkpoints = {100, 256, 450, 512, 600};
        QCOMPARE(m_rows.size(), logRows);
        const AuditVerdict verdict = verify(*m_log->admin, m_kept);
        QVERIFY2(verdict.ok(), qPrintable(verdict.why));
        QCOMPARE(verdict.checkpoints, m_checkpoints.size());
    }

    qint64 pick(qint64 from, qint64 to) {
        return from + static_cast<qint64>(m_random.bounded(quint64(to - from + 1)));
    }
    QByteArray noise(int size) {
        QByteArray bytes(size, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(m_random.bounded(256));
        return bytes;
    }
    static QByteArray number(qint64 value) { return QByteArray::number(value); }
    void run(const QByteArray& sql) { m_log->run(m_log->audit(), sql); }

    /// Signatures that held once are not computed again; whatever is new is.
    AuditVerdict verify(const KeyRing& keys, const std::optional<AuditCheckpoint>& kept = {}) {
        AuditVerifier verifier(m_log->catalog(), m_log->audit(), keys);
        verifier.setSignatureCheck(
            [&](const UserId& user, const QByteArray& message, const QByteArray& signature) {
                const QByteArray which = user.toBytes() + message + signature;
                if (m_heldBefore.contains(which)) return true;
                if (!keys.verify(user, message, signature)) return false;
                m_heldBefore.insert(which);
                return true;
            });
        return must(verifier.verify(kept, {}));
    }
    AuditRecord record(qint64 sequence) const { return m_rows[sequence - 1]; }
    void put(const AuditRecord& record) {
        Statement* const insert =
            must(m_log->audit().cached("INSERT OR REPLACE INTO log(" + QByteArray(auditColumns) +
                                       ") VALUES(" + QByteArray(auditPlaces) + ')'));
        bindRecord(*insert, record);
        must(insert->run());
    }

    std::unique_ptr<AuditTestLog> m_log;
    AuditCheckpoint m_kept;
    QList<AuditRecord> m_rows;
    QList<qint64> m_checkpoints;
    QSet<QByteArray> m_heldBefore;
    QRandomGenerator m_random{20261125};
};

} // namespace bk::test
