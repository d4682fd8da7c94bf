#include "ui/reports/ExceptionListModel.h"

#include "ui/widgets/Theme.h"

namespace bk::ui {

void ExceptionListModel::setExceptions(const QList<Exception>& exceptions) {
    beginResetModel();
    m_exceptions = exceptions;
    m_rows.clear();
    m_groups.clear();
    for (qsizetype i = 0; i < m_exceptions.size(); ++i) {
        const ExceptionKind kind = m_exceptions[i].kind;
        if (m_groups.isEmpty() || m_rows[m_groups.last()].kind != kind) {
            m_groups << static_cast<int>(m_rows.size());
            m_rows << Row{-1, kind, 0};
        }
        ++m_rows[m_groups.last()].count;
        m_rows << Row{i, kind, 0};
    }
    endResetModel();
}

const Exception* ExceptionListModel::exception(int row) const {
    if (row < 0 || row >= m_rows.size() || m_rows[row].exception < 0) return nullptr;
    return &m_exceptions[m_rows[row].exception];
}

int ExceptionListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ExceptionListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant ExceptionListModel::ofGroup(const QModelIndex& index, int role) const {
    if (index.column() != 0) return {};
    if (role == Qt::DisplayRole)
        return QStringLiteral("%1 (%2)").arg(wordsFor(m_rows[index.row()].kind),
                                             QLocale().toString(m_rows[index.row()].count));
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role == Qt::BackgroundRole) return ink(Ink::Window);
    return {};
}

QVariant ExceptionListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Exception* const one = exception(index.row());
    if (one == nullptr) return ofGroup(index, role);
    if (role == Qt::ForegroundRole) {
        if (!one->inForce) return ink(Ink::Muted);
        return one->commissioned && index.column() == Reason ? QVariant(toneColor(Tone::Attention))
                                                             : QVariant();
    }
    if (role == Qt::BackgroundRole)
        return one->commissioned ? QVariant(toneBackground(Tone::Attention)) : QVariant();
    if (role == Qt::DecorationRole && index.column() == Reason && one->commissioned)
        return themedIcon(QStringLiteral("dialog-warning"), Tone::Attention);
    if (role == Qt::FontRole && one->commissioned) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
    case FileName:
        return one->photo.isNull() ? tr("All of its photos") : one->fileName;
    case CollectionName:
        return one->collectionName;
    case Reason:
        return reasonOf(*one, m_words);
    case Day:
        return one->day ? shortDate(*one->day) : QString();
    case By:
        return one->by;
    case At:
        return one->at.isValid() ? shortDate(one->at.toLocalTime().date()) : QString();
    case Standing:
        return one->inForce ? tr("Yes") : tr("No, over");
    default:
        return {};
    }
}

QVariant ExceptionListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case FileName:
        return tr("Photo");
    case CollectionName:
        return tr("Collection");
    case Reason:
        return tr("Reason");
    case Day:
        return tr("Day");
    case By:
        return tr("By");
    case At:
        return tr("Decided on");
    case Standing:
        return tr("In force");
    default:
        return {};
    }
}

} // namespace bk::ui
