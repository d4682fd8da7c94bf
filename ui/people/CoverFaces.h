#pragma once

#include "core/base/Id.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace bk {
struct Person;
}

namespace bk::ui {

class Workspace;

/// The face that stands for a person: the one chosen as cover, else the first that is named so. Asked for
/// when first needed. Window's thread.
class CoverFaces : public QObject {
    Q_OBJECT
public:
    explicit CoverFaces(Workspace& workspace, QObject* parent = nullptr);
    /// Null: there is none, or found() tells later.
    FaceId faceOf(const Person& person);
    /// Whether nothing is being looked up.
    bool idle() const { return m_known.size() == m_asked.size(); }
    void forget();

Q_SIGNALS:
    void found(const bk::PersonId& person, const bk::FaceId& face);

private:
    Workspace& m_workspace;
    QHash<PersonId, FaceId> m_known;
    QSet<PersonId> m_asked;
};

} // namespace bk::ui
