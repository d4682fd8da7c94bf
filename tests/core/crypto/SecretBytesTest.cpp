#include "core/crypto/SecretBytes.h"

#include "tests/support/TestMain.h"

#include <algorithm>
#include <type_traits>

using namespace bk;

namespace {

QByteArray text(const SecretBytes& secret) {
    return {reinterpret_cast<const char*>(secret.data()), static_cast<qsizetype>(secret.size())};
}

} // namespace

class SecretBytesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secretsAreNeverCopiedSilently() {
        static_assert(!std::is_copy_constructible_v<SecretBytes>);
        static_assert(!std::is_copy_assignable_v<SecretBytes>);
        static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);
    }

    void aNewOneIsZeroAndEmptyOnesAreEmpty() {
        const SecretBytes zeros(40);
        QCOMPARE(zeros.size(), 40u);
        QCOMPARE(text(zeros), QByteArray(40, '\0'));
        QVERIFY(SecretBytes().isEmpty());
        QVERIFY(SecretBytes(0).isEmpty());
        QVERIFY(SecretBytes::random(0).isEmpty());
        QVERIFY(SecretBytes::copyOf({}).isEmpty());
        QVERIFY(SecretBytes().clone().isEmpty());
        QVERIFY(SecretBytes::fromPassphrase({}).isEmpty());
    }

    void movingLeavesNothingBehind() {
        SecretBytes first = SecretBytes::fromPassphrase(QStringLiteral("one"));
        SecretBytes second = std::move(first);
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is tested
        QVERIFY(first.data() == nullptr);
        QCOMPARE(text(second), QByteArray("one"));
        SecretBytes third = SecretBytes::random(5);
        third = std::move(second);
        QCOMPARE(text(third), QByteArray("one"));
        SecretBytes& same = third;
        third = std::move(same);
        QCOMPARE(text(third), QByteArray("one"));
    }

    void aCloneIsApart() {
        SecretBytes first = SecretBytes::fromPassphrase(QStringLiteral("one"));
        const SecretBytes second = first.clone();
        first.data()[0] = 'x';
        QCOMPARE(text(second), QByteArray("one"));
        first.wipe();
        QVERIFY(first.isEmpty());
        first.wipe();
        QCOMPARE(text(second), QByteArray("one"));
    }

    void randomOnesDiffer() {
        const SecretBytes first = SecretBytes::random(32);
        const SecretBytes second = SecretBytes::random(32);
        QCOMPARE(first.size(), 32u);
        QVERIFY(!std::equal(first.bytes().begin(), first.bytes().end(), second.bytes().begin()));
    }

    void theSamePassphraseTypedOnAnotherKeyboardIsTheSame() {
        const QString composed = QStringLiteral("caf\u00e9 \u00c5");
        const QString decomposed = QStringLiteral("cafe\u0301 A\u030a");
        const QString angstrom = QStringLiteral("caf\u00e9 \u212b");
        QCOMPARE(text(SecretBytes::fromPassphrase(composed)), composed.toUtf8());
        QCOMPARE(text(SecretBytes::fromPassphrase(decomposed)), composed.toUtf8());
        QCOMPARE(text(SecretBytes::fromPassphrase(angstrom)), composed.toUtf8());
        QCOMPARE(decomposed, QStringLiteral("cafe\u0301 A\u030a"));
    }

    void aPassphraseKeepsItsSpacesAndItsCase() {
        QCOMPARE(text(SecretBytes::fromPassphrase(QStringLiteral(" A b "))), QByteArray(" A b "));
        const QString given = QStringLiteral("unchanged");
        (void)SecretBytes::fromPassphrase(given);
        QCOMPARE(given, QStringLiteral("unchanged"));
    }
};

BK_TEST_MAIN(SecretBytesTest)
#include "SecretBytesTest.moc"
