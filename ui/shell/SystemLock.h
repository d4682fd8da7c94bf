#pragma once

#include "ui/shell/Errands.h"

#include <QObject>

#include <memory>

namespace bk::ui {

/// Hears over D-Bus when the desktop locks its screen and when the computer goes to sleep: logind on the
/// system's bus, screen savers on the session's. While a catalog is open it asks logind to wait with sleeping
/// until the window has locked. Where there is no bus or nobody on it, nothing happens; the window never
/// waits for either. Window's thread.
class SystemLock : public QObject {
    Q_OBJECT
public:
    enum class Cause { Screen, Sleep };

    /// Addresses of the buses; empty: the usual ones.
    explicit SystemLock(QObject* parent = nullptr, const QString& systemBus = {},
                        const QString& sessionBus = {});
    ~SystemLock() override;

    /// A catalog is open (from here sleep waits), or is closed with its keys wiped (sleep may go on).
    void setOpen(bool open);
    /// Whether sleep waits for us.
    bool holdsSleep() const;

Q_SIGNALS:
    void lockWanted(bk::ui::SystemLock::Cause cause);
    /// Listens where there is something to listen to; from here signals are heard.
    void listening(bool systemBus, bool sessionBus);
    void sleepHeld();

private:
    class Ear;
    std::unique_ptr<Ear> m_ear;
    Errands m_errands{1}; ///< goes before what it works on
};

} // namespace bk::ui
