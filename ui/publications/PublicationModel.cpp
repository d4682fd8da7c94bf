#include "ui/publications/PublicationModel.h"

#include "ui/publications/PublicationWords.h"

#include <QLocale>

namespace bk::ui {
namespace {

constexpr int iconSide = 16;

} // namespace

void PublicationModel::setPublications(const QList<PublicationView>& publications, const QDate& today) {
    m_views = publications;
    m_today = today;
    choose();
}

void PublicationModel::setPurpose(const Purpose& purpose) {
    m_purpose = purpose;
    choose();
}

void PublicationModel::choose() {
    beginResetModel();
    m_shown.clear();
    for (const PublicationView& view : std::as_const(m_views))
        if (m_purpose.isNull() || view.publication.purpose == m_purpose) m_shown << view;
    endResetModel();
}

int PublicationModel::rowOf(const PublicationId& publication) const {
    for (int row = 0; row < m_shown.size(); ++row)
        if (m_shown.at(row).publication.id == publication) return row;
    return -1;
}

int PublicationModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int PublicationModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant PublicationModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const PublicationView& view = m_shown.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(view, index.column());
    case Qt::DecorationRole:
        if (index.column() == Where)
            return themedIcon(iconFor(view.publication.kind)).pixmap(scaled(iconSide));
        return {};
    case Qt::AccessibleTextRole:
        if (index.column() == Where)
            return tr("%1, %2").arg(wordsFor(view.publication.kind), view.publication.place);
        return {};
    case toneRole:
        return static_cast<int>(lookOf(view, m_today).tone);
    default:
        return {};
    }
}

QString PublicationModel::text(const PublicationView& view, int column) const {
    switch (column) {
    case Where:
        return view.publication.place;
    case For:
        return purposeName(view.publication.purpose);
    case When:
        return whenWords(view.publication, m_today);
    case Photos:
        return QLocale().toString(view.photos);
    case State:
        return lookOf(view, m_today).words;
    default:
        return {};
    }
}

QVariant PublicationModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Where:
        return tr("Where");
    case For:
        return tr("For");
    case When:
        return tr("When");
    case Photos:
        return tr("Photos");
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace bk::ui
