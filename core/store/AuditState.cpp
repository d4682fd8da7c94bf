#include "core/store/AuditState.h"

#include "core/crypto/ByteWriter.h"
#include "core/crypto/Sealer.h"

#include <algorithm>

namespace bk {
namespace {

Status addRun(Connection& catalog, qint64 first, const QByteArray& logKey, const QByteArray& begunUnder,
              const QByteArray& sealed) {
    return catalog.run("INSERT OR REPLACE INTO audit_outbox_runs(first_sequence, log_key, begun_under, "
                       "sealed) VALUES(?,?,?,?)",
                       first, logKey, begunUnder, sealed);
}

} // namespace

SecretBytes secretAt(const Statement& row, int column) {
    QByteArray bytes = row.blob(column);
    SecretBytes secret;
    if (!bytes.isEmpty())
        secret = SecretBytes::copyOf({reinterpret_cast<const unsigned char*>(bytes.constData()),
                                      static_cast<std::size_t>(bytes.size())});
    volatile char* wiped = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i)
        wiped[i] = 0;
    return secret;
}

QByteArray macRunContext(const CatalogId& catalog, qint64 firstSequence, const QByteArray& logKey,
                         const QByteArray& begunUnder) {
    ByteWriter writer;
    writer.raw("beeldkluis audit mac run 1")
        .raw(catalog.toBytes())
        .number(static_cast<quint64>(firstSequence))
        .number(static_cast<quint32>(logKey.size()))
        .raw(logKey)
        .raw(begunUnder);
    return writer.bytes();
}

Result<AuditState> AuditState::read(Connection& catalog) {
    BK_ASSIGN(Statement* const row,
              catalog.cached("SELECT first, sequence, head, checkpoint, mac_key, log_key, waiting_first, "
                             "waiting_key FROM audit_state"));
    BK_ASSIGN(const bool found, row->step());
    if (!found)
        return fail(ErrorCode::Damaged, QStringLiteral("the catalog has lost its memory of the log's end"));
    AuditState state;
    if (!row->isNull(0)) state.first = row->integer(0);
    state.sequence = row->integer(1);
    state.head = row->blob(2);
    state.checkpoint = row->integer(3);
    state.macKey = EvolvingKey(secretAt(*row, 4));
    state.logKey = row->blob(5);
    state.waitingFirst = row->integer(6);
    state.waitingKey = secretAt(*row, 7);
    row->reset();
    if (state.head.size() != 32 || (!state.macKey.isEmpty() && state.macKey.key().size() != 32) ||
        (!state.waitingKey.isEmpty() && state.waitingKey.size() != 32))
        return fail(ErrorCode::Damaged, QStringLiteral("the catalog's memory of the log's end is damaged"));
    return state;
}

Status AuditState::write(Connection& catalog) const {
    return catalog.run("UPDATE audit_state SET first=?, sequence=?, head=?, checkpoint=?, mac_key=?, "
                       "log_key=?, waiting_first=?, waiting_key=?",
                       first, sequence, head, checkpoint, viewOf(macKey.key()), logKey, waitingFirst,
                       viewOf(waitingKey));
}

QByteArray macHandover(const EvolvingKey& key, qint64 next) {
    if (key.isEmpty()) return {};
    ByteWriter writer;
    writer.raw("beeldkluis audit mac handover 1").number(static_cast<quint64>(next));
    return keyedBlake2b(key.key(), writer.bytes());
}

Status AuditState::ensureRun(Connection& catalog, const KeyRing& keys) {
    const qint64 next = sequence + 1;
    if (!keys.has(DataKey::Log)) {
        if (!macKey.isEmpty()) return {};
        // In clear for as long as nobody with the data key has come by: the log must go on meanwhile.
        SecretBytes firstKey = SecretBytes::random(macKeySize);
        BK_TRY(addRun(catalog, next, {}, {}, viewOf(firstKey)));
        macKey = EvolvingKey(firstKey.clone());
        logKey.clear();
        waitingFirst = next;
        waitingKey = std::move(firstKey);
        return {};
    }
    const QByteArray id = keys.keyId(DataKey::Log);
    if (!macKey.isEmpty() && logKey == id && waitingKey.isEmpty()) return {};
    BK_ASSIGN(const SecretBytes sealing, macRunSealingKey(keys));
    if (!waitingKey.isEmpty()) {
        BK_TRY(
            addRun(catalog, waitingFirst, id, {},
                   seal(sealing, viewOf(waitingKey), macRunContext(keys.catalogId(), waitingFirst, id, {}))));
        waitingKey = SecretBytes();
        waitingFirst = 0;
    }
    // The key of a run that was open to others is not used any longer.
    SecretBytes firstKey = SecretBytes::random(macKeySize);
    const QByteArray handover = macHandover(macKey, next);
    SecretBytes both(firstKey.size() + static_cast<std::size_t>(handover.size()));
    std::copy_n(firstKey.data(), firstKey.size(), both.data());
    std::copy(handover.begin(), handover.end(), both.data() + firstKey.size());
    BK_TRY(addRun(catalog, next, id, id,
                  seal(sealing, viewOf(both), macRunContext(keys.catalogId(), next, id, id))));
    macKey = EvolvingKey(std::move(firstKey));
    logKey = id;
    return {};
}

} // namespace bk
