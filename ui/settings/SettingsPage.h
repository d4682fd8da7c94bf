#pragma once

#include "core/services/CheckService.h"
#include "core/services/CollectionService.h"
#include "ui/shell/Page.h"
#include "ui/shell/Program.h"

class QCheckBox;
class QCheckBox;
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
class PurposeList;
class Workspace;

/// Looks, unlocking and locking; for those who may change them the purposes, the collections with their
/// recognition policy and the policy of the catalog; the catalog with its check, and what the program is.
class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(Workspace& workspace, Preferences& preferences, const Program& program,
                 QWidget* parent = nullptr);

    QString title() const override { return tr("Settings"); }
    void activate() override;
    QPushButton* faceModelsButton() const { return m_faceModels; } ///< null without the right
    PassphraseSetting* passphrase() const { return m_passphrase; }
    QSpinBox* lockMinutes() const { return m_minutes; }
    PurposeList* purposes() const { return m_purposes; }          ///< null without the right
    QCheckBox* noPeopleNeedsReview() const { return m_noPeople; } ///< null without the right
    QCheckBox* tellsOnDesktop() const { return m_tellsOnDesktop; }
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
    void addNotices(QVBoxLayout* page);
    void addPolicies(QVBoxLayout* page);
    void addFaceModels(QVBoxLayout* page);
    void addCatalog(QVBoxLayout* page);
    void addDecoding(QVBoxLayout* section);
    void askDecoding();
    void addAbout(QVBoxLayout* page);
    void load();
    void showCollections(const QList<Collection>& collections);
    void addPolicy(const Collection& collection);
    void savePolicy(const QString& name, const CollectionChange& change);
    void saveNoPeople(bool needs);
    void check();
    void showCheck(const Result<CheckOutcome>& outcome);

    Workspace& m_workspace;
    Preferences& m_preferences;
    Program m_program;
    QVBoxLayout* m_collections = nullptr; ///< null for those who may not change them
    PurposeList* m_purposes = nullptr;
    QCheckBox* m_noPeople = nullptr;
    QSpinBox* m_minutes = nullptr;
    QCheckBox* m_tellsOnDesktop = nullptr;
    PassphraseSetting* m_passphrase = nullptr;
    IconLabel* m_decodingIcon = nullptr;
    QLabel* m_decoding = nullptr;
    QPushButton* m_faceModels = nullptr;
    QPushButton* m_check = nullptr;
    Banner* m_checkResult = nullptr;
    QPlainTextEdit* m_findings = nullptr;
    bool m_outdated = true;
    bool m_asking = false;
};

} // namespace bk::ui
