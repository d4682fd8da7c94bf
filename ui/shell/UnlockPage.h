#pragma once

#include "ui/shell/Errands.h"
#include "ui/shell/Program.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

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
class NewCatalogPage;
class PassphraseField;
class Preferences;

/// The door: which catalog, who, and the passphrase; a new catalog; the example. Hands an opened session to
/// whoever asked for it and forgets what was typed.
class UnlockPage : public QWidget {
    Q_OBJECT
public:
    using Opened = std::function<void(std::unique_ptr<Session>)>;

    UnlockPage(const Program& program, Preferences& preferences, Opened opened, QWidget* parent = nullptr);
    ~UnlockPage() override;

    /// Back to the form, with nothing typed; SENTENCE says why (empty: nothing to say).
    void reset(const QString& sentence = {});
    void choose(const FilePath& catalog);
    void openExample();
    void startNewCatalog();
    bool busy() const { return m_busy; }

    PassphraseField* passphraseField() const { return m_passphrase; }
    QPushButton* unlockButton() const { return m_unlock; }
    Banner* banner() const { return m_banner; }
    NewCatalogPage* newCatalogPage() const { return m_newCatalog; }

Q_SIGNALS:
    /// An attempt has been answered, either way.
    void attempted(bool opened);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeForm();
    QWidget* makeBusy();
    void fillCatalogs(const FilePath& chosen);
    void browse();
    void unlock();
    void unlockWithRecoveryKey(bool wanted);
    void finish(Result<std::unique_ptr<Session>> session);
    void slowDown();
    void setBusy(const QString& words);
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
    QPushButton* m_recovery = nullptr;
    Banner* m_banner = nullptr;
    QLabel* m_busyWords = nullptr;
    QProgressBar* m_busyBar = nullptr;
    QPushButton* m_busyCancel = nullptr;
    NewCatalogPage* m_newCatalog = nullptr;

    bool m_busy = false;
    bool m_withRecoveryKey = false;
    int m_failures = 0;
    int m_waitSeconds = 0;
    QTimer m_wait;
    std::stop_source m_stop;
    Errands m_errands{1};
};

} // namespace bk::ui
