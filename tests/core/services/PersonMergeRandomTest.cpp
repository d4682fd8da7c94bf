#include "tests/core/services/PersonWorld.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Entries merged and taken apart at random, with whatever happens in between.
class PersonMergeRandomTest : public QObject {
    Q_OBJECT

    static constexpr int worlds = 6;

    /// MERGES merges of anybody into anybody, as far as their birth dates allow.
    static QList<PersonMergeId> mergeAtRandom(PersonWorld& world, int merges) {
        QList<PersonMergeId> done;
        for (int tries = 0; tries < 60 && done.size() < merges && world.persons().size() > 2; ++tries) {
            const auto merged = world.services().persons.merge(world.anybody(), world.anybody());
            if (merged) done << *merged;
        }
        return done;
    }

private Q_SLOTS:
    void takenBackItIsAsBefore_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= worlds; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }
    void takenBackItIsAsBefore() {
        QFETCH(const quint64, seed);
        PersonWorld world(seed, 7, 8);
        const auto before = world.rows();
        QVERIFY(before[QStringLiteral("face_rejections")].size() > 3);
        QCOMPARE(world.compareWithTheRule(), QString());
        QList<PersonMergeId> merges = mergeAtRandom(world, 4);
        QVERIFY(merges.size() > 1);
        QVERIFY(!difference(before, world.rows()).isEmpty());
        QCOMPARE(world.compareWithTheRule(), QString());
        // In any order: each may have taken another for granted.
        world.random().shuffle(merges);
        for (const PersonMergeId& merge : std::as_const(merges)) {
            ASSIGN_OK(const Unmerged undone, world.services().persons.unmerge(merge));
            QVERIFY(undone.allBack());
            QCOMPARE(world.compareWithTheRule(), QString());
            VERIFY_ERROR(ErrorCode::NotFound, world.services().persons.unmerge(merge));
        }
        // What had to be taken down while they were one stays to be answered by a person.
        const auto after = world.rows();
        QCOMPARE(difference(before, after, {QStringLiteral("takedowns")}), QString());
        for (const QString& row : before[QStringLiteral("takedowns")])
            QVERIFY2(after[QStringLiteral("takedowns")].contains(row), qPrintable(row));
        QCOMPARE(findings(world.catalog()), QStringList());
    }

    void whatChangesMeanwhileIsNotLost_data() { takenBackItIsAsBefore_data(); }
    void whatChangesMeanwhileIsNotLost() {
        QFETCH(const quint64, seed);
        PersonWorld world(seed + 100, 6, 7);
        QList<PersonMergeId> merges = mergeAtRandom(world, 3);
        world.nextDay();
        for (int i = 0; i < 25; ++i)
            world.change();
        const auto merged = world.rows();
        const auto count = [](const QMap<QString, QStringList>& rows, const char* table) {
            return rows[QLatin1String(table)].size();
        };
        const auto faces = [&] {
            return countIn(world.catalog(), DatabaseFile::Catalog,
                           "SELECT count(*) FROM faces WHERE person IS NOT NULL");
        };
        const auto papers = [&] {
            return countIn(world.catalog(), DatabaseFile::Catalog,
                           "SELECT count(*) FROM quitclaims q JOIN persons p ON p.id = q.person");
        };
        const auto rejected = [&] {
            return countIn(world.catalog(), DatabaseFile::Catalog,
                           "SELECT count(DISTINCT face) FROM face_rejections");
        };
        const auto shown = [&] {
            return countIn(world.catalog(), DatabaseFile::Catalog,
                           "SELECT count(DISTINCT photo) FROM photo_persons");
        };
        const qint64 named = faces(), signedPapers = papers(), no = rejected(), also = shown();
        world.random().shuffle(merges);
        for (const PersonMergeId& merge : std::as_const(merges)) {
            const auto undone = world.services().persons.unmerge(merge);
            // Birth dates may have been made to differ in between, so that a later merge cannot be put back;
            // or what somebody said since would not hold for both any more.
            if (!undone)
                QVERIFY(undone.error().code == ErrorCode::InvalidArgument ||
                        undone.error().code == ErrorCode::ConsentRefused);
            QCOMPARE(world.compareWithTheRule(), QString());
            QCOMPARE(faces(), named);
            QCOMPARE(papers(), signedPapers);
            QVERIFY(rejected() >= no);
            QVERIFY(shown() >= also);
        }
        const auto after = world.rows();
        for (const char* table : {"faces", "quitclaims", "grants", "withdrawals", "attachments", "takedowns"})
            QVERIFY2(count(after, table) >= count(merged, table), table);
        QCOMPARE(findings(world.catalog()), QStringList());
    }

    void splitAndTakenBackItIsAsBefore_data() { takenBackItIsAsBefore_data(); }
    void splitAndTakenBackItIsAsBefore() {
        QFETCH(const quint64, seed);
        PersonWorld world(seed + 200, 5, 8);
        for (int tries = 0; tries < 8; ++tries) {
            const PersonId person = world.anybody();
            FaceFilter filter;
            filter.person = person;
            ASSIGN_OK(const auto views, world.services().faces.faces(filter));
            if (views.size() < 2) continue;
            QList<FaceId> some;
            for (int i = 0; i < 1 + world.random().below(static_cast<int>(views.size()) - 1); ++i)
                some << views[i].face.id;
            const auto before = world.rows();
            world.nextDay();
            const PersonId other = world.anybody();
            const auto split = other == person
                                   ? world.services().splits.splitNew(person, some, QStringLiteral("Split"))
                                   : world.services().splits.split(person, some, other);
            QVERIFY2(split, split ? "" : qPrintable(split.error().context));
            QCOMPARE(world.compareWithTheRule(), QString());
            for (const FaceId& face : std::as_const(some))
                QCOMPARE(world.services().faces.face(face)->face.person, std::optional(split->other));
            ASSIGN_OK(const SplitUndone undone, world.services().splits.undo(split->id));
            QCOMPARE(undone.faces, some.size());
            QCOMPARE(undone.kept, 0);
            QCOMPARE(undone.otherGone, other == person);
            QCOMPARE(world.compareWithTheRule(), QString());
            const auto after = world.rows();
            // What was only not sure is asked again; takedowns that were opened stay; the day moved on.
            QCOMPARE(difference(before, after,
                                {QStringLiteral("clearance"), QStringLiteral("takedowns"),
                                 QStringLiteral("person_pairs")}),
                     QString());
        }
    }

    void aStepThatFailsLeavesAllAsItWas_data() {
        QTest::addColumn<QByteArray>("table");
        for (const char* table :
             {"person_merges", "person_merge_items", "faces", "face_rejections", "photo_persons",
              "quitclaims", "quitclaim_versions", "person_pairs", "takedowns", "persons", "audit_outbox"})
            QTest::newRow(table) << QByteArray(table);
    }
    void aStepThatFailsLeavesAllAsItWas() {
        QFETCH(const QByteArray, table);
        PersonWorld world(7, 6, 8);
        const auto persons = world.persons();
        const auto mergeAnyTwo = [&] {
            for (const PersonId& one : persons)
                for (const PersonId& other : persons) {
                    const auto merged = world.services().persons.merge(one, other);
                    if (merged || merged.error().code != ErrorCode::InvalidArgument) return;
                }
        };
        const auto before = world.rows();
        for (const char* how : {"INSERT", "UPDATE", "DELETE"}) {
            change(world.catalog(), DatabaseFile::Catalog,
                   "CREATE TRIGGER stop BEFORE " + QByteArray(how) + " ON " + table +
                       " BEGIN SELECT RAISE(ABORT, 'stopped'); END");
            mergeAnyTwo();
            change(world.catalog(), DatabaseFile::Catalog, "DROP TRIGGER stop");
            ASSIGN_OK(const auto everybody, world.services().persons.list());
            if (everybody.size() == persons.size())
                QCOMPARE(difference(before, world.rows()), QString());
            else
                return; // this one does without
        }
    }

    void noSaidSinceHoldsForBoth_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 24; ++seed)
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << seed;
    }
    /// Nothing that was blocked by what was said since is permitted by taking the merge back.
    void noSaidSinceHoldsForBoth() {
        QFETCH(const quint64, seed);
        PersonWorld world(seed + 300, 2, 2);
        for (const PersonId& person : world.persons())
            world.paper(person);
        const auto all = world.persons();
        const PersonId gone = all[0], stays = all[1];
        const auto merge = world.services().persons.merge(gone, stays);
        if (!merge) return; // two lives
        QSet<QuitclaimId> before;
        for (const Quitclaim& paper : world.papers())
            before << paper.id;
        world.nextDay();
        for (int i = 0; i < world.random().below(3); ++i)
            world.paper(stays);
        const auto papers = world.papers();
        Withdrawal withdrawal;
        withdrawal.date = world.catalog().clock().today();
        const QuitclaimId chosen = papers[world.random().below(static_cast<int>(papers.size()))].id;
        const bool withdrawn =
            world.random().chance(50) && world.services().consent.withdraw(chosen, withdrawal);

        QSet<QString> blocked;
        const PersonFacts asOne = world.facts(stays);
        for (const QString& key : Purpose::defaultKeys()) {
            const auto said = consentOf(asOne, *Purpose::tryFrom(key), {}, {}, withdrawal.date);
            const bool no = said.state == ConsentState::Refused || said.state == ConsentState::Withdrawn;
            if (no && (!before.contains(*said.quitclaim) ||
                       (withdrawn && *said.quitclaim == chosen && said.date == withdrawal.date)))
                blocked << key;
        }
        const auto undone = world.services().persons.unmerge(*merge);
        if (!undone) QCOMPARE(undone.error().code, ErrorCode::ConsentRefused);
        QList<PersonId> now{stays};
        if (undone) now << gone;
        for (const PersonId& person : std::as_const(now)) {
            const PersonFacts facts = world.facts(person);
            for (const QString& key : std::as_const(blocked)) {
                const auto says = consentOf(facts, *Purpose::tryFrom(key), {}, {}, withdrawal.date).state;
                QVERIFY2(says != ConsentState::Granted && says != ConsentState::NotYetValid, qPrintable(key));
            }
        }
        QCOMPARE(world.compareWithTheRule(), QString());
        QCOMPARE(findings(world.catalog()), QStringList());
    }

    void aBirthDateEnteredSinceWidensNothing_data() { noSaidSinceHoldsForBoth_data(); }
    /// Whatever only the birth date of the entry kept from counting stays so where somebody entered that date
    /// after the merge.
    void aBirthDateEnteredSinceWidensNothing() {
        QFETCH(const quint64, seed);
        PersonWorld world(seed + 400, 3, 2);
        for (const PersonId& person : world.persons())
            world.paper(person);
        const auto all = world.persons();
        const auto merge = world.services().persons.merge(all[0], all[1]);
        if (!merge) return; // two lives
        world.nextDay();
        PersonId last = all[1];
        const auto mergeMore = [&] {
            if (world.random().chance(50) && world.services().persons.merge(last, all[2])) last = all[2];
            world.nextDay();
        };
        const bool before = world.random().chance(50);
        if (before) mergeMore();
        ASSIGN_OK(const PersonSummary summary, world.services().persons.summary(last));
        Person details = summary.person;
        details.born = QDate(2013, 5, 6);
        VERIFY_OK(world.services().persons.update(details));
        if (!before && last == all[1]) mergeMore();
        const QDate today = world.catalog().clock().today();
        QSet<QString> blocked;
        const PersonFacts asOne = world.facts(last);
        QCOMPARE(asOne.born, details.born);
        PersonFacts ageless = asOne;
        ageless.born.reset();
        const auto granted = [&](const PersonFacts& facts, const QString& key) {
            return consentOf(facts, *Purpose::tryFrom(key), {}, {}, today).state == ConsentState::Granted;
        };
        for (const QString& key : Purpose::defaultKeys())
            if (granted(ageless, key) && !granted(asOne, key)) blocked << key;
        const auto undone = world.services().persons.unmerge(*merge);
        if (!undone) QCOMPARE(undone.error().code, ErrorCode::ConsentRefused);
        for (const PersonId& person : world.persons())
            if (undone || person == last)
                for (const QString& key : std::as_const(blocked))
                    if (person == all[0] || person == all[1] || person == last)
                        QVERIFY2(!granted(world.facts(person), key), qPrintable(key));
        QCOMPARE(world.compareWithTheRule(), QString());
    }
};

BK_TEST_MAIN(PersonMergeRandomTest)
#include "PersonMergeRandomTest.moc"
