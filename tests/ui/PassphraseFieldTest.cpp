#include "ui/widgets/PassphraseField.h"
#include "tests/ui/UiTestSupport.h"

#include <QAction>
#include <QLineEdit>

using namespace bk::ui;

/// Where passphrases are typed.
class PassphraseFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingBringsBackWhatWasTyped() {
        PassphraseField field(QStringLiteral("Passphrase"));
        field.show();
        QAction* eye = field.edit()->actions().value(0);
        QVERIFY(eye != nullptr);
        for (const bool shown : {false, true}) {
            eye->setChecked(shown);
            QTest::keyClicks(field.edit(), QStringLiteral("geheim"));
            QCOMPARE(field.text(), QStringLiteral("geheim"));
            field.clear();
            QVERIFY(!eye->isChecked());
            QCOMPARE(field.edit()->echoMode(), QLineEdit::Password);
            eye->setChecked(true);
            QVERIFY(!field.edit()->isUndoAvailable());
            for (int i = 0; i < 8; ++i) {
                QTest::keySequence(field.edit(), QKeySequence(QKeySequence::Undo));
                QVERIFY(field.text().isEmpty());
            }
        }
    }
};

BK_UI_TEST_MAIN(PassphraseFieldTest)
#include "PassphraseFieldTest.moc"
