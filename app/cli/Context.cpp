#include "app/cli/Context.h"

#include "app/cli/TextOut.h"

namespace bk::cli {
namespace {

QString shown(const QString& what, const Progress& progress) {
    QString text = progress.total < 0
                       ? QStringLiteral("%1: %2").arg(what).arg(progress.done)
                       : QStringLiteral("%1: %2 of %3").arg(what).arg(progress.done).arg(progress.total);
    if (progress.perSecond > 0) text += QStringLiteral(", %1 a second").arg(progress.perSecond, 0, 'f', 1);
    if (progress.remainingSeconds) text += QStringLiteral(", %1 s left").arg(*progress.remainingSeconds);
    return text;
}

constexpr const char* clearLine = "\r\x1b[K";

} // namespace

Context::Context(const CliSettings& settings, const GlobalOptions& global, const FilePath& catalog,
                 Streams streams)
    : m_settings(settings), m_global(global), m_catalog(catalog), m_streams(streams) {}

JobControl Context::job(const QString& what) const {
    JobControl control;
    control.stop = m_settings.stop;
    if (m_settings.showProgress)
        control.progress = [&err = m_streams.err, what](const Progress& progress) {
            err.write(clearLine + shown(what, progress).toUtf8());
        };
    return control;
}

void Context::endJob() const {
    if (m_settings.showProgress) m_streams.err.write(clearLine);
}

bool Context::say(const QString& sentence) const {
    TextOut text(m_streams.err);
    text.line(sentence);
    return text.isWritten();
}

} // namespace bk::cli
