#pragma once

#include "core/base/Id.h"
#include "ui/shell/Errands.h"
#include "ui/shell/Opening.h"
#include "ui/shell/Program.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>
#include <stop_token>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace bk::ui {

class Banner;
class KeyringStore;
class NewCatalogPage;
class PassphraseField;
class Preferences;

/// The door: which catalog, who, and the passphrase, the recovery key or the desktop's keyring; a new
/// catalog; the example. Counts down where attempts have failed. Hands an opened session to whoever asked for
/// it and forgets what was typed.
class UnlockPage : public QWidget {
    Q_OBJECT
public:
    using Opened = std::function<void(std::unique_ptr<Session>, const Opening&)>;

    UnlockPage(const Program& program, Preferences& preferences, Opened opened, QWidget* parent = nullptr);
    ~UnlockPage() override;

    /// Back to the form, with nothing typed; SENTENCE says why (empty: nothing to say).
    void reset(const QString& sentence = {});
    void choose(const FilePath& catalog);
    void openExample();
    void startNewCatalog();
    /// What the window still waits for while it locks.
    enum class Waits { ForNothing, ForSafePoint, ForChangeOfAccess };
    /// Nothing can be done before the window has locked.
    void showLocking(Waits waits);
    bool busy() const { return m_busy; }
    /// A catalog is being opened or made: also one that nobody waits for any more, until it is closed again.
    bool holdsKeys() const;

    PassphraseField* passphraseField() const { return m_passphrase; }
    QPushButton* unlockButton() const { return m_unlock; }
    QPushButton* keyringButton() const { return m_fromKeyring; }
    QLineEdit* userField() const { return m_user; }
    KeyringStore& keyring() { return *m_keyring; }
    QTimer& countdown() { return m_wait; }
    Banner* banner() const { return m_banner; }
    NewCatalogPage* newCatalogPage() const { return m_newCatalog; }

Q_SIGNALS:
    /// An attempt has been answered, either way.
    void attempted(bool opened);
    /// What is known about the chosen catalog without opening it has come.
    void lookedAt();
    void holdsKeysChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeForm();
    QWidget* makeBusy();
    void fillCatalogs(const FilePath& chosen);
    void browse();
    void unlock();
    void unlockWithRecoveryKey(bool wanted);
    void unlockWithKeyring();
    /// What an attempt brought, and what failed before it.
    struct Outcome {
        Result<std::unique_ptr<Session>> session;
        int failures = 0;
        QDateTime firstFailure;
        std::chrono::milliseconds wait{0}; ///< before the next one
    };
    enum class Way { Passphrase, RecoveryKey, Keyring };
    void attempt(Way way, const std::function<Result<std::unique_ptr<Session>>()>& open);
    void finish(Way way, Outcome outcome);
    QString sentenceFor(Way way, const Error& error) const;
    void look();
    void countDown(std::chrono::milliseconds wait);
    void showCountdown();
    void setBusy(const QString& words);
    void openNewCatalog();
    void drop();
    void leave(const FilePath& newCatalog);
    FilePath chosenCatalog() const;

    Program m_program;
    Preferences& m_preferences;
    Opened m_opened;

    QStackedWidget* m_stack = nullptr;
    QWidget* m_form = nullptr;
    QComboBox* m_catalog = nullptr;
    QLabel* m_noCatalog = nullptr;
    QWidget* m_fields = nullptr;
    QLineEdit* m_user = nullptr;
    QLabel* m_userLabel = nullptr;
    QLabel* m_passphraseLabel = nullptr;
    PassphraseField* m_passphrase = nullptr;
    QPushButton* m_unlock = nullptr;
    QPushButton* m_fromKeyring = nullptr;
    QPushButton* m_recovery = nullptr;
    Banner* m_banner = nullptr;
    QLabel* m_busyWords = nullptr;
    QProgressBar* m_busyBar = nullptr;
    QPushButton* m_busyCancel = nullptr;
    NewCatalogPage* m_newCatalog = nullptr;

    bool m_busy = false;
    bool m_asksKeyring = false;
    int m_dropped = 0; ///< attempts that go on
    bool m_withRecoveryKey = false;
    int m_attempt = 0; ///< answers to what was asked before reset() are dropped
    int m_waitSeconds = 0;
    QTimer m_wait;
    std::stop_source m_stop;
    KeyringStore* m_keyring = nullptr;
    CatalogId m_catalogId; ///< of the chosen one, once looked at
    Errands m_errands{1};
};

} // namespace bk::ui
