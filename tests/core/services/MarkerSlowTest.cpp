#include "core/imaging/MetadataWriter.h"
#include "core/services/QuitclaimForm.h"
#include "tests/core/services/ServiceChecks.h"

#include "resources/Resources.h"

#include <QGuiApplication>
#include <QStringEncoder>

#include <fcntl.h>
#include <unistd.h>

using namespace bk;
using namespace bk::test;

namespace {

/// Everything a program may be tempted to write to lies in here.
QString root;

/// Words that occur nowhere by chance.
const QString personName = QStringLiteral("Quirijn Zwartewaterman");
const QString personNotes = QStringLiteral("krakelinglijst");
const QString personContact = QStringLiteral("mispelboom@example.org");
const QString photoName = QStringLiteral("snoekbaarsvilla");
const QString folderName = QStringLiteral("peperkoekhuis");
const QString captionWord = QStringLiteral("zeepaardjesbal");
const QString keyword = QStringLiteral("dorsvlegelfeest");
const QString collectionName = QStringLiteral("Wilgenroosjes");
const QString conditionsWord = QStringLiteral("stroopwafelclausule");
const QString guardianName = QStringLiteral("Ottoline Grutterink");
const QString placeName = QStringLiteral("Lutjebroekerhout");
const QString organisationName = QStringLiteral("Museum Kwintappel");
const QString administratorName = QStringLiteral("Ilsebil Haverkist");
const QString searchedWord = QStringLiteral("zwartewater");
const QString passphraseText = QStringLiteral("hooivork elf maanzaad");
const QString arabicName = QStringLiteral("\u0646\u0648\u0631 \u0627\u0644\u062f\u064a\u0646");

QList<QByteArray> formsOf(const QString& word) {
    QList<QByteArray> forms{word.toUtf8(), word.toLower().toUtf8(), word.toUtf8().toHex(),
                            word.toUtf8().toBase64()};
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::Stateless);
        forms << QByteArray(encoder(word));
    }
    return forms;
}

QStringList filesBelow(const QString& folder) {
    QStringList files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.toStdString()))
        if (entry.is_regular_file()) files << QString::fromStdString(entry.path().string());
    return files;
}

} // namespace

/// A whole session leaves nothing readable behind, and no changed byte goes unnoticed.
class MarkerSlowTest : public QObject {
    Q_OBJECT

    std::shared_ptr<FixedClock> m_clock = std::make_shared<FixedClock>(QDate(2026, 3, 10));
    CatalogService m_service{m_clock, std::make_shared<RandomIdSource>()};
    QString m_recoveryKey;

    static QString catalogFolder() { return root + QStringLiteral("/catalogs/A.beeldkluis"); }
    static FilePath catalogPath() { return FilePath::fromString(catalogFolder()); }

