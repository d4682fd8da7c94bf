#include "app/cli/QuitclaimViews.h"

#include "app/cli/TextOut.h"
#include "app/cli/Views.h"
#include "core/consent/ConsentRule.h"
#include "core/services/ConsentFormService.h"

#include <algorithm>

namespace bk::cli {
namespace {

QString timeText(const QDateTime& at) {
    return at.toUTC().toString(Qt::ISODate);
}

QJsonArray purposesJson(const QList<Purpose>& purposes) {
    QJsonArray keys;
    for (const Purpose& purpose : purposes)
        keys.append(purpose.key());
    return keys;
}

/// Who wrote the version in which the list LISTOF first had more than COUNT entries.
template <class ListOf>
QJsonValue writerOf(const QList<QuitclaimVersion>& versions, qsizetype count, const ListOf& listOf) {
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const QuitclaimVersion& version) {
        return listOf(version.record).size() > count;
    });
    return found == versions.end() ? QJsonValue() : textJson(found->by);
}

QJsonArray withdrawalsJson(const Quitclaim& quitclaim, const QList<QuitclaimVersion>& versions) {
    QJsonArray list;
    for (const Withdrawal& withdrawal : quitclaim.withdrawals)
        list.append(QJsonObject{
            {QStringLiteral("date"), dayJson(withdrawal.date)},
            {QStringLiteral("purposes"), purposesJson(withdrawal.purposes)},
            {QStringLiteral("channel"), textJson(withdrawal.channel)},
            {QStringLiteral("reason"), textJson(withdrawal.reason)},
            {QStringLiteral("at"), timeText(withdrawal.at)},
            {QStringLiteral("by"),
             writerOf(versions, list.size(), [](const Quitclaim& one) { return one.withdrawals; })}});
    return list;
}

QJsonArray scansWithWriters(const Quitclaim& quitclaim, const QList<QuitclaimVersion>& versions) {
    QJsonArray list = scansJson(quitclaim.scans);
    for (qsizetype i = 0; i < list.size(); ++i) {
        QJsonObject scan = list[i].toObject();
        scan[QStringLiteral("size")] = quitclaim.scans[i].size;
        scan[QStringLiteral("added")] = timeText(quitclaim.scans[i].added);
        scan[QStringLiteral("by")] = writerOf(versions, i, [](const Quitclaim& one) { return one.scans; });
        list[i] = scan;
    }
    return list;
}

/// What a list leaves out and needs nothing looked up.
void addFields(const Quitclaim& quitclaim, QJsonObject& json) {
    const Guardian nobody;
    const Guardian first = quitclaim.guardian.value_or(nobody);
    const Guardian second = quitclaim.secondGuardian.value_or(nobody);
    json[QStringLiteral("version")] = quitclaim.version;
    json[QStringLiteral("place")] = textJson(quitclaim.signedAt);
    json[QStringLiteral("guardian_relation")] = textJson(first.relation);
    json[QStringLiteral("second_guardian")] = textJson(second.name);
    json[QStringLiteral("second_relation")] = textJson(second.relation);
    json[QStringLiteral("basis")] = bk::toString(quitclaim.basis);
    json[QStringLiteral("territory")] = textJson(quitclaim.territory);
    json[QStringLiteral("conditions")] = textJson(quitclaim.conditions);
    json[QStringLiteral("notes")] = textJson(quitclaim.notes);
    json[QStringLiteral("added")] = timeText(quitclaim.added);
}

Result<QJsonObject> scopeJson(const Context& context, const QuitclaimScope& scope) {
    QJsonObject json{{QStringLiteral("kind"), QStringLiteral("all")},
                     {QStringLiteral("collection"), QJsonValue()},
                     {QStringLiteral("photos"), QJsonArray()}};
    if (scope.kind == ScopeKind::Collection) {
        json[QStringLiteral("kind")] = QStringLiteral("collection");
        BK_ASSIGN(const auto collections, context.services().collections.list());
        for (const Collection& collection : collections)
            if (collection.id == scope.collection) json[QStringLiteral("collection")] = collection.name;
    }
    if (scope.kind == ScopeKind::Photos) {
        json[QStringLiteral("kind")] = QStringLiteral("photos");
        QJsonArray paths;
        for (const PhotoId& id : scope.photos) {
            // One that this user may not see is there by its id all the same: it counts.
            const auto photo = context.services().photos.photo(id);
            paths.append(photo ? photo->path.display() : id.toString());
        }
        json[QStringLiteral("photos")] = paths;
    }
    return json;
}

