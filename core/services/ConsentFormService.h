#pragma once

#include "core/consent/FormCheck.h"
#include "core/model/ConsentForm.h"
#include "core/services/Session.h"

namespace bk {

/// The consent forms of this catalog. Reading needs Right::SeePersons, changing Right::ManageConsent; every
/// change is logged. Thread-safe; not on the window's thread.
class ConsentFormService {
public:
    explicit ConsentFormService(Session& session);

    /// By name, retired ones last.
    Result<QList<ConsentForm>> list() const;
    /// By id or name.
    Result<ConsentForm> find(const QString& idOrName) const;

    /// A form to begin with, in Dutch and English, with this catalog's purposes and organisation. Not kept.
    Result<FormVersion> suggestion() const;
    /// ConsentRefused, with what is lacking, where formLacks() finds something.
    Result<ConsentForm> add(const QString& name, const FormVersion& wanted);
    /// The same for a form that is there: a new version, even where it is like the last one: InvalidArgument.
    Result<ConsentForm> addVersion(const TemplateId& id, const FormVersion& wanted);
    Result<ConsentForm> setRetired(const TemplateId& id, bool retired);
    Result<ConsentForm> rename(const TemplateId& id, const QString& name);

    /// The form as a PDF to print, with empty ticks and room for name, date and signature. VERSION 0: the
    /// last. Needs a QGuiApplication (fonts).
    Result<QByteArray> pdf(const TemplateId& id, int version, const QString& language) const;

private:
    Session& m_session;
};

/// The page(s) of VERSION in LANGUAGE as they are printed; for a preview of what is not kept yet, too. Any
/// thread; needs a QGuiApplication.
QByteArray formPdf(const FormVersion& version, const QString& language, const QString& organisation,
                   const QString& footer);

} // namespace bk
