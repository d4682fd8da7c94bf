#include "app/cli/Cli.h"

#include "app/cli/Passphrase.h"
#include "app/cli/TextOut.h"
#include "core/services/CatalogService.h"

#include <QJsonDocument>

#include <exception>
#include <system_error>
#include <thread>

namespace bk::cli {
namespace {

constexpr int usageExit = 2;
constexpr int diskExit = 9;

QByteArray line(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

bool wantsJson(const QList<QByteArray>& arguments) {
    const qsizetype end = arguments.indexOf("--");
    return arguments.mid(0, end < 0 ? arguments.size() : end).contains("--json");
}

int complain(Streams streams, bool json, const QString& text, int exit, QJsonObject fields = {}) {
    TextOut(streams.err).line(text);
    if (json) {
        fields.insert(QStringLiteral("error"), text);
        streams.out.write(line(fields));
    }
    return exit;
}

/// An answer that did not arrive is no success, though what the command did is done.
int unwritten(Streams streams) {
    return complain(streams, false, QStringLiteral("the answer cannot be written"), diskExit);
}

int written(Streams streams, const QByteArray& bytes) {
    return streams.out.write(bytes) == bytes.size() ? 0 : unwritten(streams);
}

bool tell(const Command& command, const QJsonObject& answer, const Context& context) {
    QIODevice& out = context.streams().out;
    if (context.global().json) {
        const QByteArray bytes = line(answer);
        return out.write(bytes) == bytes.size();
    }
    TextOut text(out);
    command.print(answer, text);
    return text.isWritten();
}

/// Whether the time has passed; false when the person asked to stop.
bool pauseFor(const Context& context, std::chrono::milliseconds time) {
    const CliSettings& settings = context.settings();
    context.say(QStringLiteral("Waiting %1 s, since the passphrase was wrong several times.")
                    .arg((time.count() + 999) / 1000));
    if (settings.pause) {
        settings.pause(time);
        return true;
    }
    const auto end = std::chrono::steady_clock::now() + time;
    constexpr std::chrono::milliseconds piece(50);
    while (!settings.stop.stop_requested() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(piece);
    return !settings.stop.stop_requested();
}

Result<std::unique_ptr<Session>> openWithRecoveryKey(const CatalogService& catalogs, Context& context,
                                                     const QString& recoveryKey) {
    const GlobalOptions& global = context.global();
    if (!global.user.isEmpty() || global.passphraseFile || global.passphraseFd)
        return fail(
            ErrorCode::InvalidArgument,
            QStringLiteral("a recovery key opens as whom it belongs to: --user, --passphrase-file and "
                           "--passphrase-fd do not go with it"));
    auto session = catalogs.openWithRecoveryKey(context.catalog(), recoveryKey);
    if (!session && session.error().code == ErrorCode::NoAccess)
        session.error().context = QStringLiteral("this recovery key does not open the catalog");
    context.keepPassphrase(std::make_shared<SecretBytes>());
    return session;
}

Result<std::unique_ptr<Session>> openWithPassphrase(const CatalogService& catalogs, Context& context) {
    BK_ASSIGN(const QString passphrase, passphraseToOpen(context));
    context.keepPassphrase(std::make_shared<SecretBytes>(SecretBytes::fromPassphrase(passphrase)));
    return catalogs.open(context.catalog(), context.global().user, passphrase);
}

Result<std::shared_ptr<Services>> openCatalog(Command& command, Context& context) {
    std::error_code ignored;
    if (!std::filesystem::exists(context.catalog().toStd(), ignored))
        return fail(ErrorCode::NotFound,
                    QStringLiteral("there is no catalog at %1").arg(context.catalog().display()));
    BK_ASSIGN(const std::optional<QString> recoveryKey, command.recoveryKeyToOpen());
    CatalogService catalogs(context.settings().clock, context.settings().ids);
    catalogs.setPause([&](std::chrono::milliseconds time) { return pauseFor(context, time); });
    BK_ASSIGN(auto session, recoveryKey ? openWithRecoveryKey(catalogs, context, *recoveryKey)
                                        : openWithPassphrase(catalogs, context));
    if (session->clockTurnedBack())
        context.say(QStringLiteral("The clock of this computer was turned back; %1 counts as today.")
                        .arg(session->today().toString(Qt::ISODate)));
    return std::make_shared<Services>(std::move(session));
}

Result<QJsonObject> perform(Command& command, Context& context) {
    try {
        if (command.needs() == Needs::OpenCatalog) {
            BK_ASSIGN(auto services, openCatalog(command, context));
            context.use(std::move(services));
        }
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, QString::fromUtf8(error.what()));
    }
    return runGuarded(command, context);
}

} // namespace

int exitCode(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotAvailable:
        return usageExit;
    case ErrorCode::NoAccess:
        return 3;
    case ErrorCode::RoleMissing:
        return 4;
    case ErrorCode::NotFound:
    case ErrorCode::Ambiguous:
        return 5;
    case ErrorCode::ConsentRefused:
        return 6;
    case ErrorCode::Damaged:
    case ErrorCode::TooNew:
        return 7;
    case ErrorCode::InUse:
        return 8;
    case ErrorCode::Disk:
        return diskExit;
    case ErrorCode::Internal:
    case ErrorCode::Cancelled:
    case ErrorCode::Exists:
    case ErrorCode::UnsupportedFile:
    case ErrorCode::BrokenFile:
    case ErrorCode::EmptyFile:
    case ErrorCode::TooLarge:
        return 1;
    }
    return 1;
}

QString sentence(const Error& error) {
    if (!error.context.isEmpty()) return error.context;
    switch (error.code) {
    case ErrorCode::Internal:
        return QStringLiteral("something went wrong inside the program");
    case ErrorCode::Cancelled:
        return QStringLiteral("stopped; what was done is kept");
    case ErrorCode::InvalidArgument:
        return QStringLiteral("a value cannot be right");
    case ErrorCode::NotAvailable:
        return QStringLiteral("not available yet");
    case ErrorCode::NoAccess:
        return QStringLiteral("the passphrase or the user is not right");
    case ErrorCode::RoleMissing:
        return QStringLiteral("your roles do not allow this");
    case ErrorCode::NotFound:
        return QStringLiteral("not found");
    case ErrorCode::Ambiguous:
        return QStringLiteral("this name fits several persons");
    case ErrorCode::Exists:
        return QStringLiteral("it is there already");
    case ErrorCode::ConsentRefused:
        return QStringLiteral("the consent rules do not allow this");
    case ErrorCode::Damaged:
        return QStringLiteral("the catalog or a file in it is damaged");
    case ErrorCode::TooNew:
        return QStringLiteral("the catalog was written by a newer program");
    case ErrorCode::InUse:
        return QStringLiteral("another program has the catalog open");
    case ErrorCode::Disk:
        return QStringLiteral("a file could not be read or written");
    case ErrorCode::UnsupportedFile:
        return QStringLiteral("a kind of file that is not read");
    case ErrorCode::BrokenFile:
        return QStringLiteral("the file cannot be decoded");
    case ErrorCode::EmptyFile:
        return QStringLiteral("the file is empty");
    case ErrorCode::TooLarge:
        return QStringLiteral("the file is too large");
    }
    return {};
}

Result<QJsonObject> runGuarded(Command& command, Context& context) {
    try {
        if (context.shared()) context.services().greetDay();
        return command.run(context);
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, QString::fromUtf8(error.what()));
    }
}

int runCli(const QList<QByteArray>& arguments, Streams streams, const CliSettings& settings) {
    auto parsed = CommandLine::parse(Registry::all(), arguments, CommandLineMode::Program);
    if (!parsed) {
        if (!parsed.error().ok)
            return complain(streams, wantsJson(arguments), parsed.error().text, usageExit);
        return written(streams, parsed.error().text.toUtf8() + '\n');
    }
    if (settings.beforeWork) settings.beforeWork();

    Command& command = *parsed->command;
    Context context(settings, parsed->global, parsed->catalog, streams);
    const auto answer = perform(command, context);
    context.endJob();
    if (!answer)
        return complain(streams, parsed->global.json, sentence(answer.error()), exitCode(answer.error().code),
                        context.attached());
    if (!command.hasAnswer()) return 0;
    if (!tell(command, *answer, context)) return unwritten(streams);
    if (const auto then = context.takeOnceTold()) then();
    return 0;
}

} // namespace bk::cli
