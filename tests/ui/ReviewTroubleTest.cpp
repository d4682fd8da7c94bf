#include "core/services/FaceEngines.h"
#include "core/store/FaceModelStore.h"
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

private Q_SLOTS:
    void initTestCase() { makeDesk(); }
    void cleanup() {
        m_desk->window.reset();
        useEmbedder({});
    }

    void reviewSaysWhyNobodyIsProposed() {
        clearSuggestions();
        useEmbedder(QStringLiteral("gone-1"));
        makePage();
        open();
        QTRY_VERIFY(m_page->trouble()->isVisible());
        QVERIFY(m_page->trouble()->sentence().contains(QStringLiteral("missing or damaged")));
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

    void groupsSayItBeforeAnythingIsAsked() {
        useEmbedder(QStringLiteral("gone-1"));
        auto* page = new GroupsPage(*m_desk->workspace);
        m_desk->showPage(page);
        page->activate();
        QTRY_VERIFY(page->emptyState()->isVisible());
        QStringList words;
        for (const QLabel* label : page->emptyState()->findChildren<QLabel*>())
            words << label->text();
        QVERIFY2(words.join(QLatin1Char(' ')).contains(QStringLiteral("missing or damaged")),
                 qPrintable(words.join(QLatin1Char(' '))));
        QCOMPARE(m_desk->picture(QStringLiteral("groups-no-model")), QString());
        QSignalSpy wanted(m_desk->workspace.get(), &Workspace::faceModelsWanted);
        page->emptyState()->findChild<QPushButton*>()->click();
        QCOMPARE(wanted.count(), 1);
    }
};

BK_UI_TEST_MAIN(ReviewTroubleTest)
#include "ReviewTroubleTest.moc"
