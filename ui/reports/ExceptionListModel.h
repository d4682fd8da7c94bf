#pragma once

#include "ui/reports/ReportWords.h"

#include <QAbstractTableModel>

namespace bk::ui {

/// The exceptions in groups by kind, each under a row with its name and number. Window's thread.
class ExceptionListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { FileName, CollectionName, Reason, Day, By, At, Standing };
    static constexpr int columns = 7;

    using QAbstractTableModel::QAbstractTableModel;
    void setExceptions(const QList<Exception>& exceptions);
    /// Null for the row of a group.
    const Exception* exception(int row) const;
    QList<int> groupRows() const { return m_groups; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant ofGroup(const QModelIndex& index, int role) const;

    struct Row {
        qsizetype exception = -1; ///< -1: a group
        ExceptionKind kind = ExceptionKind::NotNeeded;
        int count = 0;
    };
    const ExceptionWords m_words = exceptionWords();
    QList<Exception> m_exceptions;
    QList<Row> m_rows;
    QList<int> m_groups;
};

} // namespace bk::ui
