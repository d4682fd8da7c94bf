#include "core/crypto/ByteWriter.h"
#include "core/crypto/KdfLimits.h"
#include "core/crypto/KeyAccess.h"
#include "core/crypto/Sealer.h"

#include "tests/support/CountingIds.h"
#include "tests/support/TestMain.h"

#include <functional>

using namespace bk;

namespace {

constexpr qsizetype checksumSize = 32;
constexpr qsizetype macSize = 32;

QByteArray bytesOf(const SecretBytes& secret) {
    return {reinterpret_cast<const char*>(secret.data()), static_cast<qsizetype>(secret.size())};
}

QByteArray randomBytes(std::size_t size) {
    return bytesOf(SecretBytes::random(size));
}

/// A key file with three users, whose wrap keys are known: everything but the slow derivation.
struct Example {
    struct Member {
        KeyFile::User user;
        Identity identity;
        SecretBytes wrapKey;
    };

    KeyFile file;
    DataKeys keys;
    std::vector<Member> members;
    PersonId person;
    SecretBytes personKey = SecretBytes::random(32);

    Example() {
        test::CountingIds ids;
        file.catalog = ids.make<CatalogId>();
        file.nameKey = randomBytes(32);
        for (int i = 0; i < 4; ++i)
            file.salts.insert(static_cast<DatabaseFile>(i), randomBytes(16));
        for (SecretBytes& key : keys)
            key = SecretBytes::random(32);
        for (const char* name : {"First", "Second", "Third"})
            addMember(ids.make<UserId>(), QString::fromLatin1(name));
        file.administrator = members[0].user.fingerprint();

        using Role = KeyFile::Role;
        for (const DataKey key : {DataKey::Main, DataKey::Vault, DataKey::Face})
            grant(0, key, Role::Administrator, 0);
        // The second is an administrator by the first, the third a face operator by the second.
        grant(1, DataKey::Main, Role::Administrator, 0);
        grant(2, DataKey::Main, Role::FaceOperator, 1);
        grant(2, DataKey::Face, Role::FaceOperator, 1);

        person = ids.make<PersonId>();
        const PersonEntries entries(keys, file.catalog);
        file.persons.insert(entries.tag(person), entries.seal(person, personKey));
        const auto other = ids.make<PersonId>();
        file.persons.insert(entries.tag(other), entries.seal(other, personKey));
    }

    void addMember(const UserId& id, const QString& name) {
        Member member;
        member.user.id = id;
        member.user.nameTag = file.nameTag(name);
        member.identity = Identity::make(member.user);
        member.user.sealedName = sealName(keys, file.catalog, id, name);
        member.wrapKey = SecretBytes::random(32);
        KeyFile::Slot slot{
            KeyFile::SlotKind::Passphrase, 1, KeyFile::Kdf::Argon2id, KdfCost::floor(), randomBytes(16), {}};
        wrapIdentity(file.catalog, member.user, slot, member.identity, member.wrapKey);
        member.user.slots = {slot};
        file.users.append(member.user);
        members.push_back(std::move(member));
    }

    KeyFile::Grant makeGrantFor(std::size_t to, DataKey key, KeyFile::Role role, std::size_t by,
                                quint32 epoch = 1) {
        return makeGrant(file.catalog, members[to].user, key, randomBytes(16), epoch, role,
                         keys[static_cast<std::size_t>(key)], members[by].user.id, members[by].identity);
    }
    void grant(std::size_t to, DataKey key, KeyFile::Role role, std::size_t by) {
        file.grants.append(makeGrantFor(to, key, role, by));
    }

    QByteArray bytes() const { return file.serialise(macKeyOf(keys)); }

