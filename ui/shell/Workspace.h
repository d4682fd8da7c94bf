#pragma once

#include "core/model/PhotoFilter.h"
#include "core/services/Services.h"
#include "ui/shell/Errands.h"

#include <QObject>
#include <QPixmap>

#include <functional>
#include <memory>

namespace bk::ui {

enum class QuitclaimStanding;

/// What a job does when the window locks itself because nobody is at the desk. Every other lock stops it.
enum class WhenIdle { Stop, GoOn };
/// Whether a job can rest; its work asks JobControl::mayGoOn().
enum class Pausing { No, Yes };

/// One unlocked catalog as the window sees it: the services, a pool that runs every call to them, the purpose
/// chosen in the tool bar, and the wishes of one page that another shows something. Lives on the window's
/// thread; made at unlock, destroyed at lock. Pages get a reference and hold nothing of the catalog longer
/// than it lives.
class Workspace : public QObject {
    Q_OBJECT
public:
    explicit Workspace(std::unique_ptr<Services> services, QObject* parent = nullptr);
    /// Stops the jobs and waits for what is running; what was not delivered yet never will be.
    ~Workspace() override;

    /// Stops the jobs at the next safe point and delivers nothing more; nothing new is begun. At once.
    /// WHENIDLE GoOn: those that go on are left to come to their end; called again it stops them too.
    void stop(WhenIdle whenIdle = WhenIdle::Stop);
    /// Waits for what is running and closes the catalog: keys, faceprints and all that was read are gone when
    /// it returns. After stop(), and not on the window's thread; all that is left to do then is to destroy
    /// it.
    void close();

    /// Runs WORK(Services&) on the pool and hands its result to DONE on the window's thread, unless RECEIVER
    /// is gone by then. The only way from a page to a service. PRIORITY: higher goes first among those that
    /// wait.
    template <class Work, class Done>
    void ask(QObject* receiver, Work work, Done done, int priority = 0) {
        m_questions.run(
            receiver,
            [services = m_services.get(), work = std::move(work)]() mutable {
                services->greetDay();
                return work(*services);
            },
            std::move(done), priority);
    }

    /// Long work with progress in the status bar and a cancel: WORK(Services&, const JobControl&). One at a
    /// time per TITLE (a second is refused with a message); DONE as above, after jobEnded. WHENIDLE GoOn:
    /// only for what shows nothing of people and is safe to end with nobody there. PAUSING: a pause is
    /// offered.
    template <class Work, class Done>
    void startJob(const QString& title, QObject* receiver, Work work, Done done,
                  WhenIdle whenIdle = WhenIdle::Stop, Pausing pausing = Pausing::No) {
        const std::optional<JobControl> control = beginJob(title, whenIdle, pausing);
        if (!control) return;
        m_longWork.run(
            this,
            [services = m_services.get(), control = *control, work = std::move(work)]() mutable {
                services->greetDay();
                return work(*services, control);
            },
            [this, title, receiver = QPointer<QObject>(receiver),
             done = std::move(done)](auto result) mutable {
                endJob(title);
                if (receiver) done(std::move(result));
            });
    }

    /// What a page offers; the services ask again. Recognise and OpenScans need the key as well as the role.
    bool may(Right right) const;
    QString organisation() const;
    QString catalogName() const;
    CatalogId catalogId() const;
    UserId user() const;
    QString userName() const;
    FilePath folder() const;
    bool clockTurnedBack() const;
    QDate today() const;

    /// As on the recovery sheet.
    QString fingerprintOfAdministrator() const;
    /// Whether the recovery key opens as this user.
    bool isHolderOfRecoveryKey() const;
    /// The passphrase may be forgotten: the catalog was opened with the recovery key, and no new one was
    /// chosen since.
    bool needsPassphrase() const { return m_needsPassphrase; }
    void setNeedsPassphrase(bool needs) { m_needsPassphrase = needs; }

    /// Whether this computer's keyring holds what opens this catalog, as far as is remembered here.
    bool inKeyring() const { return m_inKeyring; }
    void setInKeyring(bool inKeyring);

    const Purpose& purpose() const { return m_purpose; }
    void setPurpose(const Purpose& purpose);

Q_SIGNALS:
    void purposeChanged(const bk::Purpose& purpose);
    void inKeyringChanged(bool inKeyring);
    /// The recovery key that counts was typed back.
    void recoveryKeyConfirmed();
    /// From the session, already on the window's thread.
    void changed(const bk::ChangeSet& changes);

    // Wishes, answered by the main window.
    void photoWanted(const bk::PhotoId& photo, const QList<bk::PhotoId>& neighbours);
    void personWanted(const bk::PersonId& person);
    void peopleWanted();
    void libraryWanted(const bk::PhotoFilter& filter);
    void reviewWanted(const bk::FaceFilter& filter);
    void quitclaimsWanted(const bk::QuitclaimFilter& filter);
    /// Just those with this standing today.
    void quitclaimsThatAreWanted(bk::ui::QuitclaimStanding standing);
    /// The consent forms.
    void formsWanted();
    /// The models that find and compare faces.
    void faceModelsWanted();
    /// Groups of faces without a name.
    void unknownPeopleWanted();
    /// Where photos were used, at one of them when PUBLICATION says which.
    void publicationsWanted(const bk::PublicationId& publication = {});
    /// Writing down where these were used; none: those chosen in the library.
    void recordPublicationWanted(const QList<bk::PhotoId>& photos);
    void importWanted(const QList<bk::FilePath>& paths);
    void exportWanted(const QList<bk::PhotoId>& photos);
    /// Look for faces on photos not looked at yet; null: in all collections.
    void scanWanted(const std::optional<bk::CollectionId>& collection);
    /// Leave a page that covers others (viewer, person).
    void backWanted();
    /// A sentence for the bar at the bottom; UNDO, when set, is offered beside it (Ctrl+Z).
    void message(const QString& sentence, const std::function<void()>& undo = {});
    void failed(const bk::Error& error);

    void jobProgress(const QString& title, const bk::Progress& progress);
    void jobStarted(const QString& title);
    void jobEnded(const QString& title);
    /// What is under way when a pause begins is still done.
    void jobPaused(const QString& title, bool paused);

public:
    /// Also while it is paused.
    void cancelJob(const QString& title);
    bool canPauseJob(const QString& title) const;
    void pauseJob(const QString& title, bool pause);
    bool jobRunning() const;
    /// One that goes on when nobody is at the desk.
    bool lastingJobRunning() const;

private:
    struct Job {
        std::stop_source stop;
        WhenIdle whenIdle = WhenIdle::Stop;
        std::shared_ptr<Pause> pause; ///< none: it cannot be paused
    };
    std::optional<JobControl> beginJob(const QString& title, WhenIdle whenIdle, Pausing pausing);
    void endJob(const QString& title);
    void renewClearances();

    std::shared_ptr<Services> m_services;
    Purpose m_purpose;
    bool m_inKeyring = false;
    bool m_needsPassphrase = false;
    bool m_renewing = false;
    bool m_renewalWanted = false;
    std::stop_source m_renewal;
    QHash<QString, Job> m_jobs;
    // Last, so that they end before what they work on.
    Errands m_questions;
    Errands m_longWork;
};

} // namespace bk::ui
