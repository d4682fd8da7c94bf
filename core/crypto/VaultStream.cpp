#include "core/crypto/VaultStream.h"

#include "core/base/Descriptor.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

namespace bk {
namespace {

constexpr QByteArrayView magic("BKVAULT1");
constexpr qsizetype headerSize = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr qsizetype chunkOverhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr qsizetype sealedChunkSize = VaultSealer::chunkSize + chunkOverhead;

const unsigned char* raw(QByteArrayView bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

unsigned long long length(QByteArrayView bytes) {
    return static_cast<unsigned long long>(bytes.size());
}

/// The secretstream's key lives in its state, so the state lives in guarded memory. That ends at a page
/// border, so a size that is a multiple of 16 keeps the state aligned.
SecretBytes newState() {
    return SecretBytes((sizeof(crypto_secretstream_xchacha20poly1305_state) + 15) / 16 * 16);
}

crypto_secretstream_xchacha20poly1305_state* stateIn(SecretBytes& memory) {
    return reinterpret_cast<crypto_secretstream_xchacha20poly1305_state*>(memory.data());
}

tl::unexpected<Error> damaged() {
    return fail(ErrorCode::Damaged, QStringLiteral("a scan in the vault is damaged"));
}

tl::unexpected<Error> diskError(int number) {
    return fail(
        ErrorCode::Disk,
        QStringLiteral("reading a scan failed: %1").arg(QString::fromLocal8Bit(std::strerror(number))),
        number);
}

/// BYTES filled from the file; fewer than wanted is Damaged, because its size was known.
Status readExactly(const Descriptor& file, QByteArray& bytes) {
    qsizetype filled = 0;
    while (filled < bytes.size()) {
        const ssize_t count =
            ::read(file.number(), bytes.data() + filled, static_cast<std::size_t>(bytes.size() - filled));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return diskError(errno);
        if (count == 0) return damaged();
        filled += count;
    }
    return {};
}

} // namespace

Result<VaultSealer> VaultSealer::begin(const SecretBytes& key, QByteArray context, Write write) {
    VaultSealer sealer;
    sealer.m_state = newState();
    sealer.m_context = std::move(context);
    sealer.m_write = std::move(write);
    QByteArray header(headerSize, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_init_push(stateIn(sealer.m_state), raw(header), key.data());
    BK_TRY(sealer.m_write(magic));
    BK_TRY(sealer.m_write(header));
    return sealer;
}

Status VaultSealer::add(QByteArrayView chunk, bool last) {
    QByteArray sealed(chunk.size() + chunkOverhead, Qt::Uninitialized);
    crypto_secretstream_xchacha20poly1305_push(stateIn(m_state), raw(sealed), nullptr, raw(chunk),
                                               length(chunk), raw(QByteArrayView(m_context)),
                                               length(m_context),
                                               last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                    : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    return m_write(sealed);
}

Status openSealed(const FilePath& file, const SecretBytes& key, const QByteArray& context, qint64 sizeLimit,
                  const std::function<Status(QByteArrayView chunk, bool last)>& sink) {
    // Without O_NONBLOCK a named pipe in the file's place would make this wait for ever.
    const Descriptor opened(::open(file.bytes().constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!opened.isOpen() && (errno == ENOENT || errno == ENOTDIR))
        return fail(ErrorCode::NotFound, QStringLiteral("no such file"), errno);
    if (!opened.isOpen()) return diskError(errno);
    struct stat info = {};
    if (::fstat(opened.number(), &info) != 0) return diskError(errno);
    if (!S_ISREG(info.st_mode)) return diskError(EINVAL);
    if (info.st_size > sizeLimit + sizeLimit / VaultSealer::chunkSize * chunkOverhead + sealedChunkSize ||
        info.st_size < magic.size() + headerSize + chunkOverhead)
        return damaged();

    QByteArray preamble(magic.size() + headerSize, Qt::Uninitialized);
    BK_TRY(readExactly(opened, preamble));
    SecretBytes state = newState();
    if (!preamble.startsWith(magic) ||
        crypto_secretstream_xchacha20poly1305_init_pull(
            stateIn(state), raw(QByteArrayView(preamble).sliced(magic.size())), key.data()) != 0)
        return damaged();
    qint64 left = info.st_size - preamble.size();
    QByteArray sealed;
    QByteArray plain(VaultSealer::chunkSize, Qt::Uninitialized);
    while (left > 0) {
        sealed.resize(std::min<qint64>(sealedChunkSize, left));
        if (sealed.size() < chunkOverhead) return damaged();
        BK_TRY(readExactly(opened, sealed));
        left -= sealed.size();
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(stateIn(state), raw(plain), nullptr, &tag,
                                                       raw(QByteArrayView(sealed)), length(sealed),
                                                       raw(QByteArrayView(context)), length(context)) != 0)
            return damaged();
        // A cut file ends without the final tag; one that goes on after it was put together by somebody.
        const bool last = left == 0;
        if ((tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != last) return damaged();
        BK_TRY(sink(QByteArrayView(plain).first(sealed.size() - chunkOverhead), last));
    }
    return {};
}

} // namespace bk
