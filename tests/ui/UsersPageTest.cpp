#include "ui/users/UsersPage.h"
#include "tests/ui/PageSupport.h"
#include "ui/shell/RecoveryKeyPanel.h"
#include "ui/users/RoleChoice.h"
#include "ui/users/UserCard.h"
#include "ui/users/UserForm.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/NewPassphrase.h"
#include "ui/widgets/PassphraseField.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

using namespace bk;
using namespace bk::ui;

/// Who may open the catalog, as an administrator sees and changes it.
class UsersPageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::PageDesk> m_desk;
    UsersPage* m_page = nullptr;

    void open(const QSize& size = QSize(1180, 1000)) {
        m_page = new UsersPage(*m_desk->workspace);
        m_desk->showPage(m_page, size);
        reload();
    }

    void reload() {
        QSignalSpy ready(m_page, &Page::ready);
        m_page->activate();
        QVERIFY(ready.wait(test::patience));
    }

    QList<UserView> users() const { return test::PageDesk::must(m_desk->services().users.list()); }

    std::optional<UserView> user(const QString& name, bool active = true) const {
        for (const UserView& one : users())
            if (one.name == name && one.active == active) return one;
        return std::nullopt;
    }

    void waitForChange(const std::function<void()>& begin) {
        QSignalSpy ended(m_page, &UsersPage::changeEnded);
        QSignalSpy ready(m_page, &Page::ready);
        begin();
        QVERIFY(ended.count() > 0 || ended.wait(test::patience));
        QVERIFY(ready.count() > 0 || ready.wait(test::patience));
    }

