#pragma once

#include "core/services/AuditService.h"
#include "core/services/UserService.h"
#include "ui/shell/Page.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace bk::ui {

class AuditFilterBar;
class AuditListModel;
class Banner;
class EmptyState;
class Readiness;
class Workspace;

/// The log, for those who may read it: who did what when, narrowed by whom, what, about what and when;
/// verified on demand, alone or against a checkpoint kept elsewhere. Enter opens what a row is about.
class AuditPage : public Page {
    Q_OBJECT
public:
    explicit AuditPage(Workspace& workspace, QWidget* parent = nullptr);

    QString title() const override;
    void activate() override;

    QTableView* table() const { return m_table; }
    AuditListModel* model() const { return m_model; }
    AuditFilterBar* filters() const { return m_filters; }
    Banner* verdict() const { return m_verdict; }
    QPushButton* verifyButton() const { return m_verify; }

    /// Verifies the whole log; KEPT out of a file kept elsewhere.
    void verify(const std::optional<AuditCheckpoint>& kept = std::nullopt);
    /// The same with the checkpoint in the file at PATH.
    void compareWith(const QString& path);
    /// Makes a checkpoint now and writes it to PATH.
    void saveCheckpoint(const QString& path);
    /// All rows that fit the filters as CSV.
    void exportTo(const QString& path);
    /// Shows the rows from SEQUENCE on, whatever the filters were.
    void goToRow(qint64 sequence);

Q_SIGNALS:
    /// A verification ended, or could not begin.
    void verified();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeHead(QVBoxLayout* layout);
    void makeTable();
    void sizeTable();
    void connectParts();
    void load();
    void loadChoices();
    void showRows();
    void ask(AuditFilter filter);
    void showWhatIsThere();
    void showVerdict(const Result<AuditVerdict>& verdict, const std::optional<AuditCheckpoint>& kept);
    void openObject(const QModelIndex& index);
    void onlyAbout(const QModelIndex& index);
    void offerMenu(const QPoint& where);
    void pickCheckpoint();
    void pickPlaceForCheckpoint();
    void pickPlaceForRows();
    void printCheckpoint();

    Workspace& m_workspace;
    AuditListModel* m_model = nullptr;
    AuditFilterBar* m_filters = nullptr;
    QLabel* m_count = nullptr;
    QPushButton* m_verify = nullptr;
    QPushButton* m_more = nullptr;
    QPushButton* m_newest = nullptr;
    Banner* m_verdict = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QTableView* m_table = nullptr;
    Readiness* m_readiness = nullptr;
    qint64 m_firstBad = 0; ///< where the banner's button leads
    qint64 m_selectWhenLoaded = 0;
    int m_generation = 0;
};

} // namespace bk::ui
