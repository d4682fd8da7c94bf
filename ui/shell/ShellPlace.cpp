// Where somebody is, and coming back there.
#include "ui/library/LibraryPage.h"
#include "ui/review/ReviewPage.h"
#include "ui/shell/Shell.h"
#include "ui/shell/Workspace.h"
#include "ui/viewer/ViewerPage.h"

namespace bk::ui {

Place Shell::place() const {
    Place place;
    place.catalog = m_workspace->catalogId();
    place.user = m_workspace->user();
    QList<Page*> trail = m_covered;
    if (currentPage() != nullptr) trail.append(currentPage());
    for (Page* page : std::as_const(trail)) {
        Place::Step step;
        step.room = m_pages.key(page, -1);
        if (page == m_covers.value(Person)) step.person = m_person;
        if (page == m_covers.value(Viewer)) step.photo = static_cast<ViewerPage*>(page)->photo();
        place.steps.append(step);
    }
    if (const auto* library = static_cast<LibraryPage*>(m_pages.value(static_cast<int>(Room::Library)))) {
        place.library = library->filter();
        // Words may be names.
        place.library.text.clear();
        place.library.tag.clear();
    }
    place.neighbours = m_neighbours;
    place.faces = m_faces;
    if (const auto* review = static_cast<ReviewPage*>(m_pages.value(static_cast<int>(Room::Review))))
        place.face = review->face();
    return place;
}

void Shell::goTo(const Place& place) {
    if (mayEnter(Room::Library) && !place.steps.isEmpty()) library().show(place.library);
    go(firstRoom());
    for (const Place::Step& step : place.steps) {
        const auto room = static_cast<Room>(step.room);
        if (step.room >= 0 && mayEnter(room)) {
            if (room == Room::Review) {
                auto* review = static_cast<ReviewPage*>(page(room));
                review->show(m_faces = place.faces);
                review->startAt(place.face);
            }
            go(room);
        } else if (!step.person.isNull() && m_workspace->may(Right::SeePersons)) {
            openPerson(step.person);
        } else if (!step.photo.isNull() && m_workspace->may(Right::SeePhotos)) {
            openPhoto(step.photo, place.neighbours);
        }
    }
}

} // namespace bk::ui
