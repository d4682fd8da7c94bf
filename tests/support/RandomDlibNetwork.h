#pragma once

#include "core/faces/FaceTypes.h"

#include <QByteArray>
#include <QImage>
#include <QList>

namespace bk::test {

/// A file with dlib's residual network for faces and random weights: of the same shape and cost as the one
/// that dlib offers, and of no use for telling people apart. The same bytes in every call.
QByteArray randomDlibNetwork();
/// The same with weights in its last layer that are no numbers.
QByteArray dlibNetworkWithoutNumbers();
/// A file of dlib's with another network, which takes and gives the same.
QByteArray otherDlibNetwork();
/// What dlib itself makes of CHIPS with such a network, brought to unit length.
QList<Embedding> askDlibNetwork(const QByteArray& network, const QList<QImage>& chips);

} // namespace bk::test
