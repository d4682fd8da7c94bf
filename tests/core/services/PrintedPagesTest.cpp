#include "core/services/PrintedPages.h"

#include "core/imaging/ScanReader.h"
#include "tests/core/store/Outcomes.h"
#include "tests/support/TestMain.h"

#include <QRandomGenerator>

using namespace bk;

namespace {

constexpr int width = 1050; ///< two pixels a millimetre and a half
constexpr qreal perMillimetre = width / 210.0;

int at(qreal millimetres) {
    return qRound(millimetres * perMillimetre);
}

bool hasInk(const QImage& image, const QRect& place) {
    const QRect inside = place.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            if (qGray(image.pixel(x, y)) < 128) return true;
    return false;
}

QString sentences(int count) {
    QString words;
    for (int i = 0; i < count; ++i)
        words += QStringLiteral("Sentence %1 says once more what is to be said. ").arg(i);
    return words;
}

/// What must hold of every page of every document.
QString faultOf(const PrintedPages& pages) {
    for (int i = 0; i < pages.pages(); ++i) {
        const QImage image = pages.picture(i, width);
        if (image.isNull()) return QStringLiteral("page %1 is not drawn").arg(i);
        const auto within = [&](qreal left, qreal top, qreal right, qreal bottom) {
            return hasInk(image, QRect(QPoint(at(left), at(top)), QPoint(at(right), at(bottom))));
        };
        if (within(0, 0, 19, 297)) return QStringLiteral("page %1: words in the left margin").arg(i);
        if (within(191, 0, 210, 297)) return QStringLiteral("page %1: words in the right margin").arg(i);
        if (within(0, 0, 210, 15)) return QStringLiteral("page %1: words in the margin above").arg(i);
        if (within(0, 268.2, 210, 270.5)) return QStringLiteral("page %1: words run into the foot").arg(i);
        if (!within(20, 272, 190, 290)) return QStringLiteral("page %1 has no foot").arg(i);
        if (!within(20, 16, 190, 267)) return QStringLiteral("page %1 is empty").arg(i);
    }
    return {};
}

PrintedPages::Foot foot(const QByteArray& code = {}) {
    return {QStringLiteral("Museum"), QStringLiteral("Page %1 of %2"), code};
}

} // namespace

class PrintedPagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pdfAndPicturesHaveTheSamePages() {
        PrintedPages pages;
        pages.setFoot(foot("abc"));
        pages.title(QStringLiteral("Title"));
        for (int i = 0; i < 12; ++i) {
            pages.heading(QStringLiteral("Heading %1").arg(i));
            pages.paragraph(sentences(30));
        }
        QVERIFY(pages.pages() > 2);
        ASSIGN_OK(const QByteArray pdf, pages.pdf(QStringLiteral("Title")));
        QVERIFY(pdf.startsWith("%PDF-"));
        ASSIGN_OK(const ScanInfo info, inspectScan(pdf));
        QCOMPARE(info.pages, pages.pages());
        QVERIFY(!pages.picture(pages.pages() - 1, 200).isNull());
        QVERIFY(pages.picture(pages.pages(), 200).isNull());
        QVERIFY(pages.picture(-1, 200).isNull());
        QVERIFY(pages.picture(0, 0).isNull());
    }

    void nothingLeavesItsPlaceWhateverIsWritten() {
        const quint32 seed = QRandomGenerator::global()->generate();
        for (quint32 i = 0; i < 25; ++i) {
            QRandomGenerator random(seed + i);
            PrintedPages pages;
            pages.setFoot({QString(random.bounded(300), QLatin1Char('M')), QStringLiteral("Page %1 of %2"),
                           random.bounded(2) == 0 ? QByteArray("code") : QByteArray()});
            pages.title(sentences(1 + random.bounded(3)));
            for (int k = 3 + random.bounded(12); k > 0; --k) {
                const QString words = random.bounded(5) == 0 ? QString(400, QLatin1Char('w'))
                                                             : sentences(1 + random.bounded(60));
                switch (random.bounded(7)) {
                case 0:
                    pages.heading(words.left(300));
                    pages.paragraph(words);
                    break;
                case 1:
                    pages.fact(words.left(80), words.left(700));
                    break;
                case 2:
                    pages.choice(QStringLiteral("Purpose\n") + words, QStringLiteral("Yes"),
                                 QStringLiteral("No"));
                    break;
                case 3:
                    pages.blanks({{{words.left(100), words.left(20)}, false}, {{words.left(30)}, true}});
                    break;
                case 4:
                    pages.toDo(words.left(random.bounded(60)), words, random.bounded(2) == 0);
                    break;
                case 5:
                    pages.small(words);
                    break;
                default:
                    pages.lead(words);
                }
            }
            const QString fault = faultOf(pages);
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed + i).arg(fault)));
        }
    }

    /// A tick that begins a page without its words, or the other way round, would be on the wrong line.
    void ticksStayBesideTheirWords() {
        for (int before = 0; before < 60; before += 3) {
            PrintedPages pages;
            pages.setFoot(foot());
            for (int i = 0; i < before; ++i)
                pages.small(QStringLiteral("filling"));
            for (int i = 0; i < 8; ++i)
                pages.choice(QStringLiteral("Purpose %1\n").arg(i) + sentences(4 + 3 * i),
                             QStringLiteral("Yes"), QStringLiteral("No"));
            int ticks = 0;
            for (int page = 0; page < pages.pages(); ++page) {
                const QImage image = pages.picture(page, width);
                bool inTick = false;
                for (int y = at(15); y < at(268); ++y) {
                    // Through the left side of the first box.
                    const bool ink = hasInk(image, QRect(at(157.5), y, at(1), 1));
                    if (ink && !inTick) {
                        ++ticks;
                        QVERIFY2(hasInk(image, QRect(at(20), y, at(60), at(4))),
                                 qPrintable(QStringLiteral("a tick alone with %1 before").arg(before)));
                    }
                    inTick = ink;
                }
            }
            QCOMPARE(ticks, 8);
        }
    }

    void whatFitsOnAPageIsNotTornApart() {
        for (int before = 0; before < 50; ++before) {
            PrintedPages pages;
            pages.setFoot(foot());
            for (int i = 0; i < before; ++i)
                pages.small(QStringLiteral("filling"));
            PrintedPages alone;
            alone.setFoot(foot());
            for (PrintedPages* one : {&pages, &alone}) {
                one->heading(QStringLiteral("Signing"));
                one->lead(QStringLiteral("I have read this."));
                one->blanks({{{QStringLiteral("Name"), QStringLiteral("Date")}, false},
                             {{QStringLiteral("Place"), QStringLiteral("Signature")}, true}});
            }
            if (pages.pages() == 1) continue;
            QCOMPARE(pages.pages(), 2);
            // All of it moved on: the second page is what it would be alone, but for the number.
            const QRect body(0, 0, width, at(268));
            QCOMPARE(pages.picture(1, width).copy(body), alone.picture(0, width).copy(body));
            return;
        }
        QFAIL("there never was a second page");
    }

    void noLineOfAParagraphIsAlone() {
        const auto lines = [](const QImage& image) {
            int count = 0;
            bool in = false;
            for (int y = at(15); y < at(268); ++y) {
                const bool ink = hasInk(image, QRect(at(20), y, at(60), 1));
                if (ink && !in) ++count;
                in = ink;
            }
            return count;
        };
        for (int before = 0; before < 60; ++before) {
            PrintedPages pages;
            pages.setFoot(foot());
            for (int i = 0; i < before; ++i)
                pages.small(QStringLiteral("nnn"));
            // Without ascenders and descenders that could join two lines.
            pages.paragraph(QStringLiteral("nnnnnnnn nnnnnnnnnnn ").repeated(16));
            if (pages.pages() < 2) continue;
            QVERIFY2(lines(pages.picture(1, width)) != 1, qPrintable(QString::number(before)));
            QVERIFY2(lines(pages.picture(0, width)) != before + 1, qPrintable(QString::number(before)));
        }
    }
};

BK_TEST_MAIN(PrintedPagesTest)
#include "PrintedPagesTest.moc"
