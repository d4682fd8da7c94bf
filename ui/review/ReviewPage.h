#pragma once

#include "core/services/FaceService.h"
#include "ui/review/ReviewQueue.h"
#include "ui/shell/Page.h"

#include <QHash>
#include <QImage>
#include <QSet>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace bk::ui {

class CandidateList;
class EmptyState;
class FaceCloseUp;
class FaceDecider;
class FacePicture;
class ImageLoader;
class PersonField;
class PhotoContext;
class Readiness;
class Workspace;

/// Faces answered one after the other, one key each: Enter yes, Delete no, 1 to 5 another candidate, a letter
/// (or a capital) types a name, B bystander, X not a face, F it is a face, S skip, U undo. A key counts only
/// once the face it is about has been painted, so that no Enter carries over.
class ReviewPage : public Page {
    Q_OBJECT
public:
    explicit ReviewPage(Workspace& workspace, QWidget* parent = nullptr);

    /// Which faces; those answered already are passed over.
    void show(const FaceFilter& filter);
    using QWidget::show;
    QString title() const override;
    void activate() override;

    /// The face in question; null: none.
    FaceId face() const;
    FaceCloseUp* closeUp() const { return m_closeUp; }
    PersonField* nameField() const { return m_nameField; }
    const ReviewQueue& queue() const { return m_queue; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What is fetched about a face; CANDIDATES come a little later than the rest.
    struct Case {
        QImage cutOut;
        QSize photoSize;
        QString sentence; ///< why there is no picture
        bool seen = false;
        std::optional<QList<FaceCandidate>> candidates;
    };

    QWidget* makeFaceColumn();
    QWidget* makeAnswerColumn();
    QWidget* makeButtons();
    void load();
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
    void yes();
    void no();
    void bystander();
    void notAFace();
    void isAFace();
    void skip();
    void undo();
    void pick(int index);
    void bringBackAll(const QList<FaceId>& faces);
    void bringBack(const FaceId& face);

    Workspace& m_workspace;
    ImageLoader* m_images = nullptr;
    FaceDecider* m_decider = nullptr;
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
    QLabel* m_othersHeading = nullptr;
    CandidateList* m_others = nullptr;
    PersonField* m_nameField = nullptr;
    QPushButton* m_isAFace = nullptr;

    Readiness* m_readiness = nullptr;
    FaceFilter m_filter;
    ReviewQueue m_queue;
    QHash<FaceId, Case> m_cases;
    QHash<FaceId, QSet<PersonId>> m_rejected; ///< in this sitting
    bool m_loaded = false;
    int m_generation = 0;
};

} // namespace bk::ui
