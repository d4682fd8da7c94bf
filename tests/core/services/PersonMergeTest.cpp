#include "tests/core/services/PersonWorld.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Two entries become one person, and two again.
class PersonMergeTest : public QObject {
    Q_OBJECT

    static constexpr int worlds = 6;

    /// Of CATALOG, with a picture for each of a few faces.
    struct Small {
        TestCatalog catalog{QDate(2026, 3, 10)};
        QList<PhotoId> photos = importPictures(catalog, 4);
        PersonService& persons() { return catalog->persons; }
        PersonId somebody(const QString& name, const std::optional<QDate>& born = {}) {
            return PersonWorld::must(persons().add(name, born)).id;
        }
        FaceId face(int photo, const std::optional<PersonId>& person) {
            return PersonWorld::must(catalog->faces.add(photos[photo], QRectF(1, 1, 20, 20), person));
        }
        std::optional<PersonId> named(const FaceId& face) {
            return PersonWorld::must(catalog->faces.face(face)).face.person;
        }
        bool rejected(const FaceId& face, const PersonId& person) {
            return PersonWorld::must(catalog->session->catalog().read([&](Connection& connection) {
                       return FaceStore(connection).rejected(face);
                   }))
                .contains(person);
        }
        std::optional<PairAnswer> answer(const PersonId& one, const PersonId& other) {
            const auto found =
                PersonWorld::must(catalog->session->catalog().read([&](Connection& connection) {
                    return PersonPairStore(connection).find(PersonPair(one, other));
                }));
            return found ? std::optional(found->answer) : std::nullopt;
        }
        void nextDay() { catalog.clock().setDay(catalog.clock().today().addDays(1)); }
        qint64 found(const QString& text) {
            PhotoFilter filter;
            filter.text = text;
            return PersonWorld::must(catalog->photos.count(filter));
        }
    };

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

    void theNumberComesBackToo() {
        Small small;
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        const PersonId gone = small.somebody({});
        const QString name = small.persons().summary(gone)->person.name;
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        // Nobody else gets the number meanwhile.
        const PersonId next = small.somebody({});
        QVERIFY(small.persons().summary(next)->person.name != name);
        ASSIGN_OK(const auto merges, small.persons().merges(stays));
        QCOMPARE(merges.size(), 1);
        QCOMPARE(merges.first().departed.name, name);
        VERIFY_OK(small.persons().unmerge(merge));
        QCOMPARE(small.persons().summary(gone)->person.name, name);
        QCOMPARE(small.persons().merges(stays)->size(), 0);
        VERIFY_OK(small.persons().rename(gone, QStringLiteral("Somebody")));
        VERIFY_OK(small.persons().rename(gone, {}));
        QCOMPARE(small.persons().summary(gone)->person.name, name);
    }

    void aNameOutweighsANumber() {
        Small small;
        const PersonId numbered = small.somebody({});
        const PersonId named = small.somebody(QStringLiteral("Noor \U0001F337"));
        small.face(0, numbered);
        ASSIGN_OK(const auto merge, small.persons().merge(named, numbered));
        QCOMPARE(small.persons().summary(numbered)->person.name, QStringLiteral("Noor \U0001F337"));
        QCOMPARE(small.found(QStringLiteral("noor")), 1);
        VERIFY_OK(small.persons().unmerge(merge));
        QCOMPARE(small.found(QStringLiteral("noor")), 0);
    }

    void namesOfAllScripts() {
        Small small;
        const QString arabic = QStringLiteral("\u0646\u0648\u0631 \u0627\u0644\u0647\u062F\u0649");
        const QString flowers = QStringLiteral("\U0001F469\u200D\U0001F33E\u2014'\"\\");
        const PersonId one = small.somebody(arabic);
        const PersonId other = small.somebody(flowers);
        Person details = small.persons().summary(one)->person;
        details.notes = QStringLiteral("\u202E\u0645\u0644\u0627\u062D\u0638\u0629\n\U0001F600");
        VERIFY_OK(small.persons().update(details));
        small.face(1, one);
        ASSIGN_OK(const auto merge, small.persons().merge(one, other));
        QCOMPARE(small.persons().summary(other)->person.notes, details.notes);
        ASSIGN_OK(const Unmerged undone, small.persons().unmerge(merge));
        QCOMPARE(undone.name, arabic);
        QCOMPARE(small.persons().summary(one)->person.notes, details.notes);
        QCOMPARE(small.persons().summary(other)->person.notes, QString());
        QCOMPARE(small.found(QStringLiteral("\u0646\u0648\u0631")), 1);
    }

