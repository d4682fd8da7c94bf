#pragma once

#include "core/services/UserService.h"
#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;

namespace bk::ui {

class RoleChoice;
class Workspace;

/// One user: what they may do, and, for those who still may open the catalog, how that is changed or
/// withdrawn.
class UserCard : public Card {
    Q_OBJECT
public:
    /// ALL are the users of the catalog, USER one of them.
    UserCard(Workspace& workspace, const UserView& user, const QList<UserView>& all,
             QWidget* parent = nullptr);
    const UserView& user() const { return m_user; }
    QPushButton* changeButton() const { return m_change; }
    QPushButton* withdrawButton() const { return m_withdraw; }
    /// Those of the open panel; null while none is open.
    RoleChoice* roles() const { return m_roles; }
    QPushButton* confirmButton() const { return m_confirm; }
    QLabel* costLabel() const { return m_cost; }
    void beginChange();
    void beginWithdrawal();
    /// Closes the panel that is open.
    void endPanel();

Q_SIGNALS:
    void changeWanted(const bk::UserView& user, bk::Roles roles, bool recognition);
    void withdrawalWanted(const bk::UserView& user);
    /// PANEL was opened and shall be in sight.
    void sightWanted(QWidget* panel);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeHead();
    void makeButtons(const QList<UserView>& all);
    QWidget* beginPanel(const QString& heading);
    void addPanelButtons(QWidget* panel, const QString& confirm, const char* role);
    void refreshChange();
    /// Adds to the cost what would be erased, when that is known.
    void tellTraces(Roles roles, bool recognition);

    Workspace& m_workspace;
    UserView m_user;
    QString m_mustAdminister; ///< why the role administrator stays; empty: it may go
    QPushButton* m_change = nullptr;
    QPushButton* m_withdraw = nullptr;
    QWidget* m_panel = nullptr;
    RoleChoice* m_roles = nullptr;
    QLabel* m_cost = nullptr;
    QPushButton* m_confirm = nullptr;
};

} // namespace bk::ui
