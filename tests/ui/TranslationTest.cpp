#include "tests/ui/PageSupport.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/library/LibraryPage.h"
#include "ui/library/PhotoInspector.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/UnlockPage.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/PhotoGridModel.h"
#include "ui/widgets/PhotoGridView.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLibraryInfo>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace bk;
using namespace bk::ui;

namespace {

/// What stands for a number or a name.
const QRegularExpression& place() {
    static const QRegularExpression expression(QStringLiteral("%(\\d|n)"));
    return expression;
}

qsizetype lettersOf(QString sentence) {
    sentence.remove(place());
    return std::count_if(sentence.cbegin(), sentence.cend(), [](QChar letter) { return letter.isLetter(); });
}

/// What SENTENCE looks like with its places filled.
QRegularExpression patternOf(const QString& sentence) {
    QString pattern = QRegularExpression::escape(sentence);
    pattern.replace(QStringLiteral("\\%n"), QStringLiteral("[\\d.,]+"));
    pattern.replace(QRegularExpression(QStringLiteral("\\\\%\\d")), QStringLiteral(".+"));
    pattern.replace(QStringLiteral("\\(s\\)"), QStringLiteral("s?"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

} // namespace

/// The translations as they are compiled in, and the window in Dutch: nothing stays English on its pages, and
/// the longer words are not cut off.
class TranslationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void speaks_data();
    void speaks();
    void counts_data();
    void counts();
    void namesStatesInDutch();
    void saysQtsOwnWordsInDutch();
    void theDoorIsDutch();
    void theWindowIsDutch();
    void anEmptyCatalogIsDutch();

private:
    static void speak(QLocale::Language language);
    static QString dutch(const char* context, const char* source);
    void readWords();
    bool isEnglish(const QString& words) const;
    void look(QWidget* shown, const QString& name);
    static QAbstractButton* button(QWidget* shown, const char* context, const char* source);
    static void press(QWidget* shown, const char* context, const char* source);
    void lookAtLibrary(Shell& shell);
    void lookAtPersons(MainWindow& window);
    void verifyNoProblems();

    test::Desk m_desk;
    QSet<QString> m_english; ///< sentences without a number or name in them that Dutch says otherwise
    QList<QRegularExpression> m_englishPatterns; ///< those with one
    QSet<QString> m_dutch;
    QList<QRegularExpression> m_dutchPatterns;
    QSet<QString> m_data; ///< words of the catalog itself, in whatever language
    QDir m_pictures;
    QStringList m_problems;
};

void TranslationTest::initTestCase() {
    readWords();
    QVERIFY(m_english.size() > 400);
    QVERIFY(m_englishPatterns.size() > 80);
    m_pictures = QDir(qEnvironmentVariable("BK_SCREENSHOTS", m_desk.folder.filePath(QStringLiteral("seen"))));
    QVERIFY(m_pictures.mkpath(QStringLiteral(".")));
}

void TranslationTest::readWords() {
    const QString root = qEnvironmentVariable("BK_SOURCE_DIR");
    QFile file(root.isEmpty() ? QFINDTESTDATA("../../translations/beeldkluis_nl.ts")
                              : root + QStringLiteral("/translations/beeldkluis_nl.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    const auto plain = [](QString words) { return words.remove(QLatin1Char('&')); };
    QSet<QString> said; // what Dutch says somewhere is not English
    QStringList sources;
    bool plural = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("message"))
            plural = xml.attributes().hasAttribute(QLatin1String("numerus"));
        else if (xml.name() == QLatin1String("source"))
            sources << plain(xml.readElementText());
        else if (xml.name() == QLatin1String("numerusform"))
            said << plain(xml.readElementText());
        else if (xml.name() == QLatin1String("translation") && !plural)
            said << plain(xml.readElementText());
    }
    for (const QString& source : sources) {
        if (said.contains(source)) continue;
        if (!source.contains(place()))
            m_english << source;
        else if (lettersOf(source) >= 5)
            m_englishPatterns << patternOf(source);
    }
    // With so many letters of its own that what fits it is Dutch.
    for (const QString& words : said) {
        if (!words.contains(place()))
            m_dutch << words;
        else if (lettersOf(words) >= 3)
            m_dutchPatterns << patternOf(words);
    }
}

bool TranslationTest::isEnglish(const QString& words) const {
    const auto any = [&](const QList<QRegularExpression>& patterns) {
        return std::any_of(patterns.cbegin(), patterns.cend(),
                           [&](const auto& pattern) { return pattern.match(words).hasMatch(); });
    };
    if (m_data.contains(words) || m_dutch.contains(words)) return false;
    return m_english.contains(words) || (any(m_englishPatterns) && !any(m_dutchPatterns));
}

void TranslationTest::speak(QLocale::Language language) {
    QLocale::setDefault(QLocale(language));
    installTranslations(*QCoreApplication::instance(), QLocale());
}

QString TranslationTest::dutch(const char* context, const char* source) {
    return QCoreApplication::translate(context, source);
}

void TranslationTest::cleanup() {
    // They belong to the application, which forgets its translators only when they go.
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator*>());
    m_problems.clear();
}

void TranslationTest::speaks_data() {
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<QString>("room");
    QTest::newRow("English") << QLocale::English << QStringLiteral("Today");
    QTest::newRow("Dutch") << QLocale::Dutch << QStringLiteral("Vandaag");
    QTest::newRow("no file of its own") << QLocale::Finnish << QStringLiteral("Today");
}

void TranslationTest::speaks() {
    QFETCH(QLocale::Language, language);
    QFETCH(QString, room);
    speak(language);
    QCOMPARE(QCoreApplication::translate("bk::ui::Shell", "Today"), room);
}

void TranslationTest::counts_data() {
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("words");
    QTest::newRow("English, one") << QLocale::English << 1 << QStringLiteral("1 face to review");
    QTest::newRow("English, none") << QLocale::English << 0 << QStringLiteral("0 faces to review");
    QTest::newRow("English, more") << QLocale::English << 21 << QStringLiteral("21 faces to review");
    QTest::newRow("Dutch, one") << QLocale::Dutch << 1 << QStringLiteral("1 gezicht te beoordelen");
    QTest::newRow("Dutch, none") << QLocale::Dutch << 0 << QStringLiteral("0 gezichten te beoordelen");
    QTest::newRow("Dutch, more") << QLocale::Dutch << 21 << QStringLiteral("21 gezichten te beoordelen");
    QTest::newRow("no file of its own") << QLocale::Finnish << 2 << QStringLiteral("2 faces to review");
}

void TranslationTest::counts() {
    QFETCH(QLocale::Language, language);
    QFETCH(int, count);
    QFETCH(QString, words);
    speak(language);
    QCOMPARE(QCoreApplication::translate("bk::ui::TodayPage", "%n face(s) to review", nullptr, count), words);
}

void TranslationTest::namesStatesInDutch() {
    speak(QLocale::Dutch);
    QSet<QString> words;
    int states = 0;
    for (; states <= static_cast<int>(ClearanceState::NoPeople); ++states) {
        const QString word = wordsFor(static_cast<ClearanceState>(states));
        QVERIFY2(!m_english.contains(word), qPrintable(word));
        words << word;
    }
    QVERIFY(words.contains(QStringLiteral("Vrijgegeven")));
    QCOMPARE(words.size(), states);
}

void TranslationTest::saysQtsOwnWordsInDutch() {
    const QString file = QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_nl.qm");
    if (!QFile::exists(file)) QSKIP("Qt's own translations are not installed.");
    speak(QLocale::Dutch);
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Annuleren"));
}

/// Saves a picture of SHOWN and notes its words that are English or do not fit their place.
void TranslationTest::look(QWidget* shown, const QString& name) {
    // Layouts settle from the inside out, one level each time.
    for (int level = 0; level < 12; ++level)
        QCoreApplication::processEvents();
    QVERIFY(shown->grab().save(m_pictures.filePath(QStringLiteral("dutch-%1.png").arg(name))));
    const auto read = [&](QString words) {
        words.remove(QLatin1Char('&'));
        if (isEnglish(words)) m_problems << QStringLiteral("%1: English: “%2”").arg(name, words);
    };
    const auto fits = [&](const QWidget* widget, const QString& words, bool enough) {
        if (!enough)
            m_problems << QStringLiteral("%1: cut off: %2 “%3”")
                              .arg(name, QString::fromLatin1(widget->metaObject()->className()), words);
    };
    for (const QWidget* widget : shown->findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        read(widget->toolTip());
        read(widget->accessibleName());
        const bool wide = widget->width() >= widget->sizeHint().width();
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            if (label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull()) continue;
            read(label->text());
            fits(label, label->text(),
                 label->wordWrap() ? label->height() >= label->heightForWidth(label->width()) : wide);
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            read(button->text());
            if (!button->text().isEmpty()) fits(button, button->text(), wide);
        } else if (const auto* line = qobject_cast<const QLineEdit*>(widget)) {
            read(line->placeholderText());
            const int room = line->width() - line->fontMetrics().horizontalAdvance(line->placeholderText());
            // A hint may be cut at large sizes; it is a hint.
            if (line->text().isEmpty() && textScale() < 1.5) fits(line, line->placeholderText(), room >= 0);
        } else if (const auto* choice = qobject_cast<const QComboBox*>(widget)) {
            for (int i = 0; i < choice->count(); ++i)
                read(choice->itemText(i));
            fits(choice, choice->currentText(), wide);
        } else if (const auto* area = qobject_cast<const QScrollArea*>(widget)) {
            fits(area->widget(), area->objectName(), area->widget()->width() <= area->viewport()->width());
        } else if (const auto* spin = qobject_cast<const QAbstractSpinBox*>(widget)) {
            fits(spin, spin->text(), wide);
        }
    }
}

