#include "core/faces/ModelCard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace bk {
namespace {

constexpr qsizetype sha256Bytes = 32;
constexpr int largestSide = 4096;
constexpr int largestCohort = 1000;
/// Served two embedders of unlike making alike.
constexpr double usualCohortWeight = 0.5;
/// What a cohort takes off: where plain cosines name 1 of 100 faces of strangers, scores that are this much
/// lower name half as many. Measured on 565 portraits of 70 people, with the built-in embedder and one from
/// elsewhere.
constexpr double plainLead = 0.015;
constexpr int largestOutput = 4096;

/// What a whole cohort may take off a score at most, nearly: other people's best scores lie 0.07 above its
/// floor on average, and nearly twice that for faces like many others, which are the ones that mix groups.
/// On 565 portraits of 70 people 99.5 % of the pairs in the built-in model's groups are right with it, and
/// 97.4 % without.
constexpr double cohortExcess = 0.12;

Result<double> fraction(const QJsonObject& object, QLatin1String key, double fallback) {
    const QJsonValue value = object.value(key);
    if (value.isUndefined()) return fallback;
    const double number = value.toDouble(-1);
    if (!(number >= 0 && number <= 1))
        return fail(ErrorCode::Damaged, QStringLiteral("model card: %1 is not within 0..1").arg(key));
    return number;
}

Status readCohort(const QJsonObject& json, CohortNormalisation& cohort) {
    BK_ASSIGN(cohort.weight, fraction(json, QLatin1String("weight"), cohort.weight));
    BK_ASSIGN(cohort.floor, fraction(json, QLatin1String("floor"), cohort.floor));
    cohort.size = json.value(QLatin1String("size")).toInt(cohort.size);
    if (cohort.size < 1 || cohort.size > largestCohort)
        return fail(ErrorCode::Damaged, QStringLiteral("model card: the cohort is of no size"));
    return {};
}

Status readThresholds(const QJsonObject& thresholds, ModelCard& card) {
    BK_ASSIGN(card.faceThreshold, fraction(thresholds, QLatin1String("face"), card.faceThreshold));
    BK_ASSIGN(card.possibleThreshold,
              fraction(thresholds, QLatin1String("possible"), card.possibleThreshold));
    BK_ASSIGN(card.nmsIou, fraction(thresholds, QLatin1String("nms_iou"), card.nmsIou));
    BK_ASSIGN(card.suggestThreshold, fraction(thresholds, QLatin1String("suggest"), card.suggestThreshold));
    BK_ASSIGN(card.suggestMargin, fraction(thresholds, QLatin1String("margin"), card.suggestMargin));
    BK_ASSIGN(card.childExtra, fraction(thresholds, QLatin1String("child_extra"), card.childExtra));
    card.cohort.weight = usualCohortWeight;
    BK_TRY(readCohort(thresholds.value(QLatin1String("cohort")).toObject(), card.cohort));
    if (card.possibleThreshold > card.faceThreshold)
        return fail(ErrorCode::Damaged, QStringLiteral("model card: possible lies above face"));
    return {};
}

/// The threshold of an embedder that is told as a distance between numbers of another length than 1.
Status readDistance(const QJsonObject& json, ModelCard& card) {
    const QString word = json.value(QLatin1String("distance")).toString(QStringLiteral("cosine"));
    if (word != QLatin1String("cosine") && word != QLatin1String("euclidean"))
        return fail(ErrorCode::Damaged,
                    QStringLiteral("model card: the distance is neither cosine nor euclidean"));
    if (word == QLatin1String("cosine")) return {};
    card.distance = FaceDistance::Euclidean;
    const QJsonObject thresholds = json.value(QLatin1String("thresholds")).toObject();
    // Cosines of such numbers lie far above a cohort's usual floor, whoever it is.
    if (!thresholds.contains(QLatin1String("cohort"))) card.cohort.weight = 0;
    if (thresholds.contains(QLatin1String("suggest"))) return {};
    const double distance = thresholds.value(QLatin1String("distance")).toDouble();
    const double length =
        json.value(QLatin1String("output")).toObject().value(QLatin1String("length")).toDouble();
    if (!(distance > 0 && length > 0 && distance <= length))
        return fail(ErrorCode::Damaged, QStringLiteral("model card: a Euclidean distance needs its threshold "
                                                       "and the usual length of the numbers"));
    card.suggestThreshold = 1 - distance * distance / (2 * length * length);
    return {};
}

/// What follows from the threshold for suggestions where the card does not say it.
Status readLikeness(const QJsonObject& thresholds, ModelCard& card) {
    const double usualGroup = std::min(1.0, card.suggestThreshold + card.cohort.weight * cohortExcess);
    BK_ASSIGN(card.groupThreshold, fraction(thresholds, QLatin1String("group"), usualGroup));
    const QJsonObject words = thresholds.value(QLatin1String("likeness")).toObject();
    const LikenessLimits usual = LikenessLimits::of(card.suggestThreshold);
    BK_ASSIGN(card.likeness.least, fraction(words, QLatin1String("least"), usual.least));
    BK_ASSIGN(card.likeness.likely, fraction(words, QLatin1String("likely"), usual.likely));
    BK_ASSIGN(card.likeness.veryLikely, fraction(words, QLatin1String("very_likely"), usual.veryLikely));
    if (card.likeness.least > card.suggestThreshold || card.likeness.least > card.likeness.likely ||
        card.likeness.likely > card.likeness.veryLikely)
        return fail(ErrorCode::Damaged, QStringLiteral("model card: the limits of likeness are in no order"));
    return {};
}

Status readEngine(const QJsonObject& json, ModelCard& card) {
    const QString word = json.value(QLatin1String("engine")).toString(QStringLiteral("onnx"));
    if (word == QLatin1String("dlib-resnet"))
        card.engine = ModelEngine::DlibResnet;
    else if (word != QLatin1String("onnx"))
        return fail(ErrorCode::Damaged, QStringLiteral("model card: unknown engine"));
    if (card.engine == ModelEngine::DlibResnet && card.kind == ModelKind::Detector)
        return fail(ErrorCode::Damaged, QStringLiteral("model card: this engine finds no faces"));

    // What a network was trained with and does not get makes it worse without a word.
    const QJsonObject input = json.value(QLatin1String("input")).toObject();
    const QString colour = input.value(QLatin1String("colour")).toString(QStringLiteral("BGR"));
    if (card.engine == ModelEngine::Onnx && colour != QLatin1String("BGR"))
        return fail(ErrorCode::Damaged, QStringLiteral("model card: only networks that take the colours as "
                                                       "BGR can be used"));
    const QJsonValue range = input.value(QLatin1String("range"));
    if (!range.isUndefined() && range.toArray() != QJsonArray{0, 255})
        return fail(ErrorCode::Damaged, QStringLiteral("model card: only networks that take the colours as "
                                                       "0..255 can be used"));
    const QString format = json.value(QLatin1String("output"))
                               .toObject()
                               .value(QLatin1String("format"))
                               .toString(QStringLiteral("yunet"));
    if (card.kind == ModelKind::Detector && format != QLatin1String("yunet"))
        return fail(ErrorCode::Damaged,
                    QStringLiteral("model card: only detectors with the outputs of YuNet can be used"));
    return {};
}

/// Numbers per face of a shape such as [n, 256] or [1, 256, 1, 1]; 0 for another.
int outputSizeOf(const QJsonArray& shape) {
    for (qsizetype i = 2; i < shape.size(); ++i)
        if (shape.at(i).toInt() != 1) return 0;
    const int size = shape.size() < 2 ? 0 : shape.at(1).toInt();
    return size > largestOutput ? 0 : size;
}

Status readAlignment(const QJsonObject& json, ModelCard& card) {
    const QJsonArray points =
        json.value(QLatin1String("alignment")).toObject().value(QLatin1String("template")).toArray();
    if (points.size() != static_cast<qsizetype>(card.alignment.size()))
        return fail(ErrorCode::Damaged,
                    QStringLiteral("model card: the alignment template needs five points"));
    for (qsizetype i = 0; i < points.size(); ++i) {
        const QJsonArray point = points.at(i).toArray();
        if (point.size() != 2 || !point.at(0).isDouble() || !point.at(1).isDouble())
            return fail(ErrorCode::Damaged,
                        QStringLiteral("model card: a template point is not two numbers"));
        const QPointF place(point.at(0).toDouble(), point.at(1).toDouble());
        if (std::abs(place.x()) > 2 || std::abs(place.y()) > 2)
            return fail(ErrorCode::Damaged,
                        QStringLiteral("model card: a template point lies far outside the chip"));
        card.alignment[static_cast<size_t>(i)] = place;
    }
    return {};
}

} // namespace

