#include "app/cli/Passphrase.h"

#include <QStringDecoder>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace bk::cli {
namespace {

constexpr qsizetype longestPassphrase = 4096;

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0) ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }

private:
    int m_number;
};

class EchoOff {
public:
    explicit EchoOff(int terminal) : m_terminal(terminal) {
        m_changed = ::tcgetattr(terminal, &m_before) == 0;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_changed = m_changed && ::tcsetattr(terminal, TCSAFLUSH, &quiet) == 0;
    }
    ~EchoOff() {
        if (m_changed) ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }
    EchoOff(const EchoOff&) = delete;
    EchoOff& operator=(const EchoOff&) = delete;
    bool works() const { return m_changed; }

private:
    int m_terminal;
    termios m_before{};
    bool m_changed = false;
};

/// The bytes up to the first line end. One by one: what follows on the descriptor belongs to others.
Result<QByteArray> firstLine(int descriptor) {
    QByteArray line;
    // Reserved once, so that no half of it stays behind where a growing array was.
    line.reserve(longestPassphrase + 1);
    for (;;) {
        char c = 0;
        const ssize_t got = ::read(descriptor, &c, 1);
        if (got < 0) {
            const int reason = errno;
            return fail(reason == EINTR ? ErrorCode::Cancelled : ErrorCode::NoAccess,
                        reason == EINTR ? QStringLiteral("stopped")
                                        : QStringLiteral("the passphrase cannot be read"),
                        reason);
        }
        if (got == 0 || c == '\n') break;
        if (line.size() == longestPassphrase)
            return fail(ErrorCode::NoAccess, QStringLiteral("the passphrase is too long"));
        line.append(c);
    }
    if (line.endsWith('\r')) line.chop(1);
    return line;
}

Result<QString> textOf(Result<QByteArray> line) {
    if (!line) return fail(line.error());
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(*line);
    const bool broken = decoder.hasError();
    explicit_bzero(line->data(), static_cast<size_t>(line->size()));
    if (broken) return fail(ErrorCode::NoAccess, QStringLiteral("the passphrase is not UTF-8 text"));
    return text;
}

/// WHAT: "passphrase" or the like.
Result<QString> firstLineOf(const FilePath& path, const QString& what) {
    const Descriptor file(::open(path.bytes().constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!file.isOpen())
        return fail(ErrorCode::NoAccess,
                    QStringLiteral("the %1 file %2 cannot be opened").arg(what, path.display()), errno);
    return textOf(firstLine(file.number()));
}

std::optional<Result<QString>> fromOptions(const std::optional<FilePath>& path,
                                           const std::optional<int>& descriptor) {
    if (path) return firstLineOf(*path, QStringLiteral("passphrase"));
    if (descriptor) return textOf(firstLine(*descriptor));
    return std::nullopt;
}

std::optional<Result<QString>> fromOptions(const GlobalOptions& global) {
    return fromOptions(global.passphraseFile, global.passphraseFd);
}

Result<QString> ask(const Context& context, const QString& prompt, const QString& options) {
    if (!context.settings().askPassphrase)
        return fail(ErrorCode::NoAccess,
                    QStringLiteral("there is no terminal to ask for the passphrase; give ") + options);
    return context.settings().askPassphrase(prompt);
}

Result<QString> askTwice(const Context& context, const QString& prompt, const QString& options) {
    BK_ASSIGN(const QString first, ask(context, prompt, options));
    BK_ASSIGN(const QString again, ask(context, QStringLiteral("The same once more: "), options));
    if (first != again)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the two passphrases are not the same"));
    return first;
}

const QString openingOptions = QStringLiteral("--passphrase-file or --passphrase-fd");

} // namespace

void PassphraseSource::setUp(Options& options) {
    options.value("--new-passphrase-file FILE", file, "the new passphrase is the first line of FILE",
                  Need::Optional);
    options.value("--new-passphrase-fd N", descriptor,
                  "the new passphrase is the first line that descriptor N gives", Need::Optional);
}

Status PassphraseSource::validate() const {
    if (file && descriptor)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("--new-passphrase-file and --new-passphrase-fd exclude each other"));
    return {};
}

Result<QString> passphraseToOpen(const Context& context) {
    if (auto given = fromOptions(context.global())) return *given;
    return ask(context, QStringLiteral("Passphrase of %1: ").arg(context.catalog().fileNameDisplay()),
               openingOptions);
}

Result<QString> passphraseToSet(const Context& context) {
    if (auto given = fromOptions(context.global())) return *given;
    return askTwice(context, QStringLiteral("New passphrase: "), openingOptions);
}

Result<QString> newPassphrase(const Context& context, const PassphraseSource& source, const QString& prompt) {
    if (auto given = fromOptions(source.file, source.descriptor)) return *given;
    return askTwice(context, prompt, QStringLiteral("--new-passphrase-file or --new-passphrase-fd"));
}

Result<QString> recoveryKeyIn(const FilePath& file) {
    return firstLineOf(file, QStringLiteral("recovery key"));
}

Result<QString> askOnTerminal(const QString& prompt) {
    const Descriptor terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
    if (!terminal.isOpen())
        return fail(
            ErrorCode::NoAccess,
            QStringLiteral(
                "there is no terminal to ask for the passphrase; give --passphrase-file or --passphrase-fd"),
            errno);
    const auto show = [&](const QByteArray& text) {
        [[maybe_unused]] const ssize_t written =
            ::write(terminal.number(), text.constData(), static_cast<size_t>(text.size()));
    };
    Result<QString> answer;
    {
        const EchoOff quiet(terminal.number());
        if (!quiet.works())
            return fail(ErrorCode::NoAccess, QStringLiteral("the terminal does not hide what is typed"));
        show(prompt.toUtf8());
        answer = textOf(firstLine(terminal.number()));
    }
    show("\n");
    return answer;
}

} // namespace bk::cli
