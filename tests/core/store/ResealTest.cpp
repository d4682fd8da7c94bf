#include "core/base/AtomicFile.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/ResealExample.h"
#include "tests/support/FolderSync.h"
#include "tests/support/TestMain.h"

#include <atomic>
#include <future>
#include <thread>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bk;
using namespace bk::test;

namespace {

constexpr std::array databases = {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Previews,
                                  DatabaseFile::Audit};

DataKey keyOf(DatabaseFile file) {
    return file == DatabaseFile::Faces ? DataKey::Face : DataKey::Main;
}

FilePath pathOf(const FilePath& folder, DatabaseFile file) {
    return folder.child(Catalog::fileName(file));
}

ino_t numberOf(const FilePath& file) {
    struct stat info = {};
    return ::stat(file.bytes().constData(), &info) == 0 ? info.st_ino : 0;
}

/// WORK in a process of its own; its exit code, or -1.
template <class Work>
int inChild(Work work) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(work());
    int status = 0;
    if (::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
    return WEXITSTATUS(status);
}

constexpr int finished = 0;
constexpr int failed = 2;
constexpr int killed = 7;

/// Ends the process at step number KILLAT, from 1, without any farewell.
ResealHooks killAtStep(int killAt) {
    return {[count = 0, killAt](const char*) mutable {
                if (++count == killAt) ::_exit(killed);
            },
            {}};
}

ResealHooks killAtName(const char* name) {
    return {[wanted = QByteArray(name)](const char* step) {
                if (wanted == step) ::_exit(killed);
            },
            {}};
}

} // namespace

class ResealTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ResealExample> m_example;
    QByteArray m_content;

    /// Bob's access withdrawn from the catalog in FOLDER by a process that HOOKS may end.
    int withdrawInChild(const FilePath& folder, const ResealHooks& hooks) {
        return inChild([&] {
            auto catalog = m_example->open(folder);
            if (!catalog) return failed;
            (*catalog)->observeReseal(hooks);
            // Somebody reads, so what was written last is still in the old files' logs when they go.
            auto lease = (*catalog)->snapshot();
            for (const DatabaseFile file : databases)
                if (const auto read = lease.of(file);
                    !read || !(*read)->integer("SELECT count(*) FROM sqlite_master"))
                    return failed;
            const Status written = (*catalog)->write([](Connection&, ConnectionSet& all) -> Status {
                for (const DatabaseFile file : databases) {
                    BK_ASSIGN(Connection* const connection, all.of(file));
                    BK_TRY(connection->execute(
                        "CREATE TABLE passing(a); INSERT INTO passing VALUES(zeroblob(9000)); "
                        "DROP TABLE passing"));
                }
                return {};
            });
            return written && m_example->change(**catalog, {}) ? finished : failed;
        });
    }
    /// Opens, with the old keys or the new, has all that was in it and nothing that should not be there.
    bool isWhole(const FilePath& folder, bool* withdrawn = nullptr) {
        const auto catalog = m_example->open(folder);
        if (!catalog) {
            qWarning("%s", qPrintable(catalog.error().context));
            return false;
        }
        if (withdrawn) *withdrawn = !(*catalog)->keys().users().last().active();
        for (const DatabaseFile file : databases) {
            QFile raw(pathOf(folder, file).display());
            if (!raw.open(QIODevice::ReadOnly) || raw.read(16) != (*catalog)->keys().salt(file)) return false;
            const auto findings = (*catalog)->readFrom(file, [](Connection& c) { return c.verify(); });
            if (!findings || !findings->isEmpty()) return false;
        }
        return ResealExample::contentOf(**catalog) == m_content && ResealExample::leftovers(folder).isEmpty();
    }

    /// Page NUMBER from 0, or the last one, of the file as it is on disk.
    static void spoilPage(const FilePath& database, int number) {
        constexpr qint64 pageSize = 4096;
        QFile file(database.display());
        if (!file.open(QIODevice::ReadWrite)) qFatal("no such file");
        const qint64 page = number < 0 ? file.size() / pageSize - 1 : number;
        if (!file.seek(page * pageSize + 700) || file.write("spoilt") != 6) qFatal("not written");
    }

