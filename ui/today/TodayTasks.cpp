#include "ui/today/TodayTasks.h"

#include "ui/quitclaims/QuitclaimWords.h"
#include "ui/shell/Workspace.h"
#include "ui/today/PutOffDialog.h"
#include "ui/today/TaskCard.h"
#include "ui/today/TaskLine.h"
#include "ui/widgets/IconLabel.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int twoColumnsFrom = 720; // pixels at normal text size

std::optional<int> daysOf(TaskGroup group) {
    switch (group) {
    case TaskGroup::EndsToday:
        return 0;
    case TaskGroup::EndsIn7Days:
        return 7;
    case TaskGroup::EndsIn30Days:
        return 30;
    case TaskGroup::EndsIn90Days:
        return 90;
    default:
        return std::nullopt;
    }
}

} // namespace

TodayTasks::TodayTasks(Workspace& workspace, QWidget* parent)
    : QWidget(parent), m_workspace(workspace), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(16);
    m_grid->setColumnStretch(0, 1);
}

void TodayTasks::setTasks(const QList<Task>& tasks) {
    m_tasks = tasks;
    m_waiting = static_cast<int>(
        std::count_if(tasks.begin(), tasks.end(), [](const Task& task) { return !task.snoozedUntil; }));
    makeCards();
}

void TodayTasks::setPutOffShown(bool shown) {
    if (m_showPutOff == shown) return;
    m_showPutOff = shown;
    makeCards();
}

void TodayTasks::makeCards() {
    for (QWidget* card : std::as_const(m_cards) + QList<QWidget*>{m_wide}) {
        if (card == nullptr) continue;
        m_grid->removeWidget(card);
        card->hide();
        card->deleteLater();
    }
    m_cards.clear();
    m_wide = nullptr;

    QMap<TaskGroup, QList<Task>> groups;
    QList<Task> putOff;
    for (const Task& task : std::as_const(m_tasks)) {
        if (task.snoozedUntil)
            putOff << task;
        else
            groups[groupOf(task)] << task;
    }
    if (m_showPutOff && !putOff.isEmpty()) m_wide = putOffCard(putOff);
    for (auto group = groups.cbegin(); group != groups.cend(); ++group)
        addGroup(group.key(), group.value());
    if (groups.isEmpty()) {
        auto* card = new Card(this);
        auto* words = new QLabel(tr("Nothing needs you today"), card);
        words->setProperty("role", QStringLiteral("heading"));
        card->body()->addWidget(words);
        auto* more = new QLabel(
            tr("Permissions that end, photos to take down, faces to review and other work will be listed "
               "here."),
            card);
        more->setProperty("role", QStringLiteral("muted"));
        more->setWordWrap(true);
        card->body()->addWidget(more);
        m_cards.append(card);
    }
    placeCards();
}

void TodayTasks::addGroup(TaskGroup group, const QList<Task>& tasks) {
    auto* card = new TaskCard(group, tasks, m_workspace.may(Right::ManageConsent), this);
    card->setUnfolded(m_unfolded.contains(static_cast<int>(group)));
    connect(card, &TaskCard::unfoldedChanged, this, [this, group](bool unfolded) {
        if (unfolded)
            m_unfolded.insert(static_cast<int>(group));
        else
            m_unfolded.remove(static_cast<int>(group));
    });
    connect(card, &Card::clicked, this, [this, group, tasks] { open(group, tasks); });
    connect(card, &TaskCard::taskOpened, this, &TodayTasks::openTask);
    connect(card, &TaskCard::putOffWanted, this, &TodayTasks::askPutOff);
    m_cards.append(card);
}

Card* TodayTasks::putOffCard(const QList<Task>& tasks) {
    auto* card = new Card(this);
    card->body()->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(new IconLabel(themedIcon(QStringLiteral("player-time"), Tone::NotNeeded), 20, card));
    auto* name = new QLabel(tr("Put off"), card);
    name->setProperty("role", QStringLiteral("heading"));
    head->addWidget(name, 1);
    card->body()->addLayout(head);
    const auto offer =
        m_workspace.may(Right::ManageConsent) ? TaskLine::Offer::TellAgain : TaskLine::Offer::Nothing;
    for (const Task& task : tasks) {
        auto* line = new TaskLine(task, offer, card);
        card->body()->addWidget(line);
        connect(line, &TaskLine::opened, this, &TodayTasks::openTask);
        connect(line, &TaskLine::offerTaken, this, &TodayTasks::wake);
    }
    return card;
}

