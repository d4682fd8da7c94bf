#include "tests/bench/window/WindowDriver.h"

#include "core/base/Clock.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Page.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/Program.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QThread>
#include <QWheelEvent>

#include <cstdio>

namespace bk::bench {
namespace {

constexpr int patience = 60'000; // milliseconds
constexpr QSize usualSize(1600, 1000);

} // namespace

WindowDriver::WindowDriver(TurnMeter& meter)
    : m_meter(meter)
    , m_preferences(std::make_unique<ui::Preferences>(m_folder.filePath(QStringLiteral("settings.ini")))) {
    m_preferences->setLockAfterMinutes(ui::Preferences::longestLockMinutes);
    ui::Program program;
    program.clock = std::make_shared<SystemClock>();
    program.catalogs = std::make_shared<CatalogService>(program.clock, std::make_shared<RandomIdSource>());
    program.cost = KdfCost::floor();
    m_window = std::make_unique<ui::MainWindow>(program, *m_preferences);
    m_window->resize(usualSize);
    m_window->show();
    spin(200);
    m_window->activateWindow();
    spin(200);
    std::fputs(Turns::head().constData(), stdout);
}

WindowDriver::~WindowDriver() = default;

ui::Shell* WindowDriver::currentShell() {
    return m_window->shell();
}

void WindowDriver::open(std::unique_ptr<Session> session) {
    const auto kept = std::make_shared<std::unique_ptr<Session>>(std::move(session));
    post([this, kept] { m_window->open(std::move(*kept)); });
}

void WindowDriver::close() {
    m_window.reset();
}

void WindowDriver::act(const QString& name, const std::function<void()>& work) {
    m_meter.begin(name);
    work();
    m_table << m_meter.end();
    std::fputs(m_table.last().row().constData(), stdout);
    std::fflush(stdout);
}

void WindowDriver::post(const std::function<void()>& work) {
    bool done = false;
    QMetaObject::invokeMethod(
        m_window.get(),
        [&] {
            work();
            done = true;
        },
        Qt::QueuedConnection);
    spinUntil([&] { return done; });
}

void WindowDriver::spin(int milliseconds) {
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds) {
        QCoreApplication::processEvents();
        QThread::usleep(500);
    }
}

bool WindowDriver::spinUntil(const std::function<bool()>& reached) {
    QElapsedTimer timer;
    timer.start();
    while (!reached() && timer.elapsed() < patience) {
        QCoreApplication::processEvents();
        if (!reached()) QThread::usleep(200);
    }
    return reached();
}

void WindowDriver::untilReady(ui::Page* page, const std::function<void()>& work) {
    bool ready = false;
    const auto connection = QObject::connect(page, &ui::Page::ready, page, [&] { ready = true; });
    post(work);
    if (!spinUntil([&] { return ready; })) std::fputs("(was not ready within a minute)\n", stderr);
    QObject::disconnect(connection);
}

void WindowDriver::visit(ui::Shell::Room room) {
    // The page is made in its own turn, as the first visit does.
    ui::Page* page = nullptr;
    post([&] { page = shell().page(room); });
    untilReady(page, [this, room] { shell().go(room); });
}

void WindowDriver::wheel(QWidget* widget, int notches, Qt::KeyboardModifiers modifiers) {
    const QPoint centre = widget->rect().center();
    QCoreApplication::postEvent(widget,
                                new QWheelEvent(centre, widget->mapToGlobal(centre), {}, {0, 120 * notches},
                                                Qt::NoButton, modifiers, Qt::NoScrollPhase, false));
    QCoreApplication::processEvents();
}

void WindowDriver::key(QWidget* widget, int key, Qt::KeyboardModifiers modifiers, const QString& text) {
    QCoreApplication::postEvent(widget, new QKeyEvent(QEvent::KeyPress, key, modifiers, text));
    QCoreApplication::postEvent(widget, new QKeyEvent(QEvent::KeyRelease, key, modifiers, text));
    QCoreApplication::processEvents();
}

void WindowDriver::press(QWidget* widget, const QPoint& at, Qt::KeyboardModifiers modifiers) {
    QCoreApplication::postEvent(widget, new QMouseEvent(QEvent::MouseButtonPress, at, widget->mapToGlobal(at),
                                                        Qt::LeftButton, Qt::LeftButton, modifiers));
    QCoreApplication::processEvents();
}

void WindowDriver::moveTo(QWidget* widget, const QPoint& at, bool pressed) {
    QCoreApplication::postEvent(widget,
                                new QMouseEvent(QEvent::MouseMove, at, widget->mapToGlobal(at), Qt::NoButton,
                                                pressed ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier));
    QCoreApplication::processEvents();
}

void WindowDriver::release(QWidget* widget, const QPoint& at, Qt::KeyboardModifiers modifiers) {
    QCoreApplication::postEvent(widget,
                                new QMouseEvent(QEvent::MouseButtonRelease, at, widget->mapToGlobal(at),
                                                Qt::LeftButton, Qt::NoButton, modifiers));
    QCoreApplication::processEvents();
}

} // namespace bk::bench
