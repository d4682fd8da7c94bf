#include "core/decoding/MetadataWriter.h"

#include "core/decoding/Exiv2Setup.h"

#include <exiv2/exiv2.hpp>

namespace bk {

Result<QByteArray> describedCopy(const QByteArray& bytes, const PhotoMetadata& metadata) {
    prepareExiv2();
    try {
        const auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(bytes.constData()),
                                                     static_cast<long>(bytes.size()));
        image->readMetadata();
        Exiv2::ExifData& exif = image->exifData();
        Exiv2::XmpData& xmp = image->xmpData();
        if (metadata.taken)
            exif["Exif.Photo.DateTimeOriginal"] =
                metadata.taken->toString(QStringLiteral("yyyy:MM:dd HH:mm:ss")).toStdString();
        if (!metadata.camera.isEmpty()) exif["Exif.Image.Model"] = metadata.camera.toStdString();
        if (!metadata.caption.isEmpty())
            xmp["Xmp.dc.description"] = "lang=x-default " + metadata.caption.toStdString();
        for (const QString& keyword : metadata.keywords)
            xmp["Xmp.dc.subject"] = keyword.toStdString();
        if (metadata.rating > 0) xmp["Xmp.xmp.Rating"] = std::to_string(metadata.rating);
        image->writeMetadata();

        Exiv2::BasicIo& io = image->io();
        io.open();
        const Exiv2::DataBuf buffer = io.read(static_cast<long>(io.size()));
        return QByteArray(reinterpret_cast<const char*>(buffer.pData_), static_cast<qsizetype>(buffer.size_));
    } catch (...) {
        return fail(ErrorCode::BrokenFile,
                    QStringLiteral("the description could not be written into the copy"));
    }
}

} // namespace bk
