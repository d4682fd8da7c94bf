#include "ui/library/PhotoEdits.h"

#include "ui/shell/Workspace.h"

namespace bk::ui {
namespace {

/// Writes just what differs between BEFORE and AFTER.
Status apply(Services& services, const Photo& before, const Photo& after) {
    PhotoService& photos = services.photos;
    if (before.metadata.rating != after.metadata.rating)
        BK_TRY(photos.setRating(after.id, after.metadata.rating));
    if (before.metadata.keywords != after.metadata.keywords)
        BK_TRY(photos.setTags(after.id, after.metadata.keywords));
    if (before.metadata.caption != after.metadata.caption)
        BK_TRY(photos.setCaption(after.id, after.metadata.caption));
    if (before.reviewed != after.reviewed) BK_TRY(photos.setReviewed(after.id, after.reviewed));
    if (before.embargo != after.embargo) BK_TRY(photos.setEmbargo(after.id, after.embargo));
    if (before.expires != after.expires) BK_TRY(photos.setExpires(after.id, after.expires));
    if (before.restricted != after.restricted) BK_TRY(photos.setRestricted(after.id, after.restricted));
    const PhotoOverride& old = before.override;
    const PhotoOverride& fresh = after.override;
    if (old.reason == fresh.reason && old.note == fresh.note && old.until == fresh.until) return {};
    if (!fresh.isSet()) return photos.clearOverride(after.id);
    return photos.setOverride(after.id, fresh.reason, fresh.note, fresh.until);
}

struct Done {
    QList<std::pair<Photo, Photo>> changed; ///< before and after
    std::optional<Error> error;
};

} // namespace

QString overrideReasonName(OverrideReason reason) {
    switch (reason) {
    case OverrideReason::None:
        return {};
    case OverrideReason::Crowd:
        return PhotoEdits::tr("A crowd, nobody stands out");
    case OverrideReason::PublicEvent:
        return PhotoEdits::tr("Public event of public interest");
    case OverrideReason::Unrecognisable:
        return PhotoEdits::tr("Nobody can be recognised");
    case OverrideReason::PressException:
        return PhotoEdits::tr("Journalistic exception");
    case OverrideReason::Other:
        return PhotoEdits::tr("Another reason");
    }
    return {};
}

PhotoEdits::PhotoEdits(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace) {}

void PhotoEdits::edit(const QList<PhotoId>& photos, const QString& sentence,
                      std::function<void(Photo&)> change) {
    m_workspace.ask(
        this,
        [photos, change = std::move(change)](Services& services) {
            Done done;
            for (const PhotoId& id : photos) {
                const auto photo = services.photos.photo(id);
                if (!photo) continue;
                Photo after = *photo;
                change(after);
                const Status status = apply(services, *photo, after);
                if (!status) {
                    done.error = status.error();
                    break;
                }
                done.changed.append({*photo, after});
            }
            return done;
        },
        [this, sentence](Done done) {
            if (done.error) Q_EMIT m_workspace.failed(*done.error);
            if (done.changed.isEmpty()) return;
            const auto takeBack = [this, changed = done.changed] {
                m_workspace.ask(
                    this,
                    [changed](Services& services) -> Status {
                        for (const auto& [before, after] : changed)
                            BK_TRY(apply(services, after, before));
                        return {};
                    },
                    [this](Status status) {
                        if (status)
                            Q_EMIT m_workspace.message(tr("Taken back."));
                        else
                            Q_EMIT m_workspace.failed(status.error());
                    });
            };
            Q_EMIT m_workspace.message(sentence, takeBack);
        });
}

void PhotoEdits::setRating(const QList<PhotoId>& photos, int rating) {
    edit(photos, tr("%n photo(s) rated.", nullptr, static_cast<int>(photos.size())),
         [rating](Photo& photo) { photo.metadata.rating = rating; });
}

void PhotoEdits::setReviewed(const QList<PhotoId>& photos, bool reviewed) {
    const int count = static_cast<int>(photos.size());
    edit(photos,
         reviewed ? tr("%n photo(s) marked as reviewed.", nullptr, count)
                  : tr("%n photo(s) no longer marked as reviewed.", nullptr, count),
         [reviewed](Photo& photo) { photo.reviewed = reviewed; });
}

void PhotoEdits::setOverride(const QList<PhotoId>& photos, OverrideReason reason, const QString& note,
                             const std::optional<QDate>& until) {
    edit(photos,
         tr("Consent not needed for %n photo(s); the reason is in the log.", nullptr,
            static_cast<int>(photos.size())),
         [=](Photo& photo) {
             photo.override.reason = reason;
             photo.override.note = note;
             photo.override.until = until;
         });
}

void PhotoEdits::clearOverride(const QList<PhotoId>& photos) {
    edit(photos, tr("Consent needed again for %n photo(s).", nullptr, static_cast<int>(photos.size())),
         [](Photo& photo) { photo.override = PhotoOverride(); });
}

void PhotoEdits::setTags(const PhotoId& photo, const QStringList& tags) {
    edit({photo}, tr("Tags saved."), [tags](Photo& changed) { changed.metadata.keywords = tags; });
}

void PhotoEdits::setCaption(const PhotoId& photo, const QString& caption) {
    edit({photo}, tr("Caption saved."), [caption](Photo& changed) { changed.metadata.caption = caption; });
}

void PhotoEdits::setLimits(const PhotoId& photo, const std::optional<QDate>& embargo,
                           const std::optional<QDate>& expires, bool restricted) {
    edit({photo}, tr("Limits of the photo saved."), [=](Photo& changed) {
        changed.embargo = embargo;
        changed.expires = expires;
        changed.restricted = restricted;
    });
}

} // namespace bk::ui
