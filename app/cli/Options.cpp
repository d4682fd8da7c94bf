#include "app/cli/Options.h"

#include <CLI/CLI.hpp>

namespace bk::cli {
namespace {

constexpr char mark = '\x01';

} // namespace

QByteArray marked(const QByteArray& word) {
    return word.startsWith('[') || word.startsWith(mark) || word == "++" ? mark + word : word;
}

QByteArray unmarked(const QByteArray& word) {
    return word.startsWith(mark) ? word.mid(1) : word;
}

void Options::catalog() {
    if (m_catalog) value("CATALOG", *m_catalog, "folder of the catalog, NAME.beeldkluis", Need::Required);
}

void Options::flag(const char* name, bool& to, const char* help) {
    m_app.add_flag(name, to, help);
}

void Options::add(const char* name, Take take, const char* help, Need need, bool several) {
    const QByteArray words(name);
    const QByteArray first = words.split(' ').first();
    const auto callback = [take = std::move(take), first](const CLI::results_t& results) {
        for (const std::string& result : results)
            if (const Status taken = take(unmarked(QByteArray::fromStdString(result))); !taken)
                throw CLI::ValidationError(first.toStdString(), taken.error().context.toStdString());
        return true;
    };
    CLI::Option* option = m_app.add_option(first.toStdString(), callback, help);
    const bool isWord = !first.startsWith('-');
    option->type_name(isWord ? std::string() : words.mid(first.size() + 1).toStdString());
    option->required(need == Need::Required);
    if (several) {
        if (isWord) option->expected(-1);
        option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
}

} // namespace bk::cli
