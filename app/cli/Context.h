#pragma once

#include "app/cli/CommandLine.h"
#include "core/base/Progress.h"
#include "core/services/Services.h"

#include <QIODevice>
#include <QJsonObject>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

namespace bk::cli {

/// What the program and its tests do differently.
struct CliSettings {
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<IdSource> ids;
    KdfCost kdf;               ///< for new catalogs
    std::stop_token stop;      ///< asks long work to end and keep what it has
    bool showProgress = false; ///< standard error is a terminal
    /// Shows PROMPT and reads a line without echo; empty: there is no terminal.
    std::function<Result<QString>(const QString& prompt)> askPassphrase;
    /// Called once the words are understood and real work begins.
    std::function<void()> beforeWork;
    /// Waits after failed attempts to open; empty: really waits, until STOP.
    std::function<void(std::chrono::milliseconds)> pause;
};

/// The three streams of a program. Not owned.
struct Streams {
    QIODevice& in;
    QIODevice& out;
    QIODevice& err;
};

/// What a command works with. One per command; not thread-safe, except that progress may come from another
/// thread.
class Context {
public:
    Context(const CliSettings& settings, const GlobalOptions& global, const FilePath& catalog,
            Streams streams);

    const CliSettings& settings() const { return m_settings; }
    const GlobalOptions& global() const { return m_global; }
    const FilePath& catalog() const { return m_catalog; }
    Streams streams() const { return m_streams; }

    /// Only for commands that need an open catalog.
    Services& services() const { return *m_services; }
    void use(std::shared_ptr<Services> services) { m_services = std::move(services); }
    const std::shared_ptr<Services>& shared() const { return m_services; }

    /// What the catalog was opened with, for those who change their own passphrase; shared by all commands of
    /// a batch.
    const std::shared_ptr<SecretBytes>& passphrase() const { return m_passphrase; }
    void keepPassphrase(std::shared_ptr<SecretBytes> passphrase) { m_passphrase = std::move(passphrase); }

    /// For long work: stops when the person asks, and shows "WHAT: 3 of 10" on a terminal.
    JobControl job(const QString& what) const;
    /// Ends the line of progress.
    void endJob() const;

    /// A sentence on standard error; whether it got there.
    bool say(const QString& sentence) const;

    /// THEN happens once the answer has been written, and not at all where it cannot be.
    void onceTold(std::function<void()> then) { m_onceTold = std::move(then); }
    std::function<void()> takeOnceTold() { return std::exchange(m_onceTold, {}); }

    /// Fields that go with the error when the command fails.
    void attach(const QJsonObject& fields) { m_attached = fields; }
    const QJsonObject& attached() const { return m_attached; }

private:
    const CliSettings& m_settings;
    const GlobalOptions& m_global;
    FilePath m_catalog;
    Streams m_streams;
    std::shared_ptr<Services> m_services;
    std::shared_ptr<SecretBytes> m_passphrase;
    QJsonObject m_attached;
    std::function<void()> m_onceTold;
};

} // namespace bk::cli
