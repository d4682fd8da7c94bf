#include "ui/review/FaceDecider.h"

#include "ui/review/FaceWords.h"
#include "ui/shell/Workspace.h"

#include <QMetaMethod>

namespace bk::ui {

FaceDecider::FaceDecider(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace) {}

void FaceDecider::name(const FaceId& face, const PersonId& person, const QString& personName, Twice twice) {
    Decision decision{face, {}, {}, person, personName};
    decision.work = [=](Services& services) -> Result<Outcome> {
        Outcome outcome;
        if (twice == Twice::Ask) {
            BK_ASSIGN(outcome.twice, services.faces.namedTwice({face}, person));
            if (!outcome.twice.isEmpty()) return outcome;
        }
        BK_TRY(services.faces.name(face, person));
        return outcome;
    };
    decision.sentence = [sentence = tr("Named %1.").arg(personName)](const Outcome&) { return sentence; };
    m_waiting.append(decision);
    next();
}

void FaceDecider::answerAll(const QList<FaceAnswer>& answers, const PersonId& person,
                            const QString& personName, Twice twice) {
    Decision decision{{}, {}, {}, person, personName, true};
    decision.work = [=](Services& services) -> Result<Outcome> {
        Outcome outcome;
        if (twice == Twice::Ask) {
            QList<FaceId> named;
            for (const FaceAnswer& answer : answers)
                if (answer.kind == FaceAnswer::Kind::Name) named << answer.face;
            BK_ASSIGN(outcome.twice, services.faces.namedTwice(named, person));
            if (!outcome.twice.isEmpty()) return outcome;
        }
        BK_ASSIGN(outcome.changed, services.faces.answerAll(answers));
        return outcome;
    };
    decision.sentence = [asked = static_cast<int>(answers.size())](const Outcome& outcome) {
        const QString done = tr("Faces answered: %1.").arg(outcome.changed);
        const int passed = asked - outcome.changed;
        if (passed == 0) return done;
        return done + QLatin1Char(' ') +
               tr("Passed over, being gone or answered by somebody else: %1.").arg(passed);
    };
    m_waiting.append(decision);
    next();
}

void FaceDecider::reject(const FaceId& face, const PersonId& person, const QString& personName) {
    decide(face, tr("Not %1; this will not be suggested again.").arg(personName),
           [face, person](Services& services) { return services.faces.reject(face, person); });
}

void FaceDecider::bystander(const FaceId& face) {
    bystander(face, bystanderReason());
}

void FaceDecider::bystander(const FaceId& face, const QString& reason) {
    decide(face, tr("Marked as a bystander: %1.").arg(reason),
           [face, reason](Services& services) { return services.faces.bystander(face, reason); });
}

void FaceDecider::notAFace(const FaceId& face) {
    decide(face, tr("Marked as not a face."),
           [face](Services& services) { return services.faces.notAFace(face, QString()); });
}

void FaceDecider::isAFace(const FaceId& face) {
    decide(face, tr("Marked as a face without a name."),
           [face](Services& services) { return services.faces.unname(face); });
}

void FaceDecider::add(const PhotoId& photo, const QRectF& box) {
    Decision decision;
    decision.work = [=](Services& services) -> Result<Outcome> {
        Outcome outcome;
        BK_ASSIGN(outcome.added, services.faces.add(photo, box, std::nullopt));
        return outcome;
    };
    decision.sentence = [](const Outcome&) {
        return tr("Box added. Type a name, or press B for a bystander.");
    };
    m_waiting.append(decision);
    next();
}

void FaceDecider::move(const FaceId& face, const QRectF& box) {
    decide(face, tr("Box changed."),
           [face, box](Services& services) { return services.faces.moveBox(face, box); });
}

void FaceDecider::remove(const FaceId& face) {
    decide(face, tr("Box removed."), [face](Services& services) { return services.faces.remove(face); });
}

void FaceDecider::undo() {
    m_waiting.append(Decision());
    next();
}

void FaceDecider::decide(const FaceId& face, const QString& sentence, std::function<Status(Services&)> work) {
    Decision decision;
    decision.face = face;
    decision.work = [work = std::move(work)](Services& services) -> Result<Outcome> {
        BK_TRY(work(services));
        return Outcome();
    };
    decision.sentence = [sentence](const Outcome&) { return sentence; };
    m_waiting.append(decision);
    next();
}

void FaceDecider::next() {
    if (m_busy || m_waiting.isEmpty()) return;
    m_busy = true;
    const Decision decision = m_waiting.takeFirst();
    if (decision.work)
        carryOut(decision);
    else
        takeBack();
}

void FaceDecider::carryOut(const Decision& decision) {
    m_workspace.ask(
        this, decision.work,
        [this, decision](Result<Outcome> outcome) {
            m_busy = false;
            came(decision, outcome);
            next();
        },
        2);
}

void FaceDecider::came(const Decision& decision, const Result<Outcome>& outcome) {
    if (!outcome) {
        Q_EMIT m_workspace.failed(outcome.error());
        Q_EMIT refused(decision.face);
        return;
    }
    if (!outcome->twice.isEmpty()) {
        askTwice(decision, outcome->twice);
        return;
    }
    const QPointer<FaceDecider> here(this);
    const std::function<void()> undo = [here] {
        if (here) here->undo();
    };
    // What changed nothing is no step that could be taken back.
    Q_EMIT m_workspace.message(decision.sentence(*outcome),
                               outcome->changed > 0 ? undo : std::function<void()>());
    if (!outcome->added.isNull())
        Q_EMIT added(outcome->added);
    else if (decision.many)
        Q_EMIT decidedAll(outcome->changed);
    else
        Q_EMIT decided(decision.face);
}

void FaceDecider::askTwice(const Decision& decision, const QList<NamedTwice>& twice) {
    if (isSignalConnected(QMetaMethod::fromSignal(&FaceDecider::namedTwice))) {
        Q_EMIT namedTwice(twice, decision.person, decision.personName);
        return;
    }
    Q_EMIT m_workspace.message(tr("%1 is already named on another face of this photo. Open the photo to "
                                  "name both.")
                                   .arg(decision.personName));
    Q_EMIT refused(decision.face);
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
