#include "core/services/CatalogService.h"
#include "core/store/Catalog.h"
#include "core/store/ConsentFormStore.h"
#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// Recording a permission with all of its fields, showing, correcting, renewing and taking it back; and what
/// is kept about a person.
class RecordVerbsTest : public QObject {
    Q_OBJECT

    CliDriver m_driver; // on 2026-06-15
    QByteArray m_photo;
    QByteArray m_number; ///< of the full record

    CliAnswer ok(const QByteArrayList& words) { return m_driver.run(words); }
    static QString text(const QJsonValue& object, const char* key) {
        return object[QLatin1String(key)].toString();
    }
    QJsonObject show(const QByteArray& number) { return ok({"quitclaim", "show", "CATALOG", number}).json; }
    QString changes(const QByteArray& number) {
        const auto versions =
            ok({"quitclaim", "history", "CATALOG", number}).json[QStringLiteral("versions")].toArray();
        QStringList list;
        for (const QJsonValue& change : versions.last()[QStringLiteral("changes")].toArray())
            list << QStringLiteral("%1: %2 -> %3")
                        .arg(text(change, "field"), text(change, "before"), text(change, "after"));
        return list.join(QStringLiteral(" | "));
    }

private Q_SLOTS:
    void initTestCase() {
        BK_EXIT(m_driver.create(), 0);
        m_photo = m_driver.photo(1, "one, two.jpg");
        BK_EXIT(ok({"import", "CATALOG", m_photo}), 0);
        BK_EXIT(ok({"person", "add", "CATALOG", "Noor"}), 0);
        BK_EXIT(ok({"person", "add", "CATALOG", "Sem", "--born", "2015-01-01"}), 0);
        const CliAnswer added = ok({"quitclaim",
                                    "add",
                                    "CATALOG",
                                    "--person",
                                    "Sem",
                                    "--grant",
                                    "website,print:2027-01-01",
                                    "--refuse",
                                    "press",
                                    "--signed",
                                    "2026-06-01",
                                    "--place",
                                    "Utrecht",
                                    "--from",
                                    "2026-06-02",
                                    "--until",
                                    "2028-06-01",
                                    "--guardian",
                                    "Anna",
                                    "--relation",
                                    "mother",
                                    "--second-guardian",
                                    "Bram",
                                    "--second-relation",
                                    "father",
                                    "--basis",
                                    "contract",
                                    "--territory",
                                    "EU",
                                    "--conditions",
                                    "not with name",
                                    "--notes",
                                    "in the blue map",
                                    "--scope",
                                    "photo:" + m_photo,
                                    "--scan",
                                    m_driver.paper("sem.png")});
        BK_EXIT(added, 0);
        QVERIFY(added.json[QStringLiteral("note")].isNull());
        m_number = text(added.json, "number").toUtf8();
    }

    void everyFieldIsShown() {
        const QJsonObject json = show(m_number);
        const auto field = [&](const char* key) { return text(json, key); };
        QCOMPARE(field("number").toUtf8(), m_number);
        QCOMPARE(field("name"), QStringLiteral("Sem"));
        QCOMPARE(field("state"), QStringLiteral("active"));
        QCOMPARE(field("signed"), QStringLiteral("2026-06-01"));
        QCOMPARE(field("place"), QStringLiteral("Utrecht"));
        QCOMPARE(field("from"), QStringLiteral("2026-06-02"));
        QCOMPARE(field("until"), QStringLiteral("2028-06-01"));
        QCOMPARE(json[QStringLiteral("open_ended")].toBool(true), false);
        QCOMPARE(field("guardian"), QStringLiteral("Anna"));
        QCOMPARE(field("guardian_relation"), QStringLiteral("mother"));
        QCOMPARE(field("second_guardian"), QStringLiteral("Bram"));
        QCOMPARE(field("second_relation"), QStringLiteral("father"));
        QCOMPARE(field("basis"), QStringLiteral("contract"));
        QCOMPARE(field("territory"), QStringLiteral("EU"));
        QCOMPARE(field("conditions"), QStringLiteral("not with name"));
        QCOMPARE(field("notes"), QStringLiteral("in the blue map"));
        QCOMPARE(field("last_day"), QStringLiteral("2028-06-01"));
        QVERIFY(json[QStringLiteral("form")].isNull() && json[QStringLiteral("supersedes")].isNull());
        const QJsonValue scope = json[QStringLiteral("scope")];
        QCOMPARE(text(scope, "kind"), QStringLiteral("photos"));
        QCOMPARE(scope[QStringLiteral("photos")].toArray(), QJsonArray{QString::fromUtf8(m_photo)});
        QStringList decisions;
        for (const QJsonValue& grant : json[QStringLiteral("grants")].toArray())
            decisions << text(grant, "purpose") + QLatin1Char(' ') + text(grant, "decision") +
                             QLatin1Char(' ') + text(grant, "until");
        QCOMPARE(decisions.join(QLatin1Char(',')),
                 QStringLiteral("press refused ,print granted 2027-01-01,website granted "));
        const QJsonValue scan = json[QStringLiteral("scans")][0];
        QCOMPARE(text(scan, "by"), QStringLiteral("Ada"));
        QCOMPARE(text(scan, "type"), QStringLiteral("image/png"));

        // For people: one line for each that is there.
        const QByteArray lines = m_driver.raw({"quitclaim", "show", m_driver.catalog(), m_number}).out;
        for (const char* shown : {"Sem", "Utrecht", "Anna (mother)", "Bram (father)", "contract",
                                  "not with name", "in the blue map", "2027-01-01", "one, two.jpg"})
            QVERIFY2(lines.contains(shown), lines.constData());
        QVERIFY2(!lines.contains("Form"), lines.constData());
    }

