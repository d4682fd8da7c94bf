#pragma once

#include <QByteArray>

namespace bk::test {

/// A file with dlib's residual network for faces and random weights: of the same shape and cost as the one
/// that dlib offers, and of no use for telling people apart. The same bytes in every call.
QByteArray randomDlibNetwork();

} // namespace bk::test
