#include "core/imaging/DecoderPool.h"
#include "ImageSamples.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/worker/Channel.h"
#include "resources/Resources.h"
#include "tests/support/Environment.h"
#include "tests/support/OwnProgram.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>

using namespace bk;
using namespace bk::test;

namespace {

constexpr int channelNumber = 3;

/// What a worker that somebody has taken over may answer. The name of the program says which.
void lie(const QByteArray& how) {
    const Channel channel(channelNumber);
    DecoderHello hello;
    hello.seccomp = how == "open" ? 0 : 1;
    // This program is larger than a decoder.
    hello.addressSpace = 1ull << 30;
    if (how == "otherhello") hello.magic = 7;
    if (how == "silent") return;
    channel.send(hello);
    Received<DecoderRequest> received;
    quint32 asked = 0;
    while (channel.receive(received)) {
        ++asked;
        const auto length = size_t(received.request.resultLength);
        void* const place =
            mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_SHARED, received.result.number(), 0);
        auto* const result = static_cast<char*>(place);
        PictureFacts facts;
        facts.probe.kind = ImageKind::Jpeg;
        facts.probe.pages = {{QSize(40, 30), 1}};
        QByteArray block = packedFacts(facts);
        DecoderReply reply;
        reply.outcome = DecoderReply::Done;
        reply.width = 40;
        reply.height = 30;
        reply.payloadLength = 40 * 30 * 4;
        if (how == "counts") {
            reply.height = asked;
            reply.payloadLength = 40 * asked * 4;
        }
        if (how == "wide") reply.width = 4000;
        if (how == "endless") reply.height = 0xFFFFFFFFu;
        if (how == "flat") reply.height = 0;
        if (how == "larger") {
            reply.width = reply.height = 2000;
            reply.payloadLength = 2000 * 2000 * 4;
        }
        if (how == "payload") reply.payloadLength = ~0ull;
        if (how == "block") reply.blockLength = ~0u;
        if (how == "outcome") reply.outcome = DecoderReply::Outcome(99);
        if (how == "facts") block.fill('\x7F');
        if (how == "room") {
            reply.outcome = DecoderReply::NeedsRoom;
            reply.room = received.request.room + 1;
        }
        if (how == "allroom") {
            reply.outcome = DecoderReply::NeedsRoom;
            reply.room = ~0ull;
        }
        if (how == "words") {
            reply.outcome = DecoderReply::Broken;
            block = "\x1B]0;all your base\x07" + QByteArray(50'000, 'x');
        }
        if (how != "block") reply.blockLength = quint32(block.size());
        std::memcpy(result, block.constData(), size_t(block.size()));
        if (how == "shrink" && ftruncate(received.result.number(), 0) == 0) _exit(9);
        // One that has it mapped for good can go on writing; nobody looks twice.
        if (how != "mapped") munmap(place, length);
        if (how == "long") {
            const QByteArray more(sizeof reply + 1, '\1');
            [[maybe_unused]] const ssize_t sent = write(channelNumber, more.constData(), size_t(more.size()));
            continue;
        }
        if (how == "short") {
            [[maybe_unused]] const ssize_t sent = write(channelNumber, &reply, 5);
            continue;
        }
        if (how == "dies") abort();
        channel.send(reply);
    }
}

/// Starts a worker, tells its process id, and is gone without a word to it.
void orphan() {
    DecoderPool& pool = DecoderPool::ofProgram();
    pool.sandbox();
    leaveBehind(pool.idleWorkers().value(0));
}

DecoderPool::Job job(DecoderRequest::Wish wish = DecoderRequest::Picture) {
    DecoderPool::Job job;
    job.request.wish = wish;
    job.request.longEdge = job.request.enough = wish == DecoderRequest::Picture ? 100 : 0;
    job.payloadRoom = 4 * 100 * 100;
    return job;
}

} // namespace

class DecoderPoolTest : public QObject {
    Q_OBJECT

    const QByteArray m_photo = encoded(fourCorners(400, 300), "jpeg");
    QTemporaryDir m_folder;

    static DecoderPool& newPool() { return *new DecoderPool; }
    /// Whether all threads of WORKER stand still: the signal alone reaches them one after the other, and the
    /// one that decodes could still answer.
    static bool stop(pid_t worker) {
        siginfo_t info{};
        return kill(worker, SIGSTOP) == 0 && waitid(P_PID, id_t(worker), &info, WSTOPPED | WNOWAIT) == 0 &&
               info.si_code == CLD_STOPPED;
    }
    /// The one worker of POOL, waiting.
    pid_t workerOf(DecoderPool& pool) {
        const auto answer = pool.ask(job(), m_photo);
        return answer && pool.idleWorkers().size() == 1 ? pool.idleWorkers().first() : 0;
    }

private Q_SLOTS:
    void oneWorkerServesManyPhotos() {
        DecoderPool& pool = newPool();
        const pid_t worker = workerOf(pool);
        QVERIFY(worker > 0);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(workerOf(pool), worker);
        const auto answer = pool.ask(job(), m_photo);
        QVERIFY(answer);
        QCOMPARE(answer->picture.size(), QSize(100, 75));
        QVERIFY(isNear(answer->picture.pixel(10, 10), qRgb(255, 0, 0)));
        pool.dismissIdle();
        QVERIFY(pool.idleWorkers().isEmpty());
        QCOMPARE(kill(worker, 0), -1);
    }

