#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/ConsentForm.h"
#include "core/store/Stamp.h"

#include <QList>

namespace bk {

/// Consent forms with all their versions; versions are only ever added. On the thread of its connection.
class ConsentFormStore {
public:
    explicit ConsentFormStore(Connection& catalog) : m_catalog(catalog) {}

    /// By name, retired ones last.
    Result<QList<ConsentForm>> list();
    Result<ConsentForm> find(const TemplateId& id);
    /// Case and surrounding space do not matter.
    Result<ConsentForm> findByName(const QString& name);

    /// With VERSION as its first. Exists: another form has the name.
    Status insert(const TemplateId& id, const QString& name, const FormVersion& version, const Stamp& stamp);
    /// The number of the new version.
    Result<int> addVersion(const TemplateId& id, const FormVersion& version, const Stamp& stamp);
    Status setRetired(const TemplateId& id, bool retired);
    /// Exists: another form has the name.
    Status rename(const TemplateId& id, const QString& name);

private:
    Status requireFree(const QString& name, const std::optional<TemplateId>& except);
    Result<QList<FormVersion>> versionsOf(const TemplateId& id);
    Status insertVersion(const TemplateId& id, int number, const FormVersion& version, const Stamp& stamp);
    Connection& m_catalog;
};

} // namespace bk
