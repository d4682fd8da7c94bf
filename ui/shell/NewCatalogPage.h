#pragma once

#include "core/base/FilePath.h"
#include "ui/shell/Errands.h"
#include "ui/shell/Program.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace bk::ui {

class Banner;
class NewPassphrase;
class PassphraseField;
class RecoveryKeyPanel;

/// Leads through making a catalog: where and for whom, the administrator with a passphrase, and the recovery
/// key, which must be typed back before the catalog opens.
class NewCatalogPage : public QWidget {
    Q_OBJECT
public:
    explicit NewCatalogPage(const Program& program, QWidget* parent = nullptr);

    /// Nothing typed, first step. A catalog that was made but not opened is closed; it stays on the disk.
    void clear();
    std::unique_ptr<Session> takeSession() { return std::move(m_session); }
    /// The catalog that was made and waits for its recovery key to be typed back; null: none.
    const Session* session() const { return m_session.get(); }
    /// A catalog is open here, or being made: also one that nobody waits for any more.
    bool holdsKeys() const { return m_session != nullptr || m_making > 0; }

    QLineEdit* organisationField() const { return m_organisation; }
    QLineEdit* folderField() const { return m_folder; }
    QLineEdit* administratorField() const { return m_administrator; }
    PassphraseField* passphraseField() const;
    PassphraseField* repeatField() const;
    QPushButton* cancelButton() const { return m_cancel; }
    QLineEdit* typedBackField() const;
    QPushButton* nextButton() const { return m_next; }
    /// What is said below the field of this step: that something is typed wrong, or how.
    QString hint() const;
    QString recoveryKey() const;
    RecoveryKeyPanel* recoveryPanel() const { return m_recovery; }
    int step() const;

Q_SIGNALS:
    void cancelled();
    void finished();
    void stepChanged(int step);
    void holdsKeysChanged();
    /// It was made when nobody waited for it any more: nobody has seen its recovery key.
    void leftBehind(const bk::FilePath& folder);

private:
    QWidget* makePlaceStep();
    QWidget* makeAdministratorStep();
    void go(int step);
    void next();
    void create();
    void check();
    void present(const QString& recoveryKey);
    FilePath catalogFolder() const;

    Program m_program;
    QStackedWidget* m_steps = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_count = nullptr;
    Banner* m_banner = nullptr;
    QLineEdit* m_organisation = nullptr;
    QLineEdit* m_folder = nullptr;
    QLabel* m_place = nullptr;
    QLineEdit* m_administrator = nullptr;
    NewPassphrase* m_passphrase = nullptr;
    RecoveryKeyPanel* m_recovery = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;

    bool m_busy = false;
    int m_attempt = 0; ///< what was asked for before clear() is dropped
    int m_making = 0;
    std::unique_ptr<Session> m_session;
    Errands m_errands{1};
};

} // namespace bk::ui
