#pragma once

#include "core/services/UserService.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace bk::ui {

class Banner;
enum class KeyringAnswer;
class KeyringStore;
class Workspace;

/// The switch with which a user lets this computer's keyring unlock the catalog, for themselves, and what
/// that means. Off at first. Whatever the keyring does, the passphrase works. Window's thread.
class KeyringSetting : public QWidget {
    Q_OBJECT
public:
    explicit KeyringSetting(Workspace& workspace, QWidget* parent = nullptr);

    QCheckBox* box() const { return m_box; }
    Banner* banner() const { return m_banner; }
    KeyringStore& store() { return *m_store; }

Q_SIGNALS:
    /// The switch shows how things are: after looking, and after every change.
    void settled(bool on);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void look();
    void settle(bool on);
    void allow();
    void keep(Result<SecretBytes> secret);
    void kept(KeyringAnswer answer);
    void forbid();

    Workspace& m_workspace;
    KeyringStore* m_store = nullptr;
    QCheckBox* m_box = nullptr;
    Banner* m_banner = nullptr;
    bool m_busy = false;
};

} // namespace bk::ui
