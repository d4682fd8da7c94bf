#include "ui/reports/ReportSaving.h"

#include "ui/shell/SaveAndPrint.h"

#include <QCoreApplication>

namespace bk::ui {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(bk::ui::ReportSaving)
};

} // namespace

void pickReportFile(QWidget* parent, const QString& title, const QString& name, const QString& ending,
                    const std::function<void(const QString&)>& then) {
    pickFileToSave(parent, title,
                   ending == QLatin1String("pdf") ? Texts::tr("PDF (*.pdf)")
                                                  : Texts::tr("Spreadsheet (*.csv)"),
                   name + QLatin1Char('.') + ending, then);
}

} // namespace bk::ui
