#include "core/services/ExceptionService.h"

#include "core/store/Catalog.h"
#include "core/store/CollectionStore.h"
#include "core/store/ExceptionLog.h"
#include "core/store/ExceptionStore.h"

#include <array>

namespace bk {
namespace {

Exception about(ExceptionKind kind, const ExceptionPhoto& photo) {
    Exception exception;
    exception.kind = kind;
    exception.photo = photo.id;
    exception.fileName = photo.path.fileNameDisplay();
    exception.collection = photo.collection;
    exception.collectionName = photo.collectionName;
    return exception;
}

/// Who decided, by object.
using Hands = QHash<QUuid, Stamp>;

/// Whose hand it was by the log, where the rows do not keep it.
struct LoggedHands {
    Hands embargo;
    Hands expires;
    Hands restriction;
    Hands retention;
};

Result<LoggedHands> loggedHands(Catalog& catalog) {
    // What was done up to now is in the log when the writing thread has been idle once.
    BK_TRY(catalog.maintain([](ConnectionSet&) { return Status(); }));
    return catalog.readFrom(DatabaseFile::Audit, [](Connection& audit) -> Result<LoggedHands> {
        ExceptionLog log(audit);
        LoggedHands hands;
        BK_ASSIGN(hands.embargo, log.latest({"photo.embargo"}));
        BK_ASSIGN(hands.expires, log.latest({"photo.expires"}));
        BK_ASSIGN(hands.restriction, log.latest({"photo.restrict"}));
        BK_ASSIGN(hands.retention,
                  log.latest({"collection.add", "collection.change"}, QStringLiteral("kept until")));
        return hands;
    });
}

void sign(Exception& exception, const Hands& hands, const QUuid& object,
          const QHash<UserId, QString>& users) {
    const auto found = hands.constFind(object);
    if (found == hands.cend()) return;
    exception.by = users.value(found->by);
    exception.at = found->at;
}

/// What was decided about PHOTO as a whole.
QList<Exception> decisionsOn(const ExceptionPhoto& photo, const LoggedHands& hands,
                             const QHash<UserId, QString>& users, const QDate& today) {
    QList<Exception> list;
    if (photo.override.isSet()) {
        Exception exception = about(ExceptionKind::NotNeeded, photo);
        exception.reason = photo.override.reason;
        exception.words = photo.override.note;
        exception.day = photo.override.until;
        exception.by = users.value(photo.override.by);
        exception.at = photo.override.at;
        exception.inForce = !photo.override.until || *photo.override.until >= today;
        exception.commissioned = photo.commissioned;
        list << exception;
    }
    if (photo.embargo) {
        Exception exception = about(ExceptionKind::Embargo, photo);
        exception.day = photo.embargo;
        exception.inForce = today < *photo.embargo;
        sign(exception, hands.embargo, photo.id.uuid(), users);
        list << exception;
    }
    if (photo.expires) {
        Exception exception = about(ExceptionKind::AssetExpiry, photo);
        exception.day = photo.expires;
        sign(exception, hands.expires, photo.id.uuid(), users);
        list << exception;
    }
    if (photo.restricted) {
        Exception exception = about(ExceptionKind::Restricted, photo);
        sign(exception, hands.restriction, photo.id.uuid(), users);
        list << exception;
    }
    return list;
}

} // namespace

QString toString(ExceptionKind kind) {
    constexpr std::array words = {"not-needed",           "bystander", "embargo", "asset-expiry",
                                  "collection-retention", "restricted"};
    return QLatin1String(words[static_cast<size_t>(kind)]);
}

ExceptionService::ExceptionService(Session& session) : m_session(session), m_reads(session) {}

Result<QList<Exception>> ExceptionService::list() const {
    BK_TRY(m_session.require(Right::ManageConsent));
    BK_TRY(m_reads.note("report.exceptions", "catalog", {}));
    const QDate today = m_session.today();
    QHash<UserId, QString> users;
    for (const KeyRing::User& user : m_session.catalog().keys().users())
        users.insert(user.id, user.name);
    BK_ASSIGN(const LoggedHands hands, loggedHands(m_session.catalog()));
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<Exception>> {
        ExceptionStore store(connection);
        QList<Exception> list;
        BK_ASSIGN(const auto photos, store.photos());
        for (const ExceptionPhoto& photo : photos)
            list << decisionsOn(photo, hands, users, today);
        BK_ASSIGN(const auto faces, store.bystanders());
        for (const ExceptionFace& face : faces) {
            Exception exception;
            exception.kind = ExceptionKind::Bystander;
            exception.photo = face.photo;
            exception.fileName = face.path.fileNameDisplay();
            exception.collection = face.collection;
            exception.collectionName = face.collectionName;
            exception.face = face.id;
            exception.words = face.reason;
            if (face.by) exception.by = users.value(*face.by);
            exception.at = face.at.value_or(QDateTime());
            list << exception;
        }
        BK_ASSIGN(const auto collections, CollectionStore(connection).list());
        for (const Collection& collection : collections) {
            if (!collection.retainUntil) continue;
            Exception exception;
            exception.kind = ExceptionKind::CollectionRetention;
            exception.collection = collection.id;
            exception.collectionName = collection.name;
            exception.day = collection.retainUntil;
            sign(exception, hands.retention, collection.id.uuid(), users);
            list << exception;
        }
        std::stable_sort(list.begin(), list.end(), [](const Exception& a, const Exception& b) {
            if (a.kind != b.kind) return a.kind < b.kind;
            return a.at > b.at;
        });
        return list;
    });
}

Result<QStringList> ExceptionService::commissionedOn(const QList<PhotoId>& photos) const {
    BK_TRY(m_session.require(Right::ManageConsent));
    return m_session.catalog().read(
        [&](Connection& connection) { return ExceptionStore(connection).commissionedOn(photos); });
}

} // namespace bk
