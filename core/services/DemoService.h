#pragma once

#include "core/base/Progress.h"
#include "core/services/CatalogService.h"

namespace bk {

/// The passphrase of the example catalog, which holds nobody's data.
QString demoPassphrase();
QString demoAdministrator();

/// Builds the example catalog from the shipped photos of people who do not exist: 12 persons, quitclaims as
/// scanned-looking PDFs in all states, dates relative to today. Not on the window's thread.
class DemoService {
public:
    DemoService(std::shared_ptr<const Clock> clock, std::shared_ptr<IdSource> ids);

    /// FOLDER: the new catalog, ending in ".beeldkluis"; the photos go to a folder beside it ("NAME photos").
    /// COST: the quickest allowed, since the passphrase is public.
    Result<std::unique_ptr<Session>> build(const FilePath& folder, const JobControl& control) const;

private:
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<IdSource> m_ids;
};

} // namespace bk
