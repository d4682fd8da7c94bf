#pragma once

#include "core/picture/PictureLimits.h"

#include <QtGlobal>

namespace bk {

/// What travels between this program and `beeldkluis-decoder`: one fixed header and the PDF's bytes on
/// standard input, one fixed header and a payload back. Both ends are of one build on one machine, so the
/// structs travel as they are.
struct ScanRequest {
    static constexpr quint32 requestMagic = 0x31534B42; // "BKS1"
    enum Wish : quint32 { CountPages = 1, RenderPage = 2 };

    quint32 magic = requestMagic;
    quint32 wish = CountPages;
    quint32 page = 0;     ///< 0-based
    quint32 longEdge = 0; ///< pixels
    quint64 length = 0;   ///< bytes of the PDF that follow
};

struct ScanAnswer {
    static constexpr quint32 answerMagic = 0x31414B42; // "BKA1"
    enum Outcome : quint32 { Done = 0, Broken = 1, Locked = 2, NoSuchPage = 3 };

    quint32 magic = answerMagic;
    quint32 outcome = Broken;
    quint32 pages = 0;
    quint32 width = 0; ///< pixels; a rendered page follows as WIDTH x HEIGHT x 4 bytes, QImage::Format_RGB32
    quint32 height = 0;
    quint32 reserved = 0;
};

} // namespace bk
