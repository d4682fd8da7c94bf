#pragma once

#include "tests/bench/window/TurnMeter.h"
#include "ui/shell/Shell.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace bk::ui {
class MainWindow;
class Preferences;
} // namespace bk::ui

namespace bk::bench {

/// The program's window, used the way a person would: keys, wheel and mouse as events, and waiting for what
/// is seen. Every act is a row of the table.
class WindowDriver {
public:
    explicit WindowDriver(TurnMeter& meter);
    ~WindowDriver();

    /// Shows SESSION in the window, at the page where work begins.
    void open(std::unique_ptr<Session> session);
    /// The window goes, and the catalog with it.
    void close();

    ui::MainWindow& window() { return *m_window; }
    ui::Shell& shell() { return *currentShell(); }

    /// Measures WORK as ACT and adds it to the table.
    void act(const QString& name, const std::function<void()>& work);
    /// Goes to ROOM and waits until it is ready to be looked at.
    void visit(ui::Shell::Room room);

    // Used inside an act.

    /// Does WORK as an event of the window's thread.
    void post(const std::function<void()>& work);
    void spin(int milliseconds);
    /// Until REACHED, or a minute; whether it was.
    bool spinUntil(const std::function<bool()>& reached);
    /// Until PAGE says that it can be looked at, begun by WORK.
    void untilReady(ui::Page* page, const std::function<void()>& work);
    void wheel(QWidget* widget, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void key(QWidget* widget, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
             const QString& text = {});
    void press(QWidget* widget, const QPoint& at, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void moveTo(QWidget* widget, const QPoint& at, bool pressed);
    void release(QWidget* widget, const QPoint& at, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    const QList<Turns>& table() const { return m_table; }

private:
    ui::Shell* currentShell();

    TurnMeter& m_meter;
    QTemporaryDir m_folder; ///< its settings
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::MainWindow> m_window;
    QList<Turns> m_table;
};

} // namespace bk::bench
