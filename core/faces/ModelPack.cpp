#include "core/faces/ModelPack.h"

#include "core/base/AtomicFile.h"
#include "core/faces/ModelRegistry.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <filesystem>

namespace bk {
namespace {

constexpr qint64 largestCard = 256 << 10;

/// The card of dlib's network, which has none of its own. Where its chips have the landmarks: as dlib's own
/// get_face_chip_details with a quarter of padding has them. Its numbers have a length of about 1.5.
QByteArray dlibCard(const QByteArray& sha256) {
    return QByteArray(R"({
  "id": "dlib-resnet-1",
  "kind": "embedder",
  "engine": "dlib-resnet",
  "file": "dlib_face_recognition_resnet_model_v1.dat",
  "sha256": ")") +
           sha256.toHex() + R"(",
  "input": {"shape": ["n", 3, 150, 150], "colour": "RGB", "range": [0, 255]},
  "output": {"shape": ["n", 128], "length": 1.5},
  "distance": "euclidean",
  "thresholds": {"distance": 0.6, "margin": 0.01, "child_extra": 0.01},
  "alignment": {"template": [[0.31699, 0.31066], [0.66984, 0.31066], [0.49342, 0.51042],
                             [0.33610, 0.68682], [0.65074, 0.68682]]},
  "licence": "CC0 1.0 (public domain), as its maker says",
  "provenance": "Residual network of 29 layers by Davis King, trained on about 3 million faces of 7,485 people (FaceScrub, VGG and pictures from the web); dlib.net.",
  "measured": {"lfw_as_its_maker_reports": {"accuracy": 0.9938, "standard_error": 0.0027}}
}
)";
}

/// The name of FILE without its ending.
QByteArray baseOf(const FilePath& file) {
    const QByteArray name = file.fileName();
    const qsizetype dot = name.lastIndexOf('.');
    return dot > 0 ? name.left(dot) : name;
}

Result<QByteArray> cardBeside(const FilePath& file, const QByteArray& sha256) {
    const QByteArray name = file.fileName();
    const QByteArray own = baseOf(file) + ".card.json";
    for (const QByteArray& candidate : {own, QByteArray("card.json")}) {
        auto json = readWhole(file.parent().child(candidate), largestCard);
        if (json) return json;
        if (json.error().code != ErrorCode::NotFound) return fail(json.error());
    }
    if (name == "dlib_face_recognition_resnet_model_v1.dat") return dlibCard(sha256);
    return fail(ErrorCode::NotFound,
                QStringLiteral("there is no card beside %1: a file %2 or card.json is needed, with id, kind "
                               "(detector or embedder), file, sha256, input, output, thresholds, licence, "
                               "provenance and measured, and for an embedder distance and alignment")
                    .arg(file.fileNameDisplay(), QString::fromUtf8(own)));
}

/// What the parts of a card may say. `measured` and what has no part are for people.
const QHash<QString, QStringList>& knownFields() {
    static const QHash<QString, QStringList> fields{
        {QString(),
         {QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("engine"), QStringLiteral("file"),
          QStringLiteral("sha256"), QStringLiteral("input"), QStringLiteral("output"),
          QStringLiteral("distance"), QStringLiteral("thresholds"), QStringLiteral("alignment"),
          QStringLiteral("licence"), QStringLiteral("provenance"), QStringLiteral("measured")}},
        {QStringLiteral("input"),
         {QStringLiteral("shape"), QStringLiteral("colour"), QStringLiteral("range"), QStringLiteral("name"),
          QStringLiteral("fit")}},
        {QStringLiteral("output"),
         {QStringLiteral("shape"), QStringLiteral("length"), QStringLiteral("name"), QStringLiteral("names"),
          QStringLiteral("normalise"), QStringLiteral("format"), QStringLiteral("score")}},
        {QStringLiteral("thresholds"),
         {QStringLiteral("face"), QStringLiteral("possible"), QStringLiteral("nms_iou"),
          QStringLiteral("suggest"), QStringLiteral("distance"), QStringLiteral("margin"),
          QStringLiteral("child_extra"), QStringLiteral("cohort"), QStringLiteral("group"),
          QStringLiteral("likeness")}},
        {QStringLiteral("alignment"),
         {QStringLiteral("method"), QStringLiteral("order"), QStringLiteral("template")}}};
    return fields;
}

QStringList unreadFields(const QJsonObject& card) {
    QStringList unread;
    const auto look = [&](const QString& part, const QJsonObject& object) {
        const QStringList known = knownFields().value(part);
        for (const QString& field : object.keys())
            if (!known.contains(field)) unread << (part.isEmpty() ? field : part + QLatin1Char('.') + field);
    };
    look({}, card);
    for (const QString& part : knownFields().keys())
        if (!part.isEmpty()) look(part, card.value(part).toObject());
    unread.sort();
    return unread;
}

