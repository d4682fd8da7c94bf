#pragma once

#include <QByteArray>
#include <QObject>
#include <QTimer>

namespace bk::ui {

/// Secrets on the desktop's clipboard: marked so that clipboard managers leave them out of their history, and
/// taken off after ten seconds, at lock and at the end of the program. What somebody copied since stays.
/// Window's thread.
class SecretClipboard : public QObject {
    Q_OBJECT
public:
    /// Belongs to the application.
    static SecretClipboard& instance();

    void copy(const QString& secret);
    void clear();
    QTimer& timer() { return m_timer; }

private:
    explicit SecretClipboard(QObject* parent);

    QByteArray m_hash; ///< of what was copied; the secret itself is not kept
    QTimer m_timer;
};

} // namespace bk::ui
