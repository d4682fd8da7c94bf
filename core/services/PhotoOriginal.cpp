// An original for looking at it in full size.
#include "core/imaging/PhotoDecoder.h"
#include "core/services/FileReader.h"
#include "core/services/PhotoService.h"

#include <cmath>

namespace bk {
namespace {

/// Pixels of an original that are held for looking at it: 240 megabytes.
constexpr double largestShown = 60e6;

} // namespace

Result<QImage> PhotoService::original(const PhotoId& id) const {
    BK_TRY(m_session.require(Right::SeePhotos));
    BK_ASSIGN(const Photo record, photo(id));
    BK_ASSIGN(const OriginalFile file, openOriginal(record.path));
    if (file.sha256() != record.sha256)
        return fail(ErrorCode::BrokenFile,
                    QStringLiteral("the original has changed since it was imported; import it again"));
    const double pixels = double(record.size.width()) * record.size.height();
    const int longEdge = qMax(record.size.width(), record.size.height());
    const bool fits = pixels <= largestShown;
    BK_ASSIGN(QImage picture,
              decodeUprightFile(file.descriptor(),
                                fits ? 0 : static_cast<int>(longEdge * std::sqrt(largestShown / pixels))));
    BK_TRY(file.checkUnchanged());
    return picture;
}

} // namespace bk
