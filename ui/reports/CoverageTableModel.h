#pragma once

#include "core/services/CoverageService.h"

#include <QAbstractTableModel>

namespace bk::ui {

/// The numbers beneath the charts: all collections together first, then each of them. Window's thread.
class CoverageTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { CollectionName, PurposeName, WithPeople, Cleared, Share, Why };
    static constexpr int columns = 6;

    using QAbstractTableModel::QAbstractTableModel;
    void setReport(const CoverageReport& report);
    const CoverageLine& line(int row) const { return m_lines.at(row); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const CoverageLine& line, int column) const;
    QList<CoverageLine> m_lines;
};

} // namespace bk::ui
