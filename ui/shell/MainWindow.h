#pragma once

#include "core/services/Session.h"
#include "ui/shell/Program.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace bk::ui {

class Preferences;
class Shell;
class UnlockPage;

/// The window: locked, with the door; or unlocked, with a shell. Locks itself when nobody has touched keys or
/// mouse for the time set in Settings and no long work is going on. Its title is the catalog's name and
/// nothing else.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    MainWindow(const Program& program, Preferences& preferences, QWidget* parent = nullptr);
    ~MainWindow() override;

    void open(std::unique_ptr<Session> session);
    void lock(const QString& sentence = {});
    void openExample();
    void chooseCatalog(const FilePath& folder);

    Shell* shell() const { return m_shell; }
    UnlockPage& unlockPage() { return *m_door; }
    bool locked() const { return m_shell == nullptr; }
    QTimer& idleTimer() { return m_idle; }

Q_SIGNALS:
    void opened();
    void lockedNow();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void applyLooks();
    void restartIdle();

    Program m_program;
    Preferences& m_preferences;
    QStackedWidget* m_stack = nullptr;
    UnlockPage* m_door = nullptr;
    Shell* m_shell = nullptr;
    QTimer m_idle;
};

} // namespace bk::ui
