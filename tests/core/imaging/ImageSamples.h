#pragma once

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QRandomGenerator>
#include <QtEndian>

#include <cstring>

namespace bk::test {

inline QByteArray encoded(const QImage& image, const char* format, int quality = 90) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    writer.write(image);
    return bytes;
}

/// Four corners of four colours, so that every turn and mirror shows: red top left, green top right, blue
/// bottom left, white bottom right.
inline QImage fourCorners(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    QPainter painter(&image);
    const int x = width / 2;
    const int y = height / 2;
    painter.fillRect(0, 0, x, y, Qt::red);
    painter.fillRect(x, 0, width - x, y, Qt::green);
    painter.fillRect(0, y, x, height - y, Qt::blue);
    painter.fillRect(x, y, width - x, height - y, Qt::white);
    return image;
}

/// A made-up scene with large and small structure; the same for the same SEED.
inline QImage scene(int width, int height, quint32 seed) {
    QRandomGenerator random(seed);
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(QColor::fromRgb(random.generate()));
    QPainter painter(&image);
    for (int i = 0; i < 60; ++i) {
        painter.setBrush(QColor::fromRgb(random.generate()));
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(QPointF(random.bounded(width), random.bounded(height)),
                            random.bounded(width / 4) + 2, random.bounded(height / 4) + 2);
    }
    return image;
}

inline QByteArray le16(int number) {
    QByteArray bytes(2, '\0');
    qToLittleEndian<quint16>(quint16(number), bytes.data());
    return bytes;
}

inline QByteArray le32(quint32 number) {
    QByteArray bytes(4, '\0');
    qToLittleEndian<quint32>(number, bytes.data());
    return bytes;
}

inline QByteArray be32(quint32 number) {
    QByteArray bytes(4, '\0');
    qToBigEndian<quint32>(number, bytes.data());
    return bytes;
}

/// A TIFF-style block with nothing but the orientation tag.
inline QByteArray orientationBlock(int orientation) {
    return QByteArray("II\x2A\0", 4) + le32(8) + le16(1) + le16(0x0112) + le16(3) + le32(1) +
           le16(orientation) + le16(0) + le32(0);
}

/// JPEG with an EXIF segment put in after the start marker.
inline QByteArray jpegWithOrientation(const QByteArray& jpeg, int orientation) {
    const QByteArray body = QByteArray("Exif\0\0", 6) + orientationBlock(orientation);
    QByteArray segment("\xFF\xE1\0\0", 4);
    qToBigEndian<quint16>(quint16(body.size() + 2), segment.data() + 2);
    return jpeg.first(2) + segment + body + jpeg.sliced(2);
}

inline quint32 crc32(const QByteArray& bytes) {
    quint32 crc = 0xFFFFFFFFu;
    for (const char byte : bytes) {
        crc ^= uchar(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

inline QByteArray pngChunk(const QByteArray& type, const QByteArray& data) {
    return be32(quint32(data.size())) + type + data + be32(crc32(type + data));
}

/// PNG with an eXIf chunk put in after the header.
inline QByteArray pngWithOrientation(const QByteArray& png, int orientation) {
    return png.first(33) + pngChunk("eXIf", orientationBlock(orientation)) + png.sliced(33);
}

/// A PNG that says how large it is and little more.
inline QByteArray pngClaiming(quint32 width, quint32 height) {
    const QByteArray header = be32(width) + be32(height) + QByteArray("\x08\x02\0\0\0", 5);
    return QByteArray("\x89PNG\r\n\x1A\n", 8) + pngChunk("IHDR", header) +
           pngChunk("IDAT", QByteArray(64, 'x')) + pngChunk("IEND", {});
}

/// An uncompressed grey TIFF of PAGES pages, all alike but for the grey (40 per page); sizes as claimed,
/// pixels for 8 x 8 only unless the claim is that. OTHERSREDUCED: the pages after the first call themselves
/// smaller copies.
inline QByteArray tiff(int pages, quint32 width = 8, quint32 height = 8, int orientation = 1,
                       bool othersReduced = false) {
    QByteArray file("II\x2A\0", 4);
    file += le32(8);
    const auto entry = [](int tag, int type, quint32 value) {
        return le16(tag) + le16(type) + le32(1) + (type == 3 ? le16(int(value)) + le16(0) : le32(value));
    };
    for (int page = 0; page < pages; ++page) {
        constexpr int entries = 10;
        const quint32 pixels = quint32(file.size()) + 2 + entries * 12 + 4;
        file += le16(entries) + entry(254, 4, othersReduced && page > 0 ? 1 : 0) + entry(256, 4, width) +
                entry(257, 4, height) + entry(258, 3, 8) + entry(259, 3, 1) + entry(262, 3, 1) +
                entry(273, 4, pixels) + entry(274, 3, quint32(orientation)) + entry(278, 4, height) +
                entry(279, 4, 64);
        file += le32(page + 1 < pages ? pixels + 64 : 0);
        file += QByteArray(64, char(40 * (page + 1)));
    }
    return file;
}

inline bool isNear(QRgb pixel, QRgb wanted, int tolerance = 24) {
    return qAbs(qRed(pixel) - qRed(wanted)) <= tolerance &&
           qAbs(qGreen(pixel) - qGreen(wanted)) <= tolerance &&
           qAbs(qBlue(pixel) - qBlue(wanted)) <= tolerance;
}

} // namespace bk::test
