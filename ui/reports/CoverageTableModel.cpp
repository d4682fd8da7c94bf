#include "ui/reports/CoverageTableModel.h"

#include "ui/reports/ReportWords.h"
#include "ui/widgets/Theme.h"

#include <QLocale>

namespace bk::ui {

void CoverageTableModel::setReport(const CoverageReport& report) {
    beginResetModel();
    m_lines = report.total;
    for (const CoverageLine& line : report.byCollection)
        if (line.photosWithPeople > 0) m_lines << line;
    endResetModel();
}

int CoverageTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int CoverageTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString CoverageTableModel::text(const CoverageLine& line, int column) const {
    const QLocale locale;
    switch (column) {
    case CollectionName:
        return line.collection.isNull() ? tr("All collections") : line.collectionName;
    case PurposeName:
        return purposeName(line);
    case WithPeople:
        return locale.toString(line.photosWithPeople);
    case Cleared:
        return locale.toString(line.cleared);
    case Share:
        return line.photosWithPeople == 0 ? QStringLiteral("–")
                                          : tr("%1 %").arg(locale.toString(100 - blockedPercent(line)));
    case Why:
        return whyBlocked(line);
    default:
        return {};
    }
}

QVariant CoverageTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const CoverageLine& line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(line, index.column());
    case Qt::TextAlignmentRole:
        if (index.column() == WithPeople || index.column() == Cleared || index.column() == Share)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case Qt::FontRole:
        if (line.collection.isNull() && index.column() == CollectionName) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    default:
        return {};
    }
}

QVariant CoverageTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    const bool number = section == WithPeople || section == Cleared || section == Share;
    if (role == Qt::TextAlignmentRole)
        return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case CollectionName:
        return tr("Collection");
    case PurposeName:
        return tr("Purpose");
    case WithPeople:
        return tr("With people");
    case Cleared:
        return tr("May be used");
    case Share:
        return tr("Share");
    case Why:
        return tr("Why the others are blocked");
    default:
        return {};
    }
}

} // namespace bk::ui
