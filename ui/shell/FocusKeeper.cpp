#include "ui/shell/FocusKeeper.h"

#include <QApplication>
#include <QStackedWidget>

namespace bk::ui {
namespace {

bool takesKeys(const QWidget* widget) {
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
           widget->focusProxy() == nullptr;
}

} // namespace

FocusKeeper::FocusKeeper(QWidget* pages, QWidget* rail, QObject* parent)
    : QObject(parent), m_pages(pages), m_rail(rail) {
    connect(qApp, &QApplication::focusChanged, this, &FocusKeeper::look);
}

void FocusKeeper::look(QWidget* old, QWidget* now) {
    if (old == nullptr || now == nullptr || m_pages == nullptr || m_rail == nullptr) return;
    if (!m_pages->isAncestorOf(old) || !m_rail->isAncestorOf(now)) return;
    // Whether it was hidden or left is known only when the change is through.
    QMetaObject::invokeMethod(
        this,
        [this, old = QPointer<QWidget>(old), now = QPointer<QWidget>(now)] {
            if (now == nullptr || !now->hasFocus()) return;
            if (old != nullptr && old->isVisible() && old->isEnabled()) return;
            bringBack(old);
        },
        Qt::QueuedConnection);
}

void FocusKeeper::bringBack(QWidget* from) {
    if (from != nullptr && m_pages->isAncestorOf(from)) {
        for (QWidget* near = from->previousInFocusChain(); near != from;
             near = near->previousInFocusChain()) {
            if (!m_pages->isAncestorOf(near)) break;
            if (takesKeys(near)) return near->setFocus(Qt::OtherFocusReason);
        }
    }
    auto* stack = qobject_cast<QStackedWidget*>(m_pages.data());
    QWidget* page = stack != nullptr ? stack->currentWidget() : m_pages.data();
    if (page != nullptr) page->setFocus(Qt::OtherFocusReason);
}

} // namespace bk::ui
