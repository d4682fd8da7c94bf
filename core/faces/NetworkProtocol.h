#pragma once

#include "core/faces/ModelCard.h"

#include <array>
#include <type_traits>

namespace bk {

// What travels between a program and its `beeldkluis-network`, in which a face model from elsewhere is loaded
// and run. A NetworkRequest comes with two descriptors: what it is about (the network, or pictures one after
// the other) and a memory file for the result. Both ends are of one build on one machine, so the structs
// travel as they are; the worker is nevertheless not believed.

/// The first message, from the worker, when it is inside its walls.
struct NetworkHello {
    static constexpr quint32 ownMagic = 0x314E4B42; // "BKN1"

    quint32 magic = ownMagic;
    quint32 seccomp = 0;  ///< 1: in force
    quint32 landlock = 0; ///< 1: in force
    quint32 reserved = 0;
    quint64 addressSpace = 0; ///< bytes of address space in use before the network
};

/// What of a card the worker has to know.
struct NetworkFacts {
    ModelKind kind = ModelKind::Detector;
    ModelEngine engine = ModelEngine::Onnx;
    qint32 inputSide = 0;
    qint32 outputSize = 0;
    std::array<quint64, 3> thresholds{}; ///< the bits of `face`, `possible` and `nms_iou`
    std::array<char, 64> id{};           ///< filled up with zeros
};

NetworkFacts factsOf(const ModelCard& card);
ModelCard cardFrom(const NetworkFacts& facts);

struct NetworkRequest {
    static constexpr quint32 ownMagic = 0x32514B4E; // "NKQ2"
    enum Wish : quint32 {
        Load = 1, ///< the network, and run it once
        Run = 2   ///< find the faces on a picture, or give the numbers of chips
    };

    quint32 magic = ownMagic;
    Wish wish = Load;
    NetworkFacts facts; ///< with Load
    quint32 count = 0;  ///< of pictures, with Run; one for a detector
    quint32 width = 0;  ///< pixels, of each; it is WIDTH x HEIGHT x 4 bytes, QImage::Format_RGB32
    quint32 height = 0;
    quint32 reserved = 0;
    quint64 length = 0; ///< bytes of what it is about
};

struct NetworkReply {
    static constexpr quint32 ownMagic = 0x32414B4E; // "NKA2"
    enum Outcome : quint32 { Done = 1, Refused, OutcomeEnd };

    quint32 magic = ownMagic;
    Outcome outcome = Refused;
    quint32 count = 0;          ///< of faces or vectors in the result
    quint32 sentenceLength = 0; ///< bytes of UTF-8 in the result that say why it was refused
};

/// A face in a result. Places as in DetectedFace.
struct NetworkFace {
    double score = 0;
    double hasLandmarks = 0; ///< 0 or 1
    std::array<double, 4> box{};
    std::array<double, 10> landmarks{};
};

// Padding would carry along whatever was in the memory before.
static_assert(std::has_unique_object_representations_v<NetworkHello>);
static_assert(std::has_unique_object_representations_v<NetworkRequest>);
static_assert(std::has_unique_object_representations_v<NetworkReply>);

/// Faces on one picture, chips in one request: more come in several.
inline constexpr quint32 mostNetworkFaces = 4096;
inline constexpr quint32 mostNetworkChips = 16;
/// Bytes of a result: enough for as many faces, or chips of as many numbers as a card may tell.
inline constexpr qint64 networkResultLength = 1 << 20;
inline constexpr int longestNetworkSentence = 300;

} // namespace bk