    QStringList markers() const {
        QString bare = m_recoveryKey;
        bare.remove(QLatin1Char('-')).remove(QLatin1Char(' '));
        return {personName, personNotes,       personContact,  photoName,    folderName,    captionWord,
                keyword,    collectionName,    conditionsWord, guardianName, placeName,     organisationName,
                arabicName, administratorName, passphraseText, searchedWord, m_recoveryKey, bare};
    }
    /// "FILE holds MARKER" for everything readable in the folders a program could write to.
    QStringList readable() const {
        QStringList found;
        for (const char* folder : {"catalogs", "tmp", "home", "cache", "config", "data", "run"}) {
            const QStringList files = filesBelow(root + QLatin1Char('/') + QLatin1String(folder));
            for (const QString& file : files) {
                const QByteArray content = contentOf(file) + '\n' + file.mid(root.size()).toUtf8();
                for (const QString& marker : markers())
                    for (const QByteArray& form : formsOf(marker))
                        if (content.contains(form)) found << file + QStringLiteral(" holds ") + marker;
            }
        }
        return found;
    }
    void verifyCiphertext() const {
        int databases = 0;
        for (const QString& file : filesBelow(catalogFolder())) {
            const QByteArray content = contentOf(file);
            QVERIFY2(!content.contains("SQLite format 3"), qPrintable(file));
            QVERIFY2(!content.contains("CREATE TABLE"), qPrintable(file));
            QVERIFY2(!content.contains("\xff\xd8\xff\xe0"), qPrintable(file));
            QVERIFY2(!content.contains("%PDF"), qPrintable(file));
            if (file.endsWith(QStringLiteral(".db"))) ++databases;
        }
        QCOMPARE(databases, 4);
    }

private Q_SLOTS:
    void aWholeSessionLeavesNothingReadable() {
        const QString originals = root + QStringLiteral("/originals/") + folderName;
        QVERIFY(QDir().mkpath(originals));
        for (const int scene : {11, 14, 23}) {
            PhotoMetadata metadata;
            metadata.caption = captionWord;
            metadata.keywords = {keyword};
            metadata.camera = QStringLiteral("Camera");
            ASSIGN_OK(const QByteArray bytes,
                      withMetadata(contentOf(QStringLiteral(":/demo/scene_00%1.jpg").arg(scene)), metadata));
            write(QStringLiteral("%1/%2 %3.jpg").arg(originals, photoName).arg(scene), bytes);
        }
        write(QStringLiteral("%1/%2.jpg").arg(originals, arabicName),
              contentOf(QStringLiteral(":/demo/scene_0030.jpg")));

        NewCatalog wanted;
        wanted.folder = catalogPath();
        wanted.organisation = organisationName;
        wanted.administrator = administratorName;
        wanted.passphrase = passphraseText;
        wanted.cost = KdfCost::floor();
        ASSIGN_OK(CreatedCatalog created, m_service.create(wanted));
        m_recoveryKey = created.recoveryKey;
        QVERIFY(m_recoveryKey.size() > 50);
        {
            Services services(std::move(created.session));
            CollectionChange policy;
            policy.recognition = true;
            policy.legalBasis = QStringLiteral("consent");
            policy.dpia = QStringLiteral("DPIA 1");
            VERIFY_OK(services.collections.set(collectionName, policy));
            ASSIGN_OK(const ImportSummary imported,
                      services.imports.import({FilePath::fromString(root + QStringLiteral("/originals"))},
                                              collectionName, {}));
            QCOMPARE(imported.imported, 4);
            VERIFY_OK(services.faces.scan(std::nullopt, {}));
            ASSIGN_OK(Person person, services.persons.add(personName, QDate(1990, 1, 1)));
            person.notes = personNotes;
            person.contact = personContact;
            VERIFY_OK(services.persons.update(person));
            VERIFY_OK(services.persons.add(arabicName, std::nullopt));

            Quitclaim quitclaim;
            quitclaim.person = person.id;
            quitclaim.signedOn = QDate(2026, 3, 1);
            quitclaim.signedAt = placeName;
            quitclaim.guardian = Guardian{guardianName, QStringLiteral("guardian")};
            quitclaim.conditions = conditionsWord;
            quitclaim.notes = conditionsWord;
            quitclaim.openEnded = true;
            for (const char* key : {"website", "recognition"})
                quitclaim.grants << Grant{purpose(key), Decision::Granted, {}};
            const QByteArray scan = scannedLookingQuitclaim(person, quitclaim, organisationName, 1);
            ASSIGN_OK(const Quitclaim recorded,
                      services.consent.add(quitclaim, {scan, picture(5, "TIFF", QSize(900, 900))}));
            for (const Attachment& attachment : recorded.scans)
                VERIFY_OK(services.consent.scanPage(recorded.id, attachment.id, 0, 500));

            for (const int scene : {11, 14}) {
                FaceFilter filter;
                ASSIGN_OK(filter.photo,
                          services.photos.findByPath(FilePath::fromString(
                              QStringLiteral("%1/%2 %3.jpg").arg(originals, photoName).arg(scene))));
                ASSIGN_OK(const auto faces, services.faces.faces(filter));
                QCOMPARE(faces.size(), 1);
                VERIFY_OK(services.faces.name(faces.first().face.id, person.id));
                VERIFY_OK(services.faces.cutOut(faces.first().face.id, 96));
            }
            ASSIGN_OK(const ScanSummary compared, services.faces.scan(std::nullopt, {}));
            QVERIFY(compared.suggestions > 0);
            PhotoFilter search;
            search.text = searchedWord;
            QCOMPARE(*services.photos.count(search), 2);
            ExportRequest request;
            request.purpose = purpose("website");
            request.folder = FilePath::fromString(root + QStringLiteral("/exported"));
            ASSIGN_OK(const ExportOutcome exported, services.exports.run(request, {}));
            QCOMPARE(exported.exported.size(), 2);
            ASSIGN_OK(const CheckOutcome checked, services.checks.check({}));
            QVERIFY(checked.ok());
            QCOMPARE(checked.faceprints, 2);
            // Nor while it is open, write-ahead logs included.
            QCOMPARE(readable(), QStringList());
        }
        QCOMPARE(readable(), QStringList());
        verifyCiphertext();
        for (const QString& file : filesBelow(root + QStringLiteral("/catalogs")))
            QVERIFY2((QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)) == 0 ||
                         (QFile::permissions(catalogFolder()) & (QFile::ReadGroup | QFile::ReadOther)) == 0,
                     qPrintable(file));
        // What people asked for is there, and the search does find what is readable.
        QVERIFY(filesBelow(root + QStringLiteral("/exported")).size() == 3);
        for (const QString& marker : markers()) {
            const QString trap = root + QStringLiteral("/tmp/trap");
            for (const QByteArray& form : formsOf(marker)) {
                write(trap, QByteArray(1000, 'x') + form + QByteArray(1000, 'y'));
                QVERIFY2(!readable().isEmpty(), qPrintable(marker));
            }
            QVERIFY(QFile::remove(trap));
        }
    }

    void noChangedByteGoesUnnoticed() {
        // A damaged log is warned about where it is met.
        QLoggingCategory::setFilterRules(QStringLiteral("beeldkluis.catalog.warning=false"));
        struct Place {
            QString file; // in the catalog
            qint64 offset;
        };
        QList<Place> places;
        const QString folder = catalogFolder();
        for (const QString& file : filesBelow(folder)) {
            const QString name = file.mid(folder.size() + 1);
            // Older versions of the key file are never used by the program; the lock holds nothing.
            if (name.startsWith(QStringLiteral("catalog.keys.")) || name == QStringLiteral("lock")) continue;
            const qint64 size = QFileInfo(file).size();
            QVERIFY2(size > 0, qPrintable(name));
            const bool large = name.endsWith(QStringLiteral(".db"));
            const int count = large ? 10 : 8;
            for (int i = 0; i < count; ++i)
                places << Place{name, std::min(size - 1, size * i / (count - 1) + (i % 3) * 7)};
            if (large)
                for (const qint64 offset : {5, 15, 16, 24, 4095, 4096})
                    places << Place{name, offset};
        }
        QVERIFY2(places.size() >= 60, qPrintable(QString::number(places.size())));

        const QString copy = root + QStringLiteral("/copies/B.beeldkluis");
        QVERIFY(QDir().mkpath(root + QStringLiteral("/copies")));
        copyFolder(folder, copy);
        int atOpening = 0;
        int atCheck = 0;
        for (const Place& place : places) {
            const QString file = copy + QLatin1Char('/') + place.file;
            QByteArray bytes = contentOf(file);
            const char whole = bytes[place.offset];
            bytes[place.offset] = static_cast<char>(whole ^ (1 << (place.offset % 8)));
            write(file, bytes);
            const QString where = QStringLiteral("%1 at %2").arg(place.file).arg(place.offset);
            auto opened = m_service.open(FilePath::fromString(copy), QString(), passphraseText);
            if (!opened) {
                ++atOpening;
                QVERIFY2(opened.error().code == ErrorCode::Damaged ||
                             opened.error().code == ErrorCode::NoAccess ||
                             opened.error().code == ErrorCode::TooNew,
                         qPrintable(where + QStringLiteral(": ") + opened.error().context));
                QVERIFY2(opened.error().context.size() > 10, qPrintable(where));
            } else {
                ++atCheck;
                const auto checked = CheckService(**opened).check({});
                QVERIFY2(checked, qPrintable(where));
                QVERIFY2(!checked->ok(), qPrintable(where));
                opened->reset();
            }
            // What an opening wrote goes too: each change is on its own.
            std::filesystem::remove_all(copy.toStdString());
            copyFolder(folder, copy);
        }
        QVERIFY(atOpening > 8);
        QVERIFY(atCheck > 8);
        // Without a change all is well.
        ASSIGN_OK(const auto session, m_service.open(FilePath::fromString(copy), QString(), passphraseText));
        ASSIGN_OK(const CheckOutcome checked, CheckService(*session).check({}));
        QVERIFY(checked.ok());
    }
};

int main(int argc, char** argv) {
    QTemporaryDir folder;
    root = folder.path();
    // Before anything asks for them.
    const std::pair<const char*, const char*> places[] = {{"HOME", "home"},
                                                          {"TMPDIR", "tmp"},
                                                          {"XDG_CACHE_HOME", "cache"},
                                                          {"XDG_CONFIG_HOME", "config"},
                                                          {"XDG_DATA_HOME", "data"},
                                                          {"XDG_RUNTIME_DIR", "run"}};
    for (const auto& [variable, name] : places) {
        const QString path = root + QLatin1Char('/') + QLatin1String(name);
        if (!QDir().mkpath(path)) return 1;
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(variable, path.toUtf8());
    }
    if (!QDir().mkpath(root + QStringLiteral("/catalogs"))) return 1;
    initResources();
    QGuiApplication application(argc, argv);
    MarkerSlowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "MarkerSlowTest.moc"
