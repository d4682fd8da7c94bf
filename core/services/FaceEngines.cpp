#include "core/services/FaceEngines.h"

#include "core/faces/NetworkThreads.h"

namespace bk {

FaceEngines::FaceEngines() {
    keepNetworksToOneThread();
}
FaceEngines::~FaceEngines() = default;

Result<const ModelRegistry*> FaceEngines::registry() {
    const std::lock_guard lock(m_mutex);
    if (!m_registry) {
        auto loaded = ModelRegistry::builtIn();
        if (!loaded) return fail(loaded.error());
        m_registry.emplace(std::move(*loaded));
    }
    return &*m_registry;
}

Result<std::unique_ptr<FaceFinder>> FaceEngines::takeFinder() {
    BK_ASSIGN(const ModelRegistry* const models, registry());
    {
        const std::lock_guard lock(m_mutex);
        if (!m_finders.empty()) {
            auto finder = std::move(m_finders.back());
            m_finders.pop_back();
            return finder;
        }
    }
    BK_ASSIGN(auto detector, models->makeDetector());
    return std::make_unique<FaceFinder>(std::move(detector));
}

Result<std::unique_ptr<FaceEmbedder>> FaceEngines::takeEmbedder() {
    BK_ASSIGN(const ModelRegistry* const models, registry());
    {
        const std::lock_guard lock(m_mutex);
        if (!m_embedders.empty()) {
            auto embedder = std::move(m_embedders.back());
            m_embedders.pop_back();
            return embedder;
        }
    }
    return models->makeEmbedder();
}

void FaceEngines::giveBack(std::unique_ptr<FaceFinder> finder) {
    const std::lock_guard lock(m_mutex);
    m_finders.push_back(std::move(finder));
}

void FaceEngines::giveBack(std::unique_ptr<FaceEmbedder> embedder) {
    const std::lock_guard lock(m_mutex);
    m_embedders.push_back(std::move(embedder));
}

} // namespace bk
