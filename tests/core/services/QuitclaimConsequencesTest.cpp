#include "core/services/PublicationService.h"
#include "core/services/PurposeService.h"
#include "core/store/QuitclaimJson.h"
#include "tests/core/services/RecordSupport.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// What a record brings about: takedowns, everything taken back at once, what follows it, forms, and purposes
/// that are not in use any more.
class QuitclaimConsequencesTest : public QObject, RecordFixture {
    Q_OBJECT

    TemplateId m_form;

    PublicationService publications() { return PublicationService(*(*m_catalog)->session); }
    Withdrawal withdrawal(int daysAgo = 0) const {
        Withdrawal made;
        made.date = m_today.addDays(-daysAgo);
        made.channel = QStringLiteral("  letter ");
        made.reason = QStringLiteral(" moved\n");
        return made;
    }
    QString stateWord(const QuitclaimId& id) { return toString(consent().quitclaim(id)->state); }
    PublicationId published(const QList<PhotoId>& photos, const char* forPurpose = "website") {
        Publication wanted;
        wanted.purpose = purpose(forPurpose);
        wanted.place = QStringLiteral("https://example.org/%1").arg(m_persons);
        wanted.publishedOn = m_today.addDays(-5);
        const auto added = publications().add(wanted, photos);
        if (!added) qFatal("%s", qPrintable(added.error().context));
        return added->id;
    }
    qsizetype open(const PublicationId& id) { return publications().takedowns(true, id)->size(); }

private Q_SLOTS:
    void initTestCase() {
        makeCatalog();
        m_form = addForm(*m_catalog, QStringLiteral("Open day"));
    }
    void init() { beginPerson(); }
    void cleanup() { QCOMPARE(findings(*m_catalog), QStringList()); }
    void cleanupTestCase() { m_catalog.reset(); }

    void aWithdrawalOpensTakedowns() {
        const Quitclaim made = active(form("website print"));
        const PublicationId both = published({m_photos[0], m_photos[1], m_photos[2]});
        const PublicationId one = published({m_photos[1]});
        const PublicationId printed = published({m_photos[0]}, "print");
        Withdrawal website = withdrawal();
        website.purposes = {purpose("website")};
        ASSIGN_OK(const auto outcome, consent().withdraw(made.id, website));
        QCOMPARE(outcome.publicationsAffected, 2);
        QCOMPARE(outcome.photosAffected, 2);
        QCOMPARE(outcome.quitclaims, QList{made.id});
        QCOMPARE(open(both), 2);
        QCOMPARE(open(one), 1);
        QCOMPARE(open(printed), 0);
        ASSIGN_OK(const auto takedowns, publications().takedowns(true, one));
        QCOMPARE(takedowns.first().takedown.quitclaim, made.id);
        QCOMPARE(takedowns.first().takedown.person, m_person);
        QCOMPARE(consent().quitclaim(made.id)->withdrawals.first().channel, QStringLiteral("letter"));
        QCOMPARE(consent().quitclaim(made.id)->withdrawals.first().reason, QStringLiteral("moved"));
        // The rest, once; what is open is not opened again.
        ASSIGN_OK(const auto rest, consent().withdraw(made.id, withdrawal()));
        QCOMPARE(rest.publicationsAffected, 1);
        QCOMPARE(open(printed), 1);
    }

    void aRefusalOpensTakedownsOnceItCounts() {
        active(form("website"));
        const PublicationId place = published({m_photos[0]});
        ASSIGN_OK(const Quitclaim draft, consent().add(form("", 5, "website"), {}));
        QCOMPARE(open(place), 0);
        VERIFY_OK(consent().attachScan(draft.id, TestCatalog::smallScan()));
        QCOMPARE(open(place), 1);
        QVERIFY(publications().takedowns(true, place)->first().takedown.state == ClearanceState::Refused);
        const PublicationId again = published({m_photos[1]}, "social");
        active(form("", 1, "social"));
        QCOMPARE(open(again), 1);
    }

