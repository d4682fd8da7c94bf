#include "tests/bench/FaceModels.h"

#include "core/faces/ModelRegistry.h"
#include "core/faces/OnnxEmbedder.h"
#include "core/faces/YunetDetector.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace bk::bench {
namespace {

Result<QByteArray> contentOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Disk, path + QLatin1String(": not readable"));
    return file.readAll();
}

struct Model {
    ModelCard card;
    QByteArray bytes;
};

Result<Model> modelIn(const QString& place, const ModelCard& like) {
    Model model{like, {}};
    if (!QFileInfo(place).isDir()) {
        BK_ASSIGN(model.bytes, contentOf(place));
        model.card.id = QFileInfo(place).completeBaseName();
        model.card.file = QFileInfo(place).fileName();
        model.card.sha256 = QCryptographicHash::hash(model.bytes, QCryptographicHash::Sha256);
        return model;
    }
    BK_ASSIGN(const QByteArray json, contentOf(place + QLatin1String("/card.json")));
    BK_ASSIGN(model.card, parseModelCard(json));
    if (model.card.kind != like.kind)
        return fail(ErrorCode::InvalidArgument, place + QLatin1String(": a model of another kind"));
    BK_ASSIGN(model.bytes, contentOf(place + QLatin1Char('/') + model.card.file));
    if (QCryptographicHash::hash(model.bytes, QCryptographicHash::Sha256) != model.card.sha256)
        return fail(ErrorCode::Damaged, place + QLatin1String(": the file is not the one on its card"));
    return model;
}

/// The built-in one by the same way, so that its card can be changed too.
QString orBuiltIn(const QString& place, QLatin1String name) {
    return place.isEmpty() ? QLatin1String(":/models/") + name : place;
}

} // namespace

Result<std::unique_ptr<FaceDetector>> detectorIn(const QString& place) {
    BK_ASSIGN(const ModelRegistry models, ModelRegistry::builtIn());
    BK_ASSIGN(const Model model,
              modelIn(orBuiltIn(place, QLatin1String("bk-detector")), models.detectorCard()));
    return YunetDetector::fromOnnx(model.card, model.bytes);
}

Result<std::unique_ptr<FaceEmbedder>> embedderIn(const QString& place, const CardChanges& changes) {
    BK_ASSIGN(const ModelRegistry models, ModelRegistry::builtIn());
    BK_ASSIGN(Model model, modelIn(orBuiltIn(place, QLatin1String("bk-embedder")), models.embedderCard()));
    ModelCard& card = model.card;
    card.inputSide = changes.side.value_or(card.inputSide);
    card.suggestThreshold = changes.threshold.value_or(card.suggestThreshold);
    card.suggestMargin = changes.margin.value_or(card.suggestMargin);
    card.cohort.weight = changes.cohort.value_or(card.cohort.weight);
    return OnnxEmbedder::fromOnnx(card, model.bytes);
}

} // namespace bk::bench
