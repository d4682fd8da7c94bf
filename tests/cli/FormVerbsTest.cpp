#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// Consent forms, receipts and letters from the command line.
class FormVerbsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<CliDriver> m_driver;

    CliAnswer run(const QList<QByteArray>& words) { return m_driver->run(words); }
    QByteArray content(const QByteArray& name) {
        QFile file(QString::fromUtf8(m_driver->path(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// The suggestion with its places filled in, as the file NAME.
    QByteArray filledIn(const QByteArray& name) {
        if (!content("suggestion.json").isEmpty() ||
            run({"form", "suggest", "CATALOG", "--to", m_driver->path("suggestion.json")}).exit != 0)
            qFatal("no suggestion");
        QString json = QString::fromUtf8(content("suggestion.json"));
        json.replace(QRegularExpression(QStringLiteral("\\[…[^\\]]*\\]")), QStringLiteral("Kade 1, Delft"));
        return m_driver->file(name, json.toUtf8());
    }
    QByteArray changed(const QByteArray& name, const char* from, const char* to) {
        QByteArray json = content("form.json");
        if (!json.contains(from)) qFatal("%s is not there", from);
        return m_driver->file(name, json.replace(from, to));
    }

private Q_SLOTS:
    void init() {
        m_driver = std::make_unique<CliDriver>();
        BK_EXIT(m_driver->create(), 0);
    }

    void fromTheSuggestionToAPrintedForm() {
        const CliAnswer suggested = run({"form", "suggest", "CATALOG", "--to", m_driver->path("first.json")});
        BK_EXIT(suggested, 0);
        QCOMPARE(suggested.json.keys(), (QStringList{QStringLiteral("file"), QStringLiteral("languages"),
                                                     QStringLiteral("purposes")}));
        // What only the organisation knows is missing.
        const CliAnswer lacking = run({"form", "check", "CATALOG", "--file", m_driver->path("first.json")});
        BK_EXIT(lacking, 6);
        QCOMPARE(lacking.json[QStringLiteral("complete")].toBool(true), false);
        QCOMPARE(lacking.json[QStringLiteral("lacks")].toArray().size(), 2);
        BK_EXIT(run({"form", "add", "CATALOG", "Visitors", "--file", m_driver->path("first.json")}), 6);

        const QByteArray file = filledIn("form.json");
        const CliAnswer complete = run({"form", "check", "CATALOG", "--file", file});
        BK_EXIT(complete, 0);
        QVERIFY(complete.json[QStringLiteral("complete")].toBool());
        const CliAnswer added = run({"form", "add", "CATALOG", "Visitors", "--file", file});
        BK_EXIT(added, 0);
        for (const char* field : {"form", "name", "retired", "version", "at", "languages", "purposes"})
            QVERIFY2(added.json.contains(QLatin1String(field)), field);
        BK_EXIT(run({"form", "check", "CATALOG", "visitors"}), 0);
        BK_EXIT(run({"form", "add", "CATALOG", "VISITORS", "--file", file}), 1);

        const CliAnswer pdf = run({"form", "pdf", "CATALOG", "Visitors", "--to", m_driver->path("form.pdf"),
                                   "--form-version", "1", "--language", "en"});
        BK_EXIT(pdf, 0);
        QCOMPARE(pdf.json[QStringLiteral("language")].toString(), QStringLiteral("en"));
        QVERIFY(content("form.pdf").startsWith("%PDF-"));
        // What is there is not written over.
        BK_EXIT(run({"form", "pdf", "CATALOG", "Visitors", "--to", m_driver->path("form.json")}), 9);
        QVERIFY(content("form.json").startsWith("{"));
        BK_EXIT(
            run({"form", "pdf", "CATALOG", "Visitors", "--to", m_driver->path("x.pdf"), "--language", "de"}),
            5);
        BK_EXIT(run({"form", "pdf", "CATALOG", "Visitors", "--to", m_driver->path("x.pdf"), "--form-version",
                     "2"}),
                5);
        BK_EXIT(run({"form", "pdf", "CATALOG", "Guests", "--to", m_driver->path("x.pdf")}), 5);
        QVERIFY(!QFile::exists(QString::fromUtf8(m_driver->path("x.pdf"))));
    }

    void versionsNamesAndRetiring() {
        const QByteArray file = filledIn("form.json");
        BK_EXIT(run({"form", "add", "CATALOG", "Visitors", "--file", file}), 0);
        BK_EXIT(run({"form", "change", "CATALOG", "Visitors", "--file", file}), 2);
        const CliAnswer changedForm = run({"form", "change", "CATALOG", "Visitors", "--file",
                                           changed("second.json", "Permission to use photos", "Photos")});
        BK_EXIT(changedForm, 0);
        QCOMPARE(changedForm.json[QStringLiteral("version")].toInt(), 2);
        const CliAnswer first = run({"form", "show", "CATALOG", "Visitors", "--form-version", "1"});
        BK_EXIT(first, 0);
        QCOMPARE(first.json[QStringLiteral("versions")].toArray().size(), 2);
        const auto title = [](const CliAnswer& answer) {
            return answer.json[QStringLiteral("texts")][1][QStringLiteral("title")].toString();
        };
        QCOMPARE(title(first), QStringLiteral("Permission to use photos"));
        QCOMPARE(title(run({"form", "show", "CATALOG", "Visitors"})), QStringLiteral("Photos"));
        BK_EXIT(run({"form", "rename", "CATALOG", "Visitors", "Guests"}), 0);
        const CliAnswer retired = run({"form", "retire", "CATALOG", "Guests"});
        BK_EXIT(retired, 0);
        QVERIFY(retired.json[QStringLiteral("retired")].toBool());
        const CliAnswer list = run({"form", "list", "CATALOG"});
        QCOMPARE(list.json[QStringLiteral("forms")].toArray().size(), 1);
        QVERIFY(list.json[QStringLiteral("forms")][0][QStringLiteral("retired")].toBool());
        BK_EXIT(run({"form", "offer", "CATALOG", "Guests"}), 0);
        for (const QByteArray verb : {"list", "show"}) {
            QList<QByteArray> words{"form", verb, m_driver->catalog()};
            if (verb == "show") words << "Guests";
            const CliAnswer text = m_driver->raw(words);
            QCOMPARE(text.exit, 0);
            QVERIFY(text.out.contains("Guests"));
        }
    }

    void filesThatAreNoForm() {
        m_driver->file("broken.json", "{");
        m_driver->file("typo.json", R"({"purposes":["website"],"texts":[{"language":"nl","titel":"x"}]})");
        BK_EXIT(run({"form", "add", "CATALOG", "A", "--file", m_driver->path("broken.json")}), 2);
        const CliAnswer typo = run({"form", "add", "CATALOG", "A", "--file", m_driver->path("typo.json")});
        BK_EXIT(typo, 2);
        QVERIFY(typo.err.contains("titel") || typo.out.contains("titel"));
        BK_EXIT(run({"form", "add", "CATALOG", "A", "--file", m_driver->path("none.json")}), 9);
        BK_EXIT(run({"form", "check", "CATALOG"}), 2);
        BK_EXIT(run({"form", "suggest", "CATALOG", "--to", m_driver->path("broken.json")}), 9);
        QCOMPARE(content("broken.json"), QByteArray("{"));
    }

    void receiptAndLetter() {
        BK_EXIT(run({"person", "add", "CATALOG", "Noor"}), 0);
        BK_EXIT(
            run({"quitclaim", "add", "CATALOG", "--person", "Noor", "--grant", "website,press", "--refuse",
                 "print", "--signed", "2026-06-01", "--open-ended", "--scan", m_driver->paper("a.png")}),
            0);
        const CliAnswer made =
            run({"quitclaim", "receipt", "CATALOG", "Q-2026-00001", "--to", m_driver->path("r.json")});
        BK_EXIT(made, 0);
        QCOMPARE(made.json[QStringLiteral("format")].toString(), QStringLiteral("json"));
        const QJsonObject receipt = QJsonDocument::fromJson(content("r.json")).object();
        QCOMPARE(receipt[QStringLiteral("@type")].toString(), QStringLiteral("dpv:ConsentReceipt"));
        QCOMPARE(receipt[QStringLiteral("dpv:hasRecordOfActivity")][QStringLiteral("dpv:hasDataController")]
                        [QStringLiteral("dpv:hasName")]
                            .toString(),
                 QStringLiteral("Museum De Vaart"));
        BK_EXIT(run({"quitclaim", "receipt", "CATALOG", "Q-2026-00001", "--to", m_driver->path("r.json")}),
                9);
        BK_EXIT(run({"quitclaim", "receipt", "CATALOG", "Q-2026-00001", "--to", m_driver->path("r.txt")}), 2);
        BK_EXIT(run({"quitclaim", "receipt", "CATALOG", "Q-2026-00009", "--to", m_driver->path("s.json")}),
                5);
        for (const QByteArray language : {"nl", "en"}) {
            BK_EXIT(run({"quitclaim", "receipt", "CATALOG", "Q-2026-00001", "--to",
                         m_driver->path(language + ".pdf"), "--language", language}),
                    0);
            QVERIFY(content(language + ".pdf").startsWith("%PDF-"));
        }
        BK_EXIT(run({"quitclaim", "receipt", "CATALOG", "Q-2026-00001", "--to", m_driver->path("fr.pdf"),
                     "--language", "fr"}),
                2);

        BK_EXIT(run({"quitclaim", "letter", "CATALOG", "Q-2026-00001", "--to", m_driver->path("l.pdf")}), 2);
        QVERIFY(!QFile::exists(QString::fromUtf8(m_driver->path("l.pdf"))));
        BK_EXIT(run({"quitclaim", "withdraw", "CATALOG", "Q-2026-00001", "--purposes", "press"}), 0);
        BK_EXIT(run({"quitclaim", "letter", "CATALOG", "Q-2026-00001", "--to", m_driver->path("l.pdf"),
                     "--language", "en"}),
                0);
        QVERIFY(content("l.pdf").startsWith("%PDF-"));
    }
};

BK_TEST_MAIN(FormVerbsTest)
#include "FormVerbsTest.moc"
