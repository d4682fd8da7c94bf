#include "core/services/ReceiptJson.h"

#include "core/consent/ConsentRule.h"

#include <QJsonArray>

namespace bk {
namespace {

const QString schema = QStringLiteral("https://w3id.org/dpv/schema/dpv-27560#");

QString key(const char* name) {
    return QLatin1String(name);
}

QJsonObject context() {
    return {{key("dpv"), key("https://w3id.org/dpv#")},
            {key("eu-gdpr"), key("https://w3id.org/dpv/legal/eu/gdpr#")},
            {key("loc"), key("https://w3id.org/dpv/loc#")},
            {key("pd"), key("https://w3id.org/dpv/pd#")},
            {key("dct"), key("http://purl.org/dc/terms/")},
            {key("rdf"), key("http://www.w3.org/1999/02/22-rdf-syntax-ns#")},
            {key("schema"), key("https://schema.org/")}};
}

template <class AnId>
QString urn(const AnId& id) {
    return QStringLiteral("urn:uuid:") + id.toString();
}

QJsonObject refer(const QString& id) {
    return {{key("@id"), id}};
}

QString day(const QDate& date) {
    return date.toString(Qt::ISODate);
}

QString moment(const QDateTime& at) {
    return at.toUTC().toString(Qt::ISODate);
}

/// Art. 6 of the GDPR; journalism has its exception in art. 85, which the vocabulary has no basis for.
QJsonValue legalBasis(LegalBasis basis) {
    switch (basis) {
    case LegalBasis::Consent:
        return key("eu-gdpr:A6-1-a");
    case LegalBasis::Contract:
        return key("eu-gdpr:A6-1-b");
    case LegalBasis::LegitimateInterest:
        return key("eu-gdpr:A6-1-f");
    case LegalBasis::PublicTask:
        return key("eu-gdpr:A6-1-e");
    case LegalBasis::Journalistic:
        break;
    }
    return QJsonObject{{key("@type"), key("dpv:LegalBasis")},
                       {key("dct:title"), key("Journalistic exception, GDPR art. 85")}};
}

QString status(ConsentState state) {
    switch (state) {
    case ConsentState::Granted:
    case ConsentState::NotYetValid:
        return key("dpv:ConsentGiven");
    case ConsentState::Withdrawn:
        return key("dpv:ConsentWithdrawn");
    case ConsentState::Refused:
        return key("dpv:ConsentRefused");
    case ConsentState::Expired:
        return key("dpv:ConsentExpired");
    case ConsentState::Missing:
        break;
    }
    return key("dpv:ConsentStatusInvalidForProcessing");
}

bool signedAsChild(const ReceiptFacts& facts) {
    return facts.person.born && facts.quitclaim.signedOn &&
           *facts.quitclaim.signedOn < firstDayOfOwnConsent(*facts.person.born);
}

QJsonObject subject(const ReceiptFacts& facts) {
    QJsonArray types{key("dpv:DataSubject")};
    if (signedAsChild(facts)) types << key("dpv:Child");
    return {{key("@id"), urn(facts.person.id)},
            {key("@type"), types},
            {key("dpv:hasIdentifier"), facts.person.id.toString()},
            {key("dpv:hasName"), facts.person.name}};
}

QJsonObject controller(const ReceiptFacts& facts) {
    QJsonObject controller{{key("@id"), urn(facts.catalog)},
                           {key("@type"), key("dpv:DataController")},
                           {key("dpv:hasIdentifier"), facts.catalog.toString()}};
    if (!facts.organisation.isEmpty()) controller.insert(key("dpv:hasName"), facts.organisation);
    if (facts.formText)
        controller.insert(key("schema:contactPoint"),
                          QJsonObject{{key("@type"), key("schema:ContactPoint")},
                                      {key("schema:description"), facts.formText->controller}});
    return controller;
}

/// From the first to the last day of a yes; ISO 8601-2 writes an open end as "..".
QString validity(const ReceiptFacts& facts, const PurposeFact& purpose) {
    const QDate from = facts.quitclaim.from.value_or(facts.quitclaim.signedOn.value_or(QDate()));
    return (from.isValid() ? day(from) : QStringLiteral("..")) + QLatin1Char('/') +
           (purpose.until ? day(*purpose.until) : QStringLiteral(".."));
}

QJsonObject duration(const std::optional<QDate>& until) {
    if (!until) return {{key("@type"), key("dpv:EndlessDuration")}};
    return {{key("@type"), key("dpv:UntilTimeDuration")}, {key("rdf:value"), day(*until)}};
}

QJsonArray storage(const ReceiptFacts& facts) {
    QJsonArray conditions{QJsonObject{
        {key("@type"), key("dpv:StorageLocation")},
        {key("dct:description"), key("The encrypted catalog of the controller")},
        {key("dpv:hasLocation"), refer(urn(facts.catalog))},
    }};
    if (facts.formText)
        conditions << QJsonObject{{key("@type"), key("dpv:StorageDuration")},
                                  {key("dct:description"), facts.formText->retention}};
    return conditions;
}

QJsonArray recipients(const ReceiptFacts& facts) {
    QJsonArray all{refer(urn(facts.catalog))};
    if (facts.formText)
        all << QJsonObject{{key("@type"), key("dpv:Recipient")},
                           {key("dct:description"), facts.formText->data}};
    return all;
}

QJsonObject purposeJson(const ReceiptFacts& facts, const PurposeFact& purpose) {
    QJsonObject json{{key("@type"), key("dpv:Purpose")}, {key("dct:identifier"), purpose.purpose.key()}};
    if (!purpose.name.isEmpty()) json.insert(key("dct:title"), purpose.name);
    if (facts.formText) {
        const QString words = purpose.purpose.isRecognition()
                                  ? facts.formText->recognition
                                  : facts.formText->purposes.value(purpose.purpose.key());
        if (!words.isEmpty()) json.insert(key("dct:description"), words);
    }
    return json;
}

QJsonObject process(const ReceiptFacts& facts, const PurposeFact& purpose) {
    const bool recognition = purpose.purpose.isRecognition();
    QJsonObject json{{key("@type"), key("dpv:Process")},
                     {key("dpv:hasPurpose"), purposeJson(facts, purpose)},
                     {key("dpv:hasLegalBasis"), recognition && facts.quitclaim.basis == LegalBasis::Consent
                                                    ? QJsonValue(key("eu-gdpr:A9-2-a"))
                                                    : legalBasis(facts.quitclaim.basis)},
                     {key("dpv:hasDataController"), refer(urn(facts.catalog))},
                     {key("dpv:hasRecipient"), recipients(facts)},
                     {key("dpv:hasStorageCondition"), storage(facts)},
                     {key("dpv:hasConsentStatus"), refer(status(purpose.state))}};
    if (recognition)
        json.insert(key("dpv:hasPersonalData"),
                    QJsonObject{{key("@type"),
                                 QJsonArray{key("pd:FacialPrint"), key("dpv:SpecialCategoryPersonalData")}}});
    else
        json.insert(key("dpv:hasPersonalData"), QJsonArray{refer(key("pd:Picture")), refer(key("pd:Name"))});
    if (purpose.decision == Decision::Granted) json.insert(key("dct:valid"), validity(facts, purpose));
    return json;
}

QJsonArray keysOf(const QList<PurposeFact>& purposes) {
    QJsonArray keys;
    for (const PurposeFact& purpose : purposes)
        keys << purpose.purpose.key();
    return keys;
}

QJsonArray guardians(const Quitclaim& quitclaim) {
    QJsonArray all;
    for (const auto& guardian : {quitclaim.guardian, quitclaim.secondGuardian}) {
        if (!guardian) continue;
        QJsonObject one{{key("@type"), key("dpv:GuardianOfDataSubject")},
                        {key("dpv:hasName"), guardian->name}};
        if (!guardian->relation.isEmpty()) one.insert(key("dct:description"), guardian->relation);
        all << one;
    }
    return all;
}

/// What was decided with the signature: the yes, grouped by their last day, and the no.
void addSigning(const ReceiptFacts& facts, QJsonArray& events) {
    const Quitclaim& quitclaim = facts.quitclaim;
    const QJsonArray signees = guardians(quitclaim);
    const auto event = [&](const QJsonValue& type, const QList<PurposeFact>& purposes) {
        QJsonObject json{{key("@type"), type},
                         {key("dpv:hasPurpose"), keysOf(purposes)},
                         {key("dpv:isIndicatedBy"),
                          signees.isEmpty() ? QJsonValue(refer(urn(facts.person.id))) : QJsonValue(signees)},
                         {key("dpv:hasIndicationMethod"), key("Signature on paper")},
                         {key("dct:created"), moment(quitclaim.added)}};
        if (quitclaim.signedOn) json.insert(key("dpv:isIndicatedAtTime"), day(*quitclaim.signedOn));
        if (!quitclaim.signedAt.isEmpty()) json.insert(key("dct:spatial"), quitclaim.signedAt);
        return json;
    };
    QMap<QString, QList<PurposeFact>> granted;
    QList<PurposeFact> refused;
    for (const PurposeFact& purpose : facts.purposes) {
        if (purpose.decision == Decision::Refused)
            refused << purpose;
        else
            granted[(purpose.purpose.isRecognition() ? QStringLiteral("1") : QStringLiteral("0")) +
                    (purpose.until ? day(*purpose.until) : QString())]
                << purpose;
    }
    for (const QList<PurposeFact>& purposes : std::as_const(granted)) {
        const bool recognition = purposes.first().purpose.isRecognition();
        QJsonObject given =
            event(QJsonArray{key("dpv:ConsentGiven"), recognition ? key("dpv:ExplicitlyExpressedConsent")
                                                                  : key("dpv:ExpressedConsent")},
                  purposes);
        given.insert(key("dpv:hasDuration"), duration(purposes.first().until));
        events << given;
    }
    if (!refused.isEmpty()) events << event(key("dpv:ConsentRefused"), refused);
}

void addWithdrawals(const ReceiptFacts& facts, QJsonArray& events) {
    for (const Withdrawal& withdrawal : facts.quitclaim.withdrawals) {
        QJsonArray purposes;
        for (const PurposeFact& purpose : facts.purposes)
            if (purpose.decision == Decision::Granted &&
                (withdrawal.purposes.isEmpty() || withdrawal.purposes.contains(purpose.purpose)))
                purposes << purpose.purpose.key();
        QJsonObject json{{key("@type"), key("dpv:ConsentWithdrawn")},
                         {key("dpv:hasPurpose"), purposes},
                         {key("dpv:isIndicatedBy"), refer(urn(facts.person.id))},
                         {key("dpv:isIndicatedAtTime"), day(withdrawal.date)},
                         {key("dct:created"), moment(withdrawal.at)},
                         {key("dct:creator"), refer(urn(withdrawal.by))}};
        if (!withdrawal.channel.isEmpty()) json.insert(key("dpv:hasIndicationMethod"), withdrawal.channel);
        if (!withdrawal.reason.isEmpty()) json.insert(key("dct:description"), withdrawal.reason);
        events << json;
    }
}

/// A yes that ended by its date.
void addExpiries(const ReceiptFacts& facts, QJsonArray& events) {
    QMap<QDate, QJsonArray> ended;
    for (const PurposeFact& purpose : facts.purposes)
        if (purpose.state == ConsentState::Expired && purpose.until)
            ended[purpose.until->addDays(1)] << purpose.purpose.key();
    for (auto it = ended.begin(); it != ended.end(); ++it)
        events << QJsonObject{{key("@type"), key("dpv:ConsentExpired")},
                              {key("dpv:hasPurpose"), it.value()},
                              {key("dpv:isIndicatedBy"), refer(urn(facts.catalog))},
                              {key("dpv:isIndicatedAtTime"), day(it.key())}};
}

QJsonArray evidence(const Quitclaim& quitclaim) {
    QJsonArray all;
    for (const Attachment& scan : quitclaim.scans)
        all << QJsonObject{{key("@type"), key("schema:MediaObject")},
                           {key("schema:sha256"), QString::fromLatin1(scan.sha256.toHex())},
                           {key("schema:encodingFormat"), scan.mediaType},
                           {key("schema:contentSize"), QString::number(scan.size)},
                           {key("schema:uploadDate"), moment(scan.added)}};
    return all;
}

QJsonObject notice(const ReceiptFacts& facts) {
    QJsonObject json{{key("@type"), key("dpv:ConsentNotice")}};
    if (facts.quitclaim.form) {
        json.insert(key("@id"), urn(facts.quitclaim.form->form));
        json.insert(key("dct:title"), facts.formName);
        json.insert(key("dct:hasVersion"), QString::number(facts.quitclaim.form->version));
        json.insert(key("dct:language"), facts.quitclaim.form->language);
        if (facts.formVersion) json.insert(key("dct:date"), moment(facts.formVersion->at));
    } else {
        json.insert(key("dct:description"), key("The signed paper itself"));
        QJsonArray hashes;
        for (const Attachment& scan : facts.quitclaim.scans)
            hashes << QString::fromLatin1(scan.sha256.toHex());
        json.insert(key("schema:sha256"), hashes);
    }
    return json;
}

QJsonValue scope(const ReceiptFacts& facts) {
    switch (facts.quitclaim.scope.kind) {
    case ScopeKind::AllPhotos:
        return key("all photos");
    case ScopeKind::Collection:
        return QJsonObject{{key("@id"), urn(facts.quitclaim.scope.collection)},
                           {key("dct:title"), facts.collectionName}};
    case ScopeKind::Photos:
        break;
    }
    QJsonArray photos;
    for (const PhotoId& photo : facts.quitclaim.scope.photos)
        photos << refer(urn(photo));
    return photos;
}

/// Rights that the GDPR gives whatever the catalog holds.
QJsonArray rightsOf(const Quitclaim& quitclaim) {
    struct Named {
        const char* article;
        const char* title;
    };
    constexpr Named named[] = {{"eu-gdpr:A15", "Right of access"},
                               {"eu-gdpr:A16", "Right to rectification"},
                               {"eu-gdpr:A17", "Right to erasure"},
                               {"eu-gdpr:A18", "Right to restrict processing"},
                               {"eu-gdpr:A77", "Right to complain to a supervisory authority"}};
    QJsonArray all;
    const auto add = [&](const char* article, const char* title) {
        all << QJsonObject{{key("@type"), QJsonArray{key("dpv:DataSubjectRight"), key(article)}},
                           {key("dct:title"), key(title)}};
    };
    if (quitclaim.basis == LegalBasis::Consent) add("eu-gdpr:A7-3", "Right to withdraw consent");
    for (const Named& one : named)
        add(one.article, one.title);
    return all;
}

QJsonObject withdrawalMethod(const ReceiptFacts& facts) {
    QJsonObject json{{key("@type"), key("dpv:WithdrawConsent")},
                     {key("dpv:isExercisedAt"), refer(urn(facts.catalog))}};
    if (facts.formText) json.insert(key("dct:description"), facts.formText->withdrawal);
    return json;
}

QJsonObject recordJson(const ReceiptFacts& facts) {
    const Quitclaim& quitclaim = facts.quitclaim;
    QJsonArray processes;
    for (const PurposeFact& purpose : facts.purposes)
        processes << process(facts, purpose);
    QJsonArray events;
    addSigning(facts, events);
    addExpiries(facts, events);
    addWithdrawals(facts, events);
    QJsonObject json{{key("@id"), urn(quitclaim.id)},
                     {key("@type"), key("dpv:ConsentRecord")},
                     {key("dct:identifier"), quitclaim.number},
                     {key("dpv:hasIdentifier"), quitclaim.id.toString()},
                     {key("dct:hasVersion"), QString::number(quitclaim.version)},
                     {key("dct:conformsTo"), schema + QStringLiteral("record")},
                     {key("dct:created"), moment(quitclaim.added)},
                     {key("dct:coverage"), scope(facts)},
                     {key("dpv:hasDataSubject"), subject(facts)},
                     {key("dpv:hasDataController"), controller(facts)},
                     {key("dpv:hasJurisdiction"), refer(key("loc:EU"))},
                     {key("dpv:hasApplicableLaw"), refer(key("eu-gdpr:GDPR"))},
                     {key("dpv:hasLegalBasis"), legalBasis(quitclaim.basis)},
                     {key("dpv:hasProcess"), processes},
                     {key("dpv:hasNotice"), notice(facts)},
                     {key("dpv:hasConsentControl"), withdrawalMethod(facts)},
                     {key("dpv:hasRight"), rightsOf(quitclaim)},
                     {key("dpv:hasConsentStatus"), events},
                     {key("schema:associatedMedia"), evidence(quitclaim)}};
    if (!quitclaim.territory.isEmpty()) json.insert(key("dct:spatial"), quitclaim.territory);
    if (!quitclaim.conditions.isEmpty())
        json.insert(key("dpv:hasRule"), QJsonObject{{key("@type"), key("dpv:Rule")},
                                                    {key("dct:description"), quitclaim.conditions}});
    if (facts.supersedes) json.insert(key("dct:replaces"), *facts.supersedes);
    if (facts.supersededBy) json.insert(key("dct:isReplacedBy"), *facts.supersededBy);
    return json;
}

} // namespace

QJsonObject receiptJson(const ReceiptFacts& facts, const QUuid& receipt) {
    const QString id = receipt.toString(QUuid::WithoutBraces);
    return {{key("@context"), context()},
            {key("@id"), QStringLiteral("urn:uuid:") + id},
            {key("@type"), key("dpv:ConsentReceipt")},
            {key("dct:identifier"), id},
            {key("dpv:hasIdentifier"), id},
            {key("dct:conformsTo"), schema + QStringLiteral("receipt-record")},
            {key("dct:created"), moment(facts.now)},
            {key("dct:publisher"), refer(urn(facts.catalog))},
            {key("schema:recipient"), refer(urn(facts.person.id))},
            {key("dpv:hasRecordOfActivity"), recordJson(facts)}};
}

} // namespace bk
