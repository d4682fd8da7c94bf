#include "core/crypto/RecoveryKey.h"

#include "core/crypto/InitialiseCrypto.h"

#include <cstring>

#include <sodium.h>

namespace bk {
namespace {

constexpr QByteArrayView alphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
constexpr std::size_t keySize = 32;
constexpr std::size_t checksumSize = 3;
constexpr int letterCount = 56; // 35 bytes are exactly 56 times 5 bits
constexpr int groupSize = 4;

/// KEY with its checksum behind it.
SecretBytes withChecksum(std::span<const unsigned char> key) {
    SecretBytes whole(keySize + checksumSize);
    std::memcpy(whole.data(), key.data(), keySize);
    SecretBytes hash(crypto_generichash_BYTES);
    constexpr QByteArrayView context("beeldkluis recovery key");
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(context.data()),
                       static_cast<unsigned long long>(context.size()), key.data(), keySize);
    std::memcpy(whole.data() + keySize, hash.data(), checksumSize);
    return whole;
}

/// The value of a letter, or -1.
int valueOf(QChar letter) {
    const char16_t code = letter.unicode();
    if (code > 0x7f) return -1;
    char upper = static_cast<char>(code);
    if (upper >= 'a' && upper <= 'z') upper = static_cast<char>(upper - 'a' + 'A');
    if (upper == 'I' || upper == 'L') upper = '1';
    if (upper == 'O') upper = '0';
    return static_cast<int>(alphabet.indexOf(upper));
}

} // namespace

QString printRecoveryKey(const SecretBytes& key) {
    if (key.size() != keySize) qFatal("a recovery key of the wrong size");
    const SecretBytes whole = withChecksum(key.bytes());
    QString text;
    text.reserve(letterCount + letterCount / groupSize);
    for (int i = 0; i < letterCount; ++i) {
        if (i > 0 && i % groupSize == 0) text += QLatin1Char('-');
        int value = 0;
        for (int bit = i * 5; bit < i * 5 + 5; ++bit)
            value = (value << 1) | ((whole.data()[bit / 8] >> (7 - bit % 8)) & 1);
        text += QLatin1Char(alphabet[value]);
    }
    return text;
}

Result<SecretBytes> readRecoveryKey(const QString& text) {
    const auto mistyped = [] {
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the recovery key is mistyped"));
    };
    SecretBytes whole(keySize + checksumSize);
    int letters = 0;
    for (const QChar letter : text) {
        if (letter.isSpace() || letter.category() == QChar::Punctuation_Dash) continue;
        const int value = valueOf(letter);
        if (value < 0 || letters == letterCount) return mistyped();
        for (int i = 0; i < 5; ++i) {
            const int bit = letters * 5 + i;
            whole.data()[bit / 8] |= static_cast<unsigned char>(((value >> (4 - i)) & 1) << (7 - bit % 8));
        }
        ++letters;
    }
    if (letters != letterCount) return mistyped();
    const SecretBytes expected = withChecksum(whole.bytes().first(keySize));
    if (sodium_memcmp(expected.data(), whole.data(), whole.size()) != 0) return mistyped();
    return SecretBytes::copyOf(whole.bytes().first(keySize));
}

} // namespace bk
