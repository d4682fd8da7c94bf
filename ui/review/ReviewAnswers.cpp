// What the review page's keys and buttons decide.
#include "core/model/FaceAnswers.h"
#include "ui/people/PersonField.h"
#include "ui/review/BatchPanel.h"
#include "ui/review/CandidateList.h"
#include "ui/review/FaceCloseUp.h"
#include "ui/review/FaceDecider.h"
#include "ui/review/FaceWords.h"
#include "ui/review/ReviewPage.h"
#include "ui/review/TwiceQuestion.h"
#include "ui/shell/Workspace.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace bk::ui {

bool ReviewPage::mayDecide() const {
    return !face().isNull() && m_closeUp->painted() == face();
}

FaceId ReviewPage::namedOnPhoto(const PersonId& person) const {
    const FaceView* view = m_queue.current();
    if (view == nullptr) return {};
    QHash<FaceId, PersonId> named = m_cases.value(view->face.id).named;
    for (auto one = m_named.begin(); one != m_named.end(); ++one)
        if (m_photoOf.value(one.key()) == view->face.photo) named.insert(one.key(), *one);
    named.remove(view->face.id);
    return named.key(person);
}

void ReviewPage::give(const PersonId& person, const QString& name) {
    const FaceView* view = m_queue.current();
    if (!mayDecide()) return;
    if (m_sure != person && !namedOnPhoto(person).isNull()) {
        askTwice(person, name);
        return;
    }
    m_decider->name(view->face.id, person, name,
                    m_sure == person ? FaceDecider::Twice::Allow : FaceDecider::Twice::Ask);
    m_named.insert(view->face.id, person);
    m_photoOf.insert(view->face.id, view->face.photo);
    answered();
}

void ReviewPage::askTwice(const PersonId& person, const QString& name) {
    m_sure = person;
    m_sureName = name;
    m_twice->ask(name, namedOnPhoto(person));
    setFocus();
}

void ReviewPage::forgetTwice() {
    m_sure.reset();
    m_twice->clear();
}

void ReviewPage::answered() {
    ++m_decisions;
    m_cases.remove(face());
    m_queue.answer();
    setFocus();
    showCurrent();
}

void ReviewPage::yes() {
    const FaceView* view = m_queue.current();
    if (!mayDecide()) return;
    if (m_sure)
        give(PersonId(*m_sure), QString(m_sureName));
    else if (view->face.suggestion)
        give(PersonId(view->face.suggestion->person), QString(view->suggestionName));
    else if (view->face.state == FaceState::Possible)
        isAFace();
    else
        m_nameField->begin();
}

void ReviewPage::no() {
    const FaceView* view = m_queue.current();
    if (!mayDecide()) return;
    if (!view->face.suggestion) {
        // "Is this a face?" has a no too.
        if (view->face.state == FaceState::Possible) notAFace();
        return;
    }
    ++m_decisions;
    // The face itself is not answered yet: ask again, now without this person.
    FaceView again = *view;
    m_decider->reject(view->face.id, view->face.suggestion->person, view->suggestionName);
    m_rejected[view->face.id] << view->face.suggestion->person;
    again.face.suggestion.reset();
    again.suggestionName.clear();
    m_queue.bringBack(again);
    setFocus();
    showCurrent();
}

void ReviewPage::bystander(const QString& reason) {
    if (!mayDecide()) return;
    m_decider->bystander(face(), reason);
    answered();
}

void ReviewPage::notAFace() {
    if (!mayDecide()) return;
    m_decider->notAFace(face());
    answered();
}

void ReviewPage::isAFace() {
    const FaceView* view = m_queue.current();
    if (!mayDecide() || view->face.state != FaceState::Possible) return;
    FaceView again = *view;
    ++m_decisions;
    m_decider->isAFace(view->face.id);
    again.face.state = FaceState::Unnamed;
    m_queue.bringBack(again);
    setFocus();
    showCurrent();
}

void ReviewPage::skip() {
    if (face().isNull()) return;
    m_queue.skip();
    setFocus();
    showCurrent();
}

void ReviewPage::undo() {
    m_decider->undo();
}

void ReviewPage::pick(int index) {
    if (!mayDecide() || !m_others->painted() || index >= m_others->candidates().size()) return;
    const FaceCandidate candidate = m_others->candidates().at(index);
    give(candidate.person, candidate.name);
}

void ReviewPage::bringBackAll(const QList<FaceId>& faces) {
    ++m_decisions;
    for (const FaceId& face : faces)
        m_named.remove(face);
    if (faces.size() == 1) {
        bringBack(faces.first());
    } else if (!faces.isEmpty()) {
        m_startAt = faces.first();
        renew();
    }
}

void ReviewPage::bringBack(const FaceId& id) {
    m_workspace.ask(
        this, [id](Services& services) { return services.faces.face(id); },
        [this](Result<FaceView> view) {
            if (!view || !isOpen(view->face)) return;
            QList<FaceView> again{*view};
            if (!m_workspace.may(Right::Recognise)) hideSuggestions(again);
            m_cases.remove(view->face.id);
            m_rejected.remove(view->face.id);
            m_queue.bringBack(again.first());
            if (showsBatch()) showBatch(m_batch->person());
            showCurrent();
        },
        3);
}

void ReviewPage::keyPressEvent(QKeyEvent* event) {
    // A key held down must not run through the queue.
    if (event->isAutoRepeat() || (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)))
        return Page::keyPressEvent(event);
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (enter && button != nullptr && button->hasFocus()) {
        button->click();
        return;
    }
    if (showsBatch()) return Page::keyPressEvent(event);
    if (face().isNull()) {
        if (event->key() == Qt::Key_U) return undo();
        return Page::keyPressEvent(event);
    }
    const QString typed = event->text();
    const bool letter = typed.size() == 1 && typed.at(0).isLetter();
    // A name begins with a capital, so a capital never decides anything.
    if (!(letter && typed.at(0).isUpper()) && answerKey(event)) return;
    if (letter && mayDecide()) {
        m_nameField->begin(typed);
        return;
    }
    Page::keyPressEvent(event);
}

bool ReviewPage::answerKey(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return yes(), true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        return no(), true;
    case Qt::Key_Escape:
        if (!m_sure) return false;
        return showCurrent(), true;
    case Qt::Key_A:
        if (m_together->isHidden()) return false;
        return m_together->click(), true;
    case Qt::Key_B:
        return bystander(bystanderReason()), true;
    case Qt::Key_X:
        return notAFace(), true;
    case Qt::Key_F:
        return isAFace(), true;
    case Qt::Key_S:
        return skip(), true;
    case Qt::Key_U:
        return undo(), true;
    default:
        break;
    }
    if (event->key() < Qt::Key_1 || event->key() > Qt::Key_5) return false;
    return pick(event->key() - Qt::Key_1), true;
}

} // namespace bk::ui
