#include "ui/today/TaskLine.h"

#include "ui/today/TaskWords.h"
#include "ui/widgets/ElidedLabel.h"

#include <QHBoxLayout>

namespace bk::ui {
namespace {

constexpr int smallestLink = 88;
constexpr int aroundWords = 10; // what the style takes above and below

} // namespace

ElidedLink::ElidedLink(const QString& text, QWidget* parent)
    : QPushButton(text, parent), m_whole(text.simplified()) {
    setProperty("role", QStringLiteral("link"));
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(m_whole);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ElidedLink::sizeHint() const {
    // The button's own hint stays as it was when the text grows.
    ensurePolished();
    return {scaled(smallestLink), fontMetrics().height() + aroundWords};
}

QSize ElidedLink::minimumSizeHint() const {
    return sizeHint();
}

void ElidedLink::resizeEvent(QResizeEvent* event) {
    QPushButton::resizeEvent(event);
    shorten();
}

bool ElidedLink::event(QEvent* event) {
    const bool done = QPushButton::event(event);
    // The style may change the font after it has told of its change.
    const int high = fontMetrics().height() + aroundWords;
    if (minimumHeight() != high) setMinimumHeight(high);
    return done;
}

void ElidedLink::changeEvent(QEvent* event) {
    QPushButton::changeEvent(event);
    if (event->type() != QEvent::StyleChange && event->type() != QEvent::FontChange) return;
    updateGeometry();
    shorten();
}

void ElidedLink::shorten() {
    // What the style takes around the words.
    const int room = width() - 2 * scaled(10);
    QString shown = fontMetrics().elidedText(m_whole, Qt::ElideRight, room);
    setToolTip(shown == m_whole ? QString() : m_whole);
    setText(shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
}

TaskLine::TaskLine(const Task& task, Offer offer, QWidget* parent) : QWidget(parent), m_task(task) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(linkIndent, 0, 0, 0);
    row->setSpacing(8);
    const bool putOff = offer == Offer::TellAgain;
    m_link = new ElidedLink(putOff ? sentenceFor(task) : subjectOf(task), this);
    row->addWidget(m_link, 1);
    QString words = detailOf(task);
    if (putOff && task.snoozedUntil)
        words = tr("until %1: %2").arg(shortDate(*task.snoozedUntil), task.snoozeReason);
    auto* detail = new ElidedLabel(words, this);
    detail->setProperty("role", QStringLiteral("caption"));
    detail->setAlignment(Qt::AlignRight);
    row->addWidget(detail);
    connect(m_link, &QPushButton::clicked, this, [this] { Q_EMIT opened(m_task); });
    if (offer == Offer::Nothing) return;
    if (putOff) {
        m_offer = new QPushButton(tr("Tell again"), this);
        m_offer->setAccessibleName(tr("Tell again: %1").arg(sentenceFor(task)));
    } else {
        m_offer = new QPushButton(themedIcon(QStringLiteral("player-time")), {}, this);
        m_offer->setAccessibleName(tr("Put off: %1").arg(sentenceFor(task)));
        m_offer->setToolTip(tr("Put off"));
    }
    m_offer->setProperty("role", QStringLiteral("link"));
    m_offer->setCursor(Qt::PointingHandCursor);
    row->addWidget(m_offer);
    connect(m_offer, &QPushButton::clicked, this, [this] { Q_EMIT offerTaken(m_task); });
}

} // namespace bk::ui
