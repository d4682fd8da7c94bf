#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

using namespace bk;
using namespace bk::test;

namespace {

/// A call of one function, and who may make it: A administrator, E editor, C consent officer, F face
/// operator, U auditor.
struct Row {
    const char* function;
    const char* allowed;
    std::function<std::optional<ErrorCode>(Services&)> call;
};

template <class Value>
std::optional<ErrorCode> codeOf(const Result<Value>& result) {
    return result ? std::nullopt : std::optional(result.error().code);
}

template <class Call>
Row row(const char* function, const char* allowed, Call call) {
    return {function, allowed,
            [call](Services& services) -> std::optional<ErrorCode> { return codeOf(call(services)); }};
}

const PhotoId noPhoto = PhotoId(QUuid(QStringLiteral("{00000000-0000-4000-8000-0000000000a1}")));
const PersonId noPerson = PersonId(QUuid(QStringLiteral("{00000000-0000-4000-8000-0000000000a2}")));
const FaceId noFace = FaceId(QUuid(QStringLiteral("{00000000-0000-4000-8000-0000000000a3}")));
const QuitclaimId noQuitclaim = QuitclaimId(QUuid(QStringLiteral("{00000000-0000-4000-8000-0000000000a4}")));
const AttachmentId noScan = AttachmentId(QUuid(QStringLiteral("{00000000-0000-4000-8000-0000000000a5}")));
const PublicationId noPublication =
    PublicationId(QUuid(QStringLiteral("{00000000-0000-4000-8000-0000000000a7}")));
const UserId noUser = UserId(QUuid(QStringLiteral("{00000000-0000-4000-8000-0000000000a6}")));
const TemplateId noForm = TemplateId(QUuid(QStringLiteral("{00000000-0000-4000-8000-0000000000b1}")));

/// Arguments that find nothing, so that nothing changes between the rows.
QList<Row> table() {
    const QString word = QStringLiteral("zzz");
    const Purpose website = purpose("website");
    return {
        row("PhotoService::count", "AECF", [](Services& s) { return s.photos.count({}); }),
        row("PhotoService::ids", "AECF", [](Services& s) { return s.photos.ids({}, PhotoSort::Name); }),
        row("PhotoService::rows", "AECF", [](Services& s) { return s.photos.rows({noPhoto}, std::nullopt); }),
        row("PhotoService::photo", "AECF", [](Services& s) { return s.photos.photo(noPhoto); }),
        row("PhotoService::find", "AECF", [](Services& s) { return s.photos.find(noPhoto.toString()); }),
        row("PhotoService::findByPath", "AECF",
            [](Services& s) { return s.photos.findByPath(FilePath::fromBytes("/no")); }),
        row("PhotoService::thumbnail", "AECF", [](Services& s) { return s.photos.thumbnail(noPhoto); }),
        row("PhotoService::original", "AECF", [](Services& s) { return s.photos.original(noPhoto); }),
        row("PhotoService::preview", "AECF", [](Services& s) { return s.photos.preview(noPhoto); }),
        row("PhotoService::alsoShown", "AECF", [](Services& s) { return s.photos.alsoShown(noPhoto); }),
        row("PhotoService::setOverride", "AC",
            [](Services& s) { return s.photos.setOverride(noPhoto, OverrideReason::Crowd, {}, {}); }),
        row("PhotoService::clearOverride", "AC", [](Services& s) { return s.photos.clearOverride(noPhoto); }),
        row("PhotoService::setRestricted", "AC",
            [](Services& s) { return s.photos.setRestricted(noPhoto, true); }),
        row("PhotoService::setEmbargo", "AE", [](Services& s) { return s.photos.setEmbargo(noPhoto, {}); }),
        row("PhotoService::setExpires", "AE", [](Services& s) { return s.photos.setExpires(noPhoto, {}); }),
        row("PhotoService::setRating", "AE", [](Services& s) { return s.photos.setRating(noPhoto, 1); }),
        row("PhotoService::setTags", "AE", [](Services& s) { return s.photos.setTags(noPhoto, {}); }),
        row("PhotoService::setCaption", "AE", [](Services& s) { return s.photos.setCaption(noPhoto, {}); }),
        row("PhotoService::setReviewed", "AECF",
            [](Services& s) { return s.photos.setReviewed(noPhoto, true); }),
        row("PhotoService::addPerson", "AECF",
            [](Services& s) { return s.photos.addPerson(noPhoto, noPerson); }),
        row("PhotoService::removePerson", "AECF",
            [](Services& s) { return s.photos.removePerson(noPhoto, noPerson); }),

        row("CollectionService::list", "AECFU", [](Services& s) { return s.collections.list(); }),
        row("CollectionService::byName", "AECFU", [=](Services& s) { return s.collections.byName(word); }),
        row("CollectionService::set", "A", [](Services& s) { return s.collections.set({}, {}); }),
        row("CollectionService::traces", "A", [](Services& s) { return s.collections.traces({}); }),
        row("CollectionService::setNoPeopleNeedsReview", "A",
            [](Services& s) { return s.collections.setNoPeopleNeedsReview(false); }),
        row("CollectionService::forImport", "AE", [](Services& s) { return s.collections.forImport({}); }),

        row("ImportService::import", "AE", [](Services& s) { return s.imports.import({}, {}, {}); }),

        row("FaceService::scan", "AEF",
            [](Services& s) { return s.faces.scan(std::nullopt, {}, ScanMode::FindOnly); }),
        row("FaceService::wouldCompare", "AEF",
            [](Services& s) { return s.faces.wouldCompare(std::nullopt); }),
        row("FaceService::faces", "AECF", [](Services& s) { return s.faces.faces({}); }),
        row("FaceService::face", "AECF", [](Services& s) { return s.faces.face(noFace); }),
        row("FaceService::cutOut", "AECF", [](Services& s) { return s.faces.cutOut(noFace, 8); }),
        row("FaceService::candidates", "AF", [](Services& s) { return s.faces.candidates(noFace, 3); }),
        row("FaceService::confirm", "AF", [](Services& s) { return s.faces.confirm(2, std::nullopt); }),
        row("FaceService::name", "AECF", [](Services& s) { return s.faces.name(noFace, noPerson); }),
        row("FaceService::reject", "AECF", [](Services& s) { return s.faces.reject(noFace, noPerson); }),
        row("FaceService::bystander", "AECF", [](Services& s) { return s.faces.bystander(noFace, {}); }),
        row("FaceService::notAFace", "AECF", [](Services& s) { return s.faces.notAFace(noFace, {}); }),
        row("FaceService::unname", "AECF", [](Services& s) { return s.faces.unname(noFace); }),
        row("FaceService::add", "AECF",
            [](Services& s) { return s.faces.add(noPhoto, QRectF(0, 0, 9, 9), std::nullopt); }),
        row("FaceService::moveBox", "AECF",
            [](Services& s) { return s.faces.moveBox(noFace, QRectF(0, 0, 9, 9)); }),
        row("FaceService::remove", "AECF", [](Services& s) { return s.faces.remove(noFace); }),
        row("FaceService::answerAll", "AECF", [](Services& s) { return s.faces.answerAll({}); }),
        row("FaceService::nameAll", "AECF", [](Services& s) { return s.faces.nameAll({}, noPerson); }),
        row("FaceService::bystanderAll", "AECF", [](Services& s) { return s.faces.bystanderAll({}, {}); }),
        row("FaceService::notAFaceAll", "AECF", [](Services& s) { return s.faces.notAFaceAll({}, {}); }),
        row("FaceService::namedTwice", "AECF", [](Services& s) { return s.faces.namedTwice({}, noPerson); }),
        row("FaceService::undo", "AECF", [](Services& s) { return s.faces.undo(); }),

        row("UnknownGroupService::scope", "AF", [](Services& s) { return s.groups.scope(std::nullopt); }),
        row("UnknownGroupService::find", "AF", [](Services& s) { return s.groups.find(std::nullopt, {}); }),

        row("ModelService::list", "AECF", [](Services& s) { return s.models.list(); }),
        row("ModelService::faceprints", "AECF", [](Services& s) { return s.models.faceprints(); }),
        row("ModelService::work", "AECF", [](Services& s) { return s.models.work(); }),
        row("ModelService::install", "A",
            [](Services& s) { return s.models.install(FilePath::fromBytes("/no")); }),
        row("ModelService::remove", "A", [=](Services& s) { return s.models.remove(word); }),
        row("ModelService::use", "A", [=](Services& s) { return s.models.use(word); }),
        row("ModelService::makeFaceprints", "AF", [](Services& s) { return s.models.makeFaceprints({}); }),

        row("PersonService::add", "AECF",
            [](Services& s) { return s.persons.add({}, s.session->today().addDays(1)); }),
        row("PersonService::list", "AECF", [](Services& s) { return s.persons.list(); }),
        row("PersonService::summary", "AECF", [](Services& s) { return s.persons.summary(noPerson); }),
        row("PersonService::standings", "AECF", [](Services& s) { return s.persons.standings(noPerson); }),
        row("PersonService::find", "AECF", [=](Services& s) { return s.persons.find(word); }),
        row("PersonService::logOpened", "AECF", [](Services& s) { return s.persons.logOpened(noPerson); }),
        row("PersonService::rename", "AC", [=](Services& s) { return s.persons.rename(noPerson, word); }),
        row("PersonService::update", "AC", [](Services& s) { return s.persons.update({}); }),
        row("PersonService::chooseCover", "AC",
            [](Services& s) { return s.persons.chooseCover(noPerson, {}); }),
        row("PersonService::mergeCautions", "AC",
            [](Services& s) { return s.persons.mergeCautions(noPerson, noPerson); }),
        row("PersonService::merge", "AC", [](Services& s) { return s.persons.merge(noPerson, noPerson); }),
        row("PersonService::unmerge", "AC",
            [](Services& s) { return s.persons.unmerge(PersonMergeId(noPerson.uuid())); }),
        row("PersonService::merges", "AC", [](Services& s) { return s.persons.merges(noPerson); }),
        row("PersonPairService::likely", "AC", [](Services& s) { return s.pairs.likely(); }),
        row("PersonPairService::answer", "AC",
            [](Services& s) { return s.pairs.answer(noPerson, noPerson, PairAnswer::Two); }),
        row("PersonSplitService::propose", "AC",
            [](Services& s) { return s.splits.propose(noPerson, noFace, noFace); }),
        row("PersonSplitService::split", "AC",
            [](Services& s) { return s.splits.split(noPerson, {noFace}, noPerson); }),
        row("PersonSplitService::splitNew", "AC",
            [=](Services& s) { return s.splits.splitNew(noPerson, {noFace}, word); }),
        row("PersonSplitService::splits", "AC", [](Services& s) { return s.splits.splits(noPerson); }),
        row("PersonSplitService::undo", "AC",
            [](Services& s) { return s.splits.undo(PersonSplitId(noPerson.uuid())); }),

        row("ConsentService::purposes", "AECFU", [](Services& s) { return s.consent.purposes(); }),
        row("ConsentService::add", "AC", [](Services& s) { return s.consent.add({}, {}); }),
        row("ConsentService::correct", "AC", [=](Services& s) { return s.consent.correct({}, word); }),
        row("ConsentService::history", "AECF", [](Services& s) { return s.consent.history(noQuitclaim); }),
        row("ConsentService::renewal", "AC", [](Services& s) { return s.consent.renewal(noQuitclaim); }),
        row("ConsentService::withdrawAll", "AC",
            [](Services& s) { return s.consent.withdrawAll(noPerson, {}); }),
        row("ConsentService::attachScan", "AC",
            [](Services& s) { return s.consent.attachScan(noQuitclaim, TestCatalog::smallScan()); }),
        row("ConsentService::list", "AECF", [](Services& s) { return s.consent.list({}); }),
        row("ConsentService::quitclaim", "AECF",
            [](Services& s) { return s.consent.quitclaim(noQuitclaim); }),
        row("ConsentService::find", "AECF", [=](Services& s) { return s.consent.find(word); }),
        row("ConsentService::withdraw", "AC",
            [](Services& s) { return s.consent.withdraw(noQuitclaim, {}); }),
        row("ConsentService::scan", "AC", [](Services& s) { return s.consent.scan(noQuitclaim, noScan); }),
        row("ConsentService::scanPage", "AC",
            [](Services& s) { return s.consent.scanPage(noQuitclaim, noScan, 0, 64); }),

        row("ClearanceService::of", "AECF", [=](Services& s) { return s.clearance.of(noPhoto, website); }),
        row("ClearanceService::names", "AECF", [](Services& s) { return s.clearance.names({}); }),
        row("ClearanceService::report", "AECF",
            [=](Services& s) { return s.clearance.report(website, {}, {}); }),
        row("ClearanceService::coverage", "AECU", [](Services& s) { return s.clearance.coverage(); }),
        row("ClearanceService::refresh", "AECFU", [](Services& s) { return s.clearance.refresh(); }),
        row("ClearanceService::settle", "AECFU", [](Services& s) { return s.clearance.settle(); }),
        row("ClearanceService::settleDay", "AECFU", [](Services& s) { return s.clearance.settleDay(); }),
        row("ClearanceService::rebuild", "A", [](Services& s) { return s.clearance.rebuild(); }),
        row("ClearanceService::noPeopleNeedsReview", "AECFU",
            [](Services& s) { return s.clearance.noPeopleNeedsReview(); }),

        row("ExportService::plan", "AE",
            [=](Services& s) {
                return s.exports.plan({website, {}, {}});
            }),
        row("ExportService::run", "AE",
            [](Services& s) {
                return s.exports.run({Purpose::recognition(), {}, {}}, {});
            }),

        row("PublicationService::list", "AECF", [](Services& s) { return s.publications.list({}); }),
        row("PublicationService::publication", "AECF",
            [](Services& s) { return s.publications.publication(noPublication); }),
        row("PublicationService::photosOf", "AECF",
            [](Services& s) { return s.publications.photosOf(noPublication); }),
        row("PublicationService::takedowns", "AECF",
            [](Services& s) { return s.publications.takedowns(true); }),
        row("PublicationService::add", "AEC", [](Services& s) { return s.publications.add({}, {}); }),
        row("PublicationService::addExport", "AEC", [](Services& s) { return s.publications.addExport({}); }),
        row("PublicationService::exportedFor", "AECF",
            [](Services& s) { return s.publications.exportedFor(ExportId(noPublication.uuid())); }),
        row("PublicationService::update", "AEC", [](Services& s) { return s.publications.update({}); }),
        row("PublicationService::end", "AEC",
            [=](Services& s) { return s.publications.end(noPublication, s.session->today(), word); }),
        row("PublicationService::closeAll", "AEC",
            [=](Services& s) { return s.publications.closeAll({}, TakedownOutcome::Done, word); }),
        row("PublicationService::close", "AEC",
            [=](Services& s) {
                return s.publications.close(noPublication, noPhoto, TakedownOutcome::Done, word);
            }),

        row("TaskService::tasks", "AECF", [](Services& s) { return s.tasks.tasks(); }),
        row("TaskService::forFile", "AECF", [=](Services& s) { return s.tasks.forFile(word, false); }),
        row("TaskService::snooze", "AC", [=](Services& s) { return s.tasks.snooze({}, {}, word); }),
        row("TaskService::wake", "AC", [](Services& s) { return s.tasks.wake({}); }),

        row("ConsentFormService::list", "AECF", [](Services& s) { return s.forms.list(); }),
        row("ConsentFormService::find", "AECF", [=](Services& s) { return s.forms.find(word); }),
        row("ConsentFormService::suggestion", "AECF", [](Services& s) { return s.forms.suggestion(); }),
        row("ConsentFormService::pdf", "AECF", [=](Services& s) { return s.forms.pdf(noForm, 0, word); }),
        row("ConsentFormService::add", "AC", [=](Services& s) { return s.forms.add(word, {}); }),
        row("ConsentFormService::addVersion", "AC",
            [](Services& s) { return s.forms.addVersion(noForm, {}); }),
        row("ConsentFormService::setRetired", "AC",
            [](Services& s) { return s.forms.setRetired(noForm, true); }),
        row("ConsentFormService::rename", "AC", [=](Services& s) { return s.forms.rename(noForm, word); }),

        row("ReceiptService::receipt", "AC", [](Services& s) { return s.receipts.receipt(noQuitclaim); }),
        row("ReceiptService::receiptPdf", "AC",
            [](Services& s) { return s.receipts.receiptPdf(noQuitclaim, QStringLiteral("nl")); }),
        row("ReceiptService::withdrawalLetter", "AC",
            [](Services& s) { return s.receipts.withdrawalLetter(noQuitclaim, QStringLiteral("nl")); }),

        row("UserService::list", "AU", [](Services& s) { return s.users.list(); }),
        row("UserService::find", "AU", [=](Services& s) { return s.users.find(word); }),
        row("UserService::add", "A", [](Services& s) { return s.users.add({}, {}, true, {}); }),
        row("UserService::setAccess", "A",
            [](Services& s) { return s.users.setAccess(noUser, Role::Editor, true, {}); }),
        row("UserService::wouldErase", "A",
            [](Services& s) { return s.users.wouldErase(noUser, Role::Editor, true); }),
        row("UserService::disable", "A", [](Services& s) { return s.users.disable(noUser, {}); }),
        row("UserService::renewRecoveryKey", "A", [](Services& s) { return s.users.renewRecoveryKey(); }),
        row("UserService::confirmRecoveryKey", "A", [](Services& s) { return s.users.confirmRecoveryKey(); }),
        row("UserService::recoveryKeyConfirmed", "AU",
            [](Services& s) { return s.users.recoveryKeyConfirmed(); }),

        row("PurposeService::list", "AECFU", [](Services& s) { return s.purposes.list(); }),
        row("PurposeService::names", "AECFU", [](Services& s) { return s.purposes.names(); }),
        row("PurposeService::history", "AECFU", [=](Services& s) { return s.purposes.history(website); }),
        row("PurposeService::add", "A", [](Services& s) { return s.purposes.add({}); }),
        row("PurposeService::rename", "A",
            [](Services& s) { return s.purposes.rename(purpose("website"), {}); }),
        row("PurposeService::setRetired", "A",
            [](Services& s) { return s.purposes.setRetired(purpose("website"), false); }),
        row("PurposeService::move", "A", [](Services& s) { return s.purposes.move(purpose("internal"), 0); }),
        row("PurposeService::remove", "A", [](Services& s) { return s.purposes.remove(purpose("no")); }),
        row("CoverageService::report", "AECU", [](Services& s) { return s.coverage.report(); }),
        row("ExceptionService::list", "AC", [](Services& s) { return s.exceptions.list(); }),
        row("ExceptionService::commissionedOn", "AC",
            [](Services& s) { return s.exceptions.commissionedOn({noPhoto}); }),

        row("AuditService::list", "AU", [](Services& s) { return s.audit.list({}); }),
        row("AuditService::actions", "AU", [](Services& s) { return s.audit.actions(); }),
        row("AuditService::verify", "AU", [](Services& s) { return s.audit.verify(std::nullopt, {}); }),
        row("AuditService::checkpoint", "AU", [](Services& s) { return s.audit.checkpoint(); }),
    };
}

const QList<std::pair<char, Role>> letters{{'A', Role::Administrator},
                                           {'E', Role::Editor},
                                           {'C', Role::ConsentOfficer},
                                           {'F', Role::FaceOperator},
                                           {'U', Role::Auditor}};

/// One user for every role and every pair of roles, named by the letters.
QList<std::pair<QString, Roles>> userNames() {
    QList<std::pair<QString, Roles>> all;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        all << std::pair(QString(QLatin1Char(letters[i].first)), Roles(letters[i].second));
        for (qsizetype k = i + 1; k < letters.size(); ++k)
            all << std::pair(QString(QLatin1Char(letters[i].first)) + QLatin1Char(letters[k].first),
                             letters[i].second | letters[k].second);
    }
    return all;
}

} // namespace

