#include "core/services/FaceRescan.h"

#include "core/faces/FaceMerge.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace bk {
namespace {

/// From this overlap on two boxes are of one face, by two detectors or by the eye.
constexpr double wellOverlapping = 0.35;
/// Less overlap where one box is the middle of the other: drawn around hair and chin, say. The box of a group
/// that somebody drew is no face's.
constexpr double mostlyWithin = 0.65;
constexpr double leastPart = 0.15;
constexpr double middle = 0.25;

double area(const QRectF& box) {
    return box.isValid() ? box.width() * box.height() : 0;
}

struct Pair {
    double overlap;
    qsizetype known;
    qsizetype found;
};

} // namespace

bool mayBeSameFace(const QRectF& known, const QRectF& found) {
    if (intersectionOverUnion(known, found) >= wellOverlapping) return true;
    const bool knownIsLarger = area(known) > area(found);
    const QRectF& large = knownIsLarger ? known : found;
    const QRectF& small = knownIsLarger ? found : known;
    if (area(small) < leastPart * area(large) || area(small & large) < mostlyWithin * area(small))
        return false;
    const QPointF apart = small.center() - large.center();
    return std::abs(apart.x()) <= middle * large.width() && std::abs(apart.y()) <= middle * large.height();
}

FaceRescan rescanned(const QList<Face>& known, const QSet<FaceId>& answered, const QList<Face>& found) {
    std::vector<Pair> pairs;
    for (qsizetype k = 0; k < known.size(); ++k)
        for (qsizetype f = 0; f < found.size(); ++f)
            if (mayBeSameFace(known[k].box, found[f].box))
                pairs.push_back({intersectionOverUnion(known[k].box, found[f].box), k, f});
    // The best first; among equals by place, so that the order in which faces come decides nothing.
    const auto rank = [&](const Pair& pair) {
        const QRectF& at = found[pair.found].box;
        return std::tuple(-pair.overlap, known[pair.known].id, at.x(), at.y(), at.width(), at.height());
    };
    std::sort(pairs.begin(), pairs.end(), [&](const Pair& a, const Pair& b) { return rank(a) < rank(b); });

    std::vector<bool> seen(static_cast<std::size_t>(known.size()), false);
    std::vector<bool> placed(static_cast<std::size_t>(found.size()), false);
    FaceRescan rescan;
    for (const Pair& pair : pairs) {
        const auto k = static_cast<std::size_t>(pair.known);
        const auto f = static_cast<std::size_t>(pair.found);
        if (seen[k] || placed[f]) continue;
        seen[k] = placed[f] = true;
        const Face& one = known[pair.known];
        if (answered.contains(one.id)) continue;
        Face face = found[pair.found];
        face.id = one.id;
        face.suggestion = one.suggestion;
        rescan.renewed << face;
    }
    for (qsizetype f = 0; f < found.size(); ++f)
        if (!placed[static_cast<std::size_t>(f)]) rescan.added << found[f];
    for (qsizetype k = 0; k < known.size(); ++k) {
        const Face& one = known[k];
        if (!seen[static_cast<std::size_t>(k)] && !answered.contains(one.id) &&
            one.state == FaceState::Unnamed)
            rescan.doubted << one.id;
    }
    return rescan;
}

} // namespace bk
