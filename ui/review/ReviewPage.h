#pragma once

#include "core/services/FaceService.h"
#include "ui/review/ReviewQueue.h"
#include "ui/shell/Page.h"

#include <QHash>
#include <QImage>
#include <QSet>

#include <array>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace bk::ui {

class Banner;
class BatchPanel;
class CandidateList;
class EmptyState;
class FaceCloseUp;
class FaceDecider;
class FacePicture;
class ImageLoader;
class PersonField;
class PhotoContext;
class Readiness;
class TwiceQuestion;
class Workspace;

/// Faces answered one after the other, one key each: Enter yes, Delete no, 1 to 5 another candidate, a letter
/// (or a capital) types a name, B bystander, X not a face, F it is a face, S skip, U undo, A all suggestions
/// of the same person at once. A key counts only once the face it is about has been painted, so that no Enter
/// carries over. A name that somebody else on the photo has already is asked for twice. What is read again
/// meanwhile does not move the place in the queue.
class ReviewPage : public Page {
    Q_OBJECT
public:
    explicit ReviewPage(Workspace& workspace, QWidget* parent = nullptr);

    /// Which faces; those answered already are passed over. Several suggestions of one person (suggestedAs)
    /// are shown together.
    void show(const FaceFilter& filter);
    /// The first one in question once the faces have come, if it is still to answer.
    void startAt(const FaceId& face) { m_startAt = face; }
    using QWidget::show;
    QString title() const override;
    void activate() override;

    /// The face in question; null: none.
    FaceId face() const;
    FaceCloseUp* closeUp() const { return m_closeUp; }
    PersonField* nameField() const { return m_nameField; }
    const ReviewQueue& queue() const { return m_queue; }
    BatchPanel* batch() const { return m_batch; }
    bool showsBatch() const;
    FaceDecider* decider() const { return m_decider; }
    /// Why there are no candidates.
    Banner* trouble() const { return m_trouble; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What is fetched about a face; CANDIDATES come a little later than the rest.
    struct Case {
        QImage cutOut;
        QSize photoSize;
        QString sentence; ///< why there is no picture
        bool seen = false;
        QHash<FaceId, PersonId> named; ///< on the same photo
        std::optional<QList<FaceCandidate>> candidates;
    };

    QWidget* makeFaceColumn();
    QWidget* makeAnswerColumn();
    QWidget* makeButtons();
    QWidget* makeKinds();
    void connectAnswers();
    void load();
    void renew();
    void facesCame(Result<QList<FaceView>> faces, bool anew);
    void showKinds();
    void showBatch(const PersonId& person);
    void leaveBatch();
    void showCurrent();
    void showCase(const FaceView& view);
    void showCandidates(const FaceView& view, const QList<FaceCandidate>& candidates);
    void showContext(const FaceView& view);
    void showQuestion(const FaceView& view);
    void showEmpty();
    void fetch(const FaceView& view, int priority);
    void fetchAhead();
    bool mayDecide() const;
    void answered();
    void give(const PersonId& person, const QString& name);
    FaceId namedOnPhoto(const PersonId& person) const;
    void askTwice(const PersonId& person, const QString& name);
    void forgetTwice();
    void yes();
    void no();
    void bystander(const QString& reason);
    void notAFace();
    void isAFace();
    void skip();
    void undo();
    void pick(int index);
    bool answerKey(QKeyEvent* event);
    void bringBackAll(const QList<FaceId>& faces);
    void bringBack(const FaceId& face);

    Workspace& m_workspace;
    ImageLoader* m_images = nullptr;
    FaceDecider* m_decider = nullptr;
    Banner* m_trouble = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QPushButton* m_all = nullptr; ///< when only some faces are asked for
    QLabel* m_position = nullptr;
    QProgressBar* m_progress = nullptr;
    FaceCloseUp* m_closeUp = nullptr;
    PhotoContext* m_context = nullptr;
    QLabel* m_photoName = nullptr;
    QLabel* m_question = nullptr;
    QWidget* m_suggestion = nullptr;
    FacePicture* m_reference = nullptr;
    QLabel* m_score = nullptr;
    QLabel* m_advice = nullptr;
    QPushButton* m_yes = nullptr;
    QPushButton* m_no = nullptr;
    QPushButton* m_together = nullptr;
    TwiceQuestion* m_twice = nullptr;
    std::array<QPushButton*, 3> m_kinds{}; ///< as ReviewQueue::Kind
    BatchPanel* m_batch = nullptr;
    QLabel* m_othersHeading = nullptr;
    CandidateList* m_others = nullptr;
    PersonField* m_nameField = nullptr;
    QPushButton* m_isAFace = nullptr;

    Readiness* m_readiness = nullptr;
    FaceFilter m_filter;
    ReviewQueue m_queue;
    QHash<FaceId, Case> m_cases;
    QHash<FaceId, QSet<PersonId>> m_rejected; ///< in this sitting
    QHash<FaceId, PersonId> m_named;          ///< in this sitting
    QHash<FaceId, PhotoId> m_photoOf;         ///< of those
    std::optional<PersonId> m_sure;           ///< asked about already: would be on this photo twice
    QString m_sureName;
    FaceId m_startAt;
    bool m_loaded = false;
    bool m_loading = false;
    bool m_renewWanted = false;
    int m_decisions = 0; ///< so far, to know an answer that was read before one of them
    int m_generation = 0;
};

} // namespace bk::ui
