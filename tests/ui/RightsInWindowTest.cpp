#include "tests/support/Must.h"
#include "tests/ui/UiTestSupport.h"

#include "core/services/Services.h"
#include "ui/library/LibraryPage.h"
#include "ui/library/PhotoInspector.h"
#include "ui/people/PersonField.h"
#include "ui/people/PersonPage.h"
#include "ui/people/RecognitionCard.h"
#include "ui/quitclaims/QuitclaimCard.h"
#include "ui/quitclaims/QuitclaimList.h"
#include "ui/quitclaims/ScanButton.h"
#include "ui/quitclaims/ScanPages.h"
#include "ui/review/CandidateList.h"
#include "ui/review/FaceCloseUp.h"
#include "ui/review/ReviewPage.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/Workspace.h"
#include "ui/viewer/PhotoCanvas.h"
#include "ui/viewer/ViewerPage.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"
#include "ui/widgets/RatingBar.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace bk;
using namespace bk::ui;

namespace {

struct Worker {
    const char* name;
    Roles roles;
};

const Worker workers[] = {{"Eva", Role::Editor},
                          {"Carl", Role::ConsentOfficer},
                          {"Femke", Role::FaceOperator},
                          {"Olga", Role::Auditor},
                          {"Frans", Role::FaceOperator}};

} // namespace