private Q_SLOTS:
    void initTestCase() {
        m_desk = std::make_unique<test::PageDesk>(QStringList{QStringLiteral("0018")});
        const Person mei = m_desk->addPerson(QStringLiteral("Mei-Lin Chen"));
        m_desk->keep(mei, test::PageDesk::record(mei, {QStringLiteral("website")}));
    }

    void cleanup() { m_desk->window.reset(); }

    void theOnlyAdministratorCannotLeave() {
        open();
        QCOMPARE(m_page->cards().size(), 1);
        const UserCard* card = m_page->cards().first();
        QVERIFY(card->user().self);
        QVERIFY(card->user().holdsRecoveryKey);
        QVERIFY(!card->withdrawButton()->isEnabled());
        QVERIFY(!card->withdrawButton()->toolTip().isEmpty());
        m_page->cards().first()->beginChange();
        QVERIFY(!card->roles()->box(Role::Administrator)->isEnabled());
        QVERIFY(card->roles()->box(Role::Administrator)->isChecked());
        QVERIFY(!card->confirmButton()->isEnabled());
    }

    void aUserIsAddedWithAPassphraseTypedTwice() {
        open();
        QTest::mouseClick(m_page->addButton(), Qt::LeftButton);
        UserForm* form = m_page->form();
        QVERIFY(form->isVisible());
        QVERIFY(form->name()->hasFocus());
        QVERIFY(!form->saveButton()->isEnabled());
        QTest::keyClicks(form->name(), QStringLiteral("Eva"));
        QVERIFY(!form->saveButton()->isEnabled());
        form->roles()->box(Role::Editor)->setChecked(true);
        QVERIFY(!form->roles()->recognitionBox()->isEnabled()); // an editor has no recognition to switch
        QTest::keyClicks(form->passphrase()->first()->edit(), QStringLiteral("short"));
        QTest::keyClicks(form->passphrase()->second()->edit(), QStringLiteral("short"));
        QVERIFY(!form->saveButton()->isEnabled());
        QVERIFY(!form->passphrase()->hint().isEmpty());
        form->passphrase()->clear();
        QTest::keyClicks(form->passphrase()->first()->edit(), test::testPassphrase());
        QTest::keyClicks(form->passphrase()->second()->edit(), QStringLiteral("correct House"));
        QVERIFY(!form->saveButton()->isEnabled());
        QVERIFY(form->passphrase()->hint().contains(QStringLiteral("not the same")));
        form->passphrase()->second()->clear();
        QTest::keyClicks(form->passphrase()->second()->edit(), test::testPassphrase());
        QVERIFY(form->saveButton()->isEnabled());
        QCOMPARE(m_desk->picture(QStringLiteral("page-users-add")), QString());
        QSignalSpy added(form, &UserForm::added);
        QTest::keyClick(form->passphrase()->second()->edit(), Qt::Key_Return);
        QVERIFY(added.count() > 0 || added.wait(test::patience));
        QVERIFY(!form->isVisible());
        QVERIFY(form->passphrase()->text().isEmpty());
        QVERIFY(user(QStringLiteral("Eva")));
        QVERIFY(user(QStringLiteral("Eva"))->roles == Roles(Role::Editor));
        QTRY_VERIFY(m_page->cardOf(QStringLiteral("Eva")) != nullptr);
        QVERIFY(m_page->outcome()->sentence().contains(QStringLiteral("Eva can now unlock")));
        m_desk->become(QStringLiteral("Eva"));
        QVERIFY(!m_desk->workspace->may(Right::OpenScans));
        m_desk->become(QStringLiteral("Anna"));
    }

    void aNameThatIsTakenIsTold() {
        open();
        m_page->addButton()->click();
        UserForm* form = m_page->form();
        form->name()->setText(QStringLiteral("eva"));
        form->roles()->box(Role::Auditor)->setChecked(true);
        form->passphrase()->first()->edit()->setText(test::testPassphrase());
        form->passphrase()->second()->edit()->setText(test::testPassphrase());
        form->saveButton()->click();
        QTRY_VERIFY_WITH_TIMEOUT(form->hint()->isVisible(), test::patience);
        QVERIFY(form->hint()->text().contains(QStringLiteral("of this name already")));
        QTest::keyClick(form, Qt::Key_Escape);
        QVERIFY(!form->isVisible());
    }

    void rolesChangeAfterTheCostWasTold() {
        m_desk->addUser(QStringLiteral("Carl"), Role::ConsentOfficer);
        open();
        UserCard* card = m_page->cardOf(QStringLiteral("Carl"));
        QVERIFY(card != nullptr);
        QTest::mouseClick(card->changeButton(), Qt::LeftButton);
        card->roles()->box(Role::FaceOperator)->setChecked(true);
        QVERIFY(card->costLabel()->text().contains(QStringLiteral("No key has to be made anew")));
        card->roles()->box(Role::FaceOperator)->setChecked(false);
        card->roles()->box(Role::Editor)->setChecked(true);
        card->roles()->box(Role::ConsentOfficer)->setChecked(false);
        QVERIFY2(card->costLabel()->text().contains(QStringLiteral("the scans")),
                 qPrintable(card->costLabel()->text()));
        QVERIFY(!card->costLabel()->text().contains(QStringLiteral("faceprints")));
        QCOMPARE(m_desk->picture(QStringLiteral("page-users-change")), QString());
        waitForChange([&] { QTest::mouseClick(card->confirmButton(), Qt::LeftButton); });
        QVERIFY2(m_page->outcome()->tone() == Tone::Cleared, qPrintable(m_page->outcome()->sentence()));
        QVERIFY2(m_page->outcome()->sentence().contains(QStringLiteral("New keys were made for the scans")),
                 qPrintable(m_page->outcome()->sentence()));
        QVERIFY(user(QStringLiteral("Carl"))->roles == Roles(Role::Editor));
        // What others may read they can still read.
        QuitclaimFilter all;
        const Quitclaim kept = test::PageDesk::must(m_desk->services().consent.list(all)).first().quitclaim;
        QVERIFY(m_desk->services().consent.scan(kept.id, kept.scans.first().id));
    }

    void noRoleAtAllCannotBeSaved() {
        open();
        UserCard* card = m_page->cardOf(QStringLiteral("Carl"));
        card->beginChange();
        card->roles()->box(Role::Editor)->setChecked(false);
        QVERIFY(!card->confirmButton()->isEnabled());
        QVERIFY(card->costLabel()->text().contains(QStringLiteral("at least one role")));
        QTest::keyClick(card->roles(), Qt::Key_Escape);
        QVERIFY(card->confirmButton() == nullptr);
    }

    void recognitionIsSwitchedOffForOneUser() {
        m_desk->addUser(QStringLiteral("Femke"), Role::FaceOperator);
        open();
        UserCard* card = m_page->cardOf(QStringLiteral("Femke"));
        card->beginChange();
        card->roles()->recognitionBox()->setChecked(false);
        QVERIFY(card->costLabel()->text().contains(QStringLiteral("the faceprints")));
        waitForChange([&] { card->confirmButton()->click(); });
        QVERIFY(!user(QStringLiteral("Femke"))->recognition);
        const auto labels = m_page->cardOf(QStringLiteral("Femke"))->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains(QStringLiteral("switched off"));
        }));
    }

    void whatNobodyMayUseAnyMoreIsErasedAndSaidBeforeAndAfter() {
        auto& services = m_desk->services();
        const Person bo = m_desk->addPerson(QStringLiteral("Bo"));
        m_desk->keep(bo, test::PageDesk::record(bo, {QStringLiteral("recognition")}));
        const auto faces = m_desk->faces(QStringLiteral("0018"));
        QVERIFY(!faces.isEmpty());
        QVERIFY(services.faces.name(faces.first().face.id, bo.id));
        open();
        UserCard* card = m_page->cardOf(QStringLiteral("Anna"));
        card->beginChange();
        card->roles()->recognitionBox()->setChecked(false);
        QTRY_VERIFY_WITH_TIMEOUT(card->costLabel()->text().contains(QStringLiteral("1 faceprint")),
                                 test::patience);
        QCOMPARE(m_desk->picture(QStringLiteral("page-users-erases")), QString());
        waitForChange([&] { card->confirmButton()->click(); });
        QVERIFY2(m_page->outcome()->sentence().contains(QStringLiteral("Erased: 1 faceprint")),
                 qPrintable(m_page->outcome()->sentence()));
        QCOMPARE(m_desk->face(faces.first().face.id).person, std::optional(bo.id));
        test::PageDesk::must(
            services.users.setAccess(user(QStringLiteral("Anna"))->id, Role::Administrator, true, {}));
    }

    void accessIsWithdrawnAfterAskingAndTheUserGoesToTheEnd() {
        open();
        UserCard* card = m_page->cardOf(QStringLiteral("Eva"));
        QTest::mouseClick(card->withdrawButton(), Qt::LeftButton);
        QVERIFY(card->confirmButton()->hasFocus());
        QVERIFY(card->costLabel()->text().contains(QStringLiteral("the catalog itself")));
        QCOMPARE(m_desk->picture(QStringLiteral("page-users-withdraw")), QString());
        waitForChange([&] { QTest::mouseClick(card->confirmButton(), Qt::LeftButton); });
        QVERIFY2(m_page->outcome()->sentence().contains(QStringLiteral("Eva cannot open")),
                 qPrintable(m_page->outcome()->sentence()));
        QVERIFY(user(QStringLiteral("Eva"), false));
        QCOMPARE(m_page->cards().last()->user().name, QStringLiteral("Eva"));
        QVERIFY(m_page->cards().last()->withdrawButton() == nullptr);
        QCOMPARE(m_desk->picture(QStringLiteral("page-users")), QString());
        QCOMPARE(m_desk->largePicture(QStringLiteral("page-users")), QString());
        m_desk->become(QStringLiteral("Anna")); // the renewed keys open
    }

    void aNewRecoveryKeyMustBeTypedBack() {
        open();
        QTest::mouseClick(m_page->renewButton(), Qt::LeftButton);
        QAbstractButton* confirm = test::buttonNamed(m_page, QStringLiteral("Make a new key"));
        QVERIFY(confirm != nullptr);
        QVERIFY(m_page->recoveryKey()->recoveryKey().isEmpty());
        confirm->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_page->recoveryKey()->isVisible(), test::patience);
        const QString key = m_page->recoveryKey()->recoveryKey();
        QVERIFY(!key.isEmpty());
        QVERIFY(!m_page->recoveryKey()->doneButton()->isEnabled());
        m_desk->settle();
        QCOMPARE(m_desk->picture(QStringLiteral("page-users-recovery")), QString());
        m_page->recoveryKey()->typedBackField()->setText(key);
        QVERIFY(m_page->recoveryKey()->doneButton()->isEnabled());
        m_page->recoveryKey()->doneButton()->click();
        QVERIFY(!m_page->recoveryKey()->isVisible());
        QVERIFY(m_page->recoveryKey()->recoveryKey().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(m_page->outcome()->tone() == Tone::Cleared, test::patience);
        QVERIFY(test::PageDesk::must(m_desk->services().users.recoveryKeyConfirmed()));
        m_desk->settle();
        QVERIFY(m_page->unconfirmed()->isHidden());
    }

    void aRecoveryKeyThatWasNeverTypedBackIsTold() {
        test::PageDesk::must(m_desk->services().users.renewRecoveryKey());
        open();
        QVERIFY(m_page->unconfirmed()->isVisible());
        QVERIFY(m_page->unconfirmed()->sentence().contains(QStringLiteral("never typed back")));
        QCOMPARE(m_desk->picture(QStringLiteral("page-users-unconfirmed")), QString());
        QVERIFY(m_desk->services().users.confirmRecoveryKey());
        m_page->activate();
        m_desk->settle();
        QVERIFY(m_page->unconfirmed()->isHidden());
    }

    void whenTheHolderOfTheRecoveryKeyGoesThereIsANewOne() {
        m_desk->addUser(QStringLiteral("Bram"), Role::Administrator);
        m_desk->become(QStringLiteral("Bram"));
        open();
        UserCard* anna = m_page->cardOf(QStringLiteral("Anna"));
        QVERIFY(anna->withdrawButton()->isEnabled());
        QVERIFY(!m_page->cardOf(QStringLiteral("Bram"))->withdrawButton()->isEnabled());
        anna->beginWithdrawal();
        waitForChange([&] { anna->confirmButton()->click(); });
        QVERIFY2(user(QStringLiteral("Anna"), false).has_value(), qPrintable(m_page->outcome()->sentence()));
        QVERIFY(m_page->recoveryKey()->isVisible());
        QVERIFY(!m_page->recoveryKey()->recoveryKey().isEmpty());
        QVERIFY(user(QStringLiteral("Bram"))->holdsRecoveryKey);
    }
};

BK_UI_TEST_MAIN(UsersPageTest)
#include "UsersPageTest.moc"
