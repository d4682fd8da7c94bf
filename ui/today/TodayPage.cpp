#include "ui/today/TodayPage.h"

#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/shell/Workspace.h"
#include "ui/today/TaskCard.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/RingChart.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int soonDays = 30;
constexpr int ringCardWidth = 152;
constexpr int twoColumnsFrom = 720; // pixels at normal text size

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
    m_date = new QLabel(content);
    m_date->setProperty("role", QStringLiteral("title"));
    layout->addWidget(m_date);
    m_clock = new Banner(content);
    layout->addWidget(m_clock);
    layout->addSpacing(8);
    m_taskTitle = heading(tr("Waiting for you"), content);
    layout->addWidget(m_taskTitle);
    m_taskArea = new QWidget(content);
    m_tasks = new QGridLayout(m_taskArea);
    m_tasks->setContentsMargins(0, 0, 0, 0);
    m_tasks->setSpacing(16);
    m_tasks->setColumnStretch(0, 1);
    m_tasks->setColumnStretch(1, 1);
    layout->addWidget(m_taskArea);
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

void TodayPage::activate() {
    if (m_outdated)
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
                BK_ASSIGN(facts.tasks, services.tasks.tasks());
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
            if (facts)
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
    m_date->setText(QLocale().toString(m_workspace.today(), QStringLiteral("dddd d MMMM")));
    if (m_workspace.clockTurnedBack())
        m_clock->say(
            Tone::Attention,
            tr("The computer's clock was turned back. Beeldkluis goes on counting from %1, the latest day "
               "this catalog has seen; please set the clock right.")
                .arg(shortDate(m_workspace.today())));
    else
        m_clock->clear();
    const bool sees = m_workspace.may(Right::SeePhotos);
    const bool empty = sees && facts.photos == 0 && facts.tasks.isEmpty();
    m_stack->setCurrentIndex(empty ? 1 : 0);
    const bool tasks = m_workspace.may(Right::SeeTasks);
    m_taskTitle->setVisible(tasks);
    m_taskArea->setVisible(tasks);
    m_ringTitle->setVisible(!facts.coverage.isEmpty());
    Q_EMIT statusChanged(!tasks ? QString()
                         : facts.tasks.isEmpty()
                             ? tr("Nothing waits for you")
                             : tr("%n thing(s) wait for you", nullptr, static_cast<int>(facts.tasks.size())));
    addTasks(facts.tasks);
    addRings(facts.coverage);
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

void TodayPage::addTaskCard(const QString& iconName, int tone, const QString& title, const QString& caption,
                            const QList<Task>& tasks, const std::function<void()>& open) {
    auto* card = new TaskCard(iconName, static_cast<Tone>(tone), title, caption, tasks, m_taskArea);
    connect(card, &Card::clicked, this, open);
    connect(card, &TaskCard::personClicked, &m_workspace, &Workspace::personWanted);
    m_taskCards.append(card);
}

void TodayPage::placeTaskCards() {
    m_columns = width() >= scaled(twoColumnsFrom) ? 2 : 1;
    for (QWidget* card : std::as_const(m_taskCards))
        m_tasks->removeWidget(card);
    for (int i = 0; i < m_taskCards.size(); ++i)
        m_tasks->addWidget(m_taskCards.at(i), i / m_columns, i % m_columns);
    m_tasks->setColumnStretch(1, m_columns > 1 ? 1 : 0);
}

void TodayPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const int columns = width() >= scaled(twoColumnsFrom) ? 2 : 1;
    if (columns != m_columns) placeTaskCards();
}

