#include "core/services/DemoService.h"
#include "core/services/Services.h"
#include "tests/support/FixedClock.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

using namespace bk;

/// The example catalog shows every state that the issue of permissions knows.
class DemoServiceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Services> m_services;
    const QDate m_today = QDate(2026, 3, 10);

    const PersonSummary& person(const QList<PersonSummary>& all, const char* name) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const PersonSummary& one) {
            return one.person.name == QString::fromUtf8(name);
        });
        if (found == all.end()) qFatal("nobody is called %s", name);
        return *found;
    }

private Q_SLOTS:
    void initTestCase() {
        const FilePath folder = FilePath::fromString(m_dir.filePath(QStringLiteral("Example.beeldkluis")));
        auto built =
            DemoService(std::make_shared<test::FixedClock>(m_today), std::make_shared<RandomIdSource>())
                .build(folder, {});
        QVERIFY2(built, built ? "" : qPrintable(built.error().context));
        m_services = std::make_unique<Services>(std::move(*built));
    }

    void everybodyIsThereInTheirState() {
        const auto all = m_services->persons.list();
        QVERIFY(all);
        QCOMPARE(all->size(), 12);
        QVERIFY(person(*all, "Noor de Vries").standing == PersonStanding::Active);
        QVERIFY(person(*all, "Noor de Vries").recognition);
        QVERIFY(person(*all, "Noor de Vries").faceprints > 0);
        QVERIFY(person(*all, "Daan Bakker").standing == PersonStanding::Expiring);
        QCOMPARE(person(*all, "Daan Bakker").nextExpiry.value(), m_today.addDays(20));
        QVERIFY(person(*all, "Fatima El Amrani").standing == PersonStanding::Expired);
        QVERIFY(person(*all, "Willem Jansen").standing == PersonStanding::Withdrawn);
        QVERIFY(person(*all, "Milan Visser").minor);
        QVERIFY(person(*all, "Kaya Y\xC4\xB1lmaz").standing == PersonStanding::NoQuitclaim);
        QVERIFY(person(*all, "Joris van den Berg").standing == PersonStanding::Draft);
        for (const PersonSummary& one : *all)
            QCOMPARE(one.faceprints > 0, one.recognition);
    }

    void thereIsSomethingOfEverything() {
        const auto report =
            m_services->clearance.report(*Purpose::tryFrom(QStringLiteral("website")), {}, {});
        QVERIFY(report);
        for (const ClearanceState state :
             {ClearanceState::Cleared, ClearanceState::Withdrawn, ClearanceState::Expired,
              ClearanceState::Missing, ClearanceState::Unresolved, ClearanceState::NoPeople,
              ClearanceState::NotNeeded, ClearanceState::Embargoed})
            QVERIFY2(report->counts.value(state) > 0, qPrintable(toString(state)));
        const auto social = m_services->clearance.report(*Purpose::tryFrom(QStringLiteral("social")), {}, {});
        QVERIFY(social->counts.value(ClearanceState::Refused) > 0);
    }

    void warningsAreThere() {
        const auto tasks = m_services->tasks.tasks();
        QVERIFY(tasks);
        const auto has = [&](TaskKind kind) {
            return std::any_of(tasks->begin(), tasks->end(),
                               [&](const Task& task) { return task.kind == kind; });
        };
        QVERIFY(has(TaskKind::Expiring));
        QVERIFY(has(TaskKind::Expired));
        QVERIFY(has(TaskKind::Draft));
        QVERIFY(has(TaskKind::ReviewFaces));
        QVERIFY(has(TaskKind::Takedown));
    }

    void whatWasPublishedIsThere() {
        const auto publications = m_services->publications.list({});
        QVERIFY(publications);
        QCOMPARE(publications->size(), 2);
        const auto takedowns = m_services->publications.takedowns(true);
        QVERIFY(takedowns && !takedowns->isEmpty());
        for (const TakedownView& one : *takedowns) {
            QCOMPARE(one.personName, QStringLiteral("Willem Jansen"));
            QVERIFY(one.takedown.state == ClearanceState::Withdrawn);
        }
    }

    void theFormThatWasSignedIsThere() {
        const auto forms = m_services->forms.list();
        QVERIFY(forms);
        QCOMPARE(forms->size(), 1);
        const auto records = m_services->consent.list({});
        QVERIFY(records && !records->isEmpty());
        for (const QuitclaimView& one : *records)
            QVERIFY(one.quitclaim.form && one.quitclaim.form->form == forms->first().id);
    }

    void scansCanBeSeen() {
        const auto quitclaims = m_services->consent.list({});
        QVERIFY(quitclaims);
        int scans = 0;
        for (const QuitclaimView& view : *quitclaims) {
            for (const Attachment& scan : view.quitclaim.scans) {
                ++scans;
                QCOMPARE(scan.mediaType, QStringLiteral("application/pdf"));
                QCOMPARE(scan.pages, 1);
            }
        }
        QVERIFY(scans >= 9);
        const Quitclaim& first = quitclaims->first().quitclaim;
        const auto page = m_services->consent.scanPage(first.id, first.scans.first().id, 0, 400);
        QVERIFY2(page, page ? "" : qPrintable(page.error().context));
        QCOMPARE(std::max(page->width(), page->height()), 400);
    }

    void itChecksClean() {
        const auto outcome = m_services->checks.check({});
        QVERIFY(outcome);
        for (const CheckFinding& finding : outcome->findings)
            qWarning() << finding.what << finding.detail;
        QVERIFY(outcome->ok());
    }
};

BK_TEST_MAIN(DemoServiceTest)
#include "DemoServiceTest.moc"
