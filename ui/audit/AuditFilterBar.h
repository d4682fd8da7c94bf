#pragma once

#include "core/services/AuditService.h"
#include "core/services/UserService.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace bk::ui {

class DateField;

/// Which rows of the log are wanted: by whom, what, about what, how it ended, and when.
class AuditFilterBar : public QWidget {
    Q_OBJECT
public:
    explicit AuditFilterBar(const QDate& today, QWidget* parent = nullptr);

    void setUsers(const QList<UserView>& users);
    void setActions(const QStringList& actions);
    /// What is chosen, without the object, whose id whoever owns the bar finds out from objectText().
    AuditFilter filter() const;
    QString objectText() const;
    void setObjectText(const QString& text);
    /// A sentence under the object; empty: none.
    void setObjectProblem(const QString& sentence);
    bool isNarrowed() const;
    /// All rows again; says changed() once.
    void clear();

    QComboBox* user() const { return m_user; }
    QComboBox* action() const { return m_action; }
    QComboBox* outcome() const { return m_outcome; }
    QLineEdit* object() const { return m_object; }
    DateField* from() const { return m_from; }
    DateField* to() const { return m_to; }
    QPushButton* clearButton() const { return m_clear; }

Q_SIGNALS:
    void changed();

private:
    void soon();
    void refresh();

    QComboBox* m_user = nullptr;
    QComboBox* m_action = nullptr;
    QComboBox* m_outcome = nullptr;
    QLineEdit* m_object = nullptr;
    DateField* m_from = nullptr;
    DateField* m_to = nullptr;
    QPushButton* m_clear = nullptr;
    QLabel* m_problem = nullptr;
    QTimer m_pause;
};

} // namespace bk::ui
