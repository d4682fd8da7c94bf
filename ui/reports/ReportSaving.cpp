#include "ui/reports/ReportSaving.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>

namespace bk::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::ReportSaving)
};

} // namespace

void pickReportFile(QWidget* parent, const QString& title, const QString& name, const QString& ending,
                    const std::function<void(const QString&)>& then) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->setNameFilter(ending == QLatin1String("pdf") ? Texts::tr("PDF (*.pdf)")
                                                         : Texts::tr("Spreadsheet (*.csv)"));
    dialog->selectFile(name + QLatin1Char('.') + ending);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, then);
    dialog->open();
}

Status writeReport(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(ErrorCode::Disk, file.errorString());
    return {};
}

} // namespace bk::ui
