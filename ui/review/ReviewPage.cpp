#include "ui/review/ReviewPage.h"

#include "ui/people/FacePicture.h"
#include "ui/people/PersonField.h"
#include "ui/people/Readiness.h"
#include "ui/review/BatchPanel.h"
#include "ui/review/CandidateList.h"
#include "ui/review/FaceCloseUp.h"
#include "ui/review/FaceDecider.h"
#include "ui/review/FaceWords.h"
#include "ui/review/TwiceQuestion.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ImageLoader.h"
#include "ui/widgets/ModelTrouble.h"
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
constexpr int facesAhead = 4;
constexpr int questionPage = 1; // of the stack
constexpr int batchPage = 2;

} // namespace

// The widgets are made in ReviewPageLayout.cpp; what keys and buttons decide is in ReviewAnswers.cpp.

void ReviewPage::show(const FaceFilter& filter) {
    m_filter = filter;
    m_filter.open = true;
    m_all->setVisible(filter.photo || filter.person || filter.suggestedAs || filter.suggested);
    leaveBatch();
    m_trouble->clear();
    load();
}

QString ReviewPage::title() const {
    return tr("Review faces");
}

void ReviewPage::activate() {
    if (!showsBatch()) setFocus();
    // Come back: at the face where it was left.
    if (m_loaded)
        renew();
    else if (!m_loading)
        load();
}

bool ReviewPage::showsBatch() const {
    return m_stack->currentIndex() == batchPage;
}

FaceId ReviewPage::face() const {
    const FaceView* view = m_queue.current();
    return view != nullptr ? view->face.id : FaceId();
}

void ReviewPage::load() {
    m_loading = true;
    m_loaded = false;
    m_renewWanted = false;
    m_workspace.ask(
        this, [filter = m_filter](Services& services) { return services.faces.faces(filter); },
        [this, generation = ++m_generation](Result<QList<FaceView>> faces) {
            if (generation == m_generation) facesCame(std::move(faces), true);
        },
        1);
}

void ReviewPage::renew() {
    // What is read while decisions are on their way knows nothing of them.
    if (m_loading || !m_decider->idle()) {
        m_renewWanted = true;
        return;
    }
    m_renewWanted = false;
    m_loading = true;
    m_workspace.ask(
        this, [filter = m_filter](Services& services) { return services.faces.faces(filter); },
        [this, generation = ++m_generation, decisions = m_decisions](Result<QList<FaceView>> faces) {
            if (generation != m_generation) return;
            m_loading = false;
            if (decisions != m_decisions || !m_decider->idle())
                renew();
            else
                facesCame(std::move(faces), false);
        },
        1);
}

void ReviewPage::facesCame(Result<QList<FaceView>> faces, bool anew) {
    m_loading = false;
    m_loaded = true;
    if (!faces) {
        Q_EMIT m_workspace.failed(faces.error());
        // What is there already stays.
        if (!anew) return;
        faces = QList<FaceView>();
    }
    if (!m_workspace.may(Right::Recognise)) hideSuggestions(*faces);
    const FaceView before = m_queue.current() != nullptr ? *m_queue.current() : FaceView();
    if (anew) {
        m_queue.start(*faces);
        m_cases.clear();
        m_rejected.clear();
        m_named.clear();
    } else {
        m_queue.renew(*faces);
        // Candidates and names beside them may be others by now; what is on the screen stays.
        for (auto known = m_cases.begin(); known != m_cases.end();)
            known = known.key() == before.face.id ? std::next(known) : m_cases.erase(known);
    }
    if (!m_startAt.isNull()) m_queue.goTo(std::exchange(m_startAt, FaceId()));
    const auto together = m_filter.suggestedAs;
    if (showsBatch())
        showBatch(m_batch->person());
    else if (anew && together && m_queue.countSuggestedAs(*together) > 1)
        showBatch(*together);
    const FaceView* now = m_queue.current();
    const auto suggested = [](const FaceView& view) {
        return view.face.suggestion ? view.face.suggestion->person : PersonId();
    };
    const bool same = !anew && now != nullptr && now->face.id == before.face.id &&
                      now->face.state == before.face.state && suggested(*now) == suggested(before);
    if (same) {
        // Nobody who is looking or typing is disturbed.
        showKinds();
        fetchAhead();
    } else {
        showCurrent();
    }
    m_readiness->begin();
    // Asked for while this was read.
    if (m_renewWanted) renew();
}

