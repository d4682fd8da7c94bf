#include "ui/viewer/FaceRowList.h"

#include "ui/viewer/FaceRow.h"

#include <QElapsedTimer>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

// What a screen shows, at once.
constexpr int atOnce = 8;
constexpr int inOneTurn = 4;
constexpr int clearedInOneTurn = 12;
constexpr int spacing = 4;

bool sameLook(const FaceLook& a, const FaceLook& b) {
    return a.tone == b.tone && a.label == b.label && a.sentence == b.sentence;
}

bool sameRow(const FaceView& a, const FaceView& b) {
    const auto suggested = [](const FaceView& view) {
        return view.face.suggestion ? std::optional(view.face.suggestion->person) : std::nullopt;
    };
    return a.face.id == b.face.id && a.face.state == b.face.state && a.face.origin == b.face.origin &&
           a.face.person == b.face.person && a.personName == b.personName && suggested(a) == suggested(b) &&
           a.suggestionName == b.suggestionName && a.face.box == b.face.box;
}

/// What Tab reaches in ROW, itself first.
QList<QWidget*> stopsIn(QWidget* row) {
    QList<QWidget*> stops{row};
    for (QWidget* child : row->findChildren<QWidget*>())
        if (child->focusPolicy() & Qt::TabFocus) stops << child;
    return stops;
}

/// Where Tab goes after BEFORE: to ROW and what can be reached in it, the last of which is returned.
QWidget* placeInChain(QWidget* before, QWidget* row) {
    for (QWidget* stop : stopsIn(row)) {
        QWidget::setTabOrder(before, stop);
        before = stop;
    }
    return before;
}

} // namespace

FaceRowList::FaceRowList(ImageLoader& images, std::function<void(FaceRow*)> connect, QWidget* parent)
    : QWidget(parent), m_images(images), m_connect(std::move(connect)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QTimer* timer : {&m_soon, &m_clearing})
        timer->setInterval(0);
    QObject::connect(&m_soon, &QTimer::timeout, this, &FaceRowList::makeSome);
    QObject::connect(&m_clearing, &QTimer::timeout, this, &FaceRowList::clearAway);
}

void FaceRowList::setSheet(const PhotoSheet& sheet, const FaceId& chosen) {
    QHash<FaceId, Entry> before;
    if (sheet.photo.id == m_photo && m_box != nullptr) {
        for (const Entry& entry : std::as_const(m_entries))
            before.insert(entry.view.face.id, entry);
    } else {
        // Two hundred rows are not taken apart in one turn either.
        discard(m_box);
        m_box = new QWidget(this);
        m_rows = new QVBoxLayout(m_box);
        m_rows->setContentsMargins(0, 0, 0, 0);
        m_rows->setSpacing(spacing);
        layout()->addWidget(m_box);
        m_photo = sheet.photo.id;
    }
    QList<Entry> entries;
    QList<FaceId> kept;
    for (const FaceView& view : sheet.faces) {
        Entry entry{view, lookOf(view, sheet.clearance, sheet.names), view.face.id == chosen, nullptr, true};
        const auto old = before.constFind(view.face.id);
        if (old != before.cend()) {
            entry.row = old->row;
            entry.stale = old->stale || entry.chosen != old->chosen || !sameLook(entry.look, old->look) ||
                          !sameRow(view, old->view);
            kept << view.face.id;
        }
        entries << entry;
    }
    const auto orderOf = [](const QList<Entry>& list, const QList<FaceId>& only) {
        QList<FaceId> order;
        for (const Entry& entry : list)
            if (only.contains(entry.view.face.id)) order << entry.view.face.id;
        return order;
    };
    const bool moved = orderOf(m_entries, kept) != kept;
    m_entries = entries;
    for (const Entry& entry : std::as_const(before))
        if (entry.row != nullptr && !kept.contains(entry.view.face.id)) discard(entry.row);
    if (moved) putInOrder();
    for (int place = 0, made = 0; place < m_entries.size(); ++place) {
        if (!m_entries.at(place).stale || (made >= atOnce && !m_entries.at(place).chosen)) continue;
        make(place);
        ++made;
    }
    m_soon.start();
    makeSome();
}

void FaceRowList::putInOrder() {
    QWidget* before = nullptr;
    for (const Entry& entry : std::as_const(m_entries)) {
        if (entry.row == nullptr) continue;
        m_rows->removeWidget(entry.row);
        m_rows->addWidget(entry.row);
        before = before != nullptr ? placeInChain(before, entry.row) : stopsIn(entry.row).last();
    }
}

void FaceRowList::select(const FaceId& face) {
    for (int place = 0; place < m_entries.size(); ++place) {
        Entry& entry = m_entries[place];
        const bool chosen = entry.view.face.id == face;
        if (chosen == entry.chosen) continue;
        entry.chosen = chosen;
        entry.stale = true;
        make(place);
    }
}

void FaceRowList::makeSome() {
    int made = 0;
    for (int place = 0; place < m_entries.size(); ++place) {
        if (!m_entries.at(place).stale) continue;
        if (made == inOneTurn) return;
        make(place);
        ++made;
    }
    m_soon.stop();
}

void FaceRowList::make(int place) {
    Entry& entry = m_entries[place];
    FaceRow* const old = entry.row;
    const bool keyboardHere = old != nullptr && old->hasFocus();
    auto* const row = new FaceRow(m_images, entry.view, entry.look, entry.chosen, m_box);
    m_connect(row);
    int before = place;
    while (--before >= 0 && m_entries.at(before).row == nullptr)
        ;
    QWidget* const neighbour = before >= 0 ? m_entries.at(before).row : nullptr;
    if (old != nullptr) {
        delete m_rows->replaceWidget(old, row);
        placeInChain(old->previousInFocusChain(), row);
    } else {
        m_rows->insertWidget(neighbour != nullptr ? m_rows->indexOf(neighbour) + 1 : 0, row);
    }
    row->show();
    entry.row = row;
    entry.stale = false;
    // Before the old one goes: the keyboard would go on to the next face and choose it.
    if (keyboardHere) row->setFocus(Qt::OtherFocusReason);
    discard(old);
    if (entry.chosen) Q_EMIT chosenMade(row);
}

void FaceRowList::discard(QWidget* old) {
    if (old == nullptr) return;
    old->hide();
    for (FaceRow* row : old->findChildren<FaceRow*>(QString(), Qt::FindDirectChildrenOnly))
        m_discarded << row;
    m_discarded << old;
    m_clearing.start();
}

void FaceRowList::clearAway() {
    for (int cleared = 0; cleared < clearedInOneTurn && !m_discarded.isEmpty(); ++cleared)
        if (QWidget* const old = m_discarded.takeFirst()) old->deleteLater();
    if (m_discarded.isEmpty()) m_clearing.stop();
}

} // namespace bk::ui
