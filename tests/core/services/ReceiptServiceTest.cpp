#include "core/imaging/ScanReader.h"
#include "core/services/ReceiptFacts.h"
#include "core/services/ReceiptJson.h"
#include "core/services/ReceiptPages.h"
#include "tests/core/services/ServiceChecks.h"
#include "tests/support/TestMain.h"

#include <QCryptographicHash>

using namespace bk;
using namespace bk::test;

namespace {

QString text(const char* words) {
    return QString::fromUtf8(words);
}

/// The value at a path of names and numbers; undefined where there is nothing.
QJsonValue at(QJsonValue value, const QString& path) {
    for (const QString& step : path.split(QLatin1Char('/'))) {
        bool isNumber = false;
        const int index = step.toInt(&isNumber);
        value = isNumber && value.isArray() ? value.toArray().at(index) : value[step];
    }
    return value;
}

/// The mandatory fields of ISO/IEC TS 27560:2023 as the W3C guide maps them, each by the path at which it
/// must be and not empty.
const QStringList mandatory{
    text("@context/dpv"),
    text("@context/dct"),
    text("@id"),
    text("@type"),
    text("dct:conformsTo"),
    text("dpv:hasIdentifier"),
    text("dct:created"),
    text("dpv:hasRecordOfActivity/@type"),
    text("dpv:hasRecordOfActivity/dct:conformsTo"),
    text("dpv:hasRecordOfActivity/dct:identifier"),
    text("dpv:hasRecordOfActivity/dpv:hasDataSubject/dpv:hasIdentifier"),
    text("dpv:hasRecordOfActivity/dpv:hasDataSubject/dpv:hasName"),
    text("dpv:hasRecordOfActivity/dpv:hasDataController/dpv:hasIdentifier"),
    text("dpv:hasRecordOfActivity/dpv:hasDataController/dpv:hasName"),
    text("dpv:hasRecordOfActivity/dpv:hasJurisdiction/@id"),
    text("dpv:hasRecordOfActivity/dpv:hasLegalBasis"),
    text("dpv:hasRecordOfActivity/dpv:hasNotice/@type"),
    text("dpv:hasRecordOfActivity/dpv:hasConsentControl/@type"),
    text("dpv:hasRecordOfActivity/dpv:hasConsentControl/dpv:isExercisedAt"),
    text("dpv:hasRecordOfActivity/dpv:hasRight/0/@type"),
    text("dpv:hasRecordOfActivity/schema:associatedMedia/0/schema:sha256"),
};
const QStringList mandatoryOfProcess{
    text("dpv:hasPurpose/dct:identifier"),
    text("dpv:hasPersonalData"),
    text("dpv:hasLegalBasis"),
    text("dpv:hasDataController/@id"),
    text("dpv:hasRecipient/0/@id"),
    text("dpv:hasStorageCondition/0/@type"),
    text("dpv:hasConsentStatus/@id"),
};
const QStringList mandatoryOfEvent{
    text("@type"),
    text("dpv:isIndicatedAtTime"),
    text("dpv:isIndicatedBy"),
    text("dpv:hasPurpose/0"),
};

QStringList missing(const QJsonValue& value, const QStringList& paths) {
    QStringList all;
    for (const QString& path : paths) {
        const QJsonValue found = at(value, path);
        if (found.isUndefined() || found.isNull() || found == QJsonValue(QString()) ||
            (found.isArray() && found.toArray().isEmpty()))
            all << path;
    }
    return all;
}

QStringList faults(const QJsonObject& receipt) {
    QStringList all = missing(receipt, mandatory);
    const QJsonValue record = receipt[text("dpv:hasRecordOfActivity")];
    for (const QJsonValue& process : record[text("dpv:hasProcess")].toArray())
        all << missing(process, mandatoryOfProcess);
    for (const QJsonValue& event : record[text("dpv:hasConsentStatus")].toArray())
        all << missing(event, mandatoryOfEvent);
    return all;
}

QJsonValue record(const QJsonObject& receipt) {
    return receipt[text("dpv:hasRecordOfActivity")];
}

/// Of one purpose: "dpv:ConsentGiven" ...
QString statusOf(const QJsonObject& receipt, const char* purpose) {
    for (const QJsonValue& process : record(receipt)[text("dpv:hasProcess")].toArray())
        if (at(process, text("dpv:hasPurpose/dct:identifier")) == text(purpose))
            return at(process, text("dpv:hasConsentStatus/@id")).toString();
    return {};
}

QJsonArray events(const QJsonObject& receipt) {
    return record(receipt)[text("dpv:hasConsentStatus")].toArray();
}

FormVersion smallForm() {
    FormVersion version;
    version.purposes = {purpose("website"), purpose("press"), Purpose::recognition()};
    FormText words;
    words.language = text("nl");
    words.title = text("Toestemming");
    words.controller = text("Museum De Vaart, Kade 1");
    words.purposes = {{text("website"), text("Op onze website")}, {text("press"), text("In de krant")}};
    words.data = text("Foto's en namen");
    words.withdrawal = text("Altijd, per post");
    words.retention = text("Vijf jaar");
    words.rights = text("Inzage en een klacht");
    words.recognition = text("Een gezichtsafdruk");
    version.texts << words;
    return version;
}

} // namespace

class ReceiptServiceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestCatalog> m_catalog;
    QList<PhotoId> m_photos;
    PersonId m_noor;

    Services& services() { return **m_catalog; }
    Quitclaim wanted() {
        Quitclaim quitclaim;
        quitclaim.person = m_noor;
        quitclaim.signedOn = QDate(2026, 3, 1);
        quitclaim.signedAt = text("Delft");
        quitclaim.until = QDate(2027, 12, 31);
        quitclaim.grants = {{purpose("website"), Decision::Granted, {}},
                            {purpose("press"), Decision::Granted, QDate(2026, 6, 30)},
                            {purpose("print"), Decision::Refused, {}},
                            {Purpose::recognition(), Decision::Granted, {}}};
        return quitclaim;
    }
    QuitclaimId add(const Quitclaim& quitclaim) {
        const auto added = services().consent.add(quitclaim, {TestCatalog::smallScan()});
        if (!added) qFatal("%s", qPrintable(added.error().context));
        return added->id;
    }
    WithdrawalOutcome withdraw(const QuitclaimId& id, const QList<Purpose>& purposes,
                               const QDate& date = QDate(2026, 3, 10)) {
        Withdrawal withdrawal;
        withdrawal.date = date;
        withdrawal.purposes = purposes;
        withdrawal.channel = text("e-mail");
        const auto done = services().consent.withdraw(id, withdrawal);
        if (!done) qFatal("%s", qPrintable(done.error().context));
        return *done;
    }
    ReceiptFacts factsOf(const QuitclaimId& id) {
        (void)countIn(*m_catalog, DatabaseFile::Audit, "SELECT 1");
        const auto facts = readReceiptFacts(*services().session, id);
        if (!facts) qFatal("%s", qPrintable(facts.error().context));
        return *facts;
    }
    qint64 logged(const char* action) {
        return countIn(*m_catalog, DatabaseFile::Audit,
                       "SELECT count(*) FROM log WHERE action = '" + QByteArray(action) + "'");
    }

