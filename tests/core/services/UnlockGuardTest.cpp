#include "core/services/UnlockGuard.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace bk;
using std::chrono::milliseconds;

namespace {

class MovableClock final : public Clock {
public:
    QDateTime moment = QDateTime(QDate(2026, 3, 10), QTime(9, 0), Qt::UTC);
    QDate today() const override { return moment.date(); }
    QDateTime now() const override { return moment; }
};

} // namespace

class UnlockGuardTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    MovableClock m_clock;

    FilePath folder() const { return FilePath::fromString(m_dir->path()); }
    UnlockGuard guard() const { return UnlockGuard(folder(), m_clock); }
    QString file() const { return m_dir->filePath(QStringLiteral("unlock-failures")); }
    void fail(int times) {
        for (int i = 0; i < times; ++i)
            QVERIFY(guard().failed());
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock = MovableClock();
    }

    void theFirstTwoAreFreeThenItDoublesUpToAMinute() {
        QCOMPARE(guard().wait(), milliseconds(0));
        QCOMPARE(guard().count(), 0);
        const QList<int> seconds = {0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60};
        for (int i = 0; i < seconds.size(); ++i) {
            fail(1);
            QCOMPARE(guard().count(), i + 1);
            QCOMPARE(guard().wait(), milliseconds(seconds[i] * 1000));
        }
        fail(60);
        QCOMPARE(guard().wait(), milliseconds(60000));
    }

    void timeThatHasPassedCounts() {
        fail(5);
        QCOMPARE(guard().wait(), milliseconds(4000));
        m_clock.moment = m_clock.moment.addMSecs(1500);
        QCOMPARE(guard().wait(), milliseconds(2500));
        m_clock.moment = m_clock.moment.addMSecs(2500);
        QCOMPARE(guard().wait(), milliseconds(0));
        m_clock.moment = m_clock.moment.addDays(1);
        QCOMPARE(guard().wait(), milliseconds(0));
    }

    void aClockTurnedBackDoesNotMakeItLonger() {
        fail(4);
        m_clock.moment = m_clock.moment.addYears(-3);
        QCOMPARE(guard().wait(), milliseconds(2000));
        fail(1);
        QCOMPARE(guard().wait(), milliseconds(4000));
        m_clock.moment = m_clock.moment.addSecs(4);
        QCOMPARE(guard().wait(), milliseconds(0));
    }

    void theLastHundredMomentsAreKeptAndAllAreCounted() {
        const QDateTime first = m_clock.moment;
        for (int i = 0; i < 130; ++i) {
            fail(1);
            m_clock.moment = m_clock.moment.addMSecs(1001);
        }
        QCOMPARE(guard().count(), 130);
        const auto moments = guard().failures();
        QCOMPARE(moments.size(), 100);
        QCOMPARE(moments.first(), first.addMSecs(30 * 1001));
        QCOMPARE(moments.last(), first.addMSecs(129 * 1001));
        QVERIFY(std::is_sorted(moments.begin(), moments.end()));
        QVERIFY(QFile(file()).size() < 4096);
    }

    void forgettingTakesAllAway() {
        QVERIFY(guard().forget());
        fail(5);
        QVERIFY(guard().forget());
        QCOMPARE(guard().count(), 0);
        QCOMPARE(guard().wait(), milliseconds(0));
        QVERIFY(guard().failures().isEmpty());
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void onlyMomentsAreWritten() {
        fail(1);
        QFile written(file());
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), QByteArray("1\n2026-03-10T09:00:00.000Z\n"));
        QCOMPARE(written.permissions() &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 0);
    }

    void aFileThatIsNotOursCountsForNothing_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("words") << QByteArray("hello\nworld\n");
        QTest::newRow("no moment") << QByteArray("900\n");
        QTest::newRow("broken moment") << QByteArray("3\n2026-03-10T09:00:00.000Z\n2026-99\n");
        QTest::newRow("huge number") << QByteArray("99999999999999\n2026-03-10T09:00:00.000Z\n");
        QTest::newRow("zeros") << QByteArray(5000, '\0');
        QTest::newRow("huge") << QByteArray(1 << 20, '7');
    }
    void aFileThatIsNotOursCountsForNothing() {
        QFETCH(QByteArray, content);
        QFile written(file());
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(content);
        written.close();
        QCOMPARE(guard().wait(), milliseconds(0));
        QCOMPARE(guard().count(), 0);
        fail(1);
        QCOMPARE(guard().count(), 1);
    }

    void whereNothingCanBeWrittenItSaysSo() {
        const UnlockGuard nowhere(folder().child("gone"), m_clock);
        QCOMPARE(nowhere.wait(), milliseconds(0));
        UnlockGuard writing(folder().child("gone"), m_clock);
        const Status failed = writing.failed();
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Disk);
    }
};

BK_TEST_MAIN(UnlockGuardTest)
#include "UnlockGuardTest.moc"
