#pragma once

#include "core/base/Result.h"
#include "core/faces/FaceEngine.h"

#include <QList>

namespace bk {

/// The face models at hand. Reads `:/models/NAME/card.json` (built in). Making a detector or embedder checks
/// the model's SHA-256 against its card (Damaged when it differs). Immutable once loaded: any thread.
class ModelRegistry {
public:
    static Result<ModelRegistry> builtIn();
    /// The models under FOLDER/NAME/. NotFound unless there is a detector and an embedder among them, Damaged
    /// when a card does not hold.
    static Result<ModelRegistry> fromFolder(const QString& folder);

    const QList<ModelCard>& cards() const { return m_cards; }
    const ModelCard& detectorCard() const;
    const ModelCard& embedderCard() const;
    Result<std::unique_ptr<FaceDetector>> makeDetector() const;
    Result<std::unique_ptr<FaceEmbedder>> makeEmbedder() const;

private:
    const ModelCard& cardOf(ModelKind kind) const;
    Result<QByteArray> modelBytes(const ModelCard& card) const;

    QList<ModelCard> m_cards;
    QList<QString> m_folders; ///< beside m_cards
};

} // namespace bk
