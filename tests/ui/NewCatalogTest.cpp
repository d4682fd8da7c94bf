#include "tests/ui/WindowDesk.h"

#include "ui/shell/Workspace.h"

using namespace bk;
using namespace bk::ui;

/// The steps to a new catalog.
class NewCatalogTest : public QObject, test::WindowDesk {
    Q_OBJECT

    NewCatalogPage& begin() {
        m_window->unlockPage().startNewCatalog();
        return *m_window->unlockPage().newCatalogPage();
    }
    /// From the second step on to the third, with the catalog made.
    void make(NewCatalogPage& page) {
        QSignalSpy steps(&page, &NewCatalogPage::stepChanged);
        page.nextButton()->click();
        QVERIFY(steps.wait(test::patience));
        QCOMPARE(page.step(), 2);
    }

private Q_SLOTS:
    void init() { makeDesk(); }
    void cleanup() { clearDesk(); }

    void aNewCatalogNeedsAGoodPassphraseAndTheKeyTypedBack() {
        NewCatalogPage& page = begin();
        QVERIFY(!page.nextButton()->isEnabled());
        page.organisationField()->setText(QStringLiteral("Museum / De Brug"));
        page.folderField()->setText(m_desk->folder.path());
        QVERIFY(page.nextButton()->isEnabled());
        page.nextButton()->click();
        page.administratorField()->setText(QStringLiteral("Anna"));
        page.passphraseField()->edit()->setText(QStringLiteral("welkom01"));
        page.repeatField()->edit()->setText(QStringLiteral("welkom01"));
        QVERIFY(!page.nextButton()->isEnabled());
        page.passphraseField()->edit()->setText(test::testPassphrase());
        QVERIFY(!page.nextButton()->isEnabled());
        page.repeatField()->edit()->setText(test::testPassphrase());
        QVERIFY(page.nextButton()->isEnabled());
        make(page);
        QVERIFY(page.passphraseField()->text().isEmpty());
        QVERIFY(!page.nextButton()->isEnabled());
        page.typedBackField()->setText(page.recoveryKey().left(8));
        QVERIFY(!page.nextButton()->isEnabled());
        page.typedBackField()->setText(page.recoveryKey().toLower().remove(QLatin1Char('-')));
        QVERIFY(page.nextButton()->isEnabled());
        page.nextButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->locked(), test::patience);
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Museum - De Brug"));
        bool confirmed = false;
        m_window->shell()->workspace().ask(
            this, [](Services& services) { return services.users.recoveryKeyConfirmed(); },
            [&](const Result<bool>& answer) { confirmed = answer && *answer; });
        QTRY_VERIFY_WITH_TIMEOUT(confirmed, test::patience);
        QVERIFY(page.recoveryKey().isEmpty());
    }

    void aNewCatalogMakesTheFolderItIsKeptIn() {
        NewCatalogPage& page = begin();
        page.organisationField()->setText(QStringLiteral("Museum De Brug"));
        page.folderField()->setText(m_desk->folder.filePath(QStringLiteral("Documents/of Anna")));
        page.nextButton()->click();
        page.administratorField()->setText(QStringLiteral("Anna"));
        page.passphraseField()->edit()->setText(test::testPassphrase());
        page.repeatField()->edit()->setText(test::testPassphrase());
        make(page);
    }

    void aNewCatalogTellsWhatIsTypedWrong() {
        NewCatalogPage& page = begin();
        page.organisationField()->setText(QStringLiteral("Museum De Brug"));
        page.folderField()->setText(m_desk->folder.path());
        page.nextButton()->click();
        page.administratorField()->setText(QStringLiteral("Anna"));
        page.passphraseField()->edit()->setText(test::testPassphrase());
        page.repeatField()->edit()->setText(test::testPassphrase().left(5));
        QCOMPARE(page.hint(), QString());
        page.repeatField()->edit()->setText(QStringLiteral("corect"));
        QVERIFY(page.hint().contains(QStringLiteral("not the same")));
        page.repeatField()->edit()->setText(test::testPassphrase());
        QCOMPARE(page.hint(), QString());
        make(page);
        QString typed = page.recoveryKey();
        page.typedBackField()->setText(typed.left(7));
        QVERIFY(!page.hint().contains(QStringLiteral("Group")));
        typed[6] = typed.at(6) == QLatin1Char('A') ? QLatin1Char('B') : QLatin1Char('A');
        page.typedBackField()->setText(typed.left(9));
        QVERIFY2(page.hint().contains(QStringLiteral("Group 2 ")), qPrintable(page.hint()));
        page.typedBackField()->setText(page.recoveryKey() + QStringLiteral("A"));
        QVERIFY(page.hint().contains(QStringLiteral("more typed")));
    }
};

BK_UI_TEST_MAIN(NewCatalogTest)
#include "NewCatalogTest.moc"