    void whatIsWrittenDownWronglyIsPutRight() {
        const auto correct = [&](const QByteArrayList& what) {
            return ok(QByteArrayList{"quitclaim", "correct", "CATALOG", m_number} + what);
        };
        BK_EXIT(correct({}), 2);
        BK_EXIT(correct({"--why", "nothing"}), 2);
        BK_EXIT(correct({"--place", "Zeist"}), 2);
        BK_EXIT(correct({"--place", "Utrecht", "--why", "the same"}), 2);
        BK_EXIT(correct({"--until", "2029-01-01", "--open-ended", "--why", "both"}), 2);
        BK_EXIT(correct({"--grant", "social", "--undecided", "social", "--why", "both"}), 2);
        BK_EXIT(correct({"--grant", "balloons", "--why", "none"}), 2);
        BK_EXIT(correct({"--form", "Nobody's", "--why", "none"}), 5);
        const CliAnswer place = correct({"--place", "Zeist", "--why", "misread"});
        BK_EXIT(place, 0);
        QCOMPARE(place.json[QStringLiteral("version")].toInt(), 2);
        QCOMPARE(changes(m_number), QStringLiteral("place: Utrecht -> Zeist"));

        const QList<std::pair<QByteArrayList, QString>> corrections = {
            {{"--signed", "2026-05-31"}, QStringLiteral("signed: 2026-06-01 -> 2026-05-31")},
            {{"--from", "none"}, QStringLiteral("from: 2026-06-02 -> ")},
            {{"--open-ended"}, QStringLiteral("until: 2028-06-01 -> open-ended")},
            {{"--until", "2028-01-01"}, QStringLiteral("until: open-ended -> 2028-01-01")},
            {{"--relation", "aunt"}, QStringLiteral("guardian_relation: mother -> aunt")},
            {{"--second-guardian", ""},
             QStringLiteral("second_guardian: Bram ->  | second_guardian_relation: father -> ")},
            {{"--basis", "consent"}, QStringLiteral("basis: contract -> consent")},
            {{"--territory", ""}, QStringLiteral("territory: EU -> ")},
            {{"--conditions", "with name"}, QStringLiteral("conditions: not with name -> with name")},
            {{"--notes", ""}, QStringLiteral("notes: in the blue map -> ")},
            {{"--scope", "all"}, QStringLiteral("scope: 1 listed photo -> all photos")},
            {{"--grant", "print"}, QStringLiteral("grants: print granted until 2027-01-01 -> print granted")},
            {{"--undecided", "press", "--refuse", "social"},
             QStringLiteral("grants: press refused -> social refused")},
        };
        for (const auto& [words, told] : corrections) {
            BK_EXIT(correct(words + QByteArrayList{"--why", "read again"}), 0);
            QCOMPARE(changes(m_number), told);
        }
        const CliAnswer history = ok({"quitclaim", "history", "CATALOG", m_number});
        const QJsonArray versions = history.json[QStringLiteral("versions")].toArray();
        QCOMPARE(versions.size(), 2 + corrections.size());
        QVERIFY(versions[0][QStringLiteral("changes")].toArray().isEmpty());
        QCOMPARE(text(versions[1], "why"), QStringLiteral("misread"));
        QCOMPARE(text(versions[1], "by"), QStringLiteral("Ada"));
        QCOMPARE(text(versions[1], "at"), QStringLiteral("2026-06-15T12:00:00Z"));
        const QByteArray lines = m_driver.raw({"quitclaim", "history", m_driver.catalog(), m_number}).out;
        QVERIFY2(lines.contains("place: Utrecht -> Zeist") && lines.contains("why: misread"),
                 lines.constData());
    }

