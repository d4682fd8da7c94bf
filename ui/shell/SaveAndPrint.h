#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QPageLayout>
#include <QString>

#include <functional>
#include <memory>

class QObject;
class QPrinter;
class QWidget;

namespace bk {
struct Services;
}

namespace bk::ui {

class Workspace;

/// Asks where a file is to go, and hands the path on. FILTER: "PDF (*.pdf)". NAME, with its ending, is
/// proposed; it names no people, since file names travel further than what they hold. Window's thread.
void pickFileToSave(QWidget* parent, const QString& title, const QString& filter, const QString& name,
                    const std::function<void(const QString& path)>& then);
/// Asks for a printer, and hands it on. Never a file: saving is what says that others may read it. Window's
/// thread.
void pickPrinter(QWidget* parent, const std::function<void(std::shared_ptr<QPrinter>)>& then,
                 QPageLayout::Orientation orientation = QPageLayout::Portrait);

/// What a file or a paper is made of. Runs on the pool.
using MakeBytes = std::function<Result<QByteArray>(Services&)>;

/// What MAKE gives becomes the file PATH, or PATH stays as it was. DONE on the window's thread unless
/// RECEIVER is gone; what fails is told by WORKSPACE. Window's thread.
void saveFile(Workspace& workspace, QObject* receiver, const QString& path, MakeBytes make,
              std::function<void()> done);
/// The PDF that MAKE gives goes to PRINTER; DONE with the number of its pages. The rest as saveFile().
void printPdf(Workspace& workspace, QObject* receiver, std::shared_ptr<QPrinter> printer, MakeBytes make,
              std::function<void(int pages)> done);

} // namespace bk::ui
