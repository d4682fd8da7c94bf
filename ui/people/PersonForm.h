#pragma once

#include "core/model/Person.h"
#include "ui/widgets/Card.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace bk::ui {

class DateField;
class Workspace;

/// Name and what else is kept about a person, inline: to add somebody, or to change what is there.
class PersonForm : public Card {
    Q_OBJECT
public:
    explicit PersonForm(Workspace& workspace, QWidget* parent = nullptr);

    void beginNew();
    void beginChange(const Person& person);
    QLineEdit* name() const { return m_name; }
    DateField* born() const { return m_born; }
    DateField* deceased() const { return m_deceased; }
    QLineEdit* contact() const { return m_contact; }
    QPlainTextEdit* notes() const { return m_notes; }
    QCheckBox* commissioned() const { return m_commissioned; }
    void save();

Q_SIGNALS:
    void saved(const bk::PersonId& person);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeMore();
    bool datesAreDates();
    void begin(const Person& person);
    void say(const QString& sentence);

    Workspace& m_workspace;
    Person m_person; ///< id null: a new one
    QLabel* m_heading = nullptr;
    QLineEdit* m_name = nullptr;
    DateField* m_born = nullptr;
    QWidget* m_more = nullptr;
    DateField* m_deceased = nullptr;
    QCheckBox* m_commissioned = nullptr;
    QLineEdit* m_contact = nullptr;
    QPlainTextEdit* m_notes = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace bk::ui