    void aFormIsNamedByNameVersionAndLanguage() {
        const CatalogService catalogs(m_driver.settings().clock, m_driver.settings().ids);
        {
            auto session = catalogs.open(FilePath::fromBytes(m_driver.catalog()), {}, m_driver.passphrase);
            QVERIFY2(session, session ? "" : qPrintable(session.error().context));
            FormVersion version;
            version.purposes = {*Purpose::tryFrom(QStringLiteral("website"))};
            FormText text;
            text.language = QStringLiteral("nl");
            version.texts = {text};
            const auto written = (*session)->catalog().write([&](Connection& connection,
                                                                 ConnectionSet&) -> Status {
                ConsentFormStore store(connection);
                const TemplateId id = m_driver.settings().ids->make<TemplateId>();
                BK_TRY(store.insert(id, QStringLiteral("Open day: guests"), version, (*session)->stamp()));
                text.language = QStringLiteral("en");
                version.texts << text;
                BK_TRY(store.addVersion(id, version, (*session)->stamp()));
                return {};
            });
            QVERIFY2(written, written ? "" : qPrintable(written.error().context));
        }
        const auto signedOn = [&](const QByteArray& word, int exit = 0) -> QString {
            const CliAnswer answer = ok({"quitclaim", "correct", "CATALOG", m_number, "--form", word, "--why",
                                         "the form was not named"});
            if (answer.exit != exit) return QString::fromUtf8(answer.err);
            const QJsonValue form = show(m_number)[QStringLiteral("form")];
            return form.isNull() ? QStringLiteral("none")
                                 : QStringLiteral("%1, %2, %3")
                                       .arg(text(form, "name"))
                                       .arg(form[QStringLiteral("version")].toInt())
                                       .arg(text(form, "language"));
        };
        const QString first = QStringLiteral("Open day: guests, 1, nl");
        // The language is only said where there are several; a name may hold a colon.
        QCOMPARE(signedOn("Open day: guests:1"), first);
        QCOMPARE(signedOn("Open day: guests", 2), first);
        QCOMPARE(signedOn("Open day: guests:2", 2), first);
        QCOMPARE(signedOn("Open day: guests:2:fr", 5), first);
        QCOMPARE(signedOn("Open day: guests:3:nl", 5), first);
        QCOMPARE(signedOn("Open day: guests:x:nl", 5), first);
        QCOMPARE(signedOn("Open day", 5), first);
        QCOMPARE(signedOn("open day: guests:2:en"), QStringLiteral("Open day: guests, 2, en"));
        QCOMPARE(signedOn("none"), QStringLiteral("none"));
    }

    void whatDoesNotCountIsTold() {
        BK_EXIT(ok({"person", "add", "CATALOG", "Kim", "--born", "2015-01-01"}), 0);
        const CliAnswer added =
            ok({"quitclaim", "add", "CATALOG", "--person", "Kim", "--grant", "website", "--signed",
                "2026-01-01", "--open-ended", "--scan", m_driver.paper("kim.png")});
        BK_EXIT(added, 0);
        const QByteArray number = text(added.json, "number").toUtf8();
        QVERIFY(text(show(number), "note").contains(QStringLiteral("does not count")));
        const CliAnswer list = ok({"quitclaim", "list", "CATALOG", "--person", "Kim"});
        const QJsonValue first = list.json[QStringLiteral("quitclaims")][0];
        QCOMPARE(first[QStringLiteral("note")], added.json[QStringLiteral("note")]);
        QVERIFY(show(m_number)[QStringLiteral("note")].isNull());
        QVERIFY(m_driver.raw({"quitclaim", "list", m_driver.catalog()}).out.contains("active, no guardian"));
        BK_EXIT(ok({"quitclaim", "correct", "CATALOG", number, "--guardian", "Jan", "--why", "was on paper"}),
                0);
        QVERIFY(show(number)[QStringLiteral("note")].isNull());
        QVERIFY(!m_driver.raw({"quitclaim", "list", m_driver.catalog()}).out.contains("no guardian"));
    }

