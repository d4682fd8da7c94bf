#pragma once

#include "core/base/FilePath.h"
#include "core/services/ImportService.h"
#include "ui/widgets/Card.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace bk::ui {

class Workspace;

/// Above the grid while photos come in: what to bring in, into which collection, and afterwards what came and
/// what could not be read. The work itself goes on in the bar at the bottom.
class ImportPanel : public Card {
    Q_OBJECT
public:
    explicit ImportPanel(Workspace& workspace, QWidget* parent = nullptr);

    /// Offers PATHS for import (empty: asks for files or a folder).
    void open(const QList<FilePath>& paths);
    void start();
    void setCollections(const QStringList& names);
    QString summary() const;
    QPushButton* importButton() const { return m_import; }

Q_SIGNALS:
    void finished();

private:
    void chooseFiles();
    void chooseFolder();
    void add(const QStringList& paths);
    void showPaths();
    void show(const Result<ImportSummary>& outcome);

    Workspace& m_workspace;
    QList<FilePath> m_paths;
    QLabel* m_title = nullptr;
    QLabel* m_what = nullptr;
    QPushButton* m_files = nullptr;
    QPushButton* m_folder = nullptr;
    QWidget* m_choices = nullptr;
    QComboBox* m_collection = nullptr;
    QCheckBox* m_scan = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_close = nullptr;
    QPlainTextEdit* m_failures = nullptr;
};

/// Looks for faces on what was not looked at yet, as a job of WORKSPACE, and tells what was found.
void startFaceScan(Workspace& workspace, const std::optional<CollectionId>& collection);
/// The same in all collections; says nothing when nothing was left.
void goOnWithFaceScan(Workspace& workspace);
/// What that job is called.
QString faceScanTitle();

/// Brings suggestions up to date where recognition is on: names given since, permissions that came. Says
/// nothing when there is nothing new, and leaves a search for faces that is running alone.
void renewSuggestions(Workspace& workspace);

} // namespace bk::ui
