#include "core/services/UnknownGroupService.h"
#include "tests/core/services/FaceFixture.h"
#include "tests/support/NumberScan.h"

#include "resources/Resources.h"

#include <QCryptographicHash>
#include <QGuiApplication>

using namespace bk;
using namespace bk::test;

namespace {

/// Everything a program may be tempted to write to lies in here.
QString root;

QStringList filesBelow(const QString& folder) {
    QStringList files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.toStdString()))
        if (entry.is_regular_file()) files << QString::fromStdString(entry.path().string());
    files.sort();
    return files;
}

QByteArray hashOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

/// Putting unknown people into groups leaves nothing: not in the catalog, not in any other file, not in
/// memory.
class UnknownGroupTraceSlowTest : public QObject, private FaceFixture {
    Q_OBJECT

    /// All that the tables of FILE hold, as it is when opened with the key, without what the log adds.
    QMap<QString, QByteArray> contentsOf(DatabaseFile file) {
        const auto contents =
            (*m_catalog)
                ->session->catalog()
                .readFrom(file, [&](Connection& connection) -> Result<QMap<QString, QByteArray>> {
                    QMap<QString, QByteArray> tables;
                    BK_ASSIGN(
                        Statement names,
                        connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql "
                                           "NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'audit%'"));
                    for (;;) {
                        BK_ASSIGN(const bool table, names.step());
                        if (!table) break;
                        const QString name = names.text(0);
                        BK_ASSIGN(Statement columns,
                                  connection.prepare("SELECT name FROM pragma_table_info(?)"));
                        columns.bind(name);
                        for (;;) {
                            BK_ASSIGN(const bool column, columns.step());
                            if (!column) break;
                            BK_ASSIGN(
                                Statement cells,
                                connection.prepare(QStringLiteral("SELECT CAST(\"%1\" AS BLOB) FROM \"%2\"")
                                                       .arg(columns.text(0), name)
                                                       .toUtf8()));
                            for (;;) {
                                BK_ASSIGN(const bool cell, cells.step());
                                if (!cell) break;
                                tables[name] += cells.blob(0) + '\n';
                            }
                        }
                    }
                    return tables;
                });
        if (!contents) qFatal("%s", qPrintable(contents.error().context));
        return *contents;
    }
    /// The log aside, which tells of it.
    QMap<QString, QByteArray> contents() {
        // What was written is in the files, and nothing is under way.
        (void)(*m_catalog)->session->catalog().maintain([](ConnectionSet&) { return Status(); });
        QMap<QString, QByteArray> all;
        for (const DatabaseFile file : {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews}) {
            const auto tables = contentsOf(file);
            for (auto table = tables.begin(); table != tables.end(); ++table)
                all.insert(QStringLiteral("%1 %2").arg(int(file)).arg(table.key()), *table);
        }
        return all;
    }
    /// Name, size and content of every file but those of the log and of what waits to be logged.
    QMap<QString, QByteArray> files() {
        QMap<QString, QByteArray> all;
        for (const QString& file : filesBelow(root)) {
            const QString name = QFileInfo(file).fileName();
            if (name.startsWith(QStringLiteral("audit")) || name.startsWith(QStringLiteral("catalog.db")))
                continue;
            const QByteArray content = contentOf(file);
            all.insert(file, QByteArray::number(content.size()) + ' ' + hashOf(content).toHex());
        }
        return all;
    }

    /// What is not in both, or not the same.
    static QStringList changes(const QMap<QString, QByteArray>& before,
                               const QMap<QString, QByteArray>& after) {
        QStringList changed;
        for (auto one = before.begin(); one != before.end(); ++one)
            if (after.value(one.key()) != *one) changed << one.key();
        for (auto one = after.begin(); one != after.end(); ++one)
            if (!before.contains(one.key())) changed << one.key();
        return changed;
    }

    /// The numbers of every face on an open photo, under their mask.
    QList<NumberScan> numbersOfAll() {
        QList<NumberScan> all;
        for (const int scene : openScenes + secondScenes) {
            FaceFilter filter;
            filter.photo = m_photos[scene];
            QList<Face> shown;
            const auto views = faces().faces(filter);
            if (!views) qFatal("%s", qPrintable(views.error().context));
            for (const FaceView& view : *views)
                shown << view.face;
            const auto numbers = FaceprintKeeper(*(*m_catalog)->session).embed(m_photos[scene], shown);
            if (!numbers) qFatal("%s", qPrintable(numbers.error().context));
            for (const Embedding& one : *numbers)
                if (!one.empty()) all << NumberScan(one);
        }
        return all;
    }

    QStringList found(const QList<NumberScan>& numbers) {
        QStringList found;
        for (const QString& file : filesBelow(root)) {
            const QByteArray content = contentOf(file);
            for (const NumberScan& one : numbers)
                if (one.timesIn(content) > 0) found << file;
        }
        auto tables = contents();
        const auto log = contentsOf(DatabaseFile::Audit);
        for (auto table = log.begin(); table != log.end(); ++table)
            tables.insert(QStringLiteral("log ") + table.key(), *table);
        for (auto table = tables.begin(); table != tables.end(); ++table)
            for (const NumberScan& one : numbers)
                if (one.timesIn(*table) > 0) found << table.key();
        found.removeDuplicates();
        return found;
    }