    void afterManyPhotosComesAnother() {
        DecoderPool& pool = newPool();
        const pid_t worker = workerOf(pool);
        QVERIFY(worker > 0);
        for (int i = 1; i < 500; ++i)
            QVERIFY(pool.ask(job(DecoderRequest::Describe), m_photo));
        QVERIFY(pool.idleWorkers().isEmpty());
        QVERIFY(workerOf(pool) != worker);
    }

    void scansAndDocumentsAreAlone() {
        DecoderPool& pool = newPool();
        const pid_t worker = workerOf(pool);
        QVERIFY(worker > 0);
        DecoderPool::Job alone = job();
        alone.alone = true;
        QVERIFY(pool.ask(alone, m_photo));
        QCOMPARE(pool.idleWorkers(), QList<pid_t>{worker});
    }

    void whatLeavesIsDecodedAlone() {
        // One that was taken over by an earlier photo could pass off that photo's pixels as the next one's.
        const Environment environment("BK_DECODER", named("counts"));
        DecoderPool& pool = DecoderPool::ofProgram();
        pool.dismissIdle();
        for (int i = 0; i < 3; ++i) {
            const auto picture = decodeUpright(m_photo, 512);
            QVERIFY(picture);
            QCOMPARE(picture->height(), 1);
            QVERIFY(decodePhoto(m_photo));
        }
        QCOMPARE(pool.idleWorkers().size(), 1);
        pool.dismissIdle();
    }

