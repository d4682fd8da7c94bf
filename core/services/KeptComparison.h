#pragma once

#include "core/services/FaceComparison.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace bk {

class ModelRegistry;

/// What one face after another is compared with, kept in memory meanwhile: who answers for many faces does
/// not wait for all faceprints to be opened each time. As FaceComparison it asks for no right and logs
/// nothing.
///
/// Held as long as the faceprints, the day and the model are the same, and nobody asked for anything longer
/// ago than IDLE; given up, and its memory wiped, as soon as a permission, a collection or a model changes,
/// and with the session. Nobody is told who does not permit it at that moment, or by a faceprint that is
/// gone. Thread-safe; nothing waits while it is loaded.
class KeptComparison {
public:
    explicit KeptComparison(std::chrono::milliseconds idle = std::chrono::minutes(2));
    ~KeptComparison();

    /// As FaceComparison::candidates; SESSION is always the same one.
    Result<QList<FaceMatch>> candidates(Session& session, const Face& face, int limit);
    void forget();
    bool isHeld() const;

private:
    struct Held {
        std::shared_ptr<const FaceComparison> comparison;
        QByteArray faceprints; ///< FaceprintList::digest()
        QDate day;
        const ModelRegistry* models;
    };
    Result<std::shared_ptr<const FaceComparison>> comparison(Session& session);
    void listenTo(Session& session);
    /// Gives up what is held once nobody asked for it for long enough.
    void watch(const std::stop_token& stop);

    const std::chrono::milliseconds m_idle;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_asked;
    std::optional<Held> m_held;
    std::chrono::steady_clock::time_point m_until;
    quint64 m_forgotten = 0; ///< how often
    QMetaObject::Connection m_listening;
    std::jthread m_watch; ///< from the first time on
};

} // namespace bk
