#include "ui/today/TodayPage.h"

#include "ui/shell/Workspace.h"
#include "ui/today/TaskFiles.h"
#include "ui/today/TodayTasks.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/RingChart.h"

#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int ringCardWidth = 152;

QLabel* heading(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("role", QStringLiteral("heading"));
    return label;
}

/// All states that keep a photo with people in the catalog.
QList<ClearanceState> blockingStates() {
    QList<ClearanceState> states;
    for (int i = 0; i <= static_cast<int>(ClearanceState::NoPeople); ++i)
        if (!mayExport(static_cast<ClearanceState>(i))) states.append(static_cast<ClearanceState>(i));
    return states;
}

} // namespace

TodayPage::TodayPage(Workspace& workspace, QWidget* parent)
    : Page(parent), m_workspace(workspace), m_stack(new QStackedWidget(this)) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);

    auto* scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    setFocusProxy(scroll);
    auto* content = new QWidget(scroll);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(8);
    makeHead(layout, content);
    m_clock = new Banner(content);
    layout->addWidget(m_clock);
    layout->addSpacing(8);
    m_taskTitle = heading(tr("Waiting for you"), content);
    layout->addWidget(m_taskTitle);
    m_tasks = new TodayTasks(m_workspace, content);
    layout->addWidget(m_tasks);
    layout->addSpacing(16);
    m_ringTitle = heading(tr("Photos with people that may be used today"), content);
    layout->addWidget(m_ringTitle);
    m_rings = new QWidget(content);
    QSizePolicy growing(QSizePolicy::Expanding, QSizePolicy::Minimum);
    growing.setHeightForWidth(true);
    m_rings->setSizePolicy(growing);
    m_ringFlow = new FlowLayout(m_rings, 16);
    layout->addWidget(m_rings);
    layout->addStretch(1);
    m_stack->addWidget(scroll);

    m_welcome =
        new EmptyState(QStringLiteral("folder-pictures"), tr("Welcome to Beeldkluis"),
                       tr("Import your first photos; then Beeldkluis finds the faces, you name the people "
                          "and attach their quitclaims, and every photo tells whether it may be used."),
                       m_stack);
    if (m_workspace.may(Right::ImportPhotos)) m_welcome->setAction(tr("Import photos…"));
    m_stack->addWidget(m_welcome);
    connect(m_welcome, &EmptyState::triggered, this, [this] { Q_EMIT m_workspace.importWanted({}); });
    connect(&m_workspace, &Workspace::changed, this, [this] {
        m_outdated = true;
        if (isVisible()) load();
    });
}

void TodayPage::makeHead(QVBoxLayout* layout, QWidget* parent) {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    m_date = new QLabel(parent);
    m_date->setProperty("role", QStringLiteral("title"));
    head->addWidget(m_date);
    head->addStretch(1);
    m_putOff = new QPushButton(themedIcon(QStringLiteral("player-time")), {}, parent);
    m_putOff->setCheckable(true);
    m_putOff->setProperty("role", QStringLiteral("chip"));
    m_putOff->hide();
    head->addWidget(m_putOff);
    connect(m_putOff, &QPushButton::toggled, this, [this](bool shown) { m_tasks->setPutOffShown(shown); });

    m_calendar = new QPushButton(themedIcon(QStringLiteral("view-calendar-month")), tr("Calendar"), parent);
    m_calendar->setProperty("hasMenu", true);
    auto* calendar = new QMenu(m_calendar);
    const auto save = [this](TaskFile kind, bool withNames) {
        return [this, kind, withNames] { saveTasks(m_workspace, kind, withNames, this); };
    };
    calendar->addAction(tr("Without names (.ics)…"), this, save(TaskFile::Calendar, false));
    calendar->addAction(tr("With names (.ics)…"), this, save(TaskFile::Calendar, true));
    m_calendar->setMenu(calendar);
    head->addWidget(m_calendar);
    m_list = new QPushButton(themedIcon(QStringLiteral("document-save")), tr("List"), parent);
    m_list->setProperty("hasMenu", true);
    auto* list = new QMenu(m_list);
    list->addAction(tr("To print (PDF, with names)…"), this, save(TaskFile::Pages, true));
    list->addAction(tr("For a spreadsheet (CSV, with names)…"), this, save(TaskFile::Spreadsheet, true));
    list->addAction(tr("For a spreadsheet (CSV, without names)…"), this, save(TaskFile::Spreadsheet, false));
    m_list->setMenu(list);
    head->addWidget(m_list);
    layout->addLayout(head);
}

void TodayPage::activate() {
    // A program may stay open over midnight.
    if (m_unseen) showFacts(*std::exchange(m_unseen, std::nullopt));
    if (m_outdated || m_shown != m_workspace.today())
        load();
    else if (!m_asking)
        Q_EMIT ready();
}

