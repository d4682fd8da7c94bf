#include "core/crypto/SecretBytes.h"

#include "core/crypto/InitialiseCrypto.h"

#include <QString>

#include <cstring>
#include <utility>

#include <sodium.h>

namespace bk {

SecretBytes::SecretBytes(std::size_t size) : m_size(size) {
    if (size == 0) return;
    if (!initialiseCrypto()) qFatal("libsodium cannot be used");
    m_data = static_cast<unsigned char*>(sodium_malloc(size));
    if (!m_data) qBadAlloc();
    std::memset(m_data, 0, size);
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    if (this == &other) return *this;
    wipe();
    m_data = std::exchange(other.m_data, nullptr);
    m_size = std::exchange(other.m_size, 0);
    return *this;
}

SecretBytes::~SecretBytes() {
    wipe();
}

void SecretBytes::wipe() {
    // sodium_free overwrites before it gives the pages back.
    sodium_free(std::exchange(m_data, nullptr));
    m_size = 0;
}

SecretBytes SecretBytes::random(std::size_t size) {
    SecretBytes secret(size);
    if (size > 0) randombytes_buf(secret.m_data, size);
    return secret;
}

SecretBytes SecretBytes::copyOf(std::span<const unsigned char> bytes) {
    SecretBytes secret(bytes.size());
    if (!bytes.empty()) std::memcpy(secret.m_data, bytes.data(), bytes.size());
    return secret;
}

SecretBytes SecretBytes::fromPassphrase(const QString& passphrase) {
    QString composed = passphrase.normalized(QString::NormalizationForm_C);
    QByteArray utf8 = composed.toUtf8();
    SecretBytes secret = copyOf(
        {reinterpret_cast<const unsigned char*>(utf8.constData()), static_cast<std::size_t>(utf8.size())});
    sodium_memzero(utf8.data(), static_cast<std::size_t>(utf8.size()));
    sodium_memzero(composed.data(), static_cast<std::size_t>(composed.size()) * sizeof(QChar));
    return secret;
}

SecretBytes SecretBytes::clone() const {
    return copyOf(bytes());
}

} // namespace bk
