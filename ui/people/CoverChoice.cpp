#include "ui/people/CoverChoice.h"

#include "ui/shell/Workspace.h"

#include <QPointer>

namespace bk::ui {
namespace {

/// THEN(what was chosen before) once it is kept.
template <class Then>
void change(Workspace& workspace, const PersonId& person, const std::optional<FaceId>& face, Then then) {
    workspace.ask(
        &workspace, [person, face](Services& services) { return services.persons.chooseCover(person, face); },
        [&workspace, then](Result<std::optional<FaceId>> before) {
            if (before)
                then(*before);
            else
                Q_EMIT workspace.failed(before.error());
        },
        2);
}

} // namespace

void CoverChoice::choose(Workspace& workspace, const PersonId& person, const QString& name,
                         const std::optional<FaceId>& face) {
    const QString sentence = face ? tr("This face stands for %1 now.").arg(name)
                                  : tr("The clearest face stands for %1 now.").arg(name);
    const QPointer<Workspace> here(&workspace);
    change(workspace, person, face, [=](const std::optional<FaceId>& before) {
        Q_EMIT here->message(sentence, [=] {
            if (here)
                change(*here, person, before,
                       [=](const std::optional<FaceId>&) { Q_EMIT here->message(tr("Taken back.")); });
        });
    });
}

} // namespace bk::ui
