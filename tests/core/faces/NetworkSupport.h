#pragma once

#include "core/faces/ModelRegistry.h"
#include "core/faces/NetworkProcess.h"
#include "tests/support/TinyModel.h"

#include <QImage>

/// What the tests of networks in a process of their own share.
namespace bk::test {

inline ModelCard cardOf(const QJsonObject& json) {
    const auto card = parseModelCard(QJsonDocument(json).toJson());
    if (!card) qFatal("%s", qPrintable(card.error().context));
    return *card;
}

inline ModelCard tinyCard(const QByteArray& network, int side = 112) {
    return cardOf(tinyCard(QStringLiteral("tiny"), side, network));
}

inline ModelCard detectorCard(const QByteArray& network) {
    return cardOf(cardLike(QStringLiteral("bk-detector"), QStringLiteral("other"), network));
}

/// A picture that differs from those of other seeds.
inline QImage chip(int side, int seed) {
    QImage image(side, side, QImage::Format_RGB32);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            image.setPixel(x, y, qRgb(x * seed, y + seed, x ^ y));
    return image;
}

/// The card of test::randomDlibNetwork().
inline ModelCard dlibCard() {
    ModelCard card;
    card.id = QStringLiteral("dlib-random");
    card.kind = ModelKind::Embedder;
    card.engine = ModelEngine::DlibResnet;
    card.inputSide = 150;
    card.outputSize = 128;
    return card;
}

/// How long a network is waited for, as long as this lives.
class Patience {
public:
    explicit Patience(int milliseconds) { NetworkProcess::setPatience(milliseconds); }
    ~Patience() { NetworkProcess::setPatience(60'000); }
};

} // namespace bk::test
