#include "ui/quitclaims/QuitclaimListModel.h"

#include "ui/people/PersonField.h"

#include <algorithm>

namespace bk::ui {

void QuitclaimListModel::setQuitclaims(const QList<QuitclaimView>& quitclaims, const QDate& today) {
    beginResetModel();
    m_views = quitclaims;
    m_today = today;
    endResetModel();
}

int QuitclaimListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_views.size());
}

int QuitclaimListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString QuitclaimListModel::text(const QuitclaimView& view, int column) const {
    const Quitclaim& quitclaim = view.quitclaim;
    switch (column) {
    case Number:
        return quitclaim.number;
    case Person:
        return view.personName;
    case Purposes: {
        const auto granted = withdrawableOf(quitclaim);
        const auto refused = purposesOf(quitclaim, Decision::Refused);
        const auto gone = withdrawnOf(quitclaim);
        QStringList words;
        if (!granted.isEmpty()) words << listOf(granted);
        if (!refused.isEmpty()) words << tr("not %1").arg(listOf(refused));
        if (!gone.isEmpty()) words << tr("withdrawn: %1").arg(listOf(gone));
        return words.join(QStringLiteral("; "));
    }
    case From: {
        const auto from = quitclaim.from ? quitclaim.from : quitclaim.signedOn;
        return from ? shortDate(*from) : QString();
    }
    case Until:
        return quitclaim.until ? shortDate(*quitclaim.until) : tr("open-ended");
    case State:
        return wordsFor(standingOf(view, m_today));
    case DaysLeft: {
        const auto days = daysLeft(view, m_today);
        return days ? QString::number(*days) : QString();
    }
    default:
        return {};
    }
}

QVariant QuitclaimListModel::sortKey(const QuitclaimView& view, int column) const {
    // No end sorts after every end.
    constexpr qint64 never = std::numeric_limits<qint64>::max();
    const Quitclaim& quitclaim = view.quitclaim;
    switch (column) {
    case From:
        return quitclaim.from.value_or(quitclaim.signedOn.value_or(QDate())).toJulianDay();
    case Until:
        return quitclaim.until ? quitclaim.until->toJulianDay() : never;
    case State:
        return static_cast<int>(standingOf(view, m_today));
    case DaysLeft: {
        const auto days = daysLeft(view, m_today);
        return days ? qint64(*days) : never;
    }
    default:
        return foldedName(text(view, column));
    }
}

QVariant QuitclaimListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const QuitclaimView& view = m_views.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(view, index.column());
    case Qt::ToolTipRole:
        return index.column() == Purposes || index.column() == Person ? text(view, index.column())
                                                                      : QVariant();
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(view, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole: {
        const auto days = index.column() == DaysLeft ? daysLeft(view, m_today) : std::nullopt;
        if (!days || *days > expiringDays) return {};
        return toneColor(*days < 0 ? Tone::Blocked : Tone::Attention);
    }
    case sortRole:
        return sortKey(view, index.column());
    default:
        return {};
    }
}

QVariant QuitclaimListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Number:
        return tr("Number");
    case Person:
        return tr("Person");
    case Purposes:
        return tr("Purposes");
    case From:
        return tr("From");
    case Until:
        return tr("Until");
    case State:
        return tr("State");
    case DaysLeft:
        return tr("Days left");
    default:
        return {};
    }
}

QuitclaimFilterModel::QuitclaimFilterModel(QuitclaimListModel* quitclaims, QObject* parent)
    : QSortFilterProxyModel(parent), m_quitclaims(quitclaims) {
    setSortRole(QuitclaimListModel::sortRole);
    setSourceModel(quitclaims);
}

void QuitclaimFilterModel::setText(const QString& text) {
    m_text = foldedName(text);
    invalidateFilter();
}

void QuitclaimFilterModel::setStanding(QuitclaimStanding standing, bool wanted) {
    if (wanted)
        m_standings.insert(static_cast<int>(standing));
    else
        m_standings.remove(static_cast<int>(standing));
    invalidateFilter();
}

void QuitclaimFilterModel::setPurpose(const Purpose& purpose) {
    m_purpose = purpose;
    invalidateFilter();
}

void QuitclaimFilterModel::setEndsWithin(const std::optional<int>& days) {
    m_days = days;
    invalidateFilter();
}

const QuitclaimView& QuitclaimFilterModel::view(const QModelIndex& index) const {
    return m_quitclaims->view(mapToSource(index).row());
}

QList<QuitclaimView> QuitclaimFilterModel::views() const {
    QList<QuitclaimView> all;
    for (int row = 0; row < rowCount(); ++row)
        all << view(index(row, 0));
    return all;
}

bool QuitclaimFilterModel::filterAcceptsRow(int row, const QModelIndex&) const {
    if (!m_standings.isEmpty() && !m_standings.contains(static_cast<int>(m_quitclaims->standing(row))))
        return false;
    const QuitclaimView& view = m_quitclaims->view(row);
    const QList<Grant>& grants = view.quitclaim.grants;
    if (!m_purpose.isNull() && std::none_of(grants.begin(), grants.end(), [this](const Grant& grant) {
            return grant.purpose == m_purpose;
        }))
        return false;
    if (m_days) {
        const auto left = daysLeft(view, m_quitclaims->today());
        if (!left || *left < 0 || *left > *m_days) return false;
    }
    return m_text.isEmpty() || foldedName(view.personName).contains(m_text) ||
           foldedName(view.quitclaim.number).contains(m_text);
}

} // namespace bk::ui
