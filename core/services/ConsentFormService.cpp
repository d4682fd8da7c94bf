#include "core/services/ConsentFormService.h"

#include "core/crypto/Sealer.h"
#include "core/services/ConsentFormPages.h"
#include "core/services/ConsentFormSuggestion.h"
#include "core/services/NameLength.h"
#include "core/store/Catalog.h"
#include "core/store/ConsentFormJson.h"
#include "core/store/ConsentFormStore.h"
#include "core/store/SettingStore.h"

#include <QJsonDocument>

#include <algorithm>

namespace bk {
namespace {

const FormText* textIn(const FormVersion& version, const QString& language) {
    const auto found = std::find_if(version.texts.begin(), version.texts.end(),
                                    [&](const FormText& text) { return text.language == language; });
    return found == version.texts.end() ? nullptr : &*found;
}

bool saysTheSame(const FormVersion& a, const FormVersion& b) {
    return a.purposes == b.purposes && a.texts == b.texts;
}

QByteArray hashOf(const FormVersion& version) {
    return blake2b(QJsonDocument(toJson(version)).toJson(QJsonDocument::Compact));
}

FormText tidied(FormText text, const QList<Purpose>& offered) {
    for (QString FormText::*paragraph : {&FormText::language, &FormText::title, &FormText::controller,
                                         &FormText::data, &FormText::withdrawal, &FormText::retention,
                                         &FormText::rights, &FormText::recognition, &FormText::more})
        text.*paragraph = (text.*paragraph).trimmed();
    if (!offered.contains(Purpose::recognition())) text.recognition.clear();
    QMap<QString, QString> purposes;
    for (const Purpose& purpose : offered)
        if (!purpose.isRecognition())
            purposes.insert(purpose.key(), text.purposes.value(purpose.key()).trimmed());
    text.purposes = purposes;
    return text;
}

/// It has to fit below each page of the form.
Status checkName(const QString& name) {
    if (name.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a consent form needs a name"));
    return checkLength(QStringLiteral("a consent form's name"), name.trimmed(), 80);
}

} // namespace

ConsentFormService::ConsentFormService(Session& session) : m_session(session) {}

Result<QList<ConsentForm>> ConsentFormService::list() const {
    BK_TRY(m_session.require(Right::SeePersons));
    return m_session.catalog().read([](Connection& catalog) { return ConsentFormStore(catalog).list(); });
}

Result<ConsentForm> ConsentFormService::find(const QString& idOrName) const {
    BK_TRY(m_session.require(Right::SeePersons));
    return m_session.catalog().read([&](Connection& catalog) -> Result<ConsentForm> {
        ConsentFormStore store(catalog);
        if (const auto id = TemplateId::tryFrom(idOrName)) {
            auto found = store.find(*id);
            if (found || found.error().code != ErrorCode::NotFound) return found;
        }
        return store.findByName(idOrName);
    });
}

Result<FormVersion> ConsentFormService::suggestion() const {
    BK_TRY(m_session.require(Right::SeePersons));
    BK_ASSIGN(const auto purposes,
              m_session.catalog().read([](Connection& catalog) -> Result<QList<std::pair<Purpose, QString>>> {
                  BK_ASSIGN(const auto rows, SettingStore(catalog).allPurposes());
                  QList<std::pair<Purpose, QString>> offered;
                  for (const PurposeRow& row : rows)
                      if (!row.retired) offered << std::pair(row.purpose, row.name);
                  offered << std::pair(Purpose::recognition(), QString());
                  return offered;
              }));
    return suggestedForm(purposes, m_session.organisation());
}

Result<FormVersion> ConsentFormService::checked(const FormVersion& wanted) const {
    const auto bad = [](const QString& sentence) { return fail(ErrorCode::InvalidArgument, sentence); };
    BK_ASSIGN(auto known,
              m_session.catalog().read([](Connection& catalog) { return SettingStore(catalog).purposes(); }));
    known << Purpose::recognition();
    QSet<Purpose> seen;
    for (const Purpose& purpose : wanted.purposes) {
        if (!known.contains(purpose))
            return bad(QStringLiteral("\"%1\" is not a purpose that this catalog offers").arg(purpose.key()));
        if (seen.contains(purpose)) return bad(QStringLiteral("\"%1\" is offered twice").arg(purpose.key()));
        seen << purpose;
    }
    FormVersion version;
    version.purposes = wanted.purposes;
    for (const FormText& text : wanted.texts)
        version.texts << tidied(text, version.purposes);
    for (const FormText& text : std::as_const(version.texts))
        if (!formLanguages().contains(text.language))
            return bad(QStringLiteral("forms cannot be printed in \"%1\"; they can in %2")
                           .arg(text.language, formLanguages().join(QStringLiteral(", "))));
    QStringList lacks;
    for (const FormFinding& finding : formLacks(version))
        lacks << describe(finding);
    if (!lacks.isEmpty())
        return fail(ErrorCode::ConsentRefused,
                    QStringLiteral("this form cannot be signed: ") + lacks.join(QStringLiteral("; ")));
    return version;
}

Result<ConsentForm> ConsentFormService::add(const QString& name, const FormVersion& wanted) {
    BK_TRY(m_session.require(Right::ManageConsent));
    BK_TRY(checkName(name));
    BK_ASSIGN(const FormVersion version, checked(wanted));
    const auto id = m_session.ids().make<TemplateId>();
    auto added = m_session.catalog().write([&](Connection& catalog, ConnectionSet&) -> Result<ConsentForm> {
        ConsentFormStore store(catalog);
        BK_TRY(store.insert(id, name, version, m_session.stamp()));
        BK_TRY(
            m_session.record(catalog, "form.add", "form", id.uuid(), QStringLiteral("1"), hashOf(version)));
        return store.find(id);
    });
    if (added) m_session.changes().notify({ChangeKind::Settings, {}});
    return added;
}

Result<ConsentForm> ConsentFormService::addVersion(const TemplateId& id, const FormVersion& wanted) {
    BK_TRY(m_session.require(Right::ManageConsent));
    BK_ASSIGN(const FormVersion version, checked(wanted));
    auto added = m_session.catalog().write([&](Connection& catalog, ConnectionSet&) -> Result<ConsentForm> {
        ConsentFormStore store(catalog);
        BK_ASSIGN(const ConsentForm before, store.find(id));
        if (before.retired)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("\"%1\" is retired; offer it again first").arg(before.name));
        if (saysTheSame(before.versions.last(), version))
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("nothing differs from version %1 of \"%2\"")
                            .arg(before.versions.last().version)
                            .arg(before.name));
        BK_ASSIGN(const int number, store.addVersion(id, version, m_session.stamp()));
        BK_TRY(m_session.record(catalog, "form.version", "form", id.uuid(), QString::number(number),
                                hashOf(version)));
        return store.find(id);
    });
    if (added) m_session.changes().notify({ChangeKind::Settings, {}});
    return added;
}