/// The window as each role sees it: nothing is offered that the services would refuse, no page fails because
/// a part of it is not allowed, and walking through all of it leaves no refusal in the log.
class RightsInWindowTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<QWidget> m_window; ///< around the shell, which goes before it
    std::unique_ptr<Shell> m_shell;
    std::unique_ptr<QSignalSpy> m_failed;
    QDir m_pictures;
    PersonId m_granting; ///< somebody with a scanned quitclaim that grants recognition

    static QString passphraseOf(const QString& name) {
        return name == demoAdministrator() ? demoPassphrase() : test::testPassphrase();
    }

    std::unique_ptr<Session> unlock(const QString& name) {
        return test::must(
            m_desk->program.catalogs->open(m_desk->program.exampleFolder, name, passphraseOf(name)));
    }

    void enter(const QString& name) {
        m_shell = std::make_unique<Shell>(unlock(name), m_desk->preferences, m_desk->program);
        m_failed = std::make_unique<QSignalSpy>(&m_shell->workspace(), &Workspace::failed);
        m_window = std::make_unique<QWidget>();
        auto* layout = new QVBoxLayout(m_window.get());
        layout->setContentsMargins(0, 0, 0, 0);
        // The offscreen platform complains about limits to a window's size.
        layout->setSizeConstraint(QLayout::SetNoConstraint);
        layout->addWidget(m_shell.get());
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void leave() {
        m_failed.reset();
        m_shell.reset();
        m_window.reset();
    }

    QString failures() const {
        QStringList sentences;
        for (const QList<QVariant>& one : *m_failed)
            sentences << one.first().value<Error>().context;
        return sentences.join(QLatin1Char('\n'));
    }

    template <class Answer, class Work>
    Answer ask(Work work) {
        Answer answer{};
        bool came = false;
        m_shell->workspace().ask(m_shell.get(), work, [&](Answer got) {
            answer = std::move(got);
            came = true;
        });
        if (!QTest::qWaitFor([&] { return came; }, test::patience)) qFatal("no answer");
        return answer;
    }

    /// Buttons with these words that somebody could press.
    static QStringList offered(const QWidget* parent, const QStringList& words) {
        QStringList found;
        for (const QAbstractButton* button : parent->findChildren<QAbstractButton*>())
            for (const QString& word : words)
                if (button->isVisible() && button->isEnabled() &&
                    (button->text().startsWith(word) || button->accessibleName().startsWith(word)))
                    found << button->text();
        return found;
    }

    void picture(const QString& name) {
        for (const bool dark : {false, true}) {
            applyTheme(*qobject_cast<QApplication*>(qApp), dark ? ThemeChoice::Dark : ThemeChoice::Light);
            for (int level = 0; level < 12; ++level)
                QCoreApplication::processEvents();
            QVERIFY(m_shell->grab().save(m_pictures.filePath(
                name + (dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png")))));
        }
        applyTheme(*qobject_cast<QApplication*>(qApp), ThemeChoice::Light);
    }

    PersonPage* openPerson(const PersonId& person) {
        m_shell->openPerson(person);
        auto* page = qobject_cast<PersonPage*>(m_shell->currentPage());
        QSignalSpy ready(page, &Page::ready);
        if (!ready.wait(test::patience)) qFatal("the page does not come");
        return page;
    }

    ViewerPage* openPhoto(const PhotoId& photo) {
        m_shell->openPhoto(photo, {photo});
        auto* page = qobject_cast<ViewerPage*>(m_shell->currentPage());
        QSignalSpy ready(page, &Page::ready);
        if (!ready.wait(test::patience)) qFatal("the page does not come");
        return page;
    }

    /// A photo with an open suggestion, as the administrator sees it.
    PhotoId suggestedPhoto() {
        const auto session = unlock(demoAdministrator());
        FaceService faces(*session);
        FaceFilter filter;
        filter.suggested = true;
        filter.limit = 1;
        const QList<FaceView> views = test::must(faces.faces(filter));
        if (views.isEmpty()) qFatal("the example has no suggestion");
        return views.first().face.photo;
    }

    QList<AuditRow> refusalsOf(const QString& name) {
        const auto session = unlock(demoAdministrator());
        UserService users(*session);
        AuditService audit(*session);
        AuditFilter filter;
        filter.action = QStringLiteral("access.refused");
        filter.user = test::must(users.find(name));
        return test::must(audit.list(filter)).rows;
    }

private Q_SLOTS:
    void initTestCase() {
        qRegisterMetaType<bk::Error>();
        m_desk = std::make_unique<test::Desk>();
        const QString wanted = qEnvironmentVariable("BK_SCREENSHOTS");
        m_pictures = QDir(wanted.isEmpty() ? m_desk->folder.filePath(QStringLiteral("pictures")) : wanted);
        QVERIFY(m_pictures.mkpath(QStringLiteral(".")));
        QVERIFY(QDir().mkpath(m_desk->program.exampleFolder.parent().display()));
        const auto session =
            test::must(m_desk->program.demo->build(m_desk->program.exampleFolder, JobControl()));
        UserService users(*session);
        for (const Worker& worker : workers) {
            const QString name = QString::fromLatin1(worker.name);
            test::must(
                users.add(name, worker.roles, name != QStringLiteral("Frans"), test::testPassphrase()));
        }
        PersonService persons(*session);
        for (const PersonSummary& summary : test::must(persons.list()))
            if (summary.recognition && m_granting.isNull()) m_granting = summary.person.id;
        QVERIFY(!m_granting.isNull());
    }

    void cleanup() { leave(); }

    void walkingThroughEverythingFailsNowhere_data() {
        QTest::addColumn<QString>("name");
        for (const Worker& worker : workers)
            QTest::newRow(worker.name) << QString::fromLatin1(worker.name);
    }

    void walkingThroughEverythingFailsNowhere() {
        QFETCH(QString, name);
        enter(name);
        const QList<int> rooms = m_shell->rail().roomsShown();
        QVERIFY(!rooms.isEmpty());
        for (const int room : rooms) {
            QVERIFY(test::visit(*m_shell, static_cast<Shell::Room>(room)));
            // Jobs that a page begins by itself end too.
            QTRY_VERIFY_WITH_TIMEOUT(!m_shell->workspace().jobRunning(), test::patience);
            QVERIFY2(m_failed->isEmpty(), qPrintable(QString::number(room) + failures()));
        }
        Workspace& workspace = m_shell->workspace();
        if (workspace.may(Right::SeePersons)) {
            const auto persons =
                ask<Result<QList<PersonSummary>>>([](Services& services) { return services.persons.list(); });
            QVERIFY(persons);
            for (const PersonSummary& summary : *persons) {
                openPerson(summary.person.id);
                QVERIFY2(m_failed->isEmpty(), qPrintable(failures()));
            }
        }
        if (workspace.may(Right::SeePhotos)) {
            const auto photos = ask<Result<QList<PhotoId>>>(
                [](Services& services) { return services.photos.ids({}, PhotoSort::TakenNewest); });
            QVERIFY(photos);
            for (const PhotoId& photo : photos->mid(0, 5)) {
                openPhoto(photo);
                QVERIFY2(m_failed->isEmpty(), qPrintable(failures()));
            }
            QVERIFY(test::visit(*m_shell, Shell::Room::Library));
            m_shell->library().grid().select(m_shell->library().model().idAt(0));
            QTRY_VERIFY_WITH_TIMEOUT(m_shell->library().inspector().idle(), test::patience);
        }
        QVERIFY2(m_failed->isEmpty(), qPrintable(failures()));
        leave();
        QStringList refused;
        for (const AuditRow& row : refusalsOf(name))
            refused << row.event.detail;
        QVERIFY2(refused.isEmpty(), qPrintable(refused.join(QStringLiteral(", "))));
    }

    void anEditorSeesTheFactsButNoScanAndNoSuggestions() {
        const PhotoId suggested = suggestedPhoto();
        enter(QStringLiteral("Eva"));
        PersonPage* person = openPerson(m_granting);
        const auto cards = person->findChildren<QuitclaimCard*>();
        QVERIFY(!cards.isEmpty());
        int sealed = 0;
        for (const QuitclaimCard* card : cards) {
            const auto* scan = card->findChild<ScanButton*>();
            QVERIFY(!scan->isEnabled());
            QVERIFY(!scan->hasPage());
            if (!scan->isSealed()) continue;
            ++sealed;
            QVERIFY(scan->toolTip().contains(QStringLiteral("consent officer or administrator")));
        }
        QVERIFY(sealed > 0);
        QVERIFY(!person->recognition()->isVisible());
        QCOMPARE(person->sheet().suggestionCount, 0);
        QVERIFY(!person->acceptDrops());
        QCOMPARE(offered(person, {QStringLiteral("New quitclaim"), QStringLiteral("Withdraw"),
                                  QStringLiteral("Renew"), QStringLiteral("Change"), QStringLiteral("Merge"),
                                  QStringLiteral("Add the scan"), QStringLiteral("Open the scan")}),
                 QStringList());
        picture(QStringLiteral("editor-person"));

        ViewerPage* viewer = openPhoto(suggested);
        QCOMPARE(offered(viewer, {QStringLiteral("Yes")}), QStringList());
        // The boxes and the names are there all the same.
        QVERIFY(!viewer->canvas()->accessibleDescription().isEmpty());
        picture(QStringLiteral("editor-viewer"));

        QVERIFY(test::visit(*m_shell, Shell::Room::Review));
        auto* review = static_cast<ReviewPage*>(m_shell->page(Shell::Room::Review));
        QVERIFY(!review->face().isNull());
        QCOMPARE(offered(review, {QStringLiteral("Yes"), QStringLiteral("No ")}), QStringList());
        QCOMPARE(review->queue().count(ReviewQueue::Kind::Suggested), 0);
        QVERIFY(!review->showsBatch());
        for (const auto* candidates : review->findChildren<CandidateList*>())
            QVERIFY(candidates->candidates().isEmpty());
        picture(QStringLiteral("editor-review"));
        QVERIFY2(m_failed->isEmpty(), qPrintable(failures()));
    }

    void anEditorNamesAFaceByHand() {
        enter(QStringLiteral("Eva"));
        QVERIFY(test::visit(*m_shell, Shell::Room::Review));
        auto* review = static_cast<ReviewPage*>(m_shell->page(Shell::Room::Review));
        const FaceId face = review->face();
        QVERIFY(!face.isNull());
        QTRY_VERIFY_WITH_TIMEOUT(review->closeUp()->painted() == face, test::patience);
        QSignalSpy told(&m_shell->workspace(), &Workspace::message);
        QSignalSpy chosen(review->nameField(), &PersonField::chosen);
        review->nameField()->begin(QStringLiteral("Somebody Quite New"));
        QTRY_VERIFY_WITH_TIMEOUT(
            [&] {
                if (chosen.isEmpty()) QTest::keyClick(review->nameField()->edit(), Qt::Key_Return);
                return !chosen.isEmpty();
            }(),
            test::patience);
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), test::patience);
        QVERIFY2(m_failed->isEmpty(), qPrintable(failures()));
        const auto view =
            ask<Result<FaceView>>([face](Services& services) { return services.faces.face(face); });
        QVERIFY(view);
        QCOMPARE(view->personName, QStringLiteral("Somebody Quite New"));
    }

    void theMainPagesOfAnEditor() {
        enter(QStringLiteral("Eva"));
        QCOMPARE(offered(&m_shell->rail(), {QStringLiteral("Audit"), QStringLiteral("Users")}),
                 QStringList());
        QVERIFY(test::visit(*m_shell, Shell::Room::Today));
        picture(QStringLiteral("editor-today"));
        QVERIFY(test::visit(*m_shell, Shell::Room::Library));
        LibraryPage& library = m_shell->library();
        library.grid().select(library.model().idAt(1));
        QTRY_VERIFY_WITH_TIMEOUT(library.inspector().idle(), test::patience);
        QVERIFY(library.inspector().findChild<RatingBar*>()->isEnabled());
        QCOMPARE(offered(&library.inspector(), {QStringLiteral("Consent not needed")}), QStringList());
        picture(QStringLiteral("editor-library"));
        QVERIFY(test::visit(*m_shell, Shell::Room::Quitclaims));
        picture(QStringLiteral("editor-quitclaims"));
        QVERIFY(test::visit(*m_shell, Shell::Room::Settings));
        picture(QStringLiteral("editor-settings"));
        QVERIFY2(m_failed->isEmpty(), qPrintable(failures()));
    }

    void aConsentOfficerKeepsConsentButDescribesNothing() {
        enter(QStringLiteral("Carl"));
        PersonPage* person = openPerson(m_granting);
        QTRY_VERIFY_WITH_TIMEOUT(person->quitclaims()->pages()->idle(), test::patience);
        QVERIFY(!offered(person, {QStringLiteral("New quitclaim")}).isEmpty());
        QVERIFY(!offered(person, {QStringLiteral("Withdraw")}).isEmpty());
        QVERIFY(!offered(person, {QStringLiteral("Open the scan")}).isEmpty());
        QCOMPARE(person->sheet().suggestionCount, 0);
        QVERIFY(person->recognition()->isVisible());
        QVERIFY(!person->recognition()->sentence().contains(QStringLiteral("faceprint(s) kept")));
        picture(QStringLiteral("officer-person"));
        QVERIFY(test::visit(*m_shell, Shell::Room::Library));
        LibraryPage& library = m_shell->library();
        library.grid().select(library.model().idAt(1));
        QTRY_VERIFY_WITH_TIMEOUT(library.inspector().idle(), test::patience);
        QVERIFY(!library.inspector().findChild<RatingBar*>()->isEnabled());
        QVERIFY(!offered(&library.inspector(), {QStringLiteral("Consent ")}).isEmpty());
        QVERIFY(!library.acceptDrops());
        QVERIFY2(m_failed->isEmpty(), qPrintable(failures()));
    }

    void aFaceOperatorSeesSuggestionsUnlessSwitchedOff() {
        const PhotoId suggested = suggestedPhoto();
        enter(QStringLiteral("Femke"));
        QVERIFY(!offered(openPhoto(suggested), {QStringLiteral("Yes")}).isEmpty());
        QVERIFY2(m_failed->isEmpty(), qPrintable(failures()));
        leave();
        enter(QStringLiteral("Frans"));
        QCOMPARE(offered(openPhoto(suggested), {QStringLiteral("Yes")}), QStringList());
        QVERIFY2(m_failed->isEmpty(), qPrintable(failures()));
    }

    void theMainPagesOfAnAuditor() {
        enter(QStringLiteral("Olga"));
        QVERIFY(m_shell->mayEnter(Shell::Room::Audit));
        QVERIFY(!m_shell->mayEnter(Shell::Room::Library));
        QVERIFY(!m_shell->mayEnter(Shell::Room::People));
        QVERIFY(!m_shell->mayEnter(Shell::Room::Users));
        QVERIFY(test::visit(*m_shell, Shell::Room::Audit));
        picture(QStringLiteral("auditor-audit"));
        QVERIFY(test::visit(*m_shell, Shell::Room::Settings));
        picture(QStringLiteral("auditor-settings"));
        QVERIFY2(m_failed->isEmpty(), qPrintable(failures()));
    }
};

BK_UI_TEST_MAIN(RightsInWindowTest)
#include "RightsInWindowTest.moc"
