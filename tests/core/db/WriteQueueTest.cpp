#include "core/db/WriteQueue.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

#include <future>
#include <thread>

using namespace bk;

class WriteQueueTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    SecretBytes m_key = SecretBytes::random(32);
    Opener m_opener;

    static Status insert(ConnectionSet& connections, int value) {
        BK_ASSIGN(Connection* const catalog, connections.of(DatabaseFile::Catalog));
        return catalog->run("INSERT INTO t VALUES(?)", value);
    }
    qint64 rows() {
        auto connection = m_opener(DatabaseFile::Catalog, OpenMode::ReadOnly);
        return connection ? (*connection)->integer("SELECT count(*) FROM t").value_or(-1) : -1;
    }

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_opener = [this](DatabaseFile file, OpenMode mode) {
            const QString name = QStringLiteral("%1.db").arg(static_cast<int>(file));
            return Connection::open(FilePath::fromString(m_dir->filePath(name)), m_key, QByteArray(16, 's'),
                                    mode);
        };
        for (const DatabaseFile file :
             {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews, DatabaseFile::Audit})
            QVERIFY((*m_opener(file, OpenMode::Create))->execute("CREATE TABLE t(a INTEGER UNIQUE)"));
    }

    void whatIsDoneIsOnDisk() {
        WriteQueue queue(m_opener, {});
        QVERIFY(queue.run([](ConnectionSet& connections) { return insert(connections, 1); }));
        QCOMPARE(rows(), 1);
    }

    void aFailingCommandIsRolledBackAlone() {
        WriteQueue queue(m_opener, {});
        auto first = queue.submit([](ConnectionSet& connections) { return insert(connections, 1); });
        auto second = queue.submit([](ConnectionSet& connections) -> Status {
            BK_TRY(insert(connections, 2));
            return fail(ErrorCode::ConsentRefused, QStringLiteral("no"));
        });
        auto third = queue.submit([](ConnectionSet& connections) { return insert(connections, 3); });
        auto twice = queue.submit([](ConnectionSet& connections) { return insert(connections, 3); });
        QVERIFY(first.result());
        QCOMPARE(second.result().error().code, ErrorCode::ConsentRefused);
        QVERIFY(third.result());
        QVERIFY(!twice.result());
        QCOMPARE(rows(), 2);
    }

    void aFailureUndoesAllStatementsInAllDatabases_data() {
        QTest::addColumn<bool>("alone");
        QTest::newRow("a command on its own") << true;
        QTest::newRow("one among others") << false;
    }

    void aFailureUndoesAllStatementsInAllDatabases() {
        QFETCH(bool, alone);
        WriteQueue queue(m_opener, {});
        // The writing thread stays at the first until all the others wait, so that they are one batch.
        std::promise<void> allWait;
        auto first = queue.submit([&](ConnectionSet& connections) -> Status {
            if (!alone) allWait.get_future().wait();
            return insert(connections, 1);
        });
        if (alone) first.waitForFinished();
        auto failing = queue.submit([](ConnectionSet& connections) -> Status {
            for (const DatabaseFile file : {DatabaseFile::Previews, DatabaseFile::Faces}) {
                BK_ASSIGN(Connection* const other, connections.of(file));
                BK_TRY(other->run("INSERT INTO t VALUES(7)"));
            }
            BK_TRY(insert(connections, 2));
            return insert(connections, 1); // is there already
        });
        if (alone) failing.waitForFinished();
        auto last = queue.submit([](ConnectionSet& connections) { return insert(connections, 2); });
        allWait.set_value();
        QVERIFY(first.result());
        QVERIFY(!failing.result());
        QVERIFY(last.result());
        QCOMPARE(rows(), 2);
        for (const DatabaseFile file : {DatabaseFile::Previews, DatabaseFile::Faces})
            QCOMPARE((*m_opener(file, OpenMode::ReadOnly))->integer("SELECT count(*) FROM t").value_or(-1),
                     0);
    }

    void destroyingDrains() {
        QList<QFuture<Status>> futures;
        {
            WriteQueue queue(m_opener, {});
            for (int i = 0; i < 500; ++i)
                futures << queue.submit([i](ConnectionSet& connections) { return insert(connections, i); });
        }
        for (auto& future : futures)
            QVERIFY(future.isFinished() && future.result());
        QCOMPARE(rows(), 500);
        QVERIFY(QFileInfo(m_dir->filePath(QStringLiteral("0.db-wal"))).size() == 0);
    }

    void manyThreadsWriteInOrderOfTheirOwn() {
        WriteQueue queue(m_opener, {});
        std::atomic<int> bad = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 6; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 60; ++i)
                    if (!queue.run(
                            [&](ConnectionSet& connections) { return insert(connections, t * 1000 + i); }))
                        ++bad;
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(bad.load(), 0);
        QCOMPARE(rows(), 360);
    }

    void afterCommitRunsOnlyForWhatWasCommitted() {
        int calls = 0;
        {
            WriteQueue queue(m_opener, [&](ConnectionSet& connections) {
                ++calls;
                auto catalog = connections.of(DatabaseFile::Catalog);
                QVERIFY(!(*catalog)->inTransaction());
            });
            QVERIFY(queue.run([](ConnectionSet& connections) { return insert(connections, 1); }));
        }
        QCOMPARE(calls, 1);
    }
};

BK_TEST_MAIN(WriteQueueTest)
#include "WriteQueueTest.moc"
