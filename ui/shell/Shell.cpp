#include "ui/shell/Shell.h"

#include "ui/exporting/ExportDialog.h"
#include "ui/library/ImportPanel.h"
#include "ui/library/LibraryPage.h"
#include "ui/people/PeoplePage.h"
#include "ui/people/PersonPage.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/quitclaims/QuitclaimsPage.h"
#include "ui/review/ReviewPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/FocusKeeper.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/Workspace.h"
#include "ui/today/TodayPage.h"
#include "ui/viewer/ViewerPage.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QStackedWidget>

#include <filesystem>

namespace bk::ui {

Shell::Shell(std::unique_ptr<Session> session, Preferences& preferences, const Program& program,
             QWidget* parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_program(program)
    , m_workspace(new Workspace(std::make_unique<Services>(std::move(session))))
    , m_rail(new NavigationRail(this))
    , m_topBar(new TopBar(this))
    , m_status(new StatusStrip(this))
    , m_stack(new QStackedWidget(this)) {
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_rail);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_stack, 1);
    column->addWidget(m_status);
    outer->addLayout(column, 1);

    m_rail->addRoom(tr("Today"), QStringLiteral("view-calendar-day"));
    m_rail->addRoom(tr("Library"), QStringLiteral("view-list-icons"));
    m_rail->addRoom(tr("Review"), QStringLiteral("faces"));
    m_rail->addRoom(tr("People"), QStringLiteral("system-users"));
    m_rail->addRoom(tr("Quitclaims"), QStringLiteral("document-edit-sign"));
    m_rail->addRoom(tr("Settings"), QStringLiteral("configure"));
    m_rail->setUser(m_workspace->userName(), m_workspace->organisation());
    new FocusKeeper(m_stack, m_rail, m_stack);
    connectBars();
    connectWishes();
    addShortcuts();
    loadPurposes();
}

Shell::~Shell() {
    // The pages hold references to the workspace: they go first.
    m_pages.clear();
    m_covers.clear();
    delete m_exportDialog;
    delete m_stack;
    delete m_workspace;
}

void Shell::connectBars() {
    connect(m_rail, &NavigationRail::chosen, this, [this](int index) { go(static_cast<Room>(index)); });
    connect(m_rail, &NavigationRail::lockWanted, this, &Shell::lockWanted);
    connect(m_topBar, &TopBar::searchChanged, this, &Shell::search);
    connect(m_topBar, &TopBar::purposeChosen, m_workspace, &Workspace::setPurpose);
    connect(m_topBar, &TopBar::importClicked, this, [this] { openImport({}); });
    connect(m_topBar, &TopBar::exportClicked, this, [this] { openExport({}); });
    connect(m_status, &StatusStrip::cancelWanted, m_workspace, &Workspace::cancelJob);
    connect(m_workspace, &Workspace::message, m_status, &StatusStrip::say);
    connect(m_workspace, &Workspace::failed, this, [this](const Error& error) {
        // A disk pulled out or a folder renamed looks like damage to whoever reads one of its files.
        const FilePath folder = m_workspace->folder();
        std::error_code unknown;
        const bool gone = !std::filesystem::exists(folder.toStd(), unknown) && !unknown;
        m_status->say(
            gone ? tr("The catalog's folder is no longer at %1. Put it back there and lock and unlock "
                      "the catalog; what was saved before is kept.")
                       .arg(folder.display())
                 : sentenceFor(error),
            {});
    });
    connect(m_workspace, &Workspace::jobStarted, m_status, &StatusStrip::jobStarted);
    connect(m_workspace, &Workspace::jobProgress, m_status, &StatusStrip::jobProgress);
    connect(m_workspace, &Workspace::jobEnded, m_status, &StatusStrip::jobEnded);
    connect(m_workspace, &Workspace::purposeChanged, this, &Shell::loadPurposes);
}

void Shell::connectWishes() {
    connect(m_workspace, &Workspace::photoWanted, this, &Shell::openPhoto);
    connect(m_workspace, &Workspace::personWanted, this, &Shell::openPerson);
    connect(m_workspace, &Workspace::peopleWanted, this, [this] { go(Room::People); });
    connect(m_workspace, &Workspace::libraryWanted, this, &Shell::openLibrary);
    connect(m_workspace, &Workspace::reviewWanted, this, [this](const FaceFilter& filter) {
        static_cast<ReviewPage*>(page(Room::Review))->show(filter);
        go(Room::Review);
    });
    connect(m_workspace, &Workspace::quitclaimsWanted, this, [this](const QuitclaimFilter& filter) {
        static_cast<QuitclaimsPage*>(page(Room::Quitclaims))->showOnly(filter, std::nullopt);
        go(Room::Quitclaims);
    });
    connect(m_workspace, &Workspace::quitclaimsThatAreWanted, this, [this](QuitclaimStanding standing) {
        static_cast<QuitclaimsPage*>(page(Room::Quitclaims))->showOnly({}, standing);
        go(Room::Quitclaims);
    });
    connect(m_workspace, &Workspace::importWanted, this, &Shell::openImport);
    connect(m_workspace, &Workspace::exportWanted, this, &Shell::openExport);
    connect(m_workspace, &Workspace::scanWanted, this, [this](const std::optional<CollectionId>& collection) {
        startFaceScan(*m_workspace, collection);
    });
    connect(m_workspace, &Workspace::backWanted, this, &Shell::back);
}

