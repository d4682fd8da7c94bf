#include "ui/shell/Shell.h"

#include "ui/audit/AuditPage.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/forms/FormsPage.h"
#include "ui/library/ImportPanel.h"
#include "ui/library/LibraryPage.h"
#include "ui/models/FaceModelsPage.h"
#include "ui/people/PeoplePage.h"
#include "ui/people/PersonPage.h"
#include "ui/publications/PublicationsPage.h"
#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/quitclaims/QuitclaimsPage.h"
#include "ui/reports/ReportsPage.h"
#include "ui/review/GroupsPage.h"
#include "ui/review/ReviewPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/FocusKeeper.h"
#include "ui/shell/NavigationRail.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/StatusStrip.h"
#include "ui/shell/TaskNotice.h"
#include "ui/shell/TopBar.h"
#include "ui/shell/Workspace.h"
#include "ui/today/TodayPage.h"
#include "ui/users/UsersPage.h"
#include "ui/viewer/ViewerPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/RoleWords.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

#include <filesystem>

namespace bk::ui {
namespace {

/// What a room is for; nothing: for everybody.
std::optional<Right> rightFor(Shell::Room room) {
    switch (room) {
    case Shell::Room::Today:
        return Right::SeeTasks;
    case Shell::Room::Library:
    case Shell::Room::Publications:
        return Right::SeePhotos;
    case Shell::Room::Review:
        return Right::NameFaces;
    case Shell::Room::People:
    case Shell::Room::Quitclaims:
        return Right::SeePersons;
    case Shell::Room::Reports:
        return Right::SeeReports;
    case Shell::Room::Audit:
        return Right::ReadAudit;
    case Shell::Room::Users:
        return Right::ManageUsers;
    case Shell::Room::Settings:
        break;
    }
    return std::nullopt;
}

} // namespace

// What pages wish for is answered in ShellWishes.cpp; places are kept in ShellPlace.cpp.

Shell::Shell(std::unique_ptr<Session> session, Preferences& preferences, const Program& program,
             QWidget* parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_program(program)
    , m_workspace(std::make_unique<Workspace>(std::make_unique<Services>(std::move(session))))
    , m_rail(new NavigationRail(this))
    , m_topBar(new TopBar(this))
    , m_notice(new Banner(this))
    , m_status(new StatusStrip(this))
    , m_stack(new QStackedWidget(this)) {
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_rail);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_topBar);
    auto* notice = new QHBoxLayout;
    notice->setContentsMargins(16, 8, 16, 0);
    notice->addWidget(m_notice);
    column->addLayout(notice);
    column->addWidget(m_stack, 1);
    column->addWidget(m_status);
    outer->addLayout(column, 1);

    addRooms();
    m_rail->setUser(m_workspace->userName(), m_workspace->organisation());
    new FocusKeeper(m_stack, m_rail, m_stack);
    connectBars();
    connectWishes();
    addShortcuts();
    m_workspace->setInKeyring(m_preferences.inKeyring(m_workspace->catalogId(), m_workspace->user()));
    loadPurposes();
    askAboutRecoveryKey();
}

Shell::~Shell() {
    surrender(WhenIdle::Stop);
}

std::unique_ptr<Workspace> Shell::surrender(WhenIdle whenIdle) {
    if (m_workspace == nullptr) return nullptr;
    m_workspace->stop(whenIdle);
    disconnect(m_workspace.get(), nullptr, this, nullptr);
    // The pages hold references to the workspace: they go first.
    m_pages.clear();
    m_covers.clear();
    m_covered.clear();
    m_counts.clear();
    delete m_exportDialog;
    delete std::exchange(m_stack, nullptr);
    m_status->say({}, {});
    m_topBar->setSearch({});
    setPurposeNames({});
    m_neighbours.clear();
    return std::move(m_workspace);
}

