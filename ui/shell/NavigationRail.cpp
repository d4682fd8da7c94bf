#include "ui/shell/NavigationRail.h"

#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int iconSide = 20;

} // namespace

NavigationRail::NavigationRail(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 16, 8, 12);
    layout->setSpacing(4);
    m_rooms = new QVBoxLayout;
    m_rooms->setSpacing(4);
    layout->addLayout(m_rooms);
    layout->addStretch(1);
    layout->addWidget(makeLine(Qt::Horizontal, this));
    layout->addSpacing(4);
    m_user = new ElidedLabel({}, this);
    m_user->setProperty("role", QStringLiteral("heading"));
    m_user->setContentsMargins(12, 0, 0, 0);
    m_organisation = new ElidedLabel({}, this);
    m_organisation->setProperty("role", QStringLiteral("caption"));
    for (auto* label : {m_user, m_organisation}) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(14, 0, 4, 0);
        row->addWidget(label);
        layout->addLayout(row);
    }
    m_lock = makeButton(tr("Lock"), QStringLiteral("object-locked"));
    m_lock->setToolTip(tr("Lock the catalog (Ctrl+L)"));
    layout->addWidget(m_lock);
    connect(m_lock, &QToolButton::clicked, this, &NavigationRail::lockWanted);
    connect(m_group, &QButtonGroup::idClicked, this, &NavigationRail::chosen);
}

QToolButton* NavigationRail::makeButton(const QString& name, const QString& iconName) {
    auto* button = new QToolButton(this);
    // The style puts the word close to the icon.
    button->setText(QLatin1Char(' ') + name);
    button->setAccessibleName(name);
    button->setIcon(themedIcon(iconName));
    button->setIconSize(QSize(scaled(iconSide), scaled(iconSide)));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::TabFocus);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

void NavigationRail::addRoom(int room, const QString& name, const QString& iconName) {
    auto* button = makeButton(name, iconName);
    button->setCheckable(true);
    button->setToolTip(tr("%1 (Ctrl+%2)").arg(name).arg((m_shown.size() + 1) % 10));
    // The keys go down the rail as the eye does, to Lock at the end.
    if (!m_shown.isEmpty()) setTabOrder(m_group->button(m_shown.last()), button);
    setTabOrder(button, m_lock);
    m_group->addButton(button, room);
    m_shown.append(room);
    m_rooms->addWidget(button);
}

void NavigationRail::setCurrent(int room) {
    if (QAbstractButton* button = m_group->button(room)) {
        button->setChecked(true);
    } else if (QAbstractButton* checked = m_group->checkedButton()) {
        m_group->setExclusive(false);
        checked->setChecked(false);
        m_group->setExclusive(true);
    }
}

int NavigationRail::current() const {
    return m_group->checkedId();
}

void NavigationRail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange) return;
    for (auto* button : findChildren<QToolButton*>())
        button->setIconSize(QSize(scaled(iconSide), scaled(iconSide)));
}

void NavigationRail::setUser(const QString& name, const QString& organisation) {
    m_user->setText(name);
    m_organisation->setText(organisation);
}

} // namespace bk::ui
