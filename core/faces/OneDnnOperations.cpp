#include "core/faces/OneDnnLayout.h"

#include <algorithm>
#include <numeric>

// What each operation becomes.

namespace bk::onednn {

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

} // namespace bk::onednn