void Shell::addRooms() {
    const auto add = [this](Room room, const QString& name, const char* icon) {
        if (mayEnter(room)) m_rail->addRoom(static_cast<int>(room), name, QString::fromLatin1(icon));
    };
    add(Room::Today, tr("Today"), "view-calendar-day");
    add(Room::Library, tr("Library"), "view-list-icons");
    add(Room::Review, tr("Review"), "faces");
    add(Room::People, tr("People"), "system-users");
    add(Room::Quitclaims, tr("Quitclaims"), "document-edit-sign");
    add(Room::Publications, tr("Publications"), "globe");
    add(Room::Reports, tr("Reports"), "office-chart-bar");
    add(Room::Audit, tr("Audit"), "view-history");
    add(Room::Users, tr("Users"), "user-identity");
    add(Room::Settings, tr("Settings"), "configure");
    m_topBar->offer(m_workspace->may(Right::SeePhotos), m_workspace->may(Right::ImportPhotos),
                    m_workspace->may(Right::ExportPhotos));
}

bool Shell::mayEnter(Room room) const {
    const std::optional<Right> right = rightFor(room);
    return !right || m_workspace->may(*right);
}

Shell::Room Shell::firstRoom() const {
    // The settings are for everybody; nobody's work begins with the reports.
    const QList<int>& shown = m_rail->roomsShown();
    const bool reportsFirst = shown.first() == static_cast<int>(Room::Reports);
    return static_cast<Room>(shown.at(reportsFirst ? 1 : 0));
}

bool Shell::allowed(Right right) {
    if (m_workspace->may(right)) return true;
    m_status->say(reasonWithout(right), {});
    return false;
}

void Shell::tellOnDesktop(DesktopNotice& desktop) {
    // Goes with the pages, before the workspace.
    new TaskNotice(*m_workspace, m_preferences, desktop, m_stack);
}

void Shell::tell(const QString& sentence) {
    m_notices << sentence;
    showNotices();
}

void Shell::showNotices() {
    if (m_notices.isEmpty())
        m_notice->clear();
    else
        m_notice->say(Tone::Attention, m_notices.join(QLatin1Char('\n')), tr("Understood"));
}

void Shell::askAboutRecoveryKey() {
    if (!m_workspace->may(Right::ManageUsers)) return;
    const QString sentence =
        tr("The recovery key that counts was never typed back. Make a new one under Users.");
    connect(m_workspace.get(), &Workspace::recoveryKeyConfirmed, this, [this, sentence] {
        m_notices.removeAll(sentence);
        showNotices();
    });
    m_workspace->ask(
        this, [](Services& services) { return services.users.recoveryKeyConfirmed(); },
        [this, sentence](const Result<bool>& confirmed) {
            if (confirmed && !*confirmed) tell(sentence);
        });
}

