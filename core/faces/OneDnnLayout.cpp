#include "core/faces/OneDnnLayout.h"

#include <utility>

namespace bk::onednn {
namespace {

constexpr std::int64_t mostPixels = std::int64_t(1) << 28;

/// Where along one side a window of KERNEL pixels comes to lie: how often it fits.
std::int64_t fitting(std::int64_t length, std::int64_t kernel, std::int64_t stride, std::int64_t dilation,
                     std::int64_t before, std::int64_t after) {
    constexpr std::int64_t largest = 4096;
    if (kernel < 1 || kernel > largest || stride < 1 || stride > largest || dilation < 1 ||
        dilation > largest || before < 0 || before > largest || after < 0 || after > largest)
        throw NotUnderstood("a window out of bounds");
    const std::int64_t room = length + before + after - ((kernel - 1) * dilation + 1);
    if (room < 0) throw NotUnderstood("a window that does not fit");
    return room / stride + 1;
}

} // namespace

void notUnderstood(const OnnxNode& node, const char* what) {
    throw NotUnderstood(node.operation + ": " + what);
}

std::int64_t countOf(const Dims& shape) {
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        if (size < 1 || size > mostPixels || count * size > mostPixels)
            throw NotUnderstood("a size out of bounds");
        count *= size;
    }
    return count;
}

Window::Window(OnnxAttributes& attributes, Dims standardKernel) {
    attributes.expect("auto_pad", "NOTSET", "NOTSET");
    kernel = attributes.integers("kernel_shape", std::move(standardKernel));
    strides = attributes.integers("strides", {1, 1});
    dilations = attributes.integers("dilations", {1, 1});
    pads = attributes.integers("pads", {0, 0, 0, 0});
    if (kernel.size() != 2 || strides.size() != 2 || dilations.size() != 2 || pads.size() != 4)
        throw NotUnderstood("a window that is not flat");
}

Dims Window::over(const Dims& shape, std::int64_t channels) const {
    return {shape[0], channels, fitting(shape[2], kernel[0], strides[0], dilations[0], pads[0], pads[2]),
            fitting(shape[3], kernel[1], strides[1], dilations[1], pads[1], pads[3])};
}

Layout::Lay Layout::operationOf(const OnnxNode& node) {
    static const std::map<std::string, Lay> known = {
        {"Conv", &Layout::convolution},  {"Relu", &Layout::activation},
        {"PRelu", &Layout::activation},  {"Sigmoid", &Layout::activation},
        {"Clip", &Layout::activation},   {"Add", &Layout::arithmetic},
        {"Sub", &Layout::arithmetic},    {"Mul", &Layout::arithmetic},
        {"Div", &Layout::arithmetic},    {"MaxPool", &Layout::pool},
        {"AveragePool", &Layout::pool},  {"GlobalAveragePool", &Layout::pool},
        {"Resize", &Layout::resize},     {"Transpose", &Layout::transpose},
        {"Reshape", &Layout::reshape},   {"Flatten", &Layout::reshape},
        {"Slice", &Layout::slice},       {"Gemm", &Layout::product},
        {"Identity", &Layout::identity},
    };
    const auto found = known.find(node.operation);
    if (found == known.end()) notUnderstood(node, "not one of those laid out here");
    return found->second;
}

std::vector<Value> Layout::lay(const std::vector<std::string>& outputs, const QSize& size) {
    for (const OnnxNode& node : m_graph.nodes) {
        operationOf(node);
        for (const std::string& name : node.inputs)
            m_takers.emplace(name, &node);
        m_blocks = m_blocks || suitsWinograd(node);
    }
    for (const std::string& name : outputs)
        m_takers.emplace(name, nullptr);
    m_blocks = m_blocks && m_steps.knowsWinograd();

    m_values[m_graph.input] = m_steps.pixels({1, 3, size.height(), size.width()});
    for (const OnnxNode& node : m_graph.nodes)
        if (m_values.count(node.output) == 0 && !m_done[node.output]) (this->*operationOf(node))(node);

    std::vector<Value> given;
    for (const std::string& name : outputs) {
        given.push_back(m_steps.inRows(value(name)));
        m_steps.keep(given.back());
    }
    return given;
}

