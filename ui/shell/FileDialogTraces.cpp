#include "ui/shell/FileDialogTraces.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QSettings>

namespace bk::ui {
namespace {

constexpr const char* watchedMark = "bkTracesWatched";

QStringList traceKeys() {
    return {QStringLiteral("FileDialog/history"), QStringLiteral("FileDialog/lastVisited")};
}

} // namespace

FileDialogTraces::FileDialogTraces(QObject* parent) : QObject(parent) {
    qApp->installEventFilter(this);
}

bool FileDialogTraces::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Show || watched->property(watchedMark).toBool()) return false;
    if (qobject_cast<QFileDialog*>(watched) == nullptr) return false;
    watched->setProperty(watchedMark, true);
    QVariantMap before;
    const QSettings settings(QSettings::UserScope, QStringLiteral("QtProject"));
    for (const QString& key : traceKeys())
        before.insert(key, settings.value(key));
    // The dialog writes while it is destroyed, before this is told.
    connect(watched, &QObject::destroyed, this, [before] {
        QSettings after(QSettings::UserScope, QStringLiteral("QtProject"));
        for (const QString& key : traceKeys()) {
            if (before.value(key).isValid())
                after.setValue(key, before.value(key));
            else
                after.remove(key);
        }
    });
    return false;
}

} // namespace bk::ui
