#pragma once

#include "core/services/PublicationService.h"

#include <QAbstractTableModel>

namespace bk::ui {

/// Publications, one per row, the newest first; those of one purpose, when there is one to show.
class PublicationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Where, For, When, Photos, State };
    static constexpr int columns = 5;
    /// The Tone of the state, for its pill.
    static constexpr int toneRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;
    void setPublications(const QList<PublicationView>& publications, const QDate& today);
    /// Null: whatever they were for.
    void setPurpose(const Purpose& purpose);
    const PublicationView& view(int row) const { return m_shown.at(row); }
    /// -1 when it is not shown.
    int rowOf(const PublicationId& publication) const;
    /// Before the purpose was chosen.
    int all() const { return static_cast<int>(m_views.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void choose();
    QString text(const PublicationView& view, int column) const;

    QList<PublicationView> m_views;
    QList<PublicationView> m_shown;
    Purpose m_purpose;
    QDate m_today;
};

} // namespace bk::ui
