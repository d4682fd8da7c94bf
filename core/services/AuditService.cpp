#include "core/services/AuditService.h"

#include "core/store/AuditVerification.h"
#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/FaceStore.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PublicationStore.h"
#include "core/store/QuitclaimStore.h"

#include <algorithm>
#include <limits>

namespace bk {
namespace {

const char* const logKind = "audit";

/// Names of what the rows are about. What is gone has none.
class NameFinder {
public:
    NameFinder(Connection& catalog, const QHash<UserId, QString>& users, bool restrictedToo)
        : m_catalog(catalog), m_users(users), m_restrictedToo(restrictedToo) {}

    Status find(const AuditEvent& event, QHash<QUuid, QString>& names) {
        if (event.object.isNull() || names.contains(event.object)) return {};
        BK_ASSIGN(const QString name, nameOf(event));
        if (!name.isEmpty()) names.insert(event.object, name);
        return {};
    }

private:
    template <class Record, class Name>
    static Result<QString> named(const Result<Record>& found, Name name) {
        if (found) return name(*found);
        if (found.error().code == ErrorCode::NotFound) return QString();
        return fail(found.error());
    }

    Result<QString> nameOf(const AuditEvent& event) {
        const QString& kind = event.objectKind;
        if (kind == QLatin1String("user")) return m_users.value(UserId(event.object));
        if (kind == QLatin1String("person"))
            return named(PersonStore(m_catalog).find(PersonId(event.object)),
                         [](const Person& person) { return person.name; });
        if (kind == QLatin1String("quitclaim"))
            return named(QuitclaimStore(m_catalog).find(QuitclaimId(event.object)),
                         [](const Quitclaim& quitclaim) { return quitclaim.number; });
        if (kind == QLatin1String("collection"))
            return named(CollectionStore(m_catalog).find(CollectionId(event.object)),
                         [](const Collection& collection) { return collection.name; });
        if (kind == QLatin1String("publication"))
            return named(PublicationStore(m_catalog).find(PublicationId(event.object)),
                         [](const Publication& publication) { return publication.place; });
        if (kind == QLatin1String("photo")) return fileName(PhotoId(event.object));
        if (kind == QLatin1String("face")) {
            const auto place = FaceStore(m_catalog).place(FaceId(event.object));
            if (place) return fileName(place->photo);
            if (place.error().code != ErrorCode::NotFound) return fail(place.error());
        }
        return QString();
    }

    Result<QString> fileName(const PhotoId& photo) {
        PhotoStore photos(m_catalog);
        if (!m_restrictedToo) {
            const auto restricted = photos.isRestricted(photo);
            if (restricted && *restricted) return QString();
        }
        return named(photos.path(photo), [](const FilePath& path) { return path.fileNameDisplay(); });
    }

    Connection& m_catalog;
    const QHash<UserId, QString>& m_users;
    bool m_restrictedToo;
};

} // namespace

AuditService::AuditService(Session& session) : m_session(session) {}

Result<AuditPage> AuditService::list(const AuditFilter& filter) const {
    BK_TRY(m_session.require(Right::ReadAudit));
    Catalog& catalog = m_session.catalog();
    // What was done up to now is in the log when the writing thread has been idle once.
    BK_TRY(catalog.maintain([](ConnectionSet&) { return Status(); }));
    AuditFilter wanted = filter;
    const int limit = std::clamp(filter.limit, 0, std::numeric_limits<int>::max() - 1);
    wanted.limit = limit + 1;
    AuditPage page;
    BK_ASSIGN(page.rows, catalog.readFrom(DatabaseFile::Audit,
                                          [&](Connection& audit) { return AuditLog(audit).list(wanted); }));
    page.more = page.rows.size() > limit;
    if (page.more) page.rows.removeLast();
    for (const KeyRing::User& user : catalog.keys().users())
        page.users.insert(user.id, user.name);
    BK_TRY(catalog.read([&](Connection& connection) -> Status {
        NameFinder names(connection, page.users, m_session.may(Right::SeeRestricted));
        for (const AuditRow& row : page.rows)
            BK_TRY(names.find(row.event, page.objects));
        return {};
    }));
    return page;
}

Result<QStringList> AuditService::actions() const {
    BK_TRY(m_session.require(Right::ReadAudit));
    return m_session.catalog().readFrom(DatabaseFile::Audit,
                                        [](Connection& audit) { return AuditLog(audit).actions(); });
}

Result<AuditVerdict> AuditService::verify(const std::optional<AuditCheckpoint>& kept,
                                          const JobControl& control) const {
    BK_TRY(m_session.require(Right::ReadAudit));
    BK_ASSIGN(const AuditVerdict verdict, verifyWholeLog(m_session.catalog(), kept, control));
    const Status logged = m_session.recordRead(
        "audit.verify", logKind, {},
        verdict.ok() ? QStringLiteral("%1 rows").arg(verdict.rows)
                     : QStringLiteral("%1 rows, bad from row %2").arg(verdict.rows).arg(*verdict.firstBad),
        verdict.ok() ? AuditOutcome::Done : AuditOutcome::Failed);
    // A broken log is told of even where nothing can be written.
    if (!logged && verdict.ok()) return fail(logged.error());
    return verdict;
}

Result<AuditCheckpoint> AuditService::checkpoint() {
    BK_TRY(m_session.require(Right::ReadAudit));
    Catalog& catalog = m_session.catalog();
    BK_TRY(m_session.recordRead("audit.checkpoint", logKind, {}));
    AuditCheckpoint made;
    BK_TRY(catalog.maintain([&](ConnectionSet& all) -> Status {
        BK_ASSIGN(made, AuditLog::checkpoint(all, catalog.keys(), m_session.clock().now()));
        return {};
    }));
    return made;
}

} // namespace bk