void Shell::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, const std::function<void()>& act) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    for (int room = 0; room < rooms; ++room)
        add(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + room)),
            [this, room] { go(static_cast<Room>(room)); });
    add(QKeySequence::Find, [this] { m_topBar->focusSearch(); });
    add(QKeySequence::Undo, [this] { m_status->undo(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_I), [this] { openImport({}); });
    add(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { openExport({}); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { Q_EMIT lockWanted(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { back(); });
}

void Shell::loadPurposes() {
    m_workspace->ask(
        this, [](Services& services) { return services.consent.purposes(); },
        [this](Result<QList<Purpose>> purposes) {
            if (!purposes) {
                Q_EMIT m_workspace->failed(purposes.error());
                return;
            }
            m_topBar->setPurposes(*purposes, m_workspace->purpose());
            // A catalog may have other purposes than those a new one starts with.
            if (!purposes->contains(m_workspace->purpose()) && !purposes->isEmpty())
                m_workspace->setPurpose(purposes->first());
        });
}

Page* Shell::makePage(Room room) {
    switch (room) {
    case Room::Today:
        return new TodayPage(*m_workspace, m_stack);
    case Room::Library: {
        auto* library = new LibraryPage(*m_workspace, m_stack);
        library->setSide(m_preferences.gridSide());
        connect(library, &LibraryPage::sideChanged, this,
                [this](int side) { m_preferences.setGridSide(side); });
        connect(library, &LibraryPage::searchChanged, m_topBar, &TopBar::setSearch);
        return library;
    }
    case Room::Review:
        return new ReviewPage(*m_workspace, m_stack);
    case Room::People:
        return new PeoplePage(*m_workspace, m_stack);
    case Room::Quitclaims:
        return new QuitclaimsPage(*m_workspace, m_stack);
    case Room::Settings:
        break;
    }
    auto* settings = new SettingsPage(*m_workspace, m_preferences, m_program, m_stack);
    connect(settings, &SettingsPage::looksChanged, this, &Shell::looksChanged);
    connect(settings, &SettingsPage::lockTimeChanged, this, &Shell::lockTimeChanged);
    return settings;
}

void Shell::addPage(Page* page) {
    page->setAccessibleName(page->title());
    if (page->focusPolicy() == Qt::NoFocus) page->setFocusPolicy(Qt::StrongFocus);
    m_stack->addWidget(page);
    connect(page, &Page::statusChanged, this, [this, page](const QString& words) {
        m_counts[page] = words;
        if (page == currentPage()) m_status->setCounts(words);
    });
}

Page* Shell::page(Room room) {
    const int key = static_cast<int>(room);
    if (!m_pages.contains(key)) {
        Page* page = makePage(room);
        m_pages.insert(key, page);
        addPage(page);
    }
    return m_pages.value(key);
}

Page* Shell::coverPage(Cover cover) {
    if (!m_covers.contains(cover)) {
        Page* page = nullptr;
        if (cover == Viewer) {
            auto* viewer = new ViewerPage(*m_workspace, m_stack);
            connect(viewer, &ViewerPage::closed, this, &Shell::back);
            page = viewer;
        } else {
            page = new PersonPage(*m_workspace, m_stack);
        }
        m_covers.insert(cover, page);
        addPage(page);
    }
    return m_covers.value(cover);
}

Page* Shell::currentPage() const {
    return static_cast<Page*>(m_stack->currentWidget());
}

LibraryPage& Shell::library() {
    return *static_cast<LibraryPage*>(page(Room::Library));
}

void Shell::show(Page* page) {
    m_stack->setCurrentWidget(page);
    // Keys are for the page, unless it chooses a place itself.
    const QWidget* focused = QApplication::focusWidget();
    if (focused == nullptr || !page->isAncestorOf(focused)) page->setFocus(Qt::OtherFocusReason);
    m_status->setCounts(m_counts.value(page));
    m_rail->setCurrent(m_pages.key(page, -1));
    page->activate();
    Q_EMIT pageChanged(page->title());
}

void Shell::go(Room room) {
    m_covered.clear();
    show(page(room));
    if (room == Room::Review) renewSuggestions(*m_workspace);
}

void Shell::back() {
    if (m_covered.isEmpty()) return;
    show(m_covered.takeLast());
}

void Shell::openPhoto(const PhotoId& photo, const QList<PhotoId>& neighbours) {
    auto* viewer = static_cast<ViewerPage*>(coverPage(Viewer));
    if (currentPage() != nullptr && currentPage() != viewer) m_covered.append(currentPage());
    viewer->show(photo, neighbours);
    show(viewer);
}

void Shell::openPerson(const PersonId& person) {
    auto* personPage = static_cast<PersonPage*>(coverPage(Person));
    if (currentPage() != nullptr && currentPage() != personPage) m_covered.append(currentPage());
    personPage->show(person);
    show(personPage);
}

void Shell::openLibrary(const PhotoFilter& filter) {
    library().show(filter);
    go(Room::Library);
}

void Shell::search(const QString& text) {
    library().setSearch(text);
    if (currentPage() == &library() || text.simplified().isEmpty()) return;
    go(Room::Library);
    // Typing goes on where it began.
    m_topBar->searchField()->setFocus();
}

void Shell::openImport(const QList<FilePath>& paths) {
    go(Room::Library);
    library().openImport(paths);
}

void Shell::openExport(const QList<PhotoId>& photos) {
    if (exportDialog() != nullptr) return;
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

ExportDialog* Shell::exportDialog() const {
    return m_exportDialog != nullptr && m_exportDialog->isVisible() ? m_exportDialog.data() : nullptr;
}

} // namespace bk::ui
