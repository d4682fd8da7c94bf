#include "ui/audit/AuditFilterBar.h"

#include "ui/audit/AuditWords.h"
#include "ui/quitclaims/DateField.h"
#include "ui/widgets/FlowLayout.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int pauseMilliseconds = 300;

/// Keeps what was chosen over a new list.
void refill(QComboBox* box, const std::function<void()>& fill) {
    const QSignalBlocker blocker(box);
    const QVariant chosen = box->currentData();
    box->clear();
    fill();
    box->setCurrentIndex(qMax(0, box->findData(chosen)));
    box->view()->setMinimumWidth(box->view()->sizeHintForColumn(0) + scaled(24));
}

} // namespace

AuditFilterBar::AuditFilterBar(const QDate& today, QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* fields = new QWidget(this);
    auto* layout = new FlowLayout(fields, 8);
    layout->setContentsMargins(0, 0, 0, 0);
    column->addWidget(fields);
    const auto box = [&](const QString& name, int letters) {
        auto* made = new QComboBox(fields);
        made->setAccessibleName(name);
        // The longest choice would take the whole row; the list below it is as wide as it needs.
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        made->setMinimumContentsLength(letters);
        made->setMaxVisibleItems(24);
        layout->addWidget(made);
        connect(made, &QComboBox::currentIndexChanged, this, &AuditFilterBar::soon);
        return made;
    };
    m_user = box(tr("By whom"), 10);
    m_action = box(tr("What was done"), 18);
    m_outcome = box(tr("How it ended"), 9);
    m_object = new QLineEdit(fields);
    m_object->setPlaceholderText(tr("About: name, number or id"));
    m_object->setAccessibleName(tr("About whom or what: name, number or id"));
    m_object->setClearButtonEnabled(true);
    m_object->setMinimumWidth(scaled(200));
    layout->addWidget(m_object);
    const auto day = [&](const QString& word, const QString& name) {
        auto* pair = new QWidget(fields);
        auto* row = new QHBoxLayout(pair);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        auto* label = new QLabel(word, pair);
        label->setProperty("role", QStringLiteral("muted"));
        row->addWidget(label);
        auto* field = new DateField(today, name, pair);
        row->addWidget(field);
        label->setBuddy(field);
        layout->addWidget(pair);
        connect(field, &DateField::dateChanged, this, &AuditFilterBar::soon);
        return field;
    };
    m_from = day(tr("From"), tr("First day"));
    m_to = day(tr("Up to"), tr("Last day"));
    m_clear = new QPushButton(themedIcon(QStringLiteral("edit-clear-all")), tr("Show all"), fields);
    m_clear->setProperty("role", QStringLiteral("link"));
    layout->addWidget(m_clear);
    m_problem = new QLabel(this);
    m_problem->setProperty("role", QStringLiteral("wrong"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);

    setUsers({});
    setActions({});
    {
        const QSignalBlocker blocker(m_outcome);
        m_outcome->addItem(tr("Any outcome"));
        for (const AuditOutcome outcome : {AuditOutcome::Done, AuditOutcome::Refused, AuditOutcome::Failed})
            m_outcome->addItem(iconFor(outcome), wordsFor(outcome), static_cast<int>(outcome));
    }
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &AuditFilterBar::changed);
    connect(m_object, &QLineEdit::textChanged, this, [this] {
        refresh();
        m_pause.start();
    });
    connect(m_object, &QLineEdit::returnPressed, this, [this] {
        m_pause.stop();
        Q_EMIT changed();
    });
    connect(m_clear, &QPushButton::clicked, this, &AuditFilterBar::clear);
    m_pause.stop();
    refresh();
}

void AuditFilterBar::setUsers(const QList<UserView>& users) {
    refill(m_user, [&] {
        m_user->addItem(tr("Everybody"));
        for (const UserView& user : users)
            m_user->addItem(user.active ? user.name : tr("%1 (access withdrawn)").arg(user.name),
                            user.id.toBytes());
    });
    refresh();
}

void AuditFilterBar::setActions(const QStringList& actions) {
    QMap<QString, QStringList> groups;
    for (const QString& action : actions)
        groups[groupOf(action)] << action;
    refill(m_action, [&] {
        m_action->addItem(tr("Everything"));
        for (auto group = groups.cbegin(); group != groups.cend(); ++group) {
            m_action->addItem(wordsForGroup(group.key()), group.key());
            if (group.value().size() < 2 && group.value().first() == group.key()) continue;
            for (const QString& action : group.value())
                m_action->addItem(QStringLiteral("    ") + wordsForAction(action), action);
        }
    });
    refresh();
}

AuditFilter AuditFilterBar::filter() const {
    AuditFilter filter;
    if (const QByteArray user = m_user->currentData().toByteArray(); !user.isEmpty())
        filter.user = UserId::fromBytes(user);
    filter.action = m_action->currentData().toString();
    if (const QVariant outcome = m_outcome->currentData(); outcome.isValid())
        filter.outcome = static_cast<AuditOutcome>(outcome.toInt());
    // The days are those of the desk.
    if (const auto day = m_from->date()) filter.from = day->startOfDay().toUTC();
    if (const auto day = m_to->date()) filter.to = day->addDays(1).startOfDay().toUTC();
    return filter;
}

QString AuditFilterBar::objectText() const {
    return m_object->text().simplified();
}

void AuditFilterBar::setObjectText(const QString& text) {
    m_object->setText(text);
    m_pause.stop();
    Q_EMIT changed();
}

void AuditFilterBar::setObjectProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

bool AuditFilterBar::isNarrowed() const {
    return m_user->currentIndex() > 0 || m_action->currentIndex() > 0 || m_outcome->currentIndex() > 0 ||
           !objectText().isEmpty() || m_from->date() || m_to->date();
}

void AuditFilterBar::clear() {
    for (QComboBox* box : {m_user, m_action, m_outcome})
        box->setCurrentIndex(0);
    m_object->clear();
    m_from->setDate({});
    m_to->setDate({});
    m_pause.stop();
    refresh();
    Q_EMIT changed();
}

void AuditFilterBar::soon() {
    refresh();
    m_pause.start();
}

void AuditFilterBar::refresh() {
    if (m_clear != nullptr) m_clear->setEnabled(isNarrowed());
}

} // namespace bk::ui
