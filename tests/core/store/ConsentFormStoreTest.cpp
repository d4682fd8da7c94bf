#include "core/store/ConsentFormStore.h"

#include "core/store/ConsentFormJson.h"
#include "tests/core/store/Outcomes.h"
#include "tests/core/store/TestDatabase.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

using namespace bk;
using namespace bk::test;

namespace {

bool sameWords(const FormVersion& a, const FormVersion& b) {
    return a.purposes == b.purposes && a.texts == b.texts;
}

/// Any words at all, with what JSON and SQL might trip over.
QString randomWords(QRandomGenerator& random) {
    static const QString alphabet = QStringLiteral("aé\"\\'\n\t ;–€😀\u0001{}[]%");
    QString words;
    for (int i = random.bounded(20); i > 0; --i)
        words += alphabet[random.bounded(alphabet.size())];
    // Half of a pair of surrogates is no text.
    return QString::fromUtf8(words.toUtf8());
}

FormVersion randomVersion(QRandomGenerator& random) {
    FormVersion version;
    for (const QString& key : Purpose::defaultKeys())
        if (random.bounded(2) == 0) version.purposes << *Purpose::tryFrom(key);
    if (random.bounded(2) == 0) version.purposes << Purpose::recognition();
    for (const QString& language : {QStringLiteral("nl"), QStringLiteral("en"), QStringLiteral("fr")}) {
        if (random.bounded(3) == 0) continue;
        FormText text;
        text.language = language;
        for (QString FormText::*paragraph :
             {&FormText::title, &FormText::controller, &FormText::data, &FormText::withdrawal,
              &FormText::retention, &FormText::rights, &FormText::recognition, &FormText::more})
            text.*paragraph = randomWords(random);
        for (const Purpose& purpose : std::as_const(version.purposes))
            if (random.bounded(4) != 0) text.purposes.insert(purpose.key(), randomWords(random));
        version.texts << text;
    }
    return version;
}

FormVersion smallVersion(const QString& title) {
    FormVersion version;
    version.purposes = {*Purpose::tryFrom(QStringLiteral("website"))};
    FormText text;
    text.language = QStringLiteral("nl");
    text.title = title;
    version.texts << text;
    return version;
}

} // namespace

class ConsentFormStoreTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestDatabase> m_database;
    std::unique_ptr<TestRows> m_rows;