private Q_SLOTS:
    void initTestCase() {
        make();
        scan();
    }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { m_catalog.reset(); }

    void nothingOfItIsWritten() {
        const QList<NumberScan> numbers = numbersOfAll();
        QVERIFY(numbers.size() >= 8);
        const auto filesBefore = files();
        const auto contentsBefore = contents();
        const qint64 loggedBefore = countIn(*m_catalog, DatabaseFile::Audit, "SELECT count(*) FROM log");
        QVERIFY(filesBefore.size() > 5);
        QVERIFY(contentsBefore.size() > 10);
        {
            const auto groups = UnknownGroupService(*(*m_catalog)->session).find(std::nullopt, {});
            QVERIFY(groups);
            QVERIFY(!groups->groups.isEmpty());
            QCOMPARE(found(numbers), QStringList());
        }
        QCOMPARE(changes(contentsBefore, contents()), QStringList());
        QCOMPARE(changes(filesBefore, files()), QStringList());
        QCOMPARE(faceprints(), 0);
        // The log says that it was done, once, and not what came of it.
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit, "SELECT count(*) FROM log"), loggedBefore + 1);
        QCOMPARE(found(numbers), QStringList());
        m_catalog->close();
        for (const QString& file : filesBelow(root)) {
            const QByteArray content = contentOf(file);
            for (const NumberScan& one : numbers)
                QVERIFY2(one.timesIn(content) == 0, qPrintable(file));
        }
        VERIFY_OK(m_catalog->reopen());
    }

    void whatIsLookedForWouldBeFound() {
        QList<Face> shown{face(faceOf(11))};
        ASSIGN_OK(const auto numbers, FaceprintKeeper(*(*m_catalog)->session).embed(m_photos[11], shown));
        const QList<NumberScan> scan{NumberScan(numbers.first())};
        const QString trap = root + QStringLiteral("/tmp/trap");
        for (const double times : {1.0, 37.5, 1e-6}) {
            QByteArray floats("x");
            QByteArray doubles("yyy");
            for (const float number : numbers.first()) {
                const double more = double(number) * times;
                const float few = float(more);
                floats.append(reinterpret_cast<const char*>(&few), sizeof few);
                doubles.append(reinterpret_cast<const char*>(&more), sizeof more);
            }
            for (const QByteArray& bytes : {floats, doubles}) {
                write(trap, QByteArray(1000, 'a') + bytes + QByteArray(1000, 'b'));
                QCOMPARE(found(scan), QStringList{trap});
                QVERIFY(QFile::remove(trap));
                change(*m_catalog, DatabaseFile::Catalog,
                       "CREATE TABLE trap(bytes BLOB); INSERT INTO trap VALUES(" + hex(bytes) + ")");
                QCOMPARE(found(scan), QStringList{QStringLiteral("0 trap")});
                change(*m_catalog, DatabaseFile::Catalog, "DROP TABLE trap");
            }
        }
        QCOMPARE(found(scan), QStringList());
    }

    void nothingOfItIsLeftInMemory() {
        if (!test::memoryIsReadable) QSKIP("the sanitizer's memory is too large");
        const QList<NumberScan> numbers = numbersOfAll();
        {
            QList<Face> shown{face(faceOf(11))};
            ASSIGN_OK(const auto held, FaceprintKeeper(*(*m_catalog)->session).embed(m_photos[11], shown));
            int there = 0;
            for (const NumberScan& one : numbers)
                there += one.timesInMemory();
            QVERIFY(there >= 1);
        }
        const auto groups = UnknownGroupService(*(*m_catalog)->session).find(std::nullopt, {});
        QVERIFY(groups);
        QVERIFY(!groups->groups.isEmpty());
        for (const NumberScan& one : numbers)
            QCOMPARE(one.timesInMemory(), 0);
    }
};

int main(int argc, char** argv) {
    QTemporaryDir folder;
    root = folder.path();
    // Before anything asks for them. The catalog lies in the folder for temporary files.
    const std::pair<const char*, const char*> places[] = {{"HOME", "home"},
                                                          {"TMPDIR", "tmp"},
                                                          {"XDG_CACHE_HOME", "cache"},
                                                          {"XDG_CONFIG_HOME", "config"},
                                                          {"XDG_DATA_HOME", "data"},
                                                          {"XDG_RUNTIME_DIR", "run"}};
    for (const auto& [variable, name] : places) {
        const QString path = root + QLatin1Char('/') + QLatin1String(name);
        if (!QDir().mkpath(path)) return 1;
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(variable, path.toUtf8());
    }
    initResources();
    QGuiApplication application(argc, argv);
    UnknownGroupTraceSlowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "UnknownGroupTraceSlowTest.moc"
