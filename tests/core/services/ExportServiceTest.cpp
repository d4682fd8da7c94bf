#include "core/imaging/DecoderPool.h"
#include "core/imaging/MetadataWriter.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/store/SettingStore.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>

using namespace bk;
using namespace bk::test;

class ExportServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    PersonId m_person;
    Quitclaim m_quitclaim;
    int m_folders = 0;
    uint m_seed = 500;

    /// A photo of that name (bytes, with a folder) with NAMED on it, or nobody.
    PhotoId photo(const QByteArray& name, const std::optional<PersonId>& named,
                  const QByteArray& content = {}) {
        const FilePath path =
            FilePath::fromBytes(m_catalog->file(QStringLiteral("originals")).toUtf8() + '/' + name);
        std::filesystem::create_directories(path.parent().toStd());
        if (auto written = writeAtomically(path, content.isEmpty() ? picture(++m_seed) : content); !written)
            qFatal("%s", qPrintable(written.error().context));
        const auto summary = (*m_catalog)->imports.import({path}, QStringLiteral("Photos"), {});
        if (!summary || summary->imported != 1) qFatal("not imported");
        const PhotoId id = *(*m_catalog)->photos.findByPath(path);
        (void)(*m_catalog)->photos.setReviewed(id, true);
        if (named) (void)(*m_catalog)->photos.addPerson(id, *named);
        return id;
    }
    FilePath folder() const {
        return FilePath::fromString(m_catalog->file(QStringLiteral("export%1").arg(m_folders)));
    }
    ExportRequest request(const QList<PhotoId>& photos, ExportPreset preset = ExportPreset::Original) const {
        ExportRequest made;
        made.purpose = purpose("website");
        made.filter.only = photos;
        made.folder = folder();
        made.preset = preset;
        return made;
    }
    QStringList exported() const {
        return QDir(folder().display())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }
    static QByteArray sha256(const QByteArray& bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    }
    QByteArray fileOf(const FilePath& path) const {
        const auto bytes = readWhole(path, 1 << 26);
        return bytes ? *bytes : QByteArray("unreadable");
    }

