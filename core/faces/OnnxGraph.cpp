#include "core/faces/OnnxGraph.h"

// As Debian builds the library: the operators of classical machine learning are known, too.
#define ONNX_ML 1
#define ONNX_NAMESPACE onnx
#include <onnx/onnx_pb.h>

#include <cstring>
#include <set>

namespace bk {
namespace {

constexpr std::int64_t oldestOperators = 11;
/// More numbers than any face model has in one constant.
constexpr std::int64_t mostNumbers = std::int64_t(1) << 28;

/// COUNT numbers, which lie in RAW or in TYPED.
template <class Number, class Typed>
std::vector<Number> numbersOf(const std::string& raw, const Typed& typed, std::int64_t count) {
    std::vector<Number> numbers;
    if (raw.empty()) {
        numbers.assign(typed.begin(), typed.end());
    } else {
        if (raw.size() != std::size_t(count) * sizeof(Number)) throw NotUnderstood("a constant is cut off");
        numbers.resize(std::size_t(count));
        std::memcpy(numbers.data(), raw.data(), raw.size());
    }
    if (numbers.size() != std::size_t(count)) throw NotUnderstood("a constant of another size than it says");
    return numbers;
}

OnnxTensor tensorOf(const onnx::TensorProto& said) {
    OnnxTensor tensor;
    std::int64_t count = 1;
    for (const std::int64_t size : said.dims()) {
        if (size < 0 || size > mostNumbers || count * size > mostNumbers)
            throw NotUnderstood("a constant without end");
        count *= size;
        tensor.shape.push_back(size);
    }
    if (said.data_location() == onnx::TensorProto::EXTERNAL) throw NotUnderstood("a constant elsewhere");
    if (said.data_type() == onnx::TensorProto::FLOAT)
        tensor.floats = numbersOf<float>(said.raw_data(), said.float_data(), count);
    else if (said.data_type() == onnx::TensorProto::INT64)
        tensor.integers = numbersOf<std::int64_t>(said.raw_data(), said.int64_data(), count);
    else
        throw NotUnderstood("a constant of other numbers");
    return tensor;
}

OnnxNode nodeOf(const onnx::NodeProto& said) {
    if (said.output_size() != 1 || !said.domain().empty())
        throw NotUnderstood("an operation of several outputs, or an unusual one");
    OnnxNode node;
    node.operation = said.op_type();
    node.inputs.assign(said.input().begin(), said.input().end());
    node.output = said.output(0);
    for (const onnx::AttributeProto& attribute : said.attribute()) {
        switch (attribute.type()) {
        case onnx::AttributeProto::INT:
            node.integers[attribute.name()] = {attribute.i()};
            break;
        case onnx::AttributeProto::INTS:
            node.integers[attribute.name()].assign(attribute.ints().begin(), attribute.ints().end());
            break;
        case onnx::AttributeProto::FLOAT:
            node.numbers[attribute.name()] = attribute.f();
            break;
        case onnx::AttributeProto::STRING:
            node.words[attribute.name()] = attribute.s();
            break;
        default:
            throw NotUnderstood("an attribute " + attribute.name());
        }
    }
    return node;
}

} // namespace

std::vector<std::int64_t> OnnxAttributes::integers(const char* name, std::vector<std::int64_t> otherwise) {
    const auto found = m_rest.integers.extract(name);
    return found.empty() ? std::move(otherwise) : found.mapped();
}

std::int64_t OnnxAttributes::integer(const char* name, std::int64_t otherwise) {
    const auto found = integers(name, {otherwise});
    if (found.size() != 1) throw NotUnderstood(name);
    return found.front();
}

float OnnxAttributes::number(const char* name, float otherwise) {
    const auto found = m_rest.numbers.extract(name);
    return found.empty() ? otherwise : found.mapped();
}

void OnnxAttributes::expect(const char* name, const char* value, const char* standard) {
    const auto found = m_rest.words.extract(name);
    if ((found.empty() ? std::string(standard) : found.mapped()) != value) throw NotUnderstood(name);
}

void OnnxAttributes::ignore(const char* name) {
    m_rest.integers.erase(name);
    m_rest.numbers.erase(name);
    m_rest.words.erase(name);
}

void OnnxAttributes::finish() const {
    if (!m_rest.integers.empty() || !m_rest.numbers.empty() || !m_rest.words.empty())
        throw NotUnderstood("an attribute of " + m_rest.operation);
}

OnnxGraph OnnxGraph::read(const QByteArray& bytes) {
    onnx::ModelProto model;
    if (!model.ParseFromArray(bytes.constData(), int(bytes.size()))) throw NotUnderstood("no network");
    for (const onnx::OperatorSetIdProto& set : model.opset_import())
        if (set.domain().empty() && set.version() < oldestOperators) throw NotUnderstood("old operators");
    const onnx::GraphProto& said = model.graph();
    if (said.sparse_initializer_size() != 0) throw NotUnderstood("a sparse constant");

    OnnxGraph graph;
    std::set<std::string> known;
    const auto define = [&](const std::string& name) {
        if (name.empty() || !known.insert(name).second) throw NotUnderstood("a name that is given twice");
    };
    for (const onnx::TensorProto& constant : said.initializer()) {
        define(constant.name());
        graph.constants[constant.name()] = tensorOf(constant);
    }
    for (const onnx::ValueInfoProto& input : said.input()) {
        if (graph.constants.count(input.name()) != 0) continue;
        if (!graph.input.empty()) throw NotUnderstood("several inputs");
        define(input.name());
        graph.input = input.name();
    }
    for (const onnx::NodeProto& node : said.node()) {
        if (node.op_type() == "Constant") {
            if (node.output_size() != 1 || node.attribute_size() != 1 || node.attribute(0).name() != "value")
                throw NotUnderstood("an unusual constant");
            define(node.output(0));
            graph.constants[node.output(0)] = tensorOf(node.attribute(0).t());
            continue;
        }
        graph.nodes.push_back(nodeOf(node));
        for (const std::string& name : graph.nodes.back().inputs)
            if (!name.empty() && known.count(name) == 0) throw NotUnderstood("a name before it is given");
        define(graph.nodes.back().output);
    }
    for (const onnx::ValueInfoProto& output : said.output())
        graph.outputs.push_back(output.name());
    return graph;
}

} // namespace bk