Result<QJsonValue> formJson(const Context& context, const std::optional<FormSigned>& form) {
    if (!form) return QJsonValue();
    const ConsentFormService forms(*context.services().session);
    BK_ASSIGN(const ConsentForm found, forms.find(form->form.toString()));
    return QJsonValue(QJsonObject{{QStringLiteral("form"), form->form.toString()},
                                  {QStringLiteral("name"), found.name},
                                  {QStringLiteral("version"), form->version},
                                  {QStringLiteral("language"), form->language}});
}

/// Null, or what makes the grants of a record worth nothing.
QJsonValue noteOn(const QuitclaimView& view) {
    if (!view.lacksGuardian) return QJsonValue();
    return QJsonValue(QStringLiteral("%1 was below %2 on the day of signing and no guardian signed: what is "
                                     "granted here does not count.")
                          .arg(view.personName)
                          .arg(ageOfConsent));
}

} // namespace

QJsonArray grantsJson(const QList<Grant>& grants) {
    QJsonArray list;
    for (const Grant& grant : grants)
        list.append(QJsonObject{{QStringLiteral("purpose"), grant.purpose.key()},
                                {QStringLiteral("decision"), grant.decision == Decision::Granted
                                                                 ? QStringLiteral("granted")
                                                                 : QStringLiteral("refused")},
                                {QStringLiteral("until"), dayJson(grant.until)}});
    return list;
}

QJsonArray scansJson(const QList<Attachment>& scans) {
    QJsonArray list;
    for (const Attachment& scan : scans)
        list.append(QJsonObject{{QStringLiteral("sha256"), hex(scan.sha256)},
                                {QStringLiteral("pages"), scan.pages},
                                {QStringLiteral("type"), scan.mediaType}});
    return list;
}

QJsonObject quitclaimJson(const QuitclaimView& view) {
    const Quitclaim& quitclaim = view.quitclaim;
    return {{QStringLiteral("quitclaim"), quitclaim.id.toString()},
            {QStringLiteral("number"), quitclaim.number},
            {QStringLiteral("person"), quitclaim.person.toString()},
            {QStringLiteral("name"), view.personName},
            {QStringLiteral("state"), bk::toString(quitclaim.state)},
            {QStringLiteral("grants"), grantsJson(quitclaim.grants)},
            {QStringLiteral("signed"), dayJson(quitclaim.signedOn)},
            {QStringLiteral("from"), dayJson(quitclaim.from)},
            {QStringLiteral("until"), dayJson(quitclaim.until)},
            {QStringLiteral("open_ended"), quitclaim.openEnded},
            {QStringLiteral("guardian"),
             quitclaim.guardian ? QJsonValue(quitclaim.guardian->name) : QJsonValue()},
            {QStringLiteral("last_day"), dayJson(view.lastDay)},
            {QStringLiteral("scans"), scansJson(quitclaim.scans)},
            {QStringLiteral("note"), noteOn(view)}};
}

