#include "core/crypto/ByteWriter.h"
#include "core/crypto/KdfLimits.h"

#include "tests/core/crypto/KeyFileExample.h"
#include "tests/support/TestMain.h"

#include <functional>

using namespace bk;
using namespace bk::test;
using Example = KeyFileExample;

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
        QCOMPARE(parsed->grants.size(), 10);
        QCOMPARE(parsed->appointments.size(), 1);
        QCOMPARE(parsed->roster.serial, 2u);
        QCOMPARE(parsed->persons.size(), 2);
        QVERIFY(parsed->catalog == example.file.catalog);
        QVERIFY(parsed->firstAdministrator()->id == example.members[0].id);
    }

    void theLayoutHasTheSizesThatAreWrittenDown() {
        const Example example;
        const qsizetype slot = 1 + 2 + 1 + 8 + 4 + 16 + 104;
        qsizetype users = 2;
        for (const KeyFile::User& user : example.file.users)
            users += 16 + 32 + 32 + 32 + 1 + 1 + 2 + user.sealedName.size() + 1 + slot;
        const qsizetype header = 8 + 2 + 2 + 16 + 8 + 32 + 32 + 1 + 4 * 17;
        const qsizetype grants = 2 + 10 * (16 + 16 + 1 + 16 + 4 + 1 + 80 + 64);
        const qsizetype roster = 2 + 1 * (16 + 16 + 64) + 8 + 16 + 64;
        const qsizetype persons = 4 + 2 * (16 + 56 + 72);
        QCOMPARE(example.bytes().size(), header + users + grants + roster + persons + 32 + 32);
        QVERIFY(example.bytes().startsWith(QByteArray("BKKEYS\x1a\n\0\x02\0\x02", 12)));
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
        QVERIFY((*third)[3].isEmpty());
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
        for (qsizetype i = 0; i < sound.size() - checksumSize; ++i)
            for (const char flip : {'\x01', '\x90'}) {
                QByteArray changed = sound;
                changed[i] = static_cast<char>(changed[i] ^ flip);
                const auto opened = example.open(withChecksum(changed), 0);
                QVERIFY2(!opened, qPrintable(QString::number(i)));
                const ErrorCode code = opened.error().code;
                // Bytes 10 and 11 say which format is needed to read the file.
                const bool expected = code == ErrorCode::Damaged || code == ErrorCode::NoAccess ||
                                      (code == ErrorCode::TooNew && (i == 10 || i == 11));
                QVERIFY2(expected, qPrintable(QString::number(i)));
            }
    }

    // The same with a mac that fits, as everybody could make it who holds DEK_MAIN. What still opens is what
    // the parts do not protect, and nothing else: the count of writes, names (looked at by who opens the
    // ring), the slots of others, and the persons.
    void everyByteFlippedByWhoHoldsTheMainKeyIsFoundWhereItMatters() {
        const Example example;
        const QByteArray sound = example.bytes();
        QVERIFY(example.open(withMac(sound, example.keys), 0).has_value());
        QList<std::pair<qsizetype, qsizetype>> free = {{28, 36}};
        for (std::size_t i = 0; i < 3; ++i) {
            const qsizetype name = sound.indexOf(example.user(i).sealedName);
            free.append({name, name + example.user(i).sealedName.size()});
            if (i == 0) continue;
            const KeyFile::Slot& slot = example.user(i).slots[0];
            // Not the kind, version and derivation: nobody has slots of another kind. The cost may rise.
            free.append({sound.indexOf(slot.salt) - 12, sound.indexOf(slot.salt)});
            free.append({sound.indexOf(slot.salt), sound.indexOf(slot.salt) + 16 + 104});
        }
        const qsizetype persons = sound.size() - checksumSize - macSize - 2 * 144;
        free.append({persons, persons + 2 * 144});
        const auto isFree = [&](qsizetype at) {
            return std::any_of(free.begin(), free.end(),
                               [at](const auto& range) { return range.first <= at && at < range.second; });
        };
        int refused = 0;
        for (qsizetype i = 0; i < sound.size() - checksumSize - macSize; ++i)
            for (const char flip : {'\x01', '\x90'}) {
                QByteArray changed = sound;
                changed[i] = static_cast<char>(changed[i] ^ flip);
                const auto opened = example.open(withMac(changed, example.keys), 0);
                QVERIFY2(!opened || isFree(i), qPrintable(QString::number(i)));
                if (!opened) ++refused;
            }
        QVERIFY(refused > 2 * 2800);
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
        later[11] = 3;
        QVERIFY(KeyFile::parse(withChecksum(later)).error().code == ErrorCode::TooNew);
        // Damage comes first: without a checksum that fits it is not a later format.
        QVERIFY(KeyFile::parse(later).error().code == ErrorCode::Damaged);
        QByteArray none = example.bytes();
        none[9] = 0;
        none[11] = 0;
        QVERIFY(KeyFile::parse(withChecksum(none)).error().code == ErrorCode::Damaged);
        QByteArray mixed = example.bytes();
        mixed[11] = 1;
        QVERIFY(KeyFile::parse(withChecksum(mixed)).error().code == ErrorCode::Damaged);
        // Said to be of the first format, which had no roster.
        mixed[9] = 1;
        QVERIFY(KeyFile::parse(withChecksum(mixed)).error().code == ErrorCode::Damaged);
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
            [](Example& e) { e.file.grants[0].key = static_cast<DataKey>(4); });
        QTest::newRow("grant without a role") << Change([](Example& e) { e.file.grants[0].roles = Roles(); });
        QTest::newRow("grant of an unknown role")
            << Change([](Example& e) { e.file.grants[0].roles = Roles(32); });
        QTest::newRow("grant for another role")
            << Change([](Example& e) { e.file.grants.last().roles = Role::Administrator; });
        QTest::newRow("user of an unknown role") << Change([](Example& e) { e.user(2).roles = Roles(33); });
        QTest::newRow("a role without its keys") << Change([](Example& e) {
            e.user(2).roles = Role::FaceOperator | Role::ConsentOfficer;
            for (KeyFile::Grant& grant : e.file.grants)
                if (grant.user == e.members[2].id) grant.roles = e.user(2).roles;
        });
        QTest::newRow("a key without its role") << Change([](Example& e) {
            KeyFile::Grant grant = e.file.grants[1];
            grant.user = e.members[2].id;
            grant.roles = e.user(2).roles;
            e.file.grants.append(grant);
        });
        QTest::newRow("faceprints though recognition is off")
            << Change([](Example& e) { e.user(2).recognition = false; });
        QTest::newRow("grant missing") << Change([](Example& e) { e.file.grants.removeFirst(); });
        QTest::newRow("grant twice") << Change(
            [](Example& e) { e.file.grants.append(e.file.grants.last()); });
        QTest::newRow("two epochs of a key") << Change([](Example& e) { e.file.grants.last().epoch = 2; });
        QTest::newRow("two ids of a key")
            << Change([](Example& e) { e.file.grants.last().keyId = randomBytes(16); });
        QTest::newRow("a withdrawn user with a slot") << Change([](Example& e) {
            e.user(2).roles = Roles();
            e.file.grants.removeIf([&](const auto& grant) { return grant.user == e.members[2].id; });
        });
        QTest::newRow("a withdrawn user with grants") << Change([](Example& e) {
            e.user(2).roles = Roles();
            e.user(2).slots.clear();
        });
        QTest::newRow("no passphrase") << Change([](Example& e) { e.user(2).slots.clear(); });
        QTest::newRow("two recovery keys") << Change([](Example& e) {
            for (std::size_t i = 0; i < 2; ++i)
                addRandomSlot(e.file.scope(), e.user(i), KeyFile::SlotKind::Recovery, e.members[i].identity,
                              SecretBytes::random(32));
        });
        QTest::newRow("slot version") << Change([](Example& e) { e.file.users[0].slots[0].version = 3; });
        QTest::newRow("slot of the first format for another user")
            << Change([](Example& e) { e.user(1).slots[0].version = 1; });
        QTest::newRow("passphrase without Argon2id")
            << Change([](Example& e) { e.file.users[0].slots[0].kdf = KeyFile::Kdf::KeyedHash; });
        QTest::newRow("keyring with Argon2id") << Change([](Example& e) {
            e.user(0).slots.append(e.user(0).slots[0]);
            e.user(0).slots.last().kind = KeyFile::SlotKind::Keyring;
        });
        QTest::newRow("slot of an unknown kind") << Change([](Example& e) {
            e.user(0).slots.append(e.user(0).slots[0]);
            e.user(0).slots.last().kind = static_cast<KeyFile::SlotKind>(4);
            e.user(0).slots.last().kdf = KeyFile::Kdf::KeyedHash;
            e.user(0).slots.last().cost = {0, 0};
        });
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
        moved.file.appointments.clear();
        moved.issue(0);
        QVERIFY(moved.open(moved.bytes(), 0).error().code == ErrorCode::NoAccess);
    }

    void namesAreFoundWhateverTheirCaseAndNeverInClear() {
        Example example;
        example.addMember(QStringLiteral("Zo\u00eb \u00c5berg"), Role::Editor);
        const QByteArray bytes = example.bytes();
        for (const char* part : {"First", "first", "berg", "Zo"})
            QVERIFY(!bytes.contains(part));
        const KeyFile::User* first = example.file.userByName(QStringLiteral("fIRST"));
        QVERIFY(first && first->id == example.members[0].id);
        for (const QString& typed :
             {QStringLiteral("zo\u00cb \u00e5berg"), QStringLiteral("Zoe\u0308 A\u030aberg"),
              QStringLiteral(" zo\u00eb \u212bberg ")}) {
            const KeyFile::User* found = example.file.userByName(typed);
            QVERIFY2(found && found->id == example.members[3].id, qPrintable(typed));
            QCOMPARE(*openName(example.keys, example.file.catalog, *found),
                     QStringLiteral("Zo\u00eb \u00c5berg"));
        }
        QVERIFY(!example.file.userByName(QStringLiteral("Firs")));
        QVERIFY(!example.file.userByName(QString()));
        // Whose access was withdrawn cannot be found, and somebody else may have the name.
        example.user(3).roles = Roles();
        QVERIFY(!example.file.userByName(QStringLiteral("zo\u00eb \u00e5berg")));
        const std::size_t next = example.addMember(QStringLiteral("ZO\u00cb \u00c5BERG"), Role::Editor);
        QVERIFY(example.file.userByName(QStringLiteral("zo\u00eb \u00e5berg"))->id ==
                example.members[next].id);
    }

    void theSameNameHasAnotherTagInAnotherCatalog() {
        const Example example;
        Example sameKey;
        sameKey.file.nameKey = example.file.nameKey;
        sameKey.file.catalog = example.file.catalog;
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
