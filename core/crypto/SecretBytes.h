#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <span>

namespace bk {

/// Key material in guarded, locked memory that is wiped when it goes (libsodium's sodium_malloc). Move-only,
/// so that every copy is written down where it happens. Not for use by two threads at once while being moved.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size); ///< zeros
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();

    static SecretBytes random(std::size_t size);
    static SecretBytes copyOf(std::span<const unsigned char> bytes);
    /// The UTF-8 of a passphrase in Unicode NFC, so that the same words typed on another keyboard still fit.
    static SecretBytes fromPassphrase(const QString& passphrase);

    SecretBytes clone() const;
    bool isEmpty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    unsigned char* data() { return m_data; }
    const unsigned char* data() const { return m_data; }
    std::span<const unsigned char> bytes() const { return {m_data, m_size}; }
    void wipe();

private:
    unsigned char* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace bk
