#include "ui/users/UserCard.h"

#include "ui/shell/Workspace.h"
#include "ui/users/AccessWords.h"
#include "ui/users/RoleChoice.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/RoleWords.h"
#include "ui/widgets/StateBadge.h"
#include "ui/widgets/WordLabel.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bk::ui {
UserCard::UserCard(Workspace& workspace, const UserView& user, const QList<UserView>& all, QWidget* parent)
    : Card(parent), m_workspace(workspace), m_user(user), m_mustAdminister(reasonToAdminister(user, all)) {
    setAccessibleName(user.name);
    makeHead();
    if (user.active) makeButtons(all);
}

void UserCard::makeHead() {
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    auto* name = makeLabel(m_user.self ? tr("%1 (you)").arg(m_user.name) : m_user.name,
                           m_user.active ? "heading" : "muted", this);
    head->addWidget(name, 1);
    if (!m_user.active) {
        head->addWidget(new StateBadge(Tone::NoPeople, tr("Access withdrawn"), this));
        body()->addLayout(head);
        return;
    }
    if (m_user.holdsRecoveryKey) head->addWidget(makeLabel(tr("Holds the recovery key"), "caption", this));
    body()->addLayout(head);
    body()->addWidget(makeLabel(wordsFor(m_user.roles), nullptr, this));
    if (allows(m_user.roles, Right::Recognise))
        body()->addWidget(makeLabel(m_user.recognition ? tr("Recognition is on for this user.")
                                                       : tr("Recognition is switched off for this user."),
                                    "caption", this));
}

void UserCard::makeButtons(const QList<UserView>& all) {
    auto* box = new QWidget(this);
    auto* buttons = new FlowLayout(box, 8);
    m_change = new QPushButton(tr("Change roles…"), box);
    m_change->setAccessibleName(tr("Change what %1 may do").arg(m_user.name));
    m_withdraw = new QPushButton(tr("Withdraw access…"), box);
    m_withdraw->setAccessibleName(tr("Withdraw the access of %1").arg(m_user.name));
    buttons->addWidget(m_change);
    buttons->addWidget(m_withdraw);
    const QString reason = reasonToStay(m_user, all);
    m_withdraw->setEnabled(reason.isEmpty());
    m_withdraw->setToolTip(reason);
    body()->addWidget(box);
    if (!reason.isEmpty()) body()->addWidget(makeLabel(reason, "caption", this));
    connect(m_change, &QPushButton::clicked, this, &UserCard::beginChange);
    connect(m_withdraw, &QPushButton::clicked, this, &UserCard::beginWithdrawal);
}

QWidget* UserCard::beginPanel(const QString& heading) {
    endPanel();
    m_panel = new QWidget(this);
    auto* layout = new QVBoxLayout(m_panel);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(makeLine(Qt::Horizontal, m_panel));
    layout->addWidget(makeLabel(heading, "heading", m_panel));
    body()->addWidget(m_panel);
    return m_panel;
}

void UserCard::endPanel() {
    if (m_panel == nullptr) return;
    m_panel->hide();
    m_panel->deleteLater();
    m_panel = nullptr;
    m_roles = nullptr;
    m_cost = nullptr;
    m_confirm = nullptr;
}

void UserCard::addPanelButtons(QWidget* panel, const QString& confirm, const char* role) {
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_confirm = new QPushButton(confirm, panel);
    m_confirm->setProperty("role", QString::fromLatin1(role));
    auto* cancel = new QPushButton(tr("Cancel"), panel);
    buttons->addWidget(m_confirm);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    static_cast<QVBoxLayout*>(panel->layout())->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, [this] {
        endPanel();
        m_change->setFocus();
    });
    panel->show();
    Q_EMIT sightWanted(panel);
}

void UserCard::beginChange() {
    QWidget* panel = beginPanel(tr("What %1 may do").arg(m_user.name));
    m_roles = new RoleChoice(panel);
    m_roles->setRoles(m_user.roles, m_user.recognition);
    if (!m_mustAdminister.isEmpty()) m_roles->fix(Role::Administrator, m_mustAdminister);
    panel->layout()->addWidget(m_roles);
    if (!m_mustAdminister.isEmpty())
        panel->layout()->addWidget(makeLabel(m_mustAdminister, "caption", panel));
    m_cost = makeLabel({}, "muted", panel);
    panel->layout()->addWidget(m_cost);
    addPanelButtons(panel, tr("Save"), "primary");
    connect(m_roles, &RoleChoice::changed, this, &UserCard::refreshChange);
    connect(m_confirm, &QPushButton::clicked, this,
            [this] { Q_EMIT changeWanted(m_user, m_roles->roles(), m_roles->recognition()); });
    refreshChange();
    m_roles->box(Role::Editor)->setFocus();
}

void UserCard::refreshChange() {
    const Roles roles = m_roles->roles();
    const bool none = roles.toInt() == 0;
    const bool same = roles == m_user.roles && m_roles->recognition() == m_user.recognition;
    m_confirm->setEnabled(!none && !same);
    m_confirm->setToolTip(none ? tr("Choose at least one role, or withdraw access.") : QString());
    m_cost->setVisible(!same || none);
    m_cost->setText(none ? tr("Choose at least one role, or withdraw access.")
                         : costOfAccess(m_user, roles, m_roles->recognition()));
    if (m_confirm->isEnabled()) tellTraces(roles, m_roles->recognition());
}

void UserCard::tellTraces(Roles roles, bool recognition) {
    m_workspace.ask(
        m_cost,
        [id = m_user.id, roles, recognition](Services& services) {
            return services.users.wouldErase(id, roles, recognition);
        },
        [label = m_cost, cost = m_cost->text()](const Result<RecognitionTraces>& traces) {
            // Unless something else was chosen meanwhile.
            if (!traces || label->text() != cost) return;
            const QString erased = costInTraces(*traces);
            if (!erased.isEmpty()) label->setText(cost + QLatin1Char(' ') + erased);
        });
}

void UserCard::beginWithdrawal() {
    QWidget* panel = beginPanel(tr("Withdraw the access of %1").arg(m_user.name));
    QString meaning = tr("%1 cannot open this catalog any more, with no passphrase and no keyring. What they "
                         "did stays in the log under their name. It cannot be undone; who comes back is "
                         "added as a new user.")
                          .arg(m_user.name);
    panel->layout()->addWidget(makeLabel(meaning, nullptr, panel));
    if (m_user.holdsRecoveryKey)
        panel->layout()->addWidget(
            makeLabel(tr("%1 holds the recovery key: a new one is made and shown to you, to be put on "
                         "paper; the sheet with the old one is worth nothing from then on.")
                          .arg(m_user.name),
                      nullptr, panel));
    m_cost = makeLabel(costOfAccess(m_user, {}, false), "muted", panel);
    panel->layout()->addWidget(m_cost);
    tellTraces({}, false);
    panel->layout()->addWidget(
        makeLabel(tr("Whoever keeps an older copy of the catalog's folder can still read that copy."),
                  "caption", panel));
    addPanelButtons(panel, tr("Withdraw access"), "danger");
    connect(m_confirm, &QPushButton::clicked, this, [this] { Q_EMIT withdrawalWanted(m_user); });
    m_confirm->setFocus();
}

void UserCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_panel != nullptr) {
        endPanel();
        m_change->setFocus();
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace bk::ui
