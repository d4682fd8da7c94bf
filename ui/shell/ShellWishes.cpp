// What the pages wish for, and opening what is wished for.
#include "ui/exporting/ExportDialog.h"
#include "ui/library/ImportPanel.h"
#include "ui/library/LibraryPage.h"
#include "ui/people/PersonPage.h"
#include "ui/publications/PublicationsPage.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/quitclaims/QuitclaimsPage.h"
#include "ui/review/ReviewPage.h"
#include "ui/shell/Shell.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/Workspace.h"
#include "ui/viewer/ViewerPage.h"

#include <QLineEdit>

namespace bk::ui {

void Shell::connectWishes() {
    connect(m_workspace.get(), &Workspace::photoWanted, this, &Shell::openPhoto);
    connect(m_workspace.get(), &Workspace::personWanted, this, &Shell::openPerson);
    connect(m_workspace.get(), &Workspace::peopleWanted, this, [this] { go(Room::People); });
    connect(m_workspace.get(), &Workspace::libraryWanted, this, &Shell::openLibrary);
    connect(m_workspace.get(), &Workspace::reviewWanted, this, [this](const FaceFilter& filter) {
        if (!allowed(Right::NameFaces)) return;
        m_faces = filter;
        static_cast<ReviewPage*>(page(Room::Review))->show(filter);
        go(Room::Review);
    });
    connect(m_workspace.get(), &Workspace::quitclaimsWanted, this, [this](const QuitclaimFilter& filter) {
        if (!allowed(Right::SeePersons)) return;
        static_cast<QuitclaimsPage*>(page(Room::Quitclaims))->showOnly(filter, std::nullopt);
        go(Room::Quitclaims);
    });
    connect(m_workspace.get(), &Workspace::quitclaimsThatAreWanted, this, [this](QuitclaimStanding standing) {
        if (!allowed(Right::SeePersons)) return;
        static_cast<QuitclaimsPage*>(page(Room::Quitclaims))->showOnly({}, standing);
        go(Room::Quitclaims);
    });
    connect(m_workspace.get(), &Workspace::publicationsWanted, this, &Shell::openPublications);
    connect(m_workspace.get(), &Workspace::formsWanted, this, &Shell::openForms);
    connect(m_workspace.get(), &Workspace::faceModelsWanted, this, &Shell::openFaceModels);
    connect(m_workspace.get(), &Workspace::unknownPeopleWanted, this, &Shell::openUnknownPeople);
    connect(m_workspace.get(), &Workspace::recordPublicationWanted, this, &Shell::recordPublication);
    connect(m_workspace.get(), &Workspace::importWanted, this, &Shell::openImport);
    connect(m_workspace.get(), &Workspace::exportWanted, this, &Shell::openExport);
    connect(m_workspace.get(), &Workspace::scanWanted, this,
            [this](const std::optional<CollectionId>& collection) {
                if (allowed(Right::ImportPhotos)) startFaceScan(*m_workspace, collection);
            });
    connect(m_workspace.get(), &Workspace::backWanted, this, &Shell::back);
}

void Shell::openPhoto(const PhotoId& photo, const QList<PhotoId>& neighbours) {
    if (!allowed(Right::SeePhotos)) return;
    m_neighbours = neighbours;
    auto* viewer = static_cast<ViewerPage*>(coverPage(Viewer));
    viewer->show(photo, neighbours);
    showOver(viewer);
}

void Shell::openPerson(const PersonId& person) {
    if (!allowed(Right::SeePersons)) return;
    m_person = person;
    auto* personPage = static_cast<PersonPage*>(coverPage(Person));
    personPage->show(person);
    showOver(personPage);
}

void Shell::openForms() {
    if (!allowed(Right::SeePersons)) return;
    showOver(coverPage(Forms));
}

void Shell::openFaceModels() {
    if (!allowed(Right::SeePhotos)) return;
    showOver(coverPage(FaceModels));
}

void Shell::openUnknownPeople() {
    if (!allowed(Right::NameFaces)) return;
    showOver(coverPage(UnknownPeople));
}

void Shell::openLibrary(const PhotoFilter& filter) {
    if (!allowed(Right::SeePhotos)) return;
    library().show(filter);
    go(Room::Library);
}

void Shell::search(const QString& text) {
    if (!allowed(Right::SeePhotos)) return;
    library().setSearch(text);
    if (currentPage() == &library() || text.simplified().isEmpty()) return;
    go(Room::Library);
    // Typing goes on where it began.
    m_topBar->searchField()->setFocus();
}

void Shell::openImport(const QList<FilePath>& paths) {
    if (!allowed(Right::ImportPhotos)) return;
    go(Room::Library);
    library().openImport(paths);
}

void Shell::openExport(const QList<PhotoId>& photos) {
    if (exportDialog() != nullptr || !allowed(Right::ExportPhotos)) return;
    PhotoFilter filter = library().filter();
    const QList<PhotoId> chosen =
        photos.isEmpty() && currentPage() == &library() ? library().selectedPhotos() : photos;
    if (!chosen.isEmpty()) {
        filter = PhotoFilter();
        filter.only = chosen;
    }
    auto* dialog = new ExportDialog(*m_workspace, filter, this);
    m_exportDialog = dialog;
    connect(dialog, &QDialog::finished, dialog, &QObject::deleteLater);
    connect(dialog, &ExportDialog::photosWanted, this, &Shell::openLibrary);
    dialog->open();
}

void Shell::openPublications(const PublicationId& publication) {
    if (!allowed(Right::SeePhotos)) return;
    static_cast<PublicationsPage*>(page(Room::Publications))->showPublication(publication);
    go(Room::Publications);
}

void Shell::recordPublication(const QList<PhotoId>& photos) {
    if (!allowed(Right::Publish) || !allowed(Right::SeePhotos)) return;
    const QList<PhotoId> chosen = photos.isEmpty() ? library().selectedPhotos() : photos;
    auto* publications = static_cast<PublicationsPage*>(page(Room::Publications));
    if (!chosen.isEmpty()) go(Room::Publications);
    publications->beginRecord(chosen);
}

ExportDialog* Shell::exportDialog() const {
    return m_exportDialog != nullptr && m_exportDialog->isVisible() ? m_exportDialog.data() : nullptr;
}

} // namespace bk::ui
