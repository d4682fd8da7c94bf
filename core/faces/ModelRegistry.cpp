#include "core/faces/ModelRegistry.h"

#include "core/base/AtomicFile.h"
#include "core/faces/DlibEmbedder.h"
#include "core/faces/NetworkProcess.h"
#include "core/faces/OnnxEmbedder.h"
#include "core/faces/YunetDetector.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bk {
namespace {

Result<QByteArray> readAll(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Disk, file.errorString());
    return file.readAll();
}

const ModelCard& firstOf(const QList<ModelCard>& cards, ModelKind kind) {
    return *std::find_if(cards.begin(), cards.end(),
                         [kind](const ModelCard& card) { return card.kind == kind; });
}

/// Something like a face, so that a network has what it knows to work on.
QImage madeUpFace(int side) {
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(QColor(90, 110, 130));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(205, 160, 135));
    painter.drawEllipse(QRectF(0.15, 0.05, 0.7, 0.95));
    painter.setBrush(QColor(60, 40, 30));
    painter.drawRect(QRectF(0.15, 0, 0.7, 0.2));
    for (const double x : {0.3156, 0.6827})
        painter.drawEllipse(QPointF(x, 0.4616), 0.06, 0.035);
    painter.setBrush(QColor(170, 120, 100));
    painter.drawEllipse(QPointF(0.5, 0.62), 0.05, 0.06);
    painter.setBrush(QColor(150, 60, 60));
    painter.drawEllipse(QPointF(0.5, 0.825), 0.15, 0.035);
    return image;
}

} // namespace

Result<ModelRegistry> ModelRegistry::builtIn() {
    return fromFolder(QStringLiteral(":/models"));
}

Result<ModelRegistry> ModelRegistry::fromFolder(const QString& folder) {
    ModelRegistry registry;
    const QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    bool detector = false;
    bool embedder = false;
    for (const QString& name : names) {
        const QString path = folder + QLatin1Char('/') + name;
        BK_ASSIGN(const QByteArray json, readAll(path + QLatin1String("/card.json")));
        BK_ASSIGN(ModelCard card, parseModelCard(json));
        detector |= card.kind == ModelKind::Detector;
        embedder |= card.kind == ModelKind::Embedder;
        registry.m_cards.append(card);
        registry.m_places.append({path + QLatin1Char('/') + card.file, {}});
    }
    if (!detector || !embedder)
        return fail(ErrorCode::NotFound,
                    QStringLiteral("no face detector or no face embedder in %1").arg(folder));
    registry.m_detector = firstOf(registry.m_cards, ModelKind::Detector);
    registry.m_embedder = firstOf(registry.m_cards, ModelKind::Embedder);
    return registry;
}

void ModelRegistry::add(const ModelCard& card, const FilePath& file) {
    m_cards.append(card);
    m_places.append({{}, file});
}

void ModelRegistry::use(ModelKind kind, const QString& id) {
    ModelCard& chosen = kind == ModelKind::Detector ? m_detector : m_embedder;
    const ModelCard* const card = find(id);
    chosen = card != nullptr && card->kind == kind ? *card : firstOf(m_cards, kind);
    if (chosen.id == id) return;
    // Its id keeps what was made by it apart from what others make.
    chosen.id = id;
    chosen.sha256.clear();
}

const ModelCard* ModelRegistry::find(const QString& id) const {
    const auto found =
        std::find_if(m_cards.begin(), m_cards.end(), [&](const ModelCard& card) { return card.id == id; });
    return found == m_cards.end() ? nullptr : &*found;
}

bool ModelRegistry::isBuiltIn(const QString& id) const {
    const ModelCard* const card = find(id);
    return card != nullptr && !m_places.at(card - m_cards.data()).resource.isEmpty();
}

const ModelCard& ModelRegistry::builtInCard(ModelKind kind) const {
    return firstOf(m_cards, kind);
}

