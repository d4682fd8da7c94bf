#pragma once

#include "ui/quitclaims/QuitclaimWords.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QSortFilterProxyModel>

namespace bk::ui {

/// All quitclaims, one per row, sortable by what the columns mean.
class QuitclaimListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Person, Purposes, From, Until, State, DaysLeft };
    static constexpr int columns = 7;
    static constexpr int sortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;
    void setQuitclaims(const QList<QuitclaimView>& quitclaims, const QDate& today);
    const QuitclaimView& view(int row) const { return m_views.at(row); }
    const QDate& today() const { return m_today; }
    QuitclaimStanding standing(int row) const { return standingOf(m_views.at(row), m_today); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const QuitclaimView& view, int column) const;
    QVariant sortKey(const QuitclaimView& view, int column) const;

    QList<QuitclaimView> m_views;
    QDate m_today;
};

/// Those whose number or person holds the text, that stand as one of the chosen chips says, decide on the
/// purpose and end within the days.
class QuitclaimFilterModel : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit QuitclaimFilterModel(QuitclaimListModel* quitclaims, QObject* parent = nullptr);
    void setText(const QString& text);
    void setStanding(QuitclaimStanding standing, bool wanted);
    /// Null: whatever they decide on.
    void setPurpose(const Purpose& purpose);
    /// From today on; none: whenever they end.
    void setEndsWithin(const std::optional<int>& days);
    bool isNarrowed() const {
        return !m_text.isEmpty() || !m_standings.isEmpty() || !m_purpose.isNull() || m_days;
    }
    const QuitclaimView& view(const QModelIndex& index) const;
    /// As shown, in the order shown.
    QList<QuitclaimView> views() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QuitclaimListModel* m_quitclaims = nullptr;
    QString m_text;
    QSet<int> m_standings;
    Purpose m_purpose;
    std::optional<int> m_days;
};

} // namespace bk::ui
