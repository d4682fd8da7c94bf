#include "ui/review/FaceDecider.h"

#include "ui/review/FaceWords.h"
#include "ui/shell/Workspace.h"

namespace bk::ui {

FaceDecider::FaceDecider(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace) {}

void FaceDecider::name(const FaceId& face, const PersonId& person, const QString& personName) {
    decide(face, tr("Named %1.").arg(personName),
           [face, person](Services& services) { return services.faces.name(face, person); });
}

void FaceDecider::reject(const FaceId& face, const PersonId& person, const QString& personName) {
    decide(face, tr("Not %1; this will not be suggested again.").arg(personName),
           [face, person](Services& services) { return services.faces.reject(face, person); });
}

void FaceDecider::bystander(const FaceId& face) {
    decide(face, tr("Marked as a bystander."), [face, reason = bystanderReason()](Services& services) {
        return services.faces.bystander(face, reason);
    });
}

void FaceDecider::notAFace(const FaceId& face) {
    decide(face, tr("Marked as not a face."),
           [face](Services& services) { return services.faces.notAFace(face, QString()); });
}

void FaceDecider::isAFace(const FaceId& face) {
    decide(face, tr("Marked as a face without a name."),
           [face](Services& services) { return services.faces.unname(face); });
}

void FaceDecider::undo() {
    m_waiting.append(Decision{{}, {}, {}});
    next();
}

void FaceDecider::decide(const FaceId& face, const QString& sentence, std::function<Status(Services&)> work) {
    m_waiting.append(Decision{face, std::move(work), sentence});
    next();
}

void FaceDecider::next() {
    if (m_busy || m_waiting.isEmpty()) return;
    m_busy = true;
    const Decision decision = m_waiting.takeFirst();
    if (decision.face.isNull()) {
        takeBack();
        return;
    }
    m_workspace.ask(
        this, decision.work,
        [this, decision](Status outcome) {
            m_busy = false;
            if (outcome) {
                const QPointer<FaceDecider> here(this);
                Q_EMIT m_workspace.message(decision.sentence, [here] {
                    if (here) here->undo();
                });
                Q_EMIT decided(decision.face);
            } else {
                Q_EMIT m_workspace.failed(outcome.error());
                Q_EMIT refused(decision.face);
            }
            next();
        },
        2);
}

void FaceDecider::takeBack() {
    m_workspace.ask(
        this, [](Services& services) { return services.faces.undo(); },
        [this](Result<QList<FaceId>> faces) {
            m_busy = false;
            if (!faces) {
                Q_EMIT m_workspace.failed(faces.error());
            } else {
                Q_EMIT m_workspace.message(faces->isEmpty() ? tr("There is nothing to take back.")
                                                            : tr("Taken back."));
                Q_EMIT undone(*faces);
            }
            next();
        },
        2);
}

} // namespace bk::ui
