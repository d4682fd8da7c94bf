#pragma once

#include "core/services/ModelService.h"

#include <QStringList>

namespace bk::ui {

/// "Finds faces" / "Compares faces".
QString wordsFor(ModelKind kind);
/// What goes in and comes out, in a sentence.
QString inputAndOutput(const ModelCard& card);
/// How well it did where it was measured: a sentence in words, then one line per set of data with its
/// figures. Says so where nothing came with the model.
QStringList measuredLines(const ModelCard& card);
/// What a change to CARD means before it is done. FACEPRINTS: how many there are now; PHOTOS: how many the
/// next search for faces looks at.
QString meaningOfChange(const ModelCard& card, int faceprints, qint64 photos);
/// Why a model could not be installed, chosen or removed.
QString sentenceForModel(const Error& error);

} // namespace bk::ui
