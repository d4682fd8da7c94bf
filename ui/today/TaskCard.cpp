#include "ui/today/TaskCard.h"

#include "ui/widgets/IconLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int linesShown = 4;

} // namespace

TaskCard::TaskCard(const QString& iconName, Tone tone, const QString& title, const QString& caption,
                   const QList<Task>& tasks, QWidget* parent)
    : Card(parent) {
    body()->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(
        new IconLabel(iconName.isEmpty() ? toneIcon(tone) : themedIcon(iconName, tone), 20, this));
    auto* name = new QLabel(title, this);
    name->setProperty("role", QStringLiteral("heading"));
    name->setWordWrap(true);
    head->addWidget(name, 1);
    body()->addLayout(head);
    if (!caption.isEmpty()) {
        auto* words = new QLabel(caption, this);
        words->setProperty("role", QStringLiteral("muted"));
        words->setWordWrap(true);
        body()->addWidget(words);
    }
    for (const Task& task : tasks.mid(0, linesShown))
        addLine(task);
    if (tasks.size() > linesShown) {
        auto* more =
            new QLabel(tr("and %n more", nullptr, static_cast<int>(tasks.size()) - linesShown), this);
        more->setProperty("role", QStringLiteral("caption"));
        more->setIndent(8);
        body()->addWidget(more);
    }
    body()->addStretch(1);
    setClickable(title);
}

void TaskCard::addLine(const Task& task) {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    auto* person = new QPushButton(task.personName, this);
    person->setProperty("role", QStringLiteral("link"));
    person->setCursor(Qt::PointingHandCursor);
    row->addWidget(person);
    row->addStretch(1);
    QStringList words;
    if (!task.quitclaimNumber.isEmpty()) words << task.quitclaimNumber;
    if (task.due) words << shortDate(*task.due);
    auto* day = new QLabel(words.join(QStringLiteral(" · ")), this);
    day->setProperty("role", QStringLiteral("caption"));
    row->addWidget(day);
    body()->addLayout(row);
    if (task.person)
        connect(person, &QPushButton::clicked, this, [this, id = *task.person] { Q_EMIT personClicked(id); });
}

} // namespace bk::ui
