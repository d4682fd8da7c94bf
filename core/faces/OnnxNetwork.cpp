#include "core/faces/OnnxNetwork.h"

#include "core/faces/FaceTypes.h"
#include "core/faces/OneDnnPlan.h"

#include <opencv2/dnn.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <list>
#include <random>

namespace bk {
namespace {

using Outputs = std::vector<std::span<const float>>;
using Pixels = std::vector<unsigned char>;

/// Of the largest number of an output; both engines round in the last bits of 24, thousands of times.
constexpr float rounding = 1e-4f;

std::atomic<bool> openCvAlone = false;

Pixels noise(const QSize& size) {
    std::mt19937 random(20261127);
    Pixels pixels(std::size_t(size.width()) * std::size_t(size.height()) * 3);
    std::generate(pixels.begin(), pixels.end(), [&] { return static_cast<unsigned char>(random() >> 24); });
    return pixels;
}

bool sameNumbers(const Outputs& ours, const Outputs& theirs) {
    if (ours.size() != theirs.size()) return false;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (ours[i].size() != theirs[i].size()) return false;
        float largest = 0;
        for (const float number : theirs[i])
            largest = std::max(largest, std::abs(number));
        for (std::size_t k = 0; k < ours[i].size(); ++k)
            if (!(std::abs(ours[i][k] - theirs[i][k]) <= rounding * largest)) return false;
    }
    return true;
}

} // namespace

class OnnxNetwork::OpenCvRunner {
public:
    OpenCvRunner(const QByteArray& bytes, const std::vector<std::string>& outputs)
        : m_net(cv::dnn::readNetFromONNX(bytes.constData(), static_cast<std::size_t>(bytes.size())))
        , m_names(outputs.begin(), outputs.end()) {
        m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        m_net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
    }

    Outputs run(const unsigned char* pixels, const QSize& size) {
        const cv::Mat picture(size.height(), size.width(), CV_8UC3, const_cast<unsigned char*>(pixels));
        m_isClean = false;
        cv::dnn::blobFromImage(picture, m_blob);
        forward();
        Outputs outputs;
        for (const cv::Mat& output : m_outputs) {
            CV_Assert(output.type() == CV_32F && output.isContinuous());
            outputs.emplace_back(output.ptr<float>(), output.total());
        }
        return outputs;
    }

    void wipe() {
        if (m_isClean) return;
        // What is between the layers is the network's own and is kept: a black picture goes over it.
        if (!m_blob.empty()) m_blob.setTo(0);
        try {
            forward();
        } catch (const std::exception&) {
            // It fails at this size, as it did before.
        }
        for (cv::Mat& output : m_outputs)
            output.setTo(0);
        m_isClean = true;
    }

private:
    void forward() {
        m_net.setInput(m_blob);
        if (m_names.empty())
            m_outputs = {m_net.forward()};
        else
            m_net.forward(m_outputs, m_names);
    }

    bool m_isClean = true; ///< nothing was run since it was wiped
    cv::dnn::Net m_net;
    std::vector<cv::String> m_names;
    cv::Mat m_blob;
    std::vector<cv::Mat> m_outputs;
};

class OnnxNetwork::OneDnnRunner {
public:
    OneDnnRunner(const QByteArray& bytes, const std::vector<std::string>& outputs)
        : m_graph(OnnxGraph::read(bytes)), m_outputs(outputs.empty() ? m_graph.outputs : outputs) {
        if (outputs.empty() && m_outputs.size() != 1) throw NotUnderstood("several outputs");
    }

    Outputs run(const unsigned char* pixels, const QSize& size) {
        OneDnnPlan& plan = planFor(size);
        // Before each run: the last time there may have been no memory for it.
        if (const std::size_t needed = plan.workspace() + alignment; m_workspace.size() < needed) {
            m_workspace.clear();
            m_workspace.shrink_to_fit();
            m_workspace.resize(needed);
        }
        void* first = m_workspace.data();
        std::size_t room = m_workspace.size();
        if (!std::align(alignment, plan.workspace(), first, room)) throw std::bad_alloc();
        return plan.run(pixels, static_cast<std::byte*>(first));
    }

    void wipe() { std::fill(m_workspace.begin(), m_workspace.end(), std::byte(0)); }

private:
    /// One photo takes up to four sizes, and most photos of a collection have the same.
    static constexpr std::size_t mostPlans = 12;
    static constexpr std::size_t alignment = 64;

    struct Planned {
        QSize size;
        std::unique_ptr<OneDnnPlan> plan;
    };

    OneDnnPlan& planFor(const QSize& size) {
        const auto known = std::find_if(m_plans.begin(), m_plans.end(),
                                        [&](const Planned& planned) { return planned.size == size; });
        if (known != m_plans.end()) {
            m_plans.splice(m_plans.begin(), m_plans, known);
            return *m_plans.front().plan;
        }
        if (m_plans.size() >= mostPlans) m_plans.pop_back();
        m_plans.push_front({size, std::make_unique<OneDnnPlan>(m_graph, m_outputs, size)});
        return *m_plans.front().plan;
    }

    OnnxGraph m_graph;
    std::vector<std::string> m_outputs;
    std::list<Planned> m_plans; ///< the last used first
    std::vector<std::byte, WipingAllocator<std::byte>> m_workspace;
};

OnnxNetwork::OnnxNetwork() = default;
OnnxNetwork::~OnnxNetwork() = default;

Result<std::unique_ptr<OnnxNetwork>> OnnxNetwork::fromBytes(const QByteArray& bytes, const Use& use) {
    std::unique_ptr<OnnxNetwork> network(new OnnxNetwork);
    try {
        network->m_openCv = std::make_unique<OpenCvRunner>(bytes, use.outputs);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Damaged, QString::fromUtf8(error.what()).simplified());
    }
    if (use.allowed == Engine::OpenCv || openCvAlone) return network;
    try {
        auto oneDnn = std::make_unique<OneDnnRunner>(bytes, use.outputs);
        if (OnnxNetwork::agree(*oneDnn, *network->m_openCv, use)) {
            network->m_oneDnn = std::move(oneDnn);
            network->m_openCv.reset();
            return network;
        }
    } catch (const std::exception&) {
        // Not understood, not on this processor, or not at this size.
    }
    // A run that failed may leave OpenCV's network half changed, so it is read again.
    Use other = use;
    other.allowed = Engine::OpenCv;
    return fromBytes(bytes, other);
}

void OnnxNetwork::leaveAllToOpenCv() {
    openCvAlone = true;
}

bool OnnxNetwork::agree(OneDnnRunner& ours, OpenCvRunner& theirs, const Use& use) {
    for (const QSize& size : use.sizes) {
        const Pixels picture = noise(size);
        if (!sameNumbers(ours.run(picture.data(), size), theirs.run(picture.data(), size))) return false;
    }
    return true;
}

OnnxNetwork::Engine OnnxNetwork::engine() const {
    return m_oneDnn ? Engine::OneDnn : Engine::OpenCv;
}

Result<std::vector<std::span<const float>>> OnnxNetwork::run(const unsigned char* pixels, const QSize& size) {
    try {
        return m_oneDnn ? m_oneDnn->run(pixels, size) : m_openCv->run(pixels, size);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, QString::fromUtf8(error.what()).simplified());
    }
}

void OnnxNetwork::wipe() {
    if (m_oneDnn)
        m_oneDnn->wipe();
    else
        m_openCv->wipe();
}

} // namespace bk
