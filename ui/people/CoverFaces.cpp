#include "ui/people/CoverFaces.h"

#include "ui/shell/Workspace.h"

namespace bk::ui {

CoverFaces::CoverFaces(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace) {}

FaceId CoverFaces::faceOf(const Person& person) {
    if (person.cover) return *person.cover;
    const auto known = m_known.constFind(person.id);
    if (known != m_known.cend()) return *known;
    if (m_asked.contains(person.id)) return {};
    m_asked.insert(person.id);
    FaceFilter filter;
    filter.person = person.id;
    filter.limit = 1;
    m_workspace.ask(
        this, [filter](Services& services) { return services.faces.faces(filter); },
        [this, id = person.id](Result<QList<FaceView>> faces) {
            const FaceId face = faces && !faces->isEmpty() ? faces->first().face.id : FaceId();
            m_known.insert(id, face);
            if (!face.isNull()) Q_EMIT found(id, face);
        },
        -1);
    return {};
}

void CoverFaces::forget() {
    m_known.clear();
    m_asked.clear();
}

} // namespace bk::ui
