#pragma once

#include "core/faces/ModelCard.h"

#include <QByteArray>
#include <QList>

namespace bk {

/// The shape of what the network in ONNX says it takes: of its first input that is no weight; 0 where the
/// size is left open. Empty where it says nothing that can be read.
QList<qint64> declaredInput(const QByteArray& onnx);

/// Whether that is what CARD says, as far as it is fixed. Damaged, with a sentence.
Status checkDeclaredInput(const ModelCard& card, const QByteArray& onnx);

} // namespace bk
