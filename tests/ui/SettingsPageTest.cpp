#include "ui/settings/SettingsPage.h"
#include "tests/ui/PageSupport.h"
#include "ui/settings/CollectionPolicy.h"
#include "ui/settings/PassphraseSetting.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/NewPassphrase.h"
#include "ui/widgets/PassphraseField.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>

using namespace bk;
using namespace bk::ui;

/// What a user sets for themselves, and what only an administrator sets.
class SettingsPageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    SettingsPage* m_page = nullptr;

    void open(const QSize& size = QSize(1180, 1000)) {
        m_page = new SettingsPage(*m_desk->workspace, m_desk->desk().preferences, m_desk->desk().program);
        m_desk->showPage(m_page, size);
        QSignalSpy ready(m_page, &Page::ready);
        m_page->activate();
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
        m_desk->settle();
    }

    void changePassphrase(const QString& current, const QString& next) {
        PassphraseSetting* setting = m_page->passphrase();
        setting->openButton()->click();
        QVERIFY(setting->current()->edit()->hasFocus());
        setting->current()->edit()->setText(current);
        setting->next()->first()->edit()->setText(next);
        setting->next()->second()->edit()->setText(next);
        QVERIFY(setting->saveButton()->isEnabled());
        QSignalSpy ended(setting, &PassphraseSetting::ended);
        QTest::keyClick(setting->next()->second()->edit(), Qt::Key_Return);
        QVERIFY(ended.count() > 0 || ended.wait(test::patience));
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0018")});
        m_desk->addUser(QStringLiteral("Eva"), Role::Editor);
    }

    void cleanup() { m_desk->window.reset(); }

    void theOwnPassphraseIsChangedByWhoKnowsIt() {
        m_desk->become(QStringLiteral("Eva"));
        open();
        changePassphrase(QStringLiteral("something else 5"), QStringLiteral("another good phrase"));
        PassphraseSetting* setting = m_page->passphrase();
        QVERIFY(setting->outcome()->tone() == Tone::Attention);
        QVERIFY(setting->outcome()->sentence().contains(QStringLiteral("not right")));
        QVERIFY(setting->current()->text().isEmpty());
        QTest::keyClick(setting, Qt::Key_Escape);
        changePassphrase(test::testPassphrase(), QStringLiteral("another good phrase"));
        QVERIFY2(setting->outcome()->tone() == Tone::Cleared, qPrintable(setting->outcome()->sentence()));
        QVERIFY(setting->next()->text().isEmpty());
        changePassphrase(QStringLiteral("another good phrase"), test::testPassphrase());
        QVERIFY(setting->outcome()->tone() == Tone::Cleared);
        m_desk->become(QStringLiteral("Eva"));
    }

    void whoHoldsTheRecoveryKeyNeedsNoPassphraseToChooseANewOne() {
        open(); // as Eva, who holds none
        PassphraseSetting* setting = m_page->passphrase();
        setting->openButton()->click();
        QVERIFY(setting->insteadButton()->isHidden());
        m_desk->window.reset();
        m_desk->become(QStringLiteral("Anna"));
        const QString key = test::PageDesk::must(m_desk->services().users.renewRecoveryKey());
        QVERIFY(m_desk->services().users.confirmRecoveryKey());
        open();
        setting = m_page->passphrase();
        setting->openButton()->click();
        QVERIFY(setting->insteadButton()->isVisible());
        setting->current()->edit()->setText(QStringLiteral("what is still known of it"));
        setting->insteadButton()->click();
        QVERIFY(setting->current()->text().isEmpty() && setting->current()->edit()->hasFocus());
        QCOMPARE(m_desk->picture(QStringLiteral("page-settings-recovery-key")), QString());
        QTest::keyClick(setting, Qt::Key_Escape);
        m_desk->workspace->setNeedsPassphrase(
            true); // opened with the recovery key: that is asked for at once
        const QString next = QStringLiteral("another good phrase");
        const auto reset = [&](const QString& typed) {
            if (!setting->current()->isVisible()) setting->openButton()->click();
            setting->current()->edit()->setText(typed);
            setting->next()->first()->edit()->setText(next);
            setting->next()->second()->edit()->setText(next);
            QSignalSpy ended(setting, &PassphraseSetting::ended);
            setting->saveButton()->click();
            QVERIFY(ended.count() > 0 || ended.wait(test::patience));
        };
        reset(key.left(20));
        QVERIFY2(setting->outcome()->sentence().contains(QStringLiteral("mistyped")),
                 qPrintable(setting->outcome()->sentence()));
        reset(key.toLower());
        QVERIFY2(setting->outcome()->tone() == Tone::Cleared, qPrintable(setting->outcome()->sentence()));
        QVERIFY(setting->current()->text().isEmpty());
        // From now on it is known again, and is what is asked for.
        changePassphrase(next, test::testPassphrase());
        QVERIFY(setting->outcome()->tone() == Tone::Cleared);
        m_desk->become(QStringLiteral("Anna"));
    }

    void whatWasTypedDoesNotOutliveThePage() {
        open();
        PassphraseSetting* setting = m_page->passphrase();
        setting->openButton()->click();
        setting->current()->edit()->setText(QStringLiteral("secret"));
        m_page->hide();
        QVERIFY(setting->current()->text().isEmpty());
    }

    void minutesUntilLockingAreOneToSixty() {
        open();
        QSignalSpy changed(m_page, &SettingsPage::lockTimeChanged);
        QCOMPARE(m_page->lockMinutes()->minimum(), 1);
        QCOMPARE(m_page->lockMinutes()->maximum(), 60);
        m_page->lockMinutes()->setValue(17);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_desk->desk().preferences.lockAfterMinutes(), 17);
    }

    void itSaysWherePhotosAreDecoded() {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->decoding()->text().contains(QStringLiteral("process")) ||
                                     m_page->decoding()->text().contains(QStringLiteral("does not start")),
                                 test::patience);
    }

    void onlyAnAdministratorSeesThePoliciesOfCollections() {
        m_desk->become(QStringLiteral("Eva"));
        open();
        QVERIFY(m_page->findChildren<CollectionPolicy*>().isEmpty());
        m_desk->window.reset();
        m_desk->become(QStringLiteral("Anna"));
        open();
        QVERIFY(!m_page->findChildren<CollectionPolicy*>().isEmpty());
        QCOMPARE(m_desk->picture(QStringLiteral("page-settings")), QString());
    }

    void nothingScrollsSidewaysWithLargeText() {
        setTextScale(2.0);
        applyTheme(*qobject_cast<QApplication*>(qApp), ThemeChoice::Light);
        // What a window of 1000 by 650 leaves beside its rail.
        open(QSize(700, 560));
        auto* area = m_page->findChild<QScrollArea*>();
        QTRY_VERIFY(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
        const QString cut = m_desk->cutWords();
        setTextScale(1.0);
        applyTheme(*qobject_cast<QApplication*>(qApp), ThemeChoice::Light);
        QCOMPARE(cut, QString());
    }
};

BK_UI_TEST_MAIN(SettingsPageTest)
#include "SettingsPageTest.moc"
