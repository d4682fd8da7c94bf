#include "core/faces/YunetDetector.h"

#include "core/faces/FaceMerge.h"
#include "core/faces/OnnxNetwork.h"
#include "core/faces/PixelView.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace bk {
namespace {

constexpr std::array strides = {8, 16, 32};
/// Of a box that reaches beyond the picture at least this share must lie within.
constexpr double leastVisible = 0.3;
/// Below this many pixels there is nothing in a picture that could be a face.
constexpr int leastSide = 8;

/// One stride's outputs, one row per cell of 1, 1, 4 and 10 numbers.
struct Level {
    int stride = 0;
    int rows = 0;
    int columns = 0;
    const float* cls = nullptr;
    const float* obj = nullptr;
    const float* bbox = nullptr;
    const float* kps = nullptr;
};

/// SCALE: pixels of the picture per pixel of the input.
DetectedFace faceAt(const Level& level, int row, int column, double score, double scale) {
    const int cell = row * level.columns + column;
    const float* bbox = level.bbox + 4 * cell;
    const float* kps = level.kps + 10 * cell;
    const double unit = level.stride * scale;
    const double width = std::exp(double(bbox[2])) * unit;
    const double height = std::exp(double(bbox[3])) * unit;
    DetectedFace face;
    face.score = score;
    face.box = QRectF((column + double(bbox[0])) * unit - width / 2,
                      (row + double(bbox[1])) * unit - height / 2, width, height);
    Landmarks points;
    for (size_t i = 0; i < points.size(); ++i)
        points[i] = QPointF((column + double(kps[2 * i])) * unit, (row + double(kps[2 * i + 1])) * unit);
    face.landmarks = points;
    return face;
}

bool isFinite(const DetectedFace& face) {
    bool finite = std::isfinite(face.box.x()) && std::isfinite(face.box.y()) &&
                  std::isfinite(face.box.width()) && std::isfinite(face.box.height());
    for (const QPointF& point : face.landmarks.value_or(Landmarks()))
        finite = finite && std::isfinite(point.x()) && std::isfinite(point.y());
    return finite;
}

/// SIZE rounded up to what the coarsest stride divides, at most SIDE.
QSize wholeCells(const QSize& size, int side) {
    const auto up = [side](int length) {
        return std::min(side, (length + strides.back() - 1) / strides.back() * strides.back());
    };
    return QSize(up(size.width()), up(size.height()));
}

/// IMAGE at the size FITTED in the top left corner of a picture of SIZE, beside it black.
cv::Mat letterboxed(const QImage& image, const QSize& fitted, const QSize& size) {
    const QImage pixels = asBgrx(image);
    cv::Mat small;
    cv::resize(pixelsOf(pixels), small, cv::Size(fitted.width(), fitted.height()), 0, 0,
               image.width() > fitted.width() ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::Mat input(size.height(), size.width(), CV_8UC3, cv::Scalar::all(0));
    cv::Mat corner = input(cv::Rect(0, 0, fitted.width(), fitted.height()));
    cv::cvtColor(small, corner, cv::COLOR_BGRA2BGR);
    return input;
}

/// The outputs of the stride INDEX for a picture of SIZE; none when they are of other sizes.
std::optional<Level> levelOf(const std::vector<std::span<const float>>& outputs, size_t index,
                             const QSize& size) {
    Level level{strides[index], size.height() / strides[index], size.width() / strides[index]};
    const auto cells = size_t(level.rows) * size_t(level.columns);
    constexpr std::array<size_t, 4> numbers = {1, 1, 4, 10};
    const std::array parts = {&level.cls, &level.obj, &level.bbox, &level.kps};
    for (size_t i = 0; i < parts.size(); ++i) {
        const auto& output = outputs.at(i * strides.size() + index);
        if (output.size() != cells * numbers[i]) return std::nullopt;
        *parts[i] = output.data();
    }
    return level;
}

} // namespace

YunetDetector::YunetDetector(const ModelCard& card, std::unique_ptr<OnnxNetwork> network)
    : m_card(card), m_network(std::move(network)) {}

YunetDetector::~YunetDetector() = default;

Result<std::unique_ptr<FaceDetector>> YunetDetector::fromOnnx(const ModelCard& card,
                                                              const QByteArray& bytes) {
    std::vector<std::string> names;
    for (const char* part : {"cls_", "obj_", "bbox_", "kps_"})
        for (const int stride : strides)
            names.push_back(part + std::to_string(stride));
    // Built for its square alone it fails at any other size. A run that failed may leave the network half
    // changed, so it is read again.
    for (const bool anySize : {true, false}) {
        const QSize size =
            anySize ? wholeCells(QSize(160, 96), card.inputSide) : QSize(card.inputSide, card.inputSide);
        auto network = OnnxNetwork::fromBytes(bytes, {names, {size}});
        if (!network)
            return fail(ErrorCode::Damaged, QStringLiteral("face model %1 is no network that can be run (%2)")
                                                .arg(card.id, network.error().context));
        std::unique_ptr<YunetDetector> detector(new YunetDetector(card, std::move(*network)));
        const Status works = detector->probe(anySize);
        if (works) return detector;
        if (!anySize) return fail(ErrorCode::Damaged, works.error().context);
    }
    return fail(ErrorCode::Internal, card.id);
}

Status YunetDetector::probe(bool anySize) {
    m_anySize = anySize;
    QImage picture(m_card.inputSide, m_card.inputSide / 2, QImage::Format_RGB32);
    picture.fill(Qt::black);
    BK_TRY(detect(picture));
    return {};
}

Result<QList<DetectedFace>> YunetDetector::detect(const QImage& image) {
    const int longEdge = std::max(image.width(), image.height());
    if (std::min(image.width(), image.height()) < leastSide) return QList<DetectedFace>();

    const int side = m_card.inputSide;
    // Small pictures stay as they are: enlarged ones gain no detail, only false faces.
    const double scale = std::max(1.0, double(longEdge) / side);
    const QSize fitted(std::clamp(int(std::lround(image.width() / scale)), 1, side),
                       std::clamp(int(std::lround(image.height() / scale)), 1, side));
    const QSize size = m_anySize ? wholeCells(fitted, side) : QSize(side, side);
    const auto amiss = [this](const QString& why) {
        return fail(ErrorCode::Internal,
                    QStringLiteral("face model %1 does not work as its card says (%2)").arg(m_card.id, why));
    };
    cv::Mat input;
    try {
        input = letterboxed(image, fitted, size);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, QString::fromUtf8(error.what()).simplified());
    }
    const auto outputs = m_network->run(input.data, size);
    if (!outputs) return amiss(outputs.error().context);

