#pragma once

#include "core/base/Result.h"
#include "core/faces/FaceEngine.h"
#include "core/faces/ModelRegistry.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace bk {

class Catalog;
class KeptComparison;

/// The face models of a catalog, loaded when first needed and lent to one thread at a time. Whoever works
/// with several faces that must be of one model holds them meanwhile (hold()); another model comes into use
/// only while nobody does (beginChange()). Thread-safe.
class FaceEngines {
public:
    /// CATALOG outlives this.
    explicit FaceEngines(Catalog& catalog);
    ~FaceEngines();

    /// The models as they are now; good as long as this, also when others were chosen since.
    Result<const ModelRegistry*> registry();
    /// USE(FaceFinder&) / USE(FaceEmbedder&) with one that no other thread has, of the model in use.
    template <class Use>
    auto withFinder(Use use) -> std::invoke_result_t<Use, FaceFinder&> {
        auto models = registry();
        if (!models) return fail(models.error());
        auto finder = takeFinder(*models);
        if (!finder) return fail(finder.error());
        auto outcome = use(**finder);
        // One that failed may be at its end: the next asker gets another.
        if (outcome) giveBack(*models, std::move(*finder));
        return outcome;
    }
    template <class Use>
    auto withEmbedder(Use use) -> std::invoke_result_t<Use, FaceEmbedder&> {
        auto models = registry();
        if (!models) return fail(models.error());
        return withEmbedder(**models, std::move(use));
    }
    /// The same of the model that was in use when MODELS were asked for.
    template <class Use>
    auto withEmbedder(const ModelRegistry& models, Use use) -> std::invoke_result_t<Use, FaceEmbedder&> {
        auto embedder = takeEmbedder(&models);
        if (!embedder) return fail(embedder.error());
        auto outcome = use(**embedder);
        if (outcome) giveBack(&models, std::move(*embedder));
        return outcome;
    }
    /// Whether there is what compares faces; Damaged, with the sentence, when its file is not there or not
    /// what it was.
    Status requireEmbedder();

    /// While one of these is there, the models in use stay as they are. Several at a time, also by one
    /// thread.
    class Hold {
    public:
        explicit Hold(FaceEngines& engines);
        ~Hold();
        Hold(const Hold&) = delete;
        Hold& operator=(const Hold&) = delete;

    private:
        FaceEngines& m_engines;
    };
    Hold hold() { return Hold(*this); }

    /// Others that want to hold the models wait as long as this is there. The models are read anew at its
    /// end.
    class Change {
    public:
        explicit Change(FaceEngines& engines) : m_engines(&engines) {}
        Change(Change&& other) noexcept : m_engines(std::exchange(other.m_engines, nullptr)) {}
        Change& operator=(Change&&) = delete;
        ~Change();

    private:
        FaceEngines* m_engines;
    };
    /// None when somebody held the models all of PATIENCE. Not while this thread holds them.
    std::optional<Change> beginChange(std::chrono::milliseconds patience);
    /// What faces are compared with, kept while one after another is asked about.
    KeptComparison& comparison() { return *m_comparison; }
    /// The list of models was changed, not which are in use: it is read anew, and networks are loaded anew.
    void readAgain();

private:
    Result<std::unique_ptr<FaceFinder>> takeFinder(const ModelRegistry* models);
    Result<std::unique_ptr<FaceEmbedder>> takeEmbedder(const ModelRegistry* models);
    void giveBack(const ModelRegistry* models, std::unique_ptr<FaceFinder> finder);
    void giveBack(const ModelRegistry* models, std::unique_ptr<FaceEmbedder> embedder);

    Catalog& m_catalog;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<const ModelRegistry>> m_registries; ///< earlier ones may still be worked with
    const ModelRegistry* m_current = nullptr;                       ///< null: to be read
    std::vector<std::unique_ptr<FaceFinder>> m_finders;             ///< of m_current
    std::vector<std::unique_ptr<FaceEmbedder>> m_embedders;         ///< of m_current

    std::unique_ptr<KeptComparison> m_comparison;

    std::mutex m_holdMutex;
    std::condition_variable m_free;
    int m_holds = 0;
    bool m_changing = false;
};

} // namespace bk
