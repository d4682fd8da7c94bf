#pragma once

#include "core/services/PersonService.h"
#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;

namespace bk::ui {

class Banner;
class PersonField;
class Workspace;

/// Two entries that are one person become one: choose the one that stays, read what moves, confirm.
class MergePanel : public Card {
    Q_OBJECT
public:
    explicit MergePanel(Workspace& workspace, QWidget* parent = nullptr);
    void begin(const PersonSummary& person, int quitclaims);
    PersonField* field() const { return m_field; }
    QPushButton* button() const { return m_merge; }
    QString sentence() const;
    Banner* cautions() const { return m_cautions; }

Q_SIGNALS:
    void merged(const bk::PersonId& into);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void choose(const PersonId& into, const QString& name);
    void askCautions();
    void merge();

    Workspace& m_workspace;
    PersonSummary m_person;
    int m_quitclaims = 0;
    PersonId m_into;
    QString m_intoName;
    QLabel* m_heading = nullptr;
    PersonField* m_field = nullptr;
    QLabel* m_sentence = nullptr;
    Banner* m_cautions = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_merge = nullptr;
};

} // namespace bk::ui
