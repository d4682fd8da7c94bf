#include "tests/ui/WindowDesk.h"

#include "core/services/KeyFacts.h"
#include "core/services/UnlockGuard.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/RecoveryKeyPanel.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PassphraseField.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtPrintSupport/QPrintDialog>

using namespace bk;
using namespace bk::ui;

/// The door where attempts fail, and the recovery key when it is shown.
class UnlockTest : public QObject, test::WindowDesk {
    Q_OBJECT

    UnlockPage& door() { return m_window->unlockPage(); }

    bool look() {
        QSignalSpy looked(&door(), &UnlockPage::lookedAt);
        door().choose(catalog());
        return looked.count() > 0 || looked.wait(test::patience);
    }

    void picture(const QString& name) {
        const QString wanted = qEnvironmentVariable("BK_SCREENSHOTS");
        QDir folder(wanted.isEmpty() ? m_desk->folder.filePath(QStringLiteral("pictures")) : wanted);
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        for (int level = 0; level < 12; ++level)
            QCoreApplication::processEvents();
        QVERIFY(m_window->grab().save(folder.filePath(
            name + (darkTheme() ? QStringLiteral("-dark.png") : QStringLiteral("-light.png")))));
        for (const QLabel* label : m_window->findChildren<QLabel*>())
            if (label->isVisible() && label->wordWrap())
                QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        for (const QAbstractButton* button : m_window->findChildren<QAbstractButton*>())
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
    }

    RecoverySheet sheet() const {
        return {QStringLiteral("Museum De Brug"),      QStringLiteral("Photos"),    QStringLiteral("Anna"),
                QStringLiteral("ABCD-EFGH-JKMN-PQRS"), QStringLiteral("0123 4567"), QDate(2026, 3, 4)};
    }

private Q_SLOTS:
    void init() { makeDesk(); }
    void cleanup() { clearDesk(); }

