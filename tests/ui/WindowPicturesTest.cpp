#include "tests/ui/UiTestSupport.h"

#include "core/services/Services.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/library/LibraryPage.h"
#include "ui/library/PhotoInspector.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

using namespace bk;
using namespace bk::ui;

/// Every page of the window with the example catalog, in both themes, saved as pictures for people to look
/// at. What a machine can see is asserted: nothing is blank, no word is cut.
class WindowPicturesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;
    QDir m_pictures;
    bool m_dark = false;
    QStringList m_problems; ///< of all pictures of a test, so that one does not hide the others

    Shell& shell() { return *m_window->shell(); }
    Workspace& workspace() { return shell().workspace(); }

    void theme(bool dark) {
        m_dark = dark;
        applyTheme(*qobject_cast<QApplication*>(qApp), dark ? ThemeChoice::Dark : ThemeChoice::Light);
    }

    /// The words of SHOWN's labels and buttons that do not fit their place.
    static QStringList cutWords(QWidget* shown) {
        QStringList cut;
        for (const QLabel* label : shown->findChildren<QLabel*>()) {
            if (!label->isVisible() || label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull())
                continue;
            const bool fits = label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                                : label->width() >= label->sizeHint().width();
            if (!fits) cut << QStringLiteral("label “%1”").arg(label->text());
        }
        for (const QAbstractButton* button : shown->findChildren<QAbstractButton*>()) {
            if (!button->isVisible() || button->text().isEmpty()) continue;
            if (button->width() < button->sizeHint().width())
                cut << QStringLiteral("button “%1”").arg(button->text());
        }
        return cut;
    }

    static int coloursIn(const QImage& picture) {
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3)
            for (int x = 0; x < picture.width(); x += 3)
                colours.insert(picture.pixel(x, y));
        return static_cast<int>(colours.size());
    }

    void picture(QWidget* shown, const QString& name) {
        const QString file = name + (m_dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"));
        // Layouts settle from the inside out, one level each time.
        for (int level = 0; level < 12; ++level)
            QCoreApplication::processEvents();
        const QImage image = shown->grab().toImage();
        QVERIFY(image.save(m_pictures.filePath(file)));
        if (coloursIn(image) <= 12) m_problems << file + QStringLiteral(" is blank");
        for (const QString& words : cutWords(shown))
            m_problems << file + QStringLiteral(": cut off: ") + words;
    }

    void verifyNoProblems() {
        QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.join(QLatin1Char('\n'))));
    }

    template <class Answer, class Work>
    Answer ask(Work work) {
        Answer answer{};
        bool came = false;
        workspace().ask(this, work, [&](Answer got) {
            answer = std::move(got);
            came = true;
        });
        if (!QTest::qWaitFor([&] { return came; }, test::patience)) qFatal("no answer");
        return answer;
    }

    void pictureRoom(Shell::Room room, const QString& name) {
        QVERIFY(test::visit(shell(), room));
        picture(m_window.get(), name);
    }

    void pictureLibrary() {
        QVERIFY(test::visit(shell(), Shell::Room::Library));
        LibraryPage& library = shell().library();
        QVERIFY(library.model().rowCount() > 0);
        QSignalSpy loaded(&library, &Page::ready);
        library.grid().selectionModel()->clear();
        picture(m_window.get(), QStringLiteral("library"));
        library.grid().select(library.model().idAt(1));
        QTRY_VERIFY_WITH_TIMEOUT(library.inspector().idle(), test::patience);
        picture(m_window.get(), QStringLiteral("library-selected"));
        library.grid().selectAll();
        picture(m_window.get(), QStringLiteral("library-all"));
        library.grid().selectionModel()->clear();
    }

    void pictureViewer() {
        const auto photos = ask<Result<QList<PhotoId>>>(
            [](Services& services) { return services.photos.ids(PhotoFilter(), PhotoSort::TakenNewest); });
        QVERIFY(photos && !photos->isEmpty());
        shell().openPhoto(photos->at(2), *photos);
        QSignalSpy ready(shell().currentPage(), &Page::ready);
        QVERIFY(ready.wait(test::patience));
        picture(m_window.get(), QStringLiteral("viewer"));
        shell().back();
    }

    void picturePersons() {
        const auto persons =
            ask<Result<QList<PersonSummary>>>([](Services& services) { return services.persons.list(); });
        QVERIFY(persons);
        QSet<PersonStanding> seen;
        for (const PersonSummary& summary : *persons) {
            if (seen.contains(summary.standing)) continue;
            seen.insert(summary.standing);
            shell().openPerson(summary.person.id);
            QSignalSpy ready(shell().currentPage(), &Page::ready);
            QVERIFY(ready.wait(test::patience));
            picture(m_window.get(), QStringLiteral("person-") + toString(summary.standing).toLower());
        }
    }

    void pictureExport() {
        QVERIFY(test::visit(shell(), Shell::Room::Library));
        shell().openExport({});
        ExportDialog* dialog = shell().exportDialog();
        QVERIFY(dialog != nullptr);
        QSignalSpy planned(dialog, &ExportDialog::planned);
        QVERIFY(planned.wait(test::patience));
        dialog->folderField()->setText(
            m_desk->folder.filePath(m_dark ? QStringLiteral("out-dark") : QStringLiteral("out-light")));
        picture(dialog, QStringLiteral("export"));
        QSignalSpy ended(dialog, &ExportDialog::exportEnded);
        QVERIFY(dialog->exportButton()->isEnabled());
        dialog->exportButton()->click();
        QVERIFY(ended.count() > 0 || ended.wait(test::patience));
        QVERIFY(ended.first().first().toBool());
        picture(dialog, QStringLiteral("export-done"));
        QSignalSpy gone(dialog, &QObject::destroyed);
        dialog->reject();
        QVERIFY(gone.wait(test::patience));
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::Desk>();
        const QString wanted = qEnvironmentVariable("BK_SCREENSHOTS");
        m_pictures = QDir(wanted.isEmpty() ? m_desk->folder.filePath(QStringLiteral("pictures")) : wanted);
        QVERIFY(m_pictures.mkpath(QStringLiteral(".")));
        QVERIFY(QDir().mkpath(m_desk->program.exampleFolder.parent().display()));
        auto session = m_desk->program.demo->build(m_desk->program.exampleFolder, JobControl());
        QVERIFY2(session.has_value(), session ? "" : qPrintable(session.error().context));
        m_window = std::make_unique<MainWindow>(m_desk->program, m_desk->preferences);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->open(std::move(*session));
    }

    void init() { m_problems.clear(); }

    void cleanupTestCase() { m_window.reset(); }

    void theDoor() {
        for (const bool dark : {false, true}) {
            test::Desk desk;
            { const auto session = desk.makeCatalog(QStringLiteral("Museum De Brug")); }
            MainWindow window(desk.program, desk.preferences);
            window.resize(1280, 800);
            window.show();
            theme(dark);
            window.lock();
            picture(&window, QStringLiteral("unlock-first"));
            desk.preferences.rememberCatalog(desk.path(QStringLiteral("Museum De Brug.beeldkluis")));
            window.lock(QStringLiteral("Locked, because nobody was at the desk."));
            picture(&window, QStringLiteral("unlock"));
            window.unlockPage().startNewCatalog();
            picture(&window, QStringLiteral("new-catalog"));
            NewCatalogPage& page = *window.unlockPage().newCatalogPage();
            page.organisationField()->setText(QStringLiteral("Museum Het Slot"));
            page.folderField()->setText(desk.folder.path());
            page.nextButton()->click();
            page.administratorField()->setText(QStringLiteral("Anna"));
            page.passphraseField()->edit()->setText(QStringLiteral("museum26"));
            picture(&window, QStringLiteral("new-catalog-weak"));
            page.passphraseField()->edit()->setText(test::testPassphrase());
            page.repeatField()->edit()->setText(QStringLiteral("corect"));
            picture(&window, QStringLiteral("new-catalog-differs"));
            page.repeatField()->edit()->setText(test::testPassphrase());
            page.nextButton()->click();
            QTRY_COMPARE_WITH_TIMEOUT(page.step(), 2, test::patience);
            picture(&window, QStringLiteral("new-catalog-key"));
        }
        verifyNoProblems();
    }

    void everyPage_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyPage() {
        QFETCH(bool, dark);
        theme(dark);
        pictureRoom(Shell::Room::Today, QStringLiteral("today"));
        pictureLibrary();
        pictureRoom(Shell::Room::Review, QStringLiteral("review"));
        pictureRoom(Shell::Room::People, QStringLiteral("people"));
        pictureRoom(Shell::Room::Quitclaims, QStringLiteral("quitclaims"));
        pictureRoom(Shell::Room::Publications, QStringLiteral("publications"));
        pictureRoom(Shell::Room::Reports, QStringLiteral("reports"));
        pictureRoom(Shell::Room::Audit, QStringLiteral("audit"));
        pictureRoom(Shell::Room::Users, QStringLiteral("users"));
        pictureRoom(Shell::Room::Settings, QStringLiteral("settings"));
        pictureViewer();
        picturePersons();
        pictureExport();
        verifyNoProblems();
    }

    void textAtDoubleSizeIsNotCut() {
        theme(false);
        setTextScale(2.0);
        theme(false);
        for (const auto& [room, name] :
             {std::pair(Shell::Room::Today, "large-today"), std::pair(Shell::Room::Library, "large-library"),
              std::pair(Shell::Room::Audit, "large-audit"), std::pair(Shell::Room::Users, "large-users"),
              std::pair(Shell::Room::Settings, "large-settings"),
              std::pair(Shell::Room::Publications, "large-publications"),
              std::pair(Shell::Room::Reports, "large-reports")})
            pictureRoom(room, QString::fromLatin1(name));
        setTextScale(1.0);
        theme(false);
        verifyNoProblems();
    }

    void anEmptyCatalogSaysWhatToDo() {
        test::Desk desk;
        MainWindow window(desk.program, desk.preferences);
        window.resize(1280, 800);
        window.show();
        window.open(desk.makeCatalog(QStringLiteral("Empty")));
        theme(false);
        for (const auto& [room, name] :
             {std::pair(Shell::Room::Today, "empty-today"), std::pair(Shell::Room::Library, "empty-library"),
              std::pair(Shell::Room::Review, "empty-review"), std::pair(Shell::Room::People, "empty-people"),
              std::pair(Shell::Room::Quitclaims, "empty-quitclaims"),
              std::pair(Shell::Room::Publications, "empty-publications"),
              std::pair(Shell::Room::Reports, "empty-reports")}) {
            QVERIFY(test::visit(*window.shell(), room));
            picture(&window, QString::fromLatin1(name));
        }
        window.shell()->openImport({});
        picture(&window, QStringLiteral("import"));
        verifyNoProblems();
    }
};

BK_UI_TEST_MAIN(WindowPicturesTest)
#include "WindowPicturesTest.moc"
