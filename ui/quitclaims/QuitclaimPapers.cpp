#include "ui/quitclaims/QuitclaimPapers.h"

#include "core/services/ReceiptService.h"
#include "ui/shell/SaveAndPrint.h"
#include "ui/shell/Workspace.h"

#include <QJsonDocument>
#include <QLocale>
#include <QMenu>

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
    const QString stem =
        paper == Paper::Letter ? QStringLiteral("withdrawal-%1") : QStringLiteral("receipt-%1");
    pickFileToSave(m_window,
                   paper == Paper::Letter
                       ? tr("Save the withdrawal letter (whoever has the file can read it)")
                       : tr("Save the receipt (whoever has the file can read it)"),
                   data ? tr("Data (*.json)") : tr("PDF (*.pdf)"),
                   stem.arg(number) + (data ? QStringLiteral(".json") : QStringLiteral(".pdf")),
                   [=, this](const QString& path) { saveTo(paper, quitclaim, path); });
}

void QuitclaimPapers::saveTo(Paper paper, const QuitclaimId& quitclaim, const QString& path) {
    saveFile(
        m_workspace, this, path,
        [paper, quitclaim, language = language()](Services& services) {
            return bytesOf(services, paper, quitclaim, language);
        },
        [this, path] {
            Q_EMIT m_workspace.message(tr("Saved as %1.").arg(path));
            Q_EMIT saved(path);
        });
}

void QuitclaimPapers::pickPrinter(Paper paper, const QuitclaimId& quitclaim) {
    ui::pickPrinter(m_window, [=, this](std::shared_ptr<QPrinter> printer) {
        printTo(paper, quitclaim, std::move(printer));
    });
}

void QuitclaimPapers::printTo(Paper paper, const QuitclaimId& quitclaim, std::shared_ptr<QPrinter> printer) {
    printPdf(
        m_workspace, this, std::move(printer),
        [paper, quitclaim, language = language()](Services& services) {
            return bytesOf(services, paper, quitclaim, language);
        },
        [this](int pages) {
            Q_EMIT m_workspace.message(tr("%n page(s) went to the printer.", nullptr, pages));
            Q_EMIT printed(pages);
        });
}

} // namespace bk::ui
