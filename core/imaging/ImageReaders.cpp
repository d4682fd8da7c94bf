#include "core/imaging/ImageReaders.h"

#include "core/imaging/PhotoDecoder.h"
#include "core/picture/Pixels.h"

#include <QBuffer>
#include <QImageReader>
#include <QLibrary>
#include <QLoggingCategory>

#include <cstdarg>
#include <mutex>

namespace bk {

namespace {

// 16 bits in four channels of the largest picture, in Qt's unit (MiB), and a little for row padding.
constexpr int allocationLimit = int(maximumPixels * 8 / (1 << 20)) + 64;

// From here on the slower scaling while reading is worth the memory it saves.
constexpr qint64 manyPixels = 40'000'000;

/// A buffer that refuses places outside itself without a line in the log; libtiff tries them in broken files.
class QuietBuffer final : public QBuffer {
public:
    bool seek(qint64 position) override {
        return position >= 0 && position <= size() && QBuffer::seek(position);
    }
};

QLoggingCategory::CategoryFilter previousFilter = nullptr;

void muteImageReaders(QLoggingCategory* category) {
    if (previousFilter) previousFilter(category);
    const QByteArrayView name(category->categoryName());
    if (name.startsWith("qt.gui.imageio") || name.startsWith("qt.gui.icc") ||
        name.startsWith("qt.imageformats")) {
        category->setEnabled(QtWarningMsg, false);
        category->setEnabled(QtInfoMsg, false);
    }
}

void muteTiff() {
    // Qt's TIFF plugin leaves libtiff's own printing to standard error switched on and offers no way to it.
    using Handler = void (*)(const char*, const char*, va_list);
    using Setter = Handler (*)(Handler);
    for (const int version : {6, 5}) {
        QLibrary library(QStringLiteral("tiff"), version);
        const auto setError = reinterpret_cast<Setter>(library.resolve("TIFFSetErrorHandler"));
        const auto setWarning = reinterpret_cast<Setter>(library.resolve("TIFFSetWarningHandler"));
        if (!setError || !setWarning) continue;
        setError(nullptr);
        setWarning(nullptr);
        return;
    }
}

void allowAllocations() {
    static std::once_flag once;
    std::call_once(once, [] { QImageReader::setAllocationLimit(allocationLimit); });
}

int divided(int length, int eighths) {
    return (length * eighths + 7) / 8;
}

/// The smallest of libjpeg's fast sizes (1/8, 1/4, 1/2) whose long edge is ENOUGH pixels or more.
QSize jpegSize(const QSize& size, int enough) {
    if (enough <= 0) return size;
    for (const int eighths : {1, 2, 4}) {
        const QSize scaled(divided(size.width(), eighths), divided(size.height(), eighths));
        if (qMax(scaled.width(), scaled.height()) >= enough) return scaled;
    }
    return size;
}

/// The size to ask the reader for; invalid where it cannot scale better than we do afterwards.
QSize sizeWhileReading(const ImageProbe& probe, const QSize& stored, const QSize& target, int enough) {
    if (target == stored) return {};
    switch (probe.kind) {
    case ImageKind::Jpeg:
        return jpegSize(stored, enough);
    case ImageKind::WebP:
        return target;
    case ImageKind::Png:
        return qint64(stored.width()) * stored.height() > manyPixels ? target : QSize();
    case ImageKind::Tiff:
    case ImageKind::Unknown:
        break;
    }
    return {};
}

} // namespace

void guardImageLimits() {
    // Qt reads it once, at the first picture.
    qunsetenv("QT_IMAGEIO_MAXALLOC");
    allowAllocations();
    static std::once_flag once;
    std::call_once(once, [] {
        previousFilter = QLoggingCategory::installFilter(nullptr);
        QLoggingCategory::installFilter(muteImageReaders);
        muteTiff();
    });
}

Result<QImage> readPicture(const QByteArray& bytes, const ImageProbe& probe, int page, int longEdge,
                           int enough) {
    allowAllocations();
    QuietBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, readerFormatOf(probe.kind));
    reader.setAutoDetectImageFormat(false);
    reader.setDecideFormatFromContent(false);
    reader.setAutoTransform(false);
    if (page > 0 && !reader.jumpToImage(page))
        return fail(ErrorCode::BrokenFile, QStringLiteral("page %1 cannot be reached").arg(page + 1));

    const QSize stored = probe.pages.at(page).size;
    const QSize seen = reader.size();
    // Two readers that disagree about the size: one of them is being lied to.
    if (seen.isValid() && seen != stored)
        return fail(ErrorCode::BrokenFile, QStringLiteral("the file contradicts itself about its size"));
    QSize target = fittedSize(stored, longEdge);
    const QSize asked = sizeWhileReading(probe, stored, target, enough);
    if (asked.isValid() && asked != stored) reader.setScaledSize(asked);

    QImage image;
    if (!reader.read(&image) || image.isNull()) return fail(ErrorCode::BrokenFile, reader.errorString());
    // What came out within the wanted range is not resampled a second time.
    const int edge = qMax(image.width(), image.height());
    if (edge < longEdge && image.size() != stored) target = image.size();
    image = plainPicture(std::move(image), target);
    if (image.isNull()) return fail(ErrorCode::Internal, QStringLiteral("no memory for the picture"));
    return image;
}

} // namespace bk
