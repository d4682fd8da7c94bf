#include "ui/shell/MainWindow.h"

#include "ui/shell/FileDialogTraces.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/Shell.h"
#include "ui/shell/UnlockPage.h"
#include "ui/shell/Workspace.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QIcon>
#include <QStackedWidget>
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
        m_program, m_preferences, [this](std::unique_ptr<Session> session) { open(std::move(session)); },
        this);
    m_stack->addWidget(m_door);

    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (m_shell == nullptr) return;
        // Locking would cut an import short; it locks when the work is done.
        if (m_shell->workspace().jobRunning())
            restartIdle();
        else
            lock(tr("Locked, because nobody was at the desk."));
    });
    qApp->installEventFilter(this);
    new FileDialogTraces(this);
}

MainWindow::~MainWindow() {
    qApp->removeEventFilter(this);
    delete m_shell;
}

void MainWindow::open(std::unique_ptr<Session> session) {
    delete m_shell;
    m_shell = new Shell(std::move(session), m_preferences, m_program, m_stack);
    m_stack->addWidget(m_shell);
    m_stack->setCurrentWidget(m_shell);
    setWindowTitle(m_shell->workspace().catalogName());
    connect(
        m_shell, &Shell::lockWanted, this, [this] { lock(); }, Qt::QueuedConnection);
    connect(m_shell, &Shell::looksChanged, this, &MainWindow::applyLooks);
    connect(m_shell, &Shell::lockTimeChanged, this, &MainWindow::restartIdle);
    m_shell->go(Shell::Room::Today);
    restartIdle();
    Q_EMIT opened();
}

void MainWindow::lock(const QString& sentence) {
    m_idle.stop();
    setWindowTitle(plainTitle());
    if (m_shell != nullptr) {
        const FilePath folder = m_shell->workspace().folder();
        m_stack->setCurrentWidget(m_door);
        delete std::exchange(m_shell, nullptr);
        if (folder != m_program.exampleFolder) m_door->choose(folder);
    }
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
    const int minutes = m_preferences.lockAfterMinutes();
    if (m_shell == nullptr || minutes == 0)
        m_idle.stop();
    else
        m_idle.start(minutes * 60 * 1000);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
        if (m_idle.isActive()) restartIdle();
        break;
    case QEvent::Wheel:
        if (m_idle.isActive()) restartIdle();
        // Who scrolls a page with the mouse over a choice must not change the choice: a legal basis, a
        // purpose.
        if (qobject_cast<QComboBox*>(watched) != nullptr ||
            qobject_cast<QAbstractSpinBox*>(watched) != nullptr) {
            event->ignore();
            return true;
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_preferences.setWindowGeometry(saveGeometry());
    QWidget::closeEvent(event);
}

} // namespace bk::ui
