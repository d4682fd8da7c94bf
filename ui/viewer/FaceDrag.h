#pragma once

#include "core/base/Id.h"

#include <QMimeData>

#include <memory>

namespace bk::ui {

inline const QString faceMime = QStringLiteral("application/x-beeldkluis-face");

/// FACE to be dragged onto a person. The id alone, and nothing of it leaves the program that means anything
/// elsewhere.
inline std::unique_ptr<QMimeData> faceToDrag(const FaceId& face) {
    auto data = std::make_unique<QMimeData>();
    data->setData(faceMime, face.toBytes());
    return data;
}

/// Null: something else is dragged.
inline FaceId draggedFace(const QMimeData* data) {
    return data != nullptr && data->hasFormat(faceMime) ? FaceId::fromBytes(data->data(faceMime)) : FaceId();
}

} // namespace bk::ui
