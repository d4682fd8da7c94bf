#include "app/cli/Registry.h"
#include "core/services/CatalogService.h"
#include "core/store/Catalog.h"
#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

#include <QRegularExpression>

using namespace bk;
using cli::Registry;
using test::CliAnswer;
using test::CliDriver;

namespace {

/// A command line, who may give it (A administrator, E editor, C consent officer, F face operator, U auditor)
/// and with which exit code it answers them. Everybody else gets 4. PHOTO, FACE, Q, PAPER, FORM, PUB and OUT
/// are filled in.
struct Row {
    QStringList words;
    const char* allowed;
    int exit = 0;
};

QStringList words(const char* text) {
    return QString::fromUtf8(text).split(QLatin1Char(' '));
}

QList<Row> table() {
    return {
        {words("import PHOTO"), "AE"},
        {words("collection list"), "AECFU"},
        {words("collection set Photos --retain-until none"), "A"},
        {words("scan"), "AF"},
        {words("scan --collection Photos"), "AF"},
        {words("scan --collection Closed"), "AEF"},
        {words("scan --find-only"), "AEF"},
        {words("photo list"), "AECF"},
        {words("photo list --query Noor"), "AECF"},
        {words("photo set PHOTO --embargo none"), "AE"},
        {words("photo set PHOTO --expires none"), "AE"},
        {words("photo set PHOTO --restrict off"), "AC"},
        {words("photo set PHOTO --not-needed none"), "AC"},
        {words("photo set PHOTO --reviewed"), "AECF"},
        {words("face list"), "AECF"},
        {words("face list --person Noor"), "AECF"},
        {words("face reject FACE Bo"), "AECF"},
        {words("face bystander FACE"), "AECF"},
        {words("face not-a-face FACE"), "AECF"},
        {words("face name FACE Noor"), "AECF"},
        {words("face add PHOTO 1,1,40,40"), "AECF"},
        {words("face confirm --min-score 1"), "AF"},
        {words("face confirm --min-score 1 --person Noor"), "AF"},
        {words("face groups"), "AF"},
        {words("face groups --collection Closed"), "AF"},
        {words("model list"), "AECF"},
        {words("model install OUT.onnx"), "A", 5},
        {words("model use bk-embedder-1"), "A"},
        {words("model remove nothing"), "A", 5},
        {words("person add Somebody"), "AECF"},
        {words("person list"), "AECF"},
        {words("person show Noor"), "AECF"},
        {words("person rename Bo Bo"), "AC"},
        {words("person merge Bo Bo"), "AC", 2},
        {words("person merges Bo"), "AC"},
        {words("person unmerge 00000000-0000-4000-8000-0000000000a8"), "AC", 5},
        {words("person duplicates"), "AC"},
        {words("person apart Bo Bo"), "AC", 2},
        {words("person split Bo --faces FACE --into Noor"), "AC", 2},
        {words("person splits Bo"), "AC"},
        {words("person unsplit 00000000-0000-4000-8000-0000000000a8"), "AC", 5},
        {words("person cover Bo none"), "AC"},
        {words("quitclaim add --person Bo --grant press --signed 2026-01-01 --open-ended"), "AC"},
        {words("quitclaim list"), "AECF"},
        {words("quitclaim show Q"), "AECF"},
        {words("quitclaim history Q"), "AECF"},
        {words("quitclaim correct Q --basis consent --why nothing"), "AC", 2},
        {words("quitclaim renew Q --signed 2026-01-02 --open-ended --grant nothing"), "AC", 2},
        {words("quitclaim attach Q --scan PAPER"), "AC"},
        {words("person set Bo --notes words"), "AC"},
        {words("person withdraw Nobody"), "AC", 5},
        {words("quitclaim scan Q --to OUT.png"), "AC"},
        {words("quitclaim withdraw Q --purposes press"), "AC", 2},
        {words("clearance --purpose website"), "AECF"},
        {words("export --purpose website --to OUT"), "AE"},
        {words("quitclaim receipt Q --to OUT.json"), "AC"},
        {words("quitclaim letter Q --to OUT.pdf"), "AC", 2},
        {words("form list"), "AECF"},
        {words("form show Form"), "AECF"},
        {words("form check Form"), "AECF"},
        {words("form suggest --to OUT-form.json"), "AECF"},
        {words("form pdf Form --to OUT-form.pdf"), "AECF"},
        {words("form add Form --file FORM"), "AC", 1},
        {words("form change Form --file FORM"), "AC", 2},
        {words("form rename Form Form"), "AC"},
        {words("form retire Form"), "AC"},
        {words("form offer Form"), "AC"},
        {words("publication list"), "AECF"},
        {words("publication show PUB"), "AECF"},
        {words("publication add --photo PHOTO --purpose website --where here --date 2026-01-02"), "AEC"},
        {words("publication end PUB --date 2026-01-01"), "AEC", 2},
        {words("takedown list"), "AECF"},
        {words("takedown done PUB PHOTO"), "AEC", 5},
        {words("takedown impossible PUB PHOTO --reason printed"), "AEC", 5},
        {words("task list"), "AECF"},
        {words("task snooze draft Q-2026-00002 --until 2026-07-01 --reason later"), "AC"},
        {words("task wake draft Q-2026-00002"), "AC"},
        {words("task export --to OUT.ics"), "AECF"},
        {words("task export --names --to OUT-names.csv"), "AECF"},
        {words("report coverage"), "AECU"},
        {words("report exceptions"), "AC"},
        {words("purpose list"), "AECFU"},
        {words("purpose history website"), "AECFU"},
        {words("purpose add Yearbook"), "A"},
        {words("purpose rename yearbook Yearbooks"), "A"},
        {words("purpose retire yearbook"), "A"},
        {words("purpose restore yearbook"), "A"},
        {words("purpose move yearbook 1"), "A"},
        {words("purpose remove yearbook"), "A"},
        {words("policy"), "AECFU"},
        {words("policy --no-people-review off"), "A"},
        {words("user list"), "AU"},
        {words("audit list"), "AU"},
        {words("audit verify"), "AU"},
        {words("audit checkpoint"), "AU"},
        {words("check"), "AECFU"},
        {words("rebuild"), "A"},
    };
}

const QList<std::pair<QString, Roles>> users{
    {QStringLiteral("A"), Role::Administrator},
    {QStringLiteral("E"), Role::Editor},
    {QStringLiteral("C"), Role::ConsentOfficer},
    {QStringLiteral("F"), Role::FaceOperator},
    {QStringLiteral("U"), Role::Auditor},
    {QStringLiteral("CF"), Role::ConsentOfficer | Role::FaceOperator}};

} // namespace

