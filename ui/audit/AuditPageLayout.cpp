// How the page of the log is put together; what it does is in AuditPage.cpp.
#include "ui/audit/AuditExport.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditListModel.h"
#include "ui/audit/AuditPage.h"
#include "ui/people/Readiness.h"
#include "ui/shell/Workspace.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/PageHead.h"
#include "ui/widgets/RowTable.h"

#include <QEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace bk::ui {

AuditPage::AuditPage(Workspace& workspace, QWidget* parent)
    : Page(parent), m_workspace(workspace), m_model(new AuditListModel(workspace, this)) {
    setObjectName(QStringLiteral("page"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    makeHead(layout);
    m_verdict = new Banner(this);
    layout->addWidget(m_verdict);
    m_filters = new AuditFilterBar(workspace.today(), this);
    layout->addWidget(m_filters);
    makeTable();
    m_empty = new EmptyState(QStringLiteral("view-history"), {}, {}, this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    layout->addWidget(m_stack, 1);
    m_readiness = new Readiness(
        this, [] { return true; }, [this] { Q_EMIT ready(); });
    connectParts();
    showWhatIsThere();
}

void AuditPage::makeHead(QVBoxLayout* layout) {
    auto* head = makePageHead(title(), m_count, this);
    m_newest = new QPushButton(tr("To the newest"), this);
    m_newest->setProperty("role", QStringLiteral("link"));
    m_newest->hide();
    head->addWidget(m_newest);
    head->addStretch(1);
    m_verify = new QPushButton(tr("Verify the log"), this);
    m_verify->setProperty("role", QStringLiteral("primary"));
    m_verify->setToolTip(
        tr("Checks every row: its place in the chain, its signature, its seal, and the checkpoints."));
    head->addWidget(m_verify);
    m_more = new QPushButton(tr("More"), this);
    m_more->setProperty("hasMenu", true);
    auto* menu = new QMenu(m_more);
    menu->addAction(themedIcon(QStringLiteral("document-open")), tr("Compare with a checkpoint…"), this,
                    &AuditPage::pickCheckpoint);
    menu->addAction(themedIcon(QStringLiteral("document-save")), tr("Save a checkpoint…"), this,
                    &AuditPage::pickPlaceForCheckpoint);
    menu->addAction(themedIcon(QStringLiteral("document-print")), tr("Print a checkpoint…"), this,
                    &AuditPage::printCheckpoint);
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("document-export")), tr("Save these rows (CSV, with names)…"),
                    this, &AuditPage::pickPlaceForRows);
    menu->addAction(themedIcon(QStringLiteral("view-refresh")), tr("Read again (F5)"), this,
                    &AuditPage::showRows);
    m_more->setMenu(menu);
    head->addWidget(m_more);
    layout->addLayout(head);
}

void AuditPage::makeTable() {
    m_table = new QTableView(this);
    m_table->setAccessibleName(title());
    setUpRowTable(*m_table, m_model);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    // Measuring every row of a long log would stall the window.
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(true);
    sizeTable();
}

void AuditPage::sizeTable() {
    m_table->verticalHeader()->setDefaultSectionSize(scaled(34));
    QHeaderView* header = m_table->horizontalHeader();
    header->setMinimumSectionSize(scaled(56));
    constexpr int widths[] = {56, 160, 96, 124, 248, 192, 96};
    for (int column = 0; column < AuditListModel::Detail; ++column)
        header->resizeSection(column, scaled(widths[column]));
}

void AuditPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_table != nullptr) sizeTable();
}

void AuditPage::connectParts() {
    connect(m_filters, &AuditFilterBar::changed, this, &AuditPage::showRows);
    connect(m_verify, &QPushButton::clicked, this, [this] { verify(); });
    connect(m_newest, &QPushButton::clicked, this, &AuditPage::showRows);
    connect(m_verdict, &Banner::triggered, this, [this] {
        if (m_firstBad > 0) goToRow(m_firstBad);
    });
    connect(m_empty, &EmptyState::triggered, m_filters, &AuditFilterBar::clear);
    connect(m_table, &QTableView::activated, this, &AuditPage::openObject);
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == AuditListModel::Object) openObject(index);
    });
    connect(m_table, &QTableView::customContextMenuRequested, this, &AuditPage::offerMenu);
    connect(m_model, &AuditListModel::failed, &m_workspace, &Workspace::failed);
    connect(m_model, &AuditListModel::grown, this, &AuditPage::showWhatIsThere);
    connect(m_model, &AuditListModel::loaded, this, [this] {
        showWhatIsThere();
        int row = 0;
        const qint64 wanted = std::exchange(m_selectWhenLoaded, 0);
        for (int at = 0; wanted > 0 && at < m_model->rowCount(); ++at)
            if (m_model->row(at).sequence <= wanted) {
                row = at;
                break;
            }
        if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(row, AuditListModel::Action));
        if (wanted > 0) m_table->setFocus();
        m_readiness->begin();
    });
}

void AuditPage::pickCheckpoint() {
    auto* dialog = new QFileDialog(this, tr("A checkpoint that was kept elsewhere"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Checkpoint (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, &AuditPage::compareWith);
    dialog->open();
}

void AuditPage::pickPlaceForCheckpoint() {
    auto* dialog = new QFileDialog(this, tr("Save a checkpoint, best on another medium"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setNameFilter(tr("Checkpoint (*.json)"));
    dialog->selectFile(QStringLiteral("checkpoint-%1.json").arg(m_workspace.today().toString(Qt::ISODate)));
    connect(dialog, &QFileDialog::fileSelected, this, &AuditPage::saveCheckpoint);
    dialog->open();
}

void AuditPage::pickPlaceForRows() {
    auto* dialog =
        new QFileDialog(this, tr("Save the rows (with names; whoever has the file can read them)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setNameFilter(tr("Spreadsheet (*.csv)"));
    dialog->selectFile(QStringLiteral("log.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &AuditPage::exportTo);
    dialog->open();
}

void AuditPage::printCheckpoint() {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this, [this, printer] {
        m_workspace.ask(
            this, [](Services& services) { return services.audit.checkpoint(); },
            [this, printer](Result<AuditCheckpoint> made) {
                if (made)
                    paintCheckpoint(*made, m_workspace.organisation(), m_workspace.userName(), *printer);
                else
                    Q_EMIT m_workspace.failed(made.error());
            });
    });
    // The dialog works on the printer until it is gone.
    connect(dialog, &QObject::destroyed, this, [printer] { Q_UNUSED(printer) });
    dialog->open();
}

} // namespace bk::ui