    void slipsAreRefused() {
        const QByteArrayList add{"quitclaim", "add",     "CATALOG",      "--person", "Kim",
                                 "--grant",   "website", "--open-ended", "--signed"};
        BK_EXIT(m_driver.run(add + QByteArrayList{"1026-01-01"}), 2);
        BK_EXIT(m_driver.run(add + QByteArrayList{"2026-01-01", "--guardian", " "}), 2);
        BK_EXIT(
            m_driver.run(add + QByteArrayList{"2026-01-01", "--guardian", "Jan", "--second-guardian", ""}),
            2);
    }

    void aRenewalGrantsOnlyWhatIsSaidAnew() {
        BK_EXIT(ok({"quitclaim", "renew", "CATALOG", m_number, "--signed", "2026-06-10", "--open-ended"}), 2);
        const CliAnswer renewed =
            ok({"quitclaim", "renew", "CATALOG", m_number, "--signed", "2026-06-10", "--open-ended",
                "--grant", "internal", "--scan", m_driver.paper("again.png")});
        BK_EXIT(renewed, 0);
        QCOMPARE(text(renewed.json, "supersedes").toUtf8(), m_number);
        const QJsonObject json = show(text(renewed.json, "number").toUtf8());
        QCOMPARE(json[QStringLiteral("grants")].toArray().size(), 1);
        QCOMPARE(text(json, "guardian"), QStringLiteral("Anna"));
        QCOMPARE(text(json, "conditions"), QStringLiteral("with name"));
        QCOMPARE(text(json, "supersedes").toUtf8(), m_number);
        const QJsonObject older = show(m_number);
        QCOMPARE(text(older, "state"), QStringLiteral("superseded"));
        QCOMPARE(text(older, "superseded_by"), text(renewed.json, "number"));
        const CliAnswer again = ok({"quitclaim", "renew", "CATALOG", m_number, "--signed", "2026-06-10",
                                    "--open-ended", "--grant", "internal"});
        BK_EXIT(again, 2);
        QVERIFY2(again.err.contains(text(renewed.json, "number").toUtf8()), again.err.constData());
    }

    void aRecordMayTakeThePlaceOfAnother() {
        const auto add = [&](const QByteArrayList& more) {
            return ok(QByteArrayList{"quitclaim", "add", "CATALOG", "--person", "Noor", "--signed",
                                     "2026-06-01", "--grant", "website", "--open-ended", "--scan",
                                     m_driver.paper("noor.png")} +
                      more);
        };
        const CliAnswer first = add({});
        BK_EXIT(first, 0);
        const QByteArray number = text(first.json, "number").toUtf8();
        BK_EXIT(add({"--supersedes", "Q-1999-00001"}), 5);
        BK_EXIT(add({"--supersedes", m_number}), 2); // somebody else's
        BK_EXIT(add({"--supersedes", number}), 0);
        QCOMPARE(text(show(number), "state"), QStringLiteral("superseded"));
    }

    void aDraftIsCompletedByItsScan() {
        const CliAnswer draft = ok({"quitclaim", "add", "CATALOG", "--person", "Noor", "--signed",
                                    "2026-06-01", "--grant", "print", "--open-ended"});
        BK_EXIT(draft, 0);
        QCOMPARE(text(draft.json, "state"), QStringLiteral("draft"));
        const QByteArray number = text(draft.json, "number").toUtf8();
        BK_EXIT(ok({"quitclaim", "attach", "CATALOG", number}), 2);
        const CliAnswer attached = ok({"quitclaim", "attach", "CATALOG", number, "--scan",
                                       m_driver.paper("p1.png"), "--scan", m_driver.paper("p2.png")});
        BK_EXIT(attached, 0);
        QCOMPARE(text(attached.json, "state"), QStringLiteral("active"));
        QCOMPARE(attached.json[QStringLiteral("scans")].toArray().size(), 2);
    }

