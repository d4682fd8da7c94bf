#include "core/faces/OneDnnSteps.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace bk::onednn {
namespace {

using dnnl::algorithm;
using dnnl::memory;
using dnnl::prop_kind;
using tag = memory::format_tag;
constexpr auto f32 = memory::data_type::f32;
constexpr std::size_t alignment = 64;

/// oneDNN 3 has no descriptions of operations beside those of their implementations.
template <class Primitive, class... Settings>
typename Primitive::primitive_desc
described(const dnnl::engine& engine, const dnnl::primitive_attr& attributes, const Settings&... settings) {
#if DNNL_VERSION_MAJOR >= 3
    return typename Primitive::primitive_desc(engine, settings..., attributes);
#else
    return typename Primitive::primitive_desc(typename Primitive::desc(settings...), attributes, engine);
#endif
}
#if DNNL_VERSION_MAJOR >= 3
using Pooling = dnnl::pooling_forward;
#else
using Pooling = dnnl::pooling_v2_forward;
#endif

Dims stepsOf(const Dims& shape) {
    Dims steps(shape.size(), 1);
    for (std::size_t i = shape.size() - 1; i > 0; --i)
        steps[i - 1] = steps[i] * shape[i];
    return steps;
}

memory::desc rows(const Dims& shape) {
    return memory::desc(shape, f32, stepsOf(shape));
}

/// One that goes number by number.
template <class Description>
bool isSlow(const Description& description) {
    return std::strncmp(description.impl_info_str(), "ref", 3) == 0;
}

} // namespace

memory::desc inBlocks(const Dims& shape) {
    return memory::desc(shape, f32, tag::nChw16c);
}

memory::desc inAnyOrder(const Dims& shape) {
    return memory::desc(shape, f32, tag::any);
}

Value transposed(const Value& source, const Dims& order) {
    Value result = source;
    std::vector<int> places(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        places[std::size_t(order[i])] = int(i);
        result.shape[i] = source.shape[std::size_t(order[i])];
    }
    result.desc = source.desc.permute_axes(places);
    result.view = true;
    return result;
}

Value sliced(const Value& source, const Dims& from, const Dims& shape) {
    return Value{shape, source.desc.submemory_desc(shape, from), source.place, true};
}

std::size_t Steps::newPlace(std::size_t size) {
    const std::size_t now = m_steps.size();
    m_places.push_back({(size + alignment - 1) / alignment * alignment, now, now, 0});
    return m_places.size() - 1;
}

Value Steps::newValue(const Dims& shape, const memory::desc& desc) {
    return Value{shape, desc, newPlace(desc.get_size()), false};
}

memory Steps::at(const memory::desc& desc, std::size_t place) {
    const memory here(desc, m_engine, DNNL_MEMORY_NONE);
    m_places[place].last = std::max(m_places[place].last, m_steps.size());
    m_memories.emplace_back(here, place);
    return here;
}

memory Steps::at(const Value& value) {
    return at(value.desc, value.place);
}

memory Steps::constant(const Dims& shape, const float* numbers, const memory::desc& desc) {
    const memory::desc plain = rows(shape);
    memory given(plain, m_engine, const_cast<float*>(numbers));
    memory kept(desc, m_engine);
    dnnl::reorder(given, kept).execute(m_stream, given, kept);
    m_stream.wait();
    return kept;
}

dnnl::primitive_attr Steps::attributes(const std::optional<Activation>& next) const {
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    if (!next) return attributes;
    dnnl::post_ops after;
    constexpr int perChannel = 1 << 1;
    if (next->slopes != nullptr)
        after.append_prelu(perChannel);
    else
#if DNNL_VERSION_MAJOR >= 3
        after.append_eltwise(next->algorithm, next->alpha, next->beta);
#else
        after.append_eltwise(1.f, next->algorithm, next->alpha, next->beta);
#endif
    attributes.set_post_ops(after);
    return attributes;
}

template <class Description>
void Steps::add(const dnnl::primitive& primitive, const Description& description, Arguments arguments,
                const std::optional<Activation>& next, std::int64_t channels) {
    if (next && next->slopes != nullptr) {
        const Dims shape{1, channels, 1, 1};
        arguments.emplace(DNNL_ARG_ATTR_MULTIPLE_POST_OP(0) | DNNL_ARG_WEIGHTS,
                          constant(shape, next->slopes, rows(shape)));
    }
    if (const auto scratchpad = description.scratchpad_desc(); scratchpad.get_size() > 0)
        arguments.emplace(DNNL_ARG_SCRATCHPAD, at(scratchpad, newPlace(scratchpad.get_size())));
    m_steps.push_back({primitive, std::move(arguments)});
}

Value Steps::ordered(const Value& value, const memory::desc& desc) {
    if (!value.view && value.desc == desc) return value;
    const Value result = newValue(value.shape, desc);
    const dnnl::reorder::primitive_desc description(m_engine, value.desc, m_engine, desc, attributes({}));
    add(dnnl::reorder(description), description, {{DNNL_ARG_FROM, at(value)}, {DNNL_ARG_TO, at(result)}});
    return result;
}

