#include "core/base/AtomicFile.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"
#include "tests/core/store/ResealFixture.h"
#include "tests/support/TestMain.h"

#include <atomic>
#include <future>
#include <thread>

#include <csignal>
#include <sys/resource.h>

using namespace bk;
using namespace bk::test;

/// A change of keys that is not interrupted, or stopped before its end.
class ResealTest : public QObject, private ResealFixture {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { make(); }

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
        QVERIFY2(full.error().context.endsWith(QLatin1String("there is 1 MB")),
                 qPrintable(full.error().context));
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
};

BK_TEST_MAIN(ResealTest)
#include "ResealTest.moc"
