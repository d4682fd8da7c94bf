#include "ui/shell/UnfinishedScan.h"

#include "ui/library/ImportPanel.h"
#include "ui/shell/Preferences.h"
#include "ui/shell/Workspace.h"

namespace bk::ui {

UnfinishedScan::UnfinishedScan(Workspace& workspace, Preferences& preferences, QObject* parent)
    : QObject(parent), m_workspace(workspace), m_preferences(preferences) {
    const auto keep = [this](const QString& title, Preferences::Scan scan) {
        if (title == faceScanTitle())
            m_preferences.setScan(m_workspace.catalogId(), m_workspace.user(), scan);
    };
    goOn();
    connect(&workspace, &Workspace::jobStarted, this,
            [keep](const QString& title) { keep(title, Preferences::Scan::Running); });
    connect(&workspace, &Workspace::jobPaused, this, [keep](const QString& title, bool paused) {
        keep(title, paused ? Preferences::Scan::Paused : Preferences::Scan::Running);
    });
    connect(&workspace, &Workspace::jobEnded, this,
            [keep](const QString& title) { keep(title, Preferences::Scan::None); });
}

void UnfinishedScan::goOn() {
    const Preferences::Scan scan = m_preferences.scan(m_workspace.catalogId(), m_workspace.user());
    if (scan == Preferences::Scan::None || !m_workspace.may(Right::ImportPhotos)) return;
    goOnWithFaceScan(m_workspace);
    if (scan == Preferences::Scan::Paused) m_workspace.pauseJob(faceScanTitle(), true);
}

} // namespace bk::ui
