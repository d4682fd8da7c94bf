#pragma once

#include <QObject>
#include <QString>

namespace bk::ui {

/// Says something in the corner of the desktop, where one has a place for that (org.freedesktop.Notifications
/// on the session's bus). Where there is no bus, none is started, and nothing waits for one that does not
/// answer. What is said may be seen by whoever stands at the desk, also while the catalog is locked: no
/// names. Window's thread.
class DesktopNotice : public QObject {
    Q_OBJECT
public:
    /// Address of the bus; empty: the usual one.
    explicit DesktopNotice(QObject* parent = nullptr, const QString& sessionBus = {});

    /// In place of what was said before.
    void say(const QString& title, const QString& text);

Q_SIGNALS:
    /// Whether the desktop took it.
    void said(bool taken);

private:
    QString m_bus;
    quint32 m_last = 0; ///< the desktop's number of what was said last
};

} // namespace bk::ui
