#include "app/cli/CommandLine.h"

#include "app/cli/Options.h"

#include <CLI/CLI.hpp>

#include <map>

namespace bk::cli {
namespace {

constexpr const char* programHelp =
    "Beeldkluis: photos of people, encrypted, and exported only when they are cleared.\n"
    "Exit codes: 0 done, 1 other failure, 2 usage, 3 no access, 4 role not allowed, 5 not found, 6 refused "
    "by the consent rules,\n"
    "7 damaged, 8 in use by another program, 9 disk or file error.";

std::map<QByteArray, const char*> groupHelp() {
    return {{"collection", "collections and their policies"},
            {"photo", "photos and what is kept about them"},
            {"face", "faces on photos"},
            {"model", "what finds and compares faces"},
            {"person", "people portrayed"},
            {"quitclaim", "signed permissions"},
            {"form", "consent forms, with all their versions"},
            {"purpose", "what a permission can be for"},
            {"publication", "where photos were used"},
            {"takedown", "what has to be taken down, and what came of it"},
            {"task", "what a person must do"},
            {"report", "reports"},
            {"user", "who may open the catalog and what they may do"},
            {"passphrase", "your own passphrase"},
            {"recovery-key", "the key on the sheet in the safe"},
            {"audit", "the log of what was done"}};
}

QString fromStd(const std::string& text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).trimmed();
}

/// The verbs as sub-apps, and which command belongs to which.
class Tree {
public:
    Tree(CLI::App& root, CommandLineMode mode, FilePath& catalog)
        : m_root(root), m_catalog(mode == CommandLineMode::Program ? &catalog : nullptr) {
        root.require_subcommand(1);
        root.get_formatter()->label("SUBCOMMAND", "VERB");
        if (mode == CommandLineMode::Batch) root.set_help_flag();
    }

    void add(Command& command) {
        const QList<QByteArray> parts = command.name().split(' ');
        CLI::App* parent = parts.size() > 1 ? group(parts.first(), command.isAvailable()) : &m_root;
        CLI::App* leaf = parent->add_subcommand(parts.last().toStdString(), command.summary().toStdString());
        leaf->fallthrough();
        leaf->group("Verbs");
        if (command.isAvailable()) {
            Options options(*leaf, m_catalog);
            command.setUp(options);
        } else {
            leaf->group("");
            leaf->set_help_flag();
        }
        m_commands[leaf] = &command;
    }

    /// The command whose verb was among the words, if any.
    Command* chosen() const {
        for (const auto& [leaf, command] : m_commands)
            if (leaf->parsed()) return command;
        return nullptr;
    }

private:
    CLI::App* group(const QByteArray& name, bool listed) {
        auto& made = m_groups[name];
        if (!made) {
            const auto helps = groupHelp();
            const auto help = helps.find(name);
            made = m_root.add_subcommand(name.toStdString(), help == helps.end() ? "" : help->second);
            made->fallthrough();
            made->require_subcommand(1);
            made->group(listed ? "Verbs" : "");
        }
        return made;
    }

    CLI::App& m_root;
    FilePath* m_catalog;
    std::map<QByteArray, CLI::App*> m_groups;
    std::map<CLI::App*, Command*> m_commands;
};

void addGlobalOptions(CLI::App& root, GlobalOptions& global) {
    root.set_version_flag("--version", std::string("beeldkluis-cli " BK_VERSION));
    Options options(root, nullptr);
    options.flag("--json", global.json, "one JSON object on standard output");
    options.value("--user NAME", global.user, "who opens the catalog; else the first administrator",
                  Need::Optional);
    options.value("--passphrase-file FILE", global.passphraseFile, "the passphrase is the first line of FILE",
                  Need::Optional);
    options.value("--passphrase-fd N", global.passphraseFd,
                  "the passphrase is the first line that descriptor N gives", Need::Optional);
    root.get_option("--passphrase-fd")->excludes(root.get_option("--passphrase-file"));
}

/// What is said when no verb, half a verb or an unknown one was given.
QString verbWanted(const CLI::App& root) {
    const auto parsed = root.get_subcommands();
    const CLI::App& group = parsed.empty() ? root : *parsed.front();
    QStringList verbs;
    for (const CLI::App* verb : group.get_subcommands({}))
        if (!verb->get_group().empty()) verbs.append(fromStd(verb->get_name()));
    const auto left = root.remaining(true);
    const QString unknown = left.empty() || left.front().rfind('-', 0) == 0
                                ? QStringLiteral("a verb is needed")
                                : QStringLiteral("there is no verb \"%1\"").arg(fromStd(left.front()));
    const QString known =
        verbs.isEmpty() ? QString() : QStringLiteral("; one of ") + verbs.join(QStringLiteral(", "));
    return (parsed.empty() ? QString() : fromStd(group.get_name()) + QStringLiteral(": ")) + unknown + known;
}

/// Only the verbs of the group that is meant, when it can be told from the first word: a batch parses many
/// lines.
bool concerns(const Command& command, const QList<QByteArray>& words, bool known) {
    return !known || command.name().split(' ').first() == words.first();
}

} // namespace

CommandLine::Parsed CommandLine::parse(const Registry& registry, const QList<QByteArray>& words,
                                       CommandLineMode mode) {
    CommandLine line;
    auto commands = registry.commands();
    CLI::App root(programHelp, "beeldkluis-cli");
    if (mode == CommandLineMode::Program) addGlobalOptions(root, line.global);

    const bool known =
        !words.isEmpty() && std::any_of(commands.begin(), commands.end(),
                                        [&](const auto& command) { return concerns(*command, words, true); });
    Tree tree(root, mode, line.catalog);
    for (const auto& command : commands)
        if (concerns(*command, words, known)) tree.add(*command);

    // The parser takes its words from the back.
    std::vector<std::string> reversed;
    for (auto word = words.rbegin(); word != words.rend(); ++word)
        reversed.push_back(marked(*word).toStdString());

    std::optional<Stop> stop;
    try {
        root.parse(reversed);
    } catch (const CLI::CallForHelp&) {
        return tl::unexpected(Stop{true, fromStd(root.help())});
    } catch (const CLI::CallForVersion& version) {
        return tl::unexpected(Stop{true, fromStd(version.what())});
    } catch (const CLI::ParseError& error) {
        QString text = fromStd(error.what());
        if (text == QLatin1String("A subcommand is required")) text = verbWanted(root);
        text.remove(QLatin1Char('\x01'));
        stop = Stop{false, text};
    }

    Command* chosen = tree.chosen();
    if (chosen && !chosen->isAvailable())
        return tl::unexpected(
            Stop{false, QString::fromUtf8(chosen->name()) + QStringLiteral(": not available yet")});
    if (stop) return tl::unexpected(*stop);
    if (const Status valid = chosen->validate(); !valid)
        return tl::unexpected(Stop{false, valid.error().context});

    for (auto& command : commands)
        if (command.get() == chosen) line.command = std::move(command);
    return line;
}

} // namespace bk::cli