    void whatIsKeptAboutAPerson() {
        BK_EXIT(ok({"person", "set", "CATALOG", "Sem"}), 2);
        const CliAnswer set =
            ok({"person", "set", "CATALOG", "Sem", "--born", "2012-02-29", "--contact", "sem@example.org",
                "--notes", "plays the horn", "--deceased", "2026-06-14", "--commissioned", "on"});
        BK_EXIT(set, 0);
        const CliAnswer shown = ok({"person", "show", "CATALOG", "Sem"});
        BK_EXIT(shown, 0);
        for (const QJsonObject& json : {set.json, shown.json}) {
            QCOMPARE(text(json, "born"), QStringLiteral("2012-02-29"));
            QCOMPARE(text(json, "contact"), QStringLiteral("sem@example.org"));
            QCOMPARE(text(json, "notes"), QStringLiteral("plays the horn"));
            QCOMPARE(text(json, "deceased"), QStringLiteral("2026-06-14"));
            QCOMPARE(json[QStringLiteral("commissioned")].toBool(), true);
            QCOMPARE(json[QStringLiteral("minor")].toBool(), true);
        }
        const CliAnswer less = ok({"person", "set", "CATALOG", "Sem", "--born", "none", "--deceased", "none",
                                   "--contact", "", "--commissioned", "off"});
        BK_EXIT(less, 0);
        QVERIFY(less.json[QStringLiteral("born")].isNull() && less.json[QStringLiteral("deceased")].isNull());
        QVERIFY(less.json[QStringLiteral("contact")].isNull());
        QCOMPARE(text(less.json, "notes"), QStringLiteral("plays the horn"));
        BK_EXIT(ok({"person", "set", "CATALOG", "Sem", "--born", "2026-06-16"}), 2);
        // Words of several lines are several lines, one beneath the other.
        BK_EXIT(ok({"person", "set", "CATALOG", "Sem", "--notes", "plays the horn\nand the drum"}), 0);
        const QByteArray lines = m_driver.raw({"person", "show", m_driver.catalog(), "Sem"}).out;
        QVERIFY2(
            lines.contains("Notes                  plays the horn\n                       and the drum\n"),
            lines.constData());
    }

    void everythingIsTakenBackAtOnce() {
        const CliAnswer outcome = ok({"person", "withdraw", "CATALOG", "Noor", "--date", "2026-06-14",
                                      "--channel", "letter", "--reason", "moved"});
        BK_EXIT(outcome, 0);
        for (const char* key : {"photos_affected", "publications_affected", "faceprints_erased"})
            QVERIFY2(outcome.json.contains(QLatin1String(key)), key);
        const QJsonArray records = outcome.json[QStringLiteral("quitclaims")].toArray();
        QCOMPARE(records.size(), 2);
        for (const QJsonValue& record : records) {
            const QJsonObject json = show(text(record, "number").toUtf8());
            QCOMPARE(text(json, "state"), QStringLiteral("withdrawn"));
            const QJsonValue withdrawal = json[QStringLiteral("withdrawals")][0];
            QCOMPARE(text(withdrawal, "date"), QStringLiteral("2026-06-14"));
            QCOMPARE(text(withdrawal, "channel"), QStringLiteral("letter"));
            QCOMPARE(text(withdrawal, "reason"), QStringLiteral("moved"));
            QCOMPARE(text(withdrawal, "by"), QStringLiteral("Ada"));
        }
        BK_EXIT(ok({"person", "withdraw", "CATALOG", "Noor"}), 2);
    }

