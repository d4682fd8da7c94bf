#pragma once

#include "core/base/Result.h"
#include "core/faces/FaceTypes.h"
#include "core/faces/ModelCard.h"

#include <QImage>
#include <QList>

#include <functional>
#include <memory>

namespace bk {

/// Finds faces. One object per thread: the network inside is not shared. How many cores one network may use
/// is OpenCV's process-wide cv::setNumThreads and is left to the program: a scan sets it to 1 and runs one
/// finder per core.
class FaceDetector {
public:
    virtual ~FaceDetector() = default;
    virtual const ModelCard& card() const = 0;
    /// All detections with a score of at least the card's `possible` threshold after non-maximum suppression,
    /// best first, in pixels of IMAGE (any size; it is letterboxed inside).
    virtual Result<QList<DetectedFace>> detect(const QImage& image) = 0;
};

/// Turns aligned chips into numbers. One object per thread.
class FaceEmbedder {
public:
    virtual ~FaceEmbedder() = default;
    virtual const ModelCard& card() const = 0;
    /// One unit vector per chip; chips are square at the card's input side (see alignFace).
    virtual Result<QList<Embedding>> embed(const QList<QImage>& chips) = 0;
};

/// The vector that stands for each face: of the chip and of its mirror image, added and brought back to unit
/// length. The only way faces are embedded, so that all vectors of a model compare. Costs two runs of the
/// network per face.
Result<QList<Embedding>> embedFaces(FaceEmbedder& embedder, const QList<QImage>& chips);

/// Upright chip of SIDE x SIDE pixels by the similarity transform that best fits the landmarks onto TEMPLATE
/// (fractions of the side) in the least-squares sense (Umeyama, IEEE TPAMI 13(4), 1991). Null image when the
/// landmarks coincide.
QImage alignFace(const QImage& image, const Landmarks& landmarks, const Landmarks& templateFractions,
                 int side);

/// Fitness for recognition, 0..1: from box size (pixels at hand), sharpness of the chip, pose by the
/// landmarks' symmetry, and the detector's score. `goodQuality` and above may become a faceprint.
double faceQuality(const QImage& chip, const DetectedFace& face);
inline constexpr double goodQuality = 0.35;

/// Landmarks for a box drawn by hand: the detector run on an enlarged cut-out. None when it sees no face
/// there; its error when it fails.
Result<std::optional<Landmarks>> findLandmarks(FaceDetector& detector, const QImage& image,
                                               const QRectF& box);

struct TileFaces;

/// Everything that finds faces on one photo: the detector at 640 on the whole picture; again at half that
/// scale when there are large faces (there it errs less); a second pass at 1152 (two by two tiles of 640 that
/// overlap by a fifth) when the first found many or small faces or none, around the small ones alone as long
/// as none of them is sure; the results merged; and dlib's HOG finder as a second opinion, most carefully
/// where no face was found (what only it sees is `possible`). Where still nothing is, a dark, pale or flat
/// picture is looked at with its levels drawn apart: what is seen so is `possible` too. Missing a face is the
/// dangerous error.
class FaceFinder {
public:
    explicit FaceFinder(std::unique_ptr<FaceDetector> detector);
    ~FaceFinder();
    const ModelCard& card() const;
    FaceDetector& detector() { return *m_detector; }
    /// An error when one of those that look could not, whatever the others saw.
    Result<QList<DetectedFace>> find(const QImage& preview);

private:
    struct SecondOpinion;
    /// What the network sees in VIEW, a photo at another size, in pixels of the photo of SIZE.
    Result<QList<DetectedFace>> look(const QImage& view, const QSize& size);
    /// FACES of the whole picture, the large uncertain ones trusted as far as half the scale shows them too,
    /// and the large ones seen there. Doubles are left in: the merging takes the better of each place.
    Result<QList<DetectedFace>> confirmLarge(const QImage& view, const QSize& size,
                                             const QList<DetectedFace>& faces, double inputScale);
    /// Tiles of IMAGE: those around the DOUBTFUL faces, and the others only when one of these shows one that
    /// ISSMALL for sure. All of them where there are no doubtful ones.
    Result<QList<TileFaces>> lookCloser(const QImage& image, const QList<DetectedFace>& doubtful,
                                        const std::function<bool(const DetectedFace&)>& isSmall);
    Result<QList<DetectedFace>> lookAgain(const QImage& view, const QSize& size);
    /// Pixels of the network's input per pixel of a picture of SIZE in the closer look.
    double closerScale(const QSize& size) const;

    std::unique_ptr<FaceDetector> m_detector;
    std::unique_ptr<SecondOpinion> m_second;
};

} // namespace bk
