#pragma once

#include "core/model/Role.h"

#include <QHash>
#include <QWidget>

class QCheckBox;

namespace bk::ui {

/// The roles of a user as boxes to tick, each with what it may and may not, and whether faces may be compared
/// for that user where a role allows it.
class RoleChoice : public QWidget {
    Q_OBJECT
public:
    explicit RoleChoice(QWidget* parent = nullptr);

    void setRoles(Roles roles, bool recognition);
    Roles roles() const;
    bool recognition() const;
    QCheckBox* box(Role role) const { return m_boxes.value(static_cast<int>(role)); }
    QCheckBox* recognitionBox() const { return m_recognition; }
    /// The box of ROLE cannot be changed, because of REASON.
    void fix(Role role, const QString& reason);

Q_SIGNALS:
    void changed();

private:
    void refresh();

    QHash<int, QCheckBox*> m_boxes;
    QCheckBox* m_recognition = nullptr;
};

} // namespace bk::ui
