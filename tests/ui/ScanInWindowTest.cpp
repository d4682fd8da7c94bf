#include "tests/support/FacePictures.h"
#include "tests/ui/UiTestSupport.h"

#include "core/services/Services.h"
#include "core/store/Catalog.h"
#include "ui/library/LibraryPage.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/PhotoGridModel.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QToolButton>

using namespace bk;
using namespace bk::ui;

/// Looking for faces on photos of two hundred people each, while the window is used: its progress, its pause,
/// its end, and how long the window's thread is ever kept from its work.
class ScanInWindowTest : public QObject {
    Q_OBJECT

    static constexpr int photoCount = 12;

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;

    Shell& shell() { return *m_window->shell(); }
    Workspace& workspace() { return shell().workspace(); }
    QString words() { return shell().status().jobWords(); }
    static QString title() { return QStringLiteral("Looking for faces"); }

    void picture(const QString& name) {
        const QString folder = qEnvironmentVariable("BK_SCREENSHOTS");
        if (folder.isEmpty()) return;
        QDir().mkpath(folder);
        for (const bool dark : {true, false}) {
            applyTheme(*qobject_cast<QApplication*>(qApp), dark ? ThemeChoice::Dark : ThemeChoice::Light);
            for (int level = 0; level < 12; ++level)
                QCoreApplication::processEvents();
            QVERIFY(m_window->grab().save(QDir(folder).filePath(
                name + (dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png")))));
        }
    }

    template <class Work>
    qint64 onPool(Work work) {
        qint64 answer = -1;
        workspace().ask(this, std::move(work),
                        [&](const Result<qint64>& done) { answer = done.value_or(-2); });
        return QTest::qWaitFor([&] { return answer != -1; }, test::patience) ? answer : -1;
    }

    /// Everything anew, as with a newer detector.
    void forgetScans() {
        QCOMPARE(onPool([](Services& services) -> Result<qint64> {
                     BK_TRY(services.session->catalog().write([](Connection& catalog, ConnectionSet&) {
                         return catalog.execute("DELETE FROM faces; UPDATE photos SET scanned_by = ''");
                     }));
                     return 0;
                 }),
                 qint64(0));
    }

    qint64 unseen() {
        return onPool([](Services& services) {
            return services.session->catalog().read([](Connection& catalog) {
                return catalog.integer("SELECT count(*) FROM photos WHERE scanned_by = ''");
            });
        });
    }

    bool openAgain() {
        auto session =
            m_desk->program.catalogs->open(m_desk->path(QStringLiteral("Museum De Brug.beeldkluis")),
                                           QStringLiteral("Anna"), test::testPassphrase());
        if (session) m_window->open(std::move(*session));
        return session.has_value();
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::Desk>();
        const QString folder = m_desk->folder.filePath(QStringLiteral("photos"));
        QVERIFY(QDir().mkpath(folder));
        const QImage crowd = test::crowdOf(20, 10, 96);
        QList<FilePath> paths;
        for (int i = 0; i < photoCount; ++i) {
            const QString path = folder + QStringLiteral("/crowd-%1.jpg").arg(i);
            QVERIFY(test::worsened(crowd, 1 - 0.02 * i, 0).save(path, "JPEG", 90));
            paths << FilePath::fromString(path);
        }
        auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug"));
        ImportService imports(*session);
        const auto imported = imports.import(paths, QStringLiteral("Fair"), {});
        QVERIFY(imported && imported->imported == photoCount);
        m_window = std::make_unique<MainWindow>(m_desk->program, m_desk->preferences);
        m_window->resize(1280, 800);
        m_window->show();
        m_window->open(std::move(session));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(test::visit(shell(), Shell::Room::Library));
    }
    void cleanupTestCase() { m_window.reset(); }

    void aScanShowsItsProgressRestsAndGoesOn() {
        QSignalSpy progressed(&workspace(), &Workspace::jobProgress);
        QSignalSpy ended(&workspace(), &Workspace::jobEnded);
        const auto latest = [&] { return progressed.last().at(1).value<Progress>(); };
        Q_EMIT workspace().scanWanted(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(progressed.count() > 0, test::patience);
        QVERIFY2(words().contains(QStringLiteral("of %1").arg(photoCount)), qPrintable(words()));
        QVERIFY2(words().contains(QStringLiteral("per second")), qPrintable(words()));
        QVERIFY2(words().contains(QStringLiteral("left")), qPrintable(words()));
        shell().status().pauseButton()->click();
        QVERIFY2(words().contains(QStringLiteral("paused")), qPrintable(words()));
        picture(QStringLiteral("scan-paused"));
        // What was under way comes to its end: at most one photo a core. Another question is answered all
        // the while.
        qint64 before = -1;
        const auto rests = [&] {
            const qint64 now = std::exchange(before, latest().done);
            QSignalSpy ready(&shell().library(), &Page::ready);
            shell().library().show(PhotoFilter());
            return (ready.count() > 0 || ready.wait(test::patience)) && now == before;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rests(), test::patience);
        QVERIFY(latest().done < photoCount);
        QCOMPARE(ended.count(), 0);

        shell().status().pauseButton()->click();
        picture(QStringLiteral("scan-running"));
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, test::patience);
        QVERIFY2(shell().status().sentence().contains(QStringLiteral("12 photos looked at")),
                 qPrintable(shell().status().sentence()));
    }

    /// The measure of this page: run with BK_TABLE set to see it.
    void theWindowIsAtWorkAllTheWhile() {
        QSignalSpy ended(&workspace(), &Workspace::jobEnded);
        // Everything anew, as with a newer detector.
        forgetScans();

        QElapsedTimer since;
        qint64 longest = 0;
        QList<qint64> gaps;
        QTimer beat;
        beat.setInterval(0);
        connect(&beat, &QTimer::timeout, this, [&] {
            const qint64 gap = since.nsecsElapsed();
            since.start();
            gaps << gap;
            longest = std::max(longest, gap);
        });
        since.start();
        beat.start();
        Q_EMIT workspace().scanWanted(std::nullopt);
        // Meanwhile somebody leafs through the pages and looks at a photo of two hundred people.
        QVERIFY(test::visit(shell(), Shell::Room::Review));
        QVERIFY(test::visit(shell(), Shell::Room::Library));
        QTRY_VERIFY_WITH_TIMEOUT(shell().library().model().rowCount() == photoCount, test::patience);
        const QList<PhotoId> ids = shell().library().model().ids();
        for (const PhotoId& id : ids) {
            Q_EMIT workspace().photoWanted(id, ids);
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, test::patience);
        beat.stop();
        std::sort(gaps.begin(), gaps.end());
        if (qEnvironmentVariableIsSet("BK_TABLE"))
            qInfo("window's thread: longest wait %.1f ms, 99.9 %% within %.1f ms, of %d turns", longest / 1e6,
                  gaps[gaps.size() * 999 / 1000] / 1e6, int(gaps.size()));
        QVERIFY(gaps.size() > 10);
    }

    /// Also over the end of the program: what it remembers is in its settings.
    void aScanThatWasBrokenOffGoesOn_data() {
        QTest::addColumn<bool>("paused");
        QTest::newRow("paused") << true;
        QTest::newRow("running") << false;
    }
    void aScanThatWasBrokenOffGoesOn() {
        QFETCH(bool, paused);
        forgetScans();
        QSignalSpy progressed(&workspace(), &Workspace::jobProgress);
        Q_EMIT workspace().scanWanted(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(progressed.count() > 0, test::patience);
        if (paused) shell().status().pauseButton()->click();
        QVERIFY(test::lockAndWait(*m_window));
        m_window.reset();

        m_window = std::make_unique<MainWindow>(m_desk->program, m_desk->preferences);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(openAgain());
        QSignalSpy ended(&workspace(), &Workspace::jobEnded);
        QVERIFY(workspace().jobRunning());
        QVERIFY2(words().contains(title()), qPrintable(words()));
        if (paused) {
            QVERIFY2(words().contains(QStringLiteral("paused")), qPrintable(words()));
            QVERIFY(test::visit(shell(), Shell::Room::Library));
            picture(QStringLiteral("scan-paused-after-unlock"));
            QCOMPARE(ended.count(), 0);
            QVERIFY(unseen() > 0);
            shell().status().pauseButton()->click();
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, test::patience);
        QCOMPARE(unseen(), qint64(0));

        // Now there is nothing to go on with.
        QVERIFY(test::lockAndWait(*m_window));
        QVERIFY(openAgain());
        QVERIFY(!workspace().jobRunning());
        QVERIFY(test::visit(shell(), Shell::Room::Library));
    }

    void cancellingKeepsWhatIsDone() {
        forgetScans();
        QSignalSpy progressed(&workspace(), &Workspace::jobProgress);
        QSignalSpy ended(&workspace(), &Workspace::jobEnded);
        Q_EMIT workspace().scanWanted(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(progressed.count() > 0, test::patience);
        shell().status().pauseButton()->click();
        workspace().cancelJob(title());
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, test::patience);
        QVERIFY2(shell().status().sentence().contains(QStringLiteral("what is done is kept")),
                 qPrintable(shell().status().sentence()));
        const qint64 left = unseen();
        QVERIFY(left > 0 && left < photoCount);
    }
};

BK_UI_TEST_MAIN(ScanInWindowTest)
#include "ScanInWindowTest.moc"
