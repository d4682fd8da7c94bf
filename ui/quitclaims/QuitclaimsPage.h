#pragma once

#include "core/services/ConsentService.h"
#include "ui/shell/Page.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace bk::ui {

class EmptyState;
class FlowLayout;
class QuitclaimFilterModel;
class QuitclaimListModel;
class Readiness;
class Workspace;
enum class QuitclaimStanding;

/// Every quitclaim in one table: sort by any column, filter by text and state, save the list for a
/// spreadsheet or its ends for a calendar. Enter opens the person's page at it.
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
    /// Saves what is shown: "ics" ends the calendar's names, all else is CSV.
    void exportTo(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeHead(class QVBoxLayout* layout);
    void makeTable();
    void sizeTable();
    void load();
    void showWhatIsThere();
    void showAll();
    void pickExport(bool calendar);
    void open(const QModelIndex& index);

    Workspace& m_workspace;
    QuitclaimListModel* m_quitclaims = nullptr;
    QuitclaimFilterModel* m_shown = nullptr;
    QLabel* m_count = nullptr;
    QLineEdit* m_search = nullptr;
    QPushButton* m_narrow = nullptr;
    QPushButton* m_save = nullptr;
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