LikenessLimits LikenessLimits::of(double suggestThreshold) {
    const double difference = 1 - suggestThreshold;
    LikenessLimits limits;
    limits.least = std::max(0.0, 1 - 1.37 * difference);
    limits.likely = 1 - 0.85 * difference;
    limits.veryLikely = 1 - 0.6 * difference;
    return limits;
}

Likeness LikenessLimits::wordFor(double score) const {
    if (score >= veryLikely) return Likeness::VeryLikely;
    return score >= likely ? Likeness::Likely : Likeness::Possible;
}

QString toString(ModelKind kind) {
    return kind == ModelKind::Detector ? QStringLiteral("detector") : QStringLiteral("embedder");
}

QString toString(ModelEngine engine) {
    return engine == ModelEngine::Onnx ? QStringLiteral("onnx") : QStringLiteral("dlib-resnet");
}

QString toString(FaceDistance distance) {
    return distance == FaceDistance::Cosine ? QStringLiteral("cosine") : QStringLiteral("euclidean");
}

Result<ModelCard> parseModelCard(const QByteArray& json) {
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (object.isEmpty())
        return fail(ErrorCode::Damaged, QStringLiteral("model card: ") + error.errorString());

    ModelCard card;
    card.id = object.value(QLatin1String("id")).toString();
    if (card.id.isEmpty()) return fail(ErrorCode::Damaged, QStringLiteral("model card: no id"));
    static const QRegularExpression idForm(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\z"));
    if (!idForm.match(card.id).hasMatch())
        return fail(ErrorCode::Damaged, QStringLiteral("model card: the id is not made of letters, digits, "
                                                       "dots, hyphens and underscores"));

    const QString kind = object.value(QLatin1String("kind")).toString();
    if (kind == QLatin1String("detector"))
        card.kind = ModelKind::Detector;
    else if (kind == QLatin1String("embedder"))
        card.kind = ModelKind::Embedder;
    else
        return fail(ErrorCode::Damaged,
                    QStringLiteral("model card: \"kind\" must say \"detector\" or \"embedder\""));
    BK_TRY(readEngine(object, card));

    card.file = object.value(QLatin1String("file")).toString();
    if (card.file.isEmpty() || card.file.contains(QLatin1Char('/')))
        return fail(ErrorCode::Damaged, QStringLiteral("model card: the file must lie beside the card"));

    const QByteArray hex = object.value(QLatin1String("sha256")).toString().toLatin1();
    card.sha256 = QByteArray::fromHex(hex);
    if (hex.size() != 2 * sha256Bytes || card.sha256.size() != sha256Bytes)
        return fail(ErrorCode::Damaged, QStringLiteral("model card: sha256 is not 64 hexadecimal digits"));

    const QJsonArray input =
        object.value(QLatin1String("input")).toObject().value(QLatin1String("shape")).toArray();
    card.inputSide = input.size() == 4 ? input.at(3).toInt() : 0;
    if (card.inputSide < 1 || card.inputSide > largestSide || input.at(2).toInt() != card.inputSide)
        return fail(ErrorCode::Damaged,
                    QStringLiteral("model card: the input is not a square of known size"));

    BK_TRY(readThresholds(object.value(QLatin1String("thresholds")).toObject(), card));
    if (card.kind == ModelKind::Embedder) {
        BK_TRY(readAlignment(object, card));
        BK_TRY(readDistance(object, card));
        // A card that is silent about cohorts tells the plain cosine by which its makers compare.
        if (card.cohort.weight > 0 &&
            !object.value(QLatin1String("thresholds")).toObject().contains(QLatin1String("cohort")))
            card.suggestThreshold = std::max(0.0, card.suggestThreshold - plainLead);
        BK_TRY(readLikeness(object.value(QLatin1String("thresholds")).toObject(), card));
        card.outputSize = outputSizeOf(
            object.value(QLatin1String("output")).toObject().value(QLatin1String("shape")).toArray());
        if (card.outputSize < 1)
            return fail(ErrorCode::Damaged, QStringLiteral("model card: no output size"));
    }
    card.licence = object.value(QLatin1String("licence")).toString();
    card.provenance = object.value(QLatin1String("provenance")).toString();
    card.measured = object.value(QLatin1String("measured")).toObject();
    return card;
}

} // namespace bk
