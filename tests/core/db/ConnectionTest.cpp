#include "core/db/Connection.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bk;

class ConnectionTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    SecretBytes m_key = SecretBytes::random(32);
    QByteArray m_salt = QByteArray(16, 's');
    FilePath file(const char* name) { return FilePath::fromString(m_dir.filePath(QLatin1String(name))); }

private Q_SLOTS:
    // The first function: what counts for the whole process is set with the first key that it uses.
    void sqlcipherItselfSaysNothing() {
        const FilePath path = file("silent.db");
        const pid_t child = ::fork();
        if (child == 0) {
            const bool made = filled(path, 2000).has_value();
            ::_exit(made ? 0 : 1);
        }
        int status = -1;
        QVERIFY(::waitpid(child, &status, 0) == child && status == 0);
        for (qint64 page = 2; page < 20; ++page)
            flip(path, page * 4096 + 100);
        QTemporaryFile said;
        QVERIFY(said.open());
        const int before = ::dup(STDERR_FILENO);
        ::dup2(said.handle(), STDERR_FILENO);
        auto connection = Connection::open(path, m_key, m_salt, OpenMode::ReadWrite);
        const bool read = connection && (*connection)->integer("SELECT sum(length(b)) FROM t");
        ::dup2(before, STDERR_FILENO);
        ::close(before);
        QVERIFY(!read);
        QVERIFY(said.seek(0));
        QCOMPARE(said.readAll(), QByteArray());
    }

    void everyTypeComesBackAsItWent() {
        auto connection = Connection::open(file("types.db"), m_key, m_salt, OpenMode::Create);
        QVERIFY(connection);
        QVERIFY((*connection)
                    ->execute("CREATE TABLE t(a INTEGER, b REAL, c TEXT, d BLOB, e BLOB, f INTEGER, g "
                              "INTEGER, h TEXT)"));
        const PersonId id(QUuid::createUuid());
        const QDate day(1900, 2, 28);
        const QDateTime instant = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
        QVERIFY((*connection)
                    ->run("INSERT INTO t VALUES(?,?,?,?,?,?,?,?)", qint64(-5), 0.25,
                          QStringLiteral("\u00e9\U0001F600 '"), QByteArray("a\0b", 3), id, day, instant,
                          std::optional<QString>()));
        auto row = (*connection)->prepare("SELECT * FROM t");
        QVERIFY(row && row->step().value_or(false));
        QCOMPARE(row->integer(0), -5);
        QCOMPARE(row->real(1), 0.25);
        QCOMPARE(row->text(2), QStringLiteral("\u00e9\U0001F600 '"));
        QCOMPARE(row->blob(3), QByteArray("a\0b", 3));
        QVERIFY(row->id<PersonId>(4) == id);
        QCOMPARE(row->date(5).value(), day);
        QCOMPARE(row->instant(6).value(), instant);
        QVERIFY(row->isNull(7));
        QCOMPARE(row->step().value_or(true), false);
    }

    void theFileLooksLikeNoise() {
        const FilePath path = file("noise.db");
        {
            auto connection = Connection::open(path, m_key, m_salt, OpenMode::Create);
            QVERIFY(connection);
            QVERIFY((*connection)
                        ->execute("CREATE TABLE t(a TEXT); INSERT INTO t VALUES('MARKER-in-the-clear')"));
            QVERIFY((*connection)->truncateWal());
        }
        QFile raw(path.display());
        QVERIFY(raw.open(QIODevice::ReadOnly));
        const QByteArray bytes = raw.readAll();
        QVERIFY(bytes.size() >= 4096);
        QVERIFY(!bytes.startsWith("SQLite format 3"));
        QVERIFY(!bytes.contains("MARKER"));
    }

    void anotherKeyIsRefused() {
        const FilePath path = file("key.db");
        QVERIFY((*Connection::open(path, m_key, m_salt, OpenMode::Create))->execute("CREATE TABLE t(a)"));
        const auto other = Connection::open(path, SecretBytes::random(32), m_salt, OpenMode::ReadWrite);
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::Damaged);
    }

    void aPlainDatabaseIsRefused() {
        const FilePath path = file("plain.db");
        QFile raw(path.display());
        QVERIFY(raw.open(QIODevice::WriteOnly));
        raw.write(QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0'));
        raw.close();
        const auto opened = Connection::open(path, m_key, m_salt, OpenMode::ReadWrite);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Damaged);
    }

    void aFlippedByteIsFound() {
        const FilePath path = file("flip.db");
        QVERIFY(filled(path, 200));
        flip(path, -1500);
        auto connection = Connection::open(path, m_key, m_salt, OpenMode::ReadWrite);
        QVERIFY(connection);
        // One finding, and none of what follows from it.
        const qint64 page = QFileInfo(path.display()).size() / 4096;
        QCOMPARE((*connection)->verify().value_or(QStringList{QStringLiteral("?")}),
                 QStringList{QStringLiteral("page %1 is not what was written").arg(page)});
    }

    void manyPagesThatAreDamagedAreCounted() {
        const FilePath path = file("flips.db");
        QVERIFY(filled(path, 2000));
        constexpr int damaged = 60;
        for (int page = 0; page < damaged; ++page)
            flip(path, (page + 5) * 4096 + 100);
        auto connection = Connection::open(path, m_key, m_salt, OpenMode::ReadWrite);
        QVERIFY(connection);
        const QStringList found = (*connection)->verify().value_or(QStringList());
        QVERIFY2(found.size() > 1 && found.size() < damaged, qPrintable(QString::number(found.size())));
        QCOMPARE(found.last(),
                 QStringLiteral("and %1 pages more").arg(damaged - static_cast<int>(found.size()) + 1));
    }

    void whatIsDamagedIsNamed() {
        const FilePath path = file("named.db");
        QVERIFY(filled(path, 2000));
        const qint64 pages = QFileInfo(path.display()).size() / 4096;
        for (qint64 page = 2; page < pages; ++page)
            flip(path, page * 4096 + 100);
        auto connection = Connection::open(path, m_key, m_salt, OpenMode::ReadWrite);
        QVERIFY(connection);
        const auto sum = (*connection)->integer("SELECT sum(length(b)) FROM t");
        QVERIFY(!sum);
        QCOMPARE(sum.error().code, ErrorCode::Damaged);
        QVERIFY2(sum.error().context.startsWith(QStringLiteral("named.db is damaged")),
                 qPrintable(sum.error().context));
    }

    void aFullDiskIsCalledThat() {
        auto connection = filled(file("brim.db"), 100);
        QVERIFY(connection);
        QVERIFY((*connection)->execute("PRAGMA max_page_count=1"));
        const Status full = (*connection)->run("INSERT INTO t(b) VALUES(?)", QByteArray(50'000, 'x'));
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::Disk);
        QCOMPARE(full.error().context, QStringLiteral("brim.db cannot be read or written: the disk is full"));
    }

    void aReaderCannotWrite() {
        const FilePath path = file("reader.db");
        auto writer = Connection::open(path, m_key, m_salt, OpenMode::Create);
        QVERIFY((*writer)->execute("CREATE TABLE t(a)"));
        auto reader = Connection::open(path, m_key, m_salt, OpenMode::ReadOnly);
        QVERIFY(reader);
        QVERIFY(!(*reader)->execute("INSERT INTO t VALUES(1)"));
    }

    void aTransactionWithoutCommitLeavesNothing() {
        auto connection = Connection::open(file("rollback.db"), m_key, m_salt, OpenMode::Create);
        QVERIFY((*connection)->execute("CREATE TABLE t(a)"));
        {
            auto transaction = Transaction::begin(**connection);
            QVERIFY(transaction);
            QVERIFY((*connection)->execute("INSERT INTO t VALUES(1)"));
        }
        QCOMPARE((*connection)->integer("SELECT count(*) FROM t").value_or(-1), 0);
    }

    void fullTextSearchIsThere() {
        auto connection = Connection::open(file("fts.db"), m_key, m_salt, OpenMode::Create);
        QVERIFY((*connection)
                    ->execute("CREATE VIRTUAL TABLE w USING fts5(words, content='', contentless_delete=1)"));
    }

    void aNameThatIsNotUtf8Works() {
        const QByteArray odd = m_dir.path().toUtf8() + "/caf\xe9?#%.db";
        auto connection = Connection::open(FilePath::fromBytes(odd), m_key, m_salt, OpenMode::Create);
        QVERIFY(connection);
        QVERIFY((*connection)->execute("CREATE TABLE t(a)"));
        QVERIFY(std::filesystem::exists(std::filesystem::path(odd.toStdString())));
        connection->reset();
        // QTemporaryDir cannot take such names away.
        std::filesystem::remove(std::filesystem::path(odd.toStdString()));
    }

    void aCopyHasAllUnderOtherKeys() {
        const SecretBytes nextKey = SecretBytes::random(32);
        const QByteArray nextSalt(16, 'n');
        const FilePath path = file("source.db");
        const FilePath copy = file("source.db.next");
        auto source = filled(path, 3000);
        QVERIFY(source);
        // Part of it only in the write-ahead log, and a reader at work.
        QVERIFY((*source)->execute("UPDATE t SET b=zeroblob(500) WHERE a=7; PRAGMA user_version=12"));
        auto reader = Connection::open(path, m_key, m_salt, OpenMode::ReadOnly);
        QVERIFY(reader && (*reader)->execute("BEGIN"));
        QCOMPARE((*reader)->integer("SELECT count(*) FROM t").value_or(-1), 3000);
        QList<qint64> pieces;
        const Status done = (*source)->copyTo(copy, nextKey, nextSalt, [&](qint64 bytes) -> Status {
            pieces << bytes;
            return {};
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().context));
        QVERIFY(pieces.size() > 4);
        QVERIFY(std::is_sorted(pieces.begin(), pieces.end()));
        QCOMPARE(pieces.last(), (*source)->size().value_or(-1));
        QCOMPARE(QFileInfo(copy.display()).size(), pieces.last());
        QCOMPARE(besides(copy), QStringList());

        QFile raw(copy.display());
        QVERIFY(raw.open(QIODevice::ReadOnly));
        QCOMPARE(raw.read(16), nextSalt);
        auto opened = Connection::open(copy, nextKey, nextSalt, OpenMode::ReadWrite);
        QVERIFY(opened);
        QCOMPARE((*opened)->integer("PRAGMA user_version").value_or(-1), 12);
        QCOMPARE((*opened)->integer("SELECT sum(length(b)) FROM t").value_or(-1),
                 (*source)->integer("SELECT sum(length(b)) FROM t").value_or(-2));
        QCOMPARE((*opened)->verify().value_or(QStringList(QStringLiteral("x"))), QStringList());
        QCOMPARE(Connection::open(copy, m_key, nextSalt, OpenMode::ReadOnly).error().code,
                 ErrorCode::Damaged);
        QCOMPARE((*source)->copyTo(copy, nextKey, nextSalt, {}).error().code, ErrorCode::Exists);
    }

    void aCopyThatIsStoppedLeavesNothing() {
        auto source = filled(file("stopped.db"), 3000);
        QVERIFY(source);
        int pieces = 0;
        const auto count = [&](qint64) -> Status { return ++pieces, Status(); };
        QVERIFY((*source)->copyTo(file("whole"), m_key, m_salt, count));
        for (int stopAt = 1; stopAt <= pieces; ++stopAt) {
            int seen = 0;
            const Status stopped =
                (*source)->copyTo(file("stopped.next"), m_key, m_salt, [&](qint64) -> Status {
                    if (++seen == stopAt) return fail(ErrorCode::Cancelled, QStringLiteral("stopped"));
                    return {};
                });
            QVERIFY(!stopped);
            QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
            QVERIFY(!QFile::exists(file("stopped.next").display()));
            QCOMPARE(besides(file("stopped.next")), QStringList());
        }
        QCOMPARE((*source)->integer("SELECT count(*) FROM t").value_or(-1), 3000);
    }

    void aCopyOnAFullDiskLeavesNothing() {
        auto source = filled(file("full.db"), 3000);
        QVERIFY(source);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const rlimit small = {300'000, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        const Status full =
            (*source)->copyTo(file("full.next"), m_key, m_salt, [](qint64) { return Status(); });
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::Disk);
        QVERIFY(!QFile::exists(file("full.next").display()));
    }

    void aCopyThatChangesOnDiskIsNotTaken() {
        auto source = filled(file("changed.db"), 3000);
        QVERIFY(source);
        const qint64 size = (*source)->size().value_or(0);
        const Status changed =
            (*source)->copyTo(file("changed.next"), m_key, m_salt, [&](qint64 bytes) -> Status {
                QFile copy(file("changed.next").display());
                if (bytes == size && copy.size() == size && copy.open(QIODevice::ReadWrite)) {
                    copy.seek(size / 2);
                    copy.write("x");
                }
                return {};
            });
        QVERIFY(!changed);
        QCOMPARE(changed.error().code, ErrorCode::Damaged);
        QVERIFY(!QFile::exists(file("changed.next").display()));
    }

private:
    Result<std::unique_ptr<Connection>> filled(const FilePath& path, int rows) {
        BK_ASSIGN(auto connection, Connection::open(path, m_key, m_salt, OpenMode::Create));
        BK_TRY(
            connection->execute("CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB); CREATE INDEX i ON t(a, b)"));
        BK_ASSIGN(Transaction transaction, Transaction::begin(*connection));
        for (int row = 0; row < rows; ++row)
            BK_TRY(connection->run("INSERT INTO t(b) VALUES(?)", QByteArray(400, static_cast<char>(row))));
        BK_TRY(transaction.commit());
        return connection;
    }
    /// A byte of PATH, counted from its end where OFFSET is negative.
    static void flip(const FilePath& path, qint64 offset) {
        QFile raw(path.display());
        QVERIFY(raw.open(QIODevice::ReadWrite));
        const qint64 at = offset < 0 ? raw.size() + offset : offset;
        QVERIFY(raw.seek(at));
        char byte = 0;
        QVERIFY(raw.getChar(&byte));
        QVERIFY(raw.seek(at));
        QVERIFY(raw.putChar(static_cast<char>(byte ^ 1)));
    }
    static QStringList besides(const FilePath& path) {
        const QFileInfo info(path.display());
        return info.dir().entryList({info.fileName() + QStringLiteral("-*")}, QDir::Files);
    }
};

BK_TEST_MAIN(ConnectionTest)
#include "ConnectionTest.moc"
