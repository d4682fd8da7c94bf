#include "core/store/ConsentFormJson.h"

#include <QJsonArray>

namespace bk {
namespace {

struct Paragraph {
    const char* name;
    QString FormText::*text;
};

constexpr Paragraph paragraphs[] = {
    {"language", &FormText::language},
    {"title", &FormText::title},
    {"controller", &FormText::controller},
    {"data", &FormText::data},
    {"withdrawal", &FormText::withdrawal},
    {"retention", &FormText::retention},
    {"rights", &FormText::rights},
    {"recognition", &FormText::recognition},
    {"more", &FormText::more},
};

tl::unexpected<Error> wrong(const QString& sentence) {
    return fail(ErrorCode::InvalidArgument, sentence);
}

Result<Purpose> purposeFrom(const QJsonValue& value) {
    const auto purpose = Purpose::tryFrom(value.toString());
    if (!purpose) return wrong(QStringLiteral("\"%1\" cannot be a purpose").arg(value.toString()));
    return *purpose;
}

Status readPurposeTexts(const QJsonValue& value, FormText& text) {
    if (!value.isObject()) return wrong(QStringLiteral("\"purposes\" of a text holds a text by purpose"));
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        BK_ASSIGN(const Purpose purpose, purposeFrom(it.key()));
        if (!it.value().isString()) return wrong(QStringLiteral("\"%1\" is not a text").arg(it.key()));
        text.purposes.insert(purpose.key(), it.value().toString());
    }
    return {};
}

Result<FormText> textFrom(const QJsonValue& value) {
    if (!value.isObject()) return wrong(QStringLiteral("\"texts\" holds one object for each language"));
    const QJsonObject object = value.toObject();
    FormText text;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == QLatin1String("purposes")) {
            BK_TRY(readPurposeTexts(it.value(), text));
            continue;
        }
        const auto known =
            std::find_if(std::begin(paragraphs), std::end(paragraphs),
                         [&](const Paragraph& one) { return it.key() == QLatin1String(one.name); });
        if (known == std::end(paragraphs))
            return wrong(QStringLiteral("a form has no field \"%1\"").arg(it.key()));
        if (!it.value().isString()) return wrong(QStringLiteral("\"%1\" is not a text").arg(it.key()));
        text.*(known->text) = it.value().toString();
    }
    return text;
}

} // namespace

QJsonObject toJson(const FormVersion& version) {
    QJsonArray purposes;
    for (const Purpose& purpose : version.purposes)
        purposes << purpose.key();
    QJsonArray texts;
    for (const FormText& text : version.texts) {
        QJsonObject object;
        for (const Paragraph& paragraph : paragraphs)
            object.insert(QLatin1String(paragraph.name), text.*(paragraph.text));
        QJsonObject byPurpose;
        for (auto it = text.purposes.begin(); it != text.purposes.end(); ++it)
            byPurpose.insert(it.key(), it.value());
        object.insert(QStringLiteral("purposes"), byPurpose);
        texts << object;
    }
    return {{QStringLiteral("purposes"), purposes}, {QStringLiteral("texts"), texts}};
}

Result<FormVersion> formVersionFrom(const QJsonObject& json) {
    for (const QString& key : json.keys())
        if (key != QLatin1String("purposes") && key != QLatin1String("texts"))
            return wrong(QStringLiteral("a form has no field \"%1\"").arg(key));
    if (!json[QStringLiteral("purposes")].isArray() || !json[QStringLiteral("texts")].isArray())
        return wrong(QStringLiteral("a form has the lists \"purposes\" and \"texts\""));
    FormVersion version;
    for (const QJsonValue& value : json[QStringLiteral("purposes")].toArray()) {
        BK_ASSIGN(const Purpose purpose, purposeFrom(value));
        version.purposes << purpose;
    }
    for (const QJsonValue& value : json[QStringLiteral("texts")].toArray()) {
        BK_ASSIGN(const FormText text, textFrom(value));
        version.texts << text;
    }
    return version;
}

} // namespace bk
