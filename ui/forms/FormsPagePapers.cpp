// A form as a file and on paper; what else the page does is in FormsPage.cpp.
#include "ui/forms/FormEditor.h"
#include "ui/forms/FormsPage.h"
#include "ui/quitclaims/PagePrinting.h"
#include "ui/shell/Workspace.h"

#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>

namespace bk::ui {

void FormsPage::pickFile() {
    auto* dialog = new QFileDialog(this, tr("Save the form to print it"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setNameFilter(tr("PDF (*.pdf)"));
    dialog->selectFile(QStringLiteral("form-%1.pdf").arg(m_editor->language()));
    connect(dialog, &QFileDialog::fileSelected, this, &FormsPage::saveTo);
    dialog->open();
}

void FormsPage::saveTo(const QString& path) {
    m_workspace.ask(
        this,
        [path, id = m_chosen, version = m_version,
         language = m_editor->language()](Services& services) -> Status {
            BK_ASSIGN(const QByteArray pdf, services.forms.pdf(id, version, language));
            QSaveFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size() || !file.commit())
                return fail(ErrorCode::Disk, file.errorString());
            return {};
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

void FormsPage::pickPrinter() {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    // The system's queue shows this to others.
    printer->setDocName(QStringLiteral("Beeldkluis"));
    auto* dialog = new QPrintDialog(printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintToFile, false);
    connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this,
            [this, printer] { printTo(printer); });
    // The dialog works on the printer until it is gone.
    connect(dialog, &QObject::destroyed, this, [printer] { Q_UNUSED(printer) });
    dialog->open();
}

void FormsPage::printTo(std::shared_ptr<QPrinter> printer) {
    m_workspace.ask(
        this,
        [id = m_chosen, version = m_version,
         language = m_editor->language()](Services& services) -> Result<QList<QByteArray>> {
            BK_ASSIGN(const QByteArray pdf, services.forms.pdf(id, version, language));
            return pagesOfPdf(pdf);
        },
        [this, printer = std::move(printer)](Result<QList<QByteArray>> pages) {
            const Status sent = pages ? printPages(*pages, *printer) : Status(fail(pages.error()));
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