private Q_SLOTS:
    void initTestCase() {
        m_example = std::make_unique<ResealExample>(Role::Administrator | Role::FaceOperator);
        ASSIGN_OK(const auto catalog, m_example->open(m_example->folder()));
        m_content = ResealExample::contentOf(*catalog);
        QVERIFY(!m_content.isEmpty());
    }

    void allIsUnderTheNewKeysAndNothingUnderTheOld() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        const KeyRing& ring = catalog->keys();
        std::vector<SecretBytes> oldKeys;
        QList<QByteArray> oldSalts;
        for (const DatabaseFile file : databases) {
            ASSIGN_OK(SecretBytes key, ring.subkey(keyOf(file), Catalog::fileName(file)));
            oldKeys.push_back(std::move(key));
            oldSalts << ring.salt(file);
        }
        ASSIGN_OK(SecretBytes oldVaultKey, ring.subkey(DataKey::Vault, "vault"));

        // So that there are readers that wait with the old files open.
        QCOMPARE(ResealExample::contentOf(*catalog), m_content);
        QList<Progress> told;
        JobControl control;
        control.progress = [&](const Progress& progress) { told << progress; };
        VERIFY_OK(m_example->change(*catalog, {}, control));
        QVERIFY(!told.isEmpty() && told.first().total > 0);
        for (const Progress& progress : told)
            QVERIFY(progress.done <= progress.total);

        QCOMPARE(ResealExample::contentOf(*catalog), m_content);
        QCOMPARE(ResealExample::leftovers(folder), QStringList());
        // Old keys, with the old salts and with those that the files begin with.
        for (std::size_t i = 0; i < databases.size(); ++i) {
            const FilePath path = pathOf(folder, databases[i]);
            QVERIFY(ring.salt(databases[i]) != oldSalts[qsizetype(i)]);
            for (const QByteArray& salt : {oldSalts[qsizetype(i)], ring.salt(databases[i])})
                VERIFY_ERROR(ErrorCode::Damaged,
                             Connection::open(path, oldKeys[i], salt, OpenMode::ReadOnly));
        }
        const Vault old(folder.child("vault"), std::move(oldVaultKey));
        ASSIGN_OK(const auto scans, old.list());
        QCOMPARE(scans.size(), 5);
        for (const AttachmentId& scan : scans)
            VERIFY_ERROR(ErrorCode::Damaged, old.load(scan));

        // Writing goes on, and all of it is there when it is opened the next time.
        VERIFY_OK(catalog->write([](Connection& connection, ConnectionSet&) {
            return connection.execute("INSERT INTO settings VALUES('after', 'yes')");
        }));
        QCOMPARE(*catalog->read([](Connection& c) {
            return c.integer("SELECT count(*) FROM settings WHERE key='after'");
        }),
                 1);
        VERIFY_OK(catalog->vault().store(RandomIdSource().make<AttachmentId>(), "later"));
        QCOMPARE(catalog->vault().list()->size(), 6);
        catalog.reset();
        ASSIGN_OK(const auto again, m_example->open(folder));
        QCOMPARE(again->vault().list()->size(), 6);
        for (const DatabaseFile file : databases)
            QCOMPARE(*again->readFrom(file, [](Connection& c) { return c.verify(); }), QStringList());
        QCOMPARE(*again->read([](Connection& c) {
            return c.integer("SELECT count(*) FROM settings WHERE key IN ('after', 'announced')");
        }),
                 2);
        VERIFY_ERROR(ErrorCode::NoAccess,
                     KeyRing::unlock(Catalog::keyFile(folder), QStringLiteral("Bob"),
                                     SecretBytes::fromPassphrase(ResealExample::bobsPassphrase())));
    }

    void onlyTheFilesOfKeysThatAreTakenAwayChange() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        QList<ino_t> before;
        for (const DatabaseFile file : databases)
            before << numberOf(pathOf(folder, file));
        VERIFY_OK(m_example->change(*catalog, Role::Editor | Role::ConsentOfficer));
        QCOMPARE(numberOf(pathOf(folder, DatabaseFile::Catalog)), before[0]);
        QVERIFY(numberOf(pathOf(folder, DatabaseFile::Faces)) != before[1]);
        QCOMPARE(numberOf(pathOf(folder, DatabaseFile::Previews)), before[2]);
        QCOMPARE(numberOf(pathOf(folder, DatabaseFile::Audit)), before[3]);
        QVERIFY(!QFile::exists(folder.child("vault").child("key").display()));
        VERIFY_OK(m_example->change(*catalog, Role::Editor));
        QVERIFY(QFile::exists(folder.child("vault").child("key").display()));
        QCOMPARE(numberOf(pathOf(folder, DatabaseFile::Catalog)), before[0]);
        QCOMPARE(ResealExample::contentOf(*catalog), m_content);

        // Bob has kept what he may have, and opens a catalog of which some files are under newer keys.
        catalog.reset();
        {
            ASSIGN_OK(const auto bobs,
                      ResealExample::openAs(folder, QStringLiteral("Bob"), ResealExample::bobsPassphrase()));
            VERIFY_OK(bobs->read([](Connection& c) { return c.integer("SELECT count(*) FROM photos"); }));
            VERIFY_ERROR(ErrorCode::NoAccess, bobs->readFrom(DatabaseFile::Faces, [](Connection& c) {
                return c.integer("SELECT count(*) FROM faceprints");
            }));
        }
        // A second time: from an epoch that is not the first.
        ASSIGN_OK(auto again, m_example->open(folder));
        VERIFY_OK(m_example->change(*again, Role::Editor | Role::ConsentOfficer));
        VERIFY_OK(m_example->change(*again, {}));
        QCOMPARE(ResealExample::contentOf(*again), m_content);
        again.reset();
        QVERIFY(isWhole(folder));
    }

    void readingGoesOnAndWritingWaits() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        ASSIGN_OK(const auto scans, catalog->vault().list());
        std::atomic<bool> over = false;
        std::atomic<int> wrong = 0;
        std::atomic<int> reads = 0;
        std::atomic<int> writes = 0;
        // Somebody has been reading since before, and goes on until after.
        auto lease = catalog->snapshot();
        ASSIGN_OK(Connection* const held, lease.of(DatabaseFile::Catalog));
        const qint64 photos = held->integer("SELECT count(*) FROM photos").value_or(-1);
        QCOMPARE(photos, 2);

        std::vector<std::thread> threads;
        for (int t = 0; t < 2; ++t) {
            threads.emplace_back([&] {
                while (!over) {
                    if (catalog->read([](Connection& c) { return c.integer("SELECT count(*) FROM photos"); })
                            .value_or(-1) != photos)
                        ++wrong;
                    if (!catalog->readFrom(DatabaseFile::Previews, [](Connection& c) {
                            return c.integer("SELECT count(*) FROM filler");
                        }))
                        ++wrong;
                    ++reads;
                }
            });
            threads.emplace_back([&] {
                while (!over)
                    for (const AttachmentId& scan : scans) {
                        if (!catalog->vault().load(scan)) ++wrong;
                        if (catalog->vault().list()->size() < scans.size()) ++wrong;
                    }
            });
        }
        threads.emplace_back([&] {
            while (!over) {
                if (catalog->write([](Connection& c, ConnectionSet&) {
                        return c.execute("INSERT INTO settings VALUES(hex(randomblob(16)), 'w')");
                    }))
                    ++writes;
                else
                    ++wrong;
                if (!catalog->vault().store(RandomIdSource().make<AttachmentId>(), "one more")) ++wrong;
            }
        });
        // As many as there can be between two administrators' decisions.
        const Roles all = Role::Administrator | Role::FaceOperator;
        for (const Roles roles :
             {Roles(Role::Editor), all, Roles(Role::ConsentOfficer), all, Roles(Role::Auditor), Roles()})
            if (const Status done = m_example->change(*catalog, roles); !done) {
                qWarning("%s", qPrintable(done.error().context));
                ++wrong;
            }
        over = true;
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong.load(), 0);
        QVERIFY(reads > 0 && writes > 0);
        QCOMPARE(held->integer("SELECT count(*) FROM photos").value_or(-1), photos);
        { const auto givenBack = std::move(lease); }
        QVERIFY(!QFile::exists(folder.child("vault.old").display()));
        const int stored = int(catalog->vault().list()->size());
        catalog.reset();

        ASSIGN_OK(const auto again, m_example->open(folder));
        QCOMPARE(*again->read([](Connection& c) {
            return c.integer("SELECT count(*) FROM settings WHERE value='w'");
        }),
                 qint64(writes));
        QCOMPARE(again->vault().list()->size(), stored);
        ASSIGN_OK(const auto kept, again->vault().list());
        for (const AttachmentId& scan : kept)
            VERIFY_OK(again->vault().load(scan));
    }

    void aScanThatComesMeanwhileIsKept() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        const auto id = RandomIdSource().make<AttachmentId>();
        std::future<Status> stored;
        catalog->observeReseal({[&](const char* step) {
                                    if (qstrcmp(step, "copies on disk") != 0) return;
                                    stored = std::async(std::launch::async, [&] {
                                        return catalog->vault().store(id, "while it was copied");
                                    });
                                    // It waits; were it done now, it would go with the old folder.
                                    (void)stored.wait_for(std::chrono::milliseconds(100));
                                },
                                {}});
        VERIFY_OK(m_example->change(*catalog, {}));
        VERIFY_OK(stored.get());
        QCOMPARE(catalog->vault().load(id).value_or(QByteArray()), QByteArray("while it was copied"));
    }

    void stoppedAnywhereAllIsAsItWas() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        const QByteArray keys = *readWhole(Catalog::keyFile(folder), 1 << 20);
        int stops = 0;
        for (int stopAt = 1;; ++stopAt) {
            std::stop_source source;
            JobControl control;
            control.stop = source.get_token();
            int seen = 0;
            catalog->observeReseal({[&](const char*) {
                                        if (++seen == stopAt) source.request_stop();
                                    },
                                    {}});
            if (const Status done = m_example->change(*catalog, {}, control); done)
                break;
            else
                QCOMPARE(done.error().code, ErrorCode::Cancelled);
            ++stops;
            QCOMPARE(*readWhole(Catalog::keyFile(folder), 1 << 20), keys);
            QCOMPARE(ResealExample::leftovers(folder), QStringList());
        }
        QVERIFY(stops > 20);
        QCOMPARE(ResealExample::contentOf(*catalog), m_content);
        catalog.reset();
        bool withdrawn = false;
        QVERIFY(isWhole(folder, &withdrawn));
        QVERIFY(withdrawn);
    }

    void tooLittleSpaceIsSaidBeforeAnythingIsCopied() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        catalog->observeReseal({{}, [](const FilePath&) -> Result<qint64> { return 1'234'567; }});
        const Status full = m_example->change(*catalog, {});
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::Disk);
        QVERIFY(full.error().context.contains(QLatin1String("1234567")));
        QCOMPARE(ResealExample::leftovers(folder), QStringList());
        catalog->observeReseal({});
        QVERIFY(catalog->keys().users().last().active());
        VERIFY_OK(m_example->change(*catalog, {}));
    }

    void aDiskThatFillsUpMeanwhileChangesNothing() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        int full = 0;
        // The last of these leaves room for all.
        for (const rlim_t limit :
             {rlim_t(1000), rlim_t(60'000), rlim_t(150'000), rlim_t(500'000), rlim_t(4'000'000)}) {
            catalog->observeReseal({[&](const char* step) {
                                        const rlimit small = {limit, before.rlim_max};
                                        if (qstrcmp(step, "space") == 0) ::setrlimit(RLIMIT_FSIZE, &small);
                                    },
                                    {}});
            const Status done = m_example->change(*catalog, {});
            ::setrlimit(RLIMIT_FSIZE, &before);
            if (done) break;
            ++full;
            QCOMPARE(done.error().code, ErrorCode::Disk);
            QCOMPARE(ResealExample::leftovers(folder), QStringList());
            QCOMPARE(ResealExample::contentOf(*catalog), m_content);
        }
        std::signal(SIGXFSZ, handler);
        QCOMPARE(full, 4);
        catalog.reset();
        QVERIFY(isWhole(folder));
    }

    void whoIsOvertakenChangesNothing() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        ASSIGN_OK(KeyRing::Change late, catalog->keys().prepareAccess(m_example->bob(), {}, true));
        VERIFY_OK(m_example->change(*catalog, Role::FaceOperator));
        VERIFY_ERROR(ErrorCode::InUse, catalog->changeAccess(std::move(late), ResealExample::announce, {}));
        QCOMPARE(ResealExample::leftovers(folder), QStringList());
        QCOMPARE(ResealExample::contentOf(*catalog), m_content);
        catalog.reset();
        QVERIFY(isWhole(folder));
    }

    void whatCannotBeAnnouncedDoesNotHappen() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        ASSIGN_OK(KeyRing::Change change, catalog->keys().prepareAccess(m_example->bob(), {}, true));
        const auto refuse = [](Connection& connection, ConnectionSet&) -> Status {
            BK_TRY(connection.execute("DELETE FROM photos"));
            return fail(ErrorCode::Disk, QStringLiteral("no log"));
        };
        VERIFY_ERROR(ErrorCode::Disk, catalog->changeAccess(std::move(change), refuse, {}));
        QCOMPARE(ResealExample::contentOf(*catalog), m_content);
        QVERIFY(catalog->keys().users().last().active());
    }

    void aDamagedScanStaysDamagedAndKeepsNobodyIn() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        ASSIGN_OK(const auto scans, catalog->vault().list());
        const QByteArray name = scans[2].toString().toLatin1();
        QFile file(folder.child("vault").child(name.last(2)).child(name).display());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(40) && file.write("!!") == 2);
        file.close();
        VERIFY_OK(m_example->change(*catalog, {}));
        for (const AttachmentId& scan : scans)
            QCOMPARE(catalog->vault().load(scan).has_value(), scan != scans[2]);
        QCOMPARE(catalog->vault().load(scans[2]).error().code, ErrorCode::Damaged);
    }

    void troubleAfterTheKeyFileIsEndedAtTheNextOpening() {
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        const QString inTheWay = folder.child("previews.db-journal").display();
        catalog->observeReseal({[&](const char* step) {
                                    // A folder is not removed like a file.
                                    if (qstrcmp(step, "committed") == 0) QDir().mkpath(inTheWay);
                                },
                                {}});
        VERIFY_OK(m_example->change(*catalog, {}));
        VERIFY_ERROR(ErrorCode::Disk, catalog->read([](Connection& c) { return c.integer("SELECT 1"); }));
        VERIFY_ERROR(ErrorCode::Disk, catalog->write([](Connection& c, ConnectionSet&) {
            return c.execute("INSERT INTO settings VALUES('x', 'y')");
        }));
        VERIFY_ERROR(ErrorCode::NoAccess,
                     catalog->vault().store(RandomIdSource().make<AttachmentId>(), "lost"));
        catalog.reset();
        VERIFY_ERROR(ErrorCode::Disk, m_example->open(folder));
        QVERIFY(QDir().rmdir(inTheWay));
        bool withdrawn = false;
        QVERIFY(isWhole(folder, &withdrawn));
        QVERIFY(withdrawn);
    }

    void aDiskThatDoesNotConfirmTheKeyFileMovesNothing_data() {
        QTest::addColumn<bool>("powerCut");
        QTest::newRow("it answers again") << false;
        QTest::newRow("a power cut brings back the key file before") << true;
    }
    void aDiskThatDoesNotConfirmTheKeyFileMovesNothing() {
        QFETCH(bool, powerCut);
        const FilePath folder = m_example->copy();
        ASSIGN_OK(auto catalog, m_example->open(folder));
        const QByteArray before = *readWhole(Catalog::keyFile(folder), 1 << 20);
        QList<ino_t> numbers;
        for (const DatabaseFile file : databases)
            numbers << numberOf(pathOf(folder, file));
        const ino_t vault = numberOf(folder.child("vault"));
        folderSyncFails = [&] { return *readWhole(Catalog::keyFile(folder), 1 << 20) != before; };
        // In force, with no way back.
        VERIFY_OK(m_example->change(*catalog, {}));
        QVERIFY(!catalog->keys().users().last().active());
        VERIFY_ERROR(ErrorCode::Disk, catalog->keys().verifyFile());
        VERIFY_ERROR(ErrorCode::Disk, catalog->read([](Connection& c) { return c.integer("SELECT 1"); }));
        catalog.reset();
        for (std::size_t i = 0; i < databases.size(); ++i)
            QCOMPARE(numberOf(pathOf(folder, databases[i])), numbers[qsizetype(i)]);
        QCOMPARE(numberOf(folder.child("vault")), vault);
        folderSyncFails = nullptr;
        if (powerCut) VERIFY_OK(writeAtomically(Catalog::keyFile(folder), before));
        bool withdrawn = false;
        QVERIFY(isWhole(folder, &withdrawn));
        QCOMPARE(withdrawn, !powerCut);
    }

    void aKeyFileOlderThanTheVaultIsRefused() {
        ResealExample example(Role::ConsentOfficer);
        const FilePath folder = example.copy();
        const FilePath keyFile = Catalog::keyFile(folder);
        const QByteArray first = *readWhole(keyFile, 1 << 20);
        ASSIGN_OK(auto catalog, example.open(folder));
        const QByteArray salt = catalog->keys().salt(DatabaseFile::Catalog);
        VERIFY_OK(example.change(*catalog, Role::Editor));
        // Only the vault is under another key: the databases would open with either file.
        QCOMPARE(catalog->keys().salt(DatabaseFile::Catalog), salt);
        QCOMPARE(catalog->keys().epoch(DataKey::Vault), 2u);
        catalog.reset();
        const QByteArray second = *readWhole(keyFile, 1 << 20);
        const QByteArray mark = *readWhole(folder.child("vault").child("key"), 100);

        VERIFY_OK(writeAtomically(keyFile, first));
        VERIFY_ERROR(ErrorCode::Damaged, example.open(folder));
        VERIFY_ERROR(ErrorCode::Damaged,
                     ResealExample::openAs(folder, QStringLiteral("Bob"), ResealExample::bobsPassphrase()));
        VERIFY_OK(writeAtomically(keyFile, second));
        // Without its mark a vault is the first one of its catalog.
        VERIFY_OK(removeDurably(folder.child("vault").child("key")));
        VERIFY_ERROR(ErrorCode::Damaged, example.open(folder));
        VERIFY_OK(writeAtomically(folder.child("vault").child("key"), QByteArray(16, 'k')));
        VERIFY_ERROR(ErrorCode::Damaged, example.open(folder));
        VERIFY_OK(writeAtomically(folder.child("vault").child("key"), mark));
        VERIFY_OK(example.open(folder));
    }

    void theVaultUnderTheKeyInForceIsNeverTheOneThatGoes() {
        ResealExample example(Role::ConsentOfficer);
        const FilePath folder = example.copy();
        const QByteArray first = *readWhole(Catalog::keyFile(folder), 1 << 20);
        QCOMPARE(inChild([&] {
                     auto catalog = example.open(folder);
                     if (!catalog) return failed;
                     (*catalog)->observeReseal(killAtName("deleting the old vault"));
                     return example.change(**catalog, Role::Editor) ? finished : failed;
                 }),
                 killed);
        QVERIFY(QFile::exists(folder.child("vault.old").display()));
        const QByteArray second = *readWhole(Catalog::keyFile(folder), 1 << 20);
        VERIFY_OK(writeAtomically(Catalog::keyFile(folder), first));
        VERIFY_ERROR(ErrorCode::Damaged, example.open(folder));
        QVERIFY(QFile::exists(folder.child("vault.old").display()));
        VERIFY_OK(writeAtomically(Catalog::keyFile(folder), second));
        VERIFY_OK(example.open(folder));
        QCOMPARE(ResealExample::leftovers(folder), QStringList());
    }

    void damagedPreviewsKeepNobodyIn_data() {
        QTest::addColumn<int>("page");
        QTest::newRow("a page of a photo") << 20;
        QTest::newRow("the last page") << -1;
    }
    void damagedPreviewsKeepNobodyIn() {
        QFETCH(int, page);
        const FilePath folder = m_example->copy();
        spoilPage(pathOf(folder, DatabaseFile::Previews), page);
        ASSIGN_OK(auto catalog, m_example->open(folder));
        ASSIGN_OK(const auto photos,
                  catalog->read([](Connection& c) { return PhotoStore(c).ids({}, PhotoSort::AddedNewest); }));
        QCOMPARE(photos.size(), 2);
        ASSIGN_OK(KeyRing::Change change, catalog->keys().prepareAccess(m_example->bob(), {}, true));
        ASSIGN_OK(const auto emptied, catalog->changeAccess(std::move(change), ResealExample::announce, {}));
        QVERIFY(emptied == QList<DatabaseFile>{DatabaseFile::Previews});
        QVERIFY(!catalog->keys().users().last().active());
        QCOMPARE(ResealExample::leftovers(folder), QStringList());
        const auto look = [&](Catalog& opened) {
            return opened.readFrom(DatabaseFile::Previews,
                                   [&](Connection& c) { return PreviewStore(c).thumbnail(photos.first()); });
        };
        VERIFY_ERROR(ErrorCode::NotFound, look(*catalog));
        VERIFY_OK(catalog->write([&](Connection&, ConnectionSet& all) -> Status {
            BK_ASSIGN(Connection* const previews, all.of(DatabaseFile::Previews));
            return PreviewStore(*previews).insert(photos.first(), "small", "large");
        }));
        catalog.reset();
        ASSIGN_OK(const auto again, m_example->open(folder));
        QCOMPARE(look(*again).value_or(QByteArray()), QByteArray("small"));
        for (const DatabaseFile file : databases)
            QCOMPARE(*again->readFrom(file, [](Connection& c) { return c.verify(); }), QStringList());
        QCOMPARE(again->vault().list()->size(), 5);
    }

    void aDamagedDatabaseIsNamedAndNothingIsChanged_data() {
        QTest::addColumn<int>("file");
        for (const DatabaseFile file : {DatabaseFile::Catalog, DatabaseFile::Faces, DatabaseFile::Audit})
            QTest::newRow(Catalog::fileName(file).constData()) << int(file);
    }
    void aDamagedDatabaseIsNamedAndNothingIsChanged() {
        QFETCH(int, file);
        const auto spoilt = static_cast<DatabaseFile>(file);
        const FilePath folder = m_example->copy();
        {
            // A page that nothing reads.
            ASSIGN_OK(auto catalog, m_example->open(folder));
            VERIFY_OK(catalog->write([&](Connection&, ConnectionSet& all) -> Status {
                BK_ASSIGN(Connection* const connection, all.of(spoilt));
                return connection->execute(
                    "CREATE TABLE passing(a); INSERT INTO passing VALUES(zeroblob(9000))");
            }));
        }
        spoilPage(pathOf(folder, spoilt), -1);
        ASSIGN_OK(auto catalog, m_example->open(folder));
        const QByteArray keys = *readWhole(Catalog::keyFile(folder), 1 << 20);
        const Status changed = m_example->change(*catalog, {});
        QVERIFY(!changed);
        QCOMPARE(changed.error().code, ErrorCode::Damaged);
        QVERIFY2(changed.error().context.startsWith(QString::fromUtf8(Catalog::fileName(spoilt)) +
                                                    QStringLiteral(" is damaged")),
                 qPrintable(changed.error().context));
        QCOMPARE(*readWhole(Catalog::keyFile(folder), 1 << 20), keys);
        QCOMPARE(ResealExample::leftovers(folder), QStringList());
        VERIFY_OK(catalog->write([](Connection& c, ConnectionSet&) {
            return c.execute("INSERT INTO settings VALUES('after', 'yes')");
        }));
    }

    void killedAtEachStepItIsWhole() {
        int kills = 0;
        int before = 0;
        for (int step = 1;; ++step) {
            const FilePath folder = m_example->copy();
            const int end = withdrawInChild(folder, killAtStep(step));
            QVERIFY2(end == killed || end == finished, qPrintable(QString::number(step)));
            bool withdrawn = false;
            QVERIFY2(isWhole(folder, &withdrawn), qPrintable(QStringLiteral("killed at step %1").arg(step)));
            if (!withdrawn) ++before;
            // Once it is in force it is so for every later step.
            QCOMPARE(withdrawn, step > before);
            ResealExample::remove(folder);
            if (end == finished) break;
            ++kills;
        }
        QVERIFY2(kills >= 40 && before >= 25 && kills - before >= 8,
                 qPrintable(QStringLiteral("%1 kills, %2 before").arg(kills).arg(before)));
    }

    void killedAgainWhileItIsEndedItIsWhole_data() {
        QTest::addColumn<QByteArray>("first");
        QTest::newRow("before the keys") << QByteArray("copies on disk");
        QTest::newRow("after the keys") << QByteArray("committed");
        QTest::newRow("without its vault") << QByteArray("vault away");
    }
    void killedAgainWhileItIsEndedItIsWhole() {
        QFETCH(QByteArray, first);
        int kills = 0;
        for (int step = 1;; ++step) {
            const FilePath folder = m_example->copy();
            QCOMPARE(withdrawInChild(folder, killAtName(first)), killed);
            const int end = inChild([&] {
                const auto ring = m_example->unlock(folder);
                return ring && Reseal::settle(folder, **ring, killAtStep(step)) ? finished : failed;
            });
            bool withdrawn = false;
            QVERIFY2(isWhole(folder, &withdrawn), qPrintable(QStringLiteral("killed at step %1").arg(step)));
            QCOMPARE(withdrawn, first != "copies on disk");
            ResealExample::remove(folder);
            if (end == finished) break;
            QCOMPARE(end, killed);
            ++kills;
        }
        QVERIFY(kills >= (first == "vault away" ? 2 : 5));
    }

    void whoHasNoKeyForAFileEndsItAllTheSame() {
        ResealExample example(Role::ConsentOfficer | Role::FaceOperator);
        for (const char* step :
             {"copies on disk", "committed", "database in place", "vault away", "deleting the old vault"}) {
            const FilePath folder = example.copy();
            QByteArray content;
            {
                ASSIGN_OK(const auto catalog, example.open(folder));
                content = ResealExample::contentOf(*catalog);
            }
            QVERIFY(!content.isEmpty());
            QCOMPARE(inChild([&] {
                         auto catalog = example.open(folder);
                         if (!catalog) return failed;
                         (*catalog)->observeReseal(killAtName(step));
                         return example.change(**catalog, Role::Editor) ? finished : failed;
                     }),
                     killed);
            {
                ASSIGN_OK(const auto bobs, ResealExample::openAs(folder, QStringLiteral("Bob"),
                                                                 ResealExample::bobsPassphrase()));
                const bool inForce = qstrcmp(step, "copies on disk") != 0;
                QCOMPARE(bobs->keys().has(DataKey::Face), !inForce);
                QCOMPARE(ResealExample::leftovers(folder), QStringList());
            }
            ASSIGN_OK(const auto catalog, example.open(folder));
            QCOMPARE(ResealExample::contentOf(*catalog), content);
        }
    }

    void halfACopyIsDeleted() {
        const FilePath folder = m_example->copy();
        for (const char* name :
             {"catalog.db.next", "faces.db.next", "previews.db.next-wal", "audit.db.next-journal"})
            VERIFY_OK(writeAtomically(folder.child(name), "ha"));
        QVERIFY(QDir().mkpath(folder.child("vault.next").child("ab").display()));
        VERIFY_OK(writeAtomically(folder.child("vault.next").child("ab").child("x"), "half"));
        QVERIFY(QDir().mkpath(folder.child("vault.old").child("ab").display()));
        QVERIFY(isWhole(folder));
    }
};

BK_TEST_MAIN(ResealTest)
#include "ResealTest.moc"
