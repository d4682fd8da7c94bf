#include "core/services/FaceprintKeeper.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

namespace {

/// The example photos that are used; P004 is on all of them.
const QList<int> scenes{11, 14, 23, 30};
const QString sofie = QStringLiteral("P004");
const char* const editor = "Editor";
const char* const officer = "Officer";
const char* const operatorName = "Operator";

} // namespace

/// Faceprints when those who decide lack the key of their file: what was ended is never used again, and what
/// is wanted is made by the next one who may.
class WithoutKeyTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QHash<int, FaceId> m_faces; ///< of P004, by scene
    PersonId m_sofie;
    Quitclaim m_quitclaim;
    int m_persons = 0;

    Services& services() { return **m_catalog; }
    void openAs(const char* user) {
        const auto opened = m_catalog->reopenAs(QLatin1String(user));
        if (!opened) qFatal("%s", qPrintable(opened.error().context));
    }
    qint64 stored() { return countIn(*m_catalog, DatabaseFile::Faces, "SELECT count(*) FROM faceprints"); }
    qint64 listed() {
        return countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM faceprint_list");
    }
    qint64 suggestionsOfSofie() {
        return countIn(*m_catalog, DatabaseFile::Catalog,
                       "SELECT count(*) FROM faces WHERE suggested_person = " + hex(m_sofie.toBytes()));
    }
    bool hasKey() { return services().session->catalog().keys().personsWithKeys().contains(m_sofie); }
    QByteArray keyOfSofie() {
        const auto key = services().session->catalog().keys().personKey(m_sofie);
        if (!key) qFatal("%s", qPrintable(key.error().context));
        return QByteArray(reinterpret_cast<const char*>(key->data()), static_cast<qsizetype>(key->size()));
    }
    /// What the log tells as erased of Sofie, one number per row.
    QStringList erased() {
        (void)countIn(*m_catalog, DatabaseFile::Audit, "SELECT 1");
        const auto rows = services().session->catalog().readFrom(
            DatabaseFile::Audit, [&](Connection& connection) -> Result<QStringList> {
                BK_ASSIGN(Statement query,
                          connection.prepare("SELECT detail FROM log WHERE action = 'faceprints.erase' AND "
                                             "object = " +
                                             hex(m_sofie.toBytes()) + " ORDER BY sequence"));
                QStringList counts;
                for (;;) {
                    BK_ASSIGN(const bool row, query.step());
                    if (!row) break;
                    counts << query.text(0);
                }
                return counts;
            });
        if (!rows) qFatal("%s", qPrintable(rows.error().context));
        return *rows;
    }
    /// The KEYS of a closed catalog; the copies beside them, which are newer then, go.
    static void putBack(const QString& file, const QByteArray& keys) {
        write(file, keys);
        for (const char* ending : {".1", ".2"})
            QFile::remove(file + QLatin1String(ending));
    }
    qint64 olderKeyFilesTold() {
        return countIn(*m_catalog, DatabaseFile::Audit,
                       "SELECT count(*) FROM log WHERE action = 'catalog.older-keys'");
    }
    int counted() { return services().persons.summary(m_sofie)->faceprints; }
    qsizetype usable() { return FaceprintKeeper(*services().session).load()->size(); }

