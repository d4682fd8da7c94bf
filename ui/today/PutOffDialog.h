#pragma once

#include "core/model/Task.h"

#include <QDate>
#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace bk::ui {

class DateField;
class Workspace;

/// Until when a task is put off, and why. A week is filled in; the reason is not.
class PutOffDialog : public QDialog {
    Q_OBJECT
public:
    PutOffDialog(Workspace& workspace, const Task& task, QWidget* parent = nullptr);

    DateField* until() const { return m_until; }
    QLineEdit* reason() const { return m_reason; }
    QPushButton* button() const { return m_putOff; }
    QString problem() const;
    void putOff();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fit();
    void refuse(const QString& sentence);

    Workspace& m_workspace;
    Task m_task;
    DateField* m_until = nullptr;
    QLineEdit* m_reason = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_putOff = nullptr;
};

} // namespace bk::ui
