#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"
#include "core/crypto/SecretBytes.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace bk {

/// A scan as the vault keeps it, chunk by chunk; the format is told in Vault.h. For one thread at a time.
/// CONTEXT is authenticated with every chunk.
class VaultSealer {
public:
    /// Takes the bytes of the sealed file as they come.
    using Write = std::function<Status(QByteArrayView)>;

    /// KEY: the one of this file.
    static Result<VaultSealer> begin(const SecretBytes& key, QByteArray context, Write write);
    /// At most chunkSize bytes; LAST ends the file, all others must be of that size.
    Status add(QByteArrayView chunk, bool last);

    static constexpr qsizetype chunkSize = 64 << 10;

private:
    VaultSealer() = default;

    SecretBytes m_state;
    QByteArray m_context;
    Write m_write;
};

/// Opens FILE and hands on its content, chunk by chunk, each authenticated; nothing of what was handed on
/// counts unless all of it is in order. Damaged: cut, reordered, renamed, changed, or another key. NotFound,
/// Disk, or SINK's failure.
Status openSealed(const FilePath& file, const SecretBytes& key, const QByteArray& context, qint64 sizeLimit,
                  const std::function<Status(QByteArrayView chunk, bool last)>& sink);

} // namespace bk