    void failedAttemptsCountDownAlsoAfterARestart() {
        { const auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug")); }
        QVERIFY(look());
        for (int i = 0; i < 2; ++i) {
            QVERIFY(!attempt(QStringLiteral("not the passphrase at all")));
            QVERIFY(door().unlockButton()->isEnabled());
        }
        QVERIFY(!attempt(QStringLiteral("not the passphrase at all")));
        QVERIFY(!door().unlockButton()->isEnabled());
        QVERIFY2(door().unlockButton()->text().contains(QStringLiteral("1 second")),
                 qPrintable(door().unlockButton()->text()));

        // Enter does not get round it.
        QSignalSpy attempted(&door(), &UnlockPage::attempted);
        door().passphraseField()->edit()->setText(test::testPassphrase());
        Q_EMIT door().passphraseField()->returnPressed();
        QVERIFY(!door().busy());

        makeWindow();
        QVERIFY(look());
        QVERIFY(!door().unlockButton()->isEnabled());
        door().countdown().setInterval(0);
        QTRY_VERIFY(door().unlockButton()->isEnabled());

        QVERIFY(attempt(test::testPassphrase()));
        const Banner* notice = m_window->shell()->notice();
        QVERIFY(!notice->isHidden());
        QVERIFY2(notice->sentence().startsWith(QStringLiteral("3 attempt")), qPrintable(notice->sentence()));
        QVERIFY2(notice->sentence().contains(QStringLiteral("2026")), qPrintable(notice->sentence()));
        Q_EMIT const_cast<Banner*>(notice)->triggered();
        QVERIFY(notice->isHidden());

        QVERIFY(test::lockAndWait(*m_window));
        QVERIFY(attempt(test::testPassphrase()));
        QVERIFY(m_window->shell()->notice()->isHidden());
    }

    void anotherCatalogNeedNotWait() {
        { const auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug")); }
        { const auto session = m_desk->makeCatalog(QStringLiteral("Another")); }
        UnlockGuard guard(catalog(), *m_desk->clock);
        for (int i = 0; i < 5; ++i)
            QVERIFY(guard.failed());
        QVERIFY(look());
        QVERIFY(!door().unlockButton()->isEnabled());
        QSignalSpy looked(&door(), &UnlockPage::lookedAt);
        door().choose(m_desk->path(QStringLiteral("Another.beeldkluis")));
        QVERIFY(looked.count() > 0 || looked.wait(test::patience));
        QVERIFY(door().unlockButton()->isEnabled());
    }

    void whoTypedIsNotRemembered() {
        { const auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug")); }
        QVERIFY(look());
        door().userField()->setText(QStringLiteral("Anna"));
        QVERIFY(attempt(test::testPassphrase()));
        QVERIFY(test::lockAndWait(*m_window));
        QVERIFY(door().userField()->text().isEmpty());
        QVERIFY(door().passphraseField()->text().isEmpty());
    }

    void lockingWhileItOpensKeepsItClosed() {
        { const auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug")); }
        QVERIFY(look());
        door().passphraseField()->edit()->setText(test::testPassphrase());
        QSignalSpy opened(m_window.get(), &MainWindow::opened);
        door().unlockButton()->click();
        QVERIFY(door().busy());
        m_window->lock();
        QVERIFY(!door().busy());
        // The next attempt comes after the one that was dropped.
        QVERIFY(attempt(test::testPassphrase()));
        QCOMPARE(opened.count(), 1);
        QVERIFY(!m_window->locked());
    }

    void withoutAnEntryNoKeyringIsOffered() {
        { const auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug")); }
        QVERIFY(look());
        QVERIFY(door().keyringButton()->isHidden());
    }

    void theSheetIsShownWithItsCode() {
        RecoveryKeyPanel panel;
        panel.setDoneText(QStringLiteral("Done"));
        QVERIFY(!panel.printButton()->isEnabled());
        panel.present(sheet());
        panel.show();
        bool code = false;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            code = code || !label->pixmap(Qt::ReturnByValue).isNull();
        QVERIFY(code);
        QVERIFY(panel.printButton()->isEnabled() && panel.pdfButton()->isEnabled());
        QVERIFY(!panel.doneButton()->isEnabled());
        QSignalSpy done(&panel, &RecoveryKeyPanel::done);
        QTest::keyClick(panel.typedBackField(), Qt::Key_Return);
        QVERIFY(done.isEmpty());
        panel.typedBackField()->setText(QStringLiteral("abcd efgh jkmn pqrs"));
        QVERIFY(panel.doneButton()->isEnabled());
        panel.doneButton()->click();
        QCOMPARE(done.count(), 1);
        panel.clear();
        QVERIFY(panel.recoveryKey().isEmpty() && panel.typedBackField()->text().isEmpty());
        for (const QLabel* label : panel.findChildren<QLabel*>())
            QVERIFY(!label->text().contains(QStringLiteral("ABCD")) &&
                    label->pixmap(Qt::ReturnByValue).isNull());
    }

    void theKeyIsTypedBackAndNotPasted() {
        RecoveryKeyPanel panel;
        panel.present(sheet());
        panel.show();
        panel.copyButton()->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), sheet().recoveryKey);
        panel.typedBackField()->setFocus();
        QTest::keySequence(panel.typedBackField(), QKeySequence::Paste);
        QVERIFY(panel.typedBackField()->text().isEmpty());
        QTest::keyClicks(panel.typedBackField(), QStringLiteral("abcd-efgh-jkmn-pqrs"));
        QVERIFY(panel.typedBack());
    }

    void theSheetIsSavedForItsOwnerOnly() {
        RecoveryKeyPanel panel;
        panel.present(sheet());
        const QString path = m_desk->folder.filePath(QStringLiteral("sheet.pdf"));
        QSignalSpy saved(&panel, &RecoveryKeyPanel::saved);
        panel.saveTo(path);
        QVERIFY(saved.wait(test::patience));
        QVERIFY(saved.first().first().toBool());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF"));
        QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));

        saved.clear();
        panel.saveTo(m_desk->folder.filePath(QStringLiteral("no such folder/sheet.pdf")));
        QVERIFY(saved.wait(test::patience));
        QVERIFY(!saved.first().first().toBool());
        QCOMPARE(panel.banner()->tone(), Tone::Blocked);
    }

    void printingAsksForThePrinter() {
        RecoveryKeyPanel panel;
        panel.present(sheet());
        panel.show();
        panel.printButton()->click();
        auto* dialog = panel.findChild<QPrintDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->reject();
    }

    void whatItLooksLike_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void whatItLooksLike() {
        QFETCH(bool, dark);
        applyTheme(*qobject_cast<QApplication*>(qApp), dark ? ThemeChoice::Dark : ThemeChoice::Light);
        auto session = m_desk->makeCatalog(QStringLiteral("Museum De Brug"));
        m_desk->preferences.setInKeyring(catalogOf(*session), session->user(), true);
        session.reset();
        UnlockGuard guard(catalog(), *m_desk->clock);
        for (int i = 0; i < 5; ++i)
            QVERIFY(guard.failed());
        QVERIFY(look());
        picture(QStringLiteral("unlock-countdown"));

        NewCatalogPage& page = *door().newCatalogPage();
        door().startNewCatalog();
        page.organisationField()->setText(QStringLiteral("Stichting Oude Haven"));
        page.folderField()->setText(m_desk->folder.path());
        page.nextButton()->click();
        page.administratorField()->setText(QStringLiteral("Anna"));
        page.passphraseField()->edit()->setText(test::testPassphrase());
        page.repeatField()->edit()->setText(test::testPassphrase());
        QSignalSpy steps(&page, &NewCatalogPage::stepChanged);
        page.nextButton()->click();
        QVERIFY(steps.wait(test::patience));
        page.typedBackField()->setText(page.recoveryKey().left(7) + QStringLiteral("0"));
        page.recoveryPanel()->copyButton()->click();
        picture(QStringLiteral("new-catalog-key"));
        page.typedBackField()->setText(page.recoveryKey());
        page.nextButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->locked(), test::patience);
        m_window->shell()->tell(QStringLiteral("3 attempts to unlock this catalog failed since 3 March."));
        picture(QStringLiteral("unlocked-notice"));

        std::atomic<bool> begun = false;
        std::atomic<bool> letGo = false;
        m_window->shell()->workspace().startJob(
            QStringLiteral("Slow to stop"), this,
            [&](Services&, const JobControl&) {
                begun = true;
                while (!letGo)
                    std::this_thread::yield();
                return true;
            },
            [](bool) {});
        QTRY_VERIFY_WITH_TIMEOUT(begun, test::patience);
        QSignalSpy locked(m_window.get(), &MainWindow::lockedNow);
        m_window->lock();
        picture(QStringLiteral("locking"));
        letGo = true;
        QVERIFY(locked.wait(test::patience));
        applyTheme(*qobject_cast<QApplication*>(qApp), ThemeChoice::Light);
    }
};

BK_UI_TEST_MAIN(UnlockTest)
#include "UnlockTest.moc"
