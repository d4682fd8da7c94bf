#pragma once

#include "app/cli/Values.h"

#include <QByteArray>

#include <functional>

namespace CLI {
class App;
}

namespace bk::cli {

enum class Need { Optional, Required };

/// What a command says about the words it takes; hides the parser. Names that begin with "--" are options,
/// with the word for their value behind a space ("--signed DATE"); others are words in order ("NAME").
class Options {
public:
    /// CATALOG null: the catalog is already open and its word is not given.
    Options(CLI::App& app, FilePath* catalog) : m_app(app), m_catalog(catalog) {}

    /// The word CATALOG, which comes first.
    void catalog();

    template <class Value>
    void value(const char* name, Value& to, const char* help, Need need) {
        add(
            name, [&to](const QByteArray& word) { return convert(word, to); }, help, need, false);
    }

    /// May be given several times.
    template <class Value>
    void values(const char* name, QList<Value>& to, const char* help, Need need) {
        add(
            name, [&to](const QByteArray& word) { return convert(word, to); }, help, need, true);
    }

    void flag(const char* name, bool& to, const char* help);

private:
    using Take = std::function<Status(const QByteArray&)>;
    void add(const char* name, Take take, const char* help, Need need, bool several);

    CLI::App& m_app;
    FilePath* m_catalog;
};

/// The parser splits a word "[a,b]" in two where a word may be repeated; a mark in front keeps such words
/// whole.
QByteArray marked(const QByteArray& word);
QByteArray unmarked(const QByteArray& word);

} // namespace bk::cli