Result<QByteArray> ModelRegistry::modelBytes(const ModelCard& card) const {
    const ModelCard* const known = find(card.id);
    if (known == nullptr || known->sha256 != card.sha256)
        return fail(ErrorCode::Damaged,
                    QStringLiteral("the face model %1, which is in use, is no longer in this catalog: choose "
                                   "another one, or install it again")
                        .arg(card.id));
    const Place& place = m_places.at(known - m_cards.data());
    auto bytes = place.resource.isEmpty() ? readWhole(place.file, largestFile) : readAll(place.resource);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::Damaged,
                    QStringLiteral("the file of the face model %1 is missing: choose "
                                   "another model, or remove this one and install it again")
                        .arg(card.id));
    if (!bytes) return fail(bytes.error());
    if (QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256) != card.sha256)
        return fail(ErrorCode::Damaged, QStringLiteral("the file of the face model %1 is not the one on its "
                                                       "card: choose another model, or remove this one and "
                                                       "install it again")
                                            .arg(card.id));
    return *bytes;
}

Result<std::unique_ptr<FaceDetector>> ModelRegistry::makeDetector() const {
    BK_ASSIGN(const QByteArray bytes, modelBytes(m_detector));
    return isBuiltIn(m_detector.id) ? bk::makeDetector(m_detector, bytes)
                                    : makeDetectorApart(m_detector, bytes);
}

Result<std::unique_ptr<FaceEmbedder>> ModelRegistry::makeEmbedder() const {
    BK_ASSIGN(const QByteArray bytes, modelBytes(m_embedder));
    return isBuiltIn(m_embedder.id) ? bk::makeEmbedder(m_embedder, bytes)
                                    : makeEmbedderApart(m_embedder, bytes);
}

Status ModelRegistry::verify(const QString& id) const {
    ModelCard wanted;
    wanted.id = id;
    if (const ModelCard* const card = find(id)) wanted = *card;
    BK_TRY(modelBytes(wanted));
    return {};
}

Result<std::unique_ptr<FaceDetector>> makeDetector(const ModelCard& card, const QByteArray& bytes) {
    return YunetDetector::fromOnnx(card, bytes);
}

Result<std::unique_ptr<FaceEmbedder>> makeEmbedder(const ModelCard& card, const QByteArray& bytes) {
    switch (card.engine) {
    case ModelEngine::Onnx:
        return OnnxEmbedder::fromOnnx(card, bytes);
    case ModelEngine::DlibResnet:
        return DlibEmbedder::fromFile(card, bytes);
    }
    return fail(ErrorCode::Internal, QStringLiteral("an unknown engine"));
}

Status tryModel(const ModelCard& card, const QByteArray& bytes) {
    const auto damaged = [&](const QString& why) {
        return fail(ErrorCode::Damaged, QStringLiteral("face model %1: %2").arg(card.id, why));
    };
    // Whatever it is that a network does not do, it is not what its card says.
    const auto refused = [](Error error) {
        if (error.code == ErrorCode::Internal) error.code = ErrorCode::Damaged;
        return fail(std::move(error));
    };
    if (card.kind == ModelKind::Detector) {
        const auto detector = makeDetectorApart(card, bytes);
        if (!detector) return refused(detector.error());
        const auto seen = (*detector)->detect(madeUpFace(card.inputSide));
        if (!seen) return refused(seen.error());
        return {};
    }
    const auto embedder = makeEmbedderApart(card, bytes);
    if (!embedder) return refused(embedder.error());
    QImage other = madeUpFace(card.inputSide).mirrored(false, true);
    other.invertPixels();
    const auto numbers = embedFaces(**embedder, {madeUpFace(card.inputSide), other});
    if (!numbers) return refused(numbers.error());
    const Embedding& one = numbers->at(0);
    const Embedding& two = numbers->at(1);
    for (const Embedding& face : {one, two}) {
        if (face.size() != size_t(card.outputSize))
            return damaged(QStringLiteral("it gives another number of numbers than its card says"));
        if (!std::all_of(face.begin(), face.end(), [](float value) { return std::isfinite(value); }))
            return damaged(QStringLiteral("it gives what are no numbers"));
    }
    const double cosine = std::inner_product(one.begin(), one.end(), two.begin(), 0.0);
    if (cosine > 0.9999) return damaged(QStringLiteral("it gives the same numbers for whatever it is shown"));
    return {};
}

} // namespace bk
