#include "core/services/PhotoService.h"

#include "core/imaging/PhotoDecoder.h"
#include "core/services/Admittance.h"
#include "core/services/FactsReader.h"
#include "core/services/PublicationService.h"
#include "core/services/SettledRead.h"
#include "core/store/PersonStore.h"
#include "core/store/PhotoStore.h"
#include "core/store/PreviewStore.h"

namespace bk {

PhotoService::PhotoService(Session& session) : m_session(session), m_reads(session) {}

Result<qint64> PhotoService::count(const PhotoFilter& filter) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    BK_TRY(m_reads.noteSearch(filter.text, filter.person));
    const PhotoFilter allowed = admitted(m_session, filter);
    const auto read = [&](Connection& connection) { return PhotoStore(connection).count(allowed); };
    return filter.purpose ? readSettled(m_session, read) : m_session.catalog().read(read);
}

Result<QList<PhotoId>> PhotoService::ids(const PhotoFilter& filter, PhotoSort sort) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    BK_TRY(m_reads.noteSearch(filter.text, filter.person));
    const PhotoFilter allowed = admitted(m_session, filter);
    const auto read = [&](Connection& connection) { return PhotoStore(connection).ids(allowed, sort); };
    return filter.purpose ? readSettled(m_session, read) : m_session.catalog().read(read);
}

Result<QList<PhotoRow>> PhotoService::rows(const QList<PhotoId>& ids,
                                           const std::optional<Purpose>& purpose) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    if (purpose) BK_TRY(ClearanceService(m_session).settleDay());
    const QDate today = m_session.today();
    const bool hidden = !m_session.may(Right::SeeRestricted);
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PhotoRow>> {
        PhotoStore store(connection);
        FactsReader facts(connection);
        QList<PhotoRow> rows;
        rows.reserve(ids.size());
        for (const PhotoId& id : ids) {
            BK_ASSIGN(auto row, store.row(id, purpose));
            if (!row) continue;
            if (hidden) {
                BK_ASSIGN(const bool restricted, store.isRestricted(id));
                if (restricted) continue;
            }
            if (purpose && !row->state) {
                BK_ASSIGN(const auto stale, ClearanceStore(connection).staleAmong({id}));
                if (!stale.isEmpty()) {
                    BK_ASSIGN(const Clearance asked, askRule(facts, id, *purpose, today));
                    row->state = asked.state;
                }
            }
            rows << *row;
        }
        return rows;
    });
}

Result<Photo> PhotoService::photo(const PhotoId& id) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    return m_session.catalog().read([&](Connection& connection) -> Result<Photo> {
        BK_TRY(requireVisible(m_session, connection, id));
        return PhotoStore(connection).find(id);
    });
}

Result<PhotoId> PhotoService::find(const QString& idOrPath) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    if (const auto id = PhotoId::tryFrom(idOrPath)) {
        auto found = photo(*id);
        if (found) return *id;
        if (found.error().code != ErrorCode::NotFound) return fail(found.error());
    }
    return findByPath(FilePath::fromString(idOrPath));
}

Result<PhotoId> PhotoService::findByPath(const FilePath& path) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    return m_session.catalog().read([&](Connection& connection) -> Result<PhotoId> {
        BK_ASSIGN(const PhotoId id, PhotoStore(connection).findByPath(path));
        if (requireVisible(m_session, connection, id)) return id;
        return fail(ErrorCode::NotFound, QStringLiteral("%1 is not in the catalog").arg(path.display()));
    });
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
    BK_TRY(m_session.require(Right::SeePhotos));
    return stored(id, false);
}

Result<QImage> PhotoService::preview(const PhotoId& id) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    return stored(id, true);
}

Result<QImage> PhotoService::stored(const PhotoId& id, bool large) const {
    BK_TRY(m_session.catalog().read(
        [&](Connection& connection) { return requireVisible(m_session, connection, id); }));
    return decodedPreview(m_session.catalog().readFrom(DatabaseFile::Previews, [&](Connection& connection) {
        PreviewStore store(connection);
        return large ? store.preview(id) : store.thumbnail(id);
    }));
}

Status PhotoService::change(const PhotoId& id, const char* action, const std::function<void(Photo&)>& edit) {
    const QDate today = m_session.today();
    auto outcome = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        BK_TRY(requireVisible(m_session, connection, id));
        PhotoStore store(connection);
        BK_ASSIGN(Photo photo, store.find(id));
        edit(photo);
        BK_TRY(store.update(photo));
        BK_TRY(recomputeClearance(connection, {id}, today));
        BK_TRY(openTakedowns(m_session, connection, {id}, today));
        return m_session.record(connection, action, "photo", id.uuid());
    });
    if (outcome)
        m_session.changes().notify(
            {ChangeKind::Photos | ChangeKind::Clearance | ChangeKind::Publications, {id}});
    return outcome;
}

