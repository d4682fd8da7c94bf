#include "core/faces/ModelRegistry.h"

#include "core/faces/OnnxEmbedder.h"
#include "core/faces/YunetDetector.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace bk {
namespace {

Result<QByteArray> readAll(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return fail(ErrorCode::Disk, file.errorString());
    return file.readAll();
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
        registry.m_folders.append(path);
    }
    if (!detector || !embedder)
        return fail(ErrorCode::NotFound,
                    QStringLiteral("no face detector or no face embedder in %1").arg(folder));
    return registry;
}

const ModelCard& ModelRegistry::detectorCard() const {
    return cardOf(ModelKind::Detector);
}

const ModelCard& ModelRegistry::embedderCard() const {
    return cardOf(ModelKind::Embedder);
}

const ModelCard& ModelRegistry::cardOf(ModelKind kind) const {
    const auto found = std::find_if(m_cards.begin(), m_cards.end(),
                                    [kind](const ModelCard& card) { return card.kind == kind; });
    Q_ASSERT(found != m_cards.end());
    return *found;
}

Result<QByteArray> ModelRegistry::modelBytes(const ModelCard& card) const {
    const auto at =
        std::find_if(m_cards.begin(), m_cards.end(), [&](const ModelCard& c) { return c.id == card.id; });
    const QString& folder = m_folders.at(std::distance(m_cards.begin(), at));
    BK_ASSIGN(QByteArray bytes, readAll(folder + QLatin1Char('/') + card.file));
    if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != card.sha256)
        return fail(ErrorCode::Damaged,
                    QStringLiteral("the file of model %1 is not the one on its card").arg(card.id));
    return bytes;
}

Result<std::unique_ptr<FaceDetector>> ModelRegistry::makeDetector() const {
    const ModelCard& card = detectorCard();
    BK_ASSIGN(const QByteArray bytes, modelBytes(card));
    BK_ASSIGN(std::unique_ptr<FaceDetector> detector, YunetDetector::fromOnnx(card, bytes));
    return detector;
}

Result<std::unique_ptr<FaceEmbedder>> ModelRegistry::makeEmbedder() const {
    const ModelCard& card = embedderCard();
    BK_ASSIGN(const QByteArray bytes, modelBytes(card));
    BK_ASSIGN(std::unique_ptr<FaceEmbedder> embedder, OnnxEmbedder::fromOnnx(card, bytes));
    return embedder;
}

} // namespace bk
