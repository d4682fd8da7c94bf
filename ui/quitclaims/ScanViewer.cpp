#include "ui/quitclaims/ScanViewer.h"

#include "ui/shell/PagePrinting.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPrintDialog>
#include <QPrinter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace bk::ui {
namespace {

constexpr double largestZoom = 4;

} // namespace

ScanViewer::ScanViewer(Workspace& workspace, QWidget* parent) : QWidget(parent), m_workspace(workspace) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Scan"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("topBar"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* tools = new QHBoxLayout(bar);
    tools->setContentsMargins(8, 8, 8, 8);
    tools->setSpacing(8);
    QToolButton* back = makeTool(QStringLiteral("go-previous"), tr("Back"), tr("Esc"));
    back->setText(tr("Back"));
    back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title = new QLabel(bar);
    m_title->setProperty("role", QStringLiteral("heading"));
    m_previous = makeTool(QStringLiteral("go-up"), tr("Previous page"), tr("Page Up"));
    m_position = new QLabel(bar);
    m_position->setProperty("role", QStringLiteral("muted"));
    m_next = makeTool(QStringLiteral("go-down"), tr("Next page"), tr("Page Down"));
    QToolButton* out = makeTool(QStringLiteral("zoom-out"), tr("Smaller"), QStringLiteral("-"));
    QToolButton* fit = makeTool(QStringLiteral("zoom-fit-best"), tr("Whole page"), QStringLiteral("Z"));
    QToolButton* in = makeTool(QStringLiteral("zoom-in"), tr("Larger"), QStringLiteral("+"));
    m_print = makeTool(QStringLiteral("document-print"), tr("Print"), tr("Ctrl+P"));
    tools->addWidget(back);
    tools->addWidget(m_title);
    tools->addStretch(1);
    for (QWidget* tool : QWidgetList{m_previous, m_position, m_next, out, fit, in, m_print})
        tools->addWidget(tool);
    layout->addWidget(bar);
    m_area = new QScrollArea(this);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setAlignment(Qt::AlignCenter);
    m_sheet = new QLabel(m_area);
    m_sheet->setAlignment(Qt::AlignCenter);
    m_sheet->setWordWrap(true);
    m_sheet->setScaledContents(true);
    m_area->setWidget(m_sheet);
    m_area->viewport()->installEventFilter(this);
    layout->addWidget(m_area, 1);
    connect(back, &QToolButton::clicked, this, &ScanViewer::closed);
    connect(m_previous, &QToolButton::clicked, this, [this] { turn(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { turn(1); });
    connect(in, &QToolButton::clicked, this, [this] { zoomBy(1.25); });
    connect(out, &QToolButton::clicked, this, [this] { zoomBy(0.8); });
    connect(fit, &QToolButton::clicked, this, [this] { zoomBy(0); });
    connect(m_print, &QToolButton::clicked, this, &ScanViewer::print);
}

QToolButton* ScanViewer::makeTool(const QString& icon, const QString& name, const QString& key) {
    auto* tool = new QToolButton(this);
    tool->setIcon(themedIcon(icon));
    tool->setIconSize(QSize(scaled(20), scaled(20)));
    tool->setToolTip(tr("%1 (%2)").arg(name, key));
    tool->setAccessibleName(name);
    return tool;
}

void ScanViewer::open(const Quitclaim& quitclaim, const AttachmentId& scan) {
    m_quitclaim = quitclaim.id;
    m_pages.clear();
    m_page = 0;
    m_zoom = 1;
    for (const Attachment& one : quitclaim.scans) {
        if (one.id == scan) m_page = static_cast<int>(m_pages.size());
        for (int page = 0; page < qMax(1, one.pages); ++page)
            m_pages << Place{one.id, page};
    }
    m_title->setText(tr("Scan of %1").arg(quitclaim.number));
    load();
    setFocus();
}

void ScanViewer::forget() {
    ++m_generation;
    m_picture = {};
    m_sheet->clear();
    m_pages.clear();
    m_page = 0;
    m_quitclaim = {};
    m_title->clear();
    m_position->clear();
}

void ScanViewer::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    // Another window in front does not hide it; closing, another page and locking do.
    if (!event->spontaneous()) forget();
}

void ScanViewer::print() {
    if (m_pages.isEmpty() || m_printing) return;
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setFromTo(1, static_cast<int>(m_pages.size()));
    // The system's queue shows this to others.
    printer->setDocName(QStringLiteral("Beeldkluis"));
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange);
    dialog->setMinMax(1, static_cast<int>(m_pages.size()));
    // A file would hold the scan in plain sight.
    dialog->setOption(QAbstractPrintDialog::PrintToFile, false);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this,
            [this, printer] { printTo(printer); });
    // The dialog works on the printer until it is gone.
    connect(dialog, &QObject::destroyed, this, [printer] { Q_UNUSED(printer) });
    dialog->open();
}

/// What is to be printed. The printer is begun once all of it is read: what is begun cannot be taken back
/// with every printer, and a lock would leave half of it in the queue. Compressed, since a hundred pages
/// would not fit in memory.
struct ScanViewer::Printing {
    std::shared_ptr<QPrinter> printer;
    QuitclaimId quitclaim;
    QList<Place> pages;
    QList<QByteArray> read;
};

