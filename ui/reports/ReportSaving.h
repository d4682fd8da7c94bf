#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace bk::ui {

/// Asks where a report goes, and hands the path on. ENDING: "pdf" or "csv". Window's thread.
void pickReportFile(QWidget* parent, const QString& title, const QString& name, const QString& ending,
                    const std::function<void(const QString& path)>& then);

} // namespace bk::ui
