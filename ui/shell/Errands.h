#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>

namespace bk::ui {

/// Work done on other threads with the answer brought back to the window's: the one way in which the window
/// waits for anything. Belongs to the window's thread. Destroying it drops what has not begun, waits for what
/// has, and delivers nothing more.
class Errands : public QObject {
    Q_OBJECT
public:
    explicit Errands(int threads, QObject* parent = nullptr) : QObject(parent) {
        m_pool.setMaxThreadCount(threads);
    }

    ~Errands() override {
        end();
        wait();
    }

    /// Drops what has not begun and what has not been delivered; nothing more is begun.
    void end() {
        m_ended = true;
        m_pool.clear();
    }
    /// Until what is running is done. Any thread.
    void wait() { m_pool.waitForDone(); }

    /// Runs WORK on the pool, then DONE with its answer on this thread unless RECEIVER is gone by then.
    /// PRIORITY: higher goes first among those that wait.
    template <class Work, class Done>
    void run(QObject* receiver, Work work, Done done, int priority = 0) {
        if (m_ended) return;
        struct Parts {
            Work work;
            Done done;
            QPointer<QObject> receiver;
        };
        auto parts = std::make_shared<Parts>(Parts{std::move(work), std::move(done), receiver});
        const std::function<void()> errand = [this, parts] {
            using Answer = decltype(parts->work());
            if constexpr (std::is_void_v<Answer>) {
                parts->work();
                deliver([parts] {
                    if (parts->receiver) parts->done();
                });
            } else {
                auto answer = std::make_shared<Answer>(parts->work());
                deliver([parts, answer] {
                    if (parts->receiver) parts->done(std::move(*answer));
                });
            }
        };
        m_pool.start(errand, priority);
    }

private:
    void deliver(std::function<void()> delivery) {
        QMetaObject::invokeMethod(
            this,
            [this, delivery = std::move(delivery)] {
                if (!m_ended) delivery();
            },
            Qt::QueuedConnection);
    }

    bool m_ended = false; ///< of the window's thread
    QThreadPool m_pool;
};

} // namespace bk::ui