ScanViewer::~ScanViewer() = default;

void ScanViewer::printTo(std::shared_ptr<QPrinter> printer) {
    if (m_printing) return;
    const int first = printer->fromPage() > 0 ? printer->fromPage() - 1 : 0;
    const int last = printer->toPage() > 0 ? printer->toPage() - 1 : static_cast<int>(m_pages.size()) - 1;
    m_printing = std::make_unique<Printing>();
    m_printing->printer = std::move(printer);
    m_printing->quitclaim = m_quitclaim;
    m_printing->pages = m_pages.mid(first, last - first + 1);
    m_print->setEnabled(false);
    readNext();
}

void ScanViewer::readNext() {
    if (m_printing->read.size() == m_printing->pages.size()) {
        const Status sent = printPages(m_printing->read, *m_printing->printer);
        return finishPrinting(sent ? std::nullopt : std::optional(sent.error()));
    }
    m_workspace.ask(
        this,
        [quitclaim = m_printing->quitclaim,
         place = m_printing->pages.at(m_printing->read.size())](Services& services) -> Result<QByteArray> {
            BK_ASSIGN(const QImage page,
                      services.consent.scanPage(quitclaim, place.scan, place.page, renderedEdge));
            return compressedPage(page);
        },
        [this](Result<QByteArray> page) {
            if (!page) return finishPrinting(page.error());
            m_printing->read << *page;
            Q_EMIT pageRead();
            readNext();
        },
        2);
}

void ScanViewer::finishPrinting(const std::optional<Error>& error) {
    const int pages = error ? 0 : static_cast<int>(m_printing->pages.size());
    m_printing.reset();
    m_print->setEnabled(true);
    if (error)
        Q_EMIT m_workspace.failed(*error);
    else
        Q_EMIT m_workspace.message(tr("%n page(s) went to the printer.", nullptr, pages));
    Q_EMIT printed(pages);
}

void ScanViewer::turn(int by) {
    if (m_page + by < 0 || m_page + by >= m_pages.size()) return;
    m_page += by;
    load();
}

void ScanViewer::load() {
    m_picture = {};
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < m_pages.size());
    m_position->setText(tr("page %1 of %2").arg(m_page + 1).arg(m_pages.size()));
    m_sheet->setText(tr("Opening…"));
    m_sheet->adjustSize();
    if (m_pages.isEmpty()) return;
    const Place place = m_pages.at(m_page);
    m_workspace.ask(
        this,
        [quitclaim = m_quitclaim, place](Services& services) {
            return services.consent.scanPage(quitclaim, place.scan, place.page, renderedEdge);
        },
        [this, generation = ++m_generation](Result<QImage> page) {
            if (generation != m_generation) return;
            if (page) {
                m_picture = QPixmap::fromImage(*page);
                showPicture();
                m_area->verticalScrollBar()->setValue(0);
            } else {
                m_sheet->setText(sentenceFor(page.error()));
                m_sheet->resize(m_area->viewport()->width() - 32, scaled(120));
            }
            Q_EMIT pageShown();
        },
        2);
}

void ScanViewer::showPicture() {
    if (m_picture.isNull()) return;
    const QSize room = m_area->viewport()->size() - QSize(32, 32);
    const QSizeF whole = QSizeF(m_picture.size()).scaled(QSizeF(room), Qt::KeepAspectRatio);
    m_sheet->setPixmap(m_picture);
    m_sheet->resize((whole * m_zoom).toSize());
}

void ScanViewer::zoomBy(double factor) {
    m_zoom = factor <= 0 ? 1 : qBound(1.0, m_zoom * factor, largestZoom);
    showPicture();
}

void ScanViewer::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showPicture();
}

bool ScanViewer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Wheel) {
        const auto* wheel = static_cast<QWheelEvent*>(event);
        if (wheel->modifiers().testFlag(Qt::ControlModifier)) {
            zoomBy(wheel->angleDelta().y() > 0 ? 1.25 : 0.8);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ScanViewer::keyPressEvent(QKeyEvent* event) {
    constexpr int step = 64;
    if (event->matches(QKeySequence::Print)) return print();
    switch (event->key()) {
    case Qt::Key_PageUp:
        return turn(-1);
    case Qt::Key_PageDown:
        return turn(1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1.25);
    case Qt::Key_Minus:
        return zoomBy(0.8);
    case Qt::Key_0:
        return zoomBy(0);
    case Qt::Key_Z:
        return zoomBy(m_zoom > 1 ? 0 : 2);
    case Qt::Key_Up:
    case Qt::Key_Down: {
        QScrollBar* bar = m_area->verticalScrollBar();
        return bar->setValue(bar->value() + (event->key() == Qt::Key_Up ? -step : step));
    }
    case Qt::Key_Left:
    case Qt::Key_Right: {
        QScrollBar* bar = m_area->horizontalScrollBar();
        return bar->setValue(bar->value() + (event->key() == Qt::Key_Left ? -step : step));
    }
    case Qt::Key_Escape:
        Q_EMIT closed();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace bk::ui