Value Steps::pixels(const Dims& shape) {
    const memory::desc given(shape, memory::data_type::u8, tag::nhwc);
    const Value result = newValue(shape, memory::desc(shape, f32, tag::nhwc));
    m_pixels = memory(given, m_engine, DNNL_MEMORY_NONE);
    const dnnl::reorder::primitive_desc description(m_engine, given, m_engine, result.desc, attributes({}));
    add(dnnl::reorder(description), description, {{DNNL_ARG_FROM, m_pixels}, {DNNL_ARG_TO, at(result)}});
    return result;
}

Value Steps::inRows(const Value& source) {
    return ordered(source, rows(source.shape));
}

void Steps::keep(const Value& value) {
    m_places[value.place].last = std::numeric_limits<std::size_t>::max();
}

bool Steps::knowsWinograd() const {
    try {
        const Dims shape{1, 32, 28, 28};
        const auto any = inAnyOrder(shape);
        described<dnnl::convolution_forward>(m_engine, attributes({}), prop_kind::forward_inference,
                                             algorithm::convolution_winograd, any, inAnyOrder({32, 32, 3, 3}),
                                             memory::desc({32}, f32, tag::a), any, Dims{1, 1}, Dims{1, 1},
                                             Dims{1, 1});
        return true;
    } catch (const dnnl::error&) {
        return false;
    }
}

Value Steps::convolve(const Value& source, const ConvolutionSettings& settings,
                      const std::optional<Activation>& next, bool& fused) {
    const std::int64_t channels = settings.shape[1];
    const memory::desc bias =
        settings.bias != nullptr ? memory::desc({channels}, f32, tag::a) : memory::desc();
    std::optional<dnnl::convolution_forward::primitive_desc> chosen;
    for (const bool slowToo : {false, true}) {
        for (const bool winograd : {true, false}) {
            if (winograd && !settings.winograd) continue;
            for (const bool fuse : {true, false}) {
                if (chosen || (fuse && !next)) continue;
                try {
                    auto found = described<dnnl::convolution_forward>(
                        m_engine, attributes(fuse ? next : std::nullopt), prop_kind::forward_inference,
                        winograd ? algorithm::convolution_winograd : algorithm::convolution_direct,
                        settings.from, inAnyOrder(settings.kernel), bias, settings.to, settings.strides,
                        settings.gaps, settings.begins, settings.ends);
                    if (isSlow(found) && !slowToo) continue;
                    chosen = std::move(found);
                    fused = fuse;
                } catch (const dnnl::error&) {
                    continue; // this way is not known here
                }
            }
        }
    }
    if (!chosen) throw dnnl::error(dnnl_unimplemented, "a convolution");

    const Value from = ordered(source, chosen->src_desc());
    const Value result = newValue(settings.shape, chosen->dst_desc());
    Arguments arguments{
        {DNNL_ARG_SRC, at(from)},
        {DNNL_ARG_DST, at(result)},
        {DNNL_ARG_WEIGHTS, constant(settings.kernel, settings.weights, chosen->weights_desc())}};
    if (settings.bias != nullptr)
        arguments.emplace(DNNL_ARG_BIAS, constant({channels}, settings.bias, chosen->bias_desc()));
    add(dnnl::convolution_forward(*chosen), *chosen, std::move(arguments), fused ? next : std::nullopt,
        channels);
    return result;
}

Value Steps::activate(const Value& source, const Activation& what) {
    const Value from = dense(source);
    const Value result = newValue(from.shape, from.desc);
    Arguments arguments{{DNNL_ARG_SRC, at(from)}, {DNNL_ARG_DST, at(result)}};
    if (what.slopes != nullptr) {
        const Dims shape{1, from.shape.at(1), 1, 1};
        const auto description =
            described<dnnl::prelu_forward>(m_engine, attributes({}), prop_kind::forward_inference, from.desc,
#if DNNL_VERSION_MAJOR >= 3
                                           inAnyOrder(shape), from.desc
#else
                                           inAnyOrder(shape)
#endif
            );
        arguments.emplace(DNNL_ARG_WEIGHTS, constant(shape, what.slopes, description.weights_desc()));
        add(dnnl::prelu_forward(description), description, std::move(arguments));
        return result;
    }
    const auto description = described<dnnl::eltwise_forward>(
        m_engine, attributes({}), prop_kind::forward_inference, what.algorithm, from.desc,
#if DNNL_VERSION_MAJOR >= 3
        from.desc,
#endif
        what.alpha, what.beta);
    add(dnnl::eltwise_forward(description), description, std::move(arguments));
    return result;
}

