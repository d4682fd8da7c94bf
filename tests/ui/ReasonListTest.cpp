#include "ui/widgets/ReasonList.h"
#include "tests/ui/UiTestSupport.h"
#include "ui/widgets/ModelTrouble.h"
#include "ui/widgets/Theme.h"

#include <QLabel>

using namespace bk;
using namespace bk::ui;

/// The reasons beside a photo.
class ReasonListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsWordsCanBeReadWhenTheThemeChanges() {
        ReasonList list;
        const PersonId noor(QUuid::createUuid());
        Clearance clearance;
        ClearanceReason reason;
        reason.kind = ClearanceState::Refused;
        reason.person = noor;
        clearance.reasons << reason;
        ReasonNames names;
        names.persons.insert(noor, QStringLiteral("Noor <de> Vries"));
        list.setClearance(clearance, names);
        list.show();
        QLabel* words = nullptr;
        for (QLabel* label : list.findChildren<QLabel*>())
            if (label->textFormat() == Qt::RichText) words = label;
        QVERIFY(words != nullptr);
        QApplication& application = *qobject_cast<QApplication*>(qApp);
        for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
            applyTheme(application, choice);
            QVERIFY(words->text().contains(ink(Ink::Text).name()));
            QVERIFY(words->text().contains(QStringLiteral("Noor &lt;de&gt; Vries")));
        }
    }

    void whatCannotBeTakenBackNamesItsPapers() {
        const Error error{ErrorCode::ConsentRefused,
                          QStringLiteral("Q-2026-00007 said no since the two were merged, and Q-2026-00002 "
                                         "would permit again what that ended"),
                          0};
        const QString sentence = sentenceFor(error);
        QVERIFY2(sentence.contains(QStringLiteral("Q-2026-00007, Q-2026-00002")), qPrintable(sentence));
        QVERIFY(
            !sentenceFor(Error{ErrorCode::ConsentRefused, QStringLiteral("the website is not granted"), 0})
                 .contains(QStringLiteral("Papers")));
        const QString born = sentenceFor(
            Error{ErrorCode::ConsentRefused,
                  QStringLiteral("Q-2026-00003 was signed below 16 without a guardian, by a birth date that "
                                 "was entered since the two were merged, so that nobody knows whose it is"),
                  0});
        QVERIFY2(born.contains(QStringLiteral("whose it is")) &&
                     born.contains(QStringLiteral("Q-2026-00003")),
                 qPrintable(born));
    }

    void aModelThatFailsIsNoDamagedCatalog_data() {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("context");
        const auto row = [](const char* name, ErrorCode code, const char* context) {
            QTest::newRow(name) << code << QString::fromLatin1(context);
        };
        row("crash", ErrorCode::Damaged,
            "face model tiny-1: the process that ran it has ended: it crashed on this file (signal 6)");
        row("late", ErrorCode::Damaged, "face model tiny-1: it took longer than 60 seconds");
        row("refused", ErrorCode::Damaged, "face model tiny-1 does not work as its card says (3 numbers)");
        row("file", ErrorCode::Damaged, "the file of the face model tiny-1 is missing: choose another model");
        row("no program", ErrorCode::NotAvailable, "face model tiny-1: beeldkluis-network is not installed");
    }
    void aModelThatFailsIsNoDamagedCatalog() {
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, context);
        const QString sentence = sentenceFor(Error{code, context, 0});
        QVERIFY2(sentence.contains(QStringLiteral("under Face models")), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QStringLiteral("backup")), qPrintable(sentence));
        QVERIFY2(!sentence.contains(QStringLiteral("not there yet")), qPrintable(sentence));
        QVERIFY(isAboutFaceModel(Error{code, context, 0}));
        QVERIFY(!isAboutFaceModel(Error{code, QStringLiteral("a stored preview cannot be read"), 0}));
    }
};

BK_UI_TEST_MAIN(ReasonListTest)
#include "ReasonListTest.moc"