/// The button that the part of SHOWN named CONTEXT calls SOURCE in English, when it is visible.
QAbstractButton* TranslationTest::button(QWidget* shown, const char* context, const char* source) {
    QWidgetList parts = shown->findChildren<QWidget*>();
    parts << shown;
    for (const QWidget* part : parts)
        if (part->isVisible() && qstrcmp(part->metaObject()->className(), context) == 0)
            if (auto* found = test::buttonNamed(part, dutch(context, source))) return found;
    return nullptr;
}

void TranslationTest::press(QWidget* shown, const char* context, const char* source) {
    QVERIFY2(QTest::qWaitFor([&] { return button(shown, context, source) != nullptr; }, test::patience),
             source);
    button(shown, context, source)->click();
}

void TranslationTest::verifyNoProblems() {
    m_problems.removeDuplicates();
    // A longer message is cut.
    QVERIFY2(m_problems.isEmpty(), qPrintable(m_problems.mid(0, 10).join(QLatin1Char('\n'))));
}

void TranslationTest::theDoorIsDutch() {
    speak(QLocale::Dutch);
    { const auto session = m_desk.makeCatalog(QStringLiteral("Museum De Brug")); }
    MainWindow window(m_desk.program, m_desk.preferences);
    window.resize(1280, 800);
    window.show();
    window.lock();
    look(&window, QStringLiteral("unlock-first"));
    m_desk.preferences.rememberCatalog(m_desk.path(QStringLiteral("Museum De Brug.beeldkluis")));
    window.lock();
    look(&window, QStringLiteral("unlock"));
    press(&window, "bk::ui::UnlockPage", "Use the recovery key instead");
    look(&window, QStringLiteral("recovery"));

    window.unlockPage().startNewCatalog();
    look(&window, QStringLiteral("new-catalog-1"));
    NewCatalogPage* page = window.unlockPage().newCatalogPage();
    page->organisationField()->setText(QStringLiteral("Archief"));
    page->folderField()->setText(m_desk.folder.path());
    page->nextButton()->click();
    page->administratorField()->setText(QStringLiteral("Anna"));
    look(&window, QStringLiteral("new-catalog-2"));
    page->passphraseField()->edit()->setText(test::testPassphrase());
    page->repeatField()->edit()->setText(test::testPassphrase());
    look(&window, QStringLiteral("new-catalog-2-filled"));
    QSignalSpy step(page, &NewCatalogPage::stepChanged);
    page->nextButton()->click();
    QVERIFY(step.count() > 0 || step.wait(test::patience));
    look(&window, QStringLiteral("new-catalog-3"));
    verifyNoProblems();
}

