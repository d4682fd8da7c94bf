#include "ui/quitclaims/ChosenPhotos.h"

#include "ui/shell/Workspace.h"

namespace bk::ui {

ChosenPhotos::ChosenPhotos(Workspace& workspace) : QObject(&workspace) {}

ChosenPhotos& ChosenPhotos::of(Workspace& workspace) {
    auto* known = workspace.findChild<ChosenPhotos*>(QString(), Qt::FindDirectChildrenOnly);
    return known != nullptr ? *known : *new ChosenPhotos(workspace);
}

} // namespace bk::ui
