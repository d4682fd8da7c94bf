#include "ui/shell/SystemLock.h"

#include "ui/shell/SessionBus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#include <QDBusVariant>
#include <QUuid>

#include <unistd.h>

namespace bk::ui {
namespace {

const QString login = QStringLiteral("org.freedesktop.login1");
const QString loginPath = QStringLiteral("/org/freedesktop/login1");
const QString loginManager = QStringLiteral("org.freedesktop.login1.Manager");
const QString loginSession = QStringLiteral("org.freedesktop.login1.Session");
const QString properties = QStringLiteral("org.freedesktop.DBus.Properties");

QStringList screenSavers() {
    return {QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver"),
            QStringLiteral("org.cinnamon.ScreenSaver"), QStringLiteral("org.mate.ScreenSaver")};
}

QDBusConnection connectTo(QDBusConnection::BusType type, const QString& address, const QString& name) {
    return address.isEmpty() ? QDBusConnection::connectToBus(type, name)
                             : QDBusConnection::connectToBus(address, name);
}

} // namespace

/// Where the signals arrive.
class SystemLock::Ear : public QObject {
    Q_OBJECT
public:
    explicit Ear(SystemLock& owner) : m_owner(owner) {}

    ~Ear() override {
        QDBusConnection::disconnectFromBus(m_systemName);
        QDBusConnection::disconnectFromBus(m_sessionName);
    }

    /// Not on the window's thread: a bus may take its time.
    bool attachSystem(const QString& address) {
        QDBusConnection bus = connectTo(QDBusConnection::SystemBus, address, m_systemName);
        if (!bus.isConnected()) return false;
        bus.connect(login, loginPath, loginManager, QStringLiteral("PrepareForSleep"), this,
                    SLOT(prepareForSleep(bool)));
        bus.connect(login, QString(), loginSession, QStringLiteral("Lock"), this,
                    SLOT(sessionLocked(QDBusMessage)));
        bus.connect(login, QString(), properties, QStringLiteral("PropertiesChanged"), {loginSession},
                    QString(), this, SLOT(sessionChanged(QDBusMessage)));
        return true;
    }

    bool attachSession(const QString& address) {
        if (address.isEmpty() && !sessionBusHasAddress()) return false;
        QDBusConnection bus = connectTo(QDBusConnection::SessionBus, address, m_sessionName);
        if (!bus.isConnected()) return false;
        // Their objects lie in different places on different desktops.
        for (const QString& saver : screenSavers())
            bus.connect(saver, QString(), saver, QStringLiteral("ActiveChanged"), this,
                        SLOT(screenChanged(bool)));
        return true;
    }

    void attached(bool toSystem) {
        m_hasSystem = toSystem;
        holdSleep();
    }

    void setOpen(bool open) {
        m_open = open;
        if (open)
            holdSleep();
        else
            m_inhibitor = {};
    }

    bool holdsSleep() const { return m_inhibitor.isValid(); }

public Q_SLOTS:
    void prepareForSleep(bool begins) {
        if (begins && m_open) Q_EMIT m_owner.lockWanted(Cause::Sleep);
        if (!begins) holdSleep();
    }

    void screenChanged(bool active) {
        if (active && m_open) Q_EMIT m_owner.lockWanted(Cause::Screen);
    }

    void sessionLocked(const QDBusMessage& message) { lockIfOurs(message.path()); }

    void sessionChanged(const QDBusMessage& message) {
        const QVariantMap changed = qdbus_cast<QVariantMap>(message.arguments().value(1));
        if (changed.value(QStringLiteral("LockedHint")).toBool()) lockIfOurs(message.path());
    }

private:
    void holdSleep() {
        if (!m_hasSystem || !m_open || m_inhibitor.isValid() || m_asking) return;
        auto call = QDBusMessage::createMethodCall(login, loginPath, loginManager, QStringLiteral("Inhibit"));
        call.setAutoStartService(false);
        call << QStringLiteral("sleep") << QStringLiteral("Beeldkluis")
             << SystemLock::tr("Closing the catalog") << QStringLiteral("delay");
        m_asking = true;
        auto* watcher = new QDBusPendingCallWatcher(QDBusConnection(m_systemName).asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
            watcher->deleteLater();
            m_asking = false;
            const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
            if (reply.isError() || !m_open) return;
            m_inhibitor = reply.value();
            Q_EMIT m_owner.sleepHeld();
        });
    }

    /// Others may be logged in at the same computer. When it cannot be found out whose session it is, it
    /// counts as ours.
    void lockIfOurs(const QString& session) {
        if (!m_open) return;
        auto call = QDBusMessage::createMethodCall(login, session, properties, QStringLiteral("Get"));
        call.setAutoStartService(false);
        call << loginSession << QStringLiteral("User");
        auto* watcher = new QDBusPendingCallWatcher(QDBusConnection(m_systemName).asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
            watcher->deleteLater();
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            if (!m_open || (!reply.isError() && !isOurs(reply.value().variant()))) return;
            Q_EMIT m_owner.lockWanted(Cause::Screen);
        });
    }

    /// USER: a structure of the number and the object of a user.
    static bool isOurs(const QVariant& user) {
        if (!user.canConvert<QDBusArgument>()) return true;
        const auto argument = user.value<QDBusArgument>();
        if (argument.currentSignature() != QLatin1String("(uo)")) return true;
        uint number = 0;
        QDBusObjectPath path;
        argument.beginStructure();
        argument >> number >> path;
        argument.endStructure();
        return number == ::getuid();
    }

    SystemLock& m_owner;
    const QString m_systemName = QUuid::createUuid().toString();
    const QString m_sessionName = QUuid::createUuid().toString();
    QDBusUnixFileDescriptor m_inhibitor; ///< sleep waits while it is open
    bool m_hasSystem = false;
    bool m_open = false;
    bool m_asking = false;
};

SystemLock::SystemLock(QObject* parent, const QString& systemBus, const QString& sessionBus)
    : QObject(parent), m_ear(std::make_unique<Ear>(*this)) {
    m_errands.run(
        this,
        [ear = m_ear.get(), systemBus, sessionBus] {
            const bool toSystem = ear->attachSystem(systemBus);
            return std::pair(toSystem, ear->attachSession(sessionBus));
        },
        [this](const std::pair<bool, bool>& attached) {
            m_ear->attached(attached.first);
            Q_EMIT listening(attached.first, attached.second);
        });
}

SystemLock::~SystemLock() = default;

void SystemLock::setOpen(bool open) {
    m_ear->setOpen(open);
}

bool SystemLock::holdsSleep() const {
    return m_ear->holdsSleep();
}

} // namespace bk::ui

#include "SystemLock.moc"
