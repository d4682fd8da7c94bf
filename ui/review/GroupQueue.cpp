#include "ui/review/GroupQueue.h"

#include <algorithm>

namespace bk::ui {
namespace {

/// GROUP in two: those in FACES, and the others.
std::pair<UnknownGroup, UnknownGroup> parted(const UnknownGroup& group, const QSet<FaceId>& faces) {
    std::pair<UnknownGroup, UnknownGroup> parts;
    for (const GroupedFace& face : group)
        (faces.contains(face.face) ? parts.first : parts.second) << face;
    return parts;
}

} // namespace

void GroupQueue::start(const QList<UnknownGroup>& groups) {
    forget();
    for (const UnknownGroup& group : groups)
        for (qsizetype first = 0; first < group.size(); first += most)
            m_groups << group.mid(first, most);
}

void GroupQueue::forget() {
    m_groups.clear();
    m_answered.clear();
    m_current = 0;
}

const UnknownGroup* GroupQueue::group() const {
    return m_groups.isEmpty() ? nullptr : &m_groups.at(m_current);
}

void GroupQueue::go(int index) {
    if (index >= 0 && index < m_groups.size()) m_current = index;
}

void GroupQueue::next(int by) {
    if (m_groups.isEmpty()) return;
    const int count = int(m_groups.size());
    m_current = ((m_current + by) % count + count) % count;
}

void GroupQueue::answer(const QSet<FaceId>& faces) {
    if (m_groups.isEmpty()) return;
    const auto [gone, rest] = parted(m_groups.at(m_current), faces);
    if (gone.isEmpty()) return;
    m_answered << Answered{gone, m_current};
    if (!rest.isEmpty()) {
        m_groups[m_current] = rest;
        return;
    }
    m_groups.removeAt(m_current);
    if (m_current == m_groups.size()) m_current = 0;
}

bool GroupQueue::part(const QSet<FaceId>& faces) {
    if (m_groups.isEmpty()) return false;
    const auto [own, rest] = parted(m_groups.at(m_current), faces);
    if (own.isEmpty() || rest.isEmpty()) return false;
    m_groups[m_current] = rest;
    m_groups.insert(m_current + 1, own);
    return true;
}

bool GroupQueue::bringBack(const QList<FaceId>& faces) {
    for (qsizetype i = m_answered.size() - 1; i >= 0; --i) {
        const UnknownGroup group = m_answered.at(i).faces;
        const bool these = std::any_of(group.begin(), group.end(),
                                       [&](const GroupedFace& face) { return faces.contains(face.face); });
        if (!these) continue;
        m_current = std::min(m_answered.at(i).at, int(m_groups.size()));
        m_groups.insert(m_current, group);
        m_answered.removeAt(i);
        return true;
    }
    return false;
}

} // namespace bk::ui
