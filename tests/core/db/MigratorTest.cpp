#include "core/db/Migrator.h"
#include "tests/support/TestMain.h"

#include <QTemporaryDir>

using namespace bk;

class MigratorTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    SecretBytes m_key = SecretBytes::random(32);
    std::unique_ptr<Connection> open(const char* name) {
        auto opened = Connection::open(FilePath::fromString(m_dir.filePath(QLatin1String(name))), m_key,
                                       QByteArray(16, 's'), OpenMode::Create);
        return opened ? std::move(*opened) : nullptr;
    }

private Q_SLOTS:
    void theSchemasShippedAreWhole() {
        for (const QString& name : {QStringLiteral("catalog"), QStringLiteral("faces"),
                                    QStringLiteral("previews"), QStringLiteral("audit")}) {
            const auto migrations = Migrator::builtIn(name);
            QVERIFY2(migrations, qPrintable(name));
            auto connection = open(qPrintable(name));
            const auto done = Migrator::migrate(*connection, *migrations, QStringLiteral(BK_VERSION));
            QVERIFY2(done, done ? "" : qPrintable(done.error().context));
            QCOMPARE(Migrator::version(*connection).value_or(-1), int(migrations->size()));
            QVERIFY(Migrator::migrate(*connection, *migrations, QStringLiteral(BK_VERSION)));
        }
    }

    void aNewerCatalogIsRefused() {
        auto connection = open("newer");
        const QList<Migration> future{{1, QStringLiteral("9.9.0"), "CREATE TABLE t(a)"}};
        QVERIFY(Migrator::migrate(*connection, future, QStringLiteral("9.9.0")));
        const auto refused = Migrator::migrate(*connection, future, QStringLiteral("0.1.0"));
        QCOMPARE(refused.error().code, ErrorCode::TooNew);
    }

    void aFailingMigrationLeavesTheOneBefore() {
        auto connection = open("failing");
        const QList<Migration> broken{{1, QStringLiteral("0.1.0"), "CREATE TABLE t(a)"},
                                      {2, QStringLiteral("0.1.0"), "CREATE TABLE u(a); THIS IS NOT SQL"}};
        QVERIFY(!Migrator::migrate(*connection, broken, QStringLiteral("0.1.0")));
        QCOMPARE(Migrator::version(*connection).value_or(-1), 1);
        QVERIFY(!connection->integer("SELECT count(*) FROM u"));
        QVERIFY(connection->integer("SELECT count(*) FROM t"));
    }
};

BK_TEST_MAIN(MigratorTest)
#include "MigratorTest.moc"