private Q_SLOTS:
    void initTestCase() {
        const QJsonArray all = QJsonDocument::fromJson(contentOf(QStringLiteral(":/demo/manifest.json")))
                                   .object()
                                   .value(QLatin1String("photos"))
                                   .toArray();
        m_catalog = std::make_unique<TestCatalog>();
        const auto photos = m_catalog->importDemo(scenes);
        m_catalog->allowRecognition();
        ASSIGN_OK(const ScanSummary summary, services().faces.scan(std::nullopt, {}));
        QCOMPARE(summary.photos, scenes.size());
        for (const QJsonValue& value : all) {
            const int scene = value.toObject().value(QLatin1String("file")).toString().mid(6, 4).toInt();
            if (!scenes.contains(scene)) continue;
            FaceFilter filter;
            filter.photo = photos[scenes.indexOf(scene)];
            ASSIGN_OK(const auto views, services().faces.faces(filter));
            for (const QJsonValue& one : value.toObject().value(QLatin1String("faces")).toArray()) {
                if (one.toObject().value(QLatin1String("person")).toString() != sofie) continue;
                const QJsonArray box = one.toObject().value(QLatin1String("box")).toArray();
                const QRectF place(box.at(0).toDouble(), box.at(1).toDouble(), box.at(2).toDouble(),
                                   box.at(3).toDouble());
                for (const FaceView& view : views)
                    if (place.contains(view.face.box.center())) m_faces.insert(scene, view.face.id);
            }
        }
        QCOMPARE(m_faces.size(), scenes.size());
        m_catalog->addUser(QLatin1String(editor), Role::Editor);
        m_catalog->addUser(QLatin1String(officer), Role::ConsentOfficer);
        m_catalog->addUser(QLatin1String(operatorName), Role::FaceOperator);
    }

    /// Each begins in the administrator's session with Sofie permitting recognition and named nowhere.
    void init() {
        openAs("");
        for (const FaceId& face : std::as_const(m_faces))
            VERIFY_OK(services().faces.unname(face));
        m_sofie = services().persons.add(QStringLiteral("Sofie %1").arg(++m_persons), std::nullopt)->id;
        m_quitclaim = m_catalog->grant(m_sofie, {QStringLiteral("website"), QStringLiteral("recognition")});
        QCOMPARE(stored(), 0);
        QCOMPARE(listed(), 0);
    }
    void cleanup() {
        openAs("");
        QCOMPARE(findings(*m_catalog), QStringList());
    }
    void cleanupTestCase() { m_catalog.reset(); }

    void namesOfAnEditorBecomeFaceprintsLater() {
        openAs(editor);
        QVERIFY(!services().session->catalog().keys().has(DataKey::Face));
        for (const int scene : {11, 14, 23})
            VERIFY_OK(services().faces.name(m_faces[scene], m_sofie));
        QCOMPARE(counted(), 0);
        QVERIFY(!hasKey());

        openAs(operatorName);
        services().greetDay();
        QCOMPARE(stored(), 3);
        QCOMPARE(listed(), 3);
        QCOMPARE(counted(), 3);
        ASSIGN_OK(const ScanSummary summary, services().faces.scan(std::nullopt, {}));
        QVERIFY(summary.compared);
        ASSIGN_OK(const FaceView open, services().faces.face(m_faces[30]));
        QVERIFY(open.face.suggestion && open.face.suggestion->person == m_sofie);

        // Who may not recognise sees the box and the count, and no suggestion, by whichever way.
        openAs(editor);
        QCOMPARE(counted(), 3);
        QVERIFY(!services().faces.face(m_faces[30])->face.suggestion);
        ASSIGN_OK(const auto all, services().faces.faces({}));
        QVERIFY(std::none_of(all.begin(), all.end(),
                             [](const FaceView& view) { return view.face.suggestion.has_value(); }));
        FaceFilter suggested;
        suggested.suggested = true;
        QVERIFY(services().faces.faces(suggested)->isEmpty());
        FaceFilter asSofie;
        asSofie.suggestedAs = m_sofie;
        QVERIFY(services().faces.faces(asSofie)->isEmpty());
        PhotoFilter photos;
        photos.suggestions = true;
        QCOMPARE(*services().photos.count(photos), 0);
    }

    void aWithdrawalByAnOfficerLeavesNothingUsable() {
        for (const int scene : {11, 14, 23})
            VERIFY_OK(services().faces.name(m_faces[scene], m_sofie));
        VERIFY_OK(services().faces.scan(std::nullopt, {}));
        QCOMPARE(stored(), 3);
        QCOMPARE(suggestionsOfSofie(), 1);

        openAs(officer);
        Withdrawal withdrawal;
        withdrawal.date = services().session->today();
        withdrawal.purposes = {Purpose::recognition()};
        ASSIGN_OK(const WithdrawalOutcome outcome, services().consent.withdraw(m_quitclaim.id, withdrawal));
        QCOMPARE(outcome.faceprintsErased, 3);
        QVERIFY(!hasKey());
        QCOMPARE(listed(), 0);
        QCOMPARE(suggestionsOfSofie(), 0);
        QCOMPARE(counted(), 0);

        openAs(operatorName);
        QCOMPARE(stored(), 0);
        QVERIFY(!hasKey());
        QCOMPARE(usable(), 0);
        ASSIGN_OK(const ScanSummary summary, services().faces.scan(std::nullopt, {}));
        QCOMPARE(summary.suggestions, 0);
        QCOMPARE(suggestionsOfSofie(), 0);
        QVERIFY(services().faces.candidates(m_faces[30], 5)->isEmpty());
    }

    void anotherNameOrBoxEndsAFaceprintWithoutTheKey() {
        for (const int scene : {11, 14, 23})
            VERIFY_OK(services().faces.name(m_faces[scene], m_sofie));
        QCOMPARE(stored(), 3);
        const Face moved = services().faces.face(m_faces[14])->face;

        openAs(editor);
        VERIFY_OK(services().faces.unname(m_faces[11]));
        // So small that no faceprint of good quality can come of it.
        VERIFY_OK(services().faces.moveBox(m_faces[14], QRectF(moved.box.topLeft(), QSizeF(5, 5))));
        // The rows cannot be reached from here, so that the key goes, and with it the others' worth.
        QVERIFY(!hasKey());
        QCOMPARE(listed(), 0);
        QCOMPARE(counted(), 0);
        QCOMPARE(erased(), QStringList{QStringLiteral("3")});

        openAs(operatorName);
        QCOMPARE(stored(), 0);
        QCOMPARE(usable(), 0);
        // What is still permitted is made anew, under a key of its own.
        services().greetDay();
        QVERIFY(hasKey());
        QCOMPARE(stored(), 1);
        QCOMPARE(usable(), 1);
        QCOMPARE(counted(), 1);
        VERIFY_OK(services().faces.moveBox(m_faces[14], moved.box));
    }

    void theLastNameTakenBackWithoutTheKeyLeavesNoSuggestion() {
        for (const int scene : {11, 14})
            VERIFY_OK(services().faces.name(m_faces[scene], m_sofie));
        VERIFY_OK(services().faces.scan(std::nullopt, {}));
        QCOMPARE(suggestionsOfSofie(), 2);
        openAs(editor);
        VERIFY_OK(services().faces.unname(m_faces[11]));
        // The other is made anew by the next who can.
        QCOMPARE(suggestionsOfSofie(), 2);
        VERIFY_OK(services().faces.unname(m_faces[14]));
        QCOMPARE(suggestionsOfSofie(), 0);
    }

    void anOlderKeyFileOpensNothingThatWasWithheld() {
        VERIFY_OK(services().faces.name(m_faces[11], m_sofie));
        QCOMPARE(usable(), 1);
        m_catalog->close();
        const QString file = m_catalog->folder() + QStringLiteral("/catalog.keys");
        const QByteArray older = contentOf(file);
        openAs(editor);
        VERIFY_OK(services().faces.unname(m_faces[11]));
        QVERIFY(!hasKey());
        const qint64 told = olderKeyFilesTold();
        m_catalog->close();
        putBack(file, older);
        openAs(operatorName);
        QCOMPARE(olderKeyFilesTold(), told + 1);
        QCOMPARE(stored(), 0);
        QCOMPARE(usable(), 0);
        services().greetDay();
        QCOMPARE(usable(), 0);
    }

    void anOlderKeyFileIsToldAfterAChangeOfTheModel() {
        VERIFY_OK(services().faces.name(m_faces[11], m_sofie));
        m_catalog->close();
        const QString file = m_catalog->folder() + QStringLiteral("/catalog.keys");
        const QByteArray older = contentOf(file);
        openAs(editor);
        Session& session = *services().session;
        VERIFY_OK(session.catalog().write([&](Connection& connection, ConnectionSet& all) -> Status {
            return FaceprintKeeper(session).eraseAll(connection, all).map([](int) {});
        }));
        QVERIFY(!hasKey());
        const qint64 told = olderKeyFilesTold();
        m_catalog->close();
        putBack(file, older);
        openAs(operatorName);
        QCOMPARE(olderKeyFilesTold(), told + 1);
        QCOMPARE(usable(), 0);
    }

    void aNoForOnePhotoByAnOfficerLeavesItsFaceprintUnreadable() {
        for (const int scene : {11, 14, 23})
            VERIFY_OK(services().faces.name(m_faces[scene], m_sofie));
        VERIFY_OK(services().faces.scan(std::nullopt, {}));
        QCOMPARE(stored(), 3);
        QCOMPARE(suggestionsOfSofie(), 1);
        ASSIGN_OK(const FaceView on14, services().faces.face(m_faces[14]));
        const QByteArray before = keyOfSofie();

        openAs(officer);
        Quitclaim no;
        no.person = m_sofie;
        no.signedOn = services().session->today();
        no.openEnded = true;
        no.scope.kind = ScopeKind::Photos;
        no.scope.photos = {on14.face.photo};
        no.grants = {{Purpose::recognition(), Decision::Refused, {}}};
        VERIFY_OK(services().consent.add(no, {TestCatalog::smallScan()}));
        QVERIFY(!hasKey());
        QCOMPARE(listed(), 0);
        QCOMPARE(erased(), QStringList{QStringLiteral("3")});
        // They permit recognition elsewhere: what was suggested there stands.
        QCOMPARE(suggestionsOfSofie(), 1);

        openAs(operatorName);
        QCOMPARE(stored(), 0);
        services().greetDay();
        QCOMPARE(stored(), 2);
        QCOMPARE(usable(), 2);
        QCOMPARE(counted(), 2);
        QVERIFY(keyOfSofie() != before);
    }

    void aKeyThatCannotGoYetIsNotForgotten() {
        for (const int scene : {11, 14})
            VERIFY_OK(services().faces.name(m_faces[scene], m_sofie));
        QCOMPARE(listed(), 2);
        ASSIGN_OK(const FaceView on14, services().faces.face(m_faces[14]));
        openAs(officer);
        const QString keys = m_catalog->folder() + QStringLiteral("/catalog.keys");
        const QByteArray kept = contentOf(keys);
        // Not the file that was read: nothing is written over it.
        const QByteArray older = contentOf(keys + QStringLiteral(".1"));
        QVERIFY(!older.isEmpty() && older != kept);
        write(keys, older);
        Quitclaim no;
        no.person = m_sofie;
        no.signedOn = services().session->today();
        no.openEnded = true;
        no.scope.kind = ScopeKind::Photos;
        no.scope.photos = {on14.face.photo};
        no.grants = {{Purpose::recognition(), Decision::Refused, {}}};
        const auto added = services().consent.add(no, {TestCatalog::smallScan()});
        const Status unnamed = services().faces.unname(m_faces[11]);
        write(keys, kept);
        QVERIFY(!added);
        QVERIFY2(added.error().context.contains(QStringLiteral("could not be destroyed yet")),
                 qPrintable(added.error().context));
        // A decision that cannot be kept is not taken.
        QVERIFY(!unnamed);
        QCOMPARE(services().faces.face(m_faces[11])->face.person, std::optional(m_sofie));
        QVERIFY(hasKey());
        QCOMPARE(listed(), 2);
        VERIFY_OK(FaceprintKeeper(*services().session).eraseEnded({}));
        QVERIFY(!hasKey());
        QCOMPARE(listed(), 0);
    }

    void aMergeByAnOfficerKeepsNoFaceprintOfWhoIsGone() {
        VERIFY_OK(services().faces.name(m_faces[11], m_sofie));
        ASSIGN_OK(const Person other,
                  services().persons.add(QStringLiteral("Other %1").arg(m_persons), std::nullopt));
        QCOMPARE(stored(), 1);
        openAs(officer);
        VERIFY_OK(services().persons.merge(m_sofie, other.id));
        QVERIFY(!hasKey());
        QCOMPARE(listed(), 0);
        openAs(operatorName);
        services().greetDay();
        // Her quitclaim is the other's now, and so are her faces: made anew under the other's own key.
        QCOMPARE(stored(), 1);
        QVERIFY(!hasKey());
        QCOMPARE(services().persons.summary(other.id)->faceprints, 1);
    }

    void whatACrashLeftBetweenTheTwoDatabasesIsPutRight() {
        for (const int scene : {11, 14})
            VERIFY_OK(services().faces.name(m_faces[scene], m_sofie));
        QCOMPARE(stored(), 2);
        // The list knows one that is not there, and the file holds one that was never listed.
        change(*m_catalog, DatabaseFile::Faces,
               "DELETE FROM faceprints WHERE face = " + hex(m_faces[11].toBytes()));
        change(*m_catalog, DatabaseFile::Catalog,
               "DELETE FROM faceprint_list WHERE face = " + hex(m_faces[14].toBytes()));
        openAs(operatorName);
        QCOMPARE(stored(), 0);
        QCOMPARE(listed(), 0);
        services().greetDay();
        QCOMPARE(stored(), 2);
        QCOMPARE(listed(), 2);
    }

    void anOlderFaceprintPutBackIsNotUsed() {
        VERIFY_OK(services().faces.name(m_faces[11], m_sofie));
        QCOMPARE(usable(), 1);
        m_catalog->close();
        const QString kept = m_catalog->file(QStringLiteral("faces.kept"));
        const QString faces = m_catalog->folder() + QStringLiteral("/faces.db");
        QFile::remove(kept);
        QVERIFY(QFile::copy(faces, kept));
        openAs("");
        VERIFY_OK(services().faces.unname(m_faces[11]));
        VERIFY_OK(services().faces.name(m_faces[11], m_sofie));
        m_catalog->close();
        QVERIFY(QFile::remove(faces) && QFile::copy(kept, faces));
        openAs(operatorName);
        QCOMPARE(stored(), 0);
        QCOMPARE(usable(), 0);
    }
};

BK_TEST_MAIN(WithoutKeyTest)
#include "WithoutKeyTest.moc"
