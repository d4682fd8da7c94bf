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

/// Reads members and remembers whether all of them were what they have to be.
class Reader {
public:
    explicit Reader(const QJsonObject& json) : m_json(json) {}

    QString text(const char* key) {
        const QJsonValue value = at(key);
        require(value.isString());
        return value.toString();
    }
    bool flag(const char* key) {
        require(at(key).isBool());
        return at(key).toBool();
    }
    int number(const char* key, int last) {
        const int value = at(key).toInt(-1);
        require(value >= 0 && value <= last);
        return value;
    }
    std::optional<QDate> day(const char* key) {
        if (isNothing(key)) return std::nullopt;
        return QDate::fromString(text(key), Qt::ISODate);
    }
    template <class Id>
    Id id(const char* key) {
        const auto found = Id::tryFrom(text(key));
        require(found.has_value());
        return found.value_or(Id());
    }
    template <class Id>
    std::optional<Id> optionalId(const char* key) {
        if (isNothing(key)) return std::nullopt;
        return id<Id>(key);
    }
    Purpose purpose(const char* key) { return purpose(at(key)); }
    Purpose purpose(const QJsonValue& value) {
        const auto found = Purpose::tryFrom(value.toString());
        require(found.has_value());
        return found.value_or(Purpose());
    }
    std::optional<Guardian> guardian(const char* key) {
        if (isNothing(key)) return std::nullopt;
        Reader inner(at(key).toObject());
        const Guardian someone{inner.text("name"), inner.text("relation")};
        require(inner.isSound());
        return someone;
    }
    /// Each object of a list, by EACH.
    template <class Each>
    void objects(const char* key, const Each& each) {
        for (const QJsonValue& value : list(key)) {
            Reader inner(value.toObject());
            each(inner);
            require(inner.isSound());
        }
    }
    QJsonArray list(const char* key) {
        require(at(key).isArray());
        return at(key).toArray();
    }

    bool isNothing(const char* key) const { return at(key).isNull() || at(key).isUndefined(); }
    QJsonValue at(const char* key) const { return m_json.value(QLatin1String(key)); }
    void require(bool condition) { m_sound = m_sound && condition; }
    bool isSound() const { return m_sound; }

private:
    QJsonObject m_json;
    bool m_sound = true;
};

QuitclaimState stateFrom(const QString& word, Reader& reader) {
    for (const QuitclaimState state : {QuitclaimState::Draft, QuitclaimState::Active,
                                       QuitclaimState::Withdrawn, QuitclaimState::Superseded})
        if (toString(state) == word) return state;
    reader.require(false);
    return QuitclaimState::Draft;
}

void readScope(Reader& reader, QuitclaimScope& scope) {
    scope.kind = static_cast<ScopeKind>(reader.number("scope", static_cast<int>(ScopeKind::Photos)));
    scope.collection = reader.optionalId<CollectionId>("scope_collection").value_or(CollectionId());
    for (const QJsonValue& value : reader.list("scope_photos")) {
        const auto photo = PhotoId::tryFrom(value.toString());
        reader.require(photo.has_value());
        scope.photos << photo.value_or(PhotoId());
    }
}

void readDecisions(Reader& reader, Quitclaim& quitclaim) {
    reader.objects("grants", [&](Reader& one) {
        const QString decision = one.text("decision");
        one.require(decision == QLatin1String("granted") || decision == QLatin1String("refused"));
        quitclaim.grants << Grant{
            one.purpose("purpose"),
            decision == QLatin1String("granted") ? Decision::Granted : Decision::Refused, one.day("until")};
    });
    reader.objects("withdrawals", [&](Reader& one) {
        Withdrawal withdrawal;
        withdrawal.date = one.day("date").value_or(QDate());
        for (const QJsonValue& purpose : one.list("purposes"))
            withdrawal.purposes << one.purpose(purpose);
        withdrawal.channel = one.text("channel");
        withdrawal.reason = one.text("reason");
        quitclaim.withdrawals << withdrawal;
    });
    reader.objects("scans", [&](Reader& one) {
        Attachment scan;
        scan.id = one.id<AttachmentId>("id");
        scan.sha256 = QByteArray::fromHex(one.text("sha256").toLatin1());
        quitclaim.scans << scan;
    });
}

/// Not there at all in versions of before forms were recorded.
std::optional<FormSigned> readForm(const Reader& reader) {
    const QJsonObject json = reader.at("form").toObject();
    const auto id = TemplateId::tryFrom(json.value(QLatin1String("id")).toString());
    if (!id) return std::nullopt;
    return FormSigned{*id, json.value(QLatin1String("version")).toInt(1),
                      json.value(QLatin1String("language")).toString()};
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

Result<Quitclaim> quitclaimFrom(const QJsonObject& json) {
    Reader reader(json);
    Quitclaim quitclaim;
    quitclaim.number = reader.text("number");
    quitclaim.person = reader.id<PersonId>("person");
    quitclaim.state = stateFrom(reader.text("state"), reader);
    quitclaim.signedOn = reader.day("signed");
    quitclaim.signedAt = reader.text("place");
    quitclaim.guardian = reader.guardian("guardian");
    quitclaim.secondGuardian = reader.guardian("second_guardian");
    quitclaim.from = reader.day("from");
    quitclaim.until = reader.day("until");
    quitclaim.openEnded = reader.flag("open_ended");
    quitclaim.basis =
        static_cast<LegalBasis>(reader.number("basis", static_cast<int>(LegalBasis::Journalistic)));
    quitclaim.territory = reader.text("territory");
    quitclaim.conditions = reader.text("conditions");
    quitclaim.notes = reader.text("notes");
    readScope(reader, quitclaim.scope);
    readDecisions(reader, quitclaim);
    quitclaim.supersedes = reader.optionalId<QuitclaimId>("supersedes");
    quitclaim.form = readForm(reader);
    if (!reader.isSound())
        return fail(ErrorCode::Damaged, QStringLiteral("a version of a quitclaim cannot be read"));
    return quitclaim;
}

} // namespace bk
