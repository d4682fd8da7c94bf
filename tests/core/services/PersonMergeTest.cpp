#include "tests/core/services/FewPersons.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Two entries become one person, and two again.
class PersonMergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theNumberComesBackToo() {
        FewPersons few;
        const PersonId stays = few.somebody(QStringLiteral("Stays"));
        const PersonId gone = few.somebody({});
        const QString name = few.persons().summary(gone)->person.name;
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        // Nobody else gets the number meanwhile.
        const PersonId next = few.somebody({});
        QVERIFY(few.persons().summary(next)->person.name != name);
        ASSIGN_OK(const auto merges, few.persons().merges(stays));
        QCOMPARE(merges.size(), 1);
        QCOMPARE(merges.first().departed.name, name);
        VERIFY_OK(few.persons().unmerge(merge));
        QCOMPARE(few.persons().summary(gone)->person.name, name);
        QCOMPARE(few.persons().merges(stays)->size(), 0);
        VERIFY_OK(few.persons().rename(gone, QStringLiteral("Somebody")));
        VERIFY_OK(few.persons().rename(gone, {}));
        QCOMPARE(few.persons().summary(gone)->person.name, name);
    }

    void aNameOutweighsANumber() {
        FewPersons few;
        const PersonId numbered = few.somebody({});
        const PersonId named = few.somebody(QStringLiteral("Noor \U0001F337"));
        few.face(0, numbered);
        ASSIGN_OK(const auto merge, few.persons().merge(named, numbered));
        QCOMPARE(few.persons().summary(numbered)->person.name, QStringLiteral("Noor \U0001F337"));
        QCOMPARE(few.found(QStringLiteral("noor")), 1);
        VERIFY_OK(few.persons().unmerge(merge));
        QCOMPARE(few.found(QStringLiteral("noor")), 0);
    }

    void namesOfAllScripts() {
        FewPersons few;
        const QString arabic = QStringLiteral("\u0646\u0648\u0631 \u0627\u0644\u0647\u062F\u0649");
        const QString flowers = QStringLiteral("\U0001F469\u200D\U0001F33E\u2014'\"\\");
        const PersonId one = few.somebody(arabic);
        const PersonId other = few.somebody(flowers);
        Person details = few.persons().summary(one)->person;
        details.notes = QStringLiteral("\u202E\u0645\u0644\u0627\u062D\u0638\u0629\n\U0001F600");
        VERIFY_OK(few.persons().update(details));
        few.face(1, one);
        ASSIGN_OK(const auto merge, few.persons().merge(one, other));
        QCOMPARE(few.persons().summary(other)->person.notes, details.notes);
        ASSIGN_OK(const Unmerged undone, few.persons().unmerge(merge));
        QCOMPARE(undone.name, arabic);
        QCOMPARE(few.persons().summary(one)->person.notes, details.notes);
        QCOMPARE(few.persons().summary(other)->person.notes, QString());
        QCOMPARE(few.found(QStringLiteral("\u0646\u0648\u0631")), 1);
    }

    void whatIsKnownAboutTheDepartedIsNotDropped() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        const auto fill = [&](const PersonId& id, const char* contact, const char* notes, const QDate& died) {
            Person details = must(few.persons().summary(id)).person;
            details.contact = QLatin1String(contact);
            details.notes = QLatin1String(notes);
            details.deceased = died;
            return few.persons().update(details);
        };
        VERIFY_OK(fill(gone, "gone@example.org", "their notes", QDate(2026, 1, 2)));
        VERIFY_OK(fill(stays, "stays@example.org", "own notes", QDate(2026, 1, 3)));
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        Person merged = few.persons().summary(stays)->person;
        QCOMPARE(merged.contact, QStringLiteral("stays@example.org"));
        QCOMPARE(merged.deceased, std::optional(QDate(2026, 1, 3)));
        QCOMPARE(merged.notes,
                 QStringLiteral("own notes\ntheir notes\nGone: gone@example.org\nGone: \u2020 2026-01-02"));
        // What is written since stays, what came with the departed goes.
        merged.notes += QStringLiteral("\nwritten since");
        merged.contact = QStringLiteral("new@example.org");
        VERIFY_OK(few.persons().update(merged));
        ASSIGN_OK(const Unmerged undone, few.persons().unmerge(merge));
        QVERIFY(undone.kept.isEmpty());
        const Person after = few.persons().summary(stays)->person;
        QCOMPARE(after.notes, QStringLiteral("own notes\nwritten since"));
        QCOMPARE(after.contact, QStringLiteral("new@example.org"));
    }

    void rejectionsOfBothSurvive() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        const FaceId neither = few.face(0, std::nullopt);
        const FaceId theirs = few.face(1, gone);
        VERIFY_OK(few.catalog->faces.reject(neither, gone));
        VERIFY_OK(few.catalog->faces.reject(theirs, stays));
        VERIFY_OK(few.catalog->faces.name(theirs, gone));
        ASSIGN_OK(const MergeCautions cautions, few.persons().mergeCautions(gone, stays));
        QCOMPARE(cautions.facesToldApart, 1);
        QVERIFY(!cautions.none());
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        QVERIFY(few.rejected(neither, stays));
        QVERIFY(!few.rejected(theirs, stays));
        QCOMPARE(few.named(theirs), std::optional(stays));
        few.nextDay();
        const FaceId since = few.face(2, std::nullopt);
        VERIFY_OK(few.catalog->faces.reject(since, stays));
        VERIFY_OK(few.persons().unmerge(merge));
        QVERIFY(few.rejected(neither, gone));
        QVERIFY(!few.rejected(neither, stays));
        QVERIFY(few.rejected(theirs, stays));
        // Said of the one entry that both were then.
        QVERIFY(few.rejected(since, gone) && few.rejected(since, stays));
    }

    void answersAboutPairsSurvive() {
        FewPersons few;
        const auto [gone, stays] = few.goneAndStays();
        const PersonId third = few.somebody(QStringLiteral("Third"));
        const PersonId fourth = few.somebody(QStringLiteral("Fourth"));
        PersonPairService& pairs = few.catalog->pairs;
        VERIFY_OK(pairs.answer(gone, third, PairAnswer::Two));
        VERIFY_OK(pairs.answer(stays, third, PairAnswer::NotSure));
        VERIFY_OK(pairs.answer(gone, stays, PairAnswer::Two));
        QVERIFY(few.persons().mergeCautions(stays, gone)->saidTwo.has_value());
        ASSIGN_OK(const auto merge, few.persons().merge(gone, stays));
        QCOMPARE(few.answer(stays, third), std::optional(PairAnswer::Two));
        // The third one becomes part of a fourth.
        VERIFY_OK(few.persons().merge(third, fourth));
        QCOMPARE(few.answer(stays, fourth), std::optional(PairAnswer::Two));
        VERIFY_OK(few.persons().unmerge(merge));
        QCOMPARE(few.answer(gone, fourth), std::optional(PairAnswer::Two));
        QCOMPARE(few.answer(gone, stays), std::optional(PairAnswer::Two));
    }

    void whatIsErasedWithWhoStaysTakesTheJournalAlong() {
        FewPersons few;
        const PersonId gone = few.somebody(QStringLiteral("Zwanenburg"));
        const PersonId stays = few.somebody(QStringLiteral("Stays"));
        VERIFY_OK(few.persons().merge(gone, stays));
        const auto rows = [&](const char* table) {
            return countIn(few.catalog, DatabaseFile::Catalog, QByteArray("SELECT count(*) FROM ") + table);
        };
        QCOMPARE(rows("person_merges"), 1);
        change(few.catalog, DatabaseFile::Catalog, "DELETE FROM persons WHERE id = " + hex(stays.toBytes()));
        QCOMPARE(rows("person_merges"), 0);
        QCOMPARE(rows("person_merge_items"), 0);
    }

    void noTwoLives() {
        FewPersons few;
        const PersonId child = few.somebody(QStringLiteral("Child"), QDate(2015, 1, 1));
        const PersonId adult = few.somebody(QStringLiteral("Adult"), QDate(1980, 1, 1));
        const PersonId dead = few.somebody(QStringLiteral("Dead"));
        Person details = few.persons().summary(dead)->person;
        details.deceased = QDate(2001, 1, 1);
        VERIFY_OK(few.persons().update(details));
        VERIFY_ERROR(ErrorCode::InvalidArgument, few.persons().merge(child, adult));
        VERIFY_ERROR(ErrorCode::InvalidArgument, few.persons().merge(child, dead));
        VERIFY_ERROR(ErrorCode::InvalidArgument, few.persons().merge(dead, child));
        VERIFY_OK(few.persons().merge(dead, adult));
    }

    void aChosenFaceStandsForSomebody() {
        FewPersons few;
        const PersonId noor = few.somebody(QStringLiteral("Noor"));
        const PersonId bo = few.somebody(QStringLiteral("Bo"));
        const FaceId first = few.face(0, noor);
        const FaceId second = few.face(1, noor);
        const FaceId other = few.face(2, bo);
        QCOMPARE(*few.persons().chooseCover(noor, first), std::optional<FaceId>());
        QCOMPARE(*few.persons().chooseCover(noor, second), std::optional(first));
        QCOMPARE(few.persons().summary(noor)->cover, second);
        VERIFY_ERROR(ErrorCode::InvalidArgument, few.persons().chooseCover(noor, other));
        QCOMPARE(*few.persons().chooseCover(noor, std::nullopt), std::optional(second));
    }
};

BK_TEST_MAIN(PersonMergeTest)
#include "PersonMergeTest.moc"
