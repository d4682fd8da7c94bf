#pragma once

#include "core/model/Collection.h"
#include "core/services/Session.h"

namespace bk {

struct CollectionChange {
    std::optional<bool> recognition;
    std::optional<QString> legalBasis;
    std::optional<QString> dpia;
    std::optional<std::optional<QDate>> retainUntil;
};

/// A collection as it is after a change.
struct SavedPolicy : Collection {
    std::optional<RecognitionTraces> erased; ///< recognition was switched off: how much went
};

/// Collections and their policies. Listing and finding need Right::SeePhotos or SeeReports (restricted photos
/// are not counted for users without SeeRestricted). Thread-safe; not on the window's thread.
class CollectionService {
public:
    explicit CollectionService(Session& session);

    Result<QList<Collection>> list() const;
    Result<Collection> byName(const QString& name) const;
    /// Makes it when it is not there. Recognition on without legal basis and DPIA: ConsentRefused, also where
    /// one of them is taken away while it is on. Switching recognition off erases the collection's traces,
    /// and names stay; where the files could not be compacted after that, the error says so.
    /// Right::ManageSettings.
    Result<SavedPolicy> set(const QString& name, const CollectionChange& change);
    /// What switching recognition off would erase now. Right::ManageSettings.
    Result<RecognitionTraces> traces(const CollectionId& collection) const;

    /// Whether a photo on which nobody is shown may be used only when somebody has said so (the catalog's
    /// policy; ClearanceService::noPeopleNeedsReview() tells). The next export asks for it.
    /// Right::ManageSettings.
    Status setNoPeopleNeedsReview(bool needs);

    /// Makes an empty one without any policy when it is not there. Right::ImportPhotos.
    Result<Collection> forImport(const QString& name);

    /// The collection photos go to when none is named.
    static QString defaultName();

private:
    Result<SavedPolicy> change(const QString& name, const CollectionChange& change);
    Session& m_session;
};

} // namespace bk
