#pragma once

#include "core/services/Session.h"
#include "ui/shell/Errands.h"
#include "ui/shell/Opening.h"
#include "ui/shell/Place.h"
#include "ui/shell/Program.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

#include <optional>

class QStackedWidget;

namespace bk::ui {

class DesktopNotice;
class Preferences;
class Shell;
class SystemLock;
class UnlockPage;
class Workspace;
enum class WhenIdle;

/// The window: locked, with the door; or unlocked, with a shell. Locks itself when nobody has touched keys or
/// mouse for the time set in Settings, also when work goes on: that stops at a safe point, what is done is
/// kept and the next run goes on. Only a change of access goes on to its end then, which is at the disk and
/// would otherwise never come about where it takes longer than that time. The same user finds the same page
/// again. Its title is the catalog's name and nothing else.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    MainWindow(const Program& program, Preferences& preferences, QWidget* parent = nullptr);
    ~MainWindow() override;

    void open(std::unique_ptr<Session> session, const Opening& opening = {});
    /// Empties the window at once. Keys are wiped and the catalog is closed once what is running has come to
    /// a safe point; lockedNow() tells. SENTENCE says why. Stops also what an idle lock left to go on.
    void lock(const QString& sentence = {});
    /// Locks when SYSTEM says so, and tells it when sleep need not wait any more.
    void follow(SystemLock& system);
    /// Tells there what is urgent, whenever a catalog is opened and on each new day.
    void tellOn(DesktopNotice& desktop);
    void openExample();
    void chooseCatalog(const FilePath& folder);

    Shell* shell() const { return m_shell; }
    UnlockPage& unlockPage() { return *m_door; }
    bool locked() const { return m_shell == nullptr || m_locking; }
    /// What was open is being closed.
    bool locking() const { return m_locking; }
    QTimer& idleTimer() { return m_idle; }

Q_SIGNALS:
    void opened();
    /// The catalog is closed and its keys are wiped.
    void lockedNow();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void applyLooks();
    void restartIdle();
    bool idleTooLong() const;
    void idleEnded();
    void lock(const QString& sentence, WhenIdle whenIdle);
    void stopLastingJob(const QString& sentence);
    void dismissDialogs();
    void empty();
    void locked(const QString& sentence);

    Program m_program;
    Preferences& m_preferences;
    QStackedWidget* m_stack = nullptr;
    UnlockPage* m_door = nullptr;
    Shell* m_shell = nullptr;
    QTimer m_idle;
    QDateTime m_lastTouch; ///< timers stand still while the computer sleeps
    bool m_locking = false;
    QString m_lockSentence;
    WhenIdle m_whenIdle{};        ///< of the lock under way
    std::optional<Place> m_place; ///< where the last user was
    std::unique_ptr<Workspace> m_closed;
    Errands m_closing{1}; ///< ends before what it closes
};

} // namespace bk::ui
