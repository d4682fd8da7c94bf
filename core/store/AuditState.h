#pragma once

#include "core/crypto/EvolvingKey.h"
#include "core/crypto/KeyRing.h"
#include "core/db/Connection.h"

#include <optional>

namespace bk {

/// The end of the log as catalog.db remembers it: one row, changed in the transaction of what is recorded.
/// Inside a write command.
struct AuditState {
    std::optional<qint64>
        first;             ///< of this format; none: a log of the first format is still to be taken over
    qint64 sequence = 0;   ///< of the last row
    QByteArray head;       ///< its hash
    qint64 checkpoint = 0; ///< row of the latest checkpoint
    EvolvingKey macKey;    ///< for the next row; empty: a run must begin
    QByteArray logKey;     ///< id of the data key that the run was begun under; empty: by somebody without it
    qint64 waitingFirst = 0;
    SecretBytes waitingKey; ///< first key of a run that was begun without the data key; empty: none

    static Result<AuditState> read(Connection& catalog);
    Status write(Connection& catalog) const;
    /// A new run of the MAC from the next row on, if there is need. Its first key waits for the log in the
    /// catalog, sealed where KEYS has DataKey::Log, together with macHandover() of the key that the run
    /// before had come to.
    Status ensureRun(Connection& catalog, const KeyRing& keys);
};

/// Bytes of the first key of a run; what comes after them in what is sealed is its handover.
inline constexpr std::size_t macKeySize = 32;

/// 32 bytes that only somebody could make who had the key of the MAC for row NEXT, where another run begins:
/// a log that was cut short cannot be gone on with unseen. Empty for an empty key.
QByteArray macHandover(const EvolvingKey& key, qint64 next);

/// The key that seals the first keys of runs, out of a KeyRing or a Change.
template <class Keys>
Result<SecretBytes> macRunSealingKey(const Keys& keys) {
    return keys.subkey(DataKey::Log, "audit mac");
}

/// What a sealed first key is bound to.
QByteArray macRunContext(const CatalogId& catalog, qint64 firstSequence, const QByteArray& logKey,
                         const QByteArray& begunUnder);

/// Takes a secret out of a column; the copy in between is wiped.
SecretBytes secretAt(const Statement& row, int column);
/// For binding, without a copy.
inline QByteArray viewOf(const SecretBytes& secret) {
    return QByteArray::fromRawData(reinterpret_cast<const char*>(secret.data()),
                                   static_cast<qsizetype>(secret.size()));
}

} // namespace bk
