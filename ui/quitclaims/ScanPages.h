#pragma once

#include "core/base/Id.h"
#include "core/model/Quitclaim.h"

#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QSet>

namespace bk::ui {

class Workspace;

/// First pages of kept scans, small and in memory only. Each is read once, since every reading is logged.
class ScanPages : public QObject {
    Q_OBJECT
public:
    explicit ScanPages(Workspace& workspace, QObject* parent = nullptr);
    /// Null: it comes with pageReady, or cannot be read (then the sentence tells).
    QPixmap firstPage(const QuitclaimId& quitclaim, const AttachmentId& scan);
    QString problem(const AttachmentId& scan) const { return m_problems.value(scan); }
    bool idle() const { return m_underWay.isEmpty(); }
    void forget();

Q_SIGNALS:
    void pageReady(const bk::AttachmentId& scan);

private:
    Workspace& m_workspace;
    QHash<AttachmentId, QPixmap> m_pages;
    QHash<AttachmentId, QString> m_problems;
    QSet<AttachmentId> m_underWay;
};

} // namespace bk::ui
