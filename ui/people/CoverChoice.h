#pragma once

#include "core/base/Id.h"

#include <QCoreApplication>

#include <optional>

namespace bk::ui {

class Workspace;

/// Letting a face stand for its person, from wherever it is offered; said in the bar at the bottom with the
/// way back. Window's thread.
class CoverChoice {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::CoverChoice)
public:
    /// FACE none: whichever is clearest.
    static void choose(Workspace& workspace, const PersonId& person, const QString& name,
                       const std::optional<FaceId>& face);
};

} // namespace bk::ui
