#include "ui/viewer/FaceRowList.h"

#include "ui/viewer/FaceRow.h"

#include <QEvent>

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
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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
        m_box->setGeometry(rect());
        m_box->show();
        m_photo = sheet.photo.id;
    }
    QList<Entry> entries;
    QList<FaceId> kept;
    for (const FaceView& view : sheet.faces) {
        Entry entry{view, lookOf(view, sheet.clearance, sheet.names), view.face.id == chosen, nullptr, true,
                    -1};
        const auto old = before.constFind(view.face.id);
        if (old != before.cend()) {
            entry.row = old->row;
            entry.height = old->height;
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
    QList<int> places;
    for (int place = 0; place < m_entries.size(); ++place)
        if (m_entries.at(place).stale && (places.size() < atOnce || m_entries.at(place).chosen))
            places << place;
    make(places);
    if (moved) chainInOrder();
    m_soon.start();
    makeSome();
}

void FaceRowList::select(const FaceId& face) {
    QList<int> places;
    for (int place = 0; place < m_entries.size(); ++place) {
        Entry& entry = m_entries[place];
        const bool chosen = entry.view.face.id == face;
        if (chosen == entry.chosen) continue;
        entry.chosen = chosen;
        entry.stale = true;
        places << place;
    }
    make(places);
}

void FaceRowList::makeSome() {
    QList<int> places;
    for (int place = 0; place < m_entries.size() && places.size() <= inOneTurn; ++place)
        if (m_entries.at(place).stale) places << place;
    if (places.size() <= inOneTurn)
        m_soon.stop();
    else
        places.removeLast();
    make(places);
}

void FaceRowList::make(const QList<int>& places) {
    QList<FaceRow*> chosen;
    for (const int at : places) {
        Entry& entry = m_entries[at];
        FaceRow* const old =
            std::exchange(entry.row, new FaceRow(m_images, entry.view, entry.look, entry.chosen, m_box));
        m_connect(entry.row);
        entry.row->show();
        entry.stale = false;
        entry.height = -1;
        if (entry.chosen) chosen << entry.row;
        if (old == nullptr) continue;
        placeInChain(old->previousInFocusChain(), entry.row);
        // Before the old one goes: the keyboard would go on to the next face and choose it.
        if (old->hasFocus()) entry.row->setFocus(Qt::OtherFocusReason);
        discard(old);
    }
    place();
    for (FaceRow* row : std::as_const(chosen))
        Q_EMIT chosenMade(row);
}

void FaceRowList::chainInOrder() {
    QWidget* before = nullptr;
    for (const Entry& entry : std::as_const(m_entries)) {
        if (entry.row == nullptr) continue;
        before = before != nullptr ? placeInChain(before, entry.row) : stopsIn(entry.row).last();
    }
}

int FaceRowList::heightForWidth(int width) const {
    int height = 0;
    for (const Entry& entry : m_entries) {
        if (entry.row == nullptr) continue;
        if (width == m_measuredFor && entry.height >= 0)
            height += entry.height + spacing;
        else {
            const int wanted = entry.row->heightForWidth(width);
            height += wanted + spacing;
            if (width == m_measuredFor) entry.height = wanted;
        }
    }
    return qMax(0, height - spacing);
}

QSize FaceRowList::sizeHint() const {
    return {0, m_measuredFor > 0 ? heightForWidth(m_measuredFor) : 0};
}

/// Puts every row where it belongs.
void FaceRowList::place() {
    if (width() != m_measuredFor) forgetHeights();
    m_measuredFor = width();
    const int wanted = heightForWidth(width());
    int top = 0;
    for (const Entry& entry : std::as_const(m_entries)) {
        if (entry.row == nullptr) continue;
        entry.row->setGeometry(0, top, width(), entry.height);
        top += entry.height + spacing;
    }
    if (wanted != height()) updateGeometry();
}

void FaceRowList::forgetHeights() {
    for (Entry& entry : m_entries)
        entry.height = -1;
}

void FaceRowList::resizeEvent(QResizeEvent*) {
    if (m_box == nullptr) return;
    m_box->setGeometry(rect());
    if (width() != m_measuredFor) place();
}

void FaceRowList::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange && event->type() != QEvent::FontChange) return;
    // The rows take the new style after this.
    QMetaObject::invokeMethod(
        this,
        [this] {
            forgetHeights();
            place();
        },
        Qt::QueuedConnection);
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