/// What a card that comes with the program may leave out, and one of strangers may not.
Status checkCard(const ModelCard& card, const QJsonObject& json) {
    const auto lacks = [](const QString& what) {
        return fail(ErrorCode::Damaged, QStringLiteral("model card: %1").arg(what));
    };
    if (card.licence.trimmed().isEmpty())
        return lacks(QStringLiteral("there is no licence on it (\"licence\")"));
    if (card.provenance.trimmed().isEmpty())
        return lacks(QStringLiteral("it does not say where the model comes from (\"provenance\")"));
    const QJsonObject thresholds = json.value(QLatin1String("thresholds")).toObject();
    const bool embeds = card.kind == ModelKind::Embedder;
    if (embeds && !thresholds.contains(QLatin1String("suggest")) &&
        !thresholds.contains(QLatin1String("distance")))
        return lacks(QStringLiteral("it does not say from which likeness on a name is suggested "
                                    "(\"thresholds\": {\"suggest\": 0..1})"));
    if (!embeds && !thresholds.contains(QLatin1String("face")))
        return lacks(QStringLiteral("it does not say from which score on something is a face "
                                    "(\"thresholds\": {\"face\": 0..1})"));
    if (embeds && card.suggestThreshold <= 0)
        return lacks(QStringLiteral("with this threshold everybody would be suggested as everybody"));
    for (const QPointF& point : card.alignment)
        if (embeds && !QRectF(0, 0, 1, 1).contains(point))
            return lacks(QStringLiteral("a template point lies outside the chip: they are fractions of its "
                                        "side, 0..1"));
    const QJsonValue measured = json.value(QLatin1String("measured"));
    if (!measured.isUndefined() && !measured.isObject())
        return lacks(QStringLiteral("what was measured is not an object (\"measured\": {...})"));
    return {};
}

Result<QByteArray> readNetwork(const FilePath& file) {
    std::error_code trouble;
    const auto status = std::filesystem::status(file.toStd(), trouble);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
        return fail(
            ErrorCode::Disk,
            QStringLiteral("%1 is a folder, a pipe or a device, not a file").arg(file.fileNameDisplay()));
    auto bytes = readWhole(file, ModelRegistry::largestFile);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(file.fileNameDisplay()));
    if (!bytes && bytes.error().code == ErrorCode::TooLarge)
        return fail(ErrorCode::TooLarge, QStringLiteral("%1 is larger than a face model may be (%2 MB)")
                                             .arg(file.fileNameDisplay())
                                             .arg(ModelRegistry::largestFile >> 20));
    return bytes;
}

} // namespace

Result<FilePath> draftModelCard(const FilePath& file) {
    BK_ASSIGN(const QByteArray bytes, readNetwork(file));
    const FilePath target = file.parent().child(baseOf(file) + ".card.json");
    QString id = QString::fromUtf8(baseOf(file)).toLower();
    id.replace(QRegularExpression(QStringLiteral("[^a-z0-9._-]+")), QStringLiteral("-"));
    const QJsonArray name{QString::fromUtf8(file.fileName())};
    const QString quoted =
        QString::fromUtf8(QJsonDocument(name).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
    // In the order in which people read it, which Qt's objects do not keep.
    const QString draft =
        QString::fromLatin1(R"({
  "id": "%1",
  "kind": "embedder or detector",
  "file": %2,
  "sha256": "%3",
  "input": {"shape": [1, 3, 0, 0], "colour": "BGR", "range": [0, 255]},
  "output": {"shape": [1, 0]},
  "distance": "cosine",
  "thresholds": {"suggest": 0},
  "alignment": {"template": [[0.31557, 0.46157], [0.68262, 0.46157], [0.50026, 0.64051], [0.34947, 0.82470], [0.65344, 0.82470]]},
  "licence": "",
  "provenance": "",
  "measured": {}
}
)")
            .arg(id.left(64), quoted,
                 QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    BK_ASSIGN(AtomicFile card, AtomicFile::create(target));
    BK_TRY(card.write(draft.toUtf8()));
    if (const Status done = card.commitNew(); !done) {
        if (done.error().code != ErrorCode::Exists) return fail(done.error());
        return fail(ErrorCode::Exists,
                    QStringLiteral("there is a card already: %1").arg(target.fileNameDisplay()));
    }
    return target;
}

Result<ModelPack> readModelPack(const FilePath& file) {
    ModelPack pack;
    BK_ASSIGN(pack.bytes, readNetwork(file));
    const QByteArray sha256 = QCryptographicHash::hash(pack.bytes, QCryptographicHash::Sha256);
    BK_ASSIGN(pack.cardJson, cardBeside(file, sha256));
    BK_ASSIGN(pack.card, parseModelCard(pack.cardJson));
    if (pack.card.sha256 != sha256)
        return fail(ErrorCode::Damaged, QStringLiteral("%1 is not the file on the card of %2: its SHA-256 is "
                                                       "another one")
                                            .arg(file.fileNameDisplay(), pack.card.id));
    const QJsonObject json = QJsonDocument::fromJson(pack.cardJson).object();
    BK_TRY(checkCard(pack.card, json));
    pack.unread = unreadFields(json);
    return pack;
}

} // namespace bk