/// The verbs as each role gives them: exit code 4, and nothing done, for whom they are not.
class RolesTest : public QObject {
    Q_OBJECT

    CliDriver m_driver;
    QString m_photo;
    QString m_face;
    QString m_quitclaim;
    QString m_publication;

    QList<QJsonObject> batchAs(const QString& user, const QList<QStringList>& commands) {
        QByteArray input;
        for (const QStringList& line : commands)
            input += QJsonDocument(QJsonArray::fromStringList(line)).toJson(QJsonDocument::Compact) + '\n';
        return m_driver.run({"--user", user.toUtf8(), "batch", "CATALOG"}, input).lines;
    }
    QStringList filled(const QStringList& line, const QString& user) const {
        QStringList all = line;
        for (QString& word : all) {
            if (word == QLatin1String("PHOTO")) word = m_photo;
            if (word == QLatin1String("FACE")) word = m_face;
            if (word == QLatin1String("Q")) word = m_quitclaim;
            if (word == QLatin1String("PUB")) word = m_publication;
            if (word == QLatin1String("FORM")) word = QString::fromUtf8(m_driver.path("form.json"));
            if (word == QLatin1String("PAPER")) word = QString::fromUtf8(m_driver.path("paper.png"));
            if (word.startsWith(QLatin1String("OUT")))
                word = QString::fromUtf8(m_driver.path("out-" + user.toUtf8())) + word.mid(3);
        }
        return all;
    }
    /// The one answer of USER to LINE.
    QJsonObject as(const char* user, const char* line) {
        const auto answers = batchAs(
            QLatin1String(user), {filled(words(line), QStringLiteral("%1 once").arg(QLatin1String(user)))});
        return answers.value(0);
    }

