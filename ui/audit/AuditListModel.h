#pragma once

#include "core/services/AuditService.h"

#include <QAbstractTableModel>

namespace bk::ui {

class Workspace;

/// Rows of the log, the newest first. Fetches a page of them at a time, the next one when the view comes near
/// the end, so that a log of any length opens at once. Window's thread.
class AuditListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Row, Time, User, UserRoles, Action, Object, Outcome, Detail };
    static constexpr int columns = 8;
    static constexpr int pageSize = 500;

    explicit AuditListModel(Workspace& workspace, QObject* parent = nullptr);

    /// Asks for the newest rows of FILTER (its `before` says from where on); loaded() when they came.
    void show(const AuditFilter& filter);
    const AuditFilter& filter() const { return m_filter; }
    const AuditRow& row(int row) const { return m_rows.at(row); }
    QString userName(const AuditEvent& event) const;
    /// The name of the object today, else its id; empty without an object.
    QString objectName(const AuditEvent& event) const;
    /// An object whose name, among the rows that have come, is TEXT; null: none.
    QUuid objectNamed(const QString& text) const;
    /// The id of a user that occurs in the rows, and the name.
    const QHash<UserId, QString>& users() const { return m_users; }
    bool complete() const { return !m_more; }
    bool loadedOnce() const { return m_loadedOnce; }
    /// Whether an object of this kind can be opened from here.
    bool opens(const AuditEvent& event) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    /// The first page of a question came.
    void loaded();
    /// A further one.
    void grown();
    void failed(const bk::Error& error);

private:
    void ask(qint64 before);
    void take(const bk::AuditPage& page, bool first);
    QString text(const AuditRow& row, int column) const;

    Workspace& m_workspace;
    AuditFilter m_filter;
    QList<AuditRow> m_rows;
    QHash<UserId, QString> m_users;
    QHash<QUuid, QString> m_objects;
    bool m_more = false;
    bool m_asking = false;
    bool m_loadedOnce = false;
    int m_generation = 0;
};

/// A moment as the desk's clock shows it, to the second.
QString localTime(const QDateTime& utc);

} // namespace bk::ui
