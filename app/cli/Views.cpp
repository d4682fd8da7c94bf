#include "app/cli/Views.h"

#include "app/cli/Cli.h"

#include <cmath>

namespace bk::cli {
namespace {

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

} // namespace

QJsonValue dayJson(const QDate& day) {
    return day.isValid() ? QJsonValue(day.toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue dayJson(const std::optional<QDate>& day) {
    return dayJson(day.value_or(QDate()));
}

QJsonObject tracesJson(const RecognitionTraces& traces) {
    return {{QStringLiteral("suggestions"), traces.suggestions},
            {QStringLiteral("faceprints"), traces.faceprints}};
}

QJsonValue textJson(const QString& text) {
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QString hex(const QByteArray& sha256) {
    return QString::fromLatin1(sha256.toHex());
}

QString toString(FaceState state) {
    switch (state) {
    case FaceState::Possible:
        return QStringLiteral("possible");
    case FaceState::Unnamed:
        return QStringLiteral("unnamed");
    case FaceState::Named:
        return QStringLiteral("named");
    case FaceState::Bystander:
        return QStringLiteral("bystander");
    case FaceState::NotAFace:
        return QStringLiteral("not-a-face");
    }
    return {};
}

QJsonArray boxJson(const QRectF& box) {
    return {rounded(box.x(), 100), rounded(box.y(), 100), rounded(box.width(), 100),
            rounded(box.height(), 100)};
}

QJsonObject faceJson(const FaceView& view) {
    const Face& face = view.face;
    QJsonValue suggestion;
    if (face.suggestion)
        suggestion = QJsonObject{{QStringLiteral("person"), face.suggestion->person.toString()},
                                 {QStringLiteral("name"), view.suggestionName},
                                 {QStringLiteral("score"), rounded(face.suggestion->score, 10000)}};
    return {{QStringLiteral("face"), face.id.toString()},
            {QStringLiteral("photo"), view.photoPath.display()},
            {QStringLiteral("box"), boxJson(face.box)},
            {QStringLiteral("state"), toString(face.state)},
            {QStringLiteral("person"), face.person ? QJsonValue(face.person->toString()) : QJsonValue()},
            {QStringLiteral("name"), textJson(view.personName)},
            {QStringLiteral("confidence"), rounded(face.confidence, 10000)},
            {QStringLiteral("suggestion"), suggestion}};
}

QJsonObject countsJson(const QMap<ClearanceState, int>& counts) {
    QJsonObject json;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        if (it.value() > 0) json.insert(bk::toString(it.key()), it.value());
    return json;
}

QString sentence(const ClearanceReason& reason, const ReasonNames& names) {
    const QString who =
        reason.person ? names.persons.value(*reason.person, reason.person->toString()) : QString();
    const auto on = [&](const char* word) {
        return reason.date
                   ? QStringLiteral(" %1 %2").arg(QLatin1String(word), reason.date->toString(Qt::ISODate))
                   : QString();
    };
    const QString record = reason.quitclaim ? QStringLiteral(" (%1)").arg(names.quitclaims.value(
                                                  *reason.quitclaim, reason.quitclaim->toString()))
                                            : QString();
    switch (reason.kind) {
    case ClearanceState::Restricted:
        return QStringLiteral("restricted because somebody shown asked for it");
    case ClearanceState::Embargoed:
        return QStringLiteral("not before the embargo ends") + on("on");
    case ClearanceState::AssetExpired:
        return QStringLiteral("the photo itself may not be used any more") + on("since");
    case ClearanceState::NotNeeded:
        return QStringLiteral("no consent needed") + on("until");
    case ClearanceState::Unreviewed:
        return QStringLiteral("nobody has looked for faces yet");
    case ClearanceState::Withdrawn:
        return who + QStringLiteral(" withdrew") + on("on") + record;
    case ClearanceState::Refused:
        return who + QStringLiteral(" refused") + on("on") + record;
    case ClearanceState::Expired:
        return QStringLiteral("the permission of ") + who + QStringLiteral(" ended") + on("on") + record;
    case ClearanceState::NotYetValid:
        return QStringLiteral("the permission of ") + who + QStringLiteral(" begins") + on("on") + record;
    case ClearanceState::Missing:
        return QStringLiteral("there is no permission of ") + who;
    case ClearanceState::Unresolved:
        return QStringLiteral("a face that nobody has named");
    case ClearanceState::Cleared:
        return who + QStringLiteral(" allows it") + on("until") + record;
    case ClearanceState::NoPeople:
        return QStringLiteral("nobody is shown");
    }
    return {};
}

QJsonArray reasonsJson(const Clearance& clearance, const ReasonNames& names) {
    QJsonArray list;
    for (const ClearanceReason& reason : clearance.reasons) {
        const auto id = [](const auto& optional) {
            return optional ? QJsonValue(optional->toString()) : QJsonValue();
        };
        list.append(QJsonObject{
            {QStringLiteral("face"), id(reason.face)},
            {QStringLiteral("person"), id(reason.person)},
            {QStringLiteral("name"),
             reason.person ? textJson(names.persons.value(*reason.person)) : QJsonValue()},
            {QStringLiteral("reason"), bk::toString(reason.kind)},
            {QStringLiteral("quitclaim"), id(reason.quitclaim)},
            {QStringLiteral("number"),
             reason.quitclaim ? textJson(names.quitclaims.value(*reason.quitclaim)) : QJsonValue()},
            {QStringLiteral("date"), dayJson(reason.date)},
            {QStringLiteral("text"), sentence(reason, names)}});
    }
    return list;
}

QJsonObject clearanceJson(const PhotoClearance& photo, const ReasonNames& names) {
    return {{QStringLiteral("path"), photo.path.display()},
            {QStringLiteral("state"), bk::toString(photo.clearance.state)},
            {QStringLiteral("until"), dayJson(photo.clearance.lastDay)},
            {QStringLiteral("reasons"), reasonsJson(photo.clearance, names)}};
}

QJsonArray failedJson(const QList<FailedFile>& failed) {
    QJsonArray list;
    for (const FailedFile& file : failed)
        list.append(QJsonObject{{QStringLiteral("path"), file.path.display()},
                                {QStringLiteral("reason"), sentence(file.error)}});
    return list;
}

} // namespace bk::cli
