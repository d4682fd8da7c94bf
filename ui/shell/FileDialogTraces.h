#pragma once

#include <QObject>

namespace bk::ui {

/// Qt's file dialog writes the folders visited into the settings that all its programs share. Folders of
/// photos and scans carry the names of people, so what a dialog of this program added is taken out again when
/// it closes; what other programs left stays. Watches the whole application. Window's thread.
class FileDialogTraces : public QObject {
    Q_OBJECT
public:
    explicit FileDialogTraces(QObject* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace bk::ui
