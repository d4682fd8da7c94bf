#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace bk::ui {

/// Where loose errands run. The program waits for them when it ends, and nothing else does.
QThreadPool& looseErrands();

/// Runs WORK on another thread, then DONE with its answer on the window's unless RECEIVER is gone by then.
/// For what waits on something outside the catalog that may never answer, such as a stick or the desktop's
/// bus: the receiver may go at any time, and goes at once (Errands wait). So WORK owns all that it works
/// with. Window's thread.
template <class Work, class Done>
void runLoose(QObject* receiver, Work work, Done done) {
    struct Parts {
        Done done;
        QPointer<QObject> receiver;
    };
    looseErrands().start([work = std::move(work),
                          parts = std::make_shared<Parts>(Parts{std::move(done), receiver})]() mutable {
        using Answer = decltype(work());
        auto answer = std::make_shared<Answer>(work());
        // Handed over, so that what DONE holds is let go on the window's thread.
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [parts = std::move(parts), answer = std::move(answer)] {
                if (parts->receiver) parts->done(std::move(*answer));
            },
            Qt::QueuedConnection);
    });
}

} // namespace bk::ui
