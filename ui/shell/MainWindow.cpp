#include "ui/shell/MainWindow.h"

#include "ui/shell/DesktopNotice.h"
#include "ui/shell/FileDialogTraces.h"
#include "ui/shell/NewCatalogPage.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/SecretClipboard.h"
#include "ui/shell/Shell.h"
#include "ui/shell/SystemLock.h"
#include "ui/shell/UnfinishedScan.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDialog>
#include <QIcon>
#include <QStackedWidget>
#include <QThread>
#include <QToolTip>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr QSize usualSize(1280, 800);
constexpr QSize smallestSize(880, 560);

QString plainTitle() {
    return QStringLiteral("Beeldkluis");
}

} // namespace

MainWindow::MainWindow(const Program& program, Preferences& preferences, QWidget* parent)
    : QWidget(parent), m_program(program), m_preferences(preferences), m_stack(new QStackedWidget(this)) {
    setWindowTitle(plainTitle());
    setWindowIcon(QIcon(QStringLiteral(":/icons/beeldkluis.svg")));
    setMinimumSize(smallestSize);
    resize(usualSize);
    const QByteArray geometry = m_preferences.windowGeometry();
    if (!geometry.isEmpty()) restoreGeometry(geometry);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_door = new UnlockPage(
        m_program, m_preferences,
        [this](std::unique_ptr<Session> session, const Opening& opening) {
            open(std::move(session), opening);
        },
        this);
    m_stack->addWidget(m_door);

    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &MainWindow::idleEnded);
    // A recovery key on the screen is not left alone either.
    connect(m_door->newCatalogPage(), &NewCatalogPage::stepChanged, this, &MainWindow::restartIdle);
    qApp->installEventFilter(this);
    new FileDialogTraces(this);
}

MainWindow::~MainWindow() {
    qApp->removeEventFilter(this);
    if (m_closed) m_closed->stop();
    delete m_shell;
}

void MainWindow::open(std::unique_ptr<Session> session, const Opening& opening) {
    delete m_shell;
    m_shell = new Shell(std::move(session), m_preferences, m_program, m_stack);
    m_stack->addWidget(m_shell);
    m_stack->setCurrentWidget(m_shell);
    setWindowTitle(m_shell->workspace().catalogName());
    connect(
        m_shell, &Shell::lockWanted, this, [this] { lock(); }, Qt::QueuedConnection);
    connect(m_shell, &Shell::looksChanged, this, &MainWindow::applyLooks);
    connect(m_shell, &Shell::lockTimeChanged, this, &MainWindow::restartIdle);
    m_shell->workspace().setNeedsPassphrase(opening.withRecoveryKey);
    if (!opening.notice.isEmpty()) m_shell->tell(opening.notice);
    const std::optional<Place> place = std::exchange(m_place, std::nullopt);
    const Workspace& workspace = m_shell->workspace();
    if (place && place->catalog == workspace.catalogId() && place->user == workspace.user())
        m_shell->goTo(*place);
    else
        m_shell->go(m_shell->firstRoom());
    new UnfinishedScan(m_shell->workspace(), m_preferences, m_shell);
    restartIdle();
    Q_EMIT opened();
}

void MainWindow::follow(SystemLock& system) {
    const auto tell = [this, &system] {
        system.setOpen(m_shell != nullptr || m_locking || m_door->holdsKeys());
    };
    // Queued: what goes from one to the other is held all the time.
    connect(this, &MainWindow::opened, &system, tell, Qt::QueuedConnection);
    connect(this, &MainWindow::lockedNow, &system, tell, Qt::QueuedConnection);
    connect(m_door, &UnlockPage::holdsKeysChanged, &system, tell, Qt::QueuedConnection);
    connect(&system, &SystemLock::lockWanted, this, [this](SystemLock::Cause cause) {
        lock(cause == SystemLock::Cause::Sleep ? tr("Locked, because the computer went to sleep.")
                                               : tr("Locked, because the screen was locked."));
    });
    tell();
}

void MainWindow::tellOn(DesktopNotice& desktop) {
    connect(this, &MainWindow::opened, this, [this, receiver = QPointer<DesktopNotice>(&desktop)] {
        if (receiver && !locked()) m_shell->tellOnDesktop(*receiver);
    });
}

void MainWindow::lock(const QString& sentence) {
    lock(sentence, WhenIdle::Stop);
}

void MainWindow::stopLastingJob(const QString& sentence) {
    if (m_whenIdle == WhenIdle::Stop) return;
    m_whenIdle = WhenIdle::Stop;
    if (!sentence.isEmpty()) m_lockSentence = sentence;
    if (m_closed) m_closed->stop();
}

