#pragma once

#include "core/services/CheckService.h"
#include "core/services/CollectionService.h"
#include "ui/shell/Page.h"
#include "ui/shell/Program.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class IconLabel;
class PassphraseSetting;
class Preferences;
class Workspace;

/// Looks, unlocking and locking, the collections with their recognition policy (for those who may change it),
/// the catalog with its check, and what the program is.
class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(Workspace& workspace, Preferences& preferences, const Program& program,
                 QWidget* parent = nullptr);

    QString title() const override { return tr("Settings"); }
    void activate() override;
    QPushButton* checkButton() const { return m_check; }
    Banner* checkResult() const { return m_checkResult; }
    PassphraseSetting* passphrase() const { return m_passphrase; }
    QSpinBox* lockMinutes() const { return m_minutes; }
    /// Whether photos are decoded in a closed process, in words.
    QLabel* decoding() const { return m_decoding; }

Q_SIGNALS:
    /// Theme or text size were chosen; whoever owns the application applies them.
    void looksChanged();
    void lockTimeChanged();

private:
    QVBoxLayout* addSection(QVBoxLayout* page, const QString& title, const QString& caption);
    void addLooks(QVBoxLayout* page);
    void addLocking(QVBoxLayout* page);
    void addCatalog(QVBoxLayout* page);
    void addDecoding(QVBoxLayout* section);
    void askDecoding();
    void addAbout(QVBoxLayout* page);
    void load();
    void showCollections(const QList<Collection>& collections);
    void check();
    void showCheck(const Result<CheckOutcome>& outcome);

    Workspace& m_workspace;
    Preferences& m_preferences;
    Program m_program;
    QVBoxLayout* m_collections = nullptr; ///< null for those who may not change them
    QSpinBox* m_minutes = nullptr;
    PassphraseSetting* m_passphrase = nullptr;
    IconLabel* m_decodingIcon = nullptr;
    QLabel* m_decoding = nullptr;
    QPushButton* m_check = nullptr;
    Banner* m_checkResult = nullptr;
    QPlainTextEdit* m_findings = nullptr;
    bool m_outdated = true;
    bool m_asking = false;
};

} // namespace bk::ui
