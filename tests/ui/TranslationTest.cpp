#include "tests/support/TestMain.h"
#include "ui/shell/Translations.h"
#include "ui/widgets/Theme.h"

#include <QLibraryInfo>
#include <QLocale>

using namespace bk;

/// The files of translations, as they are compiled in.
class TranslationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void speaks_data();
    void speaks();
    void counts_data();
    void counts();
    void namesStatesInDutch();
    void saysQtsOwnWordsInDutch();

private:
    static void speak(QLocale::Language language);
};

void TranslationTest::speak(QLocale::Language language) {
    ui::installTranslations(*QCoreApplication::instance(), QLocale(language));
}

void TranslationTest::cleanup() {
    // They belong to the application, which tells its translators only when they go.
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator*>());
}

void TranslationTest::speaks_data() {
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<QString>("room");
    QTest::newRow("English") << QLocale::English << QStringLiteral("Today");
    QTest::newRow("Dutch") << QLocale::Dutch << QStringLiteral("Vandaag");
    QTest::newRow("no file of its own") << QLocale::Finnish << QStringLiteral("Today");
}

void TranslationTest::speaks() {
    QFETCH(QLocale::Language, language);
    QFETCH(QString, room);
    speak(language);
    QCOMPARE(QCoreApplication::translate("bk::ui::Shell", "Today"), room);
}

void TranslationTest::counts_data() {
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("words");
    QTest::newRow("English, one") << QLocale::English << 1 << QStringLiteral("1 face to review");
    QTest::newRow("English, none") << QLocale::English << 0 << QStringLiteral("0 faces to review");
    QTest::newRow("English, more") << QLocale::English << 21 << QStringLiteral("21 faces to review");
    QTest::newRow("Dutch, one") << QLocale::Dutch << 1 << QStringLiteral("1 gezicht te beoordelen");
    QTest::newRow("Dutch, none") << QLocale::Dutch << 0 << QStringLiteral("0 gezichten te beoordelen");
    QTest::newRow("Dutch, more") << QLocale::Dutch << 21 << QStringLiteral("21 gezichten te beoordelen");
    QTest::newRow("no file of its own") << QLocale::Finnish << 2 << QStringLiteral("2 faces to review");
}

void TranslationTest::counts() {
    QFETCH(QLocale::Language, language);
    QFETCH(int, count);
    QFETCH(QString, words);
    speak(language);
    QCOMPARE(QCoreApplication::translate("bk::ui::TodayPage", "%n face(s) to review", nullptr, count), words);
}

void TranslationTest::namesStatesInDutch() {
    speak(QLocale::Dutch);
    const QStringList english{QStringLiteral("Restricted"), QStringLiteral("Cleared"),
                              QStringLiteral("Withdrawn"), QStringLiteral("Expired")};
    QStringList words;
    for (int state = 0; state <= static_cast<int>(ClearanceState::NoPeople); ++state)
        words << ui::wordsFor(static_cast<ClearanceState>(state));
    QVERIFY(words.contains(QStringLiteral("Vrijgegeven")));
    QCOMPARE(QSet<QString>(words.cbegin(), words.cend()).size(), words.size());
    for (const QString& word : english)
        QVERIFY2(!words.contains(word), qPrintable(word));
}

void TranslationTest::saysQtsOwnWordsInDutch() {
    const QString file = QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_nl.qm");
    if (!QFile::exists(file)) QSKIP("Qt's own translations are not installed.");
    speak(QLocale::Dutch);
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("Annuleren"));
}

BK_TEST_MAIN(TranslationTest)

#include "TranslationTest.moc"