    QList<DetectedFace> found;
    for (size_t i = 0; i < strides.size(); ++i) {
        const auto level = levelOf(*outputs, i, size);
        if (!level) return amiss(QStringLiteral("its outputs have other sizes"));
        for (int row = 0; row < level->rows; ++row) {
            for (int column = 0; column < level->columns; ++column) {
                const int cell = row * level->columns + column;
                const double product = std::clamp(double(level->cls[cell]), 0.0, 1.0) *
                                       std::clamp(double(level->obj[cell]), 0.0, 1.0);
                const double score = std::sqrt(product);
                if (!(score >= m_card.possibleThreshold)) continue;
                found.append(faceAt(*level, row, column, score, scale));
                if (!isFinite(found.last())) return amiss(QStringLiteral("it gives what are no numbers"));
            }
        }
    }

    const QRectF frame(image.rect());
    QList<DetectedFace> kept;
    for (DetectedFace& face : suppressOverlaps(std::move(found), m_card.nmsIou)) {
        const QRectF visible = face.box & frame;
        if (visible.width() * visible.height() < leastVisible * face.box.width() * face.box.height())
            continue;
        face.box = visible;
        face.possible = face.score < m_card.faceThreshold;
        kept.append(face);
    }
    return kept;
}

} // namespace bk
