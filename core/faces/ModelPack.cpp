#include "core/faces/ModelPack.h"

#include "core/base/AtomicFile.h"
#include "core/faces/ModelRegistry.h"

#include <QCryptographicHash>

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

Result<QByteArray> cardBeside(const FilePath& file, const QByteArray& sha256) {
    const QByteArray name = file.fileName();
    const qsizetype dot = name.lastIndexOf('.');
    const QByteArray own = (dot > 0 ? name.left(dot) : name) + ".card.json";
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

} // namespace

Result<ModelPack> readModelPack(const FilePath& file) {
    ModelPack pack;
    BK_ASSIGN(pack.bytes, readWhole(file, ModelRegistry::largestFile));
    const QByteArray sha256 = QCryptographicHash::hash(pack.bytes, QCryptographicHash::Sha256);
    BK_ASSIGN(pack.cardJson, cardBeside(file, sha256));
    BK_ASSIGN(pack.card, parseModelCard(pack.cardJson));
    if (pack.card.sha256 != sha256)
        return fail(ErrorCode::Damaged, QStringLiteral("%1 is not the file on the card of %2: its SHA-256 is "
                                                       "another one")
                                            .arg(file.fileNameDisplay(), pack.card.id));
    return pack;
}

} // namespace bk
