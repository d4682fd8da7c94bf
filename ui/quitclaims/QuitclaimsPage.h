#pragma once

#include "core/services/ConsentService.h"
#include "ui/shell/Page.h"

#include <QTimer>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPrinter;
class QPushButton;
class QStackedWidget;
class QTableView;
class QHBoxLayout;
class QVBoxLayout;

namespace bk::ui {

class Card;
class EmptyState;
class FlowLayout;
class QuitclaimFilterModel;
class QuitclaimListModel;
class QuitclaimPapers;
class Readiness;
class WithdrawPanel;
class WithdrawalReport;
class Workspace;
enum class QuitclaimStanding;

/// Every quitclaim in one table: sort by any column, filter by number, person, state, purpose and end, print
/// the list, save it for a spreadsheet or its ends for a calendar. Enter opens the person's page at it,
/// Shift+Delete takes it back.
class QuitclaimsPage : public Page {
    Q_OBJECT
public:
    explicit QuitclaimsPage(Workspace& workspace, QWidget* parent = nullptr);

    void show(const QuitclaimFilter& filter);
    using QWidget::show;
    /// As show(), with the text and the states chosen before taken away, but for STANDING.
    void showOnly(const QuitclaimFilter& filter, std::optional<QuitclaimStanding> standing);
    QString title() const override;
    void activate() override;

    QTableView* table() const { return m_table; }
    QLineEdit* search() const { return m_search; }
    QPushButton* chip(QuitclaimStanding standing) const;
    QComboBox* purposeFilter() const { return m_purpose; }
    QComboBox* endFilter() const { return m_ends; }
    WithdrawalReport* report() const { return m_report; }
    /// Saves what is shown: "ics" ends the calendar's names, "pdf" those of pages, all else is CSV.
    void exportTo(const QString& path);
    /// Prints what is shown.
    void printTo(std::shared_ptr<QPrinter> printer);
    /// The panel in which the current one is taken back; null: there is nothing to take back in it, or this
    /// user may not.
    WithdrawPanel* beginWithdrawal();

Q_SIGNALS:
    void printed(int pages);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeHead(QVBoxLayout* layout);
    void makeSave(QHBoxLayout* head);
    void makeFilters(QVBoxLayout* layout);
    void makeChips(QVBoxLayout* layout);
    void fillPurposes(const QList<Purpose>& purposes);
    void makeTable();
    void makeWithdrawal(QVBoxLayout* layout);
    void currentMoved();
    void closeWithdrawal();
    void showMenu(const QPoint& where);
    bool isNarrowed() const;
    void print();
    void sizeTable();
    void load();
    void showWhatIsThere();
    void showAll();
    void pickExport(const QString& ending);
    void open(const QModelIndex& index);

    Workspace& m_workspace;
    QuitclaimListModel* m_quitclaims = nullptr;
    QuitclaimFilterModel* m_shown = nullptr;
    QLabel* m_count = nullptr;
    QLineEdit* m_search = nullptr;
    QPushButton* m_narrow = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_withdraw = nullptr;
    QComboBox* m_purpose = nullptr;
    QComboBox* m_ends = nullptr;
    QuitclaimPapers* m_papers = nullptr;
    WithdrawalReport* m_report = nullptr;
    Card* m_withdrawal = nullptr;
    WithdrawPanel* m_panel = nullptr;
    QHash<int, QPushButton*> m_chips;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QTableView* m_table = nullptr;
    Readiness* m_readiness = nullptr;
    QTimer m_reloadSoon;
    QuitclaimFilter m_filter;
    bool m_loaded = false;
    int m_generation = 0;
};

} // namespace bk::ui
