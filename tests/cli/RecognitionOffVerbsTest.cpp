#include "tests/cli/CliDriver.h"
#include "tests/support/TestMain.h"

using namespace bk;
using test::CliAnswer;
using test::CliDriver;

/// Recognition off, as the command line tells it, and what a user without the face role sees.
class RecognitionOffVerbsTest : public QObject {
    Q_OBJECT

    const QString m_adas = QStringLiteral("correct horse battery");
    const QString m_evas = QStringLiteral("eva likes ladders 4");
    std::unique_ptr<CliDriver> m_driver;

    CliAnswer run(const QByteArrayList& words) { return m_driver->run(words); }
    CliAnswer asEva(QByteArrayList words) {
        m_driver->passphrase = m_evas;
        words << "--user"
              << "Eva";
        const CliAnswer answer = m_driver->run(words);
        m_driver->passphrase = m_adas;
        return answer;
    }
    QJsonArray facesOf(const CliAnswer& answer) const {
        return answer.json[QStringLiteral("faces")].toArray();
    }
    static int withSuggestion(const QJsonArray& faces) {
        int count = 0;
        for (const QJsonValue& face : faces)
            count += face[QStringLiteral("suggestion")].isObject();
        return count;
    }
    /// The face nearest the middle of P004 on the photo of this name.
    QByteArray faceAt(const QByteArray& photo, double x, double y) {
        QByteArray best;
        double nearest = 1e9;
        for (const QJsonValue& face :
             facesOf(run({"face", "list", "CATALOG", "--photo", m_driver->path(photo)}))) {
            const QJsonArray box = face[QStringLiteral("box")].toArray();
            const double away = std::hypot(box[0].toDouble() + box[2].toDouble() / 2 - x,
                                           box[1].toDouble() + box[3].toDouble() / 2 - y);
            if (away < nearest) best = face[QStringLiteral("face")].toString().toUtf8();
            nearest = std::min(nearest, away);
        }
        return best;
    }

private Q_SLOTS:
    void init() {
        m_driver = std::make_unique<CliDriver>();
        BK_EXIT(m_driver->create(), 0);
        QFile file(QStringLiteral(":/demo/manifest.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray photos =
            QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("photos")].toArray();
        QByteArrayList import{"import", "CATALOG", "--collection", "Fair"};
        for (const int number : {11, 14, 23, 30})
            import << m_driver->photo(number, QByteArray::number(number) + ".jpg");
        BK_EXIT(run(import), 0);
        BK_EXIT(run({"collection", "set", "CATALOG", "Fair", "--recognition", "on", "--basis", "consent",
                     "--dpia", "D 1"}),
                0);
        BK_EXIT(run({"person", "add", "CATALOG", "Sofie"}), 0);
        BK_EXIT(run({"quitclaim", "add", "CATALOG", "--person", "Sofie", "--grant", "recognition", "--signed",
                     "2026-01-02", "--open-ended", "--scan", m_driver->paper("paper.png")}),
                0);
        BK_EXIT(run({"scan", "CATALOG"}), 0);
        for (const int number : {11, 14})
            for (const QJsonValue& face : photos[number][QStringLiteral("faces")].toArray()) {
                if (face[QStringLiteral("person")].toString() != QStringLiteral("P004")) continue;
                const QJsonArray box = face[QStringLiteral("box")].toArray();
                const QByteArray id =
                    faceAt(QByteArray::number(number) + ".jpg", box[0].toDouble() + box[2].toDouble() / 2,
                           box[1].toDouble() + box[3].toDouble() / 2);
                BK_EXIT(run({"face", "name", "CATALOG", id, "Sofie"}), 0);
            }
        BK_EXIT(run({"scan", "CATALOG"}), 0);
        QCOMPARE(withSuggestion(facesOf(run({"face", "list", "CATALOG"}))), 2);
    }

    void aUserWithoutTheFaceRoleSeesBoxesAndNamesOnly() {
        BK_EXIT(run({"user", "add", "CATALOG", "Eva", "--roles", "editor", "--new-passphrase-file",
                     m_driver->file("secret", m_evas.toUtf8() + '\n')}),
                0);
        const QJsonArray all = facesOf(run({"face", "list", "CATALOG"}));
        const CliAnswer answer = asEva({"face", "list", "CATALOG"});
        BK_EXIT(answer, 0);
        const QJsonArray seen = facesOf(answer);
        QCOMPARE(seen.size(), all.size());
        QCOMPARE(withSuggestion(seen), 0);
        int named = 0;
        for (const QJsonValue& face : seen) {
            QCOMPARE(face[QStringLiteral("box")].toArray().size(), 4);
            named += face[QStringLiteral("name")].toString() == QStringLiteral("Sofie");
        }
        QCOMPARE(named, 2);
        // Nor by the order, by asking for a person's, or by confirming them.
        for (const QJsonValue& face : facesOf(asEva({"face", "list", "CATALOG", "--person", "Sofie"})))
            QCOMPARE(face[QStringLiteral("state")].toString(), QStringLiteral("named"));
        BK_EXIT(asEva({"face", "confirm", "CATALOG", "--min-score", "0.1"}), 4);
        BK_EXIT(asEva({"collection", "set", "CATALOG", "Fair", "--recognition", "off"}), 4);
        QCOMPARE(withSuggestion(facesOf(run({"face", "list", "CATALOG"}))), 2);
    }

    void offSaysHowMuchBeforeAndAfter() {
        const QJsonObject two{{QStringLiteral("suggestions"), 2}, {QStringLiteral("faceprints"), 2}};
        const CliAnswer before = run({"collection", "set", "CATALOG", "Fair", "--dry-run"});
        BK_EXIT(before, 0);
        QCOMPARE(before.json[QStringLiteral("would_erase")].toObject(), two);
        const CliAnswer off = run({"collection", "set", "CATALOG", "Fair", "--recognition", "off"});
        BK_EXIT(off, 0);
        QCOMPARE(off.json[QStringLiteral("erased")].toObject(), two);
        const QJsonArray faces = facesOf(run({"face", "list", "CATALOG"}));
        QCOMPARE(withSuggestion(faces), 0);
        QCOMPARE(facesOf(run({"face", "list", "CATALOG", "--person", "Sofie"})).size(), 2);
        const CliAnswer again = run({"collection", "set", "CATALOG", "Fair", "--recognition", "off"});
        QCOMPARE(again.json[QStringLiteral("erased")].toObject(),
                 (QJsonObject{{QStringLiteral("suggestions"), 0}, {QStringLiteral("faceprints"), 0}}));
    }

    void theLastUserWhoMayRecogniseSaysHowMuchGoes() {
        const CliAnswer off =
            run({"user", "role", "CATALOG", "Ada", "--roles", "administrator", "--recognition", "off"});
        BK_EXIT(off, 0);
        QCOMPARE(off.json[QStringLiteral("erased")].toObject(),
                 (QJsonObject{{QStringLiteral("suggestions"), 2}, {QStringLiteral("faceprints"), 2}}));
        QCOMPARE(facesOf(run({"face", "list", "CATALOG", "--person", "Sofie"})).size(), 2);
    }
};

BK_TEST_MAIN(RecognitionOffVerbsTest)
#include "RecognitionOffVerbsTest.moc"