void TranslationTest::lookAtLibrary(Shell& shell) {
    LibraryPage& library = shell.library();
    // Photos of several states, whose words differ in length.
    for (int row = 0; row < 8; ++row) {
        library.grid().select(library.model().idAt(row));
        QTRY_VERIFY_WITH_TIMEOUT(library.inspector().idle(), test::patience);
        look(shell.window(), QStringLiteral("library-selected-%1").arg(row));
    }
    press(&library, "bk::ui::PhotoInspector", "Consent not needed…");
    look(shell.window(), QStringLiteral("library-override"));
    press(&library, "bk::ui::OverrideForm", "Cancel");
    press(&library, "bk::ui::PhotoInspector", "Embargo, last day, restriction…");
    look(shell.window(), QStringLiteral("library-limits"));
    library.grid().selectAll();
    look(shell.window(), QStringLiteral("library-all"));
    shell.openImport({});
    look(shell.window(), QStringLiteral("import"));
    library.grid().selectionModel()->clear();

    QList<PhotoId> photos;
    for (int row = 0; row < library.model().rowCount(); ++row)
        photos << library.model().idAt(row);
    shell.openPhoto(photos.at(2), photos);
    QSignalSpy ready(shell.currentPage(), &Page::ready);
    QVERIFY(ready.wait(test::patience));
    look(shell.window(), QStringLiteral("viewer"));
    shell.back();

    shell.openExport({});
    ExportDialog* dialog = shell.exportDialog();
    QVERIFY(dialog != nullptr);
    QSignalSpy planned(dialog, &ExportDialog::planned);
    QVERIFY(planned.wait(test::patience));
    dialog->folderField()->setText(m_desk.folder.filePath(QStringLiteral("out")));
    look(dialog, QStringLiteral("export"));
    QSignalSpy ended(dialog, &ExportDialog::exportEnded);
    dialog->exportButton()->click();
    QVERIFY(ended.count() > 0 || ended.wait(test::patience));
    look(dialog, QStringLiteral("export-done"));
    QSignalSpy gone(dialog, &QObject::destroyed);
    dialog->reject();
    QVERIFY(gone.wait(test::patience));
}

