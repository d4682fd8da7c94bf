#include "core/base/FilePath.h"
#include "core/services/CatalogService.h"
#include "core/store/Catalog.h"
#include "tests/cli/CliDriver.h"
#include "tests/core/store/FirstFormat.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

class AuditVerbsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CliDriver> m_driver;

    static QStringList actions(const CliAnswer& answer) {
        QStringList list;
        for (const QJsonValue& event : answer.json[QStringLiteral("events")].toArray())
            list << event[QStringLiteral("action")].toString();
        return list;
    }
    static QJsonObject event(const CliAnswer& answer, int at) {
        const QJsonArray events = answer.json[QStringLiteral("events")].toArray();
        return events[at < 0 ? events.size() + at : at].toObject();
    }
    CliAnswer list(QList<QByteArray> options = {}) {
        return m_driver->run(QList<QByteArray>{"audit", "list", "CATALOG"} + options);
    }

private Q_SLOTS:
    void init() {
        m_driver = std::make_unique<CliDriver>();
        BK_EXIT(m_driver->create(), 0);
        BK_EXIT(m_driver->run({"person", "add", "CATALOG", "Noor de Vries"}), 0);
    }

    void listTellsWhoDidWhatToWhom() {
        const CliAnswer answer = list();
        BK_EXIT(answer, 0);
        QCOMPARE(keys(answer.json), (QStringList{QStringLiteral("events"), QStringLiteral("more")}));
        const QJsonObject first = event(answer, 0);
        QCOMPARE(keys(first),
                 (QStringList{QStringLiteral("action"), QStringLiteral("at"), QStringLiteral("detail"),
                              QStringLiteral("hash"), QStringLiteral("kind"), QStringLiteral("name"),
                              QStringLiteral("object"), QStringLiteral("object_name"),
                              QStringLiteral("outcome"), QStringLiteral("roles"), QStringLiteral("sequence"),
                              QStringLiteral("session"), QStringLiteral("user")}));
        QCOMPARE(first[QStringLiteral("sequence")].toInt(), 1);
        QCOMPARE(first[QStringLiteral("action")].toString(), QStringLiteral("catalog.create"));
        QCOMPARE(first[QStringLiteral("name")].toString(), QStringLiteral("Ada"));
        QCOMPARE(first[QStringLiteral("outcome")].toString(), QStringLiteral("done"));
        QCOMPARE(first[QStringLiteral("at")].toString(), QStringLiteral("2026-06-15T12:00:00.000Z"));
        QCOMPARE(first[QStringLiteral("hash")].toString().size(), 64);
        QVERIFY(actions(answer).contains(QStringLiteral("person.add")));
        QCOMPARE(event(answer, -1)[QStringLiteral("action")].toString(), QStringLiteral("catalog.unlock"));

        const CliAnswer added = list({"--action", "person.add"});
        QCOMPARE(actions(added), QStringList{QStringLiteral("person.add")});
        const QJsonObject person = event(added, 0);
        QCOMPARE(person[QStringLiteral("object_name")].toString(), QStringLiteral("Noor de Vries"));
        const QByteArray id = person[QStringLiteral("object")].toString().toUtf8();
        QVERIFY(actions(list({"--object", id})).contains(QStringLiteral("person.add")));
        QVERIFY(!actions(list({"--object", id})).contains(QStringLiteral("catalog.unlock")));
    }

    void listTakesWhatFits() {
        const QStringList all = actions(list());
        QCOMPARE(actions(list({"--by", "Ada"})).size(), all.size() + 1);
        QVERIFY(actions(list({"--outcome", "refused"})).isEmpty());
        QVERIFY(actions(list({"--from", "2026-06-16"})).isEmpty());
        QVERIFY(actions(list({"--to", "2026-06-14"})).isEmpty());
        QVERIFY(!actions(list({"--from", "2026-06-15", "--to", "2026-06-15"})).isEmpty());
        const CliAnswer two = list({"--limit", "2"});
        QCOMPARE(actions(two).size(), 2);
        QVERIFY(two.json[QStringLiteral("more")].toBool());
        QVERIFY(event(two, 0)[QStringLiteral("sequence")].toInt() <
                event(two, 1)[QStringLiteral("sequence")].toInt());
        for (const QList<QByteArray>& wrong :
             {QList<QByteArray>{"--outcome", "well"}, QList<QByteArray>{"--object", "x"},
              QList<QByteArray>{"--limit", "0"}, QList<QByteArray>{"--from", "yesterday"},
              QList<QByteArray>{"--from", "2026-06-15", "--to", "2026-06-14"}})
            BK_EXIT(list(wrong), 2);
        QVERIFY(list({"--by", "Nobody"}).exit != 0);
    }

    void whoOpensIsNotWhoIsLookedFor() {
        const QByteArray annas = m_driver->file("annas", "annas long words\n");
        BK_EXIT(m_driver->run(
                    {"user", "add", "CATALOG", "Anna", "--roles", "auditor", "--new-passphrase-file", annas}),
                0);
        const CliAnswer all = list({"--user", "anna", "--passphrase-file", annas});
        BK_EXIT(all, 0);
        QCOMPARE(event(all, -1)[QStringLiteral("action")].toString(), QStringLiteral("catalog.unlock"));
        QCOMPARE(event(all, -1)[QStringLiteral("name")].toString(), QStringLiteral("Anna"));
        QCOMPARE(event(all, 0)[QStringLiteral("name")].toString(), QStringLiteral("Ada"));
        const CliAnswer adas = list({"--by", "Ada", "--user", "anna", "--passphrase-file", annas});
        BK_EXIT(adas, 0);
        QVERIFY(!actions(adas).isEmpty());
        for (const QJsonValue& one : adas.json[QStringLiteral("events")].toArray())
            QCOMPARE(one[QStringLiteral("name")].toString(), QStringLiteral("Ada"));
    }

    void theLargestLimitIsOne() {
        const CliAnswer whole = list({"--limit", "2147483647"});
        BK_EXIT(whole, 0);
        QVERIFY(!actions(whole).isEmpty() && !whole.json[QStringLiteral("more")].toBool(true));
    }

    void verifyAndCheckpointGoTogether() {
        const CliAnswer sound = m_driver->run({"audit", "verify", "CATALOG"});
        BK_EXIT(sound, 0);
        QCOMPARE(keys(sound.json),
                 (QStringList{QStringLiteral("checkpoints"), QStringLiteral("first_bad"),
                              QStringLiteral("macs_checked"), QStringLiteral("ok"), QStringLiteral("rows"),
                              QStringLiteral("unsigned_rows"), QStringLiteral("why")}));
        QCOMPARE(sound.json[QStringLiteral("unsigned_rows")].toInt(-1), 0);
        QVERIFY(sound.json[QStringLiteral("ok")].toBool() &&
                sound.json[QStringLiteral("macs_checked")].toBool());
        QVERIFY(sound.json[QStringLiteral("first_bad")].isNull());

        const QByteArray kept = m_driver->path("kept.json");
        const CliAnswer made = m_driver->run({"audit", "checkpoint", "CATALOG", "--to", kept});
        BK_EXIT(made, 0);
        QVERIFY(made.json[QStringLiteral("checkpoint")][QStringLiteral("sequence")].toInt() > 3);
        BK_EXIT(m_driver->run({"audit", "verify", "CATALOG", "--checkpoint", kept}), 0);
        // Never over another file.
        const CliAnswer again = m_driver->run({"audit", "checkpoint", "CATALOG", "--to", kept});
        BK_EXIT(again, 9);
        QVERIFY2(again.err.contains("kept.json"), again.err.constData());
        QFile file(QString::fromUtf8(kept));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(file.readAll()).object(),
                 made.json[QStringLiteral("checkpoint")].toObject());
        // Not a checkpoint, and one that is not there.
        QVERIFY(
            m_driver->run({"audit", "verify", "CATALOG", "--checkpoint", m_driver->file("x", "{}")}).exit !=
            0);
        const CliAnswer none =
            m_driver->run({"audit", "verify", "CATALOG", "--checkpoint", m_driver->path("gone.json")});
        BK_EXIT(none, 9);
        QVERIFY2(none.err.contains("gone.json"), none.err.constData());
    }

    void aLogThatWasChangedIsSevenAndTheAnswerWhole() {
        {
            const CatalogService catalogs(m_driver->settings().clock, m_driver->settings().ids);
            auto session = catalogs.open(FilePath::fromBytes(m_driver->catalog()), {}, m_driver->passphrase);
            QVERIFY(session.has_value());
            QVERIFY((*session)->catalog().maintain([](ConnectionSet& all) -> Status {
                BK_ASSIGN(Connection* const audit, all.of(DatabaseFile::Audit));
                return audit->execute(
                    "DROP TRIGGER log_no_update; UPDATE log SET detail = 'x' WHERE sequence = 3");
            }));
        }
        const CliAnswer answer = m_driver->run({"audit", "verify", "CATALOG"});
        QCOMPARE(answer.exit, 7);
        QVERIFY(!answer.json[QStringLiteral("ok")].toBool(true));
        QCOMPARE(answer.json[QStringLiteral("first_bad")].toInt(), 3);
        QVERIFY(!answer.json[QStringLiteral("why")].toString().isEmpty());
        QVERIFY(answer.json[QStringLiteral("rows")].toInt() > 3);
        BK_EXIT(list(), 0);
    }

    void rowsWithoutSignaturesAreTold() {
        const QByteArrayList verify = {"audit", "verify", m_driver->catalog()};
        QVERIFY(!m_driver->raw(verify).out.contains("not signed"));
        qint64 last = 0;
        {
            const CatalogService catalogs(m_driver->settings().clock, m_driver->settings().ids);
            auto session = catalogs.open(FilePath::fromBytes(m_driver->catalog()), {}, m_driver->passphrase);
            QVERIFY(session.has_value());
            QVERIFY((*session)->catalog().maintain([&](ConnectionSet& all) -> Status {
                BK_TRY(makeFirstFormat(all));
                BK_ASSIGN(Connection* const audit, all.of(DatabaseFile::Audit));
                BK_ASSIGN(last, audit->integer("SELECT max(sequence) FROM events"));
                return {};
            }));
        }
        const CliAnswer told = m_driver->run({"audit", "verify", "CATALOG"});
        BK_EXIT(told, 0);
        QVERIFY(last > 3);
        QCOMPARE(told.json[QStringLiteral("unsigned_rows")].toInteger(), last);
        const CliAnswer text = m_driver->raw(verify);
        BK_EXIT(text, 0);
        QVERIFY2(
            text.out.contains("The first " + QByteArray::number(last) + " rows are of an earlier version"),
            text.out.constData());
    }

    void textIsReadable() {
        const QList<QByteArray> catalog = {m_driver->catalog()};
        const CliAnswer listed = m_driver->raw(QList<QByteArray>{"audit", "list"} + catalog);
        BK_EXIT(listed, 0);
        QVERIFY(listed.out.contains("Noor de Vries") && listed.out.contains("person.add"));
        const CliAnswer verified = m_driver->raw(QList<QByteArray>{"audit", "verify"} + catalog);
        BK_EXIT(verified, 0);
        QVERIFY(verified.out.contains("is what was written"));
        const CliAnswer made = m_driver->raw(QList<QByteArray>{"audit", "checkpoint"} + catalog);
        BK_EXIT(made, 0);
        QVERIFY(QJsonDocument::fromJson(made.out).object().contains(QStringLiteral("signature")));
    }
};

BK_TEST_MAIN(AuditVerbsTest)
#include "AuditVerbsTest.moc"
