#pragma once

#include "core/services/UnknownGroupService.h"

#include <QList>
#include <QSet>

namespace bk::ui {

/// The groups of unknown people that are still to be answered, and which of them is in question. Lives in
/// memory alone and is emptied by forget(). A value without services; the page asks it where it is.
class GroupQueue {
public:
    /// Faces of one group that are looked at together; a larger group comes in parts, one after the other.
    static constexpr int most = 200;

    void start(const QList<UnknownGroup>& groups);
    void forget();

    bool isEmpty() const { return m_groups.isEmpty(); }
    const QList<UnknownGroup>& groups() const { return m_groups; }
    int current() const { return m_current; } ///< index into groups()
    const UnknownGroup* group() const;

    void go(int index);
    /// To the next one, after the last to the first.
    void next(int by = 1);
    /// FACES of the current group are answered; the others of it are in question now. No others: the next
    /// group.
    void answer(const QSet<FaceId>& faces);
    /// FACES of the current group become a group of their own, after it. Unchanged unless both have some.
    bool part(const QSet<FaceId>& faces);
    /// Answered FACES are in question again, as the group they were. False when they were none of these.
    bool bringBack(const QList<FaceId>& faces);

private:
    struct Answered {
        UnknownGroup faces;
        int at = 0;
    };
    QList<UnknownGroup> m_groups;
    QList<Answered> m_answered; ///< the last at the end
    int m_current = 0;
};

} // namespace bk::ui
