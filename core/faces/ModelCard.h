#pragma once

#include "core/base/Result.h"
#include "core/faces/Cohort.h"
#include "core/model/Face.h"
#include "core/model/Likeness.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace bk {

enum class ModelKind { Detector, Embedder };

/// What runs the file of a model: OpenCV's dnn, or dlib for its residual network.
enum class ModelEngine { Onnx, DlibResnet };

/// How the makers of an embedder compare its numbers. Faceprints are of unit length and compared by their
/// cosine, whatever the model. Where its numbers have a length of about L by themselves and count as one
/// person's below the distance D, the cosine that says the same is 1 - D * D / (2 * L * L).
enum class FaceDistance { Cosine, Euclidean };

/// "detector", "embedder"; "onnx", "dlib-resnet"; "cosine", "euclidean": the words of the card.
QString toString(ModelKind kind);
QString toString(ModelEngine engine);
QString toString(FaceDistance distance);

/// From which scores on two faces are called likely, or very likely, one person's, and below which somebody
/// is not worth a look. Embedders only.
struct LikenessLimits {
    double least = 0.2;
    double likely = 0.5;
    double veryLikely = 0.65;

    /// Those of a card that gives none, by the score from which it suggests a name. Of the differences of two
    /// faces (1 - score) that are allowed there, one may be 0.85 of it for likely, 0.6 for very likely, and
    /// 1.37 for least: what looked right for the built-in embedder, and told as differences it holds for
    /// models whose scores lie higher.
    static LikenessLimits of(double suggestThreshold);
    Likeness wordFor(double score) const;
};

/// What is known about a face model, read from its card.json.
struct ModelCard {
    QString id; ///< "bk-detector-1": letters, digits, dots, hyphens, underscores; at most 64
    ModelKind kind = ModelKind::Detector;
    ModelEngine engine = ModelEngine::Onnx;
    FaceDistance distance = FaceDistance::Cosine; ///< embedders only
    QString file;
    QByteArray sha256;  ///< 32 bytes, of the model file
    int inputSide = 0;  ///< pixels
    int outputSize = 0; ///< numbers per face, embedders only
    double faceThreshold = 0.5;
    double possibleThreshold = 0.3;
    double nmsIou = 0.3;
    double suggestThreshold = 0.45; ///< score from which a name is suggested, embedders only
    double suggestMargin = 0.05;    ///< lead over the second person that a suggestion needs, embedders only
    double childExtra = 0.05;       ///< more of both for a child, embedders only
    CohortNormalisation cohort{};   ///< how scores are made comparable, embedders only
    /// Cosine from which two faces without a name are taken for one person's: they form groups, and speak for
    /// each other when they are compared (inSeries). Embedders only.
    double groupThreshold = 0.475;
    LikenessLimits likeness{};
    Landmarks alignment{}; ///< fractions of the side, embedders only
    QString licence;
    QString provenance;
    QJsonObject measured;
};

/// Reads a card.json. Damaged when something is missing or cannot be right (no hash, a file name with a
/// folder in it, thresholds outside 0..1), or tells what this program cannot do (colours in another order,
/// boxes in another format). Without "engine" it is onnx. An embedder of Euclidean distance may give
/// "thresholds": {"distance": D} and "output": {"length": L} instead of "suggest". Without "cohort" in
/// "thresholds", "suggest" is taken for a plain cosine, and scores of this program, which are lower, need
/// 0.015 less.
///
/// An embedder may also say in "thresholds": "group", the cosine from which two faces without a name are one
/// person's (else "suggest" and 0.12 times the cohort's weight, since there is no cohort to take off), and
/// "likeness": {"least": S, "likely": S, "very_likely": S}, see LikenessLimits; "least" not above "suggest",
/// and in this order.
Result<ModelCard> parseModelCard(const QByteArray& json);

} // namespace bk
