#include "ui/quitclaims/QuitclaimPapers.h"

#include "core/services/ReceiptService.h"
#include "ui/quitclaims/PagePrinting.h"
#include "ui/shell/Workspace.h"

#include <QFileDialog>
#include <QJsonDocument>
#include <QLocale>
#include <QMenu>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>

namespace bk::ui {
namespace {

QString language() {
    return QLocale().language() == QLocale::Dutch ? QStringLiteral("nl") : QStringLiteral("en");
}

Result<QByteArray> bytesOf(Services& services, QuitclaimPapers::Paper paper, const QuitclaimId& quitclaim,
                           const QString& language) {
    switch (paper) {
    case QuitclaimPapers::Paper::Receipt:
        return services.receipts.receiptPdf(quitclaim, language);
    case QuitclaimPapers::Paper::Letter:
        return services.receipts.withdrawalLetter(quitclaim, language);
    case QuitclaimPapers::Paper::ReceiptData:
        break;
    }
    BK_ASSIGN(const QJsonObject receipt, services.receipts.receipt(quitclaim));
    return QJsonDocument(receipt).toJson();
}

Status writeFile(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Disk, file.errorString());
    return {};
}

} // namespace

QuitclaimPapers::QuitclaimPapers(Workspace& workspace, QWidget* window)
    : QObject(window), m_workspace(workspace), m_window(window) {}

void QuitclaimPapers::addReceipt(QMenu* menu, const QuitclaimId& quitclaim, const QString& number) {
    menu->addAction(tr("Receipt of %1 as PDF…").arg(number), this,
                    [=, this] { pickFile(Paper::Receipt, quitclaim, number); });
    menu->addAction(tr("Print the receipt of %1…").arg(number), this,
                    [=, this] { pickPrinter(Paper::Receipt, quitclaim); });
    menu->addAction(tr("Receipt of %1 as data (JSON)…").arg(number), this,
                    [=, this] { pickFile(Paper::ReceiptData, quitclaim, number); });
}

void QuitclaimPapers::addLetter(QMenu* menu, const QuitclaimId& quitclaim, const QString& number) {
    menu->addAction(tr("Withdrawal letter of %1 as PDF…").arg(number), this,
                    [=, this] { pickFile(Paper::Letter, quitclaim, number); });
    menu->addAction(tr("Print the withdrawal letter of %1…").arg(number), this,
                    [=, this] { pickPrinter(Paper::Letter, quitclaim); });
}

void QuitclaimPapers::pickFile(Paper paper, const QuitclaimId& quitclaim, const QString& number) {
    const bool data = paper == Paper::ReceiptData;
    auto* dialog = new QFileDialog(
        m_window, paper == Paper::Letter ? tr("Save the withdrawal letter (whoever has the file can read it)")
                                         : tr("Save the receipt (whoever has the file can read it)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(data ? QStringLiteral("json") : QStringLiteral("pdf"));
    dialog->setNameFilter(data ? tr("Data (*.json)") : tr("PDF (*.pdf)"));
    // A number, no name: file names travel further than what they hold.
    const QString stem =
        paper == Paper::Letter ? QStringLiteral("withdrawal-%1") : QStringLiteral("receipt-%1");
    dialog->selectFile(stem.arg(number) + (data ? QStringLiteral(".json") : QStringLiteral(".pdf")));
    connect(dialog, &QFileDialog::fileSelected, this,
            [=, this](const QString& path) { saveTo(paper, quitclaim, path); });
    dialog->open();
}

void QuitclaimPapers::saveTo(Paper paper, const QuitclaimId& quitclaim, const QString& path) {
    m_workspace.ask(
        this,
        [paper, quitclaim, path, language = language()](Services& services) -> Status {
            BK_ASSIGN(const QByteArray bytes, bytesOf(services, paper, quitclaim, language));
            return writeFile(path, bytes);
        },
        [this, path](Status outcome) {
            if (!outcome) {
                Q_EMIT m_workspace.failed(outcome.error());
                return;
            }
            Q_EMIT m_workspace.message(tr("Saved as %1.").arg(path));
            Q_EMIT saved(path);
        },
        1);
}

void QuitclaimPapers::pickPrinter(Paper paper, const QuitclaimId& quitclaim) {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    // The system's queue shows this to others.
    printer->setDocName(QStringLiteral("Beeldkluis"));
    auto* dialog = new QPrintDialog(printer.get(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintToFile, false);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this,
            [=, this] { printTo(paper, quitclaim, printer); });
    // The dialog works on the printer until it is gone.
    connect(dialog, &QObject::destroyed, this, [printer] { Q_UNUSED(printer) });
    dialog->open();
}

void QuitclaimPapers::printTo(Paper paper, const QuitclaimId& quitclaim, std::shared_ptr<QPrinter> printer) {
    m_workspace.ask(
        this,
        [paper, quitclaim, language = language()](Services& services) -> Result<QList<QByteArray>> {
            BK_ASSIGN(const QByteArray pdf, bytesOf(services, paper, quitclaim, language));
            return pagesOfPdf(pdf);
        },
        [this, printer = std::move(printer)](Result<QList<QByteArray>> pages) {
            Status sent = pages ? printPages(*pages, *printer) : Status(fail(pages.error()));
            if (!sent) {
                Q_EMIT m_workspace.failed(sent.error());
                return;
            }
            const int count = static_cast<int>(pages->size());
            Q_EMIT m_workspace.message(tr("%n page(s) went to the printer.", nullptr, count));
            Q_EMIT printed(count);
        },
        1);
}

} // namespace bk::ui
