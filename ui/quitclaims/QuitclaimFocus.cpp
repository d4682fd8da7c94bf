#include "ui/quitclaims/QuitclaimFocus.h"

#include "ui/shell/Workspace.h"

namespace bk::ui {

QuitclaimFocus::QuitclaimFocus(Workspace& workspace) : QObject(&workspace) {}

QuitclaimFocus& QuitclaimFocus::of(Workspace& workspace) {
    auto* known = workspace.findChild<QuitclaimFocus*>(QString(), Qt::FindDirectChildrenOnly);
    return known != nullptr ? *known : *new QuitclaimFocus(workspace);
}

void QuitclaimFocus::set(const PersonId& person, const QuitclaimId& quitclaim) {
    m_person = person;
    m_quitclaim = quitclaim;
}

QuitclaimId QuitclaimFocus::take(const PersonId& person) {
    const bool meant = person == m_person;
    m_person = {};
    return meant ? std::exchange(m_quitclaim, {}) : QuitclaimId();
}

} // namespace bk::ui
