#pragma once

#include "core/base/Progress.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace bk::ui {

class ElidedLabel;

/// At the bottom: counts of the page, the last sentence with its undo, and the long work that goes on with
/// count, rate, remaining time, a pause for what can rest, and a cancel that keeps what is done.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void setCounts(const QString& words);
    /// UNDO, when set, stays on offer until the next sentence or undo().
    void say(const QString& sentence, const std::function<void()>& undo);
    bool undo(); ///< false when there is nothing to take back
    QString sentence() const;

    void jobStarted(const QString& title, bool canPause);
    void jobPaused(const QString& title, bool paused);
    void jobProgress(const QString& title, const Progress& progress);
    void jobEnded(const QString& title);
    QString jobWords() const;
    QToolButton* pauseButton() const { return m_jobPause; }

Q_SIGNALS:
    void cancelWanted(const QString& title);
    void pauseWanted(const QString& title, bool pause);

private:
    struct Job {
        QString title;
        bool canPause = false;
        bool paused = false;
        Progress progress;
    };
    void showJob();

    ElidedLabel* m_counts = nullptr;
    ElidedLabel* m_sentence = nullptr;
    QPushButton* m_undo = nullptr;
    QWidget* m_job = nullptr;
    ElidedLabel* m_jobWords = nullptr;
    QProgressBar* m_jobBar = nullptr;
    QToolButton* m_jobPause = nullptr;
    QToolButton* m_jobCancel = nullptr;
    std::function<void()> m_takeBack;
    QTimer m_fade;
    QList<Job> m_jobs;
};

} // namespace bk::ui