    void fillInTheForm() const {
        QFile file(QString::fromUtf8(m_driver.path("form.json")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QString json = QString::fromUtf8(file.readAll());
        json.replace(QRegularExpression(QStringLiteral("\\[…[^\\]]*\\]")), QStringLiteral("Kade 1, Delft"));
        QVERIFY(file.resize(0) && file.seek(0));
        QVERIFY(file.write(json.toUtf8()) > 0);
    }

private Q_SLOTS:
    void initTestCase() {
        BK_EXIT(m_driver.create(), 0);
        QVERIFY(QDir().mkpath(QString::fromUtf8(m_driver.path("photos"))));
        m_photo = QString::fromUtf8(m_driver.photo(2, "photos/one.jpg"));
        const QString nobody = QString::fromUtf8(m_driver.photo(1, "photos/nobody.jpg"));
        const QString paper = QString::fromUtf8(m_driver.paper("paper.png"));
        const auto answers = m_driver.batch({
            {QStringLiteral("import"), m_photo, nobody},
            words("collection set Photos --recognition on --basis consent --dpia 1"),
            words("collection set Closed"),
            words("scan"),
            words("face list"),
            words("person add Noor"),
            words("person add Bo"),
            words("quitclaim add --person Noor --grant website,recognition --signed 2026-01-01 --open-ended "
                  "--scan") +
                QStringList{paper},
            words("quitclaim add --person Bo --grant press --signed 2026-01-01 --open-ended"),
            {QStringLiteral("publication"), QStringLiteral("add"), QStringLiteral("--photo"), m_photo,
             QStringLiteral("--purpose"), QStringLiteral("website"), QStringLiteral("--where"),
             QStringLiteral("here"), QStringLiteral("--date"), QStringLiteral("2026-01-02")},
            {QStringLiteral("form"), QStringLiteral("suggest"), QStringLiteral("--to"),
             filled({QStringLiteral("FORM")}, {}).first()},
        });
        for (const QJsonObject& answer : answers)
            QVERIFY2(answer[QStringLiteral("exit")].toInt(-1) == 0,
                     QJsonDocument(answer).toJson().constData());
        const auto result = [&](int index) { return answers[index][QStringLiteral("result")].toObject(); };
        m_face = result(4)[QStringLiteral("faces")][0][QStringLiteral("face")].toString();
        m_quitclaim = result(7)[QStringLiteral("number")].toString();
        m_publication =
            result(9)[QStringLiteral("publications")][0][QStringLiteral("publication")].toString();
        QVERIFY(!m_face.isEmpty() && !m_quitclaim.isEmpty() && !m_publication.isEmpty());
        fillInTheForm();
        BK_EXIT(m_driver.run({"form", "add", "CATALOG", "Form", "--file", m_driver.path("form.json")}), 0);

        const CatalogService catalogs(m_driver.settings().clock, m_driver.settings().ids);
        auto session = catalogs.open(FilePath::fromBytes(m_driver.catalog()), {}, m_driver.passphrase);
        QVERIFY2(session, session ? "" : qPrintable(session.error().context));
        for (const auto& [name, roles] : users) {
            const auto added =
                (*session)->catalog().keys().addUser(m_driver.settings().ids->make<UserId>(), name, roles,
                                                     true, SecretBytes::fromPassphrase(m_driver.passphrase));
            QVERIFY2(added, added ? "" : qPrintable(added.error().context));
        }
    }

    void eachVerbByEachRole_data() {
        QTest::addColumn<QString>("user");
        for (const auto& [name, roles] : users)
            QTest::newRow(qPrintable(name)) << name;
    }
    void eachVerbByEachRole() {
        QFETCH(const QString, user);
        QList<QStringList> lines;
        for (const Row& row : table())
            lines << filled(row.words, user);
        const auto answers = batchAs(user, lines);
        QCOMPARE(answers.size(), lines.size());
        QStringList wrong;
        for (qsizetype i = 0; i < answers.size(); ++i) {
            const Row row = table().at(i);
            const bool may = std::any_of(user.begin(), user.end(), [&](QChar letter) {
                return QString::fromLatin1(row.allowed).contains(letter);
            });
            const int expected = may ? row.exit : 4;
            const int exit = answers[i][QStringLiteral("exit")].toInt(-1);
            const QString error = answers[i][QStringLiteral("error")].toString();
            if (exit != expected)
                wrong << QStringLiteral("%1: %2 instead of %3: %4")
                             .arg(row.words.join(QLatin1Char(' ')))
                             .arg(exit)
                             .arg(expected)
                             .arg(error);
            else if (!may && !error.contains(QLatin1String("this needs the role")))
                wrong << QStringLiteral("%1 does not name the role: %2")
                             .arg(row.words.join(QLatin1Char(' ')), error);
        }
        QCOMPARE(wrong.join(QLatin1Char('\n')), QString());
    }

    void everyVerbIsInTheTable() {
        // Who has no catalog open yet, or asks for what is their own; the verbs about users are in
        // UserVerbsTest.
        const QStringList elsewhere{QStringLiteral("create"),       QStringLiteral("demo"),
                                    QStringLiteral("batch"),        QStringLiteral("passphrase change"),
                                    QStringLiteral("user add"),     QStringLiteral("user role"),
                                    QStringLiteral("user disable"), QStringLiteral("recovery-key renew")};
        QStringList missing;
        for (const auto& command : Registry::all().commands()) {
            const QString name = QString::fromUtf8(command->name());
            const QList<Row> rows = table();
            const bool there = std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
                return row.words.mid(0, name.count(QLatin1Char(' ')) + 1) == name.split(QLatin1Char(' '));
            });
            if (command->isAvailable() && !there && !elsewhere.contains(name)) missing << name;
        }
        QCOMPARE(missing.join(QLatin1Char('\n')), QString());
    }

