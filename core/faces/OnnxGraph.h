#pragma once

#include <QByteArray>

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace bk {

/// A network that is not one of those that can be laid out here: another engine has to run it.
struct NotUnderstood : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A constant: FLOATS or INTEGERS has as many numbers as SHAPE says, the last dimension changing quickest.
struct OnnxTensor {
    std::vector<std::int64_t> shape; ///< empty: a single number
    std::vector<float> floats;
    std::vector<std::int64_t> integers;
};

/// One operation and what it is told. Throws NotUnderstood in taking what is of another kind.
struct OnnxNode {
    std::string operation;
    std::vector<std::string> inputs; ///< an empty name: left out
    std::string output;
    std::map<std::string, std::vector<std::int64_t>> integers;
    std::map<std::string, float> numbers;
    std::map<std::string, std::string> words;
};

/// A node's attributes, each taken once: what nobody takes is something that is not understood.
class OnnxAttributes {
public:
    explicit OnnxAttributes(const OnnxNode& node) : m_rest(node) {}
    std::vector<std::int64_t> integers(const char* name, std::vector<std::int64_t> otherwise);
    std::int64_t integer(const char* name, std::int64_t otherwise);
    float number(const char* name, float otherwise);
    /// Takes the word NAME, which must be VALUE, or may be missing where that is the standard's DEFAULT.
    void expect(const char* name, const char* value, const char* standard);
    /// One that changes nothing in the ways of working that are understood.
    void ignore(const char* name);
    /// Throws NotUnderstood when something was not taken.
    void finish() const;

private:
    OnnxNode m_rest;
};

/// What a file in the format ONNX says, for a network of one input and operations of one output each.
struct OnnxGraph {
    std::string input;
    std::vector<std::string> outputs;
    std::vector<OnnxNode> nodes; ///< each after those whose outputs it takes
    std::map<std::string, OnnxTensor> constants;

    /// Throws NotUnderstood.
    static OnnxGraph read(const QByteArray& bytes);
};

} // namespace bk
