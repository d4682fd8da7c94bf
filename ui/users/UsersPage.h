#pragma once

#include "core/services/UserService.h"
#include "ui/shell/Page.h"

#include <functional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace bk {
struct Services;
}

namespace bk::ui {

class Banner;
class Card;
class RecoveryKeyPanel;
class ScrolledColumn;
class UserCard;
class UserForm;
class Workspace;

/// Who may open the catalog and what they may do, for administrators: add a user, change roles, withdraw
/// access, renew the recovery key.
class UsersPage : public Page {
    Q_OBJECT
public:
    explicit UsersPage(Workspace& workspace, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;

    UserForm* form() const { return m_form; }
    QPushButton* addButton() const { return m_add; }
    QPushButton* renewButton() const { return m_renew; }
    Banner* outcome() const { return m_outcome; }
    Banner* unconfirmed() const { return m_unconfirmed; }
    RecoveryKeyPanel* recoveryKey() const { return m_recoveryKey; }
    const QList<UserCard*>& cards() const { return m_shown; }
    UserCard* cardOf(const QString& name) const;

Q_SIGNALS:
    /// A change of access ended, well or not.
    void changeEnded();

private:
    void makeContent(QWidget* column, QVBoxLayout* layout);
    void makeRecovery(QVBoxLayout* layout);
    void load();
    struct Known {
        QList<UserView> users;
        bool recoveryKeyConfirmed = true;
    };
    void showUsers(const Known& known);
    void change(const UserView& user, Roles roles, bool recognition);
    void withdraw(const UserView& user);
    /// What both lead to.
    using Change = std::function<Result<AccessOutcome>(Services&, const JobControl&)>;
    void startChange(const QString& title, const Change& change);
    struct Changed {
        AccessOutcome outcome;
        RecoverySheet sheet; ///< where there is a new recovery key
    };
    void changeCame(const Result<Changed>& changed);
    void renew();
    void present(const RecoverySheet& sheet);
    void confirmRecoveryKey();
    void bringIntoSight(QWidget* widget);
    void setBusy(bool busy);

    Workspace& m_workspace;
    ScrolledColumn* m_area = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_add = nullptr;
    Banner* m_outcome = nullptr;
    Card* m_recoveryCard = nullptr;
    RecoveryKeyPanel* m_recoveryKey = nullptr;
    UserForm* m_form = nullptr;
    QVBoxLayout* m_cards = nullptr;
    QList<UserCard*> m_shown;
    QLabel* m_holder = nullptr;
    Banner* m_unconfirmed = nullptr; ///< the recovery key may be nowhere on paper
    QPushButton* m_renew = nullptr;
    QWidget* m_renewal = nullptr; ///< the question before
    QString m_running;            ///< title of the job that changes access
    int m_generation = 0;
};

} // namespace bk::ui
