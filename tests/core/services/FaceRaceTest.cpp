#include "tests/core/services/FaceFixture.h"
#include "tests/support/TestMain.h"
#include "tests/support/TinyModel.h"

#include <atomic>
#include <barrier>
#include <thread>

using namespace bk;
using namespace bk::test;

/// Two people at work at the same moment, on faces, papers and models.
class FaceRaceTest : public QObject, private FaceFixture {
    Q_OBJECT

    static inline const QString tiny = QStringLiteral("tiny-1");
    static inline const QString builtIn = QStringLiteral("bk-embedder-1");
    static inline const QString stranger = QStringLiteral("P006");

    ModelService& models() { return (*m_catalog)->models; }

    /// LEFT and RIGHT, begun at the same moment.
    static void together(const std::function<void()>& left, const std::function<void()>& right) {
        std::barrier begin(2);
        std::thread other([&] {
            begin.arrive_and_wait();
            right();
        });
        begin.arrive_and_wait();
        left();
        other.join();
    }
    /// Which face is on which side, and how surely.
    static QMap<QString, double> sides(const SplitProposal& proposal) {
        QMap<QString, double> sides;
        for (const SplitFace& face : proposal.faces)
            sides.insert(face.face.toString(), face.second ? face.lead : -face.lead);
        return sides;
    }

private Q_SLOTS:
    void initTestCase() {
        make();
        scan();
        const QByteArray network = tinyNetwork(112);
        VERIFY_OK(models().install(FilePath::fromString(
            writePack(m_catalog->file(QString()), tinyCard(tiny, 112, network), network))));
    }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void aPersonIsSplitByOneModelWhicheverIsChosenMeanwhile() {
        recognition(Decision::Granted, 10);
        for (const int scene : {11, 14, 23, 30, 31})
            VERIFY_OK(faces().name(faceOf(scene), m_sofie));
        const FaceId first = faceOf(11);
        const FaceId second = faceOf(23, stranger);
        VERIFY_OK(faces().name(second, m_sofie));
        PersonSplitService& splits = (*m_catalog)->splits;
        QList<QMap<QString, double>> pure;
        for (const QString& model : {tiny, builtIn}) {
            VERIFY_OK(models().use(model));
            ASSIGN_OK(const SplitProposal proposal, splits.propose(m_sofie, first, second));
            QCOMPARE(proposal.obstacle, SplitObstacle::None);
            pure << sides(proposal);
        }
        QVERIFY(pure[0] != pure[1]);
        std::atomic<bool> proposing = true;
        int mixed = 0;
        int byTiny = 0;
        QStringList failed;
        int changes = 0;
        together(
            [&] {
                for (int i = 0; i < 40; ++i) {
                    const auto proposal = splits.propose(m_sofie, first, second);
                    if (!proposal) {
                        failed << proposal.error().context;
                        continue;
                    }
                    const auto now = sides(*proposal);
                    if (now == pure[0]) ++byTiny;
                    if (now != pure[0] && now != pure[1]) ++mixed;
                }
                proposing = false;
            },
            [&] {
                // Ends with the built-in one.
                while (proposing || changes % 2 != 0) {
                    const auto used = models().use(changes % 2 == 0 ? tiny : builtIn);
                    if (!used) {
                        failed << used.error().context;
                        return;
                    }
                    ++changes;
                }
            });
        QCOMPARE(failed, QStringList());
        QCOMPARE(mixed, 0);
        QVERIFY(changes > 1);
        VERIFY_OK(models().use(builtIn));
    }

    void whoWithdrawsWhileTheyAreMergedKeepsNoKey_data() {
        QTest::addColumn<bool>("ofWhoDeparts");
        QTest::newRow("of who stays") << false;
        QTest::newRow("of who departs") << true;
    }
    void whoWithdrawsWhileTheyAreMergedKeepsNoKey() {
        QFETCH(bool, ofWhoDeparts);
        for (int i = 0; i < 6; ++i) {
            m_sofie = somebody();
            const PersonId twin = somebody();
            const Quitclaim own = recognition(Decision::Granted, 10);
            const Quitclaim theirs = m_catalog->grant(twin, {QStringLiteral("recognition")});
            for (const int scene : {11, 14})
                VERIFY_OK(faces().name(faceOf(scene), m_sofie));
            for (const int scene : {23, 30})
                VERIFY_OK(faces().name(faceOf(scene), twin));
            scan();
            QCOMPARE(faceprints(), 4);
            QVERIFY(hasKey(m_sofie) && hasKey(twin));
            Status merged;
            Status withdrawn;
            together([&] { merged = (*m_catalog)->persons.merge(twin, m_sofie).map([](const auto&) {}); },
                     [&] {
                         Withdrawal withdrawal;
                         withdrawal.date = m_today;
                         withdrawn = (*m_catalog)
                                         ->consent.withdraw(ofWhoDeparts ? theirs.id : own.id, withdrawal)
                                         .map([](const auto&) {});
                     });
            QVERIFY2(merged, merged ? "" : qPrintable(merged.error().context));
            QVERIFY2(withdrawn, withdrawn ? "" : qPrintable(withdrawn.error().context));
            // Whoever of the two withdrew: they are one, who said no last.
            QVERIFY(!hasKey(twin));
            QVERIFY(!hasKey(m_sofie));
            QCOMPARE(faceprints(), 0);
            QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM faceprint_list"), 0);
            QCOMPARE(suggestions(), 0);
            QCOMPARE(findings(*m_catalog), QStringList());
            begin();
        }
    }

    void namesGivenWhileTheirPersonIsMergedAreNotLost() {
        for (int i = 0; i < 6; ++i) {
            m_sofie = somebody();
            const PersonId twin = somebody();
            VERIFY_OK(faces().name(faceOf(11), twin));
            Status merged;
            Status named;
            together([&] { merged = (*m_catalog)->persons.merge(twin, m_sofie).map([](const auto&) {}); },
                     [&] { named = faces().name(faceOf(14), twin); });
            QVERIFY(merged);
            QCOMPARE(face(faceOf(11)).person, std::optional(m_sofie));
            // Given before, it goes along; after, there is nobody to give it to.
            if (named)
                QCOMPARE(face(faceOf(14)).person, std::optional(m_sofie));
            else
                QCOMPARE(named.error().code, ErrorCode::NotFound);
            begin();
        }
    }
};

BK_TEST_MAIN(FaceRaceTest)
#include "FaceRaceTest.moc"
