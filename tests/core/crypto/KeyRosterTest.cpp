#include "core/crypto/KeyRoster.h"
#include "core/crypto/AccessChange.h"

#include "tests/core/crypto/KeyFileExample.h"
#include "tests/support/TestMain.h"

#include <QRandomGenerator>
#include <QSet>

#include <functional>

using namespace bk;
using namespace bk::test;
using Example = KeyFileExample;

namespace {

/// As the file would be after its bytes were written and read.
bool opens(const Example& example, std::size_t member = 0) {
    return example.open(example.bytes(), member).has_value();
}

KeyFile::Grant& grantOf(KeyFile& file, const UserId& user, DataKey key) {
    for (KeyFile::Grant& grant : file.grants)
        if (grant.user == user && grant.key == key) return grant;
    qFatal("no such grant");
}

/// Puts CHANGE into force in EXAMPLE, as KeyRing::commit() does.
Status apply(Example& example, std::size_t user, Roles roles, bool recognition, std::size_t by) {
    AccessChange change =
        AccessChange::prepare(example.file, example.keys, example.members[user].id, roles, recognition);
    BK_ASSIGN(example.file,
              change.apply(example.file, example.keys, example.members[by].id, example.members[by].identity));
    example.keys = std::move(change.keys);
    example.marks = change.marks;
    return {};
}

} // namespace

class KeyRosterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theKeysOfARoleAreThoseWrittenDown() {
        struct Row {
            Roles roles;
            QByteArray keys;
        };
        // M main, V vault, F face, L log.
        const QList<Row> table = {{Roles(), ""},
                                  {Role::Administrator, "MVFL"},
                                  {Role::Editor, "M"},
                                  {Role::ConsentOfficer, "MV"},
                                  {Role::FaceOperator, "MF"},
                                  {Role::Auditor, "ML"}};
        const auto letters = [](Roles roles, bool recognition) {
            QByteArray found;
            for (const DataKey key : dataKeysOf(roles, recognition))
                found += "MVFL"[static_cast<int>(key)];
            return found;
        };
        for (const Row& row : table) {
            QCOMPARE(letters(row.roles, true), row.keys);
            // An administrator manages the faceprints all the same.
            QCOMPARE(letters(row.roles, false), row.roles == Role::FaceOperator ? QByteArray("M") : row.keys);
        }
        // Several roles: the keys of all of them, each once.
        for (int mask = 0; mask < 32; ++mask)
            for (const bool recognition : {true, false}) {
                QSet<char> expected;
                for (const Row& row : table)
                    if ((mask & row.roles.toInt()) != 0)
                        for (const char key : letters(row.roles, recognition))
                            expected.insert(key);
                const QByteArray found = letters(Roles(mask), recognition);
                QCOMPARE(QSet<char>(found.begin(), found.end()), expected);
                QCOMPARE(found.size(), expected.size());
            }
    }

    void nothingOfTheListCanBeChangedByWhoHoldsTheMainKey_data() {
        using Change = std::function<void(Example&)>;
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, Change change) { QTest::newRow(name) << change; };
        // The third (a face operator) holds DEK_MAIN, so a mac that fits, and their own signing key.
        row("makes themselves administrator", [](Example& e) {
            e.user(2).roles = Role::Administrator;
            e.issue(2);
        });
        row("and signs their own appointment", [](Example& e) {
            e.user(2).roles = Role::Administrator;
            e.file.appointments.append({e.members[2].id, e.members[2].id, QByteArray(64, 'x')});
            e.issue(2);
        });
        row("and says that an administrator signed it", [](Example& e) {
            e.user(2).roles = Role::Administrator;
            e.issue(2);
            e.file.roster.signer = e.members[0].id;
        });
        row("signs the list without more rights", [](Example& e) { e.issue(2); });
        row("appointed by the appointment of another", [](Example& e) {
            e.user(2).roles = Role::Administrator;
            KeyFile::Appointment copied = e.file.appointments[0];
            copied.user = e.members[2].id;
            e.file.appointments.append(copied);
            e.issue(2);
        });
        row("two appoint each other", [](Example& e) {
            e.file.appointments.clear();
            e.user(0).roles = Roles();
            e.user(0).slots.clear();
            e.user(2).roles = Role::Administrator;
            e.issue(1);
            e.file.appointments = {{e.members[1].id, e.members[2].id, QByteArray(64, 'x')},
                                   {e.members[2].id, e.members[1].id, QByteArray(64, 'x')}};
            e.issue(1);
        });
        row("becomes the first administrator", [](Example& e) {
            e.file.administrator = e.user(2).fingerprint();
            e.user(2).roles = Role::Administrator;
            e.file.appointments.clear();
            e.user(1).roles = Role::Editor;
            e.issue(2);
            e.file.administrator = e.user(0).fingerprint();
        });
        row("becomes the first administrator for everybody", [](Example& e) {
            e.file.administrator = e.user(2).fingerprint();
            e.user(2).roles = Role::Administrator;
            e.file.appointments.clear();
            e.issue(2);
        });
        row("a lower serial", [](Example& e) { --e.file.roster.serial; });
        row("a higher serial", [](Example& e) { ++e.file.roster.serial; });
        row("not signed", [](Example& e) { e.file.roster.signature = QByteArray(64, '\0'); });
        row("another signer", [](Example& e) { e.file.roster.signer = e.members[0].id; });
        row("signed by nobody there is", [](Example& e) { e.file.roster.signer = e.ids.make<UserId>(); });
        row("signed by somebody who was withdrawn", [](Example& e) {
            e.user(1).roles = Roles();
            e.user(1).slots.clear();
            e.issue(1);
        });
        row("signed by an administrator of before", [](Example& e) {
            e.user(1).roles = Role::Editor;
            e.issue(1);
        });
        row("salts", [](Example& e) { e.file.salts[DatabaseFile::Catalog] = randomBytes(16); });
        row("name key", [](Example& e) { e.file.nameKey = randomBytes(32); });
        row("name tag", [](Example& e) { e.user(2).nameTag = e.file.nameTag(QStringLiteral("Boss")); });
        row("recognition of an administrator", [](Example& e) { e.user(1).recognition = false; });
        row("a user left out", [](Example& e) {
            const UserId gone = e.members[2].id;
            e.file.users.removeLast();
            e.file.grants.removeIf([&](const auto& grant) { return grant.user == gone; });
        });
        row("a user added", [](Example& e) { e.addMember(QStringLiteral("Fourth"), Roles()); });
        row("users in another order", [](Example& e) { e.file.users.swapItemsAt(1, 2); });
        row("grants in another order", [](Example& e) { e.file.grants.swapItemsAt(1, 2); });
        row("a user with other public keys", [](Example& e) { (void)Identity::make(e.user(2)); });
        row("another key sealed to somebody", [](Example& e) {
            KeyFile::Grant& grant = grantOf(e.file, e.members[0].id, DataKey::Vault);
            grant = makeGrant(e.file.catalog, e.user(0), DataKey::Vault, e.marks[1], SecretBytes::random(32),
                              e.members[1].id, e.members[2].identity);
        });
        row("a grant signed by another administrator", [](Example& e) {
            KeyFile::Grant& grant = grantOf(e.file, e.members[0].id, DataKey::Vault);
            grant = makeGrant(e.file.catalog, e.user(0), DataKey::Vault, e.marks[1], e.keys[1],
                              e.members[0].id, e.members[0].identity);
        });
        row("a grant without a signature", [](Example& e) {
            grantOf(e.file, e.members[2].id, DataKey::Face).signature = QByteArray(64, '\0');
        });
        row("the signature of another grant", [](Example& e) {
            grantOf(e.file, e.members[0].id, DataKey::Face).signature =
                grantOf(e.file, e.members[0].id, DataKey::Vault).signature;
        });
        row("a grant of another user", [](Example& e) {
            KeyFile::Grant copied = grantOf(e.file, e.members[0].id, DataKey::Face);
            copied.user = e.members[2].id;
            copied.roles = e.user(2).roles;
            grantOf(e.file, e.members[2].id, DataKey::Face) = copied;
        });
        row("a grant of another catalog", [](Example& e) {
            const Example other;
            KeyFile::Grant copied = other.file.grants[1];
            copied.user = e.members[0].id;
            copied.signer = e.members[1].id;
            copied.keyId = e.marks[1].id;
            grantOf(e.file, e.members[0].id, DataKey::Vault) = copied;
        });
        row("the list of another catalog", [](Example& e) {
            const Example other;
            e.file.roster = other.file.roster;
        });
        row("an appointment left out", [](Example& e) { e.file.appointments.clear(); });
        row("an appointment twice", [](Example& e) { e.file.appointments.append(e.file.appointments[0]); });
    }
    void nothingOfTheListCanBeChangedByWhoHoldsTheMainKey() {
        QFETCH(std::function<void(Example&)>, change);
        Example example;
        QVERIFY(opens(example) && opens(example, 1) && opens(example, 2));
        change(example);
        for (const std::size_t member : {0, 1}) {
            const auto opened = example.open(example.bytes(), member);
            QVERIFY(!opened);
            QVERIFY(opened.error().code == ErrorCode::Damaged ||
                    (opened.error().code == ErrorCode::NoAccess &&
                     (!example.user(member).active() ||
                      example.file.administrator != example.user(0).fingerprint())));
        }
    }

    // In each, what is put back was right once.
    void whatWasRightOnceCannotBePutBack() {
        Example example;
        const std::size_t officer = example.addMember(QStringLiteral("Fourth"), Role::ConsentOfficer);
        example.issue(1);
        const KeyFile before = example.file;
        QVERIFY(apply(example, officer, Roles(), true, 0));
        QVERIFY(opens(example));
        const KeyFile after = example.file;
        const auto refused = [&](const std::function<void(KeyFile&)>& change) {
            example.file = after;
            change(example.file);
            const auto opened = example.open(example.bytes(), 0);
            example.file = after;
            return !opened && opened.error().code == ErrorCode::Damaged;
        };
        const UserId gone = example.members[officer].id;
        // Everything of the user, the grants alone, one grant in the place of a new one.
        QVERIFY(refused([&](KeyFile& file) {
            *file.userById(gone) = *before.userById(gone);
            for (const KeyFile::Grant& grant : before.grants)
                if (grant.user == gone) file.grants.append(grant);
        }));
        QVERIFY(refused([&](KeyFile& file) {
            for (const KeyFile::Grant& grant : before.grants)
                if (grant.user == gone) file.grants.append(grant);
        }));
        for (const DataKey key : allDataKeys)
            QVERIFY(refused([&](KeyFile& file) {
                grantOf(file, example.members[0].id, key) =
                    grantOf(const_cast<KeyFile&>(before), example.members[0].id, key);
            }));
        QVERIFY(refused([&](KeyFile& file) { file.userById(gone)->slots = before.userById(gone)->slots; }));
        QVERIFY(refused([&](KeyFile& file) { file.grants = before.grants; }));
        QVERIFY(refused([&](KeyFile& file) { file.roster = before.roster; }));
        QVERIFY(refused([&](KeyFile& file) { file.salts = before.salts; }));
        QVERIFY(refused([&](KeyFile& file) {
            file.grants = before.grants;
            file.roster = before.roster;
        }));
        // All of it together is the file of before: its mac is of the key of before, which nobody who has
        // access uses any more, and its serial is lower.
        QVERIFY(refused([&](KeyFile& file) { file = before; }));
        QVERIFY(before.roster.serial < after.roster.serial);
        QVERIFY(opens(example));
    }

    void aListStillHoldsWhenTheFirstAdministratorHasLeft() {
        Example example;
        QVERIFY(apply(example, 2, Role::Administrator | Role::Editor, true, 1));
        QVERIFY(apply(example, 0, Roles(), true, 2));
        QVERIFY(opens(example, 1) && opens(example, 2));
        QVERIFY(apply(example, 1, Roles(), true, 2));
        QVERIFY(opens(example, 2));
        const std::size_t late = example.addMember(QStringLiteral("Late"), Role::Administrator);
        example.issue(2);
        QVERIFY(opens(example, late));
        QCOMPARE(example.file.appointments.size(), 3);
        QVERIFY(!example.user(0).active() && example.user(0).slots.isEmpty());
        QVERIFY(example.file.firstAdministrator()->id == example.members[0].id);
        // And the one who left cannot come back by their own signature.
        example.user(0).roles = Role::Administrator;
        example.issue(0);
        QVERIFY(!opens(example, late));
    }

    void takingAKeyAwayMakesItAnewAndOnlyThat_data() {
        QTest::addColumn<int>("before");
        QTest::addColumn<bool>("recognition");
        QTest::addColumn<int>("after");
        QTest::addColumn<bool>("recognitionAfter");
        QTest::addColumn<QByteArray>("renewed");
        const auto mask = [](Roles roles) { return static_cast<int>(roles.toInt()); };
        const auto row = [&](const char* name, Roles before, bool on, Roles after, bool onAfter,
                             const char* renewed) {
            QTest::newRow(name) << mask(before) << on << mask(after) << onAfter << QByteArray(renewed);
        };
        row("editor leaves", Role::Editor, true, Roles(), true, "M");
        row("officer leaves", Role::ConsentOfficer, true, Roles(), true, "MV");
        row("operator leaves", Role::FaceOperator, true, Roles(), true, "MF");
        row("operator without recognition leaves", Role::FaceOperator, false, Roles(), false, "M");
        row("auditor leaves", Role::Auditor, true, Roles(), true, "ML");
        row("administrator leaves", Role::Administrator, true, Roles(), true, "MVFL");
        row("administrator becomes editor", Role::Administrator, true, Role::Editor, true, "VFL");
        row("administrator becomes auditor", Role::Administrator, true, Role::Auditor, true, "VF");
        row("editor becomes administrator", Role::Editor, true, Role::Administrator, true, "");
        row("officer becomes operator", Role::ConsentOfficer, true, Role::FaceOperator, true, "V");
        row("one of two roles goes", Role::ConsentOfficer | Role::FaceOperator, true, Role::ConsentOfficer,
            true, "F");
        row("recognition off", Role::FaceOperator, true, Role::FaceOperator, false, "F");
        row("recognition on", Role::FaceOperator, false, Role::FaceOperator, true, "");
        row("recognition off for an administrator", Role::Administrator, true, Role::Administrator, false,
            "");
        row("nothing changes", Role::Editor, true, Role::Editor, true, "");
    }
    void takingAKeyAwayMakesItAnewAndOnlyThat() {
        QFETCH(int, before);
        QFETCH(bool, recognition);
        QFETCH(int, after);
        QFETCH(bool, recognitionAfter);
        QFETCH(QByteArray, renewed);
        Example example;
        const std::size_t who = example.addMember(QStringLiteral("Who"), Roles(before), recognition);
        example.issue(0);
        const KeyFile fileBefore = example.file;
        QList<QByteArray> keysBefore;
        for (const SecretBytes& key : example.keys)
            keysBefore.append(bytesOf(key));
        QVERIFY(apply(example, who, Roles(after), recognitionAfter, 1));

        QVERIFY(opens(example));
        QCOMPARE(example.file.roster.serial, fileBefore.roster.serial + 1);
        for (const DataKey key : allDataKeys) {
            const bool isNew = renewed.contains("MVFL"[static_cast<int>(key)]);
            QCOMPARE(bytesOf(example.keys[indexOf(key)]) != keysBefore[static_cast<int>(key)], isNew);
            const KeyFile::Grant* now = example.file.grantOf(key);
            const KeyFile::Grant* then = fileBefore.grantOf(key);
            QCOMPARE(now->keyId != then->keyId, isNew);
            QCOMPARE(now->epoch, then->epoch + (isNew ? 1 : 0));
        }
        const bool main = renewed.contains('M');
        const bool face = renewed.contains('F');
        for (const DatabaseFile file : {DatabaseFile::Catalog, DatabaseFile::Previews, DatabaseFile::Audit})
            QCOMPARE(example.file.salts.value(file) != fileBefore.salts.value(file), main);
        QCOMPARE(example.file.salts.value(DatabaseFile::Faces) != fileBefore.salts.value(DatabaseFile::Faces),
                 face);
        // The persons are the same, under the keys in force.
        QCOMPARE(example.file.persons.keys() != fileBefore.persons.keys(), main);
        const PersonEntries entries(example.keys, example.file.catalog);
        const auto entry = example.file.persons.value(entries.tag(example.person));
        QVERIFY(*entries.openId(entry) == example.person);
        QCOMPARE(bytesOf(*entries.openKey(example.person, entry)), bytesOf(example.personKey));
        for (const KeyFile::User& user : example.file.users) {
            const auto name = openName(example.keys, example.file.catalog, user);
            QVERIFY(name && example.file.nameTag(*name) == user.nameTag);
        }
    }

    void aNewRecoveryKeyOnlyWhenItsHolderIsNoLongerAdministrator() {
        for (const Roles after : {Roles(), Roles(Role::Editor), Role::Administrator | Role::Editor}) {
            Example example;
            const SecretBytes before = SecretBytes::random(32);
            addRandomSlot(example.file.scope(), example.user(0), KeyFile::SlotKind::Recovery,
                          example.members[0].identity, before);
            const AccessChange change =
                AccessChange::prepare(example.file, example.keys, example.members[0].id, after, true);
            const bool stays = after.testFlag(Role::Administrator);
            QCOMPARE(change.recoveryKey.isEmpty(), stays);
            const auto next =
                change.apply(example.file, example.keys, example.members[1].id, example.members[1].identity);
            QVERIFY(next.has_value());
            const KeyFile::User* holder = next->recoveryHolder();
            QVERIFY(holder && holder->id == example.members[stays ? 0 : 1].id);
            const KeyFile::Slot* slot = holder->slot(KeyFile::SlotKind::Recovery);
            const SecretBytes& random = stays ? before : change.recoveryKey;
            QVERIFY(unwrapIdentity(next->scope(), *holder, *slot,
                                   wrapKeyFromRandom(*slot, next->catalog, random)));
        }
    }

    // Random changes against a model that knows only sets: who is there, who holds what, how often a key was
    // renewed. After each the file is written, read, and opened by everybody who may.
    void randomChangesKeepEverybodysKeysRight() {
        constexpr int sequences = 210;
        constexpr int steps = 6;
        QRandomGenerator random(20260314);
        struct Person {
            int roles;
            bool recognition;
        };
        int opened = 0;
        for (int sequence = 0; sequence < sequences; ++sequence) {
            Example example;
            QList<Person> model = {{1, true}, {1, true}, {8, true}};
            QList<quint32> epochs = {1, 1, 1, 1};
            quint64 serial = example.file.roster.serial;
            QSet<QByteArray> everyKey;
            for (const SecretBytes& key : example.keys)
                everyKey.insert(bytesOf(key));
            const auto keysOf = [](const Person& person) {
                QSet<int> keys;
                if (person.roles != 0) keys << 0;
                if ((person.roles & (1 | 4)) != 0) keys << 1;
                if ((person.roles & 1) != 0 || ((person.roles & 8) != 0 && person.recognition)) keys << 2;
                if ((person.roles & (1 | 16)) != 0) keys << 3;
                return keys;
            };
            for (int step = 0; step < steps; ++step) {
                QList<int> administrators;
                QList<int> active;
                for (int i = 0; i < model.size(); ++i) {
                    if ((model[i].roles & 1) != 0) administrators << i;
                    if (model[i].roles != 0) active << i;
                }
                const int by = administrators[random.bounded(administrators.size())];
                const Person next = {random.bounded(4) == 0 ? 0 : random.bounded(1, 32),
                                     random.bounded(3) != 0};
                if (random.bounded(3) == 0) {
                    const Person added = {next.roles == 0 ? 2 : next.roles, next.recognition};
                    example.addMember(QStringLiteral("User %1").arg(model.size()), Roles(added.roles),
                                      added.recognition);
                    model.append(added);
                    example.issue(static_cast<std::size_t>(by));
                } else {
                    const int who = active[random.bounded(active.size())];
                    if (who == by && (next.roles & 1) == 0) continue;
                    const QSet<int> lost = keysOf(model[who]) - keysOf(next);
                    QVERIFY(apply(example, static_cast<std::size_t>(who), Roles(next.roles), next.recognition,
                                  static_cast<std::size_t>(by)));
                    model[who] = next;
                    for (const int key : lost) {
                        ++epochs[key];
                        const QByteArray fresh = bytesOf(example.keys[static_cast<std::size_t>(key)]);
                        QVERIFY(!everyKey.contains(fresh));
                        everyKey.insert(fresh);
                    }
                }
                ++serial;
                const QByteArray bytes = example.bytes();
                const auto parsed = KeyFile::parse(bytes);
                QVERIFY2(parsed.has_value(), qPrintable(parsed ? QString() : parsed.error().context));
                QCOMPARE(parsed->roster.serial, serial);
                for (int key = 0; key < 4; ++key)
                    QCOMPARE(parsed->grantOf(static_cast<DataKey>(key))->epoch, epochs[key]);
                for (int i = 0; i < model.size(); ++i) {
                    const auto keys = example.open(bytes, static_cast<std::size_t>(i));
                    if (model[i].roles == 0) {
                        QVERIFY(!keys);
                        continue;
                    }
                    QVERIFY2(keys.has_value(), qPrintable(keys ? QString() : keys.error().context));
                    ++opened;
                    const QSet<int> expected = keysOf(model[i]);
                    for (int key = 0; key < 4; ++key) {
                        const SecretBytes& held = (*keys)[static_cast<std::size_t>(key)];
                        QCOMPARE(!held.isEmpty(), expected.contains(key));
                        if (!held.isEmpty())
                            QCOMPARE(bytesOf(held), bytesOf(example.keys[static_cast<std::size_t>(key)]));
                    }
                }
            }
        }
        QVERIFY(opened > sequences * steps * 2);
    }
};

BK_TEST_MAIN(KeyRosterTest)
#include "KeyRosterTest.moc"
