#include "ui/people/Readiness.h"

#include <QWidget>

namespace bk::ui {
namespace {

constexpr int betweenLooks = 20; // milliseconds, a frame or so
// One look may fall between a picture's coming and its painting, which may ask for the next.
constexpr int quietLooksWanted = 3;
constexpr int mostLooks = 500; // a disk that slow shall not hold up everybody who waits

} // namespace

Readiness::Readiness(QWidget* page, std::function<bool()> idle, std::function<void()> ready)
    : QObject(page), m_page(page), m_idle(std::move(idle)), m_ready(std::move(ready)) {
    m_timer.setInterval(betweenLooks);
    connect(&m_timer, &QTimer::timeout, this, &Readiness::look);
}

void Readiness::begin() {
    m_quietLooks = 0;
    m_looks = 0;
    m_timer.start();
}

void Readiness::look() {
    m_quietLooks = m_idle() ? m_quietLooks + 1 : 0;
    if (m_page->isVisible() && m_quietLooks < quietLooksWanted && ++m_looks < mostLooks) return;
    m_timer.stop();
    m_ready();
}

} // namespace bk::ui
