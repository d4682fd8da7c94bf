#include "core/faces/NetworkProtocol.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace bk {

static_assert(sizeof(NetworkFace) * mostNetworkFaces <= networkResultLength);
static_assert(sizeof(float) * 4096 * mostNetworkChips <= networkResultLength);

NetworkFacts factsOf(const ModelCard& card) {
    NetworkFacts facts;
    facts.kind = card.kind;
    facts.engine = card.engine;
    facts.inputSide = card.inputSide;
    facts.outputSize = card.outputSize;
    facts.thresholds = {std::bit_cast<quint64>(card.faceThreshold),
                        std::bit_cast<quint64>(card.possibleThreshold), std::bit_cast<quint64>(card.nmsIou)};
    const QByteArray id = card.id.toLatin1();
    std::memcpy(facts.id.data(), id.constData(), std::min(size_t(id.size()), facts.id.size()));
    return facts;
}

ModelCard cardFrom(const NetworkFacts& facts) {
    ModelCard card;
    card.kind = facts.kind;
    card.engine = facts.engine;
    card.inputSide = facts.inputSide;
    card.outputSize = facts.outputSize;
    card.faceThreshold = std::bit_cast<double>(facts.thresholds[0]);
    card.possibleThreshold = std::bit_cast<double>(facts.thresholds[1]);
    card.nmsIou = std::bit_cast<double>(facts.thresholds[2]);
    card.id = QString::fromLatin1(facts.id.data(), qsizetype(::strnlen(facts.id.data(), facts.id.size())));
    return card;
}

} // namespace bk
