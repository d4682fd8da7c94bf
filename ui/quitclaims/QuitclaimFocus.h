#pragma once

#include "core/base/Id.h"

#include <QObject>

namespace bk::ui {

class Workspace;

/// Which quitclaim the person page shall come to when it opens next: a note from one page to another, kept
/// beside the workspace. Window's thread.
class QuitclaimFocus : public QObject {
    Q_OBJECT
public:
    static QuitclaimFocus& of(Workspace& workspace);
    void set(const PersonId& person, const QuitclaimId& quitclaim);
    /// The note for PERSON, once; null when there is none.
    QuitclaimId take(const PersonId& person);

private:
    explicit QuitclaimFocus(Workspace& workspace);
    PersonId m_person;
    QuitclaimId m_quitclaim;
};

} // namespace bk::ui