/// What each role may do: every public function of the services called by each.
class RightsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;
    PersonId m_person;
    Quitclaim m_quitclaim;
    FaceId m_face;

    Services& services() { return **m_catalog; }
    void openAs(const char* user) {
        const auto opened = m_catalog->reopenAs(QLatin1String(user));
        if (!opened) qFatal("%s", qPrintable(opened.error().context));
    }
    /// Events of that action so far; the auditor's own keys are not needed to count them.
    qint64 events(const char* action, const QByteArray& also = {}) {
        return countIn(*m_catalog, DatabaseFile::Audit,
                       "SELECT count(*) FROM log WHERE action = '" + QByteArray(action) + "'" + also);
    }

private Q_SLOTS:
    void initTestCase() {
        m_catalog = std::make_unique<TestCatalog>();
        m_photos = importPictures(*m_catalog, 3);
        m_person = services().persons.add(QStringLiteral("Noor"), std::nullopt)->id;
        m_quitclaim = m_catalog->grant(m_person, {QStringLiteral("website")});
        m_face = *services().faces.add(m_photos[0], QRectF(4, 4, 20, 20), m_person);
        for (const auto& [name, roles] : userNames())
            m_catalog->addUser(name, roles);
        m_catalog->addUser(QStringLiteral("switched off"), Role::FaceOperator | Role::Editor, false);
        m_catalog->addUser(QStringLiteral("admin off"), Role::Administrator, false);
    }

    void onlyWhoMayIsAnswered_data() {
        QTest::addColumn<QString>("user");
        for (const auto& [name, roles] : userNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void onlyWhoMayIsAnswered() {
        QFETCH(const QString, user);
        openAs(qPrintable(user));
        QStringList wrong;
        for (const Row& one : table()) {
            const QString allowed = QLatin1String(one.allowed);
            const bool may =
                std::any_of(user.begin(), user.end(), [&](QChar letter) { return allowed.contains(letter); });
            const auto code = one.call(services());
            if ((code != ErrorCode::RoleMissing) != may)
                wrong << QStringLiteral("%1 %2").arg(QLatin1String(one.function),
                                                     may ? QStringLiteral("is refused")
                                                         : QStringLiteral("is not refused"));
        }
        QCOMPARE(wrong, QStringList());
    }

    void aRefusalNamesTheRoleAndIsLogged() {
        openAs("E");
        const qint64 before = events("access.refused", " AND detail = 'open-scans'");
        const auto refused = services().consent.scan(m_quitclaim.id, m_quitclaim.scans.first().id);
        QVERIFY(!refused && refused.error().code == ErrorCode::RoleMissing);
        QVERIFY2(refused.error().context.contains(QStringLiteral("consent officer")),
                 qPrintable(refused.error().context));
        QCOMPARE(events("access.refused", " AND detail = 'open-scans'"), before + 1);
        // Not even with the rights around it is there a key for it.
        VERIFY_ERROR(ErrorCode::NoAccess,
                     services().session->catalog().vault().load(m_quitclaim.scans.first().id));
        openAs("C");
        VERIFY_OK(services().consent.scan(m_quitclaim.id, m_quitclaim.scans.first().id));
    }

    void recognitionSwitchedOffForAUser_data() {
        QTest::addColumn<QByteArray>("user");
        QTest::newRow("face operator and editor") << QByteArray("switched off");
        QTest::newRow("administrator") << QByteArray("admin off");
    }
    void recognitionSwitchedOffForAUser() {
        QFETCH(const QByteArray, user);
        openAs(user);
        VERIFY_ERROR(ErrorCode::RoleMissing, services().faces.candidates(m_face, 3));
        VERIFY_ERROR(ErrorCode::RoleMissing, services().faces.confirm(0.5, std::nullopt));
        ASSIGN_OK(const ScanSummary summary, services().faces.scan(std::nullopt, {}));
        QVERIFY(!summary.compared);
        VERIFY_OK(services().faces.name(m_face, m_person));
    }

    void aNewDayIsSeenToWhoeverIsThere() {
        openAs("");
        const auto until = services().session->today().addDays(3);
        VERIFY_OK(services().photos.setExpires(m_photos[1], until));
        openAs("U");
        m_catalog->clock().setDay(until.addDays(1));
        services().greetDay();
        QCOMPARE(services().session->settledDay(), until.addDays(1));
        QCOMPARE(countIn(*m_catalog, DatabaseFile::Catalog,
                         "SELECT count(*) FROM clearance WHERE purpose = 'website' AND state = 2"),
                 qint64(1));
    }

    void restrictedPhotosAreThereForTheConsentOfficerOnly() {
        openAs("C");
        ASSIGN_OK(const Photo hidden, services().photos.photo(m_photos[0]));
        VERIFY_OK(services().photos.setRestricted(hidden.id, true));
        QCOMPARE(*services().photos.count({}), 3);
        QCOMPARE(services().persons.summary(m_person)->photos, 1);
        QCOMPARE(services().collections.byName(QStringLiteral("Photos"))->photos, 3);
        ASSIGN_OK(const auto seen, services().clearance.report(purpose("website"), {}, std::nullopt));
        QCOMPARE(seen.counts.value(ClearanceState::Restricted), 1);
        VERIFY_OK(services().faces.face(m_face));
        QCOMPARE(services().clearance.coverage()->first().photosWithPeople, 1);

        for (const char* user : {"E", "F", "EF"}) {
            openAs(user);
            QCOMPARE(*services().photos.count({}), 2);
            ASSIGN_OK(const auto ids, services().photos.ids({}, PhotoSort::Name));
            QVERIFY(!ids.contains(hidden.id));
            PhotoFilter only;
            only.only = {hidden.id};
            QCOMPARE(*services().photos.count(only), 0);
            QVERIFY(services().photos.rows({hidden.id}, std::nullopt)->isEmpty());
            VERIFY_ERROR(ErrorCode::NotFound, services().photos.photo(hidden.id));
            VERIFY_ERROR(ErrorCode::NotFound, services().photos.find(hidden.id.toString()));
            VERIFY_ERROR(ErrorCode::NotFound, services().photos.findByPath(hidden.path));
            VERIFY_ERROR(ErrorCode::NotFound, services().photos.thumbnail(hidden.id));
            VERIFY_ERROR(ErrorCode::NotFound, services().photos.preview(hidden.id));
            VERIFY_ERROR(ErrorCode::NotFound, services().photos.alsoShown(hidden.id));
            VERIFY_ERROR(ErrorCode::NotFound, services().photos.setReviewed(hidden.id, true));
            VERIFY_ERROR(ErrorCode::NotFound, services().photos.addPerson(hidden.id, m_person));
            QVERIFY(services().faces.faces({})->isEmpty());
            VERIFY_ERROR(ErrorCode::NotFound, services().faces.face(m_face));
            VERIFY_ERROR(ErrorCode::NotFound, services().faces.cutOut(m_face, 16));
            VERIFY_ERROR(ErrorCode::NotFound, services().faces.unname(m_face));
            VERIFY_ERROR(ErrorCode::NotFound, services().faces.moveBox(m_face, QRectF(1, 1, 9, 9)));
            VERIFY_ERROR(ErrorCode::NotFound,
                         services().faces.add(hidden.id, QRectF(1, 1, 9, 9), std::nullopt));
            VERIFY_ERROR(ErrorCode::NotFound, services().clearance.of(hidden.id, purpose("website")));
            ASSIGN_OK(const auto report, services().clearance.report(purpose("website"), {}, std::nullopt));
            QCOMPARE(report.photos.size(), 2);
            QCOMPARE(services().persons.summary(m_person)->photos, 0);
            QCOMPARE(services().collections.byName(QStringLiteral("Photos"))->photos, 2);
        }
        openAs("E");
        ASSIGN_OK(const auto plan, services().exports.plan({purpose("website"), {}, {}}));
        QCOMPARE(plan.photos.size(), 2);
        QCOMPARE(services().clearance.coverage()->first().photosWithPeople, 0);
        // The cache covers them all the same.
        openAs("");
        QCOMPARE(*services().clearance.rebuild(), 0);
        VERIFY_OK(services().photos.setRestricted(hidden.id, false));
    }

    void whatIsReadAboutPersonsIsLogged() {
        openAs("C");
        const auto once = [&](const char* action, const std::function<bool()>& read) {
            const qint64 before = events(action);
            if (!read()) return false;
            return events(action) == before + 1;
        };
        QVERIFY(once("person.list", [&] { return bool(services().persons.list()); }));
        QVERIFY(once("person.search", [&] { return bool(services().persons.find(QStringLiteral("noor"))); }));
        QVERIFY(once("task.list", [&] { return bool(services().tasks.tasks()); }));
        const qint64 tasks = events("task.list");
        // The page of today reads them with every change.
        VERIFY_OK(services().tasks.tasks());
        QCOMPARE(events("task.list"), tasks);
        QVERIFY(once("face.list", [&] { return bool(services().faces.faces({})); }));
        QVERIFY(once("quitclaim.list", [&] { return bool(services().consent.list({})); }));
        QVERIFY(once("clearance.report",
                     [&] { return bool(services().clearance.report(purpose("press"), {}, std::nullopt)); }));
        QVERIFY(once("report.coverage", [&] { return bool(services().clearance.coverage()); }));
        QVERIFY(once("scan.open", [&] {
            return bool(services().consent.scan(m_quitclaim.id, m_quitclaim.scans.first().id));
        }));
        PhotoFilter words;
        words.text = QStringLiteral("Noor");
        QVERIFY(once("person.search", [&] { return bool(services().photos.count(words)); }));
        PhotoFilter person;
        person.person = m_person;
        QVERIFY(once("person.search", [&] { return bool(services().photos.ids(person, PhotoSort::Name)); }));
        // A window that reads the same again does not fill the log; later it is another reading.
        const qint64 before = events("person.search");
        VERIFY_OK(services().photos.ids(person, PhotoSort::Name));
        QCOMPARE(events("person.search"), before);
        m_catalog->clock().setDay(services().session->today().addDays(1));
        VERIFY_OK(services().photos.ids(person, PhotoSort::Name));
        QCOMPARE(events("person.search"), before + 1);
        // What is read of somebody whose page was opened is part of that opening.
        m_catalog->clock().setDay(services().session->today().addDays(1));
        QVERIFY(once("person.open", [&] { return bool(services().persons.logOpened(m_person)); }));
        VERIFY_OK(services().photos.ids(person, PhotoSort::Name));
        FaceFilter named;
        named.person = m_person;
        VERIFY_OK(services().faces.faces(named));
        QCOMPARE(events("person.search"), before + 1);
        person.text = QStringLiteral("Noor");
        QVERIFY(once("person.search", [&] { return bool(services().photos.count(person)); }));
        // What was typed is in no row.
        QCOMPARE(events("person.search", " AND (detail LIKE '%noor%' OR detail LIKE '%Noor%')"), qint64(0));
    }

    void cleanupTestCase() { m_catalog.reset(); }
};

BK_TEST_MAIN(RightsTest)
#include "RightsTest.moc"
