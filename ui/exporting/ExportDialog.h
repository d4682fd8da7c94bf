#pragma once

#include "core/services/ExportService.h"

#include <QDialog>

#include <stop_token>

class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace bk::ui {

class Banner;
class PublicationForm;
class Workspace;

/// Lets cleared photos out: the purpose first, then how many are cleared and what blocks the others (with a
/// way to each), how, and where to. The rule is asked again for every photo while it runs.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// FILTER: the photos in question; its purpose and states do not count here.
    ExportDialog(Workspace& workspace, const PhotoFilter& filter, QWidget* parent = nullptr);
    ~ExportDialog() override;

    QComboBox* purposeChooser() const { return m_purpose; }
    QLineEdit* folderField() const { return m_folder; }
    QPushButton* exportButton() const { return m_export; }
    QString resultText() const;
    /// Opens the form below what was exported; null while nothing was.
    QPushButton* publishButton() const { return m_publish; }
    PublicationForm* publicationForm() const { return m_publication; }
    QPushButton* recordButton() const { return m_record; }
    void setPurposes(const QList<Purpose>& purposes);
    /// While it runs: stops, and stays to tell what was done.
    void reject() override;

Q_SIGNALS:
    void planned();
    void exportEnded(bool exported);
    void published(bool recorded);
    /// Ends the dialog: these are to be looked at.
    void photosWanted(const bk::PhotoFilter& filter);

private:
    QWidget* makeChoices();
    QWidget* makeProgress();
    QWidget* makeResult();
    QWidget* makePublication(QWidget* page);
    void fitToPage();
    void plan();
    void showPlan(const Result<ClearanceReport>& report);
    void addBlocked(const ClearanceReport& report, ClearanceState state);
    void chooseFolder();
    void check();
    void run();
    void showOutcome(const Result<ExportOutcome>& outcome);
    void recordPublication();
    ExportRequest request() const;

    Workspace& m_workspace;
    PhotoFilter m_filter;
    QList<Purpose> m_purposes;
    QStackedWidget* m_stack = nullptr;
    QComboBox* m_purpose = nullptr;
    QLabel* m_cleared = nullptr;
    QScrollArea* m_blockedScroll = nullptr;
    QWidget* m_blockedArea = nullptr;
    QVBoxLayout* m_blocked = nullptr;
    QButtonGroup* m_preset = nullptr;
    QLineEdit* m_folder = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_close = nullptr;
    QLabel* m_progressWords = nullptr;
    QProgressBar* m_progressBar = nullptr;
    Banner* m_result = nullptr;
    QLabel* m_resultWords = nullptr;
    QPushButton* m_openFolder = nullptr;
    QPushButton* m_publish = nullptr;
    QWidget* m_publishing = nullptr;
    PublicationForm* m_publication = nullptr;
    QPushButton* m_record = nullptr;
    ExportId m_exported;
    QString m_jobTitle;
    int m_clearedCount = -1;
    int m_generation = 0;
};

} // namespace bk::ui
