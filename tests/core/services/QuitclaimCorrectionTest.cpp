#include "core/services/PublicationService.h"
#include "core/store/QuitclaimJson.h"
#include "tests/core/services/RecordSupport.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

using Edit = std::function<void(Quitclaim&)>;

/// Corrections and the history they leave: what was said before is there for good, word for word.
class QuitclaimCorrectionTest : public QObject, RecordFixture {
    Q_OBJECT

    CollectionId m_collection;
    TemplateId m_form;
    const QString m_why = QStringLiteral("misread the paper");

    /// With something in every field.
    Quitclaim full() const {
        Quitclaim made;
        made.person = m_person;
        made.signedOn = m_today.addDays(-20);
        made.signedAt = QStringLiteral("Utrecht");
        made.guardian = Guardian{QStringLiteral("Anna"), QStringLiteral("mother")};
        made.secondGuardian = Guardian{QStringLiteral("Bram"), QStringLiteral("father")};
        made.from = m_today.addDays(-15);
        made.until = m_today.addDays(300);
        made.basis = LegalBasis::Contract;
        made.territory = QStringLiteral("EU");
        made.conditions = QStringLiteral("not with name");
        made.notes = QStringLiteral("in the blue map");
        made.grants = {Grant{purpose("website"), Decision::Granted, m_today.addDays(100)},
                       Grant{purpose("print"), Decision::Granted, {}},
                       Grant{purpose("press"), Decision::Refused, {}}};
        return made;
    }
    static QString changesOf(const QuitclaimVersion& version) {
        QStringList list;
        for (const QuitclaimDifference& difference : version.differences)
            list << QStringLiteral("%1: %2 -> %3").arg(difference.field, difference.before, difference.after);
        return list.join(QStringLiteral(" | "));
    }

private Q_SLOTS:
    void initTestCase() {
        makeCatalog();
        m_collection = (*m_catalog)->collections.byName(QStringLiteral("Photos"))->id;
        m_form = addForm(*m_catalog, QStringLiteral("Open day"));
    }
    void init() { beginPerson(); }
    void cleanup() { QCOMPARE(findings(*m_catalog), QStringList()); }
    void cleanupTestCase() { m_catalog.reset(); }