Status PhotoService::setOverride(const PhotoId& id, OverrideReason reason, const QString& note,
                                 const std::optional<QDate>& until) {
    BK_TRY(m_session.require(Right::ManageConsent));
    if (reason == OverrideReason::None)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("say why consent is not needed"));
    if (reason == OverrideReason::Other && note.trimmed().isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("say in words why consent is not needed"));
    if (until && !until->isValid())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("its last day is not a date"));
    const Stamp stamp = m_session.stamp();
    return change(id, "photo.override", [&](Photo& photo) {
        photo.override = {reason, note.trimmed(), stamp.at, stamp.by, until};
    });
}

Status PhotoService::clearOverride(const PhotoId& id) {
    BK_TRY(m_session.require(Right::ManageConsent));
    return change(id, "photo.override-removed", [](Photo& photo) { photo.override = {}; });
}

Status PhotoService::setEmbargo(const PhotoId& id, const std::optional<QDate>& day) {
    BK_TRY(m_session.require(Right::DescribePhotos));
    return change(id, "photo.embargo", [&](Photo& photo) { photo.embargo = day; });
}

Status PhotoService::setExpires(const PhotoId& id, const std::optional<QDate>& day) {
    BK_TRY(m_session.require(Right::DescribePhotos));
    return change(id, "photo.expires", [&](Photo& photo) { photo.expires = day; });
}

Status PhotoService::setRestricted(const PhotoId& id, bool restricted) {
    BK_TRY(m_session.require(Right::ManageConsent));
    return change(id, restricted ? "photo.restrict" : "photo.unrestrict",
                  [&](Photo& photo) { photo.restricted = restricted; });
}

Status PhotoService::setReviewed(const PhotoId& id, bool reviewed) {
    BK_TRY(m_session.require(Right::NameFaces));
    return change(id, reviewed ? "photo.reviewed" : "photo.unreviewed",
                  [&](Photo& photo) { photo.reviewed = reviewed; });
}

Status PhotoService::setRating(const PhotoId& id, int rating) {
    BK_TRY(m_session.require(Right::DescribePhotos));
    if (rating < 0 || rating > 5)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a rating is 0 to 5"));
    return change(id, "photo.describe", [&](Photo& photo) { photo.metadata.rating = rating; });
}

Status PhotoService::setTags(const PhotoId& id, const QStringList& tags) {
    BK_TRY(m_session.require(Right::DescribePhotos));
    QStringList kept;
    for (QString tag : tags) {
        tag = tag.simplified();
        if (!tag.isEmpty() && !kept.contains(tag)) kept << tag;
    }
    return change(id, "photo.describe", [&](Photo& photo) { photo.metadata.keywords = kept; });
}

Status PhotoService::setCaption(const PhotoId& id, const QString& caption) {
    BK_TRY(m_session.require(Right::DescribePhotos));
    return change(id, "photo.describe", [&](Photo& photo) { photo.metadata.caption = caption.trimmed(); });
}

Status PhotoService::changeShown(const PhotoId& id, const PersonId& person, bool shown) {
    const QDate today = m_session.today();
    auto outcome = m_session.catalog().write([&](Connection& connection, ConnectionSet&) -> Status {
        PhotoStore store(connection);
        BK_TRY(requireVisible(m_session, connection, id));
        BK_TRY(PersonStore(connection).find(person));
        if (shown)
            BK_TRY(store.addAlsoShown(id, person, m_session.stamp()));
        else
            BK_TRY(store.removeAlsoShown(id, person));
        BK_TRY(recomputeClearance(connection, {id}, today));
        BK_TRY(openTakedowns(m_session, connection, {id}, today));
        return m_session.record(connection, shown ? "photo.also-shown" : "photo.not-also-shown", "photo",
                                id.uuid(), person.toString());
    });
    if (outcome)
        m_session.changes().notify(
            {ChangeKind::Photos | ChangeKind::Persons | ChangeKind::Clearance | ChangeKind::Publications,
             {id}});
    return outcome;
}

Status PhotoService::addPerson(const PhotoId& id, const PersonId& person) {
    BK_TRY(m_session.require(Right::NameFaces));
    return changeShown(id, person, true);
}

Status PhotoService::removePerson(const PhotoId& id, const PersonId& person) {
    BK_TRY(m_session.require(Right::NameFaces));
    return changeShown(id, person, false);
}

Result<QList<PersonId>> PhotoService::alsoShown(const PhotoId& id) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    return m_session.catalog().read([&](Connection& connection) -> Result<QList<PersonId>> {
        BK_TRY(requireVisible(m_session, connection, id));
        return PhotoStore(connection).alsoShown(id);
    });
}

} // namespace bk