    void aScanThatWouldCompareOffersToFindOnly() {
        const QByteArray more = m_driver.photo(3, "photos/two.jpg");
        QCOMPARE(batchAs(QStringLiteral("E"), {{QStringLiteral("import"), QString::fromUtf8(more)}})
                     .value(0)[QStringLiteral("exit")]
                     .toInt(-1),
                 0);
        const QJsonObject refused = as("E", "scan");
        QCOMPARE(refused[QStringLiteral("exit")].toInt(), 4);
        QVERIFY(refused[QStringLiteral("error")].toString().contains(QLatin1String("face operator")));
        QVERIFY(refused[QStringLiteral("error")].toString().contains(QLatin1String("--find-only")));
        // Nothing was done by it.
        const QJsonObject found = as("E", "scan --find-only")[QStringLiteral("result")].toObject();
        QCOMPARE(found[QStringLiteral("photos")].toInt(), 1);
        QCOMPARE(found[QStringLiteral("compared")].toBool(true), false);
        const QJsonObject compared = as("F", "scan")[QStringLiteral("result")].toObject();
        QCOMPARE(compared[QStringLiteral("compared")].toBool(false), true);
    }

    void halfOfWhatIsAskedForIsNotDone() {
        const QJsonObject refused = as("E", "photo set PHOTO --embargo 2030-01-01 --restrict on");
        QCOMPARE(refused[QStringLiteral("exit")].toInt(), 4);
        const QJsonObject photo = as("E", "photo set PHOTO --reviewed")[QStringLiteral("result")].toObject();
        QVERIFY(photo[QStringLiteral("embargo")].isNull());
    }

    void aRestrictedPhotoIsNotThere() {
        QCOMPARE(as("C", "photo set PHOTO --restrict on")[QStringLiteral("exit")].toInt(-1), 0);
        const auto count = [&](const char* user) {
            return as(user, "photo list")[QStringLiteral("result")][QStringLiteral("photos")]
                .toArray()
                .size();
        };
        QCOMPARE(count("C"), count("E") + 1);
        QCOMPARE(as("E", "photo set PHOTO --reviewed")[QStringLiteral("exit")].toInt(), 5);
        QCOMPARE(as("F", "face name FACE Noor")[QStringLiteral("exit")].toInt(), 5);
        QCOMPARE(as("C", "photo set PHOTO --restrict off")[QStringLiteral("exit")].toInt(-1), 0);
    }
};

BK_TEST_MAIN(RolesTest)
#include "RolesTest.moc"
