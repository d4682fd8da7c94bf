#include "core/faces/OneDnnPlan.h"

#include "core/faces/NetworkThreads.h"
#include "core/faces/OneDnnSteps.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <optional>

namespace bk {
namespace {

using namespace onednn;
using Dims = dnnl::memory::dims;

constexpr std::int64_t mostPixels = std::int64_t(1) << 28;

[[noreturn]] void notUnderstood(const OnnxNode& node, const char* what) {
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

/// A convolution's, or a pool's, window.
struct Window {
    Dims kernel;
    Dims strides;
    Dims dilations;
    Dims pads; ///< top, left, bottom, right

    Window(OnnxAttributes& attributes, Dims standardKernel) {
        attributes.expect("auto_pad", "NOTSET", "NOTSET");
        kernel = attributes.integers("kernel_shape", std::move(standardKernel));
        strides = attributes.integers("strides", {1, 1});
        dilations = attributes.integers("dilations", {1, 1});
        pads = attributes.integers("pads", {0, 0, 0, 0});
        if (kernel.size() != 2 || strides.size() != 2 || dilations.size() != 2 || pads.size() != 4)
            throw NotUnderstood("a window that is not flat");
    }
    Dims begins() const { return {pads[0], pads[1]}; }
    Dims ends() const { return {pads[2], pads[3]}; }
    /// oneDNN counts the gaps.
    Dims gaps() const { return {dilations[0] - 1, dilations[1] - 1}; }
    Dims over(const Dims& shape, std::int64_t channels) const {
        return {shape[0], channels, fitting(shape[2], kernel[0], strides[0], dilations[0], pads[0], pads[2]),
                fitting(shape[3], kernel[1], strides[1], dilations[1], pads[1], pads[3])};
    }
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

void Layout::convolution(const OnnxNode& node) {
    if (node.inputs.size() < 2 || node.inputs.size() > 3) notUnderstood(node, "its inputs");
    const Value& source = value(node.inputs[0]);
    const OnnxTensor* const weights = constant(node.inputs[1]);
    const bool biased = node.inputs.size() == 3 && !node.inputs[2].empty();
    const OnnxTensor* const bias = biased ? constant(node.inputs[2]) : nullptr;
    if (weights == nullptr || weights->shape.size() != 4 || source.shape.size() != 4)
        notUnderstood(node, "its weights");
    OnnxAttributes attributes(node);
    const std::int64_t groups = attributes.integer("group", 1);
    Dims kernel = weights->shape;
    const Window window(attributes, {kernel[2], kernel[3]});
    attributes.finish();
    const std::int64_t channels = kernel[0];
    if (groups < 1 || channels % groups != 0 || groups > channels || kernel[1] * groups != source.shape[1] ||
        window.kernel != Dims{kernel[2], kernel[3]} || weights->floats.size() != std::size_t(countOf(kernel)))
        notUnderstood(node, "its weights");
    if (biased && (bias == nullptr || bias->floats.size() != std::size_t(channels)))
        notUnderstood(node, "its bias");
    if (groups > 1) kernel = {groups, channels / groups, kernel[1], kernel[2], kernel[3]};

    ConvolutionSettings settings;
    settings.shape = window.over(source.shape, channels);
    countOf(settings.shape);
    settings.kernel = kernel;
    settings.weights = weights->floats.data();
    settings.bias = biased ? bias->floats.data() : nullptr;
    settings.strides = window.strides;
    settings.gaps = window.gaps();
    settings.begins = window.begins();
    settings.ends = window.ends();
    settings.from = wish(source.shape);
    settings.to = wish(settings.shape);
    settings.winograd = m_blocks && suitsWinograd(node);
    const auto next = activationAfter(node, channels);
    bool fused = false;
    Value result = m_steps.convolve(source, settings, next, fused);
    give(node, fused, std::move(result));
}

void Layout::activation(const OnnxNode& node) {
    const Value& source = value(node.inputs.at(0));
    const auto what = activationOf(node, source.shape.size() == 4 ? source.shape[1] : 0);
    if (!what) notUnderstood(node, "its inputs");
    give(node, false, m_steps.activate(source, *what));
}

void Layout::arithmetic(const OnnxNode& node) {
    if (node.inputs.size() != 2) notUnderstood(node, "its inputs");
    OnnxAttributes(node).finish();
    if (scalar(node.inputs[1]) || scalar(node.inputs[0])) return scaleAndShift(node);
    if (node.operation == "Add") return combine(node, dnnl::algorithm::binary_add);
    if (node.operation == "Mul") return combine(node, dnnl::algorithm::binary_mul);
    if (node.operation == "Sub") return combine(node, dnnl::algorithm::binary_sub);
    return combine(node, dnnl::algorithm::binary_div);
}

void Layout::scaleAndShift(const OnnxNode& first) {
    double scale = 1;
    double shift = 0;
    const OnnxNode* node = &first;
    std::string from;
    // As many as follow one another become one.
    for (const OnnxNode* next = node; next != nullptr; next = onlyTaker(*next)) {
        const bool turns = next->operation == "Add" || next->operation == "Mul";
        if (!turns && next->operation != "Sub" && next->operation != "Div") break;
        const bool swapped = turns && next->inputs.size() == 2 && scalar(next->inputs[0]).has_value();
        const auto number = next->inputs.size() == 2 ? scalar(next->inputs[swapped ? 0 : 1]) : std::nullopt;
        if (!number) break;
        OnnxAttributes(*next).finish();
        if (next == &first) from = next->inputs[swapped ? 1 : 0];
        if (next->operation == "Add") shift += *number;
        if (next->operation == "Sub") shift -= *number;
        const double factor =
            next->operation == "Mul" ? *number : (next->operation == "Div" ? 1 / *number : 1);
        scale *= factor;
        shift *= factor;
        m_done[next->output] = true;
        node = next;
    }
    if (from.empty()) notUnderstood(first, "its inputs");
    const Value& source = value(from);
    give(*node, false,
         scale == 1 && shift == 0
             ? source
             : m_steps.activate(source, {dnnl::algorithm::eltwise_linear, float(scale), float(shift)}));
}

void Layout::combine(const OnnxNode& node, dnnl::algorithm algorithm) {
    std::string left = node.inputs[0];
    std::string right = node.inputs[1];
    const bool turns = algorithm == dnnl::algorithm::binary_add || algorithm == dnnl::algorithm::binary_mul;
    const auto sizeOf = [&](const std::string& name) {
        return constant(name) != nullptr ? 0 : countOf(value(name).shape);
    };
    if (turns && sizeOf(left) < sizeOf(right)) std::swap(left, right);
    const Value& first = value(left);
    const Dims spread = first.shape.size() == 4 ? Dims{1, first.shape[1], 1, 1} : Dims();
    const auto next = activationAfter(node, first.shape.size() == 4 ? first.shape[1] : 0);
    bool fused = false;
    Value result;
    if (constant(right) != nullptr) {
        const float* const numbers = spread.empty() ? nullptr : perChannel(right, spread[1]);
        if (numbers == nullptr) notUnderstood(node, "a constant of another shape");
        result = m_steps.combine(algorithm, first, spread, numbers, next, fused);
    } else {
        const Value& second = value(right);
        if (second.shape != first.shape && second.shape != spread) notUnderstood(node, "shapes that differ");
        result = m_steps.combine(algorithm, first, second, next, fused);
    }
    give(node, fused, std::move(result));
}

void Layout::pool(const OnnxNode& node) {
    const Value& source = value(node.inputs.at(0));
    if (node.inputs.size() != 1 || source.shape.size() != 4) notUnderstood(node, "its input");
    OnnxAttributes attributes(node);
    Window window(attributes, {source.shape[2], source.shape[3]});
    if (node.operation == "GlobalAveragePool" && node.integers.count("kernel_shape") != 0)
        notUnderstood(node, "a window");
    if (node.operation != "GlobalAveragePool" && node.integers.count("kernel_shape") == 0)
        notUnderstood(node, "no window");
    if (attributes.integer("ceil_mode", 0) != 0 || attributes.integer("storage_order", 0) != 0 ||
        window.pads != Dims{0, 0, 0, 0} || window.dilations != Dims{1, 1})
        notUnderstood(node, "its window");
    attributes.ignore("count_include_pad"); // there is none
    attributes.finish();
    give(node, false,
         m_steps.pool(source, window.over(source.shape, source.shape[1]), node.operation == "MaxPool",
                      window.kernel, window.strides));
}

void Layout::resize(const OnnxNode& node) {
    const Value& source = value(node.inputs.at(0));
    const OnnxTensor* const scales = node.inputs.size() == 3 ? constant(node.inputs[2]) : nullptr;
    if (scales == nullptr || scales->floats.size() != 4 || source.shape.size() != 4)
        notUnderstood(node, "its scales");
    OnnxAttributes attributes(node);
    attributes.expect("coordinate_transformation_mode", "asymmetric", "half_pixel");
    attributes.expect("mode", "nearest", "nearest");
    attributes.expect("nearest_mode", "floor", "round_prefer_floor");
    attributes.ignore("cubic_coeff_a");
    attributes.finish();
    Dims shape = source.shape;
    for (std::size_t i = 0; i < 4; ++i) {
        // Of whole factors, oneDNN's nearest pixel is the one that ONNX means.
        const auto factor = std::int64_t(std::clamp(scales->floats[i], 0.f, 16.f));
        if (float(factor) != scales->floats[i] || factor < 1 || (i < 2 && factor != 1))
            notUnderstood(node, "its scales");
        shape[i] *= factor;
    }
    countOf(shape);
    give(node, false, m_steps.enlarge(source, shape));
}

void Layout::transpose(const OnnxNode& node) {
    const Value& source = value(node.inputs.at(0));
    OnnxAttributes attributes(node);
    const auto order = attributes.integers("perm", {});
    attributes.finish();
    Dims sorted = order;
    std::sort(sorted.begin(), sorted.end());
    Dims counted(source.shape.size());
    std::iota(counted.begin(), counted.end(), 0);
    if (sorted != counted) notUnderstood(node, "its order");
    give(node, false, transposed(source, order));
}

void Layout::reshape(const OnnxNode& node) {
    const Value& source = value(node.inputs.at(0));
    const std::int64_t count = countOf(source.shape);
    OnnxAttributes attributes(node);
    Dims shape;
    if (node.operation == "Flatten") {
        if (attributes.integer("axis", 1) != 1) notUnderstood(node, "its axis");
        shape = {source.shape[0], count / source.shape[0]};
    } else {
        if (attributes.integer("allowzero", 0) != 0) notUnderstood(node, "zeros");
        shape = integers(node, 1);
        std::int64_t rest = count;
        for (std::size_t i = 0; i < shape.size(); ++i) {
            if (shape[i] == 0 && i < source.shape.size()) shape[i] = source.shape[i];
            if (shape[i] != -1) rest /= std::max<std::int64_t>(1, shape[i]);
        }
        std::replace(shape.begin(), shape.end(), std::int64_t(-1), rest);
    }
    attributes.finish();
    if (shape.empty() || shape.size() > 6 || countOf(shape) != count) notUnderstood(node, "its shape");
    give(node, false, m_steps.reshape(source, shape));
}

void Layout::slice(const OnnxNode& node) {
    const Value& source = value(node.inputs.at(0));
    OnnxAttributes(node).finish();
    const auto& begins = integers(node, 1);
    const auto& ends = integers(node, 2);
    const auto& axes = integers(node, 3);
    if (begins.size() != axes.size() || ends.size() != axes.size()) notUnderstood(node, "its ends");
    if (node.inputs.size() > 4)
        for (const std::int64_t step : integers(node, 4))
            if (step != 1) notUnderstood(node, "its step");
    Dims shape = source.shape;
    Dims from(shape.size(), 0);
    for (std::size_t i = 0; i < axes.size(); ++i) {
        if (axes[i] < 0 || axes[i] >= std::int64_t(shape.size())) notUnderstood(node, "its axes");
        const auto axis = std::size_t(axes[i]);
        const std::int64_t end = std::min(ends[i], source.shape[axis]);
        if (begins[i] < 0 || begins[i] >= end) notUnderstood(node, "its ends");
        from[axis] = begins[i];
        shape[axis] = end - begins[i];
    }
    give(node, false, sliced(source, from, shape));
}

void Layout::product(const OnnxNode& node) {
    const Value& source = value(node.inputs.at(0));
    const OnnxTensor* const weights = node.inputs.size() > 1 ? constant(node.inputs[1]) : nullptr;
    const OnnxTensor* const bias = node.inputs.size() == 3 ? constant(node.inputs[2]) : nullptr;
    OnnxAttributes attributes(node);
    const bool plain = attributes.number("alpha", 1) == 1 && attributes.number("beta", 1) == 1 &&
                       attributes.integer("transA", 0) == 0 && attributes.integer("transB", 0) == 1;
    attributes.finish();
    if (!plain || weights == nullptr || bias == nullptr || source.shape.size() != 2 ||
        weights->shape.size() != 2 || weights->shape[1] != source.shape[1] ||
        weights->floats.size() != std::size_t(countOf(weights->shape)) ||
        bias->floats.size() != std::size_t(weights->shape[0]))
        notUnderstood(node, "its inputs");
    give(node, false, m_steps.multiply(source, weights->shape, weights->floats.data(), bias->floats.data()));
}

void Layout::identity(const OnnxNode& node) {
    OnnxAttributes(node).finish();
    give(node, false, value(node.inputs.at(0)));
}

} // namespace

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
    m_laid->outputs = Layout(graph, m_laid->steps).lay(outputs, size);
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
    for (const Value& value : m_laid->outputs)
        outputs.emplace_back(m_laid->steps.numbers(value, workspace), std::size_t(countOf(value.shape)));
    return outputs;
}

} // namespace bk
