#include "app/decoder/PictureJobs.h"

#include "core/decoding/ImageReaders.h"
#include "core/decoding/MetadataReader.h"
#include "core/decoding/MetadataWriter.h"
#include "core/picture/PictureLimits.h"

namespace bk {

namespace {

DecoderReply::Outcome outcomeOf(ErrorCode code) {
    switch (code) {
    case ErrorCode::EmptyFile:
        return DecoderReply::Empty;
    case ErrorCode::UnsupportedFile:
        return DecoderReply::Unsupported;
    case ErrorCode::TooLarge:
        return DecoderReply::TooLarge;
    default:
        return DecoderReply::Broken;
    }
}

Answer sorry(const Error& error) {
    return bk::sorry(outcomeOf(error.code), error.context);
}

Answer writeMetadata(const Mapping& file, const QByteArray& block) {
    const Result<PhotoMetadata> metadata = unpackMetadata(block);
    if (!metadata) return sorry(metadata.error());
    Result<QByteArray> copy = describedCopy(file.bytes(), *metadata);
    if (!copy) return sorry(copy.error());
    Answer answer;
    answer.outcome = DecoderReply::Done;
    answer.written = std::move(*copy);
    return answer;
}

} // namespace

Answer answerAboutPicture(const DecoderRequest& request, const Mapping& file, int descriptor,
                          const QByteArray& block) {
    if (request.wish == DecoderRequest::WriteMetadata) return writeMetadata(file, block);

    const Result<ImageProbe> probe = walkPicture(file.bytes());
    if (!probe && request.wish == DecoderRequest::Describe && probe.error().code != ErrorCode::EmptyFile) {
        // A picture that cannot be shown may still tell its date.
        PictureFacts facts;
        facts.probe.kind = sniffImage(file.bytes());
        if (facts.probe.kind == ImageKind::Unknown) return sorry(probe.error());
        facts.probe.pages.append({QSize(1, 1), 1});
        facts.metadata = metadataOf(file.bytes());
        Answer answer;
        answer.outcome = DecoderReply::Done;
        answer.block = packedFacts(facts);
        return answer;
    }
    if (!probe) return sorry(probe.error());
    PictureFacts facts;
    facts.probe = *probe;
    Answer answer;
    answer.outcome = DecoderReply::Done;
    if (request.wish == DecoderRequest::Picture) {
        const PictureWish wish{int(request.page), int(request.longEdge), int(request.enough)};
        if (wish.page >= probe->pages.size()) return bk::sorry(DecoderReply::NoSuchPage);
        const auto most = quint64(roomForPicture(file.bytes(), *probe, wish));
        const quint64 room = qMin(most, largestDecodingRoom);
        if (room > request.room) {
            answer = bk::sorry(DecoderReply::NeedsRoom);
            answer.room = room;
            return answer;
        }
        facts.metadata = metadataOf(file.bytes());
        Result<QImage> picture = readUpright(file, descriptor, *probe, facts.metadata.orientation, wish);
        // The libraries do not tell one from the other.
        if (!picture && most > room)
            return bk::sorry(DecoderReply::TooLarge,
                             QStringLiteral("the picture needs too much memory, or is broken"));
        if (!picture) return sorry(picture.error());
        answer.picture = std::move(*picture);
    } else {
        facts.metadata = metadataOf(file.bytes());
    }
    answer.block = packedFacts(facts);
    return answer;
}

} // namespace bk
