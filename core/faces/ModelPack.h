#pragma once

#include "core/base/FilePath.h"
#include "core/faces/ModelCard.h"

namespace bk {

/// A face model as it comes from elsewhere: its network and the card that tells about it.
struct ModelPack {
    ModelCard card;
    QByteArray cardJson;
    QByteArray bytes; ///< of the network; its hash is the one on the card
    /// What the card says that nobody here reads, such as "thresholds.sugest": perhaps misspelt.
    QStringList unread;
};

/// The model in FILE, its card beside it: FILE's name with .card.json instead of its ending, or card.json in
/// the same folder. dlib_face_recognition_resnet_model_v1.dat is known without one. NotFound: no such file,
/// or no card beside it (with what a card needs); Disk, also for a folder, a pipe or the like; TooLarge;
/// Damaged: the card does not hold, is of another file, or lacks what a card of others must have: a licence,
/// where it comes from, and thresholds, for which those of the built-in models are no guess.
Result<ModelPack> readModelPack(const FilePath& file);

/// Writes a card for FILE beside it, NAME.card.json, with what its bytes tell without being understood (name
/// and hash) and the words for all else, to be filled in; where it is. Exists: there is one. Else as above.
Result<FilePath> draftModelCard(const FilePath& file);

} // namespace bk
