#include "core/services/FaceEngines.h"

#include "core/faces/NetworkThreads.h"
#include "core/services/KeptComparison.h"
#include "core/store/Catalog.h"
#include "core/store/FaceModelStore.h"

namespace bk {

FaceEngines::FaceEngines(Catalog& catalog)
    : m_catalog(catalog), m_comparison(std::make_unique<KeptComparison>()) {
    keepNetworksToOneThread();
}
FaceEngines::~FaceEngines() = default;

Result<const ModelRegistry*> FaceEngines::registry() {
    const std::lock_guard lock(m_mutex);
    if (m_current != nullptr) return m_current;
    BK_ASSIGN(ModelRegistry models, ModelRegistry::builtIn());
    BK_TRY(m_catalog.read([&](Connection& connection) -> Status {
        FaceModelStore store(connection);
        BK_ASSIGN(const auto rows, store.list());
        for (const FaceModelRow& row : rows) {
            // One whose card does not hold is not there: `check` tells.
            const auto card = parseModelCard(row.card);
            if (card && card->id == row.id && card->sha256 == row.sha256 && models.find(row.id) == nullptr)
                models.add(*card, FaceModelStore::fileOf(m_catalog.folder(), row.sha256));
        }
        BK_ASSIGN(const QString detector, store.detectorInUse());
        BK_ASSIGN(const QString embedder, store.embedderInUse());
        if (!detector.isEmpty()) models.use(ModelKind::Detector, detector);
        if (!embedder.isEmpty()) models.use(ModelKind::Embedder, embedder);
        return {};
    }));
    m_registries.push_back(std::make_unique<const ModelRegistry>(std::move(models)));
    m_current = m_registries.back().get();
    return m_current;
}

void FaceEngines::readAgain() {
    const std::lock_guard lock(m_mutex);
    m_current = nullptr;
    m_finders.clear();
    m_embedders.clear();
}

Status FaceEngines::requireEmbedder() {
    return withEmbedder([](FaceEmbedder&) { return Status(); });
}

Result<std::unique_ptr<FaceFinder>> FaceEngines::takeFinder(const ModelRegistry* models) {
    {
        const std::lock_guard lock(m_mutex);
        if (models == m_current && !m_finders.empty()) {
            auto finder = std::move(m_finders.back());
            m_finders.pop_back();
            return finder;
        }
    }
    BK_ASSIGN(auto detector, models->makeDetector());
    return std::make_unique<FaceFinder>(std::move(detector));
}

Result<std::unique_ptr<FaceEmbedder>> FaceEngines::takeEmbedder(const ModelRegistry* models) {
    {
        const std::lock_guard lock(m_mutex);
        if (models == m_current && !m_embedders.empty()) {
            auto embedder = std::move(m_embedders.back());
            m_embedders.pop_back();
            return embedder;
        }
    }
    return models->makeEmbedder();
}

void FaceEngines::giveBack(const ModelRegistry* models, std::unique_ptr<FaceFinder> finder) {
    const std::lock_guard lock(m_mutex);
    if (models == m_current) m_finders.push_back(std::move(finder));
}

void FaceEngines::giveBack(const ModelRegistry* models, std::unique_ptr<FaceEmbedder> embedder) {
    const std::lock_guard lock(m_mutex);
    if (models == m_current) m_embedders.push_back(std::move(embedder));
}

FaceEngines::Hold::Hold(FaceEngines& engines) : m_engines(engines) {
    std::unique_lock lock(m_engines.m_holdMutex);
    m_engines.m_free.wait(lock, [&] { return !m_engines.m_changing; });
    ++m_engines.m_holds;
}

FaceEngines::Hold::~Hold() {
    {
        const std::lock_guard lock(m_engines.m_holdMutex);
        --m_engines.m_holds;
    }
    m_engines.m_free.notify_all();
}

std::optional<FaceEngines::Change> FaceEngines::beginChange(std::chrono::milliseconds patience) {
    std::unique_lock lock(m_holdMutex);
    if (!m_free.wait_for(lock, patience, [&] { return m_holds == 0 && !m_changing; })) return std::nullopt;
    m_changing = true;
    return std::optional<Change>(std::in_place, *this);
}

FaceEngines::Change::~Change() {
    if (m_engines == nullptr) return;
    m_engines->readAgain();
    {
        const std::lock_guard lock(m_engines->m_holdMutex);
        m_engines->m_changing = false;
    }
    m_engines->m_free.notify_all();
}

} // namespace bk
