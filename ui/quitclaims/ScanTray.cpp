#include "ui/quitclaims/ScanTray.h"

#include "core/services/ScanPreview.h"
#include "ui/quitclaims/ScanButton.h"
#include "ui/quitclaims/ScanFiles.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Theme.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QVBoxLayout>

namespace bk::ui {
namespace {

constexpr int pageHeight = 144;
constexpr int previewEdge = 400;

} // namespace

ScanTray::ScanTray(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace) {
    setAcceptDrops(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_row = new FlowLayout(nullptr, 8);
    layout->addLayout(m_row);
    m_problem = new QLabel(this);
    m_problem->setProperty("role", QStringLiteral("error"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    layout->addWidget(m_problem);
    refill();
}

void ScanTray::clear() {
    ++m_generation;
    m_reading = 0;
    m_scans.clear();
    m_problem->hide();
    refill();
    Q_EMIT changed();
}

QList<QByteArray> ScanTray::scans() const {
    QList<QByteArray> bytes;
    for (const Scan& scan : m_scans)
        bytes << scan.bytes;
    return bytes;
}

void ScanTray::add(const QList<FilePath>& files) {
    m_problem->hide();
    for (const FilePath& file : files) {
        ++m_reading;
        m_workspace.ask(
            this,
            [file](Services&) -> Result<Scan> {
                Scan scan;
                scan.name = file.fileNameDisplay();
                BK_ASSIGN(scan.bytes, readScanFile(file));
                BK_ASSIGN(const ScanPreview preview, previewScan(scan.bytes, 0, previewEdge));
                scan.pages = preview.pages;
                scan.page = preview.page;
                return scan;
            },
            [this, file, generation = m_generation](Result<Scan> scan) {
                if (generation != m_generation) return;
                --m_reading;
                if (scan) {
                    m_scans << *scan;
                    refill();
                } else {
                    m_problem->setText(tr("%1: %2").arg(file.fileNameDisplay(), sentenceFor(scan.error())));
                    m_problem->show();
                }
                Q_EMIT changed();
            },
            1);
    }
    Q_EMIT changed();
}

void ScanTray::takeOff(int count) {
    m_scans.remove(0, qMin<qsizetype>(count, m_scans.size()));
    refill();
    Q_EMIT changed();
}

void ScanTray::refill() {
    m_row->clear();
    for (int index = 0; index < m_scans.size(); ++index) {
        const Scan& scan = m_scans.at(index);
        auto* box = new QWidget(this);
        auto* layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(4);
        auto* sheet = new ScanButton(pageHeight, box);
        sheet->setPage(QPixmap::fromImage(scan.page));
        sheet->setToolTip(tr("%1, %n page(s). Press to take it off.", nullptr, scan.pages).arg(scan.name));
        sheet->setAccessibleName(tr("Take off the scan %1").arg(scan.name));
        connect(sheet, &ScanButton::clicked, this, [this, index] {
            m_scans.removeAt(index);
            refill();
            Q_EMIT changed();
        });
        layout->addWidget(sheet);
        auto* name = new ElidedLabel(tr("%n page(s)", nullptr, scan.pages), box);
        name->setProperty("role", QStringLiteral("caption"));
        name->setFixedWidth(sheet->sizeHint().width());
        layout->addWidget(name);
        m_row->addWidget(box);
    }
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto* more = new ScanButton(pageHeight, box);
    more->setWord(m_scans.isEmpty() ? tr("Add the scan, or drop it here") : tr("Add another"));
    more->setAccessibleName(tr("Add a scan"));
    more->setToolTip(tr("PDF, JPEG, PNG or TIFF"));
    connect(more, &ScanButton::clicked, this,
            [this] { pickScanFiles(this, [this](const QList<FilePath>& files) { add(files); }); });
    layout->addWidget(more);
    auto* kinds = new QLabel(tr("PDF, JPEG, PNG, TIFF"), box);
    kinds->setProperty("role", QStringLiteral("caption"));
    layout->addWidget(kinds);
    m_row->addWidget(box);
    m_row->invalidate();
    updateGeometry();
}

void ScanTray::dragEnterEvent(QDragEnterEvent* event) {
    if (!scanFilesIn(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ScanTray::dropEvent(QDropEvent* event) {
    add(scanFilesIn(event->mimeData()));
    event->acceptProposedAction();
}

} // namespace bk::ui
