#include "tests/ui/UiTestSupport.h"

#include "core/services/UnlockGuard.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/RecoveryKeyPanel.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/PassphraseField.h"

#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtPrintSupport/QPrintDialog>

using namespace bk;
using namespace bk::ui;

/// The door where attempts fail, and the recovery key when it is shown.
class UnlockTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<MainWindow> m_window;

    FilePath catalog() const { return m_desk->path(QStringLiteral("Museum De Brug.beeldkluis")); }
    UnlockPage& door() { return m_window->unlockPage(); }

    void makeWindow() {
        m_window = std::make_unique<MainWindow>(m_desk->program, m_desk->preferences);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    bool look() {
        QSignalSpy looked(&door(), &UnlockPage::lookedAt);
        door().choose(catalog());
        return looked.count() > 0 || looked.wait(test::patience);
    }

    bool attempt(const QString& passphrase) {
        QSignalSpy attempted(&door(), &UnlockPage::attempted);
        door().passphraseField()->edit()->setText(passphrase);
        door().unlockButton()->click();
        if (attempted.isEmpty() && !attempted.wait(test::patience)) return false;
        return attempted.first().first().toBool();
    }

    RecoverySheet sheet() const {
        return {QStringLiteral("Museum De Brug"),      QStringLiteral("Photos"),    QStringLiteral("Anna"),
                QStringLiteral("ABCD-EFGH-JKMN-PQRS"), QStringLiteral("0123 4567"), QDate(2026, 3, 4)};
    }

private Q_SLOTS:
    void init() {
        m_desk = std::make_unique<test::Desk>();
        makeWindow();
    }

    void cleanup() {
        m_window.reset();
        m_desk.reset();
    }

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

        m_window.reset();
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
};

BK_UI_TEST_MAIN(UnlockTest)
#include "UnlockTest.moc"
