#pragma once

#include "core/consent/FormCheck.h"
#include "core/model/ConsentForm.h"
#include "core/services/Session.h"

#include <QImage>

namespace bk {

/// The consent forms of this catalog. Reading needs Right::SeePersons, changing Right::ManageConsent; every
/// change is logged. A version is never changed. Thread-safe; not on the window's thread.
///
/// Of a text for a purpose, or for recognition, the first of several lines is printed as its heading.
class ConsentFormService {
public:
    explicit ConsentFormService(Session& session);

    /// By name, retired ones last.
    Result<QList<ConsentForm>> list() const;
    /// By id or name.
    Result<ConsentForm> find(const QString& idOrName) const;

    /// A form to begin with, in Dutch and English, with this catalog's purposes, recognition and
    /// organisation. Not kept; some places are still to be filled in (see FormLack::Unfinished).
    Result<FormVersion> suggestion() const;
    /// ConsentRefused, with what is lacking, where formLacks() finds something. InvalidArgument: no name, a
    /// purpose that this catalog does not offer or that is there twice, a language that forms cannot be
    /// printed in. Exists: the name is in use. Space around texts, and texts of what is not offered, are not
    /// kept.
    Result<ConsentForm> add(const QString& name, const FormVersion& wanted);
    /// The same for a form that is there: a new version. InvalidArgument where nothing differs from the last
    /// one, and for a retired form.
    Result<ConsentForm> addVersion(const TemplateId& id, const FormVersion& wanted);
    Result<ConsentForm> setRetired(const TemplateId& id, bool retired);
    Result<ConsentForm> rename(const TemplateId& id, const QString& name);

    /// The form as a PDF to print, with empty ticks and room for name, date and signature. VERSION 0: the
    /// last. NotFound: no such version, or none in that language. Needs a QGuiApplication (fonts).
    Result<QByteArray> pdf(const TemplateId& id, int version, const QString& language) const;

private:
    Result<FormVersion> checked(const FormVersion& wanted) const;

    Session& m_session;
};

/// "nl", "en", "de", "fr": the languages that forms can be printed in.
QStringList formLanguages();

/// A page of VERSION in LANGUAGE as it would be printed, WIDTH pixels wide, and how many there are; for what
/// is not kept yet (KEPT none), too: the page says so. PAGE from 0; beyond the last one: the last. Null
/// without that language. Any thread; needs a QGuiApplication.
struct FormPicture {
    QImage image;
    int page = 0;
    int pages = 0;
};
FormPicture formPicture(const FormVersion& version, const QString& language, const QString& organisation,
                        const QString& name, const std::optional<TemplateId>& kept, int page, int width);

/// A version as JSON, to be edited elsewhere and read again: purposes and texts, as in the catalog.
QByteArray formVersionToJson(const FormVersion& version);
/// InvalidArgument with a sentence.
Result<FormVersion> formVersionFromJson(const QByteArray& json);

} // namespace bk
