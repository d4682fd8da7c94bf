#include "ImageSamples.h"
#include "core/imaging/PhotoDecoder.h"
#include "core/picture/MetadataText.h"
#include "tests/support/TestMain.h"

#include <exiv2/exiv2.hpp>

using namespace bk;
using namespace bk::test;

namespace {

struct Blocks {
    Exiv2::ExifData exif;
    Exiv2::IptcData iptc;
    Exiv2::XmpData xmp;
};

std::string utf8(const QString& text) {
    return text.toStdString();
}

QByteArray withMetadata(const char* format, const Blocks& blocks) {
    const QByteArray plain = encoded(fourCorners(60, 40), format);
    auto image = Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(plain.constData()),
                                           static_cast<long>(plain.size()));
    image->readMetadata();
    image->setExifData(blocks.exif);
    image->setIptcData(blocks.iptc);
    image->setXmpData(blocks.xmp);
    image->writeMetadata();
    auto& io = image->io();
    io.open();
    const auto all = io.read(static_cast<long>(io.size()));
    return QByteArray(reinterpret_cast<const char*>(all.pData_), static_cast<qsizetype>(io.size()));
}

PhotoMetadata metadataWith(const Blocks& blocks) {
    return readMetadata(withMetadata("jpeg", blocks));
}

const QString caption = QStringLiteral(
    u"Burgemeester Özlem opent café ’t Hoekje — مرحبا بكم \U0001F389\U0001F469\u200D\U0001F373");

Blocks fullBlocks() {
    Blocks blocks;
    blocks.exif["Exif.Photo.DateTimeOriginal"] = "2024:05:17 14:03:22";
    blocks.exif["Exif.Photo.DateTimeDigitized"] = "2023:01:01 01:01:01";
    blocks.exif["Exif.Image.Make"] = "NIKON CORPORATION";
    blocks.exif["Exif.Image.Model"] = "NIKON D750";
    blocks.exif["Exif.Image.Orientation"] = uint16_t(8);
    blocks.exif["Exif.Image.ImageDescription"] = "the last choice";
    blocks.xmp["Xmp.dc.description"] = utf8(QStringLiteral("lang=x-default ") + caption);
    blocks.xmp["Xmp.dc.subject"] = "markt";
    blocks.xmp["Xmp.dc.subject"] = utf8(QStringLiteral(u"fête"));
    blocks.xmp["Xmp.xmp.Rating"] = "4";
    return blocks;
}

} // namespace

class PhotoMetadataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAllOfIt_data() {
        QTest::addColumn<QByteArray>("format");
        for (const char* format : {"jpeg", "png", "tiff", "webp"})
            QTest::newRow(format) << QByteArray(format);
    }
    void readsAllOfIt() {
        QFETCH(const QByteArray, format);
        const QByteArray bytes = withMetadata(format.constData(), fullBlocks());
        const PhotoMetadata metadata = readMetadata(bytes);
        QCOMPARE(metadata.taken, QDateTime(QDate(2024, 5, 17), QTime(14, 3, 22)));
        QCOMPARE(metadata.camera, QStringLiteral("NIKON D750"));
        QCOMPARE(metadata.caption, caption);
        QCOMPARE(metadata.keywords, QStringList({QStringLiteral("markt"), QStringLiteral(u"fête")}));
        QCOMPARE(metadata.rating, 4);
        QCOMPARE(metadata.orientation, 8);
        const auto photo = decodePhoto(bytes);
        QVERIFY(photo);
        QCOMPARE(photo->size, QSize(40, 60));
        QCOMPARE(photo->metadata.caption, caption);
    }

    void dateFallsBackStepByStep() {
        Blocks blocks = fullBlocks();
        blocks.exif["Exif.Photo.DateTimeOriginal"] = "0000:00:00 00:00:00";
        QCOMPARE(metadataWith(blocks).taken, QDateTime(QDate(2023, 1, 1), QTime(1, 1, 1)));
        blocks.exif.clear();
        QCOMPARE(metadataWith(blocks).taken, std::nullopt);
        blocks.xmp["Xmp.photoshop.DateCreated"] = "2019-12-31T23:59:58+05:00";
        QCOMPARE(metadataWith(blocks).taken, QDateTime(QDate(2019, 12, 31), QTime(23, 59, 58)));
        blocks.xmp.clear();
        blocks.iptc["Iptc.Application2.DateCreated"] = "1998-07-06";
        QCOMPARE(metadataWith(blocks).taken, QDateTime(QDate(1998, 7, 6), QTime(0, 0)));
        blocks.iptc["Iptc.Application2.TimeCreated"] = "10:20:30+01:00";
        QCOMPARE(metadataWith(blocks).taken, QDateTime(QDate(1998, 7, 6), QTime(10, 20, 30)));
    }

    void absurdDatesAreDropped() {
        for (const char* text :
             {"", "    :  :     :  :  ", "2024:13:01 10:00:00", "2024:02:30 10:00:00", "2024:02:03 25:00:00",
              "0001:01:01 00:00:00", "yesterday", "2024", "99999:01:01 00:00:00"})
            QVERIFY2(!metadataDate(QString::fromLatin1(text)), text);
        QVERIFY(metadataDate(QStringLiteral("2024:02:29 10:00:00")));
    }

    void captionPrefersWordsOverCameraFiller() {
        Blocks blocks;
        blocks.exif["Exif.Image.ImageDescription"] = "OLYMPUS DIGITAL CAMERA         ";
        QCOMPARE(metadataWith(blocks).caption, QString());
        blocks.exif["Exif.Image.ImageDescription"] = "Jan bij de digitale camera";
        QCOMPARE(metadataWith(blocks).caption, QStringLiteral("Jan bij de digitale camera"));
        blocks.iptc["Iptc.Application2.Caption"] = "Opening van de kermis";
        QCOMPARE(metadataWith(blocks).caption, QStringLiteral("Opening van de kermis"));
    }

    void textThatIsNotUtf8IsStillRead() {
        Blocks blocks;
        blocks.iptc["Iptc.Application2.Caption"] = std::string("Caf\xE9 Zo\xEB");
        blocks.iptc["Iptc.Application2.Keywords"] = std::string("Curi\xE9");
        const PhotoMetadata metadata = metadataWith(blocks);
        QCOMPARE(metadata.caption, QStringLiteral(u"Café Zoë"));
        QCOMPARE(metadata.keywords, QStringList(QStringLiteral(u"Curié")));
    }

    void keywordsOfBothBlocksComeOnce() {
        Blocks blocks;
        blocks.xmp["Xmp.dc.subject"] = "a";
        blocks.xmp["Xmp.dc.subject"] = "b";
        for (const char* word : {"b", "c", ""}) {
            Exiv2::Iptcdatum datum(Exiv2::IptcKey("Iptc.Application2.Keywords"));
            datum = std::string(word);
            blocks.iptc.add(datum);
        }
        QCOMPARE(metadataWith(blocks).keywords,
                 QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    }

    void absurdNumbersAreDropped() {
        for (const char* rating : {"-1", "6", "many", "1e99", "nan", ""}) {
            Blocks blocks;
            blocks.xmp["Xmp.xmp.Rating"] = rating;
            QCOMPARE(metadataWith(blocks).rating, 0);
        }
        for (const uint16_t orientation : {uint16_t(0), uint16_t(9), uint16_t(65535)}) {
            Blocks blocks;
            blocks.exif["Exif.Image.Orientation"] = orientation;
            QCOMPARE(metadataWith(blocks).orientation, 1);
        }
    }

    void cameraNamesAreTidy_data() {
        QTest::addColumn<QString>("make");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* make, const char* model, const char* name) {
            QTest::newRow(name) << QString::fromLatin1(make) << QString::fromLatin1(model)
                                << QString::fromLatin1(name);
        };
        row("Canon", "Canon EOS 5D Mark IV", "Canon EOS 5D Mark IV");
        row("NIKON CORPORATION", "NIKON D750", "NIKON D750");
        row("SONY", "ILCE-7M3", "SONY ILCE-7M3");
        row("samsung", " SM-G991B  ", "samsung SM-G991B");
        row("OLYMPUS IMAGING CORP.", "E-M5", "OLYMPUS E-M5");
        row("Apple", "iPhone 13", "Apple iPhone 13");
        row("", "Scanner 3000", "Scanner 3000");
        row("LEICA CAMERA AG", "LEICA Q2", "LEICA Q2");
    }
    void cameraNamesAreTidy() {
        QFETCH(const QString, make);
        QFETCH(const QString, model);
        QTEST(cameraName(make, model), "name");
    }

    void textIsCleanedAndCut() {
        QCOMPARE(metadataText(QByteArray("a\0b", 3), 10), QStringLiteral("a"));
        QCOMPARE(metadataText("  two\x07 words\n\x1B[31m ", 50), QStringLiteral("two words\n[31m"));
        const QString faces = QStringLiteral(u"ab\U0001F600\U0001F600");
        QCOMPARE(metadataText(faces.toUtf8(), 3), QStringLiteral("ab"));
        QCOMPARE(metadataText(faces.toUtf8(), 4), faces.first(4));
    }

    void whatIsNoPhotoHasNoMetadata() {
        QCOMPARE(readMetadata({}).caption, QString());
        QCOMPARE(readMetadata("plain words").orientation, 1);
        QCOMPARE(readMetadata(QByteArray("\xFF\xD8\xFF\xE1\xFF\xFF"
                                         "Exif\0\0II",
                                         14))
                     .orientation,
                 1);
    }
};

BK_TEST_MAIN(PhotoMetadataTest)
#include "PhotoMetadataTest.moc"
