#include "ui/review/ReviewQueue.h"

#include "ui/review/FaceWords.h"

#include <algorithm>

namespace bk::ui {
namespace {

int rank(const Face& face) {
    if (face.suggestion) return 0;
    return face.state == FaceState::Unnamed ? 1 : 2;
}

} // namespace

void ReviewQueue::start(const QList<FaceView>& faces) {
    m_faces.clear();
    m_position = 0;
    for (const FaceView& view : faces)
        if (isOpen(view.face)) m_faces << Entry{view, false};
    std::stable_sort(m_faces.begin(), m_faces.end(), [](const Entry& a, const Entry& b) {
        const int rankA = rank(a.view.face);
        const int rankB = rank(b.view.face);
        if (rankA != rankB) return rankA < rankB;
        // The surest first: what is easy is quickly done.
        return rankA == 0 && a.view.face.suggestion->score > b.view.face.suggestion->score;
    });
}

const FaceView* ReviewQueue::current() const {
    return ahead(0);
}

const FaceView* ReviewQueue::ahead(int by) const {
    const int at = m_position + by;
    return at >= 0 && at < m_faces.size() ? &m_faces.at(at).view : nullptr;
}

void ReviewQueue::answer() {
    if (m_position >= m_faces.size()) return;
    m_faces[m_position].answered = true;
    ++m_position;
}

void ReviewQueue::skip() {
    if (m_position < m_faces.size()) ++m_position;
}

void ReviewQueue::bringBack(const FaceView& face) {
    for (int at = 0; at < m_faces.size(); ++at) {
        if (m_faces.at(at).view.face.id != face.face.id) continue;
        m_faces[at] = Entry{face, false};
        if (at < m_position) {
            // What lies between was answered or skipped; it stays behind.
            m_faces.move(at, m_position - 1);
            --m_position;
        } else {
            m_faces.move(at, m_position);
        }
        return;
    }
    m_faces.insert(m_position, Entry{face, false});
}

void ReviewQueue::startAgain() {
    m_faces.erase(
        std::remove_if(m_faces.begin(), m_faces.end(), [](const Entry& entry) { return entry.answered; }),
        m_faces.end());
    m_position = 0;
}

int ReviewQueue::skipped() const {
    return static_cast<int>(std::count_if(m_faces.begin(), m_faces.begin() + m_position,
                                          [](const Entry& entry) { return !entry.answered; }));
}

} // namespace bk::ui
