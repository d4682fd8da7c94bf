#include "app/cli/CommandLine.h"
#include "app/cli/Options.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::cli;

namespace {

CommandLine::Parsed parse(const QList<QByteArray>& words, CommandLineMode mode = CommandLineMode::Program) {
    return CommandLine::parse(Registry::all(), words, mode);
}

QByteArray refusal(const QList<QByteArray>& words, CommandLineMode mode = CommandLineMode::Program) {
    const auto parsed = parse(words, mode);
    return parsed || parsed.error().ok ? QByteArray() : parsed.error().text.toUtf8();
}

class EchoCommand final : public Command {
public:
    explicit EchoCommand(QList<FilePath>* paths) : Command("echo", ""), m_paths(paths) {}
    void setUp(Options& options) override {
        options.catalog();
        options.values("PATH", *m_paths, "", Need::Required);
    }
    Result<QJsonObject> run(Context&) override { return QJsonObject(); }
    void print(const QJsonObject&, TextOut&) const override {}

private:
    QList<FilePath>* m_paths;
};

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyVerbOfTheContractIsKnown() {
        QStringList built;
        QStringList promised;
        for (const auto& command : Registry::all().commands())
            (command->isAvailable() ? built : promised).append(QString::fromUtf8(command->name()));
        QCOMPARE(built.join(QLatin1Char(' ')),
                 QStringLiteral(
                     "create import collection list collection set scan photo list photo set face list "
                     "face name face reject face bystander face not-a-face face add face confirm face "
                     "groups model list model install model use model remove person add "
                     "person list person show person rename person set person withdraw person merge "
                     "person merges person unmerge person duplicates person apart person split "
                     "person splits person unsplit person cover "
                     "quitclaim add quitclaim attach quitclaim list quitclaim show quitclaim correct "
                     "quitclaim history quitclaim renew quitclaim withdraw quitclaim scan quitclaim receipt "
                     "quitclaim letter form list form show form suggest form check form add form change "
                     "form rename form retire form offer form pdf clearance report coverage "
                     "report exceptions purpose list purpose add purpose rename purpose retire "
                     "purpose restore purpose move purpose remove purpose history policy export "
                     "publication add publication list publication show publication end takedown list "
                     "takedown done takedown impossible task list task export task snooze task wake "
                     "user list user add user role user disable passphrase change recovery-key renew "
                     "audit list audit verify audit checkpoint check rebuild batch demo"));
        QCOMPARE(promised.join(QLatin1Char(' ')),
                 QStringLiteral("person erase person package backup restore"));
    }

    void everyVerbHasHelp() {
        for (const auto& command : Registry::all().commands()) {
            if (!command->isAvailable()) continue;
            const auto parsed = parse(command->name().split(' ') + QList<QByteArray>{"--help"});
            QVERIFY2(!parsed && parsed.error().ok && parsed.error().text.contains(QStringLiteral("CATALOG")),
                     command->name().constData());
        }
    }

    void verbsThatAreNotBuiltSaySoWhateverFollows() {
        for (const auto& command : Registry::all().commands()) {
            if (command->isAvailable()) continue;
            const QList<QByteArray> verb = command->name().split(' ');
            QVERIFY2(refusal(verb).contains("not available yet"), command->name().constData());
            QVERIFY2(refusal(verb + QList<QByteArray>{"/x", "--role", "auditor", "--json"})
                         .contains("not available yet"),
                     command->name().constData());
            QVERIFY2(refusal(verb + QList<QByteArray>{"/x", "--to", "y"}, CommandLineMode::Batch)
                         .contains("not available yet"),
                     command->name().constData());
        }
    }

    void globalOptionsStandBeforeOrAfterTheVerb() {
        for (const QList<QByteArray>& words :
             {QList<QByteArray>{"--json", "--user", "Ada", "--passphrase-fd", "7", "person", "list", "/c"},
              QList<QByteArray>{"person", "list", "/c", "--json", "--user", "Ada", "--passphrase-fd", "7"},
              QList<QByteArray>{"person", "--json", "list", "--user", "Ada", "/c", "--passphrase-fd=7"}}) {
            const auto parsed = parse(words);
            QVERIFY(parsed);
            QVERIFY(parsed->global.json);
            QCOMPARE(parsed->global.user, QStringLiteral("Ada"));
            QCOMPARE(parsed->global.passphraseFd, 7);
            QCOMPARE(parsed->catalog.bytes(), QByteArray("/c"));
            QCOMPARE(parsed->command->name(), QByteArray("person list"));
        }
        QVERIFY(
            !refusal({"person", "list", "/c", "--passphrase-fd", "7", "--passphrase-file", "x"}).isEmpty());
    }

    void aPassphraseIsNeverAWordOfTheCommandLine() {
        QVERIFY(!refusal({"person", "list", "/c", "--passphrase", "secret"}).isEmpty());
    }

    void aLineOfABatchHasNoCatalogAndNoGlobalOptions() {
        const auto parsed = parse({"person", "add", "Noor"}, CommandLineMode::Batch);
        QVERIFY(parsed);
        QVERIFY(parsed->catalog.isEmpty());
        QVERIFY(!refusal({"person", "list", "/c"}, CommandLineMode::Batch).isEmpty());
        QVERIFY(!refusal({"person", "list", "--json"}, CommandLineMode::Batch).isEmpty());
        QVERIFY(!refusal({"person", "list", "--help"}, CommandLineMode::Batch).isEmpty());
    }

