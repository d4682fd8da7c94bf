#include "core/services/PhotoService.h"

#include "core/imaging/PhotoDecoder.h"
#include "core/services/ClearanceService.h"
#include "core/services/FactsReader.h"
#include "core/store/Catalog.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

namespace bk {

PhotoService::PhotoService(Session& session) : m_session(session) {}

Result<qint64> PhotoService::count(const PhotoFilter& filter) const {
    if (filter.purpose) BK_TRY(ClearanceService(m_session).settle());
    return m_session.catalog().read(
        [&](Connection& connection) { return PhotoStore(connection).count(filter); });
}

Result<QList<PhotoId>> PhotoService::ids(const PhotoFilter& filter, PhotoSort sort) const {
    if (filter.purpose) BK_TRY(ClearanceService(m_session).settle());
    return m_session.catalog().read(
        [&](Connection& connection) { return PhotoStore(connection).ids(filter, sort); });
}

Result<QList<PhotoRow>> PhotoService::rows(const QList<PhotoId>& ids,
                                           const std::optional<Purpose>& purpose) const {
    if (purpose) BK_TRY(ClearanceService(m_session).settle());
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PhotoRow>> {
        PhotoStore store(connection);
        QList<PhotoRow> rows;
        rows.reserve(ids.size());
        for (const PhotoId& id : ids) {
            BK_ASSIGN(auto row, store.row(id, purpose));
            if (row) rows << *row;
        }
        return rows;
    });
}

Result<Photo> PhotoService::photo(const PhotoId& id) const {
    return m_session.catalog().read([&](Connection& connection) { return PhotoStore(connection).find(id); });
}

Result<PhotoId> PhotoService::find(const QString& idOrPath) const {
    if (const auto id = PhotoId::tryFrom(idOrPath)) {
        auto found = photo(*id);
        if (found) return *id;
        if (found.error().code != ErrorCode::NotFound) return fail(found.error());
    }
    return findByPath(FilePath::fromString(idOrPath));
}

Result<PhotoId> PhotoService::findByPath(const FilePath& path) const {
    return m_session.catalog().read(
        [&](Connection& connection) { return PhotoStore(connection).findByPath(path); });
}

namespace {

Result<QImage> decodedPreview(Result<QByteArray> jpeg) {
    if (!jpeg) return fail(jpeg.error());
    QImage image = decodeJpeg(*jpeg);
    if (image.isNull()) return fail(ErrorCode::Damaged, QStringLiteral("a stored preview cannot be read"));
    return image;
}

} // namespace

Result<QImage> PhotoService::thumbnail(const PhotoId& id) const {
    return decodedPreview(m_session.catalog().readFrom(DatabaseFile::Previews, [&](Connection& connection) {
        return PreviewStore(connection).thumbnail(id);
    }));
}

Result<QImage> PhotoService::preview(const PhotoId& id) const {
    return decodedPreview(m_session.catalog().readFrom(DatabaseFile::Previews, [&](Connection& connection) {
        return PreviewStore(connection).preview(id);
    }));
}

Status PhotoService::change(const PhotoId& id, const char* action, const std::function<void(Photo&)>& edit) {
    const QDate today = m_session.today();
    auto outcome = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        PhotoStore store(connection);
        BK_ASSIGN(Photo photo, store.find(id));
        edit(photo);
        BK_TRY(store.update(photo));
        BK_TRY(recomputeClearance(connection, {id}, today));
        return m_session.record(connection, action, "photo", id.uuid());
    });
    if (outcome) m_session.changes().notify({ChangeKind::Photos | ChangeKind::Clearance, {id}});
    return outcome;
}

Status PhotoService::setOverride(const PhotoId& id, OverrideReason reason, const QString& note,
                                 const std::optional<QDate>& until) {
    if (reason == OverrideReason::None)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("say why consent is not needed"));
    if (reason == OverrideReason::Other && note.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("say in words why consent is not needed"));
    const Stamp stamp = m_session.stamp();
    return change(id, "photo.override", [&](Photo& photo) {
        photo.override = {reason, note.trimmed(), stamp.at, stamp.by, until};
    });
}

Status PhotoService::clearOverride(const PhotoId& id) {
    return change(id, "photo.override-removed", [](Photo& photo) { photo.override = {}; });
}

Status PhotoService::setEmbargo(const PhotoId& id, const std::optional<QDate>& day) {
    return change(id, "photo.embargo", [&](Photo& photo) { photo.embargo = day; });
}

Status PhotoService::setExpires(const PhotoId& id, const std::optional<QDate>& day) {
    return change(id, "photo.expires", [&](Photo& photo) { photo.expires = day; });
}

Status PhotoService::setRestricted(const PhotoId& id, bool restricted) {
    return change(id, restricted ? "photo.restrict" : "photo.unrestrict",
                  [&](Photo& photo) { photo.restricted = restricted; });
}

Status PhotoService::setReviewed(const PhotoId& id, bool reviewed) {
    return change(id, reviewed ? "photo.reviewed" : "photo.unreviewed",
                  [&](Photo& photo) { photo.reviewed = reviewed; });
}

Status PhotoService::setRating(const PhotoId& id, int rating) {
    if (rating < 0 || rating > 5)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a rating is 0 to 5"));
    return change(id, "photo.describe", [&](Photo& photo) { photo.metadata.rating = rating; });
}

Status PhotoService::setTags(const PhotoId& id, const QStringList& tags) {
    QStringList kept;
    for (QString tag : tags) {
        tag = tag.simplified();
        if (!tag.isEmpty() && !kept.contains(tag)) kept << tag;
    }
    return change(id, "photo.describe", [&](Photo& photo) { photo.metadata.keywords = kept; });
}

Status PhotoService::setCaption(const PhotoId& id, const QString& caption) {
    return change(id, "photo.describe", [&](Photo& photo) { photo.metadata.caption = caption.trimmed(); });
}

Status PhotoService::changeShown(const PhotoId& id, const PersonId& person, bool shown) {
    const QDate today = m_session.today();
    auto outcome = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        PhotoStore store(connection);
        BK_TRY(store.find(id));
        BK_TRY(PersonStore(connection).find(person));
        if (shown)
            BK_TRY(store.addAlsoShown(id, person, m_session.stamp()));
        else
            BK_TRY(store.removeAlsoShown(id, person));
        BK_TRY(recomputeClearance(connection, {id}, today));
        return m_session.record(connection, shown ? "photo.also-shown" : "photo.not-also-shown", "photo",
                                id.uuid(), person.toString());
    });
    if (outcome)
        m_session.changes().notify({ChangeKind::Photos | ChangeKind::Persons | ChangeKind::Clearance, {id}});
    return outcome;
}

Status PhotoService::addPerson(const PhotoId& id, const PersonId& person) {
    return changeShown(id, person, true);
}

Status PhotoService::removePerson(const PhotoId& id, const PersonId& person) {
    return changeShown(id, person, false);
}

Result<QList<PersonId>> PhotoService::alsoShown(const PhotoId& id) const {
    return m_session.catalog().read(
        [&](Connection& connection) { return PhotoStore(connection).alsoShown(id); });
}

} // namespace bk