Result<QJsonObject> wholeQuitclaim(const Context& context, const QuitclaimId& id) {
    const ConsentService& consent = context.services().consent;
    BK_ASSIGN(const Quitclaim quitclaim, consent.quitclaim(id));
    QuitclaimFilter filter;
    filter.person = quitclaim.person;
    BK_ASSIGN(const auto views, consent.list(filter));
    BK_ASSIGN(const auto versions, consent.history(id));
    QJsonObject json;
    QJsonValue supersedes;
    QJsonValue supersededBy;
    for (const QuitclaimView& view : views) {
        if (view.quitclaim.id == id) json = quitclaimJson(view);
        if (view.quitclaim.id == quitclaim.supersedes) supersedes = view.quitclaim.number;
        if (view.quitclaim.supersedes == id && quitclaim.state == QuitclaimState::Superseded)
            supersededBy = view.quitclaim.number;
    }
    addFields(quitclaim, json);
    BK_ASSIGN(const QJsonObject scope, scopeJson(context, quitclaim.scope));
    BK_ASSIGN(const QJsonValue form, formJson(context, quitclaim.form));
    json[QStringLiteral("scope")] = scope;
    json[QStringLiteral("form")] = form;
    json[QStringLiteral("supersedes")] = supersedes;
    json[QStringLiteral("superseded_by")] = supersededBy;
    json[QStringLiteral("withdrawals")] = withdrawalsJson(quitclaim, versions);
    json[QStringLiteral("scans")] = scansWithWriters(quitclaim, versions);
    return json;
}

Result<QJsonObject> historyJson(const Context& context, const QuitclaimId& id) {
    BK_ASSIGN(const auto versions, context.services().consent.history(id));
    QJsonArray list;
    for (const QuitclaimVersion& version : versions) {
        QJsonArray changes;
        for (const QuitclaimDifference& difference : version.differences)
            changes.append(QJsonObject{{QStringLiteral("field"), difference.field},
                                       {QStringLiteral("before"), textJson(difference.before)},
                                       {QStringLiteral("after"), textJson(difference.after)}});
        list.append(QJsonObject{{QStringLiteral("version"), version.version},
                                {QStringLiteral("at"), timeText(version.at)},
                                {QStringLiteral("by"), textJson(version.by)},
                                {QStringLiteral("why"), textJson(version.why)},
                                {QStringLiteral("state"), bk::toString(version.state)},
                                {QStringLiteral("changes"), changes}});
    }
    return QJsonObject{
        {QStringLiteral("quitclaim"), id.toString()},
        {QStringLiteral("number"), versions.isEmpty() ? QString() : versions.last().record.number},
        {QStringLiteral("versions"), list}};
}

Result<QJsonObject> writtenJson(const Context& context, const Quitclaim& written) {
    QuitclaimFilter filter;
    filter.person = written.person;
    BK_ASSIGN(const auto views, context.services().consent.list(filter));
    QJsonValue note;
    for (const QuitclaimView& view : views)
        if (view.quitclaim.id == written.id) note = noteOn(view);
    return QJsonObject{{QStringLiteral("quitclaim"), written.id.toString()},
                       {QStringLiteral("number"), written.number},
                       {QStringLiteral("state"), bk::toString(written.state)},
                       {QStringLiteral("version"), written.version},
                       {QStringLiteral("note"), note}};
}

QJsonObject touchedJson(const WithdrawalOutcome& outcome) {
    return {{QStringLiteral("photos_affected"), outcome.photosAffected},
            {QStringLiteral("publications_affected"), outcome.publicationsAffected},
            {QStringLiteral("faceprints_erased"), outcome.faceprintsErased}};
}

QString touchedSentence(const QJsonObject& answer) {
    return QStringLiteral("Withdrawn: %1 affected, %2 affected, %3 erased.")
        .arg(counted(answer[QStringLiteral("photos_affected")].toInteger(), QStringLiteral("photo")),
             counted(answer[QStringLiteral("publications_affected")].toInteger(),
                     QStringLiteral("publication")),
             counted(answer[QStringLiteral("faceprints_erased")].toInteger(), QStringLiteral("faceprint")));
}

QString writtenSentence(const QJsonObject& answer) {
    const QString state = answer[QStringLiteral("state")].toString();
    const bool draft = state == toString(QuitclaimState::Draft);
    return QStringLiteral("%1 is %2")
        .arg(answer[QStringLiteral("number")].toString(), draft ? QStringLiteral("a draft") : state);
}

void printField(TextOut& out, const char* label, const QString& text) {
    if (text.isEmpty()) return;
    QString head = QString::fromLatin1(label);
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        out.line(head.leftJustified(23) + line);
        head.clear();
    }
}

} // namespace bk::cli