template <class Second>
Value Steps::combined(algorithm how, const Value& first, const memory::desc& secondDesc, Second second,
                      const std::optional<Activation>& next, bool& fused) {
    const Value result = newValue(first.shape, first.desc);
    const auto describe = [&](bool fuse) {
        return described<dnnl::binary>(m_engine, attributes(fuse ? next : std::nullopt), how, first.desc,
                                       secondDesc, first.desc);
    };
    std::optional<dnnl::binary::primitive_desc> chosen;
    if (next) {
        try {
            chosen = describe(true);
        } catch (const dnnl::error&) {
            chosen.reset(); // the activation stays an operation of its own
        }
    }
    fused = chosen && !isSlow(*chosen);
    if (!fused) chosen = describe(false);
    add(dnnl::binary(*chosen), *chosen,
        {{DNNL_ARG_SRC_0, at(first)}, {DNNL_ARG_SRC_1, second()}, {DNNL_ARG_DST, at(result)}},
        fused ? next : std::nullopt, first.shape.size() > 1 ? first.shape[1] : 0);
    return result;
}

Value Steps::combine(algorithm how, const Value& first, const Value& second,
                     const std::optional<Activation>& next, bool& fused) {
    const Value left = dense(first);
    const Value right = second.shape == first.shape ? ordered(second, left.desc) : inRows(second);
    return combined(
        how, left, right.desc, [&] { return at(right); }, next, fused);
}

Value Steps::combine(algorithm how, const Value& first, const Dims& shape, const float* second,
                     const std::optional<Activation>& next, bool& fused) {
    const Value left = dense(first);
    return combined(
        how, left, rows(shape), [&] { return constant(shape, second, rows(shape)); }, next, fused);
}

Value Steps::pool(const Value& source, const Dims& shape, bool largest, const Dims& kernel,
                  const Dims& strides) {
    const Value from = dense(source);
    const Dims none{0, 0};
    const auto description =
        described<Pooling>(m_engine, attributes({}), prop_kind::forward_inference,
                           largest ? algorithm::pooling_max : algorithm::pooling_avg_exclude_padding,
                           from.desc, inAnyOrder(shape), strides, kernel, none, none, none);
    const Value result = newValue(shape, description.dst_desc());
    add(Pooling(description), description, {{DNNL_ARG_SRC, at(from)}, {DNNL_ARG_DST, at(result)}});
    return result;
}

Value Steps::enlarge(const Value& source, const Dims& shape) {
    const Value from = dense(source);
    const auto description =
        described<dnnl::resampling_forward>(m_engine, attributes({}), prop_kind::forward_inference,
                                            algorithm::resampling_nearest, from.desc, inAnyOrder(shape));
    const Value result = newValue(shape, description.dst_desc());
    add(dnnl::resampling_forward(description), description,
        {{DNNL_ARG_SRC, at(from)}, {DNNL_ARG_DST, at(result)}});
    return result;
}

Value Steps::reshape(const Value& source, const Dims& shape) {
    const Value from = inRows(source);
    return Value{shape, rows(shape), from.place, false};
}

Value Steps::multiply(const Value& source, const Dims& shape, const float* weights, const float* bias) {
    const Dims result{source.shape[0], shape[0]};
    const auto description = described<dnnl::inner_product_forward>(
        m_engine, attributes({}), prop_kind::forward_inference, inAnyOrder(source.shape), inAnyOrder(shape),
        rows({shape[0]}), inAnyOrder(result));
    const Value from = ordered(source, description.src_desc());
    const Value given = newValue(result, description.dst_desc());
    add(dnnl::inner_product_forward(description), description,
        {{DNNL_ARG_SRC, at(from)},
         {DNNL_ARG_DST, at(given)},
         {DNNL_ARG_WEIGHTS, constant(shape, weights, description.weights_desc())},
         {DNNL_ARG_BIAS, constant({shape[0]}, bias, rows({shape[0]}))}});
    return given;
}

void Steps::place() {
    std::vector<const Place*> placed; // by their offsets
    for (Place& place : m_places) {
        place.offset = 0;
        for (const Place* other : placed) {
            if (other->last < place.first || place.last < other->first) continue;
            if (place.offset + place.size <= other->offset) break;
            place.offset = std::max(place.offset, other->offset + other->size);
        }
        const auto before =
            std::upper_bound(placed.begin(), placed.end(), place.offset,
                             [](std::size_t offset, const Place* other) { return offset < other->offset; });
        placed.insert(before, &place);
        m_workspace = std::max(m_workspace, place.offset + place.size);
    }
}

void Steps::run(const unsigned char* pixels, std::byte* workspace) {
    m_pixels.set_data_handle(const_cast<unsigned char*>(pixels));
    if (m_bound != workspace) {
        for (const auto& [here, place] : m_memories)
            here.set_data_handle(workspace + m_places[place].offset);
        m_bound = workspace;
    }
    for (const Step& step : m_steps)
        step.primitive.execute(m_stream, step.arguments);
    m_stream.wait();
}

const float* Steps::numbers(const Value& value, std::byte* workspace) const {
    return reinterpret_cast<const float*>(workspace + m_places[value.place].offset);
}

} // namespace bk::onednn
