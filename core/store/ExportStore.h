#pragma once

#include "core/base/Result.h"
#include "core/db/Connection.h"
#include "core/model/Purpose.h"
#include "core/store/Stamp.h"

#include <QDate>
#include <QList>

namespace bk {

/// What left the catalog, when, for what, on which quitclaims. On the thread of its connection.
class ExportStore {
public:
    explicit ExportStore(Connection& catalog) : m_catalog(catalog) {}

    Status insert(const ExportId& id, const Purpose& purpose, const QDate& day, const QString& preset,
                  const Stamp& stamp);
    /// QUITCLAIMS: the numbers relied on.
    Status addPhoto(const ExportId& id, const PhotoId& photo, const QByteArray& fileSha256,
                    const QStringList& quitclaims);
    /// For a copy that did not come about after all.
    Status removePhoto(const ExportId& id, const PhotoId& photo);

    /// NotFound.
    Result<Purpose> purpose(const ExportId& id);
    Result<QList<PhotoId>> photos(const ExportId& id);

private:
    Connection& m_catalog;
};

} // namespace bk
