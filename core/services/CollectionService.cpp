#include "core/services/CollectionService.h"

#include "core/services/Admittance.h"
#include "core/services/FactsReader.h"
#include "core/services/NameLength.h"
#include "core/services/RecognitionOff.h"
#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/SettingStore.h"

namespace bk {
namespace {

/// Read by ClearanceService.
const QString noPeopleNeedsReviewKey = QStringLiteral("no_people_needs_review");

QString dayWord(const std::optional<QDate>& day) {
    return day ? day->toString(Qt::ISODate) : QStringLiteral("-");
}

} // namespace

CollectionService::CollectionService(Session& session) : m_session(session) {}

QString CollectionService::defaultName() {
    return QStringLiteral("Photos");
}

Result<QList<Collection>> CollectionService::list() const {
    BK_TRY(requireAny(m_session, {Right::SeePhotos, Right::SeeReports}));
    return m_session.catalog().read([&](Connection& connection) {
        return CollectionStore(connection, !m_session.may(Right::SeeRestricted)).list();
    });
}

Result<Collection> CollectionService::byName(const QString& name) const {
    BK_TRY(requireAny(m_session, {Right::SeePhotos, Right::SeeReports}));
    return m_session.catalog().read([&](Connection& connection) {
        return CollectionStore(connection, !m_session.may(Right::SeeRestricted)).findByName(name.trimmed());
    });
}

Result<Collection> CollectionService::forImport(const QString& name) {
    BK_TRY(m_session.require(Right::ImportPhotos));
    const auto found = m_session.catalog().read(
        [&](Connection& connection) { return CollectionStore(connection).findByName(name.trimmed()); });
    if (found || found.error().code != ErrorCode::NotFound) return found;
    BK_ASSIGN(const Collection made, change(name, {}));
    return made;
}

Result<SavedPolicy> CollectionService::set(const QString& name, const CollectionChange& wanted) {
    BK_TRY(m_session.require(Right::ManageSettings));
    return change(name, wanted);
}

Result<SavedPolicy> CollectionService::change(const QString& name, const CollectionChange& change) {
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a collection needs a name"));
    BK_TRY(checkLength(QStringLiteral("a collection's name"), trimmed));
    const QDate today = m_session.today();
    auto outcome =
        m_session.catalog().write([&](Connection& connection, ConnectionSet& all) -> Result<SavedPolicy> {
            SavedPolicy saved;
            CollectionStore store(connection);
            auto found = store.findByName(trimmed);
            if (!found && found.error().code != ErrorCode::NotFound) return fail(found.error());
            const bool isNew = !found;
            Collection collection = found.value_or(Collection());
            const Collection before = collection;
            if (isNew) {
                collection.id = m_session.ids().make<CollectionId>();
                collection.name = trimmed;
            }
            if (change.legalBasis) collection.legalBasis = change.legalBasis->trimmed();
            if (change.dpia) collection.dpia = change.dpia->trimmed();
            if (change.recognition) collection.recognition = *change.recognition;
            if (change.retainUntil) collection.retainUntil = *change.retainUntil;
            if (collection.recognition && (collection.legalBasis.isEmpty() || collection.dpia.isEmpty()))
                return fail(ErrorCode::ConsentRefused,
                            QStringLiteral("recognition needs a legal basis and a reference to the data "
                                           "protection impact assessment (DPIA) first"));

            if (isNew)
                BK_TRY(store.insert(collection, m_session.stamp()));
            else
                BK_TRY(store.update(collection));
            if (before.recognition && !collection.recognition) {
                BK_ASSIGN(saved.erased, eraseRecognitionIn(m_session, connection, all, collection.id));
            }
            if (before.retainUntil != collection.retainUntil && !isNew) {
                BK_ASSIGN(const auto photos, PhotoStore(connection).inCollection(collection.id));
                BK_TRY(recomputeClearance(connection, photos, today));
            }
            QStringList details;
            if (collection.recognition && !before.recognition) details << QStringLiteral("recognition on");
            if (saved.erased)
                details << QStringLiteral("recognition off: %1 suggestions, %2 faceprints")
                               .arg(saved.erased->suggestions)
                               .arg(saved.erased->faceprints);
            if (before.retainUntil != collection.retainUntil)
                details << QStringLiteral("kept until %1, before %2")
                               .arg(dayWord(collection.retainUntil), dayWord(before.retainUntil));
            BK_TRY(m_session.record(connection, isNew ? "collection.add" : "collection.change", "collection",
                                    collection.id.uuid(), details.join(QStringLiteral("; "))));
            BK_ASSIGN(static_cast<Collection&>(saved), store.find(collection.id));
            return saved;
        });
    if (!outcome) return outcome;
    m_session.changes().notify({ChangeKind::Collections | ChangeKind::Photos | ChangeKind::Clearance |
                                    ChangeKind::Faces | ChangeKind::Persons,
                                {}});
    if (outcome->erased) BK_TRY(leaveNothing(m_session));
    return outcome;
}

Result<RecognitionTraces> CollectionService::traces(const CollectionId& collection) const {
    BK_TRY(m_session.require(Right::ManageSettings));
    return m_session.catalog().read(
        [&](Connection& connection) { return CollectionStore(connection).traces(collection); });
}

Status CollectionService::setNoPeopleNeedsReview(bool needs) {
    BK_TRY(m_session.require(Right::ManageSettings));
    const auto set = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        SettingStore settings(connection);
        const QString word = needs ? QStringLiteral("yes") : QStringLiteral("no");
        BK_ASSIGN(const QString before, settings.value(noPeopleNeedsReviewKey, QStringLiteral("no")));
        if (before == word) return {};
        BK_TRY(settings.setValue(noPeopleNeedsReviewKey, word));
        return m_session.record(connection, "policy.no-people-review", "catalog", {},
                                needs ? QStringLiteral("on") : QStringLiteral("off"));
    });
    if (set) m_session.changes().notify({ChangeKind::Settings | ChangeKind::Clearance, {}});
    return set;
}

} // namespace bk