    void whatIsKnownAboutTheDepartedIsNotDropped() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        const auto fill = [&](const PersonId& id, const char* contact, const char* notes, const QDate& died) {
            Person details = PersonWorld::must(small.persons().summary(id)).person;
            details.contact = QLatin1String(contact);
            details.notes = QLatin1String(notes);
            details.deceased = died;
            return small.persons().update(details);
        };
        VERIFY_OK(fill(gone, "gone@example.org", "their notes", QDate(2026, 1, 2)));
        VERIFY_OK(fill(stays, "stays@example.org", "own notes", QDate(2026, 1, 3)));
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        Person merged = small.persons().summary(stays)->person;
        QCOMPARE(merged.contact, QStringLiteral("stays@example.org"));
        QCOMPARE(merged.deceased, std::optional(QDate(2026, 1, 3)));
        QCOMPARE(merged.notes,
                 QStringLiteral("own notes\ntheir notes\nGone: gone@example.org\nGone: \u2020 2026-01-02"));
        // What is written since stays, what came with the departed goes.
        merged.notes += QStringLiteral("\nwritten since");
        merged.contact = QStringLiteral("new@example.org");
        VERIFY_OK(small.persons().update(merged));
        ASSIGN_OK(const Unmerged undone, small.persons().unmerge(merge));
        QVERIFY(undone.kept.isEmpty());
        const Person after = small.persons().summary(stays)->person;
        QCOMPARE(after.notes, QStringLiteral("own notes\nwritten since"));
        QCOMPARE(after.contact, QStringLiteral("new@example.org"));
    }

    void whatIsDecidedSinceStaysAndIsTold() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        const PersonId third = small.somebody(QStringLiteral("Third"));
        const FaceId a = small.face(0, gone);
        const FaceId b = small.face(1, gone);
        const FaceId c = small.face(2, gone);
        VERIFY_OK(small.catalog->photos.addPerson(small.photos[3], gone));
        const Quitclaim paper = small.catalog.grant(gone, {QStringLiteral("website")});
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        small.nextDay();
        VERIFY_OK(small.catalog->faces.name(a, third));
        VERIFY_OK(small.catalog->faces.unname(b));
        VERIFY_OK(small.catalog->faces.name(b, stays));
        VERIFY_OK(small.catalog->photos.removePerson(small.photos[3], stays));
        const Quitclaim since = small.catalog.grant(stays, {QStringLiteral("press")});
        Withdrawal withdrawal;
        withdrawal.date = small.catalog.clock().today();
        VERIFY_OK(small.catalog->consent.withdraw(paper.id, withdrawal));
        ASSIGN_OK(const Unmerged undone, small.persons().unmerge(merge));
        QVERIFY(!undone.allBack());
        QCOMPARE(undone.moved.faces, 1);
        QCOMPARE(undone.moved.facesKept, 2);
        QCOMPARE(undone.moved.quitclaims, 1);
        QCOMPARE(undone.moved.quitclaimsSince, 1);
        QCOMPARE(undone.moved.alsoShownKept, 1);
        QCOMPARE(small.named(a), std::optional(third));
        QCOMPARE(small.named(b), std::optional(stays));
        QCOMPARE(small.named(c), std::optional(gone));
        // The paper went back with its withdrawal: it is theirs.
        QCOMPARE(small.catalog->consent.quitclaim(paper.id)->person, gone);
        QCOMPARE(small.catalog->consent.quitclaim(since.id)->person, stays);
        QCOMPARE(state(small.catalog, small.photos[2]), QStringLiteral("Withdrawn"));
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

    void aRenewedPaperGoesBackWithItsPredecessor() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        small.face(0, gone);
        small.face(1, stays);
        const Quitclaim paper = small.catalog.grant(gone, {QStringLiteral("website")});
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        QuitclaimId last = paper.id;
        for (int i = 0; i < 2; ++i) {
            small.nextDay();
            ASSIGN_OK(Quitclaim next, small.catalog->consent.renewal(last));
            next.signedOn = small.catalog.clock().today();
            next.openEnded = true;
            next.grants = paper.grants;
            ASSIGN_OK(const Quitclaim renewed, small.catalog->consent.add(next, {TestCatalog::smallScan()}));
            last = renewed.id;
        }
        QCOMPARE(state(small.catalog, small.photos[1]), QStringLiteral("Cleared"));
        ASSIGN_OK(const Unmerged undone, small.persons().unmerge(merge));
        QCOMPARE(undone.moved.quitclaims, 3);
        QCOMPARE(undone.moved.quitclaimsSince, 0);
        QCOMPARE(small.catalog->consent.quitclaim(last)->person, gone);
        QCOMPARE(state(small.catalog, small.photos[0]), QStringLiteral("Cleared"));
        QCOMPARE(state(small.catalog, small.photos[1]), QStringLiteral("Missing"));
    }

    void aRefusalSinceIsNotUndone() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        small.face(0, gone);
        const Quitclaim paper = small.catalog.grant(gone, {QStringLiteral("website")});
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        small.nextDay();
        const Quitclaim no =
            small.catalog.grant(stays, {QStringLiteral("press")}, {QStringLiteral("website")});
        QCOMPARE(state(small.catalog, small.photos[0]), QStringLiteral("Refused"));
        const auto refused = small.persons().unmerge(merge);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::ConsentRefused);
        QVERIFY(refused.error().context.contains(no.number) &&
                refused.error().context.contains(paper.number));
        QCOMPARE(state(small.catalog, small.photos[0]), QStringLiteral("Refused"));
        Withdrawal withdrawal;
        withdrawal.date = small.catalog.clock().today();
        VERIFY_OK(small.catalog->consent.withdraw(paper.id, withdrawal));
        VERIFY_OK(small.persons().unmerge(merge));
        QCOMPARE(state(small.catalog, small.photos[0]), QStringLiteral("Withdrawn"));
    }

    void aWithdrawalSinceIsNotUndone() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        small.face(0, gone);
        small.catalog.grant(gone, {QStringLiteral("website")});
        const Quitclaim own = small.catalog.grant(stays, {QStringLiteral("website")});
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        small.nextDay();
        Withdrawal withdrawal;
        withdrawal.date = small.catalog.clock().today();
        VERIFY_OK(small.catalog->consent.withdraw(own.id, withdrawal));
        QCOMPARE(state(small.catalog, small.photos[0]), QStringLiteral("Withdrawn"));
        VERIFY_ERROR(ErrorCode::ConsentRefused, small.persons().unmerge(merge));
        QCOMPARE(state(small.catalog, small.photos[0]), QStringLiteral("Withdrawn"));
        VERIFY_OK(small.catalog->consent.withdrawAll(stays, withdrawal));
        VERIFY_OK(small.persons().unmerge(merge));
    }

    void aChildsOwnSignatureDoesNotComeToCount() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"), QDate(2015, 1, 1));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        small.face(0, stays);
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        small.nextDay();
        const Quitclaim own = small.catalog.grant(stays, {QStringLiteral("website")});
        QCOMPARE(state(small.catalog, small.photos[0]), QStringLiteral("Missing"));
        VERIFY_ERROR(ErrorCode::ConsentRefused, small.persons().unmerge(merge));
        QCOMPARE(state(small.catalog, small.photos[0]), QStringLiteral("Missing"));
        Withdrawal withdrawal;
        withdrawal.date = small.catalog.clock().today();
        VERIFY_OK(small.catalog->consent.withdraw(own.id, withdrawal));
        VERIFY_OK(small.persons().unmerge(merge));
        QCOMPARE(small.persons().summary(stays)->person.born, std::optional<QDate>());
    }

    void whatCameBackFromASplitGoesBackFurther() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        const FaceId moved = small.face(0, gone);
        small.face(1, gone);
        small.nextDay();
        ASSIGN_OK(const auto split, small.catalog->splits.splitNew(gone, {moved}, {}));
        small.nextDay();
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        small.nextDay();
        VERIFY_OK(small.catalog->splits.undo(split.id));
        QCOMPARE(small.named(moved), std::optional(stays));
        ASSIGN_OK(const Unmerged undone, small.persons().unmerge(merge));
        QCOMPARE(undone.moved.faces, 2);
        QCOMPARE(undone.moved.facesKept, 0);
        QCOMPARE(small.named(moved), std::optional(gone));
        QVERIFY(!small.rejected(moved, gone) && !small.rejected(moved, stays));
    }

    void whatWasSplitOffMeanwhileDoesNotBecomeTheOthers() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        const FaceId theirs = small.face(0, gone);
        small.face(1, stays);
        const FaceId own = small.face(2, stays);
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        small.nextDay();
        ASSIGN_OK(const auto split, small.catalog->splits.splitNew(stays, {theirs, own}, {}));
        ASSIGN_OK(const Unmerged undone, small.persons().unmerge(merge));
        QCOMPARE(undone.moved.facesKept, 1);
        VERIFY_OK(small.catalog->splits.undo(split.id));
        QCOMPARE(small.named(own), std::optional(stays));
        // Never named so by anybody.
        QCOMPARE(small.named(theirs), std::optional(split.other));
    }

    void anotherBoxDecidesNothingAboutTheName() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        const PersonId third = small.somebody(QStringLiteral("Third"));
        const FaceId moved = small.face(0, gone);
        const FaceId notThird = small.face(1, gone);
        const FaceId movedBack = small.face(2, gone);
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        small.nextDay();
        VERIFY_OK(small.catalog->faces.moveBox(moved, QRectF(3, 3, 15, 15)));
        VERIFY_OK(small.catalog->faces.reject(notThird, third));
        VERIFY_OK(small.catalog->faces.moveBox(movedBack, QRectF(3, 3, 15, 15)));
        VERIFY_OK(small.catalog->faces.undo());
        ASSIGN_OK(const Unmerged undone, small.persons().unmerge(merge));
        QCOMPARE(undone.moved.faces, 3);
        QVERIFY(undone.allBack());
        for (const FaceId& face : {moved, notThird, movedBack})
            QCOMPARE(small.named(face), std::optional(gone));
    }

    void whatIsTakenBackAfterAMergeIsOfWhoStays() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        const PersonId third = small.somebody(QStringLiteral("Third"));
        const FaceId removed = small.face(0, gone);
        const FaceId renamed = small.face(1, gone);
        const FaceId named = small.face(2, std::nullopt);
        VERIFY_OK(small.catalog->faces.reject(removed, third));
        VERIFY_OK(small.catalog->faces.remove(removed));
        VERIFY_OK(small.catalog->faces.name(renamed, third));
        VERIFY_OK(small.catalog->faces.name(named, gone));
        VERIFY_OK(small.persons().merge(gone, stays));
        for (const FaceId& face : {named, renamed, removed}) {
            ASSIGN_OK(const auto faces, small.catalog->faces.undo());
            QCOMPARE(faces, QList<FaceId>{face});
        }
        QCOMPARE(small.named(named), std::nullopt);
        QCOMPARE(small.named(renamed), std::optional(stays));
        QCOMPARE(small.named(removed), std::optional(stays));
        QVERIFY(small.rejected(removed, third));
        QCOMPARE(findings(small.catalog), QStringList());
    }

    void whoeverWasWrittenAboutStaysWhenASplitIsUndone() {
        Small small;
        const PersonId noor = small.somebody(QStringLiteral("Noor"));
        const FaceId own = small.face(0, noor);
        const FaceId other = small.face(1, noor);
        Q_UNUSED(own)
        const auto removals = [&] {
            return countIn(small.catalog, DatabaseFile::Audit,
                           "SELECT count(*) FROM log WHERE action = 'person.unsplit'");
        };
        const QList<std::function<void(Person&)>> changes{
            [](Person& person) { person.notes = QStringLiteral("afraid of cameras"); },
            [](Person& person) { person.contact = QStringLiteral("noor@example.org"); },
            [](Person& person) { person.born = QDate(1990, 1, 1); },
            [](Person& person) { person.deceased = QDate(2026, 1, 1); },
            [](Person& person) { person.commissioned = true; }};
        for (const auto& change : changes) {
            ASSIGN_OK(const auto split, small.catalog->splits.splitNew(noor, {other}, {}));
            Person details = small.persons().summary(split.other)->person;
            change(details);
            VERIFY_OK(small.persons().update(details));
            ASSIGN_OK(const SplitUndone undone, small.catalog->splits.undo(split.id));
            QVERIFY(!undone.otherGone);
            QCOMPARE(undone.faces, 1);
            VERIFY_OK(small.persons().summary(split.other));
        }
        ASSIGN_OK(const auto called, small.catalog->splits.splitNew(noor, {other}, {}));
        VERIFY_OK(small.persons().rename(called.other, QStringLiteral("Twin")));
        QVERIFY(!small.catalog->splits.undo(called.id)->otherGone);
        // Nothing was written: gone, and that is logged.
        ASSIGN_OK(const auto split, small.catalog->splits.splitNew(noor, {other}, {}));
        const qint64 before = removals();
        ASSIGN_OK(const SplitUndone undone, small.catalog->splits.undo(split.id));
        QVERIFY(undone.otherGone);
        QCOMPARE(removals(), before + 2);
    }

    void rejectionsOfBothSurvive() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        const FaceId neither = small.face(0, std::nullopt);
        const FaceId theirs = small.face(1, gone);
        VERIFY_OK(small.catalog->faces.reject(neither, gone));
        VERIFY_OK(small.catalog->faces.reject(theirs, stays));
        VERIFY_OK(small.catalog->faces.name(theirs, gone));
        ASSIGN_OK(const MergeCautions cautions, small.persons().mergeCautions(gone, stays));
        QCOMPARE(cautions.facesToldApart, 1);
        QVERIFY(!cautions.none());
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        QVERIFY(small.rejected(neither, stays));
        QVERIFY(!small.rejected(theirs, stays));
        QCOMPARE(small.named(theirs), std::optional(stays));
        small.nextDay();
        const FaceId since = small.face(2, std::nullopt);
        VERIFY_OK(small.catalog->faces.reject(since, stays));
        VERIFY_OK(small.persons().unmerge(merge));
        QVERIFY(small.rejected(neither, gone));
        QVERIFY(!small.rejected(neither, stays));
        QVERIFY(small.rejected(theirs, stays));
        // Said of the one entry that both were then.
        QVERIFY(small.rejected(since, gone) && small.rejected(since, stays));
    }

    void answersAboutPairsSurvive() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Gone"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        const PersonId third = small.somebody(QStringLiteral("Third"));
        const PersonId fourth = small.somebody(QStringLiteral("Fourth"));
        PersonPairService& pairs = small.catalog->pairs;
        VERIFY_OK(pairs.answer(gone, third, PairAnswer::Two));
        VERIFY_OK(pairs.answer(stays, third, PairAnswer::NotSure));
        VERIFY_OK(pairs.answer(gone, stays, PairAnswer::Two));
        QVERIFY(small.persons().mergeCautions(stays, gone)->saidTwo.has_value());
        ASSIGN_OK(const auto merge, small.persons().merge(gone, stays));
        QCOMPARE(small.answer(stays, third), std::optional(PairAnswer::Two));
        // The third one becomes part of a fourth.
        VERIFY_OK(small.persons().merge(third, fourth));
        QCOMPARE(small.answer(stays, fourth), std::optional(PairAnswer::Two));
        VERIFY_OK(small.persons().unmerge(merge));
        QCOMPARE(small.answer(gone, fourth), std::optional(PairAnswer::Two));
        QCOMPARE(small.answer(gone, stays), std::optional(PairAnswer::Two));
    }

    void whatIsErasedWithWhoStaysTakesTheJournalAlong() {
        Small small;
        const PersonId gone = small.somebody(QStringLiteral("Zwanenburg"));
        const PersonId stays = small.somebody(QStringLiteral("Stays"));
        VERIFY_OK(small.persons().merge(gone, stays));
        const auto rows = [&](const char* table) {
            return countIn(small.catalog, DatabaseFile::Catalog, QByteArray("SELECT count(*) FROM ") + table);
        };
        QCOMPARE(rows("person_merges"), 1);
        change(small.catalog, DatabaseFile::Catalog,
               "DELETE FROM persons WHERE id = " + hex(stays.toBytes()));
        QCOMPARE(rows("person_merges"), 0);
        QCOMPARE(rows("person_merge_items"), 0);
    }

    void noTwoLives() {
        Small small;
        const PersonId child = small.somebody(QStringLiteral("Child"), QDate(2015, 1, 1));
        const PersonId adult = small.somebody(QStringLiteral("Adult"), QDate(1980, 1, 1));
        const PersonId dead = small.somebody(QStringLiteral("Dead"));
        Person details = small.persons().summary(dead)->person;
        details.deceased = QDate(2001, 1, 1);
        VERIFY_OK(small.persons().update(details));
        VERIFY_ERROR(ErrorCode::InvalidArgument, small.persons().merge(child, adult));
        VERIFY_ERROR(ErrorCode::InvalidArgument, small.persons().merge(child, dead));
        VERIFY_ERROR(ErrorCode::InvalidArgument, small.persons().merge(dead, child));
        VERIFY_OK(small.persons().merge(dead, adult));
    }

    void aChosenFaceStandsForSomebody() {
        Small small;
        const PersonId noor = small.somebody(QStringLiteral("Noor"));
        const PersonId bo = small.somebody(QStringLiteral("Bo"));
        const FaceId first = small.face(0, noor);
        const FaceId second = small.face(1, noor);
        const FaceId other = small.face(2, bo);
        QCOMPARE(*small.persons().chooseCover(noor, first), std::optional<FaceId>());
        QCOMPARE(*small.persons().chooseCover(noor, second), std::optional(first));
        QCOMPARE(small.persons().summary(noor)->cover, second);
        VERIFY_ERROR(ErrorCode::InvalidArgument, small.persons().chooseCover(noor, other));
        QCOMPARE(*small.persons().chooseCover(noor, std::nullopt), std::optional(second));
    }

    void aSplitGoesWrongInWords() {
        Small small;
        const PersonId noor = small.somebody(QStringLiteral("Noor"));
        const PersonId bo = small.somebody(QStringLiteral("Bo"));
        const FaceId first = small.face(0, noor);
        const FaceId second = small.face(1, noor);
        const FaceId other = small.face(2, bo);
        PersonSplitService& splits = small.catalog->splits;
        VERIFY_ERROR(ErrorCode::InvalidArgument, splits.split(noor, {}, bo));
        VERIFY_ERROR(ErrorCode::InvalidArgument, splits.split(noor, {first, second}, bo));
        VERIFY_ERROR(ErrorCode::InvalidArgument, splits.split(noor, {other}, bo));
        VERIFY_ERROR(ErrorCode::InvalidArgument, splits.split(noor, {first}, noor));
        VERIFY_ERROR(ErrorCode::NotFound, splits.split(noor, {first}, PersonId(QUuid::createUuid())));
        VERIFY_ERROR(ErrorCode::InvalidArgument, splits.propose(noor, first, first));
        // Without permission by hand: only the chosen one is on the other side.
        ASSIGN_OK(const SplitProposal proposal, splits.propose(noor, first, second));
        QVERIFY(proposal.obstacle != SplitObstacle::None);
        QCOMPARE(proposal.faces.size(), 2);
        for (const SplitFace& face : proposal.faces) {
            QCOMPARE(face.second, face.face == second);
            QVERIFY(!face.compared);
        }

        const Quitclaim paper = small.catalog.grant(noor, {QStringLiteral("website")});
        QCOMPARE(state(small.catalog, small.photos[1]), QStringLiteral("Cleared"));
        ASSIGN_OK(const SplitOutcome split,
                  splits.splitNew(noor, {second}, QStringLiteral("  Twin  of Noor ")));
        QCOMPARE(small.persons().summary(split.other)->person.name, QStringLiteral("Twin of Noor"));
        QCOMPARE(small.catalog->consent.quitclaim(paper.id)->person, noor);
        QCOMPARE(state(small.catalog, small.photos[1]), QStringLiteral("Missing"));
        QVERIFY(small.rejected(second, noor));
        QCOMPARE(small.answer(noor, split.other), std::optional(PairAnswer::Two));
        QCOMPARE(splits.splits(noor)->size(), 1);
        QCOMPARE(splits.splits(noor)->first().faces, 1);
        // Decided about since: stays, and with it the person.
        small.nextDay();
        VERIFY_OK(small.catalog->faces.unname(second));
        VERIFY_OK(small.catalog->faces.name(second, split.other));
        ASSIGN_OK(const SplitUndone undone, splits.undo(split.id));
        QCOMPARE(undone.kept, 1);
        QCOMPARE(undone.faces, 0);
        QVERIFY(!undone.otherGone);
    }
};

BK_TEST_MAIN(PersonMergeTest)
#include "PersonMergeTest.moc"
