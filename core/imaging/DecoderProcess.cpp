#include "core/imaging/DecoderProcess.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcess>

#include <cstring>

namespace bk {

namespace {

constexpr int patience = 30'000; // milliseconds

QString decoderPath() {
    const QString name = QStringLiteral("beeldkluis-decoder");
    const QString named = qEnvironmentVariable("BK_DECODER");
    if (!named.isEmpty()) return named;
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString& folder :
         {here, here + QStringLiteral("/../bin"), here + QStringLiteral("/../libexec/beeldkluis")}) {
        const QFileInfo program(folder + QLatin1Char('/') + name);
        if (program.isExecutable()) return program.absoluteFilePath();
    }
    return {};
}

QProcessEnvironment emptyEnvironment() {
    // No home: nothing to find there, and no place for fontconfig to leave a cache.
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("HOME"), QStringLiteral("/nonexistent"));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), QStringLiteral("/nonexistent"));
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=false"));
    return environment;
}

/// All the program says, or nothing when it dies, lingers, or says more than MOST bytes.
std::optional<QByteArray> listen(QProcess& process, qsizetype most) {
    QDeadlineTimer deadline(patience);
    QByteArray heard;
    bool isSound = true;
    while (isSound && process.state() != QProcess::NotRunning) {
        if (!process.waitForReadyRead(int(deadline.remainingTime())) &&
            process.state() != QProcess::NotRunning)
            isSound = process.waitForFinished(int(deadline.remainingTime()));
        heard += process.readAllStandardOutput();
        isSound = isSound && heard.size() <= most;
    }
    if (!isSound) {
        process.kill();
        process.waitForFinished(1000);
        return std::nullopt;
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) return std::nullopt;
    return heard + process.readAllStandardOutput();
}

bool fits(const ScanRequest& request, const DecoderReply& reply) {
    if (reply.answer.magic != ScanAnswer::answerMagic) return false;
    const bool expectsPixels =
        request.wish == ScanRequest::RenderPage && reply.answer.outcome == ScanAnswer::Done;
    if (!expectsPixels) return reply.pixels.isEmpty();
    const quint64 width = reply.answer.width;
    const quint64 height = reply.answer.height;
    return width > 0 && height > 0 && width <= request.longEdge && height <= request.longEdge &&
           quint64(reply.pixels.size()) == width * height * 4;
}

} // namespace

Result<DecoderReply> askDecoder(ScanRequest request, const QByteArray& bytes) {
    const QString program = decoderPath();
    if (program.isEmpty())
        return fail(ErrorCode::NotAvailable, QStringLiteral("beeldkluis-decoder is not installed"));
    request.length = quint64(bytes.size());

    QProcess process;
    process.setProgram(program);
    process.setProcessEnvironment(emptyEnvironment());
    process.setWorkingDirectory(QStringLiteral("/"));
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(QIODevice::ReadWrite);
    if (!process.waitForStarted(patience))
        return fail(ErrorCode::NotAvailable, QStringLiteral("beeldkluis-decoder does not start"));
    process.write(reinterpret_cast<const char*>(&request), sizeof request);
    process.write(bytes);
    process.closeWriteChannel();

    const qsizetype most = qsizetype(sizeof(ScanAnswer)) + qsizetype(request.longEdge) * request.longEdge * 4;
    const std::optional<QByteArray> heard = listen(process, most);
    if (!heard || heard->size() < qsizetype(sizeof(ScanAnswer)))
        return fail(ErrorCode::BrokenFile, QStringLiteral("the document stopped the decoder"));
    DecoderReply reply;
    std::memcpy(&reply.answer, heard->constData(), sizeof reply.answer);
    reply.pixels = heard->sliced(sizeof reply.answer);
    if (!fits(request, reply))
        return fail(ErrorCode::BrokenFile, QStringLiteral("the decoder's answer makes no sense"));
    return reply;
}

} // namespace bk