Result<ConsentForm> ConsentFormService::setRetired(const TemplateId& id, bool retired) {
    BK_TRY(m_session.require(Right::ManageConsent));
    auto changed = m_session.catalog().write([&](Connection& catalog, ConnectionSet&) -> Result<ConsentForm> {
        ConsentFormStore store(catalog);
        BK_ASSIGN(const ConsentForm before, store.find(id));
        if (before.retired == retired) return before;
        BK_TRY(store.setRetired(id, retired));
        BK_TRY(m_session.record(catalog, retired ? "form.retire" : "form.offer", "form", id.uuid()));
        return store.find(id);
    });
    if (changed) m_session.changes().notify({ChangeKind::Settings, {}});
    return changed;
}

Result<ConsentForm> ConsentFormService::rename(const TemplateId& id, const QString& name) {
    BK_TRY(m_session.require(Right::ManageConsent));
    BK_TRY(checkName(name));
    auto changed = m_session.catalog().write([&](Connection& catalog, ConnectionSet&) -> Result<ConsentForm> {
        ConsentFormStore store(catalog);
        BK_ASSIGN(const ConsentForm before, store.find(id));
        if (before.name == name.trimmed()) return before;
        BK_TRY(store.rename(id, name));
        BK_TRY(m_session.record(catalog, "form.rename", "form", id.uuid()));
        return store.find(id);
    });
    if (changed) m_session.changes().notify({ChangeKind::Settings, {}});
    return changed;
}

Result<QByteArray> ConsentFormService::pdf(const TemplateId& id, int number, const QString& language) const {
    BK_TRY(m_session.require(Right::SeePersons));
    BK_ASSIGN(const ConsentForm form, m_session.catalog().read([&](Connection& catalog) {
        return ConsentFormStore(catalog).find(id);
    }));
    const auto version =
        std::find_if(form.versions.begin(), form.versions.end(), [&](const FormVersion& one) {
            return one.version == (number == 0 ? form.versions.last().version : number);
        });
    if (version == form.versions.end())
        return fail(ErrorCode::NotFound,
                    QStringLiteral("\"%1\" has no version %2").arg(form.name).arg(number));
    const FormText* const text = textIn(*version, language);
    if (!text)
        return fail(ErrorCode::NotFound, QStringLiteral("version %1 of \"%2\" has no text in \"%3\"")
                                             .arg(version->version)
                                             .arg(form.name, language));
    const FormHead head{m_session.organisation(), form.name, id, version->version};
    return formPages(version->purposes, *text, head).pdf(text->title);
}

FormPicture formPicture(const FormVersion& version, const QString& language, const QString& organisation,
                        const QString& name, const std::optional<TemplateId>& kept, int page, int width) {
    const FormText* const text = textIn(version, language);
    if (!text) return {};
    const PrintedPages pages =
        formPages(version.purposes, *text, {organisation, name, kept, version.version});
    FormPicture picture;
    picture.pages = pages.pages();
    picture.page = std::clamp(page, 0, picture.pages - 1);
    picture.image = pages.picture(picture.page, width);
    return picture;
}

QByteArray formVersionToJson(const FormVersion& version) {
    return QJsonDocument(toJson(version)).toJson(QJsonDocument::Indented);
}

Result<FormVersion> formVersionFromJson(const QByteArray& json) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(
            ErrorCode::InvalidArgument,
            QStringLiteral("this is no JSON: %1 (at byte %2)").arg(error.errorString()).arg(error.offset));
    if (!document.isObject())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a form is one JSON object"));
    return formVersionFrom(document.object());
}

} // namespace bk
