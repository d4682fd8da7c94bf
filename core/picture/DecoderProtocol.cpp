#include "core/picture/DecoderProtocol.h"

#include "core/picture/ByteView.h"
#include "core/picture/MetadataText.h"
#include "core/picture/PictureLimits.h"

namespace bk {

namespace {

// A TIFF's walk stops at 10,000 directories.
constexpr quint32 mostPages = 10'000;

class Packer {
public:
    void number(qint64 value) {
        char bytes[8];
        qToLittleEndian<qint64>(value, bytes);
        m_bytes.append(bytes, sizeof bytes);
    }
    void text(const QString& text) {
        const QByteArray utf8 = text.toUtf8();
        number(utf8.size());
        m_bytes += utf8;
    }
    const QByteArray& bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// Reads what a Packer wrote. After the first thing that cannot be, every answer is 0 or empty.
class Unpacker {
public:
    explicit Unpacker(const QByteArray& bytes) : m_bytes(bytes), m_view(m_bytes) {}

    qint64 number(qint64 least, qint64 most) {
        if (!m_view.has(m_at, 8)) return doubt();
        const auto value = qFromLittleEndian<qint64>(m_view.data() + m_at);
        m_at += 8;
        return value < least || value > most ? doubt() : value;
    }
    QString text(int longest) {
        const qint64 length = number(0, 4ll * longest);
        if (!m_view.has(m_at, length)) {
            doubt();
            return {};
        }
        const QString text = metadataText(m_bytes.sliced(m_at, length), longest);
        m_at += length;
        return text;
    }
    bool isSound() const { return m_sound && m_at == m_view.size(); }
    bool hasDoubt() const { return !m_sound; }

private:
    qint64 doubt() {
        m_sound = false;
        m_at = m_view.size();
        return 0;
    }

    QByteArray m_bytes;
    ByteView m_view;
    qint64 m_at = 0;
    bool m_sound = true;
};

tl::unexpected<Error> nonsense() {
    return fail(ErrorCode::BrokenFile, QStringLiteral("the decoder's answer makes no sense"));
}

void pack(Packer& packer, const PhotoMetadata& metadata) {
    packer.number(metadata.taken ? 1 : 0);
    packer.number(metadata.taken ? metadata.taken->date().toJulianDay() : 0);
    packer.number(metadata.taken ? metadata.taken->time().msecsSinceStartOfDay() : 0);
    packer.text(metadata.camera);
    packer.text(metadata.caption);
    packer.number(metadata.keywords.size());
    for (const QString& keyword : metadata.keywords)
        packer.text(keyword);
    packer.number(metadata.rating);
    packer.number(metadata.orientation);
}

PhotoMetadata unpackMetadata(Unpacker& unpacker) {
    static const qint64 firstDay = QDate(1826, 1, 1).toJulianDay();
    static const qint64 lastDay = QDate(9999, 12, 31).toJulianDay();
    PhotoMetadata metadata;
    const bool isDated = unpacker.number(0, 1) == 1;
    const QDate day = QDate::fromJulianDay(unpacker.number(isDated ? firstDay : 0, isDated ? lastDay : 0));
    const QTime time = QTime::fromMSecsSinceStartOfDay(int(unpacker.number(0, 86'399'999)));
    if (isDated && !unpacker.hasDoubt()) metadata.taken = QDateTime(day, time);
    // Maker and model, each of them a name.
    metadata.camera = unpacker.text(2 * longestName + 1);
    metadata.caption = unpacker.text(longestCaption);
    const qint64 keywords = unpacker.number(0, mostKeywords);
    for (qint64 i = 0; i < keywords && !unpacker.hasDoubt(); ++i)
        metadata.keywords.append(unpacker.text(longestName));
    metadata.rating = int(unpacker.number(0, 5));
    metadata.orientation = int(unpacker.number(1, 8));
    return metadata;
}

ImageProbe unpackProbe(Unpacker& unpacker) {
    ImageProbe probe;
    probe.kind = ImageKind(unpacker.number(qint64(ImageKind::Jpeg), qint64(ImageKind::WebP)));
    probe.moreThanOnePicture = unpacker.number(0, 1) == 1;
    const qint64 pages = unpacker.number(1, mostPages);
    for (qint64 i = 0; i < pages && !unpacker.hasDoubt(); ++i) {
        const auto width = int(unpacker.number(1, 65535));
        const auto height = int(unpacker.number(1, maximumPixels / qMax(1, width)));
        probe.pages.append({QSize(width, height), int(unpacker.number(1, 8))});
    }
    return probe;
}

} // namespace

QByteArray packedMetadata(const PhotoMetadata& metadata) {
    Packer packer;
    pack(packer, metadata);
    return packer.bytes();
}

QByteArray packedFacts(const PictureFacts& facts) {
    Packer packer;
    packer.number(qint64(facts.probe.kind));
    packer.number(facts.probe.moreThanOnePicture ? 1 : 0);
    packer.number(facts.probe.pages.size());
    for (const ImagePage& page : facts.probe.pages) {
        packer.number(page.size.width());
        packer.number(page.size.height());
        packer.number(page.orientation);
    }
    pack(packer, facts.metadata);
    return packer.bytes();
}

Result<PhotoMetadata> unpackMetadata(const QByteArray& bytes) {
    Unpacker unpacker(bytes);
    PhotoMetadata metadata = unpackMetadata(unpacker);
    if (!unpacker.isSound()) return nonsense();
    return metadata;
}

Result<PictureFacts> unpackFacts(const QByteArray& bytes) {
    Unpacker unpacker(bytes);
    PictureFacts facts;
    facts.probe = unpackProbe(unpacker);
    facts.metadata = unpackMetadata(unpacker);
    if (!unpacker.isSound()) return nonsense();
    return facts;
}

} // namespace bk
