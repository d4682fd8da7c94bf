#include "core/imaging/MetadataWriter.h"

#include "core/imaging/DecoderPool.h"

namespace bk {

Result<QByteArray> withMetadata(const QByteArray& image, const PhotoMetadata& metadata) {
    // The blocks may be new, and are written with room for later changes.
    constexpr qint64 mostAdded = 8ll << 20;
    DecoderPool::Job job;
    job.request.wish = DecoderRequest::WriteMetadata;
    job.block = packedMetadata(metadata);
    job.payloadRoom = image.size() + mostAdded;
    if (quint64(job.block.size()) > decoderBlockRoom)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the description is too long"));
    BK_ASSIGN(const DecoderAnswer answer, DecoderPool::ofProgram().ask(job, image));
    QByteArray copy = answer.payload;
    if (copy.isEmpty())
        return fail(ErrorCode::BrokenFile,
                    QStringLiteral("the description could not be written into the copy"));
    return copy;
}

} // namespace bk