void ReviewPage::showKinds() {
    m_position->setText(tr("%1 of %2").arg(m_queue.position()).arg(m_queue.total()));
    m_progress->setRange(0, m_queue.total());
    m_progress->setValue(m_queue.position() - 1);
    const QString words[] = {tr("Suggestions %1"), tr("Unnamed %1"), tr("Possible faces %1")};
    for (const auto kind :
         {ReviewQueue::Kind::Suggested, ReviewQueue::Kind::Unnamed, ReviewQueue::Kind::Possible}) {
        const auto index = static_cast<std::size_t>(kind);
        const int count = m_queue.count(kind);
        m_kinds[index]->setVisible(count > 0 && count < m_queue.total());
        m_kinds[index]->setText(words[index].arg(count));
    }
    // One kind alone needs no choice.
    m_kinds.front()->parentWidget()->setVisible(std::any_of(
        m_kinds.begin(), m_kinds.end(), [](const QPushButton* kind) { return !kind->isHidden(); }));
}

void ReviewPage::showBatch(const PersonId& person) {
    const QList<FaceView> faces = m_queue.suggestedAs(person);
    if (faces.isEmpty()) {
        leaveBatch();
        return;
    }
    const QString name = faces.first().suggestionName;
    m_stack->setCurrentIndex(batchPage);
    m_batch->setFaces(person, name, faces);
    setAccessibleDescription(tr("Are these all %1?").arg(name));
}

void ReviewPage::leaveBatch() {
    if (!showsBatch()) return;
    m_batch->clear();
    m_stack->setCurrentIndex(questionPage);
    setFocus();
    showCurrent();
}

void ReviewPage::showCurrent() {
    const FaceView* view = m_queue.current();
    forgetTwice();
    showKinds();
    if (showsBatch()) return;
    if (view == nullptr) {
        m_closeUp->expect({});
        showEmpty();
        return;
    }
    m_stack->setCurrentIndex(questionPage);
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
        Result<QList<FaceView>> onPhoto;
    };
    m_workspace.ask(
        this,
        [id, photo = view.face.photo](Services& services) {
            FaceFilter filter;
            filter.photo = photo;
            return Pictures{services.faces.cutOut(id, cutOutSide), services.photos.photo(photo),
                            services.faces.faces(filter)};
        },
        [this, id](Pictures pictures) {
            if (!m_cases.contains(id)) return;
            Case& known = m_cases[id];
            known.seen = true;
            if (pictures.photo) known.photoSize = pictures.photo->size;
            if (pictures.onPhoto)
                for (const FaceView& one : *pictures.onPhoto)
                    if (one.face.person) known.named.insert(one.face.id, *one.face.person);
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
            // Without candidates names are typed; but whoever waits for them is told that none will come.
            if (!candidates &&
                (candidates.error().code == ErrorCode::Damaged || isAboutFaceModel(candidates.error())))
                m_trouble->say(Tone::Attention, sentenceFor(candidates.error()), tr("Face models"));
            m_cases[id].candidates = candidates.value_or(QList<FaceCandidate>());
            const FaceView* current = m_queue.current();
            if (current != nullptr && current->face.id == id)
                showCandidates(*current, *m_cases[id].candidates);
            // The face to compare with is there before it is asked for.
            for (const FaceCandidate& candidate : std::as_const(*m_cases[id].candidates))
                if (candidate.reference) (void)m_images->face(*candidate.reference);
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
    const auto& suggestion = view.face.suggestion;
    if (!m_sure && suggestion)
        if (const FaceId other = namedOnPhoto(suggestion->person); !other.isNull())
            m_twice->tell(view.suggestionName, other);
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
        else if (!rejected.contains(candidate.person))
            others << candidate;
    }
    const auto& suggestion = view.face.suggestion;
    if (suggestion) {
        const bool known =
            std::any_of(candidates.begin(), candidates.end(), [&](const FaceCandidate& candidate) {
                return candidate.person == suggestion->person && candidate.reference.has_value();
            });
        // Not compared again: who it was compared with is not told then.
        m_reference->setVisible(known);
        if (!known) m_advice->setText(tr("Decide by looking, not by the score."));
    }
    m_others->setCandidates(others);
    m_othersHeading->setVisible(!others.isEmpty());
}

void ReviewPage::showQuestion(const FaceView& view) {
    const auto& suggestion = view.face.suggestion;
    m_suggestion->setVisible(suggestion.has_value());
    const bool possible = view.face.state == FaceState::Possible;
    m_yes->setVisible(suggestion.has_value() || possible);
    m_no->setVisible(suggestion.has_value() || possible);
    m_isAFace->setVisible(possible && suggestion);
    const int together = suggestion ? m_queue.countSuggestedAs(suggestion->person) : 0;
    m_together->setVisible(together > 1);
    m_together->setText(tr("All %1 suggestions of %2  (A)").arg(together).arg(view.suggestionName));
    m_reference->setFace({});
    m_reference->show();
    if (suggestion) {
        m_question->setText(tr("Is this %1?").arg(view.suggestionName));
        const QString words = likenessWords(view.likeness);
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
    } else if (!m_all->isHidden()) {
        m_empty->setTexts(tr("These faces are answered"),
                          tr("Only some of the faces were asked about. Others may still wait."));
        m_empty->setAction(tr("Show all faces"));
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

} // namespace bk::ui
