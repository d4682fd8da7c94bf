#pragma once

#include "core/services/CoverageService.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace bk::ui {

class CoverageTableModel;
class EmptyState;
class FlowLayout;
class GrowthChart;
class StateBars;
class Workspace;

/// How much of the catalog may be used for what: the sentence for the board, a ring per purpose, bars by
/// state, the days before and all numbers; as PDF and CSV.
class CoverageView : public QWidget {
    Q_OBJECT
public:
    explicit CoverageView(Workspace& workspace, QWidget* parent = nullptr);

    /// Asks; loaded() when it came.
    void load();
    /// By its ending: .pdf or .csv.
    void saveTo(const QString& path);

    QLabel* sentence() const { return m_sentence; }
    StateBars* bars() const { return m_bars; }
    GrowthChart* growth() const { return m_growth; }
    QComboBox* barsChoice() const { return m_barsChoice; }
    QTableView* table() const { return m_table; }
    EmptyState* empty() const { return m_empty; }

Q_SIGNALS:
    void loaded();
    void saved();

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeHead(QVBoxLayout* layout);
    void makeCharts(QVBoxLayout* layout);
    void makeTable(QVBoxLayout* layout);
    void show(const CoverageReport& report);
    void showRings();
    void fillChoice();
    void showBars();
    void sizeTable();
    void pick(const QString& ending);
    const CoverageLine* chosen() const;
    void openPhotos(const CoverageLine& line, const QList<ClearanceState>& states);

    Workspace& m_workspace;
    CoverageReport m_report;
    bool m_asking = false;
    bool m_outdated = false;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QScrollArea* m_scroll = nullptr;
    QLabel* m_sentence = nullptr;
    QLabel* m_counted = nullptr;
    FlowLayout* m_rings = nullptr;
    QWidget* m_ringArea = nullptr;
    QComboBox* m_barsChoice = nullptr;
    StateBars* m_bars = nullptr;
    QLabel* m_growthTitle = nullptr;
    GrowthChart* m_growth = nullptr;
    CoverageTableModel* m_lines = nullptr;
    QTableView* m_table = nullptr;
};

} // namespace bk::ui
