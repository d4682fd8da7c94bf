#include "tests/core/services/PublicationFixture.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

/// Which change opens a takedown, and what answers it.
class TakedownTest : public QObject, private PublicationFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { beginAll(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void aWithdrawalOpensTakedownsInItsOwnTransaction() {
        const Publication one = published({m_photos[0], m_photos[1], m_photos[3]}, "one");
        const Publication two = published({m_photos[0]}, "two");
        Publication gone = wanted("gone");
        gone.publishedOn = today().addDays(-9);
        gone.until = today().addDays(-1);
        ASSIGN_OK(gone, publications().add(gone, m_photos));
        Publication planned = wanted("planned");
        planned.publishedOn = today().addDays(9);
        ASSIGN_OK(planned, publications().add(planned, {m_photos[2]}));
        const qint64 before = events("takedown.open");
        Withdrawal withdrawal;
        withdrawal.date = today();
        ASSIGN_OK(const WithdrawalOutcome outcome, services().consent.withdraw(m_quitclaim.id, withdrawal));
        QCOMPARE(outcome.publicationsAffected, 3);
        QCOMPARE(events("takedown.open"), before + 3);
        const auto open = takedowns();
        QCOMPARE(open.size(), 4);
        QHash<PublicationId, int> counts;
        for (const TakedownView& view : open) {
            ++counts[view.publication.id];
            QVERIFY(view.takedown.state == ClearanceState::Withdrawn);
            QCOMPARE(view.takedown.person, std::optional(m_noor));
            QCOMPARE(view.takedown.quitclaim, std::optional(m_quitclaim.id));
            QCOMPARE(view.takedown.openedOn, today());
            QCOMPARE(view.personName, QStringLiteral("Noor"));
            QVERIFY(view.fileName.endsWith(QStringLiteral(".png")));
            QVERIFY(!view.lawfulAgain);
        }
        QVERIFY((counts == QHash<PublicationId, int>{{one.id, 2}, {two.id, 1}, {planned.id, 1}}));
        QCOMPARE(publications().publication(one.id)->openTakedowns, 2);
        QCOMPARE(publications().publication(one.id)->notCleared, 2);
        QCOMPARE(publications().publication(gone.id)->notCleared, 0);
        // Once is enough.
        QCOMPARE(openFor(m_photos), 0);
        QCOMPARE(takedowns().size(), 4);
    }

    void whatWasRecordedTooLateIsTakenDownAtOnce() {
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(takedowns().size(), 0);
        const Publication made = published(m_photos);
        QCOMPARE(takedowns().size(), 3);
        QCOMPARE(publications().publication(made.id)->openTakedowns, 3);
    }

    void aPhotoNamedTwiceIsTakenDownOnce() {
        VERIFY_OK(withdraw(m_quitclaim));
        const Publication made = published({m_photos[0], m_photos[1], m_photos[0]});
        QCOMPARE(takedowns().size(), 2);
        QCOMPARE(publications().publication(made.id)->photos, 2);
        QCOMPARE(publications().publication(made.id)->openTakedowns, 2);
    }

    void onlyANoOpensATakedown() {
        VERIFY_OK(services().photos.addPerson(m_photos[0], m_sam));
        const Publication made = published(m_photos);
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("Missing"));
        QCOMPARE(openFor(m_photos), 0);
        VERIFY_OK(services().photos.setEmbargo(m_photos[1], today().addDays(5)));
        QCOMPARE(openFor(m_photos), 0);
        QCOMPARE(takedowns().size(), 0);
        QCOMPARE(publications().publication(made.id)->notCleared, 2);
    }

