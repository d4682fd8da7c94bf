#pragma once

#include "ui/people/PersonSheet.h"
#include "ui/widgets/Card.h"

namespace bk::ui {

class Workspace;

/// On a person's page: who became part of this entry, who was split off it, and the way back. Hidden where
/// there is nothing to tell.
class PersonPast : public Card {
    Q_OBJECT
public:
    explicit PersonPast(Workspace& workspace, QWidget* parent = nullptr);
    void setSheet(const PersonSheet& sheet);

private:
    void addRow(const QString& sentence, const QString& name, const std::function<void()>& takeBack);

    Workspace& m_workspace;
    QWidget* m_rows = nullptr;
};

} // namespace bk::ui
