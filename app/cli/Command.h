#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace bk::cli {

class Context;
class Options;
class TextOut;

/// What must be there before a command can run.
enum class Needs {
    Nothing,     ///< it makes the catalog itself, or has no use for one
    OpenCatalog, ///< Context::services()
};

/// One verb. Made anew for every command line, holds the values of its options, is run at most once. Used by
/// one thread.
class Command {
public:
    /// NAME: "import", or with a group "person add".
    Command(const char* name, const char* summary) : m_name(name), m_summary(summary) {}
    virtual ~Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    const QByteArray& name() const { return m_name; }
    const QByteArray& summary() const { return m_summary; }

    virtual Needs needs() const { return Needs::OpenCatalog; }
    /// The recovery key that the catalog is to be opened with; nothing: a passphrase, as usual.
    virtual Result<std::optional<QString>> recoveryKeyToOpen() { return std::nullopt; }
    /// False for a verb that is promised but not built: it takes any words and is not listed.
    virtual bool isAvailable() const { return true; }
    /// False where the command writes its own answer.
    virtual bool hasAnswer() const { return true; }

    /// Tells the words and options; they are set when parsing has succeeded.
    virtual void setUp(Options& options) = 0;
    /// What can be said of the options together before a catalog is opened.
    virtual Status validate() const { return {}; }
    /// The answer with the fields of the contract.
    virtual Result<QJsonObject> run(Context& context) = 0;
    /// The same answer for people.
    virtual void print(const QJsonObject& answer, TextOut& out) const = 0;

private:
    QByteArray m_name;
    QByteArray m_summary;
};

} // namespace bk::cli
