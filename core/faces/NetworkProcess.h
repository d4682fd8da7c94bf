#pragma once

#include "core/faces/FaceEngine.h"
#include "core/worker/MemoryFile.h"
#include "core/worker/WorkerProcess.h"

#include <QByteArray>

#include <memory>

namespace bk {

/// A face model from elsewhere, loaded and run in a process that sees no file, no network and no keys
/// (`beeldkluis-network`), with limits on memory and time. What it answers is not believed: numbers are
/// counted, finite and of unit length, faces lie on the picture. One thread at a time; blocking.
class NetworkProcess {
public:
    /// Damaged, with a sentence: the BYTES are not such a network, or do not give what CARD says, or ended
    /// the process or made it hang. NotAvailable: there is no such process to be had,
    /// or the kernel does not close it off.
    static Result<std::unique_ptr<NetworkProcess>> load(const ModelCard& card, const QByteArray& bytes);

    const ModelCard& card() const { return m_card; }
    pid_t process() const { return m_process->process(); }
    /// As FaceDetector and FaceEmbedder have it. After Damaged this is of no use any more.
    Result<QList<DetectedFace>> detect(const QImage& image);
    Result<QList<Embedding>> embed(const QList<QImage>& chips);

    /// Milliseconds that loading, a picture, or a few chips may take; 60,000. For tests.
    static void setPatience(int milliseconds);

private:
    NetworkProcess(const ModelCard& card, std::unique_ptr<WorkerProcess> process, MemoryFile result);

    Status greet();
    /// COUNT of the answer, its numbers in m_result.
    Result<quint32> ask(struct NetworkRequest request, int about);
    Result<quint32> askAbout(const QList<QImage>& pictures);
    Result<QByteArray> takeResult(qint64 length);
    tl::unexpected<Error> damaged(const QString& why) const;

    ModelCard m_card;
    std::unique_ptr<WorkerProcess> m_process;
    MemoryFile m_result;
    quint64 m_addressSpace = 0; ///< bytes that it may have in all
};

/// Engines whose network runs in such a process.
Result<std::unique_ptr<FaceDetector>> makeDetectorApart(const ModelCard& card, const QByteArray& bytes);
Result<std::unique_ptr<FaceEmbedder>> makeEmbedderApart(const ModelCard& card, const QByteArray& bytes);

} // namespace bk
