#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QSize>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bk {

/// A network in the format ONNX that takes a picture (1 x 3 x height x width, blue, green and red of 0..255)
/// and gives numbers. Two engines run it: oneDNN where its graph is understood in every part, which takes
/// from a third to half of the time; OpenCV's dnn otherwise. When it is loaded both are asked about noise,
/// and where they differ by more than rounding OpenCV's word counts: a network that nobody here has seen
/// gives the numbers that its makers expect, or none. So faceprints of the one engine compare with those of
/// the other. One object per thread; it works on that thread alone (see NetworkThreads.h).
class OnnxNetwork {
public:
    enum class Engine { OneDnn, OpenCv };

    struct Use {
        std::vector<std::string> outputs; ///< the names of those that are wanted; none: the only one there is
        std::vector<QSize> sizes;         ///< of pictures on which both engines are compared, each by a run
        Engine allowed = Engine::OneDnn;  ///< OpenCv leaves the other one out
    };

    /// Damaged when BYTES are no network that can be run.
    static Result<std::unique_ptr<OnnxNetwork>> fromBytes(const QByteArray& bytes, const Use& use);
    /// For a process that may not make memory executable, as oneDNN does: whatever is loaded from here on is
    /// run by OpenCV. Any thread.
    static void leaveAllToOpenCv();
    ~OnnxNetwork();

    Engine engine() const;
    /// PIXELS: blue, green, red, beside one another, rows without gaps, for a picture of SIZE. The outputs in
    /// the order they were asked for; they lie in the network's own memory until the next run or wipe().
    /// Internal when the network does not work on pictures of that size. A few sizes are kept laid out; each
    /// new one costs some milliseconds more. One picture at a time: a batch makes Winograd's convolutions a
    /// sixth quicker, but takes ten times the memory and 200 ms to lay out (measured for the built-in
    /// embedder).
    Result<std::vector<std::span<const float>>> run(const unsigned char* pixels, const QSize& size);
    /// Overwrites what the last runs left in memory: the outputs and all that led to them. With OpenCV that
    /// costs another run, so once for several pictures.
    void wipe();

private:
    class OpenCvRunner;
    class OneDnnRunner;
    OnnxNetwork();
    static bool agree(OneDnnRunner& ours, OpenCvRunner& theirs, const Use& use);

    std::unique_ptr<OpenCvRunner> m_openCv; ///< one of the two
    std::unique_ptr<OneDnnRunner> m_oneDnn;
};

} // namespace bk