void Shell::connectBars() {
    connect(m_rail, &NavigationRail::chosen, this, [this](int index) { go(static_cast<Room>(index)); });
    connect(m_rail, &NavigationRail::lockWanted, this, &Shell::lockWanted);
    connect(m_topBar, &TopBar::searchChanged, this, &Shell::search);
    connect(m_topBar, &TopBar::purposeChosen, m_workspace.get(), &Workspace::setPurpose);
    connect(m_topBar, &TopBar::importClicked, this, [this] { openImport({}); });
    connect(m_topBar, &TopBar::exportClicked, this, [this] { openExport({}); });
    connect(m_notice, &Banner::triggered, this, [this] {
        m_notices.clear();
        showNotices();
    });
    connect(m_status, &StatusStrip::cancelWanted, m_workspace.get(), &Workspace::cancelJob);
    connect(m_workspace.get(), &Workspace::message, m_status, &StatusStrip::say);
    connect(m_workspace.get(), &Workspace::failed, this, [this](const Error& error) {
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
    connect(m_status, &StatusStrip::pauseWanted, m_workspace.get(), &Workspace::pauseJob);
    connect(m_workspace.get(), &Workspace::jobStarted, m_status,
            [this](const QString& title) { m_status->jobStarted(title, m_workspace->canPauseJob(title)); });
    connect(m_workspace.get(), &Workspace::jobPaused, m_status, &StatusStrip::jobPaused);
    connect(m_workspace.get(), &Workspace::jobProgress, m_status, &StatusStrip::jobProgress);
    connect(m_workspace.get(), &Workspace::jobEnded, m_status, &StatusStrip::jobEnded);
    connect(m_workspace.get(), &Workspace::purposeChanged, this, &Shell::loadPurposes);
    connect(m_workspace.get(), &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (changes.kinds & ChangeKind::Settings) loadPurposes();
    });
    connect(m_workspace.get(), &Workspace::inKeyringChanged, this, [this](bool inKeyring) {
        m_preferences.setInKeyring(m_workspace->catalogId(), m_workspace->user(), inKeyring);
    });
}

void Shell::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, const std::function<void()>& act) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    const QList<int>& shown = m_rail->roomsShown();
    for (int place = 0; place < shown.size(); ++place)
        add(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + (place + 1) % 10)),
            [this, room = shown.at(place)] { go(static_cast<Room>(room)); });
    add(QKeySequence::Find, [this] { m_topBar->focusSearch(); });
    add(QKeySequence::Undo, [this] { m_status->undo(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_I), [this] { openImport({}); });
    add(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { openExport({}); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { Q_EMIT lockWanted(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { back(); });
}

void Shell::loadPurposes() {
    struct Known {
        QList<Purpose> purposes;
        QMap<Purpose, QString> names;
    };
    m_workspace->ask(
        this,
        [](Services& services) -> Result<Known> {
            Known known;
            BK_ASSIGN(known.purposes, services.consent.purposes());
            BK_ASSIGN(known.names, services.purposes.names());
            return known;
        },
        [this](Result<Known> known) {
            if (!known) {
                Q_EMIT m_workspace->failed(known.error());
                return;
            }
            setPurposeNames(known->names);
            m_topBar->setPurposes(known->purposes, m_workspace->purpose());
            // A catalog may have other purposes than those a new one starts with.
            if (!known->purposes.contains(m_workspace->purpose()) && !known->purposes.isEmpty())
                m_workspace->setPurpose(known->purposes.first());
            // What was painted with other names is painted again.
            if (std::exchange(m_purposeNames, known->names) != known->names)
                Q_EMIT m_workspace->purposeChanged(m_workspace->purpose());
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
    case Room::Publications:
        return new PublicationsPage(*m_workspace, m_stack);
    case Room::Reports:
        return new ReportsPage(*m_workspace, m_stack);
    case Room::Audit:
        return new AuditPage(*m_workspace, m_stack);
    case Room::Users:
        return new UsersPage(*m_workspace, m_stack);
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
        } else if (cover == Forms) {
            page = new FormsPage(*m_workspace, m_stack);
        } else if (cover == UnknownPeople) {
            page = new GroupsPage(*m_workspace, m_stack);
        } else if (cover == FaceModels) {
            page = new FaceModelsPage(*m_workspace, m_stack);
        } else {
            page = new PersonPage(*m_workspace, m_stack);
        }
        m_covers.insert(cover, page);
        addPage(page);
    }
    return m_covers.value(cover);
}

Page* Shell::currentPage() const {
    return m_stack == nullptr ? nullptr : static_cast<Page*>(m_stack->currentWidget());
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
}

void Shell::go(Room room) {
    if (!mayEnter(room)) {
        allowed(*rightFor(room));
        return;
    }
    m_covered.clear();
    show(page(room));
    if (room == Room::Review && m_workspace->may(Right::Recognise)) renewSuggestions(*m_workspace);
}

void Shell::showOver(Page* page) {
    if (currentPage() != nullptr && currentPage() != page) m_covered.append(currentPage());
    show(page);
}

void Shell::back() {
    if (m_covered.isEmpty()) return;
    show(m_covered.takeLast());
}

} // namespace bk::ui