void MainWindow::lock(const QString& sentence, WhenIdle whenIdle) {
    if (m_locking) {
        if (whenIdle == WhenIdle::Stop) stopLastingJob(sentence);
        return;
    }
    m_idle.stop();
    setWindowTitle(plainTitle());
    SecretClipboard::instance().clear();
    if (m_shell == nullptr) {
        dismissDialogs();
        const Session* made = m_door->newCatalogPage()->session();
        if (made == nullptr) {
            locked(sentence);
            return;
        }
        const FilePath folder = made->folder();
        m_preferences.rememberCatalog(folder);
        locked(tr("Locked before the recovery key was typed back. The catalog is there: open it with the "
                  "passphrase, and make a new recovery key under Users."));
        m_door->choose(folder);
        return;
    }
    m_locking = true;
    m_place = m_shell->place();
    const bool goesOn = whenIdle == WhenIdle::GoOn && m_shell->workspace().lastingJobRunning();
    m_whenIdle = whenIdle;
    m_lockSentence = sentence;
    if (goesOn)
        m_lockSentence += QLatin1Char('\n') + tr("The change of what a user may do went on meanwhile; under "
                                                 "Users and in the log is what came of it.");
    m_door->showLocking(goesOn                              ? UnlockPage::Waits::ForChangeOfAccess
                        : m_shell->workspace().jobRunning() ? UnlockPage::Waits::ForSafePoint
                                                            : UnlockPage::Waits::ForNothing);
    m_stack->setCurrentWidget(m_door);
    dismissDialogs();
    empty();
}

void MainWindow::dismissDialogs() {
    QToolTip::hideText();
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* window : windows) {
        if (window == this || !window->isVisible()) continue;
        const Qt::WindowType type = window->windowType();
        if (type != Qt::Dialog && type != Qt::Popup && type != Qt::Sheet && type != Qt::Tool) continue;
        // One that asks inside another's answer gives way first; the export stays to tell what was done, but
        // not to be seen.
        if (auto* dialog = qobject_cast<QDialog*>(window)) dialog->reject();
        window->hide();
    }
}

void MainWindow::empty() {
    // A dialog that waits in an event loop of its own comes back to its page once more: the pages go after
    // it.
    if (QThread::currentThread()->loopLevel() > 1) {
        QTimer::singleShot(0, this, &MainWindow::empty);
        return;
    }
    const FilePath folder = m_shell->workspace().folder();
    m_closed = m_shell->surrender(m_whenIdle);
    delete std::exchange(m_shell, nullptr);
    m_closing.run(
        this, [workspace = m_closed.get()] { workspace->close(); },
        [this, folder] {
            m_closed.reset();
            m_locking = false;
            if (folder != m_program.exampleFolder) m_door->choose(folder);
            locked(m_lockSentence);
        });
}

void MainWindow::locked(const QString& sentence) {
    m_door->reset(sentence);
    Q_EMIT lockedNow();
}

void MainWindow::openExample() {
    m_door->openExample();
}

void MainWindow::chooseCatalog(const FilePath& folder) {
    m_door->choose(folder);
}

void MainWindow::applyLooks() {
    setTextScale(m_preferences.textScale());
    if (auto* application = qobject_cast<QApplication*>(qApp))
        applyTheme(*application, m_preferences.theme());
}

void MainWindow::restartIdle() {
    const bool something = m_shell != nullptr || m_door->newCatalogPage()->session() != nullptr;
    if (!something || m_locking) {
        m_idle.stop();
        return;
    }
    m_lastTouch = m_program.clock->now();
    m_idle.start(m_preferences.lockAfterMinutes() * 60 * 1000);
}

bool MainWindow::idleTooLong() const {
    return m_lastTouch.secsTo(m_program.clock->now()) >= m_preferences.lockAfterMinutes() * 60;
}

void MainWindow::idleEnded() {
    lock(tr("Locked, because nobody was at the desk."), WhenIdle::GoOn);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::Wheel:
        if (m_idle.isActive()) {
            if (idleTooLong()) {
                // The first touch after a sleep that nobody told about. Locking takes away what the event is
                // on its way to.
                m_idle.stop();
                QMetaObject::invokeMethod(this, &MainWindow::idleEnded, Qt::QueuedConnection);
                return true;
            }
            restartIdle();
        }
        break;
    default:
        break;
    }
    // Who scrolls a page with the mouse over a choice must not change the choice: a legal basis, a purpose.
    if (event->type() == QEvent::Wheel && (qobject_cast<QComboBox*>(watched) != nullptr ||
                                           qobject_cast<QAbstractSpinBox*>(watched) != nullptr)) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_preferences.setWindowGeometry(saveGeometry());
    QWidget::closeEvent(event);
}

} // namespace bk::ui
