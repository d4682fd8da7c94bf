#pragma once

#include "core/base/Result.h"
#include "core/faces/FaceEngine.h"
#include "core/faces/ModelRegistry.h"

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace bk {

/// The face models of a session, loaded when first needed and lent to one thread at a time. Thread-safe.
class FaceEngines {
public:
    FaceEngines();
    ~FaceEngines();

    Result<const ModelRegistry*> registry();
    /// USE(FaceFinder&) / USE(FaceEmbedder&) with one that no other thread has.
    template <class Use>
    auto withFinder(Use use) -> std::invoke_result_t<Use, FaceFinder&> {
        auto finder = takeFinder();
        if (!finder) return fail(finder.error());
        auto outcome = use(**finder);
        giveBack(std::move(*finder));
        return outcome;
    }
    template <class Use>
    auto withEmbedder(Use use) -> std::invoke_result_t<Use, FaceEmbedder&> {
        auto embedder = takeEmbedder();
        if (!embedder) return fail(embedder.error());
        auto outcome = use(**embedder);
        giveBack(std::move(*embedder));
        return outcome;
    }

private:
    Result<std::unique_ptr<FaceFinder>> takeFinder();
    Result<std::unique_ptr<FaceEmbedder>> takeEmbedder();
    void giveBack(std::unique_ptr<FaceFinder> finder);
    void giveBack(std::unique_ptr<FaceEmbedder> embedder);

    std::mutex m_mutex;
    std::optional<ModelRegistry> m_registry;
    std::vector<std::unique_ptr<FaceFinder>> m_finders;
    std::vector<std::unique_ptr<FaceEmbedder>> m_embedders;
};

} // namespace bk
