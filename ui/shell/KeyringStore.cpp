#include "ui/shell/KeyringStore.h"

#include "ui/shell/LooseErrand.h"
#include "ui/shell/SessionBus.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QTimer>
#include <QUuid>
#include <qt6keychain/keychain.h>

#include <cstring>

namespace bk::ui {
namespace {

constexpr int patienceMilliseconds = 60000;
constexpr int probeMilliseconds = 3000;
constexpr int idBytes = 16;
constexpr int secretBytes = 32;

QString serviceName() {
    return QStringLiteral("Beeldkluis");
}

bool keyringOnBus() {
    if (!sessionBusHasAddress()) return false;
    const QString name = QUuid::createUuid().toString();
    bool found = false;
    {
        const QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, name);
        const auto names = [&bus](const QString& question) {
            const auto call = QDBusMessage::createMethodCall(
                QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                QStringLiteral("org.freedesktop.DBus"), question);
            return bus.call(call, QDBus::Block, probeMilliseconds).arguments().value(0).toStringList();
        };
        if (bus.isConnected()) {
            for (const QString& question :
                 {QStringLiteral("ListNames"), QStringLiteral("ListActivatableNames")})
                for (const QString& there : names(question))
                    found = found || there == QLatin1String("org.freedesktop.secrets") ||
                            there.startsWith(QLatin1String("org.kde.kwalletd"));
        }
    }
    QDBusConnection::disconnectFromBus(name);
    return found;
}

KeyringAnswer answerOf(QKeychain::Error error) {
    switch (error) {
    case QKeychain::NoError:
        return KeyringAnswer::Done;
    case QKeychain::EntryNotFound:
    case QKeychain::CouldNotDeleteEntry:
        return KeyringAnswer::Missing;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeyringAnswer::Unavailable;
    default:
        return KeyringAnswer::Refused;
    }
}

/// The library wants text; these copies live as short as can be.
QString encoded(const KeyringEntry& entry) {
    QByteArray bytes = entry.user.toBytes();
    bytes.append(reinterpret_cast<const char*>(entry.secret.data()), static_cast<int>(entry.secret.size()));
    QByteArray base64 = bytes.toBase64();
    QString text = QString::fromLatin1(base64);
    bytes.fill('x');
    base64.fill('x');
    return text;
}

std::optional<KeyringEntry> decoded(QString text) {
    QByteArray base64 = text.toLatin1();
    QByteArray bytes = QByteArray::fromBase64(base64);
    std::optional<KeyringEntry> entry;
    if (bytes.size() == idBytes + secretBytes) {
        entry.emplace();
        entry->user = UserId::fromBytes(bytes.left(idBytes));
        entry->secret = SecretBytes(secretBytes);
        std::memcpy(entry->secret.data(), bytes.constData() + idBytes, secretBytes);
    }
    text.fill(QLatin1Char('x'));
    base64.fill('x');
    bytes.fill('x');
    return entry;
}

} // namespace

KeyringStore::KeyringStore(QObject* parent) : QObject(parent), m_patience(patienceMilliseconds) {}

void KeyringStore::probe(QObject* receiver, std::function<void(bool)> done) {
    const auto waiting = std::make_shared<bool>(true);
    const auto answer = [waiting, done = std::move(done)](bool there) {
        if (std::exchange(*waiting, false)) done(there);
    };
    runLoose(receiver, keyringOnBus, answer);
    QTimer::singleShot(m_patience, receiver, [answer] { answer(false); });
}

/// FINISHED gets the answer and the job, or null when there is none to look at.
template <class Job, class Finished>
void KeyringStore::start(Job* job, const CatalogId& catalog, QObject* receiver, Finished finished) {
    job->setKey(catalog.toString());
    job->setInsecureFallback(false);
    const auto waiting = std::make_shared<bool>(true);
    const QPointer<QObject> alive(receiver);
    const auto answer = [waiting, alive, finished](KeyringAnswer what, Job* from) {
        if (!std::exchange(*waiting, false) || alive == nullptr) return;
        finished(what, from);
    };
    // The library may still hold the job when nobody waits for it any more: it deletes itself at its end.
    connect(job, &QKeychain::Job::finished, job,
            [job, answer](const QKeychain::Job* ended) { answer(answerOf(ended->error()), job); });
    QTimer::singleShot(m_patience, this, [answer] { answer(KeyringAnswer::TimedOut, nullptr); });
    job->start();
}

void KeyringStore::read(const CatalogId& catalog, QObject* receiver, Read done) {
    probe(receiver, [this, catalog, receiver = QPointer<QObject>(receiver), done](bool there) {
        if (!there) return done(KeyringAnswer::Unavailable, std::nullopt);
        start(new QKeychain::ReadPasswordJob(serviceName()), catalog, receiver,
              [done](KeyringAnswer answer, QKeychain::ReadPasswordJob* job) {
                  if (answer != KeyringAnswer::Done) return done(answer, std::nullopt);
                  auto entry = decoded(job->textData());
                  if (entry)
                      done(KeyringAnswer::Done, std::move(entry));
                  else
                      done(KeyringAnswer::Missing, std::nullopt);
              });
    });
}

void KeyringStore::write(const CatalogId& catalog, const KeyringEntry& entry, QObject* receiver,
                         Answered done) {
    probe(receiver, [this, catalog, receiver = QPointer<QObject>(receiver), done,
                     text = encoded(entry)](bool there) mutable {
        if (there) {
            auto* job = new QKeychain::WritePasswordJob(serviceName());
            job->setTextData(text);
            start(job, catalog, receiver,
                  [done](KeyringAnswer answer, QKeychain::WritePasswordJob*) { done(answer); });
        } else {
            done(KeyringAnswer::Unavailable);
        }
        text.fill(QLatin1Char('x'));
    });
}

void KeyringStore::remove(const CatalogId& catalog, QObject* receiver, Answered done) {
    probe(receiver, [this, catalog, receiver = QPointer<QObject>(receiver), done](bool there) {
        if (!there) return done(KeyringAnswer::Unavailable);
        start(new QKeychain::DeletePasswordJob(serviceName()), catalog, receiver,
              [done](KeyringAnswer answer, QKeychain::DeletePasswordJob*) { done(answer); });
    });
}

QString sentenceFor(KeyringAnswer answer) {
    switch (answer) {
    case KeyringAnswer::Done:
        break;
    case KeyringAnswer::Missing:
        return KeyringStore::tr(
            "This computer's keyring holds nothing of this catalog any more. The passphrase opens it.");
    case KeyringAnswer::Refused:
        return KeyringStore::tr("This computer's keyring stayed closed. The passphrase opens the catalog.");
    case KeyringAnswer::Unavailable:
        return KeyringStore::tr(
            "This computer has no keyring that answers. The passphrase opens the catalog.");
    case KeyringAnswer::TimedOut:
        return KeyringStore::tr(
            "This computer's keyring did not answer in time. The passphrase opens the catalog.");
    }
    return {};
}

} // namespace bk::ui