    void aNoCountsBehindAnEmbargoToo() {
        VERIFY_OK(services().photos.setEmbargo(m_photos[0], today().addDays(5)));
        VERIFY_OK(services().photos.setExpires(m_photos[1], today().addDays(-1)));
        VERIFY_OK(services().photos.setOverride(m_photos[2], OverrideReason::Crowd, {}, {}));
        published(m_photos);
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("Embargoed"));
        QCOMPARE(state(*m_catalog, m_photos[1]), QStringLiteral("AssetExpired"));
        QCOMPARE(state(*m_catalog, m_photos[2]), QStringLiteral("NotNeeded"));
        QSet<PhotoId> found;
        for (const TakedownView& one : takedowns()) {
            found << one.takedown.photo;
            QVERIFY(one.takedown.state == ClearanceState::Withdrawn);
        }
        QCOMPARE(found, (QSet<PhotoId>{m_photos[0], m_photos[1]}));
        // Consent is needed again.
        VERIFY_OK(services().photos.clearOverride(m_photos[2]));
        openFor({m_photos[2]});
        QCOMPARE(takedowns().size(), 3);
    }

    void aRestrictionOpensOneForNobodyInParticular() {
        published({m_photos[3]});
        VERIFY_OK(services().photos.setRestricted(m_photos[3], true));
        openFor({m_photos[3]});
        const auto open = takedowns();
        QCOMPARE(open.size(), 1);
        QVERIFY(open.first().takedown.state == ClearanceState::Restricted);
        QVERIFY(!open.first().takedown.person);
        QVERIFY(open.first().personName.isEmpty());
    }

    void namingSomebodyWhoSaidNoOpensOne() {
        VERIFY_OK(withdraw(m_quitclaim));
        published({m_photos[3]});
        ASSIGN_OK(const FaceId face, services().faces.add(m_photos[3], QRectF(4, 4, 20, 20), std::nullopt));
        QCOMPARE(takedowns().size(), 0);
        VERIFY_OK(services().faces.name(face, m_noor));
        QCOMPARE(takedowns().size(), 1);
        VERIFY_OK(services().faces.undo());
        // What was said stays until somebody answers it, and shows that it is lawful.
        QCOMPARE(takedowns().size(), 1);
        VERIFY_OK(services().faces.notAFace(face, {}));
        QVERIFY(takedowns().first().lawfulAgain);
    }

    void mergedPersonsKeepWhatWasAnswered() {
        Publication print = wanted("Annual report");
        ASSIGN_OK(print, publications().add(print, {m_photos[0]}));
        VERIFY_OK(withdraw(m_quitclaim));
        VERIFY_OK(publications().close(print.id, m_photos[0], TakedownOutcome::Impossible,
                                       QStringLiteral("printed while it was permitted")));
        VERIFY_OK(services().persons.merge(m_noor, m_sam));
        QCOMPARE(takedowns().size(), 0);
        ASSIGN_OK(const auto closed, publications().takedowns(false, print.id));
        QCOMPARE(closed.first().personName, QStringLiteral("Sam"));
    }

    void whatIsImpossibleIsAnsweredUntilSomebodyElseSaysNo() {
        VERIFY_OK(services().photos.addPerson(m_photos[0], m_sam));
        const Quitclaim sams = grant(m_sam);
        Publication print = wanted("Annual report");
        print.kind = PublicationKind::Print;
        ASSIGN_OK(print, publications().add(print, {m_photos[0]}));
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(takedowns().size(), 1);
        VERIFY_ERROR(
            ErrorCode::InvalidArgument,
            publications().close(print.id, m_photos[0], TakedownOutcome::Impossible, QStringLiteral("  ")));
        VERIFY_ERROR(ErrorCode::InvalidArgument,
                     publications().close(print.id, m_photos[0], TakedownOutcome::Open, {}));
        VERIFY_ERROR(ErrorCode::NotFound,
                     publications().close(print.id, m_photos[1], TakedownOutcome::Done, {}));
        const qint64 before = events("takedown.impossible");
        VERIFY_OK(publications().close(print.id, m_photos[0], TakedownOutcome::Impossible,
                                       QStringLiteral("printed while it was permitted")));
        QCOMPARE(events("takedown.impossible"), before + 1);
        VERIFY_ERROR(ErrorCode::NotFound,
                     publications().close(print.id, m_photos[0], TakedownOutcome::Done, {}));
        QCOMPARE(takedowns().size(), 0);
        QCOMPARE(openFor({m_photos[0]}), 0);
        ASSIGN_OK(const auto closed, publications().takedowns(false, print.id));
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed.first().takedown.reason, QStringLiteral("printed while it was permitted"));
        QCOMPARE(closed.first().takedown.closedBy, services().session->user());

        VERIFY_OK(withdraw(sams));
        QCOMPARE(takedowns().size(), 1);
        QCOMPARE(takedowns().first().takedown.person, std::optional(m_sam));
    }

    void whatWasTakenDownIsNotTakenDownAgain() {
        const Publication made = published({m_photos[0], m_photos[1]});
        VERIFY_OK(withdraw(m_quitclaim));
        const qint64 before = events("takedown.done");
        VERIFY_OK(publications().close(made.id, m_photos[0], TakedownOutcome::Done, {}));
        QCOMPARE(events("takedown.done"), before + 1);
        QCOMPARE(openFor(m_photos), 0);
        QCOMPARE(publications().publication(made.id)->openTakedowns, 1);
        QCOMPARE(publications().publication(made.id)->notCleared, 1);
        QCOMPARE(publications().publication(made.id)->photos, 2);
    }

    void aNewGrantMakesItLawfulAgain() {
        const Publication made = published({m_photos[0]});
        VERIFY_OK(withdraw(m_quitclaim));
        m_catalog->clock().setDay(today().addDays(1));
        Quitclaim again;
        again.person = m_noor;
        again.signedOn = today();
        again.openEnded = true;
        again.grants << Grant{purpose("website"), Decision::Granted, {}};
        VERIFY_OK(services().consent.add(again, {TestCatalog::smallScan()}));
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("Cleared"));
        const auto open = takedowns();
        QCOMPARE(open.size(), 1);
        QVERIFY(open.first().lawfulAgain);
        QCOMPARE(publications().publication(made.id)->notCleared, 0);
        VERIFY_OK(publications().close(made.id, m_photos[0], TakedownOutcome::Impossible,
                                       QStringLiteral("permitted again")));
        QVERIFY(!takedowns(false).first().lawfulAgain);
    }

    void aRetiredPurposeIsAskedOfTheRule() {
        const Publication made = published(m_photos);
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE purposes SET retired = 1 WHERE key = 'website'");
        VERIFY_OK(withdraw(m_quitclaim));
        const qsizetype opened = takedowns().size();
        const int notCleared = publications().publication(made.id)->notCleared;
        change(*m_catalog, DatabaseFile::Catalog, "UPDATE purposes SET retired = 0 WHERE key = 'website'");
        VERIFY_OK(services().clearance.rebuild());
        QCOMPARE(opened, 3);
        QCOMPARE(notCleared, 3);
    }

    // The last one: the day goes on.
    void whatWasExceptedIsToBeTakenDownOnceTheExceptionEnds() {
        const QDate last = today();
        VERIFY_OK(services().photos.setOverride(m_photos[0], OverrideReason::Crowd, {}, last));
        published({m_photos[0]});
        VERIFY_OK(withdraw(m_quitclaim));
        QCOMPARE(takedowns().size(), 0);
        const qint64 before = events("takedown.open");
        m_catalog->clock().setDay(last.addDays(1));
        QCOMPARE(state(*m_catalog, m_photos[0]), QStringLiteral("Withdrawn"));
        VERIFY_OK(services().clearance.settle());
        const auto open = takedowns();
        QCOMPARE(open.size(), 1);
        QVERIFY(open.first().takedown.state == ClearanceState::Withdrawn);
        QCOMPARE(open.first().takedown.openedOn, last.addDays(1));
        QCOMPARE(events("takedown.open"), before + 1);
    }
};

BK_TEST_MAIN(TakedownTest)
#include "TakedownTest.moc"
