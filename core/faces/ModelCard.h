#pragma once

#include "core/base/Result.h"
#include "core/faces/Cohort.h"
#include "core/model/Face.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace bk {

enum class ModelKind { Detector, Embedder };

/// What is known about a face model, read from its card.json.
struct ModelCard {
    QString id; ///< "bk-detector-1"
    ModelKind kind = ModelKind::Detector;
    QString file;
    QByteArray sha256;  ///< 32 bytes, of the model file
    int inputSide = 0;  ///< pixels
    int outputSize = 0; ///< numbers per face, embedders only
    double faceThreshold = 0.5;
    double possibleThreshold = 0.3;
    double nmsIou = 0.3;
    double suggestThreshold = 0.45; ///< cosine from which a name is suggested, embedders only
    double suggestMargin = 0.05;    ///< lead over the second person that a suggestion needs, embedders only
    double childExtra = 0.05;       ///< more of both for a child, embedders only
    CohortNormalisation cohort{};   ///< how scores are made comparable, embedders only
    Landmarks alignment{};          ///< fractions of the side, embedders only
    QString licence;
    QString provenance;
    QJsonObject measured;
};

/// Reads a card.json. Damaged when something is missing or cannot be right (no hash, a file name with a
/// folder in it, thresholds outside 0..1).
Result<ModelCard> parseModelCard(const QByteArray& json);

} // namespace bk