void TranslationTest::lookAtPersons(MainWindow& window) {
    Shell& shell = *window.shell();
    QList<PersonSummary> persons;
    bool came = false;
    shell.workspace().ask(
        this, [](Services& services) -> Result<QList<PersonSummary>> { return services.persons.list(); },
        [&](Result<QList<PersonSummary>> list) {
            came = true;
            if (list) persons = *list;
        });
    QTRY_VERIFY_WITH_TIMEOUT(came, test::patience);
    QVERIFY(!persons.isEmpty());
    QSet<PersonStanding> seen;
    for (const PersonSummary& summary : persons) {
        if (seen.contains(summary.standing)) continue;
        seen << summary.standing;
        shell.openPerson(summary.person.id);
        QSignalSpy ready(shell.currentPage(), &Page::ready);
        QVERIFY(ready.wait(test::patience));
        Page* page = shell.currentPage();
        const QString name = QStringLiteral("person-") + toString(summary.standing).toLower();
        look(&window, name);
        if (summary.standing == PersonStanding::Active) {
            press(page, "bk::ui::PersonHeader", "Change");
            look(&window, name + QStringLiteral("-change"));
            press(page, "bk::ui::PersonForm", "Cancel");
            press(page, "bk::ui::PersonHeader", "Merge…");
            look(&window, name + QStringLiteral("-merge"));
            press(page, "bk::ui::MergePanel", "Cancel");
            press(page, "bk::ui::QuitclaimCard", "Withdraw…");
            look(&window, name + QStringLiteral("-withdraw"));
            press(page, "bk::ui::WithdrawPanel", "Cancel");
            press(page, "bk::ui::QuitclaimList", "New quitclaim");
            QTRY_VERIFY_WITH_TIMEOUT(button(page, "bk::ui::QuitclaimEditor", "Cancel"), test::patience);
            look(&window, name + QStringLiteral("-new"));
            press(page, "bk::ui::QuitclaimEditor", "Cancel");
        }
        shell.back();
    }
}

