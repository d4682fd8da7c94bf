// A form as a file and on paper; what else the page does is in FormsPage.cpp.
#include "ui/forms/FormEditor.h"
#include "ui/forms/FormsPage.h"
#include "ui/shell/SaveAndPrint.h"
#include "ui/shell/Workspace.h"

namespace bk::ui {

void FormsPage::pickFile() {
    pickFileToSave(this, tr("Save the form to print it"), tr("PDF (*.pdf)"),
                   QStringLiteral("form-%1.pdf").arg(m_editor->language()),
                   [this](const QString& path) { saveTo(path); });
}

void FormsPage::saveTo(const QString& path) {
    saveFile(
        m_workspace, this, path,
        [id = m_chosen, version = m_version, language = m_editor->language()](Services& services) {
            return services.forms.pdf(id, version, language);
        },
        [this, path] {
            Q_EMIT m_workspace.message(tr("Saved as %1.").arg(path));
            Q_EMIT saved(path);
        });
}

void FormsPage::pickPrinter() {
    ui::pickPrinter(this, [this](std::shared_ptr<QPrinter> printer) { printTo(std::move(printer)); });
}

void FormsPage::printTo(std::shared_ptr<QPrinter> printer) {
    printPdf(
        m_workspace, this, std::move(printer),
        [id = m_chosen, version = m_version, language = m_editor->language()](Services& services) {
            return services.forms.pdf(id, version, language);
        },
        [this](int pages) {
            Q_EMIT m_workspace.message(tr("%n page(s) went to the printer.", nullptr, pages));
            Q_EMIT printed(pages);
        });
}

} // namespace bk::ui
