#pragma once

#include "core/model/PhotoFilter.h"
#include "core/services/Services.h"

#include <QObject>
#include <QPixmap>
#include <QThreadPool>
#include <QtConcurrent>

#include <functional>
#include <memory>
#include <type_traits>

namespace bk::ui {

/// One unlocked catalog as the window sees it: the services, a pool that runs every call to them, the purpose chosen in the tool
/// bar, and the wishes of one page that another shows something. Lives on the window's thread; made at unlock, destroyed
/// at lock. Pages get a reference and hold nothing of the catalog longer than it lives.
class Workspace : public QObject {
    Q_OBJECT
public:
    explicit Workspace(std::unique_ptr<Services> services, QObject* parent = nullptr);
    ~Workspace() override; ///< waits for what is running

    /// Runs WORK(Services&) on the pool and hands its result to DONE on the window's thread, unless RECEIVER is gone by then.
    /// The only way from a page to a service.
    template <class Work, class Done>
    void ask(QObject* receiver, Work work, Done done)
    {
        auto services = m_services;
        QtConcurrent::run(&m_pool, [services, work = std::move(work)]() mutable { return work(*services); })
            .then(receiver, std::move(done));
    }

    /// Long work with progress in the status bar and a cancel: WORK(Services&, const JobControl&). One at a time per TITLE; DONE as above.
    template <class Work, class Done>
    void startJob(const QString& title, QObject* receiver, Work work, Done done)
    {
        const JobControl control = beginJob(title);
        auto services = m_services;
        QtConcurrent::run(&m_jobPool, [services, control, work = std::move(work)]() mutable { return work(*services, control); })
            .then(receiver, [done = std::move(done)](auto result) mutable { done(std::move(result)); });
        watchJob(title);
    }

    QString organisation() const;
    QString catalogName() const;
    QString userName() const;
    bool clockTurnedBack() const;
    QDate today() const;

    const Purpose& purpose() const { return m_purpose; }
    void setPurpose(const Purpose& purpose);

Q_SIGNALS:
    void purposeChanged(const bk::Purpose& purpose);
    /// From the session, already on the window's thread.
    void changed(const bk::ChangeSet& changes);

    // Wishes, answered by the main window.
    void photoWanted(const bk::PhotoId& photo, const QList<bk::PhotoId>& neighbours);
    void personWanted(const bk::PersonId& person);
    void libraryWanted(const bk::PhotoFilter& filter);
    void reviewWanted(const bk::FaceFilter& filter);
    void quitclaimsWanted(const bk::QuitclaimFilter& filter);
    void importWanted(const QList<bk::FilePath>& paths);
    void exportWanted(const QList<bk::PhotoId>& photos);
    /// A sentence for the bar at the bottom; UNDO, when set, is offered beside it (Ctrl+Z).
    void message(const QString& sentence, const std::function<void()>& undo = {});
    void failed(const bk::Error& error);

    void jobProgress(const QString& title, const bk::Progress& progress);
    void jobStarted(const QString& title);
    void jobEnded(const QString& title);

public:
    void cancelJob(const QString& title);
    bool jobRunning() const;

private:
    JobControl beginJob(const QString& title);
    void watchJob(const QString& title);

    std::shared_ptr<Services> m_services;
    QThreadPool m_pool;
    QThreadPool m_jobPool;
    Purpose m_purpose;
    QHash<QString, std::stop_source> m_jobs;
};

} // namespace bk::ui
