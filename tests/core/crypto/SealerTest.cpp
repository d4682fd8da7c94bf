#include "core/crypto/Sealer.h"
#include "core/crypto/InitialiseCrypto.h"

#include "tests/support/TestMain.h"

using namespace bk;

namespace {

SecretBytes keyOf(unsigned char fill) {
    SecretBytes key(32);
    std::fill_n(key.data(), key.size(), fill);
    return key;
}

QByteArray hex(const SecretBytes& secret) {
    return QByteArray(reinterpret_cast<const char*>(secret.data()), static_cast<qsizetype>(secret.size()))
        .toHex();
}

} // namespace

class SealerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cryptoIsReady() { QVERIFY(initialiseCrypto()); }

    void whatIsSealedIsOpenedWithTheSameKeyAndContext() {
        const SecretBytes key = SecretBytes::random(32);
        for (const qsizetype size : {0, 1, 15, 16, 17, 1000, 100000}) {
            const QByteArray plain(size, 'p');
            const QByteArray sealed = seal(key, plain, "context");
            QCOMPARE(sealed.size(), size + 24 + 16);
            const auto opened = unseal(key, sealed, "context");
            QVERIFY(opened.has_value());
            QCOMPARE(*opened, plain);
            const auto secret = unsealSecret(key, sealed, "context");
            QVERIFY(secret.has_value());
            QCOMPARE(hex(*secret), plain.toHex());
        }
    }

    void everyFlippedBitIsDamaged() {
        const SecretBytes key = SecretBytes::random(32);
        const QByteArray sealed = seal(key, "a secret", "context");
        for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
            QByteArray changed = sealed;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            const auto opened = unseal(key, changed, "context");
            QVERIFY(!opened);
            QVERIFY(opened.error().code == ErrorCode::Damaged);
            QVERIFY(!unsealSecret(key, changed, "context"));
        }
    }

    void everyOtherLengthIsDamaged() {
        const SecretBytes key = SecretBytes::random(32);
        const QByteArray sealed = seal(key, "a secret", "context");
        for (qsizetype size = 0; size < sealed.size(); ++size)
            QVERIFY(unseal(key, sealed.first(size), "context").error().code == ErrorCode::Damaged);
        QVERIFY(unseal(key, sealed + 'x', "context").error().code == ErrorCode::Damaged);
    }

    void anotherContextOrKeyIsDamaged() {
        const SecretBytes key = keyOf(1);
        const QByteArray sealed = seal(key, "a secret", "context");
        for (const char* context : {"", "Context", "context ", "contex"})
            QVERIFY(unseal(key, sealed, context).error().code == ErrorCode::Damaged);
        QVERIFY(unseal(keyOf(2), sealed, "context").error().code == ErrorCode::Damaged);
        QVERIFY(unseal(key, seal(key, "a secret", {}), {}).has_value());
    }

    void noKeyIsNoAccess() {
        const QByteArray sealed = seal(keyOf(1), "a secret", "context");
        QVERIFY(unseal(SecretBytes(), sealed, "context").error().code == ErrorCode::NoAccess);
    }

    void sealingTwiceGivesDifferentBytes() {
        const SecretBytes key = keyOf(1);
        QVERIFY(seal(key, "a secret", "c") != seal(key, "a secret", "c"));
    }

    void theHashIsBlake2bOf256Bits() {
        // Computed with Python's hashlib.blake2b(digest_size=32).
        QCOMPARE(blake2b("abc").toHex(),
                 QByteArray("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"));
        QCOMPARE(blake2b({}).toHex(),
                 QByteArray("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"));
        QCOMPARE(keyedBlake2b(keyOf(7), "abc").toHex(),
                 QByteArray("62d8fe04aeb9b650b0dbdb3078da63b0d4c864854da1e7ff3aae7a2daee046ba"));
    }

    void subkeysAreKeyedBlake2bOfTheContext() {
        QCOMPARE(hex(deriveSubkey(keyOf(7), "abc")),
                 QByteArray("62d8fe04aeb9b650b0dbdb3078da63b0d4c864854da1e7ff3aae7a2daee046ba"));
        QVERIFY(hex(deriveSubkey(keyOf(7), "abd")) != hex(deriveSubkey(keyOf(7), "abc")));
        QVERIFY(hex(deriveSubkey(keyOf(8), "abc")) != hex(deriveSubkey(keyOf(7), "abc")));
        QCOMPARE(deriveSubkey(keyOf(7), {}).size(), 32u);
    }

    void aKnownVectorOpens() {
        // draft-irtf-cfrg-xchacha-03, appendix A.3.1: the nonce stands in front, the tag behind.
        const QByteArray plain(
            "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
            "future, sunscreen would be it.");
        const QByteArray keyBytes =
            QByteArray::fromHex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f");
        const SecretBytes key =
            SecretBytes::copyOf({reinterpret_cast<const unsigned char*>(keyBytes.constData()), 32});
        const QByteArray sealed =
            QByteArray::fromHex("404142434445464748494a4b4c4d4e4f5051525354555657"
                                "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
                                "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
                                "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                                "21f9664c97637da9768812f615c68b13b52e"
                                "c0875924c1c7987947deafd8780acf49");
        const auto opened = unseal(key, sealed, QByteArray::fromHex("50515253c0c1c2c3c4c5c6c7"));
        QVERIFY(opened.has_value());
        QCOMPARE(*opened, plain);
    }
};

BK_TEST_MAIN(SealerTest)
#include "SealerTest.moc"
