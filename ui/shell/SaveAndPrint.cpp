#include "ui/shell/SaveAndPrint.h"

#include "core/base/AtomicFile.h"
#include "ui/shell/PagePrinting.h"
#include "ui/shell/Workspace.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPrintDialog>
#include <QPrinter>

namespace bk::ui {

void pickFileToSave(QWidget* parent, const QString& title, const QString& filter, const QString& name,
                    const std::function<void(const QString& path)>& then) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    dialog->setNameFilter(filter);
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, then);
    dialog->open();
}

void pickPrinter(QWidget* parent, const std::function<void(std::shared_ptr<QPrinter>)>& then,
                 QPageLayout::Orientation orientation) {
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageOrientation(orientation);
    // The system's queue shows this to others.
    printer->setDocName(QStringLiteral("Beeldkluis"));
    auto* dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintToFile, false);
    QObject::connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), parent,
                     [printer, then] { then(printer); });
    // The dialog works on the printer until it is gone.
    QObject::connect(dialog, &QObject::destroyed, parent, [printer] { Q_UNUSED(printer) });
    dialog->open();
}

void saveFile(Workspace& workspace, QObject* receiver, const QString& path, MakeBytes make,
              std::function<void()> done) {
    workspace.ask(
        receiver,
        [path, make = std::move(make)](Services& services) -> Status {
            BK_ASSIGN(const QByteArray bytes, make(services));
            return writeAtomically(FilePath::fromString(path), bytes);
        },
        [&workspace, done = std::move(done)](const Status& written) {
            if (written)
                done();
            else
                Q_EMIT workspace.failed(written.error());
        },
        1);
}

void printPdf(Workspace& workspace, QObject* receiver, std::shared_ptr<QPrinter> printer, MakeBytes make,
              std::function<void(int pages)> done) {
    workspace.ask(
        receiver,
        [make = std::move(make)](Services& services) -> Result<QList<QByteArray>> {
            BK_ASSIGN(const QByteArray pdf, make(services));
            return pagesOfPdf(pdf);
        },
        [&workspace, printer = std::move(printer), done = std::move(done)](Result<QList<QByteArray>> pages) {
            const Status sent = pages ? printPages(*pages, *printer) : Status(fail(pages.error()));
            if (sent)
                done(static_cast<int>(pages->size()));
            else
                Q_EMIT workspace.failed(sent.error());
        },
        1);
}

} // namespace bk::ui
