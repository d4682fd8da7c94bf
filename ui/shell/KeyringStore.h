#pragma once

#include "core/services/UserService.h"

#include <QObject>

#include <functional>
#include <optional>

namespace bk::ui {

/// How the desktop's keyring answered.
enum class KeyringAnswer {
    Done,
    Missing,     ///< it holds nothing of this catalog, or something else than was put there
    Refused,     ///< somebody said no, or it stayed locked
    Unavailable, ///< there is no keyring on this desktop
    TimedOut     ///< it does not answer; what it does later is ignored
};

struct KeyringEntry {
    UserId user;
    SecretBytes secret; ///< 32 bytes, of UserService::allowKeyring()
};

/// One secret per catalog in the desktop's keyring (Secret Service or KWallet), never in a file that anybody
/// can read. Never blocks: every answer comes later, on the window's thread, unless its receiver is gone by
/// then. A keyring may ask the person for its own passphrase before it answers. Goes at once, whatever it
/// waits for. Window's thread.
class KeyringStore : public QObject {
    Q_OBJECT
public:
    using Read = std::function<void(KeyringAnswer, std::optional<KeyringEntry>)>;
    using Answered = std::function<void(KeyringAnswer)>;

    explicit KeyringStore(QObject* parent = nullptr);

    /// Whether this desktop has a keyring, running or to be started. Asks nobody for anything; a bus that
    /// does not answer has none.
    void probe(QObject* receiver, std::function<void(bool)> done);
    void read(const CatalogId& catalog, QObject* receiver, Read done);
    void write(const CatalogId& catalog, const KeyringEntry& entry, QObject* receiver, Answered done);
    /// Missing, or Done with some keyrings: there was none.
    void remove(const CatalogId& catalog, QObject* receiver, Answered done);

    /// How long an answer may take: a minute, since somebody may have to find a passphrase.
    void setPatience(int milliseconds) { m_patience = milliseconds; }

private:
    template <class Job, class Finished>
    void start(Job* job, const CatalogId& catalog, QObject* receiver, Finished finished);

    int m_patience;
};

/// A sentence for what went wrong; empty for Done. What it says about the passphrase: that it always works.
QString sentenceFor(KeyringAnswer answer);

} // namespace bk::ui
