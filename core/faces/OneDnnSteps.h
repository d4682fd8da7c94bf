#pragma once

#include <oneapi/dnnl/dnnl.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace bk::onednn {

using Dims = dnnl::memory::dims;

/// What passes between operations. SHAPE is what the network means by it (a picture: 1, channels, height,
/// width), DESC how it lies in its place.
struct Value {
    Dims shape;
    dnnl::memory::desc desc;
    std::size_t place = 0;
    bool view = false; ///< another look at what lies there: turned, or a part of it
};

/// The same numbers with the dimensions in another order, as ONNX's Transpose gives them.
Value transposed(const Value& source, const Dims& order);
/// The part of SHAPE that begins at FROM.
Value sliced(const Value& source, const Dims& from, const Dims& shape);

/// In blocks of 16 channels, and as oneDNN likes it best.
dnnl::memory::desc inBlocks(const Dims& shape);
dnnl::memory::desc inAnyOrder(const Dims& shape);

struct Activation {
    dnnl::algorithm algorithm = dnnl::algorithm::undef; ///< undef: by SLOPES
    float alpha = 0;
    float beta = 0;
    const float* slopes = nullptr; ///< below zero, one per channel
};

struct ConvolutionSettings {
    Dims shape;  ///< of what comes out
    Dims kernel; ///< out, in, height, width; with groups in front of them where there are several
    const float* weights = nullptr;
    const float* bias = nullptr; ///< none: null
    Dims strides;
    Dims gaps;
    Dims begins; ///< rows and columns of zeros above and to the left
    Dims ends;
    dnnl::memory::desc from; ///< how the picture should lie, and the outcome
    dnnl::memory::desc to;
    bool winograd = false; ///< try Winograd's way first
};

/// The operations of a network one after another, and the places of what passes between them: places whose
/// times do not overlap share memory. First all operations are added, then place(), then any number of runs.
/// Constants are copied. One thread. Throws dnnl::error and std::bad_alloc.
class Steps {
public:
    /// The bytes that a run is given: blue, green, red beside one another.
    Value pixels(const Dims& shape);
    /// The numbers as ONNX counts them, the last dimension changing quickest.
    Value inRows(const Value& source);
    /// VALUE can be read after a run.
    void keep(const Value& value);

    /// Whether this processor multiplies fewer numbers for a convolution of 3 x 3 pixels (Lavin and Gray:
    /// Fast Algorithms for Convolutional Neural Networks, 2016).
    bool knowsWinograd() const;
    /// With NEXT: FUSED tells whether it is part of the outcome.
    Value convolve(const Value& source, const ConvolutionSettings& settings,
                   const std::optional<Activation>& next, bool& fused);
    Value activate(const Value& source, const Activation& what);
    /// SECOND: of the same shape, or one number per channel.
    Value combine(dnnl::algorithm algorithm, const Value& first, const Value& second,
                  const std::optional<Activation>& next, bool& fused);
    Value combine(dnnl::algorithm algorithm, const Value& first, const Dims& shape, const float* second,
                  const std::optional<Activation>& next, bool& fused);
    Value pool(const Value& source, const Dims& shape, bool largest, const Dims& kernel, const Dims& strides);
    /// Each pixel repeated.
    Value enlarge(const Value& source, const Dims& shape);
    Value reshape(const Value& source, const Dims& shape);
    /// SOURCE times the transposed WEIGHTS, plus BIAS.
    Value multiply(const Value& source, const Dims& shape, const float* weights, const float* bias);

    void place();
    std::size_t workspace() const { return m_workspace; }
    void run(const unsigned char* pixels, std::byte* workspace);
    const float* numbers(const Value& value, std::byte* workspace) const;

private:
    struct Place {
        std::size_t size = 0;
        std::size_t first = 0; ///< the steps between which it is needed
        std::size_t last = 0;
        std::size_t offset = 0;
    };
    using Arguments = std::unordered_map<int, dnnl::memory>;
    struct Step {
        dnnl::primitive primitive;
        Arguments arguments;
    };

    std::size_t newPlace(std::size_t size);
    Value newValue(const Dims& shape, const dnnl::memory::desc& desc);
    /// VALUE's memory for the step that is being added.
    dnnl::memory at(const Value& value);
    dnnl::memory at(const dnnl::memory::desc& desc, std::size_t place);
    /// VALUE as DESC has it.
    Value ordered(const Value& value, const dnnl::memory::desc& desc);
    Value dense(const Value& value) { return value.view ? inRows(value) : value; }
    /// NUMBERS in rows of SHAPE, in the order of DESC.
    dnnl::memory constant(const Dims& shape, const float* numbers, const dnnl::memory::desc& desc);
    dnnl::primitive_attr attributes(const std::optional<Activation>& next) const;
    template <class Description>
    void add(const dnnl::primitive& primitive, const Description& description, Arguments arguments,
             const std::optional<Activation>& next = {}, std::int64_t channels = 0);
    template <class Second>
    Value combined(dnnl::algorithm algorithm, const Value& first, const dnnl::memory::desc& secondDesc,
                   Second second, const std::optional<Activation>& next, bool& fused);

    dnnl::engine m_engine{dnnl::engine::kind::cpu, 0};
    dnnl::stream m_stream{m_engine};
    std::vector<Step> m_steps;
    std::vector<Place> m_places;
    std::vector<std::pair<dnnl::memory, std::size_t>> m_memories;
    dnnl::memory m_pixels;
    std::size_t m_workspace = 0;
    std::byte* m_bound = nullptr;
};

} // namespace bk::onednn