    void splitsAndPairsAreToldInSentences() {
        BK_EXIT(ok({"person", "add", "CATALOG", "Joris"}), 0);
        const CliAnswer added = ok({"face", "add", "CATALOG", m_photo, "90,10,60,60", "--person", "Joris"});
        BK_EXIT(added, 0);
        BK_EXIT(ok({"face", "add", "CATALOG", m_photo, "170,10,60,60", "--person", "Joris"}), 0);
        const QByteArray face = text(added.json, "face").toUtf8();
        const QByteArray catalog = m_driver.catalog();
        const CliAnswer split =
            m_driver.raw({"person", "split", catalog, "Joris", "--faces", face, "--into", "Joost"});
        BK_EXIT(split, 0);
        QVERIFY2(split.out.startsWith("1 face of Joris is Joost's now.\n"), split.out.constData());
        QCOMPARE(m_driver.raw({"person", "apart", catalog, "Joris", "Joost"}).out,
                 "Joris and Joost are two persons.\n");
        QCOMPARE(m_driver.raw({"person", "apart", catalog, "Joris", "Joost", "--not-sure"}).out,
                 "Joris and Joost: nobody can tell whether they are one person.\n");
        QCOMPARE(m_driver.raw({"person", "apart", catalog, "Joris", "Joost", "--forget"}).out,
                 "Joris and Joost: no answer is kept any more.\n");
        const QJsonArray splits =
            ok({"person", "splits", "CATALOG", "Joris"}).json[QStringLiteral("splits")].toArray();
        QCOMPARE(splits.size(), 1);
        const CliAnswer back =
            m_driver.raw({"person", "unsplit", catalog, text(splits.first(), "split").toUtf8()});
        BK_EXIT(back, 0);
        QVERIFY2(back.out.startsWith("1 face is Joris's again.\n"), back.out.constData());
    }

    void whatSpeaksAgainstAMergeIsTold() {
        for (const char* const name : {"Fien", "Fenna"})
            BK_EXIT(ok({"person", "add", "CATALOG", name}), 0);
        BK_EXIT(ok({"face", "add", "CATALOG", m_photo, "10,300,60,60", "--person", "Fien"}), 0);
        BK_EXIT(ok({"face", "add", "CATALOG", m_photo, "90,300,60,60", "--person", "Fenna"}), 0);
        BK_EXIT(ok({"person", "apart", "CATALOG", "Fien", "Fenna"}), 0);
        const CliAnswer merged = ok({"person", "merge", "CATALOG", "Fenna", "Fien"});
        BK_EXIT(merged, 0);
        QVERIFY2(merged.err.contains("On 2026-06-15 somebody said that these are two persons."),
                 merged.err.constData());
        QVERIFY2(merged.err.contains("Both were on 1 photo, each"), merged.err.constData());
        BK_EXIT(ok({"person", "unmerge", "CATALOG", text(merged.json, "merge").toUtf8()}), 0);
    }

    void anExceptionHasItsEndAndItsWords() {
        BK_EXIT(ok({"photo", "set", "CATALOG", m_photo, "--until", "2026-07-01"}), 2);
        BK_EXIT(ok({"photo", "set", "CATALOG", m_photo, "--not-needed", "none", "--note", "x"}), 2);
        BK_EXIT(ok({"photo", "set", "CATALOG", m_photo, "--not-needed", "other:words", "--note", "x"}), 2);
        const CliAnswer set = ok({"photo", "set", "CATALOG", m_photo, "--not-needed", "public-event",
                                  "--until", "2026-07-01", "--note", "opening by the mayor"});
        BK_EXIT(set, 0);
        QCOMPARE(text(set.json, "not_needed_reason"), QStringLiteral("public-event"));
        QCOMPARE(text(set.json, "not_needed_until"), QStringLiteral("2026-07-01"));
        QCOMPARE(text(set.json, "not_needed_note"), QStringLiteral("opening by the mayor"));
        QVERIFY(set.json[QStringLiteral("note")].isNull());
        // Whose portraits were commissioned has a say of their own.
        BK_EXIT(ok({"person", "set", "CATALOG", "Noor", "--commissioned", "on"}), 0);
        BK_EXIT(ok({"face", "add", "CATALOG", m_photo, "10,10,60,60", "--person", "Noor"}), 0);
        const CliAnswer told = ok({"photo", "set", "CATALOG", m_photo, "--not-needed", "crowd"});
        BK_EXIT(told, 0);
        QVERIFY(text(told.json, "note").contains(QStringLiteral("Noor")));
        const CliAnswer back = ok({"photo", "set", "CATALOG", m_photo, "--not-needed", "none"});
        QVERIFY(back.json[QStringLiteral("note")].isNull());
        QVERIFY(back.json[QStringLiteral("not_needed_reason")].isNull());
    }
};

BK_TEST_MAIN(RecordVerbsTest)
#include "RecordVerbsTest.moc"