    void manyThreadsShareTheWorkers() {
        DecoderPool& pool = newPool();
        std::atomic<int> good = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 12; ++i)
                threads.emplace_back([&] {
                    for (int round = 0; round < 10; ++round)
                        good += pool.ask(job(), m_photo) ? 1 : 0;
                });
        }
        QCOMPARE(good.load(), 120);
        QVERIFY(pool.idleWorkers().size() <= qMax(1u, std::thread::hardware_concurrency()));
    }

    void aWorkerKilledInTheMiddleCostsOnePhoto() {
        DecoderPool& pool = newPool();
        const pid_t worker = workerOf(pool);
        QVERIFY(worker > 0);
        QVERIFY(stop(worker));
        std::optional<Error> error;
        std::jthread asking([&] {
            const auto answer = pool.ask(job(), m_photo);
            if (!answer) error = answer.error();
        });
        QTRY_VERIFY(pool.idleWorkers().isEmpty());
        kill(worker, SIGKILL);
        asking.join();
        // It may have been killed a moment before it was asked: then another one has done the work.
        if (error) {
            QCOMPARE(error->code, ErrorCode::BrokenFile);
            QVERIFY(error->context.startsWith(QStringLiteral("the decoder stopped: ")));
        }
        QVERIFY(workerOf(pool) != worker);
    }

    void aWorkerThatDiesCostsOnePhoto() {
        const Environment environment("BK_DECODER", named("dies"));
        const auto answer = newPool().ask(job(), m_photo);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::BrokenFile);
        QCOMPARE(answer.error().context,
                 QStringLiteral("the decoder stopped: it crashed on this file (signal %1)").arg(SIGABRT));
    }

    void aWorkerThatDiedWaitingCostsNone() {
        DecoderPool& pool = newPool();
        const pid_t worker = workerOf(pool);
        QVERIFY(worker > 0);
        kill(worker, SIGKILL);
        siginfo_t info{};
        QCOMPARE(waitid(P_PID, id_t(worker), &info, WEXITED | WNOWAIT), 0);
        const pid_t other = workerOf(pool);
        QVERIFY(other > 0 && other != worker);
    }

    void aWorkerThatHangsIsReplaced() {
        DecoderPool& pool = newPool();
        const pid_t worker = workerOf(pool);
        QVERIFY(worker > 0);
        QVERIFY(stop(worker));
        pool.setPatience(200);
        const auto answer = pool.ask(job(), m_photo);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::BrokenFile);
        QVERIFY(answer.error().context.contains(QStringLiteral("longer than")));
        QCOMPARE(kill(worker, 0), -1);
        pool.setPatience(30'000);
        QVERIFY(workerOf(pool) > 0);
    }

    void aFileThatIsCutWhileItIsReadIsBroken() {
        const QByteArray path = m_folder.filePath(QStringLiteral("cut.png")).toUtf8();
        QFile file(QString::fromUtf8(path));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(encoded(scene(1200, 900, 3), "png"));
        file.flush();
        DecoderPool& pool = newPool();
        const pid_t worker = workerOf(pool);
        QVERIFY(worker > 0);
        QVERIFY(stop(worker));
        const Descriptor opened(open(path.constData(), O_RDONLY | O_CLOEXEC));
        std::optional<Error> error;
        std::jthread asking([&] {
            const auto answer = pool.ask(job(), opened.number());
            if (!answer) error = answer.error();
        });
        QTRY_VERIFY(pool.idleWorkers().isEmpty());
        QVERIFY(file.resize(100));
        kill(worker, SIGCONT);
        asking.join();
        QVERIFY(error);
        QCOMPARE(error->code, ErrorCode::BrokenFile);
        QVERIFY(workerOf(pool) > 0);
    }

    void liesAreNotBelieved_data() {
        QTest::addColumn<QByteArray>("how");
        for (const char* how : {"wide", "endless", "flat", "larger", "payload", "block", "outcome", "room",
                                "allroom", "long", "short"})
            QTest::newRow(how) << QByteArray(how);
    }
    void liesAreNotBelieved() {
        QFETCH(const QByteArray, how);
        const Environment environment("BK_DECODER", named(how));
        DecoderPool& pool = newPool();
        const auto answer = pool.ask(job(), m_photo);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::BrokenFile);
        // And not asked a second time.
        QVERIFY(pool.idleWorkers().isEmpty());
    }

    void theTruthOfTheSameProgramIsBelieved() {
        const Environment environment("BK_DECODER", named("honest"));
        const auto answer = newPool().ask(job(), m_photo);
        QVERIFY(answer);
        QCOMPARE(answer->picture.size(), QSize(40, 30));
        QVERIFY(unpackFacts(answer->block));
    }

    void theResultCannotBeMadeShorter() {
        const Environment environment("BK_DECODER", named("shrink"));
        QVERIFY(newPool().ask(job(), m_photo));
    }

    void factsThatMakeNoSenseAreRefused() {
        const Environment environment("BK_DECODER", named("facts"));
        const auto answer = newPool().ask(job(), m_photo);
        QVERIFY(answer);
        QVERIFY(!unpackFacts(answer->block));
    }

    void wordsAreCleanedAndCut() {
        const Environment environment("BK_DECODER", named("words"));
        const auto answer = newPool().ask(job(), m_photo);
        QVERIFY(!answer);
        QVERIFY(answer.error().context.size() <= longestSentence);
        QVERIFY(answer.error().context.startsWith(QStringLiteral("]0;all your basexxx")));
    }

    void aProgramThatIsNoDecoderIsSaidAsSuch() {
        for (const QByteArray& program : {named("otherhello"), named("silent"), QByteArray("/bin/true"),
                                          QByteArray("/nonexistent/decoder")}) {
            const Environment environment("BK_DECODER", program);
            DecoderPool& pool = newPool();
            const auto answer = pool.ask(job(), m_photo);
            QVERIFY(!answer);
            QCOMPARE(answer.error().code, ErrorCode::NotAvailable);
            QVERIFY(!pool.sandbox().started && !pool.sandbox().isClosed());
        }
    }

    void missingSeccompIsSaid() {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("no seccomp")));
        const Environment environment("BK_DECODER", named("open"));
        DecoderPool& pool = newPool();
        QVERIFY(pool.ask(job(), m_photo));
        QVERIFY(pool.sandbox().started);
        QVERIFY(!pool.sandbox().seccomp && !pool.sandbox().isClosed());
    }

    void workersEndWithTheProgram() { verifyThatWorkersEndWithTheProgram(); }

    void memoryIsSharedOutInTurn() {
        MemoryBudget budget(100);
        std::atomic<int> used = 0;
        std::atomic<int> most = 0;
        {
            std::vector<std::jthread> threads;
            for (const int bytes : {10, 100, 60, 40, 70, 100, 30, 30, 30}) {
                threads.emplace_back([&, bytes] {
                    for (int round = 0; round < 200; ++round) {
                        const MemoryBudget::Share share(budget, bytes);
                        const int now = used += bytes;
                        for (int before = most; now > before && !most.compare_exchange_weak(before, now);) {
                        }
                        used -= bytes;
                    }
                });
            }
        }
        QVERIFY(most <= 100);
        QVERIFY(most > 0);
    }

private:
    QByteArray named(const QByteArray& how) { return ownProgramAs(m_folder, how); }
};

int main(int argc, char** argv) {
    if (argc == 3 && qstrcmp(argv[1], "photos") == 0) {
        lie(QByteArray(argv[0]).split('/').last());
        return 0;
    }
    bk::initResources();
    QGuiApplication application(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], "--orphan") == 0) orphan();
    DecoderPoolTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "DecoderPoolTest.moc"
