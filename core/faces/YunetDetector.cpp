#include "core/faces/YunetDetector.h"

#include "core/faces/FaceMerge.h"
#include "core/faces/PixelView.h"

#include <opencv2/dnn.hpp>
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
cv::Size wholeCells(const cv::Size& size, int side) {
    const auto up = [side](int length) {
        return std::min(side, (length + strides.back() - 1) / strides.back() * strides.back());
    };
    return cv::Size(up(size.width), up(size.height));
}

} // namespace

struct YunetDetector::Network {
    cv::dnn::Net net;
    std::vector<cv::String> names;
    /// Whether other input sizes than the card's square work, so that small and narrow pictures cost less.
    bool anySize = false;
    cv::Mat blob;
    std::vector<cv::Mat> outputs;
};

YunetDetector::YunetDetector(const ModelCard& card, std::unique_ptr<Network> network)
    : m_card(card), m_network(std::move(network)) {}

YunetDetector::~YunetDetector() = default;

Result<std::unique_ptr<FaceDetector>> YunetDetector::fromOnnx(const ModelCard& card,
                                                              const QByteArray& bytes) {
    auto network = std::make_unique<Network>();
    for (const char* part : {"cls_", "obj_", "bbox_", "kps_"})
        for (const int stride : strides)
            network->names.push_back(part + std::to_string(stride));
    try {
        network->net = cv::dnn::readNetFromONNX(bytes.constData(), static_cast<size_t>(bytes.size()));
        network->net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        network->net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Damaged, QStringLiteral("model %1 is no network that can be run (%2)")
                                            .arg(card.id, QString::fromUtf8(error.what()).simplified()));
    }
    std::unique_ptr<YunetDetector> detector(new YunetDetector(card, std::move(network)));
    if (detector->probe(true)) return detector;
    // Built for its square alone. A run that failed may leave the network half changed, so it is read again.
    try {
        detector->m_network->net =
            cv::dnn::readNetFromONNX(bytes.constData(), static_cast<size_t>(bytes.size()));
    } catch (const std::exception& error) {
        return fail(ErrorCode::Damaged, QString::fromUtf8(error.what()));
    }
    if (const Status square = detector->probe(false); !square)
        return fail(ErrorCode::Damaged, square.error().context);
    return detector;
}

Status YunetDetector::probe(bool anySize) {
    m_network->anySize = anySize;
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
    const cv::Size fitted(std::clamp(int(std::lround(image.width() / scale)), 1, side),
                          std::clamp(int(std::lround(image.height() / scale)), 1, side));
    QList<DetectedFace> found;
    try {
        const QImage pixels = asBgrx(image);
        cv::Mat small;
        cv::resize(pixelsOf(pixels), small, fitted, 0, 0,
                   longEdge > side ? cv::INTER_AREA : cv::INTER_LINEAR);
        cv::Mat input(m_network->anySize ? wholeCells(fitted, side) : cv::Size(side, side), CV_8UC3,
                      cv::Scalar::all(0));
        cv::Mat corner = input(cv::Rect(cv::Point(), fitted));
        cv::cvtColor(small, corner, cv::COLOR_BGRA2BGR);
        cv::dnn::blobFromImage(input, m_network->blob);
        m_network->net.setInput(m_network->blob);
        m_network->net.forward(m_network->outputs, m_network->names);

        for (size_t i = 0; i < strides.size(); ++i) {
            const int rows = input.rows / strides[i];
            const int columns = input.cols / strides[i];
            const auto output = [&](size_t part, size_t numbers) {
                const cv::Mat& mat = m_network->outputs.at(part * strides.size() + i);
                CV_Assert(mat.type() == CV_32F && mat.isContinuous() &&
                          mat.total() == size_t(rows) * size_t(columns) * numbers);
                return mat.ptr<float>();
            };
            const Level level{strides[i],   rows,         columns,      output(0, 1),
                              output(1, 1), output(2, 4), output(3, 10)};
            for (int row = 0; row < rows; ++row) {
                for (int column = 0; column < columns; ++column) {
                    const int cell = row * columns + column;
                    const double product = std::clamp(double(level.cls[cell]), 0.0, 1.0) *
                                           std::clamp(double(level.obj[cell]), 0.0, 1.0);
                    const double score = std::sqrt(product);
                    if (!(score >= m_card.possibleThreshold)) continue;
                    found.append(faceAt(level, row, column, score, scale));
                    CV_Assert(isFinite(found.last()));
                }
            }
        }
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, QStringLiteral("model %1 does not work as its card says (%2)")
                                             .arg(m_card.id, QString::fromUtf8(error.what()).simplified()));
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