void TranslationTest::theWindowIsDutch() {
    speak(QLocale::Dutch);
    m_desk.program.models = {{QStringLiteral("detector-1"), dutch("bk::Composition", "finds faces"),
                              QStringLiteral("GPL-3.0-or-later"), QStringLiteral("…")}};
    QVERIFY(QDir().mkpath(m_desk.program.exampleFolder.parent().display()));
    auto session = m_desk.program.demo->build(m_desk.program.exampleFolder, JobControl());
    QVERIFY2(session.has_value(), session ? "" : qPrintable(session.error().context));
    m_data = {CollectionService::defaultName(), QStringLiteral("Open day"), QStringLiteral("Workshops"),
              QStringLiteral("Staff and volunteers")};
    MainWindow window(m_desk.program, m_desk.preferences);
    window.resize(1280, 800);
    window.show();
    window.open(std::move(*session));
    for (const auto& [room, name] :
         {std::pair(Shell::Room::Today, "today"), std::pair(Shell::Room::Review, "review"),
          std::pair(Shell::Room::People, "people"), std::pair(Shell::Room::Quitclaims, "quitclaims"),
          std::pair(Shell::Room::Publications, "publications"), std::pair(Shell::Room::Reports, "reports"),
          std::pair(Shell::Room::Settings, "settings"), std::pair(Shell::Room::Library, "library")}) {
        QVERIFY(test::visit(*window.shell(), room));
        look(&window, QString::fromLatin1(name));
    }
    lookAtLibrary(*window.shell());
    lookAtPersons(window);
    auto& application = *qobject_cast<QApplication*>(qApp);
    setTextScale(2.0);
    applyTheme(application, ThemeChoice::Light);
    for (const auto& [room, name] :
         {std::pair(Shell::Room::Today, "large-today"), std::pair(Shell::Room::Settings, "large-settings"),
          std::pair(Shell::Room::People, "large-people"),
          std::pair(Shell::Room::Quitclaims, "large-quitclaims"),
          std::pair(Shell::Room::Publications, "large-publications")}) {
        QVERIFY(test::visit(*window.shell(), room));
        look(window.shell()->page(room), QString::fromLatin1(name));
    }
    setTextScale(1.0);
    applyTheme(application, ThemeChoice::Light);
    verifyNoProblems();
}

void TranslationTest::anEmptyCatalogIsDutch() {
    speak(QLocale::Dutch);
    MainWindow window(m_desk.program, m_desk.preferences);
    window.resize(1280, 800);
    window.show();
    window.open(m_desk.makeCatalog(QStringLiteral("Empty")));
    for (const auto& [room, name] :
         {std::pair(Shell::Room::Today, "empty-today"), std::pair(Shell::Room::Library, "empty-library"),
          std::pair(Shell::Room::Review, "empty-review"), std::pair(Shell::Room::People, "empty-people"),
          std::pair(Shell::Room::Quitclaims, "empty-quitclaims"),
          std::pair(Shell::Room::Publications, "empty-publications"),
          std::pair(Shell::Room::Reports, "empty-reports")}) {
        QVERIFY(test::visit(*window.shell(), room));
        look(&window, QString::fromLatin1(name));
    }
    verifyNoProblems();
}

BK_UI_TEST_MAIN(TranslationTest)

#include "TranslationTest.moc"
