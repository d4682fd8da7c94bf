#include "core/store/QuitclaimJson.h"

#include <QJsonArray>

namespace bk {
namespace {

QJsonValue day(const std::optional<QDate>& date) {
    return date ? QJsonValue(date->toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue guardian(const std::optional<Guardian>& someone) {
    if (!someone) return {};
    return QJsonObject{{QStringLiteral("name"), someone->name},
                       {QStringLiteral("relation"), someone->relation}};
}

} // namespace

QJsonObject toJson(const Quitclaim& quitclaim) {
    QJsonArray grants;
    for (const Grant& grant : quitclaim.grants)
        grants << QJsonObject{{QStringLiteral("purpose"), grant.purpose.key()},
                              {QStringLiteral("decision"), grant.decision == Decision::Granted
                                                               ? QStringLiteral("granted")
                                                               : QStringLiteral("refused")},
                              {QStringLiteral("until"), day(grant.until)}};
    QJsonArray scans;
    for (const Attachment& scan : quitclaim.scans)
        scans << QJsonObject{{QStringLiteral("id"), scan.id.toString()},
                             {QStringLiteral("sha256"), QString::fromLatin1(scan.sha256.toHex())}};
    QJsonArray withdrawals;
    for (const Withdrawal& withdrawal : quitclaim.withdrawals) {
        QJsonArray purposes;
        for (const Purpose& purpose : withdrawal.purposes)
            purposes << purpose.key();
        withdrawals << QJsonObject{{QStringLiteral("date"), day(withdrawal.date)},
                                   {QStringLiteral("purposes"), purposes},
                                   {QStringLiteral("channel"), withdrawal.channel},
                                   {QStringLiteral("reason"), withdrawal.reason}};
    }
    QJsonArray photos;
    for (const PhotoId& photo : quitclaim.scope.photos)
        photos << photo.toString();

    QJsonValue form;
    if (quitclaim.form)
        form = QJsonObject{{QStringLiteral("id"), quitclaim.form->form.toString()},
                           {QStringLiteral("version"), quitclaim.form->version},
                           {QStringLiteral("language"), quitclaim.form->language}};
    return {{QStringLiteral("form"), form},
            {QStringLiteral("number"), quitclaim.number},
            {QStringLiteral("person"), quitclaim.person.toString()},
            {QStringLiteral("state"), toString(quitclaim.state)},
            {QStringLiteral("signed"), day(quitclaim.signedOn)},
            {QStringLiteral("place"), quitclaim.signedAt},
            {QStringLiteral("guardian"), guardian(quitclaim.guardian)},
            {QStringLiteral("second_guardian"), guardian(quitclaim.secondGuardian)},
            {QStringLiteral("from"), day(quitclaim.from)},
            {QStringLiteral("until"), day(quitclaim.until)},
            {QStringLiteral("open_ended"), quitclaim.openEnded},
            {QStringLiteral("basis"), static_cast<int>(quitclaim.basis)},
            {QStringLiteral("territory"), quitclaim.territory},
            {QStringLiteral("conditions"), quitclaim.conditions},
            {QStringLiteral("notes"), quitclaim.notes},
            {QStringLiteral("scope"), static_cast<int>(quitclaim.scope.kind)},
            {QStringLiteral("scope_collection"), quitclaim.scope.collection.isNull()
                                                     ? QJsonValue()
                                                     : QJsonValue(quitclaim.scope.collection.toString())},
            {QStringLiteral("scope_photos"), photos},
            {QStringLiteral("grants"), grants},
            {QStringLiteral("scans"), scans},
            {QStringLiteral("withdrawals"), withdrawals},
            {QStringLiteral("supersedes"),
             quitclaim.supersedes ? QJsonValue(quitclaim.supersedes->toString()) : QJsonValue()}};
}

} // namespace bk