    void everyFieldCanBeCorrected_data() {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QString>("keys"); // of the written version
        const auto row = [](const char* name, const Edit& edit, const QString& changes, const char* keys) {
            QTest::newRow(name) << edit << changes << QString::fromLatin1(keys);
        };
        row(
            "signed", [](Quitclaim& one) { one.signedOn = QDate(2026, 2, 1); },
            QStringLiteral("signed: 2026-02-18 -> 2026-02-01"), "signed");
        row(
            "place", [](Quitclaim& one) { one.signedAt = QStringLiteral("Zeist"); },
            QStringLiteral("place: Utrecht -> Zeist"), "place");
        row(
            "guardian", [](Quitclaim& one) { one.guardian->name = QStringLiteral("Anne"); },
            QStringLiteral("guardian: Anna -> Anne"), "guardian");
        row(
            "relation", [](Quitclaim& one) { one.guardian->relation.clear(); },
            QStringLiteral("guardian_relation: mother -> "), "guardian");
        row(
            "second guardian", [](Quitclaim& one) { one.secondGuardian.reset(); },
            QStringLiteral("second_guardian: Bram ->  | second_guardian_relation: father -> "),
            "second_guardian");
        row(
            "from", [](Quitclaim& one) { one.from.reset(); }, QStringLiteral("from: 2026-02-23 -> "), "from");
        row(
            "until", [](Quitclaim& one) { one.until = QDate(2027, 2, 28); },
            QStringLiteral("until: 2027-01-04 -> 2027-02-28"), "until");
        row(
            "open-ended",
            [](Quitclaim& one) {
                one.until.reset();
                one.openEnded = true;
            },
            QStringLiteral("until: 2027-01-04 -> open-ended"), "open_ended until");
        row(
            "basis", [](Quitclaim& one) { one.basis = LegalBasis::Journalistic; },
            QStringLiteral("basis: contract -> journalistic"), "basis");
        row(
            "form",
            [this](Quitclaim& one) {
                one.form = FormSigned{m_form, 2, QStringLiteral("en")};
            },
            QStringLiteral("form:  -> Open day, version 2, en"), "form");
        row(
            "scope to a collection",
            [this](Quitclaim& one) {
                one.scope = {ScopeKind::Collection, m_collection, {}};
            },
            QStringLiteral("scope: all photos -> Photos"), "scope scope_collection");
        row(
            "scope to photos",
            [this](Quitclaim& one) {
                one.scope = {ScopeKind::Photos, {}, {m_photos[1], m_photos[0]}};
            },
            QStringLiteral("scope: all photos -> 2 listed photos"), "scope scope_photos");
        row(
            "territory", [](Quitclaim& one) { one.territory = QStringLiteral("the world"); },
            QStringLiteral("territory: EU -> the world"), "territory");
        row(
            "conditions", [](Quitclaim& one) { one.conditions.clear(); },
            QStringLiteral("conditions: not with name -> "), "conditions");
        row(
            "notes", [](Quitclaim& one) { one.notes = QStringLiteral("in the red map"); },
            QStringLiteral("notes: in the blue map -> in the red map"), "notes");
        row(
            "a decision", [](Quitclaim& one) { one.grants.last().decision = Decision::Granted; },
            QStringLiteral("grants: press refused -> press granted"), "grants");
        row(
            "the end of a decision",
            [](Quitclaim& one) {
                for (Grant& grant : one.grants)
                    if (grant.purpose == purpose("website")) grant.until = QDate(2026, 4, 1);
            },
            QStringLiteral("grants: website granted until 2026-06-18 -> website granted until 2026-04-01"),
            "grants");
        row(
            "no decision after all", [](Quitclaim& one) { one.grants.removeLast(); },
            QStringLiteral("grants: press refused -> "), "grants");
        row(
            "one decision more",
            [](Quitclaim& one) {
                one.grants << Grant{Purpose::recognition(), Decision::Refused, {}};
            },
            QStringLiteral("grants:  -> recognition refused"), "grants");
        row(
            "several",
            [](Quitclaim& one) {
                one.notes.clear();
                one.signedAt = QStringLiteral("Zeist");
            },
            QStringLiteral("place: Utrecht -> Zeist | notes: in the blue map -> "), "notes place");
    }
    void everyFieldCanBeCorrected() {
        QFETCH(Edit, edit);
        QFETCH(QString, changes);
        QFETCH(QString, keys);
        const Quitclaim made = active(full());
        // In the order of the test's own record, not in that of the store.
        Quitclaim wanted = full();
        wanted.id = made.id;
        edit(wanted);
        const auto before = versionRows(*m_catalog);
        ASSIGN_OK(const Quitclaim corrected, consent().correct(wanted, m_why));
        const auto after = versionRows(*m_catalog);
        QCOMPARE(overwritten(before, after), QByteArrayList());
        QCOMPARE(after.size(), before.size() + 1);

        // What was written differs in those fields and no other.
        const QJsonObject was = toJson(made);
        const QJsonObject is = toJson(corrected);
        QStringList different;
        for (const QString& key : was.keys())
            if (was[key] != is[key]) different << key;
        QCOMPARE(different.join(QLatin1Char(' ')), keys);
        QCOMPARE(corrected.version, made.version + 1);
        QVERIFY(corrected.state == made.state);

        ASSIGN_OK(const auto versions, consent().history(made.id));
        QCOMPARE(versions.size(), 2);
        QCOMPARE(changesOf(versions[1]), changes);
        QCOMPARE(versions[1].why, m_why);
        QCOMPARE(toJson(versions[0].record), was);
        QCOMPARE(toJson(versions[1].record), is);
        // And back again: a third, not the first once more.
        wanted = full();
        wanted.id = made.id;
        wanted.version = corrected.version;
        ASSIGN_OK(const Quitclaim back, consent().correct(wanted, m_why));
        QCOMPARE(back.version, 3);
        QCOMPARE(toJson(back), was);
        QCOMPARE(overwritten(after, versionRows(*m_catalog)), QByteArrayList());
    }

