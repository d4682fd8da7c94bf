#include "ui/shell/StatusStrip.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace bk::ui {
namespace {

constexpr int sentenceMilliseconds = 12000;
constexpr int barUnits = 1000;

QString remaining(qint64 seconds) {
    if (seconds < 60) return StatusStrip::tr("%n second(s) left", nullptr, static_cast<int>(seconds));
    if (seconds < 3600)
        return StatusStrip::tr("%n minute(s) left", nullptr, static_cast<int>((seconds + 59) / 60));
    return StatusStrip::tr("%n hour(s) left", nullptr, static_cast<int>((seconds + 3599) / 3600));
}

QString wordsFor(const QString& title, const Progress& progress, bool paused) {
    const QLocale locale;
    QStringList words;
    if (paused) words << StatusStrip::tr("paused");
    if (progress.total > 0)
        words << StatusStrip::tr("%1 of %2")
                     .arg(locale.toString(progress.done), locale.toString(progress.total));
    else if (progress.done > 0)
        words << locale.toString(progress.done);
    if (progress.perSecond > 0 && !paused)
        words << StatusStrip::tr("%1 per second")
                     .arg(locale.toString(progress.perSecond, 'f', progress.perSecond < 10 ? 1 : 0));
    if (progress.remainingSeconds && progress.total > 0 && !paused)
        words << remaining(*progress.remainingSeconds);
    return words.isEmpty() ? title : StatusStrip::tr("%1: %2").arg(title, words.join(QStringLiteral(", ")));
}

} // namespace

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent)
    , m_counts(new ElidedLabel({}, this))
    , m_sentence(new ElidedLabel({}, this))
    , m_undo(new QPushButton(tr("Undo"), this))
    , m_job(new QWidget(this)) {
    setObjectName(QStringLiteral("statusStrip"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 16, 4);
    layout->setSpacing(16);
    m_counts->setProperty("role", QStringLiteral("muted"));
    m_counts->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_counts->hide();
    layout->addWidget(m_counts);
    layout->addWidget(m_sentence, 1);
    m_undo->setProperty("role", QStringLiteral("link"));
    m_undo->setToolTip(tr("Take it back (Ctrl+Z)"));
    m_undo->hide();
    layout->addWidget(m_undo);

    auto* job = new QHBoxLayout(m_job);
    job->setContentsMargins(0, 0, 0, 0);
    job->setSpacing(8);
    m_jobWords = new ElidedLabel({}, m_job);
    m_jobWords->setAlignment(Qt::AlignRight);
    m_jobBar = new QProgressBar(m_job);
    m_jobBar->setTextVisible(false);
    m_jobBar->setFixedWidth(scaled(120));
    m_jobPause = new QToolButton(m_job);
    m_jobCancel = new QToolButton(m_job);
    m_jobCancel->setIcon(themedIcon(QStringLiteral("dialog-cancel")));
    m_jobCancel->setToolTip(tr("Cancel; what is done is kept"));
    m_jobCancel->setAccessibleName(tr("Cancel the running work"));
    job->addWidget(m_jobWords, 1);
    job->addWidget(m_jobBar);
    job->addWidget(m_jobPause);
    job->addWidget(m_jobCancel);
    m_job->hide();
    layout->addWidget(m_job, 2);
    setMinimumHeight(scaled(36));

    m_fade.setSingleShot(true);
    m_fade.setInterval(sentenceMilliseconds);
    connect(&m_fade, &QTimer::timeout, this, [this] { m_sentence->setText({}); });
    connect(m_undo, &QPushButton::clicked, this, &StatusStrip::undo);
    connect(m_jobCancel, &QToolButton::clicked, this, [this] {
        if (m_jobs.isEmpty()) return;
        m_jobCancel->setEnabled(false);
        Q_EMIT cancelWanted(m_jobs.first().title);
    });
    connect(m_jobPause, &QToolButton::clicked, this, [this] {
        if (!m_jobs.isEmpty()) Q_EMIT pauseWanted(m_jobs.first().title, !m_jobs.first().paused);
    });
}

void StatusStrip::setCounts(const QString& words) {
    m_counts->setText(words);
    m_counts->setVisible(!words.isEmpty());
}

void StatusStrip::say(const QString& sentence, const std::function<void()>& undo) {
    m_sentence->setText(sentence);
    m_takeBack = undo;
    m_undo->setVisible(static_cast<bool>(undo));
    if (undo)
        m_fade.stop();
    else
        m_fade.start();
}

bool StatusStrip::undo() {
    if (!m_takeBack) return false;
    const auto takeBack = std::exchange(m_takeBack, {});
    m_undo->hide();
    m_sentence->setText({});
    takeBack();
    return true;
}

QString StatusStrip::sentence() const {
    return m_sentence->text();
}

void StatusStrip::jobStarted(const QString& title, bool canPause) {
    m_jobs.append({title, canPause, false, {}});
    m_jobCancel->setEnabled(true);
    showJob();
}

void StatusStrip::jobPaused(const QString& title, bool paused) {
    for (Job& job : m_jobs)
        if (job.title == title) job.paused = paused;
    showJob();
}

void StatusStrip::jobProgress(const QString& title, const Progress& progress) {
    for (Job& job : m_jobs)
        if (job.title == title) job.progress = progress;
    showJob();
}

void StatusStrip::jobEnded(const QString& title) {
    m_jobs.removeIf([&](const Job& job) { return job.title == title; });
    m_jobCancel->setEnabled(true);
    showJob();
}

QString StatusStrip::jobWords() const {
    return m_job->isHidden() ? QString() : m_jobWords->text();
}

void StatusStrip::showJob() {
    m_job->setVisible(!m_jobs.isEmpty());
    if (m_jobs.isEmpty()) return;
    const Job& job = m_jobs.first();
    const Progress& progress = job.progress;
    QString words = wordsFor(job.title, progress, job.paused);
    if (m_jobs.size() > 1) words += tr(" (and %n more)", nullptr, static_cast<int>(m_jobs.size()) - 1);
    m_jobWords->setText(words);
    m_jobBar->setRange(0, progress.total > 0 ? barUnits : 0);
    if (progress.total > 0) m_jobBar->setValue(static_cast<int>(progress.done * barUnits / progress.total));
    m_jobBar->setAccessibleName(words);
    m_jobPause->setVisible(job.canPause);
    m_jobPause->setIcon(themedIcon(job.paused ? QStringLiteral("media-playback-start")
                                              : QStringLiteral("media-playback-pause")));
    m_jobPause->setToolTip(job.paused ? tr("Go on") : tr("Pause; it goes on where it was"));
    m_jobPause->setAccessibleName(job.paused ? tr("Go on with the paused work")
                                             : tr("Pause the running work"));
}

} // namespace bk::ui
