#include "core/decoding/MetadataReader.h"

#include "core/decoding/Exiv2Setup.h"
#include "core/picture/ByteView.h"
#include "core/picture/MetadataText.h"
#include "core/picture/PictureLimits.h"
#include "core/picture/PictureWalk.h"

#include <exiv2/exiv2.hpp>

#include <initializer_list>

namespace bk {

namespace {

QByteArray bytesOf(const Exiv2::Value& value) {
    return QByteArray::fromStdString(value.toString());
}

/// One photo's three blocks. Each question answers empty when the block has no answer.
class Blocks {
public:
    Blocks(const Exiv2::ExifData& exif, const Exiv2::IptcData& iptc, const Exiv2::XmpData& xmp)
        : m_exif(exif), m_iptc(iptc), m_xmp(xmp) {}

    QString exif(const char* key, int longest) const {
        const auto found = m_exif.findKey(Exiv2::ExifKey(key));
        return found == m_exif.end() ? QString() : metadataText(bytesOf(found->value()), longest);
    }
    QString iptc(const char* key, int longest) const {
        const auto found = m_iptc.findKey(Exiv2::IptcKey(key));
        return found == m_iptc.end() ? QString() : metadataText(bytesOf(found->value()), longest);
    }
    QStringList iptcAll(const char* key) const {
        const std::string wanted = key;
        QStringList texts;
        for (const Exiv2::Iptcdatum& datum : m_iptc) {
            if (datum.key() == wanted) texts.append(metadataText(bytesOf(datum.value()), longestName));
        }
        return texts;
    }
    QString xmp(const char* key, int longest) const {
        const auto found = m_xmp.findKey(Exiv2::XmpKey(key));
        if (found == m_xmp.end()) return {};
        const auto* languages = dynamic_cast<const Exiv2::LangAltValue*>(&found->value());
        if (!languages) return metadataText(bytesOf(found->value()), longest);
        if (languages->value_.empty()) return {};
        const auto standard = languages->value_.find("x-default");
        const auto& chosen = standard == languages->value_.end() ? *languages->value_.begin() : *standard;
        return metadataText(QByteArray::fromStdString(chosen.second), longest);
    }
    QStringList xmpAll(const char* key) const {
        const auto found = m_xmp.findKey(Exiv2::XmpKey(key));
        QStringList texts;
        if (found == m_xmp.end()) return texts;
        const auto count = qMin(qint64(found->count()), qint64(mostKeywords));
        for (qint64 i = 0; i < count; ++i)
            texts.append(
                metadataText(QByteArray::fromStdString(found->toString(static_cast<long>(i))), longestName));
        return texts;
    }

private:
    const Exiv2::ExifData& m_exif;
    const Exiv2::IptcData& m_iptc;
    const Exiv2::XmpData& m_xmp;
};

std::optional<QDateTime> takenFrom(const Blocks& blocks) {
    const QString day = blocks.iptc("Iptc.Application2.DateCreated", longestName);
    const QString time = blocks.iptc("Iptc.Application2.TimeCreated", longestName);
    for (const QString& text :
         {blocks.exif("Exif.Photo.DateTimeOriginal", longestName),
          blocks.exif("Exif.Photo.DateTimeDigitized", longestName),
          blocks.xmp("Xmp.exif.DateTimeOriginal", longestName),
          blocks.xmp("Xmp.photoshop.DateCreated", longestName), blocks.xmp("Xmp.xmp.CreateDate", longestName),
          QString(day + QLatin1Char(' ') + time), day}) {
        if (const auto date = metadataDate(text)) return date;
    }
    return std::nullopt;
}

QString captionFrom(const Blocks& blocks) {
    for (const QString& text : {blocks.xmp("Xmp.dc.description", longestCaption),
                                blocks.iptc("Iptc.Application2.Caption", longestCaption),
                                blocks.exif("Exif.Image.ImageDescription", longestCaption)}) {
        if (!text.isEmpty() && !isCameraFiller(text)) return text;
    }
    return {};
}

QStringList keywordsFrom(const Blocks& blocks) {
    QStringList keywords = blocks.xmpAll("Xmp.dc.subject") + blocks.iptcAll("Iptc.Application2.Keywords");
    keywords.removeAll(QString());
    keywords.removeDuplicates();
    return keywords.first(qMin<qsizetype>(keywords.size(), mostKeywords));
}

int numberWithin(const QString& text, int smallest, int largest, int otherwise) {
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber && number >= smallest && number <= largest ? int(number) : otherwise;
}

PhotoMetadata metadataFrom(const Blocks& blocks) {
    PhotoMetadata metadata;
    metadata.taken = takenFrom(blocks);
    metadata.camera =
        cameraName(blocks.exif("Exif.Image.Make", longestName), blocks.exif("Exif.Image.Model", longestName));
    metadata.caption = captionFrom(blocks);
    metadata.keywords = keywordsFrom(blocks);
    metadata.rating = numberWithin(blocks.xmp("Xmp.xmp.Rating", longestName), 0, 5, 0);
    metadata.orientation = numberWithin(blocks.exif("Exif.Image.Orientation", longestName), 1, 8, 1);
    return metadata;
}

/// The EXIF block of a PNG's eXIf chunk (PNG 3rd edition, 11.3.5), which exiv2 0.27 does not know.
QByteArray exifChunk(const ByteView& view) {
    for (qint64 at = 8; view.has(at, 12); at += 12 + qint64(view.u32be(at))) {
        const qint64 length = view.u32be(at);
        if (view.matches(at + 4, "eXIf") && view.has(at + 8, length))
            return QByteArray(reinterpret_cast<const char*>(view.data()) + at + 8, length);
    }
    return {};
}

} // namespace

PhotoMetadata metadataOf(const QByteArray& bytes) {
    const ImageKind kind = sniffImage(bytes);
    if (kind == ImageKind::Unknown) return {};
    prepareExiv2();
    // Foreign code over foreign bytes: whatever it throws means there is nothing to be read.
    try {
        const auto data = reinterpret_cast<const Exiv2::byte*>(bytes.constData());
        auto image = Exiv2::ImageFactory::open(data, static_cast<long>(bytes.size()));
        image->readMetadata();
        if (kind == ImageKind::Png && image->exifData().empty()) {
            const QByteArray chunk = exifChunk(ByteView(bytes));
            if (!chunk.isEmpty())
                Exiv2::ExifParser::decode(image->exifData(),
                                          reinterpret_cast<const Exiv2::byte*>(chunk.constData()),
                                          static_cast<quint32>(chunk.size()));
        }
        return metadataFrom(Blocks(image->exifData(), image->iptcData(), image->xmpData()));
    } catch (...) {
        return {};
    }
}

} // namespace bk
