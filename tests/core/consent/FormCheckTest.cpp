#include "core/consent/FormCheck.h"

#include "tests/support/TestMain.h"

#include <functional>

using namespace bk;

namespace {

const Purpose website = *Purpose::tryFrom(QStringLiteral("website"));
const Purpose press = *Purpose::tryFrom(QStringLiteral("press"));
const QString dutch = QStringLiteral("nl");
const QString english = QStringLiteral("en");

FormText fullText(const QString& language) {
    FormText text;
    text.language = language;
    text.title = QStringLiteral("Photos");
    text.controller = QStringLiteral("The museum");
    text.purposes = {{website.key(), QStringLiteral("On the website")},
                     {press.key(), QStringLiteral("In papers")}};
    text.data = QStringLiteral("Photos and names");
    text.withdrawal = QStringLiteral("Any time");
    text.retention = QStringLiteral("Ten years");
    text.rights = QStringLiteral("Many");
    text.recognition = QStringLiteral("Faceprints");
    return text;
}

FormVersion fullForm() {
    FormVersion version;
    version.purposes = {website, press, Purpose::recognition()};
    version.texts = {fullText(dutch), fullText(english)};
    return version;
}

/// One thing taken away, and what must be said of it.
struct Lack {
    FormFinding finding;
    std::function<void(FormVersion&)> take;
};

QList<Lack> allLacks() {
    QList<Lack> all;
    const auto paragraph = [&](FormLack lack, int text, QString FormText::*which, const QString& left) {
        all << Lack{{lack, text == 0 ? dutch : english, {}},
                    [=](FormVersion& version) { version.texts[text].*which = left; }};
    };
    const QString blank = QStringLiteral(" \n\t ");
    for (const int text : {0, 1}) {
        const QString language = text == 0 ? dutch : english;
        // Blank is as good as nothing.
        paragraph(FormLack::Title, text, &FormText::title, {});
        paragraph(FormLack::Controller, text, &FormText::controller, blank);
        all << Lack{{FormLack::PurposeText, language, website},
                    [=](FormVersion& version) { version.texts[text].purposes.remove(website.key()); }};
        all << Lack{{FormLack::PurposeText, language, press},
                    [=](FormVersion& version) { version.texts[text].purposes[press.key()] = blank; }};
        paragraph(FormLack::Data, text, &FormText::data, blank);
        paragraph(FormLack::Withdrawal, text, &FormText::withdrawal, {});
        paragraph(FormLack::Retention, text, &FormText::retention, {});
        paragraph(FormLack::Rights, text, &FormText::rights, blank);
        paragraph(FormLack::Recognition, text, &FormText::recognition, {});
        paragraph(FormLack::Unfinished, text, &FormText::more, QStringLiteral("See [… page]"));
    }
    return all;
}

} // namespace

class FormCheckTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFullFormLacksNothing() {
        QVERIFY(formLacks(fullForm()).isEmpty());
        FormVersion without = fullForm();
        without.texts[0].more = QStringLiteral("More may be said");
        QVERIFY(formLacks(without).isEmpty());
    }

    void eachLackAloneIsToldAndNothingElse() {
        for (const Lack& lack : allLacks()) {
            FormVersion version = fullForm();
            lack.take(version);
            QCOMPARE(formLacks(version), QList<FormFinding>{lack.finding});
            QVERIFY2(!describe(lack.finding).isEmpty(), "no words");
            QVERIFY(describe(lack.finding).startsWith(lack.finding.language + QLatin1Char(':')));
        }
    }

    void everyPairOfLacksIsToldInTheOrderOfThePage() {
        const QList<Lack> all = allLacks();
        for (qsizetype i = 0; i < all.size(); ++i)
            for (qsizetype k = i + 1; k < all.size(); ++k) {
                FormVersion version = fullForm();
                all[k].take(version);
                all[i].take(version);
                QCOMPARE(formLacks(version), (QList<FormFinding>{all[i].finding, all[k].finding}));
            }
    }

    void everythingTakenAwayIsAllTold() {
        FormVersion version = fullForm();
        QList<FormFinding> expected;
        for (const Lack& lack : allLacks()) {
            lack.take(version);
            expected << lack.finding;
        }
        QCOMPARE(formLacks(version), expected);
        QSet<QString> sentences;
        for (const FormFinding& finding : expected)
            sentences << describe(finding);
        QCOMPARE(sentences.size(), expected.size());
    }

    void aFormNeedsALanguageAndAPurpose() {
        FormVersion version = fullForm();
        version.texts.clear();
        QCOMPARE(formLacks(version), (QList<FormFinding>{{FormLack::NoLanguage, {}, {}}}));
        version = fullForm();
        version.purposes.clear();
        QCOMPARE(formLacks(version), (QList<FormFinding>{{FormLack::NoPurpose, {}, {}}}));
        QCOMPARE(formLacks({}),
                 (QList<FormFinding>{{FormLack::NoLanguage, {}, {}}, {FormLack::NoPurpose, {}, {}}}));
        for (const FormFinding& finding : formLacks({}))
            QVERIFY(!describe(finding).isEmpty());
    }

    void aLanguageMayBeThereOnce() {
        FormVersion version = fullForm();
        version.texts << fullText(dutch) << fullText(dutch);
        QCOMPARE(formLacks(version), (QList<FormFinding>{{FormLack::LanguageTwice, dutch, {}}}));
        QVERIFY(describe(formLacks(version).first()).startsWith(dutch));
    }

    void whatIsNotOfferedNeedsNoWords() {
        FormVersion version = fullForm();
        version.purposes = {website};
        for (FormText& text : version.texts) {
            text.recognition.clear();
            text.purposes.remove(press.key());
        }
        QVERIFY(formLacks(version).isEmpty());
        version.purposes << Purpose::recognition();
        QCOMPARE(formLacks(version), (QList<FormFinding>{{FormLack::Recognition, dutch, {}},
                                                         {FormLack::Recognition, english, {}}}));
    }

    void aPlaceLeftOpenIsToldWhereverItIsPrinted() {
        const QString open = QStringLiteral("Call us: [… number]");
        for (QString FormText::*paragraph :
             {&FormText::title, &FormText::controller, &FormText::data, &FormText::withdrawal,
              &FormText::retention, &FormText::rights, &FormText::recognition, &FormText::more}) {
            FormVersion version = fullForm();
            version.texts[1].*paragraph = open;
            QCOMPARE(formLacks(version), (QList<FormFinding>{{FormLack::Unfinished, english, {}}}));
        }
        FormVersion version = fullForm();
        version.texts[0].purposes[press.key()] = open;
        QCOMPARE(formLacks(version), (QList<FormFinding>{{FormLack::Unfinished, dutch, {}}}));
        version.purposes = {website};
        QVERIFY2(formLacks(version).isEmpty(), "what is not offered is not printed");
        version.texts[0].data = QStringLiteral("Brackets [like these] are words");
        QVERIFY(formLacks(version).isEmpty());
    }

    void theParagraphOfRecognitionIsNotAmongThePurposes() {
        FormVersion version = fullForm();
        version.purposes = {Purpose::recognition()};
        for (FormText& text : version.texts)
            text.purposes.clear();
        QVERIFY(formLacks(version).isEmpty());
        for (FormText& text : version.texts) {
            text.purposes[QStringLiteral("recognition")] = text.recognition;
            text.recognition.clear();
        }
        QCOMPARE(formLacks(version).size(), 2);
    }
};

BK_TEST_MAIN(FormCheckTest)
#include "FormCheckTest.moc"