private Q_SLOTS:
    void initTestCase() {
        m_catalog = std::make_unique<TestCatalog>();
        m_person = (*m_catalog)->persons.add(QStringLiteral("Noor"), {})->id;
        m_quitclaim = m_catalog->grant(m_person, {QStringLiteral("website")});
    }
    void init() { ++m_folders; }
    void cleanup() { QCOMPARE(findings(*m_catalog), QStringList()); }
    void cleanupTestCase() {
        std::filesystem::remove_all(m_catalog->file(QStringLiteral("originals")).toStdString());
        m_catalog.reset();
    }

    void onlyWhatIsClearedLeaves() {
        const PersonId unknown = (*m_catalog)->persons.add(QString(), {})->id;
        const PhotoId cleared = photo("a/cleared.png", m_person);
        const PhotoId missing = photo("a/missing.png", unknown);
        const PhotoId nobody = photo("a/nobody.png", {});
        const PhotoId overruled = photo("a/overruled.png", unknown);
        VERIFY_OK((*m_catalog)->photos.setOverride(overruled, OverrideReason::Crowd, {}, {}));
        const PhotoId restricted = photo("a/restricted.png", m_person);
        VERIFY_OK((*m_catalog)->photos.setRestricted(restricted, true));
        const QList<PhotoId> all{cleared, missing, nobody, overruled, restricted};
        const ExportRequest wanted = request(all);
        ASSIGN_OK(const ClearanceReport plan, (*m_catalog)->exports.plan(wanted));
        QCOMPARE(plan.photos.size(), 5);
        QCOMPARE(plan.counts.value(ClearanceState::Cleared), 1);
        QVERIFY(!QFile::exists(folder().display()));

        ASSIGN_OK(const ExportOutcome outcome, (*m_catalog)->exports.run(wanted, {}));
        QVERIFY(!outcome.stopped);
        QVERIFY(outcome.failed.isEmpty());
        QCOMPARE(outcome.exported.size(), 3);
        QCOMPARE(outcome.blocked.size(), 2);
        QCOMPARE(exported(), (QStringList{QStringLiteral("cleared.png"), QStringLiteral("manifest.json"),
                                          QStringLiteral("nobody.png"), QStringLiteral("overruled.png")}));
        for (const PhotoClearance& blocked : outcome.blocked) {
            QVERIFY(blocked.photo == missing || blocked.photo == restricted);
            QVERIFY(!blocked.clearance.reasons.isEmpty());
        }
        QVERIFY(outcome.names.persons.contains(unknown));
        for (const ExportedPhoto& one : outcome.exported)
            QVERIFY(QFile(one.file.display()).permissions().testFlag(QFileDevice::ReadOther));

        const QJsonObject manifest = QJsonDocument::fromJson(fileOf(outcome.manifest)).object();
        QCOMPARE(manifest.value(QLatin1String("purpose")).toString(), QStringLiteral("website"));
        QCOMPARE(manifest.value(QLatin1String("day")).toString(), QStringLiteral("2026-03-10"));
        QCOMPARE(manifest.value(QLatin1String("preset")).toString(), QStringLiteral("original"));
        QCOMPARE(manifest.value(QLatin1String("export")).toString(), outcome.id.toString());
        QVERIFY(
            manifest.value(QLatin1String("program")).toString().startsWith(QStringLiteral("Beeldkluis ")));
        const QJsonArray rows = manifest.value(QLatin1String("photos")).toArray();
        QCOMPARE(rows.size(), 3);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QJsonObject row = rows[i].toObject();
            const ExportedPhoto& one = outcome.exported[i];
            const QByteArray content = fileOf(one.file);
            QCOMPARE(row.value(QLatin1String("photo")).toString(), one.photo.toString());
            QCOMPARE(row.value(QLatin1String("file")).toString(), one.file.fileNameDisplay());
            QCOMPARE(row.value(QLatin1String("file_sha256")).toString().toLatin1(), sha256(content).toHex());
            QCOMPARE(row.value(QLatin1String("source_sha256")).toString().toLatin1(),
                     (*m_catalog)->photos.photo(one.photo)->sha256.toHex());
            // A copy of the original is the original, byte for byte.
            QCOMPARE(content, fileOf(one.path));
            QCOMPARE(one.sha256, sha256(content));
            const QJsonArray relied = row.value(QLatin1String("quitclaims")).toArray();
            QCOMPARE(relied.size(), one.photo == cleared ? 1 : 0);
            if (one.photo == cleared) QCOMPARE(relied.first().toString(), m_quitclaim.number);
            const QString word = row.value(QLatin1String("state")).toString();
            QCOMPARE(word, one.photo == cleared  ? QStringLiteral("Cleared")
                           : one.photo == nobody ? QStringLiteral("NoPeople")
                                                 : QStringLiteral("NotNeeded"));
        }
        // Each file is in the log.
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog,
                         "SELECT count(*) FROM exported_photos WHERE export = " + hex(outcome.id.toBytes())),
                 3);
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                         "SELECT count(*) FROM log WHERE action = 'export.photo' AND detail = '" +
                             outcome.id.toString().toLatin1() + '\''),
                 3);
    }

    void whenNothingIsClearedNothingIsWritten() {
        const PersonId unknown = (*m_catalog)->persons.add(QString(), {})->id;
        const PhotoId missing = photo("b/missing.png", unknown);
        const qint64 before = countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM exports");
        VERIFY_ERROR(ErrorCode::ConsentRefused, (*m_catalog)->exports.run(request({missing}), {}));
        VERIFY_ERROR(ErrorCode::ConsentRefused,
                     (*m_catalog)->exports.run(request({PhotoId(QUuid::createUuid())}), {}));
        QVERIFY(!QFile::exists(folder().display()));
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog, "SELECT count(*) FROM exports"), before);
    }

    void recognitionIsNoPurposeToExportFor() {
        const PhotoId cleared = photo("c/a.png", m_person);
        ExportRequest wanted = request({cleared});
        wanted.purpose = Purpose::recognition();
        VERIFY_ERROR(ErrorCode::InvalidArgument, (*m_catalog)->exports.run(wanted, {}));
        wanted.purpose = purpose("balloons");
        VERIFY_ERROR(ErrorCode::InvalidArgument, (*m_catalog)->exports.run(wanted, {}));
        wanted.purpose = purpose("print");
        VERIFY_ERROR(ErrorCode::ConsentRefused, (*m_catalog)->exports.run(wanted, {}));
        QVERIFY(!QFile::exists(folder().display()));
    }

    void namesThatCollideGetANumber() {
        const PhotoId one = photo("d/1/same.png", m_person);
        const PhotoId two = photo("d/2/same.png", m_person);
        const PhotoId odd = photo("d/na\xefve", m_person);
        QDir().mkpath(folder().display());
        write(folder().child("same.png").display(), "theirs");
        write(folder().child("manifest.json").display(), "theirs");
        ASSIGN_OK(const ExportOutcome outcome, (*m_catalog)->exports.run(request({one, two, odd}), {}));
        QCOMPARE(outcome.exported.size(), 3);
        QSet<QByteArray> names;
        for (const ExportedPhoto& photo : outcome.exported) {
            names << photo.file.fileName();
            QCOMPARE(fileOf(photo.file), fileOf(photo.path));
        }
        QCOMPARE(names, (QSet<QByteArray>{"same-2.png", "same-3.png", "na\xefve"}));
        QCOMPARE(outcome.manifest.fileName(), QByteArray("manifest-2.json"));
        QCOMPARE(fileOf(folder().child("same.png")), QByteArray("theirs"));
        QCOMPARE(fileOf(folder().child("manifest.json")), QByteArray("theirs"));
        std::filesystem::remove_all(folder().toStd());
    }

    void aChangedOrMissingOriginalFails() {
        const PhotoId good = photo("e/good.png", m_person);
        const PhotoId changed = photo("e/changed.png", m_person);
        const PhotoId gone = photo("e/gone.png", m_person);
        VERIFY_OK(writeAtomically((*m_catalog)->photos.photo(changed)->path, picture(9999)));
        QVERIFY(QFile::remove((*m_catalog)->photos.photo(gone)->path.display()));
        for (const ExportPreset preset : {ExportPreset::Original, ExportPreset::Jpeg2048}) {
            ++m_folders;
            ASSIGN_OK(const ExportOutcome outcome,
                      (*m_catalog)->exports.run(request({good, changed, gone}, preset), {}));
            QCOMPARE(outcome.exported.size(), 1);
            QCOMPARE(outcome.exported.first().photo, good);
            QCOMPARE(outcome.failed.size(), 2);
            for (const FailedFile& failed : outcome.failed)
                QVERIFY(failed.path.fileName() == "changed.png" ? failed.error.code == ErrorCode::BrokenFile
                                                                : failed.error.code == ErrorCode::NotFound);
            QCOMPARE(exported().size(), 2);
        }
    }

    void aJpegCopyIsSmallerAndSaysNothing() {
        PhotoMetadata metadata;
        metadata.camera = QStringLiteral("Secret camera");
        metadata.caption = QStringLiteral("Secret caption");
        metadata.keywords = {QStringLiteral("secret")};
        metadata.taken = QDateTime(QDate(2020, 1, 1), QTime(1, 1));
        ASSIGN_OK(const QByteArray content, withMetadata(picture(1, "JPG", QSize(3000, 1000)), metadata));
        QVERIFY(content.contains("Secret"));
        const PhotoId large = photo("f/large.JPEG", m_person, content);
        const PhotoId small = photo("f/small.tiff", m_person, picture(2, "TIFF", QSize(300, 100)));
        ASSIGN_OK(const ExportOutcome outcome,
                  (*m_catalog)->exports.run(request({large, small}, ExportPreset::Jpeg2048), {}));
        QCOMPARE(exported(), (QStringList{QStringLiteral("large.jpg"), QStringLiteral("manifest.json"),
                                          QStringLiteral("small.jpg")}));
        for (const ExportedPhoto& one : outcome.exported) {
            const QByteArray bytes = fileOf(one.file);
            const PhotoMetadata found = readMetadata(bytes);
            QVERIFY(found.camera.isEmpty() && found.caption.isEmpty() && found.keywords.isEmpty() &&
                    !found.taken);
            QVERIFY(!bytes.contains("ecret"));
            QVERIFY(!bytes.contains("Exif"));
            const QImage image = QImage::fromData(bytes, "JPG");
            QCOMPARE(image.width(), one.photo == large ? 2048 : 300);
        }
    }

    void whoWithdrawsWhileItRunsIsNotExported() {
        const PersonId late = (*m_catalog)->persons.add(QStringLiteral("Late"), {})->id;
        const Quitclaim quitclaim = m_catalog->grant(late, {QStringLiteral("website")});
        const PhotoId first = photo("g/1.png", m_person);
        const PhotoId second = photo("g/2.png", late);
        const PhotoId third = photo("g/3.png", m_person);
        JobControl control;
        bool withdrawn = false;
        control.progress = [&](const Progress&) {
            if (withdrawn) return;
            withdrawn = true;
            Withdrawal withdrawal;
            withdrawal.date = QDate(2026, 3, 10);
            const auto done = (*m_catalog)->consent.withdraw(quitclaim.id, withdrawal);
            if (!done) qFatal("%s", qPrintable(done.error().context));
        };
        ASSIGN_OK(const ExportOutcome outcome,
                  (*m_catalog)->exports.run(request({first, second, third}), control));
        QVERIFY(withdrawn);
        QCOMPARE(outcome.exported.size(), 2);
        QCOMPARE(outcome.blocked.size(), 1);
        QCOMPARE(outcome.blocked.first().photo, second);
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog,
                         "SELECT count(*) FROM exported_photos WHERE export = " + hex(outcome.id.toBytes())),
                 2);
        QCOMPARE(toString(outcome.blocked.first().clearance.state), QStringLiteral("Withdrawn"));
        QCOMPARE(exported(), (QStringList{QStringLiteral("1.png"), QStringLiteral("3.png"),
                                          QStringLiteral("manifest.json")}));
    }

    void stoppingKeepsWhatIsThere() {
        const PhotoId first = photo("h/1.png", m_person);
        const PhotoId second = photo("h/2.png", m_person);
        std::stop_source source;
        JobControl control;
        control.stop = source.get_token();
        control.progress = [&](const Progress&) { source.request_stop(); };
        ASSIGN_OK(const ExportOutcome outcome, (*m_catalog)->exports.run(request({first, second}), control));
        QVERIFY(outcome.stopped);
        QCOMPARE(outcome.exported.size(), 1);
        QCOMPARE(QJsonDocument::fromJson(fileOf(outcome.manifest))
                     .object()
                     .value(QLatin1String("photos"))
                     .toArray()
                     .size(),
                 1);
    }

    void theDayIsTheCatalogs() {
        TestCatalog catalog;
        const PhotoId photo = importPictures(catalog, 1).first();
        const PersonId person = catalog->persons.add(QStringLiteral("Bo"), {})->id;
        VERIFY_OK(catalog->photos.addPerson(photo, person));
        Quitclaim ends;
        ends.person = person;
        ends.signedOn = QDate(2026, 3, 1);
        ends.until = QDate(2026, 3, 10);
        ends.grants << Grant{purpose("website"), Decision::Granted, {}};
        VERIFY_OK(catalog->consent.add(ends, {TestCatalog::smallScan()}));
        ExportRequest wanted;
        wanted.purpose = purpose("website");
        wanted.folder = FilePath::fromString(catalog.file(QStringLiteral("out")));
        VERIFY_OK(catalog->exports.run(wanted, {}));
        catalog.clock().setDay(QDate(2026, 3, 11));
        VERIFY_ERROR(ErrorCode::ConsentRefused, catalog->exports.run(wanted, {}));
        // Turning the clock back does not help.
        catalog.clock().setDay(QDate(2026, 3, 10));
        VERIFY_ERROR(ErrorCode::ConsentRefused, catalog->exports.run(wanted, {}));
    }

    void thePolicyMayAskForAPersonsWordFirst() {
        TestCatalog catalog;
        const auto photos = importPictures(catalog, 2);
        VERIFY_OK(catalog->photos.setReviewed(photos[1], false));
        change(catalog, DatabaseFile::Catalog, "UPDATE photos SET scanned_by = 'x'");
        VERIFY_OK(catalog->clearance.rebuild());
        ExportRequest wanted;
        wanted.purpose = purpose("website");
        wanted.folder = FilePath::fromString(catalog.file(QStringLiteral("out")));
        QCOMPARE(catalog->exports.plan(wanted)->counts.value(ClearanceState::NoPeople), 2);
        VERIFY_OK(catalog->session->catalog().write([](Connection& connection, ConnectionSet&) -> Status {
            return SettingStore(connection)
                .setValue(QStringLiteral("no_people_needs_review"), QStringLiteral("yes"));
        }));
        ASSIGN_OK(const ExportOutcome outcome, catalog->exports.run(wanted, {}));
        QCOMPARE(outcome.exported.size(), 1);
        QCOMPARE(outcome.exported.first().photo, photos[0]);
        QCOMPARE(toString(outcome.blocked.first().clearance.state), QStringLiteral("Unreviewed"));
    }

    void anOriginalWithMorePicturesIsNotCopied() {
        const QByteArray one = picture(7001, "JPG");
        const PhotoId two = photo("i/two.jpg", m_person, one + picture(7002, "JPG"));
        const PhotoId plain = photo("i/plain.jpg", m_person, one + QByteArray(10, '\0'));
        ASSIGN_OK(const ExportOutcome copies, (*m_catalog)->exports.run(request({two, plain}), {}));
        QCOMPARE(copies.exported.size(), 1);
        QCOMPARE(copies.exported.first().photo, plain);
        QCOMPARE(copies.failed.size(), 1);
        QCOMPARE(copies.failed.first().error.code, ErrorCode::UnsupportedFile);
        QVERIFY(copies.failed.first().error.context.contains(QStringLiteral("as JPEG")));
        ++m_folders;
        ASSIGN_OK(const ExportOutcome jpegs,
                  (*m_catalog)->exports.run(request({two}, ExportPreset::Jpeg2048), {}));
        QCOMPARE(jpegs.exported.size(), 1);
    }

    void noDecoderIsBelievedAboutAnOriginal() {
        const PhotoId two = photo("j/two.jpg", m_person, picture(7003, "JPG") + picture(7004, "JPG"));
        const PhotoId plain = photo("j/plain.jpg", m_person, picture(7005, "JPG"));
        DecoderPool::ofProgram().dismissIdle();
        qputenv("BK_DECODER", "/nonexistent/decoder");
        const auto copies = (*m_catalog)->exports.run(request({two, plain}), {});
        qunsetenv("BK_DECODER");
        VERIFY_OK(copies);
        QCOMPARE(copies->exported.size(), 1);
        QCOMPARE(copies->exported.first().photo, plain);
        QCOMPARE(copies->failed.size(), 1);
        QCOMPARE(copies->failed.first().error.code, ErrorCode::UnsupportedFile);
    }

    void eachCopyComesFromADecoderOfItsOwn() {
        const PhotoId one = photo("k/one.png", m_person);
        const PhotoId other = photo("k/other.png", m_person);
        DecoderPool& pool = DecoderPool::ofProgram();
        pool.dismissIdle();
        ASSIGN_OK(const ExportOutcome outcome,
                  (*m_catalog)->exports.run(request({one, other}, ExportPreset::Jpeg2048), {}));
        QCOMPARE(outcome.exported.size(), 2);
        // None is left over to be asked about another photo.
        QVERIFY(pool.idleWorkers().isEmpty());
    }

    void thePassingOfMidnightIsNoticed() {
        TestCatalog catalog;
        const auto photos = importPictures(catalog, 2);
        const PersonId person = catalog->persons.add(QStringLiteral("Bo"), {})->id;
        for (const PhotoId& photo : photos)
            VERIFY_OK(catalog->photos.addPerson(photo, person));
        Quitclaim ends;
        ends.person = person;
        ends.signedOn = QDate(2026, 3, 1);
        ends.until = QDate(2026, 3, 10);
        ends.grants << Grant{purpose("website"), Decision::Granted, {}};
        VERIFY_OK(catalog->consent.add(ends, {TestCatalog::smallScan()}));
        ExportRequest wanted;
        wanted.purpose = purpose("website");
        wanted.folder = FilePath::fromString(catalog.file(QStringLiteral("out")));
        JobControl control;
        control.progress = [&](const Progress&) { catalog.clock().setDay(QDate(2026, 3, 11)); };
        ASSIGN_OK(const ExportOutcome outcome, catalog->exports.run(wanted, control));
        QCOMPARE(outcome.exported.size(), 1);
        QCOMPARE(outcome.blocked.size(), 1);
        QCOMPARE(toString(outcome.blocked.first().clearance.state), QStringLiteral("Expired"));
    }

    void whatIsReliedOnIsWhatWasAskedLast() {
        const PersonId person = (*m_catalog)->persons.add(QStringLiteral("Renewed"), {})->id;
        const Quitclaim older = m_catalog->grant(person, {QStringLiteral("website")});
        const PhotoId first = photo("j/1.png", m_person);
        const PhotoId second = photo("j/2.png", person);
        QString renewed;
        JobControl control;
        control.progress = [&](const Progress&) {
            if (!renewed.isEmpty()) return;
            Quitclaim next;
            next.person = person;
            next.signedOn = QDate(2026, 3, 9);
            next.openEnded = true;
            next.supersedes = older.id;
            next.grants << Grant{purpose("website"), Decision::Granted, {}};
            const auto added = (*m_catalog)->consent.add(next, {TestCatalog::smallScan()});
            if (!added) qFatal("%s", qPrintable(added.error().context));
            renewed = added->number;
        };
        ASSIGN_OK(const ExportOutcome outcome, (*m_catalog)->exports.run(request({first, second}), control));
        QCOMPARE(outcome.exported.size(), 2);
        const QJsonArray rows = QJsonDocument::fromJson(fileOf(outcome.manifest))
                                    .object()
                                    .value(QLatin1String("photos"))
                                    .toArray();
        for (const QJsonValue& row : rows)
            if (row[QLatin1String("photo")].toString() == second.toString())
                QCOMPARE(row[QLatin1String("quitclaims")].toArray(), QJsonArray{renewed});
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog,
                         "SELECT count(*) FROM exported_photos WHERE export = " + hex(outcome.id.toBytes()) +
                             " AND quitclaims = '" + renewed.toLatin1() + '\''),
                 1);
    }

    void aFolderThatVanishesLosesNothingInSilence() {
        const PhotoId first = photo("k/1.png", m_person);
        const PhotoId second = photo("k/2.png", m_person);
        const PhotoId third = photo("k/3.png", m_person);
        JobControl control;
        control.progress = [&](const Progress& progress) {
            if (progress.done == 1) std::filesystem::remove_all(folder().toStd());
        };
        ASSIGN_OK(const ExportOutcome outcome,
                  (*m_catalog)->exports.run(request({first, second, third}), control));
        QCOMPARE(outcome.exported.size(), 1);
        // Two photos and the manifest.
        QCOMPARE(outcome.failed.size(), 3);
        QVERIFY(outcome.manifest.isEmpty());
        QCOMPARE(outcome.failed.last().path, folder().child("manifest.json"));
        for (const FailedFile& failed : outcome.failed)
            QCOMPARE(failed.error.code, ErrorCode::Disk);
        // Only what was written is recorded.
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog,
                         "SELECT count(*) FROM exported_photos WHERE export = " + hex(outcome.id.toBytes())),
                 1);
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Audit,
                         "SELECT count(*) FROM log WHERE action = 'export.photo' AND detail = '" +
                             outcome.id.toString().toLatin1() + '\''),
                 1);
    }
};

BK_TEST_MAIN(ExportServiceTest)
#include "ExportServiceTest.moc"
