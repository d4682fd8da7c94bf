#pragma once

#include "core/model/PhotoFilter.h"
#include "core/services/ConsentService.h"
#include "core/services/FaceService.h"
#include "ui/shell/Place.h"
#include "ui/shell/Program.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QStackedWidget;

namespace bk::ui {

class Banner;
class DesktopNotice;
class ExportDialog;
class LibraryPage;
class NavigationRail;
class Page;
class Preferences;
class StatusStrip;
class TopBar;
class Workspace;
enum class WhenIdle;

/// The window while a catalog is open: the rail, the bars and the pages, and the answers to the pages'
/// wishes. Made at unlock and gone at lock, with everything of the catalog that was on the screen.
class Shell : public QWidget {
    Q_OBJECT
public:
    enum class Room {
        Today,
        Library,
        Review,
        People,
        Quitclaims,
        Publications,
        Reports,
        Audit,
        Users,
        Settings
    };
    static constexpr int rooms = 10;

    Shell(std::unique_ptr<Session> session, Preferences& preferences, const Program& program,
          QWidget* parent = nullptr);
    ~Shell() override;

    /// Whether the user's roles lead there. Asking for another room says what is missing and changes nothing.
    bool mayEnter(Room room) const;
    /// Where this user's work begins.
    Room firstRoom() const;
    void go(Room room);
    /// Leaves a page that covers others.
    void back();
    Page* currentPage() const;
    Page* page(Room room);
    void openPhoto(const PhotoId& photo, const QList<PhotoId>& neighbours);
    void openPerson(const PersonId& person);
    void openImport(const QList<FilePath>& paths);
    void openExport(const QList<PhotoId>& photos);
    void openPublications(const PublicationId& publication);
    void openForms();
    void openUnknownPeople();
    void openFaceModels();
    /// The form for these photos, or for those chosen in the library.
    void recordPublication(const QList<PhotoId>& photos);

    /// What is urgent is told there, now and on each new day (TaskNotice).
    void tellOnDesktop(DesktopNotice& desktop);
    /// Something that has to be seen; stays until it is taken away, also when more comes.
    void tell(const QString& sentence);

    Place place() const;
    /// As far as the user's roles lead there today.
    void goTo(const Place& place);
    /// Empties the window: pages and dialogs are gone, jobs are asked to stop. What is left is the workspace,
    /// to be closed; all that can be done with the shell then is to destroy it.
    /// WHENIDLE as for Workspace::stop().
    std::unique_ptr<Workspace> surrender(WhenIdle whenIdle);

    Workspace& workspace() { return *m_workspace; }
    LibraryPage& library();
    NavigationRail& rail() { return *m_rail; }
    TopBar& topBar() { return *m_topBar; }
    StatusStrip& status() { return *m_status; }
    ExportDialog* exportDialog() const;
    Banner* notice() const { return m_notice; }

Q_SIGNALS:
    void lockWanted();
    void looksChanged();
    void lockTimeChanged();

private:
    enum Cover { Viewer, Person, Forms, FaceModels, UnknownPeople };

    Page* makePage(Room room);
    Page* coverPage(Cover cover);
    void addPage(Page* page);
    void addRooms();
    bool allowed(Right right);
    void show(Page* page);
    /// The page before comes back when this one is left.
    void showOver(Page* page);
    void connectBars();
    void connectWishes();
    void addShortcuts();
    void loadPurposes();
    void askAboutRecoveryKey();
    void showNotices();
    void search(const QString& text);
    void openLibrary(const PhotoFilter& filter);

    Preferences& m_preferences;
    Program m_program;
    std::unique_ptr<Workspace> m_workspace;
    NavigationRail* m_rail = nullptr;
    TopBar* m_topBar = nullptr;
    Banner* m_notice = nullptr;
    StatusStrip* m_status = nullptr;
    QStackedWidget* m_stack = nullptr;
    QStringList m_notices;
    QPointer<ExportDialog> m_exportDialog;
    QHash<int, Page*> m_pages;  ///< by room
    QHash<int, Page*> m_covers; ///< by cover
    QList<Page*> m_covered;     ///< what going back leads to, the last first
    QHash<const Page*, QString> m_counts;
    PersonId m_person;           ///< on the person's page
    QList<PhotoId> m_neighbours; ///< in the viewer
    FaceFilter m_faces;          ///< in the review
    QMap<Purpose, QString> m_purposeNames;
};

} // namespace bk::ui
