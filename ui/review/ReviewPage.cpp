#include "ui/review/ReviewPage.h"

#include "ui/people/FacePicture.h"
#include "ui/people/PersonField.h"
#include "ui/people/Readiness.h"
#include "ui/review/CandidateList.h"
#include "ui/review/FaceCloseUp.h"
#include "ui/review/FaceDecider.h"
#include "ui/review/FaceWords.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/Theme.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

namespace bk::ui {
namespace {

constexpr int cutOutSide = 640; // twice the place it fills, for fine screens
constexpr int facesAhead = 2;

} // namespace

// The widgets are made in ReviewPageLayout.cpp.

void ReviewPage::show(const FaceFilter& filter) {
    m_filter = filter;
    m_filter.open = true;
    m_all->setVisible(filter.photo || filter.person || filter.suggestedAs || filter.suggested);
    load();
}

QString ReviewPage::title() const {
    return tr("Review faces");
}

void ReviewPage::activate() {
    setFocus();
    load();
}

FaceId ReviewPage::face() const {
    const FaceView* view = m_queue.current();
    return view != nullptr ? view->face.id : FaceId();
}

void ReviewPage::load() {
    m_workspace.ask(
        this, [filter = m_filter](Services& services) { return services.faces.faces(filter); },
        [this, generation = ++m_generation](Result<QList<FaceView>> faces) {
            if (generation != m_generation) return;
            if (!faces) {
                Q_EMIT m_workspace.failed(faces.error());
                m_queue.start({});
            } else {
                if (!m_workspace.may(Right::Recognise)) hideSuggestions(*faces);
                m_queue.start(*faces);
            }
            m_loaded = true;
            m_cases.clear();
            m_rejected.clear();
            showCurrent();
            m_readiness->begin();
        },
        1);
}

void ReviewPage::showCurrent() {
    const FaceView* view = m_queue.current();
    if (view == nullptr) {
        m_closeUp->expect({});
        showEmpty();
        return;
    }
    m_stack->setCurrentIndex(1);
    m_position->setText(tr("%1 of %2").arg(m_queue.position()).arg(m_queue.total()));
    m_progress->setRange(0, m_queue.total());
    m_progress->setValue(m_queue.position() - 1);
    m_closeUp->expect(view->face.id);
    m_nameField->clear();
    if (m_nameField->edit()->hasFocus()) setFocus();
    showQuestion(*view);
    m_others->setCandidates({});
    m_othersHeading->hide();
    m_context->setPhoto({}, {}, {});
    m_photoName->setText(view->photoPath.fileNameDisplay());
    if (m_cases.value(view->face.id).seen)
        showCase(*view);
    else
        fetch(*view, 3);
    fetchAhead();
}

void ReviewPage::fetchAhead() {
    for (int by = 1; by <= facesAhead; ++by) {
        const FaceView* view = m_queue.ahead(by);
        if (view != nullptr && !m_cases.contains(view->face.id)) fetch(*view, -by);
    }
}

void ReviewPage::fetch(const FaceView& view, int priority) {
    const FaceId id = view.face.id;
    m_cases.insert(id, m_cases.value(id));
    struct Pictures {
        Result<QImage> cutOut;
        Result<Photo> photo;
    };
    m_workspace.ask(
        this,
        [id, photo = view.face.photo](Services& services) {
            return Pictures{services.faces.cutOut(id, cutOutSide), services.photos.photo(photo)};
        },
        [this, id](Pictures pictures) {
            if (!m_cases.contains(id)) return;
            Case& known = m_cases[id];
            known.seen = true;
            if (pictures.photo) known.photoSize = pictures.photo->size;
            if (pictures.cutOut)
                known.cutOut = *pictures.cutOut;
            else
                known.sentence = sentenceFor(pictures.cutOut.error());
            const FaceView* current = m_queue.current();
            if (current != nullptr && current->face.id == id) showCase(*current);
        },
        priority);
    if (!m_workspace.may(Right::Recognise)) {
        m_cases[id].candidates = QList<FaceCandidate>();
        return;
    }
    m_workspace.ask(
        this, [id](Services& services) { return services.faces.candidates(id, CandidateList::most + 1); },
        [this, id](Result<QList<FaceCandidate>> candidates) {
            if (!m_cases.contains(id)) return;
            // Without candidates names are typed; that is no failure worth a word.
            m_cases[id].candidates = candidates.value_or(QList<FaceCandidate>());
            const FaceView* current = m_queue.current();
            if (current != nullptr && current->face.id == id)
                showCandidates(*current, *m_cases[id].candidates);
        },
        priority - 1);
}

void ReviewPage::showCase(const FaceView& view) {
    const Case& known = m_cases[view.face.id];
    if (known.cutOut.isNull())
        m_closeUp->setSentence(known.sentence);
    else
        m_closeUp->setPicture(view.face.id, QPixmap::fromImage(known.cutOut));
    showContext(view);
    if (known.candidates) showCandidates(view, *known.candidates);
}

void ReviewPage::showContext(const FaceView& view) {
    const Case known = m_cases.value(view.face.id);
    m_context->setPhoto(m_images->thumbnail(view.face.photo), known.photoSize, view.face.box);
}

void ReviewPage::showCandidates(const FaceView& view, const QList<FaceCandidate>& candidates) {
    QList<FaceCandidate> others;
    // The candidates may have been asked for before the "no" was kept.
    const QSet<PersonId> rejected = m_rejected.value(view.face.id);
    for (const FaceCandidate& candidate : candidates) {
        if (view.face.suggestion && candidate.person == view.face.suggestion->person)
            m_reference->setFace(candidate.reference.value_or(FaceId()));
        else if (candidate.score >= leastScore && !rejected.contains(candidate.person))
            others << candidate;
    }
    m_others->setCandidates(others);
    m_othersHeading->setVisible(!others.isEmpty());
}

void ReviewPage::showQuestion(const FaceView& view) {
    const auto& suggestion = view.face.suggestion;
    m_suggestion->setVisible(suggestion.has_value());
    m_yes->setVisible(suggestion.has_value());
    m_no->setVisible(suggestion.has_value());
    m_isAFace->setVisible(view.face.state == FaceState::Possible);
    m_reference->setFace({});
    if (suggestion) {
        m_question->setText(tr("Is this %1?").arg(view.suggestionName));
        const QString words = scoreWords(suggestion->score);
        m_score->setText(words.left(1).toUpper() + words.mid(1));
        m_advice->setText(
            tr("This face of %1 matched. Decide by looking, not by the score.").arg(view.suggestionName));
        m_othersHeading->setText(tr("Or somebody else"));
    } else if (view.face.state == FaceState::Possible) {
        m_question->setText(tr("Is this a face?"));
        m_othersHeading->setText(tr("Perhaps"));
    } else {
        m_question->setText(tr("Who is this?"));
        m_othersHeading->setText(tr("Perhaps"));
    }
    setAccessibleDescription(m_question->text());
}

void ReviewPage::showEmpty() {
    m_stack->setCurrentIndex(0);
    if (!m_loaded) {
        m_empty->setTexts(tr("Looking for faces to answer…"), {});
        m_empty->setAction({});
    } else if (m_queue.skipped() > 0) {
        m_empty->setTexts(tr("%n face(s) skipped", nullptr, m_queue.skipped()),
                          tr("Photos with unanswered faces are not cleared for any purpose."));
        m_empty->setAction(tr("Go through them again"));
    } else {
        const bool may = m_workspace.may(Right::ImportPhotos) || m_workspace.may(Right::Recognise);
        m_empty->setTexts(
            tr("All faces are answered"),
            may ? tr("When new photos have been imported, let Beeldkluis look for faces; what it "
                     "finds comes here.")
                : tr("When new photos have been imported and looked through, their faces come "
                     "here."));
        m_empty->setAction(may ? tr("Look for faces") : QString());
    }
}

bool ReviewPage::mayDecide() const {
    return !face().isNull() && m_closeUp->painted() == face();
}

void ReviewPage::answered() {
    m_cases.remove(face());
    m_queue.answer();
    setFocus();
    showCurrent();
}

void ReviewPage::yes() {
    const FaceView* view = m_queue.current();
    if (!mayDecide()) return;
    if (!view->face.suggestion) {
        m_nameField->begin();
        return;
    }
    m_decider->name(view->face.id, view->face.suggestion->person, view->suggestionName);
    answered();
}

void ReviewPage::no() {
    const FaceView* view = m_queue.current();
    if (!mayDecide() || !view->face.suggestion) return;
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

void ReviewPage::bystander() {
    if (!mayDecide()) return;
    m_decider->bystander(face());
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
    m_decider->name(face(), candidate.person, candidate.name);
    answered();
}

void ReviewPage::bringBackAll(const QList<FaceId>& faces) {
    // The first of them is the last to come, and so the one in question.
    for (auto face = faces.rbegin(); face != faces.rend(); ++face)
        bringBack(*face);
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
    if (face().isNull()) {
        if (event->key() == Qt::Key_U) return undo();
        return Page::keyPressEvent(event);
    }
    const QString typed = event->text();
    const bool letter = typed.size() == 1 && typed.at(0).isLetter();
    // A name begins with a capital, so a capital never decides anything.
    if (!(letter && typed.at(0).isUpper())) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return yes();
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            return no();
        case Qt::Key_B:
            return bystander();
        case Qt::Key_X:
            return notAFace();
        case Qt::Key_F:
            return isAFace();
        case Qt::Key_S:
            return skip();
        case Qt::Key_U:
            return undo();
        default:
            break;
        }
        if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_5) return pick(event->key() - Qt::Key_1);
    }
    if (letter && mayDecide()) {
        m_nameField->begin(typed);
        return;
    }
    Page::keyPressEvent(event);
}

} // namespace bk::ui