    /// As unlocking does after the derivation.
    Result<DataKeys> open(const QByteArray& fileBytes, std::size_t member) const {
        BK_ASSIGN(const KeyFile parsed, KeyFile::parse(fileBytes));
        const KeyFile::User* user = parsed.userById(members[member].user.id);
        const KeyFile::Slot* slot = user ? user->slot(KeyFile::SlotKind::Passphrase) : nullptr;
        if (!slot) return fail(ErrorCode::NoAccess);
        return openKeyFile(parsed, fileBytes, *user, *slot, members[member].wrapKey);
    }
};

/// BYTES with a checksum that fits, as somebody who changes the file on purpose would make it.
QByteArray withChecksum(const QByteArray& bytes) {
    const QByteArray body = bytes.chopped(checksumSize);
    return body + blake2b(body);
}

/// BYTES with mac and checksum that fit, as somebody who holds DEK_MAIN could make them.
QByteArray withMac(const QByteArray& bytes, const DataKeys& keys) {
    const QByteArray body = bytes.chopped(checksumSize + macSize);
    const QByteArray whole = body + keyedBlake2b(macKeyOf(keys), body);
    return whole + blake2b(whole);
}

} // namespace

class KeyFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsReadBackByteForByte() {
        const Example example;
        const QByteArray bytes = example.bytes();
        const auto parsed = KeyFile::parse(bytes);
        QVERIFY(parsed.has_value());
        QCOMPARE(parsed->serialise(macKeyOf(example.keys)), bytes);
        QCOMPARE(parsed->users.size(), 3);
        QCOMPARE(parsed->grants.size(), 6);
        QCOMPARE(parsed->persons.size(), 2);
        QVERIFY(parsed->catalog == example.file.catalog);
        QVERIFY(parsed->firstAdministrator()->id == example.members[0].user.id);
    }

    void theLayoutHasTheSizesThatAreWrittenDown() {
        const Example example;
        const qsizetype slot = 1 + 2 + 1 + 8 + 4 + 16 + 104;
        qsizetype users = 2;
        for (const KeyFile::User& user : example.file.users)
            users += 16 + 32 + 32 + 32 + 2 + user.sealedName.size() + 1 + slot;
        const qsizetype header = 8 + 2 + 2 + 16 + 8 + 32 + 32 + 1 + 4 * 17;
        const qsizetype grants = 2 + 6 * (16 + 16 + 1 + 16 + 4 + 1 + 80 + 64);
        const qsizetype persons = 4 + 2 * (16 + 56 + 72);
        QCOMPARE(example.bytes().size(), header + users + grants + persons + 32 + 32);
        QVERIFY(example.bytes().startsWith(QByteArray("BKKEYS\x1a\n\0\x01\0\x01", 12)));
    }

    void everyMemberGetsTheKeysGrantedToThem() {
        const Example example;
        const QByteArray bytes = example.bytes();
        const auto first = example.open(bytes, 0);
        QVERIFY(first.has_value());
        for (std::size_t i = 0; i < first->size(); ++i)
            QCOMPARE(bytesOf((*first)[i]), bytesOf(example.keys[i]));
        const auto third = example.open(bytes, 2);
        QVERIFY(third.has_value());
        QCOMPARE(bytesOf((*third)[0]), bytesOf(example.keys[0]));
        QVERIFY((*third)[1].isEmpty());
        QCOMPARE(bytesOf((*third)[2]), bytesOf(example.keys[2]));
        QVERIFY((*example.open(bytes, 1))[2].isEmpty());
    }

    void everyFlippedByteIsDamagedBeforeAnythingIsDerived() {
        const Example example;
        const QByteArray sound = example.bytes();
        for (qsizetype i = 0; i < sound.size(); ++i)
            for (const char flip : {'\x01', '\x80', '\xff'}) {
                QByteArray changed = sound;
                changed[i] = static_cast<char>(changed[i] ^ flip);
                const auto parsed = KeyFile::parse(changed);
                QVERIFY2(!parsed, qPrintable(QString::number(i)));
                QVERIFY(parsed.error().code == ErrorCode::Damaged);
            }
    }

    void everyByteFlippedOnPurposeIsDamagedOrNoAccess() {
        const Example example;
        const QByteArray sound = example.bytes();
        QVERIFY(example.open(withChecksum(sound), 0).has_value());
        for (qsizetype i = 0; i < sound.size() - checksumSize; ++i) {
            QByteArray changed = sound;
            changed[i] = static_cast<char>(changed[i] ^ 0x01);
            const auto opened = example.open(withChecksum(changed), 0);
            QVERIFY2(!opened, qPrintable(QString::number(i)));
            const ErrorCode code = opened.error().code;
            // Bytes 10 and 11 say which format is needed to read the file.
            const bool expected = code == ErrorCode::Damaged || code == ErrorCode::NoAccess ||
                                  (code == ErrorCode::TooNew && (i == 10 || i == 11));
            QVERIFY2(expected, qPrintable(QString::number(i)));
        }
    }

    void everyPartProtectsItselfAgainstWhoHoldsTheMainKey() {
        const Example example;
        const QByteArray sound = example.bytes();
        QVERIFY(example.open(withMac(sound, example.keys), 0).has_value());
        const auto position = [&](const QByteArray& part) { return sound.indexOf(part); };
        const KeyFile::User& first = example.file.users[0];
        const KeyFile::Grant& grant = example.file.grants[0];
        const qsizetype slot = position(first.slots[0].salt) - 16;
        const QList<qsizetype> places = {position(example.file.catalog.toBytes()),
                                         position(example.file.administrator),
                                         position(first.id.toBytes()),
                                         position(first.boxPublic),
                                         position(first.signPublic),
                                         slot + 10, // the memory
                                         slot + 15, // the passes
                                         position(first.slots[0].salt),
                                         position(first.slots[0].wrapped),
                                         position(grant.keyId),
                                         position(grant.keyId) - 1,  // which key
                                         position(grant.keyId) - 17, // the signer
                                         position(grant.keyId) + 19, // the epoch
                                         position(grant.keyId) + 20, // the role
                                         position(grant.sealed),
                                         position(grant.signature)};
        for (const qsizetype place : places) {
            QVERIFY(place > 0);
            QByteArray changed = sound;
            changed[place] = static_cast<char>(changed[place] ^ 0x03);
            QVERIFY2(!example.open(withMac(changed, example.keys), 0), qPrintable(QString::number(place)));
        }
        // The same flip in a salt is not found by a part of its own, and the mac was made anew: this shows
        // that the mac was right in the cases above.
        QByteArray changed = sound;
        const qsizetype salt = position(example.file.salts.first());
        changed[salt] = static_cast<char>(changed[salt] ^ 0x03);
        QVERIFY(example.open(withMac(changed, example.keys), 0).has_value());
        QVERIFY(!example.open(withChecksum(changed), 0));
    }

    void everyCutAndEveryLengtheningIsDamaged() {
        const Example example;
        const QByteArray sound = example.bytes();
        for (qsizetype size = 0; size < sound.size(); ++size) {
            QVERIFY(KeyFile::parse(sound.first(size)).error().code == ErrorCode::Damaged);
            // With a checksum that fits, so that the structure is what is looked at.
            const QByteArray cut = sound.first(size) + blake2b(sound.first(size));
            const auto parsed = KeyFile::parse(cut);
            if (size != sound.size() - checksumSize) QVERIFY2(!parsed, qPrintable(QString::number(size)));
        }
        QVERIFY(!KeyFile::parse(sound + 'x'));
        QByteArray longer = sound.chopped(checksumSize + macSize) + "x" + QByteArray(macSize, 'm');
        longer += blake2b(longer);
        QVERIFY(KeyFile::parse(longer).error().code == ErrorCode::Damaged);
        QVERIFY(!KeyFile::parse(QByteArray(100000, '\0')));
    }

    void hugeCountsAreDamagedAtOnce() {
        const Example example;
        const QByteArray sound = example.bytes();
        const qsizetype persons = sound.size() - checksumSize - macSize - 2 * 144 - 4;
        QCOMPARE(sound.mid(persons, 4), QByteArray("\0\0\0\x02", 4));
        QByteArray changed = sound;
        changed.replace(persons, 4, QByteArray(4, '\xff'));
        QVERIFY(KeyFile::parse(withChecksum(changed)).error().code == ErrorCode::Damaged);
    }

    void aLaterFormatIsTooNewAndAnOlderProgramsIsNot() {
        const Example example;
        QByteArray later = example.bytes();
        later[9] = 9;
        later[11] = 2;
        QVERIFY(KeyFile::parse(withChecksum(later)).error().code == ErrorCode::TooNew);
        // Damage comes first: without a checksum that fits it is not a later format.
        QVERIFY(KeyFile::parse(later).error().code == ErrorCode::Damaged);
        QByteArray none = example.bytes();
        none[9] = 0;
        none[11] = 0;
        QVERIFY(KeyFile::parse(withChecksum(none)).error().code == ErrorCode::Damaged);
    }

    void derivationBelowTheFloorOrAboveTheCeilingIsRefused_data() {
        QTest::addColumn<quint64>("memory");
        QTest::addColumn<quint32>("passes");
        QTest::addColumn<bool>("allowed");
        const quint64 floor = 64ull << 20;
        const quint64 ceiling = 4ull << 30;
        QTest::newRow("floor") << floor << 3u << true;
        QTest::newRow("ceiling") << ceiling << 20u << true;
        QTest::newRow("memory below") << floor - 1 << 3u << false;
        QTest::newRow("passes below") << floor << 2u << false;
        QTest::newRow("memory above") << ceiling + 1 << 3u << false;
        QTest::newRow("passes above") << floor << 21u << false;
        QTest::newRow("nothing") << quint64(0) << 0u << false;
        QTest::newRow("all bits") << ~quint64(0) << ~quint32(0) << false;
    }
    void derivationBelowTheFloorOrAboveTheCeilingIsRefused() {
        QFETCH(quint64, memory);
        QFETCH(quint32, passes);
        QFETCH(bool, allowed);
        Example example;
        example.file.users[1].slots[0].cost = {memory, passes};
        const auto parsed = KeyFile::parse(example.bytes());
        QCOMPARE(parsed.has_value(), allowed);
        if (!allowed) QVERIFY(parsed.error().code == ErrorCode::Damaged);
        QCOMPARE(withinKdfLimits({memory, passes}), allowed);
        if (!allowed)
            QVERIFY(
                wrapKeyFromPassphrase(example.file.users[1].slots[0], SecretBytes::random(8)).error().code ==
                ErrorCode::InvalidArgument);
    }

    void aStructureThatCannotBeIsDamaged_data() {
        using Change = std::function<void(Example&)>;
        QTest::addColumn<Change>("change");
        QTest::newRow("user twice") << Change([](Example& e) { e.file.users.append(e.file.users[1]); });
        QTest::newRow("name twice") << Change(
            [](Example& e) { e.file.users[1].nameTag = e.file.users[2].nameTag; });
        QTest::newRow("slot twice") << Change(
            [](Example& e) { e.file.users[1].slots.append(e.file.users[1].slots[0]); });
        QTest::newRow("no administrator") << Change([](Example& e) { e.file.users.removeFirst(); });
        QTest::newRow("grant of nobody") << Change([](Example& e) { e.file.users.removeLast(); });
        QTest::newRow("salt missing") << Change([](Example& e) { e.file.salts.remove(DatabaseFile::Audit); });
        QTest::newRow("null catalog") << Change([](Example& e) { e.file.catalog = CatalogId(); });
        QTest::newRow("null user") << Change([](Example& e) { e.file.users[2].id = UserId(); });
        QTest::newRow("unknown key") << Change(
            [](Example& e) { e.file.grants[0].key = static_cast<DataKey>(3); });
        QTest::newRow("role 0") << Change(
            [](Example& e) { e.file.grants[0].role = static_cast<KeyFile::Role>(0); });
        QTest::newRow("role 6") << Change(
            [](Example& e) { e.file.grants[0].role = static_cast<KeyFile::Role>(6); });
        QTest::newRow("slot version") << Change([](Example& e) { e.file.users[0].slots[0].version = 2; });
        QTest::newRow("passphrase without Argon2id")
            << Change([](Example& e) { e.file.users[0].slots[0].kdf = KeyFile::Kdf::KeyedHash; });
        QTest::newRow("recovery with a cost") << Change([](Example& e) {
            e.file.users[0].slots[0].kdf = KeyFile::Kdf::KeyedHash;
            e.file.users[0].slots[0].kind = KeyFile::SlotKind::Recovery;
        });
    }
    void aStructureThatCannotBeIsDamaged() {
        QFETCH(std::function<void(Example&)>, change);
        Example example;
        QVERIFY(KeyFile::parse(example.bytes()).has_value());
        change(example);
        const auto parsed = KeyFile::parse(example.bytes());
        QVERIFY(!parsed);
        QVERIFY(parsed.error().code == ErrorCode::Damaged);
    }

    void aGrantCountsOnlyWhenAnAdministratorSignedIt_data() {
        using Change = std::function<void(Example&)>;
        using Role = KeyFile::Role;
        QTest::addColumn<Change>("change");
        QTest::newRow("face operator signs")
            << Change([](Example& e) { e.grant(1, DataKey::Face, Role::Editor, 2); });
        QTest::newRow("by themselves")
            << Change([](Example& e) { e.grant(2, DataKey::Vault, Role::Administrator, 2); });
        QTest::newRow("two name each other") << Change([](Example& e) {
            e.file.grants.remove(3, 3);
            e.grant(1, DataKey::Main, Role::Administrator, 2);
            e.grant(2, DataKey::Main, Role::Administrator, 1);
        });
        QTest::newRow("administrator without the main key") << Change([](Example& e) {
            e.file.grants.remove(3, 3);
            e.grant(1, DataKey::Vault, Role::Administrator, 0);
            e.grant(2, DataKey::Main, Role::Editor, 1);
        });
        QTest::newRow("signature of another grant")
            << Change([](Example& e) { e.file.grants[1].signature = e.file.grants[2].signature; });
        QTest::newRow("handed to somebody else")
            << Change([](Example& e) { e.file.grants[1].user = e.members[2].user.id; });
        QTest::newRow("said to be signed by another administrator")
            << Change([](Example& e) { e.file.grants[1].signer = e.members[1].user.id; });
        QTest::newRow("of another catalog") << Change([](Example& e) {
            const Example other;
            e.file.grants[1].sealed = other.file.grants[1].sealed;
            e.file.grants[1].signature = other.file.grants[1].signature;
        });
    }
    void aGrantCountsOnlyWhenAnAdministratorSignedIt() {
        QFETCH(std::function<void(Example&)>, change);
        Example example;
        QVERIFY(grantsHold(example.file));
        change(example);
        QVERIFY(!grantsHold(example.file));
        QVERIFY(example.open(example.bytes(), 0).error().code == ErrorCode::Damaged);
    }

    void anAdministratorMayStandBehindWhomTheyAppointed() {
        Example example;
        example.file.grants.move(3, 5);
        QVERIFY(grantsHold(example.file));
        QVERIFY(example.open(example.bytes(), 2).has_value());
    }

    void theKeyOfTheHighestEpochCounts() {
        Example example;
        const QByteArray before = bytesOf(example.keys[2]);
        const SecretBytes earlier = example.keys[2].clone();
        example.keys[2] = SecretBytes::random(32);
        const auto later = example.makeGrantFor(2, DataKey::Face, KeyFile::Role::FaceOperator, 0, 2);
        example.file.grants.prepend(later);
        const auto opened = example.open(example.bytes(), 2);
        QVERIFY(opened.has_value());
        QCOMPARE(bytesOf((*opened)[2]), bytesOf(example.keys[2]));
        QVERIFY(bytesOf((*opened)[2]) != before);
    }

    void withoutAGrantOfTheMainKeyNothingOpens() {
        Example example;
        example.file.grants.removeFirst();
        QVERIFY(example.open(example.bytes(), 0).error().code == ErrorCode::Damaged);
    }

    void anotherWrapKeyIsNoAccess() {
        Example example;
        example.members[0].wrapKey = SecretBytes::random(32);
        QVERIFY(example.open(example.bytes(), 0).error().code == ErrorCode::NoAccess);
    }

    void aSlotDoesNotWorkForAnotherUserOrInAnotherCatalog() {
        Example example;
        std::swap(example.file.users[0].slots, example.file.users[1].slots);
        std::swap(example.members[0].wrapKey, example.members[1].wrapKey);
        QVERIFY(example.open(example.bytes(), 0).error().code == ErrorCode::NoAccess);
        Example moved;
        moved.file.catalog = RandomIdSource().make<CatalogId>();
        QVERIFY(moved.open(moved.bytes(), 0).error().code == ErrorCode::NoAccess);
    }

    void namesAreFoundWhateverTheirCaseAndNeverInClear() {
        Example example;
        example.addMember(RandomIdSource().make<UserId>(), QStringLiteral("Zo\u00eb \u00c5berg"));
        const QByteArray bytes = example.bytes();
        for (const char* part : {"First", "first", "berg", "Zo"})
            QVERIFY(!bytes.contains(part));
        const KeyFile::User* first = example.file.userByName(QStringLiteral("fIRST"));
        QVERIFY(first && first->id == example.members[0].user.id);
        for (const QString& typed :
             {QStringLiteral("zo\u00cb \u00e5berg"), QStringLiteral("Zoe\u0308 A\u030aberg"),
              QStringLiteral(" zo\u00eb \u212bberg ")}) {
            const KeyFile::User* found = example.file.userByName(typed);
            QVERIFY2(found && found->id == example.members[3].user.id, qPrintable(typed));
            QCOMPARE(*openName(example.keys, example.file.catalog, *found),
                     QStringLiteral("Zo\u00eb \u00c5berg"));
        }
        QVERIFY(!example.file.userByName(QStringLiteral("Firs")));
        QVERIFY(!example.file.userByName(QString()));
    }

    void theSameNameHasAnotherTagInAnotherCatalog() {
        const Example example;
        Example sameKey;
        sameKey.file.nameKey = example.file.nameKey;
        const QString name = QStringLiteral("First");
        QCOMPARE(sameKey.file.nameTag(name), example.file.nameTag(name));
        sameKey.file.catalog = RandomIdSource().make<CatalogId>();
        QVERIFY(sameKey.file.nameTag(name) != example.file.nameTag(name));
        QVERIFY(Example().file.nameTag(name) != example.file.nameTag(name));
    }

    void aNameDoesNotOpenForAnotherUser() {
        const Example example;
        KeyFile::User swapped = example.file.users[0];
        swapped.sealedName = example.file.users[1].sealedName;
        QVERIFY(openName(example.keys, example.file.catalog, swapped).error().code == ErrorCode::Damaged);
    }

    void personsAreFoundWithTheMainKeyAndUsedOnlyWithTheFaceKey() {
        const Example example;
        DataKeys mainOnly;
        mainOnly[0] = example.keys[0].clone();
        const PersonEntries entries(mainOnly, example.file.catalog);
        const KeyFile::PersonEntry entry = example.file.persons.value(entries.tag(example.person));
        QVERIFY(*entries.openId(entry) == example.person);
        QVERIFY(entries.openKey(example.person, entry).error().code == ErrorCode::NoAccess);
        const PersonEntries all(example.keys, example.file.catalog);
        QCOMPARE(bytesOf(*all.openKey(example.person, entry)), bytesOf(example.personKey));
        QVERIFY(all.openKey(RandomIdSource().make<PersonId>(), entry).error().code == ErrorCode::Damaged);
        QVERIFY(!example.bytes().contains(example.person.toBytes()));
    }

    void keysForOthersAreNotTheFilesOwn() {
        const Example example;
        const QByteArray own = bytesOf(macKeyOf(example.keys));
        for (const char* context : {"mac", "beeldkluis key file/mac", "/mac"})
            QVERIFY(bytesOf(callerSubkey(example.keys[0], context)) != own);
    }
};

BK_TEST_MAIN(KeyFileTest)
#include "KeyFileTest.moc"
