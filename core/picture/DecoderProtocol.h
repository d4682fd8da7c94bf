#pragma once

#include "core/base/Result.h"
#include "core/model/Photo.h"
#include "core/picture/PictureWalk.h"

#include <QByteArray>

#include <type_traits>

namespace bk {

// What travels between a program and its `beeldkluis-decoder`, over one Unix socket pair that keeps messages
// whole. The program sends a DecoderRequest with two descriptors: the file (read-only) and a memory file for
// the result, whose size is fixed and sealed. The worker answers with a DecoderReply. Both ends are of one
// build on one machine, so the structs travel as they are; the worker is nevertheless not believed.

/// The two kinds of worker. They differ in what must be open to them: a document's fonts are files that
/// poppler looks for when a page asks for them, a photo needs no file at all.
enum class DecoderKind : quint32 {
    Photos = 1,   ///< pictures and their metadata; opens nothing, lists what it may call
    Documents = 2 ///< PDFs; may read fonts and colour profiles, and start threads; lists what it may call
};

/// The first message, from the worker, when it is inside its walls.
struct DecoderHello {
    static constexpr quint32 ownMagic = 0x32484B42; // "BKH2"

    quint32 magic = ownMagic;
    DecoderKind kind = DecoderKind::Photos;
    quint32 seccomp = 0;      ///< 1: in force
    quint32 landlock = 0;     ///< 1: in force
    quint64 addressSpace = 0; ///< bytes of address space in use before the first file
};

struct DecoderRequest {
    static constexpr quint32 ownMagic = 0x32514B42; // "BKQ2"
    enum Wish : quint32 {
        Describe = 1,      ///< facts and metadata, no pixels
        Picture = 2,       ///< facts, metadata, and page PAGE upright
        WriteMetadata = 3, ///< a copy of the file with the metadata that stands in the result's block
        CountPages = 4,    ///< of a PDF; draws the first page small, to see that it can be
        RenderPage = 5     ///< of a PDF
    };

    quint32 magic = ownMagic;
    Wish wish = Describe;
    quint32 page = 0;     ///< 0-based
    quint32 longEdge = 0; ///< pixels; 0: as large as it is
    quint32 enough = 0; ///< pixels, at most longEdge: what comes out of the decoder this large is not shrunk
    quint32 keptResult = 0;   ///< 1: the result is the same file in all requests that say so
    quint64 blockLength = 0;  ///< bytes in the result's block, for WriteMetadata
    quint64 length = 0;       ///< bytes of the file
    quint64 room = 0;         ///< bytes of memory that decoding may take
    quint64 resultLength = 0; ///< bytes of the result: the block, then the payload
};

struct DecoderReply {
    static constexpr quint32 ownMagic = 0x32414B42; // "BKA2"
    enum Outcome : quint32 {
        Done = 1,
        Empty,
        Unsupported,
        Broken,
        TooLarge,
        Locked,
        NoSuchPage,
        NeedsRoom, ///< asks to be sent again with ROOM bytes
        OutcomeEnd
    };

    quint32 magic = ownMagic;
    Outcome outcome = Broken;
    quint32 width = 0; ///< pixels; a picture is WIDTH x HEIGHT x 4 bytes, QImage::Format_RGB32
    quint32 height = 0;
    quint32 pages = 0;         ///< of a PDF
    quint32 blockLength = 0;   ///< bytes of facts (Done) or of one UTF-8 sentence (else)
    quint64 payloadLength = 0; ///< bytes of pixels or of the written copy
    quint64 room = 0;          ///< with NeedsRoom
};

// Padding would carry along whatever was in the memory before.
static_assert(std::has_unique_object_representations_v<DecoderHello>);
static_assert(std::has_unique_object_representations_v<DecoderRequest>);
static_assert(std::has_unique_object_representations_v<DecoderReply>);

/// Results up to this length go through one memory file per worker, which is used again and again.
inline constexpr quint64 keptResultLength = (1ull << 20) + 4ull * 2048 * 2048;
/// The result begins with a block of this many bytes, for facts; the payload follows it.
inline constexpr quint64 decoderBlockRoom = 1 << 20;
/// What a worker says in words is cut to this many characters.
inline constexpr int longestSentence = 200;
/// More than any small photo takes; a bigger one asks for more.
inline constexpr quint64 smallDecodingRoom = 96ull << 20;
/// The most that all workers of a program may take for decoding together: 200 megapixels of 4 bytes and a
/// little.
inline constexpr quint64 largestDecodingRoom = 800ull << 20;

struct PictureFacts {
    ImageProbe probe;
    PhotoMetadata metadata;
};

QByteArray packedMetadata(const PhotoMetadata& metadata);
QByteArray packedFacts(const PictureFacts& facts);

/// Nothing in BYTES is believed: lengths, ranges and texts are checked, texts cleaned as metadataText() does.
/// BrokenFile when they make no sense.
Result<PhotoMetadata> unpackMetadata(const QByteArray& bytes);
Result<PictureFacts> unpackFacts(const QByteArray& bytes);

} // namespace bk
