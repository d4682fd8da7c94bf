#pragma once

#include <QTimer>

#include <functional>

class QWidget;

namespace bk::ui {

/// Says when a page can be looked at: its pictures, which are asked for only while painting, have come and
/// been painted too. Window's thread.
class Readiness : public QObject {
    Q_OBJECT
public:
    /// IDLE tells whether nothing is being fetched; READY is called once per begin().
    Readiness(QWidget* page, std::function<bool()> idle, std::function<void()> ready);
    /// The words have come; from now on the pictures are waited for.
    void begin();

private:
    void look();

    QWidget* m_page = nullptr;
    std::function<bool()> m_idle;
    std::function<void()> m_ready;
    QTimer m_timer;
    int m_quietLooks = 0;
    int m_looks = 0;
};

} // namespace bk::ui
