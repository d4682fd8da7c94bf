#pragma once

#include "core/faces/OneDnnSteps.h"
#include "core/faces/OnnxGraph.h"

#include <QSize>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bk::onednn {

/// Says of NODE what about it is not laid out here.
[[noreturn]] void notUnderstood(const OnnxNode& node, const char* what);

/// How many numbers a picture of SHAPE has. Throws NotUnderstood when there are too many, or none.
std::int64_t countOf(const Dims& shape);

/// A convolution's, or a pool's, window.
struct Window {
    Dims kernel;
    Dims strides;
    Dims dilations;
    Dims pads; ///< top, left, bottom, right

    Window(OnnxAttributes& attributes, Dims standardKernel);
    Dims begins() const { return {pads[0], pads[1]}; }
    Dims ends() const { return {pads[2], pads[3]}; }
    /// oneDNN counts the gaps.
    Dims gaps() const { return {dilations[0] - 1, dilations[1] - 1}; }
    /// Of what it gives of a picture of SHAPE.
    Dims over(const Dims& shape, std::int64_t channels) const;
};

/// Lays a graph out, operation by operation.
class Layout {
public:
    Layout(const OnnxGraph& graph, Steps& steps) : m_graph(graph), m_steps(steps) {}
    std::vector<Value> lay(const std::vector<std::string>& outputs, const QSize& size);

private:
    using Lay = void (Layout::*)(const OnnxNode& node);
    static Lay operationOf(const OnnxNode& node);

    void convolution(const OnnxNode& node);
    void activation(const OnnxNode& node);
    void arithmetic(const OnnxNode& node);
    void pool(const OnnxNode& node);
    void resize(const OnnxNode& node);
    void transpose(const OnnxNode& node);
    void reshape(const OnnxNode& node);
    void slice(const OnnxNode& node);
    void product(const OnnxNode& node);
    void identity(const OnnxNode& node);

    const Value& value(const std::string& name) const;
    const OnnxTensor* constant(const std::string& name) const;
    /// The constant integers that NODE takes as input INDEX.
    const std::vector<std::int64_t>& integers(const OnnxNode& node, std::size_t index) const;
    /// The single number of a constant; none of others.
    std::optional<double> scalar(const std::string& name) const;
    /// The constant's numbers when it has one for each of CHANNELS of a picture.
    const float* perChannel(const std::string& name, std::int64_t channels) const;

    /// The node that alone takes what NODE gives.
    const OnnxNode* onlyTaker(const OnnxNode& node) const;
    std::optional<Activation> activationOf(const OnnxNode& node, std::int64_t channels) const;
    /// The activation after NODE, which then is a part of it.
    std::optional<Activation> activationAfter(const OnnxNode& node, std::int64_t channels) const;
    /// What NODE and, when FUSED, the activation after it give.
    void give(const OnnxNode& node, bool fused, Value value);
    void scaleAndShift(const OnnxNode& node);
    void combine(const OnnxNode& node, dnnl::algorithm algorithm);
    bool suitsWinograd(const OnnxNode& node) const;
    dnnl::memory::desc wish(const Dims& shape) const;

    const OnnxGraph& m_graph;
    Steps& m_steps;
    std::map<std::string, Value> m_values;
    std::multimap<std::string, const OnnxNode*> m_takers;
    std::map<std::string, bool> m_done; ///< by the name of the output
    /// Whether pictures are kept in blocks of 16 channels, as Winograd's way takes them.
    bool m_blocks = false;
};

} // namespace bk::onednn
