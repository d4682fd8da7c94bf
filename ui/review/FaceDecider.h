#pragma once

#include "core/base/Result.h"
#include "core/model/Face.h"

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
    explicit FaceDecider(Workspace& workspace, QObject* parent = nullptr);

    void name(const FaceId& face, const PersonId& person, const QString& personName);
    void reject(const FaceId& face, const PersonId& person, const QString& personName);
    void bystander(const FaceId& face);
    void notAFace(const FaceId& face);
    /// A possible face is one, or what was decided is taken back: unnamed.
    void isAFace(const FaceId& face);
    void undo();
    /// Whether nothing is on its way.
    bool idle() const { return m_waiting.isEmpty() && !m_busy; }

Q_SIGNALS:
    void decided(const bk::FaceId& face);
    /// It could not be kept; the reason was said.
    void refused(const bk::FaceId& face);
    /// Several after a batch, none when there was nothing to take back.
    void undone(const QList<bk::FaceId>& faces);

private:
    struct Decision {
        FaceId face; ///< null: take back the last one
        std::function<Status(Services&)> work;
        QString sentence;
    };
    void decide(const FaceId& face, const QString& sentence, std::function<Status(Services&)> work);
    void next();
    void takeBack();

    Workspace& m_workspace;
    QList<Decision> m_waiting;
    bool m_busy = false;
};

} // namespace bk::ui
