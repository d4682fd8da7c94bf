#include "ui/shell/SecretClipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QPointer>

#include <memory>

namespace bk::ui {
namespace {

constexpr int staysMilliseconds = 10000;

QByteArray hashOf(const QString& text) {
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Blake2b_256);
}

} // namespace

SecretClipboard::SecretClipboard(QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(staysMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clear);
    connect(qGuiApp, &QCoreApplication::aboutToQuit, this, &SecretClipboard::clear);
}

SecretClipboard& SecretClipboard::instance() {
    static QPointer<SecretClipboard> one;
    if (one == nullptr) one = new SecretClipboard(qGuiApp);
    return *one;
}

void SecretClipboard::copy(const QString& secret) {
    auto data = std::make_unique<QMimeData>();
    data->setText(secret);
    // What the clipboard managers of KDE and others look for.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(data.release());
    m_hash = hashOf(secret);
    m_timer.start();
}

void SecretClipboard::clear() {
    m_timer.stop();
    if (m_hash.isEmpty()) return;
    QClipboard* clipboard = QGuiApplication::clipboard();
    if (hashOf(clipboard->text()) == m_hash) clipboard->clear();
    m_hash.clear();
}

} // namespace bk::ui
