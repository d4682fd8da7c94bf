#include "core/picture/DecoderProtocol.h"
#include "core/picture/PictureLimits.h"
#include "tests/support/TestMain.h"

#include <QRandomGenerator>

using namespace bk;

namespace {

PictureFacts facts() {
    PictureFacts facts;
    facts.probe.kind = ImageKind::Tiff;
    facts.probe.moreThanOnePicture = true;
    facts.probe.pages = {{QSize(4000, 3000), 6}, {QSize(160, 120), 1}};
    facts.metadata.taken = QDateTime(QDate(2024, 5, 17), QTime(14, 3, 22));
    facts.metadata.camera = QStringLiteral("NIKON D750");
    facts.metadata.caption = QStringLiteral(u"Burgemeester Özlem \U0001F389");
    facts.metadata.keywords = QStringList{QStringLiteral("markt"), QStringLiteral(u"fête")};
    facts.metadata.rating = 4;
    facts.metadata.orientation = 8;
    return facts;
}

QByteArray number(qint64 value) {
    QByteArray bytes(8, '\0');
    qToLittleEndian<qint64>(value, bytes.data());
    return bytes;
}

} // namespace

class DecoderProtocolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void factsComeBackAsTheyWere() {
        const auto back = unpackFacts(packedFacts(facts()));
        QVERIFY(back);
        QCOMPARE(back->probe.kind, ImageKind::Tiff);
        QVERIFY(back->probe.moreThanOnePicture);
        QCOMPARE(back->probe.pages.size(), 2);
        QCOMPARE(back->probe.pages.first().size, QSize(4000, 3000));
        QCOMPARE(back->probe.pages.first().orientation, 6);
        QCOMPARE(back->metadata.taken, facts().metadata.taken);
        QCOMPARE(back->metadata.camera, facts().metadata.camera);
        QCOMPARE(back->metadata.caption, facts().metadata.caption);
        QCOMPARE(back->metadata.keywords, facts().metadata.keywords);
        QCOMPARE(back->metadata.rating, 4);
        QCOMPARE(back->metadata.orientation, 8);
        QVERIFY(!unpackMetadata(packedMetadata({}))->taken);
    }

    void shorterAndLongerIsRefused() {
        const QByteArray bytes = packedFacts(facts());
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!unpackFacts(bytes.first(length)));
        QVERIFY(!unpackFacts(bytes + '\0'));
        QVERIFY(!unpackMetadata(packedMetadata(facts().metadata) + number(0)));
    }

    void numbersOutOfRangeAreRefused() {
        const auto refused = [](const auto& change) {
            PictureFacts wrong = facts();
            change(wrong);
            return !unpackFacts(packedFacts(wrong));
        };
        QVERIFY(!refused([](PictureFacts&) {}));
        QVERIFY(refused([](PictureFacts& f) { f.probe.kind = ImageKind::Unknown; }));
        QVERIFY(refused([](PictureFacts& f) { f.probe.kind = ImageKind(9); }));
        QVERIFY(refused([](PictureFacts& f) { f.probe.pages.clear(); }));
        QVERIFY(refused([](PictureFacts& f) { f.probe.pages[1].size = QSize(0, 5); }));
        QVERIFY(refused([](PictureFacts& f) { f.probe.pages[1].size = QSize(-1, -1); }));
        QVERIFY(refused([](PictureFacts& f) { f.probe.pages[1].size = QSize(60000, 60000); }));
        QVERIFY(refused([](PictureFacts& f) { f.probe.pages[1].orientation = 9; }));
        QVERIFY(refused([](PictureFacts& f) { f.metadata.rating = 6; }));
        QVERIFY(refused([](PictureFacts& f) { f.metadata.orientation = 0; }));
        QVERIFY(
            refused([](PictureFacts& f) { f.metadata.taken = QDateTime(QDate(1700, 1, 1), QTime(1, 1)); }));
        QVERIFY(refused([](PictureFacts& f) { f.metadata.caption = QString(4 * longestCaption + 1, u'x'); }));
        QVERIFY(refused([](PictureFacts& f) {
            for (int i = 0; i <= mostKeywords; ++i)
                f.metadata.keywords.append(QStringLiteral("k"));
        }));
    }

    void textsAreCleanedAndCut() {
        PhotoMetadata metadata;
        metadata.caption = QStringLiteral("a\u001B[31m\u0007b") + QString(longestCaption + 500, u'x');
        metadata.keywords = QStringList{QString(longestName + 9, u'y')};
        const auto back = unpackMetadata(packedMetadata(metadata));
        QVERIFY(back);
        QCOMPARE(back->caption.size(), longestCaption);
        QVERIFY(back->caption.startsWith(QStringLiteral("a[31mb")));
        QCOMPARE(back->keywords.first().size(), longestName);
    }

    void whateverIsChangedDoesNoHarm() {
        const QByteArray bytes = packedFacts(facts());
        QRandomGenerator random(3);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray changed = bytes;
            for (int i = 1 + random.bounded(4); i > 0; --i)
                changed[random.bounded(int(changed.size()))] = char(random.bounded(256));
            const auto back = unpackFacts(changed);
            if (!back) continue;
            QVERIFY(!back->probe.pages.isEmpty() && back->metadata.rating <= 5);
            for (const ImagePage& page : back->probe.pages)
                QVERIFY(!page.size.isEmpty() &&
                        qint64(page.size.width()) * page.size.height() <= maximumPixels);
        }
        for (int round = 0; round < 2000; ++round) {
            QByteArray noise(random.bounded(400), '\0');
            for (char& byte : noise)
                byte = char(random.bounded(256));
            QVERIFY(!unpackFacts(noise));
        }
    }
};

BK_TEST_MAIN(DecoderProtocolTest)
#include "DecoderProtocolTest.moc"
