#include "core/faces/OneDnnPlan.h"

#include "core/faces/NetworkThreads.h"
#include "core/faces/OneDnnLayout.h"

namespace bk {

struct OneDnnPlan::Laid {
    onednn::Steps steps;
    std::vector<onednn::Value> outputs;
};

OneDnnPlan::OneDnnPlan(const OnnxGraph& graph, const std::vector<std::string>& outputs, const QSize& size)
    : m_laid(std::make_unique<Laid>()) {
    keepThisThreadToItself();
    // oneDNN keeps what it made for all threads of the process. A detector has sixty operations, 1.3 MB, for
    // each size of a picture; made anew they cost 5 ms instead of 1.
    constexpr int mostOperations = 2048;
    dnnl::set_primitive_cache_capacity(mostOperations);
    m_laid->outputs = onednn::Layout(graph, m_laid->steps).lay(outputs, size);
    m_laid->steps.place();
}

OneDnnPlan::~OneDnnPlan() = default;

std::size_t OneDnnPlan::workspace() const {
    return m_laid->steps.workspace();
}

std::vector<std::span<const float>> OneDnnPlan::run(const unsigned char* pixels, std::byte* workspace) {
    keepThisThreadToItself();
    m_laid->steps.run(pixels, workspace);
    std::vector<std::span<const float>> outputs;
    for (const onednn::Value& value : m_laid->outputs)
        outputs.emplace_back(m_laid->steps.numbers(value, workspace),
                             std::size_t(onednn::countOf(value.shape)));
    return outputs;
}

} // namespace bk
