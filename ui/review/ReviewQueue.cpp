#include "ui/review/ReviewQueue.h"

#include "core/model/FaceAnswers.h"
#include "ui/review/FaceWords.h"

#include <QHash>

#include <algorithm>

namespace bk::ui {

ReviewQueue::Kind ReviewQueue::kindOf(const Face& face) {
    if (face.suggestion) return Kind::Suggested;
    return face.state == FaceState::Unnamed ? Kind::Unnamed : Kind::Possible;
}

void ReviewQueue::sort(qsizetype from) {
    std::stable_sort(m_faces.begin() + from, m_faces.end(), [](const Entry& a, const Entry& b) {
        const Kind kindA = kindOf(a.view.face);
        const Kind kindB = kindOf(b.view.face);
        if (kindA != kindB) return kindA < kindB;
        // The surest first: what is easy is quickly done.
        return kindA == Kind::Suggested && a.view.face.suggestion->score > b.view.face.suggestion->score;
    });
}

void ReviewQueue::start(const QList<FaceView>& faces) {
    m_faces.clear();
    m_at = 0;
    for (const FaceView& view : faces)
        if (isOpen(view.face)) m_faces << Entry{view};
    sort(0);
}

void ReviewQueue::renew(const QList<FaceView>& faces) {
    QHash<FaceId, FaceView> fresh;
    for (const FaceView& view : faces)
        if (isOpen(view.face)) fresh.insert(view.face.id, view);
    const qsizetype behind = m_at < m_faces.size() ? m_at + 1 : m_at;
    for (Entry& entry : m_faces) {
        const auto found = fresh.constFind(entry.view.face.id);
        entry.answered = found == fresh.constEnd();
        if (entry.answered) continue;
        entry.view = *found;
        fresh.erase(found);
    }
    // In the order they were read.
    for (const FaceView& view : faces)
        if (fresh.contains(view.face.id)) m_faces << Entry{view};
    sort(behind);
    if (m_at >= m_faces.size() || !m_faces.at(m_at).pending()) advance();
}

const FaceView* ReviewQueue::current() const {
    return ahead(0);
}

const FaceView* ReviewQueue::ahead(int by) const {
    const qsizetype size = m_faces.size();
    if (m_at >= size) return nullptr;
    for (qsizetype step = 0; step < size; ++step) {
        const Entry& entry = m_faces.at((m_at + step) % size);
        if (entry.pending() && by-- == 0) return &entry.view;
    }
    return nullptr;
}

void ReviewQueue::advance() {
    const qsizetype size = m_faces.size();
    for (qsizetype step = 1; step <= size; ++step) {
        const qsizetype at = (m_at + step) % size;
        if (!m_faces.at(at).pending()) continue;
        m_at = at;
        return;
    }
    m_at = size;
}

void ReviewQueue::answer() {
    if (m_at >= m_faces.size()) return;
    m_faces[m_at].answered = true;
    advance();
}

void ReviewQueue::answer(const FaceId& face) {
    for (Entry& entry : m_faces)
        if (entry.view.face.id == face) entry.answered = true;
    if (m_at < m_faces.size() && !m_faces.at(m_at).pending()) advance();
}

void ReviewQueue::skip() {
    if (m_at >= m_faces.size()) return;
    m_faces[m_at].skipped = true;
    advance();
}

void ReviewQueue::bringBack(const FaceView& face) {
    for (qsizetype at = 0; at < m_faces.size(); ++at) {
        if (m_faces.at(at).view.face.id != face.face.id) continue;
        m_faces[at] = Entry{face};
        // What lies between keeps its order.
        const qsizetype place = at < m_at ? m_at - 1 : m_at;
        m_faces.move(at, place);
        m_at = place;
        return;
    }
    m_faces.insert(m_at, Entry{face});
}

bool ReviewQueue::goTo(const FaceId& face) {
    for (qsizetype at = 0; at < m_faces.size(); ++at) {
        if (m_faces.at(at).view.face.id != face || m_faces.at(at).answered) continue;
        m_faces[at].skipped = false;
        m_at = at;
        return true;
    }
    return false;
}

void ReviewQueue::goBackTo(const FaceId& face) {
    for (Entry& entry : m_faces)
        if (entry.view.face.id == face) entry.answered = false;
    goTo(face);
}

bool ReviewQueue::goTo(Kind kind) {
    for (const bool skippedToo : {false, true})
        for (const Entry& entry : std::as_const(m_faces))
            if (kindOf(entry.view.face) == kind && (entry.pending() || (skippedToo && entry.skipped)) &&
                goTo(FaceId(entry.view.face.id)))
                return true;
    return false;
}

void ReviewQueue::startAgain() {
    m_faces.removeIf([](const Entry& entry) { return entry.answered; });
    for (Entry& entry : m_faces)
        entry.skipped = false;
    m_at = 0;
}

int ReviewQueue::position() const {
    return 1 + static_cast<int>(std::count_if(m_faces.begin(), m_faces.end(),
                                              [](const Entry& entry) { return !entry.pending(); }));
}

int ReviewQueue::skipped() const {
    return static_cast<int>(std::count_if(
        m_faces.begin(), m_faces.end(), [](const Entry& entry) { return entry.skipped && !entry.answered; }));
}

int ReviewQueue::count(Kind kind) const {
    return static_cast<int>(std::count_if(m_faces.begin(), m_faces.end(), [&](const Entry& entry) {
        return !entry.answered && kindOf(entry.view.face) == kind;
    }));
}

int ReviewQueue::countSuggestedAs(const PersonId& person) const {
    return static_cast<int>(std::count_if(m_faces.begin(), m_faces.end(),
                                          [&](const Entry& entry) { return entry.isPerhaps(person); }));
}

QList<FaceView> ReviewQueue::suggestedAs(const PersonId& person) const {
    QList<FaceView> found;
    for (const Entry& entry : m_faces)
        if (entry.isPerhaps(person)) found << entry.view;
    return found;
}

} // namespace bk::ui
