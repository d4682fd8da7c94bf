#include "core/imaging/PhotoDecoder.h"

#include "core/imaging/DecoderPool.h"
#include "core/picture/PictureWalk.h"
#include "core/picture/Pixels.h"

namespace bk {

namespace {

// A 12 megapixel photo halves to 2016 pixels in half the time of a whole decode and a shrink to 2048.
constexpr int enoughForPreview = previewEdge - previewEdge / 16;

DecoderPool::Job pictureJob(int longEdge, int enough) {
    DecoderPool::Job job;
    job.request.wish = DecoderRequest::Picture;
    job.request.longEdge = quint32(longEdge);
    job.request.enough = quint32(enough);
    job.payloadRoom = (longEdge > 0 ? qMin(qint64(longEdge) * longEdge, maximumPixels) : maximumPixels) * 4;
    return job;
}

template <class Source>
Result<DecodedPhoto> decode(const Source& source) {
    BK_ASSIGN(const DecoderAnswer answer,
              DecoderPool::ofProgram().ask(pictureJob(previewEdge, enoughForPreview), source));
    BK_ASSIGN(const PictureFacts facts, unpackFacts(answer.block));
    const ImagePage& page = facts.probe.pages.first();
    DecodedPhoto photo;
    photo.mediaType = mediaTypeOf(facts.probe.kind);
    photo.metadata = facts.metadata;
    if (facts.probe.kind == ImageKind::Tiff) photo.metadata.orientation = page.orientation;
    photo.size = swapsSides(photo.metadata.orientation) ? page.size.transposed() : page.size;
    photo.preview = answer.picture;
    if (photo.preview.isNull())
        return fail(ErrorCode::BrokenFile, QStringLiteral("the decoder's answer makes no sense"));
    photo.thumbnail = plainPicture(photo.preview, fittedSize(photo.preview.size(), thumbnailEdge));
    photo.perceptualHash = perceptualHash(photo.thumbnail);
    return photo;
}

template <class Source>
Result<QImage> decodeOne(const Source& source, int longEdge) {
    const int edge = qBound(0, longEdge, 65535);
    DecoderPool::Job job = pictureJob(edge, edge);
    // A worker that an earlier photo has taken over could pass off that photo's pixels as this one's.
    job.alone = true;
    BK_ASSIGN(const DecoderAnswer answer, DecoderPool::ofProgram().ask(job, source));
    QImage picture = answer.picture;
    if (picture.isNull())
        return fail(ErrorCode::BrokenFile, QStringLiteral("the decoder's answer makes no sense"));
    return picture;
}

} // namespace

void guardImageLimits() {
    // Qt reads it once, at the first picture.
    qunsetenv("QT_IMAGEIO_MAXALLOC");
}

PhotoMetadata readMetadata(const QByteArray& bytes) {
    DecoderPool::Job job;
    job.request.wish = DecoderRequest::Describe;
    const auto answer = DecoderPool::ofProgram().ask(job, bytes);
    if (!answer) return {};
    const auto facts = unpackFacts(answer->block);
    return facts ? facts->metadata : PhotoMetadata();
}

Result<DecodedPhoto> decodePhoto(const QByteArray& bytes) {
    return decode(bytes);
}

Result<DecodedPhoto> decodePhotoFile(int descriptor) {
    return decode(descriptor);
}

Result<QImage> decodeUpright(const QByteArray& bytes, int longEdge) {
    return decodeOne(bytes, longEdge);
}

Result<QImage> decodeUprightFile(int descriptor, int longEdge) {
    return decodeOne(descriptor, longEdge);
}

Result<bool> holdsMorePictures(const QByteArray& bytes) {
    BK_ASSIGN(const ImageProbe probe, walkPicture(bytes));
    return probe.moreThanOnePicture;
}

bool looksLikePhoto(const QByteArray& fileName) {
    static const QList<QByteArray> suffixes{"jpg", "jpeg", "png", "tif", "tiff", "webp"};
    const qsizetype dot = fileName.lastIndexOf('.');
    return dot >= 0 && suffixes.contains(fileName.sliced(dot + 1).toLower());
}

} // namespace bk
