#pragma once

#include "core/services/FaceService.h"

#include <QObject>

#include <functional>

namespace bk {
struct Services;
}

namespace bk::ui {

class Workspace;

/// What people decide about faces, sent to the catalog one after the other in the order of deciding, so that
/// taking back meets the right one. Says each in the bar at the bottom with the way back. Window's thread.
class FaceDecider : public QObject {
    Q_OBJECT
public:
    /// Whether a name is held back that would make somebody be on a photo twice, until it is given again.
    enum class Twice { Ask, Allow };

    explicit FaceDecider(Workspace& workspace, QObject* parent = nullptr);

    void name(const FaceId& face, const PersonId& person, const QString& personName,
              Twice twice = Twice::Ask);
    void reject(const FaceId& face, const PersonId& person, const QString& personName);
    void bystander(const FaceId& face);
    void bystander(const FaceId& face, const QString& reason);
    void notAFace(const FaceId& face);
    /// A possible face is one, or what was decided is taken back: unnamed.
    void isAFace(const FaceId& face);
    /// Many as one step. PERSON is the one whose names are among ANSWERS.
    void answerAll(const QList<FaceAnswer>& answers, const PersonId& person, const QString& personName,
                   Twice twice = Twice::Ask);

    // Boxes drawn by hand.
    void add(const PhotoId& photo, const QRectF& box);
    void move(const FaceId& face, const QRectF& box);
    void remove(const FaceId& face);

    void undo();
    /// Whether nothing is on its way.
    bool idle() const { return m_waiting.isEmpty() && !m_busy; }

Q_SIGNALS:
    void decided(const bk::FaceId& face);
    /// So many of a batch were changed.
    void decidedAll(int changed);
    void added(const bk::FaceId& face);
    /// It could not be kept; the reason was said. FACE null: of several, or of a box that is not there.
    void refused(const bk::FaceId& face);
    /// Nothing was kept: PERSON would be on one photo twice. To be asked, and given again with Twice::Allow.
    /// Where nobody listens it is said in the bar.
    void namedTwice(const QList<bk::NamedTwice>& faces, const bk::PersonId& person,
                    const QString& personName);
    /// Several after a batch, none when there was nothing to take back.
    void undone(const QList<bk::FaceId>& faces);

private:
    /// What came of a decision.
    struct Outcome {
        int changed = 1;
        QList<NamedTwice> twice;
        FaceId added;
    };
    struct Decision {
        FaceId face;                                    ///< null: of several, or of one to be
        std::function<Result<Outcome>(Services&)> work; ///< empty: take back the last one
        std::function<QString(const Outcome&)> sentence;
        PersonId person;
        QString personName;
        bool many = false;
    };
    void decide(const FaceId& face, const QString& sentence, std::function<Status(Services&)> work);
    void next();
    void carryOut(const Decision& decision);
    void came(const Decision& decision, const Result<Outcome>& outcome);
    void askTwice(const Decision& decision, const QList<NamedTwice>& twice);
    void takeBack();

    Workspace& m_workspace;
    QList<Decision> m_waiting;
    bool m_busy = false;
};

} // namespace bk::ui
