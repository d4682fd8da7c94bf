#include "core/services/FaceEngines.h"
#include "core/store/FaceModelStore.h"
#include "tests/support/TinyModel.h"
#include "tests/ui/ReviewDesk.h"
#include "ui/review/GroupsPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"

#include <QPushButton>

using namespace bk;
using namespace bk::ui;

/// Faces that cannot be compared, because the model in use is missing: said where suggestions are waited for.
class ReviewTroubleTest : public QObject, private test::ReviewDesk {
    Q_OBJECT

    /// As if the embedder ID were in use; empty: the built-in one.
    void useEmbedder(const QString& id) {
        Session& session = *m_desk->services().session;
        QVERIFY(session.catalog().write([&](Connection& connection, ConnectionSet&) {
            return FaceModelStore(connection).useEmbedder(id);
        }));
        session.engines().readAgain();
        session.changes().notify({ChangeKind::Settings | ChangeKind::Faces, {}});
    }
    static QString wordsOf(const GroupsPage& page) {
        QStringList words;
        for (const QLabel* label : page.emptyState()->findChildren<QLabel*>())
            words << label->text();
        return words.join(QLatin1Char(' '));
    }
    /// A sound model from elsewhere is in use, and the program that would run it does not start.
    void useOneThatCannotBeRun() {
        const QString id = QStringLiteral("tiny-1");
        if (test::PageDesk::must(m_desk->services().models.list()).size() == 2) {
            const QByteArray network = test::tinyNetwork(112);
            const QString pack =
                test::writePack(m_desk->path(QStringLiteral(".")), test::tinyCard(id, 112, network), network);
            QVERIFY(m_desk->services().models.install(FilePath::fromString(pack)));
        }
        qputenv("BK_NETWORK", "/nonexistent/network");
        useEmbedder(id);
    }

private Q_SLOTS:
    void initTestCase() { makeDesk(); }
    void cleanup() {
        qunsetenv("BK_NETWORK");
        m_desk->window.reset();
        useEmbedder({});
    }

    void reviewSaysWhyNobodyIsProposed() {
        clearSuggestions();
        useEmbedder(QStringLiteral("gone-1"));
        makePage();
        open();
        QTRY_VERIFY(m_page->trouble()->isVisible());
        QVERIFY(m_page->trouble()->sentence().contains(QStringLiteral("missing, damaged")));
        QVERIFY(m_page->trouble()->sentence().contains(QStringLiteral("Face models")));
        QCOMPARE(m_desk->picture(QStringLiteral("review-no-model")), QString());
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::faceModelsWanted);
        m_page->trouble()->findChild<QPushButton*>()->click();
        QCOMPARE(wanted.count(), 1);
        // Once another one is chosen, it is asked again.
        useEmbedder({});
        QTRY_VERIFY(!m_page->trouble()->isVisible());
        waitUntilSeen();
        QTRY_VERIFY(says(QStringLiteral("Perhaps")));
    }

    void reviewSaysThatTheModelCannotBeRun() {
        clearSuggestions();
        useOneThatCannotBeRun();
        makePage();
        open();
        QTRY_VERIFY(m_page->trouble()->isVisible());
        QVERIFY2(m_page->trouble()->sentence().contains(QStringLiteral("beeldkluis-network")),
                 qPrintable(m_page->trouble()->sentence()));
        QCOMPARE(m_desk->picture(QStringLiteral("review-no-network")), QString());
    }

    void groupsSayThatTheModelCannotBeRun() {
        useOneThatCannotBeRun();
        auto* page = new GroupsPage(*m_desk->workspace);
        m_desk->showPage(page);
        QSignalSpy failed(m_desk->workspace.get(), &Workspace::failed);
        page->activate();
        QTRY_VERIFY(page->emptyState()->isVisible());
        const QString words = wordsOf(*page);
        QVERIFY2(words.contains(QStringLiteral("beeldkluis-network")), qPrintable(words));
        QCOMPARE(failed.count(), 0);
        QCOMPARE(m_desk->picture(QStringLiteral("groups-no-network")), QString());
    }

    void groupsSayItBeforeAnythingIsAsked() {
        useEmbedder(QStringLiteral("gone-1"));
        auto* page = new GroupsPage(*m_desk->workspace);
        m_desk->showPage(page);
        page->activate();
        QTRY_VERIFY(page->emptyState()->isVisible());
        const QString words = wordsOf(*page);
        QVERIFY2(words.contains(QStringLiteral("missing, damaged")), qPrintable(words));
        QCOMPARE(m_desk->picture(QStringLiteral("groups-no-model")), QString());
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::faceModelsWanted);
        page->emptyState()->findChild<QPushButton*>()->click();
        QCOMPARE(wanted.count(), 1);
    }
};

BK_UI_TEST_MAIN(ReviewTroubleTest)
#include "ReviewTroubleTest.moc"
