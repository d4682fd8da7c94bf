#pragma once

#include "core/services/CoverageService.h"

#include <QBrush>
#include <QWidget>

class QChartView;

namespace bk::ui {

/// A fill of its own for each state: by colour as everywhere, and by pattern, so that two states of one
/// colour, or all of them without colours, are told apart.
QBrush fillFor(ClearanceState state);

/// One bar of a hundred percent per line, its parts by state. What a part stands for is said by the words
/// beneath and by its tool tip.
class StateBars : public QWidget {
    Q_OBJECT
public:
    explicit StateBars(QWidget* parent = nullptr);

    /// NAMES: what stands beside the bars. Lines without people have none.
    void setLines(const QList<CoverageLine>& lines, const QStringList& names);
    const QList<CoverageLine>& lines() const { return m_lines; }
    QChartView* view() const { return m_view; }

Q_SIGNALS:
    void clicked(const bk::CoverageLine& line, bk::ClearanceState state);

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();

    QList<CoverageLine> m_lines;
    QStringList m_names;
    QChartView* m_view = nullptr;
};

} // namespace bk::ui