    void whatARecordIsGivenStays() {
        const Quitclaim older = active(full());
        Quitclaim wanted = full();
        wanted.supersedes = older.id;
        const Quitclaim made = active(wanted);
        VERIFY_OK(consent().withdraw(made.id, withdrawal({purpose("print")})));
        Quitclaim changed = full();
        changed.id = made.id;
        changed.version = 2;
        changed.notes = QStringLiteral("other");
        changed.number = QStringLiteral("Q-1999-00001");
        changed.person = (*m_catalog)->persons.add(QStringLiteral("Other"), {})->id;
        changed.state = QuitclaimState::Draft;
        changed.supersedes.reset();
        ASSIGN_OK(const Quitclaim corrected, consent().correct(changed, m_why));
        QCOMPARE(corrected.number, made.number);
        QCOMPARE(corrected.person, m_person);
        QVERIFY(corrected.state == QuitclaimState::Active);
        QCOMPARE(corrected.supersedes, older.id);
        QCOMPARE(corrected.scans.size(), 1);
        QCOMPARE(corrected.withdrawals.size(), 1);
        // Nothing but that: nothing to write.
        changed.version = corrected.version;
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().correct(changed, m_why));
    }

    void whatCannotBeCorrectedIsLeftAlone_data() {
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char* name, const Edit& edit) { QTest::newRow(name) << edit; };
        row("nothing", [](Quitclaim&) {});
        row("space only", [](Quitclaim& one) { one.notes += QStringLiteral("  "); });
        row("nothing decided", [](Quitclaim& one) { one.grants.clear(); });
        row("not signed", [](Quitclaim& one) { one.signedOn.reset(); });
        row("signed tomorrow", [](Quitclaim& one) { one.signedOn = QDate(2026, 3, 11); });
        row("no end", [](Quitclaim& one) { one.until.reset(); });
        row("two ends", [](Quitclaim& one) { one.openEnded = true; });
        row("ends before it begins", [](Quitclaim& one) { one.from = QDate(2029, 1, 1); });
        row("a grant that ends before it begins",
            [](Quitclaim& one) { one.grants.first().until = QDate(2026, 2, 22); });
        row("unknown purpose", [](Quitclaim& one) { one.grants.last().purpose = purpose("balloons"); });
        row("decided twice", [](Quitclaim& one) { one.grants << one.grants.first(); });
        row("a second guardian alone", [](Quitclaim& one) { one.guardian.reset(); });
        row("no photo listed", [](Quitclaim& one) { one.scope = {ScopeKind::Photos, {}, {}}; });
    }
    void whatCannotBeCorrectedIsLeftAlone() {
        QFETCH(Edit, edit);
        const Quitclaim made = active(full());
        Quitclaim wanted = made;
        edit(wanted);
        const auto before = versionRows(*m_catalog);
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().correct(wanted, m_why));
        QCOMPARE(versionRows(*m_catalog), before);
        QCOMPARE(toJson(*consent().quitclaim(made.id)), toJson(made));
    }

    void whatIsNotThereIsNotFound() {
        Quitclaim made = active(full());
        const auto before = versionRows(*m_catalog);
        const auto notFound = [&](const Edit& edit) {
            Quitclaim wanted = made;
            edit(wanted);
            const auto outcome = consent().correct(wanted, m_why);
            return !outcome && outcome.error().code == ErrorCode::NotFound;
        };
        QVERIFY(notFound([](Quitclaim& one) { one.id = QuitclaimId(QUuid::createUuid()); }));
        QVERIFY(notFound([](Quitclaim& one) {
            one.scope = {ScopeKind::Collection, CollectionId(QUuid::createUuid()), {}};
        }));
        QVERIFY(notFound([](Quitclaim& one) {
            one.scope = {ScopeKind::Photos, {}, {PhotoId(QUuid::createUuid())}};
        }));
        QVERIFY(notFound([](Quitclaim& one) {
            one.form = FormSigned{TemplateId(QUuid::createUuid()), 1, QStringLiteral("nl")};
        }));
        QVERIFY(notFound([this](Quitclaim& one) { one.form = FormSigned{m_form, 3, QStringLiteral("nl")}; }));
        QVERIFY(notFound([this](Quitclaim& one) { one.form = FormSigned{m_form, 1, QStringLiteral("en")}; }));
        VERIFY_ERROR(ErrorCode::NotFound, consent().history(QuitclaimId(QUuid::createUuid())));
        QCOMPARE(versionRows(*m_catalog), before);
    }

    /// The comparison that the tests of records rest on.
    void whatIsOverwrittenOrGoneIsSeen() {
        active(full());
        const auto before = versionRows(*m_catalog);
        QCOMPARE(overwritten(before, versionRows(*m_catalog)), QByteArrayList());
        for (const char* column : {"content", "why", "at"}) {
            const QByteArray name(column);
            change(*m_catalog, DatabaseFile::Catalog,
                   "UPDATE quitclaim_versions SET " + name + " = " + name + " || 1 WHERE version = 1");
            QCOMPARE(overwritten(before, versionRows(*m_catalog)).isEmpty(), false);
            change(*m_catalog, DatabaseFile::Catalog,
                   "UPDATE quitclaim_versions SET " + name + " = substr(" + name + ", 1, length(" + name +
                       ") - 1) WHERE version = 1");
            QCOMPARE(versionRows(*m_catalog), before);
        }
        auto fewer = before;
        fewer.remove(before.firstKey());
        QCOMPARE(overwritten(before, fewer), QByteArrayList{before.firstKey()});
    }

    void twoDoNotPutTheSameRightUnseen() {
        const Quitclaim made = active(full());
        Quitclaim one = made;
        one.notes = QStringLiteral("by one");
        Quitclaim other = made;
        other.territory = QStringLiteral("by the other");
        VERIFY_OK(consent().correct(one, m_why));
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().correct(other, m_why));
        QCOMPARE(consent().quitclaim(made.id)->notes, QStringLiteral("by one"));
        other = *consent().quitclaim(made.id);
        other.territory = QStringLiteral("by the other");
        VERIFY_OK(consent().correct(other, m_why));
    }

    void aReasonIsAskedOnceItCounts() {
        ASSIGN_OK(Quitclaim draft, consent().add(full(), {}));
        draft.notes = QStringLiteral("typing error");
        VERIFY_OK(consent().correct(draft, {}));
        ASSIGN_OK(draft, consent().attachScan(draft.id, TestCatalog::smallScan()));
        draft.notes = QStringLiteral("another");
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().correct(draft, {}));
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().correct(draft, QStringLiteral("  ")));
        VERIFY_OK(consent().correct(draft, m_why));
    }

    void whatWasReplacedIsNotCorrected() {
        Quitclaim older = active(full());
        Quitclaim next = full();
        next.supersedes = older.id;
        active(next);
        older.notes = QStringLiteral("too late");
        const auto before = versionRows(*m_catalog);
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().correct(older, m_why));
        QCOMPARE(versionRows(*m_catalog), before);
    }

    void aWithdrawalCannotBeCorrectedAway() {
        Quitclaim made = active(full());
        VERIFY_OK(consent().withdraw(made.id, withdrawal({purpose("website")}, 3)));
        made = *consent().quitclaim(made.id);
        const auto refused = [&](const Edit& edit) {
            Quitclaim wanted = made;
            edit(wanted);
            const auto outcome = consent().correct(wanted, m_why);
            return !outcome && outcome.error().code == ErrorCode::InvalidArgument &&
                   stateOf(0) == QLatin1String("Withdrawn");
        };
        const auto decide = [](Quitclaim& one, const char* key, std::optional<Decision> decision) {
            one.grants.removeIf([&](const Grant& grant) { return grant.purpose == purpose(key); });
            if (decision) one.grants << Grant{purpose(key), *decision, {}};
        };
        QVERIFY(refused([&](Quitclaim& one) { decide(one, "website", {}); }));
        QVERIFY(refused([&](Quitclaim& one) { decide(one, "website", Decision::Refused); }));
        QVERIFY(refused([&](Quitclaim& one) {
            one.from.reset();
            one.signedOn = m_today.addDays(-2);
        }));
        // What was not withdrawn may be put right.
        Quitclaim wanted = made;
        decide(wanted, "print", Decision::Refused);
        VERIFY_OK(consent().correct(wanted, m_why));
        QCOMPARE(stateOf(0, "print"), QStringLiteral("Refused"));

        // Of what was taken back whole nothing comes to life.
        VERIFY_OK(consent().withdraw(made.id, withdrawal()));
        wanted = *consent().quitclaim(made.id);
        QVERIFY(wanted.state == QuitclaimState::Withdrawn);
        made = wanted;
        QVERIFY(refused([&](Quitclaim& one) { decide(one, "social", Decision::Granted); }));
        QVERIFY(refused([&](Quitclaim& one) { decide(one, "press", Decision::Granted); }));
        wanted.notes = QStringLiteral("came by letter");
        decide(wanted, "social", Decision::Refused);
        VERIFY_OK(consent().correct(wanted, m_why));
        QCOMPARE(stateOf(0, "social"), QStringLiteral("Refused"));
    }

    void photosFollowAtOnce() {
        Quitclaim wanted = full();
        wanted.grants.first().until.reset();
        Quitclaim made = active(wanted);
        QCOMPARE(stateOf(0), QStringLiteral("Cleared"));
        const auto correct = [&] {
            auto outcome = consent().correct(made, m_why);
            if (outcome) made = *outcome;
            return outcome;
        };
        made.until = m_today.addDays(-1);
        VERIFY_OK(correct());
        QCOMPARE(stateOf(0), QStringLiteral("Expired"));
        made.until = m_today.addDays(50);
        made.from = m_today.addDays(1);
        VERIFY_OK(correct());
        QCOMPARE(stateOf(1), QStringLiteral("NotYetValid"));
        made.from.reset();
        made.scope = {ScopeKind::Photos, {}, {m_photos[1]}};
        VERIFY_OK(correct());
        QCOMPARE(stateOf(0), QStringLiteral("Missing"));
        QCOMPARE(stateOf(1), QStringLiteral("Cleared"));
        made.scope.photos = {m_photos[0]};
        VERIFY_OK(correct());
        QCOMPARE(changesOf(consent().history(made.id)->last()),
                 QStringLiteral("scope: 1 listed photo -> 1 listed photo (1 added, 1 taken out)"));
        QCOMPARE(stateOf(0), QStringLiteral("Cleared"));
        QCOMPARE(stateOf(1), QStringLiteral("Missing"));
    }

    void aNoThatWasReadAsAYesOpensTakedowns() {
        Quitclaim made = active(full());
        PublicationService publications(*(*m_catalog)->session);
        Publication wanted;
        wanted.purpose = purpose("website");
        wanted.place = QStringLiteral("https://example.org/open-day");
        wanted.publishedOn = m_today.addDays(-5);
        ASSIGN_OK(const Publication published, publications.add(wanted, {m_photos[0]}));
        QVERIFY(publications.takedowns(true, published.id)->isEmpty());
        for (Grant& grant : made.grants)
            if (grant.purpose == purpose("website")) grant = {grant.purpose, Decision::Refused, {}};
        VERIFY_OK(consent().correct(made, m_why));
        QCOMPARE(publications.takedowns(true, published.id)->size(), 1);
    }

    void theHistoryTellsWhoAndWhen() {
        const UserId cees = m_catalog->addUser(QStringLiteral("Cees"), Role::ConsentOfficer);
        QVERIFY(!cees.isNull());
        const QString admin = (*m_catalog)->session->userName();
        ASSIGN_OK(const Quitclaim made, consent().add(full(), {}));
        VERIFY_OK(m_catalog->reopenAs(QStringLiteral("Cees")));
        VERIFY_OK(consent().attachScan(made.id, TestCatalog::smallScan()));
        Quitclaim changed = *consent().quitclaim(made.id);
        changed.notes = QStringLiteral("read again");
        VERIFY_OK(consent().correct(changed, m_why));
        VERIFY_OK(m_catalog->reopenAs({}));
        VERIFY_OK(consent().withdraw(made.id, withdrawal({purpose("website")}, 1)));
        VERIFY_OK(consent().withdraw(made.id, withdrawal()));
        const PersonId into = (*m_catalog)->persons.add(QStringLiteral("Noor"), {})->id;
        VERIFY_OK((*m_catalog)->persons.merge(m_person, into));
        const PersonId gone = m_person;
        m_person = into;

        const qint64 logged = countIn(*m_catalog, DatabaseFile::Audit,
                                      "SELECT count(*) FROM log WHERE action = 'quitclaim.history'");
        ASSIGN_OK(const auto versions, consent().history(made.id));
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                         "SELECT count(*) FROM log WHERE action = 'quitclaim.history'"),
                 logged + 1);
        QStringList told;
        for (const QuitclaimVersion& version : versions) {
            QVERIFY(version.at.isValid());
            told << QStringLiteral("%1 %2 %3: %4")
                        .arg(version.version)
                        .arg(version.by, toString(version.state), changesOf(version));
        }
        const QString sha = QString::fromLatin1(
            QCryptographicHash::hash(TestCatalog::smallScan(), QCryptographicHash::Sha256).toHex());
        const QStringList wanted = {
            QStringLiteral("1 %1 draft: ").arg(admin),
            QStringLiteral("2 Cees draft: scans:  -> %1").arg(sha),
            QStringLiteral("3 Cees active: state: draft -> active"),
            QStringLiteral("4 Cees active: notes: in the blue map -> read again"),
            QStringLiteral("5 %1 active: withdrawals:  -> website on 2026-03-09, by letter: moved")
                .arg(admin),
            QStringLiteral("6 %1 active: withdrawals:  -> all on 2026-03-10, by letter: moved").arg(admin),
            QStringLiteral("7 %1 withdrawn: state: active -> withdrawn").arg(admin),
            QStringLiteral("8 %1 withdrawn: person: %2 -> Noor").arg(admin, gone.toString())};
        QCOMPARE(told, wanted);
    }

    void aCorrectionIsLoggedWithItsFields() {
        Quitclaim made = active(full());
        made.notes.clear();
        made.territory = QStringLiteral("here");
        VERIFY_OK(consent().correct(made, m_why));
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                         "SELECT count(*) FROM log WHERE action = 'quitclaim.correct' AND object = " +
                             hex(made.id.uuid().toRfc4122()) + " AND detail = 'territory,notes'"),
                 1);
    }
};

BK_TEST_MAIN(QuitclaimCorrectionTest)
#include "QuitclaimCorrectionTest.moc"
