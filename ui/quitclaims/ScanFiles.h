#pragma once

#include "core/base/FilePath.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QList>

class QMimeData;
class QWidget;

#include <functional>

namespace bk::ui {

/// The local files of a drop that look like scans (PDF, JPEG, PNG, TIFF).
QList<FilePath> scanFilesIn(const QMimeData* dropped);
/// The bytes of a scan file, at most 100 MB. EmptyFile, TooLarge, NotFound, Disk. Blocking.
Result<QByteArray> readScanFile(const FilePath& path);
/// Lets scans be chosen; PICKED gets at least one.
void pickScanFiles(QWidget* parent, std::function<void(const QList<FilePath>&)> picked);

} // namespace bk::ui
