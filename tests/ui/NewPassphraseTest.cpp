#include "ui/widgets/NewPassphrase.h"
#include "tests/ui/UiTestSupport.h"

#include <QLabel>

using namespace bk;
using namespace bk::ui;

/// One rule for every passphrase that is chosen in a window.
class NewPassphraseTest : public QObject {
    Q_OBJECT

    static void type(const NewPassphrase& field, const QString& first, const QString& second) {
        field.first()->edit()->setText(first);
        field.second()->edit()->setText(second);
    }

private Q_SLOTS:
    void fairIsTheLeast_data() {
        QTest::addColumn<QString>("passphrase");
        QTest::addColumn<bool>("acceptable");
        QTest::newRow("seven") << QStringLiteral("Xq7!vPz") << false;
        QTest::newRow("eight the same") << QStringLiteral("aaaaaaaa") << false;
        QTest::newRow("weak") << QStringLiteral("museum26") << false;
        QTest::newRow("fair") << QStringLiteral("museumbrugjes") << true;
        QTest::newRow("strong") << test::testPassphrase() << true;
    }

    void fairIsTheLeast() {
        QFETCH(QString, passphrase);
        QFETCH(bool, acceptable);
        NewPassphrase field;
        type(field, passphrase, passphrase);
        QCOMPARE(field.isAcceptable(), acceptable);
        QCOMPARE(passphraseStrength(passphrase) >= NewPassphrase::weakest, acceptable);
        QCOMPARE(field.hint().isEmpty(), acceptable);
    }

    void twiceTheSame() {
        NewPassphrase field;
        type(field, test::testPassphrase(), test::testPassphrase().left(5));
        QVERIFY(!field.isAcceptable() && field.hint().isEmpty());
        type(field, test::testPassphrase(), QStringLiteral("corect"));
        QVERIFY(!field.isAcceptable() && field.hint().contains(QStringLiteral("not the same")));
        type(field, {}, QStringLiteral("c"));
        QVERIFY(field.hint().contains(QStringLiteral("not the same")));
        field.clear();
        QVERIFY(field.text().isEmpty() && field.hint().isEmpty());
    }

    void theKeysLeadToItsFields() {
        const NewPassphrase field(QStringLiteral("&Passphrase"), QStringLiteral("Once &more"));
        QList<QWidget*> buddies;
        for (const QLabel* label : field.findChildren<QLabel*>())
            if (label->buddy() != nullptr) buddies << label->buddy();
        QCOMPARE(buddies, (QList<QWidget*>{field.first()->edit(), field.second()->edit()}));
        QCOMPARE(field.second()->edit()->accessibleName(), QStringLiteral("Once more"));
    }
};

BK_UI_TEST_MAIN(NewPassphraseTest)
#include "NewPassphraseTest.moc"