void TodayTasks::placeCards() {
    m_columns = width() >= scaled(twoColumnsFrom) ? 2 : 1;
    QList<QWidget*> all = m_cards;
    if (m_wide != nullptr) all.prepend(m_wide);
    for (QWidget* card : std::as_const(all))
        m_grid->removeWidget(card);
    // Shown before they are in the grid: with each one shown there, all would be laid out again.
    for (QWidget* card : std::as_const(all))
        card->show();
    int row = 0;
    if (m_wide != nullptr) m_grid->addWidget(m_wide, row++, 0, 1, m_columns);
    for (int i = 0; i < m_cards.size(); ++i)
        m_grid->addWidget(m_cards.at(i), row + i / m_columns, i % m_columns);
    m_grid->setColumnStretch(1, m_columns > 1 ? 1 : 0);
}

void TodayTasks::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if ((width() >= scaled(twoColumnsFrom) ? 2 : 1) != m_columns) placeCards();
}

void TodayTasks::open(TaskGroup group, const QList<Task>& tasks) {
    switch (group) {
    case TaskGroup::TakeDown:
    case TaskGroup::StillPublished:
    case TaskGroup::UnresolvedPublished:
        Q_EMIT m_workspace.publicationsWanted(
            tasks.size() == 1 ? tasks.first().publication.value_or(PublicationId()) : PublicationId());
        return;
    case TaskGroup::Expired:
        Q_EMIT m_workspace.quitclaimsThatAreWanted(QuitclaimStanding::Expired);
        return;
    case TaskGroup::Drafts:
        Q_EMIT m_workspace.quitclaimsThatAreWanted(QuitclaimStanding::Draft);
        return;
    case TaskGroup::Minors:
        if (tasks.size() > 1)
            Q_EMIT m_workspace.peopleWanted();
        else
            openTask(tasks.first());
        return;
    case TaskGroup::Retention: {
        PhotoFilter filter;
        filter.collection = tasks.first().collection;
        for (const Task& task : tasks)
            if (task.collection != filter.collection) filter.collection.reset();
        Q_EMIT m_workspace.libraryWanted(filter);
        return;
    }
    case TaskGroup::Unresolved:
    case TaskGroup::Review:
        openTask(tasks.first());
        return;
    default: {
        QuitclaimFilter filter;
        filter.expiringWithinDays = daysOf(group);
        Q_EMIT m_workspace.quitclaimsWanted(filter);
    }
    }
}

void TodayTasks::openTask(const Task& task) {
    if (task.kind == TaskKind::ReviewFaces) {
        FaceFilter filter;
        filter.open = true;
        Q_EMIT m_workspace.reviewWanted(filter);
    } else if (task.kind == TaskKind::Unresolved) {
        PhotoFilter filter;
        filter.unnamedFaces = true;
        Q_EMIT m_workspace.libraryWanted(filter);
    } else if (task.publication) {
        Q_EMIT m_workspace.publicationsWanted(*task.publication);
    } else if (task.photo) {
        Q_EMIT m_workspace.photoWanted(*task.photo, {*task.photo});
    } else if (task.collection) {
        PhotoFilter filter;
        filter.collection = task.collection;
        Q_EMIT m_workspace.libraryWanted(filter);
    } else if (task.person) {
        Q_EMIT m_workspace.personWanted(*task.person);
    }
}

void TodayTasks::askPutOff(const Task& task) {
    auto* dialog = new PutOffDialog(m_workspace, task, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TodayTasks::wake(const Task& task) {
    m_workspace.ask(
        this, [task](Services& services) { return services.tasks.wake(task); },
        [this](const Status& done) {
            if (!done) Q_EMIT m_workspace.failed(done.error());
        });
}

} // namespace bk::ui
