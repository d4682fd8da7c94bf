#include "core/faces/FaceLooks.h"

#include "core/faces/UnitLength.h"

namespace bk {
namespace {

/// ALONE, the vectors of CHIPS by themselves, with their mirror images.
Result<QList<Embedding>> withMirrorImages(FaceEmbedder& embedder, const QList<QImage>& chips,
                                          QList<Embedding> alone) {
    QList<QImage> mirrored;
    mirrored.reserve(chips.size());
    for (const QImage& chip : chips)
        mirrored.append(chip.mirrored(true, false));
    BK_ASSIGN(const QList<Embedding> others, embedder.embed(mirrored));
    for (qsizetype i = 0; i < alone.size(); ++i) {
        Embedding sum = alone.at(i);
        for (size_t k = 0; k < sum.size(); ++k)
            sum[k] += others.at(i)[k];
        // Opposite directions cancel out; then the chip itself is all there is.
        if (toUnitLength(sum)) alone[i] = std::move(sum);
    }
    return alone;
}

} // namespace

Result<QList<Embedding>> embedFaces(FaceEmbedder& embedder, const QList<QImage>& chips) {
    BK_ASSIGN(QList<Embedding> alone, embedder.embed(chips));
    return withMirrorImages(embedder, chips, std::move(alone));
}

Result<QList<Embedding>>
embedPromising(FaceEmbedder& embedder, const QList<QImage>& chips,
               const std::function<bool(qsizetype index, const Embedding& alone)>& isPromising) {
    QList<qsizetype> places;
    QList<QImage> there;
    for (qsizetype i = 0; i < chips.size(); ++i) {
        if (chips.at(i).isNull()) continue;
        places << i;
        there << chips.at(i);
    }
    BK_ASSIGN(const QList<Embedding> alone, embedder.embed(there));
    QList<qsizetype> promising;
    QList<QImage> again;
    QList<Embedding> first;
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (!isPromising(places.at(i), alone.at(i))) continue;
        promising << places.at(i);
        again << there.at(i);
        first << alone.at(i);
    }
    BK_ASSIGN(const QList<Embedding> both, withMirrorImages(embedder, again, std::move(first)));
    QList<Embedding> vectors(chips.size());
    for (qsizetype i = 0; i < promising.size(); ++i)
        vectors[promising.at(i)] = both.at(i);
    return vectors;
}

} // namespace bk
