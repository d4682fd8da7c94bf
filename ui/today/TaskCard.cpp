#include "ui/today/TaskCard.h"

#include "ui/today/TaskLine.h"
#include "ui/widgets/IconLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

/// Told as one number for the whole catalog: there is nobody to list.
bool isWholeCatalog(TaskGroup group) {
    return group == TaskGroup::Unresolved || group == TaskGroup::Review;
}

} // namespace

TaskCard::TaskCard(TaskGroup group, const QList<Task>& tasks, bool mayPutOff, QWidget* parent)
    : Card(parent), m_group(group), m_tasks(tasks), m_mayPutOff(mayPutOff) {
    body()->setSpacing(4);
    addHead();
    if (isWholeCatalog(group))
        addPutOff();
    else
        addLines();
    body()->addStretch(1);
    setClickable(titleOf(group, tasks));
}

void TaskCard::addHead() {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    const QString icon = iconOf(m_group);
    const Tone tone = toneOf(m_group);
    head->addWidget(new IconLabel(icon.isEmpty() ? toneIcon(tone) : themedIcon(icon, tone), 20, this));
    auto* name = new QLabel(titleOf(m_group, m_tasks), this);
    name->setProperty("role", QStringLiteral("heading"));
    name->setWordWrap(true);
    head->addWidget(name, 1);
    body()->addLayout(head);
    const QString caption = captionOf(m_group);
    if (caption.isEmpty()) return;
    auto* words = new QLabel(caption, this);
    words->setProperty("role", QStringLiteral("muted"));
    words->setWordWrap(true);
    words->setContentsMargins(wordsIndent, 0, 0, 0);
    body()->addWidget(words);
}

void TaskCard::addLines() {
    // One line that would be folded away takes no more room than the words that say so.
    const int first = m_tasks.size() == linesFolded + 1 ? linesFolded + 1 : linesFolded;
    for (int i = 0; i < m_tasks.size() && i < first; ++i)
        addLine(m_tasks[i], this, body());
    m_rest = new QWidget(this);
    auto* rest = new QVBoxLayout(m_rest);
    rest->setContentsMargins(0, 0, 0, 0);
    rest->setSpacing(4);
    body()->addWidget(m_rest);
    m_rest->hide();
    if (m_tasks.size() <= first) return;
    m_fold = new QPushButton(this);
    m_fold->setProperty("role", QStringLiteral("link"));
    m_fold->setCursor(Qt::PointingHandCursor);
    addLink(m_fold);
    connect(m_fold, &QPushButton::clicked, this, [this] {
        setUnfolded(!m_unfolded);
        Q_EMIT unfoldedChanged(m_unfolded);
    });
    setUnfolded(false);
}

void TaskCard::addLine(const Task& task, QWidget* parent, QBoxLayout* layout) {
    const bool putOff = m_mayPutOff && maySnooze(task.kind);
    auto* line = new TaskLine(task, putOff ? TaskLine::Offer::PutOff : TaskLine::Offer::Nothing, parent);
    layout->addWidget(line);
    connect(line, &TaskLine::opened, this, &TaskCard::taskOpened);
    connect(line, &TaskLine::offerTaken, this, &TaskCard::putOffWanted);
}

/// When somebody wants to see it: hundreds of lines in a dozen cards would keep the window waiting.
void TaskCard::fillRest() {
    auto* rest = static_cast<QVBoxLayout*>(m_rest->layout());
    if (rest->count() > 0) return;
    for (int i = linesFolded; i < m_tasks.size() && i < linesUnfolded; ++i)
        addLine(m_tasks[i], m_rest, rest);
    if (m_tasks.size() <= linesUnfolded) return;
    auto* more =
        new QLabel(tr("and %n more", nullptr, static_cast<int>(m_tasks.size()) - linesUnfolded), m_rest);
    more->setProperty("role", QStringLiteral("caption"));
    more->setContentsMargins(wordsIndent, 0, 0, 0);
    rest->addWidget(more);
}

void TaskCard::addLink(QPushButton* link) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(linkIndent, 0, 0, 0);
    row->addWidget(link, 0, Qt::AlignLeft);
    body()->addLayout(row);
}

void TaskCard::addPutOff() {
    if (!m_mayPutOff) return;
    auto* putOff = new QPushButton(themedIcon(QStringLiteral("player-time")), tr("Put off"), this);
    putOff->setProperty("role", QStringLiteral("link"));
    putOff->setCursor(Qt::PointingHandCursor);
    putOff->setAccessibleName(tr("Put off: %1").arg(titleOf(m_group, m_tasks)));
    addLink(putOff);
    connect(putOff, &QPushButton::clicked, this, [this] { Q_EMIT putOffWanted(m_tasks.first()); });
}

void TaskCard::setUnfolded(bool unfolded) {
    if (m_fold == nullptr) return;
    m_unfolded = unfolded;
    if (unfolded) fillRest();
    m_rest->setVisible(unfolded);
    m_fold->setText(unfolded ? tr("Show fewer")
                             : tr("Show all %n", nullptr, static_cast<int>(m_tasks.size())));
}

} // namespace bk::ui
