#include "core/faces/NetworkProcess.h"
#include "NetworkSupport.h"
#include "core/faces/NetworkThreads.h"
#include "resources/Resources.h"
#include "tests/support/OwnProgram.h"
#include "tests/support/RandomDlibNetwork.h"

#include <QDir>
#include <QtTest>

#include <cmath>

using namespace bk;
using namespace bk::test;

namespace {

/// Starts a process for a network, tells its id, and is gone without a word to it.
void orphan() {
    const QByteArray network = tinyNetwork(112);
    const auto card = parseModelCard(QJsonDocument(tinyCard(QStringLiteral("tiny"), 112, network)).toJson());
    const auto loaded = NetworkProcess::load(*card, network);
    leaveBehind(loaded ? (*loaded)->process() : 0);
}

} // namespace

/// Networks that are loaded and run in a process of their own.
class NetworkProcessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { keepNetworksToOneThread(); }

    void givesWhatTheNetworkGives() {
        const QByteArray network = builtInNetwork(QStringLiteral("bk-embedder"));
        const ModelCard card =
            cardOf(cardLike(QStringLiteral("bk-embedder"), QStringLiteral("other"), network));
        auto apart = makeEmbedderApart(card, network);
        QVERIFY2(apart, apart ? "" : qPrintable(apart.error().context));
        auto here = makeEmbedder(card, network);
        QVERIFY(here);
        QList<QImage> chips;
        for (int i = 1; i < 20; ++i) // more than go in one request
            chips << chip(112, i);
        const auto ours = (*here)->embed(chips);
        const auto theirs = (*apart)->embed(chips);
        QVERIFY2(theirs, theirs ? "" : qPrintable(theirs.error().context));
        QCOMPARE(theirs->size(), chips.size());
        for (qsizetype i = 0; i < chips.size(); ++i)
            for (size_t k = 0; k < 256; ++k)
                QVERIFY(std::abs(ours->at(i)[k] - theirs->at(i)[k]) < 1e-3f);
        QVERIFY((*apart)->embed({})->isEmpty());
        QCOMPARE((*apart)->embed({chip(100, 1)}).error().code, ErrorCode::InvalidArgument);
    }

    void findsWhatTheNetworkFinds() {
        const QByteArray network = builtInNetwork(QStringLiteral("bk-detector"));
        auto apart = makeDetectorApart(detectorCard(network), network);
        QVERIFY2(apart, apart ? "" : qPrintable(apart.error().context));
        auto here = makeDetector(detectorCard(network), network);
        QVERIFY(here);
        const QDir photos(QStringLiteral(":/demo"));
        int faces = 0;
        for (const QString& name : photos.entryList({QStringLiteral("*.jpg")}).mid(0, 4)) {
            const QImage picture(photos.filePath(name));
            const auto ours = (*here)->detect(picture);
            const auto theirs = (*apart)->detect(picture);
            QVERIFY(ours && theirs);
            QCOMPARE(theirs->size(), ours->size());
            for (qsizetype i = 0; i < ours->size(); ++i) {
                QVERIFY(std::abs(ours->at(i).score - theirs->at(i).score) < 1e-2);
                QVERIFY(std::abs(ours->at(i).box.x() - theirs->at(i).box.x()) < 1);
                QCOMPARE(theirs->at(i).possible, ours->at(i).possible);
                QVERIFY(theirs->at(i).landmarks.has_value());
            }
            faces += int(ours->size());
        }
        QVERIFY((*apart)->detect(QImage(3, 3, QImage::Format_RGB32))->isEmpty());
        QVERIFY((*apart)->detect(QImage())->isEmpty());
    }

    void runsTheNetworkOfDlib() {
        const QByteArray network = randomDlibNetwork();
        const ModelCard card = dlibCard();
        auto apart = makeEmbedderApart(card, network);
        QVERIFY2(apart, apart ? "" : qPrintable(apart.error().context));
        const auto theirs = (*apart)->embed({chip(150, 1), chip(150, 2)});
        QVERIFY2(theirs, theirs ? "" : qPrintable(theirs.error().context));
        const auto expected = askDlibNetwork(network, {chip(150, 1), chip(150, 2)});
        for (qsizetype i = 0; i < 2; ++i)
            for (size_t k = 0; k < 128; ++k)
                QVERIFY(std::abs(theirs->at(i)[k] - expected[i][k]) < 1e-4f);
    }

    void theProgramProvesItsWalls() {
        QProcess network;
        network.start(QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/beeldkluis-network"),
                      {QStringLiteral("--self-test")});
        QVERIFY(network.waitForFinished());
        const QByteArray said = network.readAllStandardOutput();
        QVERIFY2(network.exitCode() == 0, said.constData());
        QVERIFY(said.count('\n') > 100);
    }

    void endsWithTheProgram() { verifyThatWorkersEndWithTheProgram(); }
};

int main(int argc, char** argv) {
    bk::initResources();
    QGuiApplication application(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], "--orphan") == 0) orphan();
    NetworkProcessTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "NetworkProcessTest.moc"