const Value& Layout::value(const std::string& name) const {
    const auto found = m_values.find(name);
    if (found == m_values.end()) throw NotUnderstood("a constant where a picture is needed: " + name);
    return found->second;
}

const OnnxTensor* Layout::constant(const std::string& name) const {
    const auto found = m_graph.constants.find(name);
    return found == m_graph.constants.end() ? nullptr : &found->second;
}

const std::vector<std::int64_t>& Layout::integers(const OnnxNode& node, std::size_t index) const {
    const OnnxTensor* const tensor = node.inputs.size() > index ? constant(node.inputs[index]) : nullptr;
    if (tensor == nullptr || tensor->integers.empty()) notUnderstood(node, "a number that is not constant");
    return tensor->integers;
}

std::optional<double> Layout::scalar(const std::string& name) const {
    const OnnxTensor* const tensor = constant(name);
    // Of more dimensions, a single number would make the other operand's shape longer.
    if (tensor == nullptr || tensor->floats.size() != 1 || tensor->shape.size() > 1) return std::nullopt;
    return double(tensor->floats.front());
}

const float* Layout::perChannel(const std::string& name, std::int64_t channels) const {
    const OnnxTensor* const tensor = constant(name);
    if (tensor == nullptr || std::int64_t(tensor->floats.size()) != channels) return nullptr;
    const bool fits = tensor->shape == std::vector<std::int64_t>{channels, 1, 1} ||
                      tensor->shape == std::vector<std::int64_t>{1, channels, 1, 1};
    return fits ? tensor->floats.data() : nullptr;
}

const OnnxNode* Layout::onlyTaker(const OnnxNode& node) const {
    const auto [first, last] = m_takers.equal_range(node.output);
    return first != last && std::next(first) == last ? first->second : nullptr;
}

std::optional<Activation> Layout::activationOf(const OnnxNode& node, std::int64_t channels) const {
    using dnnl::algorithm;
    OnnxAttributes attributes(node);
    attributes.finish();
    if (node.operation == "Relu" && node.inputs.size() == 1) return Activation{algorithm::eltwise_relu};
    if (node.operation == "Sigmoid" && node.inputs.size() == 1)
        return Activation{algorithm::eltwise_logistic};
    if (node.operation == "Clip" && node.inputs.size() == 3) {
        const auto low = scalar(node.inputs[1]);
        const auto high = scalar(node.inputs[2]);
        if (low && high) return Activation{algorithm::eltwise_clip, float(*low), float(*high)};
    }
    if (node.operation == "PRelu" && node.inputs.size() == 2)
        if (const float* const slopes = perChannel(node.inputs[1], channels))
            return Activation{algorithm::undef, 0, 0, slopes};
    return std::nullopt;
}

std::optional<Activation> Layout::activationAfter(const OnnxNode& node, std::int64_t channels) const {
    const OnnxNode* const taker = onlyTaker(node);
    if (taker == nullptr || taker->inputs.front() != node.output) return std::nullopt;
    const bool known = taker->operation == "Relu" || taker->operation == "PRelu" ||
                       taker->operation == "Sigmoid" || taker->operation == "Clip";
    return known ? activationOf(*taker, channels) : std::nullopt;
}

void Layout::give(const OnnxNode& node, bool fused, Value given) {
    countOf(given.shape);
    m_values[fused ? onlyTaker(node)->output : node.output] = std::move(given);
    m_done[node.output] = true;
}

bool Layout::suitsWinograd(const OnnxNode& node) const {
    if (node.operation != "Conv" || node.inputs.size() < 2) return false;
    const OnnxTensor* const weights = constant(node.inputs[1]);
    if (weights == nullptr || weights->shape.size() != 4) return false;
    const auto& shape = weights->shape;
    OnnxAttributes attributes(node);
    const Window window(attributes, {shape[2], shape[3]});
    return attributes.integer("group", 1) == 1 && shape[0] % 16 == 0 && shape[1] % 16 == 0 &&
           window.kernel == Dims{3, 3} && window.strides == Dims{1, 1};
}

dnnl::memory::desc Layout::wish(const Dims& shape) const {
    return m_blocks && shape.size() == 4 && shape[1] % 16 == 0 ? inBlocks(shape) : inAnyOrder(shape);
}

} // namespace bk::onednn
