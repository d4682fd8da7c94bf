#pragma once

#include "core/faces/FaceEngine.h"

#include <QString>

#include <memory>
#include <optional>

namespace bk::bench {

/// What a card says otherwise, for trying.
struct CardChanges {
    std::optional<int> side;
    std::optional<double> threshold;
    std::optional<double> margin;
    std::optional<double> cohort; ///< weight
};

/// The model in PLACE: a folder with a card.json and the file that the card names, or a network's file alone,
/// which is then taken to be like the built-in model but for CHANGES; empty: the built-in one. Damaged when
/// the file is not the one on its card.
Result<std::unique_ptr<FaceDetector>> detectorIn(const QString& place);
Result<std::unique_ptr<FaceEmbedder>> embedderIn(const QString& place, const CardChanges& changes);

} // namespace bk::bench
