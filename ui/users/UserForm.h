#pragma once

#include "core/services/UserService.h"
#include "ui/widgets/Card.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace bk::ui {

class NewPassphrase;
class RoleChoice;
class Workspace;

/// A new user: name, roles, and a passphrase that the new user types on the spot.
class UserForm : public Card {
    Q_OBJECT
public:
    explicit UserForm(Workspace& workspace, QWidget* parent = nullptr);
    /// Empties and shows it.
    void begin();
    QLineEdit* name() const { return m_name; }
    RoleChoice* roles() const { return m_roles; }
    NewPassphrase* passphrase() const { return m_passphrase; }
    QPushButton* saveButton() const { return m_save; }
    QLabel* hint() const { return m_hint; }

Q_SIGNALS:
    void added(const bk::UserView& user);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void check();
    void save();
    void close();

    Workspace& m_workspace;
    QLineEdit* m_name = nullptr;
    RoleChoice* m_roles = nullptr;
    NewPassphrase* m_passphrase = nullptr;
    QLabel* m_hint = nullptr;
    QPushButton* m_save = nullptr;
    bool m_saving = false;
};

} // namespace bk::ui
