#include "core/faces/OnnxInput.h"

#include <QByteArrayView>
#include <QSet>

#include <optional>

namespace bk {
namespace {

// ONNX is a Protocol Buffers message; the numbers of its fields are in onnx.proto of the ONNX project:
// ModelProto 7 graph; GraphProto 5 initializer, 11 input; TensorProto 8 name; ValueInfoProto 1 name, 2 type;
// TypeProto 1 tensor_type; Tensor 2 shape; TensorShapeProto 1 dim; Dimension 1 dim_value.
enum Field { Graph = 7, Initializer = 5, Input = 11, TensorName = 8, ValueName = 1, ValueType = 2 };
enum Shape { TensorType = 1, TensorShape = 2, Dimension = 1, DimensionValue = 1 };

struct Part {
    quint64 field = 0;
    quint64 number = 0;     ///< of a number
    QByteArrayView content; ///< of all else
};

/// The parts of one message, one after the other; ends at the first thing that cannot be.
class Parts {
public:
    explicit Parts(QByteArrayView message) : m_rest(message) {}

    std::optional<Part> next() {
        const auto key = varint();
        if (!key) return std::nullopt;
        Part part{*key >> 3, 0, {}};
        switch (*key & 7) {
        case 0: {
            const auto number = varint();
            if (!number) return std::nullopt;
            part.number = *number;
            return part;
        }
        case 1:
            return taken(part, 8);
        case 2: {
            const auto length = varint();
            return length ? taken(part, *length) : std::nullopt;
        }
        case 5:
            return taken(part, 4);
        default:
            return std::nullopt;
        }
    }

private:
    std::optional<quint64> varint() {
        quint64 value = 0;
        for (int shift = 0; shift < 64 && !m_rest.isEmpty(); shift += 7) {
            const auto byte = quint8(m_rest.front());
            m_rest = m_rest.sliced(1);
            value |= quint64(byte & 127) << shift;
            if (byte < 128) return value;
        }
        return std::nullopt;
    }
    std::optional<Part> taken(Part part, quint64 length) {
        if (length > quint64(m_rest.size())) return std::nullopt;
        part.content = m_rest.first(qsizetype(length));
        m_rest = m_rest.sliced(qsizetype(length));
        return part;
    }

    QByteArrayView m_rest;
};

/// The last part of MESSAGE with this number.
QByteArrayView partOf(QByteArrayView message, int field) {
    QByteArrayView found;
    Parts parts(message);
    while (const auto part = parts.next())
        if (part->field == quint64(field)) found = part->content;
    return found;
}

QList<qint64> shapeOf(QByteArrayView input) {
    const QByteArrayView shape = partOf(partOf(partOf(input, ValueType), TensorType), TensorShape);
    QList<qint64> sizes;
    Parts dimensions(shape);
    while (const auto dimension = dimensions.next()) {
        if (dimension->field != Dimension) continue;
        qint64 size = 0;
        Parts values(dimension->content);
        while (const auto value = values.next())
            if (value->field == DimensionValue) size = qint64(value->number);
        sizes.append(std::max<qint64>(size, 0));
    }
    return sizes;
}

} // namespace

QList<qint64> declaredInput(const QByteArray& onnx) {
    const QByteArrayView graph = partOf(onnx, Graph);
    // Older files list the weights among the inputs, too.
    QSet<QByteArray> weights;
    Parts initializers(graph);
    while (const auto part = initializers.next())
        if (part->field == Initializer) weights << partOf(part->content, TensorName).toByteArray();
    Parts inputs(graph);
    while (const auto part = inputs.next())
        if (part->field == Input && !weights.contains(partOf(part->content, ValueName).toByteArray()))
            return shapeOf(part->content);
    return {};
}

Status checkDeclaredInput(const ModelCard& card, const QByteArray& onnx) {
    const QList<qint64> shape = declaredInput(onnx);
    const QList<qint64> wanted{1, 3, card.inputSide, card.inputSide};
    const auto differs = [&] {
        for (qsizetype i = 0; i < shape.size(); ++i)
            if (shape.at(i) != 0 && shape.at(i) != wanted.at(i)) return true;
        return false;
    };
    if (shape.isEmpty() || (shape.size() == wanted.size() && !differs())) return {};
    QStringList sizes;
    for (const qint64 size : shape)
        sizes << (size == 0 ? QStringLiteral("any") : QString::number(size));
    return fail(ErrorCode::Damaged,
                QStringLiteral("face model %1: the network takes %2, and its card says 1 x 3 x %3 x %3")
                    .arg(card.id, sizes.join(QStringLiteral(" x ")))
                    .arg(card.inputSide));
}

} // namespace bk