void TodayPage::load() {
    if (m_asking) return;
    m_asking = true;
    m_outdated = false;
    m_workspace.ask(
        this,
        [](Services& services) -> Result<Facts> {
            Facts facts;
            const Session& session = *services.session;
            // What the user may not see is left out; that is no failure of the page.
            if (session.may(Right::SeeTasks)) {
                BK_ASSIGN(facts.tasks, services.tasks.tasks(true));
            }
            if (session.may(Right::SeeReports)) {
                BK_ASSIGN(facts.coverage, services.clearance.coverage());
            }
            if (session.may(Right::SeePhotos)) {
                BK_ASSIGN(facts.photos, services.photos.count(PhotoFilter()));
            }
            return facts;
        },
        [this](Result<Facts> facts) {
            m_asking = false;
            m_unseen.reset();
            if (facts && !isVisible())
                m_unseen = *facts;
            else if (facts)
                showFacts(*facts);
            else
                Q_EMIT m_workspace.failed(facts.error());
            if (m_outdated && isVisible())
                load();
            else
                Q_EMIT ready();
        });
}

void TodayPage::showFacts(const Facts& facts) {
    m_shown = m_workspace.today();
    m_date->setText(QLocale().toString(m_shown, QStringLiteral("dddd d MMMM")));
    if (m_workspace.clockTurnedBack())
        m_clock->say(
            Tone::Attention,
            tr("The computer's clock was turned back. Beeldkluis goes on counting from %1, the latest day "
               "this catalog has seen; please set the clock right.")
                .arg(shortDate(m_shown)));
    else
        m_clock->clear();
    const bool sees = m_workspace.may(Right::SeePhotos);
    const bool empty = sees && facts.photos == 0 && facts.tasks.isEmpty();
    m_stack->setCurrentIndex(empty ? 1 : 0);
    m_ringTitle->setVisible(!facts.coverage.isEmpty());
    showTasks(facts.tasks);
    addRings(facts.coverage);
}

void TodayPage::showTasks(const QList<Task>& tasks) {
    const bool sees = m_workspace.may(Right::SeeTasks);
    m_tasks->setTasks(tasks);
    m_taskTitle->setVisible(sees);
    m_tasks->setVisible(sees);
    m_calendar->setVisible(sees && m_tasks->waiting() > 0);
    m_list->setVisible(sees && m_tasks->waiting() > 0);
    m_putOff->setText(tr("Put off (%1)").arg(QLocale().toString(m_tasks->putOff())));
    m_putOff->setVisible(m_tasks->putOff() > 0);
    if (m_tasks->putOff() == 0) m_putOff->setChecked(false);
    Q_EMIT statusChanged(!sees ? QString()
                         : m_tasks->waiting() == 0
                             ? tr("Nothing needs you today")
                             : tr("%n thing(s) wait for you", nullptr, m_tasks->waiting()));
}

void TodayPage::addRings(const QList<Coverage>& coverage) {
    m_ringFlow->clear();
    for (const Coverage& purpose : coverage) {
        if (purpose.purpose.isRecognition()) continue;
        int attention = 0;
        int blocked = 0;
        for (auto state = purpose.blocked.cbegin(); state != purpose.blocked.cend(); ++state)
            (toneOf(state.key()) == Tone::Blocked ? blocked : attention) += state.value();
        auto* card = new Card(m_rings);
        card->body()->setSpacing(4);
        card->body()->setContentsMargins(12, 12, 12, 12);
        card->setFixedWidth(scaled(ringCardWidth));
        const QString name = purposeName(purpose.purpose);
        const QString words =
            tr("%1 of %2 cleared")
                .arg(QLocale().toString(purpose.cleared), QLocale().toString(purpose.photosWithPeople));
        auto* ring = new RingChart(card);
        ring->setParts(
            {{Tone::Cleared, purpose.cleared}, {Tone::Attention, attention}, {Tone::Blocked, blocked}},
            tr("%1: %2, %3 need attention, %4 blocked").arg(name, words).arg(attention).arg(blocked));
        card->body()->addWidget(ring, 0, Qt::AlignHCenter);
        auto* title = heading(name, card);
        title->setAlignment(Qt::AlignCenter);
        title->setWordWrap(true);
        card->body()->addWidget(title);
        auto* caption = new QLabel(words, card);
        caption->setProperty("role", QStringLiteral("caption"));
        caption->setAlignment(Qt::AlignCenter);
        caption->setWordWrap(true);
        card->body()->addWidget(caption);
        m_ringFlow->addWidget(card);
        if (!m_workspace.may(Right::SeePhotos)) continue;
        card->setClickable(tr("%1: show the photos that may not be used").arg(name));
        connect(card, &Card::clicked, this, [this, key = purpose.purpose] {
            m_workspace.setPurpose(key);
            PhotoFilter filter;
            filter.purpose = key;
            filter.states = blockingStates();
            Q_EMIT m_workspace.libraryWanted(filter);
        });
    }
    m_rings->updateGeometry();
}

} // namespace bk::ui
