#pragma once

#include "core/faces/OnnxGraph.h"

#include <QSize>

#include <cstddef>
#include <memory>
#include <span>

namespace bk {

/// A network laid out for pictures of one size, run by oneDNN (https://oneapi-src.github.io/oneDNN): its
/// operations with the activations fused into them, its weights in the order in which the processor takes
/// them, and the places of what passes between them in a memory that plans of one network share. One plan per
/// thread. Throws NotUnderstood, dnnl::error or std::bad_alloc.
class OneDnnPlan {
public:
    /// GRAPH is needed only here. SIZE: the picture's.
    OneDnnPlan(const OnnxGraph& graph, const std::vector<std::string>& outputs, const QSize& size);
    ~OneDnnPlan();

    /// Of the memory that run() works in, in bytes.
    std::size_t workspace() const;
    /// PIXELS: rows without gaps of blue, green, red. WORKSPACE: as many bytes as workspace() says, at a
    /// multiple of 64. The outputs lie in it, in the order they were asked for, until it is used again.
    std::vector<std::span<const float>> run(const unsigned char* pixels, std::byte* workspace);

private:
    struct Laid;
    std::unique_ptr<Laid> m_laid;
};

} // namespace bk