    void restrictingAPhotoOpensTakedowns() {
        active(form("website"));
        const PublicationId place = published({m_photos[0], m_photos[1]});
        VERIFY_OK((*m_catalog)->photos.setRestricted(m_photos[1], true));
        QCOMPARE(open(place), 1);
        QCOMPARE(publications().takedowns(true, place)->first().takedown.photo, m_photos[1]);
        VERIFY_OK((*m_catalog)->photos.setRestricted(m_photos[1], false));
    }

    void somebodyWhoSaidNoAndIsSeenLaterOpensTakedowns() {
        active(form("", 10, "website"));
        const PublicationId place = published({m_photos[2]});
        QCOMPARE(open(place), 0);
        VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[2], m_person));
        QCOMPARE(open(place), 1);
        // A yes that turns out to be a child's own leaves the no before it.
        active(form("website", 2));
        const PublicationId meanwhile = published({m_photos[0]});
        QCOMPARE(open(meanwhile), 0);
        Person child = (*m_catalog)->persons.summary(m_person)->person;
        child.born = m_today.addYears(-12);
        VERIFY_OK((*m_catalog)->persons.update(child));
        QCOMPARE(open(meanwhile), 1);
        // Two records that were one person all the time.
        const PersonId other = (*m_catalog)->persons.add(QStringLiteral("Other"), {})->id;
        VERIFY_OK((*m_catalog)->photos.removePerson(m_photos[2], m_person));
        VERIFY_OK((*m_catalog)->photos.addPerson(m_photos[2], other));
        const PublicationId second = published({m_photos[2]});
        QCOMPARE(open(second), 0);
        VERIFY_OK((*m_catalog)->persons.merge(m_person, other));
        m_person = other;
        QCOMPARE(open(second), 1);
    }

    void everythingIsTakenBackInOneStep() {
        const Quitclaim first = active(form("website print", 40));
        const Quitclaim second = active(form("social", 30, "press"));
        const Quitclaim refusal = active(form("", 25, "internal"));
        const Quitclaim replaced = active(form("press", 22));
        Quitclaim next = form("recognition", 20);
        next.supersedes = replaced.id;
        const Quitclaim third = active(next);
        ASSIGN_OK(const Quitclaim draft, consent().add(form("website", 5), {}));
        Withdrawal some = withdrawal(3);
        some.purposes = {purpose("print")};
        VERIFY_OK(consent().withdraw(first.id, some));
        const PublicationId place = published({m_photos[0], m_photos[1]});

        const auto before = versionRows(*m_catalog);
        ASSIGN_OK(const auto outcome, consent().withdrawAll(m_person, withdrawal()));
        QCOMPARE(outcome.quitclaims, QList({first.id, second.id, third.id, draft.id}));
        QCOMPARE(outcome.quitclaim, first.id);
        QCOMPARE(outcome.photosAffected, 2);
        QCOMPARE(outcome.publicationsAffected, 1);
        QCOMPARE(open(place), 2);
        for (const QuitclaimId& id : outcome.quitclaims)
            QCOMPARE(stateWord(id), QStringLiteral("withdrawn"));
        QCOMPARE(stateWord(refusal.id), QStringLiteral("active"));
        QCOMPARE(stateWord(replaced.id), QStringLiteral("superseded"));
        QCOMPARE(stateOf(0), QStringLiteral("Withdrawn"));
        QCOMPARE(stateOf(1, "social"), QStringLiteral("Withdrawn"));
        QCOMPARE(stateOf(0, "internal"), QStringLiteral("Refused"));
        // What was taken back before keeps its day.
        ASSIGN_OK(const Quitclaim now, consent().quitclaim(first.id));
        QCOMPARE(now.withdrawals.size(), 2);
        QCOMPARE(now.withdrawals.last().purposes, QList{purpose("website")});
        QVERIFY(consent().quitclaim(second.id)->withdrawals.first().purposes.isEmpty());
        QCOMPARE(overwritten(before, versionRows(*m_catalog)), QByteArrayList());
        for (const QuitclaimId& id : outcome.quitclaims)
            QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                             "SELECT count(*) FROM log WHERE action = 'quitclaim.withdraw' AND object = " +
                                 hex(id.toBytes())),
                     id == first.id ? 2 : 1);

        // There is nothing left; evidence that comes late changes nothing.
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().withdrawAll(m_person, withdrawal()));
        VERIFY_OK(consent().attachScan(draft.id, TestCatalog::smallScan()));
        QCOMPARE(stateOf(0), QStringLiteral("Withdrawn"));
    }

    void takingBackEverythingHasLimits() {
        const auto refused = [&](const Withdrawal& wanted) {
            const auto before = versionRows(*m_catalog);
            const auto outcome = consent().withdrawAll(m_person, wanted);
            return !outcome && outcome.error().code == ErrorCode::InvalidArgument &&
                   versionRows(*m_catalog) == before;
        };
        QVERIFY(refused(withdrawal()));
        active(form("", 10, "website"));
        QVERIFY(refused(withdrawal()));
        active(form("website", 9));
        const Quitclaim late = active(form("print", 2));
        QVERIFY(refused(withdrawal(-1)));
        QVERIFY(refused(Withdrawal()));
        Withdrawal some = withdrawal();
        some.purposes = {purpose("website")};
        QVERIFY(refused(some));
        // Before one of the signings: which one is said, and none is taken back alone.
        QVERIFY(refused(withdrawal(3)));
        QVERIFY(consent().withdrawAll(m_person, withdrawal(3)).error().context.contains(late.number));
        VERIFY_ERROR(ErrorCode::NotFound, consent().withdrawAll(PersonId(QUuid::createUuid()), withdrawal()));
        VERIFY_OK(consent().withdrawAll(m_person, withdrawal(2)));
    }

    void whatFollowsBeginsWithoutAnyDecision() {
        Quitclaim wanted = form("website print", 400, "press");
        wanted.guardian = Guardian{QStringLiteral("Anna"), QStringLiteral("mother")};
        wanted.secondGuardian = Guardian{QStringLiteral("Bram"), QStringLiteral("father")};
        wanted.from = m_today.addDays(-390);
        wanted.openEnded = false;
        wanted.until = m_today.addDays(-20);
        wanted.basis = LegalBasis::Contract;
        wanted.territory = QStringLiteral("EU");
        wanted.conditions = QStringLiteral("not with name");
        wanted.notes = QStringLiteral("in the blue map");
        wanted.signedAt = QStringLiteral("Utrecht");
        wanted.scope = {ScopeKind::Photos, {}, {m_photos[0]}};
        wanted.form = FormSigned{m_form, 1, QStringLiteral("nl")};
        const Quitclaim older = active(wanted);

        const auto begun = [&] { return *consent().renewal(older.id); };
        Quitclaim next = begun();
        QCOMPARE(next.person, m_person);
        QCOMPARE(next.supersedes, older.id);
        QVERIFY(next.grants.isEmpty() && next.scans.isEmpty() && next.withdrawals.isEmpty());
        QVERIFY(!next.signedOn && !next.from && !next.until && !next.openEnded && next.notes.isEmpty());
        QVERIFY(next.id.isNull() && next.number.isEmpty() && next.signedAt.isEmpty());
        QVERIFY(next.basis == LegalBasis::Contract);
        QCOMPARE(next.territory, older.territory);
        QCOMPARE(next.conditions, older.conditions);
        QCOMPARE(next.scope, older.scope);
        QCOMPARE(next.form, std::optional(FormSigned{m_form, 2, QStringLiteral("nl")}));
        // Of age: their own signature. A minor, or nobody knows: the guardians as they were.
        QVERIFY(!next.guardian && !next.secondGuardian);
        Person person = (*m_catalog)->persons.summary(m_person)->person;
        for (const std::optional<QDate>& born : {std::optional(QDate(2012, 1, 1)), std::optional<QDate>()}) {
            person.born = born;
            VERIFY_OK((*m_catalog)->persons.update(person));
            QCOMPARE(begun().guardian, older.guardian);
            QCOMPARE(begun().secondGuardian, older.secondGuardian);
        }
        // Without a decision it is no record; with one it takes the place of the other.
        next = begun();
        next.signedOn = m_today;
        next.openEnded = true;
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().add(next, {TestCatalog::smallScan()}));
        QCOMPARE(stateWord(older.id), QStringLiteral("active"));
        next.grants = {Grant{purpose("print"), Decision::Granted, {}}};
        const Quitclaim renewed = active(next);
        QCOMPARE(stateWord(older.id), QStringLiteral("superseded"));
        QCOMPARE(stateOf(0, "print"), QStringLiteral("Cleared"));
        QCOMPARE(stateOf(0), QStringLiteral("Missing"));
        // The one to renew is the last.
        const auto replaced = consent().renewal(older.id);
        VERIFY_ERROR(ErrorCode::InvalidArgument, replaced);
        QVERIFY(replaced.error().context.contains(renewed.number));
        ASSIGN_OK(const Quitclaim draft, consent().add(form("website"), {}));
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().renewal(draft.id));
        VERIFY_ERROR(ErrorCode::NotFound, consent().renewal(QuitclaimId(QUuid::createUuid())));
        // After a withdrawal somebody may say yes again, on a new paper.
        VERIFY_OK(consent().withdraw(renewed.id, withdrawal()));
        QCOMPARE(consent().renewal(renewed.id)->supersedes, renewed.id);
    }

    void aFormIsNamedWithItsVersionAndLanguage() {
        const auto made = [&](const FormSigned& signedOn) {
            Quitclaim wanted = form("website");
            wanted.form = signedOn;
            return consent().add(wanted, {TestCatalog::smallScan()});
        };
        ASSIGN_OK(const Quitclaim first, made({m_form, 1, QStringLiteral("nl")}));
        QCOMPARE(first.form, std::optional(FormSigned{m_form, 1, QStringLiteral("nl")}));
        VERIFY_OK(made({m_form, 2, QStringLiteral("en")}));
        VERIFY_ERROR(ErrorCode::NotFound, made({m_form, 1, QStringLiteral("en")}));
        VERIFY_ERROR(ErrorCode::NotFound, made({m_form, 0, QStringLiteral("nl")}));
        VERIFY_ERROR(ErrorCode::NotFound, made({m_form, 3, QStringLiteral("nl")}));
        VERIFY_ERROR(ErrorCode::NotFound, made({m_form, 1, QString()}));
        VERIFY_ERROR(ErrorCode::NotFound, made({TemplateId(QUuid::createUuid()), 1, QStringLiteral("nl")}));
        // A form that is not used any more: what was signed on it can still be recorded, but is not offered.
        const TemplateId old = addForm(*m_catalog, QStringLiteral("Old form %1").arg(m_persons));
        ASSIGN_OK(const Quitclaim signedOnOld, made({old, 1, QStringLiteral("nl")}));
        VERIFY_OK(
            (*m_catalog)->session->catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
                return ConsentFormStore(connection).setRetired(old, true);
            }));
        VERIFY_OK(made({old, 2, QStringLiteral("nl")}));
        QVERIFY(!consent().renewal(signedOnOld.id)->form);
    }

    void aRetiredPurposeIsNotGrantedAnew() {
        Quitclaim made = active(form("social print", 10));
        PurposeService purposes(*(*m_catalog)->session);
        VERIFY_OK(purposes.setRetired(purpose("social"), true));
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().add(form("social"), {TestCatalog::smallScan()}));
        VERIFY_OK(consent().add(form("", 3, "social"), {}));
        // What was granted stays so when something else is put right.
        made.notes = QStringLiteral("other");
        VERIFY_OK(consent().correct(made, QStringLiteral("why")));
        Quitclaim refusedOne = active(form("print", 8));
        refusedOne.grants << Grant{purpose("social"), Decision::Granted, {}};
        VERIFY_ERROR(ErrorCode::InvalidArgument, consent().correct(refusedOne, QStringLiteral("why")));
        Withdrawal social = withdrawal();
        social.purposes = {purpose("social")};
        VERIFY_OK(consent().withdraw(made.id, social));
        QCOMPARE(consent().quitclaim(made.id)->withdrawals.size(), 1);
        VERIFY_OK(purposes.setRetired(purpose("social"), false));
        QCOMPARE(stateOf(0, "social"), QStringLiteral("Withdrawn"));
    }
};

BK_TEST_MAIN(QuitclaimConsequencesTest)
#include "QuitclaimConsequencesTest.moc"
