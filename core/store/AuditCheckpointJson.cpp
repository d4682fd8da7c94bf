#include "core/store/AuditLog.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace bk {
namespace {

const QString form = QStringLiteral("beeldkluis audit checkpoint 1");

Status broken() {
    return fail(ErrorCode::BrokenFile, QStringLiteral("this is no checkpoint of a log"));
}

std::optional<QByteArray> hexOf(const QJsonValue& value, qsizetype bytes) {
    const QByteArray text = value.toString().toLatin1();
    const QByteArray decoded = QByteArray::fromHex(text);
    // fromHex passes over what it does not know.
    if (decoded.size() != bytes || decoded.toHex() != text) return std::nullopt;
    return decoded;
}

} // namespace

QByteArray toJson(const AuditCheckpoint& checkpoint) {
    const QJsonObject object{
        {QStringLiteral("form"), form},
        {QStringLiteral("catalog"), checkpoint.catalog.toString()},
        {QStringLiteral("sequence"), checkpoint.sequence},
        {QStringLiteral("head"), QString::fromLatin1(checkpoint.head.toHex())},
        {QStringLiteral("rows"), checkpoint.rows},
        {QStringLiteral("at"), checkpoint.at.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("user"), checkpoint.user.toString()},
        {QStringLiteral("signature"), QString::fromLatin1(checkpoint.signature.toHex())},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<AuditCheckpoint> checkpointFromJson(const QByteArray& json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object[QStringLiteral("form")].toString() != form) return fail(broken().error());
    const auto catalog = CatalogId::tryFrom(object[QStringLiteral("catalog")].toString());
    const auto user = UserId::tryFrom(object[QStringLiteral("user")].toString());
    const auto head = hexOf(object[QStringLiteral("head")], 32);
    const auto signature = hexOf(object[QStringLiteral("signature")], 64);
    const QDateTime at =
        QDateTime::fromString(object[QStringLiteral("at")].toString(), Qt::ISODateWithMs).toUTC();
    AuditCheckpoint checkpoint;
    checkpoint.sequence = object[QStringLiteral("sequence")].toInteger();
    checkpoint.rows = object[QStringLiteral("rows")].toInteger();
    if (!catalog || !user || !head || !signature || !at.isValid() || checkpoint.sequence <= 0 ||
        checkpoint.rows <= 0)
        return fail(broken().error());
    checkpoint.catalog = *catalog;
    checkpoint.head = *head;
    checkpoint.at = at;
    checkpoint.user = *user;
    checkpoint.signature = *signature;
    return checkpoint;
}

} // namespace bk
