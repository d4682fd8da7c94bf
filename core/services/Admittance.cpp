#include "core/services/Admittance.h"

#include "core/store/FaceStore.h"
#include "core/store/PhotoStore.h"

namespace bk {

Status requireAny(const Session& session, std::initializer_list<Right> oneOf) {
    for (const Right right : oneOf)
        if (session.may(right)) return {};
    return session.require(*oneOf.begin());
}

PhotoFilter admitted(const Session& session, const PhotoFilter& filter) {
    PhotoFilter allowed = filter;
    allowed.withoutRestricted = !session.may(Right::SeeRestricted);
    allowed.withoutSuggestions = !session.may(Right::Recognise);
    return allowed;
}

Status requireVisible(const Session& session, Connection& catalog, const PhotoId& photo) {
    BK_ASSIGN(const bool restricted, PhotoStore(catalog).isRestricted(photo));
    if (restricted && !session.may(Right::SeeRestricted))
        return fail(ErrorCode::NotFound, QStringLiteral("no such photo in the catalog"));
    return {};
}

Status requireVisible(const Session& session, Connection& catalog, const FaceId& face) {
    BK_ASSIGN(const FacePlace place, FaceStore(catalog).place(face));
    const auto visible = requireVisible(session, catalog, place.photo);
    if (!visible && visible.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, QStringLiteral("no such face"));
    return visible;
}

} // namespace bk
