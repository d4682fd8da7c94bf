#include "ui/viewer/PhotoSheet.h"

#include "ui/review/FaceWords.h"

#include <algorithm>

namespace bk::ui {

const FaceView* PhotoSheet::face(const FaceId& id) const {
    const auto found =
        std::find_if(faces.begin(), faces.end(), [&](const FaceView& view) { return view.face.id == id; });
    return found == faces.end() ? nullptr : &*found;
}

Result<PhotoSheet> readSheet(Services& services, const PhotoId& photo, const Purpose& purpose) {
    PhotoSheet sheet;
    BK_ASSIGN(sheet.photo, services.photos.photo(photo));
    FaceFilter filter;
    filter.photo = photo;
    BK_ASSIGN(sheet.faces, services.faces.faces(filter));
    if (!services.session->may(Right::Recognise)) hideSuggestions(sheet.faces);
    std::sort(sheet.faces.begin(), sheet.faces.end(), [](const FaceView& a, const FaceView& b) {
        const bool aLast = a.face.state == FaceState::NotAFace;
        const bool bLast = b.face.state == FaceState::NotAFace;
        if (aLast != bLast) return bLast;
        return a.face.box.center().x() < b.face.box.center().x();
    });
    BK_ASSIGN(sheet.clearance, services.clearance.of(photo, purpose));
    BK_ASSIGN(sheet.names, services.clearance.names(sheet.clearance));
    BK_ASSIGN(const auto collections, services.collections.list());
    for (const Collection& collection : collections)
        if (collection.id == sheet.photo.collection) sheet.collection = collection.name;
    BK_ASSIGN(const auto shown, services.photos.alsoShown(photo));
    for (const PersonId& person : shown) {
        QString name = sheet.names.persons.value(person);
        if (name.isEmpty()) {
            BK_ASSIGN(const auto summary, services.persons.summary(person));
            name = summary.person.name;
        }
        sheet.alsoShown << PhotoSheet::Shown{person, name};
    }
    return sheet;
}

} // namespace bk::ui