private Q_SLOTS:
    void init() {
        m_database = std::make_unique<TestDatabase>("catalog");
        m_rows = std::make_unique<TestRows>(**m_database);
    }
    void cleanup() {
        m_rows.reset();
        m_database.reset();
    }

    void whatIsWrittenAsJsonIsReadTheSame() {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int i = 0; i < 500; ++i) {
            const FormVersion version = randomVersion(random);
            const QByteArray json = QJsonDocument(toJson(version)).toJson();
            const auto read = formVersionFrom(QJsonDocument::fromJson(json).object());
            QVERIFY2(read && sameWords(*read, version),
                     qPrintable(QStringLiteral("seed %1, case %2").arg(seed).arg(i)));
        }
    }

    void everyParagraphIsInTheJson() {
        FormText text;
        const QList<QString FormText::*> paragraphs{
            &FormText::language, &FormText::title,       &FormText::controller,
            &FormText::data,     &FormText::withdrawal,  &FormText::retention,
            &FormText::rights,   &FormText::recognition, &FormText::more};
        for (qsizetype i = 0; i < paragraphs.size(); ++i)
            text.*paragraphs[i] = QString::number(i);
        text.purposes.insert(QStringLiteral("website"), QStringLiteral("w"));
        FormVersion version;
        version.texts << text;
        const QJsonObject object = toJson(version)[QStringLiteral("texts")].toArray().first().toObject();
        QCOMPARE(object.size(), paragraphs.size() + 1);
        QCOMPARE(formVersionFrom(toJson(version))->texts.first(), text);
    }

    void otherJsonIsRefusedWithASentence_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray("{}");
        QTest::newRow("no texts") << QByteArray(R"({"purposes":[]})");
        QTest::newRow("purposes are no list") << QByteArray(R"({"purposes":{},"texts":[]})");
        QTest::newRow("not a purpose") << QByteArray(R"({"purposes":["Web site"],"texts":[]})");
        QTest::newRow("a number as purpose") << QByteArray(R"({"purposes":[3],"texts":[]})");
        QTest::newRow("a text is no object") << QByteArray(R"({"purposes":[],"texts":["nl"]})");
        QTest::newRow("a paragraph is no text") << QByteArray(R"({"purposes":[],"texts":[{"title":3}]})");
        QTest::newRow("an unknown paragraph") << QByteArray(R"({"purposes":[],"texts":[{"titel":"a"}]})");
        QTest::newRow("an unknown field") << QByteArray(R"({"purposes":[],"texts":[],"version":2})");
        QTest::newRow("texts by purpose are a list")
            << QByteArray(R"({"purposes":[],"texts":[{"purposes":[]}]})");
        QTest::newRow("a text by purpose is a number")
            << QByteArray(R"({"purposes":[],"texts":[{"purposes":{"website":1}}]})");
    }
    void otherJsonIsRefusedWithASentence() {
        QFETCH(const QByteArray, json);
        const QJsonDocument document = QJsonDocument::fromJson(json);
        QVERIFY(document.isObject());
        const auto read = formVersionFrom(document.object());
        VERIFY_ERROR(ErrorCode::InvalidArgument, read);
        QVERIFY(!read.error().context.isEmpty());
    }

    void versionsAreKeptAsTheyWere() {
        ConsentFormStore store(**m_database);
        const auto id = m_rows->id<TemplateId>();
        VERIFY_OK(store.insert(id, QStringLiteral("  Visitors "), smallVersion(QStringLiteral("one")),
                               m_rows->stamp));
        const Stamp later{m_rows->stamp.by, m_rows->stamp.at.addDays(1)};
        ASSIGN_OK(const int second, store.addVersion(id, smallVersion(QStringLiteral("two")), later));
        QCOMPARE(second, 2);
        ASSIGN_OK(const ConsentForm form, store.find(id));
        QCOMPARE(form.name, QStringLiteral("Visitors"));
        QVERIFY(!form.retired);
        QCOMPARE(form.versions.size(), 2);
        QCOMPARE(form.versions[0].version, 1);
        QVERIFY(sameWords(form.versions[0], smallVersion(QStringLiteral("one"))));
        QCOMPARE(form.versions[0].at, m_rows->stamp.at);
        QCOMPARE(form.versions[0].by, m_rows->stamp.by);
        QCOMPARE(form.versions[1].version, 2);
        QVERIFY(sameWords(form.versions[1], smallVersion(QStringLiteral("two"))));
        QCOMPARE(form.versions[1].at, later.at);
        // Nobody can put other words in the place of a version.
        VERIFY_ERROR(ErrorCode::Damaged, store.addVersion(m_rows->id<TemplateId>(), {}, later));
    }

    void namesAreUniqueWhateverTheirCase() {
        ConsentFormStore store(**m_database);
        const auto first = m_rows->id<TemplateId>();
        const auto second = m_rows->id<TemplateId>();
        const FormVersion words = smallVersion(QStringLiteral("a"));
        VERIFY_OK(store.insert(first, QStringLiteral("École"), words, m_rows->stamp));
        VERIFY_ERROR(ErrorCode::Exists,
                     store.insert(second, QStringLiteral(" éCOLE "), words, m_rows->stamp));
        VERIFY_OK(store.insert(second, QStringLiteral("Other"), words, m_rows->stamp));
        VERIFY_ERROR(ErrorCode::Exists, store.rename(second, QStringLiteral("ÉCOLE")));
        VERIFY_OK(store.rename(second, QStringLiteral("OTHER")));
        QCOMPARE(store.find(second)->name, QStringLiteral("OTHER"));
        QCOMPARE(store.findByName(QStringLiteral("other "))->id, second);
        VERIFY_ERROR(ErrorCode::NotFound, store.findByName(QStringLiteral("othe")));
        VERIFY_ERROR(ErrorCode::NotFound, store.find(m_rows->id<TemplateId>()));
    }

    void listedByNameRetiredLast() {
        ConsentFormStore store(**m_database);
        QHash<QString, TemplateId> ids;
        for (const char* name : {"b", "A", "c"}) {
            const auto id = m_rows->id<TemplateId>();
            ids[QLatin1String(name)] = id;
            VERIFY_OK(store.insert(id, QLatin1String(name), smallVersion({}), m_rows->stamp));
        }
        const auto names = [&] {
            QStringList all;
            const auto forms = store.list();
            for (const ConsentForm& form : *forms)
                all << form.name;
            return all.join(QLatin1Char(' '));
        };
        QCOMPARE(names(), QStringLiteral("A b c"));
        VERIFY_OK(store.setRetired(ids[QStringLiteral("A")], true));
        QCOMPARE(names(), QStringLiteral("b c A"));
        QVERIFY(store.list()->last().retired);
        VERIFY_OK(store.setRetired(ids[QStringLiteral("A")], false));
        QCOMPARE(names(), QStringLiteral("A b c"));
    }

    void aVersionThatCannotBeReadIsDamage() {
        ConsentFormStore store(**m_database);
        const auto id = m_rows->id<TemplateId>();
        VERIFY_OK(store.insert(id, QStringLiteral("a"), smallVersion({}), m_rows->stamp));
        VERIFY_OK((*m_database)->execute("UPDATE template_versions SET content = '{\"purposes\":'"));
        VERIFY_ERROR(ErrorCode::Damaged, store.find(id));
        VERIFY_ERROR(ErrorCode::Damaged, store.list());
    }
};

BK_TEST_MAIN(ConsentFormStoreTest)
#include "ConsentFormStoreTest.moc"
