#include "tests/ui/PageSupport.h"
#include "ui/forms/FormEditor.h"
#include "ui/forms/FormPreview.h"
#include "ui/forms/FormsPage.h"
#include "ui/shell/Shell.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtPrintSupport/QPrinter>

using namespace bk;
using namespace bk::ui;

/// Consent forms: begun with the suggestion, written, kept version by version, printed.
class FormsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    FormsPage* m_page = nullptr;

    void open(const QSize& size = QSize(1180, 800)) {
        m_page = new FormsPage(*m_desk->workspace);
        m_desk->showPage(m_page, size);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->activate();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        settle();
    }
    void settle() {
        m_desk->settle();
        QVERIFY(QTest::qWaitFor([this] { return m_page->preview()->isSettled(); }, test::patience));
        m_desk->settle();
    }
    void begin() {
        m_page->newButton()->isVisible() ? m_page->newButton()->click() : m_page->empty()->button()->click();
        QVERIFY(QTest::qWaitFor(
            [this] { return m_page->list()->count() > 0 && m_page->nameField()->isVisible(); },
            test::patience));
        settle();
    }
    QPlainTextEdit* paragraph(const char* name) { return m_page->editor()->paragraph(QLatin1String(name)); }
    void fillIn() {
        for (const char* language : {"nl", "en"}) {
            m_page->editor()->languageButton(QLatin1String(language))->click();
            QString words = paragraph("controller")->toPlainText();
            words.replace(QRegularExpression(QStringLiteral("\\[…[^\\]]*\\]")),
                          QStringLiteral("Kade 1, Delft, 015 000 00 00"));
            paragraph("controller")->setPlainText(words);
        }
        m_page->editor()->languageButton(QStringLiteral("nl"))->click();
    }
    void save() {
        QVERIFY(m_page->saveButton()->isEnabled());
        QSignalSpy ready(m_page, &Page::ready);
        m_page->saveButton()->click();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        settle();
    }
    ConsentForm kept() { return test::PageDesk::must(m_desk->services().forms.list()).first(); }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0018")});
        m_desk->addUser(QStringLiteral("Eva"), Role::Editor);
    }

    void cleanup() { m_desk->window.reset(); }

    void withoutAFormItSaysHowToBegin() {
        open();
        QVERIFY(m_page->empty()->isVisible());
        QVERIFY(m_page->empty()->button()->isVisible());
        QVERIFY(!m_page->pdfButton()->isEnabled());
        QCOMPARE(m_desk->picture(QStringLiteral("forms-empty")), QString());
    }

    void theSuggestionIsFilledInAndKept() {
        open();
        begin();
        QVERIFY(m_page->nameField()->hasFocus());
        QCOMPARE(m_page->missing().size(), 2);
        QVERIFY(!m_page->saveButton()->isEnabled());
        m_page->nameField()->setText(QStringLiteral("Visitors"));
        QCOMPARE(m_desk->picture(QStringLiteral("forms-suggestion")), QString());

        // What is missing leads there.
        m_page->missingButtons().last()->click();
        QCOMPARE(m_page->editor()->language(), QStringLiteral("en"));
        QVERIFY(paragraph("controller")->hasFocus());
        QVERIFY(paragraph("controller")->textCursor().selectedText().startsWith(QStringLiteral("[…")));
        QTest::keyClicks(paragraph("controller"), QStringLiteral("Kade 1"));
        QCOMPARE(m_page->missing().size(), 1);
        QVERIFY(!m_page->saveButton()->isEnabled());
        fillIn();
        QCOMPARE(m_page->missing(), QStringList());
        QVERIFY(m_page->saveButton()->isEnabled());
        save();
        QCOMPARE(kept().name, QStringLiteral("Visitors"));
        QCOMPARE(kept().versions.size(), 1);
        QVERIFY(kept().versions.first().texts[1].controller.contains(QStringLiteral("Kade 1")));
        QVERIFY(!m_page->saveButton()->isEnabled());
        QVERIFY(m_page->pdfButton()->isEnabled());
        QCOMPARE(m_desk->picture(QStringLiteral("forms")), QString());
        QCOMPARE(m_page->preview()->pages(), 2);
        m_page->preview()->next()->click();
        settle();
        QCOMPARE(m_page->preview()->page(), 1);
        QVERIFY(!m_page->preview()->next()->isEnabled());
    }

    void whatIsEmptiedIsMissingAtOnce() {
        open();
        paragraph("rights")->setPlainText(QString());
        QCOMPARE(m_page->missing().size(), 1);
        m_page->missingButtons().first()->click();
        QVERIFY(paragraph("rights")->hasFocus());
        QVERIFY2(!m_page->pdfButton()->isEnabled(), "only what is kept is printed");
        // Going to another form and back keeps what was typed.
        m_page->newButton()->click();
        QVERIFY(QTest::qWaitFor([this] { return m_page->list()->count() == 2; }, test::patience));
        m_page->list()->setCurrentRow(0);
        QCOMPARE(paragraph("rights")->toPlainText(), QString());
        m_page->list()->setCurrentRow(1);
        m_page->discardButton()->click();
        QCOMPARE(m_page->list()->count(), 1);
        QCOMPARE(paragraph("rights")->toPlainText(), QString());
        m_page->discardButton()->click();
        QVERIFY(!paragraph("rights")->toPlainText().isEmpty());
        QVERIFY(!m_page->discardButton()->isEnabled());
    }

    void aChangeIsANewVersionAndTheOldOneStays() {
        open();
        const QString before = paragraph("retention")->toPlainText();
        paragraph("retention")->setPlainText(QStringLiteral("Twee jaar."));
        QVERIFY(m_page->editor()->purposeBox(Purpose::recognition())->isChecked());
        m_page->editor()->purposeBox(Purpose::recognition())->click();
        QVERIFY(!paragraph("recognition")->isVisible());
        save();
        QCOMPARE(kept().versions.size(), 2);
        QVERIFY(!kept().versions.last().purposes.contains(Purpose::recognition()));
        QCOMPARE(m_page->versions()->count(), 2);
        m_page->versions()->setCurrentIndex(1);
        Q_EMIT m_page->versions()->activated(1);
        settle();
        QCOMPARE(paragraph("retention")->toPlainText(), before);
        QVERIFY(paragraph("retention")->isReadOnly());
        QVERIFY(m_page->banner()->isVisible());
        QVERIFY2(m_page->pdfButton()->isEnabled(), "an old version can be printed too");
        QCOMPARE(m_desk->picture(QStringLiteral("forms-old-version")), QString());
        // It can be the beginning of a new one.
        Q_EMIT m_page->banner()->triggered();
        QVERIFY(!paragraph("retention")->isReadOnly());
        QVERIFY(m_page->saveButton()->isEnabled());
        save();
        QCOMPARE(kept().versions.size(), 3);
        QCOMPARE(kept().versions.last().texts, kept().versions.first().texts);
    }

    void languagesComeAndGo() {
        open();
        QMenu* menu = m_page->editor()->addLanguageButton()->menu();
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().first()->trigger();
        QCOMPARE(m_page->editor()->language(), QStringLiteral("de"));
        QVERIFY(paragraph("title")->toPlainText().isEmpty());
        QVERIFY(m_page->missingButtons().size() >= 6);
        settle();
        QCOMPARE(m_desk->picture(QStringLiteral("forms-missing")), QString());
        QCOMPARE(m_desk->largePicture(QStringLiteral("forms")), QString());
        test::buttonNamed(m_page, QStringLiteral("Leave out German"))->click();
        QCOMPARE(m_page->missing(), QStringList());
        QVERIFY2(!m_page->saveButton()->isEnabled(), "it is as it was kept");
    }

    void theKeyboardGoesAsTheEyeDoes() {
        open();
        m_page->editor()->purposeBox(Purpose::recognition())->setFocus();
        const auto tab = [this] {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            return QApplication::focusWidget();
        };
        QCOMPARE(tab(), m_page->editor()->languageButton(QStringLiteral("nl")));
        QCOMPARE(tab(), m_page->editor()->languageButton(QStringLiteral("en")));
        QCOMPARE(tab(), m_page->editor()->addLanguageButton());
        tab();
        for (const char* name :
             {"title", "controller", "data", "withdrawal", "retention", "rights", "more", "internal"})
            QCOMPARE(tab(), paragraph(name));
    }

    void itIsSavedAsAPdf() {
        open();
        const QString path = m_desk->path(QStringLiteral("form.pdf"));
        QSignalSpy saved(m_page, &FormsPage::saved);
        m_page->saveTo(path);
        QVERIFY(saved.count() > 0 || saved.wait(test::patience));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
        auto printer = std::make_shared<QPrinter>(QPrinter::ScreenResolution);
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(m_desk->path(QStringLiteral("printed.pdf")));
        QSignalSpy printed(m_page, &FormsPage::printed);
        m_page->printTo(printer);
        QVERIFY(printed.count() > 0 || printed.wait(test::patience));
        QCOMPARE(printed.first().first().toInt(), 2);
    }

    void renamedRetiredAndOfferedAgain() {
        open();
        QSignalSpy ready(m_page, &Page::ready);
        m_page->nameField()->setText(QStringLiteral("Guests"));
        Q_EMIT m_page->nameField()->editingFinished();
        QVERIFY(ready.wait(test::patience));
        QCOMPARE(kept().name, QStringLiteral("Guests"));
        settle();
        ready.clear();
        m_page->retireButton()->click();
        QVERIFY(ready.wait(test::patience));
        settle();
        QVERIFY(kept().retired);
        QVERIFY(paragraph("title")->isReadOnly());
        QVERIFY(m_page->banner()->isVisible());
        ready.clear();
        m_page->retireButton()->click();
        QVERIFY(ready.wait(test::patience));
        QVERIFY(!kept().retired);
    }

    void whoMayNotChangeFormsCanReadAndPrintThem() {
        m_desk->become(QStringLiteral("Eva"));
        open();
        QVERIFY(!m_page->newButton()->isVisible());
        QVERIFY(!m_page->saveButton()->isVisible());
        QVERIFY(!m_page->retireButton()->isVisible());
        QVERIFY(paragraph("title")->isReadOnly());
        QTest::mouseClick(m_page->editor()->purposeBox(Purpose::recognition()), Qt::LeftButton);
        QVERIFY(m_page->editor()->purposeBox(Purpose::recognition())->isChecked());
        QVERIFY(m_page->pdfButton()->isEnabled());
        QCOMPARE(m_desk->picture(QStringLiteral("forms-reading")), QString());
        m_desk->window.reset();
        m_desk->become(QStringLiteral("Anna"));
    }

    void theQuitclaimsPageLeadsHereAndBack() {
        test::Desk desk;
        MainWindow window(desk.program, desk.preferences);
        window.show();
        window.open(desk.makeCatalog(QStringLiteral("Forms")));
        Shell& shell = *window.shell();
        shell.go(Shell::Room::Quitclaims);
        QAbstractButton* button = test::buttonNamed(shell.currentPage(), QStringLiteral("Consent forms"));
        QVERIFY(button != nullptr);
        button->click();
        auto* page = qobject_cast<FormsPage*>(shell.currentPage());
        QVERIFY(page != nullptr);
        QVERIFY(QTest::qWaitFor([&] { return page->empty()->button()->isVisible(); }, test::patience));
        test::buttonNamed(page, QStringLiteral("Back"))->click();
        QCOMPARE(shell.currentPage(), shell.page(Shell::Room::Quitclaims));
    }

    void escapeGoesBack() {
        open();
        QSignalSpy back(m_desk->workspace.get(), &Workspace::backWanted);
        QTest::keyClick(m_page->list(), Qt::Key_Escape);
        QCOMPARE(back.count(), 1);
    }
};

BK_UI_TEST_MAIN(FormsTest)
#include "FormsTest.moc"