void TodayPage::addTasks(const QList<Task>& tasks) {
    while (QLayoutItem* item = m_tasks->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_taskCards.clear();

    QMap<TaskKind, QList<Task>> byKind;
    QList<Task> soon;
    QList<Task> later;
    const QDate limit = m_workspace.today().addDays(soonDays);
    for (const Task& task : tasks) {
        byKind[task.kind].append(task);
        if (task.kind == TaskKind::Expiring) (task.due && *task.due <= limit ? soon : later).append(task);
    }
    const auto countOf = [&](TaskKind kind) {
        int count = 0;
        for (const Task& task : byKind.value(kind))
            count += task.count;
        return count;
    };
    const auto quitclaims = [this](std::optional<int> days) {
        return [this, days] {
            QuitclaimFilter filter;
            filter.expiringWithinDays = days;
            Q_EMIT m_workspace.quitclaimsWanted(filter);
        };
    };
    const auto quitclaimsThatAre = [this](QuitclaimStanding standing) {
        return [this, standing] { Q_EMIT m_workspace.quitclaimsThatAreWanted(standing); };
    };
    const auto attention = static_cast<int>(Tone::Attention);
    const auto blocked = static_cast<int>(Tone::Blocked);
    const auto neutral = static_cast<int>(Tone::NotNeeded);
    if (const auto list = byKind.value(TaskKind::Expired); !list.isEmpty())
        addTaskCard({}, blocked, tr("%n quitclaim(s) expired", nullptr, static_cast<int>(list.size())),
                    tr("Photos with these people are blocked until they sign again."), list,
                    quitclaimsThatAre(QuitclaimStanding::Expired));
    if (!soon.isEmpty())
        addTaskCard({}, attention,
                    tr("%n quitclaim(s) end within 30 days", nullptr, static_cast<int>(soon.size())),
                    tr("Ask for a new signature in time."), soon, quitclaims(soonDays));
    if (!later.isEmpty())
        addTaskCard({}, attention,
                    tr("%n quitclaim(s) end within 90 days", nullptr, static_cast<int>(later.size())), {},
                    later, quitclaims(90));
    if (const auto list = byKind.value(TaskKind::Draft); !list.isEmpty())
        addTaskCard({}, attention, tr("%n draft quitclaim(s)", nullptr, static_cast<int>(list.size())),
                    tr("A draft counts for nothing until its scan and date are there."), list,
                    quitclaimsThatAre(QuitclaimStanding::Draft));
    if (const int faces = countOf(TaskKind::ReviewFaces); faces > 0)
        addTaskCard(QStringLiteral("faces"), neutral, tr("%n face(s) to review", nullptr, faces),
                    m_workspace.may(Right::Recognise)
                        ? tr("Suggested names and possible faces wait for a yes or no.")
                        : tr("Unnamed and possible faces wait for somebody who knows them."),
                    {}, [this] {
                        FaceFilter filter;
                        filter.open = true;
                        Q_EMIT m_workspace.reviewWanted(filter);
                    });
    if (const int photos = countOf(TaskKind::Unresolved); photos > 0)
        addTaskCard(QStringLiteral("view-list-icons"), attention,
                    tr("%n photo(s) with unnamed faces", nullptr, photos),
                    tr("They stay blocked until everybody on them is known."), {}, [this] {
                        PhotoFilter filter;
                        filter.unnamedFaces = true;
                        Q_EMIT m_workspace.libraryWanted(filter);
                    });
    if (const auto list = byKind.value(TaskKind::Minor); !list.isEmpty())
        addTaskCard(QStringLiteral("view-calendar-day"), neutral,
                    tr("%n person(s) turn 16", nullptr, static_cast<int>(list.size())),
                    tr("Ask for their own signature."), list, [this, list] {
                        if (list.first().person) Q_EMIT m_workspace.personWanted(*list.first().person);
                    });
    if (m_taskCards.isEmpty()) {
        auto* card = new Card(m_taskArea);
        auto* words =
            new QLabel(tr("Nothing waits for you today. Expiring quitclaims, faces to review and other work "
                          "will be listed here."),
                       card);
        words->setWordWrap(true);
        card->body()->addWidget(words);
        m_taskCards.append(card);
    }
    placeTaskCards();
}

} // namespace bk::ui
