#include "ui/shell/Workspace.h"

#include "core/base/Pause.h"
#include "core/services/KeyFacts.h"

#include <algorithm>

namespace bk::ui {

Workspace::Workspace(std::unique_ptr<Services> services, QObject* parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_purpose(Purpose::tryFrom(QStringLiteral("website")).value_or(Purpose()))
    // Reads overlap with one another and with the disk. In a large catalog what is to be done today and the
    // list of persons each take a core for a while: what is quick must not wait for them.
    , m_questions(3)
    , m_longWork(3) {
    connect(&m_services->session->changes(), &ChangeNotifier::changed, this, &Workspace::changed);
    connect(this, &Workspace::changed, this, [this](const ChangeSet& changes) {
        if (changes.kinds.testFlag(ChangeKind::Clearance)) renewClearances();
    });
}

Workspace::~Workspace() {
    stop();
}

void Workspace::stop(WhenIdle whenIdle) {
    for (Job& job : m_jobs)
        if (whenIdle == WhenIdle::Stop || job.whenIdle == WhenIdle::Stop) job.stop.request_stop();
    m_renewal.request_stop();
    m_questions.end();
    // What goes on may wait its turn behind others, which end at once now: it must not be dropped with them.
    if (whenIdle == WhenIdle::Stop || !lastingJobRunning()) m_longWork.end();
}

void Workspace::close() {
    m_questions.wait();
    m_longWork.wait();
    m_services.reset();
}

bool Workspace::may(Right right) const {
    return m_services->session->may(right);
}

CatalogId Workspace::catalogId() const {
    return catalogOf(*m_services->session);
}

UserId Workspace::user() const {
    return m_services->session->user();
}

QString Workspace::fingerprintOfAdministrator() const {
    return administratorFingerprint(*m_services->session);
}

bool Workspace::isHolderOfRecoveryKey() const {
    return holdsRecoveryKey(*m_services->session);
}

void Workspace::setInKeyring(bool inKeyring) {
    if (inKeyring == m_inKeyring) return;
    m_inKeyring = inKeyring;
    Q_EMIT inKeyringChanged(inKeyring);
}

QString Workspace::organisation() const {
    return m_services->session->organisation();
}

QString Workspace::catalogName() const {
    const QString file = folder().fileNameDisplay();
    const QLatin1String ending(".beeldkluis");
    return file.endsWith(ending) ? file.chopped(ending.size()) : file;
}

QString Workspace::userName() const {
    return m_services->session->userName();
}

FilePath Workspace::folder() const {
    return m_services->session->folder();
}

bool Workspace::clockTurnedBack() const {
    return m_services->session->clockTurnedBack();
}

QDate Workspace::today() const {
    return m_services->session->today();
}

void Workspace::setPurpose(const Purpose& purpose) {
    if (purpose == m_purpose || purpose.isNull()) return;
    m_purpose = purpose;
    Q_EMIT purposeChanged(m_purpose);
}

std::optional<JobControl> Workspace::beginJob(const QString& title, WhenIdle whenIdle, Pausing pausing) {
    if (m_jobs.contains(title)) {
        Q_EMIT message(tr("“%1” is running already; wait for it or cancel it first.").arg(title));
        return std::nullopt;
    }
    std::stop_source source;
    const auto pause = pausing == Pausing::Yes ? std::make_shared<Pause>() : nullptr;
    m_jobs.insert(title, {source, whenIdle, pause});
    Q_EMIT jobStarted(title);
    const auto report = [this, title](const Progress& progress) {
        QMetaObject::invokeMethod(
            this, [this, title, progress] { Q_EMIT jobProgress(title, progress); }, Qt::QueuedConnection);
    };
    return JobControl{report, source.get_token(), pause};
}

/// What a change of very many photos left to be computed is begun at once, so that little is left to whoever
/// asks first. Trouble with it shows there.
void Workspace::renewClearances() {
    m_renewalWanted = true;
    if (m_renewing) return;
    m_renewing = true;
    m_renewalWanted = false;
    m_longWork.run(
        this,
        [services = m_services.get(), stop = m_renewal.get_token()] {
            return services->clearance.settle(JobControl{{}, stop});
        },
        [this](const Status&) {
            m_renewing = false;
            if (m_renewalWanted) renewClearances();
        },
        -1);
}

void Workspace::endJob(const QString& title) {
    m_jobs.remove(title);
    Q_EMIT jobEnded(title);
}

void Workspace::cancelJob(const QString& title) {
    const auto job = m_jobs.find(title);
    if (job != m_jobs.end()) job->stop.request_stop();
}

bool Workspace::canPauseJob(const QString& title) const {
    const auto job = m_jobs.constFind(title);
    return job != m_jobs.constEnd() && job->pause;
}

void Workspace::pauseJob(const QString& title, bool pause) {
    if (!canPauseJob(title) || m_jobs[title].pause->isOn() == pause) return;
    if (pause)
        m_jobs[title].pause->begin();
    else
        m_jobs[title].pause->end();
    Q_EMIT jobPaused(title, pause);
}

bool Workspace::jobRunning() const {
    return !m_jobs.isEmpty();
}

bool Workspace::lastingJobRunning() const {
    return std::any_of(m_jobs.begin(), m_jobs.end(),
                       [](const Job& job) { return job.whenIdle == WhenIdle::GoOn; });
}

} // namespace bk::ui
