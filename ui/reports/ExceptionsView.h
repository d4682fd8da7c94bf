#pragma once

#include "core/services/ExceptionService.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace bk::ui {

class Banner;
class EmptyState;
class ExceptionListModel;
class Workspace;

/// Everything that was decided beside what people signed, to be read in one go: by kind, narrowed by kind,
/// words and whether it is in force; each leads to its photo; as PDF and CSV.
class ExceptionsView : public QWidget {
    Q_OBJECT
public:
    explicit ExceptionsView(Workspace& workspace, QWidget* parent = nullptr);

    void load();
    /// What is shown, by the ending: .pdf or .csv.
    void saveTo(const QString& path);

    QPushButton* chip(ExceptionKind kind) const { return m_chips.value(static_cast<int>(kind)); }
    QCheckBox* onlyInForce() const { return m_onlyInForce; }
    QLineEdit* search() const { return m_search; }
    QTableView* table() const { return m_table; }
    ExceptionListModel* model() const { return m_model; }
    /// About commissioned portraits.
    Banner* warning() const { return m_warning; }
    QString counted() const;

Q_SIGNALS:
    void loaded();
    void saved();
    void narrowed();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeFilters();
    void makeTable();
    void sizeTable();
    void showWhatFits();
    /// Where EXCEPTION is shown, else the first below its group's row.
    int rowOf(const Exception& exception) const;
    bool isNarrowed() const;
    void showAll();
    void open(const QModelIndex& index);
    void pick(const QString& ending);

    Workspace& m_workspace;
    QList<Exception> m_all;
    QList<Exception> m_shown;
    bool m_loaded = false;
    int m_generation = 0;
    QHash<int, QPushButton*> m_chips;
    QCheckBox* m_onlyInForce = nullptr;
    QLineEdit* m_search = nullptr;
    QTimer m_pause;
    Banner* m_warning = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QTableView* m_table = nullptr;
    ExceptionListModel* m_model = nullptr;
    QList<QPushButton*> m_saving;
};

} // namespace bk::ui
