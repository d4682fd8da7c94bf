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

/// One stride's outputs, all of them CELLS rows of 1, 1, 4 and 10 numbers.
struct Level {
    int stride = 0;
    int cells = 0; ///< per row of the input
    const float* cls = nullptr;
    const float* obj = nullptr;
    const float* bbox = nullptr;
    const float* kps = nullptr;
};

/// SCALE: pixels of the picture per pixel of the input.
DetectedFace faceAt(const Level& level, int row, int column, double score, double scale) {
    const int cell = row * level.cells + column;
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

} // namespace

struct YunetDetector::Network {
    cv::dnn::Net net;
    std::vector<cv::String> names;
    cv::Mat input; ///< side x side, BGR; kept to be filled again
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
        network->input = cv::Mat::zeros(card.inputSide, card.inputSide, CV_8UC3);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Damaged,
                    QStringLiteral("model %1: %2").arg(card.id, QString::fromUtf8(error.what())));
    }
    std::unique_ptr<FaceDetector> detector(new YunetDetector(card, std::move(network)));
    // One run tells a network of another format before anybody relies on it.
    QImage probe(card.inputSide, card.inputSide, QImage::Format_RGB32);
    probe.fill(Qt::black);
    if (auto run = detector->detect(probe); !run) return fail(ErrorCode::Damaged, run.error().context);
    return detector;
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
        m_network->input.setTo(cv::Scalar::all(0));
        cv::Mat corner = m_network->input(cv::Rect(cv::Point(), fitted));
        cv::cvtColor(small, corner, cv::COLOR_BGRA2BGR);
        cv::dnn::blobFromImage(m_network->input, m_network->blob);
        m_network->net.setInput(m_network->blob);
        m_network->net.forward(m_network->outputs, m_network->names);

        for (size_t i = 0; i < strides.size(); ++i) {
            const int cells = side / strides[i];
            const auto output = [&](size_t part, size_t numbers) {
                const cv::Mat& mat = m_network->outputs.at(part * strides.size() + i);
                CV_Assert(mat.type() == CV_32F && mat.isContinuous() &&
                          mat.total() == size_t(cells) * size_t(cells) * numbers);
                return mat.ptr<float>();
            };
            const Level level{strides[i], cells, output(0, 1), output(1, 1), output(2, 4), output(3, 10)};
            for (int row = 0; row < cells; ++row) {
                for (int column = 0; column < cells; ++column) {
                    const int cell = row * cells + column;
                    const double product = std::clamp(double(level.cls[cell]), 0.0, 1.0) *
                                           std::clamp(double(level.obj[cell]), 0.0, 1.0);
                    const double score = std::sqrt(product);
                    if (score >= m_card.possibleThreshold)
                        found.append(faceAt(level, row, column, score, scale));
                }
            }
        }
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal,
                    QStringLiteral("model %1: %2").arg(m_card.id, QString::fromUtf8(error.what())));
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
