#include "ui/shell/DesktopNotice.h"

#include "ui/shell/LooseErrand.h"
#include "ui/shell/SessionBus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusReply>
#include <QUuid>
#include <QVariantMap>

namespace bk::ui {
namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString place = QStringLiteral("/org/freedesktop/Notifications");
constexpr int answerMilliseconds = 3000;
/// -1: as long as the desktop thinks fit.
constexpr int shownMilliseconds = -1;

/// The desktop's number of the notice; 0: nobody took it. Not on the window's thread.
quint32 notify(const QString& address, quint32 inPlaceOf, const QString& title, const QString& text) {
    if (address.isEmpty() && !sessionBusHasAddress()) return 0;
    const QString name = QUuid::createUuid().toString();
    quint32 number = 0;
    {
        const QDBusConnection bus = address.isEmpty()
                                        ? QDBusConnection::connectToBus(QDBusConnection::SessionBus, name)
                                        : QDBusConnection::connectToBus(address, name);
        if (bus.isConnected()) {
            auto call = QDBusMessage::createMethodCall(service, place, service, QStringLiteral("Notify"));
            call << QStringLiteral("Beeldkluis") << inPlaceOf << QStringLiteral("beeldkluis") << title << text
                 << QStringList() << QVariantMap() << shownMilliseconds;
            const QDBusReply<quint32> reply = bus.call(call, QDBus::Block, answerMilliseconds);
            if (reply.isValid()) number = reply.value();
        }
    }
    QDBusConnection::disconnectFromBus(name);
    return number;
}

} // namespace

DesktopNotice::DesktopNotice(QObject* parent, const QString& sessionBus)
    : QObject(parent), m_bus(sessionBus) {}

void DesktopNotice::say(const QString& title, const QString& text) {
    runLoose(
        this,
        [bus = m_bus, last = m_last, title, text] { return notify(bus, last, title, text.toHtmlEscaped()); },
        [this](quint32 number) {
            if (number != 0) m_last = number;
            Q_EMIT said(number != 0);
        });
}

} // namespace bk::ui
