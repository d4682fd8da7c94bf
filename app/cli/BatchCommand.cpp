#include "app/cli/BatchCommand.h"

#include "app/cli/Cli.h"
#include "app/cli/Options.h"
#include "app/cli/TextOut.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bk::cli {
namespace {

QJsonObject failure(int exit, const QString& text, const QJsonObject& fields = {}) {
    QJsonObject answer{{QStringLiteral("exit"), exit}, {QStringLiteral("error"), text}};
    if (!fields.isEmpty()) answer.insert(QStringLiteral("result"), fields);
    return answer;
}

/// The words of one line, or nothing when it is not a JSON array of texts.
std::optional<QList<QByteArray>> wordsOf(const QByteArray& line) {
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isArray() || document.array().isEmpty()) return std::nullopt;
    QList<QByteArray> words;
    for (const QJsonValue& value : document.array()) {
        if (!value.isString() || value.toString().contains(QChar(0))) return std::nullopt;
        words.append(value.toString().toUtf8());
    }
    return words;
}

QJsonObject answerTo(const QByteArray& line, Context& batch) {
    const int usage = exitCode(ErrorCode::InvalidArgument);
    const auto words = wordsOf(line);
    if (!words)
        return failure(
            usage,
            QStringLiteral("this line is not a JSON array of words, such as [\"person\",\"add\",\"Noor\"]"));
    if (words->first() == "create" || words->first() == "demo" || words->first() == "batch")
        return failure(usage,
                       QString::fromUtf8(words->first()) + QStringLiteral(" is not possible inside a batch"));

    auto parsed = CommandLine::parse(Registry::all(), *words, CommandLineMode::Batch);
    if (!parsed) return failure(usage, parsed.error().text);
    Context context(batch.settings(), batch.global(), batch.catalog(), batch.streams());
    context.use(batch.shared());
    context.keepPassphrase(batch.passphrase());
    const auto result = runGuarded(*parsed->command, context);
    context.endJob();
    if (!result) return failure(exitCode(result.error().code), sentence(result.error()), context.attached());
    batch.onceTold(context.takeOnceTold());
    return {{QStringLiteral("exit"), 0}, {QStringLiteral("result"), *result}};
}

class BatchCommand final : public Command {
public:
    BatchCommand()
        : Command("batch", "many commands in one session: a JSON array of words per line of standard input") {
    }
    bool hasAnswer() const override { return false; }
    void setUp(Options& options) override { options.catalog(); }

    Result<QJsonObject> run(Context& context) override {
        const Streams streams = context.streams();
        while (!context.settings().stop.stop_requested()) {
            const QByteArray line = streams.in.readLine();
            // A stop may have cut a line in two.
            const bool cut = context.settings().stop.stop_requested() && !line.endsWith('\n');
            if (line.isEmpty() || cut) break;
            const QByteArray answer =
                QJsonDocument(answerTo(line, context)).toJson(QJsonDocument::Compact) + '\n';
            if (streams.out.write(answer) != answer.size())
                return fail(ErrorCode::Disk, QStringLiteral("the answers cannot be written"));
            if (const auto then = context.takeOnceTold()) then();
        }
        return QJsonObject();
    }

    void print(const QJsonObject&, TextOut&) const override {}
};

} // namespace

void addBatchCommand(Registry& registry) {
    registry.add<BatchCommand>();
}

} // namespace bk::cli
