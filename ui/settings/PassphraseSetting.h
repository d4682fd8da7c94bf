#pragma once

#include "core/base/Result.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace bk::ui {

class Banner;
class NewPassphrase;
class PassphraseField;
class Workspace;

/// Where a user changes their own passphrase: behind a button, with the current one asked for again; or, for
/// whoever holds the recovery key and forgot the passphrase, with that.
class PassphraseSetting : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseSetting(Workspace& workspace, QWidget* parent = nullptr);
    QPushButton* openButton() const { return m_open; }
    QPushButton* saveButton() const { return m_save; }
    /// The recovery key instead of the current passphrase, and back; hidden for those who hold none.
    QPushButton* insteadButton() const { return m_instead; }
    /// Of the current passphrase, or the recovery key.
    PassphraseField* current() const { return m_current; }
    NewPassphrase* next() const { return m_next; }
    Banner* outcome() const { return m_outcome; }

Q_SIGNALS:
    void ended();

protected:
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void open();
    void close();
    void check();
    void save();
    void askFor(bool recoveryKey);
    void saved(const Status& changed);

    Workspace& m_workspace;
    QPushButton* m_open = nullptr;
    QWidget* m_fields = nullptr;
    QLabel* m_caption = nullptr;
    PassphraseField* m_current = nullptr;
    QPushButton* m_instead = nullptr;
    NewPassphrase* m_next = nullptr;
    QPushButton* m_save = nullptr;
    Banner* m_outcome = nullptr;
    bool m_withRecoveryKey = false;
    bool m_saving = false;
};

} // namespace bk::ui
