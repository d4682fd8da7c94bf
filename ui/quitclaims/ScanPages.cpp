#include "ui/quitclaims/ScanPages.h"

#include "ui/shell/Workspace.h"
#include "ui/widgets/Theme.h"

namespace bk::ui {
namespace {

constexpr int longEdge = 400; // 200 pixels on a fine screen

} // namespace

ScanPages::ScanPages(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace) {}

QPixmap ScanPages::firstPage(const QuitclaimId& quitclaim, const AttachmentId& scan) {
    const auto known = m_pages.constFind(scan);
    if (known != m_pages.cend()) return *known;
    if (m_underWay.contains(scan) || m_problems.contains(scan)) return {};
    m_underWay.insert(scan);
    m_workspace.ask(
        this,
        [quitclaim, scan](Services& services) {
            return services.consent.scanPage(quitclaim, scan, 0, longEdge);
        },
        [this, scan](Result<QImage> page) {
            // Forgotten in the meantime: not to be kept.
            if (!m_underWay.remove(scan)) return;
            if (page)
                m_pages.insert(scan, QPixmap::fromImage(*page));
            else
                m_problems.insert(scan, sentenceFor(page.error()));
            Q_EMIT pageReady(scan);
        },
        -1);
    return {};
}

void ScanPages::forget() {
    m_pages.clear();
    m_problems.clear();
    m_underWay.clear();
}

} // namespace bk::ui