private Q_SLOTS:
    void init() {
        m_catalog = std::make_unique<TestCatalog>();
        m_photos = importPictures(*m_catalog, 4);
        m_noor = services().persons.add(text("Noor de Vries"), std::nullopt)->id;
        for (int i = 0; i < 3; ++i)
            if (!services().photos.addPerson(m_photos[i], m_noor)) qFatal("not shown");
    }
    void cleanup() { m_catalog.reset(); }

    void aReceiptHasAllMandatoryFields() {
        const QuitclaimId id = add(wanted());
        ASSIGN_OK(const QJsonObject receipt, services().receipts.receipt(id));
        QCOMPARE(faults(receipt), QStringList());
        QCOMPARE(receipt[text("@type")].toString(), text("dpv:ConsentReceipt"));
        QCOMPARE(at(record(receipt), text("@type")).toString(), text("dpv:ConsentRecord"));
        QCOMPARE(at(record(receipt), text("dct:identifier")).toString(), text("Q-2026-00001"));
        QCOMPARE(at(record(receipt), text("dpv:hasDataSubject/dpv:hasName")).toString(),
                 text("Noor de Vries"));
        QCOMPARE(at(record(receipt), text("dpv:hasDataSubject/dpv:hasIdentifier")).toString(),
                 m_noor.toString());
        QCOMPARE(at(record(receipt), text("schema:associatedMedia/0/schema:sha256")).toString(),
                 QString::fromLatin1(
                     QCryptographicHash::hash(TestCatalog::smallScan(), QCryptographicHash::Sha256).toHex()));
        QCOMPARE(logged("receipt.make"), 1);
        // Each receipt has an id of its own.
        QVERIFY(services().receipts.receipt(id)->value(text("@id")) != receipt[text("@id")]);
        // As text it is JSON again.
        QVERIFY(QJsonDocument::fromJson(QJsonDocument(receipt).toJson()).object() == receipt);
    }

    void theCheckOfFieldsCanFail() {
        ASSIGN_OK(QJsonObject receipt, services().receipts.receipt(add(wanted())));
        QJsonObject inner = record(receipt).toObject();
        inner.remove(text("dpv:hasNotice"));
        QJsonArray processes = inner[text("dpv:hasProcess")].toArray();
        QJsonObject first = processes.first().toObject();
        first.remove(text("dpv:hasStorageCondition"));
        processes[0] = first;
        inner[text("dpv:hasProcess")] = processes;
        receipt[text("dpv:hasRecordOfActivity")] = inner;
        QCOMPARE(faults(receipt).size(), 2);
    }

    void eachDecisionHasItsStatusAndEvent() {
        const QuitclaimId id = add(wanted());
        QJsonObject receipt = *services().receipts.receipt(id);
        QCOMPARE(statusOf(receipt, "website"), text("dpv:ConsentGiven"));
        QCOMPARE(statusOf(receipt, "press"), text("dpv:ConsentGiven"));
        QCOMPARE(statusOf(receipt, "print"), text("dpv:ConsentRefused"));
        QCOMPARE(statusOf(receipt, "recognition"), text("dpv:ConsentGiven"));
        QCOMPARE(statusOf(receipt, "advertising"), QString());
        // Two last days, recognition apart, and the no.
        QCOMPARE(events(receipt).size(), 4);
        for (const QJsonValue& process : at(record(receipt), text("dpv:hasProcess")).toArray()) {
            const QString key = at(process, text("dpv:hasPurpose/dct:identifier")).toString();
            const QString valid = process[text("dct:valid")].toString();
            if (key == text("website")) QCOMPARE(valid, text("2026-03-01/2027-12-31"));
            if (key == text("press")) QCOMPARE(valid, text("2026-03-01/2026-06-30"));
            if (key == text("print")) QVERIFY(process[text("dct:valid")].isUndefined());
            QCOMPARE(process[text("dpv:hasLegalBasis")].toString(),
                     key == text("recognition") ? text("eu-gdpr:A9-2-a") : text("eu-gdpr:A6-1-a"));
        }

        withdraw(id, {purpose("website")});
        receipt = *services().receipts.receipt(id);
        QCOMPARE(faults(receipt), QStringList());
        QCOMPARE(statusOf(receipt, "website"), text("dpv:ConsentWithdrawn"));
        QCOMPARE(statusOf(receipt, "press"), text("dpv:ConsentGiven"));
        QCOMPARE(events(receipt).size(), 5);
        const QJsonValue last = events(receipt).last();
        QCOMPARE(last[text("@type")].toString(), text("dpv:ConsentWithdrawn"));
        QCOMPARE(last[text("dpv:hasPurpose")].toArray(), QJsonArray{text("website")});
        QCOMPARE(last[text("dpv:isIndicatedAtTime")].toString(), text("2026-03-10"));
        QCOMPARE(last[text("dpv:hasIndicationMethod")].toString(), text("e-mail"));

        m_catalog->clock().setDay(QDate(2026, 7, 1));
        receipt = *services().receipts.receipt(id);
        QCOMPARE(faults(receipt), QStringList());
        QCOMPARE(statusOf(receipt, "press"), text("dpv:ConsentExpired"));
        QCOMPARE(statusOf(receipt, "website"), text("dpv:ConsentWithdrawn"));
        QCOMPARE(events(receipt).size(), 6);
    }

    void aYesThatDoesNotCountIsNotCalledGiven() {
        const PersonId child = services().persons.add(text("Mila"), QDate(2014, 5, 1))->id;
        Quitclaim quitclaim = wanted();
        quitclaim.person = child;
        QJsonObject receipt = *services().receipts.receipt(add(quitclaim));
        QCOMPARE(statusOf(receipt, "website"), text("dpv:ConsentStatusInvalidForProcessing"));
        QCOMPARE(statusOf(receipt, "print"), text("dpv:ConsentRefused"));
        QVERIFY(at(record(receipt), text("dpv:hasDataSubject/@type")).toArray().contains(text("dpv:Child")));
        quitclaim.guardian = Guardian{text("Eva"), text("mother")};
        receipt = *services().receipts.receipt(add(quitclaim));
        QCOMPARE(statusOf(receipt, "website"), text("dpv:ConsentGiven"));
        const QJsonValue by = events(receipt).first()[text("dpv:isIndicatedBy")];
        QCOMPARE(at(by, text("0/@type")).toString(), text("dpv:GuardianOfDataSubject"));
        QCOMPARE(at(by, text("0/dpv:hasName")).toString(), text("Eva"));
    }

    void aSuccessorTakesThePlace() {
        const QuitclaimId first = add(wanted());
        Quitclaim next = wanted();
        next.supersedes = first;
        const QuitclaimId second = add(next);
        const QJsonObject older = *services().receipts.receipt(first);
        QCOMPARE(at(record(older), text("dct:isReplacedBy")).toString(), text("Q-2026-00002"));
        QCOMPARE(statusOf(older, "website"), text("dpv:ConsentStatusInvalidForProcessing"));
        const QJsonObject newer = *services().receipts.receipt(second);
        QCOMPARE(at(record(newer), text("dct:replaces")).toString(), text("Q-2026-00001"));
        QCOMPARE(statusOf(newer, "website"), text("dpv:ConsentGiven"));
    }

    void theSignedFormSpeaksWhereItIsKnown() {
        ASSIGN_OK(const ConsentForm form, services().forms.add(text("Visitors"), smallForm()));
        Quitclaim quitclaim = wanted();
        const QJsonObject without = *services().receipts.receipt(add(quitclaim));
        QVERIFY(at(record(without), text("dpv:hasNotice/dct:title")).isUndefined());
        QVERIFY(!at(record(without), text("dpv:hasNotice/schema:sha256/0")).toString().isEmpty());
        QVERIFY(at(record(without), text("dpv:hasConsentControl/dct:description")).isUndefined());

        quitclaim.form = FormSigned{form.id, 1, text("nl")};
        const QuitclaimId id = add(quitclaim);
        FormVersion later = smallForm();
        later.texts[0].withdrawal = text("Heel anders");
        VERIFY_OK(services().forms.addVersion(form.id, later));
        const QJsonObject receipt = *services().receipts.receipt(id);
        QCOMPARE(faults(receipt), QStringList());
        const QJsonValue notice = at(record(receipt), text("dpv:hasNotice"));
        QCOMPARE(notice[text("dct:title")].toString(), text("Visitors"));
        QCOMPARE(notice[text("dct:hasVersion")].toString(), text("1"));
        QCOMPARE(notice[text("dct:language")].toString(), text("nl"));
        QCOMPARE(at(record(receipt), text("dpv:hasConsentControl/dct:description")).toString(),
                 text("Altijd, per post"));
        for (const QJsonValue& process : at(record(receipt), text("dpv:hasProcess")).toArray()) {
            const QString key = at(process, text("dpv:hasPurpose/dct:identifier")).toString();
            if (key == text("press"))
                QCOMPARE(at(process, text("dpv:hasPurpose/dct:description")).toString(), text("In de krant"));
            if (key == text("print"))
                QVERIFY2(at(process, text("dpv:hasPurpose/dct:description")).isUndefined(), "invented");
        }
    }

    void nothingIsSaidThatTheCatalogDoesNotHold() {
        const QJsonObject receipt = *services().receipts.receipt(add(wanted()));
        for (const char* absent : {"dct:spatial", "dpv:hasRule", "dct:replaces", "dct:isReplacedBy"})
            QVERIFY2(at(record(receipt), text(absent)).isUndefined(), absent);
        QCOMPARE(at(record(receipt), text("dct:coverage")).toString(), text("all photos"));
        Quitclaim narrow = wanted();
        narrow.territory = text("Netherlands");
        narrow.conditions = text("not with name");
        narrow.scope.kind = ScopeKind::Photos;
        narrow.scope.photos = {m_photos[0], m_photos[1]};
        const QJsonObject other = *services().receipts.receipt(add(narrow));
        QCOMPARE(at(record(other), text("dct:spatial")).toString(), text("Netherlands"));
        QCOMPARE(at(record(other), text("dpv:hasRule/dct:description")).toString(), text("not with name"));
        QCOMPARE(at(record(other), text("dct:coverage")).toArray().size(), 2);
    }

    void aDraftHasNoReceiptAndNothingWithdrawnNoLetter() {
        ASSIGN_OK(const Quitclaim draft, services().consent.add(wanted(), {}));
        VERIFY_ERROR(ErrorCode::InvalidArgument, services().receipts.receipt(draft.id));
        VERIFY_ERROR(ErrorCode::InvalidArgument, services().receipts.receiptPdf(draft.id, text("nl")));
        const QuitclaimId id = add(wanted());
        VERIFY_ERROR(ErrorCode::InvalidArgument, services().receipts.withdrawalLetter(id, text("nl")));
        VERIFY_ERROR(ErrorCode::InvalidArgument, services().receipts.receiptPdf(id, text("fr")));
        const QuitclaimId none(services().session->ids().next());
        VERIFY_ERROR(ErrorCode::NotFound, services().receipts.receipt(none));
        VERIFY_ERROR(ErrorCode::NotFound, services().receipts.withdrawalLetter(none, text("en")));
        QCOMPARE(logged("receipt.make"), 0);
        QCOMPARE(logged("letter.make"), 0);
    }

    void theLetterCountsWhatWasBlockedAndTakenDown() {
        const QuitclaimId id = add(wanted());
        Publication publication;
        publication.purpose = purpose("website");
        publication.place = text("museum.example/open-day");
        publication.publishedOn = QDate(2026, 3, 2);
        VERIFY_OK(services().publications.add(publication, {m_photos[0], m_photos[1]}));
        publication.place = text("never");
        VERIFY_OK(services().publications.add(publication, {m_photos[3]}));
        QCOMPARE(factsOf(id).photosBlocked, 0);
        const WithdrawalOutcome outcome = withdraw(id, {purpose("website")});
        ReceiptFacts facts = factsOf(id);
        QCOMPARE(facts.photosBlocked, 3);
        QCOMPARE(outcome.publicationsAffected, 1);
        QCOMPARE(facts.takenDown.size(), 1);
        QCOMPARE(facts.takenDown.first().publication.place, text("museum.example/open-day"));
        QCOMPARE(facts.takenDown.first().open, 2);
        QVERIFY2(!facts.faceprintsErased, "recognition was not withdrawn");
        VERIFY_OK(services().publications.close(facts.takenDown.first().publication.id, m_photos[0],
                                                TakedownOutcome::Done, text("gone")));
        VERIFY_OK(services().publications.close(facts.takenDown.first().publication.id, m_photos[1],
                                                TakedownOutcome::Impossible, text("on film")));
        facts = factsOf(id);
        QCOMPARE(facts.takenDown.first().open, 0);
        QCOMPARE(facts.takenDown.first().done, 1);
        QCOMPARE(facts.takenDown.first().impossible, 1);
        QCOMPARE(facts.takenDown.first().reasons, QStringList{text("on film")});
    }

    void erasedFaceprintsAreToldAsTheLogHasThem() {
        const QuitclaimId id = add(wanted());
        withdraw(id, {});
        QVERIFY2(!factsOf(id).faceprintsErased, "nothing was erased as far as the log tells");
        VERIFY_OK(services().session->recordRead("faceprints.erase", "person", m_noor.uuid(), text("7")));
        VERIFY_OK(services().session->recordRead("faceprints.erase", "person",
                                                 services().session->ids().next(), text("5")));
        QCOMPARE(factsOf(id).faceprintsErased, std::optional(7));
        // What goes after a later permission is that one's.
        m_catalog->clock().setDay(m_catalog->clock().today().addDays(1));
        const QuitclaimId later = add(wanted());
        m_catalog->clock().setDay(m_catalog->clock().today().addDays(1));
        withdraw(later, {Purpose::recognition()}, m_catalog->clock().today());
        VERIFY_OK(services().session->recordRead("faceprints.erase", "person", m_noor.uuid(), text("3")));
        QCOMPARE(factsOf(id).faceprintsErased, std::optional(7));
        QCOMPARE(factsOf(later).faceprintsErased, std::optional(3));
    }

    void pagesAreMadeInBothLanguagesAndLogged() {
        const QuitclaimId id = add(wanted());
        withdraw(id, {purpose("website"), Purpose::recognition()});
        for (const QString& language : receiptLanguages()) {
            for (const auto& made : {services().receipts.receiptPdf(id, language),
                                     services().receipts.withdrawalLetter(id, language)}) {
                QVERIFY2(made, made ? "" : qPrintable(made.error().context));
                ASSIGN_OK(const ScanInfo info, inspectScan(*made));
                QCOMPARE(info.mediaType, text("application/pdf"));
                QVERIFY(info.pages == 1 || info.pages == 2);
            }
        }
        QCOMPARE(logged("receipt.make"), 2);
        QCOMPARE(logged("letter.make"), 2);
        // The languages differ, and so do receipt and letter.
        const ReceiptFacts facts = factsOf(id);
        const QImage dutch = receiptPages(facts, text("nl")).picture(0, 300);
        QVERIFY(dutch != receiptPages(facts, text("en")).picture(0, 300));
        QVERIFY(dutch != withdrawalPages(facts, text("nl")).picture(0, 300));
    }
};

BK_TEST_MAIN(ReceiptServiceTest)
#include "ReceiptServiceTest.moc"
