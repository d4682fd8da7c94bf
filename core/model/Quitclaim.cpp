#include "core/model/Quitclaim.h"

namespace bk {

QString toString(QuitclaimState state) {
    switch (state) {
    case QuitclaimState::Draft:
        return QStringLiteral("draft");
    case QuitclaimState::Active:
        return QStringLiteral("active");
    case QuitclaimState::Withdrawn:
        return QStringLiteral("withdrawn");
    case QuitclaimState::Superseded:
        return QStringLiteral("superseded");
    }
    return {};
}

} // namespace bk