    void wordsThatLookLikeVerbsOrListsStayWords() {
        QVERIFY(parse({"person", "add", "/c", "photo"}));
        QVERIFY(parse({"person", "add", "/c", "list"}));
        QVERIFY(parse({"person", "add", "/c", "[Noor]"}));
        QVERIFY(parse({"person", "add", "/c", ""}));
        QVERIFY(parse({"person", "add", "/c", "--", "--odd"}));
        QVERIFY(parse({"face", "add", "/c", "/p.jpg", "-5,3,40,40"}));
    }

    void repeatedPathsAreTakenByteForByte() {
        QList<FilePath> paths;
        Registry registry;
        registry.add<EchoCommand>(&paths);
        const QList<QByteArray> words = {"/a/[1,2]", "/[b]", "[c,d]", "\x01", "/caf\xe9",
                                         "echo",     "++",   "a,b",   "{}"};
        QVERIFY(
            CommandLine::parse(registry, QList<QByteArray>{"echo", "/c"} + words, CommandLineMode::Program));
        QCOMPARE(paths.size(), words.size());
        for (qsizetype i = 0; i < words.size(); ++i)
            QCOMPARE(paths[i], FilePath::fromBytes(words[i]));
    }

    void wrongWordsAreRefused_data() {
        QTest::addColumn<QByteArrayList>("words");
        QTest::addColumn<QByteArray>("part");
        const auto row = [](const QByteArrayList& words, const char* part) {
            QTest::newRow(words.join(' ').constData()) << words << QByteArray(part);
        };
        row({}, "a verb is needed");
        row({"nonsense"}, "there is no verb \"nonsense\"");
        row({"person"}, "add, list, show, rename, set, withdraw, merge");
        row({"person", "fly", "/c"}, "there is no verb \"fly\"");
        row({"check"}, "CATALOG");
        row({"check", "/c", "more"}, "more");
        row({"check", "/c", "--fast"}, "--fast");
        row({"create", "/c"}, "--admin");
        row({"create", "/c", "--admin", " "}, "--admin");
        row({"import", "/c"}, "PATH");
        row({"photo", "set", "/c", "/p"}, "what to set");
        row({"photo", "set", "/c", "/p", "--restrict", "maybe"}, "neither on nor off");
        row({"photo", "set", "/c", "/p", "--embargo", "1-1-2027"}, "YYYY-MM-DD");
        row({"collection", "set", "/c", "A", "--recognition", "yes"}, "neither on nor off");
        row({"face", "add", "/c", "/p", "1,2,3"}, "X,Y,W,H");
        row({"face", "confirm", "/c"}, "--min-score");
        row({"face", "confirm", "/c", "--min-score", "7"}, "-1 to 1");
        row({"person", "add", "/c", "Noor", "--born", "2020-02-30"}, "YYYY-MM-DD");
        row({"person", "add", "/c", "caf\xe9"}, "UTF-8");
        row({"quitclaim", "add", "/c", "--person", "P", "--signed", "2026-01-01", "--open-ended"}, "--grant");
        row({"quitclaim", "add", "/c", "--person", "P", "--signed", "2026-01-01", "--grant", "website"},
            "--until");
        row({"quitclaim", "add", "/c", "--person", "P", "--signed", "2026-01-01", "--grant", "website",
             "--until", "2027-01-01", "--open-ended"},
            "--until");
        row({"quitclaim", "add", "/c", "--person", "P", "--signed", "2026-01-01", "--grant", "website",
             "--until", "2025-01-01"},
            "before");
        row({"quitclaim", "add", "/c", "--person", "P", "--signed", "2026-01-01", "--grant", "website",
             "--refuse", "website", "--open-ended"},
            "both allowed and refused");
        row({"quitclaim", "list", "/c", "--expiring", "soon"}, "whole number");
        row({"clearance", "/c"}, "--purpose");
        row({"clearance", "/c", "--purpose", "No Such"}, "purposes are words such as internal, website");
        row({"export", "/c", "--purpose", "website", "--to", "/x", "--preset", "gif"},
            "jpeg2048 or original");
    }

    void wrongWordsAreRefused() {
        QFETCH(QByteArrayList, words);
        QFETCH(QByteArray, part);
        const QByteArray text = refusal(words);
        QVERIFY2(text.contains(part), text.constData());
    }

    void versionAndHelpAreAnswers() {
        const auto version = parse({"--version"});
        QVERIFY(!version && version.error().ok);
        QCOMPARE(version.error().text, QStringLiteral("beeldkluis-cli " BK_VERSION));
        const auto help = parse({"--help"});
        QVERIFY(!help && help.error().ok && help.error().text.contains(QStringLiteral("quitclaim")));
        QVERIFY(!help.error().text.contains(QStringLiteral("person erase")));
        // Each verb and each group of verbs says what it is for.
        for (const QString& line : help.error().text.section(QStringLiteral("Verbs:"), 1).split(u'\n'))
            QVERIFY2(line.trimmed().isEmpty() || line.simplified().contains(u' '), qPrintable(line));
    }
};

BK_TEST_MAIN(CommandLineTest)
#include "CommandLineTest.moc"
