#pragma once

#include "core/services/CoverageService.h"

#include <QWidget>

class QChartView;
class QLabel;

namespace bk::ui {

/// How many photos with people there were day by day, and how many of them might be used for one purpose.
class GrowthChart : public QWidget {
    Q_OBJECT
public:
    explicit GrowthChart(QWidget* parent = nullptr);

    /// HISTORY of all purposes, by day.
    void setHistory(const QList<CoverageDay>& history, const Purpose& purpose);
    /// What is said instead of a line through one day.
    QLabel* tooShort() const { return m_tooShort; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();

    QList<CoverageDay> m_days; ///< of the purpose
    QChartView* m_view = nullptr;
    QLabel* m_tooShort = nullptr;
};

} // namespace bk::ui
