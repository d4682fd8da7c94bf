#include "ui/widgets/ReasonList.h"
#include "tests/ui/UiTestSupport.h"
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
    }
};

BK_UI_TEST_MAIN(ReasonListTest)
#include "ReasonListTest.moc"
