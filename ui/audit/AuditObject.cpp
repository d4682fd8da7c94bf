#include "ui/audit/AuditObject.h"

namespace bk::ui {

Result<QUuid> findAuditObject(Services& services, const QString& text) {
    if (const QUuid id = QUuid::fromString(text); !id.isNull()) return id;
    if (const auto user = services.users.find(text)) return user->uuid();
    // Asking for what the user may not see would be refused, and the refusal logged.
    const Session& session = *services.session;
    if (session.may(Right::SeePersons)) {
        const auto person = services.persons.find(text);
        if (person) return person->uuid();
        if (person.error().code == ErrorCode::Ambiguous) return fail(person.error());
        if (const auto quitclaim = services.consent.find(text)) return quitclaim->uuid();
    }
    if (session.may(Right::SeePhotos)) {
        if (const auto photo = services.photos.find(text)) return photo->uuid();
        if (const auto collection = services.collections.byName(text)) return collection->id.uuid();
    }
    return fail(ErrorCode::NotFound, text);
}

Result<AuditTarget> targetOf(Services& services, const AuditEvent& event) {
    AuditTarget target;
    const QByteArray id = event.object.toRfc4122();
    if (event.objectKind == QLatin1String("person")) {
        target.person = PersonId::fromBytes(id);
    } else if (event.objectKind == QLatin1String("quitclaim")) {
        target.quitclaim = QuitclaimId::fromBytes(id);
        BK_ASSIGN(const Quitclaim quitclaim, services.consent.quitclaim(target.quitclaim));
        target.person = quitclaim.person;
    } else if (event.objectKind == QLatin1String("photo")) {
        BK_ASSIGN(const Photo photo, services.photos.photo(PhotoId::fromBytes(id)));
        target.photo = photo.id;
    } else if (event.objectKind == QLatin1String("face")) {
        BK_ASSIGN(const FaceView view, services.faces.face(FaceId::fromBytes(id)));
        target.photo = view.face.photo;
    } else if (event.objectKind == QLatin1String("collection")) {
        target.collection = CollectionId::fromBytes(id);
    }
    return target;
}

} // namespace bk::ui
