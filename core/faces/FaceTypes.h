#pragma once

#include "core/model/Face.h"

#include <QRectF>

#include <memory>
#include <vector>

#include <strings.h>

namespace bk {

/// A face as a finder saw it, in pixels of the image that was looked at.
struct DetectedFace {
    QRectF box;
    std::optional<Landmarks> landmarks; ///< none when only the HOG finder saw it
    double score = 0;                   ///< 0..1
    bool possible = false;              ///< below the face threshold, or seen by the second finder alone
};

/// For memory that is overwritten before it is given back.
template <class T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <class U>
    WipingAllocator(const WipingAllocator<U>&) {}

    T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T* first, std::size_t count) {
        ::explicit_bzero(first, count * sizeof(T));
        std::allocator<T>().deallocate(first, count);
    }
    bool operator==(const WipingAllocator&) const { return true; }
};

/// Numbers of faces: biometric data, not left behind in freed memory.
using FaceNumbers = std::vector<float, WipingAllocator<float>>;
/// Unit length (L2).
using Embedding = FaceNumbers;

} // namespace bk
