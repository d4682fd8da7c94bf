#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/db/Connection.h"

#include <QByteArray>

namespace bk {

/// Thumbnails and previews as JPEG bytes, in previews.db. On the thread of its connection.
class PreviewStore {
public:
    explicit PreviewStore(Connection& previews) : m_previews(previews) {}

    Status insert(const PhotoId& photo, const QByteArray& thumbnail, const QByteArray& preview);
    /// NotFound.
    Result<QByteArray> thumbnail(const PhotoId& photo);
    Result<QByteArray> preview(const PhotoId& photo);

private:
    Result<QByteArray> jpeg(const QByteArray& sql, const PhotoId& photo);
    Connection& m_previews;
};

} // namespace bk
